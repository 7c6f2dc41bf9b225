//! How to cite a page and what it reports on: in words, and for programs that keep literature.

use std::borrow::Cow;

use serde::Serialize;

use super::foreign;
use crate::export::Format;
use crate::labels::{capitalised, isolated};
use crate::model::{Article, Date, Document, OutsideSource};
use crate::page::notation::Here;
use crate::site::DocId;

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
    dossier_page(here, authors, page, document.last_change(), document.entity().is_some())
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

#[cfg(test)]
mod tests;
