//! Rule 2, whole words: where a name that stands in a text begins and ends there as a word.
//!
//! Everything here looks at a folded text. Case is read from the original where a rule depends on it.

use unicode_segmentation::UnicodeSegmentation;

use crate::names::compounds::{Before, before, compares};
use crate::names::endings::{endings_after, korean_particles, particles_before};
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::unspaced::{is_unspaced, parts as parts_unspaced};

/// How a name stands in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What stands before it in its hyphen compound.
    pub before: Before,
    /// What follows it in its word.
    pub after: After,
}

/// What follows a name in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing.
    Nothing,
    /// An ending that is no part of it.
    Ending,
    /// The rest of a hyphen compound.
    Compound,
}

/// How the name at `start..end` of the folded text stands there; `None` where it does not stand there for itself: as a
/// word, with at most an ending after it or the rest of a hyphen compound, and not in an address.
pub fn stands(text: &Folded, start: usize, end: usize, language: Language) -> Option<Standing> {
    let before = before(text, start)?;
    if before == Before::Nothing && !begins_word(text, start, language) {
        return None;
    }
    let after = ends_word(text, start, end, language)?;
    (!in_address(&text.text()[..start], &text.text()[end..])).then_some(Standing { before, after })
}

/// Whether the number that a name ends or begins with goes on in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberGoesOn {
    /// It does not.
    No,
    /// To a greater one, as pages and sections do: «1701-1708», «51297-98».
    ToAnother,
    /// It is the beginning or the end of a longer one, which is another: «81/2015», «95-r», «12-34».
    Yes,
}

/// Whether the number with which the name at `start..end` of the folded text ends or begins goes on there: «Ley 81» is not «Ley
/// 81/2015», and «Decree No. 95» neither «95-r» nor «95.2». What a compound says of it is no number: «Puls 4-Chef».
pub fn number_goes_on(text: &Folded, start: usize, end: usize) -> NumberGoesOn {
    let is_digit = |c: char| c.is_ascii_digit();
    let (before, name, after) = (&text.text()[..start], &text.text()[start..end], &text.text()[end..]);
    let first = name.split(' ').next().unwrap_or_default();
    let is_number = first.starts_with(is_digit) && first.chars().all(|c| is_digit(c) || matches!(c, '/' | '-' | '.'));
    let is_tail = before.strip_suffix(['/', '-', '.']).is_some_and(|before| before.ends_with(is_digit));
    if is_number && is_tail {
        return NumberGoesOn::Yes;
    }
    if !name.ends_with(is_digit) {
        return NumberGoesOn::No;
    }
    // «12 / 2020»
    let spaced =
        after.strip_prefix(" /").map(|rest| rest.trim_start_matches(' ')).filter(|rest| rest.starts_with(is_digit));
    if spaced.is_some() {
        return NumberGoesOn::Yes;
    }
    let mut signs = after.chars();
    let (sign, rest) = (signs.next(), signs.as_str());
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let next = &rest[..length];
    let goes_on = match sign {
        Some('.' | ',') => next.starts_with(is_digit),
        Some('/' | '-') => next.starts_with(is_digit) || is_sign_of_number(next),
        _ => false,
    };
    let own = &name[name.trim_end_matches(is_digit).len()..];
    match goes_on {
        false => NumberGoesOn::No,
        true if sign == Some('-') && is_greater(next, own) => NumberGoesOn::ToAnother,
        true => NumberGoesOn::Yes,
    }
}

