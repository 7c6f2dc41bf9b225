//! The folders of an output: each is asked for, and made, only once, because the answer is needed for every file in it.
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use crate::publish::error::PublishError;
use crate::publish::faults;
use crate::site::output_path::{OutputPath, parent};

/// What stands at the path of a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum FolderState {
    Folder,
    Nothing,
    /// This path, the folder itself or one above it, is a file.
    File(String),
    /// This path, the folder itself or one above it, is a symbolic link.
    Link(String),
}

pub(super) struct Folders {
    root: PathBuf,
    known: RwLock<HashMap<String, FolderState>>,
}

impl Folders {
    pub(super) fn new(root: &Path) -> Folders {
        Folders { root: root.into(), known: RwLock::default() }
    }

    /// What stands where the folder of `path` belongs.
    pub(super) fn of(&self, path: &OutputPath) -> Result<FolderState, PublishError> {
        self.state_of(path.folder())
    }

    fn state_of(&self, folder: Option<&str>) -> Result<FolderState, PublishError> {
        let Some(folder) = folder else { return Ok(FolderState::Folder) };
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return Ok(known.clone());
        }
        let state = match self.state_of(parent(folder))? {
            FolderState::Folder => look(&self.root.join(folder), folder)?,
            above => above,
        };
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.into(), state.clone());
        Ok(state)
    }

    /// Where `path` lies on the disk; its folder is made where it is missing, but not the root.
    pub(super) fn place_for(&self, path: &OutputPath) -> Result<PathBuf, PublishError> {
        self.make(path.folder())?;
        Ok(path.under(&self.root))
    }

    fn make(&self, folder: Option<&str>) -> Result<(), PublishError> {
        match (folder, self.state_of(folder)?) {
            (_, FolderState::Link(link)) => Err(PublishError::SymbolicLink { path: self.root.join(link) }),
            (Some(folder), FolderState::Nothing) => {
                self.make(parent(folder))?;
                let on_disk = self.root.join(folder);
                let making = faults::point().and_then(|()| fs::create_dir(&on_disk));
                making.map_err(PublishError::io("create", &on_disk))?;
                self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.into(), FolderState::Folder);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

fn look(on_disk: &Path, folder: &str) -> Result<FolderState, PublishError> {
    match fs::symlink_metadata(on_disk) {
        Ok(metadata) if metadata.is_symlink() => Ok(FolderState::Link(folder.into())),
        Ok(metadata) if metadata.is_dir() => Ok(FolderState::Folder),
        Ok(_) => Ok(FolderState::File(folder.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(FolderState::Nothing),
        Err(cause) => Err(PublishError::Io { action: "look at", path: on_disk.into(), cause }),
    }
}
