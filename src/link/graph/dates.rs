//! The days of a relation that readers are shown.

use std::cmp::Reverse;

use super::assertion::Assertion;
use super::relation::{Relation, StepDate};
use super::step::Step;

impl Relation {
    /// The days of a relation, with who gives each: as articles give them, and as sources outside do. Of two that cannot both be true
    /// that stands first which counts.
    pub fn dates(&self) -> Vec<StepDate<'_>> {
        let mut dates = Vec::new();
        for step in self.steps() {
            let mut sides = [false, true].map(|outside| self.date_among(step, |date| date.is_outside() == outside));
            let counts = self.date(step);
            if let ([Some(article), Some(_)], Some(counts)) = (&sides, &counts)
                && counts.dated.date.conflicts(&article.dated.date)
            {
                sides.reverse();
            }
            let known = dates.len();
            dates.extend(sides.into_iter().flatten());
            if dates.len() == known {
                dates.extend(counts);
            }
        }
        dates
    }
}

/// The days that sources give which agree, each step once at the precision of the finest, a deadline or an end as it was extended.
pub fn agreed_dates<'a>(assertions: &[&'a Assertion]) -> Vec<StepDate<'a>> {
    let dates_of = |assertion: &&'a Assertion| {
        let assertion = *assertion;
        assertion.steps.iter().map(move |dated| StepDate { dated, assertion: Some(assertion) })
    };
    let mut dates: Vec<StepDate<'a>> = assertions.iter().rev().flat_map(dates_of).collect();
    let can_be_extended = |date: &StepDate<'_>| matches!(date.dated.step, Step::Until | Step::End);
    let extended = |date: &StepDate<'_>| can_be_extended(date).then_some(Reverse(date.dated.date.earliest));
    dates.sort_by_key(|date| (date.dated.step, extended(date), date.dated.date.width()));
    dates.dedup_by_key(|date| date.dated.step);
    dates
}
