//! A scale of time: where a day lies in a drawing. One for every drawing of the site that shows time.
//!
//! The scale is true, so that a gap between two marks is a gap between two days. It is broken where that would hide what
//! happened: years in which nothing happened shrink to a narrow stretch where they would fill most of the width, and the
//! axis of one entity gives most of it to the months in which its events crowd. A break is always drawn.

use std::collections::BTreeSet;

use jiff::civil;

use crate::model::Date;

/// Days and their places in percent of a width.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// From left to right without holes; never empty.
    stretches: Vec<Stretch>,
}

/// A part of the axis with one scale.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Its first day.
    from: civil::Date,
    /// The day after its last one.
    to: civil::Date,
    days: f64,
    /// Where it begins and ends, in percent.
    left: f64,
    right: f64,
    scale: Scale,
}

/// How a stretch relates to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    /// The axis' own scale.
    True,
    /// Something happened in it, but it has less room than its time would need.
    Squeezed,
    /// Years in which nothing happened.
    Empty,
}

/// A year on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearTick {
    pub year: i16,
    /// Where it begins, in percent.
    pub x: f64,
    pub has_label: bool,
}

/// Runs of fewer empty years are never broken out.
const SHORTEST_BREAK: i16 = 3;
/// The share of all years that empty ones must fill before they are broken out.
const MOSTLY_EMPTY: f64 = 0.4;
/// Width of a break, and of all breaks together at most, as a part of the years that are left.
const BREAK: f64 = 0.08;
const BREAKS: f64 = 0.25;
/// The share of the width that the crowded months of an entity get, in percent.
const CROWDED: f64 = 64.0;
/// A date that spans at most this many days counts as an event of its month.
const FINE: i64 = 62;
/// A story of at most this many months is shown by months.
const SHORT: i32 = 18;
/// More years than this have ticks only where they have labels.
const MOST_TICKS: usize = 60;

impl Axis {
    /// The axis of whole years from the first to the last of `years`, which are sorted; `None` where there are none.
    ///
    /// It depends on nothing but these years, so that a further event in one of them moves nothing.
    pub fn of_years(years: &[i16]) -> Option<Axis> {
        let (first, last) = (*years.first()?, *years.last()?);
        let mut runs: Vec<(i16, i16, bool)> = Vec::new();
        for &year in years {
            match runs.last_mut() {
                Some((_, end, false)) if year - *end <= SHORTEST_BREAK => *end = year,
                Some(&mut (_, end, _)) => runs.extend([(end + 1, year - 1, true), (year, year, false)]),
                None => runs.push((year, year, false)),
            }
        }
        let length = |(first, last, _): &(i16, i16, bool)| days(start_of(*first), start_of(last + 1));
        let whole = days(start_of(first), start_of(last + 1));
        let empty: f64 = runs.iter().filter(|run| run.2).map(length).sum();
        if empty < whole * MOSTLY_EMPTY {
            return Some(Axis::whole(start_of(first), start_of(last + 1)));
        }
        let breaks = runs.iter().filter(|run| run.2).count() as f64;
        let narrow = (whole - empty) * BREAK.min(BREAKS / breaks);
        let parts = runs.iter().map(|run| {
            let scale = if run.2 { Scale::Empty } else { Scale::True };
            (start_of(run.0), start_of(run.1 + 1), if run.2 { narrow } else { length(run) }, scale)
        });
        Some(Axis::laid_out(parts.collect()))
    }

    /// The axis of one story: by months where it is short, else by years; where its events crowd, those months get most
    /// of the width. None where there are no dates.
    pub fn of_dates(dates: &[&Date]) -> Option<Axis> {
        let first = dates.iter().map(|date| date.span().0).min()?;
        let last = dates.iter().map(|date| date.span().1).max()?;
        if months_between(first, last) <= SHORT {
            return Some(Axis::whole(first.first_of_month(), next_month(last)));
        }
        let years: BTreeSet<i16> = dates.iter().flat_map(|date| date.years()).collect();
        let axis = Axis::of_years(&years.into_iter().collect::<Vec<_>>())?;
        Some(match crowd(dates) {
            Some((from, to)) => axis.widened(from, to),
            None => axis,
        })
    }

