//! Whether a file is as it was, without reading it.
//!
//! The time of a file's last change is what somebody set it to: `cp -p`, `rsync -t` and archives keep it. On Unix the
//! system also notes when it saw the last change of a file, and nobody can set that.
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

/// Text that changes whenever the bytes of a file do, and perhaps at other times too.
///
/// # Errors
/// When there is no such file, or the system does not let it be read.
#[cfg(unix)]
pub fn seen(path: &Path) -> io::Result<String> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(path)?;
    Ok(format!("{} {} {:?}", found.ino(), found.len(), Moment::changed(&found)))
}

#[cfg(not(unix))]
pub fn seen(path: &Path) -> io::Result<String> {
    crate::publish::manifest::hash_file(path).map(|hash| hash.to_string())
}

/// When the system saw the last change of a file; unknown where it does not note that.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd, Debug)]
pub(super) struct Moment(Option<(i64, i64)>);

impl Moment {
    pub(super) fn of(file: &Path) -> Moment {
        fs::symlink_metadata(file).map_or(Moment(None), |found| Moment::changed(&found))
    }

    #[cfg(unix)]
    fn changed(found: &Metadata) -> Moment {
        use std::os::unix::fs::MetadataExt;
        Moment(Some((found.ctime(), found.ctime_nsec())))
    }

    #[cfg(not(unix))]
    fn changed(_: &Metadata) -> Moment {
        Moment(None)
    }

    /// Whether the file has not been changed since, as far as the system knows: its clock may stand for some milliseconds.
    pub(super) fn is_after(self, found: &Metadata) -> bool {
        cfg!(not(unix)) || Moment::changed(found) < self
    }
}
