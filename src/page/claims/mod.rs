//! All claims of the dossier: who says what about whom, who answers, and where it stands; by article, by speaker, and as a
//! table for spreadsheets.

mod by_article;
mod by_speaker;
mod csv;
mod view;

use crate::link::graph::LinkGraph;
use crate::page::plan::{Content, Page};
use crate::site::{Site, View};

/// The lists of all claims and their table; none in a dossier without claims.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    if graph.claims().is_empty() {
        return Vec::new();
    }
    let table = Page::new(site, View::Claims.permalink(), |here| Content::Text(csv::claims_csv(here)));
    let mut pages = vec![table.as_file("claims/claims.csv")];
    pages.extend(by_article::pages(site, graph));
    pages.extend(by_speaker::pages(site, graph));
    pages
}
