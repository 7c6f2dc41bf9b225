//! The timeline: what happened and when it was reported, as lanes and as a list.

pub mod band;
pub mod lanes;
pub mod list;
pub mod periods;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::{Here, TextLink};
use crate::draw::axis::Axis;
use crate::draw::strip::format_percent;
use crate::link::graph::LinkGraph;
use crate::page::article::record::{CiteView, PlaceView, cite_entry, cite_list};
use crate::page::frame;
use crate::page::list::filters::FilterGroup;
use crate::page::list::parts::{BarEntry, PageLink, on_page, part_links};
use crate::page::notation::event;
use crate::page::plan::{Content, Page};
use crate::page::timeline::lanes::{Lanes, LanesView};
use crate::page::timeline::list::{TimelineSection, month_id, month_of};
use crate::page::timeline::periods::{
    ENTRIES_A_PAGE, Entry, Period, TimelinePart, all_entries, entries, is_one_page, neighbours, periods,
    timeline_parts, timeline_permalink,
};
use crate::site::{Site, View};

#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    pub frame: Frame,
    pub kicker: String,
    /// «Was wann geschah».
    pub title: String,
    pub lede: String,
    /// The filters; empty where there is nothing to choose.
    pub filters: Vec<FilterGroup>,
    /// The drawing; further pages of a period have none.
    pub lanes: Option<LanesView>,
    /// The entries; empty on the overview of a large dossier.
    pub sections: Vec<TimelineSection>,
    /// The periods of a large dossier, on its overview.
    pub periods: Vec<PeriodRow>,
    /// Where the months of a year begin that has several pages.
    pub months: Vec<BarEntry>,
    /// The pages of a year that has several.
    pub pages: Vec<PageLink>,
    pub earlier: Option<TextLink>,
    pub later: Option<TextLink>,
    pub cite: CiteView,
    /// How to cite one of its entries.
    pub cite_place: PlaceView,
}

/// A period in the overview of a large dossier.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodRow {
    /// `2020`, `1990–1999`.
    pub label: String,
    pub href: String,
    pub events: usize,
    pub articles: usize,
    /// Its share of the fullest period, in percent.
    pub share: String,
}

/// All entries of a period, and their lanes: made once for all of its pages.
struct Told {
    all: Vec<Entry>,
    lanes: Lanes,
}

impl Told {
    fn of(here: &Here<'_>, part: TimelinePart) -> Told {
        let all = match part.period() {
            None => all_entries(here.site, here.graph),
            Some(period) => entries(here.site, here.graph, period),
        };
        Told { lanes: lanes::lanes(here, &all), all }
    }
}

/// The timeline, and a page for each period of a large dossier.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let parts = timeline_parts(site, graph);
    let of_period = |parts: &[TimelinePart]| {
        let shared: Arc<OnceLock<Told>> = Arc::default();
        let page = |&part: &TimelinePart| {
            let told = shared.clone();
            Page::new(site, timeline_permalink(part), move |here| {
                Content::new("timeline.html", timeline(here, part, told.get_or_init(|| Told::of(here, part))))
            })
        };
        parts.iter().map(page).collect::<Vec<Page>>()
    };
    parts.chunk_by(|a, b| a.period() == b.period()).flat_map(of_period).collect()
}

/// A page of the timeline; none in a dossier without dates.
fn timeline(here: &Here<'_>, part: TimelinePart, told: &Told) -> Option<TimelineView> {
    let axis = band::axis(here)?;
    Some(match part {
        TimelinePart::Whole if is_one_page(here.graph) => {
            let years = here.labels.years(axis.years());
            timeline_page(here, part, &axis, told, &years)
        }
        TimelinePart::Whole => timeline_overview(here, &axis, told),
        TimelinePart::Period(period, number) => {
            let (earlier, later) = neighbours(here.site, here.graph, period);
            let link = |period: Period| TextLink {
                text: period.label(),
                href: here.href(&timeline_permalink(TimelinePart::Period(period, 1))),
            };
            let years = here.labels.years((period.first, period.last));
            let axis = Axis::between(period.first, period.last);
            let mut view = timeline_page(here, part, &axis, told, &years);
            let last = told.all.len().div_ceil(ENTRIES_A_PAGE);
            if last > 1 {
                view.months = month_bar(here, period, &told.all);
                let href = |n| here.href(&timeline_permalink(TimelinePart::Period(period, n)));
                view.pages = part_links(last, number, href);
            }
            (view.earlier, view.later) = (earlier.map(link), later.map(link));
            view
        }
    })
}

