//! How the texts of a dossier write their words: in small letters, or with a capital.

use std::collections::HashMap;

use crate::names::fold::key;
use crate::site::Site;

/// How often each word, folded, stands in the texts in small letters and with a capital.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, Times>);

#[derive(Clone, Copy, Debug, Default)]
struct Times {
    small: u32,
    capital: u32,
}

/// So many times with a capital for each in small letters are a name that somebody once wrote in another way.
const SELDOM: u32 = 10;

impl Spellings {
    /// Of all texts of a dossier; parts of addresses and of code are no words: `huawei.com`, `entity_name`.
    pub(super) fn of(site: &Site) -> Spellings {
        let mut spellings = Spellings::default();
        for id in site.ids() {
            site.document(id).texts().for_each(|text| spellings.count(&text));
        }
        spellings
    }

    /// Those of one text.
    #[cfg(test)]
    pub(super) fn in_text(text: &str) -> Spellings {
        let mut spellings = Spellings::default();
        spellings.count(text);
        spellings
    }

    fn count(&mut self, text: &str) {
        let pieces = text.split_whitespace().filter(|piece| !is_address(piece));
        let words = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric()));
        for word in words.filter(|word| !word.is_empty()) {
            let times = self.0.entry(key(word)).or_default();
            if word.starts_with(char::is_lowercase) {
                times.small += 1;
            } else {
                times.capital += 1;
            }
        }
    }

    /// Whether a folded word stands anywhere in small letters.
    pub(super) fn is_ever_small(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|times| times.small > 0)
    }

    /// Whether a folded word stands in small letters, and not only once in a while.
    pub(super) fn is_often_small(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|times| times.small.saturating_mul(SELDOM) > times.capital)
    }
}

/// Whether what stands between spaces is an address, the name of a file, or one of a program.
fn is_address(piece: &str) -> bool {
    let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
    let has_dot = || inner.split('.').skip(1).any(|part| part.starts_with(char::is_alphanumeric));
    // «/organizations/acme», but «and/or»
    let before_path = piece.split_once('/').map(|(before, rest)| (before.chars().next_back(), rest));
    let is_path = before_path.is_some_and(|(c, rest)| !c.is_some_and(char::is_alphanumeric) || rest.contains('/'));
    inner.contains(['@', '_', '\\']) || is_path || has_dot()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_an_address_is_no_word_in_small_letters() {
        let text = "Pelagon sells. See pelagon.com, (pelagon.com), info@pelagon.example, pelagon_id, (/a/pelagon). A shell and/or Shell";
        let spellings = Spellings::in_text(text);
        assert!(!spellings.is_ever_small("pelagon"));
        assert!(spellings.is_ever_small("shell") && spellings.is_often_small("shell") && spellings.is_ever_small("or"));
    }

    #[test]
    fn a_name_is_seldom_in_small_letters() {
        let ten = "Pelagon ".repeat(10);
        let spellings = Spellings::in_text(&format!("{ten} pelagon"));
        assert!(spellings.is_ever_small("pelagon") && !spellings.is_often_small("pelagon"));
        assert!(Spellings::in_text(&format!("{ten} pelagon pelagon")).is_often_small("pelagon"));
    }
}
