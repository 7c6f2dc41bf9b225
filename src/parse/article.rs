//! What only articles have: the source's catalogue record, subjects, corrections of links, events, claims.

use super::assumed::{self, FileItself};
use super::statement::{claims, events};
use super::vocabulary::{CSL_TYPES, STATEMENT_SYNONYMS};
use crate::diagnostic::{Code, Place};
use crate::model::{
    ArchivedCopy, Article, ArticleType, Date, Language, LinkCorrections, Rights, SourceKind, SourceRecord, SourceText,
};
use crate::names::{is_given_name, key};
use crate::source::{TEXT_ENDINGS, TEXTS};
use crate::yaml::{Field, Fields};

pub(super) fn read_article(top: &Fields<'_>, file: &FileItself<'_>, language: &Language) -> Article {
    let article_type = top.get("type").word(ArticleType::WORDS);
    let source = match article_type {
        Some(ArticleType::Analysis) => SourceRecord::default(),
        _ => source_record(top, article_type),
    };
    if article_type == Some(ArticleType::Verbatim) {
        check_wording(top, &source, language);
    }
    Article {
        article_type,
        kicker: top.get("kicker").text(),
        date: date(top, file).unwrap_or_else(Date::unreadable),
        cite_as: top.get("cite_as").text(),
        source,
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
/// empty, nobody looked for it. Of what an authority or a court published that is the author.
fn source_record(top: &Fields<'_>, article_type: Option<ArticleType>) -> SourceRecord {
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
    report_split_name(top, record.authors.value().map_or(&[], Vec::as_slice));
    let is_of_a_body = matches!(record.kind, Some(SourceKind::Official | SourceKind::Court));
    if is_of_a_body || article_type == Some(ArticleType::Verbatim) {
        absent.retain(|key| *key != "authors");
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

/// Reports a name that a comma has made two authors, surname first as bibliographies write it: `[Doe, Jane]`, `[J. Roe, Jr.]`.
fn report_split_name(top: &Fields<'_>, authors: &[String]) {
    const BEHIND: [&str; 7] = ["jr", "jnr", "junior", "sr", "senior", "ii", "iii"];
    let is_behind = |author: &str| {
        let plain = author.trim_end_matches('.').to_lowercase();
        let is_initial =
            |word: &str| word.ends_with('.') && word.chars().filter(|letter| letter.is_alphabetic()).count() == 1;
        BEHIND.contains(&&*plain) || author.split_whitespace().all(is_initial)
    };
    let is_word = |author: &String| !author.contains(char::is_whitespace);
    let two = match authors {
        [surname, given] if [surname, given].into_iter().all(is_word) => {
            (is_given_name(&key(given)) && !is_given_name(&key(surname))).then_some((surname, given))
        }
        _ => None,
    };
    let behind = || authors.windows(2).find(|two| is_behind(&two[1])).map(|two| (&two[0], &two[1]));
    if let Some((surname, given)) = two.or_else(behind) {
        let message = format!("\"{surname}\" and \"{given}\" are two authors here");
        let help =
            format!("one is written in one piece: `{given} {surname}`, or \"{surname}, {given}\" in quotation marks");
        top.report(Code::SplitName, Place::Value("source.authors".to_owned()), message, &help);
    }
}

/// A source's own text may be published where its rights say so, and a translation is not its own text.
fn check_wording(top: &Fields<'_>, source: &SourceRecord, language: &Language) {
    if !source.rights.is_some_and(Rights::allow_publishing) {
        let message = match source.rights {
            Some(_) => "the source is protected, and its whole text is marked for publication",
            None => "the source's whole text is marked for publication, and nothing says that it may be published",
        };
        let help = "write `rights: public_domain`, `open_licence` or `licensed` under `source` where that is so; \
                    else tell in your own words what it says, and take out `type: verbatim`";
        top.get("type").report(Code::VerbatimText, message, help);
    }
    if let Some(tag) = source.lang.value().filter(|tag| !language.is_kin_of(tag)) {
        let message =
            format!("the source is in `{tag}` and the article in `{}`: that is not its wording", language.tag());
        let help = format!(
            "write `lang: {tag}` beside `title` where the text is the source's own; \
                            of a translation take out `type: verbatim`"
        );
        top.get("type").report(Code::VerbatimText, message, help);
    }
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
