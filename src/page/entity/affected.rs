//! Who is subject to a regulation: the table on its page, with a strip that compares what articles and outside sources say
//! about the dates. Long tables go on further pages.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::draw::strip::{ComparedDates, Strip, StripAxis};
use crate::link::graph::{LinkGraph, Relation};
use crate::model::{Permalink, Role};
use crate::page::entity::measures::{by_strength, former_anchors, row_anchor, tally};
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::side_by_side::{SourceSays, side_by_side};
use crate::page::notation::standing::{self, Remark, Standing};
use crate::page::notation::{Citation, DocumentLink, Here};
use crate::page::plan::Page;
use crate::site::{DocId, Site};
use crate::work;

/// The subjects of a regulation.
const AFFECTED: LongList = LongList {
    name: "affected",
    size: 60,
    template: "entity_affected.html",
    title: "affected.of",
    part: "affected.part",
    has_anchors: true,
};

/// A remark that this many subjects share is printed once, below the table.
const SHARED_BY: usize = 3;

/// The subjects of a regulation, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «7 in Kraft, 2 möglich; davon 2 gefolgert, 1 nur extern», of all parts.
    pub summary: String,
    /// How many there are on all parts, without those of whom it is only denied.
    pub total: usize,
    /// The heading of the first column: the subjects' kind, or «wer» where they are of several.
    pub column: String,
    /// The years of the strip's axis and where they begin, in percent; empty where no dates differ that it could compare.
    pub years: Vec<(String, String)>,
    /// One row for each subject, conflicts first, outside sources last.
    pub rows: Vec<AffectedRow>,
    pub shared_notes: Vec<SharedNote>,
    pub pages: Vec<PageLink>,
}

/// A remark that holds for several subjects.
#[derive(Clone, Debug, Serialize)]
pub struct SharedNote {
    /// Their names.
    pub names: String,
    pub text: String,
    /// The source that it was written for.
    pub source: Option<Citation>,
}

/// One subject of a regulation.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedRow {
    /// Its anchor in the page.
    pub id: String,
    /// That of the relation, which is the same on all pages that show it.
    pub relation_id: String,
    /// The anchors that it had before one of its ends was renamed.
    pub former_ids: Vec<String>,
    pub subject: DocumentLink,
    pub standing: Standing,
    /// What each source says, where they say different things.
    pub sources: Vec<SourceSays>,
    /// The drawing; none where the table compares nothing.
    pub strip: Option<Strip>,
}

/// What is said of all subjects on each part of their list.
#[derive(Clone, Debug)]
struct Overview {
    summary: String,
    column: String,
}

impl Overview {
    fn of(here: &Here<'_>, regulation: DocId) -> Overview {
        let ids = subjects(here, regulation).map(|relation| relation.subject);
        Overview { summary: summary(here, regulation), column: column_of(here, ids) }
    }
}

/// The first subjects of a regulation; `None` where there are none.
pub fn affected(here: &Here<'_>, regulation: DocId) -> Option<AffectedTable> {
    let has_some = !listed(here.site, here.graph, regulation).is_empty();
    has_some.then(|| part(here, regulation, 1, &Overview::of(here, regulation)))
}

/// The further pages of the subjects of a regulation.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let shared: Arc<OnceLock<Overview>> = Arc::default();
    AFFECTED.pages(site, id, listed(site, graph, id).len(), move |here, number| {
        part(here, id, number, shared.get_or_init(|| Overview::of(here, id)))
    })
}

/// Where a measure stands on the page of its regulation, or on the further page that shows it.
pub fn href_of_subject(here: &Here<'_>, measure: &Relation, anchor: &str) -> String {
    let is_whole = AFFECTED.parts(listed(here.site, here.graph, measure.object).len()) == 1;
    let place = if is_whole { 0 } else { here.graph.place_as_subject(measure) };
    AFFECTED.href_at(here, measure.object, place, anchor)
}

/// The anchors of all subjects of a regulation, with the page that shows them; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    let relation = |at: &usize| &here.graph.relations()[*at];
    let anchors = |at: &usize| {
        let (relation, other) = (relation(at), relation(at).subject);
        let own = [row_anchor(here, other), relation.anchor(here.site)];
        own.into_iter().chain(former_anchors(here, relation, other))
    };
    AFFECTED.places(here.site, id, listed(here.site, here.graph, id), anchors)
}

/// What the list of a document has; only regulations have one.
fn listed<'a>(site: &Site, graph: &'a LinkGraph, id: DocId) -> &'a [usize] {
    if site.kind(id).role == Role::Regulation { graph.affected_by(id) } else { &[] }
}

/// The measures that take their subjects under a regulation, in the order of the list.
fn subjects<'h>(here: &Here<'h>, regulation: DocId) -> impl Iterator<Item = &'h Relation> {
    let graph = here.graph;
    let all = graph.affected_by(regulation);
    work::steps(all.len());
    all.iter().map(|at| &graph.relations()[*at])
}

