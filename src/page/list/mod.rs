//! The index page of each kind: a register of names, regulations by jurisdiction, articles by year.
//!
//! An index of a large dossier has several pages, `companies/page/2/`: 200 articles or names on each, so that a
//! page stays small however many fall under one year or letter. No document can have such an address, since slugs have
//! no slash.

pub mod articles;
mod bars;
pub mod by_outlet;
pub mod cited;
pub mod citing;
pub mod claims;
pub mod companions;
pub mod facets;
mod family_name;
pub mod filters;
pub mod long;
pub mod mentions;
pub mod order;
pub mod parts;
pub mod register;
pub mod regulations;
pub mod topics;

use std::sync::Arc;

use serde::Serialize;

use crate::link::graph::LinkGraph;
use crate::model::Role;
use crate::page::article::record::{CiteView, PlaceView, cite_list, cite_place};
use crate::page::article::{CorrectionView, corrections};
use crate::page::body::body_plan;
use crate::page::frame::{self, About, Frame};
use crate::page::list::articles::ArticleIndex;
use crate::page::list::facets::Facets;
use crate::page::list::order::Orders;
use crate::page::list::parts::{BarEntry, Listed, PageLink, ROWS_A_PAGE, listing_permalink, part_links};
use crate::page::list::register::Register;
use crate::page::list::regulations::RegulationIndex;
use crate::page::list::topics::TopicIndex;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// One page of a kind's index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    pub frame: Frame,
    pub kicker: String,
    /// «Unternehmen A bis Z».
    pub title: String,
    /// What its author says above the list, on its first page; the text itself is the template's `body`.
    pub introduction: Option<Introduction>,
    /// What is listed, in a sentence or two.
    pub lede: String,
    pub class: String,
    /// Where letters, jurisdictions or years begin; empty where the list is short.
    pub bar: Vec<BarEntry>,
    /// What the bar is, for those who do not see it.
    pub bar_label: String,
    pub pages: Vec<PageLink>,
    pub list: IndexList,
    /// Whether readers can narrow the list.
    pub narrows: bool,
    /// By what: that of which its rows have more than one value.
    pub choices: Vec<&'static str>,
    /// Where a list that stands in parts can be narrowed as a whole: the search for its kind; empty without one.
    pub whole: String,
    pub cite: CiteView,
}

/// What stands above the list beside the text: from `index.md` in the kind's folder.
#[derive(Clone, Debug, Serialize)]
pub struct Introduction {
    /// In the dossier's words; empty for none.
    pub lede: String,
    /// What was corrected, newest first.
    pub corrections: Vec<CorrectionView>,
    pub cite_place: PlaceView,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum IndexList {
    /// Names with their letters.
    Register(Register),
    /// Regulations by jurisdiction.
    Regulations(RegulationIndex),
    /// Articles by year.
    Articles(ArticleIndex),
    Topics(TopicIndex),
}

impl IndexList {
    /// What its rows are narrowed by.
    fn facets(&self) -> Vec<&Facets> {
        match self {
            IndexList::Register(list) => list.groups.iter().flat_map(|of| &of.rows).map(|row| &row.facets).collect(),
            IndexList::Regulations(list) => list.groups.iter().flat_map(|of| &of.rows).map(|row| &row.facets).collect(),
            IndexList::Articles(list) => list.groups.iter().flat_map(|of| &of.rows).map(|row| &row.facets).collect(),
            IndexList::Topics(_) => Vec::new(),
        }
    }
}

impl IndexView {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self.list {
            IndexList::Articles(_) => "articles.html",
            IndexList::Register(_) | IndexList::Regulations(_) | IndexList::Topics(_) => "index.html",
        }
    }
}

/// How many pages the index of a kind has; none where it has neither documents nor a text.
pub fn listing_pages(site: &Site, kind: usize) -> usize {
    site.of_kind(kind).len().div_ceil(ROWS_A_PAGE).max(usize::from(site.has_index(kind)))
}

/// The indexes of all kinds. Each kind is put in order when the first page of its index is made.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let orders = Arc::new(Orders::of(site));
    let page = |kind, number| {
        let orders = orders.clone();
        Page::new(site, listing_permalink(site, kind, number), move |here| {
            let view = listing(here, &orders, kind, number);
            let introduction = here.site.introduction(kind).filter(|_| number == 1);
            Content::new(view.template(), view).with_body(introduction.map(|id| body_plan(here, id)))
        })
    };
    let kinds = site.config.kinds.iter().enumerate().filter(|(_, kind)| kind.role != Role::Page);
    let pages = kinds.flat_map(|(kind, _)| (1..=listing_pages(site, kind)).map(move |n| (kind, n)));
    pages.map(|(kind, number)| page(kind, number)).collect()
}

/// A page of a kind's index. `number` counts from 1 and is at most [`listing_pages`].
pub fn listing(here: &Here<'_>, orders: &Orders, kind: usize, number: usize) -> IndexView {
    let site = here.site;
    let meta = &site.config.kinds[kind];
    let plural = here.labels.of(&meta.plural);
    let Listed { key, lede, bar, list } = match meta.role {
        Role::Article => articles::article_index(here, kind, number).map(IndexList::Articles),
        Role::Regulation => regulations::regulation_index(here, orders, kind, number).map(IndexList::Regulations),
        Role::Topic => topics::topic_index(here, orders, kind, number).map(IndexList::Topics),
        _ => register::register(here, orders, kind, number).map(IndexList::Register),
    };
    let introduction = site.introduction(kind).filter(|_| number == 1);
    let own = introduction.map(|id| site.document(id));
    let own_title = own.map(|own| &own.title).filter(|title| *title != plural);
    let name = own_title.map_or(plural, String::as_str);
    let title =
        own_title.cloned().unwrap_or_else(|| here.labels.text(&format!("index.title.{key}")).replace("{kind}", plural));
    let about = About {
        description: own.and_then(|own| own.summary.as_deref()).unwrap_or(&lede),
        language: own.map(|own| &own.language),
        class: "list",
        shows_standing: true,
        noindex: site.config.leaves_out(meta),
        ..About::default()
    };
    let frame = frame::of_part(here, number, name, &meta.folder, about);
    IndexView {
        whole: if listing_pages(site, kind) > 1 { frame.search_of(meta) } else { String::new() },
        cite: cite_list(here, &frame.title, &frame.canonical),
        frame,
        kicker: here.labels.text(&format!("index.kicker.{key}")).to_owned(),
        title,
        introduction: introduction.map(|id| introduction_view(here, id)),
        lede,
        class: here.kind_class(meta),
        bar,
        bar_label: here.labels.text(&format!("index.bar.{key}")).to_owned(),
        pages: part_links(listing_pages(site, kind), number, |n| here.href(&listing_permalink(site, kind, n))),
        narrows: facets::narrows(list.facets().len()),
        choices: facets::choices(list.facets()),
        list,
    }
}

fn introduction_view(here: &Here<'_>, id: DocId) -> Introduction {
    let document = here.site.document(id);
    Introduction {
        lede: document.summary.clone().unwrap_or_default(),
        corrections: corrections(here, document),
        cite_place: cite_place(here, document),
    }
}
