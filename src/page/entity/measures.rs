//! Which regulations an entity is subject to: the table on its page, and the signs that stand for it elsewhere. Long tables go
//! on further pages.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::link::graph::{LinkGraph, Relation};
use crate::model::{Permalink, Status};
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::side_by_side::{SourceSays, all_sources, side_by_side};
use crate::page::notation::standing::{self, Standing};
use crate::page::notation::{DocumentLink, Here, StatusView};
use crate::page::plan::Page;
use crate::site::{DocId, Site};

/// The regulations that an entity is subject to.
const MEASURES: LongList = LongList {
    name: "regulations",
    size: 60,
    template: "entity_measures.html",
    title: "standing.of",
    part: "standing.part",
    has_anchors: true,
};

/// The regulations that an entity is subject to, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «2 erlassen, 1 möglich», of all parts.
    pub summary: String,
    /// The subject's name for tight places.
    pub name: String,
    /// How many there are on all parts, without those that are only denied.
    pub total: usize,
    /// One row for each, the newest first.
    pub rows: Vec<MeasureRow>,
    pub pages: Vec<PageLink>,
}

/// One regulation and where it stands for the subject.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureRow {
    /// Its anchor in the page.
    pub id: String,
    /// That of the relation, which is the same on all pages that show it.
    pub relation_id: String,
    /// The anchors that it had before one of its ends was renamed.
    pub former_ids: Vec<String>,
    pub regulation: DocumentLink,
    /// «USA, US-Präsident».
    pub origin: String,
    pub standing: Standing,
    /// What each source says, where they say different things.
    pub sources: Vec<SourceSays>,
}

/// The statuses of an entity's regulations, or of a regulation's subjects, one sign each.
#[derive(Clone, Debug, Serialize)]
pub struct Signs {
    /// The strongest first; where there are more than have room, one for each status.
    pub shown: Vec<Sign>,
    /// How many there are, without those that are only denied: these have their sign, which says so.
    pub total: usize,
    /// «8 in Kraft, 1 erwartet», for those who do not see the signs.
    pub summary: String,
}

impl Signs {
    /// Whether there is anything to show, be it that somebody denies it.
    pub fn has_some(&self) -> bool {
        self.total > 0 || !self.shown.is_empty()
    }
}

/// One sign and what it says.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    pub status: StatusView,
    /// «Entity List: in Kraft», «154 in Kraft».
    pub text: String,
    /// «154», where it stands for several; else empty.
    pub n: String,
}

/// The first regulations that an entity is subject to; `None` where there are none.
pub fn measures(here: &Here<'_>, id: DocId) -> Option<MeasureTable> {
    let has_some = !here.graph.measures_of(id).is_empty();
    has_some.then(|| part(here, id, 1, &summary(here, id)))
}

/// The further pages of the regulations that an entity is subject to.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let shared: Arc<OnceLock<String>> = Arc::default();
    MEASURES.pages(site, id, graph.measures_of(id).len(), move |here, number| {
        part(here, id, number, shared.get_or_init(|| summary(here, id)))
    })
}

/// Where a measure stands on the page of its subject, or on the further page that shows it.
pub fn href_of_measure(here: &Here<'_>, measure: &Relation, anchor: &str) -> String {
    let is_whole = MEASURES.parts(here.graph.measures_of(measure.subject).len()) == 1;
    let place = if is_whole { 0 } else { here.graph.place_as_measure(measure) };
    MEASURES.href_at(here, measure.subject, place, anchor)
}

/// The anchor of a row that is about another document.
pub fn row_anchor(here: &Here<'_>, other: DocId) -> String {
    format!("r-{}", here.site.document(other).slug)
}

/// The anchors that a row about another document had before one of the two was renamed; not those that have been given anew.
pub fn former_anchors(here: &Here<'_>, relation: &Relation, other: DocId) -> Vec<String> {
    let slug = |address: Permalink| address.as_str().trim_end_matches('/').rsplit('/').next().map(str::to_owned);
    let slugs = here.site.document(other).former_addresses().filter_map(slug);
    let mut found: Vec<String> = slugs
        .filter(|slug| !here.site.by_slug.contains_key(slug.as_str()))
        .map(|slug| format!("r-{slug}"))
        .chain(relation.former_anchors(here.site))
        .collect();
    let mut known = HashSet::new();
    found.retain(|anchor| known.insert(anchor.clone()));
    found
}

/// The anchors of all measures of an entity, with the page that shows them; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    let relation = |at: &usize| &here.graph.relations()[*at];
    let anchors = |at: &usize| {
        let (relation, other) = (relation(at), relation(at).object);
        let own = [row_anchor(here, other), relation.anchor(here.site)];
        own.into_iter().chain(former_anchors(here, relation, other))
    };
    MEASURES.places(here.site, id, here.graph.measures_of(id), anchors)
}

