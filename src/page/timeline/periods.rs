//! Into which pages the timeline is divided: one for a small dossier; else an overview, and a page for each decade or,
//! where a decade is full, for each year. A year that is too full for one page has several.
//!
//! Everything is found by the dates' order, without a walk over all of them for each page.

use crate::link::graph::{LinkGraph, Moment};
use crate::model::{Date, Permalink};
use crate::page::list::parts::part_permalink;
use crate::site::{DocId, Site, View};
use crate::work;

/// Entries on one page of the timeline.
pub const ENTRIES_A_PAGE: usize = 100;

/// A page of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimelinePart {
    /// The whole timeline, or the overview of its periods.
    Whole,
    /// A page of a period, from 1.
    Period(Period, usize),
}

impl TimelinePart {
    /// The period of which it is a page; none for the whole timeline.
    pub fn period(self) -> Option<Period> {
        match self {
            TimelinePart::Whole => None,
            TimelinePart::Period(period, _) => Some(period),
        }
    }
}

/// A year or a decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub first: i16,
    pub last: i16,
}

/// An event or a milestone, by its place in the graph, or an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Moment(Moment),
    Article(DocId),
}

/// All pages of the timeline; none in a dossier without dates.
pub fn timeline_parts(site: &Site, graph: &LinkGraph) -> Vec<TimelinePart> {
    if graph.years().is_empty() {
        return Vec::new();
    }
    let mut parts = vec![TimelinePart::Whole];
    if !is_one_page(graph) {
        for (period, count) in periods(site, graph) {
            parts.extend((1..=count.div_ceil(ENTRIES_A_PAGE)).map(|number| TimelinePart::Period(period, number)));
        }
    }
    parts
}

/// Whether the timeline stands on a single page.
pub fn is_one_page(graph: &LinkGraph) -> bool {
    graph.moments().len() + graph.articles().len() <= ENTRIES_A_PAGE
}

/// The address of a page of the timeline: `timeline/`, `timeline/2020/`, `timeline/1990-1999/`, `timeline/2020/page/2/`.
pub fn timeline_permalink(part: TimelinePart) -> Permalink {
    match part {
        TimelinePart::Whole => View::Timeline.permalink(),
        TimelinePart::Period(period, number) => {
            part_permalink(&Permalink::of(["timeline", &period.folder()]), "page", number)
        }
    }
}

impl Period {
    /// `2020`, `1990–1999`.
    pub fn label(self) -> String {
        match self.first == self.last {
            true => self.first.to_string(),
            false => format!("{}–{}", self.first, self.last),
        }
    }

    fn folder(self) -> String {
        match self.first == self.last {
            true => format!("{:04}", self.first),
            false => format!("{:04}-{:04}", self.first, self.last),
        }
    }
}

/// The periods that have entries, in order, with how many each has.
pub fn periods(site: &Site, graph: &LinkGraph) -> Vec<(Period, usize)> {
    let mut periods = Vec::new();
    let mut next = first_year_from(site, graph, i16::MIN);
    while let Some(year) = next {
        let period = period_of(site, graph, year);
        periods.push((period, count(site, graph, period)));
        next = first_year_from(site, graph, period.last + 1);
    }
    periods
}

/// The periods with entries before and after one.
pub fn neighbours(site: &Site, graph: &LinkGraph, period: Period) -> (Option<Period>, Option<Period>) {
    let moment = |at: usize| graph.moments().get(at).map(|moment| graph.date_of(*moment).earliest.year());
    let article = |at: usize| graph.articles().get(at).and_then(|id| year(site, *id));
    let before = |at: usize| at.checked_sub(1);
    let earlier = [
        before(moments_before(graph, period.first)).and_then(moment),
        before(articles_before(site, graph, period.first)).and_then(article),
    ];
    let earlier = earlier.into_iter().flatten().max();
    let later = first_year_from(site, graph, period.last + 1);
    let of = |year: Option<i16>| year.map(|year| period_of(site, graph, year));
    (of(earlier), of(later))
}

/// The entries of a period by date; those known to a day before vaguer ones, events and milestones before articles.
pub fn entries(site: &Site, graph: &LinkGraph, period: Period) -> Vec<Entry> {
    let moments = moments_before(graph, period.first)..moments_before(graph, period.last.saturating_add(1));
    let articles =
        articles_before(site, graph, period.first)..articles_before(site, graph, period.last.saturating_add(1));
    let moments = graph.moments()[moments].iter().map(|moment| (graph.date_of(*moment), Entry::Moment(*moment)));
    let mut all: Vec<(&Date, Entry)> = moments.collect();
    let article = |id: &DocId| Some((site.document(*id).date()?, Entry::Article(*id)));
    all.extend(graph.articles()[articles].iter().filter_map(article));
    work::steps(all.len());
    // A stable sort: moments stay before articles.
    all.sort_by(|a, b| a.0.order(b.0));
    all.into_iter().map(|(_, entry)| entry).collect()
}

pub fn all_entries(site: &Site, graph: &LinkGraph) -> Vec<Entry> {
    entries(site, graph, Period { first: i16::MIN, last: i16::MAX })
}

/// The decade, or the year where the decade is too full for a page.
fn period_of(site: &Site, graph: &LinkGraph, year: i16) -> Period {
    let first = year.div_euclid(10) * 10;
    let decade = Period { first, last: first + 9 };
    if count(site, graph, decade) <= ENTRIES_A_PAGE { decade } else { Period { first: year, last: year } }
}

fn count(site: &Site, graph: &LinkGraph, period: Period) -> usize {
    let before = |year| moments_before(graph, year) + articles_before(site, graph, year);
    before(period.last + 1) - before(period.first)
}

/// The year of the first entry in a year or after it.
fn first_year_from(site: &Site, graph: &LinkGraph, from: i16) -> Option<i16> {
    let moment = graph.moments().get(moments_before(graph, from)).map(|moment| graph.date_of(*moment).earliest.year());
    let article = graph.articles().get(articles_before(site, graph, from)).and_then(|id| year(site, *id));
    [moment, article].into_iter().flatten().min()
}

fn moments_before(graph: &LinkGraph, year: i16) -> usize {
    graph.moments().partition_point(|moment| graph.date_of(*moment).earliest.year() < year)
}

fn articles_before(site: &Site, graph: &LinkGraph, before: i16) -> usize {
    graph.articles().partition_point(|id| year(site, *id).is_some_and(|year| year < before))
}

fn year(site: &Site, article: DocId) -> Option<i16> {
    Some(site.document(article).date()?.earliest.year())
}
