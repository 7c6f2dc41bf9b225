//! What an article is the evidence of: the pages that show a statement with one of its paragraphs as the source.
//!
//! Being cited is more than being named: an article that no text mentions may carry what ten pages say.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::link::graph::EvidenceSource;
use crate::page::notation::{DocumentLink, Here};
use crate::site::DocId;

/// Pages that cite an article, or one of its paragraphs, as evidence.
#[derive(Clone, Debug, Serialize)]
pub struct CitedView {
    /// «Belegt Angaben auf 9 Seiten».
    pub count: String,
    /// The pages by kind.
    pub groups: Vec<CitedGroup>,
}

/// Citing pages of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct CitedGroup {
    /// The kind, in the plural.
    pub label: String,
    pub links: Vec<DocumentLink>,
}

/// The documents whose pages cite an article: entry 0 for statements without a paragraph, then one for each paragraph.
pub fn citing_documents(here: &Here<'_>, article: DocId) -> Vec<BTreeSet<DocId>> {
    let graph = here.graph;
    let mut citing = vec![BTreeSet::new(); here.site.body(article).passages.len() + 1];
    let mut cite = |passage: u32, documents: &mut dyn Iterator<Item = DocId>| {
        citing[passage as usize].extend(documents.filter(|id| *id != article));
    };
    for relation in graph.relations_of(article) {
        for assertion in &relation.assertions {
            if let EvidenceSource::Article { article: by, passage } = assertion.evidence
                && by == article
            {
                cite(passage, &mut [relation.subject, relation.object].into_iter());
            }
        }
    }
    for event in graph.events_of(article).filter(|event| event.article == article) {
        cite(event.passage, &mut event.about.iter().copied());
    }
    for stated in graph.claims_of(article).iter().map(|at| graph.claim(*at)).filter(|stated| stated.article == article)
    {
        cite(stated.passage, &mut stated.by.iter().chain(&stated.about).copied());
        // Claims that answer each other stand together on the pages of both articles.
        let others = stated.answers.iter().chain(&stated.answered_by);
        cite(stated.passage, &mut others.map(|(_, other)| graph.claim(*other).article));
    }
    citing
}

/// The pages of these documents; `None` for none.
pub fn cited(here: &Here<'_>, citing: &BTreeSet<DocId>) -> Option<CitedView> {
    let mut by_kind: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
    for id in citing {
        by_kind.entry(here.site.kind_of[id.index()]).or_default().push(*id);
    }
    let alphabet = Alphabet::new(here.labels.tag());
    let name = |id: &DocId| here.site.document(*id).short();
    let group = |(kind, mut ids): (usize, Vec<DocId>)| {
        ids.sort_by(|a, b| alphabet.compare(name(a), name(b)).then(a.cmp(b)));
        CitedGroup {
            label: here.labels.of(&here.site.config.kinds[kind].plural).to_owned(),
            links: ids.into_iter().map(|id| here.short_link(id)).collect(),
        }
    };
    let pages = here.labels.count("count.pages", citing.len());
    (!citing.is_empty()).then(|| CitedView {
        count: here.labels.text("article.cited").replace("{pages}", &pages),
        groups: by_kind.into_iter().map(group).collect(),
    })
}
