//! The bibliography: what the dossier rests on, by outlet and date, with what a source does not state.
//!
//! The articles' sources come first, then those outside the dossier, in one long list that is cut into pages.

pub mod entries;
pub mod outlet_bar;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::Here;
use crate::export::Format;
use crate::link::graph::LinkGraph;
use crate::model::Role;
use crate::page::article::record::{CiteView, cite_list};
use crate::page::frame;
use crate::page::list::facets::{self, Facets};
use crate::page::list::order::Order;
use crate::page::list::parts::{BarEntry, PageLink, on_page, part_links, parts_of_view, view_part};
use crate::page::plan::{Content, Page};
use crate::page::sources::entries::{OutletGroup, OutsideEntry, outlets, outside_entry};
use crate::page::sources::outlet_bar::{SOURCES_A_PAGE, outlet_bar, outlet_order};
use crate::site::{Site, View};

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
    /// Where the outlets begin, and the sources outside; empty where the list is short.
    pub bar: Vec<BarEntry>,
    pub pages: Vec<PageLink>,
    /// Where the articles of a list in parts can be narrowed as a whole; empty without a search.
    pub whole: String,
    /// Whether readers can narrow the list.
    pub narrows: bool,
    /// By what: that of which its sources have more than one value.
    pub choices: Vec<&'static str>,
    /// The whole list for programs: what the format is called, and its file.
    pub exports: Vec<(String, String)>,
    pub cite: CiteView,
}

/// How many pages the bibliography has; none in a dossier without articles and outside sources.
pub fn source_pages(graph: &LinkGraph) -> usize {
    (graph.by_outlet().len() + graph.outside_sources().len()).div_ceil(SOURCES_A_PAGE)
}

/// The pages of the bibliography.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    // All pages say of the whole list where its outlets begin.
    let order: Arc<OnceLock<Order>> = Arc::default();
    parts_of_view(site, View::Sources, source_pages(graph), move |here, number| {
        let order = order.get_or_init(|| outlet_order(here));
        Content::new("sources.html", sources(here, order, number))
    })
}

/// A page of the bibliography, by its number from 1. `order` is that of its articles.
pub fn sources(here: &Here<'_>, order: &Order, number: usize) -> SourcesView {
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
    let outlets = outlets(here, on_page(articles, number, SOURCES_A_PAGE));
    let outside_shown: Vec<OutsideEntry> =
        outside[outside_start..outside_end].iter().map(|used| outside_entry(here, used)).collect();
    let of_articles = outlets.iter().flat_map(|group| &group.items).map(|item| &item.facets);
    let rows: Vec<&Facets> = of_articles.chain(outside_shown.iter().map(|item| &item.facets)).collect();
    let article = here.site.config.kinds.iter().find(|kind| kind.role == Role::Article);
    let whole = article.filter(|_| last > 1).map(|kind| frame.search_of(kind));
    SourcesView {
        whole: whole.unwrap_or_default(),
        narrows: facets::narrows(rows.len()),
        choices: facets::choices(rows),
        bar: outlet_bar(here, order),
        cite: cite_list(here, &frame.title, &frame.canonical),
        frame,
        title,
        articles: words.count("count.articles", articles.len()),
        outlets,
        outside_count: if outside.is_empty() { String::new() } else { words.count("count.sources", outside.len()) },
        outside: outside_shown,
        pages: part_links(last, number, |other| here.href(&view_part(View::Sources, other))),
        exports: Format::BIBLIOGRAPHIES.map(|format| (format.name().into(), here.root.clone() + format.path())).into(),
    }
}
