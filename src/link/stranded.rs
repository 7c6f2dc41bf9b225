//! Statements whose paragraph names nobody whom they concern: the text has changed, and the statement stayed behind.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::LinkGraph;
use crate::link::statements::find_passage;
use crate::model::Document;
use crate::names::boundaries::stands;
use crate::names::fold::fold;
use crate::names::{Language, key};
use crate::site::{DocId, Site};

/// What is reported, by article.
pub(super) type Stranded = BTreeMap<DocId, Vec<Diagnostic>>;

/// The statements of articles whose paragraph mentions neither subject nor object, neither speaker nor anybody concerned: not
/// by a link, not by a name that is one, and not by the bare words either.
///
/// An answer is left out. Its paragraph often says no more than «the company denies this».
pub(super) fn stranded(site: &Site, graph: &LinkGraph) -> Stranded {
    let found = graph.articles().par_iter().map(|id| (*id, stranded_in(site, graph, *id)));
    found.filter(|(_, found)| !found.is_empty()).collect()
}

/// Looks again at those of these documents that are articles, where no statement has changed.
pub(super) fn renew_stranded<'i>(
    stranded: &mut Stranded,
    site: &Site,
    graph: &LinkGraph,
    documents: impl Iterator<Item = &'i DocId>,
) {
    for &id in documents.filter(|id| graph.article_place[id.index()].is_some()) {
        match stranded_in(site, graph, id) {
            found if found.is_empty() => drop(stranded.remove(&id)),
            found => drop(stranded.insert(id, found)),
        }
    }
}

fn stranded_in(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let document = site.document(id);
    let outgoing = graph.outgoing(id);
    let mut check = |passage: u32, concerned: &[DocId], field: String| {
        let is_named = |who: &DocId| outgoing.names_in(passage, *who) || names_in_words(site, document, passage, *who);
        if passage == 0 || concerned.is_empty() || concerned.iter().any(is_named) {
            return;
        }
        let names: Vec<&str> = concerned.iter().take(4).map(|who| site.document(*who).short()).collect();
        let message = format!("paragraph {passage} mentions none of those whom this concerns: {}", names.join(", "));
        let help = "name the paragraph that says it, or link a word of it: [[slug|word]]";
        let place = Place::Value(format!("{field}.par"));
        diagnostics.push(Diagnostic::new(Code::StrandedStatement, &document.source.path, place, message).help(help));
    };
    for statement in &document.relations {
        let passage = statement.assertion.par.as_ref().and_then(|par| find_passage(document, par)).unwrap_or(0);
        let ends = statement.subject.iter().chain([&statement.object]);
        let concerned: Vec<DocId> = ends.filter_map(|end| site.find(&end.0)).collect();
        check(passage, &concerned, format!("relations[{}]", statement.index));
    }
    for told in graph.events_of(id).filter(|told| told.article == id) {
        check(told.passage, &told.about, format!("events[{}]", told.event.index));
    }
    for &at in graph.claims_of(id) {
        let stated = graph.claim(at);
        let claim = document.article().and_then(|article| article.claims.get(stated.index as usize));
        if let Some(claim) = claim.filter(|claim| stated.article == id && claim.answers.is_empty()) {
            let concerned: Vec<DocId> = stated.by.iter().chain(&stated.about).copied().collect();
            check(stated.passage, &concerned, format!("claims[{}]", claim.index));
        }
    }
    diagnostics
}

/// Whether the words of a passage have one of an entity's names as a word, also one that is too ordinary to be read as a name.
fn names_in_words(site: &Site, article: &Document, passage: u32, who: DocId) -> bool {
    let who = site.document(who);
    let names = who.names().iter().map(|name| name.text.as_str()).chain([&*who.title, who.short()]);
    let names: Vec<String> = names.map(key).filter(|name| !name.is_empty()).collect();
    let language = Language::of(article.language.tag());
    let blocks = article.body.texts.iter().filter(|block| block.passage == passage);
    blocks.map(|block| block.text(&article.source.text)).any(|text| {
        let text = fold(&text);
        let is_word = |(at, name): (usize, &str)| stands(&text, at, at + name.len(), language).is_some();
        names.iter().any(|name| text.searched().match_indices(name.as_str()).any(is_word))
    })
}
