//! The words that are ordinary ones in every text of a language.

use std::collections::HashSet;
use std::sync::OnceLock;

pub(super) fn is_english(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| listed(include_str!("english-words.txt"))).contains(word)
}

pub(super) fn is_german(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| listed(include_str!("german-words.txt")));
    // «Marken» is a word as «Marke» is.
    ["", "n", "en"].iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| words.contains(stem))
}

fn listed(words: &'static str) -> HashSet<&'static str> {
    words.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Whether a word is a German number.
pub(super) fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word)
}

const NUMBERS: &[&str] =
    &["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "hundert", "tausend"];
