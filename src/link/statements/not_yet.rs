//! Regulations that are only foreseen by their own page, and bind somebody already, as a source states.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::Relation;
use crate::site::Site;

/// Reports each of them once, with the first whom it binds.
pub(super) fn foreseen_and_binding(site: &Site, relations: &[Relation]) -> Vec<Diagnostic> {
    let mut known = HashSet::new();
    let report = |relation: &Relation| {
        let document = site.document(relation.object);
        let own = document.regulation()?.status.value().filter(|own| own.is_foreseen())?;
        let status = relation.status().filter(|status| status.lasts() && relation.is_stated())?;
        if !known.insert(relation.object) {
            return None;
        }
        let subject = site.document(relation.subject).short();
        let message = format!("`status` is {}, and for \"{subject}\" it is {}", own.word(), status.word());
        let help = "bring the regulation's own `status` up to date, or correct what is said of whom it concerns";
        let place = Place::Value("status".into());
        Some(Diagnostic::new(Code::ContradictingDates, &document.source.path, place, message).help(help))
    };
    relations.iter().filter(|relation| relation.kind.is_measure()).filter_map(report).collect()
}
