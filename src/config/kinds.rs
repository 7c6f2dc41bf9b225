//! Kinds of documents and types of relations: data that `dossier.yaml` extends.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::label::read_label;
use super::terms::Terms;
use crate::diagnostic::{Code, Place, nearest};
use crate::model::{Kind, KindName, RelationType, RelationWords, Role};
use crate::source::Span;
use crate::yaml::front_matter::Form;
use crate::yaml::{Field, Fields, Log, Yaml, read};

const DEFAULTS: &str = include_str!("defaults.yaml");

/// All kinds, relation types and words: the built-in ones first, then those of `dossier.yaml` in their order.
///
/// `language` is that of the dossier: a label that is given as a plain text is in it.
pub fn read_vocabulary(top: &Fields<'_>, language: &str, log: &Log) -> (Vec<Kind>, Vec<Arc<RelationType>>, Terms) {
    let (mut kinds, mut types, mut terms) = built_in();
    top.get("kinds").entries(|name, field| {
        read_kind(name, field, language, &mut kinds);
        Some(())
    });
    check_folders(&kinds, log);
    let names: Vec<KindName> = kinds.iter().map(|kind| kind.name.clone()).collect();
    top.get("relation_types").entries(|name, field| {
        read_relation_type(name, field, language, &names, &mut types, true);
        Some(())
    });
    terms.read(top, language);
    (kinds, types.into_iter().map(Arc::new).collect(), terms)
}

/// What every dossier has. The embedded file is read by a test, so that a mistake in it cannot reach a user.
fn built_in() -> (Vec<Kind>, Vec<RelationType>, Terms) {
    let file: Arc<str> = "defaults.yaml".into();
    let log = Log::new(&file);
    let yaml = read(&file, DEFAULTS, Span { start: 0, end: DEFAULTS.len() }, Form::Yaml);
    let yaml = yaml.value.unwrap_or(Yaml::Null);
    let top = Fields::top(&yaml, &log);
    let (mut kinds, mut types, mut terms) = (Vec::new(), Vec::new(), Terms::default());
    top.get("kinds").entries(|name, field| {
        read_kind(name, field, "en", &mut kinds);
        Some(())
    });
    let names: Vec<KindName> = kinds.iter().map(|kind| kind.name.clone()).collect();
    top.get("relation_types").entries(|name, field| {
        read_relation_type(name, field, "en", &names, &mut types, false);
        Some(())
    });
    terms.read(&top, "en");
    debug_assert!(log.into_diagnostics().is_empty());
    (kinds, types, terms)
}

fn read_kind(name: &str, field: Field<'_>, language: &str, kinds: &mut Vec<Kind>) {
    if !is_name(name) {
        field.report_key(Code::UnknownValue, format!("`{name}` cannot be the name of a kind"), NAME_FORM);
    }
    let Some(fields) = group(field, "a kind needs at least `folder` and `singular`") else { return };
    let known = kinds.iter().position(|kind| &*kind.name == name);
    let mut kind = known.map_or_else(|| new_kind(name), |at| kinds[at].clone());
    // Plain pages lie at the top of content/, so they have no folder.
    if kind.role != Role::Page {
        let folder = fields.required_unless(known.is_some(), "folder");
        if let Some(text) = folder.text() {
            if is_folder(&text) {
                kind.folder = text.into();
            } else {
                let help = "a folder is one word of lower-case letters, digits and hyphens: `courts`";
                folder.report(Code::UnknownValue, format!("`{text}` cannot be a folder of the site"), help);
            }
        }
    }
    let singular = fields.required_unless(known.is_some(), "singular");
    merge(&mut kind.singular, read_label(singular, language));
    merge(&mut kind.plural, read_label(fields.get("plural"), language));
    for (tag, label) in &kind.singular {
        kind.plural.entry(tag.clone()).or_insert_with(|| label.clone());
    }
    for (key, target) in [("schema_type", &mut kind.schema_type), ("ftm_schema", &mut kind.ftm_schema)] {
        let field = fields.get(key);
        if let Some(text) = field.text() {
            if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                *target = text;
            } else {
                field.report(
                    Code::UnknownValue,
                    format!("`{text}` is not the name of a type"),
                    "write it as `Organization`",
                );
            }
        }
    }
    fields.finish(&[
        ("label", &["singular"]),
        ("labels", &["singular"]),
        ("name", &["singular"]),
        ("title", &["singular"]),
        ("schema", &["schema_type"]),
        ("type", &["schema_type"]),
        ("ftm", &["ftm_schema"]),
        ("path", &["folder"]),
    ]);
    match known {
        Some(at) => kinds[at] = kind,
        None => kinds.push(kind),
    }
}

