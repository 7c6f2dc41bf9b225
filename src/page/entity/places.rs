//! Where on the pages of a document something stands that has an anchor: each long list may show it on a further page.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Serialize;

use crate::link::graph::{DatedEvent, Relation};
use crate::model::{Permalink, Role};
use crate::page::entity::{affected, events, history, measures, relations};
use crate::page::list::claims;
use crate::page::list::long::PLACES;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::page::script::script;
use crate::site::{DocId, Site};

/// The anchors of a document's long lists.
#[derive(Debug, Default, Serialize)]
struct Places {
    /// The pages of these lists, as seen from the document's own page.
    pages: Vec<String>,
    /// Anchors, each with its page by its place among them.
    places: BTreeMap<String, usize>,
}

/// The anchors of one long list of a document, each with the page that shows it.
type OfList = fn(&Here<'_>, DocId) -> Vec<(Permalink, String)>;

/// The way to an anchor of a relation on the page of one of its ends, or on the further page of a long list that shows it.
pub fn relation_href(here: &Here<'_>, relation: &Relation, id: DocId, anchor: &str) -> String {
    match relation.kind.is_measure() {
        true if id == relation.subject => measures::href_of_measure(here, relation, anchor),
        true if id == relation.object => affected::href_of_subject(here, relation, anchor),
        _ => relations::href_of_tie(here, relation, id, anchor),
    }
}

/// The way to an event on the page of a document that it concerns: in the history of a regulation, else in the list of events.
pub fn event_href(here: &Here<'_>, id: DocId, event: &DatedEvent) -> String {
    match here.site.kind(id).role {
        Role::Regulation => history::href_of_event(here, id, event),
        _ => events::href_of_event(here, id, event),
    }
}

/// The script that says on which page of a document's lists an anchor stands, for links to it from the time before it moved
/// there; none where each of its lists has only one page.
pub fn pages(site: &Site, id: DocId, further: usize) -> Option<Page> {
    let permalink = site.document(id).permalink.clone();
    let path = format!("{permalink}{PLACES}");
    let content = move |here: &Here<'_>| Content::Text(script("dossierPlaces", &places(here, id)));
    (further > 0).then(|| Page::new(site, permalink, content).as_file(path))
}

fn places(here: &Here<'_>, id: DocId) -> Places {
    let of_lists: [OfList; 6] =
        [measures::places, affected::places, history::places, events::places, claims::places, relations::places];
    let mut found = Places::default();
    let mut numbers: BTreeMap<Permalink, usize> = BTreeMap::new();
    for (page, anchor) in of_lists.iter().flat_map(|of_list| of_list(here, id)) {
        let number = *numbers.entry(page).or_insert_with_key(|page| {
            found.pages.push(here.href(page));
            found.pages.len() - 1
        });
        // What stands on several pages is looked for on the first of them.
        if let Entry::Vacant(place) = found.places.entry(anchor) {
            place.insert(number);
        }
    }
    found
}
