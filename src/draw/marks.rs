//! Many dates as few shapes: a stroke for a day, a block for a month, a bar for a year, as path data.
//!
//! The paths lie in a box of a thousand units that is stretched over the width of the drawing; strokes keep their width
//! (`vector-effect="non-scaling-stroke"`). However many dates there are, a drawing has no more shapes than it can show:
//! beyond that strokes stand for equal parts of the width, the taller the more days fall into them, and blocks are the taller the
//! more dates are of the same month.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::draw::axis::Axis;
use crate::model::Date;

/// The width of the box.
pub const BOX: f64 = 1000.0;
/// More strokes than this cannot be told apart: they stand for parts of the width then.
pub const STROKES: usize = 240;
const PARTS: f64 = 400.0;
/// A date that spans more days than this is a bar, fewer a block.
const LONG: i64 = 200;
/// The least width of a block, as a part of the box.
const NARROWEST: f64 = 0.003;

/// Shapes on an axis. Empty paths have nothing to show.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Marks {
    /// Days, to be stroked.
    pub days: String,
    /// Months, quarters and short intervals, to be filled.
    pub blocks: String,
    /// Years and longer, to be filled.
    pub bars: String,
}

/// Where the shapes of one row lie, in pixels from the top.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The line that they stand on, or lie around where they are centred.
    pub line: f64,
    /// Heights of a stroke, a block and a bar.
    pub heights: [f64; 3],
    /// Whether they lie around the line.
    pub centred: bool,
}

impl Row {
    /// The upper end of a shape of this height.
    fn top(self, height: f64) -> f64 {
        if self.centred { self.line - height / 2.0 } else { self.line - height }
    }
}

/// How exact a date is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A day.
    Stroke,
    /// A month, a quarter, a few weeks.
    Block,
    /// A year or more.
    Bar,
}

pub fn shape(date: &Date) -> Shape {
    let (start, end) = date.span();
    if start == end {
        return Shape::Stroke;
    }
    if start.duration_until(end).as_hours() / 24 <= LONG { Shape::Block } else { Shape::Bar }
}

impl Marks {
    /// The shapes of dates in a row of a drawing.
    pub fn of<'d>(axis: &Axis, dates: impl Iterator<Item = &'d Date>, row: Row) -> Marks {
        Marks::within(axis, dates, row, BOX)
    }

    /// The same in a box of another width.
    pub fn within<'d>(axis: &Axis, dates: impl Iterator<Item = &'d Date>, row: Row, width: f64) -> Marks {
        let (mut strokes, mut blocks, mut bars) = (Vec::new(), Vec::new(), Vec::new());
        for date in dates {
            let (start, end) = axis.place(date);
            match shape(date) {
                Shape::Stroke => strokes.push(start * width / 100.0),
                Shape::Block => blocks.push((start * width / 100.0, end * width / 100.0)),
                Shape::Bar => bars.push((start * width / 100.0, end * width / 100.0)),
            }
        }
        Marks {
            days: stroke_path(strokes, row, width),
            blocks: crowd_path(&blocks, row, width).unwrap_or_else(|| area_path(blocks, row, row.heights[1], width)),
            bars: area_path(bars, row, row.heights[2], width),
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() && self.blocks.is_empty() && self.bars.is_empty()
    }
}

/// Strokes at places of the box; where they are many, one for each part of the width, as tall as the part is full.
pub fn stroke_path(mut places: Vec<f64>, row: Row, width: f64) -> String {
    places.sort_by(f64::total_cmp);
    let mut strokes: Vec<(f64, f64)> = places.iter().map(|x| (tenth(*x), 1.0)).collect();
    strokes.dedup();
    if strokes.len() > STROKES {
        let mut counts = vec![0u32; PARTS as usize];
        for x in &places {
            counts[(x / width * PARTS).clamp(0.0, PARTS - 1.0) as usize] += 1;
        }
        let most = f64::from(counts.iter().copied().max().unwrap_or(1));
        let part = |(at, n): (usize, &u32)| ((at as f64 + 0.5) * width / PARTS, (f64::from(*n) / most).sqrt());
        strokes = counts.iter().enumerate().filter(|(_, n)| **n > 0).map(part).collect();
    }
    let mut path = String::new();
    for (x, part) in strokes {
        draw_stroke(&mut path, x, part, row);
    }
    path
}

/// Adds a stroke, whose height is a part of the largest, to a path.
pub fn draw_stroke(path: &mut String, x: f64, part: f64, row: Row) {
    // The shortest stroke can still be seen.
    let height = (row.heights[0] * part).max(row.heights[0] / 5.0);
    path.push_str(&format!("M{} {}v{}", number(x), number(row.top(height)), number(height)));
}

