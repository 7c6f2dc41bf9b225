//! The matrix as a table for spreadsheets: one line for each subject and regulation.

use crate::link::graph::{Assertion, EvidenceSource, Relation, Step};
use crate::model::{SUBJECT_TO, Status};
use crate::page::csv::{add_line, table};
use crate::page::notation::{Here, step};
use crate::site::DocId;

/// The columns. Their names and all values from a fixed vocabulary are the same in every language; names, citations and
/// addresses are as in the dossier. Addresses are whole where the site has one, else paths in the site. `since`: when the
/// status began.
const HEADER: [&str; 23] = [
    "subject", "subject_kind", "subject_address", "regulation", "regulation_type", "jurisdiction",
    "regulation_address", "status", "since", "announced", "start", "until", "end", "dates_of_regulation", "certainty",
    "disputed", "date_conflict", "inferred", "external", "note", "evidence", "evidence_addresses", "otherwise",
];

/// The whole matrix, by subject and regulation. Within a field, several citations or addresses are separated by ` | `.
/// The evidence is that for the status and dates of its line; what other sources say instead is in `otherwise`.
pub fn matrix_csv(here: &Here<'_>) -> String {
    let mut table = table(&HEADER);
    for relation in here.graph.relations().iter().filter(|relation| *relation.kind.name == *SUBJECT_TO) {
        let line = line(here, relation);
        add_line(&mut table, &line.each_ref().map(String::as_str));
    }
    table
}

fn line(here: &Here<'_>, relation: &Relation) -> [String; HEADER.len()] {
    let (subject, object) = (here.site.document(relation.subject), here.site.document(relation.object));
    let own = object.regulation();
    // These lists have one entry for each source, so that they can be read side by side.
    let (mut notes, mut evidence, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    let accounts = relation.accounts();
    for assertion in &accounts[0] {
        let address = match &assertion.evidence {
            EvidenceSource::Article { article, passage: 0 } => address(here, *article, ""),
            EvidenceSource::Article { article, passage } => address(here, *article, &format!("#rn{passage}")),
            EvidenceSource::Outside(source) => source.url.clone().unwrap_or_default(),
        };
        notes.push(assertion.fields.note.as_deref().unwrap_or_default());
        evidence.push(entry(here, assertion));
        addresses.push(address);
    }
    let dates = step::step_dates(relation);
    let is_shown = |step: &Step| dates.iter().any(|date| date.dated.step == *step);
    let date = |step| Some(step).filter(is_shown).and_then(|step| relation.date(step));
    let day = |step| date(step).map(|date| date.dated.date.edtf.clone()).unwrap_or_default();
    let is_own = |step: &Step| date(*step).is_some_and(|date| date.assertion.is_none());
    let of_regulation = [(Step::Start, "start"), (Step::End, "end")].into_iter().filter(|(step, _)| is_own(step));
    let of_regulation: Vec<&str> = of_regulation.map(|(_, name)| name).collect();
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    let stated = |text: Option<&String>| text.cloned().unwrap_or_default();
    [
        subject.title.clone(),
        here.site.kind(relation.subject).name.to_string(),
        address(here, relation.subject, ""),
        object.title.clone(),
        own.and_then(|own| own.regulation_type.value()).map_or("", |kind| kind.word()).to_owned(),
        stated(own.and_then(|own| own.jurisdiction.value())).to_uppercase(),
        address(here, relation.object, ""),
        relation.status().map_or("", Status::word).to_owned(),
        relation.since().map(|date| date.dated.date.edtf.clone()).unwrap_or_default(),
        day(Step::Announced),
        day(Step::Start),
        day(Step::Until),
        day(Step::End),
        of_regulation.join(" | "),
        relation.certainty().word().to_owned(),
        yes(relation.is_disputed()),
        yes(relation.has_date_conflict()),
        yes(relation.is_inferred()),
        yes(relation.is_external()),
        if notes.iter().all(|note| note.is_empty()) { String::new() } else { notes.join(" | ") },
        evidence.join(" | "),
        addresses.join(" | "),
        accounts[1..].iter().map(|account| otherwise(here, account)).collect::<Vec<_>>().join(" | "),
    ]
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

/// The whole address of a document, or its path in a site that has no address.
fn address(here: &Here<'_>, id: DocId, anchor: &str) -> String {
    let path = format!("{}{anchor}", here.site.document(id).permalink);
    here.site.config.absolute(&path).unwrap_or(path)
}
