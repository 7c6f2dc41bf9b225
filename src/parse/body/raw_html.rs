//! Links and pictures in raw HTML, where a dossier allows it, read by the same tokenizer as the page's cleaner uses.

use std::cell::RefCell;

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use pulldown_cmark::LinkType;

use super::Reader;
use super::address::{self, Destination};
use crate::diagnostic::Code;
use crate::model::{Attachment, Link, LinkForm};
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

/// A link of raw HTML whose end has not come yet.
pub(super) struct OpenHtmlLink {
    /// Its place in `body.links`; none where it leads to a file, or began in another block.
    link: Option<usize>,
    /// Where its text begins.
    start: usize,
}

impl OpenHtmlLink {
    /// Its text began in a block that has ended.
    pub(super) fn leave_block(&mut self) {
        self.link = None;
    }
}

impl Reader<'_> {
    /// Takes the links and pictures of raw HTML, in a dossier that keeps it.
    pub(super) fn raw_html(&mut self, html: &RawHtml) {
        if !self.allow_html {
            return;
        }
        let mut cursor = Cursor::default();
        for mark in marks(&html.text) {
            match mark {
                Mark::LinkStart(address) => {
                    let link = address.and_then(|address| self.html_link(&address, html.find(&address, &mut cursor)));
                    self.html_links.push(OpenHtmlLink { link, start: self.text.text.len() });
                }
                Mark::LinkEnd => {
                    let Some(OpenHtmlLink { link: Some(at), start }) = self.html_links.pop() else { continue };
                    self.body.links[at].text = start as u32..self.text.text.len() as u32;
                    self.text_links.push(at);
                }
                Mark::Picture { address, alt } => self.html_picture(&address, alt, html.find(&address, &mut cursor)),
            }
        }
    }

    fn html_link(&mut self, address: &str, place: Span) -> Option<usize> {
        match address::link_destination(LinkType::Inline, address) {
            Destination::Link { target, fragment, .. } => {
                let (target, fragment) = (target.into(), fragment.map(Box::from));
                let form = LinkForm::Html;
                let link = Link { form, target, fragment, has_text: true, span: place, block: None, text: 0..0 };
                self.body.links.push(link);
                return Some(self.body.links.len() - 1);
            }
            Destination::File { path, .. } => {
                self.body.attachments.push(Attachment { target: path.to_owned(), span: place, alt: String::new() });
            }
            Destination::Foreign => self.foreign_address(address, place),
            Destination::Remote | Destination::Refused => self.refused(address, place),
        }
        None
    }

    fn html_picture(&mut self, address: &str, alt: Option<String>, place: Span) {
        let attachment = self.shown_file(address, place);
        if alt.is_none() {
            let message = "no text stands for this picture where it cannot be seen".to_owned();
            let help = "add what it shows: alt=\"A harbour\"; alt=\"\" where it only decorates";
            self.report(Code::PictureWithoutText, place, message, help);
        }
        if let (Some(at), Some(alt)) = (attachment, alt) {
            self.body.attachments[at].alt = alt;
        }
    }
}

/// What counts of raw HTML.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    /// `<a>` with its `href`.
    LinkStart(Option<String>),
    LinkEnd,
    /// `<img>` with its `src`, and its `alt` where it has one.
    Picture {
        address: String,
        alt: Option<String>,
    },
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
            ("<!-- <img src=a.png> --> <b title=\"<img src=b.png>\">", vec![]),
        ] {
            assert_eq!(marks(html), expected, "{html}");
        }
    }
}
