//! What is to be said of a folder as a whole, once all of its documents are read, with the option that changes it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::carried::Carried;
use super::note::{Context, Note, Rule};
use super::origin::{Files, is_markdown};
use crate::import::found::Remark;
use crate::model::Role;
use crate::yaml::Yaml;

/// So many beginnings of links and words for kinds are named.
const NAMED: usize = 5;
/// So many folders are named.
const FOLDERS: usize = 20;
/// So many documents of one word or folder are more than chance.
const FEWEST: usize = 3;

/// The remarks on a folder: files that were left out, kinds that nothing says, rules that fit nothing (`idle`), links that lead
/// nowhere.
pub(super) fn overview(
    files: &Files,
    notes: &[Note],
    idle: &[&Rule],
    carried: &Carried,
    context: &Context<'_>,
) -> Vec<Remark> {
    let said = [unused(files, carried, context), unclear(notes, context), lost(carried)];
    let idle = idle.iter().map(|rule| unfitting(rule, notes, context));
    said.into_iter().flatten().chain(idle).map(|text| Remark::new(context.name, 0, text)).collect()
}

/// That a rule fits no document, with the folders that there are.
fn unfitting(rule: &Rule, notes: &[Note], context: &Context<'_>) -> String {
    let Rule { what, word, kind } = rule;
    let said = format!("--map {what}={word}:{} fits no document", context.config.kinds[*kind].folder);
    let folders: BTreeSet<&str> = notes.iter().filter_map(|note| Some(note.inner.split_once('/')?.0)).collect();
    match folders.is_empty() || what != "folder" {
        true => said,
        false => format!("{said}; folders are: {}", folders.into_iter().take(FOLDERS).collect::<Vec<_>>().join(", ")),
    }
}

fn unused(files: &Files, carried: &Carried, context: &Context<'_>) -> Option<String> {
    let is_unused = |path: &&String| {
        !is_markdown(path)
            && !path.ends_with(".gitignore")
            && path.starts_with(&*context.origin.content)
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
