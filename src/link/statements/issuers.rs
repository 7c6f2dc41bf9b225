//! Who issued a regulation: as its page says, and as relations do.

use super::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::link::graph::{Assertion, EvidenceSource, Relation};
use crate::model::{AssertionFields, BasisKind, Document, ISSUED, Status};
use crate::site::{DocId, Site};

/// What is conducted, not issued.
const PROCEEDING: &str = "proceeding";

/// The issuers that a regulation's own page names, per document.
pub(super) fn named_issuers(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<DocId>> {
    let named = |id| {
        let document = site.document(id);
        let issuers = document.regulation()?.issuer.value()?;
        Some(Desk { site, document, diagnostics: &mut *diagnostics }.find_all(issuers, "issuer"))
    };
    site.ids().map(named).map(Option::unwrap_or_default).collect()
}

/// Those whom only relations name, behind the others.
pub(super) fn add_related_issuers(relations: &[Relation], issuers: &mut [Vec<DocId>]) {
    for relation in relations.iter().filter(|relation| *relation.kind.name == *ISSUED && relation.is_stated()) {
        let known = &mut issuers[relation.object.index()];
        if !known.contains(&relation.subject) {
            known.push(relation.subject);
        }
    }
}

/// What the source says from which a regulation's page has its issuers: that they issued it. `None` where the page names no such
/// source, since a relation needs one, and of what is not issued yet.
pub(super) fn issued_by_basis(document: &Document) -> Option<Assertion> {
    let regulation = document.regulation()?;
    let is_issued = |status: &Status| !status.is_foreseen() && *status != Status::Announced;
    let is_proceeding = regulation.regulation_type.value().is_some_and(|own| **own == *PROCEEDING);
    if is_proceeding || !regulation.status.value().is_none_or(is_issued) {
        return None;
    }
    let basis = document.basis.get("issuer").filter(|basis| basis.kind == BasisKind::External)?;
    let source = document.basis_source(basis)?;
    Some(Assertion {
        fields: AssertionFields { note: basis.note.clone(), ..AssertionFields::default() },
        steps: Vec::new(),
        source_kind: source.kind(),
        published: source.date.clone(),
        evidence: EvidenceSource::Outside(source),
        disputed_by: Vec::new(),
        disputed_point: None,
        is_of_earlier_period: false,
    })
}
