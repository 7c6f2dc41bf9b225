//! Many dates as few shapes, as in [`marks`](super::marks), in a box for each year: a day of the year is a unit of its width.
//!
//! Where a box lies depends on the years that a dossier reaches, what stands in it on its dates alone. So a page that draws
//! its own dates stays as it is when another year comes.

use std::collections::BTreeMap;

use jiff::civil;

use crate::draw::marks::{Marks, Row, STROKES, Shape, draw_area, draw_stroke, shape};
use crate::model::Date;

/// The first and the last year of a box. A box of several years is filled from one end to the other.
pub type Years = (i16, i16);

/// Where strokes are many, each stands for so many days.
const DAYS_A_PART: i16 = 10;
/// The least width of a month or less, in days.
const NARROWEST: i16 = 8;
/// What keeps two areas apart that touch, in days.
const HAIR: i16 = 2;

/// The width of the boxes of a year: its days.
pub fn width(year: i16) -> i16 {
    civil::Date::new(year, 1, 1).map_or(365, |day| day.days_in_year())
}

/// The place of the middle of a date in the box of the year in which that lies, in percent of its width.
pub fn middle(date: &Date) -> (i16, f64) {
    let (first, last) = date.span();
    let half = first.duration_until(last).as_secs_f64() / 86_400.0 / 2.0;
    let day = first.saturating_add(jiff::Span::new().days(half as i64));
    let place = f64::from(day.day_of_year() - 1) + half.fract() + 0.5;
    (day.year(), place / f64::from(width(day.year())) * 100.0)
}

/// The shapes of dates in a row of a drawing, by box.
pub fn by_year<'d>(dates: impl Iterator<Item = &'d Date>, row: Row) -> BTreeMap<Years, Marks> {
    let (mut days, mut blocks, mut bars) = (Vec::new(), Vec::new(), Vec::new());
    for date in dates {
        let (first, last) = date.span();
        match shape(date) {
            Shape::Stroke => days.push(first),
            Shape::Block => blocks.push((first, last)),
            Shape::Bar => bars.push((first, last)),
        }
    }
    let mut boxes: BTreeMap<Years, Marks> = BTreeMap::new();
    for (year, place, part) in strokes(days) {
        draw_stroke(&mut boxes.entry((year, year)).or_default().days, place, part, row);
    }
    for (years, from, to) in areas(blocks) {
        draw_area(&mut boxes.entry(years).or_default().blocks, from, to, row, row.heights[1]);
    }
    for (years, from, to) in areas(bars) {
        draw_area(&mut boxes.entry(years).or_default().bars, from, to, row, row.heights[2]);
    }
    boxes
}

/// Year, place and height of each stroke, the height as a part of the largest.
fn strokes(mut days: Vec<civil::Date>) -> Vec<(i16, f64, f64)> {
    days.sort_unstable();
    let mut single = days.clone();
    single.dedup();
    if single.len() <= STROKES {
        return single.into_iter().map(|day| (day.year(), f64::from(day.day_of_year() - 1), 1.0)).collect();
    }
    let mut counts: BTreeMap<(i16, i16), u32> = BTreeMap::new();
    for day in days {
        *counts.entry((day.year(), (day.day_of_year() - 1) / DAYS_A_PART)).or_default() += 1;
    }
    let most = f64::from(counts.values().copied().max().unwrap_or(1));
    let stroke = |((year, part), n): ((i16, i16), u32)| {
        (year, (f64::from(part) + 0.5) * f64::from(DAYS_A_PART), (f64::from(n) / most).sqrt())
    };
    counts.into_iter().map(stroke).collect()
}

/// Areas from a first to a last day, cut where a year ends that is not filled from one end to the other. Those that overlap
/// are one.
fn areas(mut spans: Vec<(civil::Date, civil::Date)>) -> Vec<(Years, f64, f64)> {
    spans.sort_unstable();
    let mut joined: Vec<(civil::Date, civil::Date)> = Vec::new();
    for (first, last) in spans {
        match joined.last_mut() {
            Some(area) if first <= area.1 => area.1 = area.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined.into_iter().flat_map(|(first, last)| cut(first, last)).collect()
}

fn cut(first: civil::Date, last: civil::Date) -> Vec<(Years, f64, f64)> {
    let (begin, end) = (first.day_of_year() - 1, last.day_of_year());
    let (mut from, mut to) = (first.year(), last.year());
    let area = |years: Years, begin: i16, end: i16| {
        let whole = width(years.1);
        // It goes on in the next box, or ends in this one.
        let end = if years.1 < last.year() { whole } else { end - if end - begin > NARROWEST { HAIR } else { 0 } };
        let end = end.max(begin + NARROWEST).min(whole);
        (years, f64::from(begin.min(end - NARROWEST).max(0)), f64::from(end))
    };
    if from == to {
        return vec![area((from, to), begin, end)];
    }
    let mut cut = Vec::new();
    if begin > 0 {
        cut.push(area((from, from), begin, width(from)));
        from += 1;
    }
    let is_whole = end == width(to);
    if !is_whole {
        to -= 1;
    }
    if from <= to {
        cut.push(area((from, to), 0, width(to)));
    }
    if !is_whole {
        cut.push(area((last.year(), last.year()), 0, end));
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row = Row { line: 10.0, heights: [10.0, 6.0, 2.0], centred: false };

    fn drawn(texts: &[&str]) -> Vec<(Years, String)> {
        let dates: Vec<Date> = texts.iter().map(|text| Date::parse(text).expect("a date")).collect();
        let boxes = by_year(dates.iter(), ROW).into_iter();
        boxes.map(|(years, marks)| (years, [marks.days, marks.blocks, marks.bars].concat())).collect()
    }

    #[test]
    fn a_day_lies_in_the_box_of_its_year_and_is_drawn_once() {
        let expected = vec![((2019, 2019), "M31 0v10".into()), ((2020, 2020), "M60 0v10".into())];
        assert_eq!(drawn(&["2020-03-01", "2019-02-01", "2020-03-01"]), expected);
    }

    #[test]
    fn a_span_of_years_is_one_area_however_many_they_are() {
        let expected = vec![
            ((2015, 2015), "M181 8h184v2h-184z".into()),
            ((2016, 9998), "M0 8h365v2h-365z".into()),
            ((9999, 9999), "M0 8h150v2h-150z".into()),
        ];
        assert_eq!(drawn(&["2015-07-01/9999-06-01"]), expected);
    }

    #[test]
    fn years_that_follow_each_other_are_kept_apart() {
        let expected = vec![((2020, 2020), "M0 8h364v2h-364z".into()), ((2021, 2021), "M0 8h363v2h-363z".into())];
        assert_eq!(drawn(&["2020", "2021"]), expected);
    }

    #[test]
    fn a_thousand_days_are_few_strokes() {
        let texts: Vec<String> = (2015..2019)
            .flat_map(|y| (1..13).flat_map(move |m| (1..29).map(move |d| format!("{y}-{m:02}-{d:02}"))))
            .collect();
        let boxes = drawn(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(boxes.len(), 4);
        assert!(boxes.iter().all(|(_, path)| path.matches('M').count() <= 37), "{boxes:?}");
    }

    #[test]
    fn the_middle_of_a_year_is_the_middle_of_its_box() {
        let at = |text: &str| middle(&Date::parse(text).expect("a date"));
        assert_eq!(at("2019"), (2019, 50.0));
        assert_eq!(at("2019-01-01"), (2019, 0.5 / 365.0 * 100.0));
    }
}
