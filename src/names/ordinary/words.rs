//! The words that are ordinary ones in every text of a language, and the names of places.

use std::collections::HashSet;
use std::sync::OnceLock;

pub(super) fn is_english(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| listed(include_str!("english-words.txt")));
    // «Borders» are words as «border» is, but «Mars» is nobody's.
    const SHORTEST: usize = 4;
    let singular = word.strip_suffix('s').filter(|stem| stem.len() >= SHORTEST);
    COMBINING.contains(&word)
        || FIGURES.contains(&word)
        || words.contains(word)
        || singular.is_some_and(|stem| words.contains(stem))
        || is_participle(word, words)
}

/// Whether a word is the participle of a listed one: «Allied», «United».
fn is_participle(word: &str, words: &HashSet<&str>) -> bool {
    let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.len() > 3) else { return false };
    words.contains(stem)
        || words.contains(&word[..word.len() - 1])
        || stem.strip_suffix('i').is_some_and(|stem| words.contains(&*format!("{stem}y")))
}

pub(super) fn is_german(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| listed(include_str!("german-words.txt")));
    // «Marken» is a word as «Marke» is, and «Teams» as «Team» is.
    COMBINING.contains(&word)
        || ["", "n", "en", "s"].iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| words.contains(stem))
}

/// Whether a word is a German adjective with an ending, as one stands at the head of a sentence: «Kleine Balladen», «Neuer Anlauf».
pub(super) fn is_bent_adjective(word: &str) -> bool {
    let stems = ["e", "er", "es", "en", "em"].iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().any(|stem| ADJECTIVES.binary_search(&stem).is_ok())
}

/// Frequent German adjectives, sorted.
const ADJECTIVES: &[&str] = &[
    "alt", "arm", "blau", "breit", "dunkl", "echt", "edl", "eng", "fein", "fest", "flach", "frei", "fremd", "frisch",
    "früh", "ganz", "gelb", "glatt", "grau", "grob", "gross", "grün", "gut", "halb", "hart", "heiss", "hell", "hoh",
    "jung", "kalt", "klar", "klein", "klug", "kurz", "lang", "leicht", "lieb", "mild", "mutig", "neu", "nächst",
    "offen", "rasch", "rein", "ruhig", "rund", "sauber", "scharf", "schlank", "schnell", "schwarz", "schwer", "schön",
    "sicher", "spät", "stark", "still", "streng", "süss", "tief", "treu", "voll", "wahr", "warm", "weich", "weiss",
    "weit", "wild",
];

/// Whether a word is the Latin plural of a German noun, which no ending tells: «ausgestellte Visa».
pub(super) fn is_latin_plural(word: &str) -> bool {
    LATIN_PLURALS.contains(&word)
}

const LATIN_PLURALS: &[&str] = &["examina", "lexika", "praktika", "visa"];

/// Whether a word makes compounds with every noun: «Mini-Deal».
pub(super) fn is_combining(word: &str) -> bool {
    COMBINING.contains(&word)
}

/// What stands before the hyphen of compounds and is no noun: «Meta-Ebene», «a mini series».
const COMBINING: &[&str] = &[
    "giga", "makro", "maxi", "mega", "meta", "mikro", "mini", "mono", "multi", "nord", "ost", "proto", "pseudo", "süd",
    "tele", "ultra", "west",
];

/// Gods, heroes and stars that firms of every trade, ships and programs are named after, as far as the list has them not.
const FIGURES: &[&str] = &[
    "achilles", "ajax", "andromeda", "artemis", "athena", "atlantis", "aurora", "avatar", "catalyst", "cornerstone",
    "eden", "gaia", "gemini", "goliath", "griffin", "helios", "hercules", "hermes", "juno", "jupiter", "libra",
    "magna", "merlin", "minerva", "neptune", "nexus", "odin", "odyssey", "olympic", "olympus", "orion", "pegasus",
    "pluto", "polaris", "poseidon", "saturn", "scorpio", "sentinel", "sirius", "spartan", "synergy", "taurus", "terra",
    "thor", "titan", "titanic", "trident", "trojan", "turbo", "utopia", "vega", "venus", "vertex", "vulcan", "zeus",
];

