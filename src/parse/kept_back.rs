//! What says that a document is not for readers in other words than `draft: true`: keys and values of other programs and
//! languages, folders for drafts. Nothing here keeps it back, so each is an error: what is published once is out.

use crate::diagnostic::{Code, Place};
use crate::source::Span;
use crate::yaml::{Log, Yaml};

/// Words for what is not finished, by which a tag or a folder says that it is not for readers.
const UNFINISHED: [&str; 17] = [
    "draft", "drafts", "entwurf", "entwürfe", "entwuerfe", "brouillon", "brouillons", "borrador", "borradores",
    "bozza", "bozze", "rascunho", "szkic", "черновик", "чернетка", "taslak", "utkast",
];

/// Keys, and values of any key, that say that others may not read the document; those in [`UNFINISHED`] besides.
const KEEPING: [&str; 41] = [
    "private", "hidden", "hide", "unlisted", "unpublished", "confidential", "secret", "internal", "embargo",
    "embargoed", "do_not_publish", "hold", "on_hold", "not_before", "restricted", "wip", "work_in_progress",
    "password", "headless", "privat", "vertraulich", "geheim", "privé", "prive", "confidentiel", "privado",
    "confidencial", "oculto", "privato", "riservato", "nascosto", "vertrouwelijk", "verborgen", "prywatny", "poufne",
    "ukryty", "секретно", "скрыто", "приховано", "gizli", "下書き",
];

/// Words besides those in [`UNFINISHED`] by which a tag says so. Other words of [`KEEPING`] are topics: an embargo, a secret.
const KEEPING_TAGS: [&str; 31] = [
    "private",
    "confidential",
    "internal",
    "unpublished",
    "unlisted",
    "wip",
    "do-not-publish",
    "donotpublish",
    "dont-publish",
    "no-publish",
    "nopublish",
    "not-for-publication",
    "off-the-record",
    "privat",
    "vertraulich",
    "intern",
    "nicht-veröffentlichen",
    "privé",
    "confidentiel",
    "interne",
    "privado",
    "confidencial",
    "interno",
    "privato",
    "riservato",
    "vertrouwelijk",
    "prywatny",
    "poufne",
    "wewnętrzny",
    "конфиденциально",
    "gizli",
];

/// A key in small letters, with `_` between its words: `isPrivate` and `is-private` are `is_private`.
pub(super) fn spelled(key: &str) -> String {
    let mut spelled = String::new();
    let mut is_inside = false;
    for letter in key.chars() {
        if is_inside && letter.is_uppercase() {
            spelled.push('_');
        }
        is_inside = letter.is_lowercase();
        spelled.extend(if letter == '-' { '_' } else { letter }.to_lowercase());
    }
    spelled
}

/// Whether a key that nothing reads may be meant to keep its document from readers: by what it is called, or by its value.
pub fn keeps_back(key: &str, value: &Yaml) -> bool {
    let value = match value {
        Yaml::List(items) if items.len() == 1 => &items[0],
        value => value,
    };
    let words = || KEEPING.iter().chain(&UNFINISHED);
    let says = |word: &str| match value {
        Yaml::Bool(flag) => word == if *flag { "true" } else { "false" },
        // A sign before it, a lock or a dot, says nothing else.
        Yaml::Text(text) => {
            let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            text.replace([' ', '-'], "_") == word
        }
        _ => false,
    };
    let is_no = ["false", "no", "off"].into_iter().any(says);
    let key = spelled(key);
    let bare = key.strip_prefix("is_").unwrap_or(&key);
    let is_keeping = words().any(|word| *word == bare)
        || ["embargo", "expir", "unpublish"].iter().any(|begin| bare.starts_with(begin));
    // «do_not_publish: false» says that it is published.
    let is_negated = key.split('_').any(|word| matches!(word, "not" | "no" | "dont" | "never"));
    let is_publishing = !is_negated && key.split('_').any(|word| matches!(word, "publish" | "public"));
    let is_publishing = is_publishing || bare == "ready";
    words().any(|word| says(word)) || is_keeping && !is_no && !value.is_empty() || is_publishing && is_no
}

/// Whether a group of keys that nothing reads has one in it that keeps a document back: `cascade: {draft: true}`.
pub fn holds_keeping(value: &Yaml) -> bool {
    match value {
        Yaml::Map(entries) => entries.iter().any(|(key, value)| keeps_back(key, value) || holds_keeping(value)),
        Yaml::List(items) => items.iter().any(holds_keeping),
        _ => false,
    }
}

/// Whether a front matter says by `draft` whether its document is one.
pub(super) fn says_whether(keys: &Yaml) -> bool {
    matches!(keys, Yaml::Map(entries) if entries.iter().any(|(key, value)| key.eq_ignore_ascii_case("draft") && *value != Yaml::Null))
}

/// Reports what keys of ours, the author's own below `extra` and the file's path say of that. A document that says by `draft`
/// whether it is one has said it.
pub(super) fn report_kept_back(path: &str, keys: &Yaml, text: &str, body: Span, log: &Log) {
    let Yaml::Map(entries) = keys else { return };
    let find = |name: &str| entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let refuse = |place: Place, message: String| {
        let help = "write `draft: true` to keep the document back, `draft: false` to publish it";
        log.report(Code::KeptBack, place, message, help);
    };
    if says_whether(keys) {
        return;
    }
    if find("draft").is_some() {
        return refuse(Place::Key("draft".to_owned()), "`draft` has no value".to_owned());
    }
    if let Some(Yaml::Map(own)) = find("extra") {
        for (key, _) in own.iter().filter(|(key, value)| keeps_back(key, value) || holds_keeping(value)) {
            refuse(Place::Key(format!("extra.{key}")), format!("`extra.{key}` keeps nothing back"));
        }
    }
    for name in ["topics", "tags"] {
        if find(name).is_some_and(is_kept_by_tag) {
            refuse(Place::Value(name.to_owned()), format!("a word among the {name} keeps nothing back"));
        }
    }
    if let Some(name) = keeping_name(path.trim_start_matches("content/")) {
        refuse(Place::File, format!("`{name}` in its path says that this is not for readers, and keeps nothing back"));
    }
    for (line, place) in inline_keys(text, body) {
        refuse(Place::Span(place), format!("`{line}` is text here, and keeps nothing back"));
    }
}

