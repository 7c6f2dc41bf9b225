//! All relations of the dossier as a table by type, cut into pages: what the network draws, in words and with evidence.

use serde::Serialize;

use crate::link::graph::{LinkGraph, Relation};
use crate::model::Certainty;
use crate::page::list::parts::{PageLink, on_page, part_links, view_part};
use crate::page::notation::detail::{self, DetailView};
use crate::page::notation::relation;
use crate::page::notation::standing::{self, Account};
use crate::page::notation::step::{self, StepView};
use crate::page::notation::{Citation, DocumentLink, Here, StatusView};
use crate::site::View;

/// Relations on one page.
pub const RELATIONS_A_PAGE: usize = 150;

/// A page of the table.
#[derive(Clone, Debug, Serialize)]
pub struct RelationList {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «63 Beziehungen».
    pub count: String,
    /// The relations of this page by type.
    pub groups: Vec<RelationGroup>,
    pub pages: Vec<PageLink>,
}

/// Relations of one type.
#[derive(Clone, Debug, Serialize)]
pub struct RelationGroup {
    /// The words between subject and object.
    pub words: String,
    /// The class of the type's filter.
    pub slot: String,
    /// How many there are on all pages.
    pub count: String,
    /// Those of this page.
    pub rows: Vec<ListedRelation>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ListedRelation {
    /// Its anchor, the same as on the pages of its ends.
    pub id: String,
    /// Those that it had before one of its ends was renamed.
    pub former_ids: Vec<String>,
    /// Its place in the whole table, from 0.
    pub number: usize,
    /// The classes of the filters to which it answers, that of its type first.
    pub slots: String,
    pub subject: DocumentLink,
    pub object: DocumentLink,
    /// Its days, as the source gives each that decides.
    pub dates: Vec<StepView>,
    /// «so 8/2020»: up to when it is known; empty where that is the day of the dossier.
    pub known_as_of: String,
    /// Share, amount, and how a list has the subject.
    pub details: Vec<DetailView>,
    /// Where a measure stands.
    pub status: Option<StatusView>,
    /// By what line it is drawn, see [`relation::line`].
    pub line: &'static str,
    pub certainty: String,
    /// What a claim disputes of it, in words; empty for nothing.
    pub disputed: String,
    /// Whether sources give different days for it.
    pub conflict: bool,
    /// The sources for what is shown.
    pub citations: Vec<Citation>,
    /// What other sources say of its date or status, with these sources.
    pub others: Vec<Account>,
    /// «4 Quellen»: the line behind which they stand in narrow windows; empty for a single one.
    pub folds: String,
}

/// How many pages the table has; none in a dossier without relations.
pub fn relation_pages(graph: &LinkGraph) -> usize {
    graph.relations().len().div_ceil(RELATIONS_A_PAGE)
}

/// A page of the table, by its number from 1. `slots` gives the filter classes of a relation.
pub fn relation_list(here: &Here<'_>, number: usize, slots: impl Fn(&Relation) -> String) -> RelationList {
    let graph = here.graph;
    let all = graph.relations_by_type();
    let shown = on_page(all, number, RELATIONS_A_PAGE);
    let name = |at: &usize| &graph.relations()[*at].kind.name;
    let mut done = (number - 1) * RELATIONS_A_PAGE;
    let mut groups = Vec::new();
    for same in shown.chunk_by(|a, b| name(a) == name(b)) {
        let kind = &graph.relations()[same[0]].kind;
        let rows = same.iter().enumerate().map(|(at, relation)| {
            let relation = &graph.relations()[*relation];
            listed_relation(here, relation, done + at, slots(relation))
        });
        let rows: Vec<ListedRelation> = rows.collect();
        groups.push(RelationGroup {
            words: here.labels.of(&kind.words.label).to_owned(),
            count: here.labels.number(count_of_type(here, done)),
            slot: rows[0].slots.split(' ').next().unwrap_or_default().to_owned(),
            rows,
        });
        done += same.len();
    }
    let last = relation_pages(graph);
    RelationList {
        as_of: here.as_of(),
        count: here.labels.count("network.relations", all.len()),
        groups,
        pages: part_links(last, number, |other| here.href(&view_part(View::Network, other))),
    }
}

/// How many relations have the type of the one at this place of the table.
fn count_of_type(here: &Here<'_>, place: usize) -> usize {
    let (all, types) = (&here.graph.relations_by_type(), &here.site.config.relation_types);
    let rank = |at: &usize| types.iter().position(|kind| kind.name == here.graph.relations()[*at].kind.name);
    let own = rank(&all[place]);
    all.partition_point(|at| rank(at) <= own) - all.partition_point(|at| rank(at) < own)
}

fn listed_relation(here: &Here<'_>, relation: &Relation, number: usize, slots: String) -> ListedRelation {
    let line = relation::drawn_line(here, relation);
    let key = match line {
        "over" if relation.is_external() => "network.line.external",
        "over" if relation.certainty() == Certainty::Inferred => "network.line.inferred",
        "external" => "network.line.external",
        "inferred" => "network.line.inferred",
        // Drawn as not certain because of its status, although a source states that as a fact.
        "reported" if relation.certainty() == Certainty::Asserted => "network.pending",
        _ => "",
    };
    let certainty = here.certainty_label(relation.certainty());
    let over = if line == "over" { here.labels.text("network.not_in_force") } else { "" };
    let mut accounts = standing::accounts(here, relation);
    let sources = accounts.iter().map(|account| account.citations.len()).sum();
    ListedRelation {
        id: relation.anchor(here.site),
        former_ids: relation.former_anchors(here.site),
        number,
        slots,
        subject: here.short_link(relation.subject),
        object: here.short_link(relation.object),
        dates: step::decided_views(here, relation),
        known_as_of: relation::known_as_of(here, relation),
        status: standing::relation_status(here, relation),
        details: detail::details(here, relation),
        line,
        certainty: match (key, certainty.is_empty()) {
            ("", true) => here.labels.text("certainty.asserted").to_owned(),
            ("", false) => certainty,
            (key, _) => here.labels.text(key).to_owned(),
        } + over,
        disputed: standing::disputed(here, relation),
        conflict: relation.has_date_conflict(),
        citations: accounts.remove(0).citations,
        others: accounts,
        folds: if sources > 1 { here.labels.count("count.sources", sources) } else { String::new() },
    }
}
