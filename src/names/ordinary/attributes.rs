//! What an English noun after a name says of it: whether the name is that of a firm there or a word before a noun.

use crate::names::context::Word;
use crate::names::ordinary::place::Place;
use crate::names::ordinary::trade::acts_as;
use crate::names::titles::opens_english_sentence;

/// Whether the word after an article and a name makes an attribute of the name: «the Target store».
pub(super) fn is_described(after: &Word) -> bool {
    let bare = after.bare();
    let is_noun = bare.starts_with(char::is_alphabetic) && !bare.ends_with("ed") && !PARTICLES.contains(&bare);
    is_noun && !after.is_capital && !opens_english_sentence(bare)
}

/// Whether the name is a word and stands before a noun as one: «Palm oil», «Visa holders»; not in a compound («ex-Twitter
/// engineer»), and not before what ends like a verb: «Target makes».
pub(super) fn is_head_of_word(place: &Place) -> bool {
    let Some(after) = place.after.as_ref().filter(|_| place.also.is_word && place.first_part().is_none()) else {
        return false;
    };
    let bare = after.bare();
    let ends_like_verb = bare.ends_with('s') && !bare.ends_with("ss") && !HEADS.contains(&bare);
    is_described(after) && !ends_like_verb && !bare.ends_with("ly") && !acts_as(bare) && !VERBS.contains(&bare)
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
