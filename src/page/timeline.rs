//! The timeline: what happened and when it was reported, as lanes and as a list.

use serde::Serialize;

use super::axis::Axis;
use super::filters::{FilterGroup, filter_group};
use super::frame::{About, Frame};
use super::index::{BarEntry, on_page};
use super::lanes::{Lanes, LanesView};
use super::mentions::PageLink;
use super::notation::{Citation, DateView, DocumentLink, Here};
use super::periods::{
    ENTRIES_A_PAGE, Entry, Period, TimelinePart, all_entries, entries, is_one_page, neighbours, periods,
    timeline_permalink,
};
use super::strip::format_percent;
use crate::diagnostic::Place;
use crate::link::reference::find_reference;
use crate::model::Date;
use crate::site::DocId;

/// A page of the timeline.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// What every page has.
    pub frame: Frame,
    /// The word above the title.
    pub kicker: String,
    /// «Was wann geschah».
    pub title: String,
    /// What is listed.
    pub lede: String,
    /// The filters; empty where there is nothing to choose.
    pub filters: Vec<FilterGroup>,
    /// The drawing.
    pub lanes: LanesView,
    /// The entries; empty on the overview of a large dossier.
    pub sections: Vec<TimelineSection>,
    /// The periods of a large dossier, on its overview.
    pub periods: Vec<PeriodRow>,
    /// Where the months of a year begin that has several pages.
    pub months: Vec<BarEntry>,
    /// The pages of a year that has several.
    pub pages: Vec<PageLink>,
    /// The period before.
    pub earlier: Option<PeriodLink>,
    /// The period after.
    pub later: Option<PeriodLink>,
}

/// The entries of a year, or of a month on the page of a year.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineSection {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// Whether it is a month.
    pub month: bool,
    /// «2018: kein Eintrag», years before it without any; empty for none.
    pub gap: String,
    /// The entries by date.
    pub entries: Vec<TimelineEntry>,
}

/// An event or an article.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineEntry {
    /// Its anchor.
    pub id: String,
    /// The classes by which filters hide it.
    pub slots: String,
    /// When.
    pub date: Option<DateView>,
    /// Its lane.
    pub lane: String,
    /// What happened, or the headline.
    pub title: String,
    /// Where to read it: filled for articles.
    pub href: String,
    /// Language of an article's headline where it is not the page's; empty otherwise.
    pub lang: String,
    /// How an event is known, in words; the outlet of an article.
    pub remark: String,
    /// A note.
    pub note: String,
    /// Who tells it.
    pub citations: Vec<Citation>,
    /// Whom it concerns.
    pub about: Vec<DocumentLink>,
    /// «3 weitere», of those whom it concerns; empty for none.
    pub more: String,
}

/// A period in the overview of a large dossier.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodRow {
    /// `2020`, `1990–1999`.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many events it has.
    pub events: usize,
    /// How many articles.
    pub articles: usize,
    /// Its share of the fullest period, in percent.
    pub share: String,
}

/// The way to another period.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodLink {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
}

/// Names beside an entry.
const ABOUT: usize = 6;

/// A page of the timeline; none in a dossier without dates.
pub fn timeline(here: &Here<'_>, part: TimelinePart) -> Option<TimelineView> {
    let axis = here.axis()?;
    Some(match part {
        TimelinePart::Whole if is_one_page(here.graph) => {
            let all = all_entries(here.site, here.graph);
            let years = here.years_in_words(axis.years());
            here.timeline_page(part, &axis, &all, &years)
        }
        TimelinePart::Whole => here.timeline_overview(&axis),
        TimelinePart::Period(period, number) => {
            let all = entries(here.site, here.graph, period);
            let (earlier, later) = neighbours(here.site, here.graph, period);
            let link = |period: Period| PeriodLink {
                label: period_label(period),
                href: here.href(&timeline_permalink(TimelinePart::Period(period, 1))),
            };
            let years = here.years_in_words((period.first, period.last));
            let axis = Axis::between(period.first, period.last);
            let mut view = here.timeline_page(part, &axis, &all, &years);
            let last = all.len().div_ceil(ENTRIES_A_PAGE);
            if last > 1 {
                view.months = here.month_bar(period, &all);
                let page = |n: usize| PageLink {
                    number: n,
                    href: match n == number {
                        true => String::new(),
                        false => here.href(&timeline_permalink(TimelinePart::Period(period, n))),
                    },
                };
                view.pages = (1..=last).map(page).collect();
            }
            (view.earlier, view.later) = (earlier.map(link), later.map(link));
            view
        }
    })
}

