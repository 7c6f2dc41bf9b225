//! What the words before a name say in a German text: an article, an adjective, another noun.

use crate::names::capitals::is_capital_at;
use crate::names::german::{ADJECTIVE_ENDINGS, adjective_stem};
use crate::names::language::Language;
use crate::names::ordinary::german::firms::{
    BESIDE_FIRMS, belongs_to_firm, is_among_firms, is_apposed, is_firm_noun, is_press,
};
use crate::names::ordinary::german::nouns::{DEFINITE, INDEFINITE, is_everyday, is_noun, last_part};
use crate::names::ordinary::place::{Place, Reading};
use crate::names::ordinary::words::{is_english, is_german, is_latin_plural, is_place};
use crate::names::titles::{is_office, is_person_noun, opens_sentence};
use crate::names::word::Word;

/// What the words before a name say, if anything.
pub(super) fn before(place: &Place) -> Option<Reading> {
    let word = place.before.as_ref().filter(|_| place.article.is_none())?;
    // «einen Porsche Cayenne» is a thing with that name, as «einen Porsche 911» is.
    let is_followed = place.after.as_ref().is_some_and(|word| word.is_capital && !opens_sentence(word.bare()));
    // «ein BMW» is written as no noun is.
    if INDEFINITE.contains(&word.text) && !place.also.is_any() && place.is_in_capitals(&place.name) {
        return Some(Reading::Name);
    }
    if INDEFINITE.contains(&word.text) && is_followed {
        match place.also.is_word {
            false => return Some(Reading::Name),
            // «ein Continental Kryptotal», «ein Smart Home»
            true if !is_german(place.name.text) => return Some(Reading::Unclear),
            true => (),
        }
    }
    if INDEFINITE.contains(&word.text) || is_german(place.name.text) && QUANTITIES.contains(&word.text) {
        return Some(Reading::Word);
    }
    if DEFINITE.contains(&word.text) {
        return Some(match place {
            _ if is_apposed(place, word) => Reading::Firm,
            _ if belongs_to_firm(place, word) => Reading::Sure,
            _ if is_press(place, word) => Reading::Name,
            _ => Reading::Noun,
        });
    }
    // «Via Signal» at the head of a sentence
    if BESIDE_FIRMS.contains(&word.text) {
        return None;
    }
    // «US-geführten» has a small letter where it tells.
    let last = word.text.rfind('-').map_or(word.start, |hyphen| word.start + hyphen + 1);
    if is_capital_at(place.text, last) {
        return after_noun(place, word.text);
    }
    if BARE.contains(&word.text) || word.text.contains(|c: char| c.is_ascii_digit()) {
        return Some(Reading::Unclear);
    }
    // «der junge Springer»
    if place.also.is_of_people && OF_PEOPLE.contains(&word.text) {
        return Some(Reading::Part);
    }
    // «berichtet der englische Independent»
    let article = adjective_stem(word.text).and_then(|_| place.second_before(word));
    if article.is_some_and(|article| DEFINITE.contains(&article.text) && is_press(place, &article)) {
        return Some(Reading::Name);
    }
    // What is no noun has no adjective either, but for «der neue Tesla»; «der brasilianische Real» is none.
    if !is_german(place.name.text) && !is_latin_plural(place.name.text) {
        // «einen großen Gap», but «der neue Tesla»
        if place.also.is_word && described(place, word) == Some(Reading::Word) {
            return Some(Reading::Unclear);
        }
        return adjective_stem(word.text).is_some_and(|stem| stem.ends_with("isch")).then_some(Reading::Noun);
    }
    described(place, word)
}

