//! What only firms have, and nobody whose surname they bear: «Dell shares», «the Dell board», «Porsche-Chef».
//!
//! The words are fewer than where a name is an ordinary word too: «Kerimov's plants», «die Tochter von Porsche» and «Murdoch
//! said» may be told of either.

use std::iter::successors;

use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::ordinary::german::firms::{is_of, is_only_firm_noun};
use crate::names::ordinary::german::nouns::is_noun;
use crate::names::ordinary::place::without_genitive;
use crate::names::ordinary::trade::names_no_person;
use crate::names::ordinary::words::singular;
use crate::names::titles::{is_company_word, opens_sentence};
use crate::names::word::Word;

/// Whether the words beside a name at `start..end` of the folded text tell of a firm, and of nobody of that name.
pub fn is_only_of_firms(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    match language {
        Language::German => heads_compound(text, end) || is_german(text, start, end),
        Language::English => has(text, end) || is_owned(text, end) || is_of_firm(text, start),
        _ => false,
    }
}

/// Whether the word before a full name of somebody says that it is a firm's or a brand's there: «the parts maker Robert Bosch», «die
/// Marke Giorgio Armani».
pub fn is_called_so(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    let Some(word) = Word::before(text, start).filter(|word| word.text == word.bare()) else { return false };
    match language {
        // «der Magna-Konzern Frank Stronachs»
        Language::German => word.is_capital && is_only_firm_noun(word.text) && !text.text()[end..].starts_with('s'),
        // «owner Robert Bosch» is a man.
        Language::English => !word.is_capital && (names_no_person(word.text) || makes(text, &word)),
        _ => false,
    }
}

/// Whether a surname at `..end` heads a compound that says what firm is meant by it, and not whose: «der Musk-Konzern», but not
/// «Trump-Regierung».
pub fn heads_firm(text: &Folded, end: usize, language: Language) -> bool {
    let compound = text.text()[end..].strip_prefix('-').filter(|_| language == Language::German);
    compound.is_some_and(|compound| {
        let compound = &compound[..compound.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(compound.len())];
        let last = compound.rsplit('-').next().unwrap_or(compound);
        is_only_firm_noun(last) || is_of(&["gruppe", "imperium"], last)
    })
}

/// «parts maker», but not «the maker» and «filmmaker».
fn makes(text: &Folded, word: &Word) -> bool {
    let made = |word: Word| !word.is_capital && !matches!(word.text, "a" | "an" | "film" | "policy" | "the");
    word.text == "maker" && Word::before(text, word.start).is_some_and(made)
}

/// «Dell shares», «Dell chief executive»
fn has(text: &Folded, end: usize) -> bool {
    let Some(word) = Word::after(text, end) else { return false };
    let next = || Word::after(text, word.start + word.text.len());
    match word.bare() {
        "ceo" | "cfo" | "coo" => true,
        _ if word.is_capital => false,
        "chief" => next().is_some_and(|word| CHIEFS.contains(&word.bare())),
        "share" => next().is_some_and(|word| matches!(word.bare(), "offering" | "price")),
        "parts" | "sales" => true,
        // «the Dell board game», «a Dell unit of the task force»
        bare @ ("board" | "unit") => {
            let word = next().filter(|_| word.text == bare);
            !word.is_some_and(|word| matches!(word.bare(), "game" | "games" | "of"))
        }
        bare => HAD.contains(&singular(bare)) || MADE.contains(&bare),
    }
}

/// «Dell's shareholders»
fn is_owned(text: &Folded, end: usize) -> bool {
    let Some(owned) = text.text()[end..].strip_prefix("'s ").and_then(|_| Word::after(text, end + 2)) else {
        return false;
    };
    let next = Word::after(text, owned.start + owned.text.len());
    let then = |words: &[&str]| next.as_ref().is_some_and(|word| words.contains(&word.bare()));
    match owned.bare() {
        "ceo" | "cfo" => true,
        "chief" => then(CHIEFS),
        "market" => then(&["capitalisation", "capitalization", "share", "value"]),
        "board" => then(&["of"]),
        "share" => then(&["price"]),
        bare => {
            matches!(singular(bare), "dividend" | "shareholder" | "stockholder" | "subsidiary")
                || is_divided(text, owned)
        }
    }
}

