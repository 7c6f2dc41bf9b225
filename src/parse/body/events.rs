//! The markdown that a dossier is written in: CommonMark with tables, footnotes, strikethrough, task lists, ids of headings,
//! GitHub's alerts, wikilinks, and what `dialect` adds.
//!
//! A body is read twice: by [`crate::parse::body`] for what is in it, and by `render::html` for how it looks. Both take
//! their events and their idea of what a link is from here, so that they count the same links in the same order.

use std::collections::HashSet;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

use crate::parse::body::dialect::with_dialect;
pub use crate::parse::body::node::Node;
use crate::source::Span;

/// How deep blocks and markup may be nested. Real texts stay below ten.
pub const MAX_DEPTH: usize = 100;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS);

/// A body as events.
#[derive(Debug, Default)]
pub struct Events<'a> {
    /// The events; starts and ends are balanced, and never deeper than [`MAX_DEPTH`].
    pub nodes: Vec<Node<'a>>,
    /// Where the nesting first went too deep. Deeper tags are left out; where a single line opens that many blocks,
    /// nothing is read at all.
    pub too_deep: Option<Span>,
    /// `[text][name]` without a line `[name]: address`, sorted.
    pub undefined: Vec<Span>,
    /// Lines `[name]: address` that no text refers to, by their place. No page shows them.
    pub unused: Vec<Definition>,
}

/// A line `[name]: address "title"`.
#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    pub address: String,
    pub place: Span,
}

/// Names under which markdown has comments, as `[//]: # (text)`.
const NAMES_OF_COMMENTS: [&str; 3] = ["comment", "_comment", "metadata"];

/// Reads a body. `text` is the whole file; a span outside of it gives nothing.
pub fn events(text: &str, body: Span) -> Events<'_> {
    let Some(markdown) = text.get(body.range()) else { return Events::default() };
    let in_file = |range: std::ops::Range<usize>| Span { start: range.start + body.start, end: range.end + body.start };
    if let Some(line) = overfull_line(markdown) {
        return Events { too_deep: Some(in_file(line)), ..Events::default() };
    }
    let mut undefined = Vec::new();
    let note_undefined = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        // A lone `[sic]` is text, and so is a `[…]` before a footnote.
        let meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        if meant && !link.reference.starts_with('^') {
            undefined.push(in_file(link.span));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(markdown, OPTIONS, Some(note_undefined));
    let mut nodes = Vec::with_capacity(markdown.len() / 24);
    let mut too_deep = None;
    let mut depth = 0usize;
    let mut used = HashSet::new();
    let mut parsed = parser.into_offset_iter();
    while let Some((event, range)) = parsed.next() {
        let span = in_file(range);
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event
            && let Some(definition) = parsed.reference_definitions().get(id)
        {
            used.insert(definition.span.start);
        }
        match event {
            Event::Start(_) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    too_deep.get_or_insert(span);
                    continue;
                }
            }
            Event::End(_) => {
                depth -= 1;
                if depth >= MAX_DEPTH {
                    continue;
                }
            }
            _ => {}
        }
        nodes.push((event, span));
    }
    let is_comment = |name: &str| {
        !name.contains(char::is_alphanumeric) || NAMES_OF_COMMENTS.iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    let defined = parsed.reference_definitions().iter();
    let unused =
        defined.filter(|(name, one)| !used.contains(&one.span.start) && !is_comment(name) && &*one.dest != "#");
    let mut unused: Vec<Definition> =
        unused.map(|(_, one)| Definition { address: one.dest.to_string(), place: in_file(one.span.clone()) }).collect();
    unused.sort_unstable_by_key(|one| one.place);
    undefined.sort_unstable();
    undefined.dedup();
    Events { nodes: with_dialect(nodes, text, body), too_deep, undefined, unused }
}

/// The first line that opens more than [`MAX_DEPTH`] lists and quotations at once. The parser needs quadratic time for
/// long texts that follow such a line: 80 seconds for 300 KB.
fn overfull_line(markdown: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in markdown.split_inclusive(['\n', '\r']) {
        if line.len() > MAX_DEPTH && opened_blocks(line.as_bytes()) > MAX_DEPTH {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// How many markers of lists and quotations a line begins with; counted to just above [`MAX_DEPTH`].
fn opened_blocks(line: &[u8]) -> usize {
    let blank = |at: usize| line.get(at).is_none_or(u8::is_ascii_whitespace);
    let mut count = 0;
    let mut at = 0;
    while at < line.len() && count <= MAX_DEPTH {
        match line[at] {
            b' ' | b'\t' => at += 1,
            b'>' => {
                count += 1;
                at += 1;
            }
            mark @ (b'-' | b'*' | b'+') if blank(at + 1) => {
                // `* * * *` is a rule, however long.
                if mark != b'+' && line[at..].iter().all(|byte| *byte == mark || byte.is_ascii_whitespace()) {
                    break;
                }
                count += 1;
                at += 1;
            }
            b'0'..=b'9' => {
                let digits = line[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if !matches!(line.get(at + digits), Some(b'.' | b')')) || !blank(at + digits + 1) {
                    break;
                }
                count += 1;
                at += digits + 1;
            }
            _ => break,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Events<'_> {
        events(text, Span { start: 0, end: text.len() })
    }

    #[test]
    fn places_are_counted_in_the_whole_file() {
        let text = "---\n---\n\nEin *Wort*";
        let read = events(text, Span { start: 8, end: text.len() });
        let words: Vec<_> = read.nodes.iter().filter(|(event, _)| matches!(event, Event::Text(_))).collect();
        assert_eq!(&text[words[1].1.range()], "Wort");
    }

    #[test]
    fn nesting_without_end_is_cut_off_quickly() {
        const N: usize = 100_000;
        for text in [
            ">".repeat(N),
            "> ".repeat(N) + "a",
            "- ".repeat(N) + "a\n" + &"b\n".repeat(N),
            "1. ".repeat(N),
            "> - ".repeat(N) + "a\n" + &"> b\n".repeat(N),
            "![".repeat(N) + &"](a)".repeat(N),
            (0..700).map(|depth| " ".repeat(2 * depth) + "- a\n").collect(),
        ] {
            let read = whole(&text);
            assert!(read.too_deep.is_some(), "{}", &text[..12]);
            let mut depth = 0;
            for (event, _) in &read.nodes {
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth -= 1,
                    _ => {}
                }
                assert!((0..=MAX_DEPTH as i32).contains(&depth));
            }
            assert_eq!(depth, 0);
        }
    }

    #[test]
    fn long_rules_and_deep_but_sane_lists_are_read() {
        assert_eq!(whole(&"* ".repeat(300)).too_deep, None);
        assert_eq!(whole(&("-".repeat(300) + "\n")).too_deep, None);
        assert_eq!(whole(&("> ".repeat(20) + "a")).too_deep, None);
    }

    #[test]
    fn a_reference_without_its_address_is_found_and_sic_is_text() {
        let text = "[Bericht][quelle] [sic] […][^1]\n\n[^1]: x\n";
        let read = whole(text);
        let undefined: Vec<&str> = read.undefined.iter().map(|span| &text[span.range()]).collect();
        assert_eq!(undefined, ["[Bericht][quelle]"]);
    }
}
