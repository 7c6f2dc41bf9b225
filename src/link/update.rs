//! Keeping a finished graph true while documents change, without linking the whole dossier anew.
//!
//! The law is that the graph and the diagnostics are then those of [`Links::of`] for the same site.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::mem::{replace, take};
use std::sync::Arc;

use rayon::prelude::*;

use super::graph::LinkGraph;
use super::resolve::{SiteNames, site_names};
use crate::diagnostic::{Code, Diagnostic};
use crate::link::graph::{backlinks, companions, tally};
use crate::link::links::{Links, read_document};
use crate::link::text::outgoing::LinkTarget;
use crate::model::{Document, PassageAnchor};
use crate::names::fold::fold;
use crate::names::{Language, Name, NameIndex, Strength, key};
use crate::reads::{ChangedFacts, Fact};
use crate::site::{AT_ONCE, DocId, Site};

/// A document that has changed, as it was before.
pub type Changed = (DocId, Arc<Document>);

impl Links {
    /// Brings the graph up to date with a site in which only these documents have changed and all ids are as before.
    /// What is no longer the same is added to `facts`. Returns how many documents were resolved.
    pub fn update(&mut self, site: &Site, changed: &[Changed], facts: &mut ChangedFacts) -> usize {
        let is_new = |differs: fn(&Document, &Document) -> bool| {
            changed.iter().any(|(id, before)| differs(before, site.document(*id)))
        };
        let concerned = self.concerned(site, changed);
        if is_new(|before, now| before.names() != now.names()) {
            self.take_names(site);
        }
        let resolved: Vec<_> =
            concerned.par_iter().with_max_len(AT_ONCE).map(|id| (*id, read_document(site, &self.names, *id))).collect();
        let graph = &mut self.graph;
        let mut named: BTreeSet<DocId> = BTreeSet::new();
        for (id, (outgoing, findings)) in resolved {
            self.findings[id.at()] = findings;
            let old = replace(&mut graph.outgoing[id.at()], outgoing);
            let pair = (&old, &graph.outgoing[id.at()]);
            let before = changed.iter().find(|(other, _)| *other == id).map(|(_, before)| before);
            let moved = before.is_some_and(|before| before.date() != site.document(id).date());
            if pair.0 != pair.1 || moved {
                facts.insert(Fact::Outgoing(id.0));
                backlinks::replace(site, &mut graph.backlinks, id, pair, moved, &mut named);
                companions::replace(site, &mut graph.companions, id, pair, facts);
            }
        }
        named.iter().for_each(|id| facts.insert(Fact::Backlinks(id.0)));
        tally::recount(site, &mut graph.tallies, &graph.backlinks, named, facts);
        let is_reordered = is_new(|before, now| order_of(before) != order_of(now));
        if is_reordered {
            let graph = &mut self.graph;
            let old = LinkGraph {
                articles: take(&mut graph.articles),
                articles_by_year: take(&mut graph.articles_by_year),
                by_outlet: take(&mut graph.by_outlet),
                cite_as: take(&mut graph.cite_as),
                ..LinkGraph::default()
            };
            self.order_articles(site);
            note_new_order(&old, &self.graph, facts);
        }
        let is_quoted = self.points_by_words && is_new(|before, now| before.texts().ne(now.texts()));
        if is_reordered || is_quoted || is_new(may_change_statements) {
            let graph = &mut self.graph;
            let old = LinkGraph {
                relations: take(&mut graph.relations),
                events: take(&mut graph.events),
                claims: take(&mut graph.claims),
                relations_of: take(&mut graph.relations_of),
                events_of: take(&mut graph.events_of),
                claims_of: take(&mut graph.claims_of),
                subjects: take(&mut graph.subjects),
                issuers: take(&mut graph.issuers),
                outside: take(&mut graph.outside),
                relations_by_type: take(&mut graph.relations_by_type),
                matrix: take(&mut graph.matrix),
                years: take(&mut graph.years),
                ..LinkGraph::default()
            };
            self.collect_statements(site);
            note_new_statements(&old, &self.graph, facts);
        }
        concerned.len()
    }

