//! What happened: the numbered list of an entity's events, and the axis above it.
//!
//! Events of a dossier crowd: years of silence, then a week. Where they do, the axis is broken: the quiet time before and
//! after is squeezed and tinted, the crowded months keep a true scale.

use jiff::civil;
use serde::Serialize;

use super::notation::{Citation, DateView, DocumentLink, Here};
use super::strip::{format_percent, span};
use crate::link::graph::DatedEvent;
use crate::model::{BasisKind, Certainty, Date, Precision, Role};
use crate::site::DocId;

/// The events of an entity.
#[derive(Clone, Debug, Serialize)]
pub struct EventList {
    /// «8 Ereignisse, 2 Artikel».
    pub summary: String,
    /// By date, numbered from 1.
    pub rows: Vec<EventRow>,
    /// The drawing; none where there is little to draw or too much.
    pub axis: Option<EventAxis>,
}

/// One event.
#[derive(Clone, Debug, Serialize)]
pub struct EventRow {
    /// Its anchor.
    pub id: String,
    /// When.
    pub date: DateView,
    /// What, in words.
    pub title: String,
    /// Language of these words where it is not the page's; empty otherwise.
    pub lang: String,
    /// How it is known, in words; empty for a plain statement.
    pub certainty: String,
    /// A remark.
    pub note: String,
    /// Whom it concerns, without the page's own entity.
    pub about: Vec<DocumentLink>,
    /// The articles that tell it, and sources outside.
    pub citations: Vec<Citation>,
}

/// The drawing of events in time. All places are percent of its width, heights are pixels.
#[derive(Clone, Debug, Serialize)]
pub struct EventAxis {
    /// Its height without the labels of the axis.
    pub base: u32,
    /// The squeezed parts: start and width.
    pub squeezed: Vec<(String, String)>,
    /// Where years and months begin.
    pub ticks: Vec<AxisTick>,
    /// The events, in the order of the list.
    pub marks: Vec<EventMark>,
    /// When the articles appeared that tell them or name the entity.
    pub articles: Vec<String>,
    /// Whether a mark is a span.
    pub has_spans: bool,
}

/// A tick of the axis.
#[derive(Clone, Debug, Serialize)]
pub struct AxisTick {
    /// Where.
    pub x: String,
    /// Its label; empty for none.
    pub label: String,
    /// `year`, `small` (a year whose label goes first where there is little room) or `month`.
    pub kind: &'static str,
}

/// An event on the axis.
#[derive(Clone, Debug, Serialize)]
pub struct EventMark {
    /// Its number in the list.
    pub number: usize,
    /// Where its stem stands.
    pub x: String,
    /// How high, in pixels from the top.
    pub y: u32,
    /// What a coarse date spans: start and width.
    pub span: Option<(String, String)>,
}

/// Fewer events need no drawing, more do not fit into one.
const DRAWN: std::ops::RangeInclusive<usize> = 3..=24;
/// Rows of numbers above each other, and how far apart two numbers of one row must be, in percent of the width.
const ROWS: usize = 4;
const ROOM: f64 = 6.0;
const ROW_HEIGHT: u32 = 28;

