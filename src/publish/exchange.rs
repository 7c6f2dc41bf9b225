//! Putting a whole set of files into place, such that it can be taken back at any point.
//!
//! Everything happens inside `OUTPUT/.dossier/staging/`:
//!
//! | file | what |
//! | --- | --- |
//! | `new/…` | the files to put into place, by their paths |
//! | `old/…` | the files that were replaced or removed, by their paths |
//! | `added` | the files of `new/` that stand nowhere yet (as a manifest) |
//! | `manifest` | the manifest of the whole new site |
//!
//! The order is everything. While `staging/manifest` does not exist, the site is untouched, and the folder may be
//! thrown away. From the moment it exists, files are exchanged; whoever finds it there knows that an exchange was
//! broken off, and takes it back: what `added` names is removed, what `old/` holds returns. Renaming
//! `staging/manifest` to `.dossier/manifest` is the one step that makes the exchange final.
//!
//! Nothing is flushed to the disk on the way (a hundred thousand flushes would take minutes). After a power cut, files
//! may be damaged; the next build compares every file with what it should be, and mends it.
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::publish::error::PublishError;
use crate::publish::faults;
use crate::publish::folders::{FolderMaker, Folders, Standing};
use crate::publish::manifest::{self, Manifest, Reading};
use crate::publish::output_path::{OutputPath, STATE_FOLDER, parent};

/// Where everything lies in one output.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub output: PathBuf,
    pub state: PathBuf,
    pub manifest: PathBuf,
    pub staging: PathBuf,
    pub new: PathBuf,
    pub old: PathBuf,
    added: PathBuf,
    next_manifest: PathBuf,
}

impl Places {
    pub(super) fn of(output: &Path) -> Places {
        let state = output.join(STATE_FOLDER);
        let staging = state.join("staging");
        Places {
            output: output.into(),
            manifest: state.join("manifest"),
            new: staging.join("new"),
            old: staging.join("old"),
            added: staging.join("added"),
            next_manifest: staging.join("manifest"),
            state,
            staging,
        }
    }
}

/// Puts all files of `new/` into place, takes the `orphans` away, and makes `next` the manifest.
///
/// `added`: those staged files that stand nowhere yet. Returns how many orphans were there to be removed. After an
/// error the caller calls [`take_back`].
pub(super) fn exchange(
    places: &Places,
    next: &Manifest,
    added: &BTreeSet<&str>,
    orphans: &[&OutputPath],
) -> Result<usize, PublishError> {
    let fresh = next.iter().filter(|(path, _)| added.contains(path.as_str()));
    manifest::write(&places.added, fresh).map_err(PublishError::io("write", &places.added))?;
    manifest::write(&places.next_manifest, next.iter()).map_err(PublishError::io("write", &places.next_manifest))?;
    // Orphans go first: one of them may be a file where a folder is to be, or the other way round.
    let removed = set_aside(places, orphans)?;
    if places.new.exists() {
        put_folder(places, added, "")?;
    }
    faults::point()
        .and_then(|()| fs::rename(&places.next_manifest, &places.manifest))
        .map_err(PublishError::io("write", &places.manifest))?;
    Ok(removed)
}

/// Moves files of the last build out of the site, and removes the folders that this leaves empty.
fn set_aside(places: &Places, orphans: &[&OutputPath]) -> Result<usize, PublishError> {
    let folders = Folders::new(&places.output);
    let aside = FolderMaker::new(&places.old);
    let mut removed = 0;
    let mut emptied = Vec::new();
    for path in orphans {
        let standing = folders.of(path)?;
        if matches!(standing, Standing::Link(_)) {
            continue;
        }
        emptied.push(*path);
        let target = path.under(&places.output);
        // Somebody may have removed it already, or put a folder there: that is not ours to remove.
        if standing == Standing::Folder && fs::symlink_metadata(&target).is_ok_and(|found| !found.is_dir()) {
            let moving =
                aside.place_for(path).and_then(|place| faults::point().and_then(|()| fs::rename(&target, place)));
            moving.map_err(PublishError::io("remove", &target))?;
            removed += 1;
        }
    }
    remove_empty_folders(&places.output, emptied.into_iter());
    Ok(removed)
}

/// Puts what lies in `new/FOLDER` into the site: a folder that the site does not have yet in one step, with all that is
/// in it. `folder` is empty for the top, else it ends with a slash.
fn put_folder(places: &Places, added: &BTreeSet<&str>, folder: &str) -> Result<(), PublishError> {
    let staged = places.new.join(folder);
    let listing = fs::read_dir(&staged).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    for entry in listing.map_err(PublishError::io("list", &staged))? {
        let Some(name) = entry.file_name().to_str().map(|name| format!("{folder}{name}")) else { continue };
        let target = places.output.join(&name);
        let is_folder = entry.file_type().map_err(PublishError::io("look at", &entry.path()))?.is_dir();
        if is_folder && fs::symlink_metadata(&target).is_ok_and(|found| found.is_dir()) {
            put_folder(places, added, &format!("{name}/"))?;
            continue;
        }
        if !is_folder && fs::symlink_metadata(&target).is_ok_and(|found| found.is_dir()) {
            remove_empty_tree(&target).map_err(PublishError::io("replace", &target))?;
        }
        let replacing = !is_folder && is_there(&target);
        if replacing && added.contains(name.as_str()) {
            // Nothing was here when the page was made: somebody has put it here since.
            let paths = OutputPath::new(&name).into_iter().collect();
            return Err(PublishError::WouldOverwrite { output: places.output.clone(), paths });
        }
        let saving = if replacing { keep_old(&target, &places.old.join(&name)) } else { Ok(()) };
        let putting = saving.and_then(|()| faults::point()).and_then(|()| fs::rename(entry.path(), &target));
        putting.map_err(PublishError::io("replace", &target))?;
    }
    Ok(())
}