/// «Dell's worldwide server division»
fn is_divided(text: &Folded, owned: Word) -> bool {
    const MOST_WORDS: usize = 3;
    let next = |word: &Word| Word::after(text, word.start + word.text.len()).filter(|_| word.text == word.bare());
    let words = successors(Some(owned), next).take_while(|word| !word.is_capital).take(MOST_WORDS);
    words.map(|word| singular(word.bare())).any(|noun| matches!(noun, "division" | "unit"))
}

/// «shares of Dell», «a stake in Dell», «an executive at Dell»
fn is_of_firm(text: &Folded, start: usize) -> bool {
    let Some(preposition) = Word::before(text, start) else { return false };
    let Some(noun) = Word::before(text, preposition.start).filter(|word| word.text == word.bare()) else {
        return false;
    };
    let bare = singular(noun.text);
    match preposition.text {
        "of" if bare == "executive" => {
            Word::before(text, noun.start).is_some_and(|word| matches!(word.text, "chief" | "senior"))
        }
        "of" => ["ceo", "cfo", "chairman", "chairwoman", "share", "shareholder", "stock", "subsidiary"].contains(&bare),
        "in" => ["share", "shareholder", "stake", "stock"].contains(&bare),
        "at" => ["ceo", "employee", "engineer", "executive", "job", "manager", "worker"].contains(&bare),
        _ => false,
    }
}

const CHIEFS: &[&str] = &["executive", "executives", "financial", "operating"];

/// What firms have, in the singular, right after their names and without the ending of a genitive.
const HAD: &[&str] = &[
    "customer", "dealer", "dealership", "division", "dividend", "earning", "employee", "executive", "factory",
    "headquarter", "outlet", "plant", "product", "profit", "revenue", "share", "shareholder", "stock", "stockholder",
    "store", "subscriber", "subsidiary", "turnover", "worker",
];

/// What firms have or make in numbers: somebody's car may be stolen.
const MADE: &[&str] =
    &["bonds", "cars", "computers", "handsets", "laptops", "phones", "servers", "trucks", "units", "vehicles"];

/// Whether the name heads the compound of what only firms have: «Porsche-Aktie», «Porsche-Konzern».
fn heads_compound(text: &Folded, end: usize) -> bool {
    let Some(tail) = text.text()[end..].strip_prefix('-').filter(|tail| tail.starts_with(char::is_alphabetic)) else {
        return false;
    };
    let compound = &tail[..tail.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(tail.len())];
    // «der Musk-Konzern Tesla» is of another name.
    let is_called = |noun: &str| {
        let next = Word::after(text, end + 1 + compound.len()).filter(|word| word.is_capital && is_of(CALLED, noun));
        next.is_some_and(|word| !is_noun(word.bare()) && !opens_sentence(word.bare()))
    };
    compound.rsplit('-').next().is_some_and(|noun| is_corporate(noun) && !is_called(noun))
}

/// The stems of what has a name of its own.
const CALLED: &[&str] = &["firmengruppe", "holding", "konzern", "unternehmensgruppe"];

/// Whether a German noun is of a firm.
pub(super) fn is_corporate(noun: &str) -> bool {
    let stem = ["en", "es", "n", "s", "e"].iter().find_map(|ending| noun.strip_suffix(ending)).unwrap_or(noun);
    let is_exactly = |word: &&str| *word == noun || *word == stem;
    is_of(CORPORATE, noun) && noun != "denkfabrik" || ALONE.iter().any(is_exactly)
}

/// The stems of what firms have, alone or at the end of a compound; people have daughters, offices, firms and spokesmen too.
const CORPORATE: &[&str] = &[
    "akti", "aktionär", "arbeiter", "arbeiterin", "aufsichtsrat", "belegschaft", "beschäftigt", "betrieb",
    "betriebsrat", "fabrik", "fahrzeug", "geschäftsführung", "konzernleitung", "konzernspitz", "filial",
    "firmengruppe", "hauptversammlung", "holding", "kantin", "konzern", "konzernchef", "mitarbeiter", "mitarbeiterin",
    "niederlassung", "pressestell", "schlachthof", "spart", "standort", "umsatz", "ungswerk", "unternehmensgruppe",
    "vorstand", "zulieferer",
];

