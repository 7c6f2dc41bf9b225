//! The files that documents can show or link, by path and by name.

use std::collections::HashMap;
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::source::Inputs;

/// All files below `content/` and `static/` that are no documents.
///
/// Names are compared in NFC: a Mac or an archive hands out `ö` as two characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNames {
    by_path: HashMap<String, Arc<str>>,
    /// Files of `content/` by their name alone.
    by_name: HashMap<String, Vec<Arc<str>>>,
}

impl FileNames {
    /// The names of what was read.
    pub fn of(inputs: &Inputs) -> Self {
        let mut names = FileNames::default();
        for path in inputs.attachments.keys() {
            let name = composed(path.rsplit('/').next().unwrap_or(path));
            names.by_name.entry(name).or_default().push(path.clone());
            names.by_path.insert(composed(path), path.clone());
        }
        for path in inputs.statics.keys() {
            let path = format!("static/{path}");
            names.by_path.insert(composed(&path), path.into());
        }
        names
    }

    /// The file at a path from the root, with its name as the disk has it.
    pub fn at(&self, path: &str) -> Option<&str> {
        self.by_path.get(&composed(path)).map(|path| &**path)
    }

    /// The only file of `content/` whose name is the last part of a path; of several the only one whose path ends with all
    /// of it.
    pub fn named(&self, path: &str) -> Option<&str> {
        let path = composed(path);
        match self.by_name.get(path.rsplit('/').next().unwrap_or(&path))?.as_slice() {
            [only] => Some(only),
            several => {
                let end = format!("/{path}");
                let mut fitting = several.iter().filter(|known| composed(known).ends_with(&end));
                fitting.next().filter(|_| path.contains('/') && fitting.next().is_none()).map(|known| &**known)
            }
        }
    }
}

/// Whether each letter of a name is one character with its marks.
pub(super) fn is_composed(name: &str) -> bool {
    is_nfc(name)
}

/// A name with each letter and its marks as one character, as most people write it and macOS does not.
pub fn composed(name: &str) -> String {
    if is_nfc(name) { name.to_owned() } else { name.nfc().collect() }
}
