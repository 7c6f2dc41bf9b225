//! Which of several sources decides what is shown of a relation.
//!
//! Sources contradict each other only about the same step. There the kind of source decides, then how it knows, then which
//! is newer. But a law firm that reports in 2021 that a list was revoked does not contradict the newspaper of 2020 that
//! saw it issued: it tells what came after.

use std::cmp::Reverse;

use super::assertion::Assertion;
use super::step::Step;
use crate::model::{Certainty, Date, Status};

/// The places of the assertions, those first that decide where they contradict each other. An inference never stands above a
/// statement.
pub fn ranked(assertions: &[Assertion]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..assertions.len()).collect();
    places.sort_by_key(|at| {
        let assertion = &assertions[*at];
        let certainty = assertion.certainty();
        Reverse((certainty != Certainty::Inferred, assertion.source_kind.weight(), Reverse(certainty), *at))
    });
    places
}

/// The place of the assertion whose status is shown: of the strongest that state one the newest, then whatever came after
/// that; among all where none states a status. Who denies that it is so at all has no status to state. `ranked`: their places by rank.
pub fn deciding(assertions: &[Assertion], ranked: &[usize]) -> usize {
    let states = |at: &usize| assertions[*at].fields.status.is_some();
    let denies = |at: &usize| assertions[*at].certainty() == Certainty::Denied;
    let mut open = ranked.to_vec();
    if open.iter().any(states) {
        open.retain(|at| states(at) || denies(at));
    }
    let strength = |at: usize| (assertions[at].certainty(), assertions[at].source_kind.weight());
    let equals = open.iter().take_while(|at| strength(**at) == strength(open[0])).count();
    // Among equals the newest decides, unless it speaks of a time before what an older one knows.
    let equals = open.drain(..equals).rev();
    let newest = equals.reduce(|shown, next| match lags_behind(&assertions[next], &assertions[shown]) {
        true => shown,
        false => next,
    });
    let Some(mut shown) = newest else { return 0 };
    let is_denied = |at: usize| assertions.iter().any(|one| denies_status(one, &assertions[at]));
    while let Some(next) =
        open.iter().position(|at| came_after(&assertions[*at], &assertions[shown]) && !is_denied(*at))
    {
        shown = open.remove(next);
    }
    shown
}

/// Whether a source that weighs as much denies the very status that another states, and was not published before it.
fn denies_status(one: &Assertion, stated: &Assertion) -> bool {
    let is_same = one.fields.status.is_some()
        && (one.fields.status == stated.fields.status || one.is_of_end() && stated.is_of_end());
    let is_older = is_after(stated.published.as_ref(), one.published.as_ref());
    let weighs = one.source_kind.weight() >= stated.source_kind.weight();
    one.certainty() == Certainty::Denied && stated.certainty() != Certainty::Denied && is_same && weighs && !is_older
}

/// Whether one day lies wholly after another, both being known.
fn is_after(day: Option<&Date>, other: Option<&Date>) -> bool {
    day.zip(other).is_some_and(|(day, other)| day.is_after(other))
}

/// Whether what a source calls over is in force again by another, which says since when.
fn begins_again(later: &Assertion, earlier: &Assertion) -> bool {
    let binds = matches!(later.fields.status, Some(Status::Issued | Status::InForce));
    binds && is_over(earlier) && follows(later, later.began(), earlier, earlier.began().or(earlier.published.as_ref()))
}

/// Whether what began, as one source says, followed on an end that another gives: on a later day, or on that very day, where the
/// other saw it begin before, or was published before. A term runs until the day on which the next one begins.
fn follows(later: &Assertion, began: Option<&Date>, earlier: &Assertion, end: Option<&Date>) -> bool {
    let is_that_day = began.zip(end).is_some_and(|(began, end)| began.earliest >= end.latest && !began.open_start);
    let began_before = is_after(end, earlier.day(Step::Start));
    is_after(began, end)
        || is_that_day && (began_before || is_after(later.published.as_ref(), earlier.published.as_ref()))
}

/// Whether a source says that it was suspended or over.
fn is_over(assertion: &Assertion) -> bool {
    assertion.fields.status.is_some_and(Status::is_over)
}

