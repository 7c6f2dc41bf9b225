//! The order of names in a register, and the letters under which they stand.
//!
//! Both follow the dossier's language: in German «Ä» stands under A, in Swedish after Z.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// Orders names as readers of one language expect it.
#[derive(Clone)]
pub struct Alphabet(Arc<Collators>);

/// Making them takes longer than sorting the names of a page, so each language has them once.
struct Collators {
    order: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
}

/// Names that begin before A: digits and signs.
pub const BEFORE_A: &str = "0–9";
/// Names in scripts without capital letters.
pub const AFTER_Z: &str = "…";

impl Collators {
    fn of(tag: &str) -> Self {
        let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            // «Company 2» stands before «Company 10».
            let numeric = |mut preferences: CollatorPreferences| {
                preferences.numeric_ordering = Some(CollationNumericOrdering::True);
                preferences
            };
            Collator::try_new(numeric((&locale).into()), options)
                .or_else(|_| Collator::try_new(numeric(CollatorPreferences::default()), options))
                .expect("the common order of all languages is part of the program")
        };
        Collators { order: collator(Strength::Tertiary), letters: collator(Strength::Primary) }
    }
}

impl Alphabet {
    /// The alphabet of a language, by its tag; the common one of all languages where the tag is not known.
    pub fn new(tag: &str) -> Self {
        static KNOWN: Mutex<BTreeMap<String, Alphabet>> = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(tag) {
            Some(alphabet) => alphabet.clone(),
            None => known.entry(tag.to_owned()).or_insert(Alphabet(Arc::new(Collators::of(tag)))).clone(),
        }
    }

    /// Which of two names comes first. Signs before a name («"Zitat" AG») count only where nothing else differs, as they
    /// do for its letter. Names that readers cannot tell apart compare as equal.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.order.compare(from_letter(a), from_letter(b)).then_with(|| self.0.order.compare(a, b))
    }

    /// The letters under which names stand: `A` to `Z` with their accents folded, otherwise the name's own capital letter.
    pub fn letters<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<String> {
        let mut known: HashMap<char, String> = HashMap::new();
        let letter = |name: &str| match from_letter(name).chars().next() {
            Some(first) => known.entry(first).or_insert_with(|| self.letter(first)).clone(),
            None => BEFORE_A.to_owned(),
        };
        names.map(letter).collect()
    }

    /// The letter under which names stand that begin with a character.
    fn letter(&self, first: char) -> String {
        let text = first.to_string();
        if self.0.letters.compare(&text, "a") == Ordering::Less {
            return BEFORE_A.into();
        }
        let same = ('A'..='Z').find(|letter| self.0.letters.compare(&text, letter.encode_utf8(&mut [0; 4])).is_eq());
        if let Some(letter) = same {
            return letter.to_string();
        }
        if self.0.letters.compare(&text, "α") == Ordering::Less && self.0.letters.compare(&text, "z") == Ordering::Less
        {
            // A letter of its own between two others (Æ): it stands under the one before it, or the list would jump.
            let before = ('A'..='Z').rev().find(|l| self.0.letters.compare(l.encode_utf8(&mut [0; 4]), &text).is_lt());
            return before.map_or_else(|| BEFORE_A.into(), |letter| letter.to_string());
        }
        let capital = first.to_uppercase().to_string();
        if capital != first.to_lowercase().to_string() { capital } else { AFTER_Z.into() }
    }
}

/// A name from its first letter or digit on; nothing of one that has only signs.
fn from_letter(name: &str) -> &str {
    name.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(tag: &str, names: &[&str]) -> String {
        let alphabet = Alphabet::new(tag);
        alphabet.letters(names.iter().copied()).join(" ")
    }

    #[test]
    fn accents_fold_into_the_base_letter() {
        assert_eq!(letters("de", &["Ärzte", "élan", "Škoda", "zalando", "Øre", "Łódź"]), "A E S Z O L");
    }

    #[test]
    fn letters_of_their_own_stay_their_own() {
        assert_eq!(letters("sv", &["Ängel", "Zebra"]), "Ä Z");
    }

    #[test]
    fn digits_and_other_scripts_have_a_place() {
        assert_eq!(letters("de", &["3M", "«Alibaba»", "!!!", "Ωmega", "яндекс", "字节跳动"]), "0–9 A 0–9 Ω Я …");
    }

    #[test]
    fn order_ignores_case_and_accents_first() {
        let alphabet = Alphabet::new("de");
        let mut names = ["Zebra", "äpfel", "Apfel", "apfelmus", "10 Cent"];
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(names, ["10 Cent", "Apfel", "äpfel", "apfelmus", "Zebra"]);
    }

    #[test]
    fn a_name_stands_where_its_letter_does_and_numbers_are_counted() {
        let alphabet = Alphabet::new("de");
        let mut names = ["Zebra", "\"Zitat\" AG", "«Alibaba»", "3M", "10 Cent", "!!!", "Firma 10", "Firma 2", "Apfel"];
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(
            names,
            ["!!!", "3M", "10 Cent", "«Alibaba»", "Apfel", "Firma 2", "Firma 10", "Zebra", "\"Zitat\" AG"]
        );
        let letters = alphabet.letters(names.into_iter());
        assert_eq!(letters.chunk_by(String::eq).count(), 4, "{letters:?}");
    }

    #[test]
    fn an_unknown_language_has_the_common_order() {
        assert_eq!(letters("x-nonsense", &["Ärzte"]), "A");
    }
}
