//! The days of a relation: for each step that of the source that decides.

use super::Relation;
use crate::link::graph::assertion::Assertion;
use crate::link::graph::step::{DatedStep, Step};
use crate::model::{BasisKind, Certainty, ISSUED, Status};

/// The day of a step, and who gives it.
#[derive(Clone, Copy, Debug)]
pub struct StepDate<'a> {
    /// Step and day.
    pub dated: &'a DatedStep,
    /// The assertion that gives it; none where it is the regulation's own day.
    pub assertion: Option<&'a Assertion>,
}

impl StepDate<'_> {
    /// Whether it is a later deadline or end, as a later source tells.
    fn extends(&self, earlier: &StepDate<'_>) -> bool {
        let step = self.dated.step;
        self.assertion.zip(earlier.assertion).is_some_and(|(later, earlier)| later.extends(earlier, step))
    }

    /// Whether the date comes from outside the dossier, be it that an article's author took it from there.
    pub fn is_outside(&self) -> bool {
        self.dated.basis == Some(BasisKind::External) || self.assertion.is_some_and(Assertion::is_outside)
    }

    /// Whether the date is only the author's inference.
    pub fn is_inferred(&self) -> bool {
        let is_inference = |source: &Assertion| source.certainty() == Certainty::Inferred;
        self.dated.basis == Some(BasisKind::Inferred) || self.assertion.is_some_and(is_inference)
    }
}

/// The order in which steps are shown.
const STEPS: [Step; 7] = [
    Step::Announced,
    Step::Status(Status::Issued),
    Step::Start,
    Step::Status(Status::Suspended),
    Step::Resumed,
    Step::Until,
    Step::End,
];

impl Relation {
    /// The steps that are worth showing: first the beginning of the status that is shown.
    pub fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        let main = Step::beginning(self.status());
        // What is only foreseen has not begun, whatever else is said of it.
        let begun = !self.status().is_some_and(Status::is_foreseen);
        let further = STEPS.into_iter().filter(move |step| *step != main);
        let further = further.filter(move |step| begun || matches!(step, Step::Announced | Step::Until));
        std::iter::once(main).chain(further)
    }

    /// Since when the status holds that is shown; since when the relation does, where it has none.
    pub fn since(&self) -> Option<StepDate<'_>> {
        self.date(Step::beginning(self.status()))
    }

    /// The day of a step: that of the source that decides, at the precision of the finest source that agrees with it. The
    /// regulation's own day where no source gives one, and where it was issued then: «in August» is the day that the document has.
    pub fn date(&self, step: Step) -> Option<StepDate<'_>> {
        let own = self.of_regulation.iter().find(|dated| dated.step == step);
        let own = own.map(|dated| StepDate { dated, assertion: None });
        let Some(given) = self.date_among(step, |_| true) else { return own };
        let is_exact = |own: &StepDate<'_>| {
            let (own, given) = (&own.dated.date, &given.dated.date);
            *self.kind.name == *ISSUED && own.width() < given.width() && !own.conflicts(given)
        };
        let exact = own.filter(is_exact).map(|own| StepDate { assertion: given.assertion, ..own });
        Some(exact.unwrap_or(given))
    }

    /// The same among the dates of some sources only.
    pub fn date_among<'a>(&'a self, step: Step, counts: impl Fn(&StepDate<'a>) -> bool) -> Option<StepDate<'a>> {
        let of = |assertion: &'a Assertion| {
            assertion.dated(step).map(|dated| StepDate { dated, assertion: Some(assertion) })
        };
        let told = self.by_rank().filter(|assertion| self.counts(assertion, step));
        let given: Vec<StepDate<'_>> = told.filter_map(of).filter(counts).collect();
        let mut first = given.first()?;
        while let Some(later) = given.iter().find(|date| date.extends(first)) {
            first = later;
        }
        let agreeing = given.iter().filter(|date| !date.dated.date.conflicts(&first.dated.date));
        agreeing.min_by_key(|date| date.dated.date.width()).copied()
    }
}