/// Whether a newer source tells of a time before what an older one of the same rank knows: of a beginning before an end, or
/// of one that ended before what is shown began.
fn lags_behind(newer: &Assertion, older: &Assertion) -> bool {
    let binds = matches!(newer.fields.status, Some(Status::Issued | Status::InForce));
    let is_known = older.began().or(older.published.as_ref()).is_some();
    let began = older.day(Step::Start);
    let ended = newer.day(Step::End);
    let is_of_before = is_after(ended, newer.day(Step::Start)) && follows(older, began, newer, ended);
    binds && is_over(older) && is_known && !begins_again(newer, older) || is_after(began, ended) || is_of_before
}

/// Whether a source tells what followed on what another says, so that both are right.
fn came_after(later: &Assertion, earlier: &Assertion) -> bool {
    let Some(then) = later.fields.status else { return false };
    let tells = match later.certainty() {
        Certainty::Asserted | Certainty::Reported => true,
        Certainty::Inferred => earlier.certainty() == Certainty::Inferred,
        Certainty::Alleged | Certainty::Denied => false,
    };
    let was_written_later = is_after(later.published.as_ref(), earlier.published.as_ref());
    let began_later = is_after(later.began(), earlier.published.as_ref());
    if earlier.certainty() == Certainty::Denied {
        // What was denied can only have come about since: who foresaw it before says nothing of that.
        let is_forecast = later.published.is_none() && then.is_foreseen();
        let is_older = is_after(earlier.published.as_ref(), later.published.as_ref());
        return tells && began_later && !is_forecast && !is_older;
    }
    let is_further = earlier.fields.status.is_some_and(|before| then.stage() > before.stage());
    let is_later = was_written_later || began_later;
    tells && is_later && !later.lifts_alone(earlier) && (is_further || begins_again(later, earlier))
}

/// For each assertion whether it tells of a period that was over before the one began that is shown: what is listed, taken off
/// the list and listed again has two. `deciding`: the place of the assertion that decides what is shown.
pub fn earlier_periods(assertions: &[Assertion], deciding: usize) -> Vec<bool> {
    let shown = &assertions[deciding];
    let tells = |one: &&Assertion| one.certainty() <= Certainty::Reported;
    let starts = assertions.iter().filter(tells).filter_map(|one| one.day(Step::Start));
    let began = match shown.fields.status {
        // Who only says that it goes on speaks of what had begun last.
        None | Some(Status::Issued | Status::InForce) => shown.began().or_else(|| {
            let has_come = |day: &&Date| shown.published.as_ref().is_some_and(|published| !day.is_after(published));
            starts.filter(has_come).max_by_key(|date| date.earliest)
        }),
        Some(_) if is_over(shown) => starts.max_by_key(|date| date.earliest),
        // What is foreseen or announced anew.
        Some(_) => shown.began().or(shown.published.as_ref()),
    };
    let ends = assertions.iter().filter(tells).filter(|one| follows(shown, began, one, end(one))).filter_map(end);
    let Some(last) = ends.map(|end| end.latest).max() else { return vec![false; assertions.len()] };
    // Who only says when it ended tells of what ended then; who foresees an end, of the time in which that was foreseen.
    let day = |one: &Assertion| {
        let known = one.began().or(end(one).filter(|_| !one.foresees(Step::End)));
        known.or(one.published.as_ref()).or(end(one)).map(|day| day.earliest)
    };
    let begins_shown = |one: &Assertion| {
        !is_over(one) && one.began().zip(began).is_some_and(|(day, began)| day.earliest >= began.earliest)
    };
    let is_earlier = |one: &Assertion| day(one).is_some_and(|day| day <= last) && !begins_shown(one);
    assertions.iter().map(is_earlier).collect()
}

/// The day on which a source says that it was over, or on which it said so.
fn end(assertion: &Assertion) -> Option<&Date> {
    let own = assertion.day(Step::End);
    let over = || assertion.began().or(assertion.published.as_ref()).filter(|_| is_over(assertion));
    own.or_else(over)
}
