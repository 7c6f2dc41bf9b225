//! Which footnotes a body shows, and in which order.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::body::events::Node;
use crate::source::Span;

/// Which footnotes a body shows, and with which numbers.
#[derive(Debug, Default)]
pub struct Footnotes {
    numbers: HashMap<String, usize>,
    /// Notes that no text leads to, and second notes of the same name.
    pub unreachable: Vec<Span>,
}

impl Footnotes {
    /// The number of the note that a reference leads to, counted from 1.
    pub fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(&label.to_lowercase()).copied()
    }

    /// The number of the note that is defined at this place, where it is shown at all.
    pub fn defined(&self, label: &str, place: Span) -> Option<usize> {
        self.number(label).filter(|_| !self.unreachable.contains(&place))
    }
}

/// Numbers the footnotes: those of the text in the order of their references, then those that only notes refer to.
pub fn footnotes(nodes: &[Node<'_>]) -> Footnotes {
    let mut order: Vec<String> = Vec::new();
    let mut within: HashMap<String, Vec<String>> = HashMap::new();
    let mut definitions: Vec<(String, Span)> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut images = 0usize;
    for (event, span) in nodes {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                open.push(label.to_lowercase());
                definitions.push((label.to_lowercase(), *span));
            }
            Event::End(TagEnd::FootnoteDefinition) => drop(open.pop()),
            Event::FootnoteReference(label) if images == 0 => match open.last() {
                Some(note) => within.entry(note.clone()).or_default().push(label.to_lowercase()),
                None => order.push(label.to_lowercase()),
            },
            _ => {}
        }
    }
    let defined: HashSet<&str> = definitions.iter().map(|(label, _)| label.as_str()).collect();
    let mut numbers = HashMap::new();
    let mut at = 0;
    while at < order.len() {
        let label = order[at].clone();
        at += 1;
        if defined.contains(label.as_str()) && !numbers.contains_key(&label) {
            order.extend(within.remove(&label).unwrap_or_default());
            numbers.insert(label, numbers.len() + 1);
        }
    }
    let mut seen = HashSet::new();
    let unreachable = definitions
        .iter()
        .filter(|(label, _)| !seen.insert(label.as_str()) || !numbers.contains_key(label))
        .map(|(_, span)| *span)
        .collect();
    Footnotes { numbers, unreachable }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::body::events::events;

    #[test]
    fn footnotes_are_numbered_by_the_text_and_lost_ones_are_known() {
        let text =
            "b[^b] a[^A]\n\n[^a]: see[^c]\n\n[^b]: x\n\n[^c]: y\n\n[^lost]: z[^d]\n\n[^d]: only there\n\n[^b]: twice\n";
        let read = events(text, Span { start: 0, end: text.len() });
        let notes = footnotes(&read.nodes);
        assert_eq!(["b", "a", "c", "d"].map(|label| notes.number(label)), [Some(1), Some(2), Some(3), None]);
        let lost: Vec<&str> = notes.unreachable.iter().map(|span| text[span.range()].trim()).collect();
        assert_eq!(lost, ["[^lost]: z[^d]", "[^d]: only there", "[^b]: twice"]);
    }
}
