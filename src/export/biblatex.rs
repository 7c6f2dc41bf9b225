//! BibLaTeX. Its dates are those of EDTF, so that what is uncertain stays so.

use std::io::{self, Write};

use super::facts::Facts;
use super::work::{Work, works};
use crate::model::{Date, Precision};

pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (at, work) in works(facts).enumerate() {
        out.write_all(if at == 0 { b"" } else { b"\n" })?;
        out.write_all(entry(&work).as_bytes())?;
    }
    Ok(())
}

pub(super) fn entry(work: &Work<'_>) -> String {
    let (kind, whole) = kind(work.csl_type);
    // A name in braces is not taken apart.
    let authors: Vec<String> = work.authors.iter().map(|name| format!("{{{}}}", escaped(name))).collect();
    let fields = [
        ("author", (!authors.is_empty()).then(|| authors.join(" and "))),
        ("title", work.title.map(escaped)),
        (whole, work.outlet.map(escaped)),
        ("publisher", work.publisher.map(escaped)),
        ("date", work.date.map(date)),
        ("url", work.url.map(address)),
        ("urldate", work.accessed.filter(|date| date.precision == Precision::Day).map(date)),
        ("langid", work.lang.map(escaped)),
        ("note", work.note().as_deref().map(escaped)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    format!("@{kind}{{{},\n{}}}\n", work.key, fields.collect::<String>())
}

/// The type of an entry, and the field for the medium in which it stands.
fn kind(csl_type: &str) -> (&'static str, &'static str) {
    match csl_type {
        "article-newspaper" | "article-magazine" | "article-journal" | "article" => ("article", "journaltitle"),
        "webpage" | "post" | "post-weblog" => ("online", "organization"),
        "report" => ("report", "institution"),
        "book" => ("book", "series"),
        "chapter" => ("incollection", "booktitle"),
        "legislation" | "regulation" | "bill" => ("legislation", "organization"),
        "legal_case" => ("jurisdiction", "organization"),
        "dataset" => ("dataset", "organization"),
        _ => ("misc", "organization"),
    }
}

fn date(date: &Date) -> String {
    match (date.precision, date.span()) {
        // Quarters are too new for it.
        (Precision::Quarter, (first, last)) => format!("{}/{}", first.strftime("%Y-%m"), last.strftime("%Y-%m")),
        _ => date.edtf.clone(),
    }
}

/// A text in which no character means anything else.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => escaped.extend(['\\', c]),
            c if c.is_whitespace() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address stands as it is, but for what would end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}
