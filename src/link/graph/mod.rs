//! The finished graph: who links whom, who is named where, who is related to whom and who says so.
//!
//! Complete before any HTML exists. Every list is sorted, so that the same dossier gives the same graph.

pub(crate) mod articles;
pub(crate) mod backlinks;
pub(crate) mod companions;
pub mod matrix;
pub mod outside_sources;
pub mod tally;

use std::ops::Range;
use std::sync::Arc;

use crate::link::graph::matrix::Matrix;
use crate::link::graph::tally::{Tallies, Tally};
use crate::link::text::sentence::Excerpt;
use crate::model::{
    AnswerKind, AssertionFields, Certainty, Date, Event, OutsideSource, PassageAnchor, RelationType, Status,
};
use crate::reads::{Fact, note};
use crate::site::{DocId, Site};
use crate::source::Span;

/// Everything that joins documents. Lists that are kept per document run parallel to `Site::documents`; they are asked
/// for by their document, so that an editing session knows which page has seen which (see [`crate::reads`]).
#[derive(Debug, Default)]
pub struct LinkGraph {
    pub(crate) outgoing: Vec<Outgoing>,
    pub(crate) backlinks: Vec<Vec<Backlink>>,
    pub(crate) tallies: Tallies,
    pub(crate) relations: Vec<Relation>,
    pub(crate) relations_of: Vec<Vec<usize>>,
    pub(crate) relations_by_type: Vec<usize>,
    pub(crate) matrix: Matrix,
    pub(crate) events: Vec<DatedEvent>,
    pub(crate) events_of: Vec<Vec<usize>>,
    pub(crate) claims: Vec<StatedClaim>,
    pub(crate) claims_of: Vec<Vec<usize>>,
    pub(crate) together: Vec<Vec<(DocId, u32)>>,
    pub(crate) cite_as: Vec<Arc<str>>,
    pub(crate) articles: Vec<DocId>,
    /// Per document: its place in `articles`; `None` for other documents.
    pub(crate) article_place: Vec<Option<u32>>,
    pub(crate) articles_by_year: Vec<(i16, usize)>,
    pub(crate) by_outlet: Vec<DocId>,
    pub(crate) years: Vec<i16>,
    pub(crate) outside: Vec<OutsideUse>,
}

impl LinkGraph {
    /// The links and mentions of a document.
    pub fn outgoing(&self, id: DocId) -> &Outgoing {
        note(Fact::Outgoing(id.0));
        &self.outgoing[id.at()]
    }

    /// The pages that name or link a document, newest first (by the citing page's date, then by permalink).
    pub fn backlinks(&self, id: DocId) -> &[Backlink] {
        note(Fact::Backlinks(id.0));
        &self.backlinks[id.at()]
    }

