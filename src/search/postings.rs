//! From the words of each document to the documents of each term.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;

use super::bits::{BitWriter, rice_parameter, varint};
use super::lexicon::{Analysis, Lexicon, common_endings, is_german};
use super::tokens::{DocumentTokens, MOST_OCCURRENCES, Uses, field};
use super::words::{fold, without_umlaut_e};

/// The whole index before it is cut into files.
#[derive(Debug, Default)]
pub struct Postings {
    /// Terms (stems, folded) in order, each with its list of documents, encoded.
    pub terms: Vec<(String, Vec<u8>)>,
    /// Words as they are written, folded, in order, each with the terms it leads to, as places in `terms`.
    pub words: Vec<(String, Vec<u32>)>,
    /// What stemming takes off at the end of words, and what it puts there (`en`, `y>i`), most frequent first: by these the
    /// browser finds the stem of a form that no text has.
    pub endings: Vec<String>,
    /// How long each document is.
    pub lengths: Vec<Lengths>,
}

/// How many words a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// In its body.
    pub body: u32,
    /// In its title.
    pub title: u32,
}

/// In a dossier with more documents than this, a term that stands in more than one of twenty of them has no passages:
/// they would be half of the index and say little.
const SMALL_DOSSIER: usize = 1000;
const COMMON: usize = 20;
/// Lists are filled for so many places at a time, to keep memory small.
const PLACES_AT_A_TIME: usize = 1_000_000;
/// Occurrences that are several.
const SEVERAL: u32 = 3;
/// Tokens are made for so many documents at a time, to keep memory small.
const TOKENS_AT_A_TIME: usize = 256;
/// Combinations of fields in which most words stand, most frequent first.
const FREQUENT_FIELDS: [u8; 8] = [
    field::HEADINGS,
    field::SUMMARY,
    field::TITLE,
    field::STATEMENTS,
    field::RECORD,
    field::HEADINGS | field::SUMMARY,
    field::NAMES,
    field::TITLE | field::SUMMARY,
];
/// Where a part of a compound counts for more than in the body.
const FIELDS_OF_PARTS: u8 = field::TITLE | field::NAMES | field::SUMMARY;
/// Bytes that a stem keeps of its word, for its ending to count.
const SHORTEST_STEM: usize = 3;
/// How many endings the browser gets.
const MOST_ENDINGS: usize = 80;

/// A word of a document: the document's number, and where the word's uses are among its tokens.
type Place = (u32, u32);

/// Turns the words of documents into lists of documents. A document's number is its place among the `count` ones that
/// `tokens` gives.
pub fn invert<'t>(count: usize, tokens: impl Fn(usize) -> Cow<'t, DocumentTokens> + Sync) -> Postings {
    let vocabulary = Vocabulary::of(count, tokens);
    let lexicon = Lexicon::new(vocabulary.languages.iter().map(String::as_str));
    let analyses: Vec<Analysis> = vocabulary
        .words
        .par_iter()
        .map(|word| lexicon.analyse(&word.text, &vocabulary.languages[word.language], word.joined))
        .collect();

    let mut names: Vec<&str> =
        analyses.iter().flat_map(|found| found.parts.iter().chain([&found.stem])).map(String::as_str).collect();
    names.par_sort_unstable();
    names.dedup();
    let number: HashMap<&str, u32> = names.iter().enumerate().map(|(at, name)| (*name, at as u32)).collect();
    // Per word of the vocabulary: the list of its stem, then the lists of its parts.
    let lists_of: Vec<Vec<u32>> = analyses
        .iter()
        .map(|found| {
            let whole = number[found.stem.as_str()] * 2;
            let parts = found.parts.iter().map(|part| number[part.as_str()] * 2 + 1);
            [whole].into_iter().chain(parts).collect()
        })
        .collect();
    let terms = encode_all(&vocabulary.documents, &names, &lists_of);
    let (words, endings) = (surfaces(&vocabulary, &analyses, &number), endings(&vocabulary, &analyses));
    Postings { terms, words, endings, lengths: vocabulary.lengths }
}

