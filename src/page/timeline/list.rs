//! The list of the timeline: events and articles by date, with what filters them.

use serde::Serialize;

use crate::labels::fitting;
use crate::link::graph::Moment;
use crate::model::{Date, Role};
use crate::page::article::record::mark;
use crate::page::entity::events;
use crate::page::list::filters::{FilterGroup, filter_group};
use crate::page::notation::fact::FactValue;
use crate::page::notation::milestone::{MilestoneView, named_in_words};
use crate::page::notation::{Citation, DateView, DocumentLink, Here};
use crate::page::timeline::lanes::{self, Lanes};
use crate::page::timeline::periods::{Entry, Period, TimelinePart};
use crate::site::DocId;

/// The entries of a year, or of a month on the page of a year.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineSection {
    pub id: String,
    pub label: String,
    pub month: bool,
    /// «2018: kein Eintrag», years before it without any; empty for none.
    pub gap: String,
    pub entries: Vec<TimelineEntry>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct TimelineEntry {
    pub id: String,
    /// The classes by which filters hide it.
    pub slots: String,
    pub date: Option<DateView>,
    pub lane: String,
    /// What happened, or the headline; empty for a milestone.
    pub title: String,
    pub milestone: Option<MilestoneView>,
    /// Where to read it: filled for articles.
    pub href: String,
    pub lang: String,
    /// How an event is known, in words.
    pub remark: String,
    /// The outlet of an article, with the mark of how it is known.
    pub outlet: Option<FactValue>,
    pub note: String,
    pub citations: Vec<Citation>,
    pub about: Vec<DocumentLink>,
    /// «3 weitere», of those whom it concerns; empty for none.
    pub more: String,
    /// Where all of them stand; empty where `further` has them.
    pub more_href: String,
    /// The others, which a reader opens.
    pub further: Vec<DocumentLink>,
}

/// Names beside an event, and beside an article, whose own page has all of them.
const ABOUT: usize = 6;
const ABOUT_ARTICLE: usize = 3;
/// Further names that a reader opens beside an entry.
const FURTHER: usize = 40;

/// The filters of a list; the classes of the entries are appended to `slots`.
pub fn timeline_filters(here: &Here<'_>, shown: &[Entry], lanes: &Lanes, slots: &mut [String]) -> Vec<FilterGroup> {
    let text = |key: &str| here.labels.text(&format!("timeline.filter.{key}"));
    let topics: Vec<Vec<DocId>> = shown.iter().map(|entry| topics_of_entry(here, *entry)).collect();
    let names: Vec<Vec<DocId>> = shown.iter().map(|entry| concerned(here, *entry).to_vec()).collect();
    let topic = |topic: DocId| here.site.topic_label(topic, here.labels).to_owned();
    let name = |id: DocId| here.site.document(id).short().to_owned();
    let groups = [
        filter_group("fk", text("lane"), &lanes.concerned, false, |lane| lanes.names[lane].clone(), slots),
        filter_group("ft", text("topic"), &topics, true, topic, slots),
        filter_group("fn", text("name"), &names, true, name, slots),
    ];
    groups.into_iter().flatten().collect()
}

/// The topics of an entry: those of its article, or of a milestone.
fn topics_of_entry(here: &Here<'_>, entry: Entry) -> Vec<DocId> {
    match entry {
        Entry::Moment(moment) => here.graph.topics_of(here.site, moment),
        Entry::Article(id) => here.site.topics_of(id).to_vec(),
    }
}

/// Whom an entry concerns: an event as written, an article by its main subjects.
fn concerned<'h>(here: &Here<'h>, entry: Entry) -> &'h [DocId] {
    match entry {
        Entry::Moment(moment) => here.graph.concerned_by(moment),
        Entry::Article(id) => here.graph.subjects(id),
    }
}

/// The list: by year, on the page of a single year by month.
pub fn timeline_sections(
    here: &Here<'_>,
    part: TimelinePart,
    shown: &[Entry],
    lanes: &Lanes,
    slots: &[String],
) -> Vec<TimelineSection> {
    let by_month = matches!(part, TimelinePart::Period(period, _) if period.first == period.last);
    let mut sections: Vec<TimelineSection> = Vec::new();
    let mut last_year = None;
    for (at, &entry) in shown.iter().enumerate() {
        let date = lanes::entry_date(here, entry);
        let year = date.earliest.year();
        let id = if by_month { month_id(month_of(date)) } else { format!("y{year}") };
        if sections.last().is_none_or(|section| section.id != id) {
            let gap = match last_year {
                Some(last) if last + 1 < year => quiet_years(here, last + 1, year - 1),
                _ => String::new(),
            };
            let label = if by_month { month_label(here, date) } else { year.to_string() };
            sections.push(TimelineSection { id, label, month: by_month, gap, entries: Vec::new() });
        }
        last_year = Some(year);
        let entry = timeline_entry(here, entry, &lanes.names[lanes.of[at]], &slots[at]);
        sections.last_mut().expect("a section was just made").entries.push(entry);
    }
    sections
}

