//! A page that names a document, with its sentences; and how a list of many such pages is cut.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;

use crate::labels::isolated;
use crate::link::graph::Backlink;
use crate::page::article::record::mark;
use crate::page::list::facets::{self, Facets};
use crate::page::list::long::LongList;
use crate::page::notation::fact::FactValue;
use crate::page::notation::{DateView, DocumentLink, Here, QuoteView};
use crate::site::DocId;

/// The citing pages of a document.
pub const MENTIONS: LongList = LongList {
    name: "mentions",
    size: 50,
    template: "mentions.html",
    title: "mentions.of",
    part: "mentions.part",
    has_anchors: false,
};

/// One citing page.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkGroup {
    pub from: DocumentLink,
    /// Its outlet, with the mark of how it is known, or its kind.
    pub meta: FactValue,
    /// Its date; none for pages without.
    pub date: Option<DateView>,
    /// «2 Stellen»; empty for one.
    pub places: String,
    pub n: usize,
    pub lang: String,
    /// The sentences, in order of the text, each with its first mention marked; one that the text repeats has several places.
    pub quotes: Vec<QuoteView>,
    /// What it is narrowed by in a browser; none where there are few.
    pub facets: Option<Facets>,
}

/// The outlet of an article, or the kind of another page.
pub fn publisher(here: &Here<'_>, id: DocId) -> String {
    let Some(article) = here.site.document(id).article() else { return here.kind_label(id) };
    match article.source.outlet.value() {
        Some(outlet) => isolated(outlet).into_owned(),
        None if article.is_analysis() => here.labels.text("article.analysis").to_owned(),
        None => here.labels.text("sources.unknown_outlet").to_owned(),
    }
}

/// The same sentences, each once, with all of its places.
fn without_repeats(quotes: Vec<QuoteView>) -> Vec<QuoteView> {
    let mut seen: HashMap<[String; 3], usize> = HashMap::new();
    let mut kept: Vec<QuoteView> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        match seen.entry([quote.before.clone(), quote.mark.clone(), quote.after.clone()]) {
            Entry::Occupied(first) => kept[*first.get()].places.extend(quote.places),
            Entry::Vacant(new) => {
                new.insert(kept.len());
                kept.push(quote);
            }
        }
    }
    kept
}

/// A citing page with its sentences.
pub fn backlink_group(here: &Here<'_>, backlink: &Backlink) -> BacklinkGroup {
    let from = here.site.document(backlink.from);
    let n = backlink.count();
    let mut quotes: Vec<QuoteView> = Vec::with_capacity(n);
    let mut last = None;
    for (mention, quote) in here.graph.quotes(backlink) {
        // A sentence with two mentions is quoted once.
        let sentence = Some((mention.block, &quote.excerpt.range));
        if last != sentence {
            quotes.push(here.quote(backlink, mention, quote));
        }
        last = sentence;
    }
    let quotes = without_repeats(quotes);
    BacklinkGroup {
        from: here.link(backlink.from),
        meta: mark(FactValue::text(publisher(here, backlink.from)), from.basis.get("source.outlet")),
        date: from.article().and_then(|_| here.article_date(backlink.from)),
        places: if n > 1 { here.labels.count("count.places", n) } else { String::new() },
        n,
        lang: here.foreign(backlink.from),
        quotes,
        facets: Some(facets::of_citing_page(here, backlink.from)),
    }
}
