//! The file that a document becomes: its keys as our reader takes them, and whatever of them or of its text may be meant to keep
//! it back.

use std::sync::Arc;

use super::keys::value_in_words;
use super::note::{Context, Note};
use super::targets::Targets;
use crate::config::Reading;
use crate::diagnostic::{Code, Diagnostic, Place as At, Severity};
use crate::import::found::Remark;
use crate::import::front_matter::{document, texts};
use crate::parse::{
    holds_keeping, inline_keys, is_keeping_tag, is_kept_by_tag, keeping_name, keeps_back, misplaced_front_matter,
    parse_document,
};
use crate::source::{SourceFile, Span};
use crate::yaml::Yaml;

/// The whole file of a note: what our reader takes for a mistake in a key stands under `extra` instead.
pub(super) fn written(
    note: &Note,
    body: &str,
    targets: &Targets<'_>,
    context: &Context<'_>,
    remarks: &mut Vec<Remark>,
) -> String {
    let mut keys = note.keys.keys.clone();
    let mut extra = note.keys.extra.clone();
    // A key of ours that its author has written already.
    let is_ours =
        |key: &String| context.keys_of(note.kind).contains(key) && !keys.iter().any(|(other, _)| other == key);
    let (own, others): (Vec<_>, Vec<_>) = extra.drain(..).partition(|(key, value)| is_ours(key) && !value.is_empty());
    extra.extend(others);
    keys.extend(own);
    let mut former: Vec<String> =
        note.keys.former.iter().filter(|former| targets.is_gone(former, note)).cloned().collect();
    former.sort();
    former.dedup_by(|one, other| one.trim_matches('/') == other.trim_matches('/'));
    if !former.is_empty() {
        keys.push(("redirect_from".to_owned(), texts(former)));
    }
    let needed = if context.config.kinds[note.kind].is_entity() { "name" } else { "title" };
    let wrong = wrong_keys(note, &keys, needed, &context.reading);
    let (moved, mut keys): (Vec<_>, Vec<_>) =
        keys.into_iter().partition(|(key, _)| wrong.iter().any(|(wrong, _)| wrong == key));
    for (key, value) in moved {
        let why = wrong.iter().find(|(wrong, _)| *wrong == key).map_or("", |(_, why)| why);
        remarks.push(Remark::new(&note.source, 1, format!("`{key}` stands under extra: {why}")));
        extra.push((key, value));
    }
    let mut unique: Vec<(String, Yaml)> = Vec::new();
    for (key, value) in extra {
        if !unique.iter().any(|(other, _)| *other == key) {
            unique.push((key, value));
        }
    }
    let is_kept = |key: &str, value: &Yaml| {
        keeps_back(key, value) || holds_keeping(value) || matches!(key, "tags" | "topics") && is_kept_by_tag(value)
    };
    // Under `extra` nothing would keep it back any more.
    for (key, value) in unique.iter().filter(|(key, value)| is_kept(key, value)) {
        let value = value_in_words(value).map(|value| format!(": {value}")).unwrap_or_default();
        let what = format!("`{key}{value}` may be meant to keep it back: it is a draft");
        remarks.push(Remark::new(&note.source, 1, what));
        hold_back(&mut keys);
    }
    if !unique.is_empty() {
        keys.push(("extra".to_owned(), Yaml::Map(unique)));
    }
    let whole = Span { start: 0, end: body.len() };
    let named =
        keeping_name(&note.source).into_iter().chain(inline_keys(body, whole).into_iter().map(|(line, _)| line));
    for name in named {
        remarks.push(Remark::new(&note.source, 1, format!("`{name}` may be meant to keep it back: it is a draft")));
        hold_back(&mut keys);
    }
    // In a vault a tag may stand anywhere in the text.
    let has_tags = context.part.origin.program.names_by_file();
    let tag = body.split_whitespace().find(|word| has_tags && word.starts_with('#') && is_keeping_tag(word));
    if let Some(tag) = tag {
        remarks.push(Remark::new(&note.source, 1, format!("`{tag}` may be meant to keep it back: it is a draft")));
        hold_back(&mut keys);
    }
    let is_tag = |(key, value): &&(String, Yaml)| (key == "tags" || key == "topics") && is_kept_by_tag(value);
    if let Some((key, _)) = keys.iter().find(is_tag) {
        remarks.push(Remark::new(
            &note.source,
            1,
            format!("a word among its {key} may be meant to keep it back: it is a draft"),
        ));
        hold_back(&mut keys);
    }
    if let Some(found) = misplaced_front_matter(body) {
        let text = body[found.parts.keys.range()].trim().lines().next().unwrap_or_default();
        let what = format!("below its keys stand others (`{text}`): it is a draft");
        remarks.push(Remark::new(&note.source, 1, what));
        hold_back(&mut keys);
    }
    document(&keys, body)
}

/// The keys but the `needed` one that hold what cannot stand there, with what is wrong.
fn wrong_keys(note: &Note, keys: &[(String, Yaml)], needed: &str, reading: &Reading) -> Vec<(String, String)> {
    let source = Arc::new(SourceFile::new(note.path.as_str(), document(keys, "")));
    let checked = parse_document(&source, reading);
    // What says that it is kept back makes a draft of it.
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error && found.code != Code::KeptBack;
    let found = checked.diagnostics.into_iter().filter(is_wrong).filter_map(|found| {
        let (At::Value(path) | At::Key(path)) = &found.place else { return None };
        let key = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        (key != needed).then_some((key, found.message))
    });
    found.collect()
}

/// Makes a draft of a document.
pub(super) fn hold_back(keys: &mut Vec<(String, Yaml)>) {
    match keys.iter_mut().find(|(key, _)| key == "draft") {
        Some((_, draft)) => *draft = Yaml::Bool(true),
        None => keys.push(("draft".to_owned(), Yaml::Bool(true))),
    }
}
