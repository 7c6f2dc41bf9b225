//! Forms of address and offices of the languages that write them in small letters: «el señor», «il ministro», «пан», «de heer».
//!
//! A firm is never addressed so. To teach the program a word, add it here and a case to `tests/linking/forms-of-address.yaml`.

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::word::Word;

/// Whether the word before the end of a name at `end` says that the name is somebody's, in a language other than English and German.
pub(super) fn titles(word: &Word, text: &Folded, end: usize, language: Language) -> bool {
    let bare = match language {
        // «l'oligarque», «l'avv.»
        Language::Romance => word.bare().rsplit('\'').next().unwrap_or_default(),
        _ => word.bare(),
    };
    let (abbreviations, words): (&[&str], &[&str]) = match language {
        Language::Romance => (ROMANCE_SHORT, ROMANCE),
        Language::Dutch => (&["dhr", "dr", "drs", "hr", "mevr", "mr", "mw", "prof"], DUTCH),
        Language::Nordic => (&["dr", "fr", "frk", "hr", "prof"], NORDIC),
        Language::Turkish => (&["dr", "prof", "sn"], &["bay", "bayan", "sayın", "bakan", "bakanı"]),
        Language::Polish => (&["dr", "prof"], POLISH),
        Language::Russian | Language::Ukrainian => (&["г-н", "г-жа"], &["миссис", "мисс"]),
        _ => return false,
    };
    // Elsewhere a full stop ends the sentence before the name.
    if word.text.ends_with('.') {
        return abbreviations.contains(&bare);
    }
    let last = bare.rsplit('-').next().unwrap_or(bare);
    let is_minister = || matches!(language, Language::Dutch | Language::Nordic) && last.ends_with("minister");
    let is_bent = || match language {
        Language::Russian | Language::Ukrainian => is_form_of(bare, CYRILLIC) || is_form_of(last, CYRILLIC),
        _ => false,
    };
    abbreviations.contains(&bare) && !SHORT_FOR_OTHERS.contains(&bare)
        || words.contains(&bare)
        || words.contains(&last)
        || is_minister()
        || is_bent()
        || presides(word, text, end, language)
}

/// Whether a president is meant who may be a firm's too: not in «presidente Eni», «il presidente Eni, Emma …», «президент Лукойла».
fn presides(word: &Word, text: &Folded, end: usize, language: Language) -> bool {
    let rest = &text.text()[end..];
    let after = if rest.starts_with(", ") { end + 2 } else { end + 1 };
    if rest.starts_with([' ', ',']) && is_capital_at(text, after) {
        return false;
    }
    let has_article = || Word::before(text, word.start).is_some_and(|word| ARTICLES.contains(&word.text));
    match language {
        Language::Romance => ROMANCE_PRESIDENTS.contains(&word.bare()) && has_article(),
        Language::Dutch | Language::Nordic => word.bare() == "president",
        Language::Polish => is_form_of(word.bare(), &["prezydent"]) && !rest.starts_with(char::is_alphabetic),
        Language::Russian | Language::Ukrainian => word.bare() == "президент" && !rest.starts_with(char::is_alphabetic),
        _ => false,
    }
}

/// Whether a word is one of these with an ending of its case.
fn is_form_of(word: &str, stems: &[&str]) -> bool {
    const ENDINGS: &[&str] = &[
        "", "а", "е", "и", "у", "ы", "ам", "ах", "ем", "ов", "ові", "ой", "ом", "ою", "і", "ів", "a", "em", "owi", "y",
        "ów",
    ];
    stems.iter().filter_map(|stem| word.strip_prefix(stem)).any(|ending| ENDINGS.contains(&ending))
}

const ARTICLES: &[&str] =
    &["al", "alla", "au", "da", "dal", "dalla", "del", "della", "do", "du", "el", "il", "la", "le", "o", "a", "al"];

const ROMANCE_PRESIDENTS: &[&str] = &[
    "general", "generale", "général", "president", "presidenta", "presidente", "presidentessa", "président",
    "présidente",
];

/// What is a word or a firm's name without its full stop.
const SHORT_FOR_OTHERS: &[&str] = &["avv", "d", "fr", "ing", "mm", "prof", "profa", "sen"];

const ROMANCE_SHORT: &[&str] = &[
    "avv", "d", "dott", "dott.ssa", "dr", "dra", "dña", "ing", "mlle", "mm", "mme", "prof", "profa", "sen", "sig",
    "sig.na", "sig.ra", "sigg", "sr", "sra", "sras", "sres", "srs", "srta",
];

