//! All relations as a table, one line each, as pages show them.

use std::io::{self, Write};

use super::said::{days, details, marks, said};
use super::table::Table;
use crate::export::facts::Facts;
use crate::model::Status;

/// The columns; names and values are as in the table of the matrix. A share is in percent, an amount in digits with its
/// currency.
const COLUMNS: [&str; 34] = [
    "subject", "subject_kind", "subject_address", "relation", "object", "object_kind", "object_address", "status",
    "since", "announced", "start", "until", "end", "dates_of_regulation", "inferred_dates", "external_dates", "share",
    "amount", "listed_as", "entry", "reason", "certainty", "disputed", "date_conflict", "inferred", "external", "note",
    "evidence", "evidence_addresses", "otherwise", "as_of", "relation_id", "subject_id", "object_id",
];

/// The whole table, by type of relation.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    let all = facts.graph.relations();
    for relation in facts.graph.relations_by_type().iter().map(|at| &all[*at]) {
        let (days, said) = (days(relation), said(facts, relation));
        let [certainty, disputed, date_conflict, inferred, external] = marks(relation);
        let [share, amount, listed_as, entry, reason] = details(relation);
        table.row::<34>([
            &facts.site.document(relation.subject).title,
            &facts.site.kind(relation.subject).name,
            &facts.address(relation.subject, ""),
            &relation.kind.name,
            &facts.site.document(relation.object).title,
            &facts.site.kind(relation.object).name,
            &facts.address(relation.object, ""),
            relation.status().map_or("", Status::word),
            &days.since,
            &days.announced,
            &days.start,
            &days.until,
            &days.end,
            &days.of_regulation,
            &days.inferred,
            &days.external,
            &share,
            &amount,
            &listed_as,
            &entry,
            &reason,
            certainty,
            disputed,
            date_conflict,
            inferred,
            external,
            &said.notes,
            &said.evidence,
            &said.addresses,
            &said.otherwise,
            facts.as_of(),
            &relation.anchor(facts.site),
            &facts.id(relation.subject),
            &facts.id(relation.object),
        ])?;
    }
    Ok(())
}
