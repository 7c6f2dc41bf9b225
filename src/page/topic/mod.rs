//! The page of a topic: what the dossier says of it, who carries it by kind, what happened. What is too long for one page
//! goes on further ones, `topics/trade/page/2/`.

mod answer;
pub mod carriers;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::article::{CorrectionView, corrections};
use super::frame::{About, Frame};
use super::notation::Here;
use crate::link::graph;
use crate::model::{Permalink, Role};
use crate::page::article::record::{CiteView, PlaceView, cite_entity, cite_place};
use crate::page::body::body_plan;
use crate::page::entity::events::{EventList, event_list};
use crate::page::feed;
use crate::page::frame;
use crate::page::list::companions::{self, Companions};
use crate::page::list::facets::{self, Facets};
use crate::page::list::long::PLACES;
use crate::page::list::mentions::mentions;
use crate::page::list::parts::{BarEntry, PageLink, part_links};
use crate::page::notation::answer::Answer;
use crate::page::plan::{Content, Page};
use crate::page::topic::answer::answer;
use crate::page::topic::carriers::{CARRIERS, CarrierGroup, Carriers, Section, counts};
use crate::site::{DocId, Site};

/// Everything that the template of a topic shows.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    pub frame: Frame,
    pub class: String,
    /// The kind in words: «Thema».
    pub kicker: String,
    pub name: String,
    pub lede: String,
    /// «3 Artikel, 9 Unternehmen, 2 Regelwerke».
    pub summary: String,
    /// Where its regulations stand, what is disputed; empty on further pages.
    pub answer: Answer,
    pub cite: CiteView,
    /// The sections of all its pages.
    pub contents: Vec<BarEntry>,
    /// Whether this page has a text of its own.
    pub has_text: bool,
    pub cite_place: PlaceView,
    pub corrections: Vec<CorrectionView>,
    /// Who carries it, by kind: the part that stands on this page.
    pub groups: Vec<CarrierGroup>,
    /// Whether readers can narrow them.
    pub narrows: bool,
    /// By what: that of which they have more than one value.
    pub choices: Vec<&'static str>,
    /// Where all parts of them can be narrowed: the search for the topic; empty without one, and where there are no parts.
    pub whole: String,
    /// Entities that its articles name and that do not carry it themselves; empty on further pages.
    pub companions: Companions,
    pub events: Option<EventList>,
    pub pages: Vec<PageLink>,
    /// The file that says where the anchors of its events are; empty where they stand on one page.
    pub places: String,
    pub extra: serde_json::Value,
}

/// What all pages of a topic need of all who carry it: made once for all of them.
struct Whole {
    carriers: Carriers,
    /// Whom its articles name, but for those that carry it and are listed already; with the number of these articles.
    named: Vec<(DocId, u32)>,
    /// «3 Artikel, 9 Unternehmen».
    summary: String,
}

impl Whole {
    fn of(here: &Here<'_>, id: DocId) -> Whole {
        let mut named = graph::named_in(here.site, here.graph, here.site.carriers(id).iter().copied());
        named.retain(|(other, _)| !here.site.topics_of(*other).contains(&id));
        Whole { carriers: Carriers::of(here, id), named, summary: counts(here, id).join(", ") }
    }
}

/// The pages of a topic: its own, and those on which long lists go on.
pub fn pages(site: &Site, id: DocId) -> Vec<Page> {
    let shared: Arc<OnceLock<Whole>> = Arc::default();
    let page = |number| {
        let shared = shared.clone();
        Page::new(site, permalink(site, id, number), move |here| {
            content(here, id, number, shared.get_or_init(|| Whole::of(here, id)))
        })
    };
    (1..=CARRIERS.parts(site.carriers(id).len())).map(page).collect()
}

fn permalink(site: &Site, id: DocId, number: usize) -> Permalink {
    CARRIERS.permalink(site, id, number)
}

fn content(here: &Here<'_>, id: DocId, number: usize, whole: &Whole) -> Content {
    Content::new("topic.html", topic(here, id, number, whole))
        .with_body((number == 1).then(|| body_plan(here, id)))
        .with("mentions", (number == 1).then(|| mentions(here, id)))
}

