//! The small drawing above the relations of an entity: it stands in the middle, its neighbours in two columns beside it,
//! those of the same relation together. Where there is no room for that they hang below it. The table says the same in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::draw::force::text_width;
use crate::link::graph::Relation;
use crate::page::matrix::cut_text;
use crate::page::network;
use crate::page::notation::legend::LINES;
use crate::page::notation::{Here, StatusView, relation, standing};
use crate::site::DocId;

/// The drawing of an entity and its neighbours.
#[derive(Clone, Debug, Serialize)]
pub struct Ego {
    pub view_box: String,
    pub width: i32,
    pub height: i32,
    /// «Tesla und 8 Nachbarn», for those who do not see it.
    pub label: String,
    /// Class of the entity's own sign.
    pub class: String,
    pub name: String,
    /// The base line of its name.
    pub name_y: i32,
    pub spokes: Vec<Spoke>,
    /// The same for narrow windows.
    pub tree: Tree,
    /// What its lines say, each kind that it has; empty where all are as one expects.
    pub lines: Vec<String>,
    /// «Dazu 3 aus »Regelwerke«»: how many of its lines have a table of their own; empty for none.
    pub measures: String,
    /// «12 weitere stehen in der Tabelle»; empty for none.
    pub more: String,
}

/// The neighbours below each other.
#[derive(Clone, Debug, Serialize)]
pub struct Tree {
    pub width: i32,
    pub height: i32,
    /// Where the last neighbour hangs.
    pub foot: i32,
}

/// A neighbour and the line to it.
#[derive(Clone, Debug, Serialize)]
pub struct Spoke {
    /// Classes of the line: its colour, and `m-` with what [`relation::line`] says.
    pub line: String,
    pub d: String,
    /// The words of the relation where they differ from those above; empty otherwise.
    pub words: String,
    /// The same in the tree, where those of both sides stand in one column.
    pub tree_words: String,
    /// The middle of the words.
    pub words_x: i32,
    pub href: String,
    pub class: String,
    pub name: String,
    pub lang: String,
    /// The middle of its sign.
    pub x: i32,
    /// The middle of its sign.
    pub y: i32,
    /// The middle of its sign in the tree.
    pub tree_y: i32,
    /// How a measure stands: a sign on the line, and the word beside the name; none where no source says so.
    pub status: Option<StatusView>,
    /// The middle of its sign.
    pub sign_x: i32,
    /// Where the name begins or ends.
    pub name_x: i32,
    /// Whether the name ends there: on the left side.
    pub left: bool,
}

/// The most neighbours of a drawing.
const NEIGHBOURS: usize = 24;
/// With fewer the table alone is clearer.
const FEWEST: usize = 3;
/// The distance of two rows, in pixels: a finger finds each of them, also where the drawing is a little smaller.
const ROW: i32 = 32;
/// The distance of two rows of the tree, and what words above a row need besides.
const TREE_ROW: i32 = 28;
const TREE_WORDS: i32 = 20;
/// Where names begin in the tree.
const TREE_NAME: i32 = 63;
/// Where lines become level: from there to the sign is room for words.
const KNEE: i32 = 72;
/// What words leave free of the level part of a line; their width is estimated generously.
const BESIDE_WORDS: i32 = 8;
/// From the middle of a neighbour's sign to that of the status on its line, and the room that this takes.
const STATUS: i32 = 18;
/// From the middle of a sign to its name.
const ASIDE: i32 = 13;
/// The words of a relation are cut beyond this many characters.
const WORDS: usize = 26;
/// The size of names, in pixels.
const TEXT: f64 = 14.0;
/// The size of words, in pixels.
const WORDS_TEXT: f64 = 12.0;

/// The lines of relations, that of the best supported first.
const STRENGTH: [&str; 4] = ["asserted", "inferred", "reported", "external"];

