//! All claims of the dossier: who says what about whom, who answers, and where it stands; by article, by speaker.

mod by_article;
mod by_speaker;
mod view;

use crate::link::graph::LinkGraph;
use crate::page::plan::Page;
use crate::site::Site;

/// The lists of all claims and their table; none in a dossier without claims.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    if graph.claims().is_empty() {
        return Vec::new();
    }
    by_article::pages(site, graph).into_iter().chain(by_speaker::pages(site, graph)).collect()
}
