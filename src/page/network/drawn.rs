//! The part of the network that is drawn, and what each sign and line of it is.

use std::collections::{BTreeSet, HashMap};

use crate::link::graph::Relation;
use crate::model::SUBJECT_TO;
use crate::page::list::register;
use crate::page::matrix::cut_text;
use crate::page::notation::Here;
use crate::site::DocId;

/// A label is cut beyond this many characters.
const LABEL: usize = 30;

/// The part of the network that is drawn.
pub struct Drawn {
    /// The entities, the one with most relations first.
    pub nodes: Vec<DocId>,
    /// The relations between them, as places in the table.
    pub edges: Vec<usize>,
    /// How many relations each node has in the whole dossier.
    pub(super) degree: HashMap<DocId, usize>,
}

/// All entities that have a relation.
pub(super) fn connected(here: &Here<'_>) -> Vec<DocId> {
    let entity = |id: &DocId| here.site.kind(*id).is_entity();
    here.site.ids().filter(entity).filter(|id| here.graph.relations_of(*id).next().is_some()).collect()
}

/// The strongest part of the network, no larger than these numbers of nodes and lines: entities with most relations, and between
/// them the relations with most sources.
pub fn strongest(here: &Here<'_>, most_nodes: usize, most_edges: usize) -> Drawn {
    let mut nodes: Vec<(usize, DocId)> =
        connected(here).into_iter().map(|id| (here.graph.relations_of(id).count(), id)).collect();
    nodes.sort_by_key(|&(degree, id)| (usize::MAX - degree, &here.site.document(id).permalink));
    nodes.truncate(most_nodes);
    let degree: HashMap<DocId, usize> = nodes.iter().map(|&(degree, id)| (id, degree)).collect();
    let relation = |place: usize| &here.graph.relations()[here.graph.relations_by_type()[place]];
    let inside = |place: &usize| {
        let relation = relation(*place);
        degree.contains_key(&relation.subject) && degree.contains_key(&relation.object)
    };
    let mut edges: Vec<usize> = (0..here.graph.relations().len()).filter(inside).collect();
    if edges.len() > most_edges {
        edges.sort_by_key(|place| (usize::MAX - relation(*place).assertions.len(), *place));
        edges.truncate(most_edges);
        edges.sort_unstable();
    }
    Drawn { nodes: nodes.into_iter().map(|(_, id)| id).collect(), edges, degree }
}

pub fn drawn_relation<'h>(here: &Here<'h>, place: usize) -> &'h Relation {
    &here.graph.relations()[here.graph.relations_by_type()[place]]
}

/// The first topics of these entities, each once, in order.
pub fn topics_of(here: &Here<'_>, ids: &[DocId]) -> Vec<DocId> {
    let topics: BTreeSet<DocId> = ids.iter().filter_map(|id| here.site.first_topic(*id)).collect();
    topics.into_iter().collect()
}

/// The place of an entity's first topic among these.
pub fn topic_place(here: &Here<'_>, id: DocId, topics: &[DocId]) -> Option<usize> {
    topics.binary_search(&here.site.first_topic(id)?).ok()
}

/// The name in a drawing, in brackets where no text names the entity.
pub fn node_label(here: &Here<'_>, id: DocId) -> String {
    let name = cut_text(here.site.document(id).short(), LABEL);
    if register::is_only_inferred(here, id) { format!("[{name}]") } else { name }
}

/// The class that colours a line: `edge-` and the class of the kind that acts; grey where both sides do.
pub fn edge_colour(here: &Here<'_>, relation: &Relation) -> String {
    match &*relation.kind.name {
        _ if relation.kind.symmetric => "edge-both".to_owned(),
        SUBJECT_TO => "edge-regulation".to_owned(),
        _ => format!("edge-{}", here.kind_class(here.site.kind(relation.subject))),
    }
}
