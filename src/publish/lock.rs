//! One build at a time in one output.
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::error::PublishError;

/// Held while a build writes. The system drops it when the process ends, however it ends: no lock outlives its build.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of `output` in its state folder, which is created.
    pub(super) fn take(output: &Path, state: &Path) -> Result<Lock, PublishError> {
        let path = state.join("lock");
        let not_writable = |cause| PublishError::NotWritable { path: output.into(), cause };
        loop {
            // Another build that ends without a site may have removed it in this moment.
            fs::create_dir_all(state).map_err(not_writable)?;
            if path.is_symlink() {
                return Err(PublishError::SymbolicLink { path });
            }
            let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(not_writable)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Busy { output: output.into() }),
                // A file system without locks: better to build than never to build.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(cause)) => return Err(not_writable(cause)),
            }
            // A build that ends without a site removes its lock: what was locked here may have no name any more.
            if names(&path, &file) {
                return Ok(Lock { path, file });
            }
        }
    }

    /// Removes the lock file too, while it is still held.
    pub(super) fn remove(self) {
        // Where an open file cannot be removed, it stays, empty and harmless.
        let _ = fs::remove_file(&self.path);
    }
}

impl Drop for Lock {
    /// Closing the file would not do: a process that another thread is just starting may share it for a moment.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn names(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::symlink_metadata(path), file.metadata()) {
        (Ok(named), Ok(open)) => (named.dev(), named.ino()) == (open.dev(), open.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn names(path: &Path, _file: &File) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a process that another thread starts at the wrong moment: until it runs its own program, it has every open file.
    #[test]
    fn whoever_shares_the_open_file_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let lock = Lock::take(folder.path(), &state).unwrap();
        let shared = lock.file.try_clone().unwrap();
        assert!(matches!(Lock::take(folder.path(), &state), Err(PublishError::Busy { .. })));
        drop(lock);
        assert!(Lock::take(folder.path(), &state).is_ok(), "the lock outlives its build");
        drop(shared);
    }
}
