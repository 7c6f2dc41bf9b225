//! Addresses on paper: every link that leads out of the site gets a number, and the addresses are listed below.
//!
//! Both are in the page always and show in print only. It happens to finished pages, so that templates of a dossier get
//! it too and the numbers are those of the order in which links really stand.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use memchr::memmem;

use crate::render::print::markup::{main_content, tags};

/// How an address that leads out begins, `http://` and `https://` alike.
const OUTSIDE: &str = "href=\"http";
const CLOSING: &str = "</a>";

/// The page with its outside links numbered, and their addresses at the end of its main content under `heading`.
///
/// The same address has one number. A link whose text is its address needs none.
pub fn with_endnotes(html: String, heading: &str) -> String {
    let Some(main) = main_content(&html).filter(|main| find(&html[main.clone()], OUTSIDE).is_some()) else {
        return html;
    };
    let drawings: Vec<Range<usize>> = drawings(&html[..main.end], main.start).collect();
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut copied = 0;
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut addresses: Vec<&str> = Vec::new();
    let mut at = main.start;
    // Most tags of a page are no links that lead out: only where such an address stands a tag is read.
    while let Some(found) = find(&html[at..main.end], OUTSIDE) {
        at += found + OUTSIDE.len();
        let Some(opening) = html[..at].rfind('<').and_then(|start| tags(&html, start).next()) else { break };
        let href = opening.attribute("href").filter(|_| opening.name == "a" && opening.end > at);
        // A number in a drawing would be no text.
        let is_drawn = drawings.iter().any(|drawing| drawing.contains(&at));
        let leads_out = |href: &&str| href.starts_with("http://") || href.starts_with("https://");
        let Some(href) = href.filter(|href| leads_out(href) && !is_drawn) else { continue };
        let Some(length) = find(&html[opening.end..main.end], CLOSING) else { break };
        if html[opening.end..][..length].trim() == href {
            continue;
        }
        let number = *numbers.entry(href).or_insert_with(|| {
            addresses.push(href);
            addresses.len()
        });
        at = opening.end + length + CLOSING.len();
        out.push_str(&html[copied..at]);
        copied = at;
        // Writing to a string cannot fail.
        let _ = write!(out, "<sup class=\"endnote-number\">{number}</sup>");
    }
    out.push_str(&html[copied..main.end]);
    if !addresses.is_empty() {
        let _ = write!(out, "<section class=\"endnotes\"><h2>{heading}</h2><ol>");
        addresses.iter().for_each(|address| {
            let _ = write!(out, "<li>{address}</li>");
        });
        out.push_str("</ol></section>\n");
    }
    out.push_str(&html[main.end..]);
    out
}

/// The drawings of a page from an offset on.
fn drawings(html: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    memmem::find_iter(&html.as_bytes()[from..], "<svg").map(move |at| {
        let start = from + at;
        start..find(&html[start..], "</svg>").map_or(html.len(), |length| start + length)
    })
}

/// Pages are long, and the standard library looks at them byte by byte.
fn find(html: &str, text: &str) -> Option<usize> {
    memmem::find(html.as_bytes(), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::with_endnotes;

    fn page(main: &str) -> String {
        format!("<a href=\"https://before.example/\">x</a><main>{main}</main>")
    }

    fn noted(main: &str) -> String {
        with_endnotes(page(main), "Adressen")
    }

    #[test]
    fn an_address_has_one_number_and_stands_once_in_the_list() {
        let (a, b) = (
            "<a href=\"https://a.example/?x=1&amp;y=2\">A</a>",
            "<a class=\"source\" href=\"http://b.example/\">B</a>",
        );
        let list = "<section class=\"endnotes\"><h2>Adressen</h2><ol><li>https://a.example/?x=1&amp;y=2</li>\
                    <li>http://b.example/</li></ol></section>\n";
        let number = |n| format!("<sup class=\"endnote-number\">{n}</sup>");
        let expected = format!("{a}{}, {b}{}, {a}{}{list}", number(1), number(2), number(1));
        assert_eq!(noted(&format!("{a}, {b}, {a}")), page(&expected));
    }

    #[test]
    fn a_page_without_addresses_to_print_stays_as_it_is() {
        for main in [
            "<a href=\"../x/\">X</a><a href=\"#y\">Y</a><a href=\"mailto:a@b.example\">Z</a>",
            "<a href=\"https://a.example/\">https://a.example/</a>",
            "<svg><a href=\"https://a.example/\"><text>A</text></a></svg>",
        ] {
            assert_eq!(noted(main), page(main));
        }
        assert_eq!(with_endnotes("<feed/>".into(), "x"), "<feed/>");
    }
}
