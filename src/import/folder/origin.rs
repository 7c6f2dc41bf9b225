//! Which program a folder was written for, told by what lies there.

use std::collections::{BTreeMap, BTreeSet};

use super::jekyll::{Jekyll, Settings};
use crate::source::Span;
use crate::yaml::front_matter::Form;
use crate::yaml::{Yaml, read};

/// The files of a folder by their paths in it, with forward slashes; the text of those that are read.
pub type Files = BTreeMap<String, Option<String>>;

/// A program that folders come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Obsidian,
    Quartz,
    Hugo,
    Zola,
    Jekyll,
    MkDocs,
    /// None that is known: plain markdown.
    Markdown,
}

impl Program {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Program::Obsidian => "Obsidian",
            Program::Quartz => "Quartz",
            Program::Hugo => "Hugo",
            Program::Zola => "Zola",
            Program::Jekyll => "Jekyll",
            Program::MkDocs => "MkDocs",
            Program::Markdown => "markdown",
        }
    }

    /// Whether its `aliases` are addresses, not names.
    pub(super) fn has_addresses_as_aliases(self) -> bool {
        matches!(self, Program::Hugo | Program::Zola)
    }

    /// Whether `[[…]]` is a link.
    pub(super) fn has_wikilinks(self) -> bool {
        self.names_by_file()
    }

    /// Whether a note is called as its file is.
    pub(super) fn names_by_file(self) -> bool {
        matches!(self, Program::Obsidian | Program::Quartz | Program::Markdown)
    }
}

/// How a folder is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Origin {
    pub(super) program: Program,
    /// Where its documents lie, with a slash behind, or nothing.
    pub(super) content: String,
    /// Where files lie that are published as they are, with a slash behind.
    pub(super) statics: Vec<String>,
    /// Where the site is published.
    pub(super) base: Option<String>,
    /// The folder of the language whose addresses do not name it.
    pub(super) language: Option<String>,
    /// How the addresses of a folder's documents are made: `posts`, `/:year/:month/:day/:slug/`.
    pub(super) permalinks: Vec<(String, String)>,
    /// What Jekyll's settings say.
    pub(super) jekyll: Option<Jekyll>,
    /// Whether a template of the site reads the targets of links before they become addresses.
    pub(super) has_link_template: bool,
    /// What Hugo's settings hand down to all documents.
    pub(super) cascade: Option<Yaml>,
    /// Folders that are no content, with a slash behind.
    pub(super) left_out: Vec<String>,
}

/// Names of files that are read to know a folder.
pub const SETTINGS: [&str; 16] = [
    ".obsidian/app.json",
    ".obsidian/templates.json",
    "quartz.config.ts",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "mkdocs.yml",
    "mkdocs.yaml",
    "_config.yml",
];

/// Names of others that say what a site does not publish.
const MORE_SETTINGS: [&str; 19] = [
    ".obsidian/publish.json",
    ".gitignore",
    "content/.gitignore",
    "config.yml",
    "config.json",
    "config/_default/hugo.yml",
    "config/_default/hugo.json",
    "config/_default/config.yml",
    "config/_default/config.json",
    "config/_default/module.toml",
    "config/_default/module.yaml",
    "config/_default/module.yml",
    "config/_default/module.json",
    "config/_default/languages.toml",
    "config/_default/languages.yaml",
    "config/_default/languages.yml",
    "config/production/hugo.toml",
    "config/production/config.toml",
    "config/production/module.toml",
];

/// The files in which Hugo may have its settings.
pub(super) fn settings_of_hugo() -> impl Iterator<Item = &'static str> {
    let names = SETTINGS.into_iter().chain(MORE_SETTINGS);
    names.filter(|name| ["hugo.", "config.", "config/"].iter().any(|begin| name.starts_with(begin)))
}

/// Whether the text of a file is needed: of documents and settings.
pub fn is_read(path: &str) -> bool {
    is_markdown(path) || SETTINGS.contains(&path) || MORE_SETTINGS.contains(&path)
}