/// Removes a folder in which there are only folders; fails at the first file, and removes none.
fn remove_empty_tree(folder: &Path) -> io::Result<()> {
    for entry in WalkDir::new(folder).contents_first(true) {
        faults::point()?;
        fs::remove_dir(entry?.path())?;
    }
    Ok(())
}

/// Gives the file that is about to be replaced a second name, so that it can return unchanged. A visitor finds the old
/// file until the moment of the rename, then the new one, and never none.
fn keep_old(target: &Path, old: &Path) -> io::Result<()> {
    if let Some(folder) = old.parent() {
        faults::point()?;
        fs::create_dir_all(folder)?;
    }
    faults::point()?;
    // Some file systems and some rights allow no second name: then the file is moved.
    fs::hard_link(target, old).or_else(|_| fs::rename(target, old))
}

/// Takes back an exchange that was broken off, if there was one, so that the site is again what it was before. Can
/// itself be broken off and done again.
pub(super) fn take_back(places: &Places) -> Result<(), PublishError> {
    if !is_under_way(places) {
        return Ok(());
    }
    let added = match manifest::read(&places.added).map_err(PublishError::io("read", &places.added))? {
        Reading::Found(added) => added,
        Reading::Absent | Reading::Unreadable => Manifest::new(),
    };
    let folders = Folders::new(&places.output);
    let mut emptied = Vec::new();
    for (path, record) in &added {
        let standing = folders.of(path)?;
        if matches!(standing, Standing::Link(_)) {
            continue;
        }
        emptied.push(path);
        let target = path.under(&places.output);
        if standing != Standing::Folder || !fs::symlink_metadata(&target).is_ok_and(|found| found.is_file()) {
            continue;
        }
        // A file with other bytes was put there by somebody else since.
        if manifest::hash_file(&target).map_err(PublishError::io("read", &target))? == record.hash {
            faults::point().and_then(|()| fs::remove_file(&target)).map_err(PublishError::io("remove", &target))?;
        }
    }
    remove_empty_folders(&places.output, emptied.into_iter());
    return_old(places)?;
    faults::point()
        .and_then(|()| fs::remove_file(&places.next_manifest))
        .map_err(PublishError::io("remove", &places.next_manifest))
}

fn return_old(places: &Places) -> Result<(), PublishError> {
    if !is_there(&places.old) {
        return Ok(());
    }
    let folders = Folders::new(&places.output);
    let back = FolderMaker::new(&places.output);
    for entry in WalkDir::new(&places.old).min_depth(1) {
        let entry = entry.map_err(|error| PublishError::Io {
            action: "list",
            path: places.old.clone(),
            cause: error.into(),
        })?;
        let relative = entry.path().strip_prefix(&places.old).ok().and_then(Path::to_str);
        let path = relative.and_then(|path| OutputPath::new(&path.replace(std::path::MAIN_SEPARATOR, "/")).ok());
        let Some(path) = path.filter(|_| !entry.file_type().is_dir()) else { continue };
        if let Standing::Link(link) = folders.of(&path)? {
            return Err(PublishError::SymbolicLink { path: places.output.join(link) });
        }
        let moving =
            back.place_for(&path).and_then(|place| faults::point().and_then(|()| fs::rename(entry.path(), place)));
        moving.map_err(PublishError::io("restore", &path.under(&places.output)))?;
    }
    Ok(())
}

/// Whether an exchange was begun and neither finished nor taken back.
pub(super) fn is_under_way(places: &Places) -> bool {
    is_there(&places.next_manifest)
}

/// Throws the staging folder away. No exchange is under way.
pub(super) fn discard(places: &Places) -> Result<(), PublishError> {
    let removing = faults::point().and_then(|()| match fs::remove_dir_all(&places.staging) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    });
    removing.map_err(PublishError::io("remove", &places.staging))
}

/// Removes the folders of these files and those above them, where nothing is left in them.
pub(super) fn remove_empty_folders<'a>(output: &Path, paths: impl Iterator<Item = &'a OutputPath>) {
    let mut folders = BTreeSet::new();
    for path in paths {
        let mut folder = path.folder();
        while let Some(name) = folder.filter(|name| folders.insert(*name)) {
            folder = parent(name);
        }
    }
    // From the deepest up: a folder sorts before what lies in it.
    for folder in folders.iter().rev() {
        let folder = output.join(folder);
        // Fails when something is left, which is meant. A link is no folder to this call.
        if faults::point().is_ok() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether anything has this name, a dangling link included.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
