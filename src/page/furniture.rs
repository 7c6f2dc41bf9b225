//! What scripts show and most pages do not hold: all signs and the list of keys, in a script for each language of labels.
//! A page that is read from the disk may run a script but fetch no file.

use serde::Serialize;

use crate::labels::LANGUAGES;
use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::Site;

#[derive(Clone, Debug, Serialize)]
pub struct FurnitureView {
    /// Whether the dossier has a search, which has keys of its own.
    pub search: bool,
}

/// `furniture/de.js` and `furniture/en.js`; `static/site.js` has the function that takes them.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let search = site.config.search;
    let page = |tag| {
        let content = move |_: &Here<'_>| Content::new("furniture.js", FurnitureView { search });
        Page::new(site, Permalink::default(), content).as_file(format!("furniture/{tag}.js")).in_language(tag)
    };
    LANGUAGES.map(page).into()
}
