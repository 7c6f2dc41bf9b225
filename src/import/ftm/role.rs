//! What an edge says of itself in words: «supplies» is a type of relation, «owns: alleged» says how sure it is too, as the export writes
//! them. Any other words are a note.

use super::raw::Raw;
use super::status;
use crate::config::Config;
use crate::labels::labels;
use crate::model::{Certainty, Kind, RelationType};

/// How one entity is joined to another.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said<'c> {
    /// The type of relation that the words name.
    pub(super) kind: Option<&'c str>,
    pub(super) certainty: Option<Certainty>,
    pub(super) status: Option<&'static str>,
    /// Other words for how they are joined.
    pub(super) words: Vec<String>,
    /// What else is said.
    pub(super) notes: Vec<String>,
}

/// What the words of an edge say of these two.
pub(super) fn said<'c>(raw: &Raw, how: &[&str], subject: &Kind, object: &Kind, config: &'c Config) -> Said<'c> {
    let mut said = Said::default();
    for words in how.iter().flat_map(|property| raw.all(property)) {
        match read(words, subject, object, config) {
            Some(read) if said.kind.is_none() => said = Said { words: said.words, ..read },
            _ => said.words.push(words.clone()),
        }
    }
    said.notes.extend(raw.all("description").iter().chain(reservations(raw)).cloned());
    said
}

/// What the export says of an entry that not all sources state: who says otherwise, and whether a claim disputes it.
pub(super) fn reservations(raw: &Raw) -> impl Iterator<Item = &String> {
    raw.all("summary").iter().filter(|words| words.starts_with("otherwise: ") || *words == "disputed")
}

/// The type whose name the words are, with what stands behind a colon.
fn read<'c>(words: &str, subject: &Kind, object: &Kind, config: &'c Config) -> Option<Said<'c>> {
    let (label, marks) = words.split_once(": ").unwrap_or((words, ""));
    let is_it = |kind: &&std::sync::Arc<RelationType>| {
        labels("en").of(&kind.words.label).eq_ignore_ascii_case(label.trim()) && kind.joins(subject, object)
    };
    let mut said = Said { kind: Some(&config.relation_types.iter().find(is_it)?.name), ..Said::default() };
    for mark in marks.split(',').map(str::trim).filter(|mark| !mark.is_empty()) {
        let certainty = Certainty::WORDS.iter().find(|(word, _)| *word == mark);
        match (certainty, status::read(mark)) {
            (Some((_, certainty)), _) => said.certainty = Some(*certainty),
            (None, Some(status)) => said.status = Some(status.word()),
            (None, None) => return None,
        }
    }
    Some(said)
}