    /// The documents whose links or mentions may have changed: those that changed themselves; where a name came or went,
    /// those with that name in their text; where the title or an anchor of a document changed, those that link there.
    fn concerned(&self, site: &Site, changed: &[Changed]) -> Vec<DocId> {
        let mut concerned: BTreeSet<DocId> = changed.iter().map(|(id, _)| *id).collect();
        let of = |differs: fn(&Document, &Document) -> bool| -> Vec<&Changed> {
            changed.iter().filter(|(id, before)| differs(before, site.document(*id))).collect()
        };
        let (renamed, reanchored) = (of(is_called_otherwise), of(has_other_anchors));
        if renamed.is_empty() && reanchored.is_empty() {
            return concerned.into_iter().collect();
        }
        let mut is_target = vec![false; site.documents.len()];
        renamed.iter().chain(&reanchored).for_each(|(id, _)| is_target[id.at()] = true);
        let keys: HashSet<String> =
            renamed.iter().flat_map(|(id, before)| link_keys(before).chain(link_keys(site.document(*id)))).collect();
        let names = NameIndex::new(renamed.iter().flat_map(|(id, before)| changed_names(before, site.document(*id))));
        let ids: Vec<DocId> = site.ids().collect();
        concerned.par_extend(ids.par_iter().with_max_len(AT_ONCE).copied().filter(|id| {
            let document = site.document(*id);
            let links = || self.graph.outgoing[id.at()].links.iter();
            // What is wrong elsewhere may be mended by a new name or anchor, or is worded by what is near.
            let may_be_mended = |found: &Diagnostic| !renamed.is_empty() || found.code == Code::BrokenAnchor;
            self.findings[id.at()].diagnostics.iter().any(may_be_mended)
                || links().any(|link| matches!(link, LinkTarget::Document { target, .. } if is_target[target.at()]))
                || !keys.is_empty() && document.body.links.iter().any(|link| keys.contains(&key(&link.target)))
                || contains_name(&names, document)
        }));
        concerned.into_iter().collect()
    }

    /// Takes the names of a changed site; what matched in documents that are not resolved anew stays matched.
    fn take_names(&mut self, site: &Site) {
        let old = replace(&mut self.names, site_names(site));
        let places: HashMap<(DocId, &str, usize), u32> = identities(&self.names).zip(0..).collect();
        let moved: Vec<Option<u32>> = identities(&old).map(|identity| places.get(&identity).copied()).collect();
        for findings in &mut self.findings {
            findings.matched = findings.matched.iter().filter_map(|at| moved[*at as usize]).collect();
        }
    }
}

/// What each name is in every version of a site: whose it is, its words, and which name with these words, counted from 0.
fn identities(names: &SiteNames) -> impl Iterator<Item = (DocId, &str, usize)> {
    let mut alike: HashMap<(DocId, &str), usize> = HashMap::new();
    names.origin.iter().zip(names.index.names()).map(move |((id, _), name)| {
        let count = alike.entry((*id, &name.text)).or_default();
        *count += 1;
        (*id, &*name.text, *count - 1)
    })
}

/// Whether a link to the document may now show other words, or other words may now lead to it.
fn is_called_otherwise(before: &Document, now: &Document) -> bool {
    before.names() != now.names() || (&before.title, &before.short_name) != (&now.title, &now.short_name)
}

/// Whether the anchors that links may lead to have changed.
fn has_other_anchors(before: &Document, now: &Document) -> bool {
    fn passages(document: &Document) -> impl Iterator<Item = PassageAnchor> {
        document.body.passages.iter().map(|passage| passage.anchor)
    }
    before.body.headings != now.body.headings
        || passages(before).ne(passages(now))
        || claim_ids(before).ne(claim_ids(now))
}

