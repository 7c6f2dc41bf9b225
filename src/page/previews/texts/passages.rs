//! The numbered paragraphs of a document. The sentences that name somebody stand apart, with whom they name, so that a card can
//! mark the one that is quoted, or those that speak of what the citing line is about.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use crate::link::text::outgoing::Outgoing;
use crate::link::text::reader_text::reader_texts;
use crate::page::notation::Here;
use crate::site::DocId;

/// The lasting id of a paragraph, and its blocks of text: one, or the items of a list, the cells of a table.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Passage(String, Vec<Vec<Piece>>);

/// A stretch of text.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    Plain(String),
    /// A sentence that names somebody: whom, as a place in `named`, and the number of the mention, as in its id.
    Naming(String, Vec<(usize, u32)>),
}

/// What a document says, as readers see it.
pub struct Paragraphs {
    /// Those whom its sentences name, sorted.
    pub named: Vec<DocId>,
    /// By number, from 1.
    pub passages: Vec<Passage>,
    /// What stands in none of them: footnotes.
    pub notes: Vec<String>,
}

/// The paragraphs of a document.
pub fn paragraphs(here: &Here<'_>, id: DocId) -> Paragraphs {
    let outgoing = here.graph.outgoing(id);
    let mut named: Vec<DocId> = outgoing.mentions.iter().map(|mention| mention.target).collect();
    named.sort_unstable();
    named.dedup();
    let mut sentences = sentences(outgoing, &named);
    let mut passages: Vec<Passage> =
        here.site.body(id).lasting_ids().into_iter().map(|id| Passage(id, Vec::new())).collect();
    let mut notes = Vec::new();
    let texts = reader_texts(here.site, outgoing, id);
    for (at, (block, text)) in (0..).zip(here.site.document(id).body.texts.iter().zip(&texts)) {
        if text.trim().is_empty() {
            continue;
        }
        match (block.passage as usize).checked_sub(1).and_then(|passage| passages.get_mut(passage)) {
            Some(Passage(_, blocks)) => blocks.push(pieces(text, sentences.remove(&at).unwrap_or_default())),
            None => notes.push(text.trim().to_owned()),
        }
    }
    Paragraphs { named, passages, notes }
}

/// A sentence that names somebody: where it stands in its block, and whom it names.
type Naming = (Range<usize>, Vec<(usize, u32)>);

/// The sentences that name somebody, by their block. `targets` are those whom the document names, sorted.
fn sentences(outgoing: &Outgoing, targets: &[DocId]) -> HashMap<u32, Vec<Naming>> {
    let mut by_block: HashMap<u32, Vec<Naming>> = HashMap::new();
    for (mention, quote) in outgoing.mentions.iter().zip(&outgoing.quotes) {
        let range = quote.excerpt.range.start as usize..quote.excerpt.range.end as usize;
        let named = (targets.partition_point(|target| *target < mention.target), mention.number);
        let own = by_block.entry(mention.block).or_default();
        // Of a long sentence each mention has another part around it, and these overlap.
        match own.last_mut().filter(|(last, _)| range.start < last.end) {
            Some((last, all)) => {
                last.end = last.end.max(range.end);
                all.push(named);
            }
            None => own.push((range, vec![named])),
        }
    }
    by_block
}

/// A block of text in pieces.
fn pieces(text: &str, sentences: Vec<Naming>) -> Vec<Piece> {
    let (mut pieces, mut done) = (Vec::new(), 0);
    for (range, named) in sentences {
        if done < range.start {
            pieces.push(Piece::Plain(text[done..range.start].to_owned()));
        }
        done = range.end;
        pieces.push(Piece::Naming(text[range].to_owned(), named));
    }
    if done < text.len() {
        pieces.push(Piece::Plain(text[done..].to_owned()));
    }
    pieces
}
