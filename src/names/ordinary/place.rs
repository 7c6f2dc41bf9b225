//! Where a name of one word stands, and how it reads there.

use crate::names::capitals::is_capital_at;
use crate::names::context::Word;
use crate::names::fold::{DASH, Folded};

/// How a name of one word reads where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As that of a firm, by the words beside it: «Target Corporation», «the retailer Target».
    Firm,
    /// As a name, whatever else the word means.
    Name,
    /// As either: the first word of a sentence has a capital anyway.
    Unclear,
    /// Where the word is an ordinary one too, as a noun with its article. In German some firms have one too.
    Noun,
    /// Where the word is an ordinary one too, as a part of another name, or as a word.
    Part,
    /// The same, as the end of another name that the document may shorten to it: «Manchester United».
    Tail,
    /// As a word.
    Word,
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
}

impl<'t> Place<'t> {
    /// Whether the sentence begins with the name.
    pub(super) fn heads_sentence(&self) -> bool {
        let start = self.article.unwrap_or(self.name.start);
        let is_first = Word { text: "", start, is_capital: true }.heads_sentence(self.text);
        is_first || self.text.text()[..start].trim_end().ends_with(DASH)
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

    /// The word before one that stands before the name.
    pub(super) fn second_before(&self, word: &Word<'_>) -> Option<Word<'t>> {
        Word::before(self.text, word.start)
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

fn end_of_compound(tail: &str) -> usize {
    tail.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(tail.len())
}
