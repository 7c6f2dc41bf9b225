//! What joins an entity to others besides the measures that it is subject to, in the order in which its page lists it.

use jiff::civil::Date;

use super::{LinkGraph, Relation};
use crate::site::{DocId, Site};

impl LinkGraph {
    /// The relations of an entity that are no measures: by type in the configuration's order, then by their beginning; as
    /// places among [`LinkGraph::relations`].
    pub fn ties_of(&self, id: DocId) -> &[usize] {
        &self.ties_of[id.index()]
    }

    /// Where a relation stands among the ties of one of its ends, from 0.
    pub fn place_as_tie(&self, site: &Site, relation: &Relation, id: DocId) -> usize {
        self.place_among(self.ties_of(id), relation, |relation| as_tie(site, relation, id))
    }

    /// Puts the relations of both their ends in order that are no measures.
    pub(crate) fn list_ties(&mut self, site: &Site) {
        let mut ties = vec![Vec::new(); site.documents.len()];
        for (at, relation) in self.relations.iter().enumerate().filter(|(_, relation)| !relation.kind.is_measure()) {
            ties[relation.subject.index()].push(at);
            ties[relation.object.index()].push(at);
        }
        for (id, own) in site.ids().zip(&mut ties) {
            own.sort_by_cached_key(|&at| as_tie(site, &self.relations[at], id));
        }
        self.ties_of = ties.into();
    }
}

/// By what the relations of an entity are ordered: their type, whether the entity is their object, their beginning.
pub fn as_tie(site: &Site, relation: &Relation, id: DocId) -> (Option<usize>, bool, Option<Date>, DocId) {
    let of_type = site.config.relation_types.iter().position(|kind| kind.name == relation.kind.name);
    let inverse = relation.subject != id && !relation.kind.symmetric;
    (of_type, inverse, relation.since().map(|since| since.dated.date.earliest), relation.other(id))
}
