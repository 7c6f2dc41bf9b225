//! The numbered paragraphs of all documents, for the card that a citation shows: what a page claims can be read where it is
//! claimed.
//!
//! The sentences that name somebody stand apart, with whom they name, so that the card can mark the one that is quoted, or
//! those that speak of what the citing line is about.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Serialize;

use super::script::script;
use crate::link::text::outgoing::Outgoing;
use crate::link::text::reader_text::reader_texts;
use crate::model::{Document, Permalink};
use crate::page::article::record::{PlaceView, cite_place, retold};
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// As much of a paragraph is shown, in bytes: a table of a thousand rows is read on its page.
const LONGEST: usize = 4_000;

/// The paragraphs of the pages whose address falls into one chunk.
#[derive(Debug, Serialize)]
struct PassageChunk<'a> {
    /// Language of the words around what authors write.
    lang: &'static str,
    words: Words<'a>,
    /// Texts by the address of the page in the site: `articles/2020-08-17-trump/`.
    pages: BTreeMap<&'a str, Text<'a>>,
}

/// The words of the card's furniture.
#[derive(Debug, Serialize)]
struct Words<'a> {
    /// «Zur Stelle».
    go: &'a str,
    /// «Zitieren».
    cite: &'a str,
    close: &'a str,
}

/// What the card needs of one page.
#[derive(Debug, Serialize)]
struct Text<'a> {
    /// How the page is cited: `ONEtoONE 8/2020`.
    name: Cow<'a, str>,
    /// Whose words these are: «Nacherzählt nach ONEtoONE, Frauke Schobelt, 17. August 2020».
    origin: String,
    /// Language of the text, where it is not the dossier's.
    #[serde(skip_serializing_if = "String::is_empty")]
    lang: String,
    cite: PlaceView,
    /// The addresses of those who are named.
    named: Vec<&'a str>,
    /// The paragraphs by number, from 1.
    passages: Vec<Passage>,
}

/// The lasting id of a paragraph, and its blocks of text: one, or the items of a list, the cells of a table.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Passage(String, Vec<Vec<Piece>>);

/// A stretch of text.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Piece {
    Plain(String),
    /// A sentence that names somebody: whom, as a place in `named`, and the number of the mention, as in its id.
    Naming(String, Vec<(usize, u32)>),
}

/// A script for each chunk of documents.
pub fn pages(site: &Site) -> Vec<Page> {
    let page = |number| {
        let content = move |here: &Here<'_>| Content::Text(script("dossierPassages", &chunk(here, number)));
        Page::new(site, Permalink::default(), content).as_file(format!("previews/passages/{number}.js"))
    };
    (0..site.passage_chunks.len()).map(page).collect()
}

fn chunk<'a>(here: &Here<'a>, number: usize) -> PassageChunk<'a> {
    let texts = here.site.passage_chunks[number].iter().filter_map(|&id| {
        let document = here.site.document(id);
        (!here.site.body(id).passages.is_empty()).then(|| (document.permalink.as_str(), text(here, id, document)))
    });
    let words = here.labels;
    PassageChunk {
        lang: words.tag(),
        words: Words {
            go: words.text("passage_card.go"),
            cite: words.text("article.cite"),
            close: words.text("frame.close"),
        },
        pages: texts.collect(),
    }
}

fn text<'a>(here: &Here<'a>, id: DocId, document: &'a Document) -> Text<'a> {
    let outgoing = here.graph.outgoing(id);
    let mut targets: Vec<DocId> = outgoing.mentions.iter().map(|mention| mention.target).collect();
    targets.sort_unstable();
    targets.dedup();
    let mut sentences = sentences(outgoing, &targets);
    let blocks = reader_texts(here.site, outgoing, id);
    let mut passages: Vec<Passage> =
        here.site.body(id).lasting_ids().into_iter().map(|id| Passage(id, Vec::new())).collect();
    let mut room = vec![LONGEST; passages.len()];
    for (at, (block, text)) in document.body.texts.iter().zip(&blocks).enumerate() {
        // What stands in no paragraph is a footnote.
        let Some(passage) = (block.passage as usize).checked_sub(1).filter(|passage| *passage < passages.len()) else {
            continue;
        };
        if room[passage] == 0 || text.trim().is_empty() {
            continue;
        }
        let mut pieces = pieces(text, sentences.remove(&(at as u32)).unwrap_or_default());
        room[passage] = cut(&mut pieces, room[passage]);
        passages[passage].1.push(pieces);
    }
    let article = document.article();
    Text {
        name: match article {
            Some(_) => Cow::Borrowed(&**here.graph.cite_as(id)),
            None => Cow::Borrowed(document.title.as_str()),
        },
        origin: match article.filter(|article| !article.is_analysis) {
            Some(article) => {
                let source: Vec<String> = retold(here, document, article).iter().map(|value| value.plain()).collect();
                format!("{} {}", here.labels.text("article.retold"), source.join(", "))
            }
            None if article.is_some() => here.labels.text("article.analysis").to_owned(),
            None => here.kind_label(id),
        },
        lang: here.foreign(id),
        cite: cite_place(here, document),
        named: targets.iter().map(|target| here.site.document(*target).permalink.as_str()).collect(),
        passages,
    }
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

/// Leaves out that for which there is no room, behind the end of a sentence or of a word, and returns how much room is left.
fn cut(pieces: &mut Vec<Piece>, room: usize) -> usize {
    let mut left = room;
    for at in 0..pieces.len() {
        let (Piece::Plain(text) | Piece::Naming(text, _)) = &mut pieces[at];
        if let Some(rest) = left.checked_sub(text.len()) {
            left = rest;
            continue;
        }
        let end = text.floor_char_boundary(left);
        let begun = text[..end].rfind(char::is_whitespace).map(|end| text[..end].to_owned());
        pieces.truncate(at);
        pieces.push(Piece::Plain(format!("{} …", begun.unwrap_or_default())));
        return 0;
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_without_end_is_cut_behind_a_word() {
        let sentence = || Piece::Naming("Acme pays.".to_owned(), vec![(0, 1)]);
        let plain = |text: &str| Piece::Plain(text.to_owned());
        let mut pieces = vec![sentence(), plain(" Nobody else does so."), sentence()];
        assert_eq!(cut(&mut pieces, 20), 0);
        assert_eq!(pieces, [sentence(), plain(" Nobody …")]);
        let mut short = vec![sentence()];
        assert_eq!(cut(&mut short, 20), 10);
        assert_eq!(short, [sentence()]);
    }
}
