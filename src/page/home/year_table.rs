//! What happened, by year: the compact table of events and milestones on the front page.

use serde::Serialize;

use crate::link::graph::{Milestone, Moment};
use crate::model::{Date, Precision};
use crate::page::entity::places::relation_href;
use crate::page::notation::event::{self, moment_certainty, moment_date};
use crate::page::notation::milestone::milestone_words;
use crate::page::notation::{DateView, Here};
use crate::page::timeline::periods::Period;
use crate::site::DocId;

/// A narrow window shows more entries than this when it is asked.
const OPENLY: usize = 12;

#[derive(Clone, Debug, Serialize)]
pub struct YearTable {
    /// «21 Ereignisse, 30 Stichtage».
    pub summary: String,
    /// The years, oldest first; years without entries are put together.
    pub years: Vec<YearColumn>,
    /// Whether there are so many entries that a narrow window shows them when it is asked.
    pub folds: bool,
    /// What the lines before the entries mean: class and words.
    pub key: Vec<(String, String)>,
}

/// One year, or several without entries.
#[derive(Clone, Debug, Serialize)]
pub struct YearColumn {
    /// `2020`, `2005–2014`.
    pub label: String,
    /// `small`, `medium` or `large`: how much room it takes; `none` where nothing happened.
    pub size: &'static str,
    pub entries: Vec<YearEntry>,
    /// «und 12 weitere»; empty for none.
    pub more: String,
}

/// One event or milestone in the table.
#[derive(Clone, Debug, Serialize)]
pub struct YearEntry {
    pub date: DateView,
    /// The date in words without its year: «14. August»; empty for the year as a whole. What spans several years stands
    /// whole: «1914–1918».
    pub day: String,
    pub title: String,
    pub lang: String,
    /// How it is known, in words: «bestritten»; empty where a source simply states it.
    pub certainty: String,
    /// Where it is told, or the sources of the day stand.
    pub href: String,
    pub class: String,
}

/// Up to this many entries all are shown; beyond, only the last of each year.
const ALL_SHOWN: usize = 80;
const OF_A_YEAR: usize = 4;
/// Years of the table; earlier ones are left out where entries are many.
const YEARS: usize = 12;

/// The events and milestones of the dossier by year; `None` where there are none.
pub fn year_table(here: &Here<'_>) -> Option<YearTable> {
    let moments = here.graph.moments();
    let all = moments.len() <= ALL_SHOWN;
    let mut columns: Vec<(i16, Vec<Moment>)> = Vec::new();
    for moment in moments {
        let year = here.graph.date_of(*moment).earliest.year();
        match columns.last_mut() {
            Some((last, moments)) if *last == year => moments.push(*moment),
            _ => columns.push((year, vec![*moment])),
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
    for (year, moments) in columns {
        if year > last + 1 {
            years.push(quiet(last + 1, year - 1));
        }
        last = year;
        let left_out = if all { 0 } else { moments.len().saturating_sub(OF_A_YEAR) };
        let shown = &moments[left_out..];
        for moment in shown {
            let about = here.graph.concerned_by(*moment);
            let class = event::lane_class(here, about);
            let of = about.iter().find(|&&id| here.kind_class(here.site.kind(id)) == class);
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
            entries: shown.chunk_by(|a, b| is_one(here, *a, *b)).map(|same| entry(here, same, year)).collect(),
            more: here.labels.more(left_out),
        });
    }
    classes.sort();
    let kind = |(class, id): (String, DocId)| (class, here.labels.of(&here.site.kind(id).singular).to_owned());
    Some(YearTable {
        summary: event::counted(here, moments.iter()).join(", "),
        folds: years.iter().map(|year| year.entries.len()).sum::<usize>() > OPENLY,
        years,
        key: classes.into_iter().map(kind).collect(),
    })
}

/// Whether two milestones are one entry: what happened to one object on one day, for several subjects and by several sources.
fn is_one(here: &Here<'_>, a: Moment, b: Moment) -> bool {
    if moment_certainty(here, a) != moment_certainty(here, b) {
        return false;
    }
    let Some((a, b)) = milestone(here, a).zip(milestone(here, b)) else { return false };
    let step = |of: &Milestone| {
        let (relation, date) = here.graph.reaching(&of.reached[0])?;
        let is_of_then = date.assertion.is_some_and(|one| one.is_of_earlier_period);
        let is_measure = relation.kind.is_measure();
        is_measure.then_some((date.dated.step, relation.status(), relation.certainty(), is_of_then))
    };
    let is_same_step = step(a).is_some_and(|of| Some(of) == step(b));
    is_same_step && a.date.edtf == b.date.edtf && a.about.last() == b.about.last()
}

/// One entry: an event, or milestones that are told together.
fn entry(here: &Here<'_>, moments: &[Moment], year: i16) -> YearEntry {
    let date = moment_date(here, moments[0]);
    let day = in_year(here.graph.date_of(moments[0]), &date.words, year);
    let milestones: Vec<&Milestone> = moments.iter().filter_map(|moment| milestone(here, *moment)).collect();
    let (title, lang, href) = match moments[0] {
        Moment::Event(at) => {
            let event = &here.graph.events()[at];
            let href = here.article_citation(event.article, event.passage).href;
            (event.event.title.clone(), here.foreign(event.article), href)
        }
        Moment::Milestone(_) => (milestone_words(here, &milestones), String::new(), milestone_href(here, &milestones)),
    };
    let class = event::lane_class(here, here.graph.concerned_by(moments[0]));
    let certainty = moment_certainty(here, moments[0]);
    YearEntry { date, day, title, lang, certainty, href, class }
}

fn milestone<'h>(here: &Here<'h>, moment: Moment) -> Option<&'h Milestone> {
    match moment {
        Moment::Event(_) => None,
        Moment::Milestone(at) => Some(here.graph.milestone(at)),
    }
}

/// Where the sources of a day stand: at the relation, or in the history of the regulation that reached it or that took up several
/// on that day.
fn milestone_href(here: &Here<'_>, milestones: &[&Milestone]) -> String {
    let single = match milestones {
        [only] if only.about.len() == 2 => here.graph.reaching(&only.reached[0]),
        _ => None,
    };
    match single {
        Some((relation, _)) => relation_href(here, relation, relation.subject, &relation.anchor(here.site)),
        None => here.href_of(milestones[0].about[milestones[0].about.len() - 1], "history"),
    }
}

/// The words of a date without the year, where all of it lies in that year; empty for the year as a whole.
fn in_year(date: &Date, words: &str, year: i16) -> String {
    // Of «about 2023» the year is all there is.
    let is_year = date.precision == Precision::Year && (date.approximate || date.uncertain);
    let lies_in = date.years() == [year, year] && !date.open_start && !date.open_end;
    match lies_in && !is_year {
        true if words == year.to_string() => String::new(),
        true => words.replace(&format!(" {year}"), ""),
        false => words.to_owned(),
    }
}

fn quiet(first: i16, last: i16) -> YearColumn {
    YearColumn { label: Period { first, last }.label(), size: "none", entries: Vec::new(), more: String::new() }
}
