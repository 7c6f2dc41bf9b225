//! What the settings of a site keep from its readers: patterns of files, folders, languages that are switched off, and keys without
//! which a note is not published. A setting that cannot be understood may keep back any document, so that all become drafts.

mod pattern;
mod script;
mod settings;

use globset::GlobSet;
use ignore::gitignore::Gitignore;
use regex::Regex;

use self::settings::Settings;
pub(super) use self::settings::is_pattern;
use super::head::Head;
use super::keys::{Keys, says};
use super::origin::{Files, Origin, Program, is_markdown};

/// What the settings of a folder say of its documents.
#[derive(Debug, Default)]
pub(super) struct Excluded {
    rules: Vec<Rule>,
    wanted: Vec<Wanted>,
}

/// What keeps documents from readers.
#[derive(Debug)]
struct Rule {
    /// The setting and the line where it stands: "`exclude_docs` (mkdocs.yml:12)".
    said: String,
    /// The folder that it speaks of, with a slash behind, or nothing.
    base: String,
    what: What,
}

#[derive(Debug)]
enum What {
    /// As git leaves out files.
    Ignored(Box<Gitignore>),
    /// What one of the patterns names.
    Named(GlobSet),
    /// What none of the patterns names.
    NotNamed(GlobSet),
    /// What one of the expressions finds, in the path from the folder of the site.
    Found(Vec<Regex>),
    /// These folders or files, and what lies below them.
    Below(Vec<String>),
    /// Anything else, but for notes that ask for it by `publish: true`.
    Outside(Vec<String>),
    /// Documents in this language, by their folder or the ending of their name.
    Language(String),
    All,
}

/// Keys one of which has to say yes.
#[derive(Debug)]
struct Wanted {
    keys: &'static [&'static str],
    /// Whether `draft: false` says so as well.
    or_no_draft: bool,
    why: String,
}

/// Keys by which an author marks the notes of a vault that are meant for readers.
const MARKS: [&str; 5] = ["publish", "published", "dg-publish", "share", "public"];

impl Excluded {
    pub(super) fn of(files: &Files, origin: &Origin) -> Excluded {
        let mut excluded = Excluded::default();
        for read in
            [settings::quartz, settings::mkdocs, settings::zola, settings::hugo, settings::jekyll, settings::obsidian]
        {
            read(files, origin, &mut excluded);
        }
        // In a vault whoever marks some of the notes has not marked the others; other programs publish what says nothing.
        let is_vault = matches!(origin.program, Program::Obsidian | Program::Markdown);
        if let Some(mark) = is_vault.then(|| mark(files, origin)).flatten() {
            let why = format!("`{mark}: true` marks other notes, and not this one");
            excluded.wanted.push(Wanted { keys: &MARKS, or_no_draft: true, why });
        }
        excluded
    }

    /// Why the site does not publish the document at `path`.
    pub(super) fn why(&self, path: &str, keys: &Keys) -> Option<String> {
        let is_marked = |names: &[&str]| names.iter().any(|name| keys.flag(name) == Some(true));
        let rule = self.rules.iter().find(|rule| rule.keeps(path, is_marked(&["publish"])));
        let rule = rule.map(|rule| match rule.what {
            What::All => format!("{} cannot be understood and may keep it back", rule.said),
            _ => format!("{} keeps it from readers", rule.said),
        });
        let is_wanted =
            |wanted: &&Wanted| !(is_marked(wanted.keys) || wanted.or_no_draft && keys.flag("draft") == Some(false));
        rule.or_else(|| self.wanted.iter().find(is_wanted).map(|wanted| wanted.why.clone()))
    }

    fn rule(&mut self, said: String, base: &str, what: What) {
        self.rules.push(Rule { said, base: base.to_owned(), what });
    }

    /// A rule of what could be made of a setting; of nothing, that everything may be meant.
    fn rule_or_all(&mut self, settings: &Settings<'_>, key: &str, base: &str, what: Option<What>) {
        self.rule(settings.said(key), base, what.unwrap_or(What::All));
    }
}

impl Rule {
    fn keeps(&self, path: &str, is_marked: bool) -> bool {
        let Some(inner) = path.strip_prefix(&*self.base) else { return false };
        let is_below = |folder: &String| {
            let begins = inner.get(..folder.len()).is_some_and(|begin| begin.to_lowercase() == folder.to_lowercase());
            folder.is_empty() || begins && matches!(inner[folder.len()..].chars().next(), None | Some('/'))
        };
        match &self.what {
            What::Ignored(patterns) => patterns.matched_path_or_any_parents(inner, false).is_ignore(),
            What::Named(patterns) => patterns.is_match(inner),
            What::NotNamed(patterns) => !patterns.is_match(inner),
            // Hugo asks the path on its author's disk, of which this is the end.
            What::Found(expressions) => {
                let ends = inner.match_indices('/').map(|(at, _)| &inner[at + 1..]);
                let whole = format!("/{inner}");
                let mut all = ends.chain([whole.as_str(), inner]);
                all.any(|path| expressions.iter().any(|expression| expression.is_match(path)))
            }
            What::Below(folders) => folders.iter().any(is_below),
            What::Outside(folders) => !is_marked && !folders.iter().any(is_below),
            What::Language(tag) => {
                let (folders, name) = inner.rsplit_once('/').unwrap_or(("", inner));
                let is_tag = |word: &str| word.eq_ignore_ascii_case(tag);
                folders.split('/').next().is_some_and(is_tag) || name.split('.').rev().nth(1).is_some_and(is_tag)
            }
            What::All => true,
        }
    }
}

/// The key by which a note of the folder says that it is to be published.
fn mark(files: &Files, origin: &Origin) -> Option<&'static str> {
    let documents = files.iter().filter(|(path, _)| is_markdown(path));
    documents.filter_map(|(path, text)| Some((path, text.as_ref()?))).find_map(|(path, text)| {
        if !["publish", "share", "public"].iter().any(|word| text.contains(word)) {
            return None;
        }
        let text = text.trim_start_matches('\u{feff}');
        let keys = Keys::new(Head::of(path, text, origin.program, &mut Vec::new()).keys);
        MARKS.into_iter().find(|mark| keys.get(mark).and_then(says) == Some(true))
    })
}
