//! Where the text of one document points: its links, and every place that names another document, with the sentence.

use std::ops::Range;
use std::sync::Arc;

use crate::link::text::sentence::Excerpt;
use crate::model::PassageAnchor;
use crate::names::Rule;
use crate::names::evidence::Evidence;
use crate::site::{DocId, Site};
use crate::source::Span;

/// What one document's text points at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// One entry for each of `Body::links`.
    pub links: Vec<LinkTarget>,
    /// Every place where a document of the dossier is named or linked, in order of the text.
    pub mentions: Vec<Mention>,
    /// The sentence around each mention.
    pub quotes: Vec<Quote>,
    /// The mentions in order of their targets, then of the text.
    pub by_target: Vec<u32>,
}

impl Outgoing {
    /// The documents that are named or linked, each once, with their part of `by_target`.
    pub fn targets(&self) -> impl Iterator<Item = (DocId, Range<u32>)> {
        let mut start = 0;
        let groups =
            self.by_target.chunk_by(|a, b| self.mentions[*a as usize].target == self.mentions[*b as usize].target);
        groups.map(move |group| {
            let end = start + group.len() as u32;
            let places = start..end;
            start = end;
            (self.mentions[group[0] as usize].target, places)
        })
    }

    /// Whether a passage names or links a document.
    pub(crate) fn names_in(&self, passage: u32, target: DocId) -> bool {
        self.quotes_in(passage, target).next().is_some()
    }

    /// The mentions of a document in a passage, with their sentences.
    pub fn quotes_in(&self, passage: u32, target: DocId) -> impl Iterator<Item = (&Mention, &Quote)> {
        let mention = |at: &u32| &self.mentions[*at as usize];
        let first = self.by_target.partition_point(|at| mention(at).target < target);
        let own = self.by_target[first..].iter().take_while(move |at| mention(at).target == target);
        own.filter(move |at| mention(at).passage == passage)
            .map(|at| (&self.mentions[*at as usize], &self.quotes[*at as usize]))
    }

    /// The mentions in a part of `by_target`, with their sentences.
    pub(crate) fn quotes_at<'a>(
        &'a self,
        places: &Range<u32>,
    ) -> impl Iterator<Item = (&'a Mention, &'a Quote)> + use<'a> {
        let places = &self.by_target[places.start as usize..places.end as usize];
        places.iter().map(|at| (&self.mentions[*at as usize], &self.quotes[*at as usize]))
    }
}

/// Where a link that the author wrote leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a document of the dossier, perhaps to a heading there; the index of its mention where it stands in the text.
    Document {
        target: DocId,
        /// The id in its page.
        fragment: Option<Box<str>>,
        /// The mention that the link makes, an index into `Outgoing::mentions`.
        mention: Option<u32>,
    },
    /// Within the page.
    Here { fragment: Box<str> },
    /// Out of the dossier, or to a file beside the document; the address as written.
    Address,
    /// Nowhere; a diagnostic says why. Only its text is shown.
    Nowhere,
}

impl LinkTarget {
    /// Whether both lead to the same place, whatever mentions they make.
    pub(crate) fn leads_where(&self, other: &LinkTarget) -> bool {
        match (self, other) {
            (
                LinkTarget::Document { target: one, fragment: own, .. },
                LinkTarget::Document { target: another, fragment, .. },
            ) => (one, own) == (another, fragment),
            _ => self == other,
        }
    }
}

/// One place where a document is named or linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub target: DocId,
    /// The text block, an index into `Body::texts`.
    pub block: u32,
    /// The name in that block's text: without genitive ending or compound tail.
    pub range: Range<u32>,
    /// The passage's number; 0 in a footnote.
    pub passage: u32,
    /// Its place among the mentions of documents with the target's slug, counted from 1.
    pub number: u32,
    /// How it stands in the page.
    pub form: MentionForm,
    /// By which rule the name was found; none where the author linked it.
    pub rule: Option<Rule>,
    /// What speaks for the name, where it is the name of others too.
    pub evidence: Option<Evidence>,
}

impl Mention {
    /// The id that a deep link uses: `m-tesla-2`.
    pub fn anchor(&self, site: &Site) -> String {
        mention_anchor(site, self.target, self.number)
    }
}

fn mention_anchor(site: &Site, target: DocId, number: u32) -> String {
    format!("m-{}-{number}", site.documents[target.index()].slug)
}

/// How a mention stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// The author's own link.
    Authored,
    /// Found by name and made a link; its place in the file.
    Linked(Span),
    /// Found by name, carries an anchor but no link; its place in the file.
    Plain(Span),
    /// Found by name across markup: carries an anchor where it begins, up to the markup; its place in the file.
    Begun(Span),
    /// Found by name where the page has no place for an anchor: counts, and the passage stands in for it.
    Unplaced,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where to go in the citing page.
    pub place: QuotePlace,
    /// Where the sentence stands in the text around the mention, as readers see that; shortened where it is very long.
    pub excerpt: Excerpt,
    /// What has to be quoted with it; none where it is a plain sentence of the document.
    pub framing: Option<Arc<Framing>>,
}

impl Quote {
    /// The words before the mention, the mention, and the words after it, with what belongs to the sentence.
    pub fn parts(&self) -> [String; 3] {
        let [before, mention, after] = self.excerpt.parts();
        match &self.framing {
            Some(framing) => [[&*framing.before, &before].concat(), mention, [&after, &*framing.after].concat()],
            None => [before, mention, after],
        }
    }
}

/// What stands around a sentence of a quotation, a list or a table, without which it would be the document's own statement:
/// who is quoted, what leads in, the other cells of the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framing {
    pub before: Box<str>,
    pub after: Box<str>,
}

/// Where a quoted mention is found in its page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum QuotePlace {
    /// At the mention, by its [`Mention::number`].
    Mention(u32),
    /// At its passage, by that one's anchor: the mention crosses markup and carries no id.
    Passage(PassageAnchor),
}

impl QuotePlace {
    /// The id to go to, where `target` is who is named.
    pub fn anchor(&self, site: &Site, target: DocId) -> String {
        match self {
            QuotePlace::Mention(number) => mention_anchor(site, target, *number),
            QuotePlace::Passage(anchor) => anchor.to_string(),
        }
    }
}
