//! The days of a relation that count for what is shown, and the further ones that stand in time: what was over before it began
//! again, and what sources say otherwise.

use super::assertion::Assertion;
use super::relation::{Relation, StepDate};
use super::step::{DatedStep, Step};
use crate::model::{Certainty, Date, Status};

impl Relation {
    /// Whether a source's day of a step is one of what is shown. Not so the days of an earlier period, the end that somebody only
    /// says beside another status, what is alleged or denied beside what is stated, and what is stated beside a denial.
    pub(super) fn counts(&self, assertion: &Assertion, step: Step) -> bool {
        let shown = self.deciding();
        let is_same_end = shown.fields.status.is_none()
            || assertion.fields.status.is_none()
            || assertion.is_of_end() == shown.is_of_end();
        let denies = |one: &Assertion| one.certainty() == Certainty::Denied;
        !assertion.is_of_earlier_period
            && denies(assertion) == denies(shown)
            && (step != Step::End || is_same_end && !self.is_own_word(assertion) && self.is_end(assertion))
            && (!assertion.certainty().is_doubt() || shown.certainty().is_doubt())
    }

    /// Whether the end that a source gives can be that of what is shown. What was only expected or proposed for a day is a day of that
    /// status; an end that was foreseen is none where a regulation was over before it, or where a source that weighs as much saw
    /// the measure hold after it: it was prolonged.
    fn is_end(&self, one: &Assertion) -> bool {
        let is_foreseen = |one: &Assertion| {
            one.fields.status.is_some_and(|status| status.is_foreseen() || status == Status::Announced)
        };
        let Some(end) = one.day(Step::End) else { return true };
        let own = self.of_regulation.iter().find(|dated| dated.step == Step::End).map(|dated| &dated.date);
        let is_outlived = own.is_some_and(|own| end.is_after(own)) && one.foresees(Step::End);
        let saw_it_hold = |later: &Assertion| {
            let goes_on = later.day(Step::End).is_none_or(|other| other.is_after(end));
            let holds = matches!(later.fields.status, Some(Status::Issued | Status::InForce)) && goes_on;
            let was_published = later.published.as_ref().is_some_and(|day| day.is_after(end));
            holds
                && was_published
                && later.certainty() <= one.certainty()
                && later.source_kind.weight() >= one.source_kind.weight()
        };
        let is_prolonged = !one.is_of_end() && self.assertions.iter().any(saw_it_hold);
        (!is_foreseen(one) || is_foreseen(self.deciding())) && !is_outlived && !is_prolonged
    }

    /// Whether the end that a source foresaw never came, since one that weighs as much prolonged it, or because it was over before, as one
    /// states that was published since. What a later period has, prolongs no earlier one.
    pub fn is_overtaken(&self, one: &Assertion) -> bool {
        let Some(end) = one.day(Step::End).filter(|_| one.foresees(Step::End) && !one.is_of_end()) else {
            return false;
        };
        let is_stated = |later: &&Assertion| later.certainty() <= Certainty::Reported;
        let began_again = |until: &Date| {
            let days = self.assertions.iter().filter(is_stated).filter_map(|other| other.day(Step::Start));
            days.into_iter().any(|day| day.earliest >= end.latest && !day.is_after(until))
        };
        let prolongs = |later: &Assertion| {
            let weighs = later.certainty() <= one.certainty() && later.source_kind.weight() >= one.source_kind.weight();
            weighs && later.extends(one, Step::End) && later.published.as_ref().is_some_and(|day| !began_again(day))
        };
        let is_over_before = |later: &Assertion| {
            let days = later.day(Step::End).zip(one.published.as_ref()).filter(|_| later.is_of_end());
            days.is_some_and(|(day, published)| end.is_after(day) && day.is_after(published))
        };
        let mut later = self.assertions.iter().filter(is_stated);
        later.any(|later| prolongs(later) || is_over_before(later))
    }

    /// The end of what is shown where that lies before `day`, the day up to which the evidence was read. One that is uncertain, or only
    /// the author's inference, ends nothing that a source states.
    pub fn ended_before(&self, day: Option<&Date>) -> Option<StepDate<'_>> {
        let is_certain = |end: &StepDate<'_>| !end.dated.date.uncertain && (!end.is_inferred() || self.is_inferred());
        let is_past = |end: &StepDate<'_>| day.is_some_and(|day| day.is_after(&end.dated.date));
        self.date(Step::End).filter(is_certain).filter(is_past)
    }

    /// The days of what is shown as every source gives them, by rank of the sources, then the regulation's own.
    pub fn told(&self) -> impl Iterator<Item = &DatedStep> {
        let own = self.by_rank().flat_map(|one| one.steps.iter().filter(|dated| self.counts(one, dated.step)));
        own.chain(&self.of_regulation)
    }

    /// The day of a step: that which is shown, or a further one.
    pub fn on_day(&self, step: Step, day: &Date) -> Option<StepDate<'_>> {
        let is_meant = |date: &StepDate<'_>| date.dated.step == step && date.dated.date == *day;
        self.date(step).filter(is_meant).or_else(|| self.further_days().into_iter().find(is_meant))
    }

    /// The steps that are shown about whose days sources contradict each other.
    pub fn differing_steps(&self) -> Vec<Step> {
        if !self.has_date_conflict() {
            return Vec::new();
        }
        let is_of_this_period = |date: &&StepDate<'_>| date.assertion.is_some_and(|one| !one.is_of_earlier_period);
        self.further_days().iter().filter(is_of_this_period).map(|date| date.dated.step).collect()
    }

    /// The days that stand in time beside those that are shown: those of earlier periods, and those by which sources
    /// contradict what is shown; each at the precision of the finest source.
    pub fn further_days(&self) -> Vec<StepDate<'_>> {
        let mut days: Vec<StepDate<'_>> = Vec::new();
        let differs = self.has_date_conflict();
        let shown: Vec<StepDate<'_>> = self.steps().filter_map(|step| self.date(step)).collect();
        // An end that is only alleged; a source that denies something gives no day of it.
        let is_alleged_end = |one: &Assertion, dated: &DatedStep| {
            dated.step == Step::End && one.certainty() == Certainty::Alleged && self.is_against(one)
        };
        for assertion in self.by_rank() {
            let contradicts = |dated: &DatedStep| {
                let given = shown.iter().find(|date| date.dated.step == dated.step).and_then(|date| date.assertion);
                differs
                    && self.counts(assertion, dated.step)
                    && given.is_some_and(|given| given.differs(assertion, dated.step))
            };
            for dated in &assertion.steps {
                if !assertion.is_of_earlier_period && !contradicts(dated) && !is_alleged_end(assertion, dated) {
                    continue;
                }
                // It was to end then, and did not.
                if dated.step == Step::End && assertion.is_of_earlier_period && self.is_overtaken(assertion) {
                    continue;
                }
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
