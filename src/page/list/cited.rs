//! What an article is the evidence of: the pages that show a statement with one of its paragraphs as the source.
//!
//! Being cited is more than being named: an article that no text mentions may carry what ten pages say.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::link::graph::{DatedEvent, EvidenceSource, Moment, Relation};
use crate::page::entity::places;
use crate::page::entity::places::relation_href;
use crate::page::list::claims;
use crate::page::notation::claim::{claim_href, claim_label};
use crate::page::notation::{DocumentLink, Here, TextLink};
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
    pub pages: Vec<CitingPage>,
}

/// A page that shows a statement.
#[derive(Clone, Debug, Serialize)]
pub struct CitingPage {
    /// To the statement, or the first of the relations; the paragraph's own list of relations leads to each of these.
    pub link: DocumentLink,
    /// The other statements, each with the way to where it stands there.
    pub places: Vec<TextLink>,
}

/// A statement that a paragraph supports.
#[derive(Clone, Copy)]
pub enum Supported<'a> {
    Relation(&'a Relation),
    Event(&'a DatedEvent),
    /// By its place among all claims.
    Claim(usize),
    /// A claim of another article that stands with it there: its place, then that of the one which the paragraph carries.
    Answer(usize, usize),
}

impl<'a> Supported<'a> {
    fn relation(&self) -> Option<&'a Relation> {
        match self {
            Supported::Relation(relation) => Some(relation),
            _ => None,
        }
    }
}

/// The documents whose pages show statements, with these.
pub type Citing<'a> = BTreeMap<DocId, Vec<Supported<'a>>>;

/// The documents whose pages cite an article: entry 0 for statements without a paragraph, then one for each paragraph.
pub fn citing_documents<'a>(here: &Here<'a>, article: DocId) -> Vec<Citing<'a>> {
    let graph = here.graph;
    let mut citing = vec![Citing::new(); here.site.body(article).passages.len() + 1];
    let mut cite = |passage: u32, id: DocId, what: Supported<'a>| {
        if id != article {
            citing[passage as usize].entry(id).or_default().push(what);
        }
    };
    for relation in graph.relations_of(article) {
        let own = relation.assertions.iter().filter_map(|assertion| match assertion.evidence {
            EvidenceSource::Article { article: by, passage } if by == article => Some(passage),
            _ => None,
        });
        for passage in own.collect::<BTreeSet<u32>>() {
            for id in [relation.subject, relation.object] {
                cite(passage, id, Supported::Relation(relation));
            }
        }
    }
    for &moment in graph.moments_of(article) {
        let Moment::Event(at) = moment else { continue };
        let event = &graph.events()[at];
        if event.article == article {
            // Those too whom only the relation concerns whose day the event tells: it stands on their pages.
            graph.concerned_by(moment).iter().for_each(|id| cite(event.passage, *id, Supported::Event(event)));
        }
    }
    for &at in graph.claims_of(article) {
        let stated = graph.claim(at);
        if stated.article != article {
            continue;
        }
        let concerned: BTreeSet<DocId> = stated.by.iter().chain(&stated.about).copied().collect();
        concerned.into_iter().for_each(|id| cite(stated.passage, id, Supported::Claim(at)));
        // Claims that answer each other stand together on the pages of both articles.
        for (_, other) in stated.answers.iter().chain(&stated.answered_by) {
            cite(stated.passage, graph.claim(*other).article, Supported::Answer(*other, at));
        }
    }
    citing
}

/// The pages that show what an article supports, without the statements; `None` for none.
pub fn cited_whole(here: &Here<'_>, article: DocId) -> Option<CitedView> {
    let citing = citing_documents(here, article);
    let pages: Citing<'_> = citing.into_iter().flat_map(|own| own.into_keys()).map(|id| (id, Vec::new())).collect();
    cited(here, &pages)
}

/// The pages of these documents with what they show; `None` for none.
pub fn cited(here: &Here<'_>, citing: &Citing<'_>) -> Option<CitedView> {
    if citing.is_empty() {
        return None;
    }
    let mut by_kind: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
    for id in citing.keys() {
        by_kind.entry(here.site.kind_of[id.index()]).or_default().push(*id);
    }
    let alphabet = Alphabet::new(here.labels.tag());
    let name = |id: &DocId| here.site.document(*id).short();
    let page = |id: DocId| {
        let supported = &citing[&id];
        let mut link = here.short_link(id);
        let mut places: Vec<TextLink> = supported.iter().filter_map(|what| place(here, id, *what)).collect();
        if let Some(relation) = supported.iter().find_map(Supported::relation) {
            link.href = relation_href(here, relation, id, &relation.anchor(here.site));
        } else if places.len() == 1 {
            link.href = places.remove(0).href;
        }
        CitingPage { link, places }
    };
    let group = |(kind, mut ids): (usize, Vec<DocId>)| {
        ids.sort_by(|a, b| alphabet.compare(name(a), name(b)).then(a.cmp(b)));
        CitedGroup {
            label: here.labels.of(&here.site.config.kinds[kind].plural).to_owned(),
            pages: ids.into_iter().map(page).collect(),
        }
    };
    let pages = here.labels.count("count.pages", citing.len());
    Some(CitedView {
        count: here.labels.text("article.cited").replace("{pages}", &pages),
        groups: by_kind.into_iter().map(group).collect(),
    })
}

/// Where an event or a claim stands on the page of a document. What happened and what is said stands beside the paragraph, so
/// that a date or a number is enough.
fn place(here: &Here<'_>, id: DocId, what: Supported<'_>) -> Option<TextLink> {
    let claim = |at: usize| claim_label(here, here.graph.claim(at));
    let (text, href) = match what {
        Supported::Relation(_) => return None,
        Supported::Event(event) => (here.labels.cited_time(&event.event.date), places::event_href(here, id, event)),
        Supported::Claim(at) => (claim(at), claims::href_of_concerned(here, id, at)),
        Supported::Answer(other, at) => (claim(at), claim_href(here, other)),
    };
    Some(TextLink { text, href })
}
