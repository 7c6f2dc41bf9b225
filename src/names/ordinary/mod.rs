//! Rule 7, names that words, people and places have too: «Target», «Signal», «Cooper», «Hartford».
//!
//! What a document says in small letters («a sales target») is an ordinary word in it, and a frequent word is one in every
//! document of its language. The name of a firm counts there only where the words beside it speak for it; what they leave
//! open needs a surer mention in the document, and what they explain otherwise («Trafalgar Square») counts nowhere.
//!
//! In English a capital letter speaks for a name, but not for whose it is: people and places have it too. What only firms have
//! («shares of Target») tells. German writes every noun with a capital letter; what gives it away is the word before it («ein
//! Signal»).

mod also;
mod attributes;
mod corporate;
mod english;
mod german;
mod kinds;
mod lands;
mod longer;
mod others;
mod place;
mod romance;
mod slavic;
mod slavic_words;
mod small;
mod trade;
mod words;

use std::ops::Range;

use crate::names::common::{self, is_common, is_determiner};
use crate::names::fold::Folded;
use crate::names::language::Language;
pub use crate::names::ordinary::also::{Also, is_ordinary};
pub use crate::names::ordinary::corporate::{heads_firm, is_called_so, is_memorial, is_named_after, is_only_of_firms};
pub use crate::names::ordinary::lands::{begins_place, is_of_peoples};
pub use crate::names::ordinary::longer::is_in_phrase;
use crate::names::ordinary::place::Place;
pub use crate::names::ordinary::place::{Reading, without_genitive};
pub use crate::names::ordinary::words::is_place;
use crate::names::titles::is_legal_form;
use crate::names::word::Word;

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

/// Whether a folded word before a name tells what a firm or a paper is: «der Hersteller Tesla», «the retailer Target».
pub fn is_firm_noun(word: &str, language: Language) -> bool {
    match language {
        Language::German => german::is_firm_noun(word),
        Language::Romance => romance::is_firm_noun(word),
        _ => trade::is_firm_noun(word),
    }
}

/// Whether a folded word is a German noun that ends with a frequent one, and so names nobody: «Coronakrise», «Corona-Hilfen».
/// What ends with a common word may: «EU-Kommission», «Commerzbank».
pub fn is_german_compound(word: &str) -> bool {
    german::is_noun(word) && !is_common(word) && !common::words().iter().any(|common| word.ends_with(common))
}

/// Whether a folded word is a frequent German noun itself: what only ends with one may be a given name.
pub fn is_german_noun(word: &str) -> bool {
    words::is_german(word)
}

/// Whether a folded word stands before German nouns: «der», «jeden».
pub fn is_german_determiner(word: &str) -> bool {
    german::is_determiner(word)
}

/// Reads a name at `start..end` of the folded text, and tells what it is in every text of the language; one of several words is
/// a name, but for an article and a word («The Sun»).
pub fn read(text: &Folded, start: usize, end: usize, language: Language) -> (Reading, Also) {
    let words = &text.searched()[start..end];
    let (word, article) = match words.split_once(' ') {
        None => (start, None),
        Some((article, word)) if is_determiner(article) && !word.contains(' ') => (end - word.len(), Some(start)),
        _ if has_form(text, end) => return (Reading::Firm, Also::default()),
        _ => return (Reading::Name, Also::default()),
    };
    let name = &words[word - start..];
    // What a list of common words calls weak needs a surer mention anyway, and takes an article.
    if is_common(name) {
        return (Reading::Name, Also::default());
    }
    let also = Also::of_word(name, language);
    let place = Place {
        text,
        name: Word { text: name, start: word, is_capital: true },
        before: Word::before(text, word),
        after: Word::after(text, end),
        tail: text.text()[end..].trim_start_matches(['"', '\'']).strip_prefix('-'),
        article,
        also,
    };
    let reading = match language {
        _ if place.is_label() => Reading::Label,
        Language::German => german::reading(&place),
        Language::English => english::reading(&place, language),
        Language::Romance => romance::reading(&place),
        _ if kinds::says_firm(&place, language) => Reading::Firm,
        Language::Dutch | Language::Nordic | Language::Turkish => small::reading(&place, language),
        Language::Russian | Language::Ukrainian => slavic::reading(&place, language),
        // Of other languages the program knows no words that speak for a name: what nothing speaks against is one.
        _ => match english::reading(&place, language) {
            Reading::Name | Reading::Bare => Reading::Sure,
            reading => reading,
        },
    };
    (reading, also)
}