    /// The mentions of a backlink with their sentences, in order of the text.
    pub fn quotes<'a>(&'a self, backlink: &Backlink) -> impl Iterator<Item = (&'a Mention, &'a Quote)> + use<'a> {
        // The backlink was asked for; that covers what it consists of.
        self.outgoing[backlink.from.at()].quotes_at(&backlink.places)
    }

    /// How often a document is named.
    pub fn tally(&self, id: DocId) -> &Tally {
        note(Fact::Tally(id.0));
        &self.tallies.of[id.at()]
    }

    /// The most mentions in a year that any document of a kind has, where that is the scale for all of them.
    pub fn most_in_a_year(&self, kind: usize) -> u32 {
        note(Fact::MostInAYear);
        self.tallies.most_in_a_year[kind]
    }

    /// All relations, by subject, type in the configuration's order, object.
    pub fn relations(&self) -> &[Relation] {
        note(Fact::AllStatements);
        &self.relations
    }

    /// All relations by type in the configuration's order, then as in [`LinkGraph::relations`]; as places there.
    pub fn relations_by_type(&self) -> &[usize] {
        note(Fact::AllStatements);
        &self.relations_by_type
    }

    /// Who is subject to which regulation. It follows from the relations, and from the topics, jurisdictions and names
    /// of their ends.
    pub fn matrix(&self) -> &Matrix {
        note(Fact::Matrix);
        &self.matrix
    }

    /// The relations in which a document is subject or object, or which it is the evidence of.
    pub fn relations_of(&self, id: DocId) -> impl Iterator<Item = &Relation> {
        note(Fact::Statements(id.0));
        self.relations_of[id.at()].iter().map(|&at| &self.relations[at])
    }

    /// All events, by date.
    pub fn events(&self) -> &[DatedEvent] {
        note(Fact::AllStatements);
        &self.events
    }

    /// The events that concern an entity or that an article tells, by date.
    pub fn events_of(&self, id: DocId) -> impl Iterator<Item = &DatedEvent> {
        note(Fact::Statements(id.0));
        self.events_of[id.at()].iter().map(|&at| &self.events[at])
    }

    /// All claims, by article in order of date, then as written.
    pub fn claims(&self) -> &[StatedClaim] {
        note(Fact::AllStatements);
        &self.claims
    }

    /// The claims by or about an entity, or reported in an article, by their places among [`LinkGraph::claims`].
    pub fn claims_of(&self, id: DocId) -> &[usize] {
        note(Fact::Statements(id.0));
        &self.claims_of[id.at()]
    }

    /// The claim at a place of [`LinkGraph::claims`].
    pub fn claim(&self, at: usize) -> &StatedClaim {
        let claim = &self.claims[at];
        note(Fact::Statements(claim.article.0));
        claim
    }

    /// Other entities named in the same articles as an entity, with the number of those articles; most first.
    pub fn together(&self, id: DocId) -> &[(DocId, u32)] {
        note(Fact::Together(id.0));
        &self.together[id.at()]
    }

    /// How an article is cited, unique in the dossier: `ONEtoONE 8/2020`. Empty for other documents.
    pub fn cite_as(&self, id: DocId) -> &Arc<str> {
        note(Fact::Cover(id.0));
        &self.cite_as[id.at()]
    }

    /// The articles in order of date, oldest first.
    pub fn articles(&self) -> &[DocId] {
        note(Fact::Articles);
        &self.articles
    }

    /// How many articles each year has, oldest first.
    pub fn articles_by_year(&self) -> &[(i16, usize)] {
        note(Fact::Articles);
        &self.articles_by_year
    }

    /// The articles by the name of their outlet, case ignored, unknown ones last; then by date.
    pub fn by_outlet(&self) -> &[DocId] {
        note(Fact::Articles);
        &self.by_outlet
    }

    /// The years in which something is dated, an event or an article, in order: what an axis of the whole dossier shows.
    pub fn years(&self) -> &[i16] {
        note(Fact::Years);
        &self.years
    }

    /// The years of the first and the last article; none where there are no articles.
    pub fn article_years(&self) -> Option<(i16, i16)> {
        note(Fact::Years);
        self.first_and_last_year()
    }

    pub(crate) fn first_and_last_year(&self) -> Option<(i16, i16)> {
        let year = |(year, _): &(i16, usize)| *year;
        self.articles_by_year.first().map(year).zip(self.articles_by_year.last().map(year))
    }

    /// The sources outside the dossier by outlet and title, those without an outlet last.
    pub fn outside(&self) -> &[OutsideUse] {
        note(Fact::AllStatements);
        &self.outside
    }

    /// The articles before and after one in order of date.
    pub fn neighbours(&self, article: DocId) -> [Option<DocId>; 2] {
        note(Fact::Neighbours(article.0));
        let Some(at) = self.article_place[article.at()] else { return [None, None] };
        let at = at as usize;
        [at.checked_sub(1).map(|before| self.articles[before]), self.articles.get(at + 1).copied()]
    }
}

/// A source outside the dossier, and who uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideUse {
    /// The source, as it is written out most fully.
    pub source: OutsideSource,
    /// The documents that use it, in order.
    pub users: Vec<DocId>,
}

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

    /// The mentions in a part of `by_target`, with their sentences.
    pub(crate) fn quotes_at<'a>(
        &'a self,
        places: &Range<u32>,
    ) -> impl Iterator<Item = (&'a Mention, &'a Quote)> + use<'a> {
        let places = &self.by_target[places.start as usize..places.end as usize];
        places.iter().map(|at| (&self.mentions[*at as usize], &self.quotes[*at as usize]))
    }

    /// What a page shows of a part of `by_target`, to compare two versions of a text.
    pub(crate) fn shown_at<'a>(&'a self, places: &Range<u32>) -> impl Iterator<Item = u64> + use<'a> {
        self.quotes_at(places).map(|(_, quote)| quote.digest)
    }
}

