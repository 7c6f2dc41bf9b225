//! One view for each page: everything that its template can show, and nothing else.
//!
//! A view is data: no HTML, no lookups left to do. Two equal views give two equal files. `docs/templates.md` has them as
//! authors of templates see them.
//!
//! An empty text stands for «none». What recurs is said here once:
//! - `frame`: what every page has around its content; `pages`: the pages of a long list, empty where it has only one.
//! - `class`: the class of sign and colour of a kind; `href`: an address as seen from the page; `id`: an anchor in it.
//! - `lang`: the language of what an author or a source wrote, where it is not the page's.
//! - `certainty`: how a statement is known, in words; empty for a plain one.
//! - `lede` and `summary` are in the dossier's own words; `extra` is what an author hands to templates of their own.

pub mod article;
pub mod body;
pub mod claims;
pub mod data;
pub mod documents;
pub mod entity;
pub mod feed;
pub mod frame;
pub mod home;
pub mod hosting;
pub mod linked_data;
pub mod list;
pub mod matrix;
pub mod network;
pub mod not_found;
pub mod notation;
pub mod pages;
pub mod plain;
pub mod plan;
pub mod previews;
pub mod print;
pub mod redirect;
mod script;
pub mod search;
pub mod sitemap;
pub mod sources;
pub mod timeline;
pub mod topic;

pub use crate::labels::alphabet;

use crate::link::graph::LinkGraph;
use crate::page::plan::Page;
use crate::site::Site;

/// Every type of page, by what says which pages of it a dossier has.
const TYPES: &[fn(&Site, &LinkGraph) -> Vec<Page>] = &[
    home::pages,
    not_found::pages,
    data::pages,
    timeline::band::pages,
    list::pages,
    timeline::pages,
    matrix::pages,
    network::pages,
    sources::pages,
    claims::pages,
    documents::pages,
    search::pages,
    print::pages,
    pages::pages,
    previews::pages,
    redirect::pages,
    hosting::pages,
    feed::pages,
    sitemap::pages,
];

/// All pages of a site in a fixed order; no page is made by another.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    TYPES.iter().flat_map(|pages| pages(site, graph)).collect()
}
