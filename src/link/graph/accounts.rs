//! Which sources of a relation can be true together, and which contradict each other.

use super::assertion::Assertion;
use super::relation::{Relation, StepDate};
use super::step::{DatedStep, Step};
use crate::model::Certainty;

impl Relation {
    /// What the sources say, those together that can be true together: of the same status, and no day of a step differs.
    /// First the account that decides what is shown, then the others by rank; within an account the oldest source first.
    /// One account where all sources agree; never none.
    pub fn accounts(&self) -> Vec<Vec<&Assertion>> {
        let all = &self.assertions;
        let mut order = self.order.clone();
        if let Some(place) = order.iter().position(|at| *at == self.deciding) {
            order[..=place].rotate_right(1);
        }
        let mut accounts: Vec<Vec<usize>> = Vec::new();
        for at in order {
            let can_both_be_true = |other: &usize| {
                let denies = |place: usize| all[place].certainty() == Certainty::Denied;
                all[at].is_of_earlier_period == all[*other].is_of_earlier_period
                    && denies(at) == denies(*other)
                    && (!denies(at) || all[at].fields.status == all[*other].fields.status)
                    && self.is_against(&all[at]) == self.is_against(&all[*other])
                    && same_status(&all[at], &all[*other])
                    && !all[at].contradicts(&all[*other])
            };
            match accounts.iter_mut().find(|account| account.iter().all(can_both_be_true)) {
                Some(account) => account.push(at),
                None => accounts.push(vec![at]),
            }
        }
        let oldest_first = |mut account: Vec<usize>| {
            account.sort_unstable();
            account.into_iter().map(|at| &all[at]).collect()
        };
        accounts.into_iter().map(oldest_first).collect()
    }

    /// Two dates of one step that cannot both be true, the stronger source's first; of several pairs that of the strongest.
    ///
    /// What was expected or issued is compared only where that is what is shown: what was expected for one day and came
    /// about on another is no contradiction.
    pub fn conflicting(&self) -> Option<(StepDate<'_>, StepDate<'_>)> {
        let shown = Step::beginning(self.status());
        let counts = |step| !matches!(step, Step::Status(_)) || step == shown;
        let all: Vec<&Assertion> = self.by_rank().collect();
        let pairs = all.iter().enumerate();
        let mut pairs = pairs.flat_map(|(at, a)| all[at + 1..].iter().map(move |b| (*a, *b)));
        pairs.find_map(|(a, b)| conflict(a, b, |step| counts(step) && self.counts(a, step) && self.counts(b, step)))
    }

    /// Whether sources give dates of one step that cannot both be true.
    pub fn has_date_conflict(&self) -> bool {
        self.conflicting().is_some()
    }
}

/// Whether two assertions speak of the same status, or one of them of none.
fn same_status(a: &Assertion, b: &Assertion) -> bool {
    a.fields.status.is_none() || b.fields.status.is_none() || a.fields.status == b.fields.status
}

/// The dates of one step that two assertions give and that cannot both be true, the first such pair.
fn conflict<'a>(
    a: &'a Assertion,
    b: &'a Assertion,
    counts: impl Fn(Step) -> bool,
) -> Option<(StepDate<'a>, StepDate<'a>)> {
    let pair = |dated: &'a DatedStep| {
        let other = b.dated(dated.step).filter(|_| a.differs(b, dated.step))?;
        Some((StepDate { dated, assertion: Some(a) }, StepDate { dated: other, assertion: Some(b) }))
    };
    a.steps.iter().filter(|dated| counts(dated.step)).find_map(pair)
}
