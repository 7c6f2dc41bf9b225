//! Texts as readers see them: `[[bytedance]]` without a text of its own shows the document's name.

use std::borrow::Cow;
use std::ops::Range;

use crate::link::reference::shown_instead;
use crate::link::text::outgoing::{LinkTarget, Outgoing};
use crate::model::Document;
use crate::site::{DocId, Site};
use crate::work;

/// All text blocks of a document as readers see them, in order. `outgoing` is where that document points.
pub fn reader_texts<'a>(site: &'a Site, outgoing: &Outgoing, id: DocId) -> Vec<Cow<'a, str>> {
    let (document, _) = (site.document(id), site.body(id));
    let texts = ReaderTexts::of(site, document, outgoing);
    (0..document.body.texts.len()).map(|block| texts.block(block).text).collect()
}

/// The texts of a document, with what stands in them instead of what is written.
pub struct ReaderTexts<'a> {
    document: &'a Document,
    /// In order of the text.
    replaced: Vec<Replaced<'a>>,
}

/// A place of a text block where the written text gives way.
struct Replaced<'a> {
    block: u32,
    written: Range<u32>,
    shown: &'a str,
}

impl<'a> ReaderTexts<'a> {
    /// The texts of a document whose links lead to `outgoing.links`.
    pub fn of(site: &'a Site, document: &'a Document, outgoing: &Outgoing) -> Self {
        let links = document.body.links.iter().zip(&outgoing.links);
        let replaced = links.filter_map(|(link, target)| {
            let (LinkTarget::Document { target, .. }, Some(block), true) = (target, link.block, link.is_bare()) else {
                return None;
            };
            let shown = shown_instead(link, site.document(*target))?;
            Some(Replaced { block, written: link.text.clone(), shown })
        });
        ReaderTexts { document, replaced: replaced.collect() }
    }

    /// A text block, by its place in `Body::texts`.
    pub fn block(&self, block: usize) -> ReaderText<'a> {
        let first = self.replaced.partition_point(|replaced| (replaced.block as usize) < block);
        let own = self.replaced[first..].iter().take_while(|replaced| replaced.block as usize == block);
        let written = self.document.text(block);
        let (mut text, mut ends, mut done) = (String::new(), Vec::new(), 0);
        for replaced in own {
            work::steps(1);
            text.push_str(&written[done..replaced.written.start as usize]);
            text.push_str(replaced.shown);
            done = replaced.written.end as usize;
            ends.push((done, text.len()));
        }
        work::steps(written.len());
        if ends.is_empty() {
            return ReaderText { text: written, ends };
        }
        text.push_str(&written[done..]);
        ReaderText { text: Cow::Owned(text), ends }
    }
}

/// A text block as readers see it.
#[derive(Default)]
pub struct ReaderText<'a> {
    pub text: Cow<'a, str>,
    /// Where the written text was replaced: the end of each place, as written and as shown.
    ends: Vec<(usize, usize)>,
}

impl ReaderText<'_> {
    /// Where an offset of the written text lies in the shown one. Inside of a replaced place it is never asked.
    pub fn place(&self, written: usize) -> usize {
        match self.ends.partition_point(|(end, _)| *end <= written).checked_sub(1) {
            Some(last) => self.ends[last].1 + (written - self.ends[last].0),
            None => written,
        }
    }
}
