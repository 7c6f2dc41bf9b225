//! Ends of which nobody can tell whether they have come.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{Relation, Step};
use crate::model::Status;
use crate::site::Site;

/// Reports that measures or regulations have an end while nothing says up to when the evidence was read: all of them stand as
/// if they held.
pub(super) fn ends_without_a_day(site: &Site, relations: &[Relation]) -> Option<Diagnostic> {
    if site.as_of.is_some() {
        return None;
    }
    let of_relations =
        relations.iter().filter(|relation| relation.kind.is_measure() && relation.date(Step::End).is_some());
    let of_relations: Vec<&Relation> =
        of_relations.filter(|relation| relation.status().is_none_or(Status::lasts)).collect();
    let regulations = site.documents.iter().filter(|document| {
        let own = document.regulation().filter(|own| own.dates.ended.value().is_some());
        own.is_some_and(|own| own.status.value().is_none_or(|status| status.lasts()))
    });
    let first = of_relations
        .first()
        .map(|relation| site.document(relation.subject))
        .or(regulations.clone().next().map(|document| &**document))?;
    let count = of_relations.len() + regulations.count();
    let message = format!(
        "nothing says up to when the evidence was read, so that what has an end stands as if it held: {count} of them, the first in {}",
        first.source.path
    );
    let help = "write `as_of: `, with that day, into dossier.yaml, or `date` at the evidence";
    Some(Diagnostic::new(Code::UnknownAsOf, &site.config.path, Place::File, message).help(help))
}
