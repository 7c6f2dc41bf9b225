//! All plain pages by title, where the footer does not show them all.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::link::graph::LinkGraph;
use crate::page::frame::{self, About, Frame};
use crate::page::list::parts::{PageLink, ROWS_A_PAGE, on_page, part_links, parts_of_view, view_part};
use crate::page::notation::{DocumentLink, Here};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

/// A page of the list.
#[derive(Clone, Debug, Serialize)]
pub struct PagesView {
    pub frame: Frame,
    pub title: String,
    /// How many there are.
    pub count: String,
    /// The plain pages, each with what it is about.
    pub rows: Vec<PageRow>,
    pub pages: Vec<PageLink>,
}

/// A plain page in the list.
#[derive(Clone, Debug, Serialize)]
pub struct PageRow {
    pub link: DocumentLink,
    pub lede: String,
}

/// The list, put in order when the first of its pages is made; none in a dossier whose footer shows all of them.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    if !site.has(View::Pages) {
        return Vec::new();
    }
    let count = plain_pages(site).count();
    let sorted: Arc<OnceLock<Vec<DocId>>> = Arc::default();
    parts_of_view(site, View::Pages, count.div_ceil(ROWS_A_PAGE), move |here, number| {
        let sorted = sorted.get_or_init(|| by_title(here.site));
        Content::new("pages.html", list(here, sorted, number))
    })
}

fn plain_pages(site: &Site) -> impl Iterator<Item = DocId> {
    site.ids().filter(|id| site.document(*id).is_plain_page())
}

fn by_title(site: &Site) -> Vec<DocId> {
    let alphabet = Alphabet::new(site.config.language.tag());
    let title = |id: &DocId| &site.document(*id).title;
    let mut ids: Vec<DocId> = plain_pages(site).collect();
    ids.sort_by(|a, b| alphabet.compare(title(a), title(b)).then(a.cmp(b)));
    ids
}

fn list(here: &Here<'_>, sorted: &[DocId], number: usize) -> PagesView {
    let words = here.labels;
    let title = words.text(View::Pages.label()).to_owned();
    let count = words.count("count.pages", sorted.len());
    let about = About { description: &count, class: "list", ..About::default() };
    let row = |id: &DocId| PageRow {
        link: here.link(*id),
        lede: here.site.document(*id).summary.clone().unwrap_or_default(),
    };
    let last = sorted.len().div_ceil(ROWS_A_PAGE);
    PagesView {
        frame: frame::of_part(here, number, &title, View::Pages.folder(), about),
        rows: on_page(sorted, number, ROWS_A_PAGE).iter().map(row).collect(),
        pages: part_links(last, number, |other| here.href(&view_part(View::Pages, other))),
        title,
        count,
    }
}
