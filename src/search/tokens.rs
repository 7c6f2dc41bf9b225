//! The words of one document, with the fields and the paragraphs where they stand. They depend on nothing but the
//! document and the names of those that it links, so that most edits leave the tokens of all other documents as they are.

use std::borrow::Cow;
use std::collections::HashMap;

use super::words::words;
use crate::model::{Article, Document, Entity, Speaker, SpeakerName, Stated};

/// The fields of a document other than its body, one bit each.
pub mod field {
    /// The title, or the name of an entity.
    pub const TITLE: u8 = 1;
    /// Other names.
    pub const NAMES: u8 = 2;
    /// The summary.
    pub const SUMMARY: u8 = 4;
    /// Headings.
    pub const HEADINGS: u8 = 8;
    /// Claims, events, remarks at relations.
    pub const STATEMENTS: u8 = 16;
    /// What the catalogue says of the source: headline, authors, outlet; citations and identifiers.
    pub const RECORD: u8 = 32;
}

/// The words of one document, each once, in the order in which they first appear.
///
/// `serve` keeps them for every document, so they are packed: for each word its length and letters, then its `Use`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentTokens {
    packed: Vec<u8>,
    /// How many words there are.
    pub count: u32,
    /// BCP 47 tag of the language in which they are stemmed.
    pub language: String,
    /// Words of the body.
    pub body_length: u32,
    /// Words of the title.
    pub title_length: u32,
}

/// A word of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// In lower case, accents kept.
    pub word: &'a str,
    /// Whether it is several words that a hyphen joins (see [`words`]).
    pub joined: bool,
    /// Where it stands.
    pub uses: Use<'a>,
}

/// Where a word stands in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'a> {
    /// The fields other than the body.
    pub fields: u8,
    /// For each occurrence in the body the number of its passage, 0 where a text has no number, modulo [`PASSAGES`].
    pub passages: &'a [u8],
}

/// Uses of words without the words, packed: the fields, how many occurrences there are, their passages.
#[derive(Clone, Debug, Default)]
pub struct Uses(Vec<u8>);

/// More occurrences in one document than this count as this many.
pub const MOST_OCCURRENCES: usize = 15;
/// Passages are only compared with each other, to see which words stand together: so many numbers are enough.
pub const PASSAGES: u32 = 32;
/// The bit beside the fields that marks a joined word.
const JOINED: u8 = 0x80;

impl DocumentTokens {
    /// All words.
    pub fn iter(&self) -> impl Iterator<Item = Token<'_>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let length = usize::from(*self.packed.get(at)?);
            let word = std::str::from_utf8(&self.packed[at + 1..at + 1 + length]).unwrap_or_default();
            let (start, joined) = (at + 1 + length, self.packed[at + 1 + length] & JOINED != 0);
            let uses = Use::at(&self.packed, start);
            at = start + uses.size();
            Some(Token { word, joined, uses })
        })
    }
}

impl<'a> Use<'a> {
    fn at(packed: &'a [u8], start: usize) -> Use<'a> {
        let end = start + 2 + usize::from(packed[start + 1]);
        Use { fields: packed[start] & !JOINED, passages: &packed[start + 2..end] }
    }

    fn size(&self) -> usize {
        2 + self.passages.len()
    }
}

impl Uses {
    /// Adds a use.
    pub fn push(&mut self, uses: Use<'_>) {
        self.0.extend([uses.fields, uses.passages.len() as u8]);
        self.0.extend(uses.passages);
    }

    /// The place of each use in order; by it the use is found again.
    pub fn places(&self) -> impl Iterator<Item = u32> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let place = next;
            next += (place < self.0.len()).then(|| Use::at(&self.0, place).size())?;
            Some(place as u32)
        })
    }

    /// A use by its place.
    pub fn at(&self, place: u32) -> Use<'_> {
        Use::at(&self.0, place as usize)
    }

    /// Gives back memory that no use needs.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

