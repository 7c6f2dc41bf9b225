//! `dossier export`: the data of a dossier for other programs, without its site.

use std::io::{BufWriter, Write, stdout};
use std::process::ExitCode;

use crate::cli::{BuildRequest, publishable};
use crate::export::{Facts, Format, SourceKeys};

/// Prints the data of a dossier in a format. Mistakes in documents do not matter: what can be read is written, without drafts.
pub fn run(request: &BuildRequest, format: Format) -> ExitCode {
    match publishable(request) {
        Ok((_, dossier)) => {
            let keys = SourceKeys::of(&dossier.site, dossier.graph());
            let mut out = BufWriter::new(stdout().lock());
            // A closed pipe is no error: the reader has seen enough.
            let written = format.write(Facts::new(&dossier.site, dossier.graph(), &keys), &mut out);
            let _ = written.and_then(|()| out.flush());
            ExitCode::SUCCESS
        }
        Err(code) => code,
    }
}
