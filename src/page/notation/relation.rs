//! What a relation is called, where it is found, and by what line it is drawn.

use crate::link::graph::Relation;
use crate::model::{Certainty, Status};
use crate::page::notation::Here;
use crate::site::DocId;

/// The words of a relation as seen from one of its ends, which is the subject of their verb.
pub fn relation_words<'s>(here: &Here<'_>, relation: &'s Relation, from: DocId) -> &'s str {
    let kind = &relation.kind;
    let (one, many) = match relation.subject == from || kind.symmetric {
        true => (&kind.label, &kind.plural),
        false => (&kind.inverse, &kind.inverse_plural),
    };
    let many = Some(many).filter(|_| here.is_plural(from)).and_then(|many| many.get(here.labels.tag()));
    many.map_or_else(|| here.labels.of(one), String::as_str)
}

/// By what line a relation is drawn: `asserted`, `reported` (or alleged, or denied), `inferred`, or `external` where only
/// sources outside the dossier speak of it.
pub fn line(relation: &Relation) -> &'static str {
    match relation.certainty() {
        _ if relation.is_outside_only() => "external",
        Certainty::Inferred => "inferred",
        Certainty::Asserted => "asserted",
        Certainty::Reported | Certainty::Alleged | Certainty::Denied => "reported",
    }
}

/// The same in a drawing, which has no room for the status: what is only expected is not drawn as a fact either.
pub fn drawn_line(relation: &Relation) -> &'static str {
    match line(relation) {
        "asserted" if is_soft(relation) => "reported",
        line => line,
    }
}

/// Whether no source states the relation as a fact.
pub fn is_soft(relation: &Relation) -> bool {
    relation.status().is_some_and(Status::is_foreseen) || relation.certainty() != Certainty::Asserted
}