/// Adds an area from one place to another to a path.
pub fn draw_area(path: &mut String, start: f64, end: f64, row: Row, height: f64) {
    let [x, y, w, h] = [start, row.top(height), end - start, height].map(number);
    path.push_str(&format!("M{x} {y}h{w}v{h}h-{w}z"));
}

/// Areas that are many and of which most are the same, as tall as they are frequent; `None` for others.
fn crowd_path(areas: &[(f64, f64)], row: Row, width: f64) -> Option<String> {
    if areas.len() <= STROKES {
        return None;
    }
    // Ordered by tenths, which are whole numbers.
    let mut counts: BTreeMap<[i64; 2], u32> = BTreeMap::new();
    for area in areas {
        let (start, end) = extent(*area, width);
        *counts.entry([start, end].map(|place| (place * 10.0).round() as i64)).or_default() += 1;
    }
    let most = f64::from(*counts.values().max()?);
    (counts.len() <= PARTS as usize).then(|| {
        let mut path = String::new();
        for (place, n) in counts {
            let [start, end] = place.map(|tenths| tenths as f64 / 10.0);
            draw_area(&mut path, start, end, row, row.heights[1] * (f64::from(n) / most).sqrt().max(0.2));
        }
        path
    })
}

/// Areas from one place of the box to another; those that overlap or touch are one.
fn area_path(mut areas: Vec<(f64, f64)>, row: Row, height: f64, width: f64) -> String {
    let narrowest = width * NARROWEST;
    areas.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for area in areas {
        let (start, end) = extent(area, width);
        match joined.last_mut() {
            // A hair between two years keeps them apart.
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    let mut path = String::new();
    for (start, end) in joined {
        let hair = if end - start > 2.0 * narrowest { narrowest / 3.0 } else { 0.0 };
        draw_area(&mut path, start, end - hair, row, height);
    }
    path
}

/// From where to where an area is drawn: within the box, and as wide on a small drawing as on a large one.
fn extent((start, end): (f64, f64), width: f64) -> (f64, f64) {
    let narrowest = width * NARROWEST;
    (tenth(start.min(width - narrowest)), tenth(end.max(start + narrowest).min(width)))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A number with one decimal at most, always written in the same way, so that equal drawings are equal bytes.
pub fn number(value: f64) -> String {
    if value == value.trunc() && value != 0.0 {
        // Most are whole, and a fraction takes many times as long to write.
        return (value as i64).to_string();
    }
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ROW: Row = Row { line: 20.0, heights: [16.0, 10.0, 4.0], centred: false };

    fn marks(dates: &[&str]) -> Marks {
        let dates: Vec<Date> = dates.iter().map(|text| Date::parse(text).expect("a date")).collect();
        Marks::of(&Axis::between(2020, 2021), dates.iter(), ROW)
    }

    #[test]
    fn a_day_is_a_stroke_a_month_a_block_and_a_year_a_bar() {
        let marks = marks(&["2020-01-01", "2020-05", "2021"]);
        assert_eq!(marks.days, "M0 4v16");
        assert!(marks.blocks.starts_with("M165.5 10h41.4v10h-41.4z"), "{}", marks.blocks);
        assert_eq!(marks.bars, "M500.7 16h498.3v4h-498.3z");
    }

    #[test]
    fn equal_and_overlapping_dates_are_drawn_once() {
        let one = marks(&["2020-05-04", "2021-03/2021-05"]);
        assert_eq!(marks(&["2020-05-04", "2020-05-04", "2021-03/2021-05", "2021-04"]), one);
    }

    #[test]
    fn of_many_months_a_block_is_the_taller_the_more_dates_are_of_it() {
        let months: Vec<String> = (0..600).map(|n| format!("2020-{:02}", 1 + (n % 7) * (n % 3) % 12)).collect();
        let path = marks(&months.iter().map(String::as_str).collect::<Vec<_>>()).blocks;
        let heights: BTreeSet<&str> =
            path.split('M').filter_map(|area| area.split('v').nth(1)?.split('h').next()).collect();
        assert!(path.matches('M').count() <= 12 && heights.len() > 3 && heights.contains("10"), "{path}");
        assert_eq!(marks(&["2020-05"; 9]).blocks, marks(&["2020-05"]).blocks);
    }

    #[test]
    fn ten_thousand_days_become_a_few_hundred_strokes_of_different_height() {
        let start = jiff::civil::date(2020, 1, 1);
        let day = |n: i64| start.checked_add(jiff::Span::new().days(n)).expect("a day").to_string();
        let days: Vec<String> = (0..10_000).map(|n| day(n % 731 * (n % 3) / 2)).collect();
        let path = marks(&days.iter().map(String::as_str).collect::<Vec<_>>()).days;
        assert!(path.matches('M').count() <= 400 && path.len() < 8_000, "{} bytes", path.len());
        assert!(path.contains("v16") && path.contains("v3.2"), "all strokes have one height");
    }
}
