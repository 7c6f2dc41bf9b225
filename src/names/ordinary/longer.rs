//! Whether an English name is a part of a longer one: of a firm, or in a title.

use std::iter::successors;

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::ordinary::place::{Place, without_genitive};
use crate::names::ordinary::trade::{is_firm_noun, owned};
use crate::names::ordinary::words::is_english;
use crate::names::titles::{
    is_company_word, is_firm_form, is_form_of_address, is_legal_form, is_office, is_person_noun, opens_english_sentence,
};
use crate::names::word::Word;

/// Whether a word with a capital may belong to the name after it: no genitive, office or what opens a sentence.
pub(super) fn is_plain_noun(word: &Word) -> bool {
    let bare = word.bare();
    word.text == bare
        && !bare.contains('\'')
        && !bare.ends_with("-based")
        && !is_office(bare)
        && !is_form_of_address(bare)
        && !is_firm_noun(bare)
        && !opens_english_sentence(bare)
}

/// Whether the name begins that of a firm, which its form tells: «Champion Parts Rebuilders Inc».
pub(super) fn begins_firm(place: &Place) -> bool {
    const MOST_WORDS: usize = 4;
    let next = |word: &Word| place.second_after(word).filter(|_| word.text == word.bare());
    let first = place.after.as_ref().map(|word| Word { ..*word });
    let words = successors(first, next).take_while(|word| word.is_capital).take(MOST_WORDS);
    words.skip(1).any(|word| is_legal_form(word.bare()) || word.bare() == "bank")
}

/// Whether the name is the first of two in that of a firm: «Warner-Lambert Co», «Thyssen-Bornemisza Group».
pub(super) fn begins_compound(place: &Place) -> bool {
    let last = place.parts().pop().filter(|part| part.is_capital);
    let form = last.and_then(|part| place.second_after(&part));
    form.is_some_and(|word| word.is_capital && is_firm_form(without_genitive(&word)))
}

/// Whether the name is the first half of a firm's: «Gulf and Western Inc», «Gulf and Western Industries Inc».
pub(super) fn is_half(place: &Place) -> bool {
    const MOST_WORDS: usize = 3;
    let next = |word: &Word| place.second_after(word).filter(|_| word.text == word.bare());
    let second = place.after.as_ref().filter(|word| word.text == "and").and_then(next);
    // «Ross and Ross Inc.» are two places.
    let second = second.filter(|word| word.bare() != place.name.text);
    let words = successors(second, next).take_while(|word| word.is_capital).take(MOST_WORDS);
    // «Apple and Dow Jones Industries Inc.»: what tells a trade ends the second half, and the form follows.
    let mut before: Option<Word> = None;
    words.enumerate().any(|(at, word)| {
        let is_form = at > 0 && is_firm_form(without_genitive(&word));
        let is_next = at == 1 || before.as_ref().is_some_and(|word| is_company_word(word.bare()));
        before = Some(word);
        is_form && is_next
    })
}

/// Whether the words after it belong to the name: «Apple Valley», «Friends of the Earth», «Standard & Poor's», but not
/// «Target's chief».
pub(super) fn is_continued(place: &Place, language: Language) -> bool {
    let Some(word) = &place.after else {
        // «Nature's Best», but not «Apple's Siri»
        let is_named = |word: Word| word.is_capital && is_english(word.bare()) && !is_office(word.bare());
        let owns = place.text.text()[place.end()..].starts_with("'s ") && place.also.is_word;
        return place.is_joined_by_ampersand() || owns && owned(place).is_some_and(is_named);
    };
    let bare = word.bare();
    let next = |word: &Word| place.second_after(word);
    if bare == "am" && next(word).is_some_and(|word| word.bare() == "sonntag") {
        return true; // «Bild am Sonntag»
    }
    // «the "Charter for the Protection of Children"»
    let is_quoted = place.text.text()[..place.name.start].ends_with('"');
    if bare == "of" || bare == "for" && is_quoted {
        let object = next(word).filter(|word| word.bare() != "the").or_else(|| next(&next(word)?));
        return object.is_some_and(|word| word.is_capital);
    }
    if bare == "and" && next(word).is_some_and(|word| word.text.starts_with("poor's")) {
        return true; // «Standard and Poor's»
    }
    // «Northern Ireland's», but not «Target's chief»
    let bare = without_genitive(word);
    word.is_capital && !opens_english_sentence(bare) && !is_person_noun(bare, language)
}

/// Whether a name of several words, all of them ordinary ones, belongs to a longer one at `start..end` of an English text:
/// «Hazardous Waste Management Facilities».
pub fn is_in_phrase(text: &Folded, start: usize, end: usize) -> bool {
    let name = &text.searched()[start..end];
    if !name.contains(' ') || !name.split(' ').all(is_english) {
        return false;
    }
    let is_noun =
        |word: Word| word.is_capital && is_english(word.bare()) && is_plain_noun(&word) && !word.heads_sentence(text);
    Word::before(text, start).is_some_and(is_noun)
}

/// Whether it stands in a title between quotation marks, where all words but the small ones have a capital: «"Show Me the
/// Money"».
pub(super) fn is_in_title(place: &Place) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST_SMALL: usize = 4;
    const FARTHEST: usize = 80;
    let (before, after) = (&place.text.text()[..place.name.start], &place.text.text()[place.end()..]);
    let is_end = |(_, sign): &(usize, char)| matches!(sign, '"' | '\n');
    let start = before.char_indices().rev().take(FARTHEST).find(is_end);
    let end = after.char_indices().take(FARTHEST).find(is_end);
    let (Some((start, '"')), Some((end, '"'))) = (start, end) else { return false };
    let title = &place.text.text()[start + 1..place.end() + end];
    if title.starts_with(' ') || title.trim_end_matches([',', '.']).contains(['.', '!', '?', ';', ',']) {
        return false;
    }
    let mut at = start + 1;
    let mut words = 0;
    let is_title = title.split(' ').all(|word| {
        let is_large = is_capital_at(place.text, at);
        at += word.len() + 1;
        words += 1;
        is_large || words > 1 && word.chars().count() < LONGEST_SMALL
    });
    is_title && (2..=MOST_WORDS).contains(&words)
}

/// Whether the words go on with capitals after a word that says that it is a company.
pub(super) fn is_headline(place: &Place) -> bool {
    let next = |word: &Word| place.second_after(word);
    let follows = place.after.as_ref().filter(|word| word.text == word.bare()).and_then(next);
    follows.is_some_and(|word| word.is_capital && !is_company_word(word.bare()) && !is_office(word.bare()))
}
