//! Somebody else of the same surname, as a form of address or a word of kinship tells: «Mrs Banda» is not Peter Banda, nor is «his
//! brother Banda».
//!
//! To teach the program a word, add it to `words.rs` and a case to `tests/linking/kin.yaml`.

mod words;

use self::words::{
    DUTCH, ENGLISH, ENGLISH_MEN, ENGLISH_WOMEN, GERMAN, GERMAN_WOMEN, NORDIC, POLISH, POSSESSIVES, PRIESTS, ROMANCE,
    ROMANCE_MEN, ROMANCE_WOMEN, RUSSIAN, SLAVIC_MEN, SLAVIC_WOMEN, UKRAINIAN,
};
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::sex::Sex;
use crate::names::titles::{is_form_of_address, is_office};
use crate::names::word::Word;

/// Whether the words before a person's name at `start..end` say that it is another person's. `sex` is that of the person, where the
/// given name tells, `own` are words of the person's names. Kinship tells of a surname alone: «his brother Peter Banda» is Peter Banda.
pub(super) fn is_another(
    text: &Folded,
    start: usize,
    end: usize,
    language: Language,
    sex: Option<Sex>,
    is_surname: bool,
    own: impl Fn(&str) -> bool,
) -> bool {
    const MOST_TITLES: usize = 4;
    let mut at = start;
    let mut addressed = None;
    let mut is_alone = is_surname;
    // «Frau Bundesministerin Dr. Banda»
    for _ in 0..MOST_TITLES {
        let Some(word) = Word::before(text, at) else { break };
        // «Er traf die Ministerin. Banda ging.»
        if word.text.ends_with('.') && word.bare().chars().count() > LONGEST_ABBREVIATION {
            break;
        }
        let told = sex_of_title(&word, language);
        let is_title = || is_form_of_address(word.bare()) || is_office(word.bare());
        // «Mrs Peter Banda»
        let is_given = || word.is_capital && word.text == word.bare() && own(word.bare());
        let is_kin = || kinship(word.bare(), language).is_some();
        if told.is_none() && (is_kin() || !is_title()) {
            if !is_given() {
                break;
            }
            is_alone = false;
        }
        if told.is_some() && sex.is_some() && told != sex {
            return true;
        }
        addressed = addressed.or(told);
        at = word.start;
    }
    is_alone && is_relative(text, at, end, language, sex, addressed)
}

/// «Prof.», «sig.ra»
const LONGEST_ABBREVIATION: usize = 6;

/// Whether a word of kinship stands before `at`, where a surname that ends at `end` begins, or its form of address.
fn is_relative(
    text: &Folded,
    at: usize,
    end: usize,
    language: Language,
    sex: Option<Sex>,
    addressed: Option<Sex>,
) -> bool {
    let Some((word, has_comma)) = word_before(text, at) else { return false };
    let Some((kin, is_spouse)) = kinship(word.bare(), language) else { return false };
    // «His wife, Mrs Banda», but not «angry with his wife, Banda left»
    if word.text.ends_with('.') || has_comma && addressed != Some(kin) {
        return false;
    }
    // «Father Banda», «el padre Sanz»: a priest
    let is_priest = || word.is_capital && language == Language::English || PRIESTS.contains(&word.bare());
    // «брат Орлова» and «Bruder Kerimows» are his who is named.
    let is_his = || Word::before(text, word.start).is_some_and(|word| POSSESSIVES.contains(&word.bare()));
    let may_be_genitive = match language {
        Language::Russian | Language::Ukrainian | Language::Polish => true,
        Language::German | Language::Nordic | Language::Dutch => text.text()[end..].starts_with(char::is_alphabetic),
        _ => false,
    };
    if (may_be_genitive || is_priest()) && !is_his() {
        return false;
    }
    // «her husband Banda» may be he.
    !(is_spouse && sex == Some(kin))
}

/// The word before a place, also where a comma parts them.
fn word_before<'t>(text: &'t Folded, at: usize) -> Option<(Word<'t>, bool)> {
    match text.text()[..at].strip_suffix(", ") {
        Some(before) => Word::ending(text, before.len()).map(|word| (word, true)),
        None => Word::before(text, at).map(|word| (word, false)),
    }
}

/// Whom a form of address or an office before a name speaks of.
fn sex_of_title(word: &Word, language: Language) -> Option<Sex> {
    let bare = match language {
        // «l'ex ministra», «d'Anna»
        Language::Romance => word.bare().rsplit('\'').next().unwrap_or_default(),
        _ => word.bare(),
    };
    let (women, men): (&[&str], &[&str]) = match language {
        Language::German => (GERMAN_WOMEN, &["herr", "herrn", "herren"]),
        Language::Romance => (ROMANCE_WOMEN, ROMANCE_MEN),
        Language::Dutch => {
            (&["juffrouw", "koningin", "mevr", "mevrouw", "mw", "prinses", "zakenvrouw"], &["dhr", "heer", "meneer"])
        }
        Language::Nordic => (&["dronning", "drottning", "fr", "frk", "fru", "frøken", "fröken"], &["herr", "hr"]),
        Language::Turkish => (&["bayan"], &["bay"]),
        Language::Polish => (&["pani", "panią", "panna", "panną", "panny"], &["pan", "pana", "panem", "panu", "panie"]),
        Language::Russian | Language::Ukrainian => (SLAVIC_WOMEN, SLAVIC_MEN),
        _ => (&[], &[]),
    };
    // «Frau» and «Mr» stand in texts of other languages too, «miss» in English is a word.
    let is_english = (language != Language::English || word.is_capital)
        // A Dutch «mr.» has studied law.
        && !(language == Language::Dutch && bare == "mr");
    let is_hers = women.contains(&bare) || is_english && ENGLISH_WOMEN.contains(&bare);
    if is_hers || is_german_office_of_women(bare, language) {
        return Some(Sex::Woman);
    }
    (men.contains(&bare) || is_english && ENGLISH_MEN.contains(&bare)).then_some(Sex::Man)
}

/// «Ministerin», «Bundeskanzlerin», «US-Präsidentin».
fn is_german_office_of_women(word: &str, language: Language) -> bool {
    language == Language::German
        && ["in", "innen"]
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .any(|office| !office.is_empty() && is_office(office))
}

/// What a word of kinship says: of whom, and whether of husband and wife.
fn kinship(word: &str, language: Language) -> Option<(Sex, bool)> {
    let table: &[(&str, Sex, bool)] = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Romance => ROMANCE,
        Language::Dutch => DUTCH,
        Language::Nordic => NORDIC,
        Language::Polish => POLISH,
        Language::Russian => RUSSIAN,
        Language::Ukrainian => UKRAINIAN,
        _ => return None,
    };
    // «ex-wife», «half-brother», «brother-in-law»
    let parts = word.split('-');
    parts.filter_map(|part| table.iter().find(|(kin, ..)| *kin == part)).map(|(_, sex, spouse)| (*sex, *spouse)).next()
}
