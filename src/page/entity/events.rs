//! What happened to an entity: the numbered list of its events and of the days that its relations reached. Long lists go on further pages.

use serde::Serialize;

use crate::link::graph::{DatedEvent, LinkGraph, Moment};
use crate::model::{Permalink, Role};
use crate::page::entity::event_axis::{self, EventAxis};
use crate::page::list::parts::{self, PageLink, on_page, part_links, part_permalink};
use crate::page::notation::event;
use crate::page::notation::milestone::{
    MilestoneView, milestone_certainty, milestone_citations, milestone_date, milestone_view,
};
use crate::page::notation::{Citation, DateView, DocumentLink, Here};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// How many events one page of an entity shows.
pub const EVENTS_A_PAGE: usize = 80;

/// The events of an entity, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct EventList {
    /// «8 Ereignisse, 2 Artikel», of all parts.
    pub summary: String,
    /// How many there are on all parts.
    pub total: usize,
    /// The number of the first one shown.
    pub first: usize,
    /// By date, numbered from `first`.
    pub rows: Vec<EventRow>,
    /// The drawing of all of them; none where there is little to draw, and on further pages.
    pub axis: Option<EventAxis>,
    pub pages: Vec<PageLink>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventRow {
    pub id: String,
    pub date: DateView,
    /// What happened, in the words of an event; empty for a milestone.
    pub title: String,
    pub milestone: Option<MilestoneView>,
    pub lang: String,
    pub certainty: String,
    pub note: String,
    /// Whom it concerns, without the page's own entity.
    pub about: Vec<DocumentLink>,
    /// The articles that tell it, and sources outside.
    pub citations: Vec<Citation>,
}

/// How many pages the events of an entity fill; at least 1, which is the entity's own.
///
/// A regulation has only its own page: its events are part of its history.
pub fn event_pages(site: &Site, graph: &LinkGraph, id: DocId) -> usize {
    match site.kind(id).role {
        Role::Company | Role::Entity | Role::Topic => graph.moments_of(id).len().div_ceil(EVENTS_A_PAGE).max(1),
        Role::Article | Role::Page | Role::Regulation => 1,
    }
}

/// The address of a part of an entity's events: the entity's own page for the first.
pub fn events_permalink(site: &Site, id: DocId, number: usize) -> Permalink {
    part_permalink(&site.document(id).permalink, "events", number)
}

/// Where an event stands on the page of a document that it concerns. In a list of several parts each new event moves others
/// to the next one, so the way there leads to the list.
pub fn event_href(here: &Here<'_>, id: DocId, event: &DatedEvent) -> String {
    let is_whole = event_pages(here.site, here.graph, id) == 1;
    here.href_of(id, if is_whole { &event.anchor } else { "events" })
}

/// The further pages of the events of an entity.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let page = |number| {
        Page::new(site, events_permalink(site, id, number), move |here| {
            let list = event_list(here, id, number);
            Content::new(
                "entity_events.html",
                parts::further_page(here, id, number, ("events.about", "events.part"), list),
            )
        })
    };
    (2..=event_pages(site, graph, id)).map(page).collect()
}

/// A part of the events that concern an entity, by its number from 1; `None` where there are none.
pub fn event_list(here: &Here<'_>, id: DocId, number: usize) -> Option<EventList> {
    let events = here.graph.moments_of(id);
    if events.is_empty() {
        return None;
    }
    let articles = event::articles_telling(here, id).len();
    let articles = (articles > 0).then(|| here.labels.count("count.articles", articles));
    let parts = event_pages(here.site, here.graph, id);
    let href = |part| here.href_to(events_permalink(here.site, id, part).as_str(), "events");
    Some(EventList {
        summary: event::counted(here, events.iter()).into_iter().chain(articles).collect::<Vec<_>>().join(", "),
        total: events.len(),
        first: (number - 1) * EVENTS_A_PAGE + 1,
        axis: if number == 1 { event_axis::event_axis(here, id, events) } else { None },
        rows: on_page(events, number, EVENTS_A_PAGE).iter().map(|moment| row(here, *moment, Some(id), true)).collect(),
        pages: part_links(parts, number, href),
    })
}

/// An event or a milestone; the page's own entity is not named again. `all`: whether subjects of a regulation are named.
pub fn row(here: &Here<'_>, moment: Moment, own: Option<DocId>, all: bool) -> EventRow {
    let at = match moment {
        Moment::Event(at) => return event_row(here, &here.graph.events()[at], own),
        Moment::Milestone(at) => at,
    };
    let milestone = here.graph.milestone(at);
    EventRow {
        id: milestone.anchor.to_string(),
        date: milestone_date(here, milestone),
        title: String::new(),
        milestone: Some(milestone_view(here, milestone, own, all)),
        lang: String::new(),
        certainty: milestone_certainty(here, milestone),
        note: String::new(),
        about: milestone.about.iter().filter(|&&id| Some(id) != own).map(|&id| here.short_link(id)).collect(),
        citations: milestone_citations(here, milestone),
    }
}

/// One event; the page's own entity is not named again.
pub fn event_row(here: &Here<'_>, event: &DatedEvent, own: Option<DocId>) -> EventRow {
    let mut citations = vec![here.article_citation(event.article, event.passage)];
    citations.extend(event.event.source.as_ref().map(|source| here.short_outside_citation(source)));
    EventRow {
        id: event.anchor.to_string(),
        date: event::event_date(here, event),
        title: event.event.title.clone(),
        milestone: None,
        lang: here.foreign(event.article),
        certainty: event::certainty_words(here, &event.event),
        note: event.event.note.clone().unwrap_or_default(),
        about: event.about.iter().filter(|&&id| Some(id) != own).map(|&id| here.short_link(id)).collect(),
        citations,
    }
}
