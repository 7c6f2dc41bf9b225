//! A list that begins on a document's own page and goes on further ones, `companies/tesla/events/2/`.

use std::ops::Range;

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
    /// How many entries the document's own page shows.
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

/// A further page shows as many times the entries of the document's own, which has other sections beside the list: so a long list
/// has few files.
const FURTHER: usize = 3;

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
        1 + entries.saturating_sub(self.size).div_ceil(self.size * FURTHER)
    }

    /// The places that a part has among all entries, from 0, where there are as many.
    pub fn range(&self, number: usize) -> Range<usize> {
        let end = |number: usize| number.checked_sub(1).map_or(0, |further| self.size + further * self.size * FURTHER);
        end(number - 1)..end(number)
    }

    /// The part that shows a place.
    pub fn part_of(&self, place: usize) -> usize {
        self.parts(place + 1)
    }

    /// The entries of a part, by its number from 1.
    pub fn on_page<'a, T>(&self, all: &'a [T], number: usize) -> &'a [T] {
        let Range { start, end } = self.range(number);
        &all[start.min(all.len())..end.min(all.len())]
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
        self.href(here, id, self.part_of(place), anchor)
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
        let of_part = |number: usize| {
            let page = self.permalink(site, id, number);
            let anchors = self.on_page(all, number).iter().flat_map(&anchors).filter(|anchor| !anchor.is_empty());
            anchors.map(|anchor| (page.clone(), anchor)).collect::<Vec<_>>()
        };
        (1..=self.parts(all.len())).flat_map(of_part).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: LongList = LongList { name: "events", size: 10, template: "", title: "", part: "", has_anchors: false };

    #[test]
    fn every_entry_stands_in_one_part_and_further_parts_are_longer() {
        for (entries, lengths) in [
            (0, vec![0]),
            (10, vec![10]),
            (11, vec![10, 1]),
            (40, vec![10, 30]),
            (41, vec![10, 30, 1]),
            (100, vec![10, 30, 30, 30]),
        ] {
            let all: Vec<usize> = (0..entries).collect();
            let parts: Vec<&[usize]> = (1..=LIST.parts(entries)).map(|number| LIST.on_page(&all, number)).collect();
            assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), lengths);
            assert_eq!(parts.concat(), all);
            for (number, part) in (1..).zip(parts) {
                assert!(part.iter().all(|&place| LIST.part_of(place) == number), "{part:?} is led to elsewhere");
            }
        }
    }
}
