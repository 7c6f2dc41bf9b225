//! A group of keys.

use std::cell::RefCell;
use std::collections::HashSet;

use super::field::Field;
use super::log::{At, Log, Step};
use crate::diagnostic::{Code, GUESSES, Place, nearest};
use crate::work;
use crate::yaml::Yaml;
use crate::yaml::outline::{Form, What};

const GROUP_FORM: &str = "write keys and values: `{key: value}`, or `key: value` on indented lines";

/// A word that other tools use, and the keys that may be meant by it here.
pub type Synonym = (&'static str, &'static [&'static str]);

/// A group of keys.
pub struct Fields<'a> {
    entries: &'a [(String, Yaml)],
    at: At<'a>,
    log: &'a Log,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The top of a file.
    pub fn top(yaml: &'a Yaml, log: &'a Log) -> Self {
        let entries: &[_] = if let Yaml::Map(entries) = yaml { entries } else { &[] };
        let at = At { parent: None, step: Step::Top };
        log.note(&at, || What::Form(Form::Group));
        log.note(&at, || What::Visit);
        Fields { entries, at, log, asked: RefCell::default() }
    }

    /// The field of a name, which from now on is known to exist.
    pub fn get(&self, name: &'static str) -> Field<'_> {
        self.ask(name, false)
    }

    fn ask(&self, name: &'static str, is_required: bool) -> Field<'_> {
        self.log.note(&self.at, || What::Key { name: name.to_owned(), is_required });
        self.asked.borrow_mut().push(name);
        let entry = entry(self.entries, name);
        let key = entry.map_or(name, |(key, _)| key);
        let at = At { parent: Some(&self.at), step: Step::Key(key) };
        Field { value: entry.map(|(_, value)| value), at, log: self.log }
    }

    /// The same, of a key that should be there; where it is not, whoever asks knows what to take instead, and says so.
    pub fn expected(&self, name: &'static str) -> Field<'_> {
        self.ask(name, true)
    }

    /// The same, and an error where it is absent or empty.
    pub fn required(&self, name: &'static str) -> Field<'_> {
        let field = self.expected(name);
        if field.is_absent() {
            self.report_missing(name);
        }
        field.filled()
    }

    /// The same where something else does not stand in for it. A schema, which cannot know, does not ask for it.
    pub fn required_unless(&self, stands_in: bool, name: &'static str) -> Field<'_> {
        let field = self.get(name);
        if stands_in {
            return field;
        }
        if field.is_absent() {
            self.report_missing(name);
        }
        field.filled()
    }

    /// Records that a key is absent.
    pub fn report_missing(&self, name: &'static str) {
        let inside = self.at.to_string();
        let message = match inside.is_empty() {
            true => format!("the key `{name}` is missing"),
            false => format!("the key `{name}` is missing in `{inside}`"),
        };
        self.log.report(Code::MissingField, Place::Value(inside), message, format!("add `{name}: …`"));
    }

    /// Whether a key is there; does not make it known.
    pub fn has(&self, name: &str) -> bool {
        self.log.note(&self.at, || What::Looked(name.to_owned()));
        entry(self.entries, name).is_some()
    }

    /// Whether there is a value, or an empty key, at a path like `dates.adopted`.
    pub fn has_path(&self, path: &str) -> bool {
        Yaml::entry_at_path(self.entries, path).is_some()
    }

    /// Records a mistake at a place that belongs to no single field of the group.
    pub fn report(&self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.log.report(code, place, message, help);
    }

    /// The path of the group, as a message or place names it; empty at the top.
    pub fn path(&self) -> String {
        self.at.to_string()
    }

    /// Reports every key that was never asked for. `synonyms` are words of other tools.
    pub fn finish(self, synonyms: &[Synonym]) {
        for (at, (key, value)) in self.unknown().enumerate() {
            let other = || match self.torn_text(key, value) {
                Some(text) => {
                    format!("in braces a text with a comma needs quotation marks: {text}; {}", self.known_keys())
                }
                None => self.known_keys(),
            };
            let meant = || self.meant_key(key, synonyms).unwrap_or_else(other);
            self.report_unknown(key, if at < GUESSES { meant() } else { String::new() });
        }
    }

    /// The same at the top of a document, which may come from another program: a key that no key here can be meant by is read
    /// by nobody, and only warned of. `foreign` judges keys before anything else does.
    pub fn finish_document(self, synonyms: &[Synonym], foreign: impl Fn(&str, &Yaml) -> Foreign) {
        for (at, (key, value)) in self.unknown().enumerate() {
            let unread = |help: String| {
                let message = format!("nothing reads the key `{key}`");
                self.log.report(Code::ForeignKey, Place::Key(key.to_owned()), message, help);
            };
            match foreign(key, value) {
                Foreign::Refused(help) => self.report_unknown(key, help),
                Foreign::Unread(help) => unread(help),
                Foreign::Misplaced(help) => {
                    self.report_unknown(key, self.meant_key(key, synonyms).unwrap_or(help));
                }
                Foreign::Unknown => match self.meant_key(key, synonyms) {
                    Some(help) => self.report_unknown(key, help),
                    None => {
                        let keys = if at < GUESSES { format!("; {}", self.known_keys()) } else { String::new() };
                        unread(format!("put it under `extra:` if it is for your own templates, or remove it{keys}"));
                    }
                },
            }
        }
    }

    /// The entries that nobody has asked for.
    fn unknown(&self) -> impl Iterator<Item = &'a (String, Yaml)> {
        let asked = self.asked.borrow();
        let read: HashSet<&str> =
            asked.iter().filter_map(|name| entry(self.entries, name)).map(|(key, _)| key.as_str()).collect();
        once_each(self.entries).filter(move |(key, _)| !read.contains(key.as_str()))
    }

    fn report_unknown(&self, key: &str, help: String) {
        let place = Place::Key(At { parent: Some(&self.at), step: Step::Key(key) }.to_string());
        let message = match self.path() {
            path if path.is_empty() => format!("unknown key `{key}`"),
            path => format!("unknown key `{key}` in `{path}`"),
        };
        self.log.report(Code::UnknownField, place, message, help);
    }

    /// The way out for an unknown key that may be meant as one of these: a word of another tool, a slip of the pen, a key of
    /// another spelling.
    fn meant_key(&self, key: &str, synonyms: &[Synonym]) -> Option<String> {
        let known = self.asked.borrow();
        let spelled = key.to_lowercase().replace('-', "_");
        let ours = synonyms.iter().find(|(word, _)| *word == spelled).map(|(_, ours)| *ours).unwrap_or_default();
        // A synonym may point below: `source.authors` is possible where `source` is.
        let possible: Vec<String> = ours
            .iter()
            .filter(|ours| known.iter().any(|name| *name == ours.split('.').next().unwrap_or_default()))
            .map(|ours| format!("`{ours}`"))
            .collect();
        if !possible.is_empty() {
            return Some(format!("did you mean {}?", possible.join(" or ")));
        }
        // `publishedAt`, `reg-type`: compare without case and separators too.
        let bare = |word: &str| word.to_lowercase().replace(['-', '_'], "");
        let same = known.iter().copied().find(|name| bare(name) == bare(key));
        same.or_else(|| nearest(key, known.iter().copied())).map(|name| format!("did you mean `{name}`?"))
    }

    /// The text, in quotation marks, of which a key without a value may be the rest behind a comma: `{title: They sue, at last}`.
    fn torn_text(&self, key: &str, value: &Yaml) -> Option<String> {
        let at = self.entries.iter().position(|(other, _)| other == key)?;
        let (name, before) = self.entries.get(at.checked_sub(1)?)?;
        let (Yaml::Text(text), Yaml::Null) = (before, value) else { return None };
        let is_number = text.ends_with(|c: char| c.is_ascii_digit()) && key.starts_with(|c: char| c.is_ascii_digit());
        let comma = if is_number { "," } else { ", " };
        (!text.contains('"') && !key.contains('"')).then(|| format!("`{name}: \"{text}{comma}{key}\"`"))
    }

    fn known_keys(&self) -> String {
        let mut names = self.asked.borrow().clone();
        names.sort_unstable();
        names.dedup();
        format!("the keys here are: {}", names.join(", "))
    }
}

impl<'a> Field<'a> {
    /// A group of keys; `None` where absent, empty or wrong.
    pub fn fields(self) -> Option<Fields<'a>> {
        self.takes(|| Form::Group);
        match self.value? {
            Yaml::Map(entries) => {
                self.log.note(&self.at, || What::Visit);
                Some(Fields { entries, at: self.at, log: self.log, asked: RefCell::default() })
            }
            Yaml::Null => None,
            _ => {
                self.wrong_type("a group of keys", GROUP_FORM);
                None
            }
        }
    }

    /// A list of groups of keys, each by `read` with its place in the list as written.
    pub fn groups<T>(self, mut read: impl FnMut(usize, Fields<'_>) -> Option<T>) -> Vec<T> {
        self.takes(|| Form::List);
        if matches!(self.value, Some(Yaml::Text(_) | Yaml::Map(_))) && !self.is_empty() {
            self.wrong_type("a list", "begin each item with `- ` on a line of its own");
            return Vec::new();
        }
        self.items(|item| read(item.index(), item.fields()?))
    }

    /// A group whose keys are the author's own words, each value by `read`, in the order written.
    pub fn entries<T>(self, mut read: impl FnMut(&str, Field<'_>) -> Option<T>) -> Vec<T> {
        self.takes(|| Form::Entries);
        match self.value {
            None | Some(Yaml::Null) => Vec::new(),
            Some(Yaml::Map(entries)) => once_each(entries)
                .filter_map(|(key, value)| {
                    let at = At { parent: Some(&self.at), step: Step::Key(key) };
                    read(key, Field { value: Some(value), at, log: self.log })
                })
                .collect(),
            Some(_) => {
                self.wrong_type("a group of keys", GROUP_FORM);
                Vec::new()
            }
        }
    }
}

/// What becomes of a key of another program.
pub enum Foreign {
    /// It is an error, with the way out.
    Refused(String),
    /// It is an error, with the way out where no key here can be meant by it.
    Misplaced(String),
    /// It does no harm here; what there is instead.
    Unread(String),
    /// Nothing is known of it.
    Unknown,
}

/// The entry of a key. Other programs write `Title`: where the very key is absent, case does not matter.
fn entry<'a>(entries: &'a [(String, Yaml)], name: &str) -> Option<&'a (String, Yaml)> {
    let is_same = |(key, _): &&(String, Yaml)| key.eq_ignore_ascii_case(name);
    entries.iter().find(|(key, _)| key == name).or_else(|| entries.iter().find(is_same))
}

/// The entries of a group; of a key that is there twice the first.
fn once_each(entries: &[(String, Yaml)]) -> impl Iterator<Item = &(String, Yaml)> {
    let mut seen = HashSet::with_capacity(entries.len());
    entries.iter().filter(move |(key, _)| {
        work::steps(1);
        seen.insert(key.as_str())
    })
}
