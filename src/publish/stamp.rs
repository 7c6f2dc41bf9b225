//! From what the published site was made, so that a build of the same dossier by the same program can see that there is
//! nothing to do.
//!
//! `OUTPUT/.dossier/stamp` holds one hash over everything that was read, and below it what was said of the site, so that it
//! is said again. It is no cache: no page is taken from it, and it counts only while every published file is as the manifest
//! remembers it. It goes before a site is exchanged and comes back after it.
use std::fs;
use std::path::PathBuf;

use crate::publish::{Publication, PublishError, PublishSummary};

/// A hash over all that a site is made from.
pub type Stamp = blake3::Hash;

impl Publication {
    /// Ends at once if the site in place was made from the same and nobody has touched it since; then this is what
    /// [`Publication::commit_with`] was told to remember. `None` where the site has to be made.
    pub fn unchanged(&mut self, stamp: &Stamp) -> Option<(PublishSummary, String)> {
        let known = fs::read_to_string(self.stamp_file()).ok()?;
        let said = known.strip_prefix(stamp.to_hex().as_str())?.strip_prefix('\n')?;
        let is_untouched = || {
            self.last.iter().all(|(path, record)| {
                let file = path.under(&self.places.output);
                let found = fs::symlink_metadata(&file);
                found.is_ok_and(|found| self.has_bytes(&file, &found, record, Some(record)).is_ok_and(|same| same))
            })
        };
        (self.has_manifest && is_untouched()).then(|| {
            let files = self.last.len();
            let sizes = self.last.values().map(|record| record.size);
            let (bytes, largest) = (sizes.clone().sum(), sizes.max().unwrap_or_default());
            (PublishSummary { files, bytes, largest, unchanged: files, ..PublishSummary::default() }, said.to_owned())
        })
    }

    /// As [`Publication::commit`]; from then on the site is known to be made from what the stamp says. `said` is any text that
    /// belongs to it.
    ///
    /// # Errors
    /// As [`Publication::commit`].
    pub fn commit_with(self, stamp: &Stamp, said: &str) -> Result<PublishSummary, PublishError> {
        let file = self.stamp_file();
        let summary = self.commit()?;
        // Without the stamp the next build does its work, no more.
        let _ = fs::write(file, format!("{}\n{said}", stamp.to_hex()));
        Ok(summary)
    }

    pub(super) fn stamp_file(&self) -> PathBuf {
        self.places.state.join("stamp")
    }
}
