//! What is shown of a document that was found: its title, its address and a line of facts. The text from which an excerpt is cut
//! comes by the address (`page::previews::texts`). Both are loaded for the results on the screen only.

use serde_json::{Value, json};

use super::columns::place;
use crate::model::{BasisKind, Document, Role};
use crate::page::entity::measures;
use crate::page::entity::own_status::own_status;
use crate::page::notation::Here;
use crate::page::notation::fact::marked;
use crate::page::topic::carriers::counts;
use crate::site::DocId;

/// Documents whose cards are in one file.
pub const CARDS: usize = 80;

/// `[title, address, facts in a line, language, class, facts]` for each of these documents; without what is null at the end.
pub fn cards(here: &Here<'_>, ids: &[DocId]) -> Vec<Value> {
    ids.iter().map(|id| card(here, *id)).collect()
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
        let marked = |text: &str, path: &str| {
            let basis = document.basis.get(path).map(|basis| basis.kind);
            marked(text, basis == Some(BasisKind::Inferred), basis == Some(BasisKind::External))
        };
        parts.push(marked(&words.date(&article.date), "date"));
        let outlet = &article.source.outlet;
        parts.extend(outlet.value().map(|outlet| marked(outlet, "source.outlet")));
        if outlet.is_missing() {
            parts.push(words.text("index.outlet_missing").to_owned());
        }
    }
    parts.extend(place(document).map(|code| words.country(code)));
    parts.extend(own_status(here, id).map(|status| status.label));
    if document.company().is_some() {
        let measures = measures::signs(here, id, 0).total;
        if measures > 0 {
            parts.push(measures_in_words(here, measures));
        } else if !here.graph.relations_of(id).any(|relation| relation.kind.is_measure()) {
            parts.push(words.text("search.no_measures").to_owned());
        }
    }
    parts.extend(counts(here, id));
    let kind = here.kind_label(id);
    if parts.is_empty() { kind } else { format!("{kind} · {}", parts.join(", ")) }
}

/// «2 Regelwerke».
fn measures_in_words(here: &Here<'_>, total: usize) -> String {
    here.labels.count("search.measures", total)
}

/// The facts of an entity next to its name, when it is the best result: `[label, value, status, part]`, where `part` is how the line
/// says the same.
fn facts(here: &Here<'_>, id: DocId, document: &Document) -> Value {
    let words = here.labels;
    let mut facts: Vec<Value> = Vec::new();
    if let Some(status) = own_status(here, id) {
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
        // Of a company the line has it.
        match document.company() {
            Some(_) => {
                facts.push(json!([words.text(label), words.number(total), null, measures_in_words(here, total)]))
            }
            None => facts.push(json!([words.text(label), words.number(total)])),
        }
    }
    let mentions = here.graph.tally(id).mentions as usize;
    if mentions > 0 {
        facts.push(json!([words.text("index.mentions"), words.number(mentions)]));
    }
    facts.into()
}
