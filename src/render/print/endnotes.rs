//! Addresses on paper: every link that leads out of the site gets a number, and whoever numbers lists the addresses.
//!
//! It reads what pages are as HTML, so that templates of a dossier get it too and the numbers are those of the order in
//! which links really stand.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use memchr::memmem;

use crate::render::print::markup::tags;

/// How an address that leads out begins, `http://` and `https://` alike.
const OUTSIDE: &str = "href=\"http";
const CLOSING: &str = "</a>";

/// The addresses that were numbered so far.
#[derive(Debug, Default)]
pub(super) struct Endnotes {
    /// As written in HTML; the first has the number 1.
    pub(super) addresses: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Endnotes {
    /// A text with a number behind each link that leads out of the site.
    ///
    /// The same address has one number. A link whose text is its address needs none.
    pub(super) fn numbered(&mut self, html: &str) -> String {
        let drawings: Vec<Range<usize>> = drawings(html).collect();
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut copied = 0;
        let mut at = 0;
        // Most tags of a page are no links that lead out: only where such an address stands a tag is read.
        while let Some(found) = find(&html[at..], OUTSIDE) {
            at += found + OUTSIDE.len();
            let Some(opening) = html[..at].rfind('<').and_then(|start| tags(html, start).next()) else { break };
            let href = opening.attribute("href").filter(|_| opening.name == "a" && opening.end > at);
            // A number in a drawing would be no text.
            let is_drawn = drawings.iter().any(|drawing| drawing.contains(&at));
            let leads_out = |href: &&str| href.starts_with("http://") || href.starts_with("https://");
            let Some(href) = href.filter(|href| leads_out(href) && !is_drawn) else { continue };
            let Some(length) = find(&html[opening.end..], CLOSING) else { break };
            if html[opening.end..][..length].trim() == href {
                continue;
            }
            at = opening.end + length + CLOSING.len();
            out.push_str(&html[copied..at]);
            copied = at;
            // Writing to a string cannot fail.
            let _ = write!(out, "<sup class=\"endnote-number\">{}</sup>", self.number(href));
        }
        out.push_str(&html[copied..]);
        out
    }

    fn number(&mut self, address: &str) -> usize {
        if let Some(number) = self.numbers.get(address) {
            return *number;
        }
        self.addresses.push(address.to_owned());
        self.numbers.insert(address.to_owned(), self.addresses.len());
        self.addresses.len()
    }
}

/// The drawings of a text.
fn drawings(html: &str) -> impl Iterator<Item = Range<usize>> {
    memmem::find_iter(html.as_bytes(), "<svg").map(move |start| {
        let length = find(&html[start..], "</svg>");
        start..length.map_or(html.len(), |length| start + length)
    })
}

/// Pages are long, and the standard library looks at them byte by byte.
fn find(html: &str, text: &str) -> Option<usize> {
    memmem::find(html.as_bytes(), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::Endnotes;

    #[test]
    fn an_address_has_one_number_in_all_texts() {
        let (a, b) = (
            "<a href=\"https://a.example/?x=1&amp;y=2\">A</a>",
            "<a class=\"source\" href=\"http://b.example/\">B</a>",
        );
        let number = |n| format!("<sup class=\"endnote-number\">{n}</sup>");
        let mut endnotes = Endnotes::default();
        assert_eq!(endnotes.numbered(&format!("{a}, {b}")), format!("{a}{}, {b}{}", number(1), number(2)));
        assert_eq!(endnotes.numbered(&format!("{b}, {a}")), format!("{b}{}, {a}{}", number(2), number(1)));
        assert_eq!(endnotes.addresses, ["https://a.example/?x=1&amp;y=2", "http://b.example/"]);
    }

    #[test]
    fn a_text_without_addresses_to_print_stays_as_it_is() {
        for html in [
            "<a href=\"../x/\">X</a><a href=\"#y\">Y</a><a href=\"mailto:a@b.example\">Z</a>",
            "<a href=\"https://a.example/\">https://a.example/</a>",
            "<svg><a href=\"https://a.example/\"><text>A</text></a></svg>",
        ] {
            let mut endnotes = Endnotes::default();
            assert_eq!(endnotes.numbered(html), html);
            assert!(endnotes.addresses.is_empty());
        }
    }
}
