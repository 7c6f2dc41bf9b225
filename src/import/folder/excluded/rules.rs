//! What keeps documents from readers, as settings say it, and which documents it keeps.

use globset::GlobSet;
use ignore::gitignore::Gitignore;
use regex::Regex;

use crate::import::folder::keys::Keys;

/// What the settings of a folder say of its documents.
#[derive(Debug, Default)]
pub(in crate::import::folder) struct Excluded {
    rules: Vec<Rule>,
    pub(super) wanted: Vec<Wanted>,
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
pub(super) enum What {
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
pub(super) struct Wanted {
    pub(super) keys: &'static [&'static str],
    /// Whether `draft: false` says so as well.
    pub(super) or_no_draft: bool,
    pub(super) why: String,
}

impl Excluded {
    /// Why the site does not publish the document at `path`.
    pub(in crate::import::folder) fn why(&self, path: &str, keys: &Keys) -> Option<String> {
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

    pub(super) fn rule(&mut self, said: String, base: &str, what: What) {
        self.rules.push(Rule { said, base: base.to_owned(), what });
    }

    /// A rule of what could be made of a setting; of nothing, that everything may be meant.
    pub(super) fn rule_or_all(&mut self, said: String, base: &str, what: Option<What>) {
        self.rule(said, base, what.unwrap_or(What::All));
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
