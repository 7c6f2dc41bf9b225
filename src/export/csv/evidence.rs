//! What each source says of each relation: one line for each relation and each piece of its evidence, as it is written.

use std::io::{self, Write};

use super::said::yes;
use super::table::Table;
use crate::export::facts::Facts;
use crate::link::graph::{Assertion, EvidenceSource};
use crate::model::{Date, DisputedPoint, Status};

/// The columns. `shown`: whether it is behind what pages show; `disputed_by`: ids of claims.
const COLUMNS: [&str; 31] = [
    "relation_id", "subject_id", "subject", "relation", "object_id", "object", "source_id", "source", "source_kind",
    "published", "address", "shown", "certainty", "status", "announced", "start", "until", "end", "start_text",
    "end_text", "share", "amount", "listed_as", "entry", "reason", "note", "disputed_by", "disputed_point",
    "paragraph", "outside", "as_of",
];

/// The whole table, by relation, the oldest source first.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    let title = |id| facts.site.document(id).title.as_str();
    for relation in facts.relations() {
        let ends = [facts.id(relation.subject), facts.id(relation.object)];
        let id = relation.anchor(facts.site);
        let accounts = relation.accounts();
        for assertion in &relation.assertions {
            let fields = &assertion.fields;
            let is_shown = accounts[0].iter().any(|shown| std::ptr::eq(*shown, assertion));
            let disputed_by: Vec<String> =
                assertion.disputed_by.iter().map(|at| facts.claim_id(facts.graph.claim(*at))).collect();
            table.row::<31>([
                &id,
                &ends[0],
                title(relation.subject),
                &relation.kind.name,
                &ends[1],
                title(relation.object),
                &facts.source_id(&assertion.evidence),
                &facts.cite_evidence(assertion),
                assertion.source_kind.word(),
                day(&assertion.published),
                &facts.evidence_address(&assertion.evidence),
                yes(is_shown),
                assertion.certainty().word(),
                fields.status.map_or("", Status::word),
                day(&fields.announced),
                day(&fields.start),
                day(&fields.until),
                day(&fields.end),
                text(&fields.start_text),
                text(&fields.end_text),
                &fields.share.as_ref().map(ToString::to_string).unwrap_or_default(),
                &fields.amount.as_ref().map(ToString::to_string).unwrap_or_default(),
                text(&fields.listed_as),
                text(&fields.entry),
                text(&fields.reason),
                text(&fields.note),
                &disputed_by.join(" | "),
                assertion.disputed_point.map_or("", DisputedPoint::word),
                &paragraph(facts, assertion),
                yes(assertion.is_outside()),
                facts.as_of(),
            ])?;
        }
    }
    Ok(())
}

/// The lasting id of the paragraph that carries a statement; empty for none.
fn paragraph(facts: Facts<'_>, assertion: &Assertion) -> String {
    match assertion.evidence {
        EvidenceSource::Article { article, passage } => facts.passage_id(article, passage),
        EvidenceSource::Outside(_) => String::new(),
    }
}

fn day(date: &Option<Date>) -> &str {
    date.as_ref().map_or("", |date| &date.edtf)
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}
