//! In which language a document is that does not say so.
//!
//! Names are bent, sentences end and words have capitals by the rules of a language. A document without `lang` is in that of the
//! dossier, unless its text is clearly in another.

use whatlang::{Detector, Lang, Script};

use crate::model::{Document, Language};

/// The language of a text without `lang`, where it is clearly not the one that is expected.
pub fn other_language(document: &Document, expected: &Language) -> Option<Language> {
    let mut beginning = String::new();
    for text in document.texts() {
        beginning.push_str(&text);
        beginning.push('\n');
        if beginning.len() >= ENOUGH {
            break;
        }
    }
    let beginning = &beginning[..beginning.floor_char_boundary(ENOUGH)];
    let primary = expected.tag().split('-').next().unwrap_or_default();
    if speaks(beginning, primary) {
        return None;
    }
    let beginning = prose(beginning);
    if small_letters(&beginning) < LEAST {
        return None;
    }
    let known = LANGUAGES.iter().find(|(tag, _)| *tag == primary)?;
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, lang)| *lang).collect());
    let found = detector.detect(&beginning)?;
    let (tag, _) = LANGUAGES.iter().find(|(_, lang)| *lang == found.lang())?;
    // Japanese with many Chinese signs looks Chinese.
    let is_clear =
        found.confidence() >= CLEARLY || found.script() != Script::Latin && found.script() != Script::Mandarin;
    (is_clear && *known != (*tag, found.lang())).then(|| Language((*tag).into()))
}

/// The language that a text clearly is in.
pub fn language_of(text: &str) -> Option<&'static str> {
    let beginning = prose(&text[..text.floor_char_boundary(ENOUGH)]);
    if small_letters(&beginning) < LEAST {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, lang)| *lang).collect());
    let found = detector.detect(&beginning).filter(|found| found.confidence() >= CLEARLY)?;
    LANGUAGES.iter().find(|(_, lang)| *lang == found.lang()).map(|(tag, _)| *tag)
}

/// So many bytes of a text are looked at.
const ENOUGH: usize = 800;
/// Chance would decide over fewer letters.
const LEAST: usize = 100;
const CLEARLY: f64 = 0.9;

/// The words of a text without those of addresses, of code and of tables of figures, which are in no language.
fn prose(text: &str) -> String {
    let is_word = |word: &&str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_sign = |c: char| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '/' | '\\' | ':' | '=' | '@' | '.')
        };
        !inner.is_ascii() || !inner.chars().skip(1).any(is_sign)
    };
    text.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ")
}

/// How many letters the words have that begin with no capital: titles, labels and names have none.
fn small_letters(text: &str) -> usize {
    let words = text.split(' ').filter(|word| !word.starts_with(char::is_uppercase));
    words.map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).sum()
}

/// Whether a text is surely in one of the two languages that most dossiers have, by its smallest words.
fn speaks(text: &str, language: &str) -> bool {
    let words: &[&str] = match language {
        "de" => &["der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "mit", "von", "ist", "nicht", "auf"],
        "en" => &["the", "of", "and", "to", "that", "is", "was", "for", "with", "by", "has", "it", "are", "from"],
        _ => return false,
    };
    let (mut all, mut small) = (0, 0);
    for word in text.split_whitespace() {
        all += 1;
        small += usize::from(words.contains(&word));
    }
    small * SMALL_WORDS >= all && all > 0
}

/// One of so many words is a small one.
const SMALL_WORDS: usize = 12;

const LANGUAGES: &[(&str, Lang)] = &[
    ("ar", Lang::Ara),
    ("cs", Lang::Ces),
    ("da", Lang::Dan),
    ("de", Lang::Deu),
    ("el", Lang::Ell),
    ("en", Lang::Eng),
    ("es", Lang::Spa),
    ("fi", Lang::Fin),
    ("fr", Lang::Fra),
    ("he", Lang::Heb),
    ("hu", Lang::Hun),
    ("it", Lang::Ita),
    ("ja", Lang::Jpn),
    ("ko", Lang::Kor),
    ("nb", Lang::Nob),
    ("nl", Lang::Nld),
    ("pl", Lang::Pol),
    ("pt", Lang::Por),
    ("ro", Lang::Ron),
    ("ru", Lang::Rus),
    ("sv", Lang::Swe),
    ("tr", Lang::Tur),
    ("uk", Lang::Ukr),
    ("zh", Lang::Cmn),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_usual_languages() {
        assert!(speaks("Der Umsatz ist gestiegen, und die Firma schweigt.", "de"));
        assert!(!speaks("The revenue of the firm rose, and it said nothing.", "de"));
        assert!(speaks("The revenue of the firm rose, and it said nothing.", "en"));
        assert_eq!(
            prose("Data: NO_DOC `/A/B`, see https://a.example, v2 of CamelCase – l'été"),
            "Data: see of – l'été"
        );
        assert_eq!(small_letters("Total Value: le été"), 5);
        assert!(!speaks("", "de") && !speaks("Le chiffre d'affaires de la firme", "fr"));
    }
}
