//! All articles as a table, with the record of what each reports on.

use std::io::{self, Write};

use super::basis;
use super::table::Table;
use crate::export::facts::Facts;
use crate::model::{Document, Stated};
use crate::site::DocId;

/// The columns. `written`: when our page was first published; `date`: when its source was.
const COLUMNS: [&str; 23] = [
    "article_id", "slug", "title", "address", "analysis", "verbatim", "cited_as", "date", "outlet", "publisher",
    "authors", "headline", "url", "archived", "accessed", "language", "source_type", "source_kind", "about_ids",
    "topics", "written", "updated", "basis",
];

/// The whole table, oldest first.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    for id in facts.articles() {
        row(facts, id, &mut table)?;
    }
    Ok(())
}

fn row(facts: Facts<'_>, id: DocId, table: &mut Table<'_>) -> io::Result<()> {
    let document: &Document = facts.site.document(id);
    let Some(article) = document.article() else { return Ok(()) };
    let source = &article.source;
    let archived = source.archived.value().into_iter().flatten().map(|copy| copy.url.as_str());
    let own = |words: &'static str| if article.is_analysis() { "" } else { words };
    table.row::<23>([
        &facts.id(id),
        document.slug.as_str(),
        &document.title,
        &facts.address(id, ""),
        super::said::yes(article.is_analysis()),
        super::said::yes(article.is_verbatim()),
        facts.graph.cite_as(id),
        &article.date.edtf,
        text(&source.outlet),
        text(&source.publisher),
        &source.authors.value().map(|names| names.join(" | ")).unwrap_or_default(),
        text(&source.headline),
        text(&source.url),
        &archived.collect::<Vec<_>>().join(" | "),
        source.accessed.value().map_or("", |date| &date.edtf),
        text(&source.lang),
        source.csl_type.as_deref().unwrap_or(own("article-newspaper")),
        own(source.kind().word()),
        &facts.ids(facts.graph.subjects(id)).join(" | "),
        &document.topics.join(" | "),
        document.published.as_ref().map_or("", |date| &date.edtf),
        document.updated.as_ref().map_or("", |date| &date.edtf),
        &basis(document),
    ])
}

fn text(stated: &Stated<String>) -> &str {
    stated.value().map_or("", String::as_str)
}
