//! What a dossier states, in one order for all formats: entities, articles and outside sources; relations with their sources, claims,
//! events, and which article names whom. No format leaves a statement out or adds one.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::id::{document_id, id_of};
use super::source_keys::SourceKeys;
use crate::labels::{Labels, labels};
use crate::link::graph::outside_sources::OutsideUse;
use crate::link::graph::{
    Assertion, DatedEvent, EvidenceSource, LinkGraph, Moment, NamedSpeaker, Relation, StatedClaim,
};
use crate::model::{Claim, Date, OutsideSource};
use crate::site::{DocId, Site};

/// A dossier as its data is written.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub site: &'a Site,
    /// What joins the documents.
    pub graph: &'a LinkGraph,
    /// The words of the dossier's language.
    pub labels: &'a Labels,
    /// What outside sources are called.
    pub keys: &'a SourceKeys,
}

/// An article that names an entity.
pub struct Naming {
    pub article: DocId,
    pub entity: DocId,
    pub times: usize,
    /// The lasting ids of the paragraphs in which it does, in order; without footnotes.
    pub paragraphs: Vec<String>,
    /// Whether articles only describe it, and whoever wrote of them here put the name there.
    pub is_inferred: bool,
}

impl<'a> Facts<'a> {
    /// The facts of a dossier.
    pub fn new(site: &'a Site, graph: &'a LinkGraph, keys: &'a SourceKeys) -> Facts<'a> {
        Facts { site, graph, labels: labels(site.config.language.tag()), keys }
    }

    /// All entities, by kind in the order of the configuration.
    pub fn entities(self) -> impl Iterator<Item = DocId> + use<'a> {
        self.site.ids().filter(move |id| self.site.kind(*id).is_entity())
    }

