//! A relation and what sources say of it, as columns of a table.

use crate::export::facts::Facts;
use crate::link::graph::{Assertion, Relation, Step, StepDate, agreed_dates};
use crate::model::Certainty;

/// The columns on sources. The first three have one entry for each source behind what is shown, separated by ` | `.
pub struct Said {
    pub notes: String,
    pub evidence: String,
    pub addresses: String,
    /// What other sources say, with who says it.
    pub otherwise: String,
}

/// The columns of one relation.
pub fn said(facts: Facts<'_>, relation: &Relation) -> Said {
    // These lists have one entry for each source, so that they can be read side by side.
    let accounts = relation.accounts();
    let (shown, others) = accounts.split_first().expect("a relation has an account");
    let notes: Vec<&str> = shown.iter().map(|one| one.fields.note.as_deref().unwrap_or_default()).collect();
    let evidence: Vec<String> = shown.iter().map(|one| facts.cite_evidence(one)).collect();
    let addresses: Vec<String> = shown.iter().map(|one| facts.evidence_address(&one.evidence)).collect();
    Said {
        notes: if notes.iter().all(|note| note.is_empty()) { String::new() } else { notes.join(" | ") },
        evidence: evidence.join(" | "),
        addresses: addresses.join(" | "),
        otherwise: others
            .iter()
            .flat_map(|account| otherwise(facts, relation, account))
            .collect::<Vec<_>>()
            .join(" | "),
    }
}

/// What sources say that contradict the line: `in_force 2020-01-01: El País 3/2024, para. 2; Reuters 3/2024`. Days of other
/// steps than the status' beginning are named: `in_force end 2021-06-09`. What can be true together is not said by each: an entry for
/// those that say the very same.
pub fn otherwise(facts: Facts<'_>, relation: &Relation, account: &[&Assertion]) -> Vec<String> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for one in account {
        let (said, source) = (words(relation, one), facts.cite_evidence(one));
        match told.iter_mut().find(|(known, _)| *known == said) {
            Some((_, sources)) => sources.push(source),
            None => told.push((said, vec![source])),
        }
    }
    told.iter().map(|(said, sources)| format!("{said}: {}", sources.join("; "))).collect()
}

/// What one source says of where a relation stands, in words of front matter; without the end of a period that is over where that never came.
fn words(relation: &Relation, one: &Assertion) -> String {
    let status = one.fields.status;
    let mut said: Vec<&str> = status.iter().map(|status| status.word()).collect();
    said.extend(Some(one.certainty()).filter(|known| *known != Certainty::Asserted).map(Certainty::word));
    let is_overtaken = one.is_of_earlier_period && relation.is_overtaken(one);
    for date in agreed_dates(&[one]).into_iter().map(|date| date.dated) {
        if is_overtaken && date.step == Step::End {
            continue;
        }
        let step = Some(date.step).filter(|step| *step != Step::beginning(status));
        said.extend(step.and_then(Step::word));
        said.push(&date.date.edtf);
    }
    said.join(" ")
}

/// The columns on the days of a relation: those that its pages show, too.
pub struct Days {
    pub since: String,
    pub announced: String,
    pub start: String,
    pub until: String,
    pub end: String,
    /// Which of them are the regulation's own, as no source gives one for this relation: `since | start`.
    pub of_regulation: String,
    /// Which of them only the author inferred.
    pub inferred: String,
    /// Which of them come from outside the dossier.
    pub external: String,
}

/// The days of one relation.
pub fn days(relation: &Relation) -> Days {
    let dates = relation.dates();
    let is_shown = |step: &Step| dates.iter().any(|date| date.dated.step == *step);
    let date = |step| Some(step).filter(is_shown).and_then(|step| relation.date(step));
    let day = |step| written(date(step));
    let since = relation.since();
    let columns = [
        ("since", since),
        ("announced", date(Step::Announced)),
        ("start", date(Step::Start)),
        ("until", date(Step::Until)),
        ("end", date(Step::End)),
    ];
    let of = |holds: &dyn Fn(&StepDate<'_>) -> bool| {
        let names = columns.iter().filter(|(_, date)| date.as_ref().is_some_and(holds)).map(|(name, _)| *name);
        names.collect::<Vec<_>>().join(" | ")
    };
    Days {
        since: written(since),
        announced: day(Step::Announced),
        start: day(Step::Start),
        until: day(Step::Until),
        end: day(Step::End),
        of_regulation: of(&|date| date.assertion.is_none()),
        inferred: of(&|date| date.is_inferred()),
        external: of(&|date| date.is_outside()),
    }
}

fn written(date: Option<StepDate<'_>>) -> String {
    date.map(|date| date.dated.date.edtf.clone()).unwrap_or_default()
}

/// How sure a relation is: certainty, then whether it is disputed, has dates that differ, is inferred, comes from outside.
pub fn marks(relation: &Relation) -> [&'static str; 5] {
    [
        relation.certainty().word(),
        yes(relation.is_disputed()),
        yes(relation.has_date_conflict()),
        yes(relation.is_inferred()),
        yes(relation.is_external()),
    ]
}

/// A flag in a table.
pub fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// Share, amount, name on the list, entry and reason, each by the strongest source that gives it.
pub fn details(relation: &Relation) -> [String; 5] {
    [
        relation.strongest(|fields| fields.share.as_ref().map(ToString::to_string)),
        relation.strongest(|fields| fields.amount.as_ref().map(ToString::to_string)),
        relation.strongest(|fields| fields.listed_as.clone()),
        relation.strongest(|fields| fields.entry.clone()),
        relation.strongest(|fields| fields.reason.clone()),
    ]
    .map(Option::unwrap_or_default)
}