fn new_kind(name: &str) -> Kind {
    let role = match name {
        "article" => Role::Article,
        "page" => Role::Page,
        "company" => Role::Company,
        "regulation" => Role::Regulation,
        "topic" => Role::Topic,
        _ => Role::Entity,
    };
    Kind {
        name: name.into(),
        folder: if role == Role::Page { "".into() } else { name.into() },
        role,
        singular: BTreeMap::new(),
        plural: BTreeMap::new(),
        schema_type: "Thing".to_owned(),
        ftm_schema: String::new(),
    }
}

/// Two kinds in one folder would make one of them unreachable.
fn check_folders(kinds: &[Kind], log: &Log) {
    for (at, kind) in kinds.iter().enumerate().filter(|(_, kind)| kind.role != Role::Page) {
        if let Some(other) = kinds[..at].iter().find(|other| other.folder == kind.folder) {
            let message =
                format!("the kinds `{}` and `{}` have the same folder `{}`", other.name, kind.name, kind.folder);
            log.report(
                Code::DuplicateAddress,
                Place::Value(format!("kinds.{}.folder", kind.name)),
                message,
                "give each kind a folder of its own",
            );
        }
    }
}

/// `repeats`: what a new type does unless it says so.
fn read_relation_type(
    name: &str,
    field: Field<'_>,
    language: &str,
    kinds: &[KindName],
    types: &mut Vec<RelationType>,
    repeats: bool,
) {
    if !is_name(name) {
        field.report_key(Code::UnknownValue, format!("`{name}` cannot be the name of a relation type"), NAME_FORM);
    }
    let Some(fields) = group(field, "a relation type needs at least `label` and `inverse`") else { return };
    let known = types.iter().position(|kind| &*kind.name == name);
    let mut kind = known.map_or_else(|| new_relation_type(name, repeats), |at| types[at].clone());
    for (key, ends) in [("domain", &mut kind.domain), ("range", &mut kind.range)] {
        let field = fields.get(key);
        if !field.is_absent() {
            *ends = field.items(|item| kind_name(item, kinds));
        }
    }
    let flag = |key, target: &mut bool| *target = fields.get(key).flag().unwrap_or(*target);
    flag("symmetric", &mut kind.symmetric);
    flag("same_kind", &mut kind.same_kind);
    flag("repeats", &mut kind.repeats);
    read_words(&fields, known.is_some(), language, kind.symmetric, &mut kind.words);
    let past = fields.get("past");
    if !past.is_absent()
        && let Some(past) = group(past, "the past needs at least `label` and `inverse`")
    {
        read_words(&past, kind.is_state(), language, kind.symmetric, &mut kind.past);
        past.finish(&WORD_HINTS);
    }
    if let Some(schema) = fields.get("ftm_schema").text() {
        kind.ftm = schema;
    }
    fields.finish(&[
        ("from", &["domain"]),
        ("subject", &["domain"]),
        ("to", &["range"]),
        ("object", &["range"]),
        ("ftm", &["ftm_schema"]),
        WORD_HINTS[0],
        WORD_HINTS[1],
        WORD_HINTS[2],
    ]);
    match known {
        Some(at) => types[at] = kind,
        None => types.push(kind),
    }
}

/// Keys that others have for words.
const WORD_HINTS: [(&str, &[&str]); 3] = [("name", &["label"]), ("title", &["label"]), ("inverse_label", &["inverse"])];

/// `is_known`: some of the words are there already.
fn read_words(fields: &Fields<'_>, is_known: bool, language: &str, symmetric: bool, words: &mut RelationWords) {
    merge(&mut words.label, read_label(fields.required_unless(is_known, "label"), language));
    let inverse = fields.required_unless(is_known || symmetric, "inverse");
    merge(&mut words.inverse, read_label(inverse, language));
    merge(&mut words.plural, read_label(fields.get("plural"), language));
    merge(&mut words.inverse_plural, read_label(fields.get("inverse_plural"), language));
    if symmetric {
        // Both directions say the same.
        words.inverse = words.label.clone();
        words.inverse_plural = words.plural.clone();
    }
}