/// The different words of all documents, and which of them each document has.
#[derive(Default)]
struct Vocabulary {
    languages: Vec<String>,
    words: Vec<Word>,
    documents: Vec<Numbered>,
    lengths: Vec<Lengths>,
}

/// A word in a language: what is analysed once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Word {
    text: Box<str>,
    language: usize,
    joined: bool,
}

/// The words of a document by their numbers, without their letters.
#[derive(Default)]
struct Numbered {
    words: Vec<u32>,
    /// Where each of them stands.
    uses: Uses,
}

impl Vocabulary {
    /// Numbers the words. The tokens of a document are needed for a moment only, so they are made for some at a time.
    fn of<'t>(count: usize, tokens: impl Fn(usize) -> Cow<'t, DocumentTokens> + Sync) -> Vocabulary {
        let mut vocabulary = Vocabulary { documents: Vec::with_capacity(count), ..Vocabulary::default() };
        let mut numbers: HashMap<String, [HashMap<Box<str>, u32>; 2]> = HashMap::new();
        for start in (0..count).step_by(TOKENS_AT_A_TIME) {
            let range = start..count.min(start + TOKENS_AT_A_TIME);
            let made: Vec<Cow<'t, DocumentTokens>> = range.into_par_iter().map(&tokens).collect();
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
        vocabulary
    }
}

/// The lists of all terms. They are filled and encoded for some terms at a time.
fn encode_all(documents: &[Numbered], names: &[&str], lists_of: &[Vec<u32>]) -> Vec<(String, Vec<u8>)> {
    let mut sizes = vec![0_usize; names.len() * 2];
    for word in documents.iter().flat_map(|document| &document.words) {
        lists_of[*word as usize].iter().for_each(|list| sizes[*list as usize] += 1);
    }
    let mut terms = Vec::with_capacity(names.len());
    while terms.len() < names.len() {
        let first = terms.len();
        let mut last = first;
        let mut places = 0;
        while last < names.len()
            && (last == first || places + sizes[2 * last] + sizes[2 * last + 1] <= PLACES_AT_A_TIME)
        {
            places += sizes[2 * last] + sizes[2 * last + 1];
            last += 1;
        }
        let lists = Lists::fill(2 * first..2 * last, &sizes, documents, lists_of);
        let encoded = (first..last)
            .into_par_iter()
            .map(|term| (names[term].to_owned(), encode(documents, lists.of(2 * term), lists.of(2 * term + 1))));
        terms.par_extend(encoded);
    }
    terms
}

/// For some lists the places of their words, by document.
struct Lists {
    first: usize,
    ends: Vec<usize>,
    places: Vec<Place>,
}

impl Lists {
    fn fill(range: Range<usize>, sizes: &[usize], documents: &[Numbered], lists_of: &[Vec<u32>]) -> Lists {
        let mut total = 0;
        let mut ends: Vec<usize> = sizes[range.clone()].to_vec();
        for start in &mut ends {
            total += std::mem::replace(start, total);
        }
        // Of most words no list is in the range, which must be seen at a glance.
        let in_range = |list: &u32| (*list as usize).checked_sub(range.start).filter(|at| *at < ends.len());
        let (mut own, mut own_ends) = (Vec::new(), vec![0]);
        for lists in lists_of {
            own.extend(lists.iter().filter_map(in_range));
            own_ends.push(own.len());
        }
        let mut places = vec![(0, 0); total];
        for (number, document) in documents.iter().enumerate() {
            for (&word, uses) in document.words.iter().zip(document.uses.places()) {
                for &list in &own[own_ends[word as usize]..own_ends[word as usize + 1]] {
                    // What was the start of the list is its end when all places are there.
                    places[ends[list]] = (number as u32, uses);
                    ends[list] += 1;
                }
            }
        }
        Lists { first: range.start, ends, places }
    }

