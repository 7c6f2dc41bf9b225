//! The matrix as a table for spreadsheets: one line for each subject and regulation.

use crate::link::graph::{Relation, Step};
use crate::model::{SUBJECT_TO, Status};
use crate::page::csv::{add_line, table};
use crate::page::notation::said::{address, said};
use crate::page::notation::{Here, detail, step};

/// The columns. Their names and all values from a fixed vocabulary are the same in every language; names, citations and
/// addresses are as in the dossier. Addresses are whole where the site has one, else paths in the site. `since`: when the
/// status began.
const HEADER: [&str; 27] = [
    "subject", "subject_kind", "subject_address", "regulation", "regulation_type", "jurisdiction",
    "regulation_address", "status", "since", "announced", "start", "until", "end", "dates_of_regulation", "listed_as",
    "entry", "reason", "certainty", "disputed", "date_conflict", "inferred", "external", "note", "evidence",
    "evidence_addresses", "otherwise", "as_of",
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
    let said = said(here, relation);
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
        own.and_then(|own| own.regulation_type.value()).map_or("", |kind| &**kind).to_owned(),
        stated(own.and_then(|own| own.jurisdiction.value())).to_uppercase(),
        address(here, relation.object, ""),
        relation.status().map_or("", Status::word).to_owned(),
        relation.since().map(|date| date.dated.date.edtf.clone()).unwrap_or_default(),
        day(Step::Announced),
        day(Step::Start),
        day(Step::Until),
        day(Step::End),
        of_regulation.join(" | "),
        detail::plain(relation, "listed_as"),
        detail::plain(relation, "entry"),
        detail::plain(relation, "reason"),
        relation.certainty().word().to_owned(),
        yes(relation.is_disputed()),
        yes(relation.has_date_conflict()),
        yes(relation.is_inferred()),
        yes(relation.is_external()),
        said.notes,
        said.evidence,
        said.addresses,
        said.otherwise,
        here.site.as_of.as_ref().map(|date| date.edtf.clone()).unwrap_or_default(),
    ]
}