impl Here<'_> {
    /// The events that concern an entity; none where there are none.
    pub fn event_list(&self, id: DocId) -> Option<EventList> {
        let events: Vec<&DatedEvent> = self.graph.events_of(id).collect();
        if events.is_empty() {
            return None;
        }
        let mut articles: Vec<DocId> = events.iter().map(|event| event.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let count = |key, n| self.labels.count(key, n);
        Some(EventList {
            summary: format!("{}, {}", count("count.events", events.len()), count("count.articles", articles.len())),
            axis: DRAWN.contains(&events.len()).then(|| self.event_axis(&events, &self.articles_about(id, &articles))),
            rows: events.iter().map(|event| self.event_row(event, Some(id))).collect(),
        })
    }

    /// One event; the page's own entity is not named again.
    pub fn event_row(&self, event: &DatedEvent, own: Option<DocId>) -> EventRow {
        let mut citations = vec![self.article_citation(event.article, event.passage)];
        citations.extend(event.event.source.as_ref().map(|source| self.short_outside_citation(source)));
        EventRow {
            id: event.anchor.to_string(),
            date: self.event_date(event),
            title: event.event.title.clone(),
            lang: self.foreign(event.article),
            certainty: self.certainty_label(event.event.certainty),
            note: event.event.note.clone().unwrap_or_default(),
            about: event.about.iter().filter(|&&id| Some(id) != own).map(|&id| self.short_link(id)).collect(),
            citations,
        }
    }

    /// The date of an event with its marks: from outside where a source outside gives it.
    pub fn event_date(&self, event: &DatedEvent) -> DateView {
        let document = self.site.document(event.article);
        let basis = super::standing::basis_of(document, &format!("events[{}].date", event.index));
        let external = basis.is_some_and(|basis| basis.kind == BasisKind::External) || event.event.source.is_some();
        let inferred = basis.is_some_and(|basis| basis.kind == BasisKind::Inferred)
            || event.event.certainty == Certainty::Inferred;
        self.marked_date(&event.event.date, inferred, external)
    }

    /// The class that colours an event by whom it concerns: a regulation first, then agency, person, company.
    pub fn event_class(&self, event: &DatedEvent) -> String {
        let rank = |id: &DocId| match self.site.kind(*id).role {
            Role::Regulation => 0,
            Role::Entity => 1,
            _ => 2,
        };
        event.about.iter().min_by_key(|id| rank(id)).map_or_else(String::new, |&id| self.site.kind(id).class.clone())
    }

    /// The articles that tell an entity's events or name it.
    fn articles_about(&self, id: DocId, telling: &[DocId]) -> Vec<DocId> {
        let naming = self.graph.backlinks(id).iter().map(|link| link.from);
        let naming = naming.filter(|&from| self.site.kind(from).role == Role::Article);
        let mut articles: Vec<DocId> = naming.chain(telling.iter().copied()).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }

    fn event_axis(&self, events: &[&DatedEvent], articles: &[DocId]) -> EventAxis {
        let dates: Vec<&Date> = events.iter().map(|event| &event.event.date).collect();
        let scale = BrokenScale::of(&dates);
        let mut rows = [f64::MIN; ROWS];
        let mut marks = Vec::with_capacity(events.len());
        for (at, date) in dates.iter().enumerate() {
            let (start, end) = span(date);
            let (from, to) = (scale.percent(start), scale.percent(end.tomorrow().unwrap_or(end)));
            let coarse = date.precision != Precision::Day;
            let x = if coarse { (from + to) / 2.0 } else { from };
            let free = rows.iter().position(|last| x - last >= ROOM).unwrap_or(at % ROWS);
            rows[free] = x;
            marks.push((at + 1, x, free, coarse.then(|| (from, (to - from).max(0.4)))));
        }
        let used = marks.iter().map(|mark| mark.2).max().unwrap_or(0) as u32;
        let base = 58 + used * ROW_HEIGHT;
        let shown: Vec<f64> = articles
            .iter()
            .filter_map(|&id| self.site.document(id).date())
            .filter(|date| scale.holds(date))
            .map(|date| (scale.percent(date.earliest) + scale.percent(date.latest)) / 2.0)
            .collect();
        EventAxis {
            base,
            squeezed: scale.squeezed().into_iter().map(|(a, b)| (format_percent(a), format_percent(b))).collect(),
            ticks: self.ticks(&scale),
            has_spans: marks.iter().any(|mark| mark.3.is_some()),
            marks: marks
                .into_iter()
                .map(|(number, x, row, span)| EventMark {
                    number,
                    x: format_percent(x),
                    y: 18 + (used - row as u32) * ROW_HEIGHT,
                    span: span.map(|(start, width)| (format_percent(start), format_percent(width))),
                })
                .collect(),
            articles: shown.into_iter().map(format_percent).collect(),
        }
    }

    fn ticks(&self, scale: &BrokenScale) -> Vec<AxisTick> {
        let mut ticks = Vec::new();
        let mut last_label = f64::MIN;
        for year in scale.start.year()..=scale.end.year() {
            let day = civil::date(year, 1, 1).max(scale.start);
            let x = scale.percent(day);
            // A year that begins where the axis ends has nothing to show.
            if x > 99.0 {
                continue;
            }
            // A label needs about a twentieth of the width; on a phone every second one is left out by its class.
            let room = x - last_label >= 4.5;
            let kind = if x - last_label >= 9.0 { "year" } else { "small" };
            let label = if room { year.to_string() } else { String::new() };
            last_label = if room { x } else { last_label };
            ticks.push(AxisTick { x: format_percent(x), label, kind });
        }
        let months = scale.dense_months();
        for day in months {
            if day.month() == 1 {
                continue;
            }
            let label = self.labels.text(&format!("month_short.{}", day.month())).to_owned();
            ticks.push(AxisTick { x: format_percent(scale.percent(day)), label, kind: "month" });
        }
        ticks
    }
}

