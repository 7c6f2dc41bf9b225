//! The keys that every document has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assumed::{self, FileItself};
use super::file_name::Address;
use super::outside_source::outside_source;
use super::vocabulary::SYNONYMS;
use super::{article, entity, foreign, statement};
use crate::config::{Reading, check_site_path, read_levels};
use crate::diagnostic::{Code, Place, nearest};
use crate::labels::labels;
use crate::model::{
    Basis, BasisKind, Body, Correction, Detail, Document, EntityName, Kind, Language, Permalink, Role, Slug,
};
use crate::source::SourceFile;
use crate::yaml::{Field, Fields, Yaml, scalar};

/// The most characters that fit into the head of a column or the label of a point.
const SHORT_NAME_LIMIT: usize = 24;

/// Reads a whole front matter, and takes from the file itself what that leaves out. The body is left empty.
pub(super) fn read_document(
    source: &Arc<SourceFile>,
    address: Address<'_>,
    top: Fields<'_>,
    file: &FileItself<'_>,
    config: &Reading,
) -> Document {
    let kind = &config.kinds[address.kind];
    let is_introduction = address.introduces.is_some();
    let title = match kind.role {
        _ if is_introduction => top.get("title").text().or(address.introduces),
        Role::Topic => {
            let label = topic_label(&address.slug, &top, config);
            top.get("title").text().or(label)
        }
        _ => title(&top, kind, file),
    };
    let title = title.unwrap_or_else(|| address.slug.to_string());
    let (mut aliases, mut former) = (Vec::new(), top.get("redirect_from").items(former_address));
    for alias in either(&top, "aliases", "alias").items(alias) {
        match alias {
            Alias::Name(name) => aliases.push(name),
            Alias::Address(address) => former.push(address),
        }
    }
    let is_draft_said = top.get("draft").value().is_some_and(|value| *value != Yaml::Null);
    let language = top.get("lang").language().map_or_else(|| config.language.clone(), |tag| Language(tag.into()));
    let document = Document {
        source: source.clone(),
        kind: kind.name.clone(),
        slug: address.slug,
        permalink: address.permalink,
        short_name: short_name(top.get("short_name")),
        summary: either(&top, "summary", "description").text(),
        topics: match kind.role {
            Role::Topic => Vec::new(),
            _ => either(&top, "topics", "tags").words(|item| topic(item, config)),
        },
        aliases: aliases.iter().map(|name| name.text.clone()).collect(),
        authors: top.get("authors").texts(),
        published: either(&top, "published", if kind.role == Role::Page { "date" } else { "publishdate" }).date(),
        updated: either(&top, "updated", "lastmod").date(),
        corrections: top.get("corrections").groups(|_, fields| correction(fields)),
        draft: top.get("draft").flag().unwrap_or(false),
        sources: top.get("sources").groups(|_, fields| outside_source(fields)),
        basis: basis(&top),
        redirect_from: former,
        levels: read_levels(top.get("diagnostics")),
        extra: top.get("extra").value().map_or(serde_json::Value::Null, Yaml::to_json),
        relations: match kind.role {
            Role::Page | Role::Topic => Vec::new(),
            _ => statement::relations(top.get("relations")),
        },
        body: Body::default(),
        detail: match kind.role {
            Role::Page if is_introduction => Detail::Introduction,
            Role::Page => Detail::Page,
            Role::Article => Detail::Article(Box::new(article::read_article(&top, file, &language))),
            Role::Topic => Detail::Topic,
            Role::Company | Role::Regulation | Role::Entity => {
                Detail::Entity(Box::new(entity::read_entity(&top, kind.role, &title, aliases, &config.terms)))
            }
        },
        title,
        language,
    };
    top.finish_document(SYNONYMS, |key, value| foreign::judged(key, value, &document.slug, kind.role, is_draft_said));
    document
}

/// What a document is called: by its own key, by that of the other kinds, by the heading that its text begins with, or by the
/// name of its file. An entity is not called by that: its name is looked for in all texts.
fn title(top: &Fields<'_>, kind: &Kind, file: &FileItself<'_>) -> Option<String> {
    let (ours, theirs) = if kind.is_entity() { ("name", "title") } else { ("title", "name") };
    let own = top.expected(ours);
    let field = if own.is_absent() && top.has(theirs) { top.get(theirs) } else { own };
    if !field.is_absent() {
        return field.filled().text();
    }
    let assumed = |place, text: &str, from: &str| {
        let message = format!("the `{ours}` of this document is taken from {from}: {text}");
        top.report(Code::AssumedValue, place, message, format!("write `{ours}: {}`, or another one", scalar(text)));
        Some(text.to_owned())
    };
    match &file.heading {
        Some(heading) => assumed(Place::Span(heading.place), &heading.text, "its first heading"),
        None if kind.is_entity() => {
            top.report_missing(ours);
            None
        }
        None => assumed(Place::File, &assumed::title(file.name), "the name of its file"),
    }
}