    /// The axis of all years from the first to the last, without a break.
    pub fn between(first: i16, last: i16) -> Axis {
        Axis::whole(start_of(first), start_of(last + 1))
    }

    fn whole(from: civil::Date, to: civil::Date) -> Axis {
        Axis::laid_out(vec![(from, to, 1.0, Scale::True)])
    }

    /// Stretches side by side: first day, end, share of the width, scale.
    fn laid_out(parts: Vec<(civil::Date, civil::Date, f64, Scale)>) -> Axis {
        let sum: f64 = parts.iter().map(|part| part.2).sum();
        let mut left = 0.0;
        let stretch = |(from, to, share, scale): (civil::Date, civil::Date, f64, Scale)| {
            let right = left + share / sum * 100.0;
            let stretch = Stretch { from, to, days: days(from, to), left, right, scale };
            left = right;
            stretch
        };
        Axis { stretches: parts.into_iter().map(stretch).collect() }
    }

    /// The same axis with most of its width for the days from `from` to before `to`; itself where they have it already.
    fn widened(self, from: civil::Date, mut to: civil::Date) -> Axis {
        let from = from.max(self.start());
        // A remainder of a few weeks is not worth a break.
        if days(to, self.end()) <= FINE as f64 {
            to = self.end();
        }
        let (left, right) = (self.percent(from), self.percent(to));
        let quiet = left + 100.0 - right;
        if right - left >= CROWDED {
            return self;
        }
        let mut parts = Vec::new();
        let part = |stretch: &Stretch, begin: civil::Date, end: civil::Date| {
            let width = self.percent(end) - self.percent(begin);
            let scale = if stretch.scale == Scale::Empty { Scale::Empty } else { Scale::Squeezed };
            (begin, end, width / quiet * (100.0 - CROWDED), scale)
        };
        for stretch in &self.stretches {
            if stretch.from < from {
                parts.push(part(stretch, stretch.from, stretch.to.min(from)));
            }
        }
        parts.push((from, to, CROWDED, Scale::True));
        for stretch in &self.stretches {
            if stretch.to > to {
                parts.push(part(stretch, stretch.from.max(to), stretch.to));
            }
        }
        Axis::laid_out(parts)
    }

    fn start(&self) -> civil::Date {
        self.stretches[0].from
    }

    fn end(&self) -> civil::Date {
        self.stretches[self.stretches.len() - 1].to
    }

    /// Its first and last year.
    pub fn years(&self) -> (i16, i16) {
        (self.start().year(), self.end().yesterday().unwrap_or(self.end()).year())
    }

    /// Where a day begins, in percent. Days outside lie at the edge.
    pub fn percent(&self, day: civil::Date) -> f64 {
        let at = self.stretches.partition_point(|stretch| stretch.to <= day).min(self.stretches.len() - 1);
        let Stretch { from, to, days: length, left, right, .. } = self.stretches[at];
        let day = day.clamp(from, to);
        (left + (right - left) * days(from, day) / length).min(right).min(100.0)
    }

    /// Where a date begins and ends, in percent: what is known only to a year is as wide as the year.
    pub fn place(&self, date: &Date) -> (f64, f64) {
        let (start, end) = date.span();
        (self.percent(start), self.percent(end.tomorrow().unwrap_or(end)))
    }

    /// Where a year begins and ends, in percent.
    pub fn year(&self, year: i16) -> (f64, f64) {
        (self.percent(start_of(year)), self.percent(start_of(year.saturating_add(1))))
    }

    /// The middle of what a date spans, in percent.
    pub fn middle(&self, date: &Date) -> f64 {
        let (start, end) = self.place(date);
        (start + end) / 2.0
    }

    /// Whether a date begins on the axis.
    pub fn holds(&self, date: &Date) -> bool {
        self.start() <= date.earliest && date.earliest < self.end()
    }

