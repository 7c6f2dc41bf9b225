//! What says that a document is not for readers in other words than `draft: true`: keys and values of other programs and
//! languages, folders for drafts. Nothing here keeps it back, so each is an error: what is published once is out.

mod words;

use words::{
    DENYING, KEEPING, KEEPING_KEYS, KEEPING_TAGS, NO, OPEN_TO_ALL, PUBLIC, PUBLISHING, TIMING_KEYS, UNFINISHED,
};

use crate::diagnostic::{Code, Place};
use crate::source::Span;
use crate::yaml::{Log, Yaml};

/// A key in small letters, with `_` between its words: `isPrivate` and `is-private` are `is_private`.
pub(super) fn spelled(key: &str) -> String {
    let mut spelled = String::new();
    let mut is_inside = false;
    for letter in key.chars() {
        if is_inside && letter.is_uppercase() {
            spelled.push('_');
        }
        is_inside = letter.is_lowercase();
        spelled.extend(if matches!(letter, '-' | ' ') { '_' } else { letter }.to_lowercase());
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
    let is_no = NO.into_iter().any(says);
    let is_open = || OPEN_TO_ALL.into_iter().any(says);
    let key = spelled(key);
    let bare = key.strip_prefix("is_").unwrap_or(&key);
    let is_keeping = words().chain(&KEEPING_KEYS).chain(&TIMING_KEYS).any(|word| *word == bare)
        || ["embargo", "expir", "unpublish"].iter().any(|begin| bare.starts_with(begin));
    // «do_not_publish: false» says that it is published.
    let has = |words: &[&str]| key.split('_').any(|part| words.contains(&part));
    let (is_denied, has_verb) = (has(&DENYING), has(&PUBLISHING));
    let is_keeping = is_keeping || is_denied && has_verb;
    let is_publishing = !is_denied && (has_verb || has(&["public"]) || PUBLIC.contains(&bare));
    let is_publishing = is_publishing || bare == "ready";
    words().any(|word| says(word)) || is_keeping && !is_no && !is_open() && !value.is_empty() || is_publishing && is_no
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

/// Whether one of a document's tags says that it is not finished, or not for readers. Several words may be several tags.
pub fn is_kept_by_tag(tags: &Yaml) -> bool {
    let keeps = |tag: &str| is_keeping_tag(tag) || tag.split_whitespace().any(is_keeping_tag);
    match tags {
        Yaml::Text(words) => words.split(',').any(keeps),
        Yaml::List(items) => items.iter().any(is_kept_by_tag),
        _ => false,
    }
}

/// The folder or file of a path that is called as what is not for readers: `_drafts`, `Entwürfe`, `note.draft.md`.
pub fn keeping_name(path: &str) -> Option<&str> {
    path.split('/').find(|part| is_called_so(part))
}

/// Lines of a text that keep their document back: `draft:: true`, as Obsidian's Dataview has keys, nothing but tags (`#draft`), and a
/// label of the Traffic Light Protocol (`TLP:AMBER`).
pub fn inline_keys(text: &str, body: Span) -> Vec<(&str, Span)> {
    let whole = &text[body.range()];
    if ![":: ", "::\t", "#", "TLP", "tlp"].iter().any(|sign| whole.contains(sign)) {
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
        if is_key || is_tags || is_traffic_light(written) {
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
        let part = part.to_lowercase().replace(['_', ' ', ':'], "-");
        is_unfinished(&part) || KEEPING_TAGS.contains(&part.as_str())
    })
}

/// Whether a line is nothing but the label of a document that not all may read: `**TLP:AMBER+STRICT**`.
fn is_traffic_light(line: &str) -> bool {
    let label = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    label.strip_prefix("tlp").is_some_and(|colour| {
        let colour = colour.trim_start_matches([':', ' ', '-']);
        matches!(colour, "red" | "amber" | "amber+strict" | "green")
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
        let own = bare.to_lowercase();
        let is_keeping = || {
            KEEPING_TAGS.contains(&&*own.replace(['_', ' '], "-"))
                || bare.len() < word.len() && KEEPING.contains(&own.as_str())
        };
        is_unfinished(bare) || stem.is_none() && is_keeping()
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
            ("gesperrt", text("ja"), true),
            ("sperrfrist", text("2027-01-01"), true),
            ("publicar", text("no"), true),
            ("publicar", text("sí"), false),
            ("no_publicar", Yaml::Bool(true), true),
            ("no_publicar", Yaml::Bool(false), false),
            ("ne_pas_publier", text("oui"), true),
            ("à publier", text("non"), true),
            ("приватно", text("так"), true),
            ("не_публиковать", text("да"), true),
            ("не_публиковать", text("нет"), false),
            ("prywatne", text("tak"), true),
            ("visibility", text("só eu"), true),
            ("状态", text("草稿"), true),
            ("草稿", Yaml::Bool(true), true),
            ("非公開", Yaml::Bool(true), true),
            ("مسودة", text("نعم"), true),
            ("비공개", Yaml::Bool(true), true),
            ("concept", text("ja"), true),
            ("koncept", text("ano"), true),
            ("kladde", text("ja"), true),
            ("luonnos", text("kyllä"), true),
            ("type", text("concept"), false),
            ("no_public_transport", Yaml::Bool(true), false),
            ("not_for_publication", Yaml::Bool(true), true),
            ("tlp", text("red"), true),
            ("TLP", text("AMBER"), true),
            ("TLP", text("CLEAR"), false),
            ("confidentiality", text("high"), true),
            ("confidentiality", text("public"), false),
            ("off_the_record", Yaml::Bool(true), true),
            ("internal_only", Yaml::Bool(true), true),
            ("do_not_share", Yaml::Bool(true), true),
            ("eyes_only", Yaml::Bool(true), true),
            ("visible", Yaml::Bool(false), true),
            ("visible", Yaml::Bool(true), false),
            ("visible_in_menus", Yaml::Bool(false), false),
            ("publication", text("open"), false),
            ("online", Yaml::Bool(false), true),
            ("released", Yaml::Bool(false), true),
            ("publishable", Yaml::Bool(false), true),
            ("publication", text("no"), true),
            ("live", Yaml::Bool(false), true),
            ("status", text("not for publication"), true),
            ("status", text("in review"), true),
            ("go_live", text("2030-01-01"), true),
            ("available_from", text("2030-01-01"), true),
            ("publish_on", text("2030-01-01"), true),
            ("veröffentlicht", text("nein"), true),
            ("öffentlich", text("nein"), true),
            ("sichtbar", text("nein"), true),
            ("publié", text("non"), true),
            ("publicado", text("no"), true),
            ("opublikowane", text("nie"), true),
            ("опубликовано", text("нет"), true),
            ("опубліковано", text("ні"), true),
            ("yayınlandı", text("hayır"), true),
            ("منشور", text("لا"), true),
            ("منشور", text("نعم"), false),
        ] {
            assert_eq!(keeps_back(key, &value), expected, "{key}");
        }
    }

    #[test]
    fn folders_and_tags_keep_a_document_back_in_many_languages() {
        for folder in
            ["Private", "private", "Privé", "Черновики", "intern", "confidential", "nicht-veroeffentlichen", "草稿"]
        {
            assert_eq!(keeping_name(&format!("{folder}/x.md")), Some(folder));
        }
        for path in ["private.md", "private-equity/x.md", "interns/x.md", "public/x.md"] {
            assert_eq!(keeping_name(path), None, "{path}");
        }
        for line in ["TLP:RED", "**TLP: AMBER+STRICT**", "draft:: true", "#draft"] {
            assert_eq!(inline_keys(line, Span { start: 0, end: line.len() }).len(), 1, "{line}");
        }
        for line in ["TLP:CLEAR", "TLP:RED is a label.", "The draft:: true"] {
            assert_eq!(inline_keys(line, Span { start: 0, end: line.len() }), [], "{line}");
        }
        for tag in ["do not publish", "tlp-red", "TLP:AMBER", "off-record"] {
            assert!(is_keeping_tag(tag), "{tag}");
        }
        for tag in ["no-publicar", "#no_publicar", "草稿", "机密", "下書き", "非公開", "مسودة", "سري", "초안"]
        {
            assert!(is_keeping_tag(tag), "{tag}");
        }
    }
}