fn topic(here: &Here<'_>, id: DocId, number: usize, whole: &Whole) -> TopicView {
    let site = here.site;
    let document = site.document(id);
    let kind = site.kind(id);
    let is_first = number == 1;
    let Whole { carriers, named, summary } = whole;
    let lede = document.summary.clone().unwrap_or_default();
    let events = if is_first { event_list(here, id, 1) } else { None };
    let feed = format!("{}feed.xml", document.permalink);
    let words = here.labels;
    let part = words.text("index.part").replace("{title}", &document.title).replace("{n}", &words.number(number));
    let mut above = vec![(words.of(&kind.plural).to_owned(), format!("{}/", kind.folder))];
    if !is_first {
        above.push((document.title.clone(), document.permalink.to_string()));
    }
    let is_of_regulations = |section: &Section| site.config.kinds[section.kind].role == Role::Regulation;
    let regulations = carriers.sections().find(is_of_regulations).map(|section| section_href(here, id, &section));
    let answer = if is_first { answer(here, id, &regulations.unwrap_or_default()) } else { Answer::default() };
    let in_short = answer.plain();
    let frame = frame::frame(
        here,
        &About {
            title: if is_first { &document.title } else { &part },
            description: [&lede, &in_short].into_iter().find(|text| !text.is_empty()).unwrap_or(summary),
            document: is_first.then_some(id),
            language: Some(&document.language),
            authors: &document.authors,
            section: &kind.folder,
            class: "topic",
            above: &above,
            band_of: is_first.then_some(id),
            shows_standing: true,
            noindex: site.is_noindex(id) || !is_first,
            feed: if feed::has_own(here.site, here.graph, id) { &feed } else { "" },
        },
    );
    let groups = carriers.on_page(here, number);
    let facets: Vec<&Facets> = groups.iter().flat_map(CarrierGroup::facets).collect();
    let (narrows, choices) = (facets::narrows(facets.len()), facets::choices(facets));
    let label = site.topic_label(id, words);
    TopicView {
        narrows,
        choices,
        whole: if carriers.parts() > 1 { frame.search_of_topic(label) } else { String::new() },
        cite: cite_entity(here, document, &frame.canonical),
        contents: contents(here, id, carriers, named.len(), events.as_ref()),
        companions: if is_first { companions::shown(here, named) } else { Companions::default() },
        frame,
        class: here.class(id),
        kicker: here.kind_label(id),
        name: document.title.clone(),
        lede: if is_first { lede } else { String::new() },
        summary: summary.clone(),
        answer,
        has_text: is_first && site.body(id).is_shown,
        cite_place: cite_place(here, document),
        corrections: if is_first { corrections(here, document) } else { Vec::new() },
        groups,
        places: events.as_ref().filter(|list| !list.pages.is_empty()).map(|_| PLACES.to_owned()).unwrap_or_default(),
        events,
        pages: part_links(carriers.parts(), number, |other| here.href(&permalink(site, id, other))),
        extra: document.extra.clone(),
    }
}

/// Where each section begins, be it on another page of the topic.
fn contents(
    here: &Here<'_>,
    id: DocId,
    carriers: &Carriers,
    named: usize,
    events: Option<&EventList>,
) -> Vec<BarEntry> {
    let of_kind = carriers.sections().map(|section| BarEntry {
        text: here.labels.of(&here.site.config.kinds[section.kind].plural).to_owned(),
        href: section_href(here, id, &section),
        count: section.count,
    });
    let on_first = |text: &str, anchor: &str, count: usize| BarEntry {
        text: here.labels.text(text).to_owned(),
        href: here.href_to(permalink(here.site, id, 1).as_str(), anchor),
        count,
    };
    let named = (named > 0).then(|| on_first("entity.section.in_topic", "together", named));
    let events = events.map(|list| on_first("entity.section.events", "events", list.total));
    of_kind.chain(named).chain(events).collect()
}

/// Where the carriers of a kind begin.
fn section_href(here: &Here<'_>, id: DocId, section: &Section) -> String {
    let anchor = carriers::section_id(&here.site.config.kinds[section.kind]);
    here.href_to(permalink(here.site, id, section.page).as_str(), &anchor)
}
