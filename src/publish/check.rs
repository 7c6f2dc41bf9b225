//! What must be true of the whole set of files before the first one is put into place.
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::publish::error::PublishError;
use crate::publish::folders::{FolderState, Folders};
use crate::publish::manifest::Manifest;
use crate::publish::planned::{Fate, Planned};
use crate::site::clashes::clashes;
use crate::site::output_path::OutputPath;

/// Checks that all paths can stand side by side on every system, and that nothing foreign is in the way. Reports all
/// that it finds.
pub(super) fn check(
    output: &Path,
    folders: &Folders,
    planned: &BTreeMap<OutputPath, Planned>,
    orphans: &[&OutputPath],
) -> Result<(), PublishError> {
    let mut found: Vec<PublishError> =
        clashes(planned.keys()).into_iter().map(|(first, second)| PublishError::Clash { first, second }).collect();
    let refused = planned.iter().filter(|(_, planned)| planned.fate == Fate::Refused).map(|(path, _)| path.clone());
    let refused: Vec<OutputPath> = refused.collect();
    if !refused.is_empty() {
        found.push(PublishError::WouldOverwrite { output: output.into(), paths: refused });
    }
    let going: HashSet<&str> = orphans.iter().map(|path| path.as_str()).collect();
    for (path, _) in planned.iter().filter(|(_, planned)| planned.fate == Fate::Added) {
        if let Some(obstacle) = obstacle(output, folders, &going, path)? {
            found.push(PublishError::InTheWay { obstacle: output.join(obstacle), path: path.clone() });
        }
    }
    PublishError::from_all(found)
}

/// How many pages may be removed without being asked for.
const FEW: usize = 20;

/// Checks that a site does not lose most of its pages by mistake, as when a folder of the dossier was moved away.
pub(super) fn check_loss(output: &Path, last: &Manifest, orphans: &[&OutputPath]) -> Result<(), PublishError> {
    let is_page = |path: &&OutputPath| path.as_str().ends_with(".html");
    let (going, pages) = (orphans.iter().copied().filter(is_page).count(), last.keys().filter(is_page).count());
    if going > FEW && 2 * going > pages {
        return Err(PublishError::WouldRemove { output: output.into(), going, pages });
    }
    Ok(())
}

/// The foreign file or folder that keeps a file from its path, if there is one.
fn obstacle(
    output: &Path,
    folders: &Folders,
    going: &HashSet<&str>,
    path: &OutputPath,
) -> Result<Option<String>, PublishError> {
    Ok(match folders.of(path)? {
        FolderState::Nothing => None,
        FolderState::File(file) | FolderState::Link(file) => Some(file).filter(|file| !going.contains(file.as_str())),
        FolderState::Folder => {
            let target = path.under(output);
            let is_folder = fs::symlink_metadata(&target).is_ok_and(|found| found.is_dir());
            if is_folder { foreign_in(output, &target, going) } else { None }
        }
    })
}

/// The first file in a folder that will still be there when the orphans have gone. Empty folders do not count.
fn foreign_in(output: &Path, folder: &Path, going: &HashSet<&str>) -> Option<String> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let mut files = entries.filter(|entry| !entry.file_type().is_dir()).map(|entry| {
        let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
        path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    });
    files.find(|file| !going.contains(file.as_str()))
}
