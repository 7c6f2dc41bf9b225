//! A dossier that is open in an editor: what lies on the disk, and above it the files that are being typed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{
    CodeDescription, Diagnostic as Shown, DiagnosticSeverity, NumberOrString, Position, PublishDiagnosticsParams, Range,
};

use super::place;
use crate::cli::report::ranges;
use crate::cli::today;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::Editing;
use crate::load::{load, reload};
use crate::pipeline::{BuildOptions, Dossier};
use crate::source::{CONFIGURATIONS, Inputs, SourceFile};

/// Where a dossier is brought up to date.
pub(super) struct Desk {
    pub(super) root: PathBuf,
    /// Where a build would write.
    skip: [PathBuf; 1],
    inputs: Inputs,
    /// The texts of open files by their paths in the dossier.
    open: BTreeMap<String, String>,
    editing: Editing,
    /// The dossier as far as it can be read; the last one where `dossier.yaml` cannot.
    pub(super) dossier: Option<Arc<Dossier>>,
    /// Files that something is said of.
    reported: BTreeSet<String>,
    is_behind: bool,
}

impl Desk {
    /// The dossier in a folder; drafts are read too, since they are what is being written.
    pub(super) fn new(root: &Path, skip: PathBuf) -> Desk {
        Desk {
            root: root.to_owned(),
            inputs: load(root, std::slice::from_ref(&skip)),
            skip: [skip],
            open: BTreeMap::new(),
            editing: Editing::new(BuildOptions { drafts: true, today: Some(today()), ..BuildOptions::default() }),
            dossier: None,
            reported: BTreeSet::new(),
            is_behind: true,
        }
    }

    /// The text of a file as it is now.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        let known = || {
            let sources = self.inputs.config.iter().chain(&self.inputs.documents);
            sources.into_iter().find(|source| *source.path == *path).map(|source| source.text.as_str())
        };
        self.open.get(path).map(String::as_str).or_else(known)
    }

    /// Takes up what is typed into a file.
    pub(super) fn type_in(&mut self, path: String, text: String) {
        self.put(&path, &text);
        self.open.insert(path, text);
        self.is_behind = true;
    }

    /// A file is closed: what lies on the disk counts again.
    pub(super) fn close(&mut self, path: &str) {
        self.open.remove(path);
        self.reread(&[self.root.join(path)]);
    }

    /// Takes up what has changed on the disk.
    pub(super) fn reread(&mut self, changed: &[PathBuf]) {
        reload(&mut self.inputs, changed, &self.skip);
        for (path, text) in std::mem::take(&mut self.open) {
            self.put(&path, &text);
            self.open.insert(path, text);
        }
        self.is_behind = true;
    }

    fn put(&mut self, path: &str, text: &str) {
        let source = Arc::new(SourceFile::new(path, text.trim_start_matches('\u{feff}')));
        if CONFIGURATIONS.contains(&path) {
            self.inputs.config = Some(source);
        } else if path.starts_with("content/") && path.ends_with(".md") {
            match self.inputs.documents.binary_search_by(|known| (*known.path).cmp(path)) {
                Ok(at) => self.inputs.documents[at] = source,
                Err(at) => self.inputs.documents.insert(at, source),
            }
        }
    }

    /// Reads the dossier again where something has changed; says what is to be shown, for each file of which that differs.
    pub(super) fn update(&mut self) -> Vec<PublishDiagnosticsParams> {
        if !std::mem::take(&mut self.is_behind) {
            return Vec::new();
        }
        let update = self.editing.update(&self.inputs);
        self.dossier = update.dossier.or_else(|| self.dossier.take());
        let mut of_file: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        for (found, (start, end), help) in ranges(&update.diagnostics, &self.inputs) {
            let text = self.text(&found.path).unwrap_or_default();
            let range = Range::new(in_utf16(text, start), in_utf16(text, end));
            of_file.entry(found.path.to_string()).or_default().push(shown(found, range, &help));
        }
        for path in std::mem::take(&mut self.reported) {
            of_file.entry(path).or_default();
        }
        self.reported = of_file.iter().filter(|(_, found)| !found.is_empty()).map(|(path, _)| path.clone()).collect();
        let reports = of_file.into_iter().filter_map(|(path, diagnostics)| {
            Some(PublishDiagnosticsParams { uri: place::uri(&self.root, &path)?, diagnostics, version: None })
        });
        reports.collect()
    }
}

fn shown(found: &Diagnostic, range: Range, help: &str) -> Shown {
    let message = if help.is_empty() { found.message.clone() } else { format!("{}\n{help}", found.message) };
    Shown {
        range,
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(found.code.name().to_owned())),
        code_description: None::<CodeDescription>,
        source: Some("dossier".to_owned()),
        message,
        ..Shown::default()
    }
}

/// A line and column in characters, both from 1, as an editor counts.
fn in_utf16(text: &str, (line, column): (usize, usize)) -> Position {
    let own = text.split('\n').nth(line - 1).unwrap_or_default();
    let units: usize = own.chars().take(column - 1).map(char::len_utf16).sum();
    Position::new(line as u32 - 1, units as u32)
}
