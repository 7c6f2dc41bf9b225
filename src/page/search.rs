//! The search page. Without a script it is a list of all names and titles from A to Z, on as many pages as it needs.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::alphabet::{AFTER_Z, Alphabet, BEFORE_A};
use super::frame::{About, Frame};
use super::notation::{DocumentLink, Here};
use crate::link::graph::LinkGraph;
use crate::model::Document;
use crate::page::frame;
use crate::page::list::parts::{BarEntry, PageLink, on_page, part_links, view_part};
use crate::page::list::register::letter_id;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

/// Names on one page.
const NAMES_A_PAGE: usize = 500;

/// A name or a title, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub id: DocId,
    /// Its place among the names of an entity; 0 for the name or title itself.
    pub place: usize,
    /// The letter under which it stands.
    pub letter: String,
}

/// The search page, or a further page of its names.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    pub frame: Frame,
    pub title: String,
    /// «Alle 57 Namen und Titel».
    pub heading: String,
    /// Whether this is the page that shows results.
    pub has_results: bool,
    /// The letters, each with the place where it begins; empty where the list is short.
    pub bar: Vec<BarEntry>,
    /// The names of this page by their letters.
    pub groups: Vec<NameGroup>,
    pub pages: Vec<PageLink>,
}

/// The names under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct NameGroup {
    pub letter: String,
    pub id: String,
    pub rows: Vec<NameRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NameRow {
    /// The name, with the document it leads to.
    pub link: DocumentLink,
    /// The document's main name, where this row shows one of its other names.
    pub of: String,
    /// What tells it from others of its name: a date or a kind.
    pub note: String,
}

/// Every name and title of the documents that can be found, from A to Z.
pub fn names(site: &Site) -> Vec<Name> {
    let alphabet = Alphabet::new(site.config.language.tag());
    let found = site.ids().filter(|id| is_listed(site, *id));
    let places: Vec<(DocId, usize)> =
        found.flat_map(|id| places(site.document(id)).map(move |place| (id, place))).collect();
    let letters = alphabet.letters(places.iter().map(|(id, place)| name(site, *id, *place)));
    let named = places.into_iter().zip(letters);
    let mut names: Vec<Name> = named.map(|((id, place), letter)| Name { id, place, letter }).collect();
    // Signs first and other scripts last, as the letters stand in the bar; letters before names, so that quotation marks
    // before a name do not tear its letter apart.
    let class = |name: &Name| match name.letter.as_str() {
        BEFORE_A => 0,
        AFTER_Z => 2,
        _ => 1,
    };
    let order = |a: &Name, b: &Name| -> Ordering {
        let letters = || alphabet.compare(&a.letter, &b.letter).then_with(|| a.letter.cmp(&b.letter));
        let texts = || alphabet.compare(name(site, a.id, a.place), name(site, b.id, b.place));
        class(a).cmp(&class(b)).then_with(letters).then_with(texts).then((a.id, a.place).cmp(&(b.id, b.place)))
    };
    // By one thread: whoever waits for the names may hold another.
    names.sort_unstable_by(order);
    names
}

/// How many pages the search has; none where it is switched off.
pub fn search_pages(site: &Site) -> usize {
    if !site.config.search {
        return 0;
    }
    let found = site.ids().filter(|id| is_listed(site, *id));
    let count: usize = found.map(|id| places(site.document(id)).count()).sum();
    count.div_ceil(NAMES_A_PAGE).max(1)
}

/// The search and further pages of its names. These are put in order when the first of them is made.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let sorted: Arc<OnceLock<Vec<Name>>> = Arc::default();
    let page = |number| {
        let sorted = sorted.clone();
        Page::new(site, view_part(View::Search, number), move |here| {
            let names = sorted.get_or_init(|| names(here.site));
            Content::new("search.html", search(here, names, number))
        })
    };
    (1..=search_pages(site)).map(page).collect()
}

/// A page of the search, by its number from 1.
pub fn search(here: &Here<'_>, names: &[Name], number: usize) -> SearchView {
    let words = here.labels;
    let title = words.text("search.title").to_owned();
    let about = About { class: "search", noindex: true, ..About::default() };
    let frame = frame::of_part(here, number, &title, View::Search.folder(), about);
    let mut groups: Vec<NameGroup> = Vec::new();
    for name in on_page(names, number, NAMES_A_PAGE) {
        if groups.last().is_none_or(|group| group.letter != name.letter) {
            groups.push(NameGroup { letter: name.letter.clone(), id: letter_id(&name.letter), rows: Vec::new() });
        }
        groups.last_mut().expect("a group was just made").rows.push(name_row(here, name));
    }
    let last = names.len().div_ceil(NAMES_A_PAGE).max(1);
    SearchView {
        frame,
        title,
        heading: words.count("search.names", names.len()),
        has_results: number == 1,
        bar: name_bar(here, names),
        groups,
        pages: part_links(last, number, |other| here.href(&view_part(View::Search, other))),
    }
}

fn name_row(here: &Here<'_>, name: &Name) -> NameRow {
    let document = here.site.document(name.id);
    let mut link = here.link(name.id);
    if name.place > 0 {
        let other = &document.names()[name.place];
        link.text = other.text.clone();
        link.lang = other.lang.clone().or(link.lang);
    }
    let date = document.date().map(|date| here.labels.date(date));
    NameRow {
        of: if name.place > 0 { document.title.clone() } else { String::new() },
        note: if name.place > 0 { String::new() } else { date.unwrap_or_else(|| link.kind.clone()) },
        link,
    }
}

/// The letters that there are, each with the page where it begins.
fn name_bar(here: &Here<'_>, names: &[Name]) -> Vec<BarEntry> {
    if names.len() <= crate::page::list::register::SHORT_LIST {
        return Vec::new();
    }
    let mut bar = Vec::new();
    let mut at = 0;
    while let Some(Name { letter, .. }) = names.get(at) {
        let page = view_part(View::Search, at / NAMES_A_PAGE + 1);
        bar.push(BarEntry { text: letter.clone(), href: here.href_to(page.as_str(), &letter_id(letter)), count: 0 });
        // Every page has the bar, so it does not go through all names.
        at += names[at..].partition_point(|name| name.letter == *letter);
    }
    bar
}

/// The title, by the place 0, and the other names of a document.
fn places(document: &Document) -> impl Iterator<Item = usize> {
    [0].into_iter().chain(document.shown_names().map(|(place, _)| place).filter(|place| *place > 0))
}

fn is_listed(site: &Site, id: DocId) -> bool {
    !site.document(id).permalink.as_str().is_empty() && !site.is_noindex(id)
}

fn name(site: &Site, id: DocId, place: usize) -> &str {
    let document = site.document(id);
    if place == 0 { &document.title } else { &document.names()[place].text }
}
