//! The different words of a dossier by number, and the words of each document by these numbers.

use std::collections::HashMap;

use rayon::prelude::*;

use super::tokens::{DocumentTokens, Uses};

/// Tokens are made for this many documents at a time, to keep memory small.
const TOKENS_AT_A_TIME: usize = 256;

/// The different words of all documents, and which of them each document has.
#[derive(Default)]
pub struct Vocabulary {
    /// BCP 47 tags of the languages.
    pub languages: Vec<String>,
    /// The words, in the order in which they first appear.
    pub words: Vec<Word>,
    /// The words of each document.
    pub documents: Vec<Numbered>,
    pub lengths: Vec<Lengths>,
}

/// A word in a language: what is analysed once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// In lower case, accents kept.
    pub text: Box<str>,
    /// Its language, by its place in [`Vocabulary::languages`].
    pub language: usize,
    /// Whether it is several words that a hyphen joins.
    pub joined: bool,
}

/// The words of a document by their numbers, without their letters.
#[derive(Default)]
pub struct Numbered {
    /// Places in [`Vocabulary::words`].
    pub words: Vec<u32>,
    /// Where each of them stands.
    pub uses: Uses,
}

impl Vocabulary {
    /// Numbers the words of `count` documents. The tokens of a document are needed for a moment only, so they are made for
    /// some at a time.
    ///
    /// # Errors
    /// What `tokens` reports first.
    pub fn of<E: Send>(
        count: usize,
        tokens: impl Fn(usize) -> Result<DocumentTokens, E> + Sync,
    ) -> Result<Vocabulary, E> {
        let mut vocabulary = Vocabulary { documents: Vec::with_capacity(count), ..Vocabulary::default() };
        let mut numbers: HashMap<String, [HashMap<Box<str>, u32>; 2]> = HashMap::new();
        for start in (0..count).step_by(TOKENS_AT_A_TIME) {
            let range = start..count.min(start + TOKENS_AT_A_TIME);
            let made: Vec<DocumentTokens> = range.into_par_iter().map(&tokens).collect::<Result<_, E>>()?;
            for tokens in made {
                if !numbers.contains_key(&tokens.language) {
                    numbers.insert(tokens.language.clone(), Default::default());
                    vocabulary.languages.push(tokens.language.clone());
                }
                let language = vocabulary.languages.iter().position(|tag| *tag == tokens.language).unwrap_or(0);
                let numbers = numbers.get_mut(&tokens.language).expect("the language was just put there");
                let mut document = Numbered::default();
                document.words.reserve_exact(tokens.count as usize);
                for token in tokens.iter() {
                    let numbers = &mut numbers[usize::from(token.joined)];
                    let number = numbers.get(token.word).copied().unwrap_or_else(|| {
                        let text: Box<str> = token.word.into();
                        numbers.insert(text.clone(), vocabulary.words.len() as u32);
                        vocabulary.words.push(Word { text, language, joined: token.joined });
                        vocabulary.words.len() as u32 - 1
                    });
                    document.words.push(number);
                    document.uses.push(token.uses);
                }
                document.uses.shrink();
                vocabulary.documents.push(document);
                vocabulary.lengths.push(Lengths { body: tokens.body_length, title: tokens.title_length });
            }
        }
        Ok(vocabulary)
    }
}

/// How many words a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    pub body: u32,
    pub title: u32,
}
