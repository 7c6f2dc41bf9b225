//! The lanes of the timeline: events by whom they concern, articles below. A lane is a row of the drawing, a word beside
//! each entry of the list, and a filter.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::draw::axis::Axis;
use crate::draw::marks::{Marks, Row, Shape, shape};
use crate::draw::strip::format_percent;
use crate::model::{Date, Role};
use crate::page::entity::event_axis::{self, AxisTick};
use crate::page::notation::Here;
use crate::page::notation::event;
use crate::page::timeline::periods::Entry;
use crate::site::DocId;

/// The lanes of a list of entries.
pub struct Lanes {
    /// Their names, from top to bottom.
    pub names: Vec<String>,
    /// The same for the drawing, where a jurisdiction alone is clear beside the others.
    pub short_names: Vec<String>,
    pub of: Vec<usize>,
    /// All lanes of each entry by whom it concerns, which is more than its row in the drawing: what a filter goes by.
    pub concerned: Vec<Vec<usize>>,
    /// Whether the last lane is that of the articles.
    pub articles: bool,
}

/// The drawing of lanes. Places are percent of its width, heights are pixels.
#[derive(Clone, Debug, Serialize)]
pub struct LanesView {
    /// What it shows, in words.
    pub label: String,
    /// Its height without the labels of the axis.
    pub base: u32,
    pub rows: Vec<LaneRow>,
    /// Where years or months begin.
    pub ticks: Vec<AxisTick>,
    /// What has less room than its time would need: start and width.
    pub squeezed: Vec<(String, String)>,
    /// Whether strokes stand for several entries.
    pub dense: bool,
    /// Whether a date is inferred or uncertain.
    pub has_unsure: bool,
    pub has_articles: bool,
    pub has_events: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct LaneRow {
    pub label: String,
    /// Where its line is.
    pub y: u32,
    /// Its entries, each as a shape of its own, where they are few.
    pub items: Vec<LaneMark>,
    /// Its entries where they are many.
    pub marks: Marks,
}

#[derive(Clone, Debug, Serialize)]
pub struct LaneMark {
    /// `t` a day, `m` a month, `y` a year, `p` an article.
    pub shape: &'static str,
    pub x: String,
    /// Its width; empty for a day and an article.
    pub width: String,
    /// The classes by which filters hide it.
    pub slots: String,
    pub unsure: bool,
}

/// What a lane is, in the order from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    /// Regulations of a jurisdiction, the one with most events first.
    Jurisdiction(usize, String),
    /// Regulations of further jurisdictions and of none.
    Regulations,
    /// Whatever is led by an entity of a kind.
    Kind(usize),
    /// Events that name nobody.
    Other,
    Articles,
}

/// Jurisdictions with a lane of their own.
const JURISDICTIONS: usize = 3;
const LANE: u32 = 36;
/// More entries than this are drawn together.
pub const SINGLE: usize = 400;
/// The room of a label, and what a phone needs for it, in percent.
const LABEL_ROOM: f64 = 5.0;
const PHONE_ROOM: f64 = 12.0;

impl Lanes {
    /// The same lanes for `n` of the entries, those from `from` on.
    pub fn part(&self, from: usize, n: usize) -> Lanes {
        let (names, short_names) = (self.names.clone(), self.short_names.clone());
        let (of, concerned) = (self.of[from..from + n].to_vec(), self.concerned[from..from + n].to_vec());
        Lanes { names, short_names, of, concerned, articles: self.articles }
    }
}

pub fn lanes(here: &Here<'_>, entries: &[Entry]) -> Lanes {
    let jurisdictions = frequent_jurisdictions(here, entries);
    let keys: Vec<Lane> = entries.iter().map(|entry| lane(here, *entry, &jurisdictions)).collect();
    let mut used = keys.clone();
    used.sort();
    used.dedup();
    let place: BTreeMap<&Lane, usize> = used.iter().enumerate().map(|(at, lane)| (lane, at)).collect();
    let single = used.iter().filter(|lane| matches!(lane, Lane::Jurisdiction(..) | Lane::Regulations)).count() == 1;
    Lanes {
        of: keys.iter().map(|lane| place[lane]).collect(),
        concerned: entries
            .iter()
            .zip(&keys)
            .map(|(entry, leading)| {
                let others = lanes_of(here, *entry, &jurisdictions);
                let mut own: Vec<usize> =
                    others.iter().chain([leading]).filter_map(|lane| place.get(lane).copied()).collect();
                own.sort_unstable();
                own.dedup();
                own
            })
            .collect(),
        names: used.iter().map(|lane| lane_name(here, lane, single)).collect(),
        short_names: used.iter().map(|lane| short_lane_name(here, lane, single)).collect(),
        articles: used.last() == Some(&Lane::Articles),
    }
}

fn lane(here: &Here<'_>, entry: Entry, jurisdictions: &[String]) -> Lane {
    let Entry::Moment(moment) = entry else { return Lane::Articles };
    event::leading(here, here.graph.concerned_by(moment)).map_or(Lane::Other, |id| lane_of(here, id, jurisdictions))
}

/// The lanes of all whom an entry concerns.
fn lanes_of(here: &Here<'_>, entry: Entry, jurisdictions: &[String]) -> Vec<Lane> {
    let Entry::Moment(moment) = entry else { return Vec::new() };
    here.graph.concerned_by(moment).iter().map(|id| lane_of(here, *id, jurisdictions)).collect()
}