fn quiet_years(here: &Here<'_>, first: i16, last: i16) -> String {
    here.labels.text("timeline.quiet").replace("{years}", &Period { first, last }.label())
}

/// «März», or «2020» for what is not known to a part of the year.
pub fn month_label(here: &Here<'_>, date: &Date) -> String {
    match month_of(date) {
        0 => here.labels.text("timeline.whole_year").replace("{year}", &date.earliest.year().to_string()),
        month => here.labels.text(&format!("month.{month}")).to_owned(),
    }
}

fn timeline_entry(here: &Here<'_>, entry: Entry, lane: &str, slots: &str) -> TimelineEntry {
    // What an entry says in words is not said again beside it.
    let said = match entry {
        Entry::Moment(Moment::Milestone(at)) => named_in_words(here, here.graph.milestone(at)),
        Entry::Moment(Moment::Event(_)) | Entry::Article(_) => Vec::new(),
    };
    let concerned: Vec<DocId> = concerned(here, entry).iter().copied().filter(|id| !said.contains(id)).collect();
    let limit = if matches!(entry, Entry::Moment(_)) { ABOUT } else { ABOUT_ARTICLE };
    let (shown, further) = concerned.split_at(fitting(concerned.len(), limit));
    let links = |ids: &[DocId]| -> Vec<DocumentLink> { ids.iter().map(|&id| here.short_link(id)).collect() };
    let more_href = if further.is_empty() { String::new() } else { all_concerned(here, entry, further.len()) };
    let common = TimelineEntry {
        slots: slots.to_owned(),
        lane: lane.to_owned(),
        about: links(shown),
        more: here.labels.more(further.len()),
        further: if more_href.is_empty() { links(further) } else { Vec::new() },
        more_href,
        ..TimelineEntry::default()
    };
    match entry {
        Entry::Moment(moment) => {
            let row = events::row(here, moment, None, true);
            let id = match moment {
                Moment::Event(at) => {
                    let event = &here.graph.events()[at];
                    format!("e-{}-{}", here.site.document(event.article).slug, event.index + 1)
                }
                Moment::Milestone(_) => row.id,
            };
            TimelineEntry {
                id,
                date: Some(row.date),
                title: row.title,
                milestone: row.milestone,
                lang: row.lang,
                remark: row.certainty,
                note: row.note,
                citations: row.citations,
                ..common
            }
        }
        Entry::Article(id) => {
            let document = here.site.document(id);
            TimelineEntry {
                id: format!("a-{}", document.slug),
                date: here.article_date(id),
                title: document.title.clone(),
                href: here.href_of(id, ""),
                lang: here.foreign(id),
                outlet: document
                    .outlet()
                    .map(|outlet| mark(FactValue::text(outlet.to_owned()), document.basis.get("source.outlet"))),
                ..common
            }
        }
    }
}

/// The page that has all whom an entry concerns, where that is more than a list beside it has room for: the subjects of a
/// regulation, or the article that tells it; empty where the list itself has them.
fn all_concerned(here: &Here<'_>, entry: Entry, further: usize) -> String {
    match entry {
        Entry::Moment(Moment::Milestone(at)) => {
            let object = here.graph.milestone(at).about.last();
            let regulation = object.filter(|id| here.site.kind(**id).role == Role::Regulation);
            regulation.map(|id| here.href_of(*id, "affected")).unwrap_or_default()
        }
        _ if further <= FURTHER => String::new(),
        Entry::Moment(Moment::Event(at)) => here.href_of(here.graph.events()[at].article, ""),
        Entry::Article(id) => here.href_of(id, ""),
    }
}

/// The month under which a date is listed, that of its last day as far as it lies in the year; 0 for what spans the whole year.
/// Such dates come last in their year.
pub fn month_of(date: &Date) -> i8 {
    let last = date.last_of_first_year();
    let is_whole = date.earliest == date.earliest.first_of_year() && last == date.earliest.last_of_year();
    if is_whole { 0 } else { last.month() }
}

/// The anchor of that month.
pub fn month_id(month: i8) -> String {
    format!("m{month:02}")
}
