//! Which statements of sources are one fact, and in which order they stand.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil;

use crate::link::graph::Assertion;
use crate::model::{AssertionFields, Certainty, Date, Status};

/// What happened more than once between the same two: starts that can be the same day are one fact, in order of the
/// starts. A coarse date that fits several, and a source that gives none beside several, say which one by nothing: they
/// are facts of their own.
pub(super) fn facts_by_start(written: Vec<Written>) -> Vec<Vec<Written>> {
    let start = |written: &Written| written.assertion.fields.start.clone();
    let (mut dated, undated): (Vec<_>, Vec<_>) = written.into_iter().partition(|written| start(written).is_some());
    // Finer dates first, so that a coarser one finds all that it could mean.
    dated.sort_by_key(|written| start(written).map(|date| date.width()));
    let mut facts: Vec<Vec<Written>> = Vec::new();
    for one in dated {
        let agrees = |fact: &Vec<Written>| {
            fact.iter().all(|other| start(other).zip(start(&one)).is_some_and(|(a, b)| !a.conflicts(&b)))
        };
        let fitting: Vec<usize> = (0..facts.len()).filter(|at| agrees(&facts[*at])).collect();
        match fitting[..] {
            [only] => facts[only].push(one),
            _ => facts.push(vec![one]),
        }
    }
    // What is only denied is nothing that a source without a start could mean.
    let is_stated = |fact: &&mut Vec<Written>| fact.iter().any(|one| one.assertion.certainty() != Certainty::Denied);
    let mut stated: Vec<&mut Vec<Written>> = facts.iter_mut().filter(is_stated).collect();
    let undated = match stated.len() {
        0 | 1 => undated,
        _ => undated.into_iter().filter_map(|one| end_of_open(&mut stated, one)).collect(),
    };
    match &mut stated[..] {
        [only] => only.extend(undated),
        _ if !undated.is_empty() => facts.push(undated),
        _ => {}
    }
    for fact in &mut facts {
        in_order(fact);
    }
    let first_day = |fact: &Vec<Written>| fact.iter().filter_map(start).map(|date| date.earliest).max();
    facts.sort_by_key(|fact| first_day(fact).map_or((true, civil::Date::MIN), |day| (false, day)));
    facts
}

/// Puts what says since when something is over to the only fact that can have ended then: it had begun, and no source gives it an end
/// before. Gives back what says nothing of the kind, or fits several.
fn end_of_open(facts: &mut [&mut Vec<Written>], one: Written) -> Option<Written> {
    let end = one.assertion.fields.end.clone();
    let Some(end) = end.filter(|_| one.assertion.certainty() <= Certainty::Reported) else { return Some(one) };
    let can_have_ended = |fact: &Vec<Written>| {
        let fields = |of: fn(&AssertionFields) -> &Option<Date>| {
            fact.iter().filter_map(move |other| of(&other.assertion.fields).as_ref())
        };
        fields(|fields| &fields.start).all(|start| !start.is_after(&end))
            && fields(|fields| &fields.end).all(|other| !end.is_after(other))
    };
    let mut fitting = (0..facts.len()).filter(|at| can_have_ended(facts[*at]));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => {
            facts[only].push(one);
            None
        }
        _ => Some(one),
    }
}

/// An assertion and where it is written.
pub(super) struct Written {
    pub assertion: Assertion,
    pub path: Arc<str>,
    pub field: String,
}

/// Brings assertions into order. Of a source that tells the whole story, or of several that appeared on one day, each comes by the
/// day of what it states.
pub(super) fn in_order(written: &mut [Written]) {
    written.sort_by_key(|one| sort_key(&one.assertion));
    let day = |one: &Written| one.assertion.began().map(|day| day.earliest);
    let is_foreseen = |one: &Written| one.assertion.fields.status.is_some_and(Status::is_foreseen);
    let is_same_day = |a: &Written, b: &Written| {
        sort_key(&a.assertion).0 == sort_key(&b.assertion).0 && is_foreseen(a) == is_foreseen(b)
    };
    for told_at_once in written.chunk_by_mut(is_same_day) {
        if told_at_once.iter().all(|one| day(one).is_some()) {
            told_at_once.sort_by_key(day);
        }
    }
}

/// The order of assertions: by the day on which the evidence was published; on the same day what is only foreseen before what
/// has happened, and the dossier's articles before outside sources. A source that nobody can date comes first, and one of which
/// only the month or the year is known before those of a day in it, so that it never counts as newer than they are; but one that
/// says since which day of it something holds was not published before.
fn sort_key(assertion: &Assertion) -> (Option<(civil::Date, Reverse<civil::Date>)>, u8, bool) {
    let fields = &assertion.fields;
    let status = fields.status.unwrap_or(Status::InForce);
    let begun = fields.start.as_ref().filter(|_| !status.is_foreseen()).map(|start| start.earliest);
    let when = assertion.published.as_ref().map(|published| match begun {
        Some(begun) if published.earliest < begun && begun <= published.latest => (begun, Reverse(begun)),
        _ => (published.earliest, Reverse(published.latest)),
    });
    (when, status.stage(), assertion.is_outside())
}
