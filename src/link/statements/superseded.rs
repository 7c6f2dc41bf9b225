//! Regulations that stand as if they applied although another has taken their place.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::Relation;
use crate::model::{SUPERSEDES, Status};
use crate::site::Site;

/// Reports each regulation that is in force by its own status, has no end, and is superseded, as a source states, since a day before
/// that up to which the evidence was read.
pub(super) fn superseded_and_in_force(site: &Site, relations: &[Relation]) -> Vec<Diagnostic> {
    let Some(as_of) = &site.as_of else { return Vec::new() };
    let report = |relation: &Relation| {
        let document = site.document(relation.object);
        let own = document.regulation()?;
        let status = own.status.value().filter(|status| matches!(status, Status::InForce | Status::Issued))?;
        let since = relation.since().map(|since| &since.dated.date).filter(|since| as_of.is_after(since))?;
        if own.dates.ended.value().is_some() || !relation.is_stated() {
            return None;
        }
        let by = site.document(relation.subject).short();
        let message = format!("`status` is {}, and \"{by}\" supersedes it since {}", status.word(), since.edtf);
        let place = Place::Value("status".into());
        let help = "write `ended` or `revoked`, and the day under `dates.ended`";
        Some(Diagnostic::new(Code::ContradictingDates, &document.source.path, place, message).help(help))
    };
    relations.iter().filter(|relation| *relation.kind.name == *SUPERSEDES).filter_map(report).collect()
}
