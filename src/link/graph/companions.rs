//! Which entities are named in the same articles, or in the articles on a topic.

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
    let mut companions = named_in(site, graph, graph.backlinks(id).iter().map(|backlink| backlink.from));
    companions.retain(|(other, _)| *other != id);
    companions
}

/// The entities that the articles among `documents` name, with the number of those articles; most first.
pub fn named_in(site: &Site, graph: &LinkGraph, documents: impl Iterator<Item = DocId>) -> Vec<(DocId, u32)> {
    let mut named: Vec<DocId> = Vec::new();
    for article in documents.filter(|id| site.document(*id).article().is_some()) {
        let before = named.len();
        let targets = graph.outgoing(article).targets().map(|(target, _)| target);
        named.extend(targets.filter(|target| site.kind(*target).is_entity()).take(A_LIST + 1));
        work::steps(named.len() - before);
        if named.len() - before > A_LIST {
            named.truncate(before);
        }
    }
    named.sort_unstable();
    let mut counted: Vec<(DocId, u32)> =
        named.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)).collect();
    counted.sort_unstable_by_key(|(id, articles)| (Reverse(*articles), *id));
    counted
}
