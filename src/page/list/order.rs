//! The documents of a kind in the order of its index, with what each of its pages says of all of them.
//!
//! An index of a hundred pages is put in order once, not a hundred times.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::site::{DocId, Site};
use crate::work;

/// The orders of all kinds, each made when it is first asked for.
pub struct Orders {
    of: Vec<OnceLock<Order>>,
}

/// The order of one kind.
pub struct Order {
    pub ids: Vec<DocId>,
    /// Under which of `groups` each of them stands.
    pub group_of: Vec<usize>,
    /// The letters or jurisdictions, as they follow one another.
    pub groups: Vec<Group>,
    /// What is listed, in a sentence or two.
    pub lede: String,
    /// Whether signs stand for all that are alike, with their number, since one of the rows has too many of them.
    pub counts_signs: bool,
}

/// Documents that stand under one word.
pub struct Group {
    pub label: String,
    /// The place of the first of them in the order.
    pub first: usize,
    pub count: usize,
}

impl Orders {
    /// No order is made yet.
    pub fn of(site: &Site) -> Self {
        Orders { of: site.config.kinds.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The order of a kind, by `make` where it is asked for the first time.
    pub fn of_kind(&self, kind: usize, make: impl FnOnce() -> Order) -> &Order {
        self.of[kind].get_or_init(make)
    }
}

impl Order {
    /// Documents in order, each with the word under which it stands.
    pub fn new(ids: Vec<DocId>, labels: impl Iterator<Item = String>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut place = |(first, label): (usize, String)| {
            let at = *known.entry(label).or_insert_with_key(|label| {
                groups.push(Group { label: label.clone(), first, count: 0 });
                groups.len() - 1
            });
            groups[at].count += 1;
            at
        };
        let group_of = labels.enumerate().map(&mut place).collect();
        work::steps(ids.len());
        Order { ids, group_of, groups, lede: String::new(), counts_signs: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read_config;
    use crate::site::index::index;
    use crate::source::SourceFile;

    #[test]
    fn all_pages_of_an_index_share_one_order() {
        let source = SourceFile::new("dossier.yaml", "title: Probe\nlanguage: en\n");
        let config = read_config(&source.into()).value.expect("a configuration");
        let orders = Orders::of(&index(Vec::new(), &config.into(), false).value);
        let mut made = 0;
        for _page in 1..=3 {
            orders.of_kind(0, || {
                made += 1;
                Order::new(Vec::new(), std::iter::empty())
            });
        }
        assert_eq!(made, 1);
    }
}
