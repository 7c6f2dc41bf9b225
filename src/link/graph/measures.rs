//! Who is subject to which regulation, in the order in which the pages of both list it.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{LinkGraph, Relation};
use crate::site::DocId;

impl LinkGraph {
    /// The measures that an entity is subject to, the newest first, as places among [`LinkGraph::relations`].
    pub fn measures_of(&self, id: DocId) -> &[usize] {
        &self.measures_of[id.index()]
    }

    /// Where a measure stands among those of its subject, from 0.
    pub fn place_as_measure(&self, measure: &Relation) -> usize {
        self.place_among(self.measures_of(measure.subject), measure, as_measure)
    }

    /// The measures that take their subjects under a regulation: where dates contradict each other first, what only outside
    /// sources say last; as places among [`LinkGraph::relations`].
    pub fn affected_by(&self, regulation: DocId) -> &[usize] {
        &self.affected_by[regulation.index()]
    }

    /// Where a measure stands among those of its regulation, from 0.
    pub fn place_as_subject(&self, measure: &Relation) -> usize {
        self.place_among(self.affected_by(measure.object), measure, as_subject)
    }

    /// How many of these relations count, as places among [`LinkGraph::relations`]: what is only denied stands in lists, and
    /// nobody says that it is so.
    pub fn count_claimed(&self, places: &[usize]) -> usize {
        places.iter().filter(|at| !self.relations[**at].is_denied()).count()
    }

    /// Puts the measures among the relations in order, by their subjects and by their regulations.
    pub(crate) fn list_measures(&mut self, documents: usize) {
        let mut measures = vec![Vec::new(); documents];
        let mut subjects = vec![Vec::new(); documents];
        for (at, relation) in self.relations.iter().enumerate().filter(|(_, relation)| relation.kind.is_measure()) {
            measures[relation.subject.index()].push(at);
            subjects[relation.object.index()].push(at);
        }
        measures.iter_mut().for_each(|own| own.sort_by_cached_key(|at| as_measure(&self.relations[*at])));
        subjects.iter_mut().for_each(|own| own.sort_by_cached_key(|at| as_subject(&self.relations[*at])));
        (self.measures_of, self.affected_by) = (measures.into(), subjects.into());
    }
}

fn start(measure: &Relation) -> Option<Date> {
    measure.since().map(|since| since.dated.date.earliest)
}

/// By what the measures of an entity are ordered.
fn as_measure(measure: &Relation) -> (Reverse<Option<Date>>, DocId) {
    (Reverse(start(measure)), measure.object)
}

/// By what the subjects of a regulation are ordered.
fn as_subject(measure: &Relation) -> (bool, bool, Date, DocId) {
    let start = start(measure).unwrap_or(Date::MAX);
    (measure.is_outside_only(), !measure.has_date_conflict(), start, measure.subject)
}
