//! Filters of a list that work without a script: radio buttons, and classes on the entries that the style sheet hides.
//!
//! The style sheet knows a few numbered places in each group (`.fk1` to `.fk8`); which value has which place is decided
//! here, for each page. A value without a place cannot be chosen, but its entries are always shown under «all».

use std::collections::BTreeMap;

use serde::Serialize;

/// Places of a group that the style sheet knows.
pub const PLACES: usize = 8;

/// A group of filters; a reader chooses one of them.
#[derive(Clone, Debug, Serialize)]
pub struct FilterGroup {
    /// `fk` lanes, `ft` topics, `fn` names: its name in addresses, and the beginning of its classes.
    pub key: &'static str,
    pub legend: String,
    pub options: Vec<FilterOption>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FilterOption {
    /// Its place, from 1.
    pub place: usize,
    pub label: String,
    pub count: usize,
}

/// Gives places to the values that occur most often among entries, and appends the classes to `slots`.
///
/// `values` has the values of each entry, without repetition; `label` their names. The places follow the order of the
/// values, so that lanes keep theirs; with `by_count` the most frequent comes first. None where there is no choice.
pub fn filter_group<V: Ord + Copy>(
    key: &'static str,
    legend: &str,
    values: &[Vec<V>],
    by_count: bool,
    label: impl Fn(V) -> String,
    slots: &mut [String],
) -> Option<FilterGroup> {
    let mut counts: BTreeMap<V, usize> = BTreeMap::new();
    for value in values.iter().flatten() {
        *counts.entry(*value).or_default() += 1;
    }
    let mut chosen: Vec<(V, usize)> = counts.into_iter().collect();
    chosen.sort_by_key(|(value, count)| (usize::MAX - count, *value));
    chosen.truncate(PLACES);
    if !by_count {
        chosen.sort_by_key(|(value, _)| *value);
    }
    if chosen.len() < 2 {
        return None;
    }
    let place: BTreeMap<V, usize> = chosen.iter().enumerate().map(|(at, (value, _))| (*value, at + 1)).collect();
    for (own, slots) in values.iter().zip(slots) {
        for place in own.iter().filter_map(|value| place.get(value)) {
            if !slots.is_empty() {
                slots.push(' ');
            }
            slots.push_str(&format!("{key}{place}"));
        }
    }
    let option = |(value, count): (V, usize)| FilterOption { place: place[&value], label: label(value), count };
    let options = chosen.iter().copied().map(option).collect();
    Some(FilterGroup { key, legend: legend.to_owned(), options })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_values_get_places_and_their_entries_the_classes() {
        let values: Vec<Vec<u32>> = (0..20).map(|n| if n == 7 { vec![] } else { vec![n % 10, 100] }).collect();
        let mut slots = vec![String::new(); 20];
        let group = filter_group("fn", "Name", &values, true, |n| n.to_string(), &mut slots).expect("a choice");
        assert_eq!(group.options.len(), PLACES);
        assert_eq!((group.options[0].label.as_str(), group.options[0].count), ("100", 19));
        assert_eq!((slots[0].as_str(), slots[7].as_str(), slots[9].as_str()), ("fn2 fn1", "", "fn1"));
    }

    #[test]
    fn a_single_value_is_no_choice() {
        let mut slots = vec![String::new(); 2];
        assert!(filter_group("k", "", &[vec![1], vec![1]], false, |_| String::new(), &mut slots).is_none());
        assert_eq!(slots, ["", ""]);
    }
}
