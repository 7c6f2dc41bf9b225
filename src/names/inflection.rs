//! Whether a name that stands in a text is a mention: word boundaries, hyphen compounds, genitives
//! and adjective endings, by language (rules 2 to 6 of `tests/linking/`).
//!
//! Everything here looks at a folded text, in which all hyphens are `-`, all apostrophes `'`, and
//! no invisible character is left. Case is read from the original where a rule depends on it.

use unicode_segmentation::UnicodeSegmentation;

use crate::names::fold::Folded;
use crate::names::words::{ADJECTIVE_ENDINGS, adjective_stem, is_comparison, noun_endings};

/// The language of a text, as far as the linking rules know one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// All rules, with the German genitive and adjective endings.
    German,
    /// All rules, with the English possessive.
    English,
    /// Rules 1 to 3 and 7 to 12: names stand in the text as they are listed.
    Other,
}

impl Language {
    /// Reads a BCP 47 tag: `de-AT` is German.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("de") {
            Self::German
        } else if primary.eq_ignore_ascii_case("en") {
            Self::English
        } else {
            Self::Other
        }
    }
}

/// Whether the name at `start..end` of the folded text stands there for itself: as a word, with at
/// most a genitive after it or the rest of a hyphen compound, and not in an address.
pub fn is_mention(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    begins_word(text, start, language)
        && ends_word(text, start, end, language)
        && !in_address(&text.text()[..start], &text.text()[end..])
}

/// Whether a name is matched with its exact case (rule 2): up to three letters («Nio» is not «nio»),
/// or all capitals («CFIUS»).
pub fn has_exact_case(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    letters <= 3 || capitals
}

/// The forms beside itself that a folded name takes in German texts (rule 6, and rule 5 inside a
/// name): «chinesischen akademie …», «ministeriums für …». A genitive at the very end is not among
/// them, because it belongs to no link.
pub fn german_forms(folded_name: &str) -> Vec<String> {
    let words: Vec<&str> = folded_name.split(' ').collect();
    let stems: Vec<&str> = words[..words.len() - 1].iter().map_while(|word| adjective_stem(word)).take(3).collect();
    let head = words[stems.len()];
    let rest = &words[stems.len() + 1..];

    let mut forms = Vec::new();
    let mut push = |endings: &[&str], head: &str| {
        let mut form = String::new();
        for (stem, ending) in stems.iter().zip(endings) {
            form.extend([*stem, *ending, " "]);
        }
        form.push_str(head);
        for word in rest {
            form.extend([" ", *word]);
        }
        if form != folded_name {
            forms.push(form);
        }
    };
    if !stems.is_empty() {
        // Adjectives in a row share their ending.
        for ending in ADJECTIVE_ENDINGS {
            push(&vec![*ending; stems.len()], head);
        }
    }
    if !rest.is_empty() {
        for ending in noun_endings(head) {
            push(&vec!["en"; stems.len()], &format!("{head}{ending}"));
        }
    }
    forms
}

fn begins_word(text: &Folded, start: usize, language: Language) -> bool {
    let before = &text.text()[..start];
    if before.ends_with('-') {
        // «Anti-Trump», «Mutter-Alibaba», the tail in «US-Bürger und -Firmen»; but `--` is a dash.
        return before.ends_with("--");
    }
    if let Some(joined) = before.strip_suffix('&') {
        return !joined.ends_with(char::is_alphanumeric);
    }
    is_word_boundary(text.text(), start) || language == Language::Other && after_elision(text, start)
}

/// «d’Alibaba», «dell’Alibaba», but not «O’Neill».
fn after_elision(text: &Folded, start: usize) -> bool {
    let Some(elided) = text.text()[..start].strip_suffix('\'') else {
        return false;
    };
    let word = elided.trim_end_matches(char::is_alphabetic).len();
    word < elided.len() && text.original()[text.start(word)..].starts_with(char::is_lowercase)
}

