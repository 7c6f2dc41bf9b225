//! `dossier mentions`: every mention that was found by name, for an editor to read; nothing written.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;

use serde_json::json;

use crate::cli::{BuildRequest, answer, document_named, print, usage};
use crate::diagnostic::has_errors;
use crate::export::csv::table::{add_line, table};
use crate::link::review::{Doubt, reviewed_mentions};
use crate::link::unlinked::{UnlinkedName, UnlinkedPlace, unlinked_names};
use crate::load::load;
use crate::names::evidence::Why;
use crate::pipeline::{Dossier, analyse};
use crate::site::DocId;
use crate::source::LineIndex;

/// So many places of a name without a page are printed for reading; as data all are.
const PLACES_SHOWN: usize = 3;

/// What is listed, and how.
#[derive(Clone, Debug, Default)]
pub struct MentionsRequest {
    /// Only those of this entity, by its slug or `folder/slug`.
    pub entity: Option<String>,
    /// Only doubtful ones.
    pub suspicious: bool,
    /// Instead of mentions: names that are linked nowhere.
    pub unlinked: bool,
    /// How each is printed.
    pub form: ListForm,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListForm {
    /// For reading.
    #[default]
    Text,
    /// For a spreadsheet.
    Csv,
    /// One object a line.
    Json,
}

/// Prints the list on stdout. Where the dossier has errors, they go to stderr, the list is of what can be read all the same, and
/// the command fails.
pub fn run(request: &BuildRequest, list: &MentionsRequest) -> ExitCode {
    let options = match request.options() {
        Ok(options) => options,
        Err(code) => return code,
    };
    let inputs = load(&request.root, &[]);
    let checked = analyse(&inputs, &options);
    let fails = has_errors(&checked.diagnostics);
    if fails {
        print(&checked.diagnostics, &inputs, request.format, false);
    }
    let Some(dossier) = checked.value else { return ExitCode::FAILURE };
    let entity = match &list.entity {
        None => None,
        Some(slug) => match document_named(&dossier.site, slug) {
            Ok(id) => Some(id),
            Err(message) => return usage(&message),
        },
    };
    let places = Places::new(&dossier);
    let text = if list.unlinked {
        unlinked(&dossier, &places, list.form, entity)
    } else {
        mentions(&dossier, &places, list, entity)
    };
    answer(text);
    if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn mentions(dossier: &Dossier, places: &Places<'_>, list: &MentionsRequest, entity: Option<DocId>) -> String {
    let site = &dossier.site;
    let mut reviewed = reviewed_mentions(site, dossier.graph(), entity);
    reviewed.retain(|mention| !list.suspicious || !mention.doubts.is_empty());
    // The doubtful ones first, those with most doubts at the top.
    reviewed.sort_by_key(|mention| Reverse(mention.doubts.len()));
    let columns = ["file", "line", "column", "entity", "words", "rule", "because", "doubts", "sentence"];
    let mut text = if list.form == ListForm::Csv { table(&columns) } else { String::new() };
    for mention in &reviewed {
        let (path, line, column) = places.of(mention.document, mention.offset);
        let entity = site.document(mention.entity).permalink.as_str().trim_end_matches('/');
        let rule = mention.rule.name();
        let doubts: Vec<&str> = mention.doubts.iter().copied().map(Doubt::name).collect();
        match list.form {
            ListForm::Text => {
                let doubts = if doubts.is_empty() { String::new() } else { format!(" ({})", doubts.join(", ")) };
                let because = mention.because.as_ref().map_or(String::new(), |because| format!(", {because}"));
                let head = format!("{path}:{line}:{column}: {} → {entity}, {rule}{because}{doubts}\n", mention.words);
                text.push_str(&head);
                text.push_str(&format!("    {}\n", mention.sentence));
            }
            ListForm::Csv => {
                let (line, column) = (line.to_string(), column.to_string());
                let doubts = doubts.join(", ");
                let because = mention.because.as_deref().unwrap_or_default();
                let words = [&mention.words, rule, because, &doubts, &mention.sentence];
                add_line(&mut text, &[&[path, &line, &column, entity], &words[..]].concat());
            }
            ListForm::Json => {
                let object = json!({
                    "file": path, "line": line, "column": column, "entity": entity, "words": mention.words,
                    "rule": rule, "because": mention.because, "doubts": doubts, "sentence": mention.sentence,
                });
                text.push_str(&format!("{object}\n"));
            }
        }
    }
    text
}

fn unlinked(dossier: &Dossier, places: &Places<'_>, form: ListForm, entity: Option<DocId>) -> String {
    let site = &dossier.site;
    let mut text =
        if form == ListForm::Csv { table(&["words", "times", "entity", "places", "why"]) } else { String::new() };
    let names = unlinked_names(site, &dossier.links);
    // Of one entity all places are wanted; of all names those are enough that show what is meant.
    let most = if entity.is_some() { usize::MAX } else { PLACES_SHOWN };
    for UnlinkedName { words, entity: bearer, places: found, .. } in
        names.iter().filter(|name| entity.is_none() || name.entity == entity)
    {
        let owner = bearer.map(|id| site.document(id).permalink.as_str().trim_end_matches('/'));
        let why: Vec<Option<String>> = found.iter().map(|place| place.why.as_ref().map(Why::name)).collect();
        let found: Vec<String> = found
            .iter()
            .map(|UnlinkedPlace { document, offset, .. }| {
                let (path, line, column) = places.of(*document, *offset);
                format!("{path}:{line}:{column}")
            })
            .collect();
        match form {
            ListForm::Text => {
                let what = owner.map_or("no page".to_owned(), |owner| format!("a name of {owner}, not counted here"));
                text.push_str(&format!("{words} ×{}: {what}\n", found.len()));
                for (place, why) in found.iter().zip(&why).take(most) {
                    let why = why.as_ref().map_or(String::new(), |why| format!(": {why}"));
                    text.push_str(&format!("    {place}{why}\n"));
                }
                if found.len() > most {
                    text.push_str(&format!("    and {} more\n", found.len() - most));
                }
            }
            ListForm::Csv => {
                let times = found.len().to_string();
                let why: BTreeSet<&str> = why.iter().flatten().map(String::as_str).collect();
                let why = Vec::from_iter(why).join("; ");
                add_line(&mut text, &[words, &times, owner.unwrap_or_default(), &found.join(" "), &why]);
            }
            ListForm::Json => {
                let object =
                    json!({"words": words, "times": found.len(), "entity": owner, "places": found, "why": why});
                text.push_str(&format!("{object}\n"));
            }
        }
    }
    text
}

/// Lines and columns of places in the documents.
struct Places<'d> {
    dossier: &'d Dossier,
    lines: RefCell<HashMap<DocId, LineIndex<'d>>>,
}

impl<'d> Places<'d> {
    fn new(dossier: &'d Dossier) -> Self {
        Places { dossier, lines: Default::default() }
    }

    /// File, line and column of an offset.
    fn of(&self, id: DocId, offset: usize) -> (&'d str, usize, usize) {
        let source = &self.dossier.site.document(id).source;
        let mut lines = self.lines.borrow_mut();
        let index = lines.entry(id).or_insert_with(|| LineIndex::new(&source.text));
        let (line, column) = index.line_column(offset);
        (&source.path, line, column)
    }
}
