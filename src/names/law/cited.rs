//! The words before a number of law, read backwards from it. Everything here is folded text.

/// The most numbers of a list that are gone through.
pub(super) const LONGEST_LIST: usize = 40;

/// What stands before «Nr.», «No», «n°», «n °».
pub(super) fn before_sign(words: &str) -> &str {
    let words = words.trim_end_matches(' ');
    let begins = |before: &&str| before.ends_with([' ', '(', ')', '/']);
    let rest = SIGNS.iter().find_map(|sign| words.strip_suffix(sign).filter(begins));
    rest.map_or(words, |rest| rest.trim_end_matches(' '))
}

/// «Number» as the languages of Europe shorten it.
const SIGNS: &[&str] = &[
    "nr.", "nr", "no.", "n °", "n º", "no", "n°", "nº", "n.º", "n.°", "n.o", "n.", "n:o", "núm.", "num.", "number",
    "nummer", "numer", "č.", "št.", "br.", "№", "αριθ.", "rs",
];

/// The last word, of letters, points, hyphens and apostrophes, and what stands before it.
pub(super) fn last_word(words: &str) -> Option<(&str, &str)> {
    let words = words.trim_end_matches(' ');
    let start = words.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'')).len();
    (start < words.len()).then(|| words.split_at(start))
}

/// What stands before the comma or «and» that parts one number of a list from the last, without the marks of footnotes.
pub(super) fn before_separator(words: &str) -> Option<&str> {
    let words = words.trim_end_matches(' ');
    let parted = match AND.iter().find_map(|and| words.strip_suffix(and).filter(|rest| rest.ends_with(' '))) {
        Some(rest) => rest.trim_end_matches(' ').trim_end_matches(','),
        None => words.strip_suffix([',', ';'])?,
    };
    Some(without_footnote(parted.trim_end_matches(' ')))
}

const AND: &[&str] = &[
    "and", "or", "and/or", "und", "oder", "sowie", "et", "ou", "y", "e", "o", "ed", "en", "of", "och", "og", "oraz",
    "i", "lub", "și", "и",
];

/// «No 1093/2010 (7)», «No 1093/2010 ( 14 )»
fn without_footnote(words: &str) -> &str {
    let mark = words.strip_suffix(')').and_then(|words| words.rsplit_once('('));
    match mark {
        Some((rest, mark))
            if mark.len() <= 5 && mark.trim().len() <= 3 && mark.trim().bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            rest.trim_end_matches(' ')
        }
        _ => words,
    }
}

/// Whether a place is one where a word begins.
pub(super) fn begins_word(words: &str, at: usize) -> bool {
    !words[..at].ends_with(|c: char| c.is_alphanumeric())
}
