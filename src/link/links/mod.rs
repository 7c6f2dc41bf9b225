//! The graph put together, and what is wrong with a dossier's links, names and statements.

mod unused;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::link::changes::{Again, Before, Findings, moved_names};
use crate::link::graph::articles::{articles_by_date, articles_by_outlet, articles_by_year, cite_as, wordings};
use crate::link::graph::backlinks::{backlinks, renew_backlinks};
use crate::link::graph::matrix::matrix;
use crate::link::graph::milestone::milestones;
use crate::link::graph::outside_sources::outside_sources;
use crate::link::graph::tally::{renew_tallies, tallies};
use crate::link::graph::{EvidenceSource, LinkGraph, Moment, Relation};
use crate::link::resolve::{SiteNames, resolve, site_names};
use crate::link::statements::{Statements, collect, unmatched};
use crate::link::stranded::{self, Stranded, renew_stranded};
use crate::link::suggest::suggest;
use crate::link::text::outgoing::Outgoing;
use crate::link::text::quotation_limits;
use crate::link::text::quotes::quotes;
use crate::model::{Article, Date, Document, Evidence, Paragraph};
use crate::site::{AT_ONCE, DocId, Site};

/// The graph of a site, with what is needed to make that of its next state (see [`Links::of`]).
pub struct Links {
    pub graph: LinkGraph,
    pub(super) names: Arc<SiteNames>,
    /// Per document: what its own text and links gave.
    pub(super) findings: Vec<Arc<Findings>>,
    /// What is wrong with relations, events and claims.
    pub(super) statements: Vec<Diagnostic>,
    /// What is wrong with the paragraphs that statements name.
    stranded: Stranded,
    /// Whether a statement names its paragraph by words of the text.
    pub(super) points_by_words: bool,
    /// Of how many documents the links and mentions are not those of an earlier state.
    resolved: usize,
}

impl Links {
    /// Resolves all links, names and statements of a site.
    ///
    /// `before` is an earlier state of the same dossier: what its documents contributed is taken from there as far as
    /// nothing that it rests on has changed. The result does not depend on it.
    pub fn of(site: &Site, before: Option<(&Site, &Links)>) -> Links {
        let again = before.and_then(|(before, links)| Some((links, Again::new(&links.state_of(before), site)?)));
        let names = match &again {
            Some((old, again)) if !again.names && again.moves.is_none() => old.names.clone(),
            Some((old, again)) if !again.names => Arc::new(old.names.moved(&again.moves)),
            _ => Arc::new(site_names(site)),
        };
        let read = |id: &DocId| read_document(site, &names, *id);
        let (outgoing, findings) = match &again {
            None => {
                let ids: Vec<DocId> = site.ids().collect();
                ids.par_iter().with_max_len(AT_ONCE).map(read).unzip()
            }
            Some((old, again)) => {
                let (mut outgoing, mut findings) = old.kept(again, site.documents.len());
                if again.names {
                    let moved = moved_names(&old.names, &names, &again.moves);
                    findings.par_iter_mut().for_each(|found| *found = Arc::new(found.renamed(&moved)));
                }
                let found: Vec<_> = again.documents.par_iter().with_max_len(AT_ONCE).map(read).collect();
                for (id, found) in again.documents.iter().zip(found) {
                    (outgoing[id.index()], findings[id.index()]) = found;
                }
                (outgoing, findings)
            }
        };
        let resolved = again.as_ref().map_or(site.documents.len(), |(_, again)| again.documents.len());
        let graph = LinkGraph::default();
        let (statements, stranded) = (Vec::new(), Stranded::new());
        let mut links = Links { graph, names, findings, statements, stranded, points_by_words: false, resolved };
        // Statements wait for no mention.
        let statements = || match &again {
            Some((old, again)) if !again.statements => links.keep_statements(old, site, again.names),
            _ => {
                links.order_articles(site);
                links.collect_statements(site);
            }
        };
        let named = || {
            let known = again.as_ref().filter(|(_, again)| !again.statements);
            let Some((Links { graph: old, .. }, again)) = known else {
                let backlinks = backlinks(site, &outgoing);
                let tallies = tallies(site, &backlinks);
                return (backlinks, tallies);
            };
            let (mut backlinks, mut tallies) = (old.backlinks.clone(), old.tallies.clone());
            let changed = renew_backlinks(&mut backlinks, site, &again.documents, &old.outgoing, &outgoing);
            renew_tallies(&mut tallies, site, &backlinks, changed);
            (backlinks, tallies)
        };
        let (_, (backlinks, tallies)) = rayon::join(statements, named);
        links.graph = LinkGraph { outgoing, backlinks, tallies, ..links.graph };
        links.stranded = match &again {
            Some((old, again)) if !again.statements => {
                let mut known = old.stranded.clone();
                // What is said of a statement has the names of those whom it concerns.
                let told: Vec<DocId> = if again.names { known.keys().copied().collect() } else { Vec::new() };
                renew_stranded(&mut known, site, &links.graph, again.documents.iter().chain(&told));
                known
            }
            _ => stranded::stranded(site, &links.graph),
        };
        links
    }

