//! The matrix as a table: one line for each subject and regulation.

use std::io::{self, Write};

use super::said::{days, details, marks, said};
use super::table::Table;
use crate::export::facts::Facts;
use crate::model::Status;

/// The columns. Their names and all values from a fixed vocabulary are the same in every language; names, citations and
/// addresses are as in the dossier. Addresses are whole where the site has one, else paths in the site. `since`: when the
/// status began.
const COLUMNS: [&str; 32] = [
    "subject", "subject_kind", "subject_address", "regulation", "regulation_type", "jurisdiction",
    "regulation_address", "status", "since", "announced", "start", "until", "end", "dates_of_regulation",
    "inferred_dates", "external_dates", "listed_as", "entry", "reason", "certainty", "disputed", "date_conflict",
    "inferred", "external", "note", "evidence", "evidence_addresses", "otherwise", "as_of", "relation_id",
    "subject_id", "regulation_id",
];

/// The whole matrix, by subject and regulation. Within a field, several citations or addresses are separated by ` | `.
/// The evidence is that for the status and dates of its line; what other sources say instead is in `otherwise`.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    for relation in facts.relations().filter(|relation| relation.kind.is_measure()) {
        let (subject, object) = (facts.site.document(relation.subject), facts.site.document(relation.object));
        let own = object.regulation();
        let (days, said) = (days(relation), said(facts, relation));
        let [certainty, disputed, date_conflict, inferred, external] = marks(relation);
        let [_, _, listed_as, entry, reason] = details(relation);
        table.row::<32>([
            &subject.title,
            &facts.site.kind(relation.subject).name,
            &facts.address(relation.subject, ""),
            &object.title,
            own.and_then(|own| own.regulation_type.value()).map_or("", |kind| &**kind),
            &object.jurisdiction().unwrap_or_default().to_uppercase(),
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