impl Origin {
    pub(super) fn of(files: &Files) -> Origin {
        let text = |name: &str| files.get(name).map(|text| text.as_deref().unwrap_or_default());
        let origin = |program, content: &str, statics: &[&str], base| Origin {
            program,
            content: content.to_owned(),
            statics: statics.iter().map(|folder| (*folder).to_owned()).collect(),
            base,
            language: None,
            permalinks: Vec::new(),
            jekyll: None,
            has_link_template: false,
            cascade: None,
            left_out: Vec::new(),
        };
        if files.contains_key("quartz.config.ts") {
            let left_out = ["templates/", "private/"].map(|folder| format!("content/{folder}")).to_vec();
            return Origin { left_out, ..origin(Program::Quartz, "content/", &["content/"], None) };
        }
        if files.keys().any(|path| path.starts_with(".obsidian/")) {
            let templates = text(".obsidian/templates.json").and_then(|json| setting(json, "folder"));
            let left_out = templates.map(|folder| format!("{}/", folder.trim_matches('/'))).into_iter().collect();
            return Origin { left_out, ..origin(Program::Obsidian, "", &[], None) };
        }
        if let Some(settings) = text("mkdocs.yml").or(text("mkdocs.yaml")) {
            let folder = setting(settings, "docs_dir").unwrap_or_else(|| "docs".to_owned());
            let content = format!("{}/", folder.trim_matches('/'));
            return origin(Program::MkDocs, &content, &[&content], setting(settings, "site_url"));
        }
        // Hexo and Jupyter Book have a file of this name too.
        let is_other = files.keys().any(|path| path.starts_with("source/_posts/") || path == "_toc.yml");
        if let Some(settings) = text("_config.yml").filter(|_| !is_other) {
            let Settings { jekyll, content, base, left_out } = Settings::of(settings);
            let origin = origin(Program::Jekyll, &content, &[&content], base);
            return Origin { jekyll: Some(jekyll), left_out, ..origin };
        }
        let zola = text("config.toml").filter(|text| text.contains("base_url"));
        if let Some(settings) = zola {
            return origin(Program::Zola, "content/", &["static/", "content/"], setting(settings, "base_url"));
        }
        let hugo = SETTINGS[3..13].iter().find_map(|name| Some((*name, text(name)?)));
        let Some((name, settings)) = hugo.filter(|_| files.keys().any(|path| path.starts_with("content/"))) else {
            return origin(Program::Markdown, "", &[], None);
        };
        let content = only_language(files).unwrap_or_else(|| "content/".to_owned());
        let base = setting(settings, "baseURL").or_else(|| setting(settings, "baseurl"));
        let language = setting(settings, "defaultContentLanguage").unwrap_or_else(|| "en".to_owned());
        let is_folder = files.keys().any(|path| path.starts_with(&format!("{content}{language}/")));
        let language = Some(language).filter(|_| is_folder);
        Origin {
            language,
            permalinks: patterns(value_of(name, settings, "permalinks").as_ref()),
            cascade: value_of(name, settings, "cascade"),
            has_link_template: files.keys().any(|path| path.ends_with("_markup/render-link.html")),
            ..origin(Program::Hugo, &content, &["static/", "assets/", &content], base)
        }
    }
}

/// The folder of the language where a site has one language and keeps it in a folder of its own: `content/en/`.
fn only_language(files: &Files) -> Option<String> {
    let documents = files.keys().filter_map(|path| path.strip_prefix("content/")).filter(|path| is_markdown(path));
    let folders: BTreeSet<&str> = documents.filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let mut folders = folders.into_iter();
    let only = folders.next().filter(|folder| folder.len() == 2 && folders.next().is_none())?;
    Some(format!("content/{only}/"))
}

/// A value of Hugo's settings in a file of this name. JSON is read as the YAML that it is.
fn value_of(name: &str, settings: &str, key: &str) -> Option<Yaml> {
    let form = if name.ends_with(".toml") { Form::Toml } else { Form::Yaml };
    let whole = Span { start: 0, end: settings.len() };
    read(&name.into(), settings, whole, form).value?.at_path(key).cloned()
}