/// A part of the subjects of a regulation, by its number from 1. Its dates are compared on an axis of their own.
fn part(here: &Here<'_>, regulation: DocId, number: usize, overview: &Overview) -> AffectedTable {
    let all = here.graph.affected_by(regulation);
    let relations = AFFECTED.on_page(all, number).iter().map(|at| &here.graph.relations()[*at]);
    let mut found: Vec<(&Relation, Standing)> =
        relations.map(|relation| (relation, standing::standing(here, relation))).collect();
    let compared: Vec<ComparedDates> = found.iter().map(|(relation, _)| standing::compared_dates(relation)).collect();
    // Where all agree the words say it in less room.
    let differs = compared.iter().any(ComparedDates::differ);
    let dates = compared.iter().filter(|_| differs).flat_map(|dates| dates.by_article.into_iter().chain(dates.outside));
    let axis = StripAxis::of(dates);
    found.iter_mut().for_each(|(_, standing)| standing.leave_stages_to_columns());
    let shared_notes = shared_notes(here, &mut found);
    let rows = found.into_iter().zip(&compared).map(|((relation, mut standing), dates)| {
        let sources = side_by_side(here, relation);
        if !sources.is_empty() {
            standing.leave_notes_to_sources();
        }
        AffectedRow {
            id: row_anchor(here, relation.subject),
            relation_id: relation.anchor(here.site),
            former_ids: former_anchors(here, relation, relation.subject),
            subject: here.link(relation.subject),
            strip: axis.as_ref().map(|axis| axis.strip(dates, standing.conflict)),
            sources,
            standing,
        }
    });
    let rows = rows.collect();
    AffectedTable {
        as_of: here.as_of(),
        summary: overview.summary.clone(),
        total: here.graph.count_claimed(all),
        column: overview.column.clone(),
        years: axis.map(|axis| axis.labels()).unwrap_or_default(),
        rows,
        shared_notes,
        pages: AFFECTED.links(here, regulation, all.len(), number),
    }
}

/// Takes out of the rows the remarks that several of them share.
fn shared_notes(here: &Here<'_>, found: &mut [(&Relation, Standing)]) -> Vec<SharedNote> {
    let mut shared: Vec<(Remark, Vec<DocId>)> = Vec::new();
    let is_same = |a: &Remark, b: &Remark| b.kind == "note" && a.text == b.text && a.source == b.source;
    for (relation, standing) in found.iter() {
        for note in standing.notes.iter().filter(|note| note.kind == "note") {
            match shared.iter_mut().find(|(known, _)| is_same(known, note)) {
                Some((_, ids)) => ids.push(relation.subject),
                None => shared.push((note.clone(), vec![relation.subject])),
            }
        }
    }
    shared.retain(|(_, ids)| ids.len() >= SHARED_BY);
    for (_, standing) in found.iter_mut() {
        standing.notes.retain(|note| !shared.iter().any(|(known, _)| is_same(known, note)));
    }
    let names = |ids: &[DocId]| ids.iter().map(|&id| here.site.document(id).short()).collect::<Vec<_>>().join(", ");
    let note =
        |(note, ids): (Remark, Vec<DocId>)| SharedNote { names: names(&ids), text: note.text, source: note.source };
    shared.into_iter().map(note).collect()
}

fn summary(here: &Here<'_>, regulation: DocId) -> String {
    let statuses =
        by_strength(here, regulation).into_iter().filter_map(|relation| standing::relation_status(here, relation));
    let statuses = tally(here, statuses.map(|status| status.label));
    let of_these = |key: &str, holds: fn(&Relation) -> bool| {
        let n = subjects(here, regulation).filter(|relation| holds(relation)).count();
        (n > 0).then(|| here.labels.text(key).replace("{n}", &here.labels.number(n)))
    };
    let marks = [
        of_these("affected.inferred", Relation::is_inferred),
        of_these("affected.outside", Relation::is_outside_only),
        of_these("affected.conflicts", Relation::has_date_conflict),
    ];
    let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let marks = (!marks.is_empty()).then(|| here.labels.text("affected.of_these").replace("{marks}", &marks));
    [Some(statuses).filter(|words| !words.is_empty()), marks].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The label of a column of documents: their kind where all share it.
fn column_of(here: &Here<'_>, mut ids: impl Iterator<Item = DocId>) -> String {
    let Some(first) = ids.next() else { return String::new() };
    let kind = here.site.kind_of[first.index()];
    let same = ids.all(|id| here.site.kind_of[id.index()] == kind);
    if same { here.labels.of(&here.site.config.kinds[kind].singular) } else { here.labels.text("affected.who") }
        .to_owned()
}
