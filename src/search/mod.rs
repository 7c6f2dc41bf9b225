//! The search index: from the words of all documents to files that a browser loads a few of.
//!
//! ```text
//! Document ─tokens─▶ DocumentTokens ─index─▶ search/index.js   what there is, and where
//!  one by one, kept         all together      search/data/*.js  terms, columns, cards, suggestions
//! ```
//!
//! Every file is a classic script that calls `dossierSearch` with its name and its content, so that the search works
//! from a disk as it does from a server. A file of `data/` is named by its content: it may be kept for ever, and a
//! build changes only the names of those whose content changed. What the files hold, in the order in which a browser
//! needs them:
//!
//! - `index.js`: kinds, the beginnings and names of all shards, the names of all other files, the words of the page.
//! - columns: a few bits for each document, by which results are counted, narrowed and ranked.
//! - shards: words and terms that begin alike. A word leads to its term, which is its stem; a term has the list of its
//!   documents, first those that have it as a word, then those that have it as a part of a compound. The reader's words
//!   need no stemmer.
//! - cards: titles, addresses and facts of neighbouring documents. By the address comes the text (`page::previews::texts`) that
//!   excerpts are cut from and phrases are looked up in.
//! - suggestions: words for those who mistyped one, loaded only then.
//!
//! The client, in `static/search/`, reads them; `docs/search.md` says what it does with them.

mod bits;
mod cards;
mod columns;
mod dates;
mod lexicon;
mod lists;
mod postings;
mod shards;
mod spelling;
mod tokens;
mod vocabulary;
mod words;

/// The path of the file that names all others of the index.
pub const INDEX: &str = "search/index.js";

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use serde_json::{Value, json};

pub use tokens::{DocumentTokens, tokens};

use crate::config::Config;
use crate::model::Document;
use crate::page::notation::Here;
use crate::site::{DocId, Site};

/// The documents that can be found: all that have a page and are not left out by `noindex`.
pub fn searchable(site: &Site) -> Vec<DocId> {
    let has_page = |id: &DocId| !site.document(*id).permalink.as_str().is_empty();
    site.ids().filter(has_page).filter(|id| !site.is_noindex(*id)).collect()
}

/// What the index takes of the site's paths, where there is one: a file and a folder.
pub fn paths(config: &Config) -> &'static [&'static str] {
    if config.search { &["search/index.js", "search/data"] } else { &[] }
}

/// Makes all files of the index and hands each to `sink`: its path in the site and its bytes, from many threads, in no
/// particular order. `here` is the front page, `documents` what [`searchable`] gives, and `tokens` gives the [`tokens()`] of
/// one of them, which are dropped when they have been read.
///
/// # Errors
/// What `tokens` or `sink` reports first; the work ends with it.
pub fn index<E: Send>(
    here: &Here<'_>,
    documents: &[DocId],
    tokens: impl Fn(DocId) -> Result<DocumentTokens, E> + Sync,
    sink: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    // Two files with the same content are one.
    let written = Mutex::new(HashSet::new());
    let write = |payload: &str| -> Result<String, E> {
        let name = name(payload);
        if !written.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone()) {
            return Ok(name);
        }
        sink(&format!("search/data/{name}.js"), format!("dossierSearch(\"{name}\",{payload})\n").as_bytes())?;
        Ok(name)
    };
    let text = |text: &str| Value::from(text).to_string();

    let cards: Vec<String> = documents
        .par_chunks(cards::CARDS)
        .map(|chunk| write(&Value::from(cards::cards(here, chunk)).to_string()))
        .collect::<Result<_, E>>()?;

    let postings = postings::invert(documents.len(), |at| tokens(documents[at]))?;
    let columns = columns::columns(here, documents, &postings.lengths);
    let parts = columns.parts.iter().map(|part| write(&text(part))).collect::<Result<Vec<_>, E>>()?;
    let days = columns.days.iter().map(|part| write(&text(part))).collect::<Result<Vec<_>, E>>()?;

    let shards: Vec<(String, String)> = shards::shards(&postings)
        .into_par_iter()
        .map(|shard| Ok((write(&format!("{},{}", text(&shard.words), text(&shard.lists)))?, shard.first)))
        .collect::<Result<_, E>>()?;
    let found: Vec<&Document> = documents.iter().map(|id| here.site.document(*id)).collect();
    let suggestions = write(&text(&spelling::suggestions(&found, &postings)))?;

    let root = json!({
        "documents": documents.len(),
        "file": if here.site.config.links_to_folders() { "" } else { "index.html" },
        "kinds": columns::kinds(here, documents),
        "columns": columns.head,
        "parts": parts,
        "days": days,
        "size": cards::CARDS,
        "texts": here.site.text_chunks.len(),
        "cards": cards,
        "endings": postings.endings,
        "shards": shards.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "firsts": shards.iter().map(|(_, first)| first).collect::<Vec<_>>(),
        "suggestions": suggestions,
        "tag": here.labels.tag(),
        "label": words_of_the_page(here),
    });
    sink(INDEX, format!("dossierSearch(\"index\",{root})\n").as_bytes())
}

/// A name for a file by its content.
fn name(content: &str) -> String {
    blake3::hash(content.as_bytes()).to_hex()[..10].to_owned()
}

/// The labels that the client needs: those under `search.`.
fn words_of_the_page(here: &Here<'_>) -> Value {
    let own = here.labels.words().iter().filter_map(|(key, text)| Some((key.strip_prefix("search.")?, text)));
    let mut own: Vec<(&str, &String)> = own.collect();
    own.sort_unstable();
    own.into_iter()
        .map(|(key, text)| (key.to_owned(), Value::from(text.as_str())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
