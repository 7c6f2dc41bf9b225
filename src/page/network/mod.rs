//! The network: who is related to whom, as a drawing with filters, and as a table with the evidence.

mod csv;
pub mod relation_table;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::frame::{About, Frame};
use super::matrix::{Unlisted, cut_text};
use super::notation::Here;
use crate::draw::force::{Node, layout, text_width};
use crate::link::graph::LinkGraph;
use crate::link::graph::Relation;
use crate::model::SUBJECT_TO;
use crate::page::frame;
use crate::page::list::parts::{parts_of_view, view_part};
use crate::page::list::register;
use crate::page::matrix;
use crate::page::network::relation_table::{RELATIONS_A_PAGE, RelationList, relation_pages};
use crate::page::notation::relation;
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

/// The drawing and what it can be filtered by.
#[derive(Clone, Debug, Serialize)]
pub struct Drawing {
    /// «51 Knoten und 63 Beziehungen», for those who do not see it.
    pub label: String,
    /// Whether only the strongest part of a larger network is drawn, in words; empty where everything is.
    pub note: String,
    pub view_box: String,
    pub width: i32,
    pub height: i32,
    pub kinds: Vec<Filter>,
    pub types: Vec<Filter>,
    /// How relations are known.
    pub certainties: Vec<Filter>,
    pub edges: Vec<Edge>,
    pub nodes: Vec<NetworkNode>,
    /// The topics, each above its names.
    pub captions: Vec<Caption>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Caption {
    pub text: String,
    pub x: i32,
    pub y: i32,
}

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

#[derive(Clone, Debug, Serialize)]
pub struct Edge {
    /// Its classes: line, colour, filters.
    pub class: String,
    pub d: String,
    /// The places of its ends among the nodes.
    pub ends: (usize, usize),
    /// Its place in the table, from 0.
    pub number: usize,
    /// Where its evidence stands, on a further page of the table; empty where it stands on this one.
    pub href: String,
}

/// A name with its sign.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkNode {
    pub href: String,
    pub class: String,
    /// The class of its filter.
    pub slot: String,
    /// The upper left corner of its sign.
    pub x: i32,
    /// The upper left corner of its sign.
    pub y: i32,
    /// The width and height of its sign.
    pub size: i32,
    /// The middle of its label.
    pub label_x: i32,
    /// The base line of its label.
    pub label_y: i32,
    pub label: String,
    pub lang: String,
}

/// The most nodes of a drawing.
const NODES: usize = 300;
/// The most lines of a drawing.
const EDGES: usize = 900;
/// A label is cut beyond this many characters.
const LABEL: usize = 30;
/// The caption of a topic is cut beyond this many characters.
const CAPTION: usize = 48;
/// A topic with fewer nodes has no caption.
const CAPTIONED: usize = 3;
/// The size of labels, in pixels.
const TEXT: f64 = 14.0;
/// Filters by kind that the style sheet knows; further kinds share the last one.
const KIND_SLOTS: usize = 12;
/// Filters by type of relation that the style sheet knows; further types share the last one.
const TYPE_SLOTS: usize = 24;
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
        drawing: first.then(|| drawing(here, &slots)),
        alone: if first { alone(here) } else { None },
        csv: format!("{}network/relations.csv", here.root),
        table: relation_table::relation_list(here, number, |relation| slots.of(here, relation)),
    }
}

/// Which filter each kind and type has: those that occur, in the order of the configuration.
struct Slots {
    kinds: HashMap<usize, usize>,
    types: HashMap<String, usize>,
}

