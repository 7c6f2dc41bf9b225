//! The files under a folder of the dossier, and what there is that is none.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::source::{ReadProblem, Unreadable, is_left_out};

/// The folder that every dossier has; without it, all pages of its site would go.
pub(super) const CONTENT: &str = "content";

/// The files under a folder of the dossier that belong to it, sorted. A symbolic link is followed while it stays in the
/// dossier.
pub(super) fn files(root: &Path, folder: &str, skip: &[PathBuf], unreadable: &mut Vec<Unreadable>) -> Vec<PathBuf> {
    let start = root.join(folder);
    let problem = match fs::metadata(&start) {
        Ok(metadata) if metadata.is_dir() => None,
        Ok(_) => Some(ReadProblem::Io("it is a file, but a folder is expected here".into())),
        // A link to nothing, as to a share that is not mounted, is no absence.
        Err(_) if fs::symlink_metadata(&start).is_err_and(|error| error.kind() == ErrorKind::NotFound) => {
            if folder != CONTENT {
                return Vec::new();
            }
            Some(ReadProblem::NoContent)
        }
        Err(error) => Some(ReadProblem::Io(error.to_string())),
    };
    if let Some(problem) = problem {
        unreadable.push(Unreadable { path: folder.into(), problem });
        return Vec::new();
    }
    let home = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut found = Vec::new();
    let mut walk = WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&start);
                let problem = ReadProblem::Io(reason(&error));
                unreadable.push(Unreadable { path: relative(root, path), problem });
                continue;
            }
        };
        let left_out = entry.depth() > 0 && is_left_out(entry.file_name(), entry.file_type().is_dir());
        let outside = entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|path| path.starts_with(&home));
        if outside {
            unreadable.push(Unreadable { path: relative(root, entry.path()), problem: ReadProblem::LeadsOutside });
        }
        if left_out || outside || skip.iter().any(|folder| folder == entry.path()) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        match special(entry.file_type()) {
            None if entry.file_type().is_dir() => {}
            None => found.push(entry.into_path()),
            Some(problem) => unreadable.push(Unreadable { path: relative(root, entry.path()), problem }),
        }
    }
    found
}

fn reason(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "a symbolic link leads back to a folder that contains it".into(),
        (None, Some(io)) => io.to_string(),
        (None, None) => error.to_string(),
    }
}

/// What is wrong with something that is neither a file nor a folder.
pub(super) fn special(kind: fs::FileType) -> Option<ReadProblem> {
    (!kind.is_file() && !kind.is_dir()).then(|| ReadProblem::Special(name_of(kind)))
}

#[cfg(unix)]
fn name_of(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        _ if kind.is_fifo() => "a named pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn name_of(_: fs::FileType) -> &'static str {
    "a device"
}

/// The path from the root, with forward slashes on every system.
pub(super) fn relative(root: &Path, path: &Path) -> Arc<str> {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").into()
}