/// A part of the regulations that an entity is subject to, by its number from 1.
fn part(here: &Here<'_>, id: DocId, number: usize, summary: &str) -> MeasureTable {
    let all = here.graph.measures_of(id);
    let row = |at: &usize| {
        let relation = &here.graph.relations()[*at];
        let mut standing = standing::standing(here, relation);
        let is_cut = standing.dates.iter().any(|date| date.told_better);
        let sources = if is_cut { all_sources(here, relation) } else { side_by_side(here, relation) };
        if !sources.is_empty() {
            standing.leave_notes_to_sources();
        }
        MeasureRow {
            id: row_anchor(here, relation.object),
            relation_id: relation.anchor(here.site),
            former_ids: former_anchors(here, relation, relation.object),
            regulation: here.short_link(relation.object),
            origin: origin(here, relation.object),
            standing,
            sources,
        }
    };
    MeasureTable {
        as_of: here.as_of(),
        summary: summary.to_owned(),
        name: here.site.document(id).short().to_owned(),
        total: here.graph.count_claimed(all),
        rows: MEASURES.on_page(all, number).iter().map(row).collect(),
        pages: MEASURES.links(here, id, all.len(), number),
    }
}

/// «2 erlassen, 1 möglich», of all parts.
fn summary(here: &Here<'_>, id: DocId) -> String {
    let relations = here.graph.measures_of(id).iter().map(|at| &here.graph.relations()[*at]);
    let statuses = relations.filter_map(|relation| standing::relation_status(here, relation));
    tally(here, statuses.map(|status| status.label))
}

/// «USA, US-Präsident»: jurisdiction and issuers of a regulation.
pub fn origin(here: &Here<'_>, regulation: DocId) -> String {
    let mut parts: Vec<String> = here.jurisdiction(regulation).into_iter().collect();
    parts.extend(here.graph.issuers(regulation).iter().map(|id| here.site.document(*id).short().to_owned()));
    parts.join(", ")
}

/// «2 erlassen, 1 möglich»: how often each word occurs, in the order of their first appearance.
pub fn tally(here: &Here<'_>, words: impl Iterator<Item = String>) -> String {
    let parts = counts(words).into_iter().map(|(word, n)| format!("{} {word}", here.labels.number(n)));
    parts.collect::<Vec<_>>().join(", ")
}

/// What there is, in the order in which it comes first, with how often it does.
fn counts<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, n)) => *n += 1,
            None => counts.push((one, 1)),
        }
    }
    counts
}

/// Where an entity is subject or a regulation object of measures, what binds now first.
pub fn by_strength<'h>(here: &Here<'h>, id: DocId) -> Vec<&'h Relation> {
    let mut found: Vec<&Relation> = here.graph.relations_of(id).filter(|r| r.kind.is_measure()).collect();
    found.sort_by_key(|relation| (strength(relation.status()), relation.other(id)));
    found
}

/// One sign for each regulation of an entity, or for each subject of a regulation; at most `limit` of them.
pub fn signs(here: &Here<'_>, id: DocId, limit: usize) -> Signs {
    signs_among(here, id, limit, |_| true)
}

/// The same of those others only that are `wanted`.
pub fn signs_among(here: &Here<'_>, id: DocId, limit: usize, wanted: impl Fn(DocId) -> bool) -> Signs {
    let mut found = by_strength(here, id);
    found.retain(|relation| wanted(relation.other(id)));
    let sign = |relation: &&Relation| {
        let status = standing::relation_status(here, relation)?;
        let text = format!("{}: {}", here.site.document(relation.other(id)).short(), status.label);
        Some(Sign { status, text, n: String::new() })
    };
    let all: Vec<Sign> = found.iter().filter_map(sign).collect();
    let summary = tally(here, all.iter().map(|sign| sign.status.label.clone()));
    let shown = match limit {
        0 => Vec::new(),
        limit if all.len() <= limit => all,
        _ => counted(here, all),
    };
    let total = found.iter().filter(|relation| !relation.is_denied()).count();
    Signs { summary, shown, total }
}

/// The same for a list in which every row says how many there are of each status.
pub fn counted_signs(here: &Here<'_>, id: DocId) -> Signs {
    let mut signs = signs(here, id, usize::MAX);
    signs.shown = counted(here, signs.shown);
    signs
}

/// The signs of a row: one for each, or in a list that `counts` one for all that are alike.
pub fn signs_in_list(here: &Here<'_>, id: DocId, limit: usize, counts: bool) -> Signs {
    if counts { counted_signs(here, id) } else { signs(here, id, limit) }
}

/// One sign for all that are alike, with their number.
fn counted(here: &Here<'_>, signs: Vec<Sign>) -> Vec<Sign> {
    let sign = |(status, n): (StatusView, usize)| {
        let n = here.labels.number(n);
        Sign { text: format!("{n} {}", status.label), status, n }
    };
    counts(signs.into_iter().map(|sign| sign.status)).into_iter().map(sign).collect()
}

/// What binds now comes first, what ended last.
fn strength(status: Option<Status>) -> u8 {
    match status {
        Some(Status::InForce) => 0,
        Some(Status::Issued) => 1,
        Some(Status::Announced) => 2,
        Some(Status::Expected) => 3,
        Some(Status::Draft) => 4,
        Some(Status::Proposed) => 5,
        Some(Status::Considered) => 6,
        Some(Status::Possible) => 7,
        Some(Status::Suspended) => 8,
        Some(Status::Ended | Status::Revoked) => 9,
        None => 10,
    }
}
