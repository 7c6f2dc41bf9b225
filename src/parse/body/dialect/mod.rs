//! What a dossier's markdown has beyond the parser's: bare addresses, `==marked==` text, ids of blocks (`^id`), callouts of
//! any word with a title, wikilinks whose text was left empty, and paragraphs that begin with an ordinal.
//!
//! Each is put into the list of events, so that both readings of a body see it. The parser has no events of its own for
//! these; events of extensions that are off stand for them: [`Tag::Superscript`] for marked text,
//! [`Tag::DefinitionListTitle`] for the title of a callout, [`Event::InlineMath`] for the id of a block.

mod ordinals;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::cjk_strong::strong_beside_cjk;
use super::node::{Node, piece, verbatim};
use crate::source::Span;

/// The events of a body with all of that. `text` is the whole file.
pub fn with_dialect<'a>(nodes: Vec<Node<'a>>, text: &'a str, body: Span) -> Vec<Node<'a>> {
    let source = &text[body.range()];
    let mut nodes = joined(ordinals::ordinals(nodes, text), text);
    if source.contains("**") && !source.is_ascii() {
        nodes = strong_beside_cjk(nodes, text);
    }
    if source.contains("[!") {
        nodes = callouts(nodes, text);
    }
    if source.contains("==") {
        nodes = marks(nodes, text);
    }
    if source.contains("://") {
        nodes = addresses(nodes, text);
    }
    nodes
}

/// Neighbouring pieces of text as one, ids of blocks found, and empty wikilinks with their target as text.
fn joined<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    let mut joined: Vec<Node<'a>> = Vec::with_capacity(nodes.len());
    let mut in_code = false;
    for (event, span) in nodes {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                if let Some((last, before)) = joined.last_mut()
                    && before.end == span.start
                    && verbatim(last, *before, text).is_some()
                    && verbatim(&event, span, text).is_some()
                {
                    *before = Span { start: before.start, end: span.end };
                    *last = Event::Text(CowStr::Borrowed(&text[before.range()]));
                    continue;
                }
            }
            Event::End(TagEnd::Link) => fill_wikilink(&mut joined, text),
            Event::End(end) if ends_text(end) => take_block_id(&mut joined, text),
            Event::Start(Tag::List(_)) => take_block_id(&mut joined, text),
            _ => {}
        }
        // A paragraph that was nothing but an id is none: the id belongs to the block before it.
        let is_paragraph_of_id = event == Event::End(TagEnd::Paragraph)
            && matches!(&joined[..], [.., (Event::Start(Tag::Paragraph), _), (Event::InlineMath(_), _)]);
        if is_paragraph_of_id {
            joined.swap_remove(joined.len() - 2);
            continue;
        }
        joined.push((event, span));
    }
    joined
}

/// `[[tesla|]]` is `[[tesla]]`.
fn fill_wikilink<'a>(joined: &mut Vec<Node<'a>>, text: &'a str) {
    joined.pop_if(|(event, _)| matches!(event, Event::Text(piece) if piece.is_empty()));
    let Some((Event::Start(Tag::Link { link_type, dest_url, .. }), span)) = joined.last_mut() else { return };
    let LinkType::WikiLink { has_pothole } = link_type else { return };
    let start = span.start + "[[".len();
    let end = start + dest_url.len();
    if text.get(start..end) == Some(dest_url) {
        *has_pothole = false;
        joined.extend(piece(text, start, end));
    }
}

fn ends_text(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_))
}

/// Makes an id of ` ^id` at the end of a block.
fn take_block_id<'a>(joined: &mut Vec<Node<'a>>, text: &'a str) {
    let Some((event, span)) = joined.last() else { return };
    let Some(written) = verbatim(event, *span, text) else { return };
    let Some((before, id)) = written.trim_end().rsplit_once('^') else { return };
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
    let stands_alone = joined.len() < 2 || !matches!(joined[joined.len() - 2].0, Event::Text(_));
    // Behind a backslash it is text, which begins behind the backslash.
    let is_escaped = before.is_empty() && text[..span.start].ends_with('\\');
    if !is_id || !is_apart || is_escaped || before.is_empty() && !stands_alone {
        return;
    }
    let (start, end) = (span.start, span.start + before.trim_end().len());
    let id = (Event::InlineMath(CowStr::Borrowed(id)), Span { start: span.start + before.len(), end: span.end });
    joined.pop();
    match piece(text, start, end) {
        Some(before) => joined.push(before),
        // The line break before an id on a line of its own.
        None => drop(joined.pop_if(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak))),
    }
    joined.push(id);
}

/// What begins a callout: its word, and where its title begins.
fn callout_head(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text.get(start..)?.strip_prefix("[!")?;
    let (word, after) = rest.split_once(']')?;
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '|' | ' '));
    let fold = usize::from(after.starts_with(['+', '-']));
    let begins = after[fold..].is_empty() || after[fold..].starts_with(char::is_whitespace);
    let word_end = word.find('|').unwrap_or(word.len());
    (is_word && begins).then(|| (&word[..word_end], start + "[!]".len() + word.len() + fold))
}

