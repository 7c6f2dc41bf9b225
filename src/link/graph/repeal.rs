//! Regulations that another one ends, as a source states: what their own page need not repeat.

use super::relation::Relation;
use super::step::DatedStep;
use super::{LinkGraph, StepDate};
use crate::model::{Certainty, Date, Stated, Status};
use crate::site::{DocId, Site};

/// How a regulation ends by another.
#[derive(Clone, Debug)]
pub struct Repeal {
    /// The relation that says so, as a place among `LinkGraph::relations`.
    pub relation: usize,
    /// What it is since then: revoked, or ended where another has taken its place.
    pub status: Status,
    pub certainty: Certainty,
    /// The day, as an end of the regulation; none where no source gives one.
    pub end: Option<DatedStep>,
    /// Whether that is so on the day up to which the evidence was read.
    pub has_come: bool,
}

impl Repeal {
    /// Whether it decides how a regulation stands whose own page gives this status: it has come, and the page does not say by itself
    /// that it is over. What was only foreseen does not end.
    pub fn decides(&self, own: Option<Status>) -> bool {
        self.has_come && own.is_none_or(|own| own.lasts() && self.end.is_some())
    }
}

impl LinkGraph {
    /// How another ends a regulation.
    pub fn repeal(&self, regulation: DocId) -> Option<&Repeal> {
        self.repeals.get(&regulation)
    }

    /// The repeal that decides how a regulation stands.
    pub fn deciding_repeal(&self, site: &Site, regulation: DocId) -> Option<&Repeal> {
        let own = site.document(regulation).regulation()?.status.value().copied();
        self.repeal(regulation).filter(|repeal| repeal.decides(own))
    }

    /// Where a regulation itself stands on the day up to which the evidence was read, whoever is subject to it: as its page says, or since
    /// another has ended it. What its own dates lay ahead of that day is not so yet.
    pub fn own_status(&self, site: &Site, regulation: DocId) -> Option<Status> {
        let own = site.document(regulation).regulation()?;
        // Of the newest source nobody knows that its day is the last one.
        let is_ahead =
            |day: &Stated<Date>| day.value().is_some_and(|day| site.config.as_of.is_some() && site.is_ahead(day));
        let written = own.status.value().map(|status| match status {
            Status::InForce if is_ahead(&own.dates.effective) => Status::Issued,
            Status::Ended | Status::Revoked if is_ahead(&own.dates.ended) => Status::InForce,
            status => *status,
        });
        self.deciding_repeal(site, regulation).map(|repeal| repeal.status).or(written)
    }

    /// The day on which a repeal ends a regulation, past or to come, where its own page gives none.
    pub fn end_by_repeal(&self, site: &Site, regulation: DocId) -> Option<&Date> {
        let own = site.document(regulation).regulation()?.dates.ended.value();
        self.repeal(regulation).filter(|_| own.is_none()).and_then(|repeal| Some(&repeal.end.as_ref()?.date))
    }

    /// The same as the relation has it that says so, with its sources.
    pub fn repealing(&self, repeal: &Repeal) -> (&Relation, Option<StepDate<'_>>) {
        let relation = &self.relations[repeal.relation];
        (relation, relation.since())
    }
}