/// Collects the words of a document. `texts` are its text blocks as readers see them (`link::shown::shown_texts`): where an
/// author wrote `[[slug]]` they have the name.
pub fn tokens(document: &Document, texts: &[Cow<'_, str>]) -> DocumentTokens {
    let mut collected = Collector::default();
    let title_length = collected.field(field::TITLE, &document.title);
    collected.fields(field::NAMES, document.short_name.iter());
    collected.fields(field::SUMMARY, document.summary.iter());
    for heading in &document.body.headings {
        collected.field(field::HEADINGS, &heading.text);
    }
    let mut body_length = 0;
    for (block, text) in document.body.texts.iter().zip(texts) {
        body_length += collected.body(text, (block.passage % PASSAGES) as u8);
    }
    for relation in &document.relations {
        collected.fields(field::STATEMENTS, relation.assertion.note.iter());
    }
    if let Some(entity) = document.entity() {
        collected.entity(entity);
    }
    if let Some(article) = document.article() {
        collected.article(article);
    }
    let (title_length, language) = (title_length, document.language.tag().to_owned());
    DocumentTokens { body_length, title_length, language, ..collected.finish() }
}

/// Words with their places: the numbers of single words and of joined ones, and what is known of each number.
#[derive(Default)]
struct Collector {
    numbers: [HashMap<Box<str>, usize>; 2],
    places: Vec<Places>,
}

#[derive(Default)]
struct Places {
    fields: u8,
    passages: Vec<u8>,
}

impl Collector {
    /// Takes the words of a field and counts them.
    fn field(&mut self, field: u8, text: &str) -> u32 {
        let mut count = 0;
        words(text, |word, joined| {
            self.place(word, joined).fields |= field;
            count += u32::from(!joined);
        });
        count
    }

    fn fields(&mut self, field: u8, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        for text in texts {
            self.field(field, text.as_ref());
        }
    }

    fn stated<T: AsRef<str>>(&mut self, field: u8, value: &Stated<T>) {
        self.fields(field, value.value());
    }

    /// Takes the words of a passage of the body and counts them.
    fn body(&mut self, text: &str, passage: u8) -> u32 {
        let mut count = 0;
        words(text, |word, joined| {
            let passages = &mut self.place(word, joined).passages;
            if passages.len() < MOST_OCCURRENCES {
                passages.push(passage);
            }
            count += u32::from(!joined);
        });
        count
    }

    fn place(&mut self, word: &str, joined: bool) -> &mut Places {
        let numbers = &mut self.numbers[usize::from(joined)];
        // Most words of a text were there before; only new ones are copied.
        let number = match numbers.get(word) {
            Some(number) => *number,
            None => {
                numbers.insert(word.into(), self.places.len());
                self.places.push(Places::default());
                self.places.len() - 1
            }
        };
        &mut self.places[number]
    }

    fn entity(&mut self, entity: &Entity) {
        for name in entity.names.iter().skip(1) {
            self.field(field::NAMES, &name.text);
        }
        for identifier in entity.identifiers.values() {
            self.stated(field::RECORD, identifier);
        }
        if let Some(regulation) = &entity.regulation {
            self.fields(field::RECORD, regulation.citations.value().into_iter().flatten());
        }
    }

    fn article(&mut self, article: &Article) {
        let source = &article.source;
        self.fields(field::RECORD, article.kicker.iter().chain(&article.cite_as));
        for value in [&source.headline, &source.outlet, &source.publisher] {
            self.stated(field::RECORD, value);
        }
        for list in [&source.authors, &source.relies_on] {
            self.fields(field::RECORD, list.value().into_iter().flatten());
        }
        for event in &article.events {
            self.fields(field::STATEMENTS, [Some(&event.title), event.note.as_ref()].into_iter().flatten());
        }
        for claim in &article.claims {
            self.fields(
                field::STATEMENTS,
                [claim.topic.as_ref(), Some(&claim.text), claim.note.as_ref()].into_iter().flatten(),
            );
            if let Speaker::Named(names) = &claim.by {
                self.fields(
                    field::STATEMENTS,
                    names.iter().filter_map(|name| match name {
                        SpeakerName::Words(words) => Some(words),
                        SpeakerName::Entity(_) => None,
                    }),
                );
            }
        }
    }

    fn finish(self) -> DocumentTokens {
        let mut words: Vec<(&str, bool)> = vec![("", false); self.places.len()];
        for (joined, numbers) in [false, true].into_iter().zip(&self.numbers) {
            for (word, number) in numbers {
                words[*number] = (word, joined);
            }
        }
        let mut packed = Vec::new();
        for ((word, joined), places) in words.iter().zip(&self.places) {
            // A word has at most 64 letters of at most four bytes, less than what a byte counts but for the rarest scripts.
            let length = (0..=word.len().min(255)).rev().find(|end| word.is_char_boundary(*end)).unwrap_or(0);
            packed.push(length as u8);
            packed.extend(&word.as_bytes()[..length]);
            packed.push(places.fields | if *joined { JOINED } else { 0 });
            packed.push(places.passages.len() as u8);
            packed.extend(&places.passages);
        }
        packed.shrink_to_fit();
        DocumentTokens { packed, count: words.len() as u32, ..DocumentTokens::default() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::read_config;
    use crate::parse::parse_document;
    use crate::source::SourceFile;

    fn of(path: &str, text: &str) -> DocumentTokens {
        let config = Arc::new(SourceFile::new("dossier.yaml", "title: Probe\nlanguage: de\n"));
        let config = read_config(&config).value.expect("the configuration is right");
        let document = parse_document(&Arc::new(SourceFile::new(path, text)), &config).value;
        let document = document.expect("the document is right");
        let texts: Vec<Cow<'_, str>> = document.body.texts.iter().map(|block| block.text.as_str().into()).collect();
        tokens(&document, &texts)
    }

    fn token<'a>(tokens: &'a DocumentTokens, word: &str) -> (u8, &'a [u8]) {
        let token = tokens.iter().find(|token| token.word == word).unwrap_or_else(|| panic!("no word {word}"));
        (token.uses.fields, token.uses.passages)
    }

    #[test]
    fn words_know_their_fields_and_paragraphs() {
        let text = "---\ntitle: Frist für ByteDance\ndate: 2020\nkicker: Streit\nsummary: Eine Frist.\nsource: {outlet: Probe, \
                    authors: [Ina Muster], url: }\nclaims: [{id: c1, text: Die Frist sei kurz.}]\n---\nDie Frist.\n\n\
                    ## Zur Frist\n\nNoch eine Frist, die Frist.\n";
        let found = of("content/articles/frist.md", text);
        let fields = field::TITLE | field::SUMMARY | field::HEADINGS | field::STATEMENTS;
        assert_eq!(token(&found, "frist"), (fields, &[1, 2, 2][..]));
        assert_eq!(token(&found, "muster"), (field::RECORD, &[][..]));
        assert_eq!((found.title_length, found.body_length), (3, 7));
    }

    #[test]
    fn all_names_of_an_entity_count() {
        let text = "---\nname: ByteDance\nshort_name: Byte\nnames: [{text: 字节, lang: zh}]\nidentifiers: {wikidata: Q55606242}\n---\n";
        let found = of("content/companies/bytedance.md", text);
        assert_eq!(token(&found, "bytedance").0, field::TITLE);
        assert_eq!((token(&found, "byte").0, token(&found, "节").0), (field::NAMES, field::NAMES));
        assert_eq!(token(&found, "q55606242").0, field::RECORD);
    }

    #[test]
    fn a_document_without_text_has_its_title_only() {
        let found = of("content/leer.md", "---\ntitle: Leer\n---\n");
        assert_eq!(found.iter().map(|token| token.word).collect::<Vec<_>>(), ["leer"]);
    }
}
