//! The relations of an entity in words, with date, certainty and evidence. Who is subject to what has a table of its own.

use serde::Serialize;

use crate::link::graph::Relation;
use crate::page::entity::ego::{self, Ego};
use crate::page::notation::detail::{self, DetailView};
use crate::page::notation::relation;
use crate::page::notation::side_by_side::{SourceSays, side_by_side};
use crate::page::notation::standing::{self, Account};
use crate::page::notation::step::{self, StepView};
use crate::page::notation::{Citation, DocumentLink, Here, StatusView};
use crate::site::DocId;

#[derive(Clone, Debug, Serialize)]
pub struct RelationTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «11, davon 4 nur berichtet oder möglich».
    pub summary: String,
    /// The entity and its neighbours as a drawing; none where there are few.
    pub ego: Option<Ego>,
    /// Grouped by their words, in the order of the configuration.
    pub rows: Vec<RelationRow>,
}

/// One relation, seen from the entity.
#[derive(Clone, Debug, Serialize)]
pub struct RelationRow {
    pub id: String,
    /// «erwarb», «gehört zu».
    pub words: String,
    /// Whether the row above has the same words.
    pub repeated: bool,
    pub other: DocumentLink,
    /// Its days, as the source gives each that decides.
    pub dates: Vec<StepView>,
    /// Share, amount, and how a list has the subject.
    pub details: Vec<DetailView>,
    /// Where a measure stands; for relations to regulations.
    pub status: Option<StatusView>,
    pub certainty: String,
    /// By what line it is drawn, see [`relation::line`].
    pub line: &'static str,
    /// A remark, or the reason of an inference.
    pub note: String,
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

/// The relations of an entity; `None` where there are none.
pub fn relation_table(here: &Here<'_>, id: DocId) -> Option<RelationTable> {
    let mut all: Vec<&Relation> = here.graph.relations_of(id).collect();
    let is_measure = |relation: &&&Relation| relation.kind.is_measure();
    if all.iter().filter(is_measure).count() == all.len() {
        return None;
    }
    let types = &here.site.config.relation_types;
    let place = |relation: &Relation| types.iter().position(|kind| kind.name == relation.kind.name);
    all.sort_by_key(|relation| {
        let inverse = relation.subject != id && !relation.kind.symmetric;
        let start = relation.since().map(|since| since.dated.date.earliest);
        (place(relation), inverse, start, relation.other(id))
    });
    let ego = ego::ego(here, id, &all);
    let found: Vec<&Relation> = all.into_iter().filter(|relation| !is_measure(&relation)).collect();
    let soft = found.iter().filter(|relation| relation::is_soft(relation)).count();
    let mut rows: Vec<RelationRow> = found.iter().map(|relation| relation_row(here, relation, id)).collect();
    for at in 1..rows.len() {
        rows[at].repeated = rows[at].words == rows[at - 1].words;
    }
    let all = here.labels.number(rows.len());
    let summary = match soft {
        0 => all,
        n => here.labels.text("relations.summary").replace("{n}", &all).replace("{m}", &here.labels.number(n)),
    };
    Some(RelationTable { as_of: here.as_of(), summary, ego, rows })
}

fn relation_row(here: &Here<'_>, relation: &Relation, id: DocId) -> RelationRow {
    let mut accounts = standing::accounts(here, relation);
    RelationRow {
        id: relation.anchor(here.site),
        words: relation::relation_words(here, relation, id).to_owned(),
        repeated: false,
        other: here.short_link(relation.other(id)),
        dates: step::decided_views(here, relation),
        status: standing::relation_status(here, relation),
        details: detail::details(here, relation),
        certainty: here.certainty_label(relation.certainty()),
        line: relation::line(relation),
        note: accounts[0].note.clone(),
        disputed: standing::disputed(here, relation),
        conflict: relation.has_date_conflict(),
        citations: accounts.remove(0).citations,
        others: accounts,
        sources: side_by_side(here, relation),
    }
}
