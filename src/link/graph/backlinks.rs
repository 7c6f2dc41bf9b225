//! Who names or links each document, newest citing page first.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::link::text::outgoing::Outgoing;
use crate::site::{DocId, Site};

/// The mentions of one document on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// The citing page.
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
pub(crate) fn backlinks(site: &Site, outgoing: &[Outgoing]) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); site.documents.len()];
    let mut citing: Vec<DocId> = site.ids().collect();
    citing.sort_by(|a, b| newest_first(site, *a, *b));
    for from in citing {
        for (target, places) in outgoing[from.at()].targets() {
            backlinks[target.at()].push(Backlink { from, places });
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

/// Puts the mentions of one document, which were `old`, into the backlinks of all that it names and named. `moved`: its
/// date has changed, and so its place in every list. Those whose backlinks change are added to `named`.
pub(crate) fn replace(
    site: &Site,
    backlinks: &mut [Vec<Backlink>],
    from: DocId,
    (old, new): (&Outgoing, &Outgoing),
    moved: bool,
    named: &mut BTreeSet<DocId>,
) {
    for (target, places) in old.targets() {
        let stays = new.targets().find(|(other, _)| *other == target);
        let same = stays.as_ref().is_some_and(|(_, now)| old.shown_at(&places).eq(new.shown_at(now)));
        let known = &mut backlinks[target.at()];
        let at = known.iter().position(|backlink| backlink.from == from);
        if !same || moved {
            named.insert(target);
            at.map(|at| known.remove(at));
        } else if let (Some(at), Some((_, now))) = (at, stays) {
            known[at].places = now;
        }
    }
    for (target, places) in new.targets() {
        let known = &mut backlinks[target.at()];
        if !known.iter().any(|backlink| backlink.from == from) {
            named.insert(target);
            let at = known.partition_point(|other| newest_first(site, other.from, from) == Ordering::Less);
            known.insert(at, Backlink { from, places });
        }
    }
}