/// The five kinds of GitHub, and what Obsidian's other words are shown as; a word of one's own is a note.
fn callout_kind(word: &str) -> (BlockQuoteKind, bool) {
    let word = word.to_lowercase();
    let kind = match word.as_str() {
        "tip" | "hint" | "success" | "check" | "done" => BlockQuoteKind::Tip,
        "important" => BlockQuoteKind::Important,
        "warning" | "attention" => BlockQuoteKind::Warning,
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" => BlockQuoteKind::Caution,
        _ => BlockQuoteKind::Note,
    };
    (kind, ["note", "tip", "important", "warning", "caution"].contains(&word.as_str()))
}

/// Whether a word is one of those that say only what a callout looks like.
pub(super) fn is_usual_callout(word: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["abstract", "summary", "tldr", "info", "todo", "question", "help", "faq", "example", "quote", "cite", "note"];
    let (kind, _) = callout_kind(word);
    kind != BlockQuoteKind::Note || OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// `> [!word]± Title`: quotations that are callouts, with their title as a block of its own.
fn callouts<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    let mut found: Vec<Node<'a>> = Vec::with_capacity(nodes.len());
    // Of each open quotation what it has become.
    let mut open: Vec<Option<BlockQuoteKind>> = Vec::new();
    let mut nodes = nodes.into_iter().peekable();
    while let Some((event, span)) = nodes.next() {
        match event {
            Event::Start(Tag::BlockQuote(kind)) => {
                open.push(kind);
                found.push((Event::Start(Tag::BlockQuote(kind)), span));
            }
            Event::End(TagEnd::BlockQuote(kind)) => {
                found.push((Event::End(TagEnd::BlockQuote(open.pop().unwrap_or(kind))), span));
            }
            Event::Start(Tag::Paragraph) => {
                let first =
                    nodes.peek().filter(|(event, _)| matches!(event, Event::Text(_))).map(|(_, span)| span.start);
                let head = first.and_then(|start| callout_head(text, start));
                let (Some((word, title)), Some((Event::Start(Tag::BlockQuote(None)), _))) = (head, found.last()) else {
                    found.push((Event::Start(Tag::Paragraph), span));
                    continue;
                };
                let (kind, has_own_title) = callout_kind(word);
                let last = found.len() - 1;
                found[last].0 = Event::Start(Tag::BlockQuote(Some(kind)));
                if let Some(open) = open.last_mut() {
                    *open = Some(kind);
                }
                let word_start = first.unwrap_or(span.start) + "[!".len();
                let word = (!has_own_title).then(|| piece(text, word_start, word_start + word.len())).flatten();
                push_title(&mut found, &mut nodes, text, title, word, span);
            }
            event => found.push((event, span)),
        }
    }
    found
}

/// Takes the first line of a callout as its title, or the callout's word where that line has no more.
fn push_title<'a>(
    found: &mut Vec<Node<'a>>,
    nodes: &mut impl Iterator<Item = Node<'a>>,
    text: &'a str,
    title: usize,
    word: Option<Node<'a>>,
    paragraph: Span,
) {
    let mut line: Vec<Node<'a>> = Vec::new();
    let mut depth = 0usize;
    let mut rest = None;
    for (event, span) in nodes {
        match event {
            Event::SoftBreak | Event::HardBreak if depth == 0 => {
                rest = Some(Span { start: span.end, end: paragraph.end });
                break;
            }
            Event::End(TagEnd::Paragraph) if depth == 0 => break,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if span.end <= title {
            continue;
        }
        match span.start < title {
            true => {
                let written = &text[title..span.end];
                line.extend(piece(text, span.end - written.trim_start().len(), span.end));
            }
            false => line.push((event, span)),
        }
    }
    if line.is_empty() {
        line.extend(word);
    }
    if let (Some((_, first)), Some((_, last))) = (line.first(), line.last()) {
        let span = Span { start: first.start, end: last.end.max(first.end) };
        found.push((Event::Start(Tag::DefinitionListTitle), span));
        found.append(&mut line);
        found.push((Event::End(TagEnd::DefinitionListTitle), span));
    }
    found.extend(rest.map(|span| (Event::Start(Tag::Paragraph), span)));
}

/// `==marked==`: the signs stand at words, and what is marked is whole elements.
fn marks<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    // For each level of nesting the sign that waits for its other half.
    let mut waiting: Vec<Option<usize>> = vec![None];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut in_code = false;
    for (event, span) in &nodes {
        match event {
            Event::Start(tag) => {
                in_code |= matches!(tag, Tag::CodeBlock(_));
                waiting.push(None);
            }
            Event::End(tag) => {
                in_code &= *tag != TagEnd::CodeBlock;
                waiting.pop();
            }
            _ => {}
        }
        let Some(written) = verbatim(event, *span, text).filter(|_| !in_code) else { continue };
        for at in signs(text, *span, written) {
            let Some(open) = waiting.last_mut() else { continue };
            match *open {
                Some(start) if closes(text, at) && at > start + 2 => {
                    pairs.push((start, at));
                    *open = None;
                }
                None if opens(text, at) => *open = Some(at),
                _ => {}
            }
        }
    }
    pairs.sort_unstable();
    let mut signs: Vec<(usize, bool)> =
        pairs.iter().flat_map(|(open, close)| [(*open, true), (*close, false)]).collect();
    signs.sort_unstable();
    split(nodes, text, &signs)
}

