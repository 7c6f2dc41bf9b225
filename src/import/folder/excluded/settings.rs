//! The settings of each program that keep documents from readers.

use super::pattern::{expressions, from_the_top, ignored, keeping, publishing};
use super::rules::{Excluded, Wanted, What};
use super::script::Script;
use crate::import::folder::files::{Files, Texts};
use crate::import::folder::hugo_settings::{HugoSettings, is_settings, keyed, value};
use crate::import::folder::jekyll::is_pattern;
use crate::import::folder::origin::{Origin, Program};
use crate::source::Span;
use crate::yaml::front_matter::Form;
use crate::yaml::{Yaml, read};

/// The text of a file of settings.
pub(super) struct Settings<'f> {
    name: &'f str,
    text: &'f str,
}

impl<'f> Settings<'f> {
    /// One that is there. What is no text has to be taken for everything that it may say.
    fn of(files: &'f Files, name: &'f str, excluded: &mut Excluded) -> Option<Self> {
        let text = files.get(name)?;
        if text.is_none() {
            excluded.rule(format!("`{name}`"), "", What::All);
        }
        Some(Settings { name, text: text.as_deref()? })
    }

    /// What it says. Where it cannot be read and has one of these words in it, all documents may be meant.
    fn root(&self, words: &[&str], excluded: &mut Excluded) -> Option<Yaml> {
        let form = if self.name.ends_with(".toml") { Form::Toml } else { Form::Yaml };
        let text = self.text.trim_start_matches('\u{feff}');
        let checked = read(&self.name.into(), text, Span { start: 0, end: text.len() }, form);
        let root = checked.value.filter(|root| matches!(root, Yaml::Map(_)));
        if root.is_none()
            && let Some(word) = words.iter().find(|word| self.line_of(word).is_some())
        {
            excluded.rule_or_all(self.said(word), "", None);
        }
        root
    }

    /// The line in which a word stands first, outside of comments.
    fn line_of(&self, word: &str) -> Option<usize> {
        let word = word.to_lowercase();
        let has = |line: &str| !line.trim_start().starts_with('#') && line.to_lowercase().contains(&word);
        self.text.lines().position(has).map(|line| line + 1)
    }

    /// A setting with its place.
    pub(super) fn said(&self, key: &str) -> String {
        match self.line_of(key) {
            Some(line) => format!("`{key}` ({}:{line})", self.name),
            None => format!("`{key}` ({})", self.name),
        }
    }
}

/// One text or a list of them; `None` where something else stands there.
fn texts(value: &Yaml) -> Option<Vec<String>> {
    match value {
        Yaml::Null => Some(Vec::new()),
        Yaml::Text(text) => Some(vec![text.clone()]),
        Yaml::List(items) => {
            let text = |item: &Yaml| if let Yaml::Text(text) = item { Some(text.clone()) } else { None };
            items.iter().map(text).collect()
        }
        _ => None,
    }
}

fn named(patterns: &[String]) -> Option<What> {
    Some(What::Named(keeping(patterns)?))
}

/// `ignorePatterns` and `filters`, and what git leaves out, which Quartz does not read.
pub(super) fn quartz(files: &Files, _: &Origin, excluded: &mut Excluded) {
    let Some(settings) = Settings::of(files, "quartz.config.ts", excluded) else { return };
    let script = Script::of(settings.text);
    let base = "content/";
    let said = |word: &str| match script.line_of(word) {
        Some(line) => format!("`{word}` ({}:{line})", settings.name),
        None => format!("`{word}` ({})", settings.name),
    };
    let patterns = script.texts("ignorePatterns").ok().and_then(|patterns| named(&patterns));
    excluded.rule(said("ignorePatterns"), base, patterns.unwrap_or(What::All));
    if script.line_of("ExplicitPublish").is_some() {
        let why = format!("{} publishes only what says `publish: true`", said("ExplicitPublish"));
        excluded.wanted.push(Wanted { keys: &["publish"], or_no_draft: false, why });
    }
    let is_known = |name: &String| matches!(name.as_str(), "RemoveDrafts" | "ExplicitPublish");
    if !script.calls("filters").is_ok_and(|calls| calls.iter().all(is_known)) {
        excluded.rule(said("filters"), base, What::All);
    }
    for (name, base) in [(".gitignore", ""), ("content/.gitignore", base)] {
        let Some(settings) = Settings::of(files, name, excluded) else { continue };
        let patterns = ignored(settings.text.lines()).map(|patterns| What::Ignored(Box::new(patterns)));
        excluded.rule(format!("`{name}`"), base, patterns.unwrap_or(What::All));
    }
}

