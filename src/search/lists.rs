//! The list of a term: its documents and where they have it, in as few bits as it needs. `static/search/files.js` is the way back.

use super::bits::{BitWriter, rice_parameter, varint};
use super::tokens::MOST_OCCURRENCES;
use super::vocabulary::Numbered;
use crate::page::previews::texts::fields::field;

/// In a dossier with more documents than this, a term that stands in more than one of twenty of them has no passages:
/// they would be half of the index and say little.
const SMALL_DOSSIER: usize = 1000;
const COMMON: usize = 20;
/// Occurrences that are several.
const SEVERAL: u32 = 3;
/// Combinations of fields in which most words stand, most frequent first.
const FREQUENT_FIELDS: [u8; 9] = [
    field::HEADINGS,
    field::SUMMARY,
    field::TITLE,
    field::STATEMENTS,
    field::RECORD,
    field::FACTS,
    field::HEADINGS | field::SUMMARY,
    field::NAMES,
    field::TITLE | field::SUMMARY,
];
/// Where a part of a compound counts for more than in the body.
const FIELDS_OF_PARTS: u8 = field::TITLE | field::NAMES | field::SUMMARY;

/// A word of a document: the document's number, and the place of the word's use among its uses.
pub type Place = (u32, u32);

/// The documents of a term: those that have it as a word, then those that have it as a part of a word.
pub fn encode(documents: &[Numbered], whole: &[Place], parts: &[Place]) -> Vec<u8> {
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

/// How many numbers lie between one and the next.
fn gaps(rising: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut next = 0;
    rising.into_iter().map(|number| number - std::mem::replace(&mut next, number + 1)).collect()
}

/// Codes that are mostly 0: the number of the others, their places, and their values.
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
