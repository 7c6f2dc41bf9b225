//! Words behind a name that make another, longer name of it.

use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::people::is_given_name;
use crate::names::titles::{is_landscape, is_office, is_person_noun, is_place_word, opens_sentence};
use crate::names::word::Word;

/// Whether a capitalised word continues another person's name to that of something else: «Walt Disney World», but not «Otto
/// Farny».
pub(super) fn names_a_thing(text: &Folded, start: usize, end: usize) -> bool {
    let continues = |word: Word| word.is_capital || is_landscape(word.bare());
    Word::after(text, end).is_some_and(continues) && !is_given_name(&text.text()[start..end])
}

/// Whether the word after a name makes a place or a school of it, in any language: «der Apple Park», «Columbia University».
pub(super) fn is_place(text: &Folded, end: usize, language: Language) -> bool {
    // «Google Drive» is no street in German.
    let is_street = |word: &Word| language != Language::German || word.bare() != "drive";
    let names_place = |word: &Word| word.is_capital && is_place_word(word.bare()) && is_street(word);
    let next = |word: Word| Word::after(text, word.start + word.text.len());
    let is_product = text.text()[end..].starts_with(" street view");
    let Some(word) = Word::after(text, end).filter(|_| !is_product) else { return false };
    // «Corning Regional Airport», «Vogtle Nuclear Generating Plant»
    let is_grade = |word: &Word| word.is_capital && GRADES.contains(&word.text);
    let is_end = |word: &Word| names_place(word) || matches!(word.bare(), "forest" | "hall" | "plant" | "refuge");
    let is_named = names_place(&word) || is_landscape(word.bare());
    let second = Some(word).filter(is_grade).and_then(next);
    let is_graded = second.as_ref().is_some_and(is_end);
    is_named || is_graded || second.filter(is_grade).and_then(next).is_some_and(|word| is_end(&word))
}

/// What stands between the name of a place and what it has.
const GRADES: &[&str] = &[
    "central", "community", "concert", "executive", "generating", "international", "memorial", "metropolitan",
    "municipal", "national", "nuclear", "power", "railroad", "regional", "state", "wildlife",
];

/// Whether the word after a name makes a longer name of it: in English any with a capital letter, in other languages what is
/// named after people.
pub(super) fn continues(text: &Folded, end: usize, language: Language) -> bool {
    let Some(next) = Word::after(text, end).filter(|word| word.is_capital) else { return false };
    let bare = next.bare();
    let is_name = || !opens_sentence(bare) && !is_office(bare) && !is_person_noun(bare, language);
    NAMED_AFTER_PEOPLE.contains(&bare) || language == Language::English && is_name()
}

const NAMED_AFTER_PEOPLE: &[&str] = &[
    "airport", "award", "center", "centre", "foundation", "hall", "hotel", "institute", "library", "organization",
    "plaza", "prize", "street", "tower", "towers", "university",
];
