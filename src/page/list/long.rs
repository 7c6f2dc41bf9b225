//! A list that begins on a document's own page and goes on further ones, `companies/tesla/events/2/`.

use serde::Serialize;

use super::parts::{PageLink, part_links, part_permalink};
use crate::model::Permalink;
use crate::page::article::record::{PlaceView, cite_entry};
use crate::page::frame::{self, About, Frame};
use crate::page::notation::{DocumentLink, Here};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// What the long lists of one kind have in common.
pub struct LongList {
    /// The folder of its further pages below the document, and its anchor on each page.
    pub name: &'static str,
    /// How many entries a page shows.
    pub size: usize,
    /// The template of its further pages.
    pub template: &'static str,
    /// The label of their title, with `{title}` in it.
    pub title: &'static str,
    /// The label of their number, with `{n}` in it.
    pub part: &'static str,
    /// Whether its entries have anchors, which move to another page where the list grows before them.
    pub has_anchors: bool,
}

/// The file below a document that says on which page of its long lists an anchor stands.
pub const PLACES: &str = "places.js";

/// A further page of a document's list.
#[derive(Clone, Debug, Serialize)]
pub struct FurtherPage<List> {
    pub frame: Frame,
    pub of: DocumentLink,
    /// «Verweise auf Tesla».
    pub title: String,
    /// «Teil 2».
    pub part: String,
    /// What this part lists.
    pub list: List,
    /// The file that says where the anchors of the list are; empty where it has none.
    pub places: String,
    pub cite_place: PlaceView,
}

impl LongList {
    /// How many pages so many entries fill; at least 1, which is the document's own.
    pub fn parts(&self, entries: usize) -> usize {
        entries.div_ceil(self.size).max(1)
    }

    /// The entries of a part, by its number from 1.
    pub fn on_page<'a, T>(&self, all: &'a [T], number: usize) -> &'a [T] {
        super::parts::on_page(all, number, self.size)
    }

    /// The address of a part: the document's own page for the first.
    pub fn permalink(&self, site: &Site, id: DocId, number: usize) -> Permalink {
        part_permalink(&site.document(id).permalink, self.name, number)
    }

    /// The way to an anchor in a part.
    pub fn href(&self, here: &Here<'_>, id: DocId, number: usize, anchor: &str) -> String {
        here.href_to(self.permalink(here.site, id, number).as_str(), anchor)
    }

    /// The way to an entry by its place among all of them, from 0.
    pub fn href_at(&self, here: &Here<'_>, id: DocId, place: usize, anchor: &str) -> String {
        self.href(here, id, place / self.size + 1, anchor)
    }

    /// Links to the parts of a list with so many entries; none where there is only one.
    pub fn links(&self, here: &Here<'_>, id: DocId, entries: usize, shown: usize) -> Vec<PageLink> {
        part_links(self.parts(entries), shown, |part| self.href(here, id, part, self.name))
    }

    /// The anchors of all entries, each with the page that shows it; none where there is only one page, or where anchors are none.
    pub fn places<T, Anchors: IntoIterator<Item = String>>(
        &self,
        site: &Site,
        id: DocId,
        all: &[T],
        anchors: impl Fn(&T) -> Anchors,
    ) -> Vec<(Permalink, String)> {
        if self.parts(all.len()) == 1 {
            return Vec::new();
        }
        let of_part = |(at, entries): (usize, &[T])| {
            let page = self.permalink(site, id, at + 1);
            let anchors = entries.iter().flat_map(&anchors).filter(|anchor| !anchor.is_empty());
            anchors.map(|anchor| (page.clone(), anchor)).collect::<Vec<_>>()
        };
        all.chunks(self.size).enumerate().flat_map(of_part).collect()
    }

    /// The further pages of a list with so many entries; `list` makes what a part lists, by its number.
    pub fn pages<List: Serialize>(
        &'static self,
        site: &Site,
        id: DocId,
        entries: usize,
        list: impl Fn(&Here<'_>, usize) -> List + Clone + Send + Sync + 'static,
    ) -> Vec<Page> {
        let page = |number| {
            let list = list.clone();
            Page::new(site, self.permalink(site, id, number), move |here| {
                Content::new(self.template, self.further_page(here, id, number, list(here, number)))
            })
        };
        (2..=self.parts(entries)).map(page).collect()
    }

    fn further_page<List>(&self, here: &Here<'_>, id: DocId, number: usize, list: List) -> FurtherPage<List> {
        let document = here.site.document(id);
        let kind = here.site.kind(id);
        let title = here.labels.text(self.title).replace("{title}", &document.title);
        let part = here.labels.text(self.part).replace("{n}", &here.labels.number(number));
        let mut above = Vec::new();
        if !kind.folder.is_empty() {
            above.push((here.labels.of(&kind.plural).to_owned(), format!("{}/", kind.folder)));
        }
        above.push((document.title.clone(), document.permalink.to_string()));
        let mut frame = frame::frame(
            here,
            &About {
                title: &format!("{title}, {part}"),
                language: Some(&document.language),
                section: &kind.folder,
                class: "mentions-page",
                above: &above,
                noindex: true,
                ..About::default()
            },
        );
        if let Some(last) = frame.crumbs.last_mut() {
            last.text.clone_from(&part);
        }
        let places =
            if self.has_anchors { format!("{}{}{PLACES}", here.root, document.permalink) } else { String::new() };
        FurtherPage { cite_place: cite_entry(here, &frame.title), frame, of: here.link(id), title, part, list, places }
    }
}
