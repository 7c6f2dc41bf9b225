//! The network: who is related to whom, as a drawing with filters, and as a table with the evidence.

mod csv;
mod drawing;
mod filters;
pub mod relation_table;

pub use drawing::once;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use self::drawing::Drawing;
use self::filters::Slots;
use super::frame::{About, Frame};
use super::matrix::{Unlisted, cut_text};
use super::notation::Here;
use crate::link::graph::LinkGraph;
use crate::link::graph::Relation;
use crate::model::SUBJECT_TO;
use crate::page::frame;
use crate::page::list::parts::parts_of_view;
use crate::page::list::register;
use crate::page::matrix;
use crate::page::network::relation_table::{RelationList, relation_pages};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

/// A page of the network; the first one has the drawing.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkView {
    pub frame: Frame,
    pub title: String,
    /// How much there is, and of what is drawn.
    pub lede: String,
    /// The drawing, on the first page.
    pub drawing: Option<Drawing>,
    /// Entities without any relation, on the first page.
    pub alone: Option<Unlisted>,
    /// The address of all relations as a file.
    pub csv: String,
    /// All relations by type.
    pub table: RelationList,
}

/// A label is cut beyond this many characters.
const LABEL: usize = 30;
/// Entities without a relation that are named.
const ALONE: usize = 40;

/// The network, and further pages of its table.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let mut pages = parts_of_view(site, View::Network, relation_pages(graph), |here, number| {
        Content::new("network.html", network(here, number))
    });
    if !graph.relations().is_empty() {
        let table = Page::new(site, View::Network.permalink(), |here| Content::Text(csv::relations_csv(here)));
        pages.push(table.as_file("network/relations.csv"));
    }
    pages
}

/// A page of the network, by its number from 1.
pub fn network(here: &Here<'_>, number: usize) -> NetworkView {
    let words = here.labels;
    let name = words.text("frame.network");
    let first = number == 1;
    let slots = Slots::new(here);
    let lede = words
        .text("network.lede")
        .replace("{relations}", &words.count("network.relations", here.graph.relations().len()))
        .replace("{nodes}", &words.count("network.nodes", connected(here).len()));
    NetworkView {
        frame: frame::of_part(
            here,
            number,
            name,
            View::Network.folder(),
            About { description: &lede, class: "network", ..About::default() },
        ),
        title: words.text("network.title").to_owned(),
        lede,
        drawing: first.then(|| drawing::drawing(here, &slots)),
        alone: if first { alone(here) } else { None },
        csv: format!("{}network/relations.csv", here.root),
        table: relation_table::relation_list(here, number, |relation| slots.of(here, relation)),
    }
}

/// The part of the network that is drawn.
pub struct Drawn {
    /// The entities, the one with most relations first.
    pub nodes: Vec<DocId>,
    /// The relations between them, as places in the table.
    pub edges: Vec<usize>,
    /// How many relations each node has in the whole dossier.
    degree: HashMap<DocId, usize>,
}

/// All entities that have a relation.
fn connected(here: &Here<'_>) -> Vec<DocId> {
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

/// Entities that have no relation and are therefore not drawn.
fn alone(here: &Here<'_>) -> Option<Unlisted> {
    let entities = here.site.ids().filter(|id| here.site.kind(*id).is_entity());
    let lonely: Vec<DocId> = entities.filter(|id| here.graph.relations_of(*id).next().is_none()).collect();
    matrix::unlisted(here, "network.alone", &lonely, ALONE)
}
