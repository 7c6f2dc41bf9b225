//! Who names a document: citing pages, newest first, each with its sentences. Long lists are divided by year and outlet and go
//! on further pages.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::link::graph::LinkGraph;
use crate::page::list::bars::{Sparkline, sparkline};
use crate::page::list::by_outlet::{ByOutlet, CitingYear};
use crate::page::list::cited::{CitedView, cited_whole};
use crate::page::list::citing::{BacklinkGroup, MENTIONS, backlink_group};
use crate::page::list::facets;
use crate::page::list::parts::{BarEntry, PageLink};
use crate::page::notation::Here;
use crate::page::plan::Page;
use crate::site::{DocId, Site};

/// The mentions of a document, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct MentionsView {
    /// «14 Nennungen auf 2 Seiten», of all parts; empty where there are none.
    pub count: String,
    /// Mentions of an entity by the year of the article; on its own page only.
    pub years: Option<Sparkline>,
    /// Where an article is evidence; on its own page only.
    pub cited: Option<CitedView>,
    /// Where the years of a divided list begin.
    pub bar: Vec<BarEntry>,
    /// The citing pages; empty where they are divided.
    pub groups: Vec<BacklinkGroup>,
    /// The citing pages of this part of a list that one page cannot hold.
    pub by_year: Vec<CitingYear>,
    /// By what these are narrowed: that of which they have more than one value.
    pub choices: Vec<&'static str>,
    pub pages: Vec<PageLink>,
}

/// The mentions of a document, as its own page begins with them.
pub fn mentions(here: &Here<'_>, id: DocId) -> MentionsView {
    let years = if here.site.kind(id).is_entity() { sparkline(here, id) } else { None };
    let is_article = here.site.document(id).article().is_some();
    let cited = if is_article { cited_whole(here, id) } else { None };
    if MENTIONS.parts(here.graph.backlinks(id).len()) > 1 {
        return MentionsView { years, cited, ..part(here, id, 1, &ByOutlet::of(here, id)) };
    }
    let mut groups: Vec<_> = here.graph.backlinks(id).iter().map(|backlink| backlink_group(here, backlink)).collect();
    if !facets::narrows(groups.len()) {
        groups.iter_mut().for_each(|group| group.facets = None);
    }
    let choices = facets::choices(groups.iter().filter_map(|group| group.facets.as_ref()));
    let (bar, by_year, pages) = Default::default();
    MentionsView { count: count(here, id), years, cited, bar, groups, by_year, choices, pages }
}

/// A part of mentions that one page cannot hold, by its number from 1.
fn part(here: &Here<'_>, id: DocId, number: usize, order: &ByOutlet) -> MentionsView {
    let by_year = order.part(here, id, number);
    let outlets = by_year.iter().flat_map(|year| &year.outlets);
    MentionsView {
        count: count(here, id),
        years: None,
        cited: None,
        bar: order.bar(here, id),
        groups: Vec::new(),
        choices: facets::choices(outlets.flat_map(|outlet| &outlet.groups).filter_map(|group| group.facets.as_ref())),
        by_year,
        pages: MENTIONS.links(here, id, here.graph.backlinks(id).len(), number),
    }
}

/// «14 Nennungen auf 2 Seiten»; empty for none.
fn count(here: &Here<'_>, id: DocId) -> String {
    let pages = here.graph.backlinks(id).len();
    if pages == 0 {
        return String::new();
    }
    let places = here.graph.tally(id).mentions as usize;
    here.labels
        .text("mentions.count")
        .replace("{places}", &here.labels.count("count.mentions", places))
        .replace("{pages}", &here.labels.count("count.pages", pages))
}

/// The further pages of the mentions of a document, which share one order.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let order: Arc<OnceLock<ByOutlet>> = Arc::default();
    MENTIONS.pages(site, id, graph.backlinks(id).len(), move |here, number| {
        part(here, id, number, order.get_or_init(|| ByOutlet::of(here, id)))
    })
}