    fn of(&self, list: usize) -> &[Place] {
        let at = list - self.first;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[at]]
    }
}

/// The documents in the list of a term, as numbers to encode.
#[derive(Default)]
struct Numbers {
    documents: Vec<u32>,
    /// Occurrences in the body.
    counts: Vec<u32>,
    /// Other fields.
    fields: Vec<u8>,
    /// For each document the steps from passage to passage.
    steps: Vec<u32>,
}

impl Numbers {
    /// Reads the places of a list. Words of one document are taken together: «Verordnung» and «Verordnungen» are one term.
    fn of(documents: &[Numbered], places: &[Place]) -> Numbers {
        let mut numbers = Numbers::default();
        let mut passages: Vec<u8> = Vec::with_capacity(MOST_OCCURRENCES);
        for same in places.chunk_by(|(a, _), (b, _)| a == b) {
            let document = same[0].0;
            passages.clear();
            let mut fields = 0;
            for (_, at) in same {
                let uses = documents[document as usize].uses.at(*at);
                fields |= uses.fields;
                passages.extend(uses.passages);
            }
            numbers.fields.push(fields);
            numbers.documents.push(document);
            passages.truncate(MOST_OCCURRENCES);
            passages.sort_unstable();
            numbers.counts.push(passages.len() as u32);
            let mut before = 0;
            let step = |passage: &u8| u32::from(passage - std::mem::replace(&mut before, *passage));
            numbers.steps.extend(passages.iter().map(step));
        }
        numbers
    }

    /// What parts of compounds say beyond the word itself: where it does not stand, or only in the text while a compound
    /// stands in the title. Of their fields the best remain, of their passages none.
    fn beside(&self, whole: &Numbers) -> Numbers {
        let mut parts = Numbers::default();
        let mut others = whole.documents.iter().zip(&whole.fields).peekable();
        for ((document, count), fields) in self.documents.iter().zip(&self.counts).zip(&self.fields) {
            while others.next_if(|(other, _)| *other < document).is_some() {}
            let known = others.peek().filter(|(other, _)| *other == document).map(|(_, fields)| **fields);
            let fields = fields & FIELDS_OF_PARTS;
            if known.is_none_or(|known| fields & !known != 0) {
                parts.documents.push(*document);
                parts.counts.push(*count);
                parts.fields.push(fields);
            }
        }
        parts
    }

    /// The list as bits. Without passages only the fact remains whether a term's occurrences are several.
    fn write(&self, writer: &mut BitWriter, all: usize, with_passages: bool) {
        if self.documents.is_empty() {
            return;
        }
        if self.documents.len() * 2 > all {
            // Shorter: the documents that lack the term.
            let mut has = self.documents.iter().copied().peekable();
            let lack: Vec<u32> = (0..all as u32).filter(|document| has.next_if_eq(document).is_none()).collect();
            list(writer, &gaps(lack));
        } else {
            list(writer, &gaps(self.documents.iter().copied()));
        }
        if with_passages {
            exceptions(writer, self.counts.iter().map(|count| count_code(*count)));
        } else {
            flags(writer, self.counts.iter().map(|count| *count >= SEVERAL));
        }
        exceptions(writer, self.fields.iter().map(|fields| fields_code(*fields)));
        if with_passages {
            list(writer, &self.steps);
        }
    }
}

/// The documents of a term: those that have it as a word, then those that have it as a part of a word.
fn encode(documents: &[Numbered], whole: &[Place], parts: &[Place]) -> Vec<u8> {
    let whole = Numbers::of(documents, whole);
    let parts = Numbers::of(documents, parts).beside(&whole);
    let with_passages = documents.len() <= SMALL_DOSSIER || whole.documents.len() <= documents.len() / COMMON;
    let mut bytes = Vec::new();
    varint(whole.documents.len(), &mut bytes);
    varint(parts.documents.len(), &mut bytes);
    bytes.push(u8::from(with_passages));
    let mut writer = BitWriter::default();
    whole.write(&mut writer, documents.len(), with_passages);
    parts.write(&mut writer, documents.len(), false);
    bytes.extend(writer.finish());
    bytes
}

