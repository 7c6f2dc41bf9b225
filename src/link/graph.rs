//! The finished graph: who links whom, who is named where, who is related to whom and who says so.
//!
//! Complete before any HTML exists. Every list is sorted, so that the same dossier gives the same graph.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{AnswerKind, AssertionFields, Certainty, Date, Event, OutsideSource, RelationType, Status};
use crate::site::DocId;
use crate::source::Span;

/// Everything that joins documents. Lists named «per document» run parallel to `Site::documents`.
#[derive(Debug, Default)]
pub struct LinkGraph {
    /// Per document: its links and mentions.
    pub outgoing: Vec<Outgoing>,
    /// Per document: the pages that name or link it, newest first (by the citing page's date, then by permalink).
    pub backlinks: Vec<Vec<Backlink>>,
    /// All relations, by subject, type in the configuration's order, object.
    pub relations: Vec<Relation>,
    /// Per document: the relations in which it is subject or object, as indices.
    pub relations_of: Vec<Vec<usize>>,
    /// All events, by date.
    pub events: Vec<DatedEvent>,
    /// Per document: events that concern it (entities) or that it tells (articles), as indices in order of date.
    pub events_of: Vec<Vec<usize>>,
    /// All claims, by article in order of date, then as written.
    pub claims: Vec<StatedClaim>,
    /// Per document: claims by or about it (entities), or reported in it (articles), as indices.
    pub claims_of: Vec<Vec<usize>>,
    /// Per entity: other entities named in the same articles, with the number of those articles; most first.
    pub together: Vec<Vec<(DocId, u32)>>,
    /// Per article: how it is cited, unique in the dossier: `ONEtoONE 8/2020`. Empty for other documents.
    pub cite_as: Vec<Arc<str>>,
    /// The articles in order of date, oldest first.
    pub articles: Vec<DocId>,
    /// The articles by the name of their outlet, case ignored, unknown ones last; then by date.
    pub by_outlet: Vec<DocId>,
}

/// What one document's text points at.
#[derive(Clone, Debug, Default)]
pub struct Outgoing {
    /// One entry for each of `Body::links`.
    pub links: Vec<LinkTarget>,
    /// Every place where a document of the dossier is named or linked, in order of the text.
    pub mentions: Vec<Mention>,
}

/// Where a link that the author wrote leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a document of the dossier, perhaps to a heading there; the index of its mention where it stands in the text.
    Document {
        /// The document.
        target: DocId,
        /// The id in its page.
        fragment: Option<String>,
        /// The mention that the link makes, an index into `Outgoing::mentions`.
        mention: Option<usize>,
    },
    /// Within the page.
    Here {
        /// The id.
        fragment: String,
    },
    /// Out of the dossier, or to a file beside the document; the address as written.
    Elsewhere,
    /// Nowhere; a diagnostic says why. Only its text is shown.
    Nowhere,
}

/// One place where a document is named or linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who is named.
    pub target: DocId,
    /// The text block, an index into `Body::texts`.
    pub block: u32,
    /// The name in that block's text: without genitive ending or compound tail.
    pub range: Range<u32>,
    /// The passage's number; 0 in a footnote.
    pub passage: u32,
    /// The id that a deep link uses: `m-tesla-2`.
    pub anchor: Arc<str>,
    /// How it stands in the page.
    pub form: MentionForm,
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
    /// Found by name across markup: counts, and the passage stands in for its anchor.
    Unplaced,
}

/// The mentions of one document on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// The citing page.
    pub from: DocId,
    /// Its sentences, in order of the text; one entry for each mention.
    pub quotes: Vec<Quote>,
}

/// A sentence with a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The passage's number; 0 in a footnote.
    pub passage: u32,
    /// The id to go to in the citing page.
    pub anchor: Arc<str>,
    /// The sentence, shortened around the mention where it is very long.
    pub sentence: Arc<str>,
    /// The mention in the sentence.
    pub marked: Range<u32>,
}

/// A relation with all that is said about it.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Who.
    pub subject: DocId,
    /// The type.
    pub kind: Arc<RelationType>,
    /// To whom or what.
    pub object: DocId,
    /// What each source says, by the date of the evidence, oldest first. Never empty.
    pub assertions: Vec<Assertion>,
}

/// What one source says about a relation.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// What it says.
    pub fields: AssertionFields,
    /// Who says it.
    pub evidence: EvidenceSource,
    /// Claims that dispute it, as indices into `LinkGraph::claims`.
    pub disputed_by: Vec<usize>,
    /// What they dispute: `status`, `reason`, `date`.
    pub disputed_point: Option<Arc<str>>,
}

