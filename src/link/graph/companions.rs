//! Which entities are named in the same articles.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::link::text::outgoing::Outgoing;
use crate::site::{DocId, Site};
use crate::work;

/// Other entities that are named in the same articles, with the number of those articles; most first.
pub(crate) type Companions = Vec<(DocId, u32)>;

/// The entities that each entity is named together with.
pub(crate) fn companions(site: &Site, outgoing: &[Arc<Outgoing>]) -> Vec<Companions> {
    let named_in: Vec<Vec<DocId>> = site.ids().map(|id| named(site, id, &outgoing[id.index()])).collect();
    let mut articles_of: Vec<Vec<u32>> = vec![Vec::new(); site.documents.len()];
    for (article, named) in named_in.iter().enumerate() {
        named.iter().for_each(|id| articles_of[id.index()].push(article as u32));
    }
    articles_of
        .par_iter()
        .enumerate()
        .map(|(own, articles)| {
            let mut counts: HashMap<DocId, u32> = HashMap::new();
            for article in articles {
                for other in named_in[*article as usize].iter().filter(|other| other.index() != own) {
                    work::steps(1);
                    *counts.entry(*other).or_default() += 1;
                }
            }
            let mut counts: Companions = counts.into_iter().collect();
            counts.sort_unstable_by_key(|(id, count)| (Reverse(*count), *id));
            counts
        })
        .collect()
}

/// An article that names more entities than this is a list: it says nothing about any two of them,
/// and all pairs of a list of sanctions would be millions.
const A_LIST: usize = 250;

/// The entities that an article names, in order; none for other documents and for lists.
fn named(site: &Site, id: DocId, outgoing: &Outgoing) -> Vec<DocId> {
    if site.document(id).article().is_none() {
        return Vec::new();
    }
    let named = outgoing.targets().map(|(target, _)| target).filter(|target| site.kind(*target).is_entity());
    let named: Vec<DocId> = named.collect();
    if named.len() > A_LIST { Vec::new() } else { named }
}
