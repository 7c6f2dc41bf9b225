//! What English articles before a name and nouns after it say: whether it is a noun with its article, or a word before a noun.

use crate::names::ordinary::place::Place;
use crate::names::titles::opens_english_sentence;
use crate::names::word::Word;

/// Whether the name has such a word before it, with adjectives perhaps: «a Target», «the very first Target».
pub(super) fn follows(place: &Place, word: &Word, is: impl Fn(&str) -> bool) -> bool {
    let is_adjective = |word: &Word| ADJECTIVES.contains(&word.bare()) || word.bare().contains('-');
    let mut at = Word { ..*word };
    while !is(at.bare()) {
        match place.second_before(&at).filter(|_| is_adjective(&at)) {
            Some(word) => at = word,
            None => return false,
        }
    }
    true
}

/// What stands between an article and a noun, and seldom before a name.
const ADJECTIVES: &[&str] = &[
    "annual", "best", "big", "eighth", "entire", "fifth", "final", "first", "fourth", "full", "good", "great", "high",
    "last", "latest", "little", "low", "main", "new", "next", "ninth", "old", "only", "own", "previous", "real",
    "recent", "same", "second", "seventh", "sixth", "small", "tenth", "third", "very", "whole", "worst",
];

pub(super) fn is_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("s'")
}

pub(super) const ARTICLES: &[&str] =
    &["a", "an", "another", "any", "each", "every", "no", "the", "these", "this", "those"];

pub(super) const POSSESSIVES: &[&str] = &["his", "its", "my", "our", "their", "your"];

/// Whether the word after an article and a name makes an attribute of the name: «the Target store».
pub(super) fn is_described(after: &Word) -> bool {
    let bare = after.bare();
    let is_noun = bare.starts_with(char::is_alphabetic) && !bare.ends_with("ed") && !PARTICLES.contains(&bare);
    is_noun && !after.is_capital && !opens_english_sentence(bare)
}

/// What may stand after a noun and is none.
const PARTICLES: &[&str] = &[
    "above", "across", "against", "along", "around", "away", "been", "began", "begins", "came", "comes", "down",
    "goes", "herself", "himself", "into", "itself", "near", "onto", "rises", "towards", "via", "went", "which",
    "whose",
];
