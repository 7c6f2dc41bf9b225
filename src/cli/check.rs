//! `dossier check`: every diagnostic on stdout, nothing written.

use std::process::ExitCode;

use crate::cli::progress::Progress;
use crate::cli::{BuildRequest, has_errors, print};
use crate::diagnostic::sort;
use crate::load::load;
use crate::pipeline::{analyse, render};

/// Runs the whole pipeline but the writer: what a template cannot render is found too.
pub fn run(request: &BuildRequest) -> ExitCode {
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
    print(&diagnostics, &inputs, request.format, true);
    if has_errors(&diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
