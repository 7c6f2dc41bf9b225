//! Where a name of one word stands, and how it reads there.

use crate::names::capitals::is_capital_at;
use crate::names::fold::{DASH, Folded};
use crate::names::ordinary::also::Also;
use crate::names::word::Word;

/// How a name of one word reads where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As that of a firm, by the words beside it: «Target Corporation», «the retailer Target».
    Firm,
    /// As that of a firm by what only firms have: «shares of Target», «Target shareholders».
    Sure,
    /// As a name, by what stands beside it: «Target said», «a deal with Target». People and places do the same.
    Name,
    /// As a name by its capital letter alone, or as a word that has one.
    Bare,
    /// As the place of that name: «in Phoenix», «Phoenix, Arizona».
    Located,
    /// As either, and something speaks against a name.
    Unclear,
    /// Where the word is an ordinary one too, as a noun with its article. In German some firms have one too.
    Noun,
    /// As a noun with its article, by words that stand beside papers: «told the Guardian». The article may belong to the name.
    Cited,
    /// As the name of a paper or of a group of firms: «the Guardian newspaper», «Target Group».
    Told,
    /// Where the word is an ordinary one too, as the beginning of a longer name of a firm, perhaps of another one: «Delta
    /// Motors». A document may shorten it so.
    Longer,
    /// Where the word is an ordinary one too, as a part of another name, or as a word.
    Part,
    /// The same, as the end of another name that the document may shorten to it: «Manchester United».
    Tail,
    /// As a part of the name of something else, whatever the word is: «the Department of Commerce», «auf der Titanic».
    Other,
    /// The same, but nothing follows for other places: «Wacker Innsbruck», «Telekom-Branche».
    Aside,
    /// As a word.
    Word,
    /// As something else that needs no list to be it, whatever the word is: the label of a telephone number, an address or an empty
    /// field («Cell: (202) 555-0123»), a German town («in Ried»).
    Label,
}

/// A name of one word with what stands beside it.
pub(super) struct Place<'t> {
    pub(super) text: &'t Folded<'t>,
    pub(super) name: Word<'t>,
    pub(super) before: Option<Word<'t>>,
    pub(super) after: Option<Word<'t>>,
    /// The text from after its hyphen, where it heads a compound.
    pub(super) tail: Option<&'t str>,
    /// Where the article begins that is a part of the name.
    pub(super) article: Option<usize>,
    pub(super) also: Also,
}

impl<'t> Place<'t> {
    /// Whether the sentence begins with the name.
    pub(super) fn heads_sentence(&self) -> bool {
        let start = self.article.unwrap_or(self.name.start);
        let is_first = Word { text: "", start, is_capital: true }.heads_sentence(self.text);
        let before = self.text.text()[..start].trim_end();
        // «- Next week»: some write a dash as a hyphen.
        is_first || before.ends_with(DASH) || before.ends_with('-') && self.text.text()[..start].ends_with(' ')
    }

