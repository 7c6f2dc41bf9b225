//! Articles in a list: on their index, newest first by year, and on the front page.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::labels::isolated;
use crate::model::{Role, Stated};
use crate::page::article::record::mark;
use crate::page::list::facets::{self, Facets};
use crate::page::list::parts::{BarEntry, Listed, ROWS_A_PAGE, listing_permalink};
use crate::page::notation::fact::FactValue;
use crate::page::notation::{DateView, DocumentLink, Here};
use crate::site::DocId;

/// Articles by year.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleIndex {
    /// The newest year first.
    pub groups: Vec<ArticleYear>,
}

/// The articles of one year.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleYear {
    pub year: String,
    pub id: String,
    /// Its articles, newest first.
    pub rows: Vec<ArticleRow>,
}

/// One article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow {
    pub date: Option<DateView>,
    pub link: DocumentLink,
    /// A word or two above its headline; empty for none.
    pub kicker: String,
    pub lede: String,
    /// The medium, with the marks of how it is known.
    pub outlet: FactValue,
    /// Whether the medium was looked for and not found.
    pub outlet_missing: bool,
    pub authors: String,
    /// «nach Reuters, Bloomberg»; empty for none.
    pub relies_on: String,
    /// «9 Unternehmen»; empty for none.
    pub companies: String,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
}

/// The index of the articles.
pub fn article_index(here: &Here<'_>, kind: usize, number: usize) -> Listed<ArticleIndex> {
    let count = here.graph.articles().len();
    let year = |id: DocId| here.site.document(id).date().map_or(0, |date| date.earliest.year());
    let mut bar: Vec<BarEntry> = Vec::new();
    let mut at = 0;
    for &(year, count) in here.graph.articles_by_year().iter().rev() {
        let page = listing_permalink(here.site, kind, at / ROWS_A_PAGE + 1);
        let href = here.href_to(page.as_str(), &format!("y{year}"));
        bar.push(BarEntry { text: year.to_string(), href, count });
        at += count;
    }
    let mut groups: Vec<ArticleYear> = Vec::new();
    for id in newest_articles(here).skip((number - 1) * ROWS_A_PAGE).take(ROWS_A_PAGE) {
        let text = year(id).to_string();
        if groups.last().is_none_or(|group| group.year != text) {
            groups.push(ArticleYear { id: format!("y{text}"), year: text, rows: Vec::new() });
        }
        groups.last_mut().expect("a group was just made").rows.push(article_row(here, id));
    }
    let mut lede = here.labels.count("count.articles", count);
    if let Some(span) = article_years(here) {
        lede = format!("{lede}, {span}");
    }
    lede.push('.');
    let bar = if bar.len() > 1 && count > 8 { bar } else { Vec::new() };
    Listed { key: "articles", lede, bar, list: ArticleIndex { groups } }
}

/// All articles, newest first.
pub fn newest_articles(here: &Here<'_>) -> impl Iterator<Item = DocId> {
    here.graph.articles().iter().rev().copied()
}

/// «2015 bis 2021», or one year; none without articles.
pub fn article_years(here: &Here<'_>) -> Option<String> {
    here.graph.article_years().map(|years| here.labels.years(years))
}

/// One article in a list.
pub fn article_row(here: &Here<'_>, id: DocId) -> ArticleRow {
    let document = here.site.document(id);
    let article = document.article();
    let source = article.map(|article| &article.source);
    let outlet = source.map(|source| &source.outlet);
    let names = |field: Option<&Vec<String>>| field.map(|names| names.join(", ")).unwrap_or_default();
    let relies_on = names(source.and_then(|source| source.relies_on.value()));
    let outlet_text = match article.is_some_and(|article| article.is_analysis()) {
        true => here.labels.text("article.analysis"),
        false => outlet.and_then(|outlet| outlet.value()).map_or("", String::as_str),
    };
    ArticleRow {
        date: here.article_date(id),
        link: here.link(id),
        kicker: article.and_then(|article| article.kicker.clone()).unwrap_or_default(),
        lede: document.summary.clone().unwrap_or_default(),
        outlet: mark(FactValue::text(isolated(outlet_text)), document.basis.get("source.outlet")),
        outlet_missing: outlet.is_some_and(Stated::is_missing),
        authors: match article.is_some_and(|article| article.is_analysis()) {
            true => document.authors.join(", "),
            false => names(source.and_then(|source| source.authors.value())),
        },
        relies_on: match relies_on.is_empty() {
            true => String::new(),
            false => here.labels.text("index.relies_on").replace("{names}", &relies_on),
        },
        companies: companies_in(here, id),
        facets: facets::of_article(here, id),
    }
}

/// «9 Unternehmen»: how many different companies an article names.
fn companies_in(here: &Here<'_>, id: DocId) -> String {
    let kinds = &here.site.config.kinds;
    let Some(kind) = kinds.iter().position(|kind| kind.role == Role::Company) else { return String::new() };
    let named: BTreeSet<DocId> = here
        .graph
        .outgoing(id)
        .mentions
        .iter()
        .map(|mention| mention.target)
        .filter(|target| here.site.kind_of[target.index()] == kind)
        .collect();
    counted_kind(here, kind, named.len())
}

/// «9 Unternehmen», «1 Behörde», «2 companies»; empty for none.
pub fn counted_kind(here: &Here<'_>, kind: usize, n: usize) -> String {
    let kind = &here.site.config.kinds[kind];
    match n {
        0 => String::new(),
        1 => format!("1 {}", here.labels.within_sentence(here.labels.of(&kind.singular))),
        _ => format!("{} {}", here.labels.number(n), here.labels.within_sentence(here.labels.of(&kind.plural))),
    }
}
