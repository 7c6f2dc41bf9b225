//! What readers find wrong in a file, and where they stand in it.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::yaml::outline::{self, Asked, OWN_KEYS, What};

/// What was found wrong in one file.
pub struct Log {
    file: Arc<str>,
    found: RefCell<Vec<Diagnostic>>,
    /// What readers ask, where that is to be learned, see [`probe`](crate::yaml::probe).
    asked: Option<RefCell<Vec<Asked>>>,
}

impl Log {
    /// An empty log of a file, by its path relative to the dossier.
    pub fn new(file: &Arc<str>) -> Self {
        Log { file: file.clone(), found: RefCell::default(), asked: None }
    }

    /// A log that notes what is asked instead of what is wrong.
    pub(in crate::yaml) fn asking() -> Self {
        Log { file: "".into(), found: RefCell::default(), asked: Some(RefCell::default()) }
    }

    /// Everything that was asked.
    pub(in crate::yaml) fn into_asked(self) -> Vec<Asked> {
        self.asked.map(RefCell::into_inner).unwrap_or_default()
    }

    pub(super) fn note(&self, at: &At<'_>, what: impl FnOnce() -> What) {
        if let Some(asked) = &self.asked {
            asked.borrow_mut().push(Asked { place: at.steps(), what: what() });
        }
    }

    /// Records one mistake, with the way out; an empty `help` means that there is nothing to add.
    pub fn report(&self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.found.borrow_mut().push(Diagnostic::new(code, &self.file, place, message).help(help));
    }

    /// Takes over what another step found.
    pub fn extend(&self, diagnostics: Vec<Diagnostic>) {
        self.found.borrow_mut().extend(diagnostics);
    }

    /// Everything recorded.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
}

/// Where a field stands, as a chain up to the file's top; becomes text only where something is wrong.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) parent: Option<&'a At<'a>>,
    pub(super) step: Step<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Top,
    Key(&'a str),
    Item(usize),
}

impl At<'_> {
    /// The steps from the file's top, for the outline.
    fn steps(&self) -> Vec<outline::Step> {
        let mut steps = self.parent.map(At::steps).unwrap_or_default();
        match self.step {
            Step::Top => {}
            Step::Key(key) if OWN_KEYS.contains(&key) => steps.push(outline::Step::Entry),
            Step::Key(key) => steps.push(outline::Step::Key(key.to_owned())),
            Step::Item(_) => steps.push(outline::Step::Item),
        }
        steps
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
            if matches!(self.step, Step::Key(_)) && !matches!(parent.step, Step::Top) {
                f.write_str(".")?;
            }
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Key(key) => f.write_str(key),
            Step::Item(index) => write!(f, "[{index}]"),
        }
    }
}
