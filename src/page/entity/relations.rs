//! The relations of an entity in words, with date, certainty and evidence: its ties. Who is subject to what has a table of
//! its own. Long tables go on further pages.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::link::graph::ties::as_tie;
use crate::link::graph::{LinkGraph, Relation};
use crate::model::Permalink;
use crate::page::entity::ego::{self, Ego};
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::detail::{self, DetailView};
use crate::page::notation::relation;
use crate::page::notation::side_by_side::{SourceSays, side_by_side};
use crate::page::notation::standing::{self, Account};
use crate::page::notation::step::{self, StepView};
use crate::page::notation::{Citation, DocumentLink, Here, StatusView};
use crate::page::plan::Page;
use crate::site::{DocId, Site};
use crate::work;

/// The ties of an entity.
const RELATIONS: LongList = LongList {
    name: "relations",
    size: 60,
    template: "entity_relations.html",
    title: "relations.of",
    part: "relations.part",
    has_anchors: true,
};

/// The ties of an entity, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct RelationTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «11, davon 4 nur berichtet oder möglich», of all parts.
    pub summary: String,
    /// How many there are on all parts.
    pub total: usize,
    /// The entity and its neighbours as a drawing; none where there are few, and on further pages.
    pub ego: Option<Ego>,
    /// Grouped by their words, in the order of the configuration.
    pub rows: Vec<RelationRow>,
    pub pages: Vec<PageLink>,
}

/// One relation, seen from the entity.
#[derive(Clone, Debug, Serialize)]
pub struct RelationRow {
    pub id: String,
    /// The ids that it had before one of its ends was renamed.
    pub former_ids: Vec<String>,
    /// «erwarb», «gehört zu».
    pub words: String,
    /// Whether the row above has the same words.
    pub repeated: bool,
    pub other: DocumentLink,
    /// Its days, as the source gives each that decides.
    pub dates: Vec<StepView>,
    /// «so 8/2020»: up to when it is known; empty where that is the day of the dossier.
    pub known_as_of: String,
    /// Share, amount, and how a list has the subject.
    pub details: Vec<DetailView>,
    /// Where a measure stands; for relations to regulations.
    pub status: Option<StatusView>,
    pub certainty: String,
    /// By what line it is drawn, see [`relation::line`].
    pub line: &'static str,
    /// Remarks, or the reasons of an inference.
    pub notes: Vec<String>,
    /// What a claim disputes of it, in words; empty for nothing.
    pub disputed: String,
    /// Whether sources give different days for it.
    pub conflict: bool,
    /// The sources for what is shown.
    pub citations: Vec<Citation>,
    /// What other sources say of its date or status, with these sources.
    pub others: Vec<Account>,
    /// What each source says, where they say different things.
    pub sources: Vec<SourceSays>,
}

/// What is said of the ties of an entity on each part of their list.
fn summary(here: &Here<'_>, id: DocId) -> String {
    let all = here.graph.ties_of(id);
    work::steps(all.len());
    let soft = all.iter().map(|at| &here.graph.relations()[*at]).filter(|relation| relation::is_soft(relation));
    let (denied, unsure): (Vec<&Relation>, Vec<&Relation>) = soft.partition(|relation| relation.is_denied());
    let part = |key: &str, n: usize| (n > 0).then(|| here.labels.text(key).replace("{n}", &here.labels.number(n)));
    let parts = [part("relations.unsure", unsure.len()), part("relations.denied", denied.len())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let all = here.labels.number(all.len());
    match parts.is_empty() {
        true => all,
        false => {
            here.labels.text("relations.summary").replace("{n}", &all).replace("{parts}", &here.labels.series(&parts))
        }
    }
}

/// The first ties of an entity, with the drawing of its neighbours; `None` where there are none.
pub fn relation_table(here: &Here<'_>, id: DocId) -> Option<RelationTable> {
    if here.graph.ties_of(id).is_empty() {
        return None;
    }
    let mut all: Vec<&Relation> = here.graph.relations_of(id).collect();
    all.sort_by_cached_key(|relation| as_tie(here.site, relation, id));
    Some(RelationTable { ego: ego::ego(here, id, &all), ..part(here, id, 1, &summary(here, id)) })
}

/// The further pages of the ties of an entity.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let shared: Arc<OnceLock<String>> = Arc::default();
    RELATIONS.pages(site, id, graph.ties_of(id).len(), move |here, number| {
        part(here, id, number, shared.get_or_init(|| summary(here, id)))
    })
}

/// Where a tie stands on the page of one of its ends, or on the further page that shows it.
pub fn href_of_tie(here: &Here<'_>, relation: &Relation, id: DocId, anchor: &str) -> String {
    let is_whole = RELATIONS.parts(here.graph.ties_of(id).len()) == 1;
    let place = if is_whole { 0 } else { here.graph.place_as_tie(here.site, relation, id) };
    RELATIONS.href_at(here, id, place, anchor)
}

/// The anchors of all ties of an entity, with the page that shows them; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    let anchor = |at: &usize| [here.graph.relations()[*at].anchor(here.site)];
    RELATIONS.places(here.site, id, here.graph.ties_of(id), anchor)
}

/// A part of the ties of an entity, by its number from 1.
fn part(here: &Here<'_>, id: DocId, number: usize, summary: &str) -> RelationTable {
    let all = here.graph.ties_of(id);
    let shown = RELATIONS.on_page(all, number).iter().map(|at| &here.graph.relations()[*at]);
    let mut rows: Vec<RelationRow> = shown.map(|relation| relation_row(here, relation, id)).collect();
    for at in 1..rows.len() {
        rows[at].repeated = rows[at].words == rows[at - 1].words;
    }
    RelationTable {
        as_of: here.as_of(),
        summary: summary.to_owned(),
        total: all.len(),
        ego: None,
        rows,
        pages: RELATIONS.links(here, id, all.len(), number),
    }
}

fn relation_row(here: &Here<'_>, relation: &Relation, id: DocId) -> RelationRow {
    let mut accounts = standing::accounts(here, relation);
    RelationRow {
        id: relation.anchor(here.site),
        former_ids: relation.former_anchors(here.site),
        words: relation::relation_words(here, relation, id).to_owned(),
        repeated: false,
        other: here.short_link(relation.other(id)),
        dates: step::decided_views(here, relation),
        known_as_of: relation::known_as_of(here, relation),
        status: standing::relation_status(here, relation),
        details: detail::details(here, relation),
        certainty: here.certainty_label(relation.certainty()),
        line: relation::line(relation),
        notes: accounts[0].notes.clone(),
        disputed: standing::disputed(here, relation),
        conflict: relation.has_date_conflict(),
        citations: accounts.remove(0).citations,
        others: accounts,
        sources: side_by_side(here, relation),
    }
}
