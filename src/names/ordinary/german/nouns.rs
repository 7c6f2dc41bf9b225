//! Words that are German nouns, and words that stand before nouns.

use crate::names::ordinary::words::is_german;

/// Whether a word is a frequent German noun or a compound that ends with one, in any number: «Wörtern».
pub(in crate::names::ordinary) fn is_noun(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_plural = |end: &str| {
        ["", "e", "er", "ern", "n", "se", "sen"].iter().filter_map(|plural| end.strip_suffix(plural)).any(|stem| {
            stem.len() < end.len() && (is_german(stem) || SHORT.contains(&stem))
                || stem.contains(['ä', 'ö', 'ü'])
                    && is_german(&stem.replace('ä', "a").replace('ö', "o").replace('ü', "u"))
        })
    };
    let mut ends = word.char_indices().map(|(at, _)| &word[at..]).take_while(|end| end.chars().count() >= SHORTEST);
    ends.any(|end| is_german(end) || is_plural(end))
}

/// Nouns too short for the list, whose plurals stand beside «Bahn»: «Busse und Bahn».
const SHORT: &[&str] = &["bus", "zug"];

pub(super) fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// Whether a word stands before nouns in any of its forms.
pub(in crate::names::ordinary) fn is_determiner(word: &str) -> bool {
    DEFINITE.contains(&word) || INDEFINITE.contains(&word)
}

/// What never stands right before the name of a company, in any of its forms.
pub(super) const INDEFINITE: &[&str] = &[
    "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "etliche", "irgendein", "irgendeine",
    "irgendeinem", "irgendeinen", "irgendeiner", "jede", "jedem", "jeden", "jeder", "jedes", "jegliche", "jeglichem",
    "jeglichen", "jeglicher", "jegliches", "jene", "jenem", "jenen", "jener", "jenes", "kein", "keine", "keinem",
    "keinen", "keiner", "keines", "keinerlei", "manche", "manchem", "manchen", "mancher", "mehrere", "mehreren",
    "mein", "meine", "meinem", "meinen", "meiner", "viele", "vielen", "welche", "welchem", "welchen", "welcher",
    "welches", "wenige", "wenigen", "zwei",
];

pub(super) const DEFINITE: &[&str] = &[
    "am", "ans", "aufs", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser",
    "dieses", "durchs", "fürs", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "sein", "seine", "seinem",
    "seinen", "seiner", "unser", "unsere", "unserem", "unseren", "unserer", "ums", "vom", "zum", "zur",
];

/// Whether a noun stands on every page with its article, so that no other name of a firm or a paper tells which it is: «aus Deutschland
/// und der Welt».
pub(super) fn is_everyday(noun: &str) -> bool {
    const EVERYDAY: &[&str] = &[
        "freitag", "heute", "leben", "presse", "samstag", "sonntag", "tag", "union", "wahrheit", "welt", "wirtschaft",
        "woche", "zeit", "zukunft",
    ];
    EVERYDAY.contains(&noun)
}
