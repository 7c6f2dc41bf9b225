//! The views of the dossier in small, drawn from its data: what the front page shows of the timeline, the registers and
//! the like.

use std::collections::HashMap;

use crate::draw::force::{Node, layout};
use crate::draw::marks::{Marks, Row, number};
use crate::link::graph::Relation;
use crate::page::home::miniature::{HEIGHT, Miniature, WIDTH, drawing};
use crate::page::matrix;
use crate::page::matrix::parts::matrix_parts;
use crate::page::network::{self, once};
use crate::page::notation::{Here, event, relation};
use crate::page::timeline::band;
use crate::page::timeline::lanes;
use crate::page::timeline::periods::{Entry, all_entries};
use crate::site::{DocId, View};

/// A picture of fewer things shows nothing; its view is in the menu all the same.
const FEWEST: usize = 5;
/// Names in the register's drawing: two columns.
const NAMES: usize = 28;

/// The views of the dossier, those that it has; the register is that of the kind `named`.
pub fn miniatures(here: &Here<'_>, named: Option<usize>) -> Vec<Miniature> {
    let views =
        [matrix_miniature(here), timeline_miniature(here), network_miniature(here), register_miniature(here, named)];
    views.into_iter().flatten().collect()
}

fn timeline_miniature(here: &Here<'_>) -> Option<Miniature> {
    let axis = band::axis(here)?;
    let entries = all_entries(here.site, here.graph);
    if entries.len() < FEWEST {
        return None;
    }
    let lanes = lanes::lanes(here, &entries);
    let step = HEIGHT / lanes.names.len() as f64;
    let (mut lines, mut strokes, mut areas) = (String::new(), String::new(), String::new());
    for lane in 0..lanes.names.len() {
        let line = (lane as f64 + 1.0) * step - 4.0;
        let height = (step - 8.0).clamp(3.0, 16.0);
        let row = Row { line, heights: [height, height * 0.6, 2.5_f64.min(height)], centred: false };
        let own = (0..entries.len()).filter(|at| lanes.of[*at] == lane);
        let marks = Marks::within(&axis, own.map(|at| lanes::entry_date(here, entries[at])), row, WIDTH);
        lines.push_str(&format!("M0 {}h{WIDTH}", number(line)));
        strokes.push_str(&marks.days);
        areas.push_str(&marks.blocks);
        areas.push_str(&marks.bars);
    }
    let moments =
        entries.iter().filter_map(|entry| if let Entry::Moment(moment) = entry { Some(moment) } else { None });
    let articles = entries.len() - moments.clone().count();
    let articles = (articles > 0).then(|| here.labels.count("count.articles", articles));
    let counts = event::counted(here, moments).into_iter().chain(articles);
    Some(Miniature {
        title: here.labels.text("frame.timeline").to_owned(),
        note: counts.collect::<Vec<_>>().join(", "),
        href: band::timeline_href(here),
        shapes: drawing([("thin", lines), ("filled", areas), ("stroke", strokes)]),
    })
}

/// The names of the kind that the front page counts, each with a bar for its mentions.
fn register_miniature(here: &Here<'_>, named: Option<usize>) -> Option<Miniature> {
    let kind = named?;
    let total = here.site.of_kind(kind).count();
    if total < FEWEST {
        return None;
    }
    let shown = here.site.of_kind(kind).take(NAMES);
    let counts: Vec<usize> = shown.map(|id| here.graph.tally(id).mentions as usize).collect();
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let rows = counts.len().div_ceil(2).max(7);
    let (mut names, mut bars) = (String::new(), String::new());
    for (at, (&n, id)) in counts.iter().zip(here.site.of_kind(kind)).enumerate() {
        let (column, row) = (at / rows, at % rows);
        let (x, y) = (column as f64 * 104.0, row as f64 * (HEIGHT - 4.0) / rows as f64 + 2.0);
        let length = (here.site.document(id).short().chars().count() as f64 * 2.2).min(44.0);
        names.push_str(&format!("M{} {}h{}v2.6h-{2}z", number(x), number(y), number(length)));
        let bar = 46.0 * n as f64 / most;
        if n > 0 {
            bars.push_str(&format!("M{} {}h{}v2.6h-{2}z", number(x + 48.0), number(y), number(bar.max(2.0))));
        }
    }
    let meta = &here.site.config.kinds[kind];
    let title = here.labels.text("index.title.names").replace("{kind}", here.labels.of(&meta.plural));
    Some(Miniature {
        title: here.labels.text("index.kicker.names").to_owned(),
        note: format!("{title}: {}", here.labels.number(total)),
        href: here.href_to(&format!("{}/", meta.folder), ""),
        shapes: drawing([("filled", names), ("marked", bars)]),
    })
}

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
    if whole.filled < FEWEST {
        return None;
    }
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
            match relation.map(|relation| matrix::cell_status(here, relation).key) {
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
    if here.graph.relations().len() < FEWEST {
        return None;
    }
    let drawn = network::strongest(here, NODES, NODES * 3 / 2);
    let place_of: HashMap<_, _> = drawn.nodes.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let ends = |relation: &Relation| (place_of[&relation.subject], place_of[&relation.object]);
    let relations = || drawn.edges.iter().map(|place| network::drawn_relation(here, *place));
    let links: Vec<(usize, usize)> = relations().map(ends).collect();
    // What holds, and what is a fact; two names may be joined by both.
    let firm = relations().filter(|relation| relation::drawn_line(here, relation) == "asserted").map(ends);
    let firm = once(&firm.collect::<Vec<_>>());
    let topics = network::topics_of(here, &drawn.nodes);
    let node = |id: &DocId| Node {
        key: here.site.document(*id).permalink.as_str(),
        topic: network::topic_place(here, *id, &topics),
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
    let (solid, broken): (Vec<_>, Vec<_>) = once(&links).into_iter().partition(|link| firm.binary_search(link).is_ok());
    let (solid, broken): (String, String) = (solid.iter().map(line).collect(), broken.iter().map(line).collect());
    let discs: String = (0..places.len()).map(|at| disc(x(at), y(at), 1.9)).collect();
    let words = here.labels;
    Some(Miniature {
        title: words.text("frame.network").to_owned(),
        note: words.count("network.relations", here.graph.relations().len()),
        href: here.href(&View::Network.permalink()),
        shapes: drawing([("thin", solid), ("broken", broken), ("filled", discs)]),
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
