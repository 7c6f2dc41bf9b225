//! The sentence behind each mention.

use std::sync::Arc;

use super::graph::{Mention, MentionForm, Outgoing, Quote};
use super::sentence::{sentence_around, sentences};
use super::shown::Shown;
use crate::model::Document;
use crate::site::{DocId, Site};

/// The longest sentence that a backlink shows, in characters.
const LONGEST_QUOTE: usize = 300;

/// The sentence around each mention in a document, in the order of its mentions.
pub(super) fn quotes(site: &Site, id: DocId, outgoing: &Outgoing) -> Vec<Quote> {
    let document = site.document(id);
    let mut quotes = Vec::with_capacity(outgoing.mentions.len());
    let mut block = None;
    let mut shown = Shown::default();
    let mut found = Vec::new();
    for mention in &outgoing.mentions {
        if block != Some(mention.block) {
            block = Some(mention.block);
            shown = Shown::new(site, document, outgoing, mention.block as usize);
            found = sentences(&shown.text, document.language.tag());
        }
        let range = shown.place(mention.range.start as usize)..shown.place(mention.range.end as usize);
        let (sentence, marked) = sentence_around(&shown.text, &found, range, LONGEST_QUOTE);
        quotes.push(Quote {
            passage: mention.passage,
            anchor: place_of(document, mention),
            sentence: sentence.into(),
            marked: marked.start as u32..marked.end as u32,
            authored: mention.form == MentionForm::Authored,
        });
    }
    quotes
}

/// The id to go to: the mention's own, or its passage's where the mention crosses markup and carries none.
fn place_of(document: &Document, mention: &Mention) -> Arc<str> {
    match mention.form {
        MentionForm::Unplaced if mention.passage > 0 => {
            document.body.passages[mention.passage as usize - 1].anchor.clone()
        }
        _ => mention.anchor.clone(),
    }
}
