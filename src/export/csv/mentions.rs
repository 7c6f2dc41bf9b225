//! Which article names which entity, as a table: one line for each pair.

use std::io::{self, Write};

use super::said::yes;
use super::table::Table;
use crate::export::facts::Facts;

/// The columns. `paragraphs`: the lasting ids of the paragraphs that name it, which are anchors on the article's page; `inferred`: articles
/// only describe it.
const COLUMNS: [&str; 7] = ["article_id", "date", "entity_id", "entity", "times", "paragraphs", "inferred"];

/// The whole table, by article.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    for naming in facts.namings() {
        let date = facts.site.document(naming.article).article().map_or("", |article| &article.date.edtf);
        table.row::<7>([
            &facts.id(naming.article),
            date,
            &facts.id(naming.entity),
            &facts.site.document(naming.entity).title,
            &naming.times.to_string(),
            &naming.paragraphs.join(" | "),
            yes(naming.is_inferred),
        ])?;
    }
    Ok(())
}
