//! Keys of other programs in a front matter. Most do no harm where nothing reads them; those that keep a document back do, as it
//! would be published.

use super::kept_back::{holds_keeping, keeps_back, spelled};
use crate::model::{Role, Slug};
use crate::yaml::{Foreign, Yaml};

/// Keys of documents of some kind. Where another kind has one, what it says would be lost.
const OF_OTHER_KINDS: [&str; 21] = [
    "about", "citations", "cite_as", "claims", "company_type", "country", "dates", "events", "founded", "identifiers",
    "issuer", "jurisdiction", "kicker", "measures", "names", "official_url", "plural", "regulation_type", "relations",
    "topics", "website",
];

/// What becomes of a key that no key of ours is called like: `publish: false`, `slug: tesla`, `layout: post`. `is_draft_said`:
/// whether `draft` says if the document is kept back.
pub(super) fn judged(key: &str, value: &Yaml, slug: &Slug, role: Role, is_draft_said: bool) -> Foreign {
    let spelled = spelled(key);
    if keeps_back(key, value) || holds_keeping(value) {
        return match is_draft_said {
            true => Foreign::Unread("`draft` says whether the document is published; remove this key".to_owned()),
            false => Foreign::Refused(
                "write `draft: true` to keep the document back, `draft: false` to publish it".to_owned(),
            ),
        };
    }
    if OF_OTHER_KINDS.contains(&spelled.as_str()) {
        return Foreign::Misplaced(
            "documents of this kind do not have it: remove it, or put it under `extra:`".to_owned(),
        );
    }
    if ["retracted", "retraction", "withdrawn"].contains(&spelled.as_str()) {
        let help = "what was taken back is no evidence: remove the statements that rest on it, and tell readers under `corrections`";
        return Foreign::Refused(help.to_owned());
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
