//! Entities that the same articles name, with the number of these articles.

use serde::Serialize;

use crate::page::notation::{DocumentLink, Here};
use crate::site::DocId;

/// Those with most articles, most first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Companions {
    pub named: Vec<NamedCompanion>,
    /// Those that a reader opens, for a single article names them.
    pub once: Vec<NamedCompanion>,
    /// «14 in je einem Artikel».
    pub once_label: String,
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

/// Opening a list for fewer would not be worth it.
const FOLDED: usize = 4;

/// The first of those that were counted, as they are shown.
pub fn shown(here: &Here<'_>, counted: &[(DocId, u32)]) -> Companions {
    let companion = |&(id, articles): &(DocId, u32)| NamedCompanion { link: here.short_link(id), articles };
    Companions {
        named: counted.iter().take(SHOWN).map(companion).collect(),
        more: here.labels.more(counted.len().saturating_sub(SHOWN)),
        ..Companions::default()
    }
}

/// The same, those that a single article names closed: that article names them too.
pub fn often_first(here: &Here<'_>, counted: &[(DocId, u32)]) -> Companions {
    let mut companions = shown(here, counted);
    let often = companions.named.partition_point(|named| named.articles > 1);
    if companions.named.len() - often >= FOLDED {
        let once = counted.len() - counted.partition_point(|(_, articles)| *articles > 1);
        companions.once = companions.named.split_off(often);
        companions.once_label = here.labels.count("entity.together_once", once);
    }
    companions
}
