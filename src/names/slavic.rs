//! Rules 5 and 6, Russian, Ukrainian, Polish: the case endings of names.
//!
//! A name whose last letter is a consonant only grows («Газпром-е», «Orlen-u»); the ending stays outside
//! the link. Of any other word the last letters change («Россия», «России»), and of a name of several
//! words the first ones («Владимиром Путиным»): then the whole form is the name. The tables say more
//! than grammar allows for a single word, which costs nothing: a form that nobody writes is found nowhere.

use crate::names::language::Language;

/// What a name in the nominative may carry, by its last letter.
pub fn endings_after(last: char, language: Language) -> &'static [&'static str] {
    match (language, last) {
        (_, c) if is_vowel(c) || matches!(c, 'ь' | 'й') => &[],
        (Language::Russian, 'а'..='я') => &["а", "у", "ом", "ем", "ым", "е", "ы", "и", "ов", "ам", "ами", "ах"],
        (Language::Ukrainian, 'а'..='я' | 'і' | 'ї' | 'є' | 'ґ') => {
            &["а", "у", "ові", "еві", "ом", "ем", "им", "і", "и", "ів", "ам", "ами", "ах"]
        }
        (Language::Polish, c) if c.is_alphabetic() => {
            &["a", "u", "owi", "em", "iem", "ie", "y", "i", "ów", "om", "ami", "ach"]
        }
        _ => &[],
    }
}

/// The forms beside itself that a folded name takes: its first word declined, its first two, and so on.
pub fn forms(folded_name: &str, language: Language) -> Vec<String> {
    let words: Vec<&str> = folded_name.split(' ').collect();
    let mut forms = Vec::new();
    for case in 0..CASES {
        let mut begun = String::new();
        for (at, word) in words.iter().enumerate().take(MOST_WORDS) {
            let Some(declined) = declined(word, case, language) else { break };
            begun.push_str(&declined);
            // A last consonant grows in the text; that needs no form of its own.
            let is_whole = at > 0 || words.len() > 1 || !declined.starts_with(word);
            let form = [&[begun.as_str()], &words[at + 1..]].concat().join(" ");
            if is_whole && form != folded_name && !forms.contains(&form) {
                forms.push(form);
            }
            begun.push(' ');
        }
    }
    forms
}

/// A folded word in all its cases, itself among them.
pub(super) fn bent(word: &str, language: Language) -> Vec<String> {
    let cases = (0..CASES).filter_map(|case| declined(word, case, language));
    std::iter::once(word.to_owned()).chain(cases).collect()
}

/// Whether a folded word is another in one of its cases.
pub(super) fn is_bent(word: &str, other: &str, language: Language) -> bool {
    word == other || (0..CASES).any(|case| declined(word, case, language).as_deref() == Some(other))
}

/// Genitive in two ways, dative, accusative, instrumental, locative.
const CASES: usize = 6;
/// Of a longer name only the first words are declined.
const MOST_WORDS: usize = 4;