/// Where a link that the author wrote leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a document of the dossier, perhaps to a heading there; the index of its mention where it stands in the text.
    Document {
        /// The document.
        target: DocId,
        /// The id in its page.
        fragment: Option<Box<str>>,
        /// The mention that the link makes, an index into `Outgoing::mentions`.
        mention: Option<u32>,
    },
    /// Within the page.
    Here {
        /// The id.
        fragment: Box<str>,
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
    /// Its place among the mentions of documents with the target's slug, counted from 1.
    pub number: u32,
    /// How it stands in the page.
    pub form: MentionForm,
}

impl Mention {
    /// The id that a deep link uses: `m-tesla-2`.
    pub fn anchor(&self, site: &Site) -> String {
        mention_anchor(site, self.target, self.number)
    }
}

fn mention_anchor(site: &Site, target: DocId, number: u32) -> String {
    // A slug changes with its file only, and then every page is made anew: no page has to note that it was asked for.
    format!("m-{}-{number}", site.documents[target.at()].slug)
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
    /// Its mentions, a part of the citing page's `Outgoing::by_target`.
    pub places: Range<u32>,
}

impl Backlink {
    /// How many mentions there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

/// A sentence with a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where to go in the citing page.
    pub place: QuotePlace,
    /// The sentence around the mention, as readers see it; shortened where it is very long.
    pub excerpt: Excerpt,
    /// A hash of all that a page shows of it.
    pub digest: u64,
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

/// A relation with all that is said about it.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

    /// What the sources say, those together that can be true together: of the same status and with start dates that
    /// share a day. First the account that decides what is shown, then the others, the newest first; within an account
    /// the oldest source first. One account where all sources agree; never none.
    pub fn accounts(&self) -> Vec<Vec<&Assertion>> {
        let all = &self.assertions;
        let mut newest_first: Vec<usize> = (0..all.len()).rev().collect();
        // The account that is shown is that of the status that is shown.
        if let Some(place) = newest_first.iter().position(|at| all[*at].fields.status.is_some()) {
            newest_first[..=place].rotate_right(1);
        }
        let mut accounts: Vec<Vec<usize>> = Vec::new();
        for at in newest_first {
            let can_both_be_true =
                |other: &usize| same_status(&all[at], &all[*other]) && !starts_conflict(&all[at], &all[*other]);
            match accounts.iter_mut().find(|account| account.iter().all(can_both_be_true)) {
                Some(account) => account.push(at),
                None => accounts.push(vec![at]),
            }
        }
        let oldest_first = |mut account: Vec<usize>| {
            account.sort_unstable();
            account.into_iter().map(|at| &all[at]).collect()
        };
        accounts.into_iter().map(oldest_first).collect()
    }

    /// The most precise start date of the account that is shown; among equals the newest.
    pub fn start(&self) -> Option<(&Date, &Assertion)> {
        most_precise_start(&self.accounts()[0])
    }

    /// The newest assertion of the account that is shown which gives an end date.
    pub fn end(&self) -> Option<&Assertion> {
        self.accounts()[0].iter().rev().copied().find(|assertion| assertion.fields.end.is_some())
    }

    /// Two assertions whose start dates cannot both be true, the first such pair.
    ///
    /// Only what is said of the same status is compared: what was expected for one day and came about on another, or
    /// was issued before it took effect, is no contradiction.
    pub fn conflicting_starts(&self) -> Option<(&Assertion, &Assertion)> {
        let conflict = |a: &Assertion, b: &Assertion| same_status(a, b) && starts_conflict(a, b);
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

/// The most precise start date of some assertions; among equals the last.
pub fn most_precise_start<'a>(assertions: &[&'a Assertion]) -> Option<(&'a Date, &'a Assertion)> {
    let dated = assertions.iter().rev().filter_map(|a| a.fields.start.as_ref().map(|date| (date, *a)));
    dated.min_by_key(|(date, _)| date.width())
}

/// Whether two assertions speak of the same status, or one of them of none.
fn same_status(a: &Assertion, b: &Assertion) -> bool {
    a.fields.status.is_none() || b.fields.status.is_none() || a.fields.status == b.fields.status
}

/// Whether two assertions give start dates that cannot both be true.
fn starts_conflict(a: &Assertion, b: &Assertion) -> bool {
    a.fields.start.as_ref().zip(b.fields.start.as_ref()).is_some_and(|(a, b)| a.conflicts(b))
}

