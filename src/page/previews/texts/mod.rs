//! The texts of all documents: their numbered paragraphs, for the card that a citation shows, so that what a page claims can be read
//! where it is claimed; and what the search cuts its excerpts from, which are the same paragraphs and some texts beside them.

pub mod fields;
pub mod looked_for;
mod passages;
pub mod stated;
mod statements;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use self::fields::{field, field_texts, kinds_of};
use self::looked_for::looked_for;
use self::passages::{Paragraphs, Passage, paragraphs};
use self::stated::stated_texts;
use self::statements::statements;
use crate::model::{Document, Permalink};
use crate::page::article::record::{cite_place, retold, wording};
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::page::script::script;
use crate::site::{DocId, Site};

/// The texts of the pages whose address falls into one chunk.
#[derive(Debug, Serialize)]
struct TextChunk<'a> {
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
    /// «Rn. {n}».
    passage: &'a str,
}

/// What is said on one page. What is empty is left out.
#[derive(Debug, Serialize)]
struct Text<'a> {
    /// How the page is cited: `ONEtoONE 8/2020`.
    name: Cow<'a, str>,
    /// Whose words these are: «Nacherzählt nach ONEtoONE, Frauke Schobelt, 17. August 2020».
    origin: String,
    /// Language of the text, where it is not the dossier's.
    #[serde(skip_serializing_if = "String::is_empty")]
    lang: String,
    cite: Cite,
    /// The addresses of those who are named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    named: Vec<&'a str>,
    /// The paragraphs by number, from 1.
    passages: Vec<Passage>,
    #[serde(flatten)]
    found: Option<Found>,
}

/// How a place of the page is cited.
#[derive(Debug, Serialize)]
struct Cite {
    /// The whole, with the gaps `{page}`, `{url}` and `{date}`.
    text: String,
    /// The page: its title in quotation marks.
    page: String,
}

/// What only the search reads.
#[derive(Debug, Default, Serialize)]
struct Found {
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
    /// Kind and type in words. They are found and not shown: a result says them beside its name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    /// Footnotes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// All other texts in which words are found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    /// Claims and events, each by its place among the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<Value>,
}

/// A script for each chunk of documents.
pub fn pages(site: &Site) -> Vec<Page> {
    let page = |number| {
        let content = move |here: &Here<'_>| Content::Text(script("dossierTexts", &chunk(here, number)));
        Page::new(site, Permalink::default(), content).as_file(format!("previews/texts/{number}.js"))
    };
    (0..site.text_chunks.len()).map(page).collect()
}

fn chunk<'a>(here: &Here<'a>, number: usize) -> TextChunk<'a> {
    let is_asked_for = |id: &&DocId| here.site.config.search || !here.site.body(**id).passages.is_empty();
    let texts = here.site.text_chunks[number].iter().filter(is_asked_for).map(|&id| {
        let document = here.site.document(id);
        (document.permalink.as_str(), text(here, id, document))
    });
    let words = here.labels;
    TextChunk {
        lang: words.tag(),
        words: Words {
            go: words.text("passage_card.go"),
            cite: words.text("article.cite"),
            close: words.text("frame.close"),
            passage: words.text("cite.passage"),
        },
        pages: texts.collect(),
    }
}

fn text<'a>(here: &Here<'a>, id: DocId, document: &'a Document) -> Text<'a> {
    let Paragraphs { named, passages, notes } = paragraphs(here, id);
    let article = document.article();
    let place = cite_place(here, document);
    Text {
        name: match article {
            Some(_) => Cow::Borrowed(&**here.graph.cite_as(id)),
            None => Cow::Borrowed(document.title.as_str()),
        },
        origin: match article.filter(|article| !article.is_analysis()) {
            Some(article) => {
                let source: Vec<String> = retold(here, document, article).iter().map(|value| value.plain()).collect();
                format!("{} {}", here.labels.text(wording(article)), source.join(", "))
            }
            None if article.is_some() => here.labels.text("article.analysis").to_owned(),
            None => here.kind_label(id),
        },
        lang: here.foreign(id),
        cite: Cite { text: place.text, page: place.page },
        named: named.iter().map(|target| here.site.document(*target).permalink.as_str()).collect(),
        passages,
        found: here.site.config.search.then(|| found(here, id, document, notes)),
    }
}

/// What the search shows of a document beside its paragraphs.
fn found(here: &Here<'_>, id: DocId, document: &Document, notes: Vec<String>) -> Found {
    let mut found = Found {
        notes,
        kinds: kinds_of(here.site, id).into_iter().map(str::to_owned).chain(looked_for(here, id)).collect(),
        ..Found::default()
    };
    let texts = field_texts(document, &here.site.topic_labels(id)).into_iter().chain(stated_texts(here, id));
    for (field, text) in texts {
        match field {
            field::SUMMARY => found.summary = text,
            field::NAMES => found.names.push(text),
            // A remark that a relation and its source share is one.
            _ if found.others.contains(&text) => {}
            _ => found.others.push(text),
        }
    }
    // A citation stands in the line of facts, too, with what it is; an entity has no statements, which would go by their place.
    if document.entity().is_some() {
        let is_repeated = |text: &str| found.others.iter().any(|other| other.ends_with(&format!(": {text}")));
        let kept = found.others.iter().filter(|text| !is_repeated(text)).cloned().collect();
        found.others = kept;
    }
    found.statements = statements(here, id, &found.others);
    found
}
