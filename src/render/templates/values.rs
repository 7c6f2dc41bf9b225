//! The values that all templates see: `label` and `site`.

use serde::Serialize;
use tera::Value;

use crate::config::{Config, term_label};
use crate::labels::Labels;
use crate::link::text::sentence::sentences;
use crate::model::{PLATFORM, Role};
use crate::page::notation::{STATUSES, kind_class};

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

/// The signs that a legend can explain, with their words.
pub(super) struct LegendSigns {
    /// Kinds of entities by their classes.
    kinds: Vec<Sign>,
    /// Statuses by their keys.
    statuses: Vec<Sign>,
}

#[derive(Serialize)]
struct Sign {
    name: String,
    label: String,
}

/// What a legend explains: of all signs those that a page uses.
#[derive(Serialize)]
struct LegendValue<'a> {
    /// How many they are.
    count: usize,
    kinds: Vec<&'a Sign>,
    statuses: Vec<&'a Sign>,
    bracket: bool,
    dagger: bool,
    unequal: bool,
}

impl LegendSigns {
    pub(super) fn of(config: &Config, words: &Labels) -> LegendSigns {
        let mut kinds = Vec::new();
        for kind in config.kinds.iter().filter(|kind| kind.is_entity()) {
            kinds.push(Sign { name: kind_class(&config.kinds, kind), label: words.of(&kind.singular).to_owned() });
            if kind.role == Role::Company {
                let label = term_label(&config.terms.company_types, PLATFORM, words).to_owned();
                kinds.push(Sign { name: PLATFORM.to_owned(), label });
            }
        }
        LegendSigns { kinds, statuses: statuses(words) }
    }

    /// The value `used` of the component `legend()`, by the names of signs.
    pub(super) fn used(&self, names: &[&str]) -> Value {
        let has = |name: &str| names.contains(&name);
        let kinds: Vec<&Sign> = self.kinds.iter().filter(|sign| has(&format!("k-{}", sign.name))).collect();
        let statuses: Vec<&Sign> = self.statuses.iter().filter(|sign| has(&format!("s-{}", sign.name))).collect();
        let [bracket, dagger, unequal] = ["bracket", "dagger", "m-ne"].map(has);
        let count = kinds.len() + statuses.len() + [bracket, dagger, unequal].into_iter().filter(|is| *is).count();
        Value::from_serializable(&LegendValue { count, kinds, statuses, bracket, dagger, unequal })
    }
}

fn statuses(words: &Labels) -> Vec<Sign> {
    // What has no status is explained where it is shown, in the matrix.
    let shown = STATUSES.into_iter().filter(|key| *key != "none");
    let sign = |key: &str| Sign { name: key.to_owned(), label: words.text(&format!("status.{key}")).to_owned() };
    shown.map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::labels;

    #[test]
    fn every_status_is_in_the_legend_with_a_drawn_sign_that_no_other_has() {
        let signs = include_str!("../../../templates/components/signs.html");
        let mut seen = Vec::new();
        for Sign { name, .. } in statuses(labels("en")) {
            let start = format!("<symbol id=\"s-{name}\" ");
            let drawing = signs.split(&start).nth(1).and_then(|rest| rest.split("</symbol>").next());
            seen.push(drawing.expect("it is drawn").to_owned());
        }
        assert_eq!(seen.len(), 12);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 12);
    }
}
