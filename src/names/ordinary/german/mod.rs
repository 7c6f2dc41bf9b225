//! What German words say beside a name that is a noun too.

mod before;
mod compound;
pub(super) mod firms;
pub(super) mod nouns;
mod others;
mod signs;

use crate::names::capitals::is_capital_at;
use crate::names::compounds::is_prefix;
use crate::names::language::Language;
use crate::names::ordinary::german::before::before;
use crate::names::ordinary::german::compound::{LOANS, completion, compound, is_of_paper, is_trade};
use crate::names::ordinary::german::firms::{
    OF_FIRMS, QUOTED_AFTER, has_genitive, is_among_nouns, is_among_parties, is_example, is_object, is_of_press,
    is_of_sports, is_owner, is_paired, speaks_for_firm,
};
pub(super) use crate::names::ordinary::german::firms::{is_firm_noun, is_of};
use crate::names::ordinary::german::nouns::is_everyday;
pub(super) use crate::names::ordinary::german::nouns::{is_determiner, is_noun};
use crate::names::ordinary::german::others::{is_aboard, is_family, is_native};
use crate::names::ordinary::german::signs::{
    has_article, is_called, is_issue, is_model, is_of_source, is_paper, is_quoted, is_shouted, is_title,
};
use crate::names::ordinary::others::is_club;
use crate::names::ordinary::place::{Place, Reading, is_designation};
use crate::names::ordinary::words::{is_english, is_german, is_number, is_place};
use crate::names::states::is_country;
use crate::names::titles::{is_branch, is_firm_form, is_office, is_person_noun, opens_german_sentence, opens_sentence};
use crate::names::word::Word;

pub(super) fn reading(place: &Place) -> Reading {
    match beside(place) {
        Reading::Noun | Reading::Unclear | Reading::Bare if is_everyday(place.name.text) && !is_set_off(place) => {
            Reading::Word
        }
        reading => reading,
    }
}

/// Whether the name is written as a name is: in capitals, in quotation marks, or with its own article in the midst of a sentence.
fn is_set_off(place: &Place) -> bool {
    let has_own = place.article.is_some_and(|article| is_capital_at(place.text, article)) && !place.heads_sentence();
    has_own || place.is_in_capitals(&place.name) || is_quoted(place)
}

