//! What happened to an entity: the numbered list of its events and of the days that its relations reached. Long lists go on further pages.

use serde::Serialize;

use crate::link::graph::{DatedEvent, LinkGraph, Moment};
use crate::model::{Permalink, Role};
use crate::page::entity::event_axis::{self, EventAxis};
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::event;
use crate::page::notation::milestone::{
    MilestoneView, add_citations, milestone_certainty, milestone_citations, milestone_date, milestone_note,
    milestone_view,
};
use crate::page::notation::{Citation, DateView, Here};
use crate::page::plan::Page;
use crate::site::{DocId, Site};

/// The events of an entity.
const EVENTS: LongList = LongList {
    name: "events",
    size: 80,
    template: "entity_events.html",
    title: "events.about",
    part: "events.part",
    has_anchors: true,
};

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
    /// The articles that tell it, and sources outside.
    pub citations: Vec<Citation>,
}

/// What the list of a document has. A regulation has none: its events are part of its history.
fn listed<'a>(site: &Site, graph: &'a LinkGraph, id: DocId) -> &'a [Moment] {
    match site.kind(id).role {
        Role::Company | Role::Entity | Role::Topic => graph.moments_of(id),
        Role::Article | Role::Page | Role::Regulation => &[],
    }
}

/// Where an event stands on the page of an entity or a topic that it concerns. In a list of several parts each new event moves
/// others to the next one, so the way there leads to the list.
pub fn href_of_event(here: &Here<'_>, id: DocId, event: &DatedEvent) -> String {
    let is_whole = EVENTS.parts(listed(here.site, here.graph, id).len()) == 1;
    here.href_of(id, if is_whole { &event.anchor } else { EVENTS.name })
}

/// The anchors of all events of an entity, with the page that shows them; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    let anchor = |moment: &Moment| match *moment {
        Moment::Event(at) => here.graph.events()[at].anchor.to_string(),
        Moment::Milestone(at) => here.graph.milestone(at).anchor.to_string(),
    };
    EVENTS.places(here.site, id, listed(here.site, here.graph, id), |moment| [anchor(moment)])
}

/// The further pages of the events of an entity.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    EVENTS.pages(site, id, listed(site, graph, id).len(), move |here, number| event_list(here, id, number))
}

/// A part of the events that concern an entity, by its number from 1; `None` where there are none.
pub fn event_list(here: &Here<'_>, id: DocId, number: usize) -> Option<EventList> {
    let events = listed(here.site, here.graph, id);
    if events.is_empty() {
        return None;
    }
    let articles = event::articles_telling(here, id).len();
    let articles = (articles > 0).then(|| here.labels.count("events.told_in", articles));
    let rests_outside = events
        .iter()
        .any(|moment| here.graph.telling(*moment).is_empty() && event::moment_date(here, *moment).external);
    let sources = match articles {
        Some(articles) if rests_outside => {
            Some(here.labels.text("events.told_outside_too").replace("{articles}", &articles))
        }
        None if rests_outside => Some(here.labels.text("events.told_outside").to_owned()),
        articles => articles,
    };
    Some(EventList {
        summary: event::counted(here, events.iter()).into_iter().chain(sources).collect::<Vec<_>>().join(", "),
        total: events.len(),
        first: EVENTS.range(number).start + 1,
        axis: if number == 1 { event_axis::event_axis(here, id, events) } else { None },
        rows: EVENTS.on_page(events, number).iter().map(|moment| row(here, *moment, Some(id), true)).collect(),
        pages: EVENTS.links(here, id, events.len(), number),
    })
}

/// An event or a milestone; the page's own entity is not named again. `all`: whether subjects of a regulation are named.
pub fn row(here: &Here<'_>, moment: Moment, own: Option<DocId>, all: bool) -> EventRow {
    let at = match moment {
        Moment::Event(at) => {
            let mut row = event_row(here, &here.graph.events()[at]);
            here.graph.told_by(at).iter().for_each(|reached| add_citations(here, reached, &mut row.citations));
            return EventRow { date: event::moment_date(here, moment), ..row };
        }
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
        note: milestone_note(here, milestone),
        citations: milestone_citations(here, milestone, own),
    }
}

/// One event.
fn event_row(here: &Here<'_>, event: &DatedEvent) -> EventRow {
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
        citations,
    }
}
