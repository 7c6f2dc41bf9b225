//! What a reader sees of a page before following a link to it: its cover, and nothing of its text.
//!
//! Nothing here depends on who names or relates to whom, so that a new article changes one chunk only.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Document, Permalink};
use crate::page::article::record::mark;
use crate::page::entity::facts;
use crate::page::entity::own_status::own_status;
use crate::page::notation::fact::{FactValue, marked};
use crate::page::notation::{DateView, Here, StatusView};
use crate::page::plan::{Content, Page};
use crate::page::script::script;
use crate::site::{DocId, Site};

/// The previews of the pages whose address falls into one chunk.
#[derive(Clone, Debug, Serialize)]
pub struct PreviewChunk {
    /// How many chunks there are; a power of two.
    pub count: usize,
    /// How many chunks of texts there are; another one.
    pub texts: usize,
    /// Language of the words around what authors write.
    pub lang: &'static str,
    /// Previews by the address of the page in the site: `companies/tesla/`.
    pub pages: BTreeMap<String, Preview>,
}

/// What is shown of one page. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    pub class: String,
    pub name: String,
    /// The name for tight places, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// Language of name and summary, where it is not the dossier's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// In the dossier's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Status, date, medium: what a reader wants to know before going there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<PreviewFact>,
    /// Kind, and where it belongs: «Regelwerk · Executive Order · USA».
    pub kind: String,
}

/// A fact with the marks of how it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PreviewFact {
    /// «Status».
    pub label: String,
    /// «14. August 2020†».
    pub text: String,
    /// The status whose sign stands before it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub sign: &'static str,
    /// Whether the source was asked and does not say it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub missing: bool,
}

/// A script for each chunk of documents.
pub fn pages(site: &Site) -> Vec<Page> {
    let page = |chunk| {
        let content = move |here: &Here<'_>| Content::Text(script("dossierPreviews", &previews(here, chunk)));
        Page::new(site, Permalink::default(), content).as_file(format!("previews/{chunk}.js"))
    };
    (0..site.chunks.len()).map(page).collect()
}

/// The previews of one chunk, counted from 0.
fn previews(here: &Here<'_>, number: usize) -> PreviewChunk {
    let chunks = &here.site.chunks;
    let pages = chunks[number].iter().map(|&id| {
        let document = here.site.document(id);
        (document.permalink.to_string(), preview(here, id, document))
    });
    PreviewChunk {
        count: chunks.len(),
        texts: here.site.text_chunks.len(),
        lang: here.labels.tag(),
        pages: pages.collect(),
    }
}

fn preview(here: &Here<'_>, id: DocId, document: &Document) -> Preview {
    let mut kind = vec![here.kind_label(id)];
    let mut facts = Vec::new();
    if document.article().is_some() {
        facts.extend(article_facts(here, document));
    }
    if document.regulation().is_some() {
        facts.extend(own_status(here, id).map(|status| status_fact(here, &status)));
        let days = facts::regulation_days(here, id);
        let words =
            days.iter().map(|day| format!("{} {}", day.label, day_words(&day.date))).collect::<Vec<_>>().join(", ");
        facts.extend((!days.is_empty()).then(|| preview_fact(here, "index.date", &words)));
        kind.push(facts::regulation_type(here, document));
        kind.extend(here.jurisdiction(id));
    } else if let Some(entity) = document.entity() {
        kind.extend(entity.country.value().map(|code| here.labels.country(code)));
    }
    kind.retain(|part| !part.is_empty());
    Preview {
        class: here.class(id),
        name: document.title.clone(),
        short: document.short_name.clone().unwrap_or_default(),
        lang: here.foreign(id),
        summary: document.summary.clone().unwrap_or_default(),
        facts,
        kind: kind.join(" · "),
    }
}

fn article_facts(here: &Here<'_>, document: &Document) -> Vec<PreviewFact> {
    let date = document.date().map(|date| here.date(date, document.basis.get("date")));
    let mut facts: Vec<PreviewFact> =
        date.iter().map(|date| preview_fact(here, "article.published", &day_words(date))).collect();
    let outlet = document.article().map(|article| &article.source.outlet).filter(|outlet| outlet.is_present());
    facts.extend(outlet.map(|outlet| {
        let text = outlet.value().map_or_else(|| here.labels.text("value.not_stated"), String::as_str);
        let value = mark(FactValue::text(text), document.basis.get("source.outlet"));
        let text = marked(&value.text, value.inferred, value.external);
        PreviewFact { missing: outlet.is_missing(), ..preview_fact(here, "article.outlet", &text) }
    }));
    facts
}

fn status_fact(here: &Here<'_>, status: &StatusView) -> PreviewFact {
    let status_words = marked(&status.label, status.inferred, status.external);
    let text = [status_words, here.as_of()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    PreviewFact { sign: status.key, ..preview_fact(here, "facts.status", &text) }
}

fn day_words(date: &DateView) -> String {
    marked(&date.words, date.inferred, date.external)
}

fn preview_fact(here: &Here<'_>, key: &str, text: &str) -> PreviewFact {
    PreviewFact { label: here.labels.text(key).to_owned(), text: text.to_owned(), ..PreviewFact::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_takes_no_room() {
        let preview =
            Preview { class: "company".into(), name: "Tesla".into(), kind: "Firma".into(), ..Preview::default() };
        let text = serde_json::to_string(&preview).expect("plain data");
        assert_eq!(text, r#"{"class":"company","name":"Tesla","kind":"Firma"}"#);
    }
}
