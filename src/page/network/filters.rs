//! What the network can be filtered by, in the drawing and in the table.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::drawn::{Drawn, connected, drawn_relation};
use crate::link::graph::Relation;
use crate::page::notation::legend::LINES;
use crate::page::notation::{Here, relation};
use crate::site::DocId;

/// A box that shows or hides a part of the network.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Filter {
    /// Its class in the drawing and the table: `d0`, `t3`, `m-asserted`.
    pub slot: String,
    /// What stands for it in the address: the name of the kind or type, `asserted`.
    pub name: String,
    pub label: String,
    /// The class of the kind's sign; empty for others.
    pub class: String,
    /// The line of relations that are known so, see [`relation::line`]; empty for others.
    pub line: &'static str,
    pub count: usize,
}

/// Filters by kind that the style sheet knows; further kinds share the last one.
const KIND_SLOTS: usize = 12;
/// Filters by type of relation that the style sheet knows; further types share the last one.
const TYPE_SLOTS: usize = 24;

/// Which filter each kind and type has: those that occur, in the order of the configuration.
pub(super) struct Slots {
    kinds: HashMap<usize, usize>,
    types: HashMap<String, usize>,
}

impl Slots {
    pub(super) fn new(here: &Here<'_>) -> Slots {
        let graph = here.graph;
        let ends = connected(here);
        let mut kinds: Vec<usize> = ends.iter().map(|id| here.site.kind_of[id.index()]).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut types: Vec<&str> =
            graph.relations_by_type().iter().map(|at| &*graph.relations()[*at].kind.name).collect();
        types.dedup();
        let slot = |at: usize, most: usize| at.min(most - 1);
        Slots {
            kinds: kinds.into_iter().enumerate().map(|(at, kind)| (kind, slot(at, KIND_SLOTS))).collect(),
            types: types.into_iter().enumerate().map(|(at, name)| (name.to_owned(), slot(at, TYPE_SLOTS))).collect(),
        }
    }

    pub(super) fn kind(&self, here: &Here<'_>, id: DocId) -> usize {
        self.kinds.get(&here.site.kind_of[id.index()]).copied().unwrap_or(KIND_SLOTS - 1)
    }

    pub(super) fn relation_type(&self, relation: &Relation) -> usize {
        self.types.get(&*relation.kind.name).copied().unwrap_or(TYPE_SLOTS - 1)
    }

    /// The filter classes of a relation: its type, the kinds of both ends, how it is known.
    pub(super) fn of(&self, here: &Here<'_>, relation: &Relation) -> String {
        let (from, to) = (self.kind(here, relation.subject), self.kind(here, relation.object));
        let kinds = if from == to { format!("d{from}") } else { format!("d{from} d{to}") };
        format!("t{} {kinds} m-{}", self.relation_type(relation), relation::drawn_line(here, relation))
    }
}

pub(super) fn kind_filters(here: &Here<'_>, drawn: &Drawn, slots: &Slots) -> Vec<Filter> {
    let filter = |id: &DocId| {
        let kind = here.site.kind(*id);
        Filter {
            slot: format!("d{}", slots.kind(here, *id)),
            name: kind.name.to_string(),
            label: here.labels.of(&kind.plural).to_owned(),
            class: here.kind_class(kind),
            line: "",
            count: 1,
        }
    };
    counted(here, drawn.nodes.iter().map(|id| (slots.kind(here, *id), filter(id))))
}

pub(super) fn type_filters(here: &Here<'_>, drawn: &Drawn, slots: &Slots) -> Vec<Filter> {
    let filter = |slot: usize, relation: &Relation| Filter {
        slot: format!("t{slot}"),
        name: relation.kind.name.to_string(),
        label: here.labels.of(&relation.kind.words.label).to_owned(),
        class: String::new(),
        line: "",
        count: 1,
    };
    let relations = drawn.edges.iter().map(|place| drawn_relation(here, *place));
    let filters = relations.map(|relation| (slots.relation_type(relation), relation));
    counted(here, filters.map(|(slot, relation)| (slot, filter(slot, relation))))
}

/// One filter for each slot; kinds or types that share one are «others».
fn counted(here: &Here<'_>, filters: impl Iterator<Item = (usize, Filter)>) -> Vec<Filter> {
    let mut slots: BTreeMap<usize, Filter> = BTreeMap::new();
    for (slot, filter) in filters {
        match slots.entry(slot) {
            Entry::Vacant(free) => drop(free.insert(filter)),
            Entry::Occupied(mut taken) => {
                let known = taken.get_mut();
                known.count += 1;
                if known.name != filter.name {
                    (known.name, known.label) = ("other".into(), here.labels.text("network.other").to_owned());
                }
            }
        }
    }
    slots.into_values().collect()
}

pub(super) fn certainty_filters(here: &Here<'_>, drawn: &Drawn) -> Vec<Filter> {
    let count = |line: &str| {
        drawn.edges.iter().filter(|at| relation::drawn_line(here, drawn_relation(here, **at)) == line).count()
    };
    let filter = |line: &'static str| Filter {
        slot: format!("m-{line}"),
        name: line.to_owned(),
        label: here.labels.text(&format!("network.line.{line}")).to_owned(),
        class: String::new(),
        line,
        count: count(line),
    };
    LINES.into_iter().map(filter).filter(|filter| filter.count > 0).collect()
}
