//! Matrix and network in small, for the front page.

use std::collections::HashMap;

use crate::draw::force::{Node, layout};
use crate::page::home::miniatures::{HEIGHT, Miniature, WIDTH, drawing};
use crate::page::matrix::parts::matrix_parts;
use crate::page::network::once;
use crate::page::notation::Here;
use crate::site::{DocId, View};

/// Rows and columns of the matrix that a picture shows.
const ROWS: usize = 18;
const COLUMNS: usize = 14;
/// Names of the network that a picture shows.
const NODES: usize = 60;

/// The first part of the matrix: a disc for each cell, filled where the regulation binds, a dot where nothing is known.
pub fn matrix_miniature(here: &Here<'_>) -> Option<Miniature> {
    let whole = here.graph.matrix();
    let parts = matrix_parts(here.site, here.graph);
    let part = parts.first()?;
    let columns = &part.columns[..part.columns.len().min(COLUMNS)];
    let rows = &part.rows[..part.rows.len().min(ROWS)];
    let step = ((WIDTH - 20.0) / columns.len() as f64).min(18.0);
    let row_step = ((HEIGHT - 16.0) / rows.len() as f64).min(12.0);
    let left = (WIDTH - step * (columns.len() - 1) as f64) / 2.0;
    let (mut filled, mut hollow, mut faint) = (String::new(), String::new(), String::new());
    for (at, row) in rows.iter().enumerate() {
        let y = 8.0 + row_step * at as f64;
        for (column, id) in columns.iter().enumerate() {
            let x = left + step * column as f64;
            let relation = row.relations.iter().map(|at| &here.graph.relations()[*at]).find(|r| r.object == *id);
            match relation.map(|relation| here.cell_status(relation).key) {
                Some("in_force" | "issued") => filled.push_str(&disc(x, y, 2.9)),
                Some(_) => hollow.push_str(&disc(x, y, 2.6)),
                None => faint.push_str(&disc(x, y, 0.8)),
            }
        }
    }
    let words = here.labels;
    Some(Miniature {
        title: words.text("frame.matrix").to_owned(),
        note: words
            .text("matrix.note")
            .replace("{subjects}", &words.number(whole.subjects.len()))
            .replace("{regulations}", &words.number(whole.regulations.len())),
        href: here.href(&View::Matrix.permalink()),
        shapes: drawing([("thin", faint), ("filled", filled), ("hollow", hollow)]),
    })
}

/// The strongest part of the network, without names.
pub fn network_miniature(here: &Here<'_>) -> Option<Miniature> {
    if here.graph.relations().is_empty() {
        return None;
    }
    let drawn = here.strongest(NODES, 4 * NODES);
    let place_of: HashMap<_, _> = drawn.nodes.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let links: Vec<(usize, usize)> = drawn
        .edges
        .iter()
        .map(|place| here.drawn_relation(*place))
        .map(|relation| (place_of[&relation.subject], place_of[&relation.object]))
        .collect();
    let topics = here.topics_of(&drawn.nodes);
    let node = |id: &DocId| Node {
        key: here.site.document(*id).permalink.as_str(),
        topic: here.topic_place(*id, &topics),
        width: 30.0,
        height: 24.0,
    };
    let nodes: Vec<Node<'_>> = drawn.nodes.iter().map(node).collect();
    let places = layout(&nodes, &once(&links), topics.len(), &[]);
    let extreme = |of: fn(&crate::draw::force::Point) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        places.iter().map(of).fold(start, pick)
    };
    let (left, right) = (extreme(|p| p.x, f64::min, f64::MAX), extreme(|p| p.x, f64::max, f64::MIN));
    let (top, foot) = (extreme(|p| p.y, f64::min, f64::MAX), extreme(|p| p.y, f64::max, f64::MIN));
    let scale = ((WIDTH - 12.0) / (right - left).max(1.0)).min((HEIGHT - 12.0) / (foot - top).max(1.0));
    let (x, y) = (
        |at: usize| WIDTH / 2.0 + (places[at].x - (left + right) / 2.0) * scale,
        |at: usize| HEIGHT / 2.0 + (places[at].y - (top + foot) / 2.0) * scale,
    );
    let line = |&(a, b): &(usize, usize)| format!("M{:.1} {:.1}L{:.1} {:.1}", x(a), y(a), x(b), y(b));
    let lines: String = once(&links).iter().map(line).collect();
    let discs: String = (0..places.len()).map(|at| disc(x(at), y(at), 1.9)).collect();
    let words = here.labels;
    Some(Miniature {
        title: words.text("frame.network").to_owned(),
        note: words.count("network.relations", here.graph.relations().len()),
        href: here.href(&View::Network.permalink()),
        shapes: drawing([("thin", lines), ("filled", discs)]),
    })
}

/// A disc as a path.
fn disc(x: f64, y: f64, radius: f64) -> String {
    format!(
        "M{:.1} {y:.1}a{radius} {radius} 0 1 0 {:.1} 0a{radius} {radius} 0 1 0-{:.1} 0z",
        x - radius,
        2.0 * radius,
        2.0 * radius
    )
}
