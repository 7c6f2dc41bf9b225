//! Links and pictures in raw HTML, where a dossier allows it, read by the same tokenizer as the page's cleaner uses.

use std::cell::RefCell;

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use crate::source::Span;
use crate::work;

/// Raw HTML as one text; a block of it comes line by line.
#[derive(Default)]
pub(super) struct RawHtml {
    text: String,
    /// Where in the text each line begins, and its place in the file.
    lines: Vec<(usize, Span)>,
}

/// How often an address is looked for in vain, as entities stand for its signs: each time costs the whole text.
const SEARCHES: usize = 64;

/// Where the next address is looked for, and how often one was not found.
#[derive(Default)]
struct Cursor {
    at: usize,
    misses: usize,
}

impl RawHtml {
    pub(super) fn push(&mut self, line: &str, place: Span) {
        self.lines.push((self.text.len(), place));
        self.text.push_str(line);
    }

    /// Its links and pictures in their order, each with the place of its address in the file.
    pub(super) fn marks(&self) -> Vec<(Mark, Span)> {
        let mut cursor = Cursor::default();
        let place = |mark: Mark| match &mark {
            Mark::LinkStart(Some(address)) | Mark::Picture { address, .. } => {
                let place = self.find(address, &mut cursor);
                (mark, place)
            }
            Mark::Hidden(sign) => {
                let place = self.find(sign, &mut cursor);
                (mark, place)
            }
            Mark::LinkStart(None) | Mark::LinkEnd => (mark, Span::default()),
        };
        marks(&self.text).into_iter().map(place).collect()
    }

    /// Where an address stands in the file; where its signs are written as entities, the line that was come to.
    fn find(&self, address: &str, cursor: &mut Cursor) -> Span {
        let rest = self.text.get(cursor.at..).filter(|_| cursor.misses < SEARCHES);
        let start = rest.and_then(|rest| rest.find(address)).map(|at| cursor.at + at);
        let line = self.lines.partition_point(|(begin, _)| *begin <= start.unwrap_or(cursor.at));
        let Some((begin, place)) = line.checked_sub(1).map(|line| self.lines[line]) else { return Span::default() };
        let Some(start) = start else {
            work::steps(rest.map_or(0, str::len));
            cursor.misses += 1;
            return place;
        };
        cursor.at = start + address.len();
        let start = (place.start + start - begin).min(place.end);
        Span { start, end: (start + address.len()).min(place.end) }
    }
}

/// What counts of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `<a>` with its `href`.
    LinkStart(Option<String>),
    LinkEnd,
    /// `<img>` with its `src`, and its `alt` where it has one.
    Picture {
        address: String,
        alt: Option<String>,
    },
    /// What a browser would hide, by the word that says so.
    Hidden(String),
}

/// Elements that swallow what follows them as text, or whose content the cleaner would drop: they are shown as they are written.
pub const SWALLOWING: &[&str] = &[
    "iframe", "math", "noembed", "noframes", "noscript", "plaintext", "script", "select", "style", "svg", "template",
    "textarea", "title", "xmp",
];

/// Why a browser hides an element with its content, as it is written: a `<template>`, a `<dialog>` that is not open, `hidden`, a style that takes it
/// away.
fn hides(tag: &Tag) -> Option<String> {
    const STYLES: [&str; 7] = [
        "display:none", "font-size:0", "font-size:0px", "font-size:0%", "opacity:0", "visibility:collapse",
        "visibility:hidden",
    ];
    let has = |name: &str| tag.attrs.iter().any(|attribute| &*attribute.name.local == name);
    if &*tag.name == "template" || &*tag.name == "dialog" && !has("open") {
        return Some(format!("<{}", tag.name));
    }
    if has("hidden") {
        return Some("hidden".to_owned());
    }
    let style = attribute(tag, "style")?;
    let bare: String = style.to_lowercase().split_whitespace().collect();
    let mut said = bare.split(';').map(|one| one.trim_end_matches("!important"));
    said.any(|one| STYLES.contains(&one)).then_some(style)
}

fn marks(html: &str) -> Vec<Mark> {
    let tokenizer = Tokenizer::new(Sink::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Vec<Mark>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            let hidden = if tag.kind == TagKind::StartTag { hides(&tag) } else { None };
            self.0.borrow_mut().extend(hidden.map(Mark::Hidden));
            let mark = match (&*tag.name, tag.kind) {
                ("a", TagKind::StartTag) => Some(Mark::LinkStart(attribute(&tag, "href"))),
                ("a", TagKind::EndTag) => Some(Mark::LinkEnd),
                ("img", TagKind::StartTag) => {
                    attribute(&tag, "src").map(|address| Mark::Picture { address, alt: attribute(&tag, "alt") })
                }
                _ => None,
            };
            self.0.borrow_mut().extend(mark);
        }
        TokenSinkResult::Continue
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_are_found_as_a_browser_finds_them() {
        let picture =
            |address: &str, alt: Option<&str>| Mark::Picture { address: address.into(), alt: alt.map(Into::into) };
        let link = |address: &str| Mark::LinkStart(Some(address.into()));
        for (html, expected) in [
            ("<A\nHREF = 'a.md'>x</a>", vec![link("a.md"), Mark::LinkEnd]),
            ("<a href=a.md?x&amp;y>", vec![link("a.md?x&y")]),
            ("<a name=x>", vec![Mark::LinkStart(None)]),
            ("<img src=a.png><img alt='' src=b.png />", vec![picture("a.png", None), picture("b.png", Some(""))]),
            ("<DIV HIDDEN>x</DIV>", vec![Mark::Hidden("hidden".into())]),
            ("<p style='Display : none'>", vec![Mark::Hidden("Display : none".into())]),
            ("<template><b>", vec![Mark::Hidden("<template".into())]),
            ("<p class=hidden title='display:none'>hidden</p><dialog open>", vec![]),
            ("<!-- <img src=a.png> --> <b title=\"<img src=b.png>\">", vec![]),
        ] {
            assert_eq!(marks(html), expected, "{html}");
        }
    }
}
