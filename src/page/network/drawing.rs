//! The drawing of the network: where its signs, labels and lines stand.

use std::collections::HashMap;

use serde::Serialize;

use super::drawn::{connected, drawn_relation, edge_colour, node_label, readable, topic_place, topics_of};
use super::filters::{Filter, Slots, certainty_filters, kind_filters, type_filters};
use super::lines::{Area, clear_curve, curves, line, sign_place};
use super::relation_table::RELATIONS_A_PAGE;
use crate::draw::force::{Node, layout, text_width};
use crate::page::list::parts::view_part;
use crate::page::matrix::cut_text;
use crate::page::notation::standing::relation_status;
use crate::page::notation::{Here, relation};
use crate::site::{DocId, View};

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
    /// How it stands, in words, where the table of this page does not say it; empty where no source says so.
    pub status: String,
    /// The sign of how it stands, where the line alone would be read as «in force».
    pub sign: Option<EdgeSign>,
}

/// The sign of a status on a line.
#[derive(Clone, Debug, Serialize)]
pub struct EdgeSign {
    /// The key of the status, the last part of the sign's id.
    pub key: &'static str,
    /// Its middle.
    pub x: i32,
    /// Its middle.
    pub y: i32,
    /// The classes of the filters to which its line answers.
    pub slots: String,
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
    /// How many of its relations are not drawn.
    pub left_out: usize,
}

/// The caption of a topic is cut beyond this many characters.
const CAPTION: usize = 48;
/// A topic with fewer nodes has no caption.
const CAPTIONED: usize = 3;
/// The size of labels, in pixels.
const TEXT: f64 = 14.0;

pub(super) fn drawing(here: &Here<'_>, slots: &Slots) -> Drawing {
    let drawn = readable(here);
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

    let label_box = |at: usize| {
        let (x, y) = middle(at);
        let half = text_width(&labels[at]) * TEXT / 2.0;
        Area { left: x - half, right: x + half, top: y + sizes[at] / 2.0, foot: y + sizes[at] / 2.0 + TEXT + 3.0 }
    };
    let sign_box = |at: usize| {
        let (x, y) = middle(at);
        let half = sizes[at] / 2.0;
        Area { left: x - half, right: x + half, top: y - half, foot: y + half }
    };
    let label_boxes: Vec<Area> = (0..drawn.nodes.len()).map(label_box).collect();
    let sign_boxes: Vec<Area> = (0..drawn.nodes.len()).map(sign_box).collect();
    let mut curves = curves(&links);
    for (curve, &(from, to)) in curves.iter_mut().zip(&links).filter(|(curve, _)| **curve == 0.0) {
        let others = label_boxes.iter().enumerate().filter(|(at, _)| *at != from && *at != to).map(|(_, area)| area);
        *curve = clear_curve(middle(from), middle(to), &others.collect::<Vec<_>>());
    }
    let edge = |(at, number): (usize, &usize)| {
        let relation = drawn_relation(here, *number);
        let page = number / RELATIONS_A_PAGE + 1;
        let (from, to) = (middle(links[at].0), middle(links[at].1));
        let own_slots = slots.of(here, relation);
        let mut curve = curves[at];
        let sign = relation::stands_otherwise(here, relation).map(|status| {
            let (bend, (x, y)) = sign_place(from, to, curve, label_boxes.iter().chain(&sign_boxes));
            curve = bend;
            EdgeSign { key: status.key, x: x.round() as i32, y: y.round() as i32, slots: own_slots.clone() }
        });
        Edge {
            class: format!("{} {own_slots}", edge_colour(here, relation)),
            sign,
            d: line(from, to, curve),
            ends: links[at],
            number: *number,
            status: match page {
                1 => String::new(),
                _ => relation_status(here, relation).map(|status| status.label).unwrap_or_default(),
            },
            href: match page {
                1 => String::new(),
                _ => here.href_to(view_part(View::Network, page).as_str(), &relation.anchor(here.site)),
            },
        }
    };
    let edges: Vec<Edge> = drawn.edges.iter().enumerate().map(edge).collect();
    let mut drawn_of = vec![0; drawn.nodes.len()];
    for &(from, to) in &links {
        drawn_of[from] += 1;
        drawn_of[to] += 1;
    }
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
            left_out: drawn.degree[id] - drawn_of[at],
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

/// Each pair of nodes once: several relations between two pull no more than one.
pub fn once(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = links.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
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
    fn a_pair_of_nodes_pulls_once() {
        assert_eq!(once(&[(2, 1), (1, 2), (0, 2)]), [(0, 2), (1, 2)]);
    }
}
