//! Where the links of a text stand, so that each can be written anew.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::parse::body::events::events;
use crate::source::Span;

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `[[target]]`, `[[target|text]]`; `![[target]]` where it shows what it leads to.
    Wiki { shows: bool },
    /// `[text](target)`.
    Link,
    /// `![text](target)`.
    Picture,
    /// `[text][name]`, `[name]`.
    Reference,
    /// A line `[name]: target`.
    Definition,
    /// `[text][name]` without such a line.
    Undefined,
}

/// A link of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) form: Form,
    /// The whole link.
    pub(super) span: Range<usize>,
    /// Its target as it is written, with the angle brackets around it.
    pub(super) place: Range<usize>,
    pub(super) target: String,
    /// The words that readers see, of a wikilink those behind its bar.
    pub(super) words: Option<String>,
    /// Whether it stands in a table, where a bar would end its cell.
    pub(super) is_in_table: bool,
}

/// All links of a text, in order; addresses between angle brackets and bare ones lead out and are none.
pub(super) fn links(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    // Of each open link where its words end so far.
    let mut open: Vec<(Form, Range<usize>, String, usize)> = Vec::new();
    let (mut code, mut tables) = (Vec::new(), Vec::new());
    let read = events(text, Span { start: 0, end: text.len() });
    for span in read.undefined {
        let words = text[span.range()].trim_start_matches('!').strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let words = words.map(|(words, _)| words.to_owned());
        let span = with_empty_brackets(text, span.range());
        let place = span.end..span.end;
        found.push(Written { form: Form::Undefined, span, place, target: String::new(), words, is_in_table: false });
    }
    for (event, span) in read.nodes {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) => {
                found.extend(wikilink(text, span.range(), false));
                open.push((Form::Wiki { shows: false }, span.range(), String::new(), span.start));
            }
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                found.extend(wikilink(text, span.range(), true));
                open.push((Form::Wiki { shows: true }, span.range(), String::new(), span.start));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let is_reference = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
                let form = if is_reference { Form::Reference } else { Form::Link };
                open.push((form, span.range(), dest_url.to_string(), span.start + 1));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                open.push((Form::Picture, span.range(), dest_url.to_string(), span.start + 2));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some((form, span, target, words)) = open.pop() else { continue };
                if let Some(outer) = open.last_mut() {
                    outer.3 = outer.3.max(span.end);
                }
                let span = if form == Form::Reference { with_empty_brackets(text, span) } else { span };
                let place = destination(text, &span, words).filter(|_| form != Form::Reference);
                let opening = if form == Form::Picture { 2 } else { 1 };
                let words = text.get(span.start + opening..words).map(str::to_owned);
                match (form, place) {
                    (Form::Link, Some(place)) => {
                        found.push(Written { form, span, place, target, words, is_in_table: false })
                    }
                    (Form::Picture | Form::Reference, place) => {
                        let place = place.unwrap_or(span.end..span.end);
                        found.push(Written { form, span, place, target, words, is_in_table: false });
                    }
                    _ => {}
                }
            }
            Event::Start(Tag::CodeBlock(_)) => code.push(span.range()),
            Event::Start(Tag::Table(_)) => tables.push(span.range()),
            _ => {
                if let Some(open) = open.last_mut() {
                    open.3 = open.3.max(span.end);
                }
            }
        }
    }
    found.extend(definitions(text, &code));
    for link in &mut found {
        link.is_in_table = tables.iter().any(|table: &Range<usize>| table.contains(&link.span.start));
    }
    found.sort_by_key(|link| (link.span.start, link.span.end));
    found
}

/// The whole of `[text][]`: the parser's span ends before the empty brackets.
fn with_empty_brackets(text: &str, span: Range<usize>) -> Range<usize> {
    let end = if text[span.end..].starts_with("[]") { span.end + "[]".len() } else { span.end };
    span.start..end
}

fn wikilink(text: &str, span: Range<usize>, shows: bool) -> Option<Written> {
    let start = span.start + text[span.clone()].find("[[")? + 2;
    let end = start + text[start..span.end].find("]]")?;
    let inner = &text[start..end];
    let (target, words) = match inner.split_once('|') {
        Some((target, words)) => (target.strip_suffix('\\').unwrap_or(target), Some(words.to_owned())),
        None => (inner, None),
    };
    let place = start..start + target.len();
    Some(Written {
        form: Form::Wiki { shows },
        span,
        place,
        target: target.trim().to_owned(),
        words,
        is_in_table: false,
    })
}

/// Where the target of `[text](target "title")` stands, whose words end at `words` or later.
fn destination(text: &str, span: &Range<usize>, words: usize) -> Option<Range<usize>> {
    let open = words + text.get(words..span.end)?.find("](")? + 2;
    let start = open + text[open..].len() - text[open..].trim_start().len();
    let rest = text.get(start..span.end)?;
    let length = if rest.starts_with('<') { rest.find('>')? + 1 } else { bare_length(rest) };
    Some(start..start + length)
}

/// How far a target without angle brackets reaches: to a space, or to the bracket that closes the link.
fn bare_length(rest: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            c if c.is_whitespace() => return at,
            _ => {}
        }
    }
    rest.len()
}

/// Lines `[name]: target`.
fn definitions(text: &str, code: &[Range<usize>]) -> Vec<Written> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        let is_code = || code.iter().any(|span| span.contains(&start));
        let Some((name, rest)) = trimmed.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else { continue };
        if indent > 3 || name.starts_with('^') || name.contains(['[', ']']) || is_code() {
            continue;
        }
        let target = rest.trim_start();
        let place = start + line.len() - target.len();
        let length =
            if target.starts_with('<') { target.find('>').map_or(0, |end| end + 1) } else { bare_length(target) };
        if length > 0 {
            let written = target[..length].trim_matches(['<', '>']).to_owned();
            let (span, place) = (start..start + line.trim_end().len(), place..place + length);
            found.push(Written {
                form: Form::Definition,
                span,
                place,
                target: written,
                words: None,
                is_in_table: false,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_is_found_where_it_stands() {
        let text = "A [m][] [b](c.md#d \"T\") [![x](y z.png)](<e f.md>) [[G H#I|j]] ![[k.png|300]] [l][m] `[n](o)` <https://p>\n\n\
                    | [[q\\|r]] | [s (t)](u_(v).md) |\n|---|---|\n\n[m]: ../w.md 'x'\n";
        let found: Vec<(String, String)> =
            links(text).into_iter().map(|link| (text[link.place].to_owned(), link.target)).collect();
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(
            found,
            [
                pair("", "../w.md"),
                pair("c.md#d", "c.md#d"),
                pair("<e f.md>", "e f.md"),
                pair("G H#I", "G H#I"),
                pair("k.png", "k.png"),
                pair("", "../w.md"),
                pair("q", "q"),
                pair("u_(v).md", "u_(v).md"),
                pair("../w.md", "../w.md"),
            ]
        );
    }
}
