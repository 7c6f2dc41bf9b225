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

/// What Korean joins to a name, in texts of any language.
pub fn korean_particles(name: &str) -> &'static [&'static str] {
    let is_korean = name.ends_with(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c));
    if is_korean { KOREAN_PARTICLES } else { &[] }
}

const KOREAN_PARTICLES: &[&str] = &[
    "이", "가", "은", "는", "을", "를", "의", "에", "도", "와", "과", "만", "로", "으로", "에서", "에게", "에는",
    "에도", "에서는", "에서도", "에게는", "에게서", "까지", "부터", "보다", "처럼", "이나", "나", "이라고", "라고",
    "이란", "란", "로부터", "으로부터", "로서", "으로서", "로는", "으로는", "와는", "과는", "와의", "과의", "까지도",
    "측", "측은", "측이", "측의", "등", "등은", "등이", "등의", "등을", "뿐", "조차", "마저", "이며", "며", "이고",
    "인", "한테", "께서",
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
