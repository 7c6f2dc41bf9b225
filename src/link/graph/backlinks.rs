//! Who names or links each document, newest citing page first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
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

/// The backlinks of all documents.
pub(crate) fn backlinks(site: &Site, outgoing: &[Arc<Outgoing>]) -> Vec<Arc<[Backlink]>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); site.documents.len()];
    let mut citing: Vec<(Newest, DocId)> = site.ids().map(|id| (newest(site, id), id)).collect();
    let permalink = |id: DocId| &site.document(id).permalink;
    citing.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| permalink(*a).cmp(permalink(*b))));
    for (_, from) in citing {
        for (target, places) in outgoing[from.index()].targets() {
            backlinks[target.index()].push(Backlink { from, places });
        }
    }
    backlinks.into_iter().map(Arc::from).collect()
}

/// Makes the backlinks of those anew that `documents` named before or name now, in a dossier whose pages have the dates and
/// addresses that they had, and returns whose these are.
pub(crate) fn renew_backlinks(
    backlinks: &mut [Arc<[Backlink]>],
    site: &Site,
    documents: &[DocId],
    before: &[Arc<Outgoing>],
    now: &[Arc<Outgoing>],
) -> BTreeSet<DocId> {
    let documents: BTreeSet<DocId> = documents.iter().copied().collect();
    let mut renewed: BTreeMap<DocId, Vec<Backlink>> = BTreeMap::new();
    for &from in &documents {
        for (target, _) in before[from.index()].targets() {
            renewed.entry(target).or_default();
        }
        for (target, places) in now[from.index()].targets() {
            renewed.entry(target).or_default().push(Backlink { from, places });
        }
    }
    for (target, own) in &mut renewed {
        let list = &mut backlinks[target.index()];
        own.extend(list.iter().filter(|backlink| !documents.contains(&backlink.from)).cloned());
        own.sort_by_cached_key(|backlink| (newest(site, backlink.from), &site.document(backlink.from).permalink));
        *list = std::mem::take(own).into();
    }
    renewed.into_keys().collect()
}

/// What orders citing pages by date, the newest first and those without one last. It is taken out of the documents, since a
/// comparison that looks into two of them costs more than the sorting.
type Newest = (bool, Option<(Reverse<civil::Date>, civil::Date)>);

fn newest(site: &Site, id: DocId) -> Newest {
    let date = site.document(id).date();
    // The reverse of `Date::order`.
    (date.is_none(), date.map(|date| (Reverse(date.earliest), date.latest)))
}
