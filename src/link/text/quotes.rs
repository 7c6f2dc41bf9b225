//! The sentence behind each mention.

use crate::link::text::framing::Framings;
use crate::link::text::outgoing::{Mention, MentionForm, Outgoing, Quote, QuotePlace};
use crate::link::text::reader_text::{ReaderText, ReaderTexts};
use crate::link::text::sentence::{QUOTED_CHARS, sentence_around, sentences};
use crate::link::text::speech::speeches;
use crate::model::Document;
use crate::site::{DocId, Site};

/// The sentence around each mention in a document, in the order of its mentions.
pub(crate) fn quotes(site: &Site, id: DocId, outgoing: &Outgoing) -> Vec<Quote> {
    let document = site.document(id);
    let mut quotes = Vec::with_capacity(outgoing.mentions.len());
    let texts = ReaderTexts::of(site, document, outgoing);
    let mut block = None;
    let mut shown = ReaderText::default();
    let (mut found, mut speaks) = (Vec::new(), Vec::new());
    let mut framings = Framings::new(document, &texts);
    let mut framing = None;
    for mention in &outgoing.mentions {
        if block != Some(mention.block) {
            block = Some(mention.block);
            shown = texts.block(mention.block as usize);
            found = sentences(&shown.text, document.language.tag());
            // A text that is short enough is cut nowhere.
            speaks = if shown.text.len() > QUOTED_CHARS { speeches(&shown.text) } else { Vec::new() };
            framing = framings.of(mention.block as usize, &shown.text);
        }
        let range = shown.place(mention.range.start as usize)..shown.place(mention.range.end as usize);
        let excerpt = sentence_around(&shown.text, &found, &speaks, range, QUOTED_CHARS);
        let place = place_of(document, mention);
        quotes.push(Quote { place, excerpt, framing: framing.clone() });
    }
    quotes
}

fn place_of(document: &Document, mention: &Mention) -> QuotePlace {
    match mention.form {
        MentionForm::Unplaced if mention.passage > 0 => {
            QuotePlace::Passage(document.body.passages[mention.passage as usize - 1].anchor)
        }
        _ => QuotePlace::Mention(mention.number),
    }
}
