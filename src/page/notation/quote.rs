//! Sentences of other pages.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::link::graph::Backlink;
use crate::link::text::outgoing::{Mention, Quote};
use crate::link::text::sentence::sentences;
use crate::page::notation::Here;
use crate::site::DocId;

/// A quoted sentence in three parts.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct QuoteView {
    pub before: String,
    pub mark: String,
    pub after: String,
    /// Where it stands; a text may have the same sentence several times.
    pub places: Vec<QuotePlace>,
}

/// Where a sentence stands.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct QuotePlace {
    /// Number of the passage, 0 in a footnote.
    pub passage: u32,
    /// «Rn. 9», «Fußnote».
    pub words: String,
    /// Deep link to the place.
    pub href: String,
}

impl Here<'_> {
    /// The sentence of an article's passage that says something of both: the only one that names both, or all of a passage that is
    /// one sentence and names either. None where that is not certain: another sentence of the passage may say something
    /// else of one of them, an accusation even.
    pub fn sentence(&self, article: DocId, passage: u32, ends: [DocId; 2]) -> Option<QuoteView> {
        let outgoing = self.graph.outgoing(article);
        let mut found: BTreeMap<(u32, u32), (BTreeSet<DocId>, &Mention, &Quote)> = BTreeMap::new();
        for (mention, quote) in ends.into_iter().flat_map(|end| outgoing.quotes_in(passage, end)) {
            let place = (mention.block, quote.excerpt.range.start);
            found.entry(place).or_insert_with(|| (BTreeSet::new(), mention, quote)).0.insert(mention.target);
        }
        let names_both = |(named, ..): &&(BTreeSet<DocId>, &Mention, &Quote)| named.len() == ends.len();
        let mut of_both = found.values().filter(names_both);
        let sure = match (of_both.next(), of_both.next()) {
            (Some(only), None) => Some(only),
            (None, _) if self.is_one_sentence(article, passage) => found.values().next(),
            _ => None,
        };
        sure.map(|(_, mention, quote)| self.quote_on(article, mention, quote))
    }

    /// Whether a passage is a single sentence.
    fn is_one_sentence(&self, article: DocId, passage: u32) -> bool {
        let document = self.site.document(article);
        let mut blocks = document.body.texts.iter().filter(|block| block.passage == passage);
        let (Some(block), None) = (blocks.next(), blocks.next()) else { return false };
        sentences(&block.text(&document.source.text), document.language.tag()).len() == 1
    }

    /// The sentence around a mention on another page.
    pub fn quote(&self, backlink: &Backlink, mention: &Mention, quote: &Quote) -> QuoteView {
        self.quote_on(backlink.from, mention, quote)
    }

    fn quote_on(&self, page: DocId, mention: &Mention, quote: &Quote) -> QuoteView {
        let [before, mark, after] = quote.parts();
        let href = self.href_of(page, &quote.place.anchor(self.site, mention.target));
        let passage = mention.passage;
        let words = match passage {
            0 => self.labels.text("cite.footnote").to_owned(),
            _ => self.labels.text("cite.passage").replace("{n}", &passage.to_string()),
        };
        QuoteView { before, mark, after, places: vec![QuotePlace { passage, words, href }] }
    }
}
