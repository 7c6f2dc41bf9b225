//! What happened to an entity: the numbered list of its events. Long lists go on further pages.

use serde::Serialize;

use crate::link::graph::{DatedEvent, LinkGraph};
use crate::model::{BasisKind, Certainty, Permalink, Role};
use crate::page::entity::event_axis::EventAxis;
use crate::page::list::on_page;
use crate::page::list::parts::{PageLink, part_links, part_permalink};
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
    /// Links to all parts; empty where there is only one.
    pub pages: Vec<PageLink>,
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

/// How many pages the events of an entity fill; at least 1, which is the entity's own.
///
/// A regulation has none beside its own page: its events are part of its history.
pub fn event_pages(site: &Site, graph: &LinkGraph, id: DocId) -> usize {
    match site.kind(id).role {
        Role::Company | Role::Entity => graph.events_of(id).count().div_ceil(EVENTS_A_PAGE).max(1),
        Role::Article | Role::Page | Role::Regulation => 1,
    }
}

/// The address of a part of an entity's events: the entity's own page for the first.
pub fn events_permalink(site: &Site, id: DocId, number: usize) -> Permalink {
    part_permalink(&site.document(id).permalink, "events", number)
}

/// The further pages of the events of an entity.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let page = |number| {
        Page::new(site, events_permalink(site, id, number), move |here| {
            let list = here.event_list(id, number);
            Content::new("entity_events.html", here.further_page(id, number, ("events.about", "events.part"), list))
        })
    };
    (2..=event_pages(site, graph, id)).map(page).collect()
}

impl Here<'_> {
    /// A part of the events that concern an entity, by its number from 1; `None` where there are none.
    pub fn event_list(&self, id: DocId, number: usize) -> Option<EventList> {
        let events: Vec<&DatedEvent> = self.graph.events_of(id).collect();
        if events.is_empty() {
            return None;
        }
        let count = |key, n| self.labels.count(key, n);
        let articles = self.articles_telling(id).len();
        let parts = event_pages(self.site, self.graph, id);
        let href = |part| self.href_to(events_permalink(self.site, id, part).as_str(), "events");
        Some(EventList {
            summary: format!("{}, {}", count("count.events", events.len()), count("count.articles", articles)),
            total: events.len(),
            first: (number - 1) * EVENTS_A_PAGE + 1,
            axis: if number == 1 { self.event_axis(id, &events) } else { None },
            rows: on_page(&events, number, EVENTS_A_PAGE).iter().map(|event| self.event_row(event, Some(id))).collect(),
            pages: part_links(parts, number, href),
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
        let basis = document.basis.get(&format!("events[{}].date", event.event.index));
        let external = basis.is_some_and(|basis| basis.kind == BasisKind::External) || event.event.source.is_some();
        let inferred = basis.is_some_and(|basis| basis.kind == BasisKind::Inferred)
            || event.event.certainty == Certainty::Inferred;
        self.marked_date(&event.event.date, inferred, external)
    }

    /// Of those whom an event concerns the one that it is listed under: a regulation first, then agency, person, company.
    pub fn leading(&self, event: &DatedEvent) -> Option<DocId> {
        let rank = |id: &DocId| match self.site.kind(*id).role {
            Role::Regulation => 0,
            Role::Entity => 1,
            _ => 2,
        };
        event.about.iter().copied().min_by_key(rank)
    }

    /// The class that colours an event: that of the kind which it is listed under.
    pub fn event_class(&self, event: &DatedEvent) -> String {
        self.leading(event).map_or_else(String::new, |id| self.kind_class(self.site.kind(id)))
    }

    /// The articles that tell an entity's events.
    fn articles_telling(&self, id: DocId) -> Vec<DocId> {
        let mut articles: Vec<DocId> = self.graph.events_of(id).map(|event| event.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }

    /// The articles that tell an entity's events or name it.
    pub fn articles_about(&self, id: DocId) -> Vec<DocId> {
        let naming = self.graph.backlinks(id).iter().map(|link| link.from);
        let naming = naming.filter(|&from| self.site.kind(from).role == Role::Article);
        let mut articles: Vec<DocId> = naming.chain(self.articles_telling(id)).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}
