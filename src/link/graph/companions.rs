//! Which entities are named in the same articles.

use std::cmp::Reverse;

use crate::link::graph::LinkGraph;
use crate::site::{DocId, Site};
use crate::work;

/// An article that names more entities than this is a list: it says nothing about any two of them,
/// and all pairs of a list of sanctions would be millions.
const A_LIST: usize = 250;

/// Other entities that are named in the same articles as an entity, with the number of those articles; most first.
///
/// It is counted when the entity's page is made: an edit would have to count it anew for all of them.
pub fn companions(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<(DocId, u32)> {
    let mut named: Vec<DocId> = Vec::new();
    for article in graph.backlinks(id).iter().map(|backlink| backlink.from) {
        if site.document(article).article().is_none() {
            continue;
        }
        let before = named.len();
        let targets = graph.outgoing(article).targets().map(|(target, _)| target);
        named.extend(targets.filter(|target| site.kind(*target).is_entity()).take(A_LIST + 1));
        work::steps(named.len() - before);
        if named.len() - before > A_LIST {
            named.truncate(before);
        }
    }
    named.sort_unstable();
    let together = named.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32));
    let mut companions: Vec<(DocId, u32)> = together.filter(|(other, _)| *other != id).collect();
    companions.sort_unstable_by_key(|(other, articles)| (Reverse(*articles), *other));
    companions
}
