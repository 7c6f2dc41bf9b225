//! Texts as readers see them.

use std::borrow::Cow;

use crate::link::graph::{LinkGraph, LinkTarget, Outgoing};
use crate::link::reference::shown_instead;
use crate::model::Document;
use crate::site::{DocId, Site};

/// All text blocks of a document as readers see them, in order.
pub fn shown_texts<'a>(site: &'a Site, graph: &LinkGraph, id: DocId) -> Vec<Cow<'a, str>> {
    let (document, _) = (site.document(id), site.body(id));
    (0..document.body.texts.len()).map(|block| Shown::new(site, document, graph.outgoing(id), block).text).collect()
}

/// A text block as readers see it: `[[bytedance]]` without a text of its own shows the document's name.
#[derive(Default)]
pub struct Shown<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where the written text was replaced: the end of each place, as written and as shown.
    ends: Vec<(usize, usize)>,
}

impl<'a> Shown<'a> {
    /// A text block of a document, by its place in `Body::texts`.
    pub fn new(site: &Site, document: &'a Document, outgoing: &Outgoing, block: usize) -> Self {
        let written = document.text(block);
        let (mut text, mut ends, mut done) = (String::new(), Vec::new(), 0);
        for (link, target) in document.body.links.iter().zip(&outgoing.links) {
            let LinkTarget::Document { target, .. } = target else { continue };
            // Only whoever is named by a title is asked for it (see `reads`).
            if link.block != Some(block as u32) || !link.is_bare() {
                continue;
            }
            let Some(title) = shown_instead(link, site.document(*target)) else { continue };
            text.push_str(&written[done..link.text.start as usize]);
            text.push_str(title);
            done = link.text.end as usize;
            ends.push((done, text.len()));
        }
        if ends.is_empty() {
            return Shown { text: written, ends };
        }
        text.push_str(&written[done..]);
        Shown { text: Cow::Owned(text), ends }
    }

    /// Where an offset of the written text lies in the shown one. Inside of a replaced place it is never asked.
    pub fn place(&self, written: usize) -> usize {
        match self.ends.partition_point(|(end, _)| *end <= written).checked_sub(1) {
            Some(last) => self.ends[last].1 + (written - self.ends[last].0),
            None => written,
        }
    }
}
