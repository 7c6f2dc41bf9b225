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
    /// Files of `content/`; `None` where several have the name.
    by_name: HashMap<String, Option<Arc<str>>>,
}

impl FileNames {
    /// The names of what was read.
    pub fn of(inputs: &Inputs) -> Self {
        let mut names = FileNames::default();
        for path in inputs.attachments.keys() {
            let name = composed(path.rsplit('/').next().unwrap_or(path));
            names.by_name.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(path.clone()));
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

    /// The only file of `content/` with a name.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.by_name.get(&composed(name))?.as_deref()
    }
}

fn composed(name: &str) -> String {
    if is_nfc(name) { name.to_owned() } else { name.nfc().collect() }
}
