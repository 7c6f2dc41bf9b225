//! The drawing above an entity's events: few of them as numbers that are those of the list, many as strokes.

use serde::Serialize;

use crate::draw::axis::Axis;
use crate::draw::marks::{BOX, Marks, Row, stroke_path};
use crate::draw::strip::format_percent;
use crate::link::graph::Moment;
use crate::model::{Date, Precision};
use crate::page::notation::Here;
use crate::page::notation::event;
use crate::site::DocId;

/// The drawing of events in time. All places are percent of its width, heights are pixels.
#[derive(Clone, Debug, Serialize)]
pub struct EventAxis {
    /// Its height without the labels of the axis.
    pub base: u32,
    /// The squeezed parts: start and width.
    pub squeezed: Vec<(String, String)>,
    /// Where years and months begin.
    pub ticks: Vec<AxisTick>,
    /// The events, in the order of the list; empty where they are too many for numbers.
    pub numbers: Vec<EventMark>,
    /// The events where they are many.
    pub marks: Marks,
    /// When the articles appeared that tell them or name the entity.
    pub articles: Vec<String>,
    /// The same as strokes, where they are many.
    pub article_strokes: String,
    /// Whether the numbers need more width than a phone has.
    pub wide: bool,
    /// Whether a date is coarser than a day.
    pub has_spans: bool,
    /// Whether a date is inferred or uncertain.
    pub has_unsure: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct AxisTick {
    pub x: String,
    /// Its label; empty for none.
    pub label: String,
    /// `year`, `small` (a year that is left out where there is little room) or `month`.
    pub kind: &'static str,
}

/// An event on the axis.
#[derive(Clone, Debug, Serialize)]
pub struct EventMark {
    /// Its number in the list.
    pub number: usize,
    /// Where its stem stands on the axis.
    pub x: String,
    /// Where its number stands: above the stem, or beside it where that place is taken.
    pub at: String,
    /// How high, in pixels from the top.
    pub y: u32,
    /// What a coarse date spans: start and width.
    pub span: Option<(String, String)>,
    pub unsure: bool,
}

/// Fewer events need no drawing, more have no numbers in it.
const FEWEST: usize = 3;
const NUMBERED: usize = 24;
/// More numbers than this need more width than a phone has.
const NARROW: usize = 9;
/// Rows of numbers above each other, and how far apart two numbers of one row must be, in percent of the width.
const ROWS: usize = 4;
const ROOM: f64 = 6.0;
const WIDE_ROOM: f64 = 3.6;
const ROW_HEIGHT: u32 = 28;
/// More articles than this are strokes.
const ARTICLES: usize = 40;
/// The room of a year's label, and what a phone needs for it, in percent.
const LABEL_ROOM: f64 = 4.5;
const PHONE_ROOM: f64 = 9.0;
/// Events without numbers stand on the line; strokes of articles hang below it.
const MANY: Row = Row { line: 44.0, heights: [32.0, 20.0, 6.0], centred: false };
const BELOW: Row = Row { line: 10.0, heights: [8.0, 8.0, 3.0], centred: false };

/// The drawing of an entity's events; none where they are few.
pub fn event_axis(here: &Here<'_>, id: DocId, events: &[Moment]) -> Option<EventAxis> {
    if events.len() < FEWEST {
        return None;
    }
    let dates: Vec<&Date> = events.iter().map(|moment| here.graph.date_of(*moment)).collect();
    let axis = Axis::of_dates(&dates)?;
    let numbered = events.len() <= NUMBERED;
    let wide = numbered && events.len() > NARROW;
    let (numbers, base) = match numbered {
        true => event_numbers(here, &axis, events, if wide { WIDE_ROOM } else { ROOM }),
        false => (Vec::new(), MANY.line as u32),
    };
    let articles: Vec<f64> = event::articles_about(here, id)
        .into_iter()
        .filter_map(|id| here.site.document(id).date())
        .filter(|date| axis.holds(date))
        .map(|date| axis.middle(date))
        .collect();
    let many = articles.len() > ARTICLES;
    let percent = |pair: (f64, f64)| (format_percent(pair.0), format_percent(pair.1));
    Some(EventAxis {
        base,
        squeezed: axis.compressed().into_iter().map(percent).collect(),
        ticks: axis_ticks(here, &axis, LABEL_ROOM, PHONE_ROOM),
        marks: if numbered { Marks::default() } else { Marks::of(&axis, dates.iter().copied(), MANY) },
        has_spans: dates.iter().any(|date| date.precision != Precision::Day),
        has_unsure: numbers.iter().any(|mark| mark.unsure),
        numbers,
        article_strokes: match many {
            true => stroke_path(articles.iter().map(|x| x * BOX / 100.0).collect(), BELOW, BOX),
            false => String::new(),
        },
        articles: if many { Vec::new() } else { articles.into_iter().map(format_percent).collect() },
        wide,
    })
}

/// The numbers and the height that they need. Where all rows are taken a number stands beside its stem.
fn event_numbers(here: &Here<'_>, axis: &Axis, events: &[Moment], room: f64) -> (Vec<EventMark>, u32) {
    let mut rows = [f64::MIN; ROWS];
    let mut placed = Vec::with_capacity(events.len());
    for (number, event) in (1..).zip(events) {
        let date = here.graph.date_of(*event);
        let (from, to) = axis.place(date);
        let coarse = date.precision != Precision::Day;
        let x = if coarse { (from + to) / 2.0 } else { from };
        let emptiest = (0..ROWS).min_by(|a, b| rows[*a].total_cmp(&rows[*b])).unwrap_or(0);
        let row = rows.iter().position(|last| x - last >= room).unwrap_or(emptiest);
        let at = x.max(rows[row] + room).min(100.0);
        rows[row] = at;
        placed.push((number, event, x, at, row, coarse.then_some((from, to))));
    }
    let used = placed.iter().map(|mark| mark.4).max().unwrap_or(0);
    let mark = |(number, event, x, at, row, span): (usize, &Moment, f64, f64, usize, Option<(f64, f64)>)| {
        let view = event::moment_date(here, *event);
        EventMark {
            number,
            x: format_percent(x),
            at: format_percent(at),
            y: 18 + (used - row) as u32 * ROW_HEIGHT,
            span: span.map(|(from, to)| (format_percent(from), format_percent((to - from).max(0.4)))),
            unsure: view.inferred || view.approximate,
        }
    };
    (placed.into_iter().map(mark).collect(), 58 + used as u32 * ROW_HEIGHT)
}

/// Years with their labels, each with at least `room` percent, on phones
/// `phone_room`, and the months of the part with the true scale.
pub fn axis_ticks(here: &Here<'_>, axis: &Axis, room: f64, phone_room: f64) -> Vec<AxisTick> {
    let mut last = f64::MIN;
    let mut year = |tick: &crate::draw::axis::YearTick| {
        let free = tick.x - last >= phone_room && 100.0 - tick.x >= phone_room * 0.9;
        let on_phones = tick.has_label && free;
        last = if on_phones { tick.x } else { last };
        AxisTick {
            x: format_percent(tick.x),
            label: if tick.has_label { tick.year.to_string() } else { String::new() },
            kind: if on_phones { "year" } else { "small" },
        }
    };
    let month = |(day, x): &(jiff::civil::Date, f64)| AxisTick {
        x: format_percent(*x),
        label: here.labels.text(&format!("month_short.{}", day.month())).to_owned(),
        kind: "month",
    };
    let years = axis.year_ticks(room);
    // Where a year begins its own label stands; where the axis does within a year, the month with it.
    let taken = |x: f64| years.iter().any(|tick| tick.x == x);
    let all = axis.months();
    let months: Vec<AxisTick> = all.iter().filter(|(_, x)| !taken(*x)).map(month).collect();
    let mut ticks: Vec<AxisTick> = years.iter().map(&mut year).collect();
    if let (Some(first), Some((day, _))) = (ticks.first_mut(), all.first().filter(|(_, x)| taken(*x))) {
        first.label = here.labels.month_of_year(*day, &first.label);
    }
    ticks.into_iter().chain(months).collect()
}