/// How many numbers lie between one and the next.
fn gaps(rising: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    rising.into_iter().map(|number| number - std::mem::replace(&mut next, number + 1)).collect()
}

/// Codes most of which are 0: how many are not, where these are, and what they are.
fn exceptions(writer: &mut BitWriter, codes: impl Iterator<Item = u32>) {
    let (places, codes): (Vec<u32>, Vec<u32>) = (0..).zip(codes).filter(|(_, code)| *code > 0).unzip();
    writer.rice(places.len() as u32, 4);
    list(writer, &gaps(places));
    list(writer, &codes.iter().map(|code| code - 1).collect::<Vec<_>>());
}

/// Numbers of one kind with the parameter of their code; how many there are follows from what was written before.
fn list(writer: &mut BitWriter, values: &[u32]) {
    if values.is_empty() {
        return;
    }
    let parameter = rice_parameter(values);
    writer.fixed(parameter, 5);
    values.iter().for_each(|value| writer.rice(*value, parameter));
}

/// Flags: which value is the rarer one, and where it is.
fn flags(writer: &mut BitWriter, flags: impl ExactSizeIterator<Item = bool> + Clone) {
    let mostly = flags.clone().filter(|flag| *flag).count() * 2 > flags.len();
    writer.fixed(u32::from(mostly), 1);
    let rare: Vec<u32> = (0..).zip(flags).filter(|(_, flag)| *flag != mostly).map(|(place, _)| place).collect();
    writer.rice(rare.len() as u32, 4);
    list(writer, &gaps(rare));
}

/// Occurrences in the body as a small number, 0 for once, which is the most frequent.
fn count_code(occurrences: u32) -> u32 {
    match occurrences {
        1 => 0,
        0 => 1,
        more => more,
    }
}

/// Fields as a small number, 0 for none: those in which most words stand come first.
fn fields_code(fields: u8) -> u32 {
    if fields == 0 {
        return 0;
    }
    let place = FREQUENT_FIELDS.iter().position(|frequent| *frequent == fields);
    1 + place.map_or_else(|| FREQUENT_FIELDS.len() as u32 + u32::from(fields), |place| place as u32)
}

/// Words as they are written, with the terms they lead to. A German word with an umlaut that is written out
/// (`mueller`) is found under the folded umlaut too (`muller`).
fn surfaces(vocabulary: &Vocabulary, analyses: &[Analysis], number: &HashMap<&str, u32>) -> Vec<(String, Vec<u32>)> {
    let mut pairs: Vec<(String, u32)> = vocabulary
        .words
        .par_iter()
        .zip(analyses)
        .flat_map_iter(|(word, found)| {
            let folded = fold(&word.text);
            let term = number[found.stem.as_str()];
            let short = without_umlaut_e(&folded)
                .filter(|_| is_german(&vocabulary.languages[word.language]))
                .map(|short| (short, term));
            [(folded, term)].into_iter().chain(short)
        })
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut words: Vec<(String, Vec<u32>)> = Vec::new();
    for (word, term) in pairs {
        match words.last_mut() {
            Some((last, terms)) if *last == word => terms.push(term),
            _ => words.push((word, vec![term])),
        }
    }
    words
}

