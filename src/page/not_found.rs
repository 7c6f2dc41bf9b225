//! The page for addresses that do not exist. It is shown at any depth, so the addresses in it are absolute.

use serde::Serialize;

use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::page::frame::{self, About, Frame};
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::Site;

/// Everything that the template of the page shows.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    pub frame: Frame,
    pub title: String,
}

/// `404.html`, which hosts show.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let root = site.config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| base.path.clone());
    let content = |here: &Here<'_>| Content::new("404.html", not_found(here));
    vec![Page::new(site, Permalink::of(["404"]), content).as_file("404.html").with_root(root)]
}

fn not_found(here: &Here<'_>) -> NotFoundView {
    let title = here.labels.text("not_found.title").to_owned();
    let mut frame = frame::frame(here, &About { title: &title, class: "lost", noindex: true, ..About::default() });
    // It has no address of its own.
    frame.canonical = String::new();
    frame.linked_data = String::new();
    frame.crumbs = Vec::new();
    NotFoundView { frame, title }
}
