//! What is quoted with a sentence of a block quotation, a list or a table. Alone it would be the document's own statement:
//! an accusation without its speaker, a cell without the «Accused» above it, an item without the «It is not true that» above the list.

use std::collections::HashMap;
use std::sync::Arc;

use crate::link::text::outgoing::Framing;
use crate::link::text::reader_text::ReaderTexts;
use crate::link::text::sentence::sentences;
use crate::model::{Body, Document, Frame, Heading, attribution};

/// How much is shown of what leads in, or of a row on one side of a cell (characters).
const SHOWN: usize = 160;

/// How many levels lead in, of lists in lists.
const LEVELS: usize = 8;

/// The framings of a document's texts.
pub(super) struct Framings<'a> {
    document: &'a Document,
    texts: &'a ReaderTexts<'a>,
    /// What each text says that leads in: its last sentence.
    leads: HashMap<u32, Arc<str>>,
    /// Whom each text names as the speaker.
    speakers: HashMap<u32, Arc<str>>,
}

impl<'a> Framings<'a> {
    pub(super) fn new(document: &'a Document, texts: &'a ReaderTexts<'a>) -> Self {
        Framings { document, texts, leads: HashMap::new(), speakers: HashMap::new() }
    }

    /// The framing of a text, by its place in `Body::texts`; `shown` is what readers see of it.
    pub(super) fn of(&mut self, block: usize, shown: &str) -> Option<Arc<Framing>> {
        let frame = self.document.body.texts[block].frame;
        let mut framing = Framing::default();
        let is_signature = frame.is_quoted && shown.trim_start().starts_with(['—', '–', '―']);
        let (mut before, mut after) = (self.leads_in(block), String::new());
        if frame.is_quoted && !is_signature {
            if frame.speaker > 0 {
                before.push_str(&self.speaker(frame.speaker));
                before.push_str(": ");
            }
            if !shown.trim_start().starts_with(['"', '„', '“', '”', '«', '»', '「', '『', '‘', '‚', '‹', '›'])
            {
                let (opening, closing) = marks(self.document.language.tag());
                before.push_str(opening);
                after.push_str(closing);
            }
        }
        if frame.row > 0 {
            let [cells_before, cells_after] = self.row(block, frame.row);
            before.push_str(&cells_before);
            before.push_str(&self.head(block));
            after.insert_str(0, &cells_after);
        }
        (framing.before, framing.after) = (before.into(), after.into());
        (framing != Framing::default()).then(|| Arc::new(framing))
    }

    /// What leads in, the outermost first.
    fn leads_in(&mut self, block: usize) -> String {
        let document = self.document;
        let (mut chain, mut block) = (Vec::new(), &document.body.texts[block]);
        loop {
            if block.frame.has_heading {
                chain.extend(self.headings(block.section as usize));
            }
            let lead = block.frame.lead;
            let Some(at) = (lead as usize).checked_sub(1) else { break };
            chain.push(self.last_sentence(lead));
            block = &document.body.texts[at];
        }
        // Of very many the outermost: what is negated is negated there.
        chain.into_iter().rev().take(LEVELS).map(|said| format!("{said} … ")).collect()
    }

    /// The heading of a section, and those that stand above it with nothing between, the innermost first.
    fn headings(&self, section: usize) -> Vec<Arc<str>> {
        let Body { headings, texts, .. } = &self.document.body;
        let is_empty = |section: usize| texts.binary_search_by_key(&section, |text| text.section as usize).is_err();
        let mut chain: Vec<&Heading> = Vec::new();
        for number in (1..=section.min(headings.len())).rev() {
            let heading = &headings[number - 1];
            if chain.last().is_some_and(|inner| inner.level <= heading.level || !is_empty(number)) {
                break;
            }
            chain.push(heading);
        }
        let said = chain.into_iter().filter(|heading| !heading.text.is_empty());
        said.map(|heading| shortened(&heading.text).into()).collect()
    }

    fn last_sentence(&mut self, lead: u32) -> Arc<str> {
        let (texts, language) = (self.texts, self.document.language.tag());
        let said = self.leads.entry(lead).or_insert_with(|| {
            let text = texts.block(lead as usize - 1).text;
            let last = sentences(&text, language).pop().unwrap_or_default();
            shortened(&text[last]).into()
        });
        said.clone()
    }

    fn speaker(&mut self, speaker: u32) -> Arc<str> {
        let texts = self.texts;
        let who = self.speakers.entry(speaker).or_insert_with(|| {
            let text = texts.block(speaker as usize - 1).text;
            shortened(attribution(&text).unwrap_or(text.trim())).into()
        });
        who.clone()
    }

    /// What stands at the head of a cell's column, before it: «Accused: ». Empty where nothing does.
    fn head(&self, block: usize) -> String {
        let texts = &self.document.body.texts;
        let Frame { head, column, .. } = texts[block].frame;
        let Some(first) = (head as usize).checked_sub(1) else { return String::new() };
        let heads = (first..texts.len()).take_while(|at| texts[*at].frame.row == head);
        let said = heads.filter(|at| texts[*at].frame.column == column).map(|at| self.texts.block(at).text);
        let said: String = said.map(|text| shortened(&text)).collect::<Vec<_>>().join(" ");
        if said.is_empty() { said } else { format!("{}: ", said.trim_end_matches(':')) }
    }

    /// The other cells of a row, before and after, each with the head of its column.
    fn row(&self, block: usize, row: u32) -> [String; 2] {
        let texts = &self.document.body.texts;
        let is_of_row = |at: &usize| texts[*at].frame.row == row;
        let cells = |places: &mut dyn Iterator<Item = usize>| {
            let (mut cells, mut length) = (Vec::new(), 0);
            for at in places.take_while(is_of_row) {
                let cell = format!("{}{}", self.head(at), shortened(&self.texts.block(at).text));
                length += cell.chars().count();
                cells.push(cell);
                if length >= SHOWN {
                    break;
                }
            }
            cells
        };
        let mut before = cells(&mut (0..block).rev());
        before.reverse();
        let after = cells(&mut (block + 1..texts.len()));
        [
            before.iter().map(|cell| format!("{cell} | ")).collect(),
            after.iter().map(|cell| format!(" | {cell}")).collect(),
        ]
    }
}

/// The beginning and the end of what is too long: a negation may stand in either.
fn shortened(text: &str) -> String {
    let text = text.trim();
    let length = text.chars().count();
    if length <= SHOWN {
        return text.to_owned();
    }
    let begins: String = text.chars().take(SHOWN / 2).collect();
    let ends: String = text.chars().skip(length - SHOWN / 2).collect();
    let begins = begins.rsplit_once(' ').map_or(&*begins, |(whole, _)| whole);
    let ends = ends.split_once(' ').map_or(&*ends, |(_, whole)| whole);
    format!("{begins} … {ends}")
}

/// The quotation marks of a language.
fn marks(tag: &str) -> (&'static str, &'static str) {
    match tag.split(['-', '_']).next().unwrap_or_default() {
        "bg" | "cs" | "de" | "et" | "is" | "lt" | "mk" | "sk" | "sl" => ("„", "“"),
        "bs" | "hr" | "hu" | "pl" | "ro" | "sr" => ("„", "”"),
        "fr" => ("«\u{a0}", "\u{a0}»"),
        "ar" | "ca" | "el" | "es" | "fa" | "it" | "nb" | "nn" | "no" | "pt" | "ru" | "uk" => ("«", "»"),
        "fi" | "sv" => ("”", "”"),
        "ja" => ("「", "」"),
        _ => ("“", "”"),
    }
}
