//! The pages of documents: each has one of its own, and further ones for what is too long for it.

use rayon::prelude::*;

use crate::diagnostic::Place;
use crate::link::graph::LinkGraph;
use crate::model::Role;
use crate::page::entity::{affected, events, history, measures, places, relations};
use crate::page::list::{claims, mentions};
use crate::page::plan::Page;
use crate::page::{article, entity, plain, topic};
use crate::site::{DocId, Site};

/// The pages of all documents.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let ids: Vec<DocId> = site.ids().collect();
    ids.into_par_iter().flat_map_iter(|id| pages_of(site, graph, id)).collect()
}

/// The pages of a document, its own first; none for what stands above a page that the program makes.
pub fn pages_of(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let document = site.document(id);
    if document.is_introduction() {
        return Vec::new();
    }
    let permalink = document.permalink.clone();
    let mut own = match site.kind(id).role {
        Role::Article => vec![Page::new(site, permalink, move |here| article::content(here, id))],
        Role::Page => vec![Page::new(site, permalink, move |here| plain::content(here, id))],
        Role::Company | Role::Regulation | Role::Entity => {
            vec![Page::new(site, permalink, move |here| entity::content(here, id))]
        }
        Role::Topic => topic::pages(site, id),
    };
    let first = own.remove(0).asked_by((document.source.path.clone(), Place::File));
    let mut further = measures::pages(site, graph, id);
    further.extend(affected::pages(site, graph, id));
    further.extend(history::pages(site, graph, id));
    further.extend(events::pages(site, graph, id));
    further.extend(claims::pages(site, graph, id));
    further.extend(relations::pages(site, graph, id));
    further.extend(places::pages(site, id, further.len()));
    further.extend(mentions::pages(site, graph, id));
    std::iter::once(first).chain(own).chain(further).map(|page| page.in_language_of(site, id)).collect()
}
