//! A source as every format of bibliographies knows it.

use jiff::civil;

use super::facts::Facts;
use crate::model::{Article, BasisKind, Date, Document, OutsideSource, Precision, SourceKind};
use crate::site::Site;

/// A source with what is stated of it.
pub(super) struct Work<'a> {
    /// What names it within the file: letters, digits, hyphens.
    pub key: &'a str,
    /// Its CSL type.
    pub csl_type: &'a str,
    pub title: Option<&'a str>,
    /// Each name in one piece.
    pub authors: &'a [String],
    /// The medium or body that published it.
    pub outlet: Option<&'a str>,
    /// The publishing house.
    pub publisher: Option<&'a str>,
    pub date: Option<&'a Date>,
    pub accessed: Option<&'a Date>,
    pub url: Option<&'a str>,
    /// BCP 47 tag of its language.
    pub lang: Option<&'a str>,
    /// The addresses of archived copies.
    pub archived: Vec<&'a str>,
    /// The address of our page about it, where the site has one.
    pub page: Option<String>,
    /// What the source does not state itself, and how it is known.
    pub marks: Vec<(&'static str, BasisKind)>,
}

impl Work<'_> {
    /// Our page, and what the source does not state itself: formats of bibliographies have no mark for that. A line that begins
    /// with the name of a field (`publisher: inferred`) would be taken for its value.
    pub fn note(&self) -> Option<String> {
        let marks: Vec<String> = self.marks.iter().map(|(field, kind)| format!("{field} ({})", kind.word())).collect();
        let marks = (!marks.is_empty()).then(|| format!("Not stated by the source: {}", marks.join(", ")));
        let parts: Vec<String> = self.page.iter().cloned().chain(marks).collect();
        (!parts.is_empty()).then(|| parts.join(". "))
    }
}

/// What entries say of a source, with its place in front matter.
const MARKED: [(&str, &str); 10] = [
    ("title", "source.headline"),
    ("authors", "source.authors"),
    ("outlet", "source.outlet"),
    ("publisher", "source.publisher"),
    ("date", "date"),
    ("accessed", "source.accessed"),
    ("url", "source.url"),
    ("language", "source.lang"),
    ("type", "source.csl_type"),
    ("archived", "source.archived"),
];

/// All sources of a dossier, in the order of its bibliography.
pub(super) fn works(facts: Facts<'_>) -> impl Iterator<Item = Work<'_>> {
    let articles = facts.graph.by_outlet().iter();
    let articles = articles.filter_map(move |id| work_of(facts.site, facts.site.document(*id)));
    let outside = facts.graph.outside_sources().iter().enumerate();
    articles.chain(outside.map(move |(place, used)| of_outside(facts.keys.at(place), &used.source)))
}

/// The source of one article; none for our own analysis.
pub(super) fn work_of<'a>(site: &Site, document: &'a Document) -> Option<Work<'a>> {
    let article = document.article().filter(|article| !article.is_analysis())?;
    Some(of_article(site, document, article))
}

fn of_article<'a>(site: &Site, document: &'a Document, article: &'a Article) -> Work<'a> {
    let source = &article.source;
    let archived = source.archived.value().into_iter().flatten().map(|copy| &*copy.url);
    Work {
        key: document.slug.as_str(),
        csl_type: source.csl_type.as_deref().unwrap_or("article-newspaper"),
        title: source.headline.value().map(String::as_str),
        authors: source.authors.value().map_or(&[], Vec::as_slice),
        outlet: source.outlet.value().map(String::as_str),
        publisher: source.publisher.value().map(String::as_str),
        date: Some(&article.date),
        accessed: source.accessed.value(),
        url: source.url.value().map(String::as_str),
        lang: source.lang.value().map(String::as_str),
        archived: archived.collect(),
        page: site.config.absolute(document.permalink.as_str()),
        marks: MARKED.iter().filter_map(|(field, path)| Some((*field, document.basis.get(*path)?.kind))).collect(),
    }
}

fn of_outside<'a>(key: &'a str, source: &'a OutsideSource) -> Work<'a> {
    let csl_type = match source.kind() {
        SourceKind::Court => "legal_case",
        _ if source.url.is_some() => "webpage",
        _ => "document",
    };
    Work {
        key,
        csl_type,
        title: Some(&*source.title).filter(|title| !title.is_empty()),
        authors: &[],
        outlet: source.outlet.as_deref(),
        publisher: None,
        date: source.date.as_ref(),
        accessed: source.accessed.as_ref(),
        url: source.url.as_deref(),
        lang: None,
        archived: Vec::new(),
        page: None,
        marks: Vec::new(),
    }
}

/// A day as exactly as it is known: year, month, day.
pub(super) struct Day(pub i16, pub Option<i8>, pub Option<i8>);

/// What a date says, as formats without EDTF can: its day, or the first and the last of a span. None where one end is open.
pub(super) fn days(date: &Date) -> Option<(Day, Option<Day>)> {
    let of = |day: civil::Date, months: bool, days: bool| {
        Day(day.year(), months.then(|| day.month()), days.then(|| day.day()))
    };
    if date.open_start || date.open_end {
        return None;
    }
    let (first, last) = date.span();
    Some(match date.precision {
        Precision::Day => (of(first, true, true), None),
        Precision::Month => (of(first, true, false), None),
        Precision::Year => (of(first, false, false), None),
        Precision::Quarter => (of(first, true, false), Some(of(last, true, false))),
        // Each end is as exact as it is written; a decade is one of years.
        Precision::Interval => {
            let ends = date.edtf.split_once('/').map(|(start, end)| (start.to_owned(), end.to_owned()));
            let exact = |end: Option<&String>| match end.and_then(|end| Date::parse(end).ok()).map(|end| end.precision)
            {
                Some(Precision::Day) => (true, true),
                Some(Precision::Month | Precision::Quarter) => (true, false),
                _ => (false, false),
            };
            let (start, end) = (exact(ends.as_ref().map(|ends| &ends.0)), exact(ends.as_ref().map(|ends| &ends.1)));
            (of(first, start.0, start.1), Some(of(last, end.0, end.1)))
        }
    })
}
