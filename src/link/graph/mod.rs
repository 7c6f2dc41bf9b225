//! The finished graph: who links whom, who is named where, who is related to whom and who says so.
//!
//! Complete before any HTML exists. Every list is sorted, so that the same dossier gives the same graph.

mod accounts;
mod act;
pub(crate) mod articles;
mod assertion;
pub(crate) mod backlinks;
mod claim;
mod companions;
mod dates;
mod described;
mod event;
pub mod matrix;
mod measures;
pub(crate) mod milestone;
pub mod outside_sources;
mod pairs;
mod period;
mod ranking;
mod reached;
mod relation;
mod repeal;
pub(crate) mod step;
pub mod tally;
pub mod ties;

pub use assertion::{Assertion, EvidenceSource};
pub use backlinks::Backlink;
pub use claim::{ClaimCounts, NamedSpeaker, StatedClaim};
pub use companions::{companions, named_in};
pub use dates::agreed_dates;
pub use event::DatedEvent;
pub use milestone::{Milestone, Moment};
pub use reached::{Joined, MilestoneOf, OWN_DAYS, Reached};
pub use relation::{Relation, StepDate};
pub use repeal::Repeal;
pub use step::{DatedStep, Step};

use std::collections::HashMap;
use std::sync::Arc;

use crate::link::graph::matrix::Matrix;
use crate::link::graph::outside_sources::OutsideUse;
use crate::link::graph::tally::{Tallies, Tally};
use crate::link::text::outgoing::{Mention, Outgoing, Quote};
use crate::model::Date;
use crate::site::{DocId, Site};

/// Everything that joins documents. Lists that are kept per document run parallel to `Site::documents`. They are shared with the
/// graphs of the dossier's earlier states as far as an edit has not changed them.
#[derive(Clone, Debug, Default)]
pub struct LinkGraph {
    pub(crate) outgoing: Vec<Arc<Outgoing>>,
    pub(crate) backlinks: Vec<Arc<[Backlink]>>,
    pub(crate) tallies: Tallies,
    pub(crate) relations: Arc<[Relation]>,
    pub(crate) relations_of: Arc<[Vec<usize>]>,
    pub(crate) relations_by_type: Arc<[usize]>,
    pub(crate) measures_of: Arc<[Vec<usize>]>,
    pub(crate) affected_by: Arc<[Vec<usize>]>,
    pub(crate) ties_of: Arc<[Vec<usize>]>,
    pub(crate) matrix: Arc<Matrix>,
    pub(crate) events: Arc<[DatedEvent]>,
    pub(crate) events_of: Arc<[Vec<usize>]>,
    pub(crate) milestones: Arc<[Milestone]>,
    /// The days of relations that events tell, by the places of the events.
    pub(crate) joined: Arc<HashMap<usize, Joined>>,
    pub(crate) moments: Arc<[Moment]>,
    pub(crate) moments_of: Arc<[Vec<Moment>]>,
    pub(crate) claims: Arc<[StatedClaim]>,
    pub(crate) claims_of: Arc<[Vec<usize>]>,
    pub(crate) claim_heads_of: Arc<[Vec<usize>]>,
    pub(crate) claim_counts_of: Arc<[ClaimCounts]>,
    pub(crate) subjects: Arc<[Vec<DocId>]>,
    pub(crate) wordings: Arc<HashMap<DocId, Vec<DocId>>>,
    pub(crate) issuers: Arc<[Vec<DocId>]>,
    /// Regulations that another ends.
    pub(crate) repeals: Arc<HashMap<DocId, Repeal>>,
    pub(crate) cite_as: Arc<[Arc<str>]>,
    pub(crate) articles: Arc<[DocId]>,
    /// Per document: its place in `articles`; `None` for other documents.
    pub(crate) article_place: Arc<[Option<u32>]>,
    pub(crate) articles_by_year: Arc<[(i16, usize)]>,
    pub(crate) by_outlet: Arc<[DocId]>,
    pub(crate) years: Arc<[i16]>,
    pub(crate) outside_sources: Arc<[OutsideUse]>,
}

