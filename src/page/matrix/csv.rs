//! The matrix as a table for spreadsheets: one line for each subject and regulation.

use crate::link::graph::Relation;
use crate::model::{SUBJECT_TO, Status};
use crate::page::csv::{add_line, table};
use crate::page::notation::said::{address, as_of, days, marks, said};
use crate::page::notation::{Here, detail};

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
    let days = days(relation);
    let [certainty, disputed, date_conflict, inferred, external] = marks(relation);
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
        days.since,
        days.announced,
        days.start,
        days.until,
        days.end,
        days.of_regulation,
        detail::plain(relation, "listed_as"),
        detail::plain(relation, "entry"),
        detail::plain(relation, "reason"),
        certainty,
        disputed,
        date_conflict,
        inferred,
        external,
        said.notes,
        said.evidence,
        said.addresses,
        said.otherwise,
        as_of(here),
    ]
}
