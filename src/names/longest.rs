//! Rule 1: the longest match wins, from left to right, without overlap; and the words in which a name does not count.

use std::cmp::Reverse;
use std::ops::Range;

use crate::names::evidence::{Evidence, Why};
use crate::names::name::Strength;
use crate::names::ordinary::{Also, Reading};
use crate::names::rule::Rule;

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The place in the text as it was given, in bytes: the name alone, without a genitive s and
    /// without the rest of a hyphen compound.
    pub range: Range<usize>,
    /// The entities that own the name, sorted. More than one: the name is ambiguous and links
    /// nothing (rule 9).
    pub entities: Vec<u32>,
    /// The names that were found, by their place among those that the index was made from. Empty
    /// where `links.map` decided.
    pub names: Vec<u32>,
    /// By which rule, the surest where it was found by several.
    pub rule: Rule,
    /// What speaks for it, where it is the name of others too.
    pub evidence: Option<Evidence>,
}

/// One place of a text where one name stands as a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// The place in the text as it was given.
    pub range: Range<usize>,
    /// Whose name it is.
    pub entity: u32,
    /// Which name; `None` where `links.map` decided.
    pub name: Option<u32>,
    /// What it is worth here.
    pub strength: Strength,
    /// By which rule it was found.
    pub rule: Rule,
    /// How it reads there.
    pub reading: Reading,
    /// Why it does not count without a surer mention, where it is weak.
    pub doubt: Why,
    /// What else it is in every text of its language.
    pub also: Also,
    /// Whether it stands there all in capitals: «ZEIT ONLINE».
    pub in_capitals: bool,
    /// Whether what only firms have stands beside it, where it is a firm's: «Dell shares».
    pub of_firms: bool,
    /// In a compound: where the name must end that has to stand before this one.
    pub joined_to: Option<usize>,
}

impl Hit {
    /// Whether the name is an ordinary word in every text of its language.
    pub fn is_word(&self) -> bool {
        self.also.is_word
    }

    /// What speaks for it, if it counts and is the name of others too.
    fn evidence(&self) -> Option<Evidence> {
        match self.strength {
            Strength::Strong => Evidence::of(self.reading, self.also),
            _ => Some(Evidence::Document),
        }
    }
}

/// Leaves the longest name at each place, from left to right. Names of the same words become one.
///
/// A name in the middle of a hyphen compound counts where the name before the hyphen does: «HP-Oracle-Allianz».
pub(super) fn longest(mut hits: Vec<Hit>) -> Vec<Found> {
    hits.retain(|hit| hit.strength != Strength::Not);
    hits.sort_by_key(|hit| (hit.range.start, Reverse(hit.range.end)));
    let mut found: Vec<Found> = Vec::new();
    for hits in hits.chunk_by(|a, b| a.range == b.range) {
        let free_from = found.last().map_or(0, |last| last.range.end);
        let range = hits[0].range.clone();
        if range.start < free_from || hits[0].joined_to.is_some_and(|end| end != free_from) {
            continue;
        }
        // What the author maps by hand is meant.
        let by_hand = hits.iter().any(|hit| hit.name.is_none());
        let hits = hits.iter().filter(|hit| hit.name.is_none() == by_hand);
        let mut entities: Vec<u32> = hits.clone().map(|hit| hit.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let evidence = hits.clone().find_map(Hit::evidence);
        let rule = hits.clone().map(|hit| hit.rule).min().unwrap_or(Rule::Mapped);
        let mut names: Vec<u32> = hits.filter_map(|hit| hit.name).collect();
        names.sort_unstable();
        names.dedup();
        found.push(Found { range, entities, names, rule, evidence });
    }
    found
}

/// Takes away the names of an entity within words that the author excluded: Gazprom in «Gazprom Neft».
pub(super) fn exclude(hits: &mut Vec<Hit>) {
    // By entity and beginning, each with the farthest end so far.
    let mut not: Vec<(u32, usize, usize)> = hits
        .iter()
        .filter(|hit| hit.strength == Strength::Not)
        .map(|hit| (hit.entity, hit.range.start, hit.range.end))
        .collect();
    if not.is_empty() {
        return;
    }
    not.sort_unstable();
    for at in 1..not.len() {
        if not[at].0 == not[at - 1].0 {
            not[at].2 = not[at].2.max(not[at - 1].2);
        }
    }
    hits.retain(|hit| {
        let before = not.partition_point(|(entity, start, _)| (*entity, *start) <= (hit.entity, hit.range.start));
        let covers = |(entity, _, end): &(u32, usize, usize)| *entity == hit.entity && *end >= hit.range.end;
        !not[..before].last().is_some_and(covers)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(entity: u32, range: Range<usize>, strength: Strength) -> Hit {
        Hit {
            range,
            entity,
            name: Some(entity),
            strength,
            rule: Rule::AsListed,
            reading: Reading::Name,
            doubt: Why::NeedsName,
            also: Also::default(),
            in_capitals: false,
            of_firms: false,
            joined_to: None,
        }
    }

    fn ranges(hits: Vec<Hit>) -> Vec<(usize, usize)> {
        longest(hits).iter().map(|found| (found.range.start, found.range.end)).collect()
    }

    #[test]
    fn the_longest_wins_from_left_to_right() {
        let strong = |range| hit(0, range, Strength::Strong);
        assert_eq!(ranges(vec![strong(0..7), strong(0..14), strong(8..14), strong(15..20)]), [(0, 14), (15, 20)]);
        assert_eq!(ranges(vec![strong(0..8), strong(4..20), strong(9..12)]), [(0, 8), (9, 12)]);
    }

    #[test]
    fn a_joined_name_needs_the_name_before_it() {
        let joined = Hit { joined_to: Some(2), ..hit(1, 3..9, Strength::Strong) };
        assert_eq!(ranges(vec![joined.clone()]), []);
        assert_eq!(ranges(vec![hit(0, 0..2, Strength::Strong), joined]), [(0, 2), (3, 9)]);
    }

    #[test]
    fn excluded_words_take_the_names_of_their_entity_only() {
        let mut hits = vec![
            hit(0, 0..7, Strength::Strong),
            hit(1, 0..12, Strength::Strong),
            hit(0, 0..12, Strength::Not),
            hit(0, 20..27, Strength::Strong),
        ];
        exclude(&mut hits);
        assert_eq!(hits, [hit(1, 0..12, Strength::Strong), hit(0, 20..27, Strength::Strong)]);
    }
}