fn claim_ids(document: &Document) -> impl Iterator<Item = &Arc<str>> {
    document.article().into_iter().flat_map(|article| &article.claims).map(|claim| &claim.id)
}

/// What a wikilink can say to mean a document.
fn link_keys(document: &Document) -> impl Iterator<Item = String> {
    let names = document.names().iter().map(|name| name.text.as_str());
    names.chain([document.title.as_str()]).chain(document.short_name.as_deref()).map(key)
}

/// The names that only one of two versions of an entity has.
fn changed_names(before: &Document, now: &Document) -> Vec<Name> {
    let (old, new) = (before.names(), now.names());
    let only = |of: &[crate::model::EntityName], other: &[crate::model::EntityName]| -> Vec<Name> {
        let gone = of.iter().filter(|name| !other.contains(name));
        gone.map(|name| Name { entity: 0, text: name.text.clone(), strength: Strength::Strong }).collect()
    };
    [only(old, new), only(new, old)].concat()
}

fn contains_name(names: &NameIndex, document: &Document) -> bool {
    let language = Language::of(document.language.tag());
    !names.names().is_empty() && document.texts().any(|text| !names.candidates(&fold(&text), language).is_empty())
}

/// What decides about an article's place among the others, and how it is cited.
fn order_of(document: &Document) -> Option<impl PartialEq> {
    let article = document.article()?;
    Some((article.date.clone(), article.source.outlet.value().cloned(), article.cite_as.clone()))
}

fn note_new_order(old: &LinkGraph, new: &LinkGraph, facts: &mut ChangedFacts) {
    for (id, (old, new)) in (0..).zip(old.cite_as.iter().zip(&new.cite_as)) {
        if old != new {
            facts.insert(Fact::Cover(id));
        }
    }
    let is_same = old.articles == new.articles && old.by_outlet == new.by_outlet;
    if !is_same || old.articles_by_year != new.articles_by_year {
        facts.insert(Fact::Articles);
    }
    if old.first_and_last_year() != new.first_and_last_year() {
        facts.insert(Fact::Years);
    }
    // Ids stay, so both lists have the same articles.
    for (old, new) in old.articles.windows(2).zip(new.articles.windows(2)).filter(|(old, new)| old != new) {
        old.iter().chain(new).for_each(|id| facts.insert(Fact::Neighbours(id.0)));
    }
}

/// Relations, events and claims come from front matter, but point at paragraphs of any text, and claims may not share
/// their ids with headings.
fn may_change_statements(before: &Document, now: &Document) -> bool {
    before.front_matter() != now.front_matter()
        || before.body.passages.len() != now.body.passages.len()
        || claim_ids(now).next().is_some() && before.body.headings != now.body.headings
}

fn note_new_statements(old: &LinkGraph, new: &LinkGraph, facts: &mut ChangedFacts) {
    if old.years != new.years {
        facts.insert(Fact::Years);
    }
    if old.matrix != new.matrix {
        facts.insert(Fact::Matrix);
    }
    let gathered = old.relations_by_type == new.relations_by_type && old.outside == new.outside;
    if old.relations == new.relations && old.events == new.events && old.claims == new.claims && gathered {
        return;
    }
    facts.insert(Fact::AllStatements);
    for (id, lists) in (0..).zip(old.relations_of.iter().zip(&old.events_of).zip(&old.claims_of)) {
        let ((relations, events), claims) = lists;
        let at = id as usize;
        let same = is_same(relations, &old.relations, &new.relations_of[at], &new.relations)
            && is_same(events, &old.events, &new.events_of[at], &new.events)
            // Claims are named by their places.
            && *claims == new.claims_of[at]
            && is_same(claims, &old.claims, &new.claims_of[at], &new.claims);
        if !same {
            facts.insert(Fact::Statements(id));
        }
    }
}

fn is_same<T: PartialEq>(old: &[usize], all_old: &[T], new: &[usize], all_new: &[T]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| all_old[*old] == all_new[*new])
}
