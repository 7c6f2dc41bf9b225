//! All relations as a table for spreadsheets, one line each.

use crate::link::graph::{Relation, Step};
use crate::model::Status;
use crate::page::csv::add_line;
use crate::page::notation::said::{address, said};
use crate::page::notation::{Here, detail};

/// The columns; names and values are as in the table of the matrix. A share is in percent, an amount in digits with its
/// currency.
const HEADER: [&str; 27] = [
    "subject", "subject_kind", "subject_address", "relation", "object", "object_kind", "object_address", "status",
    "since", "announced", "start", "until", "end", "share", "amount", "listed_as", "entry", "reason", "certainty",
    "disputed", "date_conflict", "inferred", "external", "note", "evidence", "evidence_addresses", "as_of",
];

/// The whole table, by type of relation.
pub fn relations_csv(here: &Here<'_>) -> String {
    let mut table = String::new();
    add_line(&mut table, &HEADER);
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
    let day = |step| relation.date(step).map(|date| date.dated.date.edtf.clone()).unwrap_or_default();
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    let said = said(here, relation);
    [
        title(subject),
        kind(subject),
        address(here, subject, ""),
        relation.kind.name.to_string(),
        title(object),
        kind(object),
        address(here, object, ""),
        relation.status().map_or("", Status::word).to_owned(),
        day(Step::beginning(relation.status())),
        day(Step::Announced),
        day(Step::Start),
        day(Step::Until),
        day(Step::End),
        detail::plain(relation, "share"),
        detail::plain(relation, "amount"),
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
        here.site.as_of.as_ref().map(|date| date.edtf.clone()).unwrap_or_default(),
    ]
}
