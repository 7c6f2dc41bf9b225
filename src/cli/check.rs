//! `dossier check`: every diagnostic on stdout, nothing written.

use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

use crate::cli::progress::Progress;
use crate::cli::{BuildRequest, print};
use crate::diagnostic::{has_errors, sort};
use crate::load::load;
use crate::pipeline::{analyse, render};

/// Runs the whole pipeline but the writer: what a template cannot render is found too. Where `files` are named, only what
/// is wrong in them is reported and counts.
pub fn run(request: &BuildRequest, files: &[PathBuf]) -> ExitCode {
    let options = match request.options() {
        Ok(options) => options,
        Err(code) => return code,
    };
    let progress = Progress::on_terminal();
    progress.stage("reading", 0);
    let inputs = load(&request.root, &[]);
    progress.stage("linking", 0);
    let checked = analyse(&inputs, &options);
    let mut diagnostics = checked.diagnostics;
    if let Some(dossier) = checked.value.filter(|_| !has_errors(&diagnostics)) {
        progress.stage("making pages", dossier.pages.len());
        diagnostics.extend(render(&dossier, |_, _| {
            progress.step();
            Ok(())
        }));
        sort(&mut diagnostics);
    }
    drop(progress); // the line is gone before anything else is printed
    if !files.is_empty() {
        let real = |path: &Path| path.canonicalize().or_else(|_| absolute(path)).unwrap_or_else(|_| path.to_owned());
        let wanted: Vec<PathBuf> = files.iter().map(|file| real(file)).collect();
        let root = real(&request.root);
        diagnostics.retain(|diagnostic| wanted.iter().any(|file| root.join(&*diagnostic.path).starts_with(file)));
    }
    print(&diagnostics, &inputs, request.format, true);
    if has_errors(&diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
