//! The dated steps of a relation as they are shown: «2020-06-05, bekannt gegeben 2020-05-22».

use serde::Serialize;

use crate::link::graph::{DatedStep, Relation, Step, StepDate};
use crate::page::notation::{DateView, Here};

/// The day of a step, as articles or as sources outside give it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct StepView {
    /// «bekannt gegeben»; empty for the day since which the status holds that stands beside it.
    pub label: String,
    pub date: DateView,
    /// Whether it comes from outside the dossier.
    pub outside: bool,
    /// Whether it is the regulation's own day, as no source gives one for this relation.
    pub of_regulation: bool,
    /// Whether what stands beside it in one list says the same better: a finer day of this step, or a stage that began with it.
    pub told_better: bool,
}

/// The days of a relation as they are shown, with who gives each.
pub fn step_views(here: &Here<'_>, relation: &Relation) -> Vec<StepView> {
    let main = Step::beginning(relation.status());
    let dates = relation.dates();
    let view =
        |date: &StepDate<'_>| StepView { told_better: is_told_finer(date, &dates), ..step_view(here, *date, main) };
    let mut views: Vec<StepView> = dates.iter().map(view).collect();
    for (at, date) in dates.iter().enumerate().skip(1) {
        // Another source's day of the same step stands below the one that counts, as what it is.
        let first = dates[..at].iter().find(|first| first.dated.step == date.dated.step);
        if first.is_some_and(|first| first.dated.date.conflicts(&date.dated.date)) {
            let words = [here.labels.text("standing.otherwise"), &views[at].label];
            views[at].label = words.join(" ").trim_end().to_owned();
        }
    }
    views
}

/// The days of a relation, each step once, as the source gives it that decides.
pub fn decided_views(here: &Here<'_>, relation: &Relation) -> Vec<StepView> {
    let main = Step::beginning(relation.status());
    relation.steps().filter_map(|step| relation.date(step)).map(|date| step_view(here, date, main)).collect()
}

/// A day as it is shown beside a status that begins with the step `main`.
pub fn step_view(here: &Here<'_>, date: StepDate<'_>, main: Step) -> StepView {
    let label = if date.dated.step == main { "" } else { step_label(here, date.dated) };
    StepView {
        label: label.to_owned(),
        date: step_date(here, date),
        outside: date.is_outside(),
        of_regulation: date.assertion.is_none(),
        told_better: false,
    }
}

/// Whether a day is told more exactly by another day of this step, which is known at least as well.
fn is_told_finer(date: &StepDate<'_>, among: &[StepDate<'_>]) -> bool {
    let (step, day) = (date.dated.step, &date.dated.date);
    among.iter().any(|other| {
        let agrees = other.dated.step == step && !other.dated.date.conflicts(day);
        agrees && other.dated.date.width() < day.width() && (date.is_inferred() || !other.is_inferred())
    })
}

/// A day with its marks.
pub fn step_date(here: &Here<'_>, date: StepDate<'_>) -> DateView {
    here.marked_date(&date.dated.date, date.is_inferred(), date.is_outside())
}

/// A step in words: «bekannt gegeben»; what is no step of its own by its status.
pub fn step_label<'h>(here: &Here<'h>, dated: &DatedStep) -> &'h str {
    match dated.step {
        Step::Start if here.is_ahead(&dated.date) => here.labels.text("step.start_ahead"),
        Step::Announced => here.labels.text("step.announced"),
        Step::Start => here.labels.text("step.start"),
        Step::Until => here.labels.text("step.until"),
        Step::Resumed => here.labels.text("step.resumed"),
        Step::End => here.labels.text("step.end"),
        Step::Status(status) => here.status_word(status),
    }
}