/// What stemming does at the end of at least two words (`en`, `y>i`), and what it would do to forms that no text has.
fn endings(vocabulary: &Vocabulary, analyses: &[Analysis]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (word, found) in vocabulary.words.iter().zip(analyses) {
        let (folded, stem) = (fold(&word.text), found.stem.as_str());
        let same: usize = folded.chars().zip(stem.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        if folded.len() > same && same >= SHORTEST_STEM {
            let instead = if stem.len() > same { format!(">{}", &stem[same..]) } else { String::new() };
            *counts.entry(format!("{}{instead}", &folded[same..])).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count > 1);
    for ending in vocabulary.languages.iter().flat_map(|tag| common_endings(tag)) {
        *counts.entry((*ending).to_owned()).or_default() += 2;
    }
    let mut endings: Vec<(usize, String)> = counts.into_iter().map(|(ending, count)| (count, ending)).collect();
    endings.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    endings.into_iter().take(MOST_ENDINGS).map(|(_, ending)| ending).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::read_config;
    use crate::parse::parse_document;
    use crate::search::tokens::tokens;
    use crate::source::SourceFile;

    /// Pages in German, or in the language that a text names first: `en:The companies`. What stands before a `#` is the
    /// title.
    fn inverted(texts: &[&str]) -> Postings {
        let config = Arc::new(SourceFile::new("dossier.yaml", "title: Probe\nlanguage: de\n"));
        let config = read_config(&config).value.expect("the configuration is right");
        let made: Vec<DocumentTokens> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let (language, text) = text.split_once(':').unwrap_or(("de", text));
                let (title, text) = text.split_once('#').unwrap_or(("X", text));
                let text = format!("---\ntitle: {title}\nlang: {language}\n---\n\n{text}\n");
                let source = Arc::new(SourceFile::new(format!("content/p{at}.md"), text));
                let document = parse_document(&source, &config).value.expect("the document is right");
                let shown: Vec<_> = document.body.texts.iter().map(|block| block.text.as_str().into()).collect();
                tokens(&document, &shown)
            })
            .collect();
        invert(made.len(), |at| Cow::Borrowed(&made[at]))
    }

    /// How many documents have a term as a word, and as a part of one only.
    fn counts(postings: &Postings, term: &str) -> (u8, u8) {
        let (_, list) =
            postings.terms.iter().find(|(name, _)| name == term).unwrap_or_else(|| panic!("no term {term}"));
        (list[0], list[1])
    }

    fn leads_to(postings: &Postings, word: &str) -> Vec<String> {
        let found = postings.words.iter().find(|(other, _)| other == word);
        let terms = &found.unwrap_or_else(|| panic!("no word {word}")).1;
        terms.iter().map(|term| postings.terms[*term as usize].0.clone()).collect()
    }

    #[test]
    fn forms_of_a_word_are_one_term() {
        let postings = inverted(&["Eine Verordnung.", "Zwei Verordnungen."]);
        assert_eq!(leads_to(&postings, "verordnungen"), leads_to(&postings, "verordnung"));
        assert_eq!(counts(&postings, "verordn"), (2, 0));
    }

    #[test]
    fn parts_count_where_the_word_itself_does_not_stand_or_a_title_has_the_compound() {
        let text = "Datenschutzverordnung und Verordnung.";
        let postings = inverted(&[text, "Datenschutzverordnung.", &format!("Datenschutzverordnung#{text}")]);
        assert_eq!(counts(&postings, "verordn"), (2, 2));
        assert_eq!(counts(&postings, "datenschutz"), (0, 3));
    }

    #[test]
    fn a_word_of_two_languages_leads_to_the_stem_of_each() {
        let postings = inverted(&["Die University.", "en:The university."]);
        assert_eq!(leads_to(&postings, "university"), ["universiti", "university"]);
    }

    #[test]
    fn an_umlaut_that_is_written_out_is_found_without_it() {
        let postings = inverted(&["Herr Mueller.", "Frau Müller."]);
        assert_eq!(leads_to(&postings, "muller"), leads_to(&postings, "mueller"));
    }

    #[test]
    fn endings_come_from_the_words_that_there_are_and_from_the_languages() {
        let endings = inverted(&["Regierungen und Verordnungen.", "en:The agencies."]).endings;
        for ending in ["ungen", "en", "y>i"] {
            assert!(endings.iter().any(|other| other == ending), "{ending} is not among {endings:?}");
        }
    }
}
