//! The names of all entities of a dossier in one automaton, and the names that a text contains.
//!
//! Rules 1 to 7, 9 and 12 of `tests/linking/`. What needs more than one text (weak names,
//! `links.skip`, `links.map`) is in [`mentions`](crate::names::mentions).

pub mod fold;
pub mod inflection;
pub mod mentions;
pub mod words;

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::names::fold::{Folded, fold, normalise};
pub use crate::names::inflection::Language;
use crate::names::inflection::{german_forms, has_exact_case, is_mention};
use crate::names::words::is_common;

/// One name of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The entity, by the caller's own numbering.
    pub entity: u32,
    /// The name as the author wrote it.
    pub text: String,
    /// Whether the name counts on its own.
    pub strength: Strength,
}

/// Whether a name counts on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Counts wherever it stands.
    Strong,
    /// Counts only where a strong name of the same entity stands in the same document.
    Weak,
}

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
}

/// All names of a dossier, ready to be searched for. Built once; shared by all threads.
pub struct NameIndex {
    names: Vec<Name>,
    automaton: AhoCorasick,
    /// For each pattern of the automaton the names that it may stand for.
    forms: Vec<Vec<Form>>,
}

struct Form {
    name: u32,
    /// The only spelling that counts, for a name of exact case.
    spelling: Option<String>,
    /// A form that the name takes in German texts only.
    inflected: bool,
}

impl NameIndex {
    /// Takes the names of all entities. Names of common words only (rule 7) are left out.
    pub fn new(names: impl IntoIterator<Item = Name>) -> Self {
        Self::build(names.into_iter().collect(), |folded| !is_common(folded))
    }

    /// As [`new`](Self::new), with common words: for what the author maps by hand.
    pub(super) fn of_any_words(names: impl IntoIterator<Item = Name>) -> Self {
        Self::build(names.into_iter().collect(), |_| true)
    }

    fn build(names: Vec<Name>, admits: impl Fn(&str) -> bool) -> Self {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut patterns: Vec<String> = Vec::new();
        let mut forms: Vec<Vec<Form>> = Vec::new();
        let mut add = |pattern: String, form: Form| {
            let place = *places.entry(pattern).or_insert_with_key(|pattern| {
                patterns.push(pattern.clone());
                forms.push(Vec::new());
                forms.len() - 1
            });
            forms[place].push(form);
        };
        for (number, name) in (0..).zip(&names) {
            let folded = key(&name.text);
            if folded.is_empty() || !admits(&folded) {
                continue;
            }
            let spelling = has_exact_case(&name.text).then(|| normalise(name.text.trim()).trim().to_owned());
            if spelling.is_none() {
                for pattern in german_forms(&folded) {
                    add(pattern, Form { name: number, spelling: None, inflected: true });
                }
            }
            add(folded, Form { name: number, spelling, inflected: false });
        }
        let automaton =
            AhoCorasick::new(&patterns).expect("a dossier's names stay far below the two thousand million states");
        Self { names, automaton, forms }
    }

    /// The names that `text` contains: the longest at each place, from left to right, without
    /// overlap. Weak names are among them.
    pub fn find(&self, text: &str, language: Language) -> Vec<Found> {
        let mut found = self.candidates(&fold(text), language);
        keep_longest(&mut found);
        found
    }

    /// The names that the index was made from.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Every name that stands in the text as a word, those that overlap included.
    pub(super) fn candidates(&self, text: &Folded, language: Language) -> Vec<Found> {
        let mut found = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text.text()) {
            if !is_mention(text, hit.start(), hit.end(), language) {
                continue;
            }
            let range = text.start(hit.start())..text.end(hit.end());
            let names = self.owners(&self.forms[hit.pattern()], text, &range, language);
            if !names.is_empty() {
                let entities = self.entities(&names);
                found.push(Found { range, entities, names });
            }
        }
        found
    }

    /// The entities of some of the index's names, sorted, each once.
    pub(super) fn entities(&self, names: &[u32]) -> Vec<u32> {
        let mut entities: Vec<u32> = names.iter().map(|n| self.names[*n as usize].entity).collect();
        entities.sort_unstable();
        entities.dedup();
        entities
    }

    fn owners(&self, forms: &[Form], text: &Folded, range: &Range<usize>, language: Language) -> Vec<u32> {
        let names = |inflected: bool| -> Vec<u32> {
            forms
                .iter()
                .filter(|form| form.inflected == inflected)
                .filter(|form| match &form.spelling {
                    Some(spelling) => normalise(&text.original()[range.clone()]) == *spelling,
                    None => true,
                })
                .map(|form| form.name)
                .collect()
        };
        let as_listed = names(false);
        // Who owns the very words of the text comes before whose name could be inflected to them.
        if as_listed.is_empty() && language == Language::German { names(true) } else { as_listed }
    }
}

/// What all spellings of one name have in common: NFC, one space, no soft hyphens, case ignored. Two names are the same
/// where their keys are.
pub fn key(name: &str) -> String {
    fold(name).text().trim().to_owned()
}

/// Leaves the longest name at each place, from left to right (rule 1). Of equal ranges the first
/// stays.
pub(super) fn keep_longest(found: &mut Vec<Found>) {
    found.sort_by_key(|f| (f.range.start, std::cmp::Reverse(f.range.end)));
    let mut free_from = 0;
    found.retain(|f| {
        let free = f.range.start >= free_from;
        if free {
            free_from = f.range.end;
        }
        free
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(names: &[(u32, &str)]) -> NameIndex {
        NameIndex::new(names.iter().map(|(entity, text)| Name {
            entity: *entity,
            text: (*text).to_owned(),
            strength: Strength::Strong,
        }))
    }

    #[test]
    fn a_dossier_without_names_finds_nothing() {
        assert!(index(&[]).find("Tesla baut.", Language::German).is_empty());
        assert!(index(&[(0, ""), (1, " \u{AD}")]).find("Ein Satz.", Language::German).is_empty());
    }

    #[test]
    fn a_found_name_says_which_listed_names_and_entities_it_stands_for() {
        let index = index(&[(7, "Apollo"), (4, "Nio"), (5, "apollo"), (7, "APOLLO ")]);
        let found = index.find("Apollos Chef", Language::German);
        assert_eq!(found, [Found { range: 0..6, entities: vec![5, 7], names: vec![0, 2] }]);
        let found = index.find("APOLLO", Language::German);
        assert_eq!(found[0].names, [0, 2, 3]);
    }

    #[test]
    fn ranges_are_those_of_the_text_as_given() {
        let text = "A\u{308} Byte\u{AD}Dance’s";
        let found = index(&[(0, "ByteDance")]).find(text, Language::English);
        assert_eq!(&text[found[0].range.clone()], "Byte\u{AD}Dance");
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key(" Bu\u{308}ro\u{A0}für\nChina "), key("Büro für China"));
        assert_ne!(key("Musical.ly"), key("Musically"));
    }
}
