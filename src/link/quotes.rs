//! The sentence behind each mention.

use std::borrow::Cow;
use std::sync::Arc;

use super::graph::{LinkTarget, Mention, MentionForm, Outgoing, Quote};
use super::reference::shown_instead;
use super::sentence::{sentence_around, sentences};
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

/// A text block as readers see it: `[[bytedance]]` without a text of its own shows the document's name.
#[derive(Default)]
struct Shown<'a> {
    text: Cow<'a, str>,
    /// Where the written text was replaced: the end of each place, as written and as shown.
    ends: Vec<(usize, usize)>,
}

impl<'a> Shown<'a> {
    fn new(site: &Site, document: &'a Document, outgoing: &Outgoing, block: usize) -> Self {
        let written = document.body.texts[block].text.as_str();
        let mut shown = Shown { text: Cow::Borrowed(written), ends: Vec::new() };
        let mut done = 0;
        for (link, target) in document.body.links.iter().zip(&outgoing.links) {
            let LinkTarget::Document { target, .. } = target else { continue };
            let title = shown_instead(link, site.document(*target)).filter(|_| link.block == Some(block));
            let Some(title) = title else { continue };
            if shown.ends.is_empty() {
                shown.text = Cow::Owned(String::with_capacity(written.len() + 32));
            }
            let text = shown.text.to_mut();
            text.push_str(&written[done..link.text.start]);
            text.push_str(title);
            done = link.text.end;
            shown.ends.push((done, text.len()));
        }
        if !shown.ends.is_empty() {
            shown.text.to_mut().push_str(&written[done..]);
        }
        shown
    }

    /// Where an offset of the written text lies in the shown one. Inside of a replaced place it is never asked.
    fn place(&self, written: usize) -> usize {
        match self.ends.partition_point(|(end, _)| *end <= written).checked_sub(1) {
            Some(last) => self.ends[last].1 + (written - self.ends[last].0),
            None => written,
        }
    }
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
