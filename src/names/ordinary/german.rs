//! What German words say beside a name that is a noun too.

use crate::names::capitals::is_capital_at;
use crate::names::compounds::is_prefix;
use crate::names::context::Word;
use crate::names::german::{ADJECTIVE_ENDINGS, adjective_stem};
use crate::names::language::Language;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::ordinary::words::{is_german, is_number};
use crate::names::titles::{is_company_word, is_office, is_person_noun, opens_sentence};

pub(super) fn reading(place: &Place) -> Reading {
    let Place { after, .. } = place;
    if after.as_ref().is_some_and(|word| word.is_capital && is_company_word(word.bare())) {
        return Reading::Firm;
    }
    let first = place.first_part();
    if place.tail.is_some() {
        // «HP-Oracle-Allianz»
        return if first.is_some() { Reading::Name } else { compound(place) };
    }
    // «das Facebook-Profil», but «Ex-Twitter»
    if first.is_some_and(|part| !is_prefix(part)) {
        return Reading::Part;
    }
    if place.is_joined_by_ampersand() {
        return Reading::Part;
    }
    // «einen Porsche 911» is a thing with that name.
    if after.as_ref().is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit())) {
        return Reading::Name;
    }
    let is_followed = after.as_ref().is_some_and(|word| word.is_capital && !opens_sentence(word.bare()));
    if place.heads_sentence() {
        return match place.name.text {
            name if is_number(name) && is_followed => Reading::Part,
            name if is_number(name) || is_german(name) || opens_sentence(name) => Reading::Unclear,
            _ if is_followed => Reading::Unclear,
            _ => Reading::Name,
        };
    }
    match before(place) {
        Some(reading) => reading,
        None if is_followed || after.as_ref().is_some_and(|word| OF.contains(&word.bare())) => Reading::Unclear,
        None => Reading::Name,
    }
}

/// What the words before a name say, if anything.
fn before(place: &Place) -> Option<Reading> {
    let word = place.before.as_ref().filter(|_| place.article.is_none())?;
    if INDEFINITE.contains(&word.text) {
        return Some(Reading::Word);
    }
    if DEFINITE.contains(&word.text) {
        return Some(if is_press(place, word) { Reading::Name } else { Reading::Noun });
    }
    // «US-geführten» has a small letter where it tells.
    let last = word.text.rfind('-').map_or(word.start, |hyphen| word.start + hyphen + 1);
    if is_capital_at(place.text, last) {
        return after_noun(word.text);
    }
    if BARE.contains(&word.text) || word.text.contains(|c: char| c.is_ascii_digit()) {
        return Some(Reading::Unclear);
    }
    // What is no noun has no adjective either, but for «der neue Tesla».
    is_german(place.name.text).then(|| described(place, word)).flatten()
}

/// What a word with a capital letter before a name says.
fn after_noun(word: &str) -> Option<Reading> {
    if is_firm_noun(word) {
        return Some(Reading::Firm);
    }
    // «der Rheinischen Post»
    if adjective_stem(word).is_some() {
        return Some(Reading::Tail);
    }
    // «Daily News», but «Causa Meinl», «Microsofts Windows»
    let noun = last_part(word);
    let is_known = is_german(noun) || is_person_noun(noun, Language::German) || is_office(noun) || opens_sentence(noun);
    (!is_known && !noun.ends_with('s')).then_some(Reading::Unclear)
}

fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
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
        Some(Reading::Noun)
    } else {
        None
    }
}

/// Reads the name at the head of a hyphen compound: what belongs to a firm leaves it a name.
fn compound(place: &Place) -> Reading {
    let parts = place.parts();
    match (parts.first(), parts.last()) {
        // «Line-up»
        (Some(first), _) if first.text.starts_with(char::is_alphabetic) && !first.is_capital => Reading::Part,
        (_, Some(last)) if OF_FIRMS.iter().any(|word| stem(last.text).ends_with(word)) => Reading::Name,
        (Some(_), _) => Reading::Unclear,
        (None, _) => Reading::Name, // «Tesla- und BMW-Fahrer»
    }
}

/// A noun without its ending.
fn stem(noun: &str) -> &str {
    ["en", "es", "n", "s", "e"].iter().find_map(|ending| noun.strip_suffix(ending)).unwrap_or(noun)
}

