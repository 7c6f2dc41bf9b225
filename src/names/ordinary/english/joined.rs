//! Whether the word before a name belongs to it.

use crate::names::language::Language;
use crate::names::ordinary::attributes::{is_described, is_genitive};
use crate::names::ordinary::place::{Place, without_genitive};
use crate::names::ordinary::trade::is_firm_noun;
use crate::names::ordinary::words::is_english;
use crate::names::titles::{
    is_company_word, is_firm_form, is_form_of_address, is_office, is_person_noun, opens_english_sentence,
};
use crate::names::word::Word;

/// Whether the word before belongs to the name, as in «Trafalgar Square», «Medal of Science», «Once Upon a Time»; not an
/// office, and not the end of the sentence before.
pub(super) fn joins_before(place: &Place, word: &Word, language: Language) -> bool {
    let bare = word.bare();
    if is_addressed(word) || ends_pair(place, word) || is_year_of(place, word) {
        return true;
    }
    // «the D.C. Circuit»
    if word.text.ends_with('.') && bare.contains('.') {
        return place.also.is_word;
    }
    if word.text.ends_with('.') || bare.contains('\'') || bare.ends_with("-based") {
        return false;
    }
    // «Vaal Environmental Justice Alliance»
    let is_named = |office: &Word| {
        let before = place.second_before(office).filter(|word| place.also.is_word && word.is_capital);
        before.is_some_and(|word| {
            !opens_english_sentence(word.bare()) && !is_office(word.bare()) && !is_genitive(word.bare())
        })
    };
    let is_name = |word: &Word| {
        let bare = word.bare();
        let is_title = is_form_of_address(bare) || is_office(bare) && !is_named(word);
        // «3M Gulf»
        let is_sign = bare.ends_with(char::is_alphabetic) && place.is_in_capitals(word);
        (word.is_capital || is_sign) && !is_person_noun(bare, language) && !is_title
    };
    let preposition = match bare {
        "the" => place.second_before(word).filter(|word| word.bare() == "of"),
        "of" => Some(Word { ..*word }),
        _ => None,
    };
    let owner = preposition.and_then(|word| place.second_before(&word));
    if owner
        .is_some_and(|word| is_name(&word) && !word.heads_sentence(place.text) && !opens_english_sentence(word.bare()))
    {
        return !place.after.as_ref().is_some_and(is_described);
    }
    // «Developer Valve agreed.»
    let may_open = opens_english_sentence(bare) || is_firm_noun(bare);
    is_name(word) && !(may_open && word.heads_sentence(place.text))
}

/// Whether a number before the name belongs to the words before it: «Healthy People 2030 Champion», but not «In May 2030 Target».
fn is_year_of(place: &Place, word: &Word) -> bool {
    const MONTHS: &[&str] = &[
        "april", "august", "december", "february", "january", "july", "june", "march", "may", "november", "october",
        "september",
    ];
    let is_number = word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    place.second_before(word).filter(|_| is_number && place.also.is_word).is_some_and(|word| {
        let bare = word.bare();
        word.is_capital && word.text == bare && !MONTHS.contains(&bare) && !opens_english_sentence(bare)
    })
}

/// «Mr Cable»
fn is_addressed(word: &Word) -> bool {
    word.is_capital && is_form_of_address(word.bare())
}

/// Whether the name ends that of an office or a firm with «and»: «Office of Management and Budget», «American Telephone and
/// Telegraph Co», but not «General Motors and Ford».
fn ends_pair(place: &Place, word: &Word) -> bool {
    let is_pair = word.bare() == "and" && !word.is_capital && !place.is_joined_by_ampersand();
    let Some(first) = place.second_before(word).filter(|first| is_pair && first.is_capital) else { return false };
    // «American Telephone and Telegraph Co's»
    let has_form = || place.after.as_ref().is_some_and(|word| word.is_capital && is_firm_form(without_genitive(word)));
    let is_name = |word: &Word| word.is_capital && !opens_english_sentence(word.bare());
    let is_trade = is_company_word(first.bare());
    (is_trade || is_english(first.bare()))
        && place.second_before(&first).is_some_and(|owner| match owner.bare() {
            // «a Council of the Nations and Regions»
            "the" => {
                let of = place.second_before(&owner).filter(|word| word.bare() == "of");
                of.and_then(|of| place.second_before(&of)).is_some_and(|office| is_name(&office))
            }
            "of" | "on" | "for" => place.second_before(&owner).is_some_and(|office| is_name(&office)),
            _ => !is_trade && is_name(&owner) && has_form(),
        })
        // «the chairman of Gulf and Western Inc»
        || !is_trade && is_english(first.bare()) && has_form()
}
