//! The bibliography: what the dossier rests on, by outlet and date, with what a source does not state.
//!
//! The articles' sources come first, then those outside the dossier, in one long list that is cut into pages.

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::{DateView, DocumentLink, Here};
use crate::export::Format;
use crate::link::graph::LinkGraph;
use crate::link::graph::outside_sources::OutsideUse;
use crate::model::{Article, Stated, host};
use crate::page::article::record::{CiteView, cite_list, foreign, mark, original, original_outside, quoted};
use crate::page::frame;
use crate::page::list::parts::{PageLink, on_page, part_links, parts_of_view, view_part};
use crate::page::notation::fact::FactValue;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

/// Sources on one page.
const SOURCES_A_PAGE: usize = 200;

/// How many pages are named behind an outside source.
const SHOWN_USERS: usize = 8;

/// Everything that the template of the bibliography shows.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesView {
    pub frame: Frame,
    pub title: String,
    pub articles: String,
    /// The sources of the articles by outlet, in the order of the alphabet, unknown outlets last. Where some state their outlet,
    /// and that of others is only inferred, it stands there once for each.
    pub outlets: Vec<OutletGroup>,
    /// «23 Quellen»; empty where there are none.
    pub outside_count: String,
    /// Sources outside the dossier, by outlet and title.
    pub outside: Vec<OutsideEntry>,
    pub pages: Vec<PageLink>,
    /// The whole list for programs: what the format is called, and its file.
    pub exports: Vec<(String, String)>,
    pub cite: CiteView,
}

#[derive(Clone, Debug, Serialize)]
pub struct OutletGroup {
    /// Its name with the mark that all of these sources have; without a text where it is not stated.
    pub outlet: FactValue,
    /// The sources, oldest first.
    pub items: Vec<SourceEntry>,
}

/// The source of one article. What is known carries the marks of how; what is not is said.
#[derive(Clone, Debug, Serialize)]
pub struct SourceEntry {
    /// When it was published.
    pub date: DateView,
    pub authors: FactValue,
    /// Its headline in quotation marks.
    pub headline: FactValue,
    pub publisher: FactValue,
    pub address: FactValue,
    /// Archived copies: address and day.
    pub archived: Vec<(String, String)>,
    /// What else is known, in words: type, language, what it relies on.
    pub known: Vec<String>,
    pub missing: Vec<String>,
    pub cite: String,
    pub lang: String,
    pub cite_as: String,
    pub page: DocumentLink,
}

#[derive(Clone, Debug, Serialize)]
pub struct OutsideEntry {
    /// Its title, or its host.
    pub title: String,
    /// Its address; empty where it has none.
    pub url: String,
    /// Who published it; empty where it is not stated.
    pub outlet: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// When it was read, in words; empty where it is not stated.
    pub accessed: String,
    pub missing: Vec<String>,
    pub cite: String,
    /// The pages that use it.
    pub used_by: Vec<DocumentLink>,
    /// «4 weitere»; empty for none.
    pub more: String,
}

/// How many pages the bibliography has; none in a dossier without articles and outside sources.
pub fn source_pages(graph: &LinkGraph) -> usize {
    (graph.by_outlet().len() + graph.outside_sources().len()).div_ceil(SOURCES_A_PAGE)
}

/// The pages of the bibliography.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    parts_of_view(site, View::Sources, source_pages(graph), |here, number| {
        Content::new("sources.html", sources(here, number))
    })
}

/// A page of the bibliography, by its number from 1.
pub fn sources(here: &Here<'_>, number: usize) -> SourcesView {
    let words = here.labels;
    let title = words.text("sources.title").to_owned();
    let about =
        About { description: words.text("sources.lede"), class: "sources", shows_standing: true, ..About::default() };
    let frame = frame::of_part(here, number, &title, View::Sources.folder(), about);
    let articles = here.graph.by_outlet();
    let outside = here.graph.outside_sources();
    let last = (articles.len() + outside.len()).div_ceil(SOURCES_A_PAGE);
    // Where the page ends in the articles, the outside sources begin on it or on a later one.
    let end = number * SOURCES_A_PAGE;
    let outside_end = end.saturating_sub(articles.len()).min(outside.len());
    let outside_start = (end - SOURCES_A_PAGE).saturating_sub(articles.len()).min(outside_end);
    SourcesView {
        cite: cite_list(here, &frame.title, &frame.canonical),
        frame,
        title,
        articles: words.count("count.articles", articles.len()),
        outlets: outlets(here, on_page(articles, number, SOURCES_A_PAGE)),
        outside_count: if outside.is_empty() { String::new() } else { words.count("count.sources", outside.len()) },
        outside: outside[outside_start..outside_end].iter().map(|used| outside_entry(here, used)).collect(),
        pages: part_links(last, number, |other| here.href(&view_part(View::Sources, other))),
        exports: Format::BIBLIOGRAPHIES.map(|format| (format.name().into(), here.root.clone() + format.path())).into(),
    }
}

