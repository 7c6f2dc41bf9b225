//! The words of one document, with the fields and the paragraphs where they stand. They depend on nothing but the
//! document and the names of those that it links, so that most edits leave the tokens of all other documents as they are.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::dates::dates;
use super::words::words;
use crate::model::{Date, Document};
use crate::page::previews::texts::fields::{FieldText, field, field_texts};

/// The words of one document, each once, in the order in which they first appear.
///
/// Packed, because there are many: the words one behind the other, and for each its length and its `Use`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentTokens {
    text: String,
    packed: Vec<u8>,
    pub count: u32,
    /// BCP 47 tag of the language in which they are stemmed.
    pub language: String,
    pub body_length: u32,
    pub title_length: u32,
}

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

/// More occurrences in one document than this count as this many, and the passages of the others are not kept: of a word
/// that reaches it the client does not know all passages.
pub const MOST_OCCURRENCES: usize = 15;
/// Passages are only compared with each other, to see which words stand together: this many numbers are enough.
pub const PASSAGES: u32 = 32;
/// Names with more words are not looked for in a query (`static/search/rank.js`).
const LONGEST_NAME: usize = 8;
/// The length of a word is kept in one byte.
const LONGEST_NAME_BYTES: usize = 250;
/// The bit beside the fields that marks a joined word.
const JOINED: u8 = 0x80;

impl DocumentTokens {
    pub fn iter(&self) -> impl Iterator<Item = Token<'_>> {
        let (mut at, mut rest) = (0, self.text.as_str());
        std::iter::from_fn(move || {
            let word;
            (word, rest) = rest.split_at(usize::from(*self.packed.get(at)?));
            let uses = Use::at(&self.packed, at + 1);
            let joined = self.packed[at + 1] & JOINED != 0;
            at += 1 + uses.size();
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

/// Collects the words of a document. `under` is what it is filed under, `texts` its text blocks as readers see
/// them (`link::text::reader_text`): where an author wrote `[[slug]]` they have the name. `stated` are the lines of its facts and
/// relations, `dates_given` the days of these relations.
pub fn tokens<'d>(
    document: &'d Document,
    under: &[&str],
    texts: &[Cow<'_, str>],
    stated: Vec<FieldText>,
    dates_given: impl Iterator<Item = &'d Date>,
) -> DocumentTokens {
    let mut collected = Collector::default();
    let title_length = collected.field(field::TITLE, &document.title);
    let is_entity = document.entity().is_some();
    if is_entity {
        collected.name(field::TITLE, &document.title);
    }
    for (field, text) in field_texts(document, under).into_iter().chain(stated).chain(dates(document, dates_given)) {
        collected.field(field, &text);
        if is_entity && field == field::NAMES {
            collected.name(field, &text);
        }
    }
    let mut body_length = 0;
    for (block, text) in document.body.texts.iter().zip(texts) {
        body_length += collected.body(text, (block.passage % PASSAGES) as u8);
    }
    let (title_length, language) = (title_length, document.language.tag().to_owned());
    DocumentTokens { body_length, title_length, language, ..collected.finish() }
}

/// The different words so far, one behind the other, and where they stand.
#[derive(Default)]
struct Collector {
    text: String,
    words: Vec<Found>,
    /// Their numbers by their hash, or the next free one.
    numbers: HashMap<u64, u32>,
    /// Number of a word, passage.
    occurrences: Vec<(u32, u8)>,
}

/// A word; its letters begin where those of the one before end.
struct Found {
    end: usize,
    fields: u8,
    joined: bool,
}

impl Collector {
    /// Takes the words of a field and counts them.
    fn field(&mut self, field: u8, text: &str) -> u32 {
        let mut count = 0;
        words(text, |word, joined| {
            let number = self.number(word, joined);
            self.words[number as usize].fields |= field;
            count += u32::from(!joined);
        });
        count
    }

    /// Takes a whole name as one word that ends in a space, which no word of a text does: whoever is named in a query is found by it.
    fn name(&mut self, field: u8, text: &str) {
        let mut name = String::new();
        let mut count = 0;
        words(text, |word, joined| {
            if !joined {
                name.push_str(word);
                name.push(' ');
                count += 1;
            }
        });
        if (1..=LONGEST_NAME).contains(&count) && name.len() <= LONGEST_NAME_BYTES {
            let number = self.number(&name, true);
            self.words[number as usize].fields |= field;
        }
    }

    /// Takes the words of a passage of the body and counts them.
    fn body(&mut self, text: &str, passage: u8) -> u32 {
        let mut count = 0;
        words(text, |word, joined| {
            let number = self.number(word, joined);
            self.occurrences.push((number, passage));
            count += u32::from(!joined);
        });
        count
    }

    /// The number of a word, which is new or was there before.
    fn number(&mut self, word: &str, joined: bool) -> u32 {
        let mut hash = hash(word, joined);
        loop {
            match self.numbers.entry(hash) {
                Entry::Occupied(known) => {
                    let number = *known.get() as usize;
                    let start = number.checked_sub(1).map_or(0, |before| self.words[before].end);
                    let found = &self.words[number];
                    if found.joined == joined && self.text[start..found.end] == *word {
                        return number as u32;
                    }
                    hash = hash.wrapping_add(1);
                }
                Entry::Vacant(free) => {
                    free.insert(self.words.len() as u32);
                    self.text.push_str(word);
                    self.words.push(Found { end: self.text.len(), fields: 0, joined });
                    return self.words.len() as u32 - 1;
                }
            }
        }
    }

    fn finish(mut self) -> DocumentTokens {
        // By word, and of one word as in the text.
        self.occurrences.sort_by_key(|(number, _)| *number);
        let mut packed = Vec::with_capacity(3 * self.words.len() + self.occurrences.len());
        let mut occurrences = self.occurrences.as_slice();
        let mut start = 0;
        for (number, found) in (0..).zip(&self.words) {
            let own = occurrences.iter().take_while(|(other, _)| *other == number).count();
            let counted = own.min(MOST_OCCURRENCES);
            packed.push((found.end - start) as u8);
            packed.push(found.fields | if found.joined { JOINED } else { 0 });
            packed.push(counted as u8);
            packed.extend(occurrences[..counted].iter().map(|(_, passage)| *passage));
            occurrences = &occurrences[own..];
            start = found.end;
        }
        self.text.shrink_to_fit();
        packed.shrink_to_fit();
        let count = self.words.len() as u32;
        DocumentTokens { text: self.text, packed, count, ..DocumentTokens::default() }
    }
}

/// A quick hash of a word (FNV-1a). Two words that share one are still told apart.
fn hash(word: &str, joined: bool) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325 ^ u64::from(joined);
    word.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
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
        let document = parse_document(&Arc::new(SourceFile::new(path, text)), &(&config).into()).value;
        let document = document.expect("the document is right");
        let texts: Vec<Cow<'_, str>> = document.texts().collect();
        tokens(&document, &[], &texts, Vec::new(), std::iter::empty())
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
    fn a_claim_is_found_in_each_of_its_languages() {
        let text = "---\ntitle: Streit\ndate: 2020\nsource: {outlet: Probe, authors: , url: }\n\
                    claims: [{id: c1, by: {text: drei Insider}, text: {de: Die Frist sei kurz., en: The deadline is short.}}]\n---\n";
        let found = of("content/articles/streit.md", text);
        for word in ["frist", "deadline", "insider"] {
            assert_eq!(token(&found, word).0, field::STATEMENTS, "{word}");
        }
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