/// Whether firms of every trade are called so, and schools, ships and towns: «Triton», «Prudential», «Harvard».
pub(super) fn is_shared(word: &str) -> bool {
    SHARED.binary_search(&word).is_ok()
}

const SHARED: &[&str] = &[
    "aegis", "albatross", "alpine", "amazon", "apache", "arrowhead", "astra", "astral", "avalon", "avenger", "bastion",
    "beryl", "camelot", "capella", "capitol", "cascadia", "centaur", "centurion", "citadel", "clarion", "colossus",
    "elysium", "emery", "endeavour", "everest", "excalibur", "excelsior", "halcyon", "harbinger", "harvard", "hawker",
    "hyperion", "kodiak", "lear", "lodestar", "lumen", "magellan", "magma", "mandarin", "mead", "meridien", "midas",
    "mohawk", "nautilus", "nimbus", "occidental", "olympia", "onyx", "palisade", "palladium", "parallax", "penn",
    "piper", "princeton", "prudential", "pulsar", "quasar", "raptor", "regency", "ridgeline", "rosewood", "rover",
    "royale", "santa", "sequoia", "silverado", "solaris", "solstice", "stanford", "sundance", "titanium", "travelers",
    "tribune", "triton", "triumvirate", "vantage", "verity", "wolverine", "yale", "zephyr", "zion",
];

/// Whether a folded word is a place, or made of one: «Swiss».
pub fn is_place(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    REGIONS.contains(&word)
        || RIVERS.binary_search(&word).is_ok()
        || WORDS.get_or_init(|| listed(include_str!("places.txt"))).contains(word)
}

/// Seas and regions that the list of places has not, and firms are called by: «Gulf exports».
const REGIONS: &[&str] = &["adriatic", "caribbean", "gulf", "mediterranean", "midwest", "nordsee", "ostsee"];

/// Rivers that firms, papers and towns are called by, in German and English, sorted.
const RIVERS: &[&str] = &[
    "aare", "amazonas", "danube", "dnipro", "dnjepr", "donau", "drau", "ebro", "elbe", "ems", "enns", "euphrat",
    "euphrates", "ganges", "isar", "lahn", "lech", "limmat", "mississippi", "missouri", "mosel", "moselle", "mur",
    "neckar", "neisse", "newa", "niger", "nil", "nile", "ohio", "orinoco", "potomac", "rhein", "rhine", "rhone",
    "ruhr", "saale", "saar", "salzach", "sambesi", "severn", "spree", "tejo", "thames", "themse", "tiber", "tigris",
    "traun", "volga", "weser", "wolga", "yangtze", "zambezi",
];

/// Whether a folded German word is made of a town: «Nürnberger», «Basler», «Münchner».
pub(super) fn is_of_town(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let Some(stem) = word.strip_suffix("er").filter(|stem| stem.len() >= SHORTEST) else { return false };
    let elided = stem.char_indices().next_back().map(|(at, last)| format!("{}e{last}", &stem[..at]));
    let is_town = |town: &str| is_place(town) && town != word;
    is_town(stem)
        || ["e", "en", "ich"].iter().any(|end| is_town(&format!("{stem}{end}")))
        || elided.is_some_and(|town| is_town(&town))
}

/// Whether a folded word is a place in French, Italian, Portuguese and Spanish texts.
pub(super) fn is_romance_place(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    is_place(word) || WORDS.get_or_init(|| listed(include_str!("romance-towns.txt"))).contains(word)
}

fn listed(words: &'static str) -> HashSet<&'static str> {
    words.lines().filter(|line| !line.starts_with('#')).collect()
}

/// An English noun without the ending of its plural.
pub(super) fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

/// Whether a word is a German number.
pub(super) fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word)
}

const NUMBERS: &[&str] =
    &["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "hundert", "tausend"];