/// Whether a legal form follows: «De Benedetti SpA».
fn has_form(text: &Folded, end: usize) -> bool {
    Word::after(text, end).is_some_and(|word| word.is_capital && is_legal_form(word.bare()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn read_at(text: &Folded, start: usize, language: Language) -> Reading {
        let end = start + text.text()[start..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.text().len() - start);
        super::read(text, start, end, language).0
    }

    #[track_caller]
    fn read(language: Language, reading: Reading, sentences: &[&str]) {
        for words in sentences {
            let text = fold(words);
            let start = text.text().find("target").expect("the text has the word");
            assert_eq!(read_at(&text, start, language), reading, "{words}");
        }
    }

    #[test]
    fn in_the_midst_of_an_english_sentence_something_beside_it_tells() {
        let names = ["shoppers at Target paid", "so Target CEO", "so the Target store", "of Target's chief"];
        read(Language::English, Reading::Name, &names);
        read(Language::English, Reading::Bare, &["so, CEO Target", "he saw Target", "of Target's"]);
        read(Language::English, Reading::Told, &["at Target Inc", "Target Corp. paid", "so Target Group"]);
        read(Language::English, Reading::Firm, &["so the retailer Target", "so a firm called Target"]);
        let examples = ["retailers such as Target", "firms like Target", "so Target (NYSE: TGT) paid"];
        read(Language::English, Reading::Firm, &examples);
    }

    #[test]
    fn what_only_firms_have_is_sure() {
        let owned = ["a share of Target", "the CEO of Target", "a stake in Target", "the takeover of Target"];
        read(Language::English, Reading::Sure, &owned);
        let owners =
            ["Target shareholders met", "so Target's earnings", "He acquired Target", "Best Motors and Target"];
        read(Language::English, Reading::Sure, &owners);
        let german = ["ein Target-Chef", "die Aktien von Target", "ein Sprecher des Target", "Anbieter wie Target"];
        read(Language::German, Reading::Sure, &german);
    }

    #[test]
    fn a_place_is_where_something_is() {
        let of_phoenix = |words: &str| {
            let text = fold(words);
            let start = text.text().find("phoenix").expect("the text has the word");
            read_at(&text, start, Language::English)
        };
        for words in ["in Phoenix", "near Phoenix", "so Phoenix, Arizona", "PHOENIX (AP) - So", "a Phoenix-based firm"]
        {
            assert_eq!(of_phoenix(words), Reading::Located, "{words}");
        }
        for words in ["so Phoenix agreed", "so Phoenix customers", "he invested in Phoenix"] {
            assert_eq!(of_phoenix(words), Reading::Name, "{words}");
        }
    }

    #[test]
    fn at_the_head_of_an_english_sentence_it_has_to_act() {
        let acting = ["Target paid.", "So. Target owned it.", "Target, which paid", "Target and Shell met."];
        read(Language::English, Reading::Name, &acting);
        read(Language::English, Reading::Unclear, &["Target: 5", "He paid. Target prices rose.", "Target and place"]);
    }

    #[test]
    fn beside_capitals_it_is_a_part_of_another_english_name() {
        let parts = [
            "see THE TARGET OF", "at TARGET OF ALL", "at Target Valley", "a Target-Practice", "the Target-of-all",
            "the Target of the East", "with Target & Co", "it hit his Target", "a pre-Target report",
        ];
        read(Language::English, Reading::Part, &parts);
        let tails = ["at Trafalgar Target", "the Master of Target", "in The Target", "at the House of the Target"];
        read(Language::English, Reading::Tail, &tails);
        let nouns = ["it hit a Target.", "it hit the Target and", "it hit the first Target"];
        read(Language::English, Reading::Noun, &nouns);
        read(Language::English, Reading::Name, &["a Target-owned house", "the new Target store"]);
    }

    #[test]
    fn before_a_telephone_number_or_an_address_it_is_a_label() {
        let labels = [
            "Target: (202) 555-0123",
            "Office: 1 Target: 202-555-0123",
            "Target: 202.555.0123",
            "Target: +49 30 1234567",
            "Target: 030 1234567",
            "Target: press@example.org",
            "Target: https://example.org",
            "Target: ____",
            "Target:",
            "his Target (202) 555-0123",
            "Target +1 202 555 0123",
        ];
        for language in [Language::English, Language::German] {
            read(language, Reading::Label, &labels);
        }
        let others =
            ["at Target: 27.50 euros", "at Target: 1.234.567 cars", "at Target: 2020 to 2024", "at Target: it paid"];
        read(Language::English, Reading::Bare, &others);
        read(Language::English, Reading::Bare, &["at Target (1995 to 2024)", "at Target 2021 and 2022"]);
    }

    #[test]
    fn the_word_before_gives_a_german_noun_away() {
        let words = ["ein Target", "keine Target", "mehrere Target", "ein klares Target", "Kein Target"];
        read(Language::German, Reading::Word, &words);
        let nouns = ["das Target", "im Target", "das neueste Target", "das starke Target", "Das Target"];
        read(Language::German, Reading::Noun, &nouns);
        read(Language::German, Reading::Part, &["persönlichem Target"]);
        read(Language::German, Reading::Tail, &["das Persönliche Target", "der Rheinischen Target"]);
        read(Language::German, Reading::Unclear, &["ohne Target", "5000 Target", "und Target von Waren"]);
        read(Language::German, Reading::Name, &["bei Target", "Laut Target", "die von Target"]);
        read(Language::German, Reading::Firm, &["der Handelskonzern Target", "die Target AG", "des Händlers Target"]);
    }

    #[test]
    fn what_follows_a_german_noun_may_continue_it() {
        read(Language::German, Reading::Part, &["das Target-up", "ein Target-of-Flight-Gerät"]);
        read(Language::German, Reading::Unclear, &["bei Target Xanadu", "das Target-Verfahren", "ohne Target"]);
        read(Language::German, Reading::Tail, &["zwischen Target Madrid und"]);
        read(Language::German, Reading::Longer, &["die Target Deutschland und"]);
    }

    #[test]
    fn a_number_heads_a_german_sentence_as_a_number() {
        let of_three = |words: &str| {
            let text = fold(words);
            let start = text.text().find("drei").expect("the text has the word");
            read_at(&text, start, Language::German)
        };
        assert_eq!(of_three("Er ging. Drei Menschen kamen."), Reading::Part);
        assert_eq!(of_three("Er ging. Drei weitere kamen."), Reading::Unclear);
        assert_eq!(of_three("Der Betreiber Drei schwieg."), Reading::Firm);
    }
}