/// An event and the article that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedEvent {
    /// The article.
    pub article: DocId,
    /// Its place among the article's events, from 0.
    pub index: u32,
    /// The id that a deep link uses, from date and words: `ev-3f9a01bc`. Unique in its article.
    pub anchor: Arc<str>,
    /// The event as written.
    pub event: Event,
    /// Whom it concerns.
    pub about: Vec<DocId>,
    /// The paragraph; 0 where none is named.
    pub passage: u32,
}

/// A claim and the article that reports it. Its text is `site.document(article).article().claims[index]`.
#[derive(Clone, Debug, PartialEq)]
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
    /// The answer that disputes it: the strongest, a denial before one in part and before a contradiction; among equals
    /// the first.
    pub fn disputed_by(&self) -> Option<(AnswerKind, usize)> {
        let against = [AnswerKind::Denies, AnswerKind::PartlyDenies, AnswerKind::Contradicts];
        against.iter().find_map(|strength| self.answered_by.iter().copied().find(|(kind, _)| kind == strength))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_answer_disputes_a_claim() {
        use AnswerKind::{Answers, Contradicts, Denies, PartlyDenies, Supports};
        let disputed = |answered_by: &[(AnswerKind, usize)]| {
            let claim = StatedClaim {
                article: DocId(0),
                index: 0,
                by: Vec::new(),
                about: Vec::new(),
                passage: 0,
                answers: Vec::new(),
                answered_by: answered_by.to_vec(),
            };
            claim.disputed_by()
        };
        assert_eq!(disputed(&[(Contradicts, 1), (PartlyDenies, 2), (Denies, 3), (Denies, 4)]), Some((Denies, 3)));
        assert_eq!(disputed(&[(Contradicts, 1), (PartlyDenies, 2)]), Some((PartlyDenies, 2)));
        assert_eq!(disputed(&[(Answers, 1), (Supports, 2)]), None);
    }

    /// A relation from `(status, start)` of its sources, oldest first.
    fn relation(said: &[(Option<Status>, &str)]) -> Relation {
        let assertion = |(at, (status, start)): (usize, &(Option<Status>, &str))| Assertion {
            fields: AssertionFields { status: *status, start: Date::parse(start).ok(), ..AssertionFields::default() },
            evidence: EvidenceSource::Article { article: DocId(at as u32), passage: 1 },
            disputed_by: Vec::new(),
            disputed_point: None,
        };
        Relation {
            subject: DocId(0),
            kind: Arc::new(RelationType {
                name: "runs".into(),
                label: Default::default(),
                inverse: Default::default(),
                symmetric: false,
                domain: Vec::new(),
                range: Vec::new(),
                same_kind: false,
                ftm: String::new(),
            }),
            object: DocId(1),
            assertions: said.iter().enumerate().map(assertion).collect(),
        }
    }

    /// The starts of each account, separated by `|`; a source without one is `-`.
    fn accounts(said: &[(Option<Status>, &str)]) -> String {
        let start = |a: &&Assertion| a.fields.start.as_ref().map_or("-".to_owned(), |date| date.edtf.clone());
        let relation = relation(said);
        let accounts = relation.accounts();
        accounts.iter().map(|own| own.iter().map(start).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn sources_that_agree_are_one_account_and_others_have_their_own() {
        let (issued, ended) = (Some(Status::Issued), Some(Status::Ended));
        assert_eq!(accounts(&[(None, "1999"), (None, "1999-01"), (None, "")]), "1999 1999-01 -");
        assert_eq!(accounts(&[(None, "1999"), (None, "2001-05"), (None, "1999-01")]), "1999 1999-01 | 2001-05");
        // Another status is another account, whatever its date.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (ended, "2020")]), "2020 | 2020-01-01");
        // What is shown is the newest status, also where a newer source gives none.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (None, "2021")]), "2020-01-01 | 2021");
    }

    #[test]
    fn the_start_that_is_shown_belongs_to_the_status_that_is_shown() {
        let relation = relation(&[(Some(Status::InForce), "2020-01-01"), (Some(Status::Suspended), "2021")]);
        assert_eq!(relation.status(), Some(Status::Suspended));
        assert_eq!(relation.start().map(|(date, _)| date.edtf.as_str()), Some("2021"));
    }
}
