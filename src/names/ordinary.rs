//! Rule 7, names that are ordinary words too: «Target», «Shell», «Signal».
//!
//! What a document says in small letters («a sales target») is an ordinary word in it, and a frequent English word is one in
//! every English document. A capital letter speaks for the name only where nothing else explains it: not at the head of a
//! sentence, and not in the midst of a longer name («Trafalgar Square»). German writes every noun with a capital letter; what
//! gives it away is the word before it («ein Signal»).

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::names::capitals::is_capital_at;
use crate::names::context::Word;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::titles::{is_company_word, is_form_of_address, is_office, is_person_noun, opens_sentence};

/// How a name of one word reads where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As a name, whatever else the word means.
    Name,
    /// As either: the first word of a sentence has a capital anyway, and a capital after it may belong to it.
    Unclear,
    /// Where the word is an ordinary one too, as a part of another name, or as a noun with its article.
    Part,
    /// As a word.
    Word,
}

/// One place where the words of a name stand as ordinary words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrdinaryUse {
    /// The name, by its place in the index.
    pub name: u32,
    /// The place in the text, in bytes.
    pub range: Range<usize>,
    /// Whether they stand there as a German noun, and not in small letters.
    pub is_noun: bool,
}

/// Whether a folded word is an ordinary one in every document of the language: a frequent English word, a German number.
pub fn is_ordinary(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_english(word),
        Language::German => NUMBERS.contains(&word),
        _ => false,
    }
}