/// Whether it is said beside its article that a paper reports: «berichtete der Kurier», «Die Krone schreibt».
fn is_press(place: &Place, article: &Word) -> bool {
    let reports = |word: &Word| REPORTS.contains(&word.bare());
    place.after.as_ref().is_some_and(reports) || place.second_before(article).is_some_and(|word| reports(&word))
}

const REPORTS: &[&str] =
    &["berichten", "berichtet", "berichtete", "meldet", "meldete", "titelt", "titelte", "zitiert", "zitierte"];

/// What joins an attribute to a noun: «Konsum von Drogen».
const OF: &[&str] = &["der", "des", "vom", "von"];

/// What stands before nouns without an article too.
const BARE: &[&str] = &["als", "je", "ohne", "per", "pro", "weder", "wenig", "weniger", "zu", "genug", "mehr", "viel"];

/// What never stands right before the name of a company, in any of its forms.
const INDEFINITE: &[&str] = &[
    "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "etliche", "irgendein", "irgendeine",
    "irgendeinem", "irgendeinen", "irgendeiner", "jede", "jedem", "jeden", "jeder", "jedes", "jegliche", "jeglichem",
    "jeglichen", "jeglicher", "jegliches", "jene", "jenem", "jenen", "jener", "jenes", "kein", "keine", "keinem",
    "keinen", "keiner", "keines", "keinerlei", "manche", "manchem", "manchen", "mancher", "mehrere", "mehreren",
    "mein", "meine", "meinem", "meinen", "meiner", "viele", "vielen", "welche", "welchem", "welchen", "welcher",
    "welches", "wenige", "wenigen", "zwei",
];

const DEFINITE: &[&str] = &[
    "am", "ans", "aufs", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser",
    "dieses", "durchs", "fürs", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "sein", "seine", "seinem",
    "seinen", "seiner", "unser", "unsere", "unserem", "unseren", "unserer", "ums", "vom", "zum", "zur",
];

/// Whether a word tells what a firm or a paper is, alone or at the end of a compound: before a name it speaks for it.
pub(super) fn is_firm_noun(word: &str) -> bool {
    ["", "s", "es", "n", "en", "e"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|stem| FIRMS.iter().any(|noun| stem.ends_with(noun)))
}

/// The stems of what firms and papers are.
const FIRMS: &[&str] = &[
    "airline", "anbieter", "app", "bank", "bauer", "betreiber", "blatt", "brauerei", "browser", "dienst", "diskonter",
    "entwickler", "erzeuger", "fabrikant", "firma", "firm", "gigant", "handelskette", "händler", "hersteller",
    "investor", "kette", "konkurrent", "konzern", "magazin", "marke", "messenger", "mobilfunker", "möbelhaus",
    "netzwerk", "plattform", "produzent", "reederei", "ries", "rivale", "sender", "start-up", "tochter", "unternehmen",
    "verlag", "versicherer", "versorger", "vermarkter", "wochenzeitung", "zeitschrift", "zeitung", "zulieferer",
];

/// The stems of what firms have.
const OF_FIRMS: &[&str] = &[
    "abteilung", "akti", "aktionär", "angestellt", "anteil", "anwalt", "app", "aufsichtsrat", "autor", "betreiber",
    "betriebsrat", "boss", "büro", "ceo", "chef", "chefin", "chefredakteur", "deal", "filial", "fotograf", "fusion",
    "führung", "gerät", "geschäft", "geschäftsführer", "gründer", "gründung", "gerätes", "handy", "hauptquartier",
    "hauptversammlung", "herausgeber", "hersteller", "händler", "ingenieur", "interview", "journalist", "kart",
    "konkurrent", "konto", "konzern", "kund", "laden", "leser", "lieferant", "lizenz", "lobbyist", "management",
    "manager", "mann", "mitarbeiter", "mutter", "nutzer", "partner", "produkt", "rechner", "redakteur", "redaktion",
    "reporter", "server", "sitz", "smartphon", "sprecher", "sprecherin", "store", "tablet", "tochter", "vertreter",
    "vorsitzend", "vorstand", "werk", "zentral", "zulieferer", "übernahm",
];