fn new_relation_type(name: &str, repeats: bool) -> RelationType {
    RelationType {
        name: name.into(),
        domain: Vec::new(),
        range: Vec::new(),
        same_kind: false,
        words: RelationWords::default(),
        past: RelationWords::default(),
        symmetric: false,
        repeats,
        ftm: String::new(),
    }
}

fn kind_name(item: Field<'_>, kinds: &[KindName]) -> Option<KindName> {
    let text = item.text()?;
    let is_entity = |kind: &str| !matches!(kind, "article" | "page" | "topic");
    let found = kinds.iter().find(|kind| ***kind == *text && is_entity(kind));
    if found.is_none() {
        let entities = || kinds.iter().map(|kind| &**kind).filter(|kind| is_entity(kind));
        let help = match nearest(&text, entities()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are: {}", entities().collect::<Vec<_>>().join(", ")),
        };
        item.report(Code::UnknownValue, format!("there is no kind of entity named `{text}`"), help);
    }
    found.cloned()
}

fn merge(labels: &mut BTreeMap<String, String>, more: BTreeMap<String, String>) {
    labels.extend(more);
}

fn group<'a>(field: Field<'a>, help: &str) -> Option<Fields<'a>> {
    if field.is_empty() {
        field.report(Code::MissingField, format!("`{}` must not be empty", field.path()), help);
        return None;
    }
    field.fields()
}

const NAME_FORM: &str = "a name has lower-case letters, digits and underscores, and begins with a letter: `court`";

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_folder(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [&str; 10] = [
        "responsible_for", "owns", "operates", "position_at", "part_of", "competitor_of", "negotiates_with",
        "supplies", "linked_to", "associate_of",
    ];

    #[test]
    fn the_embedded_file_is_sound_and_complete() {
        let (kinds, types, terms) = built_in();
        let names: Vec<&str> = kinds.iter().map(|kind| &*kind.name).collect();
        assert_eq!(names, ["article", "page", "company", "regulation", "agency", "person", "court", "topic"]);
        assert_eq!(types.len(), 23);
        let labels = kinds.iter().flat_map(|kind| [&kind.singular, &kind.plural]);
        for labels in labels.chain(types.iter().flat_map(|kind| [&kind.words.label, &kind.words.inverse])) {
            assert!(labels.contains_key("de") && labels.contains_key("en"), "{labels:?}");
        }
        // A German verb always has a plural of its own, and so has an English one unless it is in the past.
        for kind in &types {
            let words = [&kind.words, &kind.past].into_iter().filter(|words| !words.label.is_empty());
            for words in words {
                assert!(words.plural.contains_key("de") && words.inverse_plural.contains_key("de"), "{}", kind.name);
            }
        }
        // What tells of a state has words in both languages for when it is over.
        let states: Vec<&str> = types.iter().filter(|kind| kind.is_state()).map(|kind| &*kind.name).collect();
        assert_eq!(states, STATES);
        for kind in types.iter().filter(|kind| kind.is_state()) {
            for words in [&kind.past.label, &kind.past.inverse] {
                assert!(words.contains_key("de") && words.contains_key("en"), "{}", kind.name);
            }
        }
        let words = [&terms.regulation_types, &terms.company_types, &terms.measures];
        for term in words.into_iter().flatten() {
            assert!(term.label.contains_key("de") && term.label.contains_key("en"), "{term:?}");
        }
        let lists: Vec<&str> =
            terms.regulation_types.iter().filter(|term| term.is_list).map(|term| &*term.name).collect();
        assert_eq!(lists, ["sanctions_list", "export_control_list"]);
        let symmetric: Vec<&str> = types.iter().filter(|kind| kind.symmetric).map(|kind| &*kind.name).collect();
        assert_eq!(symmetric, ["competitor_of", "negotiates_with", "linked_to", "relative_of", "associate_of"]);
        let repeating: Vec<&str> = types.iter().filter(|kind| kind.repeats).map(|kind| &*kind.name).collect();
        assert_eq!(repeating, ["acquired", "position_at", "negotiates_with", "investigated", "fined", "ruled_on"]);
    }
}
