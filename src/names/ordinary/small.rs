//! Dutch, the Nordic languages and Turkish: they write nouns and most adjectives in small letters, so that another capital beside a name
//! speaks for a longer one.

use crate::names::language::Language;
use crate::names::ordinary::english;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::ordinary::romance::belongs_to_name;
use crate::names::titles::is_legal_form;
use crate::names::word::Word;

pub(super) fn reading(place: &Place, language: Language) -> Reading {
    let has_form = place.after.as_ref().is_some_and(|word| word.is_capital && is_legal_form(word.bare()));
    let before = place.before.as_ref().filter(|_| place.article.is_none() && !has_form);
    if before.is_some_and(|word| !is_free(word.bare(), language) && belongs_to_name(place, word)) || is_building(place)
    {
        return Reading::Aside;
    }
    // Of these languages the program knows no words that speak for a name: what nothing speaks against is one.
    match english::reading(place, language) {
        Reading::Name | Reading::Bare => Reading::Sure,
        reading => reading,
    }
}

/// Whether a word with a capital stands before names that it is no part of: «Røkkes Aker», «het Amerikaanse Boeing», «Alman Siemens».
fn is_free(word: &str, language: Language) -> bool {
    match language {
        Language::Nordic => word.ends_with('s'),
        Language::Dutch => word.ends_with("se") || word.ends_with('s'),
        // «Komisyonunun Amazon …»: whose another name is.
        Language::Turkish if ["nın", "nin", "nun", "nün"].iter().any(|ending| word.ends_with(ending)) => true,
        Language::Turkish => OF_COUNTRIES.contains(&word) || word.ends_with("li") || word.ends_with("lı"),
        _ => false,
    }
}

/// Turkish words for what is of a country that do not end with «-li».
const OF_COUNTRIES: &[&str] = &[
    "alman", "amerikan", "arap", "azeri", "fransız", "i̇ngiliz", "i̇spanyol", "i̇talyan", "japon", "macar", "norveçli",
    "rus", "suudi", "türk", "yunan",
];

/// Whether a building, a ground or a school is named after it: «Telenor Arena», «Aker universitetssykehus», «Color Line stadion».
fn is_building(place: &Place) -> bool {
    let word = place.after.as_ref().map(|word: &Word| word.bare());
    word.is_some_and(|word| GROUNDS.contains(&word) || BUILDINGS.iter().any(|building| word.ends_with(building)))
}

/// Words that are no end of others.
const GROUNDS: &[&str] =
    &["arena", "arenan", "brygge", "gata", "gaten", "gatan", "plads", "plass", "plats", "plein", "straat", "torg"];

/// The ends of their words, in all these languages.
const BUILDINGS: &[&str] = &[
    "gymnasium", "hospital", "kirke", "lufthavn", "stadion", "stadionet", "stadyumu", "sykehus", "sygehus", "sjukhus",
    "universitet", "universiteit", "universitetet", "üniversitesi", "ziekenhuis",
];
