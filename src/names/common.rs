//! Rule 7, common words: names that a text says of many.
//!
//! To teach the program a word, add it to `common-words.txt`, to the list in `docs/names.md`, and a case to
//! `tests/linking/`. Everything is in lower case, as [`fold`](crate::names::fold::fold) leaves it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Whether a name is one common word, with or without an article («das Unternehmen», «agency»).
/// Such a name never counts by itself, because a text says it of many: it is weak. Two common words
/// can be a name («State Department»).
pub fn is_common(folded_name: &str) -> bool {
    let mut rest = folded_name;
    while let Some((first, after)) = rest.split_once(' ')
        && is_determiner(first)
    {
        rest = after;
    }
    is_determiner(rest) || words().contains(rest)
}

/// The list of common words.
pub fn words() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("common-words.txt").lines().filter(|line| !line.starts_with('#')).collect())
}

/// Whether a word is an article or a pronoun that stands before a noun.
pub fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

const DETERMINERS: &[&str] = &[
    // German
    "das", "dem", "den", "der", "des", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "ein", "eine",
    "einem", "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "jene", "jenem", "jenen",
    "jener", "jenes", "sein", "seine", "seinem", "seinen", "seiner", "seines", "unser", "unsere", // English
    "a", "an", "her", "his", "its", "our", "that", "the", "their", "these", "this", "those",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_common_word_is_no_name_with_or_without_article() {
        for name in ["unternehmen", "das unternehmen", "the company", "die", "das start up"] {
            assert!(is_common(name), "{name}");
        }
        for name in ["tesla", "die zeit", "state department", "chinesische regierung"] {
            assert!(!is_common(name), "{name}");
        }
    }
}