    /// Of how many documents links and mentions were looked for, instead of being those of an earlier state.
    pub fn resolved(&self) -> usize {
        self.resolved
    }

    /// What every document has given, at its present place; of those that are looked at again nothing that holds.
    fn kept(&self, again: &Again, documents: usize) -> (Vec<Arc<Outgoing>>, Vec<Arc<Findings>>) {
        let moves = &again.moves;
        if moves.is_none() {
            return (self.graph.outgoing.clone(), self.findings.clone());
        }
        let mut outgoing = vec![Arc::default(); documents];
        let mut findings = vec![Arc::default(); documents];
        let is_kept = |(_, to): &(DocId, DocId)| again.documents.binary_search(to).is_err();
        for (from, to) in moves.kept().filter(is_kept) {
            outgoing[to.index()] = Arc::new(moves.outgoing(&self.graph.outgoing[from.index()]));
            findings[to.index()] = self.findings[from.index()].clone();
        }
        (outgoing, findings)
    }

    fn state_of<'a>(&'a self, site: &'a Site) -> Before<'a> {
        Before {
            site,
            graph: &self.graph,
            findings: &self.findings,
            misses_a_paragraph: self.statements.iter().any(|found| found.code == Code::UnknownParagraph),
            points_by_words: self.points_by_words,
        }
    }

    /// Takes the order of articles and all statements of an earlier state. `names`: whether any entity has other names.
    fn keep_statements(&mut self, before: &Links, site: &Site, names: bool) {
        self.graph = before.graph.clone();
        if names {
            // Its rows and columns are in the order of their names.
            self.graph.matrix = matrix(site, &self.graph.relations).into();
        }
        self.statements = before.statements.clone();
        self.points_by_words = before.points_by_words;
    }

    /// Everything that is wrong with the links, names, quotations and statements of the site.
    pub fn diagnostics(&self, site: &Site) -> Vec<Diagnostic> {
        let found = self.findings.iter().flat_map(|findings| &findings.diagnostics);
        let mut diagnostics: Vec<Diagnostic> = found.chain(&self.statements).cloned().collect();
        self.report_uses(site, &mut diagnostics);
        self.report_unconnected(site, &mut diagnostics);
        diagnostics.extend(self.stranded.values().flatten().cloned());
        suggest(site, &mut diagnostics);
        diagnostics
    }

    fn order_articles(&mut self, site: &Site) {
        let graph = &mut self.graph;
        graph.articles = articles_by_date(site).into();
        graph.articles_by_year = articles_by_year(site, &graph.articles).into();
        let mut places = vec![None; site.documents.len()];
        for (place, article) in (0..).zip(&*graph.articles) {
            places[article.index()] = Some(place);
        }
        graph.article_place = places.into();
        graph.by_outlet = articles_by_outlet(site, &graph.articles).into();
        graph.cite_as = cite_as(site, &graph.articles).into();
    }

    fn collect_statements(&mut self, site: &Site) {
        let collected = collect(site, &self.graph.articles);
        self.statements = collected.diagnostics;
        self.points_by_words = site.ids().any(|id| points_by_words(site.document(id)));
        let graph = &mut self.graph;
        let Statements { relations, repeals, events, claims, subjects, issuers } = collected.value;
        (graph.relations, graph.events, graph.claims) = (relations.into(), events.into(), claims.into());
        graph.wordings = Arc::new(wordings(site, &graph.articles, &subjects));
        (graph.subjects, graph.issuers) = (subjects.into(), issuers.into());
        graph.repeals = repeals.into();
        let (reached, joined) = milestones(site, &graph.relations, &graph.events);
        self.statements.extend(unmatched::events_that_tell_no_day(site, &graph.events, &joined));
        (graph.milestones, graph.joined) = (reached.into(), joined.into());
        let events = (0..graph.events.len()).map(Moment::Event);
        let mut moments: Vec<Moment> = events.chain((0..graph.milestones.len()).map(Moment::Milestone)).collect();
        moments.sort_by(|a, b| graph.date_of(*a).order(graph.date_of(*b))); // stable: events first
        graph.moments = moments.into();
        graph.years = years(site, graph).into();
        list_by_document(site, graph);
        graph.relations_by_type = relations_by_type(site, &graph.relations).into();
        graph.matrix = matrix(site, &graph.relations).into();
        graph.outside_sources = outside_sources(site, &graph.relations, &graph.events).into();
    }
}