/// What numbers of laws end with: «95-r», «115-ФЗ», «1644-VII».
fn is_sign_of_number(part: &str) -> bool {
    let count = part.chars().count();
    let is_cyrillic = |c| ('\u{400}'..='\u{4FF}').contains(&c);
    let is_letter = count == 1 && part.chars().all(char::is_alphabetic);
    let is_short = (1..=3).contains(&count) && part.chars().all(is_cyrillic);
    is_letter || is_short || !part.is_empty() && part.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Whether a number, perhaps without the digits that it shares with the other, is greater: «1708» and «08» than «1701».
fn is_greater(number: &str, than: &str) -> bool {
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    let end = than.len().checked_sub(number.len()).filter(|_| is_whole && number.len() > 1);
    end.is_some_and(|end| number > &than[end..])
}

fn begins_word(text: &Folded, start: usize, language: Language) -> bool {
    let before = &text.text()[..start];
    if let Some(joined) = before.strip_suffix('&') {
        return !joined.ends_with(char::is_alphanumeric);
    }
    if is_word_boundary(text.text(), start) {
        return !before.ends_with('#');
    }
    match language {
        Language::German | Language::English => false,
        _ => after_elision(text, start) || after_particle(before, language),
    }
}

/// «d’Alibaba», «Dell’Alibaba», but not «O’Neill».
fn after_elision(text: &Folded, start: usize) -> bool {
    let Some(elided) = text.text()[..start].strip_suffix('\'') else {
        return false;
    };
    let word = elided.trim_end_matches(char::is_alphabetic).len();
    let is_small = || text.letter(word).is_some_and(char::is_lowercase);
    word < elided.len() && (ELIDED.contains(&&elided[word..]) || is_small())
}

/// What stands before an apostrophe at the head of a French or an Italian sentence.
const ELIDED: &[&str] =
    &["all", "c", "coll", "d", "dall", "dell", "j", "l", "m", "n", "nell", "qu", "s", "sull", "t", "un"];

/// «لهواوي»: a preposition or «and» written with the name.
fn after_particle(before: &str, language: Language) -> bool {
    let word = before.trim_end_matches(char::is_alphabetic).len();
    particles_before(language).contains(&&before[word..])
}

fn ends_word(text: &Folded, start: usize, end: usize, language: Language) -> Option<After> {
    let after = &text.text()[end..];
    let ends_at = |at: usize| is_word_boundary(text.text(), at) && allows(&text.text()[at..], language);
    if ends_at(end) {
        let is_joined = after.trim_start_matches(['"', '\'']).starts_with('-');
        return Some(if is_joined { After::Compound } else { After::Nothing });
    }
    if !after.starts_with(|c: char| matches!(c, '\'' | ':') || c.is_alphabetic()) {
        return None;
    }
    // «TeslaS» is another name: an ending is written small.
    let is_small = |at| text.range(end, at).is_some_and(|range| !text.original()[range].contains(char::is_uppercase));
    let is_ending = |length: usize| is_small(end + length) && ends_at(end + length);
    let name = &text.text()[start..end];
    let mut endings = endings_after(name, language);
    endings.extend(korean_particles(name));
    let has_ending = endings.iter().any(|ending| after.starts_with(ending) && is_ending(ending.len()))
        || takes_suffixes(language) && suffix_after_apostrophe(after).is_some_and(is_ending);
    has_ending.then_some(After::Ending)
}

/// Languages that join whatever they add to a foreign name by an apostrophe, or of which that is not known.
fn takes_suffixes(language: Language) -> bool {
    use Language::{Dutch, Nordic, Other, Romance, Turkish};
    matches!(language, Dutch | Nordic | Other | Romance | Turkish)
}

/// The length of «'in», «’dan»: what Turkish and other languages join to a name by an apostrophe.
fn suffix_after_apostrophe(after: &str) -> Option<usize> {
    let letters = after.strip_prefix('\'')?;
    let length = letters.find(|c: char| !c.is_alphabetic()).unwrap_or(letters.len());
    (length > 0).then_some(1 + length)
}

/// Whether a mention may be followed by `rest`.
fn allows(rest: &str, language: Language) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        // «Disney+» is not Disney.
        Some('+') => return false,
        Some('&' | '@') => return !chars.as_str().starts_with(char::is_alphanumeric),
        _ => {}
    }
    // «„Twitter“-ähnlich» compares as «Twitter-ähnlich» does.
    match rest.trim_start_matches(['"', '\'']).strip_prefix('-') {
        Some(compound) => !compares(compound, language),
        None => true,
    }
}

/// Whether the place between `before` and `after` lies in a web address, a mail address or a user
/// name: `https://…/tesla/`, `info@tesla.com`, `@tesla`.
fn in_address(before: &str, after: &str) -> bool {
    let left = last_word(before, 200);
    left.contains("://") || left.contains("www.") || left.contains('@') || after.starts_with("://")
}

/// Whether a word begins or ends at `at` (UAX #29), judged by the characters nearby.
fn is_word_boundary(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    // Most places are as plain as this.
    let letters = (left.is_ascii_alphanumeric(), right.is_ascii_alphanumeric());
    let parts = |c: char| matches!(c, ' ' | '\n' | '-' | '(' | ')' | '"' | '/' | '!' | '?');
    if letters == (true, true) {
        return false;
    }
    if letters.0 && parts(right) || letters.1 && parts(left) {
        return true;
    }
    if is_unspaced(left) && is_unspaced(right) {
        return parts_unspaced(text, at);
    }
    let from = at - last_word(before, 100).len();
    text[from..].split_word_bound_indices().map(|(i, _)| from + i).find(|i| *i >= at) == Some(at)
}

/// What stands at the end of `text` without white space, or its last `max` bytes.
fn last_word(text: &str, max: usize) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(max))..];
    near.rsplit(char::is_whitespace).next().unwrap_or(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn stands_in(words: &str, name: &str, language: Language) -> bool {
        let text = fold(words);
        let start = text.searched().find(name).expect("the text has the name");
        stands(&text, start, start + name.len(), language).is_some()
    }

    #[test]
    fn a_name_is_a_whole_word() {
        for words in ["Tesla", "(Tesla)", "«Tesla»", "Xpeng/Tesla", "Tesla, so", "Tesla-Werk", "Teslas Werk"] {
            assert!(stands_in(words, "tesla", Language::German), "{words}");
        }
        for words in ["Teslafahrer", "Nichttesla", "Tesla3", "tesla.com", "Firma_Tesla", "#tesla", "Tesla+", "S&Tesla"]
        {
            assert!(!stands_in(words, "tesla", Language::German), "{words}");
        }
    }

    #[test]
    fn addresses_name_nobody() {
        for words in ["https://example.org/tesla/x", "www.example.org/tesla", "info@tesla", "tesla://x"] {
            assert!(!stands_in(words, "tesla", Language::English), "{words}");
        }
    }

    #[test]
    fn a_suffix_may_follow_an_apostrophe() {
        let turkish = Language::of("tr");
        assert!(stands_in("Turkcell’in hisseleri", "turkcell", turkish));
        assert!(!stands_in("Turkcell'IN", "turkcell", turkish));
        assert!(!stands_in("Turkcell'in", "turkcell", Language::German));
    }

    #[test]
    fn words_written_before_a_name_are_no_part_of_it() {
        assert!(stands_in("تعاقدت لهواوي.", "هواوي", Language::Arabic));
        assert!(!stands_in("تعاقدت لهواوي.", "هواوي", Language::of("fa")));
        assert!(stands_in("chez d’Alibaba", "alibaba", Language::of("fr")));
        assert!(!stands_in("O’Alibaba", "alibaba", Language::of("fr")));
    }
}
