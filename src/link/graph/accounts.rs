//! Which sources of a relation can be true together, and which contradict each other.

use std::collections::{HashMap, HashSet};

use super::assertion::Assertion;
use super::relation::{Relation, StepDate};
use super::step::{DatedStep, Step};
use crate::model::Certainty;
use crate::work::steps;

impl Relation {
    /// What the sources say, those together that can be true together: of the same status, and no day of a step differs.
    /// First the account that decides what is shown, then the others by rank; within an account the oldest source first.
    /// One account where all sources agree; never none.
    pub fn accounts(&self) -> Vec<Vec<&Assertion>> {
        let all = &self.assertions;
        if let [only] = &all[..] {
            return vec![vec![only]];
        }
        let mut order = self.order.clone();
        if let Some(place) = order.iter().position(|at| *at == self.deciding) {
            order[..=place].rotate_right(1);
        }
        let denies = |at: usize| all[at].certainty() == Certainty::Denied;
        let can_both_be_true = |at: usize, other: usize| {
            steps(1);
            all[at].is_of_earlier_period == all[other].is_of_earlier_period
                && denies(at) == denies(other)
                && (!denies(at) || all[at].fields.status == all[other].fields.status)
                && self.is_against(&all[at]) == self.is_against(&all[other])
                && same_status(&all[at], &all[other])
                && !all[at].contradicts(&all[other])
        };
        // What several sources say alike is compared once. A deadline and an end are of one source: another may extend them.
        let said = |at: usize| {
            let one = &all[at];
            let days: Vec<(Step, &str)> = one.steps.iter().map(|dated| (dated.step, &*dated.date.edtf)).collect();
            let is_own = days.iter().any(|(step, _)| matches!(step, Step::Until | Step::End));
            let known = (one.is_of_earlier_period, denies(at), self.is_against(one));
            (days, one.fields.status, known, is_own.then_some(at))
        };
        // Each with those of its sources by which others are measured.
        let mut accounts: Vec<(Vec<usize>, HashMap<_, usize>)> = Vec::new();
        for at in order {
            let fits = |(_, different): &&mut (_, HashMap<_, usize>)| {
                different.values().all(|other| can_both_be_true(at, *other))
            };
            match accounts.iter_mut().find(fits) {
                Some((account, different)) => {
                    account.push(at);
                    different.entry(said(at)).or_insert(at);
                }
                None => accounts.push((vec![at], HashMap::from([(said(at), at)]))),
            }
        }
        let oldest_first = |(mut account, _): (Vec<usize>, _)| {
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
        let is_shown = |step| !matches!(step, Step::Status(_)) || step == shown;
        let all: Vec<&Assertion> = self.by_rank().collect();
        // Most sources give the same day: whether another contradicts it is looked up once.
        let mut agreed: HashSet<(Step, &str)> = HashSet::new();
        for (rank, &a) in all.iter().enumerate() {
            let own = a.steps.iter().filter(|dated| is_shown(dated.step));
            let own = own.filter(|dated| !agreed.contains(&(dated.step, &*dated.date.edtf)));
            let own: Vec<&DatedStep> = own.filter(|dated| self.counts(a, dated.step)).collect();
            if own.is_empty() {
                continue;
            }
            let weaker = &all[rank + 1..];
            steps(weaker.len());
            for &b in weaker {
                let differs = |dated: &&&DatedStep| a.differs(b, dated.step) && self.counts(b, dated.step);
                if let Some((dated, other)) =
                    own.iter().find(differs).and_then(|dated| Some((*dated, b.dated(dated.step)?)))
                {
                    return Some((
                        StepDate { dated, assertion: Some(a) },
                        StepDate { dated: other, assertion: Some(b) },
                    ));
                }
            }
            let agrees = |dated: &&DatedStep| {
                let mut others = weaker.iter().filter_map(|b| b.day(dated.step));
                !others.any(|other| other.conflicts(&dated.date))
            };
            agreed.extend(own.into_iter().filter(agrees).map(|dated| (dated.step, &*dated.date.edtf)));
        }
        None
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
