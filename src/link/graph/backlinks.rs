//! Who names or links each document, newest citing page first.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use crate::link::text::outgoing::Outgoing;
use crate::site::{DocId, Site};

/// The mentions of one document on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlink {
    pub from: DocId,
    /// Its mentions, a part of the citing page's `Outgoing::by_target`.
    pub places: Range<u32>,
}

impl Backlink {
    /// How many mentions there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

pub(crate) fn backlinks(site: &Site, outgoing: &[Arc<Outgoing>]) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); site.documents.len()];
    let mut citing: Vec<DocId> = site.ids().collect();
    citing.sort_by(|a, b| newest_first(site, *a, *b));
    for from in citing {
        for (target, places) in outgoing[from.index()].targets() {
            backlinks[target.index()].push(Backlink { from, places });
        }
    }
    backlinks
}

/// The order of citing pages: by date, those without one last; then by permalink.
fn newest_first(site: &Site, a: DocId, b: DocId) -> Ordering {
    let (one, other) = (site.document(a), site.document(b));
    let dates = match (one.date(), other.date()) {
        (Some(one), Some(other)) => other.order(one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    };
    dates.then_with(|| one.permalink.cmp(&other.permalink))
}