/// The drawing of an entity, made from its relations in the order of the table; none where it has few neighbours.
pub fn ego(here: &Here<'_>, id: DocId, relations: &[&Relation]) -> Option<Ego> {
    let neighbours: BTreeSet<DocId> = relations.iter().map(|relation| relation.other(id)).collect();
    if neighbours.len() < FEWEST {
        return None;
    }
    // The best supported stay where there are too many; then each is shown once, by its first relation.
    let mut strongest: Vec<&Relation> = relations.to_vec();
    if neighbours.len() > NEIGHBOURS {
        let strength = |relation: &Relation| STRENGTH.iter().position(|line| *line == relation::line(relation));
        strongest.sort_by_key(|relation| (strength(relation), usize::MAX - relation.assertions.len()));
    }
    let mut chosen = BTreeSet::new();
    for relation in strongest {
        if chosen.len() < NEIGHBOURS {
            chosen.insert(relation.other(id));
        }
    }
    let more = neighbours.len() - chosen.len();
    let mut shown: Vec<&Relation> = Vec::with_capacity(chosen.len());
    for relation in relations {
        if chosen.remove(&relation.other(id)) {
            shown.push(relation);
        }
    }
    let right = shown.len().div_ceil(2);
    let words: Vec<String> =
        shown.iter().map(|relation| cut_text(relation::relation_words(here, relation, id), WORDS)).collect();
    let widest = words.iter().map(|words| text_width(words)).fold(0.0, f64::max);
    let room = if shown.iter().any(|relation| relation.status().is_some()) { STATUS } else { 0 };
    // How far the signs of the neighbours are from the middle.
    let reach = KNEE + BESIDE_WORDS + room + (widest * WORDS_TEXT).ceil() as i32;
    let mut spokes = Vec::with_capacity(shown.len());
    for (side, range) in [(1, 0..right), (-1, right..shown.len())] {
        let rows = range.len() as i32;
        for (row, at) in (0..).zip(range) {
            let y = (2 * row + 1 - rows) * ROW / 2;
            let goes_on = at > 0 && words[at] == words[at - 1];
            let tree_words = if goes_on { String::new() } else { words[at].clone() };
            let words = if row > 0 && goes_on { "" } else { &words[at] };
            let words_x = side * (KNEE - 10 + reach - room) / 2;
            spokes.push(Spoke { tree_words, words_x, ..spoke(here, id, shown[at], side * reach, y, words) });
        }
    }
    let mut foot = TREE_WORDS / 2;
    for spoke in &mut spokes {
        foot += TREE_ROW + if spoke.tree_words.is_empty() { 0 } else { TREE_WORDS };
        spoke.tree_y = foot;
    }
    let longest = spokes.iter().map(name_width).fold(0.0, f64::max);
    let own = network::node_label(here, id);
    let widest_text = longest.max(widest * TEXT).max(text_width(&own) * TEXT);
    let half = reach + ASIDE + longest.ceil() as i32;
    let height = (right as i32 * ROW).max(3 * ROW) + 16;
    let words = here.labels;
    Some(Ego {
        view_box: format!("-{half} {} {} {height}", -height / 2, 2 * half),
        width: 2 * half,
        height,
        label: words
            .text("relations.ego")
            .replace("{name}", here.site.document(id).short())
            .replace("{n}", &words.number(shown.len())),
        class: here.class(id),
        name: own,
        name_y: 28,
        spokes,
        tree: Tree { width: TREE_NAME + widest_text.ceil() as i32, height: foot + TREE_ROW, foot },
        lines: line_words(here, &shown),
        measures: measure_words(here, id, &shown),
        more: if more == 0 { String::new() } else { words.count("relations.ego_more", more) },
    })
}

/// What the lines of a drawing say; nothing where all are drawn through.
fn line_words(here: &Here<'_>, shown: &[&Relation]) -> Vec<String> {
    let used: BTreeSet<&str> = shown.iter().map(|relation| relation::drawn_line(here, relation)).collect();
    if used.iter().all(|line| *line == LINES[0]) {
        return Vec::new();
    }
    let words = |line: &&str| here.labels.text(&format!("relations.ego_lines.{line}")).to_owned();
    LINES.iter().filter(|line| used.contains(*line)).map(words).collect()
}

/// How many of the lines stand for measures, which the section of their own counts.
fn measure_words(here: &Here<'_>, id: DocId, shown: &[&Relation]) -> String {
    let own = shown.iter().filter(|relation| relation.kind.is_measure());
    let of = |section: &str, n: usize| {
        let title = here.labels.text(&format!("entity.section.{section}"));
        here.labels.count("relations.ego_measures", n).replace("{section}", title)
    };
    let (subject, object): (Vec<&&Relation>, Vec<&&Relation>) = own.partition(|relation| relation.subject == id);
    let counts = [("regulations", subject.len()), ("affected", object.len())];
    let words = counts.into_iter().filter(|(_, n)| *n > 0).map(|(section, n)| of(section, n));
    words.collect::<Vec<_>>().join(" ")
}

/// The width of a name with the word of a status beside it.
fn name_width(spoke: &Spoke) -> f64 {
    let word = spoke.status.as_ref().map_or(0.0, |status| text_width(&format!(" {}", status.label)) * WORDS_TEXT);
    text_width(&spoke.name) * TEXT + word
}

/// The neighbour whose sign is at `x`, `y`.
fn spoke(here: &Here<'_>, id: DocId, relation: &Relation, x: i32, y: i32, words: &str) -> Spoke {
    let other = relation.other(id);
    let side = x.signum();
    Spoke {
        line: format!("{} m-{}", network::edge_colour(here, relation), relation::drawn_line(here, relation)),
        // Level where it arrives, so that words can stand on it.
        d: format!("M0 0C{} 0 {} {y} {} {y}H{x}", side * 40, side * 40, side * KNEE),
        words: words.to_owned(),
        tree_words: String::new(),
        words_x: 0,
        status: standing::relation_status(here, relation),
        sign_x: x - side * STATUS,
        href: here.href_of(other, ""),
        class: here.class(other),
        name: network::node_label(here, other),
        lang: here.foreign(other),
        x,
        y,
        tree_y: 0,
        name_x: x + side * ASIDE,
        left: side < 0,
    }
}