    /// Whether what follows is no text, but what the name labels.
    pub(super) fn is_label(&self) -> bool {
        let rest = &self.text.text()[self.end()..];
        match rest.strip_prefix(':') {
            Some(rest) => {
                let rest = rest.trim_start();
                let first = rest.split_whitespace().next().unwrap_or_default();
                let is_address =
                    first.contains('@') || ["http:", "https:", "www."].iter().any(|start| first.starts_with(start));
                first.is_empty() || first.starts_with("__") || is_address || is_telephone(rest)
            }
            None => rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(['(', '+']) && is_telephone(rest)),
        }
    }

    /// Whether a small number follows, as games, lists and channels have: «Halo 2», «Options 2 and 4», «Puls 4»; not one that
    /// counts what comes next: «left Target 2 years ago».
    pub(super) fn is_numbered(&self) -> bool {
        let Some(number) = &self.after else { return false };
        let bare = number.bare();
        let is_small = (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
        let next = self.second_after(number).filter(|_| number.text == bare);
        let counts = |word: &Word| {
            let is_verb = matches!(word.bare(), "has" | "is" | "was");
            word.text.ends_with('%') || !is_verb && word.bare().ends_with('s') || COUNTED.contains(&word.bare())
        };
        is_small && !number.text.contains('%') && !next.is_some_and(|word| counts(&word))
    }

    /// Where the name ends.
    pub(super) fn end(&self) -> usize {
        self.name.start + self.name.text.len()
    }

    /// The part of its compound that stands before the name.
    pub(super) fn first_part(&self) -> Option<&'t str> {
        let before = self.text.text()[..self.name.start].strip_suffix('-')?;
        before.rsplit(|c: char| !c.is_alphanumeric()).next()
    }

    /// «Standard & Poor's»
    pub(super) fn is_joined_by_ampersand(&self) -> bool {
        self.text.text()[self.end()..].starts_with(" &")
    }

    /// «Marks & Spencer»
    pub(super) fn follows_ampersand(&self) -> bool {
        self.text.text()[..self.name.start].ends_with(" & ")
    }

    /// The word before one that stands before the name.
    pub(super) fn second_before(&self, word: &Word<'_>) -> Option<Word<'t>> {
        Word::before(self.text, word.start)
    }

    /// The word after one that stands after the name.
    pub(super) fn second_after(&self, word: &Word<'_>) -> Option<Word<'t>> {
        Word::after(self.text, word.start + word.text.len())
    }

    /// The word that a list has before the name: parted from it by such a word («and») or by one of these signs.
    pub(super) fn listed_before(&self, joins: impl Fn(&str) -> bool, signs: &[&str]) -> Option<Word<'t>> {
        match &self.before {
            Some(word) if joins(word.text) => self.second_before(word),
            Some(_) => None,
            None => {
                let before = &self.text.text()[..self.name.start];
                let before = signs.iter().find_map(|sign| before.strip_suffix(sign))?;
                Word::ending(self.text, before.len())
            }
        }
    }

    /// The word that a list has after the name: parted from it by such a word («and») or by a comma.
    pub(super) fn listed_after(&self, joins: impl Fn(&str) -> bool) -> Option<Word<'t>> {
        match &self.after {
            Some(word) if joins(word.text) => self.second_after(word),
            Some(_) => None,
            None if self.text.text()[self.end()..].starts_with(", ") => Word::after(self.text, self.end() + 1),
            None => None,
        }
    }

    /// The word before the list whose last name so far it is, which may have names of one word before it that these signs part.
    pub(super) fn before_list(&self, signs: &[&str]) -> Option<Word<'t>> {
        const MOST_NAMES: usize = 6;
        let mut start = self.name.start;
        for _ in 0..MOST_NAMES {
            let before = &self.text.text()[..start];
            let list = signs.iter().find_map(|sign| before.strip_suffix(sign));
            let name = list.and_then(|list| Word::ending(self.text, list.len())).filter(|word| word.is_capital);
            match name {
                Some(name) => start = name.start,
                None => break,
            }
        }
        Word::before(self.text, start)
    }

    /// Whether a word of some letters has no small one.
    pub(super) fn is_in_capitals(&self, word: &Word<'_>) -> bool {
        let original =
            self.text.range(word.start, word.start + word.text.len()).map(|range| &self.text.original()[range]);
        original.is_some_and(|word| word.chars().nth(1).is_some() && !word.contains(char::is_lowercase))
    }

    /// The parts of the compound after the name.
    pub(super) fn parts(&self) -> Vec<Word<'t>> {
        let tail = self.tail.unwrap_or_default();
        let mut start = self.text.text().len() - tail.len();
        let mut parts = Vec::new();
        for part in tail[..end_of_compound(tail)].split('-') {
            if !part.is_empty() {
                parts.push(Word { text: part, start, is_capital: is_capital_at(self.text, start) });
            }
            start += part.len() + 1;
        }
        parts
    }
}

/// What numbers count, without the ending of a plural.
const COUNTED: &[&str] = &[
    "billion", "billionen", "dollar", "euro", "franken", "jahre", "jahren", "mal", "men", "milliarden", "million",
    "millionen", "mio", "people", "per", "percent", "prozent", "trillion", "uhr", "women",
];

/// Whether a text begins with a telephone number: seven digits and more with the signs that part them there, which are not those
/// of a large number.
fn is_telephone(text: &str) -> bool {
    const SIGNS: [char; 8] = [' ', '(', ')', '+', '-', '.', '/', DASH];
    let number = &text[..text.find(|c: char| !c.is_ascii_digit() && !SIGNS.contains(&c)).unwrap_or(text.len())];
    let number = number.trim_end_matches(SIGNS);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_parted = number.contains(['(', '+', '-', '/', DASH]);
    let dots = number.matches('.').count();
    let is_grouped = dots > 0 && number.split('.').skip(1).all(|group| group.len() == 3);
    digits >= 7 && (is_parted || dots >= 2 && !is_grouped || dots == 0 && number.starts_with('0'))
}

/// Whether a word is the designation of a model, with letters and digits: «F-250», «A4»; no ordinal («118th») and no decade
/// («1990s»).
pub(super) fn is_designation(word: &str) -> bool {
    const LONGEST: usize = 6;
    word.len() <= LONGEST
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A word alone: «Inc.'s» is «Inc».
pub fn without_genitive<'t>(word: &Word<'t>) -> &'t str {
    let bare = word.bare();
    bare.strip_suffix("'s").map_or(bare, |bare| bare.trim_end_matches('.'))
}

fn end_of_compound(tail: &str) -> usize {
    tail.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(tail.len())
}
