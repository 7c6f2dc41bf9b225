//! Which pages a dossier has. Everything follows from the site and the graph; no page is made by another.

use super::search::search_pages;
use super::sources::source_pages;
use crate::link::graph::LinkGraph;
use crate::model::{Permalink, Role};
use crate::page::claims::claim_pages;
use crate::page::entity::events::event_pages;
use crate::page::list::listing_pages;
use crate::page::list::mentions::mention_pages;
use crate::page::network::relation_table::relation_pages;
use crate::page::timeline::periods::{TimelinePart, timeline_parts};
use crate::site::{DocId, Site};

/// One file of the site that is made from the dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKey {
    /// The front page.
    Home,
    /// A page of a kind's index: the kind's place in the configuration, and the number from 1.
    Listing(usize, usize),
    /// An article, an entity or a plain page.
    Document(DocId),
    /// A further page of the mentions of a document, from 2.
    Mentions(DocId, usize),
    /// A page of the matrix, from 1.
    Matrix(usize),
    /// The matrix as a table for spreadsheets.
    MatrixCsv,
    /// The network, and further pages of its table, from 1.
    Network(usize),
    /// A further page of the events of an entity, from 2.
    Events(DocId, usize),
    /// A page of the timeline.
    Timeline(TimelinePart),
    /// The picture behind the band of time, for light pages or for dark ones.
    Band {
        /// For dark pages.
        dark: bool,
    },
    /// A page of the bibliography, from 1.
    Sources(usize),
    /// A page of the list of all claims, from 1.
    Claims(usize),
    /// A page of the search, from 1.
    Search(usize),
    /// The whole dossier for print.
    Print,
    /// A chunk of what previews of links show, from 0.
    Previews(usize),
    /// Shown by the host where nothing is found.
    NotFound,
    /// A former address.
    Redirect(Permalink),
    /// The dossier's feed.
    Feed,
    /// The feed of an entity.
    EntityFeed(DocId),
    /// The list of all addresses, for search engines: the whole for 0, its parts from 1.
    Sitemap(usize),
    /// What search engines may read.
    Robots,
}

/// Documents in one list of addresses; 50,000 addresses are the most that <https://www.sitemaps.org/protocol.html>
/// allows, and the other pages need some.
pub const DOCUMENTS_A_SITEMAP: usize = 45_000;

/// How many parts the list of all addresses has beside `sitemap.xml`; none where that holds all of them.
pub fn sitemap_parts(site: &Site) -> usize {
    match site.documents.len() {
        0..=DOCUMENTS_A_SITEMAP => 0,
        documents => documents.div_ceil(DOCUMENTS_A_SITEMAP),
    }
}

/// All pages in a fixed order.
pub fn plan(site: &Site, graph: &LinkGraph) -> Vec<PageKey> {
    let mut pages = vec![PageKey::Home, PageKey::NotFound];
    pages.extend([false, true].map(|dark| PageKey::Band { dark }));
    let has_address = site.config.base_url.is_some();
    for (kind, _) in site.config.kinds.iter().enumerate().filter(|(_, kind)| kind.role != Role::Page) {
        let count = site.of_kind(kind).count();
        pages.extend((1..=listing_pages(count)).map(|number| PageKey::Listing(kind, number)));
    }
    pages.extend(timeline_parts(site, graph).into_iter().map(PageKey::Timeline));
    if !graph.matrix().parts.is_empty() {
        pages.extend((1..=graph.matrix().parts.len()).map(PageKey::Matrix));
        pages.push(PageKey::MatrixCsv);
    }
    pages.extend((1..=relation_pages(graph)).map(PageKey::Network));
    pages.extend((1..=source_pages(graph)).map(PageKey::Sources));
    pages.extend((1..=claim_pages(graph)).map(PageKey::Claims));
    for id in site.ids().filter(|id| !site.document(*id).permalink.as_str().is_empty()) {
        pages.push(PageKey::Document(id));
        pages.extend((2..=event_pages(site, graph, id)).map(|number| PageKey::Events(id, number)));
        pages.extend((2..=mention_pages(graph, id)).map(|number| PageKey::Mentions(id, number)));
        if has_address && site.kind(id).is_entity() {
            pages.push(PageKey::EntityFeed(id));
        }
    }
    pages.extend((1..=search_pages(site)).map(PageKey::Search));
    if site.config.print {
        pages.push(PageKey::Print);
    }
    pages.extend((0..site.chunks.len()).map(PageKey::Previews));
    pages.extend(site.redirects.keys().cloned().map(PageKey::Redirect));
    if has_address {
        pages.extend([PageKey::Feed, PageKey::Robots]);
        pages.extend((0..=sitemap_parts(site)).map(PageKey::Sitemap));
    }
    pages
}
