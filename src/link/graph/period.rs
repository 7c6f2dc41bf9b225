//! The days of what began again after it was over: those of the period that is shown, and those before, which are history.

use super::assertion::Assertion;
use super::relation::{Relation, StepDate};
use super::step::{DatedStep, Step};
use crate::model::{Certainty, Date, Status};

impl Relation {
    /// Whether a source's day of a step is one of what is shown. Not so the days of an earlier period, the end that somebody only
    /// says beside another status, and what is alleged or denied beside what is stated.
    pub(super) fn counts(&self, assertion: &Assertion, step: Step) -> bool {
        let shown = self.deciding();
        let is_over = |one: &Assertion| matches!(one.fields.status, Some(Status::Ended | Status::Revoked));
        let is_same_end =
            shown.fields.status.is_none() || assertion.fields.status.is_none() || is_over(assertion) == is_over(shown);
        let is_doubt = |one: &Assertion| matches!(one.certainty(), Certainty::Alleged | Certainty::Denied);
        !assertion.is_of_earlier_period
            && (step != Step::End || is_same_end)
            && (!is_doubt(assertion) || is_doubt(shown))
    }

    /// The days of what is shown as every source gives them, by rank of the sources, then the regulation's own.
    pub fn told(&self) -> impl Iterator<Item = &DatedStep> {
        let own = self.by_rank().flat_map(|one| one.steps.iter().filter(|dated| self.counts(one, dated.step)));
        own.chain(&self.of_regulation)
    }

    /// The day of a step: that of what is shown, or one of an earlier period.
    pub fn on_day(&self, step: Step, day: &Date) -> Option<StepDate<'_>> {
        let is_meant = |date: &StepDate<'_>| date.dated.step == step && date.dated.date == *day;
        self.date(step).filter(is_meant).or_else(|| self.earlier().into_iter().find(is_meant))
    }

    /// The days of earlier periods, each at the precision of the finest source.
    pub fn earlier(&self) -> Vec<StepDate<'_>> {
        let mut days: Vec<StepDate<'_>> = Vec::new();
        for assertion in self.by_rank().filter(|one| one.is_of_earlier_period) {
            for dated in &assertion.steps {
                let date = StepDate { dated, assertion: Some(assertion) };
                let is_same = |known: &&mut StepDate<'_>| {
                    known.dated.step == dated.step && !known.dated.date.conflicts(&dated.date)
                };
                match days.iter_mut().find(is_same) {
                    Some(known) if dated.date.width() < known.dated.date.width() => *known = date,
                    Some(_) => {}
                    None => days.push(date),
                }
            }
        }
        days
    }
}