/// Reads the name by what stands beside it.
fn beside(place: &Place) -> Reading {
    let Place { after, .. } = place;
    if after.as_ref().is_some_and(|word| word.is_capital && is_firm_form(word.bare())) {
        // «die Adler Orange GmbH»
        let is_tail = place.before.as_ref().is_some_and(|word| word.is_capital && !may_stand_before(word));
        return if is_tail { Reading::Part } else { Reading::Firm };
    }
    let first = place.first_part();
    if place.tail.is_some() {
        return match first {
            // «Ex-Post-Triage», but «Ex-Post-Chef»
            Some(part) if is_prefix(part) && is_german(place.name.text) => match compound(place) {
                // «Pro-Bahn-Sprecher» are others'.
                Reading::Sure if !matches!(part, "anti" | "contra" | "kontra" | "pro") => Reading::Sure,
                _ => Reading::Part,
            },
            Some(_) => Reading::Name, // «HP-Oracle-Allianz»
            None if is_trade(place) => Reading::Aside,
            // «der Österreich-Chef von Infineon» leads a branch.
            None if is_country(place.name.text) && !is_of_paper(place) => Reading::Aside,
            // «die Berlusconi-Partei»
            None if place.parts().last().is_some_and(|last| is_of(OF_PEOPLE, last.text)) => Reading::Other,
            // «die Mercedes- und die Benzstraße»
            None if completion(place).is_some_and(|word| is_of(STREETS, word.bare())) => Reading::Aside,
            None if !place.heads_sentence() && before(place) == Some(Reading::Part) => Reading::Part, // «die neuen Color Braun-Produkte»
            None => compound(place),
        };
    }
    if is_located(place) {
        return Reading::Located;
    }
    if is_town(place) {
        return Reading::Label;
    }
    if is_aboard(place) || is_family(place) || is_club(place) || is_native(place) {
        return Reading::Other;
    }
    if is_plural(place) {
        return Reading::Word;
    }
    // «Unions-Fraktionschef» joins a noun by its s, which no name of a firm has.
    if is_german(place.name.text) && place.text.text()[place.end()..].starts_with("s-") {
        return Reading::Part;
    }
    // «das Facebook-Profil», but «Ex-Twitter»
    if first.is_some_and(|part| !is_prefix(part)) {
        return Reading::Part;
    }
    // «Ex-Twitter»
    if first.is_some() && !is_german(place.name.text) {
        return Reading::Name;
    }
    if is_title(place) {
        return Reading::Part;
    }
    if is_quoted(place) {
        return match place {
            _ if is_paper(place) => Reading::Sure,
            _ if is_called(place) || !has_article(place) => Reading::Unclear,
            _ => Reading::Name,
        };
    }
    if is_issue(place) {
        return Reading::Sure;
    }
    if is_shouted(place) {
        return Reading::Name;
    }
    // «Union Investment», «Just in Time»
    if place.is_joined_by_ampersand() || is_continued(place) {
        return Reading::Part;
    }
    if is_german(place.name.text) && (has_attribute(place) || has_genitive(place)) {
        return Reading::Part;
    }
    // «die Tageszeitung The Guardian»
    let the = place.before.as_ref().filter(|word| word.text == "the" && word.is_capital);
    if the.and_then(|word| place.second_before(word)).is_some_and(|word| is_firm_noun(word.bare())) {
        return Reading::Firm;
    }
    // «Ghost in the Shell»
    if place.before.as_ref().is_some_and(|word| matches!(word.text, "and" | "for" | "of" | "the")) {
        return Reading::Part;
    }
    // «ein Ford F-250», but not «Samsungs Galaxy S7»
    if after.as_ref().is_some_and(|word| word.is_capital && is_designation(word.bare())) && !is_german(place.name.text)
    {
        let is_owner = |word: &Word| word.is_capital && word.text.ends_with('s') && !opens_sentence(word.text);
        return if place.before.as_ref().is_some_and(is_owner) { Reading::Part } else { Reading::Sure };
    }
    if is_of_source(place) {
        return Reading::Name;
    }
    if is_among_parties(place) {
        return Reading::Unclear;
    }
    // «Puls 4»
    if is_german(place.name.text) && place.is_numbered() {
        return Reading::Unclear;
    }
    // «einen Porsche 911» is a thing with that name.
    if after.as_ref().is_some_and(|word| is_model(word.bare(), is_german(place.name.text))) {
        return if place.also.is_word { Reading::Bare } else { Reading::Name };
    }
    // «Real Madrid» is shortened to «Real», and «Sky Deutschland» is of «Sky».
    if let Some(word) = after.as_ref().filter(|word| word.is_capital && is_place(word.bare())) {
        return match place {
            _ if COUNTRIES.contains(&word.bare()) => Reading::Longer,
            _ if !place.also.is_any() && is_of_sports(place) => Reading::Aside, // «Wacker Innsbruck»
            _ => Reading::Tail,
        };
    }
    let is_followed = after.as_ref().is_some_and(|word| word.is_capital && !opens_sentence(word.bare()));
    if place.heads_sentence() {
        return match place.name.text {
            // «Hofer: Nein.»
            _ if place.text.text()[place.end()..].starts_with(": ") => Reading::Unclear,
            name if is_number(name) && is_followed => Reading::Part,
            // «Der Spiegel schreibt»
            _ if place.article.is_some() && after.as_ref().is_some_and(is_of_press) => Reading::Name,
            name if is_number(name) || is_german(name) || opens_sentence(name) || is_followed => Reading::Unclear,
            name if speaks_for_firm(place) || acts(place) && !is_adverb(place, name) => Reading::Name,
            _ => Reading::Bare,
        };
    }
    match before(place) {
        Some(reading) => reading,
        // «die Zentrale von Stern und Kreis»
        None if is_example(place) || is_owner(place) && !(is_german(place.name.text) && is_paired(place)) => {
            Reading::Sure
        }
        // «laut Signal von gestern», but not «laut Free West Media»
        None if place.before.as_ref().is_some_and(|word| QUOTED_AFTER.contains(&word.text))
            && (is_german(place.name.text) || !place.also.is_word || !is_followed) =>
        {
            Reading::Name
        }
        None if place.also.is_word && (is_among_nouns(place) || is_object(place)) => Reading::Unclear,
        None if is_followed || after.as_ref().is_some_and(|word| OF.contains(&word.bare())) => Reading::Unclear,
        None if speaks_for_firm(place) || !is_german(place.name.text) && acts(place) => Reading::Name,
        // A noun without an article is one too: «Raum und Zeit».
        None => Reading::Bare,
    }
}