    /// The parts that have less room than their time would need: start and width. Neighbours are one.
    pub fn compressed(&self) -> Vec<(f64, f64)> {
        let mut parts: Vec<(f64, f64)> = Vec::new();
        let mut last = f64::MIN;
        for stretch in self.stretches.iter().filter(|stretch| stretch.scale != Scale::True) {
            match parts.last_mut() {
                Some((start, width)) if last == stretch.left => *width = stretch.right - *start,
                _ => parts.push((stretch.left, stretch.right - stretch.left)),
            }
            last = stretch.right;
        }
        parts
    }

    /// Where the years begin, those of breaks left out. A label gets at least `room` percent.
    pub fn year_ticks(&self, room: f64) -> Vec<YearTick> {
        let (first, last) = self.years();
        let begin = |year: i16| start_of(year).max(self.start());
        let broken =
            |day: civil::Date| self.stretches.iter().any(|s| s.scale == Scale::Empty && s.from <= day && day < s.to);
        let all: Vec<(i16, f64)> = (first..=last)
            .map(|year| (year, self.percent(begin(year))))
            .filter(|(year, _)| !broken(begin(*year)))
            .collect();
        // Labels at round years where not all have one.
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].into_iter();
        let step = step.clone().find(|step| 100.0 / all.len() as f64 * f64::from(*step) >= room).unwrap_or(1000);
        let mut ticks: Vec<YearTick> = Vec::new();
        let mut labelled = f64::MIN;
        for (at, &(year, x)) in all.iter().enumerate() {
            let after_break = at == 0 || all[at - 1].0 + 1 < year;
            let fits = x - labelled >= room && 100.0 - x >= room * 0.9;
            let has_label = fits && (after_break || i32::from(year) % step == 0);
            if has_label || all.len() <= MOST_TICKS {
                ticks.push(YearTick { year, x, has_label });
            }
            labelled = if has_label { x } else { labelled };
        }
        ticks
    }

    /// The beginnings of the months on the part with the true scale, where there is room for their names.
    pub fn months(&self) -> Vec<(civil::Date, f64)> {
        let mut wide = self.stretches.iter().filter(|stretch| stretch.scale == Scale::True);
        let (Some(stretch), None) = (wide.next(), wide.next()) else { return Vec::new() };
        if months_between(stretch.from, stretch.to) > SHORT {
            return Vec::new();
        }
        let months = std::iter::successors(Some(stretch.from), |day| Some(next_month(*day)));
        months.take_while(|day| *day < stretch.to).map(|day| (day, self.percent(day))).collect()
    }
}

/// The at most twelve months in which most of the dates fall; among equals the shortest time. None where fewer than
/// half of all dates do.
fn crowd(dates: &[&Date]) -> Option<(civil::Date, civil::Date)> {
    let mut fine: Vec<civil::Date> =
        dates.iter().filter(|date| date.width() <= FINE).map(|date| date.earliest).collect();
    fine.sort_unstable();
    let mut best: Option<(usize, usize)> = None;
    let mut end = 0;
    for from in 0..fine.len() {
        while end < fine.len() && months_between(fine[from], fine[end]) < 12 {
            end += 1;
        }
        let months = |(from, end): (usize, usize)| months_between(fine[from], fine[end - 1]);
        let better = best.is_none_or(|best| (end - from, -months((from, end))) > (best.1 - best.0, -months(best)));
        if better {
            best = Some((from, end));
        }
    }
    let (from, end) = best.filter(|(from, end)| end - from >= 3 && 2 * (end - from) >= dates.len())?;
    Some((fine[from].first_of_month(), next_month(fine[end - 1])))
}

fn start_of(year: i16) -> civil::Date {
    civil::Date::new(year, 1, 1).unwrap_or(civil::Date::MAX)
}

fn months_between(a: civil::Date, b: civil::Date) -> i32 {
    (i32::from(b.year()) - i32::from(a.year())) * 12 + i32::from(b.month()) - i32::from(a.month())
}

/// The first day of the month after that of `day`; the last day of all after December 9999, so that a walk from
/// month to month gets on.
fn next_month(day: civil::Date) -> civil::Date {
    day.last_of_month().tomorrow().unwrap_or(civil::Date::MAX)
}

fn days(from: civil::Date, to: civil::Date) -> f64 {
    from.duration_until(to).as_secs_f64() / 86_400.0
}

#[cfg(test)]
mod tests;