/// The stems of what only firms have where it is no longer word: «Porsche-Chef», but not «Trump-Stabschef».
const ALONE: &[&str] = &[
    "chef", "chefin", "finanzchef", "gelände", "kund", "management", "märkt", "personalchef", "produktion", "werk",
    "zentral",
];

/// Whether German words around the name tell of a firm.
fn is_german(text: &Folded, start: usize, end: usize) -> bool {
    let owned = text.text()[end..].strip_prefix("s ").and_then(|_| Word::after(text, end + 1));
    if owned.is_some_and(|word| word.is_capital && is_of(OWNED, word.bare())) {
        return true;
    }
    let Some(preposition) = Word::before(text, start) else { return false };
    let noun = || Word::before(text, preposition.start).filter(|word| word.is_capital);
    match preposition.text {
        "von" => noun().is_some_and(|word| is_of(LED, word.bare())),
        "bei" => noun().is_some_and(|word| is_of(WORKING, word.bare())) || is_worked(text, end),
        _ => false,
    }
}

/// Whether somebody works there: «bei Porsche beschäftigt».
fn is_worked(text: &Folded, end: usize) -> bool {
    const WORK: &[&str] = &["angestellt", "arbeite", "beschäftigt", "eingestellt", "gearbeitet"];
    Word::after(text, end).is_some_and(|word| !word.is_capital && WORK.iter().any(|verb| word.text.starts_with(verb)))
}

/// The stems of what is a firm's after `von`: «der Vorstand von Porsche».
const LED: &[&str] = &[
    "akti", "aktionär", "aufsichtsrat", "betriebsrat", "filial", "finanzchef", "kommunikationschef", "konzernchef",
    "vorstand", "vorstandschef", "zentral",
];

/// The stems of who is at a firm: «die Beschäftigten bei Porsche».
const WORKING: &[&str] = &[
    "angestellt", "arbeiter", "belegschaft", "beschäftigt", "betriebsrat", "ingenieur", "manager", "mitarbeiter",
    "mitarbeiterin", "produktion", "streik", "vorstand",
];

/// The stems of what is a firm's after its genitive: «Porsches Börsengang».
const OWNED: &[&str] = &["aktienkurs", "aktionär", "aufsichtsrat", "börsengang", "konzernchef", "vorstand"];

/// Whether what follows says that a full name of somebody is that of something else: «Robert Bosch GmbH», «Walt Disney World».
pub fn is_named_after(text: &Folded, end: usize) -> bool {
    is_memorial(text, end) || next_noun(text, end).is_some_and(is_company_word)
}

/// Whether what follows says that a name is that of a foundation, a school, a street: «Robert-Bosch-Stiftung».
pub fn is_memorial(text: &Folded, end: usize) -> bool {
    let rest = &text.text()[end..];
    let Some(compound) = rest.strip_prefix('-').filter(|tail| tail.starts_with(char::is_alphabetic)) else {
        return next_noun(text, end).is_some_and(|noun| NAMED_AFTER_PEOPLE.contains(&noun));
    };
    let noun = &compound[..compound.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(compound.len())];
    noun.rsplit('-').next().is_some_and(|noun| MEMORIALS.iter().any(|memorial| noun.ends_with(memorial)))
}

/// The word after a place with a capital letter, without its genitive.
fn next_noun<'t>(text: &'t Folded, end: usize) -> Option<&'t str> {
    Word::after(text, end).filter(|word| word.is_capital).map(|word| without_genitive(&word))
}

/// What is named after people, with its capital letter behind their full names.
const NAMED_AFTER_PEOPLE: &[&str] = &[
    "airport", "award", "awards", "boulevard", "center", "centre", "collection", "college", "cup", "foundation",
    "hall", "hospital", "institute", "institut", "library", "memorial", "museum", "park", "plaza", "preis", "prize",
    "resort", "school", "stadion", "stadium", "stiftung", "street", "studio", "theater", "theatre", "tower",
    "university", "verlag", "world",
];

/// What German towns and offices call after people.
const MEMORIALS: &[&str] = &[
    "akademie", "allee", "arena", "brücke", "flughafen", "gesellschaft", "gymnasium", "halle", "haus", "institut",
    "klinik", "kaserne", "krankenhaus", "museum", "platz", "preis", "ring", "schule", "stadion", "stiftung", "strasse",
    "theater", "universität", "verlag", "weg", "zentrum",
];
