//! All relations as a table for spreadsheets, one line each.

use crate::link::graph::Relation;
use crate::model::Status;
use crate::page::csv::{add_line, table};
use crate::page::notation::said::{address, as_of, days, marks, said};
use crate::page::notation::{Here, detail};

/// The columns; names and values are as in the table of the matrix. A share is in percent, an amount in digits with its
/// currency.
const HEADER: [&str; 28] = [
    "subject", "subject_kind", "subject_address", "relation", "object", "object_kind", "object_address", "status",
    "since", "announced", "start", "until", "end", "dates_of_regulation", "share", "amount", "listed_as", "entry",
    "reason", "certainty", "disputed", "date_conflict", "inferred", "external", "note", "evidence",
    "evidence_addresses", "as_of",
];

/// The whole table, by type of relation.
pub fn relations_csv(here: &Here<'_>) -> String {
    let mut table = table(&HEADER);
    for at in here.graph.relations_by_type() {
        let line = line(here, &here.graph.relations()[*at]);
        add_line(&mut table, &line.each_ref().map(String::as_str));
    }
    table
}

fn line(here: &Here<'_>, relation: &Relation) -> [String; HEADER.len()] {
    let (subject, object) = (relation.subject, relation.object);
    let title = |id| here.site.document(id).title.clone();
    let kind = |id| here.site.kind(id).name.to_string();
    let (days, said) = (days(relation), said(here, relation));
    let [certainty, disputed, date_conflict, inferred, external] = marks(relation);
    [
        title(subject),
        kind(subject),
        address(here, subject, ""),
        relation.kind.name.to_string(),
        title(object),
        kind(object),
        address(here, object, ""),
        relation.status().map_or("", Status::word).to_owned(),
        days.since,
        days.announced,
        days.start,
        days.until,
        days.end,
        days.of_regulation,
        detail::plain(relation, "share"),
        detail::plain(relation, "amount"),
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
        as_of(here),
    ]
}
