//! The page of a company, a regulation or any other entity.

pub mod affected;
pub mod answer;
pub mod ego;
pub mod event_axis;
pub mod events;
pub mod facts;
pub mod history;
pub mod measures;
pub mod own_status;
pub mod places;
pub mod related;
pub mod relations;
pub mod sources;

use serde::Serialize;

use super::article::{CorrectionView, corrections};
use super::frame::{About, Frame};
use super::notation::{Here, TextLink};
use crate::link::graph;
use crate::model::Role;
use crate::page::article::record::{CiteView, PlaceView, cite_entity, cite_place};
use crate::page::body::body_plan;
use crate::page::entity::affected::AffectedTable;
use crate::page::entity::answer::answer;
use crate::page::entity::events::EventList;
use crate::page::entity::history::History;
use crate::page::entity::measures::MeasureTable;
use crate::page::entity::related::RelatedRegulation;
use crate::page::entity::relations::RelationTable;
use crate::page::entity::sources::FactSource;
use crate::page::feed;
use crate::page::frame;
use crate::page::list::claims::{ClaimsView, claims};
use crate::page::list::companions::{self, Companions};
use crate::page::list::long::PLACES;
use crate::page::list::mentions::mentions;
use crate::page::list::parts::BarEntry;
use crate::page::list::register;
use crate::page::notation::answer::Answer;
use crate::page::notation::fact::FactList;
use crate::page::plan::Content;
use crate::site::DocId;

/// What stands on the page of an entity.
pub fn content(here: &Here<'_>, id: DocId) -> Content {
    let claims = claims(here, id);
    let view = entity(here, id, &claims);
    Content::new(view.template(), view)
        .with_body(body_plan(here, id))
        .with("claims", claims)
        .with("mentions", mentions(here, id))
}

#[derive(Clone, Debug, Serialize)]
pub struct EntityView {
    pub frame: Frame,
    pub class: String,
    /// The kind in words, with the jurisdiction of a regulation: «Regelwerk · USA».
    pub kicker: String,
    pub name: String,
    /// Its name for tight places.
    pub short_name: String,
    pub lede: String,
    /// What is known, in a few lines.
    pub answer: Answer,
    pub topics: Vec<TextLink>,
    /// The sections of the page, with how much is in each.
    pub contents: Vec<BarEntry>,
    pub facts: FactList,
    /// Whether the page has a text of its own.
    pub has_text: bool,
    pub cite: CiteView,
    pub cite_place: PlaceView,
    pub corrections: Vec<CorrectionView>,
    pub measures: Option<MeasureTable>,
    /// The subjects of a regulation.
    pub affected: Option<AffectedTable>,
    /// The history of a regulation.
    pub history: Option<History>,
    /// Regulations beside a regulation; empty for other kinds.
    pub related: Vec<RelatedRegulation>,
    pub events: Option<EventList>,
    pub relations: Option<RelationTable>,
    /// Entities named in the same articles.
    pub companions: Companions,
    /// Where the facts come from.
    pub sources: Vec<FactSource>,
    /// The file that says where anchors of its long lists are; empty where none is long.
    pub places: String,
    pub extra: serde_json::Value,
}

/// The page of an entity; `claims` are those that it lists.
pub fn entity(here: &Here<'_>, id: DocId, claims: &ClaimsView) -> EntityView {
    let site = here.site;
    let document = site.document(id);
    let kind = site.kind(id);
    let folder = format!("{}/", kind.folder);
    let feed = format!("{}feed.xml", document.permalink);
    let lede = document.summary.clone().unwrap_or_default();
    let regulation = kind.role == Role::Regulation;
    let sources = sources::fact_sources(here, id);
    let answer = answer(here, id, &sources);
    let in_short = answer.plain();
    let frame = frame::frame(
        here,
        &About {
            title: &document.title,
            description: if lede.is_empty() { &in_short } else { &lede },
            document: Some(id),
            language: Some(&document.language),
            authors: &document.authors,
            section: &kind.folder,
            band_of: Some(id),
            shows_standing: true,
            class: match kind.role {
                Role::Company => "company",
                Role::Regulation => "regulation",
                _ => "entity",
            },
            above: &[(here.labels.of(&kind.plural).to_owned(), folder)],
            noindex: here.site.is_noindex(id),
            feed: if feed::has_own(here.site, here.graph, id) { &feed } else { "" },
        },
    );
    let mut view = EntityView {
        cite: cite_entity(here, document, &frame.canonical),
        frame,
        class: here.class(id),
        kicker: kicker(here, id),
        name: document.title.clone(),
        short_name: document.short().to_owned(),
        lede,
        answer,
        topics: here.topics(id),
        contents: Vec::new(),
        facts: facts::entity_facts(here, id),
        has_text: site.body(id).is_shown,
        cite_place: cite_place(here, document),
        corrections: corrections(here, document),
        measures: measures::measures(here, id),
        affected: affected::affected(here, id),
        history: history::history(here, id),
        related: if regulation { related::related_regulations(here, id) } else { Vec::new() },
        events: events::event_list(here, id, 1),
        relations: relations::relation_table(here, id),
        companions: companions::often_first(here, &graph::companions(site, here.graph, id)),
        sources,
        places: String::new(),
        extra: document.extra.clone(),
    };
    view.contents = contents(here, id, &view, claims);
    if view.has_further_pages(claims) {
        view.places = PLACES.to_owned();
    }
    view
}

impl EntityView {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self.frame.class {
            "company" => "company.html",
            "regulation" => "regulation.html",
            _ => "entity.html",
        }
    }

    /// Whether any of its lists with anchors goes on further pages.
    fn has_further_pages(&self, claims: &ClaimsView) -> bool {
        let pages = [
            self.measures.as_ref().map(|table| &table.pages),
            self.affected.as_ref().map(|table| &table.pages),
            self.history.as_ref().map(|list| &list.pages),
            self.events.as_ref().map(|list| &list.pages),
            Some(&claims.pages),
            self.relations.as_ref().map(|table| &table.pages),
        ];
        pages.into_iter().flatten().any(|pages| !pages.is_empty())
    }
}

fn kicker(here: &Here<'_>, id: DocId) -> String {
    let kind = here.kind_label(id);
    match here.jurisdiction(id) {
        Some(jurisdiction) => format!("{kind} · {jurisdiction}"),
        None => kind,
    }
}

/// The sections that the page has, in its order.
fn contents(here: &Here<'_>, id: DocId, view: &EntityView, claims: &ClaimsView) -> Vec<BarEntry> {
    let of = |n: usize| (n > 0).then_some(n);
    let sections = [
        ("text", view.has_text.then_some(0)),
        ("regulations", view.measures.as_ref().map(|table| table.total)),
        ("affected", view.affected.as_ref().map(|table| table.total)),
        ("history", view.history.as_ref().map(|list| list.total)),
        ("related", of(view.related.len())),
        ("events", view.events.as_ref().map(|list| list.total)),
        ("claims", of(claims.total)),
        ("relations", view.relations.as_ref().map(|table| table.total)),
        ("mentions", of(register::mention_counts(here, id).mentions)),
        ("together", of(view.companions.total)),
        ("sources", of(view.sources.len())),
    ];
    let section = |(id, count): (&str, Option<usize>)| Some(BarEntry::section(here, id, count?));
    sections.into_iter().filter_map(section).collect()
}