/// Whether a verb follows, or what it owns is a firm's: «Apple zahlt», «Apples Chef».
fn acts(place: &Place) -> bool {
    const SHORTEST: usize = 4;
    if place.text.text()[place.end()..].starts_with("s ") {
        let owned = Word::after(place.text, place.end() + 1);
        return owned.is_some_and(|word| word.is_capital && is_of(OF_FIRMS, word.bare()));
    }
    let verb = place.after.as_ref().filter(|word| !word.is_capital);
    verb.map(Word::bare).is_some_and(|verb| {
        let is_finite = ["t", "te", "ten"].iter().any(|ending| verb.ends_with(ending));
        matches!(verb, "hat" | "ist" | "war" | "will")
            || verb.len() >= SHORTEST && is_finite && !NO_VERBS.contains(&verb)
    })
}

/// Whether the name is an adverb before a participle: «Total verängstigt», but not «Total geht».
fn is_adverb(place: &Place, name: &str) -> bool {
    const SHORTEST: usize = 7;
    const PREFIXES: &[&str] = &["be", "ent", "er", "ge", "miss", "ver", "zer", "über"];
    let word = place.after.as_ref().map_or("", |word| word.bare());
    ADVERBS.contains(&name) && word.len() >= SHORTEST && PREFIXES.iter().any(|prefix| word.starts_with(prefix))
}

/// What a sentence begins with before a participle or an adjective, and firms are called: «Total verängstigt», «Global vernetzt».
const ADVERBS: &[&str] = &[
    "digital", "extra", "global", "ideal", "international", "minimal", "mobil", "national", "optimal", "real", "smart",
    "social", "super", "total", "universal",
];

/// What ends like a verb.
const NO_VERBS: &[&str] =
    &["anstatt", "bereits", "heute", "jetzt", "letzten", "meisten", "nicht", "selbst", "statt", "zuletzt"];

/// Whether a word with a capital letter may stand before the name of a firm and be no part of it.
fn may_stand_before(word: &Word) -> bool {
    let bare = word.bare();
    let is_person = is_person_noun(bare, Language::German) || is_office(bare) || bare.ends_with('s');
    is_person || is_firm_noun(bare) || opens_sentence(bare) || is_determiner(bare)
}

/// Whether the words after the name belong to it: English ones do, but for what firms are.
fn is_continued(place: &Place) -> bool {
    let Some(word) = &place.after else { return false };
    let is_other = |word: &Word| {
        let bare = word.bare();
        let is_loan = LOANS.contains(&bare) && !is_german(place.name.text);
        let is_known =
            is_german(bare) && !is_loan || opens_german_sentence(bare) || is_person_noun(bare, Language::German);
        word.is_capital && (is_branch(bare) || is_english(bare) && !is_known)
    };
    let next = || place.second_after(word);
    // «Times of Israel»
    let goes_on = |next: Word| is_other(&next) || word.text == "of" && next.is_capital;
    is_other(word) || matches!(word.text, "in" | "of") && next().is_some_and(goes_on)
}

/// Where firms have a branch that is called by its country.
const COUNTRIES: &[&str] = &[
    "china", "deutschland", "europa", "frankreich", "grossbritannien", "indien", "italien", "japan", "russland",
    "schweiz", "spanien", "türkei", "usa", "österreich",
];

/// Whether a noun goes on with an attribute: «Bild der Frau», «die Allianz der Willigen», «Bahn für Alle», «Welt am Sonntag»; not
/// where it is said to somebody: «sagte die Bahn der Zeitung».
fn has_attribute(place: &Place) -> bool {
    if place.text.text()[place.end()..].starts_with(" am sonntag") {
        return true;
    }
    let is_of = |word: &&Word| matches!(word.text, "der" | "des" | "einer" | "eines" | "für");
    let Some(of) = place.after.as_ref().filter(is_of) else { return false };
    let next = |word: &Word| place.second_after(word);
    let noun = next(of).and_then(|word| if word.is_capital || of.text == "für" { Some(word) } else { next(&word) });
    let says = |word: &Word| TOLD.contains(&word.bare());
    let is_said = match &place.before {
        // «die Bahn für Schäden»
        Some(word) if of.text == "für" && is_determiner(word.text) => true,
        Some(word) if is_determiner(word.text) => place.second_before(word).is_some_and(|word| says(&word)),
        Some(word) => says(word),
        None => false,
    };
    noun.is_some_and(|word| word.is_capital) && !is_said
}

