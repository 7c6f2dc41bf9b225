//! Given names and surnames that many people have.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Whether a folded word is a given name, or two that a hyphen joins.
pub fn is_given_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let names =
        NAMES.get_or_init(|| include_str!("given-names.txt").lines().filter(|line| !line.starts_with('#')).collect());
    // «Hans-Jörg», but not «Dax-Konzern»
    let both = |(first, second): (&str, &str)| names.contains(first) && names.contains(second);
    names.contains(word) || word.split_once('-').is_some_and(both)
}

/// Whether a word is a surname of many: «Becker».
pub fn is_surname(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let listed = || include_str!("surnames.txt").lines().filter(|line| !line.starts_with('#')).collect();
    NAMES.get_or_init(listed).contains(word)
}
