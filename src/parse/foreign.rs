//! Keys of other programs in a front matter. Most do no harm where nothing reads them; those that keep a document back do, as it
//! would be published.

use crate::model::{Role, Slug};
use crate::yaml::{Foreign, Yaml};

/// Keys, and values of any key, that say that others may not read the document.
const KEEPING: [&str; 16] = [
    "private", "hidden", "hide", "unlisted", "unpublished", "confidential", "secret", "internal", "embargo",
    "password", "headless", "draft", "entwurf", "privat", "vertraulich", "geheim",
];

/// Keys of documents of some kind. Where another kind has one, what it says would be lost.
const OF_OTHER_KINDS: [&str; 21] = [
    "about", "citations", "cite_as", "claims", "company_type", "country", "dates", "events", "founded", "identifiers",
    "issuer", "jurisdiction", "kicker", "measures", "names", "official_url", "plural", "regulation_type", "relations",
    "topics", "website",
];

/// What becomes of a key that no key of ours is called like: `publish: false`, `slug: tesla`, `layout: post`.
pub(super) fn judged(key: &str, value: &Yaml, slug: &Slug, role: Role) -> Foreign {
    let spelled = spelled(key);
    if keeps_back(key, value) {
        let help = "to keep the document back write `draft: true`; else remove the key, or put it under `extra:`";
        return Foreign::Refused(help.to_owned());
    }
    if OF_OTHER_KINDS.contains(&spelled.as_str()) {
        return Foreign::Misplaced(
            "documents of this kind do not have it: remove it, or put it under `extra:`".to_owned(),
        );
    }
    let instead = match spelled.as_str() {
        "slug" if matches!(value, Yaml::Text(text) if text == slug.as_str()) => {
            "remove it: the name of the file is the address"
        }
        "slug" | "permalink" => {
            "the name of the file is the address; an address that it had elsewhere goes under `redirect_from`"
        }
        "categories" | "category" | "keywords" => "write `topics`, or `tags`",
        "excerpt" | "abstract" | "lede" => "write `summary`, in your own words",
        "author" | "byline" if role == Role::Article => {
            "who wrote the source stands under `source.authors`, who wrote this page under `authors`"
        }
        "author" | "byline" => "who wrote this page stands under `authors`",
        "noindex" | "robots" | "do_not_index" => "list the document under `noindex` in dossier.yaml",
        "layout" | "template" | "params" | "custom" | "weight" | "menu" | "publish" => {
            "put it under `extra:` if it is for your own templates, or remove it"
        }
        _ => return Foreign::Unknown,
    };
    Foreign::Unread(instead.to_owned())
}

/// A key in small letters, with `_` between its words: `isPrivate` and `is-private` are `is_private`.
fn spelled(key: &str) -> String {
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
    let says = |word: &str| match value {
        Yaml::Bool(flag) => word == if *flag { "true" } else { "false" },
        Yaml::Text(text) => text.trim().eq_ignore_ascii_case(word),
        _ => false,
    };
    let is_no = ["false", "no", "off"].into_iter().any(says);
    let key = spelled(key);
    let bare = key.strip_prefix("is_").unwrap_or(&key);
    let is_keeping = KEEPING.contains(&bare) || ["expir", "unpublish"].iter().any(|begin| bare.starts_with(begin));
    let is_publishing = key.split('_').any(|word| matches!(word, "publish" | "public"));
    KEEPING.iter().any(|word| says(word)) || is_keeping && !is_no && !value.is_empty() || is_publishing && is_no
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
            ("should_hide_footer", Yaml::Bool(true), false),
        ] {
            assert_eq!(keeps_back(key, &value), expected, "{key}");
        }
    }
}
