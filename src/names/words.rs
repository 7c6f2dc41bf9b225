//! The word lists of the linking rules. To teach the program a word, add it here and a case to
//! `tests/linking/`.
//!
//! Everything is in lower case, as [`fold`](crate::names::fold::fold) leaves it.

/// Whether a name is one common word, with or without an article («das Unternehmen», «agency»).
/// Such a name is never linked by itself (rule 7), because a text says it of many. Two common words
/// can be a name («State Department»).
pub fn is_common(folded_name: &str) -> bool {
    let mut words = folded_name.split(' ').skip_while(|word| DETERMINERS.contains(word));
    let first = words.next();
    first.is_none_or(|word| COMMON_WORDS.contains(&word)) && words.next().is_none()
}

/// Whether a part of a hyphen compound says that the compound is something else than the thing
/// named before it (rule 4): a «Twitter-ähnlicher» service is not Twitter.
pub fn is_comparison(part: &str, german: bool) -> bool {
    let is = |stems: &[&str], endings: &[&str], part: &str| {
        endings.iter().filter_map(|ending| part.strip_suffix(ending)).any(|stem| stems.contains(&stem))
    };
    if is(ENGLISH_COMPARISONS, &["", "s"], part) {
        return true;
    }
    let bare = GERMAN_INTENSIFIERS.iter().find_map(|word| part.strip_prefix(word));
    german
        && (is(GERMAN_COMPARISONS, GERMAN_ENDINGS, part)
            || bare.is_some_and(|part| is(GERMAN_COMPARISONS, GERMAN_ENDINGS, part)))
}

/// Splits a German adjective into stem and ending («chinesisch», «en»), or `None` if the word is no
/// adjective by its form. A list of suffixes decides, not the ending alone: «Peter» must not become
/// «Pete», nor «Andres» «Andre».
pub fn adjective_stem(word: &str) -> Option<&str> {
    ADJECTIVE_ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| {
        ADJECTIVE_STEMS.contains(stem)
            || ADJECTIVE_SUFFIXES
                .iter()
                .any(|suffix| stem.strip_suffix(suffix).is_some_and(|rest| rest.chars().count() >= 2))
    })
}

/// The endings of the German adjective.
pub const ADJECTIVE_ENDINGS: &[&str] = &["e", "en", "er", "es", "em"];

/// The endings beside `s` that a German noun takes in the genitive (or, for a weak noun, in all
/// cases but the first), by the noun's last part: «des Lieferkettengesetzes», «des US-Präsidenten».
pub fn noun_endings(word: &str) -> &'static [&'static str] {
    NOUN_ENDINGS.iter().find(|(noun, _)| word.ends_with(noun)).map_or(&[], |(_, endings)| endings)
}

const NOUN_ENDINGS: &[(&str, &[&str])] = &[
    ("abkommen", &["s"]),
    ("amt", &["s", "es"]),
    ("archiv", &["s"]),
    ("ausschuss", &["es"]),
    ("beschluss", &["es"]),
    ("bund", &["s", "es"]),
    ("büro", &["s"]),
    ("dekret", &["s", "es"]),
    ("dienst", &["s", "es"]),
    ("erlass", &["es"]),
    ("gericht", &["s", "es"]),
    ("gerichtshof", &["s", "es"]),
    ("gesetz", &["es"]),
    ("haus", &["es"]),
    ("institut", &["s", "es"]),
    ("kabinett", &["s"]),
    ("kommissariat", &["s"]),
    ("komitee", &["s"]),
    ("kongress", &["es"]),
    ("konzern", &["s"]),
    ("ministerium", &["s"]),
    ("parlament", &["s", "es"]),
    ("präsident", &["en"]),
    ("präsidium", &["s"]),
    ("programm", &["s"]),
    ("prozess", &["es"]),
    ("rat", &["s", "es"]),
    ("register", &["s"]),
    ("sekretariat", &["s"]),
    ("senat", &["s", "es"]),
    ("staat", &["s", "es"]),
    ("tag", &["s", "es"]),
    ("tribunal", &["s"]),
    ("verband", &["s", "es"]),
    ("vertrag", &["s", "es"]),
    ("werk", &["s", "es"]),
    ("zentrum", &["s"]),
    ("übereinkommen", &["s"]),
];

const DETERMINERS: &[&str] = &[
    // German
    "das", "dem", "den", "der", "des", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "ein", "eine",
    "einem", "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "jene", "jenem", "jenen",
    "jener", "jenes", "sein", "seine", "seinem", "seinen", "seiner", "seines", "unser", "unsere", // English
    "a", "an", "her", "his", "its", "our", "that", "the", "their", "these", "this", "those",
];

