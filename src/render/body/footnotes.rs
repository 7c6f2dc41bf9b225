//! Footnotes: references in the text, the notes after it, and the way back.

use std::fmt::Write as _;

use crate::render::body::escape::push_attribute;
use crate::render::body::writer::Writer;
use crate::source::Span;

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let Some(number) = self.notes.numbers.number(label) else { return };
        if !self.notes.is_shown() {
            return;
        }
        let id = reference_id(number, self.notes.count(number));
        self.out.push_str("<sup class=\"footnote-reference\">");
        if self.anchors > 0 {
            self.out.push_str("<span");
            self.id(&id);
            let _ = write!(self.out, ">{number}</span></sup>");
            return;
        }
        self.out.push_str("<a");
        self.address("href", &format!("#fn-{number}"));
        self.id(&id);
        self.out.push_str(" aria-label=\"");
        push_attribute(&mut self.out, &self.plan.labels.footnote);
        let _ = write!(self.out, " {number}\">{number}</a></sup>");
    }

    pub(super) fn start_note(&mut self, label: &str, span: Span) {
        let number = self.notes.numbers.defined(label, span);
        let around = std::mem::take(&mut self.out);
        self.notes.open.push((number, around));
    }

    pub(super) fn end_note(&mut self) {
        let Some((number, around)) = self.notes.open.pop() else { return };
        let note = std::mem::replace(&mut self.out, around);
        if let Some(number) = number {
            self.notes.finished.push((number, note));
        }
    }

    /// The section of notes, after the whole body has been written.
    pub(super) fn footnotes(&mut self) -> String {
        let mut notes = std::mem::take(&mut self.notes.finished);
        if notes.is_empty() {
            return String::new();
        }
        notes.sort_by_key(|(number, _)| *number);
        let mut around = std::mem::take(&mut self.out);
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", &self.plan.labels.footnotes);
        self.out.push_str(">\n<ol>\n");
        for (number, note) in notes {
            self.out.push_str("<li");
            self.id(&format!("fn-{number}"));
            self.out.push('>');
            // The way back stands at the end of the last paragraph, not on a line of its own.
            let note = note.trim_end();
            let (text, end) = match note.strip_suffix("</p>") {
                Some(text) => (text, "</p>"),
                None => (note, ""),
            };
            self.out.push_str(text);
            self.ways_back(number);
            self.out.push_str(end);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>");
        std::mem::swap(&mut self.out, &mut around);
        around
    }

    fn ways_back(&mut self, number: usize) {
        let count = self.notes.references.get(number).copied().unwrap_or_default();
        for reference in 1..=count {
            let id = reference_id(number, reference);
            self.out.push_str(" <a class=\"footnote-back\"");
            self.address("href", &format!("#{id}"));
            self.out.push_str(" aria-label=\"");
            push_attribute(&mut self.out, &self.plan.labels.back);
            if count == 1 {
                self.out.push_str("\">↩</a>");
            } else {
                let _ = write!(self.out, " {reference}\">↩<sup>{reference}</sup></a>");
            }
        }
    }
}

fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{reference}") }
}
