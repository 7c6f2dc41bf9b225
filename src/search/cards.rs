//! What is shown of a document that was found: its card (title, address, a line of facts) and its text, of which an
//! excerpt is cut in the browser. Both are loaded for the results on the screen only.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::columns::place;
use super::statements::statements;
use super::texts::field_texts;
use super::tokens::field;
use crate::link::text::reader_text::reader_texts;
use crate::model::{Document, Role};
use crate::page::entity::facts;
use crate::page::entity::measures;
use crate::page::notation::Here;
use crate::page::topic::carriers::counts;
use crate::site::DocId;

/// Documents whose cards are in one file.
pub const CARDS: usize = 80;
/// A file of texts ends with the document that reaches this many bytes: about 15 kB compressed.
const TEXT_BYTES: usize = 32_000;

/// Cards of neighbouring documents, as JSON, and their texts in files of a few documents each.
pub struct Cards {
    /// `[title, address, facts in a line, language, class, facts]` for each document.
    pub cards: Vec<Value>,
    /// How many documents, and `[summary, names, [[number, text, lasting id], …], [other text, …], statements]` for each of
    /// them.
    pub texts: Vec<(usize, String)>,
}

/// The cards and texts of these documents.
pub fn cards(here: &Here<'_>, ids: &[DocId]) -> Cards {
    let mut cards = Cards { cards: ids.iter().map(|id| card(here, *id)).collect(), texts: Vec::new() };
    let mut open: Vec<String> = Vec::new();
    let mut size = 0;
    for (at, id) in ids.iter().enumerate() {
        let text = text(here, *id);
        size += text.len();
        open.push(text);
        if size >= TEXT_BYTES || at + 1 == ids.len() {
            cards.texts.push((open.len(), format!("[{}]", open.join(","))));
            open.clear();
            size = 0;
        }
    }
    cards
}

fn card(here: &Here<'_>, id: DocId) -> Value {
    let document = here.site.document(id);
    let language = document.language.tag();
    let class = here.class(id);
    let mut card = vec![
        document.title.clone().into(),
        document.permalink.as_str().into(),
        line(here, id, document).into(),
        if language == here.labels.tag() { Value::Null } else { language.into() },
        if class == here.kind_class(here.site.kind(id)) { Value::Null } else { class.into() },
        if here.site.kind(id).is_entity() { facts(here, id, document) } else { Value::Null },
    ];
    while card.last().is_some_and(Value::is_null) {
        card.pop();
    }
    card.into()
}

/// «Artikel · 16. Dezember 2021, Golem.de», «Unternehmen · China, 2 Regelwerke».
fn line(here: &Here<'_>, id: DocId, document: &Document) -> String {
    let words = here.labels;
    let mut parts = Vec::new();
    if let Some(article) = document.article() {
        parts.push(words.date(&article.date));
        let outlet = &article.source.outlet;
        parts.extend(outlet.value().cloned());
        if outlet.is_missing() {
            parts.push(words.text("index.outlet_missing").to_owned());
        }
    }
    parts.extend(place(document).map(|code| words.country(code)));
    parts.extend(facts::own_status(here, document).map(|status| status.label));
    if document.company().is_some() {
        let measures = measures::signs(here, id, 0).total;
        if measures > 0 {
            parts.push(words.count("search.measures", measures));
        }
    }
    parts.extend(counts(here, id));
    let kind = here.kind_label(id);
    if parts.is_empty() { kind } else { format!("{kind} · {}", parts.join(", ")) }
}

/// The facts of an entity next to its name, when it is the best result: `[label, value, status]`.
fn facts(here: &Here<'_>, id: DocId, document: &Document) -> Value {
    let words = here.labels;
    let mut facts: Vec<Value> = Vec::new();
    if let Some(status) = facts::own_status(here, document) {
        facts.push(json!([words.text("facts.status"), status.label, status.key]));
    }
    if document.regulation().is_some() {
        let names = here.graph.issuers(id).iter().map(|issuer| here.site.document(*issuer).short().to_owned());
        let names: Vec<String> = names.take(3).collect();
        if !names.is_empty() {
            facts.push(json!([words.text("facts.issuer"), names.join(", ")]));
        }
    }
    let total = measures::signs(here, id, 0).total;
    if total > 0 {
        let label =
            if here.site.kind(id).role == Role::Regulation { "index.count_affected" } else { "index.regulations" };
        facts.push(json!([words.text(label), words.number(total)]));
    }
    let mentions = here.graph.tally(id).mentions as usize;
    if mentions > 0 {
        facts.push(json!([words.text("index.mentions"), words.number(mentions)]));
    }
    facts.into()
}

fn text(here: &Here<'_>, id: DocId) -> String {
    let document = here.site.document(id);
    let topics = here.site.topic_labels(id);
    let texts = reader_texts(here.site, here.graph.outgoing(id), id);
    let blocks: Vec<(u32, &str)> =
        document.body.texts.iter().zip(&texts).map(|(block, text)| (block.passage, text.trim())).collect();
    let ids = document.body.lasting_ids();
    // A footnote is no passage and has no id.
    let anchor = |passage: u32| passage.checked_sub(1).and_then(|at| ids.get(at as usize)).map_or("", String::as_str);
    let passages: Vec<(u32, Cow<'_, str>, &str)> = blocks
        .chunk_by(|(a, _), (b, _)| a == b)
        .map(|blocks| match blocks {
            [(passage, text)] => (*passage, Cow::Borrowed(*text), anchor(*passage)),
            all => (all[0].0, all.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ").into(), anchor(all[0].0)),
        })
        .collect();
    let (mut summary, mut names, mut others) = (String::new(), Vec::new(), Vec::new());
    for (field, text) in field_texts(document, &topics) {
        match field {
            field::SUMMARY => summary = text,
            field::NAMES => names.push(text),
            _ => others.push(text),
        }
    }
    let statements = statements(here, id, &others);
    serde_json::to_string(&(summary, names, passages, others, statements)).expect("texts are JSON")
}
