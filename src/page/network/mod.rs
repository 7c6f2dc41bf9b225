//! The network: who is related to whom, as a drawing with filters, and as a table with the evidence.

mod drawing;
mod drawn;
mod filters;
mod lines;
pub mod relation_table;

pub use self::drawing::once;
pub use self::drawn::{drawn_relation, edge_colour, node_label, strongest, topic_place, topics_of};

use serde::Serialize;

use self::drawing::Drawing;
use self::drawn::connected;
use self::filters::Slots;
use super::frame::{About, Frame};
use super::matrix::Unlisted;
use super::notation::Here;
use crate::export::Format;
use crate::link::graph::LinkGraph;
use crate::page::article::record::{CiteView, cite_list};
use crate::page::frame;
use crate::page::list::parts::parts_of_view;
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
    pub cite: CiteView,
}

/// Entities without a relation that are named.
const ALONE: usize = 40;

/// The network, and further pages of its table.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    parts_of_view(site, View::Network, relation_pages(graph), |here, number| {
        Content::new("network.html", network(here, number))
    })
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
    let about = About { description: &lede, class: "network", shows_standing: true, ..About::default() };
    let frame = frame::of_part(here, number, name, View::Network.folder(), about);
    NetworkView {
        cite: cite_list(here, &frame.title, &frame.canonical),
        frame,
        title: words.text("network.title").to_owned(),
        lede,
        drawing: first.then(|| drawing::drawing(here, &slots)),
        alone: if first { alone(here) } else { None },
        csv: format!("{}{}", here.root, Format::Relations.path()),
        table: relation_table::relation_list(here, number, |relation| slots.of(here, relation)),
    }
}

/// Entities that have no relation and are therefore not drawn.
fn alone(here: &Here<'_>) -> Option<Unlisted> {
    let entities = here.site.ids().filter(|id| here.site.kind(*id).is_entity());
    let lonely: Vec<DocId> = entities.filter(|id| here.graph.relations_of(*id).next().is_none()).collect();
    matrix::unlisted(here, "network.alone", &lonely, ALONE)
}
