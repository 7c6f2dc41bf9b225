//! Names of a few capital letters, which are everybody's: what the text itself says that they stand for, and where they are
//! a unit or the sign of an exchange.

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;
use crate::names::titles::is_legal_form;
use crate::names::word::Word;

/// The words that the letters at `start..end` of the folded text stand for, as they stand in brackets after them or before them: «the
/// Small Business Administration (SBA)», «positive train control, or PTC,», «SBA (Small Business Administration)». `None` where the
/// text does not say so.
pub fn stands_for<'t>(text: &'t Folded, start: usize, end: usize) -> Option<&'t str> {
    const FEWEST: usize = 2;
    let letters: Vec<char> = text.text()[start..end].chars().collect();
    if letters.len() < FEWEST || !letters.iter().all(|letter| letter.is_alphabetic()) || !is_shouted(text, start, end) {
        return None;
    }
    let before = ["(", ", or "].iter().find_map(|sign| text.text()[..start].strip_suffix(sign));
    let in_brackets = text.text()[end..].strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let spelled = in_brackets.and_then(|(words, _)| spelled_by(text, &letters, &text.text()[..end + 2 + words.len()]));
    let spelled = spelled
        .filter(|words| in_brackets.is_some_and(|(inner, _)| inner.ends_with(words) && inner.len() < words.len() + 5));
    before.and_then(|before| spelled_by(text, &letters, before.trim_end())).or(spelled)
}

/// The words at the end of a text whose first letters these are.
fn spelled_by<'t>(text: &Folded, letters: &[char], words: &'t str) -> Option<&'t str> {
    const LONGEST_SMALL: usize = 4;
    let mut words = words.trim_end_matches([',', '.']);
    // «Baby Trend, Inc., (BT)»
    while let Some((rest, _)) = words.rsplit_once(' ').filter(|(_, last)| is_legal_form(last)) {
        words = rest.trim_end_matches([',', '.']);
    }
    let mut left = letters;
    let mut at = words.len();
    for word in words.rsplit([' ', '-', '(']) {
        at -= word.len();
        match (left.split_last(), word.chars().next()) {
            (Some((last, rest)), Some(first)) if *last == first => left = rest,
            // «the Bureau of Industry»
            (_, Some(first))
                if first.is_alphabetic() && word.chars().count() <= LONGEST_SMALL && !is_capital_at(text, at) => {}
            _ => return None,
        }
        if left.is_empty() {
            return Some(&words[at..]);
        }
        at = at.saturating_sub(1);
    }
    None
}

/// Whether a name of up to three letters is a unit or a sign at `start..end`: after a number, and among words in capitals («10 BP»,
/// «5 BP SELL», «BASE 3M LIBOR»), but not «3 BMW models» and «the IBM CEO».
pub fn is_unit(text: &Folded, start: usize, end: usize) -> bool {
    let (before, after) = (Word::before(text, start), Word::after(text, end));
    let is_sign = |word: &Word| is_shouted(text, word.start, word.start + word.bare().len());
    let is_year = |word: &Word| word.text.len() == 4 && ["19", "20"].iter().any(|start| word.text.starts_with(start));
    let is_number =
        |word: &Word| word.text.trim_start_matches('+').starts_with(|c: char| c.is_ascii_digit()) && !is_year(word);
    let ends = text.text()[end..].starts_with(['\n', ' ', '.', ',', ')']) || end == text.text().len();
    match (&before, &after) {
        (Some(number), None) if is_number(number) => ends,
        (Some(before), Some(after)) if is_number(before) => is_sign(after),
        (Some(before), Some(after)) => is_sign(before) && is_sign(after),
        _ => false,
    }
}

/// Whether letters begin the sign of something with numbers: «TI-18-013», «HP-C-130A», but not «BMW-X5».
pub fn begins_sign(text: &Folded, end: usize) -> bool {
    let part = text.text()[end..].strip_prefix('-').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    part.is_some_and(|part| part.chars().count() == 1 || !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()))
}

/// Whether the name of an exchange stands at `start..end` before the sign by which another firm is traded: «(Nasdaq: KLIC)».
pub fn is_exchange(text: &Folded, start: usize, end: usize) -> bool {
    // What stands in brackets is short: without a bound each name of a long paragraph would be followed back to its beginning.
    const LONGEST: usize = 200;
    let Some(rest) = text.text()[end..].strip_prefix(':') else { return false };
    let mut before = text.text()[..start].chars().rev().take(LONGEST);
    let is_in_brackets = before.find(|c| matches!(c, '(' | ')')) == Some('(');
    let sign = text.text().len() - rest.trim_start().len();
    let length = text.text()[sign..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    is_in_brackets && is_shouted(text, sign, sign + length)
}

/// Whether a place of the folded text has letters, and no small ones.
fn is_shouted(text: &Folded, start: usize, end: usize) -> bool {
    let words = text.range(start, end).map_or("", |range| &text.original()[range]);
    words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    #[test]
    fn letters_in_brackets_stand_for_the_words_before() {
        for (words, letters, long) in [
            ("the Small Business Administration (SBA) agreed", "SBA", Some("small business administration")),
            ("a positive train control (PTC) system", "PTC", Some("positive train control")),
            ("the Bureau of Industry and Security (BIS)", "BIS", Some("bureau of industry and security")),
            ("Baby Trend, Inc., (BT) agreed", "BT", Some("baby trend")),
            (
                "SNAP (Supplemental Nutrition Assistance Program) helps",
                "SNAP",
                Some("supplemental nutrition assistance program"),
            ),
            (
                "the Supplemental Nutrition Assistance Program, or SNAP, helps",
                "SNAP",
                Some("supplemental nutrition assistance program"),
            ),
            ("the maker NIO (of Hefei) paid", "NIO", None),
            ("the largest makers (NIO) agreed", "NIO", None),
            ("an act (ACT)", "ACT", None),
            ("So (SO)", "SO", None),
        ] {
            let text = fold(words);
            let start = words.find(letters).expect("the text has the letters");
            let end = start + letters.len();
            assert_eq!(stands_for(&text, start, end), long, "{words}");
        }
    }

    #[test]
    fn a_unit_follows_a_number() {
        let is_unit_in = |words: &str| {
            let text = fold(words);
            let start = words.find("BP").expect("the text has the name");
            is_unit(&text, start, start + 2)
        };
        for words in ["fees of 10 BP", "5 BP SELL CONC", "spread 12.5 BP.", "BASE BP LIBOR"] {
            assert!(is_unit_in(words), "{words}");
        }
        for words in [
            "the 3 BP stations", "in 1998 BP paid", "in 1998 BP, GM", "BP paid", "the US BP unit", "US, BP and EU",
            "10 BP-Tanker",
        ] {
            assert!(!is_unit_in(words), "{words}");
        }
    }
}