/// A time axis whose quiet parts are squeezed.
struct BrokenScale {
    start: civil::Date,
    end: civil::Date,
    /// The crowded part, with a true scale; the whole axis where nothing is squeezed.
    dense: (civil::Date, civil::Date),
    /// Where the crowded part begins and ends, in percent.
    at: (f64, f64),
}

/// The share of the width that the quiet parts keep, in percent.
const QUIET: f64 = 36.0;
/// A date that spans at most so many days counts as an event of its month.
const FINE: i64 = 62;

impl BrokenScale {
    /// A scale for dates; there is at least one.
    fn of(dates: &[&Date]) -> Self {
        let spans: Vec<(civil::Date, civil::Date)> = dates.iter().map(|date| span(date)).collect();
        let first = spans.iter().map(|(start, _)| *start).min().unwrap_or(civil::Date::MIN);
        let last = spans.iter().map(|(_, end)| *end).max().unwrap_or(first);
        let whole =
            |start: civil::Date, end: civil::Date| BrokenScale { start, end, dense: (start, end), at: (0.0, 100.0) };
        if months_between(first, last) <= 18 {
            return whole(first.first_of_month(), next_month(last));
        }
        let (start, end) = (first.first_of_year(), last.last_of_year().tomorrow().unwrap_or(last));
        let mut fine: Vec<civil::Date> =
            dates.iter().filter(|date| date.width() <= FINE).map(|date| date.earliest).collect();
        fine.sort_unstable();
        // The twelve months in which most events fall; among equals the shortest time.
        let window = |from: usize| {
            let inside = fine[from..].iter().take_while(|day| months_between(fine[from], **day) < 12).count();
            (inside, from)
        };
        let length = |inside: usize, from: usize| months_between(fine[from], fine[from + inside - 1]);
        let best = (0..fine.len())
            .map(window)
            .max_by_key(|&(inside, from)| (inside, -length(inside, from), usize::MAX - from));
        let Some((inside, from)) = best.filter(|&(inside, _)| inside >= 3) else { return whole(start, end) };
        let mut dense = (fine[from].first_of_month().max(start), next_month(fine[from + inside - 1]).min(end));
        // A remainder of a few weeks is not worth a break.
        if days(dense.1, end) <= FINE as f64 {
            dense.1 = end;
        }
        let (before, after) = (days(start, dense.0), days(dense.1, end));
        let true_share = days(dense.0, dense.1) / days(start, end) * 100.0;
        if true_share > 100.0 - QUIET {
            return whole(start, end);
        }
        let left = QUIET * before / (before + after);
        BrokenScale { start, end, dense, at: (left, left + 100.0 - QUIET) }
    }