/// Where exactly two `=` stand, no backslash before them.
fn signs(text: &str, span: Span, written: &str) -> Vec<usize> {
    let at = |offset: usize| text.as_bytes().get(offset).copied();
    let found = written.match_indices("==").map(|(at, _)| span.start + at);
    found
        .filter(|start| {
            let before = start.checked_sub(1).and_then(at);
            !matches!(before, Some(b'=' | b'\\' | b'!' | b'<' | b'>')) && at(start + 2) != Some(b'=')
        })
        .collect()
}

fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    before.is_none_or(|c| !c.is_alphanumeric()) && after.is_some_and(|c| !c.is_whitespace())
}

fn closes(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
}

/// Cuts texts at the signs of marks and puts the start and end of the mark there.
fn split<'a>(nodes: Vec<Node<'a>>, text: &'a str, signs: &[(usize, bool)]) -> Vec<Node<'a>> {
    let mut found = Vec::with_capacity(nodes.len() + 2 * signs.len());
    let mut signs = signs.iter().peekable();
    for (event, span) in nodes {
        if verbatim(&event, span, text).is_none() {
            found.push((event, span));
            continue;
        }
        let mut at = span.start;
        let mut whole = true;
        while let Some((sign, is_start)) = signs.next_if(|(sign, _)| (span.start..span.end).contains(sign)) {
            whole = false;
            found.extend(piece(text, at, *sign));
            at = sign + 2;
            let place = Span { start: *sign, end: at };
            let mark = if *is_start { Event::Start(Tag::Superscript) } else { Event::End(TagEnd::Superscript) };
            found.push((mark, place));
        }
        if whole {
            found.push((event, span));
        } else {
            found.extend(piece(text, at, span.end));
        }
    }
    found
}

/// Addresses in running text as links, without the full stop behind them.
fn addresses<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    let mut found = Vec::with_capacity(nodes.len());
    // In links, images and code an address is text.
    let mut closed = 0usize;
    let is_closed = |tag: &TagEnd| matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock);
    for (event, span) in nodes {
        match &event {
            Event::Start(tag) => closed += usize::from(is_closed(&tag.to_end())),
            Event::End(tag) => closed -= usize::from(is_closed(tag) && closed > 0),
            _ => {}
        }
        let written = verbatim(&event, span, text).filter(|written| closed == 0 && written.contains("://"));
        let Some(written) = written else {
            found.push((event, span));
            continue;
        };
        let mut at = span.start;
        for address in bare_addresses(written) {
            let place = Span { start: span.start + address.start, end: span.start + address.end };
            let dest_url = CowStr::Borrowed(&text[place.range()]);
            let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
            found.extend(piece(text, at, place.start));
            found.push((Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id }), place));
            found.extend(piece(text, place.start, place.end));
            found.push((Event::End(TagEnd::Link), place));
            at = place.end;
        }
        found.extend(piece(text, at, span.end));
    }
    found
}

/// Where addresses of the web stand in a text.
pub fn bare_addresses(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(colon) = text[from..].find("://").map(|at| from + at) {
        from = colon + "://".len();
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            let start = colon.checked_sub(scheme.len());
            start.and_then(|start| text.get(start..colon)).is_some_and(|written| written.eq_ignore_ascii_case(scheme))
        });
        let Some(start) = scheme.map(|scheme| colon - scheme.len()) else { continue };
        if text[..start].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let ends =
            |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '|');
        let length = text[from..].find(ends).unwrap_or(text.len() - from);
        let end = from + without_punctuation(&text[from..from + length]).len();
        let host = text[from..end].split(['/', '?', '#']).next().unwrap_or_default();
        if host.contains('.') && host.starts_with(|c: char| c.is_alphanumeric()) {
            found.push(start..end);
        }
        from = end;
    }
    found
}

/// An address without what belongs to the sentence around it: marks at its end, and a bracket that it did not open.
fn without_punctuation(address: &str) -> &str {
    let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    let is_of_the_sentence = |c: char| match c {
        ')' if unopened > 0 => {
            unopened -= 1;
            true
        }
        c => matches!(c, '.' | ',' | ':' | ';' | '?' | '!' | '*' | '_' | '~' | '\'' | '…' | ']'),
    };
    address.trim_end_matches(is_of_the_sentence)
}

#[cfg(test)]
mod tests;