/// `exclude_docs`, `draft_docs` and the plugin `exclude`.
pub(super) fn mkdocs(files: &Files, origin: &Origin, excluded: &mut Excluded) {
    let words = ["exclude_docs", "draft_docs", "exclude", "INHERIT"];
    let Some(settings) = ["mkdocs.yml", "mkdocs.yaml"].iter().find_map(|name| Settings::of(files, name, excluded))
    else {
        return;
    };
    let Some(root) = settings.root(&words, excluded) else { return };
    let folder = value(&root, "docs_dir").and_then(texts).and_then(|texts| texts.into_iter().next());
    let base = match folder {
        Some(folder) => format!("{}/", folder.trim_start_matches("./").trim_matches('/')),
        None if origin.program != Program::MkDocs => "docs/".to_owned(),
        None => origin.top().to_owned(),
    };
    if value(&root, "INHERIT").is_some() {
        excluded.rule_or_all(settings.said("INHERIT"), &base, None);
    }
    let lists: [(&str, &[&str]); 2] = [("exclude_docs", &["/templates/"]), ("draft_docs", &[])];
    for (key, usual) in lists {
        let lines = match value(&root, key) {
            Some(Yaml::Text(text)) => Some(text.as_str()),
            Some(Yaml::Null) | None if usual.is_empty() => continue,
            Some(Yaml::Null) | None => Some(""),
            Some(_) => None,
        };
        let patterns = lines.and_then(|lines| ignored(usual.iter().copied().chain(lines.lines())));
        excluded.rule_or_all(settings.said(key), &base, patterns.map(|patterns| What::Ignored(Box::new(patterns))));
    }
    for plugin in plugins(&root) {
        let globs = value(plugin, "glob").map_or(Some(Vec::new()), texts);
        excluded.rule_or_all(settings.said("exclude"), &base, globs.and_then(|globs| named(&globs)));
        if let Some(found) = value(plugin, "regex") {
            let found = texts(found).and_then(|texts| expressions(&texts));
            excluded.rule_or_all(settings.said("exclude"), &base, found.map(What::Found));
        }
    }
}

/// What the settings say of the plugin `exclude`.
fn plugins(root: &Yaml) -> Vec<&Yaml> {
    match value(root, "plugins") {
        Some(Yaml::List(items)) => items.iter().filter_map(|item| value(item, "exclude")).collect(),
        Some(map) => value(map, "exclude").into_iter().collect(),
        None => Vec::new(),
    }
}

/// `ignored_content`.
pub(super) fn zola(files: &Files, _: &Origin, excluded: &mut Excluded) {
    let Some(settings) = Settings::of(files, "config.toml", excluded) else { return };
    let key = "ignored_content";
    let Some(root) = settings.root(&[key], excluded) else { return };
    if let Some(patterns) = value(&root, key) {
        let patterns = texts(patterns).and_then(|patterns| named(&patterns));
        excluded.rule_or_all(settings.said(key), "content/", patterns);
    }
}

/// `ignoreFiles`, what the mounts of a module leave out, and languages that are switched off.
pub(super) fn hugo(files: &Files, origin: &Origin, excluded: &mut Excluded) {
    let words = [
        "ignoreFiles", "excludeFiles", "includeFiles", "disableLanguages", "disabled", "contentDir", "mounts",
        "cascade",
    ];
    // Whoever writes for Hugo in another program has its settings too.
    if HugoSettings::of(files).is_none() {
        return;
    }
    let folders: Vec<&str> = match origin.program {
        Program::Hugo => origin.texts.iter().map(|texts| texts.folder.as_str()).collect(),
        _ => vec!["content/"],
    };
    for name in files.keys().filter(|name| is_settings(name)) {
        let Some(settings) = Settings::of(files, name, excluded) else { continue };
        if origin.is_lost {
            excluded.rule(format!("where the documents of `{name}` lie"), "", What::All);
        }
        let Some(root) = settings.root(&words, excluded).map(|root| keyed(name, root)) else { continue };
        if let Some(found) = value(&root, "ignoreFiles") {
            let found = texts(found).and_then(|texts| expressions(&texts)).map(What::Found);
            excluded.rule_or_all(settings.said("ignoreFiles"), "", found);
        }
        if let Some(mounts) = value(&root, "module").and_then(|module| value(module, "mounts")) {
            self::mounts(mounts, &settings, excluded);
        }
        let mut off: Vec<(&str, String)> = Vec::new();
        match value(&root, "disableLanguages").map(texts) {
            Some(Some(tags)) => off.extend(tags.into_iter().map(|tag| ("disableLanguages", tag))),
            Some(None) => excluded.rule_or_all(settings.said("disableLanguages"), "", None),
            None => {}
        }
        if let Some(Yaml::Map(languages)) = value(&root, "languages") {
            let disabled = languages.iter().filter(|(_, own)| value(own, "disabled") == Some(&Yaml::Bool(true)));
            off.extend(disabled.map(|(tag, _)| ("disabled", tag.clone())));
        }
        for (key, tag) in off {
            let is_own = |texts: &&Texts| texts.language.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(&tag));
            for own in origin.texts.iter().filter(is_own) {
                excluded.rule(settings.said(key), &own.folder, What::Below(vec![String::new()]));
            }
            for folder in &folders {
                excluded.rule(settings.said(key), folder, What::Language(tag.clone()));
            }
        }
    }
}

