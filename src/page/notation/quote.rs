//! Sentences of other pages.

use serde::Serialize;

use crate::link::graph::Backlink;
use crate::link::text::outgoing::{Mention, Quote};
use crate::page::notation::Here;

/// A quoted sentence in three parts.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct QuoteView {
    /// Number of the passage, 0 in a footnote.
    pub passage: u32,
    /// Deep link to the place.
    pub href: String,
    pub before: String,
    pub mark: String,
    pub after: String,
}

impl Here<'_> {
    /// The sentence around a mention on another page.
    pub fn quote(&self, backlink: &Backlink, mention: &Mention, quote: &Quote) -> QuoteView {
        let [before, mark, after] = quote.excerpt.parts();
        let href = self.href_of(backlink.from, &quote.place.anchor(self.site, mention.target));
        QuoteView { passage: mention.passage, href, before, mark, after }
    }
}
