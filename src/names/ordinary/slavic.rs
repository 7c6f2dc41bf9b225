//! What Russian and Ukrainian words say beside the name of a firm that is a word too: quotation marks, a capital before it.

use crate::names::language::Language;
use crate::names::ordinary::english;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::states;
use crate::names::word::Word;

pub(super) fn reading(place: &Place, language: Language) -> Reading {
    let rest = place.text.text()[place.end()..].trim_start_matches(char::is_alphabetic);
    // «Восток»: so both languages write what firms are called.
    if place.text.text()[..place.name.start].ends_with('"') && rest.starts_with('"') {
        return Reading::Firm;
    }
    let is_adjective = |word: &Word| word.is_capital && is_adjective(word) && !states::is_adjective(word.bare());
    let belongs = |word: &Word| is_adjective(word) && (place.also.is_word || !word.heads_sentence(place.text));
    if states::is_country(place.name.text) || place.before.as_ref().is_some_and(belongs) {
        return Reading::Aside;
    }
    // «Позже Система продала его»: the capital of the first word is the sentence's.
    let follows_first = place.before.as_ref().is_some_and(|word| word.heads_sentence(place.text));
    match english::reading(place, language) {
        Reading::Name | Reading::Bare | Reading::Unclear | Reading::Noun if place.also.is_word => Reading::Unclear,
        Reading::Tail if place.also.is_word && follows_first => Reading::Unclear,
        // Of these languages the program knows no other words that speak for a name: what nothing speaks against is one.
        Reading::Name | Reading::Bare => Reading::Sure,
        reading => reading,
    }
}

/// Whether a word has the ending of an adjective: «Дальнем Востоке», «Красная Звезда».
fn is_adjective(word: &Word) -> bool {
    const SHORTEST: usize = 5;
    const ENDINGS: &[&str] = &[
        "ая", "его", "ее", "ей", "ем", "ему", "ие", "ий", "им", "их", "ого", "ое", "ой", "ом", "ому", "ую", "ые", "ый",
        "ым", "ых", "юю", "яя", "ій", "ої", "ою",
    ];
    let bare = word.bare();
    word.text == bare
        && bare.chars().count() >= SHORTEST
        && ENDINGS.iter().any(|ending| bare.ends_with(ending))
        && !opens_sentence(bare)
}

/// Pronouns and the like with such endings.
fn opens_sentence(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "которая", "которого", "которой", "который", "которые", "которых", "каждый", "первый", "второй", "прежний",
        "самый", "своего", "своей", "нынешний", "бывший", "новый", "крупнейший", "третий", "другой", "целый", "весь",
        "потом", "затем", "причем", "причём", "вместо", "всем", "таким", "таком", "этого", "этом", "этой", "каким",
        "который", "сегодняшний", "вчерашний", "новая", "бывшая", "крупнейшая", "первая",
    ];
    WORDS.contains(&word)
}
