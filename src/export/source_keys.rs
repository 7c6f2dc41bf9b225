//! What names the sources outside the dossier within its data.

use std::collections::{HashMap, HashSet};

use crate::link::graph::LinkGraph;
use crate::link::graph::outside_sources::Shelf;
use crate::model::{OutsideSource, Role, host};
use crate::site::Site;

/// A key for each source outside the dossier: letters, digits, hyphens. No article has the same as its slug.
#[derive(Debug, Default)]
pub struct SourceKeys {
    /// One for each of [`LinkGraph::outside_sources`].
    keys: Vec<String>,
    /// The sources, to be found by what mentions them.
    shelf: Shelf,
}

impl SourceKeys {
    /// The keys of a dossier. They are made once for all formats.
    pub fn of(site: &Site, graph: &LinkGraph) -> SourceKeys {
        let articles = site.ids().filter(|id| site.kind(*id).role == Role::Article);
        let mut taken: HashSet<String> = articles.map(|id| site.document(id).slug.to_string()).collect();
        // From which number on a key can be free: a register has one host for thousands of sources.
        let mut next: HashMap<String, usize> = HashMap::new();
        let mut made = SourceKeys::default();
        for used in graph.outside_sources() {
            let base = key(&used.source);
            let number = next.entry(base.clone()).or_insert(1);
            let key = loop {
                let key = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
                *number += 1;
                if taken.insert(key.clone()) {
                    break key;
                }
            };
            made.keys.push(key);
            made.shelf.put(&used.source);
        }
        made
    }

    /// The key of the source at a place of [`LinkGraph::outside_sources`].
    pub(super) fn at(&self, place: usize) -> &str {
        &self.keys[place]
    }

    /// The key of a source, as it stands in a statement.
    pub(super) fn key(&self, source: &OutsideSource) -> &str {
        let place = self.shelf.find(source).or_else(|| self.shelf.alike(source).first().copied());
        place.map_or("", |place| &self.keys[place])
    }
}

/// A key of the host or the body, and the year.
fn key(source: &OutsideSource) -> String {
    let host = source.url.as_deref().map(host);
    let whose = host.or(source.outlet.as_deref()).unwrap_or(&source.title);
    let mut key: String =
        whose.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    if let Some(date) = &source.date {
        key.push_str(&format!("-{}", date.earliest.year()));
    }
    let key = key.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if key.is_empty() { "source".to_owned() } else { key }
}
