//! Rule 2, capitals: a word that a name writes with a capital letter has one in the text too.
//!
//! «The target of the sanctions used a shell company» names neither Target nor Shell. What is listed in
//! small letters («chinesische Regierung») is found either way. Names of up to three letters are found
//! exactly as they are written («Nio» is not «NiO»); the letters after the first are free in all others,
//! so that «CFIUS» is also «Cfius».

use crate::names::common::is_determiner;
use crate::names::fold::{Folded, normalise};

/// Which letters of a name have to be capitals in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// The first letters of these words, one bit for each.
    Words(u32),
    /// Exactly these letters, one bit for each, and no others.
    Letters(u8),
}

/// Names of so many letters are found exactly as they are written.
const EXACT_LETTERS: usize = 3;

impl Capitals {
    /// Those of a name as it was written. With `common` words («Die Regierung») the article may be small, as it is in
    /// the middle of a sentence.
    pub fn of(name: &str, common: bool) -> Self {
        let name = normalise(name.trim());
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        if letters().count() <= EXACT_LETTERS {
            return Self::Letters(
                (0..).zip(letters()).fold(0, |bits, (at, c)| bits | u8::from(c.is_uppercase()) << at),
            );
        }
        let words = name.split(' ').take(u32::BITS as usize).enumerate();
        Self::Words(words.fold(0, |bits, (at, word)| {
            let is_free = common && is_determiner(&word.to_lowercase());
            let is_capital = first_letter(word).is_some_and(|(_, letter)| letter.is_uppercase());
            bits | u32::from(is_capital && !is_free) << at
        }))
    }

    /// Whether these letters are capitals at `start..end` of the folded text, where the name or a form of it stands.
    pub fn agree(self, text: &Folded, start: usize, end: usize) -> bool {
        let searched = &text.searched()[start..end];
        match self {
            Self::Words(bits) => {
                let mut place = start;
                searched.split(' ').take(u32::BITS as usize).enumerate().all(|(at, word)| {
                    let letter = first_letter(word).filter(|_| bits & 1 << at != 0).map(|(offset, _)| place + offset);
                    place += word.len() + 1;
                    letter.is_none_or(|at| is_capital_at(text, at))
                })
            }
            Self::Letters(bits) => {
                let letters = searched.char_indices().filter(|(_, c)| c.is_alphabetic());
                letters
                    .take(u8::BITS as usize)
                    .enumerate()
                    .all(|(at, (offset, _))| is_capital_at(text, start + offset) == (bits & 1 << at != 0))
            }
        }
    }
}

/// Whether the letter at a place of the folded text is a capital in the text itself.
pub fn is_capital_at(text: &Folded, at: usize) -> bool {
    text.letter(at).is_some_and(char::is_uppercase)
}

fn first_letter(word: &str) -> Option<(usize, char)> {
    word.char_indices().find(|(_, c)| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn agree(name: &str, written: &str) -> bool {
        let text = fold(written);
        assert_eq!(text.searched(), fold(name).searched(), "the same but for its capitals");
        Capitals::of(name, false).agree(&text, 0, text.text().len())
    }

    #[test]
    fn a_capital_needs_a_capital() {
        assert!(agree("Target", "Target") && agree("Target", "TARGET"));
        assert!(!agree("Target", "target"));
        assert!(agree("Gazprom Neft", "GAZPROM-Neft") && !agree("Gazprom Neft", "Gazprom neft"));
        assert!(agree("Österreichische Post AG", "Österreichische Post Ag"));
    }

    #[test]
    fn small_letters_are_free() {
        assert!(agree("chinesische Regierung", "Chinesische Regierung"));
        assert!(!agree("chinesische Regierung", "chinesische regierung"));
        assert!(agree("iPhone", "IPhone") && agree("al-Qaida", "Al Qaida") && !agree("al-Qaida", "al-qaida"));
    }

    #[test]
    fn up_to_three_letters_are_exact() {
        assert!(agree("Nio", "Nio") && !agree("Nio", "NIO") && !agree("Nio", "nio"));
        assert!(!agree("US", "us") && !agree("3M", "3m"));
        assert!(agree("CFIUS", "Cfius") && !agree("CFIUS", "cfius"));
    }

    #[test]
    fn letters_without_case_and_signs_before_letters() {
        assert!(agree("华为", "华为"));
        assert!(agree("ООО «Ромашка»", "ООО \"Ромашка\"") && !agree("ООО «Ромашка»", "ООО «ромашка»"));
        assert!(agree("Ärzte Bund", "A\u{308}rzte Bund"));
    }
}
