//! Which of several sources decides what is shown of a relation.
//!
//! Sources contradict each other only about the same step. There the kind of source decides, then how it knows, then which
//! is newer. But a law firm that reports in 2021 that a list was revoked does not contradict the newspaper of 2020 that
//! saw it issued: it tells what came after.

use std::cmp::{Ordering, Reverse};

use super::assertion::Assertion;
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

/// The place of the assertion whose status is shown: the first by rank that states one, then whatever came after that; the
/// first of all where none states a status. `ranked`: their places by rank.
pub fn deciding(assertions: &[Assertion], ranked: &[usize]) -> usize {
    let mut stating = ranked.iter().copied().filter(|at| assertions[*at].fields.status.is_some());
    let Some(mut shown) = stating.next() else { return ranked.first().copied().unwrap_or_default() };
    let mut open: Vec<usize> = stating.collect();
    while let Some(next) = open.iter().position(|at| came_after(&assertions[*at], &assertions[shown])) {
        shown = open.remove(next);
    }
    shown
}

/// Whether a source tells what followed on what another says, so that both are right.
fn came_after(later: &Assertion, earlier: &Assertion) -> bool {
    let (Some(then), Some(before)) = (later.fields.status, earlier.fields.status) else { return false };
    let tells = match later.certainty() {
        Certainty::Asserted | Certainty::Reported => true,
        Certainty::Inferred => earlier.certainty() == Certainty::Inferred,
        Certainty::Alleged | Certainty::Denied => false,
    };
    if !tells {
        return false;
    }
    let is_after = |day: Option<&Date>, other: Option<&Date>| {
        day.zip(other).is_some_and(|(day, other)| day.earliest > other.latest)
    };
    let (published, began) = (later.published.as_ref(), later.began());
    let was_written_later = is_after(published, earlier.published.as_ref());
    let began_later = is_after(began, earlier.published.as_ref());
    match then.stage().cmp(&before.stage()) {
        Ordering::Greater => was_written_later || began_later,
        // What was suspended or over is in force again: only where it says since when.
        Ordering::Less => {
            let binds = matches!(then, Status::Issued | Status::InForce);
            let was_over = matches!(before, Status::Suspended | Status::Ended | Status::Revoked);
            binds && was_over && was_written_later && is_after(began, earlier.began())
        }
        Ordering::Equal => false,
    }
}
