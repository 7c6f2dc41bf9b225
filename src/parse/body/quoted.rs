//! Block quotes and callouts while a body is read: what they quote, and whom.

use super::dialect::is_usual_callout;
use super::quotation::{is_note, is_quotation_word};
use super::reader::Reader;
use crate::model::{Quotation, attribution};
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn start_quote(&mut self) {
        if self.quotes == 0 {
            self.quote_start = self.body.texts.len();
            self.speaker = 0;
        }
        self.quotes += 1;
    }

    pub(super) fn end_quote(&mut self, place: Span) {
        self.quotes -= 1;
        if self.quotes == 0 {
            self.quote(place);
        }
    }

    /// A whole block quote is one quotation.
    fn quote(&mut self, place: Span) {
        let start = self.quote_start.min(self.texts.len());
        let texts = &self.texts[start..];
        let text = texts.iter().map(|text| text.trim()).collect::<Vec<_>>().join(" ");
        if !text.is_empty() && !is_note(&text) {
            let end = place.start + self.file[place.range()].trim_end().len();
            self.body.quotations.push(Quotation { text, span: Span { start: place.start, end } });
            let is_signed = texts.last().is_some_and(|last| attribution(last).is_some());
            let speaker = if self.speaker == 0 && is_signed { self.texts.len() as u32 } else { self.speaker };
            for block in &mut self.body.texts[start..] {
                (block.frame.is_quoted, block.frame.speaker) = (true, speaker);
            }
        }
    }

    /// The end of a callout's title; `before` is the number of texts before it.
    pub(super) fn end_title(&mut self, before: usize, place: Span) {
        self.in_title = false;
        // A picture alone is no title in words.
        let Some(words) = self.texts.get(before) else { return };
        let title = self.body.texts.len() as u32;
        match self.alerts.last() {
            // Who is quoted is no word of the quotation.
            Some(true) if self.quotes == 1 => {
                self.quote_start = title as usize;
                // `[!quote]` alone names nobody.
                self.speaker = if is_quotation_word(words.trim()) { 0 } else { title };
            }
            // `[!info]` alone says nothing of what it holds; `[!retracted]` does.
            Some(false) if !self.file[..place.start].ends_with("[!") || !is_usual_callout(words.trim()) => {
                self.frames.title(title);
            }
            _ => {}
        }
    }
}
