//! The whole dossier on one page, for paper: what it is, its contents, and in which order its pages follow.

use serde::Serialize;

use super::alphabet::Alphabet;
use super::frame::{About, Frame};
use super::notation::{DocumentLink, Here};
use crate::link::graph::LinkGraph;
use crate::model::{Permalink, Role};
use crate::page::documents::pages_of;
use crate::page::frame;
use crate::page::home::{self, front_text};
use crate::page::plan::{Content, Page};
use crate::page::{plain, sources};
use crate::site::{DocId, Site, View};

/// The page for print. Its texts are handed to the template separately, part by part.
#[derive(Clone, Debug, Serialize)]
pub struct PrintView {
    pub frame: Frame,
    pub title: String,
    /// Whether `content/index.md` has a text; it is the lede.
    pub has_text: bool,
    /// What stands there without it; empty for none.
    pub lede: String,
    pub holdings: String,
    /// The day up to which the evidence was read, in words; empty in a dossier without dates.
    pub as_of: String,
    /// Its parts: articles by date, each kind by name, plain pages, the sources.
    pub parts: Vec<PrintPart>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct PrintPart {
    /// Its heading: a kind in the plural; empty where its only page has a heading of its own.
    pub label: String,
    pub class: String,
    /// Its documents, with links to their places on the page.
    pub entries: Vec<DocumentLink>,
}

/// The whole dossier, where it asks for that.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    if !site.has(View::Print) {
        return Vec::new();
    }
    let content = |here: &Here<'_>| {
        let (parts, pages) = parts(here).into_iter().unzip();
        Content::new("print.html", print(here, parts)).with_body(front_text(here)).with_pages("printed", pages)
    };
    vec![Page::new(site, View::Print.permalink(), content)]
}

fn print(here: &Here<'_>, parts: Vec<PrintPart>) -> PrintView {
    let config = &here.site.config;
    let front = here.site.by_permalink.get(&Permalink::default()).copied();
    let index = front.map(|id| here.site.document(id));
    let title = here.labels.text("print.title");
    PrintView {
        frame: frame::frame(
            here,
            &About {
                title,
                description: here.labels.text("print.lede"),
                section: View::Print.folder(),
                class: "whole",
                noindex: true,
                ..About::default()
            },
        ),
        title: config.title.clone(),
        has_text: front.is_some_and(|id| here.site.body(id).is_shown),
        lede: index.and_then(|page| page.summary.clone()).or_else(|| config.description.clone()).unwrap_or_default(),
        holdings: home::holdings(here),
        as_of: here.site.as_of.as_ref().map(|date| here.labels.date(date)).unwrap_or_default(),
        parts,
    }
}

/// The parts in their order, each with the pages in it.
fn parts(here: &Here<'_>) -> Vec<(PrintPart, Vec<Page>)> {
    let alphabet = Alphabet::new(here.labels.tag());
    let kinds = here.site.config.kinds.iter().enumerate();
    let by_role = |page: bool| kinds.clone().filter(move |(_, kind)| (kind.role == Role::Page) == page);
    let part = |(at, kind): (usize, &crate::model::Kind)| {
        let mut ids: Vec<DocId> = match kind.role {
            Role::Article => here.graph.articles().to_vec(),
            _ => here.site.of_kind(at).filter(|id| !here.site.document(*id).is_introduction()).collect(),
        };
        if kind.role != Role::Article {
            let name = |id: &DocId| here.site.document(*id).short();
            ids.sort_by(|a, b| alphabet.compare(name(a), name(b)).then(a.cmp(b)));
        }
        let entries = ids.iter().map(|&id| printed_link(here, id)).collect();
        let introduction = here.site.introduction(at).map(|id| introduction(here.site, id));
        let own = ids.iter().flat_map(|&id| pages_of(here.site, here.graph, id));
        let pages = introduction.into_iter().chain(own).collect();
        (PrintPart { label: here.labels.of(&kind.plural).to_owned(), class: here.kind_class(kind), entries }, pages)
    };
    let mut parts: Vec<(PrintPart, Vec<Page>)> = by_role(false).chain(by_role(true)).map(part).collect();
    parts.push((PrintPart::default(), sources::pages(here.site, here.graph)));
    parts.retain(|(_, pages)| !pages.is_empty());
    parts
}

/// The text above the index of a kind as a page: the index itself is left out, as all that it lists follows.
fn introduction(site: &Site, id: DocId) -> Page {
    let permalink = site.document(id).permalink.clone();
    Page::new(site, permalink, move |here| plain::content(here, id)).in_language_of(site, id)
}

/// A link to a document's place on this page.
fn printed_link(here: &Here<'_>, id: DocId) -> DocumentLink {
    DocumentLink { href: format!("#{}", here.site.document(id).permalink), ..here.link(id) }
}
