//! Long lists go on further pages: how these are linked and addressed, and what those below a document have in common.

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::{DocumentLink, Here};
use crate::model::Permalink;
use crate::site::DocId;

/// A link to a part of a list.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct PageLink {
    /// Its number, from 1.
    pub number: usize,
    /// Its address; empty for the part that is shown.
    pub href: String,
}

/// Links to all parts of a list, by number from 1; none where there is only one. `href` is asked for the others.
pub fn part_links(parts: usize, shown: usize, href: impl Fn(usize) -> String) -> Vec<PageLink> {
    let link = |number| PageLink { number, href: if number == shown { String::new() } else { href(number) } };
    if parts > 1 { (1..=parts).map(link).collect() } else { Vec::new() }
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

/// A further page of a list that begins on a document's own page.
#[derive(Clone, Debug, Serialize)]
pub struct FurtherPage<List> {
    /// The frame.
    pub frame: Frame,
    /// The document.
    pub of: DocumentLink,
    /// «Verweise auf Tesla».
    pub title: String,
    /// «Teil 2».
    pub part: String,
    /// What this part lists.
    pub list: List,
}

impl Here<'_> {
    /// A further page of a document's list. `title` and `part` are labels with `{title}` and `{n}` in them.
    pub fn further_page<List>(
        &self,
        id: DocId,
        number: usize,
        (title, part): (&str, &str),
        list: List,
    ) -> FurtherPage<List> {
        let document = self.site.document(id);
        let kind = self.site.kind(id);
        let title = self.labels.text(title).replace("{title}", &document.title);
        let part = self.labels.text(part).replace("{n}", &self.labels.number(number));
        let mut above = Vec::new();
        if !kind.folder.is_empty() {
            above.push((self.labels.of(&kind.plural).to_owned(), format!("{}/", kind.folder)));
        }
        above.push((document.title.clone(), document.permalink.to_string()));
        let mut frame = self.frame(&About {
            title: &format!("{title}, {part}"),
            description: "",
            language: &document.language,
            section: &kind.folder,
            class: "mentions-page",
            above: &above,
            noindex: true,
            feed: "",
        });
        if let Some(last) = frame.crumbs.last_mut() {
            last.text.clone_from(&part);
        }
        FurtherPage { frame, of: self.link(id), title, part, list }
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
    fn the_first_part_stands_on_the_documents_own_page() {
        let own = Permalink::of(["companies", "tesla"]);
        assert_eq!(part_permalink(&own, "events", 1), own);
        assert_eq!(part_permalink(&own, "events", 2).as_str(), "companies/tesla/events/2/");
    }
}
