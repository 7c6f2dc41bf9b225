//! What is to be said of a folder as a whole, once all of its documents are read, with the option that changes it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::carried::Carried;
use super::files::{Files, is_markdown};
use super::note::{Context, FolderWishes, Note, Rule};
use crate::config::Config;
use crate::import::found::Remark;
use crate::model::Role;
use crate::yaml::Yaml;

/// So many beginnings of links and words for kinds are named.
const NAMED: usize = 5;
/// So many folders are named.
const FOLDERS: usize = 20;
/// So many documents of one word or folder are more than chance.
const FEWEST: usize = 3;

/// The remarks on a folder: files that were left out, kinds that nothing says, links that lead nowhere.
pub(super) fn overview(files: &Files, notes: &[Note], carried: &Carried, context: &Context<'_>) -> Vec<Remark> {
    let said = [unused(files, carried, context), unclear(notes, context), lost(carried)];
    said.into_iter().flatten().map(|text| Remark::new(context.name, 0, text)).collect()
}

/// That a rule fits no document, with the folders that there are.
pub(super) fn unfitting(notes: &[&Note], name: &str, wishes: &FolderWishes, config: &Config) -> Vec<Remark> {
    let folders: BTreeSet<&str> = notes.iter().filter_map(|note| Some(note.inner.split_once('/')?.0)).collect();
    let folders: Vec<&str> = folders.into_iter().take(FOLDERS).collect();
    let is_idle = |at: &usize| !notes.iter().any(|note| note.rules.contains(at));
    let said = (0..wishes.map.len()).filter(is_idle).map(|at| {
        let Rule { what, word, kind } = &wishes.map[at];
        let said = format!("--map {what}={word}:{} fits no document", config.kinds[*kind].folder);
        match folders.is_empty() || what != "folder" {
            true => said,
            false => format!("{said}; folders are: {}", folders.join(", ")),
        }
    });
    said.map(|text| Remark::new(name, 0, text)).collect()
}

fn unused(files: &Files, carried: &Carried, context: &Context<'_>) -> Option<String> {
    let is_unused = |path: &&String| {
        !is_markdown(path)
            && !path.ends_with(".gitignore")
            && context.part.origin.texts_of(path).is_some()
            && !carried.has(path)
    };
    let unused = files.keys().filter(is_unused).count();
    (unused > 0).then(|| format!("other files that no document shows or links were not copied: {unused}"))
}

/// The documents that became pages though their authors sorted them, by a `type` of their own or by folders.
fn unclear(notes: &[Note], context: &Context<'_>) -> Option<String> {
    let kinds = &context.config.kinds;
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for note in notes.iter().filter(|note| kinds[note.kind].role == Role::Page) {
        let own = note.keys.extra.iter().find_map(|(key, value)| match value {
            Yaml::Text(word) if key.eq_ignore_ascii_case("type") || key.eq_ignore_ascii_case("kind") => {
                Some(format!("{key}={word}"))
            }
            _ => None,
        });
        let by_folder = || Some(format!("folder={}", note.inner.split_once('/')?.0));
        if let Some(word) = own.or_else(by_folder) {
            *words.entry(word).or_default() += 1;
        }
    }
    let words = most_frequent(&words, FEWEST);
    let (first, _) = words.first()?;
    let folders = kinds.iter().filter(|kind| kind.role != Role::Page).map(|kind| &*kind.folder);
    Some(format!(
        "nothing says of which kind these are, so they became pages: {}; say it with --map {first}:KIND, a KIND being one of {}",
        counted(&words),
        folders.collect::<Vec<_>>().join(", "),
    ))
}

fn lost(carried: &Carried) -> Option<String> {
    let lost = most_frequent(carried.lost(), 2);
    let (beginning, _) = lost.first()?;
    Some(format!(
        "links lead nowhere in the folder: {}; say where they led: --link-prefix {beginning}=ADDRESS or {beginning}=FOLDER; with \
         --unlink they become text",
        counted(&lost)
    ))
}

/// What stands at least so many times, the most frequent first.
fn most_frequent(counts: &BTreeMap<String, usize>, fewest: usize) -> Vec<(&str, usize)> {
    let often = counts.iter().filter(|(_, times)| **times >= fewest).map(|(word, times)| (&**word, *times));
    let mut often: Vec<_> = often.collect();
    often.sort_by_key(|(_, times)| Reverse(*times));
    often
}

fn counted(words: &[(&str, usize)]) -> String {
    words.iter().take(NAMED).map(|(word, times)| format!("{word} ×{times}")).collect::<Vec<_>>().join(", ")
}
