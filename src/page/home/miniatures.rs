//! The views of the dossier in small, drawn from its data: what the front page shows of the timeline, the registers and
//! the like.
//!
//! To add one, write a function that returns a [`Miniature`] and name it in [`Here::miniatures`].

use serde::Serialize;

use crate::draw::marks::{Marks, Row, number};
use crate::page::home::view_miniatures::{matrix_miniature, network_miniature};
use crate::page::notation::Here;
use crate::page::timeline::periods::{Entry, all_entries};

/// A view in small.
#[derive(Clone, Debug, Serialize)]
pub struct Miniature {
    /// What the view is called.
    pub title: String,
    /// How much is in it, in words.
    pub note: String,
    /// Where it is.
    pub href: String,
    /// The drawing, in a box of 200 × 140.
    pub shapes: Vec<MiniatureShape>,
}

/// Shapes of one look in the drawing of a miniature.
#[derive(Clone, Debug, Serialize)]
pub struct MiniatureShape {
    /// `f` filled with ink, `g` filled with the second colour, `h` hollow, `s` strokes of ink, `z` faint lines.
    pub look: &'static str,
    /// Path data.
    pub path: String,
}

/// The drawing's width and height.
pub const WIDTH: f64 = 200.0;
/// See [`WIDTH`].
pub const HEIGHT: f64 = 140.0;

/// Names in the register's drawing: two columns.
const NAMES: usize = 28;

impl Here<'_> {
    /// The views of the dossier, those that it has.
    pub fn miniatures(&self) -> Vec<Miniature> {
        let views =
            [matrix_miniature(self), self.timeline_miniature(), network_miniature(self), self.register_miniature()];
        views.into_iter().flatten().collect()
    }

    fn timeline_miniature(&self) -> Option<Miniature> {
        let axis = self.axis()?;
        let entries = all_entries(self.site, self.graph);
        let lanes = self.lanes(&entries);
        let step = HEIGHT / lanes.names.len() as f64;
        let (mut lines, mut strokes, mut areas) = (String::new(), String::new(), String::new());
        for lane in 0..lanes.names.len() {
            let line = (lane as f64 + 1.0) * step - 4.0;
            let height = (step - 8.0).clamp(3.0, 16.0);
            let row = Row { line, heights: [height, height * 0.6, 2.5_f64.min(height)], centred: false };
            let own = (0..entries.len()).filter(|at| lanes.of[*at] == lane);
            let marks = Marks::within(&axis, own.map(|at| self.entry_date(entries[at])), row, WIDTH);
            lines.push_str(&format!("M0 {}h{WIDTH}", number(line)));
            strokes.push_str(&marks.days);
            areas.push_str(&marks.blocks);
            areas.push_str(&marks.bars);
        }
        let events = entries.iter().filter(|entry| matches!(entry, Entry::Event(_))).count();
        let counts = [("count.events", events), ("count.articles", entries.len() - events)];
        let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.labels.count(key, n));
        Some(Miniature {
            title: self.labels.text("frame.timeline").to_owned(),
            note: counts.collect::<Vec<_>>().join(", "),
            href: self.timeline_href(),
            shapes: drawing([("thin", lines), ("filled", areas), ("stroke", strokes)]),
        })
    }

    /// The names of the kind that the front page counts, each with a bar for its mentions.
    fn register_miniature(&self) -> Option<Miniature> {
        let kind = self.named_kind()?;
        let total = self.site.of_kind(kind).count();
        let shown = self.site.of_kind(kind).take(NAMES);
        let counts: Vec<usize> = shown.map(|id| self.graph.tally(id).mentions as usize).collect();
        let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
        let rows = counts.len().div_ceil(2).max(7);
        let (mut names, mut bars) = (String::new(), String::new());
        for (at, (&n, id)) in counts.iter().zip(self.site.of_kind(kind)).enumerate() {
            let (column, row) = (at / rows, at % rows);
            let (x, y) = (column as f64 * 104.0, row as f64 * (HEIGHT - 4.0) / rows as f64 + 2.0);
            let length = (self.site.document(id).short().chars().count() as f64 * 2.2).min(44.0);
            names.push_str(&format!("M{} {}h{}v2.6h-{2}z", number(x), number(y), number(length)));
            let bar = 46.0 * n as f64 / most;
            if n > 0 {
                bars.push_str(&format!("M{} {}h{}v2.6h-{2}z", number(x + 48.0), number(y), number(bar.max(2.0))));
            }
        }
        let meta = &self.site.config.kinds[kind];
        let title = self.labels.text("index.title.names").replace("{kind}", self.labels.of(&meta.plural));
        Some(Miniature {
            title: self.labels.text("index.kicker.names").to_owned(),
            note: format!("{title}: {}", self.labels.number(total)),
            href: self.href_to(&format!("{}/", meta.folder), ""),
            shapes: drawing([("filled", names), ("marked", bars)]),
        })
    }
}

/// The shapes that are not empty.
pub fn drawing<const N: usize>(shapes: [(&'static str, String); N]) -> Vec<MiniatureShape> {
    let shapes = shapes.into_iter().filter(|(_, path)| !path.is_empty());
    shapes.map(|(look, path)| MiniatureShape { look, path }).collect()
}
