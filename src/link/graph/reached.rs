//! What reached a day: relations, or a regulation by itself; and what of it an event tells.

use super::step::Step;
use crate::model::Date;
use crate::site::DocId;

/// A day that relations or a regulation reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub day: Date,
    pub of: MilestoneOf,
    /// The regulation, or what the relations lead to.
    pub object: DocId,
}

/// What reached a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MilestoneOf {
    /// Relations that differ in their subjects only, as places among `LinkGraph::relations`: a list takes up many on one day.
    Relations { step: Step, relations: Vec<usize> },
    /// A regulation by itself: the key of the date, `adopted`.
    Regulation(&'static str),
}

/// The days of relations and regulations that an event tells: all of it is one entry in time, with the sources of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// As those have it who know it best, the event among them.
    pub date: Date,
    pub reached: Vec<Reached>,
    /// Whom the event concerns, and the relations.
    pub about: Vec<DocId>,
}

/// The own days of a regulation, by their keys among its dates.
pub const OWN_DAYS: [&str; 4] = ["adopted", "published", "effective", "ended"];

/// The most exact of days that agree, the first of those that are.
pub(super) fn best<'a>(days: impl Iterator<Item = &'a Date>) -> &'a Date {
    days.min_by_key(|day| day.width()).expect("something reached a day")
}
