//! Single files of a site that nobody else writes to: what an editing session shows while its author types.
//!
//! A [`Publication`](crate::publish::Publication) looks at every file of the site, so that it can promise that all of it or
//! nothing changes, whatever happens to the machine. For one page among ten thousand that is most of the time. A patch
//! puts each file into place by a rename, and tells the manifest later.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::publish::content::Content;
use crate::publish::error::PublishError;
use crate::publish::exchange::{Places, remove_empty_folders};
use crate::publish::folders::Folders;
use crate::publish::manifest::{self, Reading, Record};
use crate::site::output_path::OutputPath;

/// Changes of single files in an output that was published before.
pub struct Patch {
    places: Places,
    /// What the manifest does not know yet; `None` for a file that is gone.
    pending: BTreeMap<OutputPath, Option<Record>>,
}

/// What a patch did; the numbers count files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PatchSummary {
    /// Files that did not exist.
    pub added: usize,
    /// Files that have other bytes now.
    pub replaced: usize,
    /// Files that are gone.
    pub removed: usize,
}

impl Patch {
    /// For an output of our own.
    pub fn new(output: &Path) -> Patch {
        Patch { places: Places::of(output), pending: BTreeMap::new() }
    }

    /// Puts these files into place, those of them that have other bytes, and removes others.
    ///
    /// # Errors
    /// When the disk refuses; the files before are in place then.
    pub fn apply(
        &mut self,
        files: &[(OutputPath, Vec<u8>)],
        gone: &[OutputPath],
    ) -> Result<PatchSummary, PublishError> {
        let mut summary = PatchSummary::default();
        let beside = self.places.state.join("patch");
        let folders = Folders::new(&self.places.output);
        for (path, bytes) in files {
            let target = path.under(&self.places.output);
            let old = fs::read(&target).ok();
            if old.as_ref() == Some(bytes) {
                continue;
            }
            match old {
                Some(_) => summary.replaced += 1,
                None => summary.added += 1,
            }
            folders.place_for(path)?;
            let content = Content::Bytes(bytes);
            let known = content.record()?;
            let record = content.write_to(&beside, &known).map_err(PublishError::io("write", &target))?;
            fs::rename(&beside, &target).map_err(PublishError::io("replace", &target))?;
            self.pending.insert(path.clone(), Some(record));
        }
        for path in gone {
            let target = path.under(&self.places.output);
            if target.exists() {
                fs::remove_file(&target).map_err(PublishError::io("remove", &target))?;
                summary.removed += 1;
            }
            self.pending.insert(path.clone(), None);
        }
        remove_empty_folders(&self.places.output, gone.iter());
        Ok(summary)
    }

    /// Tells the manifest what was done since the last publication. Necessary before the next one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn settle(&mut self) -> Result<(), PublishError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let file: &PathBuf = &self.places.manifest;
        // A manifest that is gone, with the site, needs to know nothing of it.
        let pending = std::mem::take(&mut self.pending);
        if let Reading::Found(mut files) = manifest::read(file).map_err(PublishError::io("read", file))? {
            for (path, record) in pending {
                match record {
                    Some(record) => drop(files.insert(path, record)),
                    None => drop(files.remove(&path)),
                }
            }
            manifest::write(file, files.iter()).map_err(PublishError::io("write", file))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::{Publication, PublishOptions};

    fn path(path: &str) -> OutputPath {
        OutputPath::new(path).unwrap()
    }

    #[test]
    fn the_next_publication_knows_what_a_patch_did() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let publish = |files: &[(&str, &str)]| {
            let publication = Publication::begin(&output, &PublishOptions::default()).unwrap();
            files.iter().for_each(|(to, text)| publication.add(&path(to), text.as_bytes()).unwrap());
            publication.commit().unwrap()
        };
        publish(&[("a/x.html", "one"), ("b/x.html", "two")]);
        let mut patch = Patch::new(&output);
        let files = [(path("a/x.html"), b"ONE".to_vec()), (path("c/x.html"), b"three".to_vec())];
        let summary = patch.apply(&files, &[path("b/x.html")]).unwrap();
        assert_eq!(summary, PatchSummary { added: 1, replaced: 1, removed: 1 });
        assert!(!output.join("b").exists(), "an empty folder goes with its last file");
        assert_eq!(patch.apply(&files, &[]).unwrap(), PatchSummary::default(), "the same bytes are not written again");
        patch.settle().unwrap();
        let summary = publish(&[("a/x.html", "ONE")]);
        assert_eq!((summary.unchanged, summary.removed), (1, 1));
        assert!(!output.join("c").exists());
    }
}