const ROMANCE: &[&str] = &[
    "alcalde", "alcaldesa", "ambasciatore", "ambasciatrice", "ambassadeur", "ambassadrice", "avvocato", "canciller",
    "cancelliere", "cardenal", "cardinale", "chanceler", "chancelier", "colonel", "colonnello", "conseller",
    "consellera", "coronel", "deputada", "deputado", "deputata", "deputato", "diputada", "diputado", "diputat",
    "doctor", "doctora", "dom", "don", "dona", "dottor", "dottoressa", "doutor", "doutora", "doña", "députée",
    "député", "embaixador", "embaixadora", "embajador", "embajadora", "empresaria", "empresario", "empresària",
    "empresari", "empresária", "empresário", "exministra", "exministro", "giudice", "gobernador", "gobernadora",
    "gouverneur", "governador", "governadora", "governatore", "imprenditore", "imprenditrice", "juez", "jueza", "juge",
    "juiz", "juíza", "madame", "mademoiselle", "magnate", "maire", "maître", "miliardario", "milliardaire", "ministra",
    "ministre", "ministro", "monsieur", "onorevole", "oligarca", "oligarque", "prefeita", "prefeito", "principe",
    "princesa", "princesse", "principessa", "príncipe", "professor", "professora", "professore", "professoressa",
    "profesor", "profesora", "rei", "reina", "rey", "regina", "roi", "senador", "senadora", "senatore", "senatrice",
    "senhor", "senhora", "senhorita", "senyor", "senyora", "señor", "señora", "señores", "señorita", "signor",
    "signora", "signore", "signori", "signorina", "sindaca", "sindaco", "sénateur", "sénatrice", "viceministra",
    "viceministro",
];

const DUTCH: &[&str] = &[
    "ambassadeur", "burgemeester", "generaal", "gouverneur", "heer", "heren", "juffrouw", "kolonel", "koning",
    "koningin", "meneer", "mevrouw", "miljardair", "oligarch", "premier", "prins", "prinses", "rechter", "senator",
    "staatssecretaris", "zakenman", "zakenvrouw",
];

const NORDIC: &[&str] = &[
    "dronning", "drottning", "fru", "fröken", "frøken", "general", "herr", "konge", "kung", "ministeren", "ministern",
    "oligark", "oligarken", "senator", "statsråd",
];

const POLISH: &[&str] = &[
    "biznesmen", "biznesmena", "generał", "generała", "minister", "ministra", "ministrem", "ministrowi", "miliarder",
    "miliardera", "oligarcha", "oligarchy", "pan", "pana", "panem", "pani", "panią", "panie", "panowie", "panu",
    "państwo", "posła", "poseł", "premier", "premierem", "premierowi", "sędzia", "sędziego", "senator", "senatora",
    "wiceminister", "wicepremier",
];

/// Without the endings of their cases.
const CYRILLIC: &[&str] = &[
    "бизнесмен", "бізнесмен", "г-ж", "г-н", "генерал", "госпож", "господин", "губернатор", "депутат", "миллиардер",
    "министр", "мистер", "міністр", "мільярдер", "олигарх", "олігарх", "пан", "пані", "премьер", "премʼєр", "прем'єр",
    "сенатор", "судь", "товарищ",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    #[track_caller]
    fn titles_in(words: &str, language: Language) -> bool {
        let text = fold(words);
        let start = text.text().find("zarrab").expect("the text has the name");
        Word::before(&text, start).is_some_and(|word| titles(&word, &text, start + 6, language))
    }

    #[test]
    fn a_full_stop_ends_a_sentence_but_for_what_is_abbreviated() {
        assert!(
            titles_in("El Sr. Zarrab calla", Language::Romance) && titles_in("la Sig.ra Zarrab", Language::Romance)
        );
        assert!(titles_in("Visitó al rey Zarrab", Language::Romance));
        assert!(!titles_in("Visitó al rey. Zarrab", Language::Romance));
        assert!(titles_in("L'ing. Zarrab tace", Language::Romance) && !titles_in("tra ING Zarrab", Language::Romance));
    }

    #[test]
    fn a_president_is_a_firms_where_somebody_is_named_after_it() {
        assert!(titles_in("El presidente Zarrab dimitió", Language::Romance));
        for words in ["Il presidente Zarrab, Anna Rossi", "il presidente Zarrab Anna Rossi", "presidente Zarrab"] {
            assert!(!titles_in(words, Language::Romance), "{words}");
        }
    }
}
