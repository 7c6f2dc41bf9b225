//! The settings of Jekyll.

use std::sync::Arc;

use super::keys::says;
use crate::source::Span;
use crate::yaml::front_matter::Form;
use crate::yaml::{Yaml, read};

/// Folders that Jekyll reads for itself.
const OWN: [&str; 6] = ["_includes/", "_layouts/", "_sass/", "_data/", "_plugins/", "vendor/"];

/// What the settings (`_config.yml`) say about documents and their addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Jekyll {
    /// The pattern of addresses, or the name of one.
    pub(super) permalink: Option<String>,
    /// Collections that are published, each with the pattern of its own.
    pub(super) collections: Vec<(String, Option<String>)>,
    /// Folders that are read though their names begin as those of Jekyll's own.
    pub(super) included: Vec<String>,
    /// What holds for many documents, the last that fits before the others.
    pub(super) scopes: Vec<Scope>,
    /// What texts of the settings say, by their keys: `title`, `author.name`.
    pub(super) words: Vec<(String, String)>,
}

/// What documents have that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// The folder that they lie below; empty for all.
    path: String,
    /// `posts`, `pages` or a collection; empty for all.
    kind: String,
    pub(super) permalink: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) published: Option<bool>,
}

impl Scope {
    /// Whether it holds for documents of this type in this folder.
    pub(super) fn fits(&self, kind: &str, folder: &str) -> bool {
        let is_below = folder.strip_prefix(&*self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        (self.path.is_empty() || is_below) && (self.kind.is_empty() || self.kind == kind)
    }
}

/// What the settings say about the folder as a whole.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) jekyll: Jekyll,
    /// Where its documents lie, with a slash behind, or nothing.
    pub(super) content: String,
    /// Where its collections lie, with a slash behind, or nothing.
    pub(super) collections: String,
    /// Where the site is published.
    pub(super) base: Option<String>,
    /// Beginnings of paths that are no content.
    pub(super) left_out: Vec<String>,
}

impl Settings {
    pub(super) fn of(settings: &str) -> Settings {
        let file: Arc<str> = "_config.yml".into();
        let whole = Span { start: 0, end: settings.len() };
        let root = read(&file, settings, whole, Form::Yaml).value.unwrap_or(Yaml::Null);
        let text = |path: &str| text_at(&root, path);
        let content = text("source").map(|folder| folder.trim_matches(['.', '/']).to_owned()).unwrap_or_default();
        let content = if content.is_empty() { content } else { format!("{content}/") };
        let collections = text("collections_dir").map(|folder| folder.trim_matches(['.', '/']).to_owned());
        let collections = collections.filter(|folder| !folder.is_empty());
        let collections = collections.map_or(content.clone(), |folder| format!("{content}{folder}/"));
        // Jekyll takes what begins so. Of patterns see `excluded`.
        let excluded = match root.at_path("exclude") {
            Some(Yaml::List(items)) => items.iter().filter_map(plain).collect(),
            one => one.and_then(plain).into_iter().collect::<Vec<_>>(),
        };
        let excluded = excluded.into_iter().filter(|path| !is_pattern(path));
        let excluded = excluded.map(|path| path.trim_start_matches("./").trim_start_matches('/').to_owned());
        let own = OWN.iter().map(|folder| (*folder).to_owned());
        let left_out = own.chain(excluded).map(|path| format!("{content}{path}")).collect();
        let base = text("url").map(|url| format!("{url}{}", text("baseurl").unwrap_or_default()));
        let jekyll = Jekyll {
            permalink: text("permalink"),
            collections: self::collections(&root),
            included: list_at(&root, "include").iter().filter_map(plain).collect(),
            scopes: list_at(&root, "defaults").iter().map(scope).collect(),
            words: words(&root, ""),
        };
        Settings { jekyll, content, collections, base: base.filter(|base| base.contains("://")), left_out }
    }
}

/// Whether a path has signs that stand for others.
pub(super) fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{', '\\'])
}

fn collections(root: &Yaml) -> Vec<(String, Option<String>)> {
    let Some(Yaml::Map(collections)) = root.at_path("collections") else { return Vec::new() };
    let is_published = |own: &Yaml| own.at_path("output") == Some(&Yaml::Bool(true));
    let published = collections.iter().filter(|(_, own)| is_published(own));
    published.map(|(name, own)| (name.clone(), text_at(own, "permalink"))).collect()
}

/// The texts and numbers of a group, on one line each, with what its own key begins.
fn words(group: &Yaml, begin: &str) -> Vec<(String, String)> {
    let Yaml::Map(entries) = group else { return Vec::new() };
    let own = |(key, value): &(String, Yaml)| match value {
        Yaml::Text(text) if !text.contains('\n') => vec![(format!("{begin}{key}"), text.clone())],
        Yaml::Integer(number) => vec![(format!("{begin}{key}"), number.to_string())],
        group => words(group, &format!("{begin}{key}.")),
    };
    entries.iter().flat_map(own).collect()
}

fn scope(own: &Yaml) -> Scope {
    let of = |path: &str| text_at(own, path).unwrap_or_default();
    Scope {
        path: of("scope.path").trim_matches('/').to_owned(),
        kind: of("scope.type"),
        permalink: text_at(own, "values.permalink"),
        lang: text_at(own, "values.lang"),
        published: own.at_path("values.published").and_then(says),
    }
}

fn text_at(value: &Yaml, path: &str) -> Option<String> {
    value.at_path(path).and_then(plain)
}

fn list_at<'y>(value: &'y Yaml, path: &str) -> &'y [Yaml] {
    match value.at_path(path) {
        Some(Yaml::List(items)) => items,
        _ => &[],
    }
}

fn plain(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}
