//! Putting a whole set of files into place, such that it can be taken back at any point.
//!
//! Everything happens inside `OUTPUT/.dossier/staging/`:
//!
//! | file | what |
//! | --- | --- |
//! | `new/…` | the files to put into place, under names that are hashes of their paths |
//! | `old/…` | the files that were replaced or removed, likewise |
//! | `added` | the files of `new/` that stand nowhere yet (as a manifest) |
//! | `taken` | the files that go to `old/` (as a manifest) |
//! | `manifest` | the manifest of the whole new site |
//!
//! While `staging/manifest` does not exist, the site is untouched, and the folder may be thrown away. From the moment it
//! exists, files are being exchanged; a build that finds it there knows that an exchange was broken off, and undoes it: what
//! `added` names is removed, what `old/` holds returns. Renaming `staging/manifest` to `.dossier/manifest` is the one
//! step that makes the exchange final.
//!
//! The order of an exchange is: files come that stood nowhere, then files are replaced, then files go; it is taken back
//! in the opposite order. So at every moment each page that a reader reaches from the front page has all its links. The
//! exception are files that are in the way, a file where a folder belongs or a folder where a file belongs: they go first.
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
use crate::publish::folders::{FolderState, Folders};
use crate::publish::manifest::{self, Manifest, Reading, Record};
use crate::site::clashes::Names;
use crate::site::output_path::{OutputPath, STATE_FOLDER, parent};

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
    taken: PathBuf,
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
            taken: staging.join("taken"),
            next_manifest: staging.join("manifest"),
            state,
            staging,
        }
    }
}

/// The name of a file in `new/` and `old/`. One folder for all: a folder for each page would cost more than its file.
pub(super) fn staged_name(path: &OutputPath) -> String {
    blake3::hash(path.as_str().as_bytes()).to_hex().to_string()
}

/// What an exchange does.
pub(super) struct Change<'a> {
    pub next: &'a Manifest,
    /// Staged files that stand nowhere yet.
    pub added: Vec<&'a OutputPath>,
    /// Staged files in whose place others stand.
    pub replaced: Vec<&'a OutputPath>,
    /// Files of the last build that go.
    pub orphans: Vec<&'a OutputPath>,
}

/// Makes a change. Returns how many orphans were there to be removed. After an error the caller calls [`take_back`].
pub(super) fn exchange(places: &Places, change: &Change<'_>, last: &Manifest) -> Result<usize, PublishError> {
    let Change { next, added, replaced, orphans } = change;
    list(&places.added, added.iter().filter_map(|path| next.get_key_value(*path)))?;
    let record = |path: &OutputPath| last.get_key_value(path).or_else(|| next.get_key_value(path));
    list(&places.taken, orphans.iter().chain(replaced).filter_map(|path| record(path)))?;
    list(&places.next_manifest, next.iter())?;

    let names = Names::of(added.iter().copied());
    let (first, last): (Vec<_>, Vec<_>) = orphans.iter().partition(|path| names.keep_out(path));
    let mut removed = set_aside(places, &first)?;
    let folders = Folders::new(&places.output);
    for path in added {
        put(places, &folders, path, true)?;
    }
    for path in replaced {
        put(places, &folders, path, false)?;
    }
    removed += set_aside(places, &last)?;
    faults::point()
        .and_then(|()| fs::rename(&places.next_manifest, &places.manifest))
        .map_err(PublishError::io("write", &places.manifest))?;
    Ok(removed)
}