/// Whether one of a document's tags says that it is not finished, or not for readers.
pub fn is_kept_by_tag(tags: &Yaml) -> bool {
    match tags {
        Yaml::Text(words) => words.split(',').any(is_keeping_tag),
        Yaml::List(items) => items.iter().any(is_kept_by_tag),
        _ => false,
    }
}

/// The folder or file of a path that is called as what is not for readers: `_drafts`, `Entwürfe`, `note.draft.md`.
pub fn keeping_name(path: &str) -> Option<&str> {
    path.split('/').find(|part| is_called_so(part))
}

/// Lines `draft:: true` of a text, as Obsidian's Dataview has keys, and lines of nothing but tags, `#draft`, that keep their document back.
pub fn inline_keys(text: &str, body: Span) -> Vec<(&str, Span)> {
    let whole = &text[body.range()];
    if !whole.contains(":: ") && !whole.contains("::\t") && !whole.contains('#') {
        return Vec::new();
    }
    let mut start = body.start;
    let mut found = Vec::new();
    for line in whole.split_inclusive('\n') {
        let written = line.trim();
        let is_key = written.split_once("::").is_some_and(|(key, value)| {
            !key.contains(char::is_whitespace) && keeps_back(key, &flag_or_text(value.trim()))
        });
        let mut words = written.split_whitespace();
        let is_tags = written.starts_with('#')
            && words.clone().all(|word| word.len() > 1 && word.starts_with('#'))
            && words.any(is_keeping_tag);
        if is_key || is_tags {
            let begin = start + line.find(written).unwrap_or_default();
            found.push((written, Span { start: begin, end: begin + written.len() }));
        }
        start += line.len();
    }
    found
}

/// A value as YAML would read it, where it is a flag or a word.
pub(super) fn flag_or_text(value: &str) -> Yaml {
    match value {
        "true" => Yaml::Bool(true),
        "false" => Yaml::Bool(false),
        text => Yaml::Text(text.to_owned()),
    }
}

/// Whether a tag, `#draft` or `status/private`, says that its document is not finished or not for readers.
pub fn is_keeping_tag(tag: &str) -> bool {
    tag.trim_matches(|c: char| !c.is_alphanumeric()).split('/').any(|part| {
        let part = part.to_lowercase().replace('_', "-");
        is_unfinished(&part) || KEEPING_TAGS.contains(&part.as_str())
    })
}

fn is_unfinished(word: &str) -> bool {
    let word = word.trim().trim_start_matches('#').to_lowercase();
    UNFINISHED.contains(&word.as_str())
}

/// Whether a folder or file is called so: `_drafts`, `Entwürfe`, `_private`, `note.draft.md`.
fn is_called_so(part: &str) -> bool {
    let stem = part.strip_suffix(".md");
    let word = stem.map_or(Some(part), |stem| stem.rsplit_once('.').map(|(_, ending)| ending));
    word.is_some_and(|word| {
        let bare = word.trim_start_matches('_');
        is_unfinished(bare) || stem.is_none() && bare.len() < word.len() && KEEPING.contains(&bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_keep_a_document_back_is_known_by_key_or_value() {
        let text = |text: &str| Yaml::Text(text.to_owned());
        for (key, value, expected) in [
            ("publish", Yaml::Bool(false), true),
            ("publish", Yaml::Bool(true), false),
            ("publish", Yaml::Null, false),
            ("dg_publish", text("no"), true),
            ("private", Yaml::Bool(true), true),
            ("is_private", text("yes"), true),
            ("private", Yaml::Bool(false), false),
            ("expirydate", text("2020-01-01"), true),
            ("status", text("Draft"), true),
            ("status", text("seedling"), false),
            ("visibility", text("hidden"), true),
            ("visibility", Yaml::List(vec![text("private")]), true),
            ("isPrivate", Yaml::Bool(true), true),
            ("unpublishDate", text("2020-01-01"), true),
            ("Status", text("Entwurf"), true),
            ("dg-publish", text("off"), true),
            ("labels", Yaml::List(vec![text("secret"), text("arms")]), false),
            ("weight", Yaml::Integer(1), false),
            ("general_secretary", text("Jane"), false),
            ("embargo_until", text("2027-03-01"), true),
            ("embargo-date", text("2027-03-01"), true),
            ("not_before", text("2027-03-01"), true),
            ("hold", Yaml::Bool(true), true),
            ("hold", Yaml::Bool(false), false),
            ("state", text("on hold"), true),
            ("do_not_publish", Yaml::Bool(true), true),
            ("doNotPublish", Yaml::Bool(false), false),
            ("wip", Yaml::Bool(true), true),
            ("restricted", Yaml::Bool(true), true),
            ("ready", Yaml::Bool(false), true),
            ("ready", Yaml::Bool(true), false),
            ("ready_reckoner", text("x"), false),
            ("should_hide_footer", Yaml::Bool(true), false),
        ] {
            assert_eq!(keeps_back(key, &value), expected, "{key}");
        }
    }
}
