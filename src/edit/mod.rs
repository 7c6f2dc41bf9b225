//! A dossier that is being edited: in memory, its files made when somebody asks for them.
//!
//! The law is that every file and every diagnostic equals that of a build from nothing, byte for byte
//! (`tests/suite/editing.rs`). Nothing is written, and nobody keeps account of what a page shows: a page is rendered from
//! the whole dossier as it is, whenever it is asked for.

mod edition;

use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic, has_errors};
use crate::pipeline::{BuildOptions, Dossier, Memory, analyse_again};
use crate::source::Inputs;

pub use edition::{Edition, File};

/// What is kept of a dossier from one change to the next.
pub struct Editing {
    options: BuildOptions,
    memory: Memory,
}

/// What a change came to.
pub struct Update {
    /// The dossier as far as it can be read; `None` where its configuration cannot.
    pub dossier: Option<Arc<Dossier>>,
    /// The new state; `None` where the dossier has errors, so that `dossier build` would publish nothing.
    pub edition: Option<Arc<Edition>>,
    /// What is wrong, sorted: all but what only rendering finds, for which there is [`Edition::failures`].
    pub diagnostics: Vec<Diagnostic>,
}

impl Editing {
    /// Nothing is known yet.
    pub fn new(options: BuildOptions) -> Editing {
        Editing { options, memory: Memory::default() }
    }

    /// Takes the dossier as it is now.
    pub fn update(&mut self, inputs: &Inputs) -> Update {
        let Checked { value, diagnostics } = analyse_again(inputs, &self.options, &mut self.memory);
        let dossier = value.map(Arc::new);
        let sound = dossier.clone().filter(|_| !has_errors(&diagnostics));
        let edition = sound.map(|dossier| Arc::new(Edition::new(dossier, inputs)));
        Update { dossier, edition, diagnostics }
    }
}