const COMMON_WORDS: &[&str] = &[
    // German: the word, and the forms that are not the word itself
    "abkommen",
    "agentur",
    "amt",
    "anbieter",
    "anordnung",
    "anordnungen",
    "app",
    "ausschuss",
    "bank",
    "banken",
    "beamte",
    "beamten",
    "behörde",
    "behörden",
    "bericht",
    "beschluss",
    "betreiber",
    "bund",
    "bundesregierung",
    "büro",
    "dekret",
    "dekrete",
    "dienst",
    "dienste",
    "embargo",
    "entwurf",
    "erlass",
    "firma",
    "firmen",
    "gericht",
    "gerichte",
    "gesellschaft",
    "gesellschaften",
    "gesetz",
    "gesetze",
    "gruppe",
    "gründer",
    "haus",
    "hersteller",
    "holding",
    "institut",
    "kanzlerin",
    "kanzler",
    "kommission",
    "kongress",
    "konzern",
    "konzerne",
    "konzerns",
    "land",
    "liste",
    "listen",
    "markt",
    "maßnahme",
    "maßnahmen",
    "militär",
    "minister",
    "ministerin",
    "ministerium",
    "ministeriums",
    "muttergesellschaft",
    "mutterkonzern",
    "netzwerk",
    "parlament",
    "partei",
    "plattform",
    "plattformen",
    "polizei",
    "präsident",
    "präsidentin",
    "präsidenten",
    "rat",
    "regel",
    "regeln",
    "regelung",
    "regierung",
    "regierungen",
    "regulierung",
    "richtlinie",
    "sanktion",
    "sanktionen",
    "senat",
    "staat",
    "staaten",
    "staatschef",
    "start-up",
    "tochter",
    "tochterfirma",
    "tochtergesellschaft",
    "unternehmen",
    "unternehmens",
    "verbot",
    "verfahren",
    "verfügung",
    "verordnung",
    "verordnungen",
    "vertrag",
    "videoplattform",
    "volk",
    "vorschrift",
    "vorschriften",
    // English
    "act",
    "administration",
    "agency",
    "agencies",
    "app",
    "army",
    "authority",
    "authorities",
    "ban",
    "bank",
    "blacklist",
    "board",
    "brand",
    "bureau",
    "business",
    "chairman",
    "chancellor",
    "commission",
    "committee",
    "companies",
    "company",
    "congress",
    "corporation",
    "country",
    "court",
    "decree",
    "department",
    "directive",
    "draft",
    "embargo",
    "firm",
    "firms",
    "founder",
    "government",
    "governments",
    "group",
    "holding",
    "house",
    "institute",
    "investigation",
    "law",
    "laws",
    "list",
    "maker",
    "market",
    "measure",
    "measures",
    "military",
    "minister",
    "ministry",
    "network",
    "office",
    "order",
    "orders",
    "parent",
    "parliament",
    "party",
    "platform",
    "police",
    "president",
    "proceeding",
    "provider",
    "regulation",
    "regulations",
    "regulator",
    "regulators",
    "rule",
    "rules",
    "sanction",
    "sanctions",
    "senate",
    "service",
    "startup",
    "state",
    "subsidiary",
    "treaty",
    "unit",
];

/// What may follow a comparison's stem.
const GERMAN_ENDINGS: &[&str] = &["", "e", "en", "er", "es", "em", "n", "s", "in", "innen"];

const GERMAN_COMPARISONS: &[&str] = &[
    "aehnlich",
    "alternativ",
    "artig",
    "esk",
    "gleich",
    "herausforderer",
    "imitat",
    "killer",
    "klon",
    "konkurrent",
    "konkurrenz",
    "konkurrenzprodukt",
    "kopie",
    "nachahmer",
    "nachbau",
    "pendant",
    "rival",
    "verschnitt",
    "wettbewerber",
    "ähnlich",
];

/// «Tesla-Hauptkonkurrent» compares as «Tesla-Konkurrent» does.
const GERMAN_INTENSIFIERS: &[&str] = &["dauer", "erz", "haupt", "lokal", "möchtegern"];

/// Used in German too: «ein Twitter-like Dienst».
const ENGLISH_COMPARISONS: &[&str] = &[
    "alternative",
    "challenger",
    "clone",
    "competitor",
    "copycat",
    "esque",
    "inspired",
    "killer",
    "like",
    "lookalike",
    "rival",
    "style",
    "styled",
    "type",
];

const ADJECTIVE_SUFFIXES: &[&str] = &[
    "al", "ant", "bar", "ell", "end", "ent", "ern", "ert", "haft", "ig", "igt", "isch", "iv", "lich", "los", "sam",
    "är", "ös",
];

const ADJECTIVE_STEMS: &[&str] = &[
    "alt", "besonder", "blau", "deutsch", "dritt", "erst", "frei", "gelb", "gemein", "geheim", "grau", "groß", "größt",
    "grün", "höchst", "hoh", "jung", "klein", "neu", "oberst", "rot", "schwarz", "vereint", "wahr", "weiß", "zivil",
    "zweit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_common_word_is_no_name_with_or_without_article() {
        for name in ["unternehmen", "das unternehmen", "the company", "die"] {
            assert!(is_common(name), "{name}");
        }
        for name in ["tesla", "die zeit", "state department", "chinesische regierung"] {
            assert!(!is_common(name), "{name}");
        }
    }

    #[test]
    fn comparisons_are_known_in_all_their_forms() {
        for part in ["ähnlich", "ähnlichen", "artiges", "rivalen", "rivalin", "konkurrenten", "klone", "klons"] {
            assert!(is_comparison(part, true), "{part}");
        }
        for part in ["fahrzeug", "manager", "rivalität", "artikel", "klonschaf"] {
            assert!(!is_comparison(part, true), "{part}");
        }
        assert!(is_comparison("style", false) && !is_comparison("ähnlich", false));
    }

    #[test]
    fn adjectives_are_known_by_their_suffix() {
        assert_eq!(adjective_stem("chinesischen"), Some("chinesisch"));
        assert_eq!(adjective_stem("oberster"), Some("oberst"));
        for word in ["peter", "andres", "helene", "apple", "deutsch", "zürcher"] {
            assert_eq!(adjective_stem(word), None, "{word}");
        }
    }
}
