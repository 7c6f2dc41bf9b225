//! What the files that may be copied are like: of pictures only what is needed is read, and of one that is as it was nothing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Seek;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{active, metadata, picture};
use crate::source::{FileFacts, FileState, ReadProblem, Unreadable};
use crate::work;

/// Looks at files, by their path relative to the dossier. All are opened, so that one that cannot be read is found by `check` too,
/// not only when the site is published; what `known` says of a file holds as long as its size and its time stay.
pub(super) fn look(
    files: Vec<(String, PathBuf)>,
    known: &BTreeMap<String, FileFacts>,
) -> (BTreeMap<String, FileFacts>, Vec<Unreadable>) {
    let look = |(path, file): (String, PathBuf)| {
        let looked = File::open(&file).and_then(|open| {
            let metadata = open.metadata()?;
            let state = FileState { bytes: metadata.len(), modified: metadata.modified().ok() };
            let same = known.get(&path).filter(|facts| facts.state == state && state.modified.is_some());
            Ok(same.map_or_else(|| (facts(state, &file, &open), 1), |facts| (facts.clone(), 0)))
        });
        looked
            .map(|(facts, read)| (path.clone(), facts, read))
            .map_err(|error| Unreadable { path: path.into(), problem: ReadProblem::Io(error.to_string()) })
    };
    let (mut found, mut unreadable) = (BTreeMap::new(), Vec::new());
    for looked in files.into_par_iter().map(look).collect::<Vec<_>>() {
        match looked {
            Ok((path, facts, read)) => {
                work::steps(read);
                found.insert(path, facts);
            }
            Err(problem) => unreadable.push(problem),
        }
    }
    (found, unreadable)
}

fn facts(state: FileState, path: &Path, file: &File) -> FileFacts {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let from_start = |mut file: &File| drop(file.rewind());
    let picture = picture::size(&ending, file);
    from_start(file);
    let personal = metadata::personal(&ending, file);
    from_start(file);
    FileFacts { state, picture, personal, active: active::active(&ending, file) }
}
