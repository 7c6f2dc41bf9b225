//! The catalogue record of a source, with what is not stated, and how to cite it.

mod citing;

use serde::Serialize;

pub use self::citing::{
    CiteView, PlaceView, cite, cite_entity, cite_entry, cite_list, cite_place, original, original_outside, quoted,
};
use crate::model::{Article, Basis, BasisKind, Document, Rights, SourceRecord, Stated, host};
use crate::page::notation::fact::{Fact, FactList, FactValue};
use crate::page::notation::{Citation, Here};

/// The catalogue record of the source that an article reports on.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// «Quelle und Zitieren».
    pub title: String,
    /// «Nacherzählt nach», «Im Wortlaut nach»; empty for our own analysis.
    pub wording: String,
    /// Whom the article retells: outlet, authors, day; empty for our own analysis.
    pub retold: Vec<FactValue>,
    /// What its text is: «unser Text, unsere Absatznummern».
    pub text: String,
    pub facts: FactList,
    /// Why values are marked: what each of them is, and the reason.
    pub reasons: Vec<Reason>,
    /// What our page is in relation to it.
    pub note: String,
    /// What the article rests on beside its source.
    pub sources: Vec<Citation>,
}

/// Why a value is given although the source does not state it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Reason {
    /// The value: `Medium`.
    pub label: String,
    pub text: String,
}

/// The catalogue record: what is stated, what was looked for and not found. Keys that are absent are left out, but for
/// those without which nobody could find the source.
pub fn record(here: &Here<'_>, document: &Document, article: &Article) -> Record {
    let sources = document.sources.iter().map(|source| here.outside_citation(source)).collect();
    if article.is_analysis() {
        let date = FactValue::date(here.date(&article.date, document.basis.get("date")));
        let published = here.labels.text("article.published").to_owned();
        let items = vec![Fact { label: published, values: vec![date], missing: String::new(), wide: false }];
        return Record {
            title: here.labels.text("article.record").to_owned(),
            wording: String::new(),
            retold: Vec::new(),
            text: String::new(),
            facts: FactList { items, ..FactList::default() },
            reasons: reasons(here, document),
            note: here.labels.text("article.own_analysis").to_owned(),
            sources,
        };
    }
    let source = &article.source;
    let not_stated = here.labels.text("value.not_stated");
    let mut items = Vec::new();
    let mut add = |key: &str, values: Vec<FactValue>, missing: &str, wide: bool| {
        items.push(Fact { label: here.labels.text(key).to_owned(), values, missing: missing.to_owned(), wide });
    };
    let basis = |path: &str| document.basis.get(path);
    let marked = |value: FactValue, path: &str| mark(value, basis(path));

    if source.headline.is_present() {
        let headline = source.headline.value().map(|headline| {
            let lang = foreign(here, source).unwrap_or_default();
            marked(FactValue { text: quoted(here, headline), lang, ..FactValue::default() }, "source.headline")
        });
        add("article.original_title", headline.into_iter().collect(), not_stated, true);
    }
    let outlet = source.outlet.value().map(|outlet| {
        let mut value = marked(FactValue::text(outlet), "source.outlet");
        if let Some(publisher) = source.publisher.value() {
            value.sub = publisher.clone();
        }
        value
    });
    add("article.outlet", outlet.into_iter().collect(), not_stated, false);
    let authors: &[String] = source.authors.value().map_or(&[], Vec::as_slice);
    let key = if authors.len() > 1 { "article.author.other" } else { "article.author.one" };
    add(key, authors.iter().map(|name| marked(FactValue::text(name), "source.authors")).collect(), not_stated, false);
    add("article.published", vec![FactValue::date(here.date(&article.date, basis("date")))], not_stated, false);
    if let Some(key) = source.csl_type.as_deref().filter(|kind| *kind != "article-newspaper") {
        let words = here.labels.find(&format!("source_type.{key}")).unwrap_or(key);
        add("article.type", vec![FactValue::text(words)], not_stated, false);
    }
    if source.lang.is_present() {
        let lang = source.lang.value().map(|tag| FactValue::text(here.labels.language(tag)));
        add("article.language", lang.into_iter().collect(), not_stated, false);
    }
    if source.relies_on.is_present() {
        let names = source.relies_on.value().filter(|names| !names.is_empty());
        let value = names.map(|names| marked(FactValue::text(names.join(", ")), "source.relies_on"));
        add("article.relies_on", value.into_iter().collect(), not_stated, false);
    }
    let url = source.url.value().map(|url| marked(FactValue::address(host(url), url), "source.url"));
    add("article.address", url.into_iter().collect(), not_stated, false);
    if source.archived.is_present() {
        let copies = source.archived.value().into_iter().flatten().map(|copy| {
            let mut value = FactValue::address(host(&copy.url), &copy.url);
            value.sub = copy.date.as_ref().map(|date| here.labels.date(date)).unwrap_or_default();
            value
        });
        add("article.archived", copies.collect(), here.labels.text("value.none_filed"), false);
    }
    if source.accessed.is_present() {
        let day = source.accessed.value().map(|date| FactValue::date(here.date(date, None)));
        add("article.accessed", day.into_iter().collect(), not_stated, false);
    }
    let note = match source.rights {
        _ if article.is_verbatim() => "article.source_wording",
        Some(Rights::InCopyright | Rights::Licensed) => "article.own_summary",
        Some(Rights::OpenLicence | Rights::PublicDomain) => "article.own_summary_free",
        None => "article.own_summary_plain",
    };
    let reasons = reasons(here, document);
    let text = match source.rights.filter(|_| article.is_verbatim()) {
        None => here.labels.text("article.own_text").to_owned(),
        Some(rights) => {
            let rights = here.labels.text(&format!("rights.{}", rights.word()));
            format!("{rights}, {}", here.labels.text("article.own_numbers"))
        }
    };
    Record {
        title: here.labels.text("article.record").to_owned(),
        wording: here.labels.text(wording(article)).to_owned(),
        retold: retold(here, document, article),
        text,
        facts: FactList { items, ..FactList::default() },
        reasons,
        note: here.labels.text(note).to_owned(),
        sources,
    }
}

