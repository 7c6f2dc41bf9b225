//! The part of the network that is drawn, and what each sign and line of it is.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::link::graph::Relation;
use crate::model::SUBJECT_TO;
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

/// The most names that are drawn, however few lines join them.
const NODES: usize = 300;
/// So many names are drawn at least, though not all lines between them can be.
const FEWEST_NODES: usize = 60;
/// Between few names as many lines can be followed.
const FEWEST_EDGES: usize = 90;

/// How many lines between so many names can be followed by eye.
fn readable_edges(nodes: usize) -> usize {
    (nodes * 3 / 2).max(FEWEST_EDGES)
}

/// The strongest part of the network that can be read: as many names as are joined by no more lines than an eye can follow,
/// else those with most relations and what joins them best.
pub fn readable(here: &Here<'_>) -> Drawn {
    let ranked = by_degree(here);
    let rank: HashMap<DocId, usize> = ranked.iter().enumerate().map(|(at, (_, id))| (*id, at)).collect();
    // How many lines have their weaker end at each rank.
    let mut lines = vec![0; ranked.len()];
    for relation in here.graph.relations() {
        if let (Some(one), Some(other)) = (rank.get(&relation.subject), rank.get(&relation.object)) {
            lines[*one.max(other)] += 1;
        }
    }
    let among = lines.iter().scan(0, |sum, own| {
        *sum += own;
        Some(*sum)
    });
    let fitting = (1..).zip(among).take(NODES).filter(|(nodes, among)| *among <= readable_edges(*nodes));
    let nodes = fitting.last().map_or(0, |(nodes, _)| nodes).max(FEWEST_NODES);
    strongest(here, nodes, readable_edges(nodes))
}

/// All entities that have a relation, with the number of these, the one with most first.
fn by_degree(here: &Here<'_>) -> Vec<(usize, DocId)> {
    let mut nodes: Vec<(usize, DocId)> =
        connected(here).into_iter().map(|id| (here.graph.relations_of(id).count(), id)).collect();
    nodes.sort_by_key(|&(degree, id)| (usize::MAX - degree, &here.site.document(id).permalink));
    nodes
}

/// The strongest part of the network, no larger than these numbers of nodes and lines: entities with most relations, and between
/// them the relations that join all of them, then those with most sources.
pub fn strongest(here: &Here<'_>, most_nodes: usize, most_edges: usize) -> Drawn {
    let mut nodes = by_degree(here);
    nodes.truncate(most_nodes);
    let degree: HashMap<DocId, usize> = nodes.iter().map(|&(degree, id)| (id, degree)).collect();
    let inside = |place: &usize| {
        let relation = drawn_relation(here, *place);
        degree.contains_key(&relation.subject) && degree.contains_key(&relation.object)
    };
    let mut edges: Vec<usize> = (0..here.graph.relations().len()).filter(inside).collect();
    if edges.len() > most_edges {
        let of_ends = |relation: &Relation| degree[&relation.subject] + degree[&relation.object];
        edges.sort_by_cached_key(|place| {
            let relation = drawn_relation(here, *place);
            (Reverse(relation.assertions.len()), Reverse(of_ends(relation)), *place)
        });
        let place: HashMap<DocId, usize> = nodes.iter().enumerate().map(|(at, (_, id))| (*id, at)).collect();
        let ends = |edge: &usize| {
            let relation = drawn_relation(here, *edge);
            (place[&relation.subject], place[&relation.object])
        };
        edges = joining_first(&edges.iter().map(ends).collect::<Vec<_>>(), nodes.len()).map(|at| edges[at]).collect();
        edges.truncate(most_edges);
        edges.sort_unstable();
        // A name whose lines are all left out tells nothing.
        let joined: BTreeSet<DocId> = edges
            .iter()
            .map(|place| drawn_relation(here, *place))
            .flat_map(|relation| [relation.subject, relation.object])
            .collect();
        nodes.retain(|(_, id)| joined.contains(id));
    }
    Drawn { nodes: nodes.into_iter().map(|(_, id)| id).collect(), edges, degree }
}

/// The places of lines in their order, those first that join what no line before them has joined. `lines` are pairs of nodes,
/// `nodes` their number.
fn joining_first(lines: &[(usize, usize)], nodes: usize) -> impl Iterator<Item = usize> + use<> {
    let mut part_of: Vec<usize> = (0..nodes).collect();
    let mut joins = Vec::new();
    let mut others = Vec::new();
    for (at, &(one, other)) in lines.iter().enumerate() {
        let (one, other) = (part(&mut part_of, one), part(&mut part_of, other));
        if one == other {
            others.push(at);
        } else {
            part_of[one] = other;
            joins.push(at);
        }
    }
    joins.into_iter().chain(others)
}

/// The node that stands for all that are joined with this one; ways to it are made shorter.
fn part(part_of: &mut [usize], mut node: usize) -> usize {
    while part_of[node] != node {
        part_of[node] = part_of[part_of[node]];
        node = part_of[node];
    }
    node
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
    if here.graph.is_only_described(here.site, id) { format!("[{name}]") } else { name }
}

/// The class that colours a line: `edge-` and the class of the kind that acts; grey where both sides do.
pub fn edge_colour(here: &Here<'_>, relation: &Relation) -> String {
    match &*relation.kind.name {
        _ if relation.kind.symmetric => "edge-both".to_owned(),
        SUBJECT_TO => "edge-regulation".to_owned(),
        _ => format!("edge-{}", here.kind_class(here.site.kind(relation.subject))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_join_what_was_apart_come_before_those_that_repeat() {
        let lines = [(0, 1), (1, 0), (1, 2), (2, 0), (3, 4), (4, 0)];
        assert_eq!(joining_first(&lines, 5).collect::<Vec<_>>(), [0, 2, 4, 5, 1, 3]);
    }
}
