//! Regulations that another revokes or supersedes: what of them stands as if it applied is over.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{DatedStep, Relation, Repeal, Step};
use crate::model::{Date, REVOKES, SUPERSEDES, SourceKind, Status};
use crate::site::{DocId, Site};

/// How other regulations end one, as sources state; of several the first that does.
pub(super) fn repeals(site: &Site, relations: &[Relation]) -> HashMap<DocId, Repeal> {
    let mut repeals: HashMap<DocId, Repeal> = HashMap::new();
    let day = |repeal: &Repeal| repeal.end.as_ref().map(|end| end.date.earliest);
    for (at, relation) in relations.iter().enumerate() {
        let Some(repeal) = repeal(site, at, relation) else { continue };
        let known = repeals.entry(relation.object).or_insert_with(|| repeal.clone());
        let is_earlier = day(&repeal).is_some_and(|day_of| day(known).is_none_or(|known| day_of < known));
        if is_earlier {
            *known = repeal;
        }
    }
    repeals
}

/// The end that one regulation is to another, where a source states it: no party alone does, as nobody lifts by its own word what an
/// authority has made.
fn repeal(site: &Site, at: usize, relation: &Relation) -> Option<Repeal> {
    let status = match &*relation.kind.name {
        REVOKES => Status::Revoked,
        SUPERSEDES => Status::Ended,
        _ => return None,
    };
    site.document(relation.object).regulation()?;
    let source = relation.deciding();
    if !relation.is_stated() || source.source_kind == SourceKind::Party {
        return None;
    }
    let since = relation.since();
    let is_authority = matches!(source.source_kind, SourceKind::Official | SourceKind::Court);
    let has_come = match relation.status() {
        None | Some(Status::Issued | Status::InForce) => {
            since.is_none_or(|since| site.as_of.as_ref().is_none_or(|as_of| as_of.is_after(&since.dated.date)))
        }
        // An authority knows on which day something is to end.
        Some(Status::Expected) if is_authority && since.is_some() => false,
        _ => return None,
    };
    let end = since.map(|since| DatedStep { step: Step::End, ..since.dated.clone() });
    Some(Repeal { relation: at, status, certainty: relation.certainty(), end, has_come })
}

/// What ends a regulation, for messages: «"New Act" supersedes it since 2021».
pub(super) fn ended_by(site: &Site, relations: &[Relation], repeal: &Repeal, since: &Date) -> String {
    let relation = &relations[repeal.relation];
    format!("\"{}\" {} it since {}", site.document(relation.subject).short(), relation.kind.name, since.edtf)
}

/// Reports each regulation that applies by its own status, and another has ended, as a source states, since a day before that up to
/// which the evidence was read, or before the end that its own page gives.
pub(super) fn repealed_and_in_force(
    site: &Site,
    relations: &[Relation],
    repeals: &HashMap<DocId, Repeal>,
) -> Vec<Diagnostic> {
    let report = |id: DocId| {
        let repeal = repeals.get(&id)?;
        let document = site.document(id);
        let own = document.regulation()?;
        let status = own.status.value().copied();
        let since = &repeal.end.as_ref().filter(|_| repeal.decides(status))?.date;
        let is_known = own.dates.ended.value().is_some_and(|end| !end.is_after(since));
        let by = ended_by(site, relations, repeal, since);
        let (place, message) = match (status, own.dates.ended.value()) {
            (_, Some(end)) if !is_known => ("dates.ended", format!("`dates.ended` is {}, and {by}", end.edtf)),
            (Some(status), None) => ("status", format!("`status` is {}, and {by}", status.word())),
            _ => return None,
        };
        let help = "write `ended` or `revoked`, and the day under `dates.ended`; where that was undone, say so at the relation";
        let place = Place::Value(place.into());
        Some(Diagnostic::new(Code::ContradictingDates, &document.source.path, place, message).help(help))
    };
    site.ids().filter_map(report).collect()
}