impl LinkGraph {
    /// The links and mentions of a document.
    pub fn outgoing(&self, id: DocId) -> &Outgoing {
        &self.outgoing[id.index()]
    }

    /// The pages that name or link a document, newest first (by the citing page's date, then by permalink).
    pub fn backlinks(&self, id: DocId) -> &[Backlink] {
        &self.backlinks[id.index()]
    }

    /// The mentions of a backlink with their sentences, in order of the text.
    pub fn quotes<'a>(&'a self, backlink: &Backlink) -> impl Iterator<Item = (&'a Mention, &'a Quote)> + use<'a> {
        self.outgoing[backlink.from.index()].quotes_at(&backlink.places)
    }

    /// How often a document is named.
    pub fn tally(&self, id: DocId) -> &Tally {
        &self.tallies.of[id.index()]
    }

    /// The most mentions in a year that any document of a kind has, where that is the scale for all of them.
    pub fn most_in_a_year(&self, kind: usize) -> u32 {
        self.tallies.most_in_a_year[kind]
    }

    /// All relations, by subject, type in the configuration's order, object.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// All relations by type in the configuration's order, then as in [`LinkGraph::relations`]; as places there.
    pub fn relations_by_type(&self) -> &[usize] {
        &self.relations_by_type
    }

    /// Where a relation of this graph stands in a list that is ordered by a key, from 0. Several may have the same key: what
    /// can happen again between two may begin in a month and on its first day.
    fn place_among<K: Ord>(&self, ordered: &[usize], relation: &Relation, key: impl Fn(&Relation) -> K) -> usize {
        let own = key(relation);
        let first = ordered.partition_point(|at| key(&self.relations[*at]) < own);
        let further = ordered[first..].iter().position(|at| std::ptr::eq(&self.relations[*at], relation));
        first + further.unwrap_or_default()
    }

    /// Who is subject to which regulation. It follows from the relations, and from the topics, jurisdictions and names
    /// of their ends.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The relations in which a document is subject or object, or which it is the evidence of.
    pub fn relations_of(&self, id: DocId) -> impl Iterator<Item = &Relation> {
        self.relations_of[id.index()].iter().map(|&at| &self.relations[at])
    }

    /// All events, by date.
    pub fn events(&self) -> &[DatedEvent] {
        &self.events
    }

    /// The events that concern an entity or that an article tells, by date.
    pub fn events_of(&self, id: DocId) -> impl Iterator<Item = &DatedEvent> {
        self.events_of[id.index()].iter().map(|&at| &self.events[at])
    }

    /// The places of the same among all events.
    pub fn places_of_events(&self, id: DocId) -> &[usize] {
        &self.events_of[id.index()]
    }

    /// A milestone by its place.
    pub fn milestone(&self, at: usize) -> &Milestone {
        &self.milestones[at]
    }

    /// All events and milestones, by date; on the same day events first.
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// The events and milestones that concern an entity or a topic, or that an article tells or supports, by date.
    pub fn moments_of(&self, id: DocId) -> &[Moment] {
        &self.moments_of[id.index()]
    }

    /// The days of relations and regulations that an event tells.
    pub fn told_by(&self, event: usize) -> &[Reached] {
        self.joined.get(&event).map_or(&[], |joined| &joined.reached)
    }

    /// The relations that reached a day together, with that day as the first of them has it: all of them have the same sources.
    pub fn reaching<'a>(&'a self, reached: &'a Reached) -> Option<(&'a Relation, StepDate<'a>)> {
        let MilestoneOf::Relations { step, relations } = &reached.of else { return None };
        let relation = &self.relations[relations[0]];
        Some((relation, relation.on_day(*step, &reached.day)?))
    }

    /// When it was.
    pub fn date_of(&self, moment: Moment) -> &Date {
        match moment {
            Moment::Event(at) => self.joined.get(&at).map_or(&self.events[at].event.date, |joined| &joined.date),
            Moment::Milestone(at) => &self.milestones[at].date,
        }
    }

    /// Whom it concerns.
    pub fn concerned_by(&self, moment: Moment) -> &[DocId] {
        match moment {
            Moment::Event(at) => self.joined.get(&at).map_or(&self.events[at].about, |joined| &joined.about),
            Moment::Milestone(at) => &self.milestones[at].about,
        }
    }

    /// The articles that tell it, or that give the day.
    pub fn telling(&self, moment: Moment) -> Vec<DocId> {
        let (mut telling, reached) = match moment {
            Moment::Event(at) => (vec![self.events[at].article], self.told_by(at)),
            Moment::Milestone(at) => (Vec::new(), &*self.milestones[at].reached),
        };
        let days = reached.iter().filter_map(|reached| self.reaching(reached));
        let sources = days.flat_map(|(relation, date)| relation.dating(&date).collect::<Vec<_>>());
        telling.extend(sources.filter_map(|one| match one.evidence {
            EvidenceSource::Article { article, .. } => Some(article),
            EvidenceSource::Outside(_) => None,
        }));
        telling
    }

    /// The topics under which it stands. An event: [`topics_of_statement`]. A milestone: those of the regulation, else those that
    /// all carry whom it concerns.
    pub fn topics_of(&self, site: &Site, moment: Moment) -> Vec<DocId> {
        let about = self.concerned_by(moment);
        if let Moment::Event(at) = moment {
            return topics_of_statement(site, self.events[at].article, about);
        }
        if let Some(regulation) = about.iter().rev().find(|id| site.document(**id).regulation().is_some()) {
            return site.topics_of(*regulation).to_vec();
        }
        let carried_by_all = |topic: &&DocId| about.iter().all(|id| site.topics_of(*id).contains(topic));
        about.iter().take(1).flat_map(|id| site.topics_of(*id)).filter(carried_by_all).copied().collect()
    }

    /// The topics of a claim: those of whom it is about, as those of an event; else those of the article that somebody carries who
    /// speaks in it or in the claims of the article that have the same heading. Where nobody does, nothing says which of the
    /// article's topics it belongs to; it has them where there is only one.
    pub fn topics_of_claim(&self, site: &Site, at: usize) -> Vec<DocId> {
        let claim = self.claim(at);
        let carried = carried_topics(site, claim.article, &claim.about);
        if !carried.is_empty() {
            return carried;
        }
        let own = claim.written(site).topic.as_deref();
        let of_heading = self.claims_of(claim.article).iter().map(|at| self.claim(*at)).filter(|other| {
            let has_heading = || own.is_some() && other.written(site).topic.as_deref() == own;
            other.article == claim.article && (other.index == claim.index || has_heading())
        });
        let involved: Vec<DocId> = of_heading.flat_map(|claim| claim.by.iter().chain(&claim.about)).copied().collect();
        match (carried_topics(site, claim.article, &involved), site.topics_of(claim.article)) {
            (carried, [only]) if carried.is_empty() => vec![*only],
            (carried, _) => carried,
        }
    }

    /// All claims, by article in order of date, then as written.
    pub fn claims(&self) -> &[StatedClaim] {
        &self.claims
    }

    /// The claims by or about an entity, or reported in an article, by their places among [`LinkGraph::claims`].
    pub fn claims_of(&self, id: DocId) -> &[usize] {
        &self.claims_of[id.index()]
    }

    /// The claims that head an entry in the list of a document's claims, in the order of all claims: those of
    /// [`LinkGraph::claims_of`], but for answers, which stand with what they answer.
    pub fn claim_heads_of(&self, id: DocId) -> &[usize] {
        &self.claim_heads_of[id.index()]
    }

    /// How many claims stand in the list of a document's claims.
    pub fn claim_counts_of(&self, id: DocId) -> ClaimCounts {
        self.claim_counts_of[id.index()]
    }

    /// The claim at a place of [`LinkGraph::claims`].
    pub fn claim(&self, at: usize) -> &StatedClaim {
        &self.claims[at]
    }

    /// The highest number of a paragraph of an article that a statement names; 0 where none does.
    pub(crate) fn last_cited_paragraph(&self, article: DocId) -> u32 {
        let relations = self.relations_of(article).flat_map(|relation| &relation.assertions);
        let relations = relations.filter_map(|assertion| match assertion.evidence {
            EvidenceSource::Article { article: id, passage } if id == article => Some(passage),
            _ => None,
        });
        let events = self.events_of(article).filter(|event| event.article == article).map(|event| event.passage);
        let claims = self.claims_of(article).iter().map(|at| self.claim(*at));
        let claims = claims.filter(|claim| claim.article == article).map(|claim| claim.passage);
        relations.chain(events).chain(claims).max().unwrap_or_default()
    }

    /// The main subjects of an article, as its `about` lists them; empty for other documents.
    pub fn subjects(&self, article: DocId) -> &[DocId] {
        &self.subjects[article.index()]
    }

    /// The articles that give the wording of their source and are about a document, oldest first.
    pub fn wordings(&self, of: DocId) -> &[DocId] {
        self.wordings.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Who issued a regulation: whom its page names, then who is stated or reported to be
    /// its issuer. Empty for other documents.
    pub fn issuers(&self, regulation: DocId) -> &[DocId] {
        &self.issuers[regulation.index()]
    }

    /// How an article is cited, unique in the dossier: `ONEtoONE 8/2020`. Empty for other documents.
    pub fn cite_as(&self, id: DocId) -> &Arc<str> {
        &self.cite_as[id.index()]
    }

    /// The articles in order of date, oldest first.
    pub fn articles(&self) -> &[DocId] {
        &self.articles
    }

    /// How many articles each year has, oldest first.
    pub fn articles_by_year(&self) -> &[(i16, usize)] {
        &self.articles_by_year
    }

    /// The articles that report on a source, by the name of their outlet, case ignored, unknown ones last; then by date.
    pub fn by_outlet(&self) -> &[DocId] {
        &self.by_outlet
    }

    /// The years in which something is dated, an event, a milestone or an article, in order: what an axis of the whole dossier shows.
    pub fn years(&self) -> &[i16] {
        &self.years
    }

    /// The years of the first and the last article; none where there are no articles.
    pub fn article_years(&self) -> Option<(i16, i16)> {
        let year = |(year, _): &(i16, usize)| *year;
        self.articles_by_year.first().map(year).zip(self.articles_by_year.last().map(year))
    }

    /// The sources outside the dossier by outlet and title, those without an outlet last.
    pub fn outside_sources(&self) -> &[OutsideUse] {
        &self.outside_sources
    }

    /// The articles before and after one in order of date.
    pub fn neighbours(&self, article: DocId) -> [Option<DocId>; 2] {
        let Some(at) = self.article_place[article.index()] else { return [None, None] };
        let at = at as usize;
        [at.checked_sub(1).map(|before| self.articles[before]), self.articles.get(at + 1).copied()]
    }
}

/// The topics of what an article reports of somebody: those of the regulations that it is about, and those of the article that
/// somebody carries whom it is about; where nobody carries one, nothing tells them apart, and it has all of the article's.
fn topics_of_statement(site: &Site, article: DocId, about: &[DocId]) -> Vec<DocId> {
    let mut topics = carried_topics(site, article, about);
    if topics.is_empty() {
        topics.extend(site.topics_of(article));
        topics.sort_unstable();
        topics.dedup();
    }
    topics
}

/// The topics of the regulations among these, and those of the article that one of them carries.
fn carried_topics(site: &Site, article: DocId, about: &[DocId]) -> Vec<DocId> {
    let of_article = site.topics_of(article);
    let is_carried = |topic: &&DocId| about.iter().any(|id| site.topics_of(*id).contains(topic));
    let carried = of_article.iter().filter(is_carried);
    let regulations = about.iter().filter(|id| site.document(**id).regulation().is_some());
    let mut topics: Vec<DocId> = regulations.flat_map(|id| site.topics_of(*id)).chain(carried).copied().collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}
