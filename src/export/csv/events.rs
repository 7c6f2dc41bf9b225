//! All events that articles tell as a table, by date.

use std::io::{self, Write};

use super::said::yes;
use super::table::Table;
use crate::export::facts::Facts;

/// The columns. An event with an outside source rests on that and not on its article.
/// `date` is what its article states. Where a relation of the same day has it more exactly, `day_elsewhere` is the day that pages show,
/// and `day_relation_id` the relation whose sources give it.
const COLUMNS: [&str; 17] = [
    "event_id", "date", "title", "about", "about_ids", "certainty", "expected", "note", "article_id", "evidence",
    "evidence_address", "outside_source_id", "outside_source", "outside_address", "as_of", "day_elsewhere",
    "day_relation_id",
];

/// The whole table.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    for (told, elsewhere) in facts.events_with_days() {
        let outside = told.event.source.as_ref();
        table.row::<17>([
            &facts.event_id(told),
            &told.event.date.edtf,
            &told.event.title,
            &facts.titles(&told.about).join(" | "),
            &facts.ids(&told.about).join(" | "),
            told.event.certainty.word(),
            yes(told.event.is_expected),
            told.event.note.as_deref().unwrap_or_default(),
            &facts.id(told.article),
            &facts.cite(told.article, told.passage),
            &facts.passage_address(told.article, told.passage),
            &outside.map(|source| facts.outside_id(source)).unwrap_or_default(),
            &outside.map(|source| facts.cite_outside(source)).unwrap_or_default(),
            outside.and_then(|source| source.url.as_deref()).unwrap_or_default(),
            facts.as_of(),
            elsewhere.map_or("", |(day, _)| &day.edtf),
            &elsewhere.and_then(|(_, relation)| Some(relation?.anchor(facts.site))).unwrap_or_default(),
        ])?;
    }
    Ok(())
}