const NUMBERS: &[&str] =
    &["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "hundert", "tausend"];

fn is_english(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words =
        WORDS.get_or_init(|| include_str!("english-words.txt").lines().filter(|line| !line.starts_with('#')).collect());
    words.contains(word)
}

/// Reads the name of one word at `start..end` of the folded text.
pub fn reading(text: &Folded, start: usize, end: usize, language: Language) -> Reading {
    let before = Word::before(text, start);
    let after = Word::after(text, end);
    if language == Language::German {
        return german(text, start, end, before, after);
    }
    let capitals = |word: &Word| {
        let original = text.range(word.start, word.start + word.text.len()).map(|range| &text.original()[range]);
        original.is_some_and(|word| word.chars().nth(1).is_some() && !word.contains(char::is_lowercase))
    };
    let name = Word { text: &text.text()[start..end], start, is_capital: is_capital_at(text, start) };
    let is_shouted = capitals(&name) && [&before, &after].into_iter().flatten().any(capitals);
    // «Target's chief»
    let joins = |word: &Word| {
        let bare = word.bare();
        word.is_capital && !opens_sentence(bare) && !is_person_noun(bare, language) && !bare.contains('\'')
    };
    // «President Ford», «J. Ford», and the end of the sentence before
    let joins_before = |word: &Word| {
        let bare = word.bare();
        joins(word) && !word.text.ends_with('.') && !is_office(bare) && !is_form_of_address(bare)
    };
    if after.as_ref().is_some_and(|word| word.is_capital && is_company_word(word.bare())) {
        Reading::Name
    } else if is_shouted || before.as_ref().is_some_and(joins_before) {
        Reading::Part
    } else if after.as_ref().is_some_and(joins) || name.heads_sentence(text) && !acts(text, end, after) {
        Reading::Unclear
    } else {
        Reading::Name
    }
}

/// Whether what follows the first word of an English sentence makes a name of it: «Target said», «Target, the chain», «Target
/// and Walmart».
fn acts(text: &Folded, end: usize, after: Option<Word>) -> bool {
    let Some(word) = after else { return text.text()[end..].starts_with(',') };
    match word.bare() {
        "and" | "or" => Word::after(text, word.start + word.text.len()).is_some_and(|word| word.is_capital),
        bare => bare.ends_with("ed") || VERBS.contains(&bare),
    }
}

/// What firms do, where it does not end with `ed`.
const VERBS: &[&str] = &[
    "bought", "buys", "cut", "denies", "fell", "gave", "held", "lost", "made", "makes", "owns", "paid", "pays", "said",
    "says", "sold", "sells", "sent", "sued", "told", "took", "won",
];

fn german(text: &Folded, start: usize, end: usize, before: Option<Word>, after: Option<Word>) -> Reading {
    // «ein Tesla-Werk» is the plant, «einen Porsche 911» a thing with that name.
    let is_joined = text.text()[end..].trim_start_matches(['"', '\'']).starts_with('-');
    let is_product = after.is_some_and(|word| word.text.contains(|c: char| c.is_ascii_digit()));
    let name = Word { text: &text.text()[start..end], start, is_capital: true };
    match before {
        _ if is_joined || is_product => Reading::Name,
        Some(word) if INDEFINITE.contains(&word.text) => Reading::Word,
        Some(word) if DEFINITE.contains(&word.text) => Reading::Part,
        None if name.heads_sentence(text) => Reading::Unclear,
        _ => Reading::Name,
    }
}

/// What never stands right before the name of a company, in any of its forms.
const INDEFINITE: &[&str] = &[
    "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "etliche", "irgendein", "irgendeine",
    "irgendeinem", "irgendeinen", "irgendeiner", "jede", "jedem", "jeden", "jeder", "jedes", "jegliche", "jeglichem",
    "jeglichen", "jeglicher", "jegliches", "jene", "jenem", "jenen", "jener", "jenes", "kein", "keine", "keinem",
    "keinen", "keiner", "keines", "keinerlei", "manche", "manchem", "manchen", "mancher", "mehrere", "mehreren",
    "viele", "vielen", "welche", "welchem", "welchen", "welcher", "welches", "wenige", "wenigen", "zwei",
];

const DEFINITE: &[&str] = &[
    "am", "ans", "aufs", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser",
    "dieses", "durchs", "fürs", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "sein", "seine", "seinem",
    "seinen", "seiner", "unser", "unsere", "unserem", "unseren", "unserer", "ums", "vom", "zum", "zur",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn of_target(words: &str, language: Language) -> Reading {
        let text = fold(words);
        let start = text.text().find("target").expect("the text has the word");
        reading(&text, start, start + 6, language)
    }

    #[test]
    fn in_the_midst_of_an_english_sentence_a_capital_tells() {
        for words in
            ["shoppers at Target paid", "Target Inc", "The Target", "CEO Target", "in May Target", "Target CEO"]
        {
            assert_eq!(of_target(&format!("so, {words}"), Language::English), Reading::Name, "{words}");
        }
    }

    #[test]
    fn at_the_head_of_a_sentence_and_beside_capitals_it_does_not() {
        for words in ["Target paid.", "So. Target owned it.", "Target, the chain", "Target and Shell met."] {
            assert_eq!(of_target(words, Language::English), Reading::Name, "{words}");
        }
        for words in ["Target: 5", "He paid. Target prices rose.", "see a Target Practice", "Target and place"] {
            assert_eq!(of_target(words, Language::English), Reading::Unclear, "{words}");
        }
        for words in ["Trafalgar Target", "THE TARGET OF", "at TARGET OF ALL"] {
            assert_eq!(of_target(&format!("see {words}"), Language::English), Reading::Part, "{words}");
        }
    }

    #[test]
    fn the_word_before_gives_a_german_noun_away() {
        for words in ["ein Target", "keine Target", "mehrere Target"] {
            assert_eq!(of_target(words, Language::German), Reading::Word, "{words}");
        }
        for words in ["das Target", "im Target"] {
            assert_eq!(of_target(words, Language::German), Reading::Part, "{words}");
        }
        for words in ["bei Target", "ein Target-Laden", "einen Target 911", "laut Target"] {
            assert_eq!(of_target(words, Language::German), Reading::Name, "{words}");
        }
        assert_eq!(of_target("Target zahlt.", Language::German), Reading::Unclear);
    }
}