fn short_name(field: Field<'_>) -> Option<String> {
    let name = field.text()?;
    let length = name.chars().count();
    if length > SHORT_NAME_LIMIT {
        let message = format!("`short_name` has {length} characters; at most {SHORT_NAME_LIMIT} fit");
        field.report(
            Code::TooLong,
            message,
            "it stands in heads of columns and labels; the full name is shown elsewhere",
        );
    }
    Some(name)
}

/// A thread of the story. Where `dossier.yaml` lists none, every word is one.
fn topic(item: Field<'_>, config: &Reading) -> Option<String> {
    if !config.topics.is_empty() {
        item.takes_words(config.topics.keys().map(String::as_str));
    }
    let slug = item.text()?;
    if let Some((message, help)) = unknown_topic(&slug, config) {
        item.report(Code::UnknownValue, message, help);
    }
    Some(slug)
}

/// The label that `dossier.yaml` has for the topic of a text. It has to have one where it lists topics.
fn topic_label(slug: &Slug, top: &Fields<'_>, config: &Reading) -> Option<String> {
    if let Some((message, help)) = unknown_topic(slug.as_str(), config) {
        top.report(Code::UnknownValue, Place::File, message, format!("{help} (the file's name is that of its topic)"));
    }
    let label = config.topics.get(slug.as_str())?;
    Some(labels(config.language.tag()).of(label).to_owned())
}

/// What is said of a topic that `dossier.yaml` does not list although it lists some, and the way out.
fn unknown_topic(slug: &str, config: &Reading) -> Option<(String, String)> {
    if config.topics.is_empty() || config.topics.contains_key(slug) {
        return None;
    }
    let help = match nearest(slug, config.topics.keys().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("add it under `topics` in dossier.yaml: {slug}: …"),
    };
    Some((format!("dossier.yaml has no topic `{slug}`"), help))
}

/// A field by our key, or where that is absent by the key of other programs.
fn either<'a>(top: &'a Fields<'_>, ours: &'static str, theirs: &'static str) -> Field<'a> {
    let field = top.get(ours);
    if field.is_absent() && top.has(theirs) { top.get(theirs) } else { field }
}

/// An alias as Obsidian has it, another name, or as Hugo has it, a former address.
enum Alias {
    Name(EntityName),
    Address(String),
}

fn alias(item: Field<'_>) -> Option<Alias> {
    let text = item.text()?;
    if text.starts_with('/') {
        former_address(item).map(Alias::Address)
    } else {
        Some(Alias::Name(entity::alias(item, text)))
    }
}

fn correction(fields: Fields<'_>) -> Option<Correction> {
    let date = fields.required("date").date();
    let text = fields.required("text").text();
    fields.finish(&[("note", &["text"]), ("title", &["text"])]);
    Some(Correction { date: date?, text: text? })
}

/// Where single values come from, by the path of the value.
fn basis(top: &Fields<'_>) -> BTreeMap<String, Basis> {
    let entries = top.get("basis").entries(|path, field| {
        if !top.has_path(path) {
            let message = format!("the front matter has no value `{path}`");
            let help = "name a key of this document, with dots between the levels: dates.adopted, source.outlet";
            field.report_key(Code::UnknownField, message, help);
        }
        let fields = field.fields()?;
        let kind = fields.required("kind").word(BasisKind::WORDS);
        let source = fields.get("source").address();
        let accessed = fields.get("accessed").date();
        let note = fields.get("note").text();
        match kind {
            Some(BasisKind::Inferred) if note.is_none() => {
                let message = format!("`{path}` is inferred, but the reason is missing");
                field.report(Code::InferredWithoutReason, message, "add `note: …` that says what it is inferred from");
            }
            Some(BasisKind::External) if source.is_none() && !fields.has("source") => {
                let message = format!("`{path}` comes from outside, but the source is missing");
                field.report(Code::MissingField, message, "add `source: https://…`");
            }
            _ => {}
        }
        fields.finish(&[("url", &["source"]), ("reason", &["note"]), ("type", &["kind"])]);
        Some((path.to_owned(), Basis { kind: kind?, source, accessed, note }))
    });
    entries.into_iter().collect()
}

/// `/old/page/` and `old/page` are the same address: `old/page/`.
fn former_address(item: Field<'_>) -> Option<String> {
    let text = item.text()?;
    if let Err(help) = check_site_path(&text) {
        item.report(Code::InvalidAddress, format!("`{text}` cannot be an address of this site"), help);
    }
    Some(Permalink::of(text.split('/').filter(|part| !part.is_empty())).to_string())
}
