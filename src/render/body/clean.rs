//! Raw HTML that a dossier allows: cleaned as one whole, then cut into blocks again.
//!
//! A `<details>` may begin in one block of markdown and end in another. Cleaned one by one, the first would be closed at
//! once and its content fall out of it; so comments mark where blocks begin, the whole body is cleaned, and it is cut
//! only at marks that lie in no element.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::LinkType;

use crate::page::body::BodyPlan;
use crate::parse::body::address::{self, Destination};
use crate::parse::body::raw_html::SWALLOWING;
use crate::render::body::block::{Block, InnerPassage};
use crate::render::body::escape::push_attribute;

/// Stands before every id and address that the program gives, so that it can be told from an author's. A private character.
pub const OWN: char = '\u{e000}';

/// Where the addresses lead that authors write in raw HTML.
pub struct Addresses {
    links: BTreeMap<(Box<str>, Option<Box<str>>), String>,
    files: BTreeMap<String, String>,
}

impl Addresses {
    pub fn of(plan: &BodyPlan) -> Self {
        Addresses { links: plan.html_links.clone(), files: plan.files.clone() }
    }

    /// The address as seen from the page; `None` where it leads nowhere, so that only the text stays.
    fn seen_from_page(&self, element: &str, written: &str) -> Option<String> {
        let destination = match element {
            "a" => address::link_destination(LinkType::Inline, written),
            "img" => address::image_destination(written),
            _ => return None,
        };
        match destination {
            Destination::Link { target, fragment, .. } => {
                self.links.get(&(target.into(), fragment.map(Box::from))).cloned()
            }
            Destination::File { path, suffix } => Some(format!("{}{suffix}", self.files.get(path)?)),
            Destination::Remote => Some(written.to_owned()),
            Destination::Foreign | Destination::Refused => None,
        }
    }
}

fn cleaner(addresses: Addresses) -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .strip_comments(false)
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .add_tags(["section"])
        .add_generic_attributes(["id", "class", "role", "aria-label", "tabindex", "dir"])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("img", ["loading", "decoding"])
        .add_tag_attributes("details", ["open"])
        .attribute_filter(move |element, attribute, value| match attribute {
            // An author's own id could take the place of a paragraph's or a mention's.
            "id" => value.strip_prefix(OWN).map(Cow::Borrowed),
            "href" | "src" => {
                let own = value.strip_prefix(OWN).map(Cow::Borrowed);
                own.or_else(|| addresses.seen_from_page(element, value).map(Cow::Owned))
                    .filter(|address| address::is_writable(address))
            }
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

/// Raw HTML as it may enter the body: elements that swallow text become text themselves.
pub fn tame(html: &str) -> String {
    let mut tamed = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        tamed.push_str(before);
        let name = tag[1..].trim_start_matches('/');
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let swallows = SWALLOWING.iter().any(|swallowing| name[..length].eq_ignore_ascii_case(swallowing));
        tamed.push_str(if swallows { "&lt;" } else { "<" });
        rest = &tag[1..];
    }
    tamed.push_str(rest);
    tamed.retain(|c| c != OWN);
    tamed
}

/// Cleans a body with raw HTML. Blocks that an element holds together become one.
pub fn clean(blocks: Vec<Block>, footnotes: String, addresses: Addresses) -> (Vec<Block>, String) {
    let mut whole = String::new();
    for block in &blocks {
        whole.push_str(MARK);
        whole.push_str(&block.html);
    }
    whole.push_str(MARK);
    whole.push_str(&footnotes);
    let cleaned = cleaner(addresses).clean(&whole).to_string();
    cut(&cleaned, blocks)
}

const MARK: &str = "<!--block-->";

/// Cuts cleaned HTML at the marks. The last piece is the footnotes, where their mark lies in no element.
fn cut(html: &str, blocks: Vec<Block>) -> (Vec<Block>, String) {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut marks = blocks.into_iter().map(Some).chain([None]);
    let mut footnotes: Option<String> = None;
    let mut depth = 0usize;
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let open = footnotes.as_mut().or_else(|| found.last_mut().map(|block| &mut block.html));
        if let Some(open) = open {
            open.push_str(text);
        }
        let length = tag_length(tag);
        let (tag, after) = tag.split_at(length);
        rest = after;
        if tag.starts_with("<!--") {
            // Authors' comments are gone already, so any other comment is a remainder of broken markup.
            if tag != MARK {
                continue;
            }
            match marks.next() {
                Some(Some(block)) if depth > 0 && !found.is_empty() => {
                    if let Some(outer) = found.last_mut() {
                        hold(outer, block);
                    }
                }
                Some(Some(block)) => found.push(Block { html: String::new(), ..block }),
                Some(None) if depth == 0 => footnotes = Some(String::new()),
                _ => {}
            }
            continue;
        }
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.is_empty() && !is_void(tag) {
            depth += 1;
        }
        if let Some(open) = footnotes.as_mut().or_else(|| found.last_mut().map(|block| &mut block.html)) {
            open.push_str(tag);
        }
    }
    found.retain(|block| block.passage.is_some() || !block.html.trim().is_empty());
    (found, footnotes.unwrap_or_default())
}

/// A passage inside of another block gives it its number, or where that has one already, keeps its anchors inside.
fn hold(outer: &mut Block, block: Block) {
    let (Some(passage), Some(anchor)) = (block.passage, block.anchor) else { return };
    if outer.passage.is_none() {
        outer.passage = Some(passage);
        outer.anchor = Some(anchor);
        return;
    }
    for id in [&format!("rn{passage}"), &anchor] {
        outer.html.push_str("<span id=\"");
        push_attribute(&mut outer.html, id);
        outer.html.push_str("\"></span>");
    }
    outer.inner.push(InnerPassage { passage, anchor });
}

/// The length of the tag or comment that a text begins with. Attributes of cleaned HTML stand in double quotes.
fn tag_length(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn is_void(tag: &str) -> bool {
    const VOID: [&str; 6] = ["area", "br", "col", "hr", "img", "wbr"];
    let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    VOID.contains(&name)
}
