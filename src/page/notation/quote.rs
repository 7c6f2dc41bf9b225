//! Sentences of other pages.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::link::graph::Backlink;
use crate::link::text::outgoing::{Mention, Quote};
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
    /// Deep link to the place.
    pub href: String,
}

impl Here<'_> {
    /// The first sentence of an article's passage that names most of these; none where it names none.
    pub fn sentence(&self, article: DocId, passage: u32, named: [DocId; 2]) -> Option<QuoteView> {
        let outgoing = self.graph.outgoing(article);
        let mut sentences: BTreeMap<(u32, u32), (BTreeSet<DocId>, &Mention, &Quote)> = BTreeMap::new();
        for (mention, quote) in named.into_iter().flat_map(|target| outgoing.quotes_in(passage, target)) {
            let place = (mention.block, quote.excerpt.range.start);
            sentences.entry(place).or_insert_with(|| (BTreeSet::new(), mention, quote)).0.insert(mention.target);
        }
        let best = sentences.into_values().rev().max_by_key(|(named, ..)| named.len());
        best.map(|(_, mention, quote)| self.quote_on(article, mention, quote))
    }

    /// The sentence around a mention on another page.
    pub fn quote(&self, backlink: &Backlink, mention: &Mention, quote: &Quote) -> QuoteView {
        self.quote_on(backlink.from, mention, quote)
    }

    fn quote_on(&self, page: DocId, mention: &Mention, quote: &Quote) -> QuoteView {
        let [before, mark, after] = quote.excerpt.parts();
        let href = self.href_of(page, &quote.place.anchor(self.site, mention.target));
        QuoteView { before, mark, after, places: vec![QuotePlace { passage: mention.passage, href }] }
    }
}