    fn percent(&self, day: civil::Date) -> f64 {
        let day = day.clamp(self.start, self.end);
        let between = |from: civil::Date, to: civil::Date, left: f64, right: f64| {
            if from == to { left } else { left + (right - left) * days(from, day) / days(from, to) }
        };
        if day < self.dense.0 {
            between(self.start, self.dense.0, 0.0, self.at.0)
        } else if day > self.dense.1 {
            between(self.dense.1, self.end, self.at.1, 100.0)
        } else {
            between(self.dense.0, self.dense.1, self.at.0, self.at.1)
        }
    }

    fn holds(&self, date: &Date) -> bool {
        self.start <= date.earliest && date.earliest <= self.end
    }

    /// The quiet parts: start and width.
    fn squeezed(&self) -> Vec<(f64, f64)> {
        let parts = [(0.0, self.at.0), (self.at.1, 100.0 - self.at.1)];
        parts.into_iter().filter(|(_, width)| *width > 0.05).collect()
    }

    /// The beginnings of the months of the crowded part, where there is room for their names.
    fn dense_months(&self) -> Vec<civil::Date> {
        let count = months_between(self.dense.0, self.dense.1);
        if count > 18 {
            return Vec::new();
        }
        let mut months = vec![self.dense.0];
        while let Some(day) = months.last().map(|day| next_month(*day)).filter(|day| *day < self.dense.1) {
            months.push(day);
        }
        months
    }
}

fn months_between(a: civil::Date, b: civil::Date) -> i32 {
    (i32::from(b.year()) - i32::from(a.year())) * 12 + i32::from(b.month()) - i32::from(a.month())
}

fn next_month(day: civil::Date) -> civil::Date {
    day.last_of_month().tomorrow().unwrap_or(day)
}

fn days(from: civil::Date, to: civil::Date) -> f64 {
    f64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(from: civil::Date, to: civil::Date, precision: Precision) -> Date {
        Date {
            edtf: String::new(),
            earliest: from,
            latest: to,
            precision,
            uncertain: false,
            approximate: false,
            open_start: false,
            open_end: false,
            display: None,
        }
    }

    fn day(year: i16, month: i8, day: i8) -> Date {
        let day = civil::date(year, month, day);
        date(day, day, Precision::Day)
    }

    #[test]
    fn quiet_years_are_squeezed_before_a_crowded_summer() {
        let year = date(civil::date(2017, 1, 1), civil::date(2017, 12, 31), Precision::Year);
        let dates = [year, day(2020, 8, 6), day(2020, 8, 14), day(2020, 9, 11), day(2020, 11, 12)];
        let scale = BrokenScale::of(&dates.iter().collect::<Vec<_>>());
        assert_eq!(scale.dense, (civil::date(2020, 8, 1), civil::date(2021, 1, 1)));
        assert_eq!(scale.squeezed().len(), 1);
        assert!(scale.percent(civil::date(2020, 11, 12)) - scale.percent(civil::date(2020, 8, 6)) > 40.0);
    }

    #[test]
    fn the_axis_keeps_the_order_of_days() {
        let dates = [day(2015, 3, 1), day(2020, 8, 6), day(2020, 8, 14), day(2020, 9, 11), day(2021, 11, 12)];
        let scale = BrokenScale::of(&dates.iter().collect::<Vec<_>>());
        let places: Vec<f64> = dates.iter().map(|date| scale.percent(date.earliest)).collect();
        assert!(places.is_sorted() && places[0] >= 0.0 && places[4] <= 100.0, "{places:?}");
    }

    #[test]
    fn a_short_story_has_a_true_scale_by_months() {
        let dates = [day(2020, 8, 6), day(2020, 8, 14), day(2021, 1, 11)];
        let scale = BrokenScale::of(&dates.iter().collect::<Vec<_>>());
        assert!(scale.squeezed().is_empty());
        assert_eq!(scale.dense_months().len(), 6);
    }
}
