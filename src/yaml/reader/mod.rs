//! Readers that collect: each takes what it can use, records what it cannot, and never stops at the first mistake.
//!
//! [`Fields`] is a group of keys. It learns the keys that exist from what is asked of it, so that [`Fields::finish`]
//! can name every key that nobody asked for. [`Field`] is one key, or one item of a list, present or not.

mod log;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::HashSet;

pub use self::log::Log;

use self::log::{At, Step};
use super::Yaml;
use super::outline::{Form, What};
use crate::diagnostic::{Code, GUESSES, Place, nearest};
use crate::model::Stated;
use crate::work;

/// Whether a text where a list belongs is one item: commas may be meant to part several. `"[[tesla]]"` is how Obsidian links.
fn is_one(text: &str) -> bool {
    let bare = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")).unwrap_or(text);
    !bare.contains([',', '\n', '['])
}

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
        Field {
            value: entry.map(|(_, value)| value),
            at: At { parent: Some(&self.at), step: Step::Key(key) },
            log: self.log,
        }
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
        for (at, (key, _)) in self.unknown().enumerate() {
            let meant = || self.meant_key(key, synonyms).unwrap_or_else(|| self.known_keys());
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

    fn known_keys(&self) -> String {
        let mut names = self.asked.borrow().clone();
        names.sort_unstable();
        names.dedup();
        format!("the keys here are: {}", names.join(", "))
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

/// One key of a group or one item of a list.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    value: Option<&'a Yaml>,
    at: At<'a>,
    log: &'a Log,
}

impl<'a> Field<'a> {
    /// The value as written.
    pub fn value(self) -> Option<&'a Yaml> {
        self.value
    }

    /// Notes what form the value may have, where that is to be learned.
    pub(super) fn takes(self, form: impl FnOnce() -> Form) {
        self.log.note(&self.at, || What::Form(form()));
    }

    /// Notes the words that a text may be, for who reads it by other means than [`Field::word`].
    pub fn takes_words<'w>(self, words: impl Iterator<Item = &'w str>) {
        self.takes(|| Form::Words(words.map(str::to_owned).collect()));
    }

    /// Whether the key is not there.
    pub fn is_absent(self) -> bool {
        self.value.is_none()
    }

    /// Whether it is there and says nothing: looked for, not known.
    pub fn is_empty(self) -> bool {
        self.value.is_some_and(Yaml::is_empty)
    }

    /// The same field, and an error where it is there and says nothing.
    pub fn filled(self) -> Self {
        if self.is_empty() {
            self.report(Code::MissingField, format!("`{}` must not be empty", self.path()), "write a value behind it");
        }
        self
    }

    /// The place in its list, from 0; 0 for what is no item.
    fn index(self) -> usize {
        match self.at.step {
            Step::Item(index) => index,
            _ => 0,
        }
    }

    /// The path, as a message names it: `relations[2].object`.
    pub fn path(self) -> String {
        self.at.to_string()
    }

    /// The place of the value.
    pub fn place(self) -> Place {
        Place::Value(self.path())
    }

    /// Records a mistake at the value.
    pub fn report(self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.log.report(code, self.place(), message, help);
    }

    /// Records a mistake at the key, for groups whose keys are the author's own words.
    pub fn report_key(self, code: Code, message: impl Into<String>, help: impl Into<String>) {
        self.log.report(code, Place::Key(self.path()), message, help);
    }

    /// Records that the value has the wrong type. `wanted`: «a text».
    pub fn wrong_type(self, wanted: &str, help: impl Into<String>) {
        let is = self.value.map_or("absent", Yaml::what);
        let name = self.path();
        let subject = if name.is_empty() { "this".to_owned() } else { format!("`{name}`") };
        self.report(Code::WrongType, format!("{subject} must be {wanted}, not {is}"), help);
    }

    /// A text without the space around it; `None` where absent, empty or wrong. Whole numbers count as texts.
    pub fn text(self) -> Option<String> {
        self.takes(|| Form::Text);
        match self.value? {
            Yaml::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Yaml::Integer(number) => Some(number.to_string()),
            Yaml::Null => None,
            Yaml::Bool(_) | Yaml::Float(_) => {
                self.wrong_type("a text", "put it in quotation marks");
                None
            }
            Yaml::List(_) | Yaml::Map(_) => {
                self.wrong_type("a text", "write one text, without brackets");
                None
            }
        }
    }

    /// `true` or `false`; `None` where absent, empty or wrong.
    pub fn flag(self) -> Option<bool> {
        self.takes(|| Form::Flag);
        match self.value? {
            Yaml::Bool(flag) => Some(*flag),
            // Other programs write the two words in quotation marks.
            Yaml::Text(text) if text == "true" => Some(true),
            Yaml::Text(text) if text == "false" => Some(false),
            Yaml::Null => None,
            _ => {
                self.wrong_type("`true` or `false`", "write one of the two words, without quotation marks");
                None
            }
        }
    }

    /// A whole number from 1 on; `None` where absent, empty or wrong.
    pub fn count(self) -> Option<u32> {
        self.takes(|| Form::Count);
        match self.value? {
            Yaml::Integer(number) => {
                let count = u32::try_from(*number).ok().filter(|count| *count > 0);
                if count.is_none() {
                    self.report(Code::WrongType, format!("`{}` must be 1 or more", self.path()), "count from 1");
                }
                count
            }
            Yaml::Null => None,
            _ => {
                self.wrong_type("a whole number", "write the digits, without quotation marks");
                None
            }
        }
    }

    /// A list, each item by `read`; what `read` returns `None` for is left out. A value alone is a list of one, as other
    /// programs write it. Empty where absent, empty or wrong.
    pub fn items<T>(self, mut read: impl FnMut(Field<'_>) -> Option<T>) -> Vec<T> {
        self.takes(|| Form::List);
        match self.value {
            None | Some(Yaml::Null) => Vec::new(),
            Some(Yaml::List(items)) => {
                let read = |(index, item)| {
                    let at = At { parent: Some(&self.at), step: Step::Item(index) };
                    let field = Field { value: Some(item), at, log: self.log };
                    if *item == Yaml::Null {
                        field.wrong_type("a value", "remove the empty item");
                        return None;
                    }
                    read(field)
                };
                let mut found: Vec<T> = items.iter().enumerate().filter_map(read).collect();
                // What is read stays in memory until the site is made, and most lists have one item.
                found.shrink_to_fit();
                found
            }
            Some(Yaml::Text(text)) if text.trim().is_empty() => Vec::new(),
            Some(Yaml::Text(text)) if !is_one(text.trim()) => {
                let key = self.path();
                let key = key.rsplit('.').next().unwrap_or_default();
                let help = match text.contains(['\n', '[']) {
                    true => "write `[one, two]`, or each item on a line of its own behind `- `".to_owned(),
                    false => format!("write `{key}: [{}]`", text.trim()),
                };
                self.wrong_type("a list", help);
                Vec::new()
            }
            Some(Yaml::Text(_) | Yaml::Integer(_)) => read(self).into_iter().collect(),
            Some(_) => {
                self.wrong_type("a list", "write `[one, two]`, or each item on a line of its own behind `- `");
                Vec::new()
            }
        }
    }

    /// The same of short words: one text may hold several, parted by commas, as other programs write tags.
    pub fn words<T>(self, mut read: impl FnMut(Field<'_>) -> Option<T>) -> Vec<T> {
        match self.value {
            Some(Yaml::Text(text)) if text.contains(',') && !text.contains(['\n', '[']) => {
                let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
                words.filter_map(|word| read(Field { value: Some(&Yaml::Text(word.to_owned())), ..self })).collect()
            }
            _ => self.items(read),
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

    pub fn texts(self) -> Vec<String> {
        self.items(|item| item.text())
    }

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

    /// The value by `read`, or that it is absent, or there without a value. A wrong value counts as not stated; its
    /// error prevents publication.
    pub fn stated<T>(self, read: impl FnOnce(Self) -> Option<T>) -> Stated<T> {
        if self.is_absent() {
            Stated::Absent
        } else if self.is_empty() {
            Stated::NotStated
        } else {
            read(self).map_or(Stated::NotStated, Stated::Value)
        }
    }

    /// One of the words of a vocabulary; `None` where absent, empty or not among them.
    pub fn word<T: Clone>(self, vocabulary: &[(&'static str, T)]) -> Option<T> {
        self.takes_words(vocabulary.iter().map(|(word, _)| *word));
        let text = self.text()?;
        let found = vocabulary.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone());
        if found.is_none() {
            self.unknown_word(&text, vocabulary.iter().map(|(word, _)| *word));
        }
        found
    }

    /// One of some words that stand for themselves; `None` where absent, empty or not among them.
    pub fn one_of(self, words: &[&'static str]) -> Option<&'static str> {
        self.takes_words(words.iter().copied());
        let text = self.text()?;
        let found = words.iter().find(|word| **word == text).copied();
        if found.is_none() {
            self.unknown_word(&text, words.iter().copied());
        }
        found
    }

    /// Records that a word is not among those that are allowed, with the nearest of them, or all where none is near.
    pub fn unknown_word<'w>(self, word: &str, allowed: impl Iterator<Item = &'w str> + Clone) {
        let spelled = word.to_lowercase().replace([' ', '-'], "_");
        let near = nearest(&spelled, allowed.clone()).or_else(|| nearest(word, allowed.clone()));
        // `newspaper` means `article-newspaper`; of `order` there are several.
        let holds = |allowed: &&str| spelled.len() > 3 && Some(*allowed) != near && allowed.contains(&spelled);
        let containing = allowed.clone().filter(holds);
        let near: Vec<String> = near.into_iter().chain(containing).take(4).map(|word| format!("`{word}`")).collect();
        let all = format!("it takes one of: {}", allowed.collect::<Vec<_>>().join(", "));
        let help = if near.is_empty() { all } else { format!("did you mean {}? {all}", near.join(" or ")) };
        self.report(Code::UnknownValue, format!("`{}` does not take the value `{word}`", self.path()), help);
    }
}
