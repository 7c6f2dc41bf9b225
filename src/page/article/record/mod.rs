//! The catalogue record of a source, with what is not stated, and how to cite it.

use std::borrow::Cow;

use serde::Serialize;

use crate::export::Format;
use crate::labels::{capitalised, isolated};
use crate::model::{Article, Basis, BasisKind, Date, Document, OutsideSource, Rights, SourceRecord, Stated, host};
use crate::page::notation::fact::{Fact, FactList, FactValue};
use crate::page::notation::{Citation, Here};
use crate::site::DocId;

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

#[derive(Clone, Debug, Serialize)]
pub struct CiteView {
    /// The original in full, and what the article rests on beside it; empty for none.
    pub original: String,
    pub lang: String,
    /// As it is cited in this dossier: `ONEtoONE 8/2020, Rn. 1`; empty for what is no article.
    pub short: String,
    /// This page in full.
    pub page: String,
    /// Its lasting address; empty without `base_url`.
    pub permalink: String,
    /// The original for programs that keep literature; empty for our own analysis.
    pub forms: Vec<CiteForm>,
}

/// The original in a format of reference managers.
#[derive(Clone, Debug, Serialize)]
pub struct CiteForm {
    /// «BibLaTeX».
    pub name: &'static str,
    /// What it is called when a reader keeps it as a file: `chips.bib`.
    pub file: String,
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

/// How to cite the original and this page.
pub fn cite(here: &Here<'_>, id: DocId, document: &Document, article: &Article, permalink: &str) -> CiteView {
    let passage = here.labels.text("cite.passage").replace("{n}", "1").replace(' ', "\u{a0}");
    let name = here.graph.cite_as(id);
    let has_text = !here.site.body(id).passages.is_empty();
    CiteView {
        original: originals(here, document, article),
        lang: foreign(here, &article.source).unwrap_or_default(),
        short: if has_text { format!("{name}, {passage}") } else { name.to_string() },
        page: own_page(here, document, quoted(here, &document.title)),
        permalink: permalink.to_owned(),
        forms: forms(here, document),
    }
}

fn forms(here: &Here<'_>, document: &Document) -> Vec<CiteForm> {
    let form = |(format, text): (Format, String)| CiteForm {
        name: format.name(),
        file: format!("{}.{}", document.slug, format.extension()),
        text: text.trim_end().replace("\r\n", "\n"),
    };
    Format::of_source(here.site, document).into_iter().flatten().map(form).collect()
}

/// How to cite the page of an entity. What it says holds as of the day of the evidence, so that day belongs to the citation.
pub fn cite_entity(here: &Here<'_>, document: &Document, permalink: &str) -> CiteView {
    CiteView {
        original: String::new(),
        lang: String::new(),
        short: String::new(),
        page: own_page(here, document, quoted(here, &document.title)),
        permalink: permalink.to_owned(),
        forms: Vec::new(),
    }
}

/// How to cite a page that lists what the dossier holds, by its title and its lasting address. It too says what holds as of the day of the evidence.
pub fn cite_list(here: &Here<'_>, title: &str, permalink: &str) -> CiteView {
    CiteView {
        original: String::new(),
        lang: String::new(),
        short: String::new(),
        page: dossier_page(here, &here.site.config.authors, quoted(here, title), None, true),
        permalink: permalink.to_owned(),
        forms: Vec::new(),
    }
}

/// All that an article rests on, in full: its source, unless it is our own text, then its further sources.
fn originals(here: &Here<'_>, document: &Document, article: &Article) -> String {
    let own = (!article.is_analysis()).then(|| original(here, article));
    let further = document.sources.iter().map(|source| original_outside(here, source));
    own.into_iter().chain(further).collect::<Vec<_>>().join(" ")
}

/// The original in full: authors, title, outlet, date, address; what is not stated is left out, but an unknown outlet
/// is said.
pub fn original(here: &Here<'_>, article: &Article) -> String {
    let source = &article.source;
    let mut text = String::new();
    if let Some(authors) = source.authors.value().filter(|authors| !authors.is_empty()) {
        text.push_str(&authors.join(", "));
        text.push_str(": ");
    }
    if let Some(headline) = source.headline.value() {
        text.push_str(&closed(quoted(here, headline)));
        text.push(' ');
    }
    let outlet = source.outlet.value().map_or_else(|| here.labels.text("sources.unknown_outlet"), String::as_str);
    text.push_str(&isolated(outlet));
    text.push_str(", ");
    text.push_str(&here.labels.cited_date(&article.date));
    with_address(here, closed(text), source.url.value(), source.accessed.value())
}

/// A source outside the dossier in full, as an article's original is cited.
pub fn original_outside(here: &Here<'_>, source: &OutsideSource) -> String {
    let words = here.labels;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(Some(&source.title).filter(|title| !title.is_empty()).map(|title| quoted(here, title)));
    parts.extend([&source.outlet].into_iter().flatten().cloned());
    parts.extend(source.date.as_ref().map(|date| words.cited_date(date)));
    let text = if parts.is_empty() { String::new() } else { closed(parts.join(", ")) };
    with_address(here, text, source.url.as_ref(), source.accessed.as_ref())
}

/// A citation with its address, and the day on which that was read.
fn with_address(here: &Here<'_>, mut text: String, url: Option<&String>, accessed: Option<&Date>) -> String {
    let Some(url) = url else { return text };
    text.push_str(if text.is_empty() { "" } else { " " });
    text.push_str(url);
    if let Some(day) = accessed {
        text.push_str(&format!(" ({})", here.labels.text("cite.accessed").replace("{date}", &here.labels.date(day))));
    }
    text
}

/// The words to cite a place of a page; a script fills the gaps when a reader asks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlaceView {
    /// The whole, with the gaps `{page}`, `{url}` and `{date}`.
    pub text: String,
    /// The page: its title in quotation marks.
    pub page: String,
    /// A paragraph, with the gap `{n}`.
    pub passage: String,
}

