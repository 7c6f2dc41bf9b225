//! Whoever came under a regulation after it had ended.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{Relation, Step};
use crate::model::{Certainty, Date};
use crate::site::Site;

/// The day on which a regulation began to concern a subject, as a source states, where it lies after another.
pub(super) fn begins_after<'a>(relation: &'a Relation, end: &Date) -> Option<&'a Date> {
    let stated = relation.assertions.iter().filter(|one| one.certainty() <= Certainty::Reported);
    let mut days =
        stated.flat_map(|one| &one.steps).filter(|dated| matches!(dated.step, Step::Announced | Step::Start));
    days.find(|dated| dated.date.is_after(end)).map(|dated| &dated.date)
}

/// Reports each regulation that ended before it began to concern somebody, as a source states.
pub(super) fn subjects_after_the_end(site: &Site, relations: &[Relation]) -> Vec<Diagnostic> {
    let report = |relation: &Relation| {
        let document = site.document(relation.object);
        let ended = document.regulation()?.dates.ended.value()?;
        let began = begins_after(relation, ended)?;
        let subject = site.document(relation.subject).short();
        let message = format!("`dates.ended` is {}, and it concerns \"{subject}\" since {}", ended.edtf, began.edtf);
        let place = Place::Value("dates.ended".into());
        let help = "correct the day that is wrong; what took its place is a regulation of its own";
        Some(Diagnostic::new(Code::ContradictingDates, &document.source.path, place, message).help(help))
    };
    relations.iter().filter(|relation| relation.kind.is_measure()).filter_map(report).collect()
}