impl Slots {
    fn new(here: &Here<'_>) -> Slots {
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

    fn kind(&self, here: &Here<'_>, id: DocId) -> usize {
        self.kinds.get(&here.site.kind_of[id.index()]).copied().unwrap_or(KIND_SLOTS - 1)
    }

    fn relation_type(&self, relation: &Relation) -> usize {
        self.types.get(&*relation.kind.name).copied().unwrap_or(TYPE_SLOTS - 1)
    }

    /// The filter classes of a relation: its type, the kinds of both ends, how it is known.
    fn of(&self, here: &Here<'_>, relation: &Relation) -> String {
        let (from, to) = (self.kind(here, relation.subject), self.kind(here, relation.object));
        let kinds = if from == to { format!("d{from}") } else { format!("d{from} d{to}") };
        format!("t{} {kinds} m-{}", self.relation_type(relation), relation::drawn_line(relation))
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

fn drawing(here: &Here<'_>, slots: &Slots) -> Drawing {
    let drawn = strongest(here, NODES, EDGES);
    let place_of: HashMap<DocId, usize> = drawn.nodes.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let ends = |place: &usize| {
        let relation = drawn_relation(here, *place);
        (place_of[&relation.subject], place_of[&relation.object])
    };
    let links: Vec<(usize, usize)> = drawn.edges.iter().map(ends).collect();
    let labels: Vec<String> = drawn.nodes.iter().map(|id| node_label(here, *id)).collect();
    let sizes: Vec<f64> = drawn.nodes.iter().map(|id| sign_size(drawn.degree[id])).collect();
    let topics = topics_of(here, &drawn.nodes);
    let boxes = boxes(here, &drawn.nodes, &topics, &labels, &sizes);
    let captions = captions(here, &boxes, &topics);
    let caption_boxes: Vec<Node<'_>> = captions.iter().map(|(node, _)| node.clone()).collect();
    let places = layout(&boxes, &once(&links), topics.len(), &caption_boxes);
    let all_boxes = || boxes.iter().chain(&caption_boxes).zip(&places);

    // The middle of each sign: the label stands below it in the same box.
    let middle = |at: usize| (places[at].x, places[at].y - boxes[at].height / 2.0 + sizes[at] / 2.0);
    let left = all_boxes().map(|(node, place)| place.x - node.width / 2.0).fold(f64::MAX, f64::min);
    let right = all_boxes().map(|(node, place)| place.x + node.width / 2.0).fold(f64::MIN, f64::max);
    let top = all_boxes().map(|(node, place)| place.y - node.height / 2.0).fold(f64::MAX, f64::min);
    let foot = all_boxes().map(|(node, place)| place.y + node.height / 2.0).fold(f64::MIN, f64::max);
    const MARGIN: f64 = 16.0;
    let (left, top) = ((left - MARGIN).floor() as i32, (top - MARGIN).floor() as i32);
    let (width, height) = ((right + MARGIN).ceil() as i32 - left, (foot + MARGIN).ceil() as i32 - top);

    let curves = curves(&links);
    let edge = |(at, number): (usize, &usize)| {
        let relation = drawn_relation(here, *number);
        let page = number / RELATIONS_A_PAGE + 1;
        Edge {
            class: format!("{} {}", edge_colour(here, relation), slots.of(here, relation)),
            d: line(middle(links[at].0), middle(links[at].1), curves[at]),
            ends: links[at],
            number: *number,
            href: match page {
                1 => String::new(),
                _ => here.href_to(view_part(View::Network, page).as_str(), &relation::relation_anchor(here, relation)),
            },
        }
    };
    let edges: Vec<Edge> = drawn.edges.iter().enumerate().map(edge).collect();
    let node = |(at, id): (usize, &DocId)| {
        let (x, y) = middle(at);
        NetworkNode {
            href: here.href_of(*id, ""),
            class: here.class(*id),
            slot: format!("d{}", slots.kind(here, *id)),
            x: (x - sizes[at] / 2.0) as i32,
            y: (y - sizes[at] / 2.0) as i32,
            size: sizes[at] as i32,
            label_x: x as i32,
            label_y: (y + sizes[at] / 2.0 + TEXT) as i32,
            label: labels[at].clone(),
            lang: here.foreign(*id),
        }
    };
    let words = here.labels;
    let label = words
        .text("network.label")
        .replace("{nodes}", &words.count("network.nodes", drawn.nodes.len()))
        .replace("{relations}", &words.count("network.relations", drawn.edges.len()));
    let all = connected(here).len();
    let whole = all == drawn.nodes.len() && drawn.edges.len() == here.graph.relations().len();
    let note = words
        .text("network.strongest")
        .replace("{nodes}", &words.number(drawn.nodes.len()))
        .replace("{all_nodes}", &words.number(all))
        .replace("{relations}", &words.number(drawn.edges.len()))
        .replace("{all_relations}", &words.number(here.graph.relations().len()));
    Drawing {
        label,
        note: if whole { String::new() } else { note },
        view_box: format!("{left} {top} {width} {height}"),
        width,
        height,
        kinds: kind_filters(here, &drawn, slots),
        types: type_filters(here, &drawn, slots),
        certainties: certainty_filters(here, &drawn),
        nodes: drawn.nodes.iter().enumerate().map(node).collect(),
        captions: captions
            .iter()
            .zip(&places[boxes.len()..])
            .map(|((_, text), place)| Caption { text: text.clone(), x: place.x as i32, y: place.y as i32 + 5 })
            .collect(),
        edges,
    }
}

/// The boxes that labels and signs need.
fn boxes<'n>(here: &Here<'n>, nodes: &[DocId], topics: &[DocId], labels: &[String], sizes: &[f64]) -> Vec<Node<'n>> {
    let node = |((id, label), size): ((&DocId, &String), &f64)| {
        let document = here.site.document(*id);
        Node {
            key: document.permalink.as_str(),
            topic: topic_place(here, *id, topics),
            width: (text_width(label) * TEXT).max(*size).ceil(),
            height: size + TEXT + 5.0,
        }
    };
    nodes.iter().zip(labels).zip(sizes).map(node).collect()
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

/// The captions of topics that have a few nodes: the boxes that they need, and their words.
fn captions<'h>(here: &Here<'h>, boxes: &[Node<'_>], topics: &[DocId]) -> Vec<(Node<'h>, String)> {
    let caption = |(at, topic): (usize, &DocId)| {
        let count = boxes.iter().filter(|node| node.topic == Some(at)).count();
        let label = cut_text(here.site.topic_label(*topic, here.labels), CAPTION);
        let width = (text_width(&label) * TEXT * 1.05).ceil();
        let key = here.site.document(*topic).slug.as_str();
        let node = Node { key, topic: Some(at), width, height: TEXT + 8.0 };
        (topics.len() > 1 && count >= CAPTIONED).then_some((node, label))
    };
    topics.iter().enumerate().filter_map(caption).collect()
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

fn kind_filters(here: &Here<'_>, drawn: &Drawn, slots: &Slots) -> Vec<Filter> {
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

fn type_filters(here: &Here<'_>, drawn: &Drawn, slots: &Slots) -> Vec<Filter> {
    let filter = |slot: usize, relation: &Relation| Filter {
        slot: format!("t{slot}"),
        name: relation.kind.name.to_string(),
        label: here.labels.of(&relation.kind.label).to_owned(),
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

fn certainty_filters(here: &Here<'_>, drawn: &Drawn) -> Vec<Filter> {
    const LINES: [&str; 4] = ["asserted", "reported", "inferred", "external"];
    let count =
        |line: &str| drawn.edges.iter().filter(|at| relation::drawn_line(drawn_relation(here, **at)) == line).count();
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

/// Entities that have no relation and are therefore not drawn.
fn alone(here: &Here<'_>) -> Option<Unlisted> {
    let entities = here.site.ids().filter(|id| here.site.kind(*id).is_entity());
    let lonely: Vec<DocId> = entities.filter(|id| here.graph.relations_of(*id).next().is_none()).collect();
    matrix::unlisted(here, "network.alone", &lonely, ALONE)
}

/// Each pair of nodes once: several relations between two pull no more than one.
pub fn once(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = links.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How far each line bends, so that several between the same two nodes can be told apart; 0 for a single one.
fn curves(links: &[(usize, usize)]) -> Vec<f64> {
    let pair = |&(a, b): &(usize, usize)| (a.min(b), a.max(b));
    let mut count: HashMap<(usize, usize), usize> = HashMap::new();
    links.iter().for_each(|link| *count.entry(pair(link)).or_default() += 1);
    let mut seen: HashMap<(usize, usize), usize> = HashMap::new();
    let curve = |link: &(usize, usize)| {
        let nth = seen.entry(pair(link)).or_default();
        *nth += 1;
        let middle = (count[&pair(link)] - 1) as f64 / 2.0;
        // Seen from the smaller node, so that two lines in opposite directions bend to different sides.
        ((*nth - 1) as f64 - middle) * 36.0 * if link.0 < link.1 { 1.0 } else { -1.0 }
    };
    links.iter().map(curve).collect()
}

/// The path from one sign to another.
fn line(from: (f64, f64), to: (f64, f64), curve: f64) -> String {
    let whole = |n: f64| n.round() as i32;
    let (start, end) = (format!("M{} {}", whole(from.0), whole(from.1)), format!("{} {}", whole(to.0), whole(to.1)));
    if curve == 0.0 {
        return format!("{start}L{end}");
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let x = (from.0 + to.0) / 2.0 - dy / length * curve;
    let y = (from.1 + to.1) / 2.0 + dx / length * curve;
    format!("{start}Q{} {} {end}", whole(x), whole(y))
}

/// The size of a sign: more relations, larger. Even numbers, so that its middle is a whole one.
fn sign_size(degree: usize) -> f64 {
    match degree {
        0..=2 => 12.0,
        3..=5 => 14.0,
        6..=9 => 18.0,
        _ => 22.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_the_same_two_nodes_bend_to_different_sides() {
        assert_eq!(curves(&[(0, 1), (1, 2)]), [0.0, 0.0]);
        let both = curves(&[(0, 1), (1, 0)]);
        let (one, other) = (line((0.0, 0.0), (100.0, 0.0), both[0]), line((100.0, 0.0), (0.0, 0.0), both[1]));
        assert_eq!((one.as_str(), other.as_str()), ("M0 0Q50 -18 100 0", "M100 0Q50 18 0 0"));
        assert_eq!(curves(&[(0, 1), (0, 1), (0, 1)]), [-36.0, 0.0, 36.0]);
    }

    #[test]
    fn a_pair_of_nodes_pulls_once() {
        assert_eq!(once(&[(2, 1), (1, 2), (0, 2)]), [(0, 2), (1, 2)]);
    }
}
