//! Rule 5, endings: what a text joins to a name without becoming part of it.

use crate::names::german::noun_endings;
use crate::names::language::Language;
use crate::names::slavic;

/// The endings that a folded name may carry in the text, outside the link: «Teslas», «Tesla's», «Газпроме».
pub fn endings_after(name: &str, language: Language) -> Vec<&'static str> {
    let Some(last) = name.chars().next_back().filter(|c| c.is_alphanumeric()) else { return Vec::new() };
    match language {
        Language::German => {
            let mut endings = noun_endings(name).to_vec();
            // After these only an apostrophe is left to say the genitive, and it ends the word.
            if !matches!(last, 's' | 'x' | 'z') {
                endings.extend(["s", "'s"]);
            }
            endings
        }
        Language::English => vec!["'s", "'d", "'ll", "'re", "'ve"],
        Language::Russian | Language::Ukrainian | Language::Polish => slavic::endings_after(last, language).to_vec(),
        // After a vowel it takes an apostrophe: «Tesla's».
        Language::Dutch if !matches!(last, 's' | 'x' | 'z' | 'a' | 'i' | 'o' | 'u' | 'y') => vec!["s"],
        Language::Nordic if !matches!(last, 's' | 'x' | 'z') => vec!["s", ":s"],
        Language::Turkish if is_turkish_office(name) => TURKISH_CASES.to_vec(),
        _ => Vec::new(),
    }
}

/// Whether a folded name is that of a Turkish office, «Sermaye Piyasası Kurulu»: its last word says whose it is, and takes case endings without
/// an apostrophe.
fn is_turkish_office(name: &str) -> bool {
    const SHORTEST: usize = 5;
    let last = name.rsplit_once(' ').map(|(_, last)| last);
    last.is_some_and(|word| word.chars().count() >= SHORTEST && word.ends_with(['ı', 'i', 'u', 'ü']))
}

const TURKISH_CASES: &[&str] = &[
    "nın", "nin", "nun", "nün", "na", "ne", "nı", "ni", "nu", "nü", "nda", "nde", "ndan", "nden", "nca", "nce",
    "ndaki", "ndeki", "yla", "yle",
];

/// What is written with the word that follows it: «and», prepositions, the article.
pub fn particles_before(language: Language) -> &'static [&'static str] {
    match language {
        Language::Arabic => &[
            "و", "ف", "ب", "ل", "ك", "س", "ال", "وب", "ول", "وك", "فب", "فل", "وال", "فال", "بال", "كال", "لل", "ولل",
            "وبال",
        ],
        Language::Hebrew => {
            &["ו", "ה", "ב", "ל", "כ", "מ", "ש", "וב", "ול", "וכ", "ומ", "וה", "וש", "שב", "של", "מה", "כש"]
        }
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_genitives_follow_the_noun() {
        assert_eq!(endings_after("tesla", Language::German), ["s", "'s"]);
        assert!(endings_after("asus", Language::German).is_empty());
        assert!(endings_after("lieferkettengesetz", Language::German).contains(&"es"));
    }

    #[test]
    fn names_that_end_with_a_sign_take_none() {
        assert!(endings_after("face++", Language::German).is_empty());
        assert!(endings_after("tesla", Language::Other).is_empty());
    }
}
