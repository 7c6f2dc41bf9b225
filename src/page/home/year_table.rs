//! What happened, by year: the compact table of events on the front page.

use serde::Serialize;

use crate::link::graph::DatedEvent;
use crate::model::Precision;
use crate::page::notation::event;
use crate::page::notation::{DateView, Here};
use crate::page::timeline::periods::Period;
use crate::site::DocId;

#[derive(Clone, Debug, Serialize)]
pub struct YearTable {
    /// «21 Ereignisse».
    pub summary: String,
    /// The years, oldest first; years without events are put together.
    pub years: Vec<YearColumn>,
    /// What the lines before the events mean: class and words.
    pub key: Vec<(String, String)>,
}

/// One year, or several without events.
#[derive(Clone, Debug, Serialize)]
pub struct YearColumn {
    /// `2020`, `2005–2014`.
    pub label: String,
    /// `small`, `medium` or `large`: how much room it takes; `none` where nothing happened.
    pub size: &'static str,
    pub events: Vec<YearEvent>,
    /// «und 12 weitere»; empty for none.
    pub more: String,
}

/// One event in the table.
#[derive(Clone, Debug, Serialize)]
pub struct YearEvent {
    /// Its date with the words for those who do not see the short form.
    pub date: DateView,
    /// The date without its year: `08-14`, `11-··`; empty for the year as a whole. What spans several years stands
    /// whole: `1914/1918`, `19··-··-··`.
    pub short_date: String,
    pub title: String,
    pub lang: String,
    /// Where it is told.
    pub href: String,
    pub class: String,
}

/// Up to this many events all are shown; beyond, only the last of each year.
const ALL_SHOWN: usize = 60;
const OF_A_YEAR: usize = 4;
/// Years of the table; earlier ones are left out where events are many.
const YEARS: usize = 12;

/// The events of the dossier by year; `None` where there are none.
pub fn year_table(here: &Here<'_>) -> Option<YearTable> {
    let events = here.graph.events();
    let all = events.len() <= ALL_SHOWN;
    let mut columns: Vec<(i16, Vec<&DatedEvent>)> = Vec::new();
    for event in events {
        let year = event.event.date.earliest.year();
        match columns.last_mut() {
            Some((last, events)) if *last == year => events.push(event),
            _ => columns.push((year, vec![event])),
        }
    }
    if columns.is_empty() {
        return None;
    }
    if !all && columns.len() > YEARS {
        columns.drain(..columns.len() - YEARS);
    }
    let mut years = Vec::new();
    let mut classes: Vec<(String, DocId)> = Vec::new();
    let mut last = columns[0].0 - 1;
    for (year, events) in columns {
        if year > last + 1 {
            years.push(quiet(last + 1, year - 1));
        }
        last = year;
        let left_out = if all { 0 } else { events.len().saturating_sub(OF_A_YEAR) };
        let shown = &events[left_out..];
        for event in shown {
            let class = event::event_class(here, event);
            let of = event.about.iter().find(|&&id| here.kind_class(here.site.kind(id)) == class);
            if let (Some(&id), false) = (of, classes.iter().any(|(known, _)| *known == class)) {
                classes.push((class, id));
            }
        }
        years.push(YearColumn {
            label: year.to_string(),
            size: match shown.len() {
                0..=2 => "small",
                3..=5 => "medium",
                _ => "large",
            },
            events: shown.iter().map(|event| year_event(here, event)).collect(),
            more: here.labels.more(left_out),
        });
    }
    classes.sort();
    let kind = |(class, id): (String, DocId)| (class, here.labels.of(&here.site.kind(id).singular).to_owned());
    Some(YearTable {
        summary: here.labels.count("count.events", events.len()),
        years,
        key: classes.into_iter().map(kind).collect(),
    })
}

fn year_event(here: &Here<'_>, event: &DatedEvent) -> YearEvent {
    let date = &event.event.date;
    let view = event::event_date(here, event);
    let day = date.earliest;
    let short_date = match date.precision {
        Precision::Day => format!("{:02}-{:02}", day.month(), day.day()),
        Precision::Month => format!("{:02}-··", day.month()),
        Precision::Quarter => format!("Q{}", (day.month() + 2) / 3),
        Precision::Year => String::new(),
        // Dates within the year leave it out; a date that spans several years is written in full.
        Precision::Interval => match date.years() {
            [first, last] if first == last && !date.open_start && !date.open_end => {
                view.known.replace(&format!("{first:04}-"), "")
            }
            _ => format!("{}{}", view.known, view.unknown),
        },
    };
    YearEvent {
        date: view,
        short_date,
        title: event.event.title.clone(),
        lang: here.foreign(event.article),
        href: here.article_citation(event.article, event.passage).href,
        class: event::event_class(here, event),
    }
}

fn quiet(first: i16, last: i16) -> YearColumn {
    YearColumn { label: Period { first, last }.label(), size: "none", events: Vec::new(), more: String::new() }
}