/// The patterns of Hugo's settings for addresses, by their sections: `permalinks.posts`, in newer settings `permalinks.page.posts`.
fn patterns(settings: Option<&Yaml>) -> Vec<(String, String)> {
    let Some(Yaml::Map(entries)) = settings else { return Vec::new() };
    let of_pages = entries.iter().find_map(|(key, value)| match value {
        Yaml::Map(own) if key.eq_ignore_ascii_case("page") => Some(own.as_slice()),
        _ => None,
    });
    let all = of_pages.unwrap_or_default().iter().chain(entries);
    let pattern = |(section, value): &(String, Yaml)| match value {
        Yaml::Text(pattern) => Some((section.clone(), pattern.clone())),
        _ => None,
    };
    all.filter_map(pattern).collect()
}

/// Whether a path is that of a document.
pub fn is_markdown(path: &str) -> bool {
    [".md", ".markdown", ".MD"].iter().any(|ending| path.ends_with(ending))
}

/// The value of a key in settings of whatever form: `key = "value"`, `key: value`, `"key": "value"`.
fn setting(text: &str, key: &str) -> Option<String> {
    // JSON may have all of it on one line.
    if let Ok(serde_json::Value::Object(entries)) = serde_json::from_str(text) {
        let value = entries.iter().find(|(own, _)| own.eq_ignore_ascii_case(key))?.1.as_str()?.trim();
        return (!value.is_empty()).then(|| value.to_owned());
    }
    text.lines().find_map(|line| {
        let rest = line.trim_start().trim_start_matches('"').strip_prefix(key)?.trim_start_matches('"').trim_start();
        let value = rest.strip_prefix(['=', ':'])?.trim().trim_end_matches(',');
        let value = value.trim_matches(['"', '\'']).trim();
        (!value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Origin {
        Origin::of(&files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect())
    }

    #[test]
    fn a_folder_is_known_by_what_lies_there() {
        let templates = of(&[(".obsidian/templates.json", "{\n  \"folder\": \"Vorlagen\"\n}"), ("A.md", "")]);
        assert_eq!((templates.program, &*templates.left_out), (Program::Obsidian, &["Vorlagen/".to_owned()][..]));
        let on_one_line = of(&[(".obsidian/templates.json", "{\"folder\": \"Vorlagen\"}"), ("A.md", "")]);
        assert_eq!(&*on_one_line.left_out, &["Vorlagen/".to_owned()][..]);
        assert_eq!(of(&[("quartz.config.ts", ""), ("content/A.md", "")]).content, "content/");
        let hugo = of(&[("hugo.toml", "baseURL = 'https://example.org/'\n"), ("content/de/a.md", "")]);
        assert_eq!((hugo.program, &*hugo.content), (Program::Hugo, "content/de/"));
        assert_eq!(hugo.base.as_deref(), Some("https://example.org/"));
        let dated =
            of(&[("hugo.toml", "[permalinks]\npost = \"/:year/:slug/\"\n\n[x]\ny = '/z'\n"), ("content/a.md", "")]);
        assert_eq!(dated.permalinks, [("post".to_owned(), "/:year/:slug/".to_owned())]);
        let zola = of(&[("config.toml", "base_url = \"https://example.org\"\n"), ("content/a.md", "")]);
        assert_eq!((zola.program, zola.base.as_deref()), (Program::Zola, Some("https://example.org")));
        let mkdocs = of(&[("mkdocs.yml", "site_name: x\ndocs_dir: handbuch\n"), ("handbuch/a.md", "")]);
        assert_eq!((mkdocs.program, &*mkdocs.content), (Program::MkDocs, "handbuch/"));
        let jekyll = of(&[("_config.yml", "url: https://example.org\nbaseurl: /d\nsource: docs\n"), ("docs/a.md", "")]);
        assert_eq!((jekyll.program, &*jekyll.content), (Program::Jekyll, "docs/"));
        assert_eq!(jekyll.base.as_deref(), Some("https://example.org/d"));
        assert_eq!(of(&[("_config.yml", ""), ("_toc.yml", ""), ("a.md", "")]).program, Program::Markdown);
        assert_eq!(of(&[("a.md", ""), ("config.toml", "")]).program, Program::Markdown);
    }
}
