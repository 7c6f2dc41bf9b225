//! The values that all templates see: `label` and `site`.

use serde::Serialize;
use tera::Value;

use crate::config::Config;
use crate::labels::Labels;
use crate::link::text::sentence::sentences;

/// Labels as the templates see them: `label.article.source`.
pub(super) fn label_value(words: &Labels) -> Value {
    let mut tree = serde_json::Map::new();
    let mut keys: Vec<_> = words.words().iter().collect();
    keys.sort_unstable();
    for (key, text) in keys {
        let mut parts: Vec<&str> = key.split('.').collect();
        let last = parts.pop().unwrap_or_default();
        let mut branch = &mut tree;
        for part in parts {
            let next = branch.entry(part).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
            // A key is never both a word and a branch: the files are YAML mappings.
            let serde_json::Value::Object(next) = next else { unreachable!("labels are a tree") };
            branch = next;
        }
        branch.insert(last.to_owned(), serde_json::Value::String(text.clone()));
    }
    Value::from_serializable(&tree)
}

/// What every page may say of the dossier as a whole. Only what `dossier.yaml` holds: an edit of one document must not
/// change every page.
#[derive(Serialize)]
struct SiteValue<'a> {
    /// Title of the dossier.
    title: &'a str,
    description: Option<&'a str>,
    /// What the dossier is, in one sentence: the first of its description; empty where it has none.
    about: &'a str,
    language: &'a str,
    /// In one line; empty for none.
    authors: String,
    publisher: Option<&'a str>,
    licence: Option<&'a str>,
    base_url: Option<&'a str>,
    /// The day that `dossier.yaml` gives, in words; empty where it follows from the content.
    as_of: String,
    /// A path in the site, empty for none.
    logo: &'a str,
    /// Whether there is an accent sheet.
    accent: bool,
    /// The version of the theme, which its sheets and scripts carry in their names.
    theme: &'a str,
}

pub(super) fn site_value(config: &Config, words: &Labels, theme: &str) -> Value {
    Value::from_serializable(&SiteValue {
        title: &config.title,
        description: config.description.as_deref(),
        about: config
            .description
            .as_deref()
            .map(|text| first_sentence(text, config.language.tag()))
            .unwrap_or_default(),
        language: config.language.tag(),
        authors: config.authors.join(", "),
        publisher: config.publisher.as_deref(),
        licence: config.licence.as_deref(),
        base_url: config.base_url.as_ref().map(|base| base.whole.as_str()),
        as_of: config.as_of.as_ref().map(|date| words.date(date)).unwrap_or_default(),
        logo: config.logo.as_deref().unwrap_or_default(),
        accent: config.accent.is_some(),
        theme,
    })
}

fn first_sentence<'t>(text: &'t str, language: &str) -> &'t str {
    sentences(text, language).into_iter().next().map_or(text, |range| text[range].trim())
}
