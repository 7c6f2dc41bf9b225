//! Whether words for a speaker mean one or several, so that the verb behind them agrees: «ein Sprecher von DJI sagt»,
//! «ungenannte Kritiker sagen».
//!
//! No dictionary is asked. Languages say it in the first word or in a numeral, German and English at the end of the noun too;
//! what they leave open the author decides (`plural: true`).

/// Whether words for a speaker mean several, by the rules of their language or, where it has none here, of English.
pub fn is_plural(words: &str, language: &str) -> bool {
    // What stands behind a comma says more of the same: «drei Insider, laut Reuters».
    let head = words.split(", ").next().unwrap_or_default().trim_end_matches([',', ' ']);
    if is_list_of_names(words, head) {
        return true;
    }
    let words: Vec<&str> = head.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let lower = first.to_lowercase();
    let german = language.split('-').next() == Some("de");
    let Words { and, one, several } = Words::of(language);
    // «no fewer than ten» is no «no».
    let is_bound = words.get(1).is_some_and(|next| ["fewer", "less"].contains(next));
    if one.contains(&lower.as_str()) && !is_bound {
        // «ein Sprecher und eine Anwältin», but «ein Sprecher von Reuters und Bloomberg».
        return words.windows(2).any(|pair| and.contains(&pair[0]) && one.contains(&pair[1]));
    }
    let is_number = |word: &str| {
        let digits = |c: char| c.is_ascii_digit() || [',', '.', '\'', '’', '\u{202f}', '\u{a0}'].contains(&c);
        word != "1" && word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(digits)
    };
    // «mindestens zehn», «more than ten»
    let counts = |word: &str| several.contains(&word) || is_number(word);
    words.iter().any(|word| and.contains(word) || is_number(word))
        || several.contains(&lower.as_str())
        || words.iter().take(4).any(|word| counts(word)) && BOUNDS.contains(&lower.as_str())
        || if german { german_noun_is_plural(first, &words) } else { english_noun_is_plural(&words) }
}

/// «Amnesty, HRW and Oxfam»: names alone, with «and» before the last.
fn is_list_of_names(words: &str, head: &str) -> bool {
    let Some((before, last)) = words.rsplit_once(" and ") else { return false };
    let is_name = |part: &str| part.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    before.len() > head.len() && before.split(", ").chain([last]).all(|part| !part.is_empty() && is_name(part))
}

/// Words in front of a number.
const BOUNDS: &[&str] = &[
    "mindestens", "rund", "etwa", "fast", "knapp", "gut", "bis", "über", "mehr", "circa", "höchstens", "weit", "no",
    "at", "more", "about", "around", "nearly", "almost", "over", "up", "roughly", "some", "fewer", "under", "plus",
    "au", "près", "environ", "más", "al", "cerca", "unos", "unas", "oltre", "almeno",
];

/// Words of a language that say how many.
struct Words {
    and: &'static [&'static str],
    /// In front of what is one.
    one: &'static [&'static str],
    /// In front of what is several.
    several: &'static [&'static str],
}

impl Words {
    fn of(language: &str) -> Words {
        let (and, one, several) = match language.split('-').next() {
            Some("de") => (AND_DE, ONE_DE, SEVERAL_DE),
            Some("fr") => (&["et", "&"][..], ONE_FR, SEVERAL_FR),
            Some("es") => (&["y", "e", "&"][..], ONE_ES, SEVERAL_ES),
            Some("it") => (&["e", "ed", "&"][..], ONE_IT, SEVERAL_IT),
            _ => (AND_EN, ONE_EN, SEVERAL_EN),
        };
        Words { and, one, several }
    }
}

const AND_DE: &[&str] = &["und", "sowie", "&"];
const AND_EN: &[&str] = &["and", "&"];

/// Words in front that only one can have.
const ONE_DE: &[&str] = &[
    "ein", "eine", "einer", "eines", "der", "das", "dieser", "dieses", "jener", "jemand", "niemand", "kein", "keiner",
    "jede", "jeder",
];
const ONE_EN: &[&str] =
    &["a", "an", "one", "this", "that", "someone", "somebody", "nobody", "each", "every", "another", "no"];

/// Words in front that only several can have.
const SEVERAL_DE: &[&str] = &[
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "beide", "mehrere",
    "einige", "viele", "manche", "wenige", "alle", "etliche", "zahlreiche", "verschiedene", "diverse", "weitere",
    "mindestens", "dutzende", "hunderte",
];
const SEVERAL_EN: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "several",
    "some", "many", "most", "few", "all", "various", "numerous", "multiple", "these", "those", "dozens", "hundreds",
];

const ONE_FR: &[&str] = &["un", "une", "le", "la", "ce", "cet", "cette", "chaque", "aucun", "aucune"];
const SEVERAL_FR: &[&str] = &[
    "des", "les", "ces", "plusieurs", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "certains", "certaines", "quelques", "divers", "diverses", "tous", "toutes", "nombreux", "nombreuses",
];
const ONE_ES: &[&str] = &["un", "una", "el", "la", "este", "esta", "ese", "esa", "cada", "ningún", "ninguna"];
const SEVERAL_ES: &[&str] = &[
    "los", "las", "estos", "estas", "unos", "unas", "varios", "varias", "dos", "tres", "cuatro", "cinco", "seis",
    "siete", "ocho", "nueve", "diez", "algunos", "algunas", "muchos", "muchas", "todos", "todas", "numerosos",
    "numerosas",
];
const ONE_IT: &[&str] = &["un", "uno", "una", "il", "lo", "la", "questo", "questa", "ogni", "nessun", "nessuna"];
const SEVERAL_IT: &[&str] = &[
    "i", "gli", "le", "questi", "queste", "alcuni", "alcune", "due", "tre", "quattro", "cinque", "sei", "sette",
    "otto", "nove", "dieci", "diversi", "diverse", "molti", "molte", "tutti", "tutte", "numerosi", "numerose",
];

