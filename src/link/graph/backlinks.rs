//! Who names or links each document, newest citing page first.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil;

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
    let mut citing: Vec<(Newest, DocId)> = site.ids().map(|id| (newest(site, id), id)).collect();
    let permalink = |id: DocId| &site.document(id).permalink;
    citing.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| permalink(*a).cmp(permalink(*b))));
    for (_, from) in citing {
        for (target, places) in outgoing[from.index()].targets() {
            backlinks[target.index()].push(Backlink { from, places });
        }
    }
    backlinks
}

/// What orders citing pages by date, the newest first and those without one last. It is taken out of the documents, since a
/// comparison that looks into two of them costs more than the sorting.
type Newest = (bool, Option<(Reverse<civil::Date>, civil::Date)>);

fn newest(site: &Site, id: DocId) -> Newest {
    let date = site.document(id).date();
    // The reverse of `Date::order`.
    (date.is_none(), date.map(|date| (Reverse(date.earliest), date.latest)))
}
