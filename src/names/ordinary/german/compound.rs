//! What a hyphen compound says of the name at its head.

use crate::names::ordinary::corporate::is_corporate;
use crate::names::ordinary::german::firms::{OF_FIRMS, OF_MAKERS, OF_PAPERS, is_firm_noun, is_of, is_source};
use crate::names::ordinary::german::nouns::is_noun;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::ordinary::words::{is_combining, is_german};
use crate::names::word::Word;

/// Whether a suspended compound is completed by one of nouns: «Mini- und Teilzeitjobs», but not «Tesla- und BMW-Fahrer».
fn completes_nouns(place: &Place) -> bool {
    completion(place).is_some_and(|word| word.bare().split_once('-').is_none_or(|(first, _)| is_noun(first)))
}

/// Whether a suspended compound, whose beginning is no German noun, is completed by one of what makers sell or firms have: «Apple- und
/// Android-Geräte».
fn completes_products(place: &Place) -> bool {
    const PRODUCTS: &[&str] = &["gerät", "handy", "laptop", "nutzer", "smartphon", "tablet"];
    let name = place.name.text;
    let is_had = |noun: &str| is_of(PRODUCTS, noun) || is_corporate(noun);
    let last = completion(place).and_then(|word| Some(word.bare().split_once('-')?.1));
    !is_german(name) && !LOANS.contains(&name) && last.is_some_and(is_had)
}

/// The compound that completes a suspended one.
pub(super) fn completion<'t>(place: &Place<'t>) -> Option<Word<'t>> {
    const MOST_WORDS: usize = 6;
    let text = place.text.text();
    let tail = text.len() - place.tail.unwrap_or_default().len();
    let mut at = tail + usize::from(text[tail..].starts_with(','));
    for _ in 0..MOST_WORDS {
        match Word::after(place.text, at) {
            Some(word) if !word.is_capital || word.text.trim_end_matches(',').ends_with('-') => {
                at = word.start + word.text.len();
            }
            word => return word,
        }
    }
    None
}

/// Whether the compound tells who works for a paper: «Österreich-Redakteur».
pub(super) fn is_of_paper(place: &Place) -> bool {
    place.parts().last().is_some_and(|last| is_of(OF_PAPERS, last.text))
}

/// Reads the name at the head of a hyphen compound: what belongs to a firm leaves it a name.
pub(super) fn compound(place: &Place) -> Reading {
    let parts = place.parts();
    match (parts.first(), parts.last()) {
        // «Line-up»
        (Some(first), _) if first.text.starts_with(char::is_alphabetic) && !first.is_capital => Reading::Part,
        // «Knorr-Bremse-Chef»
        _ if parts.len() > 1 => Reading::Unclear,
        // «nach Spiegel-Informationen»
        (_, Some(last)) if is_source(last) && place.before.as_ref().is_some_and(|word| word.text == "nach") => {
            Reading::Sure
        }
        // «News-App», «Mini-Deal»
        (_, Some(_)) if LOANS.contains(&place.name.text) || is_combining(place.name.text) => Reading::Unclear,
        (_, Some(last)) if is_of(OF_FIRMS, last.text) => Reading::Sure,
        // «Ford-Fahrer», but not «Diesel-Fahrer»
        (_, Some(last)) if is_of(OF_MAKERS, last.text) && !is_german(place.name.text) => Reading::Sure,
        (Some(_), _) => Reading::Unclear,
        (None, _) if completes_products(place) => Reading::Sure, // «Apple- und Android-Geräte»
        (None, _) if completes_nouns(place) => Reading::Part,    // «Post- und Logistik-Unternehmen»
        (None, _) => Reading::Bare,                              // «Tesla- und BMW-Fahrer»
    }
}

/// Whether the compound tells the trade that it begins with: «Telekom-Unternehmen», «Telekom-Branche».
pub(super) fn is_trade(place: &Place) -> bool {
    const OF_ONE: &[&str] = &["konkurrent", "mutter", "rival", "tochter"];
    let is_had = |last: &Word| is_firm_noun(last.text) && !is_of(OF_ONE, last.text) || is_of(OF_TRADES, last.text);
    TRADES.contains(&place.name.text) && place.parts().last().is_some_and(is_had)
}

/// The trades that firms are called by.
const TRADES: &[&str] = &["chemie", "pharma", "telecom", "telekom"];

/// The stems of what trades have.
const OF_TRADES: &[&str] = &["aufsicht", "behörd", "branch", "industri", "markt", "regulierer", "sektor", "wert"];

/// English words that German compounds begin with, of whatever firm.
pub(super) const LOANS: &[&str] = &[
    "business", "chat", "cloud", "dating", "fitness", "game", "gaming", "live", "mail", "news", "online", "party",
    "shopping", "video", "web",
];