/// A page with a list: a part of what is told, which its title names.
fn timeline_page(here: &Here<'_>, part: TimelinePart, axis: &Axis, told: &Told, years: &str) -> TimelineView {
    let Told { all, lanes: all_lanes } = told;
    let number = if let TimelinePart::Period(_, number) = part { number } else { 1 };
    let shown = on_page(all, number, ENTRIES_A_PAGE);
    let from = (number - 1) * ENTRIES_A_PAGE;
    let lanes = all_lanes.part(from, shown.len());
    let mut slots = vec![String::new(); shown.len()];
    let filters = list::timeline_filters(here, shown, &lanes, &mut slots);
    // The drawing is that of the whole period and stands on its first page; the filters reach what a page lists.
    let own = (shown.len() == all.len()).then_some(&*slots);
    let drawing = (number == 1).then(|| lanes::lanes_view(here, axis, all, all_lanes, own, years));
    let sections = list::timeline_sections(here, part, shown, &lanes, &slots);
    TimelineView { filters, sections, ..timeline_head(here, part, all, years, drawing) }
}

/// The overview of a large dossier: the drawing, and the periods with their pages.
fn timeline_overview(here: &Here<'_>, axis: &Axis, told: &Told) -> TimelineView {
    let Told { all, lanes } = told;
    let years = here.labels.years(axis.years());
    let drawing = Some(lanes::lanes_view(here, axis, all, lanes, None, &years));
    let periods = periods(here.site, here.graph);
    let most = periods.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let mut rest = &all[..];
    let mut rows = Vec::with_capacity(periods.len());
    for (period, count) in periods {
        let own;
        (own, rest) = rest.split_at(count);
        let events = own.iter().filter(|entry| matches!(entry, Entry::Moment(_))).count();
        rows.push(PeriodRow {
            label: period.label(),
            href: here.href(&timeline_permalink(TimelinePart::Period(period, 1))),
            events,
            articles: count - events,
            share: format_percent(count as f64 / most as f64 * 100.0),
        });
    }
    TimelineView { periods: rows, ..timeline_head(here, TimelinePart::Whole, all, &years, drawing) }
}

fn timeline_head(
    here: &Here<'_>,
    part: TimelinePart,
    all: &[Entry],
    years: &str,
    lanes: Option<LanesView>,
) -> TimelineView {
    let name = here.labels.text("frame.timeline");
    let moments = all.iter().filter_map(|entry| if let Entry::Moment(moment) = entry { Some(moment) } else { None });
    let events = moments.clone().count();
    let articles = all.len() - events;
    let counted = (articles > 0).then(|| here.labels.count("count.articles", articles));
    let counts = event::counted(here, moments).join(", ");
    let counts = Some(counts).filter(|counts| !counts.is_empty()).into_iter().chain(counted);
    let counts = counts.collect::<Vec<_>>().join(&format!(" {} ", here.labels.text("list.and")));
    let lede = here.labels.text(if events > 0 { "timeline.lede" } else { "timeline.lede_articles" });
    let lede = lede.replace("{counts}", &counts).replace("{years}", years);
    let (title, page_title, above) = match part {
        TimelinePart::Whole => (here.labels.text("timeline.title").to_owned(), name.to_owned(), Vec::new()),
        TimelinePart::Period(period, number) => {
            let label = period.label();
            let mut above = vec![(name.to_owned(), View::Timeline.permalink().to_string())];
            let mut page_title = label.clone();
            if number > 1 {
                let first = timeline_permalink(TimelinePart::Period(period, 1));
                above.push((label.clone(), first.to_string()));
                let part = here.labels.text("index.part").replace("{title}", &label);
                page_title = part.replace("{n}", &number.to_string());
            }
            (here.labels.text("timeline.title_of").replace("{years}", years), page_title, above)
        }
    };
    let spoken = match part {
        TimelinePart::Whole => page_title.clone(),
        TimelinePart::Period(..) => format!("{name} {page_title}"),
    };
    let mut frame = frame::frame(
        here,
        &About {
            title: &spoken,
            description: &lede,
            section: View::Timeline.folder(),
            shows_standing: true,
            class: "timeline",
            above: &above,
            ..About::default()
        },
    );
    if let Some(last) = frame.crumbs.last_mut() {
        last.text = page_title;
    }
    TimelineView {
        cite: cite_list(here, &frame.title, &frame.canonical),
        cite_place: cite_entry(here, &frame.title),
        frame,
        kicker: name.to_owned(),
        title,
        lede,
        filters: Vec::new(),
        lanes,
        sections: Vec::new(),
        periods: Vec::new(),
        months: Vec::new(),
        pages: Vec::new(),
        earlier: None,
        later: None,
    }
}

/// Where the months of a year begin, on whichever of its pages.
fn month_bar(here: &Here<'_>, period: Period, all: &[Entry]) -> Vec<BarEntry> {
    let mut bar: Vec<(i8, BarEntry)> = Vec::new();
    for (at, &entry) in all.iter().enumerate() {
        let date = lanes::entry_date(here, entry);
        let month = month_of(date);
        match bar.last_mut() {
            Some((last, entry)) if *last == month => entry.count += 1,
            _ => {
                let page = timeline_permalink(TimelinePart::Period(period, at / ENTRIES_A_PAGE + 1));
                let href = here.href_to(page.as_str(), &month_id(month));
                bar.push((month, BarEntry { text: list::month_label(here, date), href, count: 1 }));
            }
        }
    }
    bar.into_iter().map(|(_, entry)| entry).collect()
}
