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
    /// How many there are in all.
    pub total: usize,
}

/// An entity with how many of the articles name it.
#[derive(Clone, Debug, Serialize)]
pub struct NamedCompanion {
    pub link: DocumentLink,
    pub articles: u32,
}

/// How many are shown.
const SHOWN: usize = 24;

/// How many of those that a single article names are in the list that is opened.
const MOST_ONCE: usize = 100;

/// Opening a list for fewer would not be worth it.
const FOLDED: usize = 4;

/// The first of those that were counted, as they are shown.
pub fn shown(here: &Here<'_>, counted: &[(DocId, u32)]) -> Companions {
    Companions {
        named: counted.iter().take(SHOWN).map(|one| companion(here, one)).collect(),
        more: here.labels.more(counted.len().saturating_sub(SHOWN)),
        total: counted.len(),
        ..Companions::default()
    }
}

/// The same, those that a single article names closed: that article names them too.
pub fn often_first(here: &Here<'_>, counted: &[(DocId, u32)]) -> Companions {
    let mut companions = shown(here, counted);
    let often = counted.partition_point(|(_, articles)| *articles > 1);
    let once = &counted[often..];
    if often < SHOWN && once.len() >= FOLDED {
        companions.named.truncate(often);
        companions.once = once.iter().take(MOST_ONCE).map(|one| companion(here, one)).collect();
        companions.once_label = here.labels.count("entity.together_once", once.len());
        companions.more = here.labels.more(once.len().saturating_sub(MOST_ONCE));
    }
    companions
}

fn companion(here: &Here<'_>, &(id, articles): &(DocId, u32)) -> NamedCompanion {
    NamedCompanion { link: here.short_link(id), articles }
}