/// The noun behind an article «die», behind an adjective, or without both.
fn german_noun_is_plural(first: &str, words: &[&str]) -> bool {
    let is_capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let article = matches!(first, "die" | "Die");
    let nouns: Vec<&&str> = words.iter().skip(usize::from(article)).take_while(is_capital).collect();
    // A name of several words, «Financial Times», is one.
    if nouns.len() > 1 {
        return false;
    }
    let noun = words.iter().skip(usize::from(article)).find(is_capital).map_or("", |noun| noun);
    let ends = |noun: &str, endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    let is_alone = !nouns.is_empty();
    if is_alone {
        return ends(noun, &["en", "er", "te", "leute"]);
    }
    match () {
        // «ungenannter Sprecher», «amtliches Schreiben»
        () if ends(first, &["er", "es"]) => false,
        // «anonyme Quelle», «chinesische Führung»
        () if first.ends_with('e') => {
            let feminine =
                ["ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ei", "ie", "ur", "enz", "anz", "in", "macht"];
            let lower = noun.to_lowercase();
            let common = ["quelle", "presse", "seite", "behörde", "stimme", "gruppe", "firma", "spitze"];
            !noun.is_empty() && !ends(noun, &feminine) && !ends(&lower, &common)
        }
        () => false,
    }
}

/// The last word before «of», «from» and the like.
fn english_noun_is_plural(words: &[&str]) -> bool {
    const BEHIND: &[&str] = &[
        "of", "from", "in", "at", "for", "with", "close", "near", "who", "that", "familiar", "by", "on", "to",
        "inside", "within", "among", "cited", "quoted", "named",
    ];
    let head: Vec<&str> = words
        .iter()
        .copied()
        .enumerate()
        .take_while(|(at, word)| *at == 0 || !BEHIND.contains(word))
        .map(|(_, word)| word)
        .collect();
    let Some(noun) = head.last() else { return false };
    // «Financial Times», «Reuters»: a name is one.
    if noun.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let own = ["people", "media", "police", "men", "women", "children", "staff"];
    own.contains(noun) || noun.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_speakers_are_one_or_several() {
        for several in [
            "drei Insider, laut Reuters",
            "ungenannte Kritiker",
            "ungenannte Medien",
            "internationale Berichte",
            "chinesische Behörden, laut Reuters und Bloomberg",
            "US-Beschäftigte von TikTok, laut FAZ",
            "Reuters und Bloomberg",
            "Behörden",
            "die Behörden",
            "rund 20 Firmen",
            "Mehrere Zeugen",
            "Fachleute",
            "ein Sprecher und eine Anwältin",
        ] {
            assert!(is_plural(several, "de"), "{several}");
        }
        for one in [
            "ein Sprecher von DJI",
            "ein Sprecher von Reuters und Bloomberg",
            "eine von 20 Firmen",
            "eine Sprecherin der Behörden",
            "der Konzern",
            "die Regierung",
            "Die Zeit",
            "Financial Times",
            "Reuters",
            "Süddeutsche Zeitung",
            "anonyme Quelle",
            "chinesische Führung",
            "ungenannter Insider",
            "Peking",
            "",
        ] {
            assert!(!is_plural(one, "de"), "{one}");
        }
    }

    #[test]
    fn english_speakers_are_one_or_several() {
        for several in [
            "three people familiar with the matter",
            "unnamed critics",
            "US officials",
            "sources close to the company",
            "Reuters and Bloomberg",
            "local media",
            "employees of TikTok",
            "Several witnesses",
            "1,826 claimants",
            "No fewer than ten NGOs",
            "at least three banks",
            "Amnesty, HRW and Oxfam",
        ] {
            assert!(is_plural(several, "en"), "{several}");
        }
        for one in [
            "a spokesman for DJI",
            "an adviser to investors",
            "Financial Times",
            "Reuters",
            "the company",
            "the ministry of sports",
            "an unnamed source",
            "a group of investors",
            "Chinese press",
            "Jane Doe, lawyer and author",
            "no one",
            "The Big Three",
        ] {
            assert!(!is_plural(one, "en"), "{one}");
        }
    }

    #[test]
    fn other_languages_say_it_in_the_first_word() {
        for (several, language) in [
            ("Des ONG", "fr"),
            ("deux témoins", "fr"),
            ("Au moins 1 826 villageois", "fr"),
            ("los demandantes", "es"),
            ("Greenpeace y Oxfam", "es"),
            ("gli avvocati", "it"),
        ] {
            assert!(is_plural(several, language), "{several}");
        }
        for (one, language) in [("Le Monde", "fr"), ("un porte-parole de deux ONG", "fr"), ("la fiscal", "es")] {
            assert!(!is_plural(one, language), "{one}");
        }
    }
}