    /// All articles, oldest first.
    pub fn articles(self) -> impl Iterator<Item = DocId> + use<'a> {
        self.graph.articles().iter().copied()
    }

    /// The sources outside the dossier, each with its id.
    pub fn outside_sources(self) -> impl Iterator<Item = (String, &'a OutsideUse)> + use<'a> {
        let all = self.graph.outside_sources().iter().enumerate();
        all.map(move |(place, used)| (outside_id(self.keys.at(place)), used))
    }

    /// All relations, by subject, type, object.
    pub fn relations(self) -> impl Iterator<Item = &'a Relation> + use<'a> {
        self.graph.relations().iter()
    }

    /// All claims, by article.
    pub fn claims(self) -> impl Iterator<Item = (&'a StatedClaim, &'a Claim)> + use<'a> {
        self.graph.claims().iter().filter_map(move |stated| Some((stated, self.written(stated)?)))
    }

    /// All events that articles tell, by date.
    pub fn events(self) -> impl Iterator<Item = &'a DatedEvent> + use<'a> {
        self.graph.events().iter()
    }

    /// Which article names which entity, by article.
    pub fn namings(self) -> impl Iterator<Item = Naming> + use<'a> {
        let described: BTreeSet<DocId> =
            self.entities().filter(|id| self.graph.is_only_described(self.site, *id)).collect();
        let described = Rc::new(described);
        self.articles().flat_map(move |article| {
            let described = Rc::clone(&described);
            let outgoing = self.graph.outgoing(article);
            let entities = outgoing.targets().filter(move |(target, _)| self.site.kind(*target).is_entity());
            entities.map(move |(entity, places)| {
                let mentions = places.clone().map(|at| &outgoing.mentions[outgoing.by_target[at as usize] as usize]);
                let mut passages: Vec<u32> =
                    mentions.map(|mention| mention.passage).filter(|number| *number > 0).collect();
                passages.dedup();
                let paragraphs = passages.into_iter().map(|passage| self.passage_id(article, passage)).collect();
                Naming { article, entity, times: places.len(), paragraphs, is_inferred: described.contains(&entity) }
            })
        })
    }

    /// The id of a document.
    pub fn id(self, id: DocId) -> String {
        document_id(self.site.document(id))
    }

    /// The ids of documents.
    pub(super) fn ids(self, ids: &[DocId]) -> Vec<String> {
        ids.iter().map(|id| self.id(*id)).collect()
    }

    /// The names of documents.
    pub(super) fn titles(self, ids: &[DocId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.site.document(*id).title.as_str()).collect()
    }

    /// The id of a claim.
    pub(super) fn claim_id(self, stated: &StatedClaim) -> String {
        let own = self.written(stated).map_or("", |claim| &claim.id);
        id_of(&format!("{}.{own}", self.id(stated.article)))
    }

    /// All events, each with its day as another source of the dossier gives it, which knows it better than its article, and with the
    /// relation whose day that is: the timeline shows that day.
    pub(super) fn events_with_days(
        self,
    ) -> impl Iterator<Item = (&'a DatedEvent, Option<(&'a Date, Option<&'a Relation>)>)> {
        self.graph.events().iter().enumerate().map(move |(at, told)| {
            let day = self.graph.date_of(Moment::Event(at));
            let mut of_day = self.graph.told_by(at).iter().filter(|reached| reached.day == *day);
            let relation = of_day.find_map(|reached| self.graph.reaching(reached));
            let better = (day, relation.map(|(relation, _)| relation));
            (told, Some(better).filter(|_| *day != told.event.date))
        })
    }

    /// The id of an event.
    pub(super) fn event_id(self, event: &DatedEvent) -> String {
        format!("{}.{}", self.id(event.article), event.anchor)
    }

    /// The id of a source of a statement.
    pub(super) fn source_id(self, source: &EvidenceSource) -> String {
        match source {
            EvidenceSource::Article { article, .. } => self.id(*article),
            EvidenceSource::Outside(source) => self.outside_id(source),
        }
    }

    /// The id of a source outside the dossier.
    pub(super) fn outside_id(self, source: &OutsideSource) -> String {
        outside_id(self.keys.key(source))
    }

    /// The ids of all sources of a relation but those that deny it or tell of an earlier period, each once, oldest first.
    pub(super) fn sources_of(self, relation: &Relation) -> Vec<String> {
        self.sources(relation.backing().filter(|one| !one.is_of_earlier_period))
    }

    /// The ids of sources, each once.
    pub(super) fn sources<'s>(self, said: impl IntoIterator<Item = &'s Assertion>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for assertion in said {
            let id = self.source_id(&assertion.evidence);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// A claim as it stands in its article.
    pub(super) fn written(self, stated: &StatedClaim) -> Option<&'a Claim> {
        self.site.document(stated.article).article()?.claims.get(stated.index as usize)
    }

    /// What those are called who say something, as far as they have names.
    pub(super) fn speakers(self, stated: &'a StatedClaim, claim: &'a Claim) -> Vec<&'a str> {
        let name = |name| match name {
            NamedSpeaker::Entity(id) => self.site.document(id).title.as_str(),
            NamedSpeaker::Words(text) => text,
        };
        stated.speakers(claim).map(name).collect()
    }

    /// The whole address of a document, or its path in a site that has no address.
    pub(super) fn address(self, id: DocId, anchor: &str) -> String {
        let hash = if anchor.is_empty() { "" } else { "#" };
        let path = format!("{}{hash}{anchor}", self.site.document(id).permalink);
        self.site.config.absolute(&path).unwrap_or(path)
    }

    /// The whole address of a place of a document, in a site that has one.
    pub(super) fn whole_address(self, id: DocId, anchor: &str) -> Option<String> {
        self.site.config.base_url.as_ref().map(|_| self.address(id, anchor))
    }

    /// The address of a paragraph of an article; of the article for 0.
    pub(super) fn passage_address(self, article: DocId, passage: u32) -> String {
        self.address(article, &self.passage_id(article, passage))
    }

    /// The lasting id of a paragraph; empty for 0.
    pub(super) fn passage_id(self, article: DocId, passage: u32) -> String {
        self.site.body(article).lasting_id(passage).unwrap_or_default()
    }

    /// Where to read what a source says; empty for one outside that has no address.
    pub(super) fn evidence_address(self, source: &EvidenceSource) -> String {
        match source {
            EvidenceSource::Article { article, passage } => self.passage_address(*article, *passage),
            EvidenceSource::Outside(source) => source.url.clone().unwrap_or_default(),
        }
    }

    /// How an article is cited, at a paragraph where it is not 0; a draft with a word that it is one.
    pub(super) fn cite(self, article: DocId, passage: u32) -> String {
        let name = self.graph.cite_as(article);
        let number = self.labels.text("cite.passage").replace("{n}", &passage.to_string());
        let cited = if passage == 0 { name.to_string() } else { format!("{name}, {number}").replace('\u{a0}', " ") };
        if self.site.document(article).draft { cited + " (draft)" } else { cited }
    }

    /// How a source is cited.
    pub(super) fn cite_evidence(self, assertion: &Assertion) -> String {
        match &assertion.evidence {
            EvidenceSource::Article { article, passage } => self.cite(*article, *passage),
            EvidenceSource::Outside(source) => self.cite_outside(source),
        }
    }

    /// How a source outside the dossier is cited: its title, or its address where it has none, and who published it when.
    pub(super) fn cite_outside(self, source: &OutsideSource) -> String {
        let title = if source.title.is_empty() { source.url.as_deref().unwrap_or_default() } else { &source.title };
        let accessed = |date: &Date| self.labels.text("cite.accessed").replace("{date}", &self.labels.date(date));
        let dates = [source.date.as_ref().map(|date| self.labels.date(date)), source.accessed.as_ref().map(accessed)];
        let detail: Vec<String> = source.outlet.iter().cloned().chain(dates.into_iter().flatten()).collect();
        if detail.is_empty() { title.to_owned() } else { format!("{title} ({})", detail.join(", ")) }
    }

    /// The day of the data, as EDTF; empty where there is none.
    pub(super) fn as_of(self) -> &'a str {
        self.site.as_of.as_ref().map_or("", |date| &date.edtf)
    }
}

/// The id of a source outside the dossier by its key.
fn outside_id(key: &str) -> String {
    id_of(&format!("sources.{key}"))
}
