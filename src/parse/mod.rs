//! One markdown file → one [`Document`]: front matter into strong types, the body into passages, texts and links.
//!
//! Knows no other document than the one it parses: what a reference or link leads to is decided when all are known.

use std::borrow::Cow;
use std::sync::Arc;

use self::assumed::{FileItself, OwnHeading};
use self::file_name::Address;
use self::hidden::{Doubt, Doubtful, Visible, closing_mark, visible};
use crate::config::Reading;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::{Document, Kind, Role};
use crate::source::{SourceFile, Span, is_unprintable};
use crate::yaml::front_matter::{NoSplit, split};
use crate::yaml::outline::Outline;
use crate::yaml::probe::outline;
use crate::yaml::{Fields, Log, Yaml, read};

mod article;
mod assumed;
pub mod body;
mod date_order;
mod document;
mod entity;
mod file_name;
mod foreign;
pub mod hidden;
mod hidden_elsewhere;
mod kept_back;
mod language;
mod misplaced;
mod misspelled_comments;
mod outside_source;
mod plain;
mod statement;
mod topics;
mod vocabulary;

pub use assumed::day as day_of_name;
pub use topics::topics_without_text;

pub use kept_back::{holds_keeping, inline_keys, is_keeping_tag, is_kept_by_tag, keeping_name, keeps_back};
pub use language::language_of;
pub use misplaced::{Misplaced, misplaced_front_matter};
pub use vocabulary::CSL_TYPES;

/// Parses one file.
///
/// The document is there whenever its kind is known, however broken its front matter is, so that links to it do not
/// fail as well; `None` for copies of synchronising programs. A draft is parsed like any other.
pub fn parse_document(source: &Arc<SourceFile>, config: &Reading) -> Checked<Option<Document>> {
    let log = Log::new(&source.path);
    let Some(address) = file_name::address(&source.path, config, &log) else {
        return Checked { value: None, diagnostics: log.into_diagnostics() };
    };
    let source = &without_comments(source, &log);
    let (yaml, mut body) = parts(source, &log);
    refuse_control_characters(source, body, &log);
    hidden_elsewhere::report(&source.text, body, &log);
    misspelled_comments::report(&source.text, body, &log);
    if let Some(keys) = &yaml {
        kept_back::report_kept_back(&source.path, keys, &source.text, body, &log);
        plain::report_markup(keys, &log);
    }
    let heading = heading_as_title(source, &address, yaml.as_ref(), body, config);
    if let Some(heading) = &heading {
        // Readers see it above the text.
        body.start = heading.place.end;
    }
    let file = FileItself { name: address.name, heading };
    let mut document = match &yaml {
        Some(yaml) => document::read_document(source, address, Fields::top(yaml, &log), &file, config),
        // Its keys are unknown, not missing: what an empty front matter would lack is no news.
        None => {
            let silent = Log::new(&source.path);
            document::read_document(source, address, Fields::top(&Yaml::Null, &silent), &file, config)
        }
    };
    date_order::report_date_order(&document, &log);
    let parsed = body::parse_body(&source.path, &source.text, body, config.allow_html);
    let is_allowed = |diagnostic: &Diagnostic| diagnostic.code == Code::RemotePicture && config.remote_pictures;
    log.extend(parsed.diagnostics.into_iter().filter(|diagnostic| !is_allowed(diagnostic)).collect());
    document.body = parsed.value;
    read_language(&mut document, yaml.as_ref(), config, &log);
    if config.allow_html
        && let Some(place) = body::html_depth::deep_html(&body::events::events(&source.text, body).nodes)
    {
        let message = format!("more than {} elements of HTML are open at once", body::html_depth::MAX_OPEN_ELEMENTS);
        log.report(Code::MarkdownTooDeep, Place::Span(place), message, "close them");
    }
    Checked { value: Some(document), diagnostics: log.into_diagnostics() }
}

/// What the front matter of documents of a kind may hold.
pub fn front_matter_outline(kind: &Kind, config: &Reading) -> Outline {
    let parts = ["content", &kind.folder, "probe.md"];
    let path = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    let source = Arc::new(SourceFile::new(path.as_str(), ""));
    outline(|yaml, log| {
        if let Some(address) = file_name::address(&path, config, log) {
            let file = FileItself { name: address.name, heading: None };
            document::read_document(&source, address, Fields::top(yaml, log), &file, config);
        }
    })
}

/// The heading that a document is called by, where nothing else names it.
fn heading_as_title(
    source: &SourceFile,
    address: &Address<'_>,
    yaml: Option<&Yaml>,
    body: Span,
    config: &Reading,
) -> Option<OwnHeading> {
    let is_name = |(key, _): &(String, Yaml)| ["title", "name"].iter().any(|name| key.eq_ignore_ascii_case(name));
    let is_named = matches!(yaml, Some(Yaml::Map(keys)) if keys.iter().any(is_name));
    let has_another = address.introduces.is_some() || config.kinds[address.kind].role == Role::Topic;
    if is_named || has_another { None } else { assumed::heading(&source.text, body) }
}

