//! `dossier export`: what a dossier rests on, for other programs, without its site.

use std::process::ExitCode;

use crate::cli::{BuildRequest, answer, publishable};
use crate::export::Bibliography;

/// Prints the sources of a dossier in a format. Mistakes in documents do not matter: what can be read is written.
pub fn run(request: &BuildRequest, format: Bibliography) -> ExitCode {
    match publishable(request) {
        Ok((_, dossier)) => {
            answer(format.write(&dossier.site, dossier.graph()));
            ExitCode::SUCCESS
        }
        Err(code) => code,
    }
}