/// After these somebody is told something, or it is done to him.
const TOLD: &[&str] = &[
    "bestätigt", "bestätigte", "droht", "drohte", "gehört", "gehörte", "hilft", "half", "rät", "sagt", "sagte",
    "sagten", "schadet", "schadete", "teilt", "teilte", "versicherte", "widerspricht", "widersprach",
];

/// Whether the place of that name is meant: «in Heidelberg», «Heidelberg (dpa)».
fn is_located(place: &Place) -> bool {
    const PREPOSITIONS: &[&str] =
        &["aus", "bis", "grossraum", "in", "nach", "nahe", "nördlich", "raum", "richtung", "stadt", "südlich", "um"];
    const AGENCIES: &[&str] = &["(afp", "(ap)", "(apa", "(dpa", "(reuters", "(sda"];
    let rest = place.text.text()[place.end()..].trim_start_matches([' ', '/']);
    let is_dateline = place.heads_sentence() && AGENCIES.iter().any(|agency| rest.starts_with(agency));
    let is_in = place.before.as_ref().is_some_and(|word| PREPOSITIONS.contains(&word.text));
    place.also.is_place && (is_in || is_dateline)
}

/// Whether it may be a town that no list has: «in Ried», «im Hafen Dover», but not «Anteile in Tesla».
fn is_town(place: &Place) -> bool {
    const STATIONS: &[&str] = &["bahnhof", "hafen", "häfen"];
    const WITHOUT: &[&str] = &["anteil", "beteiligung", "investition", "investier", "vertrauen"];
    let Some(before) = place.before.as_ref().filter(|_| !place.also.is_any()) else { return false };
    let is_no_place = |word: Word| WITHOUT.iter().any(|stem| word.text.starts_with(stem));
    let follows = |is: fn(&str) -> bool| place.after.as_ref().is_some_and(|word| is(word.text));
    match before.text {
        "in" => {
            !place.second_before(before).is_some_and(is_no_place)
                && !follows(|word| word.starts_with("invest") || word == "zu")
        }
        "nach" => {
            let town = place.second_before(before).filter(|word| word.is_capital);
            town.and_then(|town| place.second_before(&town)).is_some_and(|word| word.text == "von")
        }
        "von" => follows(|word| word == "nach"), // «von Ried nach Wels»
        noun => STATIONS.iter().any(|end| noun.ends_with(end)),
    }
}

/// Whether the s after the name is that of a plural, as the words before it take no genitive: «voll von Posts».
fn is_plural(place: &Place) -> bool {
    const BEFORE: &[&str] = &[
        "alle", "aus", "bei", "den", "die", "einige", "in", "mehrere", "mit", "per", "so", "viele", "vielen", "von",
        "zu",
    ];
    let end = place.end() + 1;
    let has_s = || place.text.text()[place.end()..].starts_with('s');
    let is_before = place.before.as_ref().is_some_and(|word| BEFORE.contains(&word.text));
    // «von Apples nächstem Modell»: a dative is no attribute of a plural.
    let owns = |word: Word| word.is_capital || word.bare().ends_with("em");
    place.also.is_word && is_before && has_s() && !Word::after(place.text, end).is_some_and(owns)
}

/// The stems of what people have, and neither firms nor their goods.
const OF_PEOPLE: &[&str] =
    &["biografi", "biographi", "clan", "familie", "kabinett", "memoir", "partei", "regierung", "wähler", "wahlkampf"];

/// What a street is, at the end of its name.
const STREETS: &[&str] = &["allee", "brücke", "gasse", "platz", "strasse"];

/// What joins an attribute to a noun: «Konsum von Drogen».
const OF: &[&str] = &["der", "des", "vom", "von"];