/// The lane of what is led by a document.
fn lane_of(here: &Here<'_>, leading: DocId, jurisdictions: &[String]) -> Lane {
    if here.site.kind(leading).role != Role::Regulation {
        return Lane::Kind(here.site.kind_of[leading.index()]);
    }
    let own = here.site.document(leading).jurisdiction();
    let rank = own.and_then(|own| jurisdictions.iter().position(|code| code == own));
    rank.map_or(Lane::Regulations, |rank| Lane::Jurisdiction(rank, jurisdictions[rank].clone()))
}

/// The jurisdictions whose regulations lead most of the events.
fn frequent_jurisdictions(here: &Here<'_>, entries: &[Entry]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        let Entry::Moment(moment) = entry else { continue };
        let leading = event::leading(here, here.graph.concerned_by(*moment));
        if let Some(code) = leading.and_then(|id| here.site.document(id).jurisdiction()) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut codes: Vec<(usize, &str)> = counts.into_iter().map(|(code, n)| (usize::MAX - n, code)).collect();
    codes.sort_unstable();
    codes.into_iter().take(JURISDICTIONS).map(|(_, code)| code.to_owned()).collect()
}

/// `single`: whether all regulations are in one lane.
fn lane_name(here: &Here<'_>, lane: &Lane, single: bool) -> String {
    let kinds = &here.site.config.kinds;
    let regulations = || {
        let kind = kinds.iter().find(|kind| kind.role == Role::Regulation);
        kind.map_or("", |kind| here.labels.of(&kind.plural))
    };
    let text = |key: &str| here.labels.text(key);
    match lane {
        Lane::Jurisdiction(..) | Lane::Regulations if single => regulations().to_owned(),
        Lane::Jurisdiction(_, code) => {
            text("timeline.lane_of").replace("{kind}", regulations()).replace("{place}", &here.labels.country(code))
        }
        Lane::Regulations => text("timeline.lane_other").replace("{kind}", regulations()),
        Lane::Kind(kind) => here.labels.of(&kinds[*kind].plural).to_owned(),
        Lane::Other => text("timeline.other").to_owned(),
        Lane::Articles => {
            let kind = kinds.iter().find(|kind| kind.role == Role::Article);
            kind.map_or(String::new(), |kind| here.labels.of(&kind.plural).to_owned())
        }
    }
}

fn short_lane_name(here: &Here<'_>, lane: &Lane, single: bool) -> String {
    match lane {
        Lane::Jurisdiction(_, code) if !single => here.labels.country(code),
        _ => lane_name(here, lane, single),
    }
}

pub fn entry_date<'h>(here: &Here<'h>, entry: Entry) -> &'h Date {
    match entry {
        Entry::Moment(moment) => here.graph.date_of(moment),
        Entry::Article(id) => &here.site.document(id).article().expect("an article").date,
    }
}

/// The drawing of entries in their lanes. `slots` has the classes of each entry; without it, or where the entries are
/// many, they are drawn together. `years` are those of the axis, in words.
pub fn lanes_view(
    here: &Here<'_>,
    axis: &Axis,
    entries: &[Entry],
    lanes: &Lanes,
    slots: Option<&[String]>,
    years: &str,
) -> LanesView {
    let slots = slots.filter(|_| entries.len() <= SINGLE);
    let rows: Vec<LaneRow> = (0..lanes.names.len())
        .map(|lane| {
            let y = (lane as u32 + 1) * LANE - 4;
            let own = (0..entries.len()).filter(|at| lanes.of[*at] == lane);
            let mut row =
                LaneRow { label: lanes.short_names[lane].clone(), y, items: Vec::new(), marks: Marks::default() };
            match slots {
                Some(slots) => row.items = own.map(|at| lane_mark(here, axis, entries[at], &slots[at])).collect(),
                None => {
                    let shapes = Row { line: f64::from(y), heights: [24.0, 14.0, 5.0], centred: false };
                    row.marks = Marks::of(axis, own.map(|at| entry_date(here, entries[at])), shapes);
                }
            }
            row
        })
        .collect();
    let single = slots.is_some();
    LanesView {
        label: here
            .labels
            .text(if single { "timeline.drawing" } else { "timeline.overview" })
            .replace("{years}", years),
        base: lanes.names.len() as u32 * LANE,
        has_unsure: rows.iter().flat_map(|row| &row.items).any(|mark| mark.unsure),
        rows,
        ticks: event_axis::axis_ticks(here, axis, LABEL_ROOM, PHONE_ROOM),
        squeezed: axis.compressed().into_iter().map(|(x, w)| (format_percent(x), format_percent(w))).collect(),
        dense: !single,
        has_articles: single && lanes.articles,
        has_events: !lanes.articles || lanes.names.len() > 1 || !single,
    }
}

fn lane_mark(here: &Here<'_>, axis: &Axis, entry: Entry, slots: &str) -> LaneMark {
    let date = entry_date(here, entry);
    let (from, to) = axis.place(date);
    let view = match entry {
        Entry::Moment(moment) => Some(event::moment_date(here, moment)),
        Entry::Article(id) => here.article_date(id),
    };
    let unsure = view.is_some_and(|view| view.inferred || view.approximate);
    let (name, x, width) = match (entry, shape(date)) {
        (Entry::Article(_), Shape::Stroke | Shape::Block) => ("p", axis.middle(date), None),
        (_, Shape::Stroke) => ("t", from, None),
        (_, Shape::Block) => ("m", from, Some((to - from).max(0.3))),
        // A hair between two years keeps them apart.
        (_, Shape::Bar) => ("y", from, Some((to - from - 0.15).max(0.3))),
    };
    let width = width.map(format_percent).unwrap_or_default();
    LaneMark { shape: name, x: format_percent(x), width, slots: slots.to_owned(), unsure }
}