/// Takes a document that says nothing of its language for what it clearly is, and reports that.
fn read_language(document: &mut Document, yaml: Option<&Yaml>, config: &Reading, log: &Log) {
    let is_said =
        matches!(yaml, Some(Yaml::Map(keys)) if keys.iter().any(|(key, _)| key == "lang" || key == "language"));
    if is_said {
        return;
    }
    if let Some(found) = language::other_language(document, &config.language) {
        let (found_tag, expected) = (found.tag(), config.language.tag());
        let message = format!("this text is in another language than the dossier, and is read as `{found_tag}`");
        let help = format!("write `lang: {found_tag}`, or `lang: {expected}` where it is that after all");
        log.report(Code::GuessedLanguage, Place::File, message, help);
        document.language = found;
    }
}

/// Reports the first control character of a body, which would break feeds; those of front matter the YAML reader finds.
fn refuse_control_characters(source: &SourceFile, body: Span, log: &Log) {
    let text = &source.text[body.range()];
    let Some((at, c)) = text.char_indices().find(|(_, c)| is_unprintable(*c)) else { return };
    let more = text[at..].chars().skip(1).filter(|c| is_unprintable(*c)).count();
    let place = Span { start: body.start + at, end: body.start + at + c.len_utf8() };
    let count = if more == 0 { String::new() } else { format!(", and there are {more} more of its kind") };
    let message = format!("the control character U+{:04X} stands here{count}", c as u32);
    log.report(Code::ControlCharacter, Place::Span(place), message, "remove it; texts copied from PDF files hold them");
}

/// The file as it is read from here on. It keeps the digest of what is written.
fn without_comments(source: &Arc<SourceFile>, log: &Log) -> Arc<SourceFile> {
    let Visible { text, doubtful, .. } = visible(&source.text);
    if let Some(Doubtful { why, place }) = doubtful {
        let (message, help) = match why {
            Doubt::Open => (
                "this comment is never closed, so it would be published",
                format!("close it with {}, or write \\ before it where it is text", closing_mark(&text[place.range()])),
            ),
            Doubt::Nested => (
                "this comment begins within another, and the first --> closes both",
                "close the one before it, or take these signs out with the --> that belongs to them".to_owned(),
            ),
            Doubt::Percent => (
                "two percent signs begin a comment, and these stand after a number",
                "write one, or a space before them and the comment right behind; for two percent signs as text write \\%%"
                    .to_owned(),
            ),
        };
        log.report(Code::OpenComment, Place::Span(place), message, help);
    }
    match text {
        Cow::Borrowed(_) => source.clone(),
        Cow::Owned(text) => Arc::new(SourceFile { path: source.path.clone(), text, digest: source.digest }),
    }
}

/// The front matter, where it can be read, and the place of the body.
fn parts(source: &SourceFile, log: &Log) -> (Option<Yaml>, Span) {
    let text = &source.text;
    let first_line = Span { start: 0, end: text.find(['\r', '\n']).unwrap_or(text.len()) };
    match split(text) {
        Ok(split) => {
            let keys = read(&source.path, text, split.keys, split.form);
            log.extend(keys.diagnostics);
            let second = misplaced_front_matter(&text[split.body.range()]);
            if let Some(Misplaced { parts, .. }) = second {
                let place =
                    |part: Span| Span { start: split.body.start + part.start, end: split.body.start + part.end };
                let message = "a second front matter follows the first, and is published as text";
                let help = "join the two; where it is text after all, write the line above it as `***`";
                log.report(Code::MisplacedFrontMatter, Place::Span(place(parts.opening)), message, help);
                return (keys.value, place(parts.body));
            }
            (keys.value, split.body)
        }
        Err(NoSplit::NotOpened) if text.trim().is_empty() => {
            let message = "this file is empty: it has neither front matter nor a text";
            log.report(Code::MissingField, Place::File, message, "write the document, or remove the file");
            (None, Span { start: 0, end: text.len() })
        }
        Err(NoSplit::NotOpened) => {
            let Some(found) = misplaced_front_matter(text) else {
                let message = "the document does not begin with front matter";
                let help = "begin the file with a line `---`, then keys such as `title: …`, then another line `---`";
                log.report(Code::NoFrontMatter, Place::Span(first_line), message, help);
                return (Some(Yaml::Map(Vec::new())), Span { start: 0, end: text.len() });
            };
            let message = "front matter has to begin in the first line of its file, or it is published as text";
            let help = "put a line `---` at the very top of the file, and one below the keys; \
                        where it is text after all, write the line above it as `***`";
            let opening = found.parts.opening;
            let place = if opening.range().is_empty() { first_key(text, found.parts.keys) } else { opening };
            log.report(Code::MisplacedFrontMatter, Place::Span(place), message, help);
            (None, found.parts.body)
        }
        Err(NoSplit::NotClosed(opening, form)) => {
            let message = "the front matter that begins here is never closed";
            let help = format!("end it with a line `{}` of its own", form.fence());
            log.report(Code::UnclosedFrontMatter, Place::Span(opening), message, help);
            // What follows is keys and text in one; reading it as markdown would only invent mistakes.
            (None, Span { start: text.len(), end: text.len() })
        }
    }
}

/// The first line of keys that have no sign above them.
fn first_key(text: &str, keys: Span) -> Span {
    let line = text[keys.range()].lines().next().unwrap_or_default();
    Span { start: keys.start, end: keys.start + line.trim_end().len() }
}

#[cfg(test)]
mod tests;