impl Here<'_> {
    /// A page with a list: a part of `all`, of which its title speaks.
    fn timeline_page(&self, part: TimelinePart, axis: &Axis, all: &[Entry], years: &str) -> TimelineView {
        let number = if let TimelinePart::Period(_, number) = part { number } else { 1 };
        let shown = on_page(all, number, ENTRIES_A_PAGE);
        let from = (number - 1) * ENTRIES_A_PAGE;
        let all_lanes = self.lanes(all);
        let lanes = all_lanes.part(from, shown.len());
        let mut slots = vec![String::new(); shown.len()];
        let filters = self.timeline_filters(shown, &lanes, &mut slots);
        // The drawing is that of the period on each of its pages; the filters reach what the page lists.
        let own = (shown.len() == all.len()).then_some(&*slots);
        let drawing = self.lanes_view(axis, all, &all_lanes, own);
        let sections = self.timeline_sections(part, shown, &lanes, &slots);
        TimelineView { filters, sections, ..self.timeline_head(part, all, years, drawing) }
    }

    /// The overview of a large dossier: the drawing, and the periods with their pages.
    fn timeline_overview(&self, axis: &Axis) -> TimelineView {
        let all = all_entries(self.site, self.graph);
        let lanes = self.lanes(&all);
        let drawing = self.lanes_view(axis, &all, &lanes, None);
        let periods = periods(self.site, self.graph);
        let most = periods.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let mut rest = &all[..];
        let mut rows = Vec::with_capacity(periods.len());
        for (period, count) in periods {
            let own;
            (own, rest) = rest.split_at(count);
            let events = own.iter().filter(|entry| matches!(entry, Entry::Event(_))).count();
            rows.push(PeriodRow {
                label: period_label(period),
                href: self.href(&timeline_permalink(TimelinePart::Period(period, 1))),
                events,
                articles: count - events,
                share: format_percent(count as f64 / most as f64 * 100.0),
            });
        }
        let years = self.years_in_words(axis.years());
        TimelineView { periods: rows, ..self.timeline_head(TimelinePart::Whole, &all, &years, drawing) }
    }

    /// A page without its list.
    fn timeline_head(&self, part: TimelinePart, all: &[Entry], years: &str, mut lanes: LanesView) -> TimelineView {
        let name = self.labels.text("frame.timeline");
        let events = all.iter().filter(|entry| matches!(entry, Entry::Event(_))).count();
        let counts = [("count.events", events), ("count.articles", all.len() - events)];
        let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.labels.count(key, n));
        let counts = counts.collect::<Vec<_>>().join(&format!(" {} ", self.labels.text("list.and")));
        let lede = self.labels.text(if events > 0 { "timeline.lede" } else { "timeline.lede_articles" });
        let lede = lede.replace("{counts}", &counts).replace("{years}", years);
        let drawing = if lanes.dense { "timeline.overview" } else { "timeline.drawing" };
        lanes.label = self.labels.text(drawing).replace("{years}", years);
        let (title, page_title, above) = match part {
            TimelinePart::Whole => (self.labels.text("timeline.title").to_owned(), name.to_owned(), Vec::new()),
            TimelinePart::Period(period, number) => {
                let label = period_label(period);
                let mut above = vec![(name.to_owned(), "timeline/".to_owned())];
                let mut page_title = label.clone();
                if number > 1 {
                    let first = timeline_permalink(TimelinePart::Period(period, 1));
                    above.push((label.clone(), first.to_string()));
                    let part = self.labels.text("index.part").replace("{title}", &label);
                    page_title = part.replace("{n}", &number.to_string());
                }
                (self.labels.text("timeline.title_of").replace("{years}", years), page_title, above)
            }
        };
        let spoken = match part {
            TimelinePart::Whole => page_title.clone(),
            TimelinePart::Period(..) => format!("{name} {page_title}"),
        };
        let mut frame = self.frame(&About {
            title: &spoken,
            description: &lede,
            language: &self.site.config.language,
            section: "timeline",
            class: "timeline",
            above: &above,
            noindex: false,
            feed: "",
        });
        if let Some(last) = frame.crumbs.last_mut() {
            last.text = page_title;
        }
        TimelineView {
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

    fn timeline_filters(&self, shown: &[Entry], lanes: &Lanes, slots: &mut [String]) -> Vec<FilterGroup> {
        let text = |key: &str| self.labels.text(&format!("timeline.filter.{key}"));
        let own_lanes: Vec<Vec<usize>> = lanes.of.iter().map(|lane| vec![*lane]).collect();
        let topics: Vec<Vec<&str>> = shown.iter().map(|entry| self.topics_of(*entry)).collect();
        let names: Vec<Vec<DocId>> = shown.iter().map(|entry| self.concerned(*entry)).collect();
        let topic = |topic: &str| {
            let labels = self.site.config.topics.get(topic);
            labels.map_or_else(|| topic.to_owned(), |labels| self.labels.of(labels).to_owned())
        };
        let name = |id: DocId| self.site.document(id).short().to_owned();
        let groups = [
            filter_group("k", text("lane"), &own_lanes, false, |lane| lanes.names[lane].clone(), slots),
            filter_group("t", text("topic"), &topics, true, topic, slots),
            filter_group("n", text("name"), &names, true, name, slots),
        ];
        groups.into_iter().flatten().collect()
    }

    /// The topics of an entry: those of its article.
    fn topics_of(&self, entry: Entry) -> Vec<&str> {
        let article = match entry {
            Entry::Event(at) => self.graph.events()[at].article,
            Entry::Article(id) => id,
        };
        let mut topics: Vec<&str> = self.site.document(article).topics.iter().map(String::as_str).collect();
        topics.sort_unstable();
        topics.dedup();
        topics
    }

    /// Whom an entry concerns: an event as written, an article by its main subjects.
    fn concerned(&self, entry: Entry) -> Vec<DocId> {
        let mut ids: Vec<DocId> = Vec::new();
        let mut add = |id: DocId| {
            if !ids.contains(&id) {
                ids.push(id);
            }
        };
        match entry {
            Entry::Event(at) => self.graph.events()[at].about.iter().copied().for_each(&mut add),
            Entry::Article(id) => {
                let document = self.site.document(id);
                let about = document.article().map(|article| &article.about).into_iter().flatten();
                let found = about.filter_map(|to| find_reference(self.site, document, to, Place::File).ok());
                found.for_each(&mut add);
            }
        }
        ids
    }

    /// The list: by year, on the page of a single year by month.
    fn timeline_sections(
        &self,
        part: TimelinePart,
        shown: &[Entry],
        lanes: &Lanes,
        slots: &[String],
    ) -> Vec<TimelineSection> {
        let by_month = matches!(part, TimelinePart::Period(period, _) if period.first == period.last);
        let mut sections: Vec<TimelineSection> = Vec::new();
        let mut last_year = None;
        for (at, &entry) in shown.iter().enumerate() {
            let date = self.entry_date(entry);
            let year = date.earliest.year();
            let id = if by_month { month_id(date) } else { format!("y{year}") };
            if sections.last().is_none_or(|section| section.id != id) {
                let gap = match last_year {
                    Some(last) if last + 1 < year => self.quiet_years(last + 1, year - 1),
                    _ => String::new(),
                };
                let label = if by_month { self.month_label(date) } else { year.to_string() };
                sections.push(TimelineSection { id, label, month: by_month, gap, entries: Vec::new() });
            }
            last_year = Some(year);
            let entry = self.timeline_entry(entry, &lanes.names[lanes.of[at]], &slots[at]);
            sections.last_mut().expect("a section was just made").entries.push(entry);
        }
        sections
    }

    fn quiet_years(&self, first: i16, last: i16) -> String {
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        self.labels.text("timeline.quiet").replace("{years}", &years)
    }

    /// «März», or «2020» for what is not known to a part of the year.
    fn month_label(&self, date: &Date) -> String {
        match month_of(date) {
            0 => self.labels.text("timeline.whole_year").replace("{year}", &date.earliest.year().to_string()),
            month => self.labels.text(&format!("month.{month}")).to_owned(),
        }
    }

    /// Where the months of a year begin, on whichever of its pages.
    fn month_bar(&self, period: Period, all: &[Entry]) -> Vec<BarEntry> {
        let mut bar: Vec<(String, BarEntry)> = Vec::new();
        for (at, &entry) in all.iter().enumerate() {
            let date = self.entry_date(entry);
            let id = month_id(date);
            match bar.last_mut() {
                Some((last, entry)) if *last == id => entry.count += 1,
                _ => {
                    let page = timeline_permalink(TimelinePart::Period(period, at / ENTRIES_A_PAGE + 1));
                    let href = self.href_to(page.as_str(), &id);
                    bar.push((id, BarEntry { text: self.month_label(date), href, count: 1 }));
                }
            }
        }
        bar.into_iter().map(|(_, entry)| entry).collect()
    }

    fn timeline_entry(&self, entry: Entry, lane: &str, slots: &str) -> TimelineEntry {
        let concerned = self.concerned(entry);
        let more = concerned.len().saturating_sub(ABOUT);
        let common = TimelineEntry {
            id: String::new(),
            slots: slots.to_owned(),
            date: None,
            lane: lane.to_owned(),
            title: String::new(),
            href: String::new(),
            lang: String::new(),
            remark: String::new(),
            note: String::new(),
            citations: Vec::new(),
            about: concerned.iter().take(ABOUT).map(|&id| self.short_link(id)).collect(),
            more: match more {
                0 => String::new(),
                n => self.labels.text("list.more").replace("{n}", &self.labels.number(n)),
            },
        };
        match entry {
            Entry::Event(at) => {
                let event = &self.graph.events()[at];
                let row = self.event_row(event, None);
                let article = self.site.document(event.article);
                TimelineEntry {
                    id: format!("e-{}-{}", article.slug, event.index + 1),
                    date: Some(row.date),
                    title: row.title,
                    remark: row.certainty,
                    note: row.note,
                    citations: row.citations,
                    ..common
                }
            }
            Entry::Article(id) => {
                let document = self.site.document(id);
                let foreign = document.language.tag() != self.labels.tag();
                let outlet = document.article().and_then(|article| article.source.outlet.value());
                TimelineEntry {
                    id: format!("a-{}", document.slug),
                    date: self.article_date(id),
                    title: document.title.clone(),
                    href: self.href_of(id, ""),
                    lang: if foreign { document.language.tag().to_owned() } else { String::new() },
                    remark: outlet.cloned().unwrap_or_default(),
                    ..common
                }
            }
        }
    }
}

fn period_label(period: Period) -> String {
    match period.first == period.last {
        true => period.first.to_string(),
        false => format!("{}–{}", period.first, period.last),
    }
}

/// The month under which a date is listed; 0 for what spans more than a quarter from the year's beginning. Such dates
/// come first in their year.
fn month_of(date: &Date) -> i8 {
    const QUARTER: i64 = 92;
    if date.width() > QUARTER && date.earliest == date.earliest.first_of_year() { 0 } else { date.earliest.month() }
}

fn month_id(date: &Date) -> String {
    format!("m{:02}", month_of(date))
}
