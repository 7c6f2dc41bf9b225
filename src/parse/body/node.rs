//! An event of the markdown parser with its place, and text that is shown as it is written.

use pulldown_cmark::{CowStr, Event};

use crate::source::Span;

/// An event of the parser and its place in the whole file.
pub type Node<'a> = (Event<'a>, Span);

/// The text of a span, where it is shown as it is written.
pub(super) fn verbatim<'a>(event: &Event<'_>, span: Span, text: &'a str) -> Option<&'a str> {
    let Event::Text(piece) = event else { return None };
    text.get(span.range()).filter(|written| **written == **piece)
}

/// The text between two places of a file; `None` where it is empty.
pub(super) fn piece(text: &str, start: usize, end: usize) -> Option<Node<'_>> {
    (start < end).then(|| (Event::Text(CowStr::Borrowed(&text[start..end])), Span { start, end }))
}
