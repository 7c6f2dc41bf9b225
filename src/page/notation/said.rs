//! A relation and what sources say of it, as columns of a table for spreadsheets.

use crate::link::graph::{Assertion, EvidenceSource, Relation, Step, StepDate};
use crate::page::notation::{Here, step};
use crate::site::DocId;

/// The columns on sources. The first three have one entry for each source behind what is shown, separated by ` | `.
pub struct Said {
    pub notes: String,
    pub evidence: String,
    pub addresses: String,
    /// What other sources say, with who says it.
    pub otherwise: String,
}

/// The columns of one relation.
pub fn said(here: &Here<'_>, relation: &Relation) -> Said {
    // These lists have one entry for each source, so that they can be read side by side.
    let (mut notes, mut evidence, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    let accounts = relation.accounts();
    for assertion in &accounts[0] {
        let address = match &assertion.evidence {
            EvidenceSource::Article { article, passage: 0 } => address(here, *article, ""),
            EvidenceSource::Article { article, passage } => {
                address(here, *article, &format!("#{}", here.passage_id(*article, *passage)))
            }
            EvidenceSource::Outside(source) => source.url.clone().unwrap_or_default(),
        };
        notes.push(assertion.fields.note.as_deref().unwrap_or_default());
        evidence.push(entry(here, assertion));
        addresses.push(address);
    }
    Said {
        notes: if notes.iter().all(|note| note.is_empty()) { String::new() } else { notes.join(" | ") },
        evidence: evidence.join(" | "),
        addresses: addresses.join(" | "),
        otherwise: accounts[1..].iter().map(|account| otherwise(here, account)).collect::<Vec<_>>().join(" | "),
    }
}

/// A source as a table can show it.
fn entry(here: &Here<'_>, assertion: &Assertion) -> String {
    let citation = here.citation(&assertion.evidence);
    match (&assertion.evidence, citation.detail.is_empty()) {
        (EvidenceSource::Outside(_), false) => format!("{} ({})", citation.text, citation.detail),
        _ => citation.text.replace('\u{a0}', " "),
    }
}

/// What sources say that contradict the line: `in_force 2020-01-01: El País 3/2024, para. 2; Reuters 3/2024`. Days of other
/// steps than the status' beginning are named: `in_force end 2021-06-09`.
fn otherwise(here: &Here<'_>, account: &[&Assertion]) -> String {
    let status = account.iter().find_map(|assertion| assertion.fields.status);
    let mut said: Vec<String> = status.iter().map(|status| status.word().to_owned()).collect();
    for date in step::agreed_dates(account) {
        let name = match date.dated.step {
            step if step == Step::beginning(status) => "",
            Step::Announced => "announced ",
            Step::Start => "start ",
            Step::Until => "until ",
            Step::End => "end ",
            Step::Status(_) => "",
        };
        said.push(format!("{name}{}", date.dated.date.edtf));
    }
    let sources: Vec<String> = account.iter().map(|assertion| entry(here, assertion)).collect();
    format!("{}: {}", said.join(" "), sources.join("; "))
}

/// The columns on the days of a relation: those that its pages show, too.
pub struct Days {
    pub since: String,
    pub announced: String,
    pub start: String,
    pub until: String,
    pub end: String,
    /// Which of them are the regulation's own, as no source gives one for this relation: `start | end`.
    pub of_regulation: String,
}

/// The days of one relation.
pub fn days(relation: &Relation) -> Days {
    let dates = step::step_dates(relation);
    let is_shown = |step: &Step| dates.iter().any(|date| date.dated.step == *step);
    let date = |step| Some(step).filter(is_shown).and_then(|step| relation.date(step));
    let day = |step| written(date(step));
    let is_own = |step: &Step| date(*step).is_some_and(|date| date.assertion.is_none());
    let own = [(Step::Start, "start"), (Step::End, "end")].into_iter().filter(|(step, _)| is_own(step));
    Days {
        since: written(relation.since()),
        announced: day(Step::Announced),
        start: day(Step::Start),
        until: day(Step::Until),
        end: day(Step::End),
        of_regulation: own.map(|(_, name)| name).collect::<Vec<_>>().join(" | "),
    }
}

fn written(date: Option<StepDate<'_>>) -> String {
    date.map(|date| date.dated.date.edtf.clone()).unwrap_or_default()
}

/// How sure a relation is: certainty, then whether it is disputed, has dates that differ, is inferred, comes from outside.
pub fn marks(relation: &Relation) -> [String; 5] {
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    [
        relation.certainty().word().to_owned(),
        yes(relation.is_disputed()),
        yes(relation.has_date_conflict()),
        yes(relation.is_inferred()),
        yes(relation.is_external()),
    ]
}

/// The day of the data, as EDTF; empty where there is none.
pub fn as_of(here: &Here<'_>) -> String {
    here.site.as_of.as_ref().map(|date| date.edtf.clone()).unwrap_or_default()
}

/// The whole address of a document, or its path in a site that has no address.
pub fn address(here: &Here<'_>, id: DocId, anchor: &str) -> String {
    let path = format!("{}{anchor}", here.site.document(id).permalink);
    here.site.config.absolute(&path).unwrap_or(path)
}