/// The source behind a statement.
#[derive(Clone, Debug)]
pub enum EvidenceSource {
    /// An article of the dossier.
    Article {
        /// The article.
        article: DocId,
        /// The number of the paragraph that carries the statement; 0: the article as a whole.
        passage: u32,
    },
    /// A source outside the dossier.
    Outside(OutsideSource),
}

impl Relation {
    /// The assertion that decides what is shown: the newest by the date of its evidence.
    pub fn newest(&self) -> &Assertion {
        self.assertions.last().expect("a relation has at least one assertion")
    }

    /// The status that is shown: that of the newest assertion which states one.
    pub fn status(&self) -> Option<Status> {
        self.assertions.iter().rev().find_map(|assertion| assertion.fields.status)
    }

    /// How the relation is known: the newest assertion's certainty.
    pub fn certainty(&self) -> Certainty {
        self.newest().fields.certainty.unwrap_or_default()
    }

    /// The most precise start date of all assertions; among equals the newest.
    pub fn start(&self) -> Option<(&Date, &Assertion)> {
        let dated = self.assertions.iter().rev().filter_map(|a| a.fields.start.as_ref().map(|date| (date, a)));
        dated.min_by_key(|(date, _)| date.width())
    }

    /// Two assertions whose start dates cannot both be true, the first such pair.
    ///
    /// Only what is said of the same status is compared: what was expected for one day and came about on another, or
    /// was issued before it took effect, is no contradiction.
    pub fn conflicting_starts(&self) -> Option<(&Assertion, &Assertion)> {
        let conflict = |a: &Assertion, b: &Assertion| {
            let same = a.fields.status.is_none() || b.fields.status.is_none() || a.fields.status == b.fields.status;
            let dates = a.fields.start.as_ref().zip(b.fields.start.as_ref());
            same && dates.is_some_and(|(a, b)| a.conflicts(b))
        };
        let pairs = self.assertions.iter().enumerate();
        pairs.flat_map(|(at, a)| self.assertions[at + 1..].iter().map(move |b| (a, b))).find(|(a, b)| conflict(a, b))
    }

    /// Whether two assertions give start dates that cannot both be true.
    pub fn has_date_conflict(&self) -> bool {
        self.conflicting_starts().is_some()
    }

    /// Whether a claim disputes it.
    pub fn is_disputed(&self) -> bool {
        self.assertions.iter().any(|assertion| !assertion.disputed_by.is_empty())
    }

    /// Whether only sources outside the dossier support it.
    pub fn is_external(&self) -> bool {
        self.assertions.iter().all(|assertion| matches!(assertion.evidence, EvidenceSource::Outside(_)))
    }

    /// Whether every article that supports it was only understood so by the author.
    pub fn is_inferred(&self) -> bool {
        let mut articles =
            self.assertions.iter().filter(|a| matches!(a.evidence, EvidenceSource::Article { .. })).peekable();
        articles.peek().is_some() && articles.all(|a| a.fields.certainty == Some(Certainty::Inferred))
    }

    /// The other end of the relation.
    pub fn other(&self, id: DocId) -> DocId {
        if self.subject == id { self.object } else { self.subject }
    }
}

/// An event and the article that tells it.
#[derive(Clone, Debug)]
pub struct DatedEvent {
    /// The article.
    pub article: DocId,
    /// Its place among the article's events, from 0.
    pub index: u32,
    /// The event as written.
    pub event: Event,
    /// Whom it concerns.
    pub about: Vec<DocId>,
    /// The paragraph; 0 where none is named.
    pub passage: u32,
}

/// A claim and the article that reports it. Its text is `site.document(article).article().claims[index]`.
#[derive(Clone, Debug)]
pub struct StatedClaim {
    /// The article.
    pub article: DocId,
    /// Its place among the article's claims, from 0.
    pub index: u32,
    /// Speakers that are entities.
    pub by: Vec<DocId>,
    /// Whom it concerns.
    pub about: Vec<DocId>,
    /// The paragraph; 0 where none is named.
    pub passage: u32,
    /// Claims that this one answers, as indices into `LinkGraph::claims`.
    pub answers: Vec<(AnswerKind, usize)>,
    /// Claims that answer this one.
    pub answered_by: Vec<(AnswerKind, usize)>,
}

impl StatedClaim {
    /// The answer that disputes it: a denial or a contradiction.
    pub fn disputed_by(&self) -> Option<(AnswerKind, usize)> {
        let against = [AnswerKind::Denies, AnswerKind::PartlyDenies, AnswerKind::Contradicts];
        self.answered_by.iter().copied().find(|(kind, _)| against.contains(kind))
    }
}