fn points_by_words(document: &Document) -> bool {
    let by_words = |par: &Option<Paragraph>| matches!(par, Some(Paragraph::Words(_)));
    let relations = document.relations.iter().any(|relation| {
        let evidence = |evidence: &Evidence| match evidence {
            Evidence::Article(_, fields) | Evidence::Outside(_, fields) => by_words(&fields.par),
        };
        by_words(&relation.assertion.par) || relation.evidence.iter().any(evidence)
    });
    let told = |article: &Article| {
        article.events.iter().any(|event| by_words(&event.par))
            || article.claims.iter().any(|claim| by_words(&claim.par))
    };
    relations || document.article().is_some_and(told)
}

/// The links and mentions of one document, each mention with its sentence.
fn read_document(site: &Site, names: &SiteNames, id: DocId) -> (Arc<Outgoing>, Arc<Findings>) {
    let mut resolved = resolve(site, names, id);
    resolved.diagnostics.extend(quotation_limits::check(site, site.document(id)));
    let mut outgoing = resolved.value.outgoing;
    outgoing.mentions.shrink_to_fit();
    outgoing.quotes = quotes(site, id, &outgoing);
    outgoing.by_target = (0..outgoing.mentions.len() as u32).collect();
    outgoing.by_target.sort_by_key(|at| outgoing.mentions[*at as usize].target); // stable: then as in the text
    let standing = resolved.value.standing.into_iter().collect();
    (Arc::new(outgoing), Arc::new(Findings { standing, diagnostics: resolved.diagnostics }))
}

/// The years in which an article, an event or a milestone begins or ends.
fn years(site: &Site, graph: &LinkGraph) -> Vec<i16> {
    let articles = graph.articles.iter().filter_map(|id| site.document(*id).date());
    let moments = graph.moments.iter().map(|moment| graph.date_of(*moment));
    let years: BTreeSet<i16> = articles.chain(moments).flat_map(Date::years).collect();
    years.into_iter().collect()
}

/// Relations, events and claims by the documents that they concern.
fn list_by_document(site: &Site, graph: &mut LinkGraph) {
    let none = || vec![Vec::new(); site.documents.len()];
    let (mut relations, mut events, mut claims) = (none(), none(), none());
    for (at, relation) in graph.relations.iter().enumerate() {
        let mut concerned = BTreeSet::from([relation.subject, relation.object]);
        concerned.extend(relation.assertions.iter().filter_map(|assertion| match assertion.evidence {
            EvidenceSource::Article { article, .. } => Some(article),
            EvidenceSource::Outside(_) => None,
        }));
        concerned.into_iter().for_each(|id| relations[id.index()].push(at));
    }
    for (at, event) in graph.events.iter().enumerate() {
        let concerned: BTreeSet<DocId> = event.about.iter().copied().chain([event.article]).collect();
        concerned.into_iter().for_each(|id| events[id.index()].push(at));
    }
    let mut moments = vec![Vec::new(); site.documents.len()];
    for moment in &*graph.moments {
        let concerned = graph.concerned_by(*moment).iter().copied().chain(graph.telling(*moment));
        let concerned: BTreeSet<DocId> = concerned.chain(graph.topics_of(site, *moment)).collect();
        concerned.into_iter().for_each(|id| moments[id.index()].push(*moment));
    }
    for (at, claim) in graph.claims.iter().enumerate() {
        let concerned: BTreeSet<DocId> = claim.by.iter().chain(&claim.about).copied().chain([claim.article]).collect();
        concerned.into_iter().for_each(|id| claims[id.index()].push(at));
    }
    let heads: Arc<[Vec<usize>]> = site.ids().map(|id| graph.heads_among(id, &claims[id.index()])).collect();
    let is_given = |at| graph.is_given(site, at);
    let counts = heads.iter().map(|heads| graph.counts_under(heads, is_given)).collect();
    graph.claim_counts_of = counts;
    graph.claim_heads_of = heads;
    (graph.relations_of, graph.events_of, graph.claims_of) = (relations.into(), events.into(), claims.into());
    graph.moments_of = moments.into();
    graph.list_measures(site.documents.len());
    graph.list_ties(site);
}

/// The places of the relations by type in the configuration's order.
fn relations_by_type(site: &Site, relations: &[Relation]) -> Vec<usize> {
    let types = site.config.relation_types.iter().enumerate();
    let place: HashMap<&str, usize> = types.map(|(at, kind)| (&*kind.name, at)).collect();
    let mut all: Vec<usize> = (0..relations.len()).collect();
    all.sort_by_key(|at| place.get(&*relations[*at].kind.name).copied());
    all
}