/// For the end of a word what stands there in each case. The first end that fits counts.
type Table = &'static [(&'static str, [&'static str; CASES])];

const RUSSIAN: Table = &[
    ("ский", ["ского", "ского", "скому", "ского", "ским", "ском"]),
    ("ская", ["ской", "ской", "ской", "скую", "ской", "ской"]),
    ("ое", ["ого", "ого", "ому", "ое", "ым", "ом"]),
    ("ый", ["ого", "ого", "ому", "ый", "ым", "ом"]),
    ("ий", ["ия", "его", "ию", "ия", "ием", "ии"]),
    ("ой", ["ого", "ого", "ому", "ого", "ым", "ом"]),
    ("ая", ["ой", "ой", "ой", "ую", "ой", "ой"]),
    ("ия", ["ии", "ии", "ии", "ию", "ией", "ии"]),
    ("ова", ["овой", "овы", "овой", "ову", "овой", "овой"]),
    ("ева", ["евой", "евы", "евой", "еву", "евой", "евой"]),
    ("ина", ["иной", "ины", "иной", "ину", "иной", "иной"]),
    ("ов", ["ова", "ова", "ову", "ова", "овым", "ове"]),
    ("ев", ["ева", "ева", "еву", "ева", "евым", "еве"]),
    ("ин", ["ина", "ина", "ину", "ина", "иным", "ине"]),
    ("ие", ["ия", "ия", "ию", "ие", "ием", "ии"]),
    ("ка", ["ки", "ки", "ке", "ку", "кой", "ке"]),
    ("га", ["ги", "ги", "ге", "гу", "гой", "ге"]),
    ("а", ["ы", "и", "е", "у", "ой", "е"]),
    ("я", ["и", "и", "е", "ю", "ей", "е"]),
    ("ь", ["и", "я", "ю", "я", "ем", "е"]),
    ("й", ["я", "я", "ю", "я", "ем", "е"]),
    ("о", ["а", "а", "у", "о", "ом", "е"]),
    ("е", ["я", "а", "ю", "е", "ем", "и"]),
];
const RUSSIAN_CONSONANT: [&str; CASES] = ["а", "а", "у", "а", "ом", "е"];

const UKRAINIAN: Table = &[
    ("ський", ["ського", "ського", "ському", "ського", "ським", "ському"]),
    ("ська", ["ської", "ської", "ській", "ську", "ською", "ській"]),
    ("ий", ["ого", "ого", "ому", "ий", "им", "ому"]),
    ("ія", ["ії", "ії", "ії", "ію", "ією", "ії"]),
    ("ова", ["ової", "ови", "овій", "ову", "овою", "овій"]),
    ("ка", ["ки", "ки", "ці", "ку", "кою", "ці"]),
    ("а", ["и", "и", "і", "у", "ою", "і"]),
    ("я", ["і", "ї", "і", "ю", "ею", "і"]),
    ("ь", ["і", "я", "ю", "я", "ем", "і"]),
    ("й", ["я", "ю", "єві", "я", "єм", "ї"]),
    ("о", ["а", "а", "у", "о", "ом", "і"]),
    ("е", ["я", "а", "ю", "е", "ем", "і"]),
];
const UKRAINIAN_CONSONANT: [&str; CASES] = ["а", "у", "ові", "а", "ом", "і"];

const POLISH: Table = &[
    ("ski", ["skiego", "skiego", "skiemu", "skiego", "skim", "skim"]),
    ("cki", ["ckiego", "ckiego", "ckiemu", "ckiego", "ckim", "ckim"]),
    ("ska", ["skiej", "skiej", "skiej", "ską", "ską", "skiej"]),
    ("cka", ["ckiej", "ckiej", "ckiej", "cką", "cką", "ckiej"]),
    ("ja", ["ji", "ji", "ji", "ję", "ją", "ji"]),
    ("ia", ["ii", "i", "ii", "ię", "ią", "ii"]),
    ("ka", ["ki", "ki", "ce", "kę", "ką", "ce"]),
    ("ga", ["gi", "gi", "dze", "gę", "gą", "dze"]),
    ("na", ["ny", "nej", "nie", "nę", "ną", "nie"]),
    ("wa", ["wy", "wej", "wie", "wę", "wą", "wie"]),
    ("a", ["y", "i", "ie", "ę", "ą", "ie"]),
    ("y", ["ego", "ego", "emu", "ego", "ym", "ym"]),
    ("e", ["a", "ego", "u", "e", "em", "u"]),
    ("o", ["a", "a", "u", "o", "em", "ie"]),
    ("ek", ["ka", "ku", "kowi", "ka", "kiem", "ku"]),
    ("k", ["ka", "ku", "kowi", "ka", "kiem", "ku"]),
    ("g", ["ga", "gu", "gowi", "ga", "giem", "gu"]),
    ("d", ["da", "du", "dowi", "da", "dem", "dzie"]),
    ("t", ["ta", "tu", "towi", "ta", "tem", "cie"]),
    ("r", ["ra", "ru", "rowi", "ra", "rem", "rze"]),
];
const POLISH_CONSONANT: [&str; CASES] = ["a", "u", "owi", "a", "em", "ie"];

/// A word in one case; `None` for what does not change: another script, a number, an abbreviation.
fn declined(word: &str, case: usize, language: Language) -> Option<String> {
    let last = word.chars().next_back()?;
    let (table, consonant, is_own): (Table, _, fn(char) -> bool) = match language {
        Language::Russian => (RUSSIAN, RUSSIAN_CONSONANT, is_cyrillic),
        Language::Ukrainian => (UKRAINIAN, UKRAINIAN_CONSONANT, is_cyrillic),
        Language::Polish => (POLISH, POLISH_CONSONANT, |c| c.is_alphabetic() && !is_cyrillic(c)),
        _ => return None,
    };
    if !is_own(last) || word.chars().count() < 3 {
        return None;
    }
    for (end, forms) in table {
        if let Some(stem) = word.strip_suffix(end) {
            return Some(format!("{stem}{}", forms[case]));
        }
    }
    (!is_vowel(last)).then(|| format!("{word}{}", consonant[case]))
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&c)
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяіїєaeiouyąęó".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, form: &str, language: Language) -> bool {
        forms(name, language).contains(&form.to_owned())
    }

    #[test]
    fn people_are_declined_in_both_names() {
        for form in ["владимира путина", "владимиру путину", "владимиром путиным", "владимире путине"]
        {
            assert!(has("владимир путин", form, Language::Russian), "{form}");
        }
        assert!(has("donald tusk", "donaldem tuskiem", Language::Polish));
        assert!(has("anna kowalska", "anny kowalskiej", Language::Polish));
        assert!(has("володимир зеленський", "володимира зеленського", Language::Ukrainian));
    }

    #[test]
    fn the_head_of_a_body_is_declined_alone() {
        assert!(has("банк россии", "банка россии", Language::Russian));
        assert!(has("центральный банк россии", "центрального банка россии", Language::Russian));
    }

    #[test]
    fn a_vowel_changes_and_a_consonant_grows() {
        assert!(has("роснефть", "роснефти", Language::Russian) && has("россия", "россию", Language::Russian));
        assert!(forms("газпром", Language::Russian).is_empty());
        assert!(endings_after('м', Language::Russian).contains(&"ом"));
        assert!(endings_after('а', Language::Russian).is_empty() && endings_after('n', Language::Russian).is_empty());
    }

    #[test]
    fn other_scripts_and_short_words_stay() {
        assert!(forms("tesla", Language::Russian).is_empty() && forms("tesla", Language::German).is_empty());
        assert!(forms("мтс", Language::Russian).is_empty());
    }
}
