//! Long lists go on further pages: how these are linked and addressed.

use serde::Serialize;

use crate::model::Permalink;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{Site, View};

/// A link to a part of a list.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct PageLink {
    /// Its number, from 1.
    pub number: usize,
    /// Its address; empty for the part that is shown.
    pub href: String,
    /// Whether there are parts before it without a link here.
    pub gap: bool,
}

/// How many parts before and after the current one are linked, besides the first and the last.
const NEIGHBOURS: usize = 3;

/// Links to the parts of a list, by number from 1; none where there is only one. Of many parts those in the middle are
/// left out. `href` is asked for all but the part that is shown.
pub fn part_links(parts: usize, shown: usize, href: impl Fn(usize) -> String) -> Vec<PageLink> {
    if parts <= 1 {
        return Vec::new();
    }
    // Where a gap would hide one part only, its link takes no more room.
    let first = shown.saturating_sub(NEIGHBOURS);
    let first = if first <= 3 { 1 } else { first };
    let last = shown + NEIGHBOURS;
    let last = if last + 2 >= parts { parts } else { last };
    let ends = [1, parts].into_iter().filter(|end| !(first..=last).contains(end));
    let mut numbers: Vec<usize> = (first..=last).chain(ends).collect();
    numbers.sort_unstable();
    let mut before = 0;
    let link = |number| {
        let gap = number > before + 1;
        before = number;
        PageLink { number, href: if number == shown { String::new() } else { href(number) }, gap }
    };
    numbers.into_iter().map(link).collect()
}

/// The pages of a view, by their number from 1.
pub fn parts_of_view(
    site: &Site,
    view: View,
    count: usize,
    content: impl Fn(&Here<'_>, usize) -> Content + Clone + Send + Sync + 'static,
) -> Vec<Page> {
    let page = |number| {
        let content = content.clone();
        Page::new(site, view_part(view, number), move |here| content(here, number))
    };
    (1..=count).map(page).collect()
}

/// The address of a page of a view, by its number from 1.
pub fn view_part(view: View, number: usize) -> Permalink {
    part_permalink(&view.permalink(), "page", number)
}

/// The address of a part of a list: that of the page on which it begins for the first, `own/folder/2/` for the second.
pub fn part_permalink(own: &Permalink, folder: &str, number: usize) -> Permalink {
    if number <= 1 {
        return own.clone();
    }
    let number = number.to_string();
    let parts = own.as_str().split('/').filter(|part| !part.is_empty());
    Permalink::of(parts.chain([folder, number.as_str()]))
}

/// Articles or names on one page of their index.
pub const ROWS_A_PAGE: usize = 200;

/// An entry of the bar above a list, or of the contents of a page.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct BarEntry {
    pub text: String,
    /// Where it begins; empty where nothing stands under it.
    pub href: String,
    /// How many stand under it; 0 where that is not said.
    pub count: usize,
}

impl BarEntry {
    /// A section of the same page.
    pub fn section(here: &Here<'_>, id: &str, count: usize) -> BarEntry {
        let text = here.labels.text(&format!("entity.section.{id}")).to_owned();
        BarEntry { text, href: format!("#{id}"), count }
    }
}

/// The address of a page of a kind's index, from 1.
pub fn listing_permalink(site: &Site, kind: usize, number: usize) -> Permalink {
    part_permalink(&Permalink::of([&*site.config.kinds[kind].folder]), "page", number)
}

/// The part of a list that stands on a page.
pub fn on_page<T>(all: &[T], number: usize, size: usize) -> &[T] {
    let start = ((number - 1) * size).min(all.len());
    &all[start..(start + size).min(all.len())]
}

/// What one kind of list gives to its page.
pub struct Listed<List> {
    /// The key of its labels: `names`, `regulations`, `articles`.
    pub key: &'static str,
    /// What is listed, in a sentence or two.
    pub lede: String,
    pub bar: Vec<BarEntry>,
    pub list: List,
}

impl<List> Listed<List> {
    /// The same with another form of its list.
    pub fn map<Other>(self, form: impl FnOnce(List) -> Other) -> Listed<Other> {
        Listed { key: self.key, lede: self.lede, bar: self.bar, list: form(self.list) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_one_part_needs_no_links_and_the_shown_part_leads_nowhere() {
        assert_eq!(part_links(1, 1, |n| n.to_string()), []);
        let hrefs: Vec<String> = part_links(3, 2, |n| n.to_string()).into_iter().map(|link| link.href).collect();
        assert_eq!(hrefs, ["1", "", "3"]);
    }

    #[test]
    fn of_many_parts_the_first_the_last_and_the_neighbours_are_linked() {
        let links = |parts, shown| {
            let links = part_links(parts, shown, |n| n.to_string());
            let words = links.iter().map(|link| format!("{}{}", if link.gap { "… " } else { "" }, link.number));
            words.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(links(250, 1), "1 2 3 4 … 250");
        assert_eq!(links(250, 6), "1 2 3 4 5 6 7 8 9 … 250");
        assert_eq!(links(250, 7), "1 … 4 5 6 7 8 9 10 … 250");
        assert_eq!(links(250, 245), "1 … 242 243 244 245 246 247 248 249 250");
        assert_eq!(links(250, 250), "1 … 247 248 249 250");
        assert_eq!(links(9, 5), "1 2 3 4 5 6 7 8 9");
    }

    #[test]
    fn the_first_part_stands_on_the_documents_own_page() {
        let own = Permalink::of(["companies", "tesla"]);
        assert_eq!(part_permalink(&own, "events", 1), own);
        assert_eq!(part_permalink(&own, "events", 2).as_str(), "companies/tesla/events/2/");
    }
}
