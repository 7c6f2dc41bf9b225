//! Files that an import makes, each whole or not at all: everything is written beside its place first and moved at the end.

use std::fs;
use std::io;
use std::path::Path;

use super::ledger::{LEDGER, Ledger};

/// A file that is to be written.
pub(super) struct Planned {
    pub(super) identity: String,
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// A hash of what it was made from.
    pub(super) from: String,
    /// Whether it may replace what is there.
    pub(super) replaces: bool,
}

/// Writes files into a dossier's folder and notes them in the ledger. What was moved before something went wrong is whole and
/// noted.
///
/// # Errors
/// The file that could not be written, and why.
pub(super) fn write(root: &Path, planned: &[Planned], ledger: &mut Ledger) -> Result<(), (String, io::Error)> {
    if planned.is_empty() {
        return Ok(());
    }
    let here = |error| (root.display().to_string(), error);
    let staging = tempfile::Builder::new().prefix(".dossier-import-").tempdir_in(root).map_err(here)?;
    for (at, file) in planned.iter().enumerate() {
        fs::write(staging.path().join(at.to_string()), &file.bytes).map_err(|error| (file.path.clone(), error))?;
    }
    let moved = planned.iter().enumerate().try_for_each(|(at, file)| {
        place(&staging.path().join(at.to_string()), &root.join(&file.path), file.replaces)
            .map_err(|error| (file.path.clone(), error))?;
        ledger.note(&file.identity, &file.path, file.from.clone(), &file.bytes);
        Ok(())
    });
    let noted = staging.path().join("ledger");
    let ledger = fs::write(&noted, ledger.text()).and_then(|()| place(&noted, &root.join(LEDGER), true));
    moved.and(ledger.map_err(|error| (LEDGER.to_owned(), error)))
}

fn place(from: &Path, to: &Path, replaces: bool) -> io::Result<()> {
    if !replaces && to.symlink_metadata().is_ok() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something is there already"));
    }
    fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
    fs::rename(from, to)
}
