//! Regulations that have to do with a regulation: those that it is related to, and those that share subjects with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::labels::capitalised;
use crate::link::graph::Relation;
use crate::model::Role;
use crate::page::entity::measures;
use crate::page::notation::relation;
use crate::page::notation::{Citation, DocumentLink, Here};
use crate::site::DocId;

/// A regulation that has to do with this one.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedRegulation {
    pub regulation: DocumentLink,
    /// Its jurisdiction and issuers.
    pub origin: String,
    /// What joins them.
    pub relations: Vec<Connection>,
    /// How many subjects they share.
    pub common: usize,
    /// Where those are listed.
    pub common_href: String,
}

/// What joins two regulations.
#[derive(Clone, Debug, Serialize)]
pub struct Connection {
    /// «geändert durch».
    pub words: String,
    /// How it is known, in words; empty where a source simply states it, and for what brackets mark.
    pub certainty: String,
    pub inferred: bool,
    pub citations: Vec<Citation>,
}

/// How one regulation is related to another.
#[derive(Default)]
struct Joined {
    relations: Vec<Connection>,
    common: usize,
}

/// Regulations that only share subjects are many in a large dossier; the nearest are enough.
const MOST_RELATED: usize = 12;

/// The regulations that are related to this one or share subjects with it, the nearest first.
pub fn related_regulations(here: &Here<'_>, id: DocId) -> Vec<RelatedRegulation> {
    let mut joined: BTreeMap<DocId, Joined> = BTreeMap::new();
    for relation in here.graph.relations_of(id) {
        let other = relation.other(id);
        if other != id && here.site.kind(other).role == Role::Regulation {
            let inferred = relation.is_inferred();
            joined.entry(other).or_default().relations.push(Connection {
                words: capitalised(relation::relation_words(here, relation, id)),
                certainty: known(here, relation),
                inferred,
                citations: here.citations(relation.backing().map(|assertion| &assertion.evidence)),
            });
        }
        // Whom the only sources deny to be subject to it has nothing in common with the others.
        let takes = |relation: &Relation| relation.kind.is_measure() && !relation.is_denied();
        if takes(relation) && relation.object == id {
            let others = here.graph.relations_of(relation.subject);
            for shared in others.filter(|other| takes(other) && other.object != id) {
                joined.entry(shared.object).or_default().common += 1;
            }
        }
    }
    let mut rows: Vec<(DocId, RelatedRegulation)> = joined
        .into_iter()
        .map(|(other, Joined { relations, common })| {
            let row = RelatedRegulation {
                regulation: here.short_link(other),
                origin: measures::origin(here, other),
                relations,
                common,
                common_href: here.href_of(other, "affected"),
            };
            (other, row)
        })
        .collect();
    rows.sort_by_key(|(other, row)| (row.relations.is_empty(), usize::MAX - row.common, *other));
    rows.truncate(MOST_RELATED);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How a connection is known, and whether it is only to come: «erwartet 1. Januar 2027».
fn known(here: &Here<'_>, relation: &Relation) -> String {
    let certainty = if relation.is_inferred() { String::new() } else { here.certainty_label(relation.certainty()) };
    let to_come = relation.status().filter(|status| status.is_foreseen()).map(|status| {
        let day = relation.since().map(|since| here.date(&since.dated.date, None).words);
        std::iter::once(here.status_word(status).to_owned()).chain(day).collect::<Vec<_>>().join(" ")
    });
    to_come.into_iter().chain(Some(certainty).filter(|words| !words.is_empty())).collect::<Vec<_>>().join(", ")
}
