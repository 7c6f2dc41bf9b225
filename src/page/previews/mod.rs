//! What a reader sees of a place before going there: the cover of a page, the paragraph that a citation leads to, or what the search
//! found there.
//!
//! Both come in chunks, so that a page loads little and an edit changes few of them; `static/previews.js` loads them.

mod covers;
pub mod texts;

use crate::link::graph::LinkGraph;
use crate::page::plan::Page;
use crate::site::Site;

/// The scripts with the covers, then those with the texts.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let mut pages = covers::pages(site);
    pages.extend(texts::pages(site));
    pages
}
