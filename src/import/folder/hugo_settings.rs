//! The settings of a site of Hugo, which may stand in many files, and where they say that its documents lie:
//! <https://gohugo.io/configuration/introduction/>.

use super::files::{Files, Texts, is_markdown};
use crate::source::Span;
use crate::yaml::front_matter::Form;
use crate::yaml::{Yaml, read};

/// How its files of settings may end.
const ENDINGS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// Whether a file has settings of Hugo, if its folder is a site of it.
pub(super) fn is_settings(path: &str) -> bool {
    let Some((stem, ending)) = path.rsplit_once('.') else { return false };
    ENDINGS.contains(&ending) && (matches!(stem, "hugo" | "config") || stem.starts_with("config/"))
}

/// What stands in a file of settings, by the keys of the whole: one called after a key, `config/_default/languages.toml`, is the
/// value of that.
pub(super) fn keyed(name: &str, root: Yaml) -> Yaml {
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.split('.').next() {
        Some("hugo" | "config") | None => root,
        Some(key) => Yaml::Map(vec![(key.to_owned(), root)]),
    }
}

/// The value of a key, in whatever case it is written.
pub(super) fn value<'y>(map: &'y Yaml, key: &str) -> Option<&'y Yaml> {
    let Yaml::Map(entries) = map else { return None };
    entries.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

/// All settings that can be read.
pub(super) struct HugoSettings(Vec<Yaml>);

impl HugoSettings {
    /// Those of a folder that is a site of Hugo: other programs have a file `config.…` too.
    pub(super) fn of(files: &Files) -> Option<HugoSettings> {
        let has_content = || files.keys().any(|path| path.starts_with("content/"));
        let is_of_hugo = |(name, text): (&String, &Option<String>)| match name.rsplit_once('.') {
            Some(("hugo" | "config/_default/hugo" | "config/_default/config", ending)) => ENDINGS.contains(&ending),
            Some(("config", ending)) if ENDINGS.contains(&ending) => {
                let has_base = text.as_deref().is_some_and(|text| text.to_lowercase().contains("baseurl"));
                has_base || matches!(ending, "toml" | "yaml") && has_content()
            }
            _ => false,
        };
        if !files.iter().any(is_of_hugo) {
            return None;
        }
        let settings = files.iter().filter(|(name, _)| is_settings(name));
        // JSON is read as the YAML that it is.
        let root = |(name, text): (&String, &Option<String>)| {
            let text = text.as_deref()?.trim_start_matches('\u{feff}');
            let form = if name.ends_with(".toml") { Form::Toml } else { Form::Yaml };
            let whole = Span { start: 0, end: text.len() };
            let root = read(&name.as_str().into(), text, whole, form).value?;
            Some(keyed(name, root))
        };
        Some(HugoSettings(settings.filter_map(root).collect()))
    }

    /// The values of a key in all files.
    fn all<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Yaml> {
        self.0.iter().filter_map(move |root| value(root, key))
    }

    pub(super) fn value(&self, key: &str) -> Option<&Yaml> {
        self.all(key).next()
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.all(key).find_map(text)
    }

    /// The folders of documents; none where they are not found.
    pub(super) fn texts(&self, files: &Files) -> Vec<Texts> {
        let mut all = self.mounted();
        if all.is_empty() {
            let tags = || self.all("languages").filter_map(entries).flatten();
            let own = |(tag, own): &(String, Yaml)| Some(in_language(&folder(&text(value(own, "contentDir")?)?), tag));
            all.extend(tags().filter_map(own));
            let is_for_all = all.is_empty() || tags().any(|(_, own)| value(own, "contentDir").is_none());
            if is_for_all {
                let folder = folder(&self.text("contentDir").unwrap_or_else(|| "content".to_owned()));
                all.push(Texts { folder, ..Texts::default() });
            }
        }
        let is_there = |texts: &Texts| files.keys().any(|path| path.starts_with(&texts.folder) && is_markdown(path));
        all.retain(is_there);
        if let [only] = all.as_mut_slice() {
            // What has one language has no folder of it in its addresses.
            if let Some(tag) = only.language.take() {
                only.within.drain(..=tag.len());
            }
            if let Some(language) = only_language(files, &only.folder) {
                only.folder.push_str(&format!("{language}/"));
            }
        }
        // Of several that hold a file the innermost says where it stands.
        all.sort_by_key(|texts| std::cmp::Reverse(texts.folder.len()));
        all
    }

    /// What modules mount as content, in place of the usual folder.
    fn mounted(&self) -> Vec<Texts> {
        let mounts = self.all("module").filter_map(|module| value(module, "mounts"));
        let mounts = mounts.filter_map(|mounts| if let Yaml::List(items) = mounts { Some(items) } else { None });
        let texts = mounts.flatten().filter_map(|mount| {
            let target = text(value(mount, "target")?)?;
            let within = folder(folder(&target).strip_prefix("content/")?);
            let source = folder(&text(value(mount, "source")?)?);
            let texts = match value(mount, "lang").and_then(text) {
                Some(tag) => in_language(&source, &tag),
                None => Texts { folder: source, ..Texts::default() },
            };
            Some(Texts { within: texts.within + &within, ..texts })
        });
        texts.collect()
    }
}

fn entries(value: &Yaml) -> Option<&[(String, Yaml)]> {
    if let Yaml::Map(entries) = value { Some(entries) } else { None }
}

fn text(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn in_language(folder: &str, tag: &str) -> Texts {
    let tag = tag.to_lowercase();
    Texts { folder: folder.to_owned(), within: format!("{tag}/"), language: Some(tag) }
}

/// A folder with a slash behind; nothing for the folder of the site.
fn folder(path: &str) -> String {
    let path = path.trim().trim_start_matches("./").trim_matches('/');
    if matches!(path, "" | ".") { String::new() } else { format!("{path}/") }
}

/// The language where a site has one and keeps it in a folder of its own: `content/en/`.
fn only_language(files: &Files, folder: &str) -> Option<String> {
    let documents = files.keys().filter_map(|path| path.strip_prefix(folder)).filter(|path| is_markdown(path));
    let mut first = None;
    for path in documents {
        let (own, _) = path.split_once('/')?;
        if own.len() != 2 || first.is_some_and(|first| first != own) {
            return None;
        }
        first = Some(own);
    }
    first.map(str::to_owned)
}
