//! A dossier under `dossier serve`, and the same built from nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use dossier::cli::build::{Ways, build};
use dossier::cli::progress::Progress;
use dossier::diagnostic::{Diagnostic, Severity, sort};
use dossier::edit::{Editing, Edition, File};
use dossier::load::{load, reload};
use dossier::pipeline::BuildOptions;
use dossier::source::Inputs;
use proptest::prelude::*;

use crate::harness::{Dossier, tree};

pub(super) type Site = BTreeMap<String, Vec<u8>>;

/// The site built from nothing, and all that is printed about it.
pub(super) fn from_nothing(dossier: &Dossier) -> (Option<Site>, Vec<String>) {
    let output = tempfile::tempdir().unwrap();
    let ways = Ways { root: dossier.root(), output: output.path(), force: true };
    let built = build(&ways, &BuildOptions::default(), &Progress::silent());
    let site = built.summary.map(|_| {
        let mut files = tree(output.path());
        files.retain(|path, _| !path.starts_with(".dossier"));
        files
    });
    (site, printed(&built.diagnostics))
}

pub(super) fn printed(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|found| format!("{found:?}")).collect()
}

/// A dossier under `dossier serve`.
pub(super) struct Desk<'a> {
    dossier: &'a Dossier,
    pub(super) inputs: Inputs,
    pub(super) editing: Editing,
    pub(super) shown: Option<Arc<Edition>>,
}

impl Desk<'_> {
    pub(super) fn new(dossier: &Dossier) -> Desk<'_> {
        let inputs = load(dossier.root(), &[]);
        let mut desk = Desk { dossier, inputs, editing: Editing::new(BuildOptions::default()), shown: None };
        assert!(desk.take_up().iter().all(|found| found.severity != Severity::Error), "the dossier can be built");
        desk
    }

    /// Follows a change of these paths. Returns all that is wrong now, and whether there is a site.
    pub(super) fn change(&mut self, changed: &[PathBuf]) -> (Vec<Diagnostic>, bool) {
        reload(&mut self.inputs, changed, &[]);
        let diagnostics = self.take_up();
        let is_good = diagnostics.iter().all(|found| found.severity != Severity::Error);
        (diagnostics, is_good)
    }

    fn take_up(&mut self) -> Vec<Diagnostic> {
        let update = self.editing.update(&self.inputs);
        let mut diagnostics = update.diagnostics;
        if let Some(edition) = update.edition {
            diagnostics.extend(edition.failures(&AtomicBool::new(false)).expect("nobody gave up"));
            sort(&mut diagnostics);
            self.shown = Some(edition);
        }
        diagnostics
    }

    /// Follows a change. Whether the dossier can be built then; its files if so, and in any case its diagnostics, are
    /// compared with those of a build from nothing.
    pub(super) fn follow(&mut self, changed: &[PathBuf], edit: &str) -> Result<bool, TestCaseError> {
        let (found, is_good) = self.change(changed);
        let (clean, diagnostics) = from_nothing(self.dossier);
        prop_assert_eq!(printed(&found), diagnostics, "after {}", edit);
        prop_assert_eq!(is_good, clean.is_some());
        if let Some(clean) = clean {
            compare(&self.site(), &clean, edit);
        }
        Ok(is_good)
    }

    /// All files as they are served.
    pub(super) fn site(&self) -> Site {
        let edition = self.shown.as_ref().expect("something is shown");
        edition.paths().map(|path| (path.to_owned(), self.file(path).expect("it is listed"))).collect()
    }

    pub(super) fn file(&self, path: &str) -> Option<Vec<u8>> {
        match self.shown.as_ref()?.file(path).expect("templates work")? {
            File::Made(bytes) => Some(bytes.into_owned()),
            File::Copied(from) => Some(fs::read(from).unwrap()),
        }
    }

    pub(super) fn text(&self, path: &str) -> String {
        String::from_utf8(self.file(path).unwrap_or_else(|| panic!("{path} is missing"))).unwrap()
    }

    /// Whatever is served is what would be built.
    pub(super) fn is_built(&self, after: &str) {
        compare(&self.site(), &from_nothing(self.dossier).0.expect("it can be built"), after);
    }
}

pub(super) fn compare(new: &Site, clean: &Site, after: &str) {
    for (path, bytes) in clean {
        let found = new.get(path).unwrap_or_else(|| panic!("{path} is missing after {after}"));
        if found != bytes {
            let (found, bytes) = (String::from_utf8_lossy(found), String::from_utf8_lossy(bytes));
            let line = found.lines().zip(bytes.lines()).find(|(a, b)| a != b);
            panic!("{path} differs after {after}:\n{line:#?}");
        }
    }
    let left: Vec<_> = new.keys().filter(|path| !clean.contains_key(*path)).collect();
    assert!(left.is_empty(), "{left:?} should not be there after {after}");
}