/// The sources of these articles, which come by outlet.
fn outlets(here: &Here<'_>, articles: &[DocId]) -> Vec<OutletGroup> {
    let mut groups: Vec<OutletGroup> = Vec::new();
    for &id in articles {
        let document = here.site.document(id);
        let Some(article) = document.article() else { continue };
        let outlet = article.source.outlet.value().cloned().unwrap_or_default();
        let outlet = mark(FactValue::text(outlet), document.basis.get("source.outlet"));
        let name = outlet.text.to_lowercase();
        let of_name = groups.iter_mut().rev().take_while(|group| group.outlet.text.to_lowercase() == name);
        let same_mark = |group: &&mut OutletGroup| {
            (group.outlet.inferred, group.outlet.external) == (outlet.inferred, outlet.external)
        };
        match of_name.into_iter().find(same_mark) {
            Some(group) => group.items.push(entry(here, id, article)),
            None => groups.push(OutletGroup { outlet, items: vec![entry(here, id, article)] }),
        }
    }
    groups
}

fn entry(here: &Here<'_>, id: DocId, article: &Article) -> SourceEntry {
    let document = here.site.document(id);
    let (source, words) = (&article.source, here.labels);
    let lang = foreign(here, source).unwrap_or_default();
    let marked = |text: String, path: &str| mark(FactValue::text(text), document.basis.get(path));
    let authors = source.authors.value().map(|authors| authors.join(", ")).unwrap_or_default();
    let headline = source.headline.value().map(|headline| quoted(here, headline)).unwrap_or_default();
    let url = source.url.value().cloned().unwrap_or_default();
    let asked = |asked: bool, known: bool| asked && !known;
    let lacking = [
        (headline.is_empty(), "sources.untitled"),
        (authors.is_empty(), "sources.unknown_author"),
        (url.is_empty(), "sources.unknown_address"),
        (asked(source.publisher.is_present(), source.publisher.value().is_some()), "sources.unknown_publisher"),
        (asked(source.lang.is_present(), source.lang.value().is_some()), "sources.unknown_language"),
        (not_filed(&source.archived), "sources.no_copy"),
    ];
    let archived = source.archived.value().into_iter().flatten();
    let kind = source.csl_type.as_deref().filter(|kind| *kind != "article-newspaper");
    let relies_on = source.relies_on.value().filter(|names| !names.is_empty()).map(|names| names.join(", "));
    let known = [
        kind.map(|kind| words.find(&format!("source_type.{kind}")).unwrap_or(kind).to_owned()),
        source.lang.value().filter(|_| !lang.is_empty()).map(|tag| words.language(tag)),
        relies_on.map(|names| words.text("index.relies_on").replace("{names}", &names)),
    ];
    SourceEntry {
        date: here.date(&article.date, document.basis.get("date")),
        authors: marked(authors, "source.authors"),
        headline: FactValue { lang: lang.clone(), ..marked(headline, "source.headline") },
        publisher: marked(source.publisher.value().cloned().unwrap_or_default(), "source.publisher"),
        address: FactValue { href: url.clone(), ..marked(host(&url).to_owned(), "source.url") },
        archived: archived
            .map(|copy| (copy.url.clone(), copy.date.as_ref().map(|date| words.date(date)).unwrap_or_default()))
            .collect(),
        known: known.into_iter().flatten().collect(),
        missing: lacking.iter().filter(|(lacks, _)| *lacks).map(|(_, key)| words.text(key).to_owned()).collect(),
        cite: original(here, article),
        lang,
        cite_as: here.graph.cite_as(id).to_string(),
        page: here.link(id),
    }
}

/// Whether a list was asked for and has nothing in it.
fn not_filed<T>(list: &Stated<Vec<T>>) -> bool {
    list.is_present() && list.value().is_none_or(Vec::is_empty)
}

fn outside_entry(here: &Here<'_>, OutsideUse { source, users }: &OutsideUse) -> OutsideEntry {
    let words = here.labels;
    let lacking = [
        (source.title.is_empty(), "sources.untitled"),
        (source.outlet.is_none(), "sources.unknown_outlet"),
        (source.date.is_none(), "sources.unknown_date"),
        (source.url.is_none(), "sources.unknown_address"),
    ];
    OutsideEntry {
        title: source.shown_title().to_owned(),
        url: source.url.clone().unwrap_or_default(),
        outlet: source.outlet.clone().unwrap_or_default(),
        date: source.date.as_ref().map(|date| here.date(date, None)),
        accessed: source
            .accessed
            .as_ref()
            .map(|day| words.text("cite.accessed").replace("{date}", &words.date(day)))
            .unwrap_or_default(),
        missing: lacking.iter().filter(|(lacks, _)| *lacks).map(|(_, key)| words.text(key).to_owned()).collect(),
        cite: original_outside(here, source),
        used_by: users.iter().take(SHOWN_USERS).map(|id| here.short_link(*id)).collect(),
        more: words.more(users.len().saturating_sub(SHOWN_USERS)),
    }
}