/// How to cite a place of a page: whose page, where it stands, when it changed, and for an article the original.
pub fn cite_place(here: &Here<'_>, document: &Document) -> PlaceView {
    let words = here.labels;
    let mut text =
        format!("{} {{url}} ({}).", own_page(here, document, "{page}".to_owned()), words.text("cite.accessed"));
    if let Some(article) = document.article() {
        let originals = originals(here, document, article);
        if !originals.is_empty() {
            text.push_str(&format!(" {} {originals}", words.text("cite.about")));
        }
    }
    PlaceView { text, page: quoted(here, &document.title), passage: words.text("cite.passage").to_owned() }
}

/// How to cite an entry of such a page.
pub fn cite_entry(here: &Here<'_>, title: &str) -> PlaceView {
    let text = dossier_page(here, &here.site.config.authors, "{page}".to_owned(), None, true);
    PlaceView {
        text: format!("{text} {{url}} ({}).", here.labels.text("cite.accessed")),
        page: quoted(here, title),
        passage: String::new(),
    }
}

/// The page of a document in full.
fn own_page(here: &Here<'_>, document: &Document, page: String) -> String {
    let authors = if document.authors.is_empty() { &here.site.config.authors } else { &document.authors };
    let day = document.updated.as_ref().or(document.published.as_ref());
    dossier_page(here, authors, page, day, document.entity().is_some())
}

/// A page of the dossier in full: its authors, the page as given, the dossier, who publishes it, when it last changed, and up to
/// when the evidence was read, where it shows what that says.
fn dossier_page(here: &Here<'_>, authors: &[String], page: String, day: Option<&Date>, is_evidence: bool) -> String {
    let config = &here.site.config;
    let mut parts = vec![page, config.title.clone()];
    parts.extend(config.publisher.clone());
    parts.extend(day.map(|date| here.labels.cited_date(date)));
    if is_evidence {
        parts.extend(Some(capitalised(&here.as_of())).filter(|day| !day.is_empty()));
    }
    let sentences: Vec<String> = parts.into_iter().map(closed).collect();
    let authors = if authors.is_empty() { String::new() } else { format!("{}: ", authors.join(", ")) };
    format!("{authors}{}", sentences.join(" "))
}

/// A part of a citation with a full stop, where it does not end with a mark of its own: «e.V.», «Wer zahlt?».
fn closed(mut text: String) -> String {
    let end = text.trim_end_matches(['”', '“', '»', '«', '’', '‘', '›', '‹', '"', '\'', ')', '\u{2069}']);
    if !end.ends_with(['.', '?', '!', '…', '。', '？', '！', '؟']) {
        text.push('.');
    }
    text
}

/// A text in the quotation marks of the page's language.
pub fn quoted(here: &Here<'_>, text: &str) -> String {
    let mark = |key: &str| here.labels.text(key);
    let inner = inner_quotes(text, mark("quote.inner_open"), mark("quote.inner_close"));
    format!("{}{}{}", mark("quote.open"), isolated(&inner), mark("quote.close"))
}

/// The pairs of quotation marks within a quotation, in their inner form; a mark without its other half stays, it may be
/// a sign of inches.
fn inner_quotes<'t>(text: &'t str, open: &str, close: &str) -> Cow<'t, str> {
    const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];
    let count = text.matches(MARKS).count();
    if count == 0 || count % 2 == 1 {
        return text.into();
    }
    let mut parts = text.split(MARKS);
    let mut inner = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        inner.push_str(if at % 2 == 0 { open } else { close });
        inner.push_str(part);
    }
    inner.into()
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

#[cfg(test)]
mod tests;