/// Moves files of the last build out of the site, and removes the folders that this leaves empty.
fn set_aside(places: &Places, orphans: &[&OutputPath]) -> Result<usize, PublishError> {
    let folders = Folders::new(&places.output);
    let mut removed = 0;
    let mut emptied = Vec::new();
    for path in orphans {
        let state = folders.of(path)?;
        if matches!(state, FolderState::Link(_)) {
            continue;
        }
        emptied.push(*path);
        let target = path.under(&places.output);
        // Somebody may have removed it already, or put a folder there: that is not ours to remove.
        if state == FolderState::Folder && fs::symlink_metadata(&target).is_ok_and(|found| !found.is_dir()) {
            let aside = places.old.join(staged_name(path));
            let moving = faults::point().and_then(|()| fs::rename(&target, aside));
            moving.map_err(PublishError::io("remove", &target))?;
            removed += 1;
        }
    }
    remove_empty_folders(&places.output, emptied.into_iter());
    Ok(removed)
}

/// Puts a staged file into the site.
fn put(places: &Places, folders: &Folders, path: &OutputPath, is_new: bool) -> Result<(), PublishError> {
    let (name, target) = (staged_name(path), folders.place_for(path)?);
    let found = fs::symlink_metadata(&target).ok();
    let saving = match found {
        Some(found) if found.is_dir() => remove_empty_tree(&target),
        // Nothing was here when the page was made: somebody has put it here since.
        Some(_) if is_new => {
            return Err(PublishError::WouldOverwrite { output: places.output.clone(), paths: vec![path.clone()] });
        }
        Some(_) => keep_old(&target, &places.old.join(&name)),
        None => Ok(()),
    };
    let putting = saving.and_then(|()| faults::point()).and_then(|()| fs::rename(places.new.join(&name), &target));
    putting.map_err(PublishError::io("replace", &target))
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
    let (added, taken) = (listed(&places.added)?, listed(&places.taken)?);
    let (next, names) = (listed(&places.next_manifest)?, Names::of(added.keys()));
    let (waiting, taken): (Vec<_>, Vec<_>) = taken.keys().partition(|path| names.keep_out(path));
    let (replaced, removed): (Vec<_>, Vec<_>) = taken.into_iter().partition(|path| next.contains_key(*path));
    return_old(places, &removed)?;
    return_old(places, &replaced)?;
    remove_added(places, &added)?;
    return_old(places, &waiting)?;
    faults::point()
        .and_then(|()| fs::remove_file(&places.next_manifest))
        .map_err(PublishError::io("remove", &places.next_manifest))
}

fn list<'a>(file: &Path, files: impl Iterator<Item = (&'a OutputPath, &'a Record)>) -> Result<(), PublishError> {
    manifest::write(file, files).map_err(PublishError::io("write", file))
}

/// The files of one of the lists in the staging folder.
fn listed(file: &Path) -> Result<Manifest, PublishError> {
    Ok(match manifest::read(file).map_err(PublishError::io("read", file))? {
        Reading::Found(files) => files,
        Reading::Absent | Reading::Unreadable => Manifest::new(),
    })
}

fn remove_added(places: &Places, added: &Manifest) -> Result<(), PublishError> {
    let folders = Folders::new(&places.output);
    let mut emptied = Vec::new();
    for (path, record) in added {
        let state = folders.of(path)?;
        if matches!(state, FolderState::Link(_)) {
            continue;
        }
        emptied.push(path);
        let target = path.under(&places.output);
        if state != FolderState::Folder || !fs::symlink_metadata(&target).is_ok_and(|found| found.is_file()) {
            continue;
        }
        // A file with other bytes was put there by somebody else since.
        if manifest::hash_file(&target).map_err(PublishError::io("read", &target))? == record.hash {
            faults::point().and_then(|()| fs::remove_file(&target)).map_err(PublishError::io("remove", &target))?;
        }
    }
    remove_empty_folders(&places.output, emptied.into_iter());
    Ok(())
}

fn return_old(places: &Places, taken: &[&OutputPath]) -> Result<(), PublishError> {
    let folders = Folders::new(&places.output);
    for path in taken {
        let old = places.old.join(staged_name(path));
        if is_there(&old) {
            let target = folders.place_for(path)?;
            faults::point().and_then(|()| fs::rename(old, &target)).map_err(PublishError::io("restore", &target))?;
        }
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
