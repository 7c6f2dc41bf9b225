//! Which program a folder was written for, told by what lies there.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::files::{Files, Texts, ends, is_markdown};
use super::hugo_settings::{self, HugoSettings};
use super::jekyll::{Jekyll, Settings};
use crate::yaml::Yaml;

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
    /// Where its documents lie, the innermost folder first.
    pub(super) texts: Vec<Texts>,
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
    /// Whether it is a site whose documents are not found where its settings say.
    pub(super) is_lost: bool,
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

/// Names of others that say what a site does not publish; those of Hugo are more.
const MORE_SETTINGS: [&str; 3] = [".obsidian/publish.json", ".gitignore", "content/.gitignore"];

/// Whether the text of a file is needed: of documents and settings, of a site in a folder of this one too.
pub fn is_read(path: &str) -> bool {
    let is_settings = |(_, path): (_, &str)| {
        SETTINGS.contains(&path) || MORE_SETTINGS.contains(&path) || hugo_settings::is_settings(path)
    };
    is_markdown(path) || ends(path).any(is_settings)
}

impl Origin {
    pub(super) fn of(files: &Files) -> Origin {
        let text = |name: &str| files.get(name).map(|text| text.as_deref().unwrap_or_default());
        let origin = |program, content: &str, statics: &[&str], base| Origin {
            program,
            texts: vec![Texts { folder: content.to_owned(), ..Texts::default() }],
            statics: statics.iter().map(|folder| (*folder).to_owned()).collect(),
            base,
            language: None,
            permalinks: Vec::new(),
            jekyll: None,
            has_link_template: false,
            cascade: None,
            left_out: Vec::new(),
            is_lost: false,
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
            let Settings { jekyll, content, collections, base, left_out } = Settings::of(settings);
            let mut origin = origin(Program::Jekyll, &content, &[&content], base);
            // Collections in a folder of their own are published as those beside the pages.
            let own = files.keys().filter_map(|path| path.strip_prefix(&*collections)?.split_once('/'));
            let own: BTreeSet<&str> = own.map(|(name, _)| name).filter(|name| name.starts_with('_')).collect();
            let own = own.into_iter().filter(|_| collections != content);
            let own = own.map(|name| (format!("{collections}{name}/"), format!("{name}/")));
            let own = own.map(|(folder, within)| Texts { folder, within, language: None });
            origin.texts.splice(0..0, own);
            return Origin { jekyll: Some(jekyll), left_out, ..origin };
        }
        let zola = text("config.toml").filter(|text| text.contains("base_url"));
        if let Some(settings) = zola {
            return origin(Program::Zola, "content/", &["static/", "content/"], setting(settings, "base_url"));
        }
        let Some(settings) = HugoSettings::of(files) else { return origin(Program::Markdown, "", &[], None) };
        let mut texts = settings.texts(files);
        let language = settings.text("defaultContentLanguage").unwrap_or_else(|| "en".to_owned()).to_lowercase();
        let is_folder = |texts: &Texts| {
            let folder = format!("{}{language}/", texts.folder);
            texts.language.is_some() || files.keys().any(|path| path.starts_with(&folder))
        };
        let is_parted = texts.iter().any(is_folder);
        let is_lost = texts.is_empty();
        if is_lost {
            texts.push(Texts::default());
        }
        let folders = texts.iter().map(|texts| texts.folder.as_str());
        let statics: Vec<&str> = ["static/", "assets/"].into_iter().chain(folders).collect();
        let base = settings.text("baseURL");
        Origin {
            language: Some(language).filter(|_| is_parted),
            permalinks: patterns(settings.value("permalinks")),
            cascade: settings.value("cascade").cloned(),
            has_link_template: files.keys().any(|path| path.ends_with("_markup/render-link.html")),
            is_lost,
            texts: texts.clone(),
            ..origin(Program::Hugo, "", &statics, base)
        }
    }

    /// The outermost folder of documents.
    pub(super) fn top(&self) -> &str {
        self.texts.last().map_or("", |texts| &texts.folder)
    }

    /// The folder of documents that a file lies in.
    pub(super) fn texts_of(&self, path: &str) -> Option<&Texts> {
        self.texts.iter().find(|texts| path.starts_with(&texts.folder))
    }

    /// The path of a file from where the documents lie.
    pub(super) fn inner<'p>(&self, path: &'p str) -> Option<Cow<'p, str>> {
        let texts = self.texts_of(path)?;
        let rest = &path[texts.folder.len()..];
        Some(if texts.within.is_empty() { rest.into() } else { format!("{}{rest}", texts.within).into() })
    }

    /// Whether sites may lie in folders of this one: whether it is none itself.
    pub(super) fn may_hold_sites(&self) -> bool {
        !self.is_site() || self.is_lost
    }

    /// Whether a file is no content.
    pub(super) fn leaves_out(&self, path: &str) -> bool {
        self.left_out.iter().any(|folder| path.starts_with(folder.as_str()))
    }

    /// Keys whose words in one text, with spaces between them, are several: where a tag holds no space.
    pub(super) fn parted_tags(&self) -> &'static [&'static str] {
        match self.program {
            Program::Jekyll => &["tags", "categories"],
            program if program.names_by_file() => &["tags", "tag"],
            _ => &[],
        }
    }

    pub(super) fn is_site(&self) -> bool {
        !matches!(self.program, Program::Obsidian | Program::Markdown)
    }
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
        assert_eq!(of(&[("quartz.config.ts", ""), ("content/A.md", "")]).texts[0].folder, "content/");
        let hugo = of(&[("hugo.toml", "baseURL = 'https://example.org/'\n"), ("content/de/a.md", "")]);
        assert_eq!((hugo.program, &*hugo.texts[0].folder), (Program::Hugo, "content/de/"));
        assert_eq!(hugo.base.as_deref(), Some("https://example.org/"));
        let dated =
            of(&[("hugo.toml", "[permalinks]\npost = \"/:year/:slug/\"\n\n[x]\ny = '/z'\n"), ("content/a.md", "")]);
        assert_eq!(dated.permalinks, [("post".to_owned(), "/:year/:slug/".to_owned())]);
        let zola = of(&[("config.toml", "base_url = \"https://example.org\"\n"), ("content/a.md", "")]);
        assert_eq!((zola.program, zola.base.as_deref()), (Program::Zola, Some("https://example.org")));
        let mkdocs = of(&[("mkdocs.yml", "site_name: x\ndocs_dir: handbuch\n"), ("handbuch/a.md", "")]);
        assert_eq!((mkdocs.program, &*mkdocs.texts[0].folder), (Program::MkDocs, "handbuch/"));
        let jekyll = of(&[("_config.yml", "url: https://example.org\nbaseurl: /d\nsource: docs\n"), ("docs/a.md", "")]);
        assert_eq!((jekyll.program, &*jekyll.texts[0].folder), (Program::Jekyll, "docs/"));
        assert_eq!(jekyll.base.as_deref(), Some("https://example.org/d"));
        assert_eq!(of(&[("_config.yml", ""), ("_toc.yml", ""), ("a.md", "")]).program, Program::Markdown);
        assert_eq!(of(&[("a.md", ""), ("config.toml", "")]).program, Program::Markdown);
    }
}
