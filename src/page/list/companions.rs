//! Entities that the same articles name, with the number of these articles.

use serde::Serialize;

use crate::page::notation::{DocumentLink, Here};
use crate::site::DocId;

/// Those with most articles, most first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Companions {
    pub named: Vec<NamedCompanion>,
    /// «12 weitere»; empty where all are shown.
    pub more: String,
}

/// An entity with how many of the articles name it.
#[derive(Clone, Debug, Serialize)]
pub struct NamedCompanion {
    pub link: DocumentLink,
    pub articles: u32,
}

/// How many are shown.
const SHOWN: usize = 24;

/// The first of those that were counted, as they are shown.
pub fn shown(here: &Here<'_>, counted: &[(DocId, u32)]) -> Companions {
    let companion = |&(id, articles): &(DocId, u32)| NamedCompanion { link: here.short_link(id), articles };
    Companions {
        named: counted.iter().take(SHOWN).map(companion).collect(),
        more: here.labels.more(counted.len().saturating_sub(SHOWN)),
    }
}
