//! One key, or one item of a list, and the values that it may have.

use super::log::{At, Log, Step};
use crate::diagnostic::{Code, Place, nearest};
use crate::model::Stated;
use crate::yaml::Yaml;
use crate::yaml::outline::{Form, What};

/// One key of a group or one item of a list.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    pub(super) value: Option<&'a Yaml>,
    pub(super) at: At<'a>,
    pub(super) log: &'a Log,
}

impl<'a> Field<'a> {
    /// The value as written.
    pub fn value(self) -> Option<&'a Yaml> {
        self.value
    }

    /// Notes what form the value may have, where that is to be learned.
    pub(in crate::yaml) fn takes(self, form: impl FnOnce() -> Form) {
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
    pub(super) fn index(self) -> usize {
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

    pub fn texts(self) -> Vec<String> {
        self.items(|item| item.text())
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

/// Whether a text where a list belongs is one item: commas may be meant to part several. `"[[tesla]]"` is how Obsidian links.
fn is_one(text: &str) -> bool {
    let bare = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")).unwrap_or(text);
    !bare.contains([',', '\n', '['])
}
