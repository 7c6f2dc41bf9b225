//! A site that follows its dossier: built once, then brought up to date with what changed.

use std::path::{Path, PathBuf};

use super::build::{Built, Files, Ways, publish};
use super::has_errors;
use crate::diagnostic::sort;
use crate::load::{load, reload};
use crate::pipeline::BuildOptions;
use crate::session::{Session, Work};
use crate::source::Inputs;

/// A dossier that is being edited, and the folder in which its site is kept.
pub struct Editing {
    root: PathBuf,
    output: PathBuf,
    session: Session,
    inputs: Option<Inputs>,
    rendered: usize,
}

impl Editing {
    /// Nothing is built yet. `output` is a folder of our own: whatever is in it may be replaced.
    pub fn new(root: &Path, output: &Path, options: BuildOptions) -> Editing {
        let (root, output) = (root.to_owned(), output.to_owned());
        Editing { root, output, session: Session::new(options), inputs: None, rendered: 0 }
    }

    /// Brings the site up to date: with what lies at the `changed` paths or below them; without any, with everything.
    /// Nothing of the site changes unless everything succeeds.
    pub fn update(&mut self, changed: &[PathBuf]) -> Built {
        let skip = [self.output.clone()];
        let inputs = match self.inputs.take().filter(|_| !changed.is_empty()) {
            Some(mut inputs) => {
                reload(&mut inputs, changed, &skip);
                inputs
            }
            None => load(&self.root, &skip),
        };
        self.inputs = Some(inputs.clone());
        let diagnostics = self.session.update(inputs.clone());
        self.rendered = 0;
        let mut built = Built { inputs, diagnostics, summary: None, without_address: false };
        let Some((site, attachments)) = self.session.site().filter(|_| !has_errors(&built.diagnostics)) else {
            return built;
        };
        built.without_address = site.config.base_url.is_none();
        let files = Files { config: &site.config, attachments, inputs: &built.inputs };
        let ways = Ways { root: &self.root, output: &self.output, force: true };
        let published = publish(&ways, &files, |pages| {
            self.session.render(|path| pages.keep(path), |path, bytes| pages.add(path, bytes))
        });
        match published {
            Ok((summary, rendered)) => {
                self.rendered = rendered.count;
                self.session.published(rendered);
                built.summary = Some(summary);
            }
            Err(found) => {
                built.diagnostics.extend(found);
                sort(&mut built.diagnostics);
            }
        }
        built
    }

    /// How much the last update worked on, and how many pages it rendered.
    pub fn work(&self) -> (Work, usize) {
        (self.session.work(), self.rendered)
    }
}
