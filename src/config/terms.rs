//! Words that authors choose from and that `dossier.yaml` extends: types of regulations and companies, and what regulations
//! order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::label::read_label;
use crate::diagnostic::Code;
use crate::labels::Labels;
use crate::model::Regulation;
use crate::yaml::{Field, Fields, Yaml};

/// A word and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub name: Arc<str>,
    /// By language.
    pub label: BTreeMap<String, String>,
    /// What else such things are called, by language: words for the search.
    pub also: BTreeMap<String, String>,
    /// Whether a regulation of this type takes up its subjects one by one.
    pub is_list: bool,
}

/// All words, the built-in ones first, then those of `dossier.yaml` in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    pub regulation_types: Vec<Term>,
    pub company_types: Vec<Term>,
    /// What a regulation orders.
    pub measures: Vec<Term>,
}

impl Terms {
    /// Whether a regulation takes up its subjects one by one, by its type.
    pub fn is_list(&self, regulation: &Regulation) -> bool {
        let own = regulation.regulation_type.value();
        own.is_some_and(|own| self.regulation_types.iter().any(|term| *term.name == **own && term.is_list))
    }

    /// Reads the three lists, each as `word: label`, or with `{label, list, also}`. A word that is there already gets the labels
    /// that are given. `language`: that of a label which is a plain text.
    pub(super) fn read(&mut self, top: &Fields<'_>, language: &str) {
        read_terms(top.get("regulation_types"), language, &mut self.regulation_types);
        read_terms(top.get("company_types"), language, &mut self.company_types);
        read_terms(top.get("measures"), language, &mut self.measures);
    }
}

fn read_terms(field: Field<'_>, language: &str, terms: &mut Vec<Term>) {
    field.entries(|name, field| {
        let is_word = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_word {
            let help =
                "a word has lower-case letters, digits and underscores, and begins with a letter: `data_destruction`";
            field.report_key(Code::UnknownValue, format!("`{name}` cannot be a word of a vocabulary"), help);
            return None;
        }
        let is_map = matches!(field.value(), Some(Yaml::Map(_)));
        let is_group = is_map && field.fields().is_some_and(|fields| fields.has("label"));
        let (label, is_list, also) = match is_group.then(|| field.fields()).flatten() {
            Some(fields) => {
                let read = (
                    read_label(fields.required("label"), language),
                    fields.get("list").flag(),
                    read_label(fields.get("also"), language),
                );
                fields.finish(&[("name", &["label"]), ("labels", &["label"])]);
                read
            }
            None => (read_label(field, language), None, BTreeMap::new()),
        };
        if label.is_empty() {
            let help = "write what it is called, as a text or by language: {de: Vernichtung, en: destruction}";
            field.report(Code::MissingField, format!("`{}` has no label", field.path()), help);
        }
        match terms.iter_mut().find(|term| *term.name == *name) {
            Some(term) => {
                term.label.extend(label);
                term.also.extend(also);
                term.is_list = is_list.unwrap_or(term.is_list);
            }
            None => terms.push(Term { name: name.into(), label, also, is_list: is_list.unwrap_or(false) }),
        }
        Some(())
    });
}

/// The word of a vocabulary that a field gives; `None` where absent, empty or not among them, which is reported with those
/// that exist.
pub fn term(field: Field<'_>, terms: &[Term]) -> Option<Arc<str>> {
    field.takes_words(terms.iter().map(|term| &*term.name));
    let text = field.text()?;
    let found = terms.iter().find(|term| *term.name == *text);
    if found.is_none() {
        field.unknown_word(&text, terms.iter().map(|term| &*term.name));
    }
    found.map(|term| term.name.clone())
}

/// What a word is called.
pub fn term_label<'t>(terms: &'t [Term], name: &'t str, words: &Labels) -> &'t str {
    terms.iter().find(|term| *term.name == *name).map_or(name, |term| words.of(&term.label))
}