/// What a word with a capital letter before a name says.
fn after_noun(place: &Place, word: &str) -> Option<Reading> {
    // «seine Tochter Lilly»
    let is_kin = place.also.is_of_people && matches!(word, "mutter" | "tochter");
    if is_firm_noun(word) && !is_kin {
        // «der Telekomanbieter Österreichs»
        if place.also.is_place && place.text.text()[place.end()..].starts_with('s') {
            return Some(Reading::Part);
        }
        // «die Zeitung Welt am Sonntag»
        let is_sunday = place.text.text()[place.end()..].starts_with(" am sonntag");
        return Some(if is_sunday { Reading::Part } else { Reading::Firm });
    }
    // «der Rheinischen Post»
    if adjective_stem(word).is_some() {
        return Some(Reading::Tail);
    }
    // «Euler Hermes», but «Causa Meinl», «Microsofts Windows»
    let noun = last_part(word);
    let is_person = is_person_noun(noun, Language::German) || is_office(noun) || opens_sentence(noun);
    match noun.ends_with('s') && !is_english(noun) {
        _ if is_surname_of(place, noun) => Some(Reading::Tail),
        // «Medizin Heute»
        _ if is_everyday(place.name.text) && !is_office(noun) && !opens_sentence(noun) => Some(Reading::Part),
        _ if is_person => None,
        // «Auto Bild», «die Jacke Nature Shell»
        _ if is_noun(noun) && is_german(place.name.text) => Some(Reading::Part),
        _ if is_noun(noun) => (place.also.is_word && !is_among_firms(place)).then_some(Reading::Unclear),
        true => (is_german(place.name.text) || place.also.is_any()).then_some(Reading::Unclear), // «der Claas Jaguar»
        // «die „Washington Post“»: the document may go on with «Post».
        false if is_place(noun) => Some(Reading::Tail),
        false => Some(Reading::Part),
    }
}

/// Whether who somebody is stands before his given name, which no list has: «der Olympiasieger Usain Bolt».
fn is_surname_of(place: &Place, given: &str) -> bool {
    let word = place.before.as_ref().filter(|_| !is_english(given) && !is_noun(given) && !is_office(given));
    let noun = word.and_then(|word| place.second_before(word)).filter(|noun| noun.is_capital);
    noun.is_some_and(|noun| {
        let last = last_part(noun.bare());
        noun.text == noun.bare() && !is_firm_noun(last) && is_person_noun(last, Language::German)
    })
}

/// What an adjective before a noun says: «ein klares Signal», «der neueste Trend», «düsteres Bild».
fn described(place: &Place, word: &Word) -> Option<Reading> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.text.ends_with(ending));
    if opens_sentence(word.text) || !ends(ADJECTIVE_ENDINGS) {
        return None;
    }
    let is_small = |word: &Word| !word.is_capital && ADJECTIVE_ENDINGS.iter().any(|ending| word.text.ends_with(ending));
    let article = place.second_before(word).and_then(|word| {
        let is_article = DEFINITE.contains(&word.text) || INDEFINITE.contains(&word.text);
        if is_article || !is_small(&word) { Some(word) } else { place.second_before(&word) }
    });
    let has = |articles: &[&str]| article.as_ref().is_some_and(|article| articles.contains(&article.text));
    // «das sagte Henkel»
    let is_verb = ends(&["te", "ten"]) && !ends(&["ste", "sten"]);
    if has(INDEFINITE) {
        Some(Reading::Word)
    } else if !is_verb && (has(DEFINITE) || ends(&["er", "es", "em"])) || adjective_stem(word.text).is_some() {
        // «ihrem männlichen Bild», but «die deutsche Bahn»
        let is_of_country = |stem: &str| stem.ends_with("isch") || matches!(stem, "deutsch" | "staatlich");
        let is_quality = adjective_stem(word.text).is_some_and(|stem| !is_of_country(stem));
        Some(if is_quality && article.is_none() { Reading::Part } else { Reading::Noun })
    } else {
        None
    }
}

/// What people are, and firms seldom.
const OF_PEOPLE: &[&str] = &["junge", "jungen", "junger", "verstorbene", "verstorbenen"];

/// What stands before a noun of which there is more or less: «alle Welt», «etwas Zeit».
const QUANTITIES: &[&str] = &[
    "alle", "allen", "aller", "allerlei", "ausreichend", "beide", "beiden", "beider", "etwas", "ganz", "ganze",
    "ganzen", "ganzer", "gar", "genug", "genügend", "gesamte", "gesamten", "gesamter", "halbe", "halben", "halber",
    "mehr", "reichlich", "sämtliche", "sämtlichen", "solch", "solche", "solchen", "solcher", "viel", "wenig",
    "weniger", "zuviel",
];

/// What stands before nouns without an article too.
const BARE: &[&str] = &["als", "je", "ohne", "per", "pro", "weder", "wenig", "weniger", "zu", "genug", "mehr", "viel"];
