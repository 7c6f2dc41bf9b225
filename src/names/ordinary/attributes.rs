//! What English articles before a name and nouns after it say: whether it is a noun with its article, or a word before a noun.

use crate::names::context::Word;
use crate::names::ordinary::place::Place;
use crate::names::ordinary::trade::{OF_FIRMS, acts_as};
use crate::names::ordinary::words::singular;
use crate::names::titles::opens_english_sentence;

/// Whether the name has such a word before it, with adjectives perhaps: «a Target», «the very first Target».
pub(super) fn follows(place: &Place, word: &Word, is: impl Fn(&str) -> bool) -> bool {
    let is_adjective = |word: &Word| ADJECTIVES.contains(&word.bare()) || word.bare().contains('-');
    let mut at = Word { ..*word };
    while !is(at.bare()) {
        match place.second_before(&at).filter(|_| is_adjective(&at)) {
            Some(word) => at = word,
            None => return false,
        }
    }
    true
}

/// What stands between an article and a noun, and seldom before a name.
const ADJECTIVES: &[&str] = &[
    "annual", "best", "big", "eighth", "entire", "fifth", "final", "first", "fourth", "full", "good", "great", "high",
    "last", "latest", "little", "low", "main", "new", "next", "ninth", "old", "only", "own", "previous", "real",
    "recent", "same", "second", "seventh", "sixth", "small", "tenth", "third", "very", "whole", "worst",
];

pub(super) fn is_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("s'")
}

pub(super) fn is_determiner(word: &str) -> bool {
    ARTICLES.contains(&word) || POSSESSIVES.contains(&word) || is_genitive(word)
}

pub(super) const ARTICLES: &[&str] =
    &["a", "an", "another", "any", "each", "every", "no", "the", "these", "this", "those"];

pub(super) const POSSESSIVES: &[&str] = &["his", "its", "my", "our", "their", "your"];

/// Whether the word after an article and a name makes an attribute of the name: «the Target store».
pub(super) fn is_described(after: &Word) -> bool {
    let bare = after.bare();
    let is_noun = bare.starts_with(char::is_alphabetic) && !bare.ends_with("ed") && !PARTICLES.contains(&bare);
    is_noun && !after.is_capital && !opens_english_sentence(bare)
}

/// Whether the name is a word and stands before a noun as one: «Palm oil», «Visa holders»; not in a compound («ex-Twitter
/// engineer»), and not before what ends like a verb: «Target makes».
pub(super) fn is_head_of_word(place: &Place) -> bool {
    let is_alone = place.also.is_word && place.article.is_none() && place.first_part().is_none();
    let Some(after) = place.after.as_ref().filter(|_| is_alone) else { return false };
    // «Visa credit cards»
    let is_of_firm = place.second_after(after).is_some_and(|word| OF_FIRMS.contains(&singular(word.bare())));
    let bare = after.bare();
    let ends_like_verb = bare.ends_with('s') && !bare.ends_with("ss") && !HEADS.contains(&bare);
    !is_of_firm
        && is_described(after)
        && !ends_like_verb
        && !bare.ends_with("ly")
        && !acts_as(bare)
        && !VERBS.contains(&bare)
}

/// What is done, by words without an ending that tells it, and what else may stand there.
const VERBS: &[&str] = &[
    "beat", "became", "bid", "bring", "broke", "brought", "built", "buy", "caught", "chose", "do", "drew", "drove",
    "enough", "fall", "felt", "found", "get", "got", "grew", "grow", "help", "hit", "keep", "kept", "knew", "know",
    "leave", "led", "left", "let", "make", "meet", "need", "pay", "put", "ran", "rise", "rose", "run", "sank", "saw",
    "say", "see", "sell", "set", "shed", "shrank", "shut", "slid", "spent", "spoke", "spread", "stood", "take",
    "taught", "thought", "threw", "use", "want", "withdrew", "work",
];

/// What is of a thing and ends like a verb.
const HEADS: &[&str] = &[
    "applicants", "applications", "astronauts", "bans", "companies", "corporations", "entities", "episodes", "fees",
    "firms", "groups", "groves", "holders", "leaves", "missions", "oils", "orchards", "pies", "plantations",
    "requirements", "restrictions", "rules", "structures", "trees", "variants", "vehicles",
];

/// What may stand after a noun and is none.
const PARTICLES: &[&str] = &[
    "above", "across", "against", "along", "around", "away", "been", "began", "begins", "came", "comes", "down",
    "goes", "into", "near", "onto", "rises", "towards", "via", "went", "which", "whose",
];
