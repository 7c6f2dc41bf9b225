//! What a reader sees of a page before following a link to it: its cover, and nothing of its text.
//!
//! A page that is read from the disk may run a script but fetch no file, so previews are scripts that hand data over.
//! Nothing here depends on who names or relates to whom, so that a new article changes one chunk only.

use std::collections::BTreeMap;

use serde::Serialize;

use super::notation::{DateView, Here, StatusView};
use crate::link::graph::LinkGraph;
use crate::model::{Document, Permalink};
use crate::page::article::record::mark;
use crate::page::entity::facts;
use crate::page::list::regulations;
use crate::page::notation::fact::FactValue;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// The previews of the pages whose address falls into one chunk.
#[derive(Clone, Debug, Serialize)]
pub struct PreviewChunk {
    /// How many chunks there are; a power of two.
    pub count: usize,
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
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let page = |chunk| {
        let content = move |here: &Here<'_>| Content::Text(script(&previews(here, chunk)));
        Page::new(site, Permalink::default(), content).as_file(format!("previews/{chunk}.js"))
    };
    (0..site.chunks.len()).map(page).collect()
}

/// A chunk of previews as a script; `static/previews.js` has the function that takes it.
fn script(chunk: &PreviewChunk) -> String {
    // Plain data with text keys, so it always has a form.
    let json = serde_json::to_string(chunk).unwrap_or_default();
    // Older engines end a line, and so a text, at these two.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("dossierPreviews({json});\n")
}

/// The previews of one chunk, counted from 0.
fn previews(here: &Here<'_>, number: usize) -> PreviewChunk {
    let chunks = &here.site.chunks;
    let pages = chunks[number].iter().map(|&id| {
        let document = here.site.document(id);
        (document.permalink.to_string(), preview(here, id, document))
    });
    PreviewChunk { count: chunks.len(), lang: here.labels.tag(), pages: pages.collect() }
}

fn preview(here: &Here<'_>, id: DocId, document: &Document) -> Preview {
    let mut kind = vec![here.kind_label(id)];
    let mut facts = Vec::new();
    if document.article().is_some() {
        facts.extend(article_facts(here, document));
    }
    if document.regulation().is_some() {
        facts.extend(facts::own_status(here, document).map(|status| status_fact(here, &status)));
        facts.extend(regulations::regulation_date(here, document).map(|date| date_fact(here, "index.date", &date)));
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
    let mut facts: Vec<PreviewFact> = date.iter().map(|date| date_fact(here, "article.published", date)).collect();
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

fn date_fact(here: &Here<'_>, key: &str, date: &DateView) -> PreviewFact {
    preview_fact(here, key, &marked(&date.words, date.inferred, date.external))
}

fn preview_fact(here: &Here<'_>, key: &str, text: &str) -> PreviewFact {
    PreviewFact { label: here.labels.text(key).to_owned(), text: text.to_owned(), ..PreviewFact::default() }
}

/// A value in the notation: `[ONEtoONE]`, `14. August 2020†`.
fn marked(text: &str, inferred: bool, external: bool) -> String {
    let (open, close) = if inferred { ("[", "]") } else { ("", "") };
    format!("{open}{text}{close}{}", if external { "†" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_carries_the_marks_of_how_it_is_known() {
        assert_eq!(marked("Golem", false, false), "Golem");
        assert_eq!(marked("Golem", true, false), "[Golem]");
        assert_eq!(marked("2020", true, true), "[2020]†");
    }

    #[test]
    fn what_is_empty_takes_no_room() {
        let preview =
            Preview { class: "company".into(), name: "Tesla".into(), kind: "Firma".into(), ..Preview::default() };
        let text = serde_json::to_string(&preview).expect("plain data");
        assert_eq!(text, r#"{"class":"company","name":"Tesla","kind":"Firma"}"#);
    }

    #[test]
    fn no_text_of_an_author_ends_the_script_or_a_line_of_it() {
        let name = "</script>\"'\\\u{2028}\u{2029}\n`${x}`";
        let page = Preview { name: name.into(), ..Preview::default() };
        let chunk = PreviewChunk { count: 1, lang: "de", pages: [("companies/x/".to_owned(), page)].into() };
        let script = script(&chunk);
        assert_eq!(script.lines().count(), 1);
        assert!(!script.contains(['\u{2028}', '\u{2029}']));
        let json = script.strip_prefix("dossierPreviews(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(read["pages"]["companies/x/"]["name"], name);
    }
}
