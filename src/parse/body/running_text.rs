//! Collects running text and remembers where each stretch of it stands in the file.

use crate::model::{BREAK, Run};
use crate::source::Span;

/// Text under construction: of a paragraph, an item, a cell, a heading.
#[derive(Debug, Default)]
pub struct RunningText {
    pub text: String,
    /// Its stretches, in order, without gaps in the text.
    pub runs: Vec<Run>,
    /// Where the markup before the next stretch ends; what lies between the two is an escape's backslash.
    markup_end: usize,
    /// Whether the last stretch is a line break, with nothing but indentation after it so far.
    after_break: bool,
}

impl RunningText {
    /// Adds a text event. `file` is the whole file.
    pub fn push(&mut self, piece: &str, place: Span, file: &str, linkable: bool) {
        if piece.is_empty() {
            return;
        }
        self.close_break(place.start);
        // Only a wikilink's own text can hold a line end: `[[Die\nBehörde]]`.
        if memchr::memchr2(b'\n', b'\r', piece.as_bytes()).is_some() {
            let line: Vec<&str> = piece.split_whitespace().collect();
            self.add(&line.join(" "), place, false, linkable);
        } else if file.get(place.range()) != Some(piece) {
            self.add(piece, place, false, linkable);
        } else if let Some(mark) = self.escaped_mark(piece, place, file) {
            // The backslash belongs to the mark, so that a name across it is still one stretch of the file.
            let after = place.start + mark.len();
            self.add(mark, Span { start: place.start - 1, end: after }, false, linkable);
            self.add(&piece[mark.len()..], Span { start: after, end: place.end }, true, linkable);
        } else {
            self.add(piece, place, true, linkable);
        }
        self.markup_end = place.end;
    }

    /// Adds a line break: one space, whatever the file has there.
    pub fn push_break(&mut self, place: Span, linkable: bool) {
        self.add(BREAK, place, false, linkable);
        self.after_break = true;
        self.markup_end = place.end;
    }

    /// Tells of markup that adds no text and ends here (for a start tag: begins here).
    pub fn markup(&mut self, end: usize) {
        self.after_break = false;
        self.markup_end = end;
    }

    /// The punctuation mark that a backslash before the piece escapes.
    fn escaped_mark<'a>(&self, piece: &'a str, place: Span, file: &str) -> Option<&'a str> {
        let backslash = place.start.checked_sub(1).filter(|at| *at >= self.markup_end)?;
        let escaped = file.as_bytes().get(backslash) == Some(&b'\\') && piece.as_bytes()[0].is_ascii_punctuation();
        escaped.then(|| &piece[..1])
    }

    /// A break reaches to the next line's text: indentation and the marks of quotations belong to it.
    fn close_break(&mut self, next: usize) {
        if self.after_break
            && let Some(last) = self.runs.last_mut()
        {
            last.end = last.end.max(next as u32);
            self.markup_end = self.markup_end.max(next);
        }
        self.after_break = false;
    }

    fn add(&mut self, piece: &str, source: Span, verbatim: bool, linkable: bool) {
        if piece.is_empty() {
            return;
        }
        // A source file has a few megabytes at most.
        let (at, start, end) = (self.text.len() as u32, source.start as u32, source.end as u32);
        match self.runs.last_mut() {
            Some(last) if verbatim && last.verbatim && last.linkable == linkable && last.end == start => last.end = end,
            _ => self.runs.push(Run { at, start, end, verbatim, linkable }),
        }
        self.text.push_str(piece);
    }
}