/// What is mounted as content, and what of it is not.
fn mounts(mounts: &Yaml, settings: &Settings<'_>, excluded: &mut Excluded) {
    let Yaml::List(mounts) = mounts else { return excluded.rule_or_all(settings.said("mounts"), "", None) };
    let text = |mount: &Yaml, key: &str| value(mount, key).and_then(texts).and_then(|texts| texts.into_iter().next());
    for mount in mounts {
        let target = text(mount, "target").unwrap_or_default();
        if target != "content" && !target.starts_with("content/") {
            continue;
        }
        let base = format!("{}/", text(mount, "source").unwrap_or_default().trim_start_matches("./").trim_matches('/'));
        for key in ["excludeFiles", "includeFiles", "files"] {
            let Some(patterns) = value(mount, key) else { continue };
            let Some(patterns) = texts(patterns) else {
                excluded.rule_or_all(settings.said(key), &base, None);
                continue;
            };
            let (out, only): (Vec<_>, Vec<_>) = patterns
                .into_iter()
                .partition(|pattern| key == "excludeFiles" || key == "files" && pattern.starts_with('!'));
            let out: Vec<String> =
                out.iter().map(|pattern| pattern.trim_start_matches(['!', ' ']).to_owned()).collect();
            if !out.is_empty() {
                excluded.rule_or_all(settings.said(key), &base, named(&out));
            }
            if !only.is_empty() {
                excluded.rule_or_all(settings.said(key), &base, publishing(&only).map(What::NotNamed));
            }
        }
    }
}

/// What of `exclude` is a pattern; folders and files that it names are left out altogether.
pub(super) fn jekyll(files: &Files, origin: &Origin, excluded: &mut Excluded) {
    let Some(settings) = Settings::of(files, "_config.yml", excluded).filter(|_| origin.jekyll.is_some()) else {
        return;
    };
    let words = ["exclude", "published", "collections"];
    let Some(root) = settings.root(&words, excluded) else { return };
    let Some(patterns) = value(&root, "exclude") else { return };
    let patterns = texts(patterns).map(|patterns| patterns.into_iter().filter(|path| is_pattern(path)).collect());
    let patterns = patterns.and_then(|patterns: Vec<String>| from_the_top(&patterns));
    excluded.rule_or_all(settings.said("exclude"), origin.top(), patterns.map(What::Named));
}

/// Folders of Obsidian Publish, what the vault hides from its own search, and the plugin Digital Garden.
pub(super) fn obsidian(files: &Files, _: &Origin, excluded: &mut Excluded) {
    let list = |settings: &Settings<'_>, key: &str| -> Option<Vec<String>> {
        let root: serde_json::Value = serde_json::from_str(settings.text.trim_start_matches('\u{feff}')).ok()?;
        let text = |item: &serde_json::Value| Some(item.as_str()?.to_owned());
        match root.get(key) {
            None | Some(serde_json::Value::Null) => Some(Vec::new()),
            Some(list) => list.as_array()?.iter().map(text).collect(),
        }
    };
    let folders = |list: Vec<String>| list.iter().map(|folder| folder.trim_matches('/').to_owned()).collect();
    if let Some(settings) = Settings::of(files, ".obsidian/publish.json", excluded) {
        for (key, what) in [("excluded", What::Below as fn(Vec<String>) -> What), ("included", What::Outside)] {
            let list = list(&settings, key);
            if list.as_ref().is_none_or(|list| !list.is_empty()) {
                excluded.rule_or_all(settings.said(key), "", list.map(|list| what(folders(list))));
            }
        }
    }
    if let Some(settings) = Settings::of(files, ".obsidian/app.json", excluded) {
        let key = "userIgnoreFilters";
        let list = match settings.line_of(key) {
            Some(_) => list(&settings, key),
            None => Some(Vec::new()),
        };
        let is_expression = |text: &String| text.len() > 2 && text.starts_with('/') && text.ends_with('/');
        let (expressions_of, paths): (Vec<_>, Vec<_>) = list.iter().flatten().cloned().partition(is_expression);
        let found: Vec<String> = expressions_of.iter().map(|text| text[1..text.len() - 1].to_owned()).collect();
        if !found.is_empty() {
            excluded.rule_or_all(settings.said(key), "", expressions(&found).map(What::Found));
        }
        if !paths.is_empty() {
            excluded.rule(settings.said(key), "", What::Below(folders(paths)));
        }
        if list.is_none() {
            excluded.rule_or_all(settings.said(key), "", None);
        }
    }
    let garden = ".obsidian/plugins/digitalgarden/";
    if files.keys().any(|path| path.starts_with(garden)) {
        let why = format!("the plugin in {garden} publishes only what says `dg-publish: true`");
        excluded.wanted.push(Wanted { keys: &["dg-publish"], or_no_draft: false, why });
    }
}
