//! Files that an import makes, all or none: everything is written beside its place first and moved at the end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

/// Writes files into a dossier's folder and notes them in the ledger: all of them, or none.
///
/// # Errors
/// The file that could not be written, and why. What was moved before it is taken back.
pub(super) fn write(root: &Path, planned: &[Planned], ledger: &mut Ledger) -> Result<(), (String, io::Error)> {
    if planned.is_empty() {
        return Ok(());
    }
    let here = |error| (root.display().to_string(), error);
    let staging = tempfile::Builder::new().prefix(".dossier-import-").tempdir_in(root).map_err(here)?;
    for (at, file) in planned.iter().enumerate() {
        fs::write(staging.path().join(at.to_string()), &file.bytes).map_err(|error| (file.path.clone(), error))?;
        ledger.note(&file.identity, &file.path, file.from.clone(), &file.bytes);
    }
    let noted = planned.len();
    fs::write(staging.path().join(noted.to_string()), ledger.text()).map_err(here)?;
    let files = planned.iter().map(|file| (file.path.as_str(), file.replaces)).chain([(LEDGER, true)]);
    for (at, (path, replaces)) in files.clone().enumerate() {
        if let Err(error) = place(staging.path(), at, &root.join(path), replaces) {
            for (before, (path, _)) in files.take(at).enumerate() {
                take_back(staging.path(), before, &root.join(path)).map_err(|error| (path.to_owned(), error))?;
            }
            return Err((path.to_owned(), error));
        }
    }
    Ok(())
}

/// Where a file is kept that another replaces, until all are moved.
fn former(staging: &Path, at: usize) -> PathBuf {
    staging.join(format!("{at}.former"))
}

fn place(staging: &Path, at: usize, to: &Path, replaces: bool) -> io::Result<()> {
    let is_there = to.symlink_metadata().is_ok();
    if is_there && !replaces {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something is there already"));
    }
    fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
    if is_there {
        // A copy, so that at no time nothing is there.
        fs::copy(to, former(staging, at))?;
    }
    fs::rename(staging.join(at.to_string()), to)
}

fn take_back(staging: &Path, at: usize, to: &Path) -> io::Result<()> {
    let former = former(staging, at);
    if former.exists() { fs::rename(former, to) } else { fs::remove_file(to) }
}
