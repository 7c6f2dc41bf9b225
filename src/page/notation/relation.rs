//! What a relation is called, where it is found, and by what line it is drawn.

use crate::link::graph::Relation;
use crate::model::{Certainty, Status};
use crate::page::notation::{Here, StatusView, standing};
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
/// sources outside the dossier give what is shown, as the sign † says.
pub fn line(relation: &Relation) -> &'static str {
    match relation.certainty() {
        _ if relation.is_external() => "external",
        Certainty::Inferred => "inferred",
        Certainty::Asserted => "asserted",
        Certainty::Reported | Certainty::Alleged | Certainty::Denied => "reported",
    }
}

/// The same in a drawing, where a line stands for the relation as it is now: `over` where that is past, however that is known,
/// unless somebody only alleges or denies it; and what is only expected is not drawn as a fact either.
pub fn drawn_line(here: &Here<'_>, relation: &Relation) -> &'static str {
    match line(relation) {
        _ if is_over(here, relation) => "over",
        "asserted" if is_soft(relation) => "reported",
        line => line,
    }
}

/// Whether the measure binds no longer, or the owner owns no longer, as sources state it.
fn is_over(here: &Here<'_>, relation: &Relation) -> bool {
    // How a measure stands by that day its status says already.
    let has_ended = || {
        let lasts = relation.status().is_none_or(Status::lasts) && !relation.kind.is_measure();
        lasts && relation.ended_before(here.site.as_of.as_ref()).is_some()
    };
    (relation.status().is_some_and(Status::is_over) || has_ended()) && !relation.certainty().is_doubt()
}

/// How a measure stands, where a line alone would be read as «in force»; none for what is.
pub fn stands_otherwise(here: &Here<'_>, relation: &Relation) -> Option<StatusView> {
    standing::relation_status(here, relation).filter(|status| status.key != Status::InForce.word())
}

/// Whether no source states the relation as a fact.
pub fn is_soft(relation: &Relation) -> bool {
    relation.status().is_some_and(Status::is_foreseen) || relation.certainty() != Certainty::Asserted
}
