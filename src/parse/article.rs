//! What only articles have: the source's catalogue record, subjects, corrections of links, events, claims.

use super::assumed::{self, FileItself};
use super::statement::{claims, events};
use super::vocabulary::{CSL_TYPES, STATEMENT_SYNONYMS};
use crate::diagnostic::{Code, Place};
use crate::model::{ArchivedCopy, Article, Date, LinkCorrections, Rights, SourceKind, SourceRecord, SourceText};
use crate::source::{TEXT_ENDINGS, TEXTS};
use crate::yaml::{Field, Fields};

pub(super) fn read_article(top: &Fields<'_>, file: &FileItself<'_>) -> Article {
    let is_analysis = top.get("type").one_of(&["analysis"]).is_some();
    Article {
        is_analysis,
        kicker: top.get("kicker").text(),
        date: date(top, file).unwrap_or_else(Date::unreadable),
        cite_as: top.get("cite_as").text(),
        source: if is_analysis { SourceRecord::default() } else { source_record(top) },
        source_text: source_text(top),
        about: top.get("about").references(),
        links: link_corrections(top.get("links")),
        events: events(top.get("events")),
        claims: claims(top.get("claims")),
    }
}

/// The day of the source; where no key says it, that which the name of the file begins with.
fn date(top: &Fields<'_>, file: &FileItself<'_>) -> Option<Date> {
    if !top.has("date")
        && let Some((day, _)) = assumed::day(file.name)
    {
        let message = format!("the date of the source is taken from the name of the file: {}", day.edtf);
        top.report(Code::AssumedValue, Place::File, message, format!("write `date: {}`", day.edtf));
        return Some(day);
    }
    top.required("date").date()
}

/// The catalogue record. Outlet, authors and address are what makes a source citable: where one is not even left
/// empty, nobody looked for it.
fn source_record(top: &Fields<'_>) -> SourceRecord {
    let field = top.get("source");
    let mut record = SourceRecord::default();
    let mut absent = vec!["outlet", "authors", "url"];
    if let Some(fields) = field.fields() {
        absent.retain(|key| !fields.has(key));
        record = SourceRecord {
            kind: fields.get("kind").word(SourceKind::WORDS),
            csl_type: fields.get("type").one_of(CSL_TYPES).map(str::to_owned),
            headline: fields.get("headline").stated(Field::text),
            authors: fields.get("authors").stated(|field| Some(field.texts())),
            outlet: fields.get("outlet").stated(Field::text),
            publisher: fields.get("publisher").stated(Field::text),
            url: fields.get("url").stated(Field::address),
            archived: fields.get("archived").stated(|field| Some(field.groups(|_, fields| archived_copy(fields)))),
            accessed: fields.get("accessed").stated(Field::date),
            lang: fields.get("lang").stated(Field::language),
            relies_on: fields.get("relies_on").stated(|field| Some(field.texts())),
            rights: fields.get("rights").word(Rights::WORDS),
        };
        fields.finish(&[
            ("title", &["headline"]),
            ("author", &["authors"]),
            ("byline", &["authors"]),
            ("container_title", &["outlet"]),
            ("publication", &["outlet"]),
            ("medium", &["outlet"]),
            ("link", &["url"]),
            ("address", &["url"]),
            ("archive", &["archived"]),
            ("archive_url", &["archived"]),
            ("language", &["lang"]),
            ("licence", &["rights"]),
            ("license", &["rights"]),
            ("copyright", &["rights"]),
            ("retrieved", &["accessed"]),
            ("via", &["relies_on"]),
            ("agency", &["relies_on"]),
        ]);
    }
    if !absent.is_empty() {
        let keys: Vec<String> = absent.iter().map(|key| format!("`source.{key}`")).collect();
        let verb = if keys.len() == 1 { "is" } else { "are" };
        let message = format!("{} {verb} not stated", keys.join(", "));
        let help = "fill in what the source shows; leave the key empty (`url:`) where it was looked for in vain";
        top.report(Code::SourceNotStated, Place::Value("source".to_owned()), message, help);
    }
    record
}

/// The kept text of the source: a text file below [`TEXTS`].
fn source_text(top: &Fields<'_>) -> Option<SourceText> {
    let hash = top.get("source_hash").text();
    let field = top.get("source_text");
    let path = field.text()?;
    let is_plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let is_text = TEXT_ENDINGS.iter().any(|ending| path.ends_with(ending));
    if !path.strip_prefix(TEXTS).is_some_and(|rest| rest.starts_with('/')) || !is_plain || !is_text {
        let message = format!("`{path}` is no text file in `{TEXTS}/`");
        let help = format!("write its path from the folder of the dossier: {TEXTS}/2020-08-17-report.txt (or .md)");
        field.report(Code::UnknownValue, message, help);
        return None;
    }
    Some(SourceText { path, hash })
}

fn archived_copy(fields: Fields<'_>) -> Option<ArchivedCopy> {
    let url = fields.required("url").address();
    let date = fields.get("date").date();
    fields.finish(STATEMENT_SYNONYMS);
    Some(ArchivedCopy { url: url?, date })
}

fn link_corrections(field: Field<'_>) -> LinkCorrections {
    let mut corrections = LinkCorrections::default();
    if let Some(fields) = field.fields() {
        corrections.skip = fields.get("skip").texts();
        let map = fields.get("map").entries(|text, target| match target.is_empty() {
            true => {
                let message = format!("nothing is named for \"{text}\"");
                target.report(Code::MissingField, message, "name an entity by its slug, or list the text under `skip`");
                None
            }
            false => Some((text.to_owned(), target.reference()?)),
        });
        corrections.map = map.into_iter().collect();
        fields.finish(&[("ignore", &["skip"]), ("exclude", &["skip"]), ("link", &["map"])]);
    }
    corrections
}