fn ends_word(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    let after = &text.text()[end..];
    let ends_at = |at: usize| is_word_boundary(text.text(), at) && allows(&text.text()[at..], language);
    if ends_at(end) {
        return true;
    }
    if !after.starts_with(|c: char| c == '\'' || c.is_alphabetic()) {
        return false;
    }
    endings_after(&text.text()[start..end], language).into_iter().any(|ending| {
        // «TeslaS» is another name: an ending is written small.
        let at = end + ending.len();
        after.starts_with(ending)
            && !text.original()[text.start(end)..text.end(at)].contains(char::is_uppercase)
            && ends_at(at)
    })
}

/// The endings that a name may carry in the text, outside the link (rule 5).
fn endings_after(name: &str, language: Language) -> Vec<&'static str> {
    let last = name.chars().next_back().unwrap_or(' ');
    if !last.is_alphanumeric() {
        return Vec::new();
    }
    match language {
        Language::German => {
            let mut endings = noun_endings(name).to_vec();
            // After these only an apostrophe is left to say the genitive, and it ends the word.
            if !matches!(last, 's' | 'x' | 'z' | 'ß') {
                endings.extend(["s", "'s"]);
            }
            endings
        }
        Language::English => vec!["'s", "'d", "'ll", "'re", "'ve"],
        Language::Other => Vec::new(),
    }
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
    if language == Language::Other {
        return true;
    }
    // «„Twitter“-ähnlich» compares as «Twitter-ähnlich» does.
    let unquoted = rest.trim_start_matches(['"', '\'', '“', '”', '»', '«', '›', '‹']);
    match unquoted.strip_prefix('-') {
        Some(compound) => !compares(compound, language),
        None => true,
    }
}

/// Whether a hyphen compound, given from after its first hyphen, is a comparison (rule 4). Where the
/// compound is suspended («Twitter- und Facebook-ähnlich»), the one that completes it decides.
fn compares(compound: &str, language: Language) -> bool {
    let german = language == Language::German;
    let compares = |token: &str| {
        let end = token.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(token.len());
        token[..end].split('-').any(|part| is_comparison(part, german))
    };
    if compound.starts_with(char::is_alphanumeric) {
        return compares(compound);
    }
    if compound.starts_with('-') {
        return false; // a dash
    }
    const CONNECTORS: &[&str] = &["und", "oder", "bzw.", "sowie", "und/oder", "and", "or", "and/or", ",", "/", "&"];
    compound
        .split(' ')
        .filter(|token| !token.is_empty())
        .take(8)
        .find(|token| !CONNECTORS.contains(token) && !token.trim_end_matches(',').ends_with('-'))
        .and_then(|token| token.split_once('-'))
        .is_some_and(|(_, tail)| compares(tail))
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

    #[test]
    fn the_primary_language_of_a_tag_chooses_the_rules() {
        assert_eq!(Language::of("de"), Language::German);
        assert_eq!(Language::of("DE-CH"), Language::German);
        assert_eq!(Language::of("en_GB"), Language::English);
        assert_eq!(Language::of("den"), Language::Other);
        assert_eq!(Language::of(""), Language::Other);
    }

    #[test]
    fn names_that_begin_with_adjectives_take_their_endings() {
        assert_eq!(
            german_forms("deutsche bank"),
            ["deutschen bank", "deutscher bank", "deutsches bank", "deutschem bank"]
        );
        assert!(german_forms("große nationale versammlung").contains(&"großen nationalen versammlung".to_owned()));
    }

    #[test]
    fn an_office_takes_a_genitive_inside_its_name() {
        assert_eq!(german_forms("ministerium für handel"), ["ministeriums für handel"]);
        assert!(
            german_forms("chinesisches ministerium für handel")
                .contains(&"chinesischen ministeriums für handel".to_owned())
        );
    }

    #[test]
    fn other_names_have_one_form() {
        for name in ["tesla", "peter müller", "li auto", "apple music", "leon technology", "neue"] {
            assert!(german_forms(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn short_names_and_capitals_have_exact_case() {
        for name in ["Nio", "Yu", "DJI", "CFIUS", "NS-CMIC", "EO 13942", "3M"] {
            assert!(has_exact_case(name), "{name}");
        }
        for name in ["Tesla", "Li Auto", "TikTok", "字节跳动"] {
            assert!(!has_exact_case(name), "{name}");
        }
    }
}
