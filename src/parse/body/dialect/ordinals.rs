//! A paragraph that begins with a number and a full stop, as many languages write days and ordinals: «14. August 2020
//! unterzeichnete …». CommonMark makes a list of one item of it, and its number would be no part of what it says.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::body::node::{Node, piece};

/// Months of languages that write a day as `1. Mai`: a list begins with 1 too, and only the word behind it tells them apart.
const MONTHS: [&str; 19] = [
    "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember", "marts", "mars", "maj", "desember", "december", "feber",
];

/// Lists of one line that begin with a number other than 1, or with a day, as paragraphs.
pub fn ordinals<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    let mut depth = 0usize;
    let mut lists: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < nodes.len() {
        match &nodes[at].0 {
            Event::Start(Tag::List(Some(number))) if depth == 0 => {
                if let Some(list) = lone_item(&nodes, at, *number, text) {
                    at = list.end;
                    lists.push(list);
                    continue;
                }
                depth += 1;
            }
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    if lists.is_empty() {
        return nodes;
    }
    let mut lists = lists.into_iter().peekable();
    let mut found = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().enumerate();
    while let Some((at, node)) = nodes.next() {
        let Some(list) = lists.next_if(|list| list.start == at) else {
            found.push(node);
            continue;
        };
        let item = nodes.next().map_or(node.1, |(_, (_, item))| item);
        found.push((Event::Start(Tag::Paragraph), item));
        let mut line = nodes.by_ref().take(list.len() - 4).map(|(_, node)| node).peekable();
        found.extend(line.peek().and_then(|(_, first)| piece(text, item.start, first.start)));
        found.extend(line);
        found.push((Event::End(TagEnd::Paragraph), item));
        nodes.by_ref().take(2).for_each(drop);
    }
    found
}

/// The places of the events of a list that begins at a place, where it is a line of text with a number before it.
fn lone_item(nodes: &[Node<'_>], start: usize, number: u64, text: &str) -> Option<Range<usize>> {
    let (Event::Start(Tag::Item), item) = nodes.get(start + 1)? else { return None };
    let (Event::Text(_) | Event::Start(_), first) = nodes.get(start + 2)? else { return None };
    let marker = text.get(item.start..first.start)?;
    if !marker.trim_end().ends_with('.') || marker.contains(['\n', '\r']) {
        return None;
    }
    let is_inline = |event: &Event<'_>| match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        event => !matches!(event, Event::Html(_) | Event::Rule | Event::TaskListMarker(_)),
    };
    let end = start + 2 + nodes[start + 2..].iter().position(|(event, _)| *event == Event::End(TagEnd::Item))?;
    let ends_list = matches!(nodes.get(end + 1), Some((Event::End(TagEnd::List(_)), _)));
    let is_line = nodes[start + 2..end].iter().all(|(event, _)| is_inline(event));
    let word = text[first.start..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    (ends_list && is_line && (number != 1 || MONTHS.contains(&word.as_str()))).then_some(start..end + 2)
}
