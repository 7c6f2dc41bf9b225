//! Whoever came under a regulation after it had ended.

use std::collections::HashMap;

use super::repealed::ended_by;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{Relation, Repeal, Step};
use crate::model::{Certainty, Date};
use crate::site::{DocId, Site};

/// The day on which a regulation began to concern a subject, as a source states, where it lies after another.
pub(super) fn begins_after<'a>(relation: &'a Relation, end: &Date) -> Option<&'a Date> {
    let stated = relation.assertions.iter().filter(|one| one.certainty() <= Certainty::Reported);
    let mut days =
        stated.flat_map(|one| &one.steps).filter(|dated| matches!(dated.step, Step::Announced | Step::Start));
    days.find(|dated| dated.date.is_after(end)).map(|dated| &dated.date)
}

/// Reports each regulation that ended before it began to concern somebody, as a source states. `repeals`: how others end regulations.
pub(super) fn subjects_after_the_end(
    site: &Site,
    relations: &[Relation],
    repeals: &HashMap<DocId, Repeal>,
) -> Vec<Diagnostic> {
    let report = |relation: &Relation| {
        let document = site.document(relation.object);
        let own = document.regulation()?.dates.ended.value();
        let (place, ended, words) = match own {
            Some(ended) => (Place::Value("dates.ended".into()), ended, format!("`dates.ended` is {}", ended.edtf)),
            None => {
                let repeal = repeals.get(&relation.object)?;
                let ended = &repeal.end.as_ref()?.date;
                (Place::File, ended, ended_by(site, relations, repeal, ended))
            }
        };
        let began = begins_after(relation, ended)?;
        let subject = site.document(relation.subject).short();
        let message = format!("{words}, and it concerns \"{subject}\" since {}", began.edtf);
        let help = "correct the day that is wrong; what took its place is a regulation of its own";
        Some(Diagnostic::new(Code::ContradictingDates, &document.source.path, place, message).help(help))
    };
    relations.iter().filter(|relation| relation.kind.is_measure()).filter_map(report).collect()
}