/// The label of how an article reports on its source.
pub fn wording(article: &Article) -> &'static str {
    if article.is_verbatim() { "article.in_the_words_of" } else { "article.retold" }
}

/// Whom an article retells, with the marks of what its source does not say itself.
pub fn retold(here: &Here<'_>, document: &Document, article: &Article) -> Vec<FactValue> {
    let basis = |path: &str| document.basis.get(path);
    let outlet = article.source.outlet.value().map(String::as_str);
    let outlet = FactValue::text(outlet.unwrap_or_else(|| here.labels.text("article.unknown_outlet")));
    let authors = article.source.authors.value().into_iter().flatten();
    let authors = authors.map(|name| mark(FactValue::text(name), basis("source.authors")));
    let date = FactValue::date(here.date(&article.date, basis("date")));
    std::iter::once(mark(outlet, basis("source.outlet"))).chain(authors).chain([date]).collect()
}

/// The language of the source's own words where it is not the page's.
pub fn foreign(here: &Here<'_>, source: &SourceRecord) -> Option<String> {
    match &source.lang {
        Stated::Value(tag) if tag != here.labels.tag() => Some(tag.clone()),
        _ => None,
    }
}

/// The reasons of all marked values, in the order of their fields; one reason for several fields is given once.
fn reasons(here: &Here<'_>, document: &Document) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    let fields = [
        ("source.headline", "article.original_title"),
        ("source.outlet", "article.outlet"),
        ("source.publisher", "article.publisher"),
        ("source.authors", "article.author.one"),
        ("date", "article.published"),
        ("source.relies_on", "article.relies_on"),
        ("source.url", "article.address"),
    ];
    for (path, key) in fields {
        let Some(text) = document.basis.get(path).and_then(|basis| basis.note.clone()) else { continue };
        let label = here.labels.text(key);
        match reasons.iter_mut().find(|reason| reason.text == text) {
            Some(same) => same.label = format!("{}, {label}", same.label),
            None => reasons.push(Reason { label: label.to_owned(), text }),
        }
    }
    reasons
}

/// A value with the mark of its basis.
pub fn mark(mut value: FactValue, basis: Option<&Basis>) -> FactValue {
    if let Some(basis) = basis {
        value.inferred = basis.kind == BasisKind::Inferred;
        value.external = basis.kind == BasisKind::External;
    }
    value
}
