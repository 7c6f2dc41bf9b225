//! What must be true of the whole set of files before the first one is put into place.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::publish::error::PublishError;
use crate::publish::folders::{Folders, Standing};
use crate::publish::manifest::Manifest;
use crate::publish::output_path::{OutputPath, folded, parent};
use crate::publish::{Fate, Planned};

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

/// So many pages may go unasked.
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
        Standing::Nothing => None,
        Standing::File(file) | Standing::Link(file) => Some(file).filter(|file| !going.contains(file.as_str())),
        Standing::Folder => {
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

/// Pairs of paths that are one path on some systems: files or folders that differ only by case or by the way an accent
/// is written, and a path that is a file and a folder at once. `paths` are sorted.
fn clashes<'a>(paths: impl Iterator<Item = &'a OutputPath>) -> BTreeSet<(String, String)> {
    let mut names = Names::default();
    let pairs = paths.filter_map(|path| names.add(path));
    pairs
        .map(|pair| {
            let [one, other] = pair.map(shown);
            if one < other { (one, other) } else { (other, one) }
        })
        .collect()
}

/// The name of a file or a folder, and whether it is a file.
type Name<'a> = (&'a str, bool);

/// Files and the folders that they lie in, found by what a file system sees that ignores case and the two ways of
/// writing an accent.
#[derive(Default)]
pub(super) struct Names<'a>(HashMap<Cow<'a, str>, Name<'a>>);

impl<'a> Names<'a> {
    pub(super) fn of(paths: impl Iterator<Item = &'a OutputPath>) -> Names<'a> {
        let mut names = Names::default();
        for path in paths {
            names.add(path);
        }
        names
    }

    /// Notes a file; what is known and cannot stand beside it or one of its folders.
    fn add(&mut self, path: &'a OutputPath) -> Option<[Name<'a>; 2]> {
        for name in with_folders(path) {
            match self.0.insert(folded(name.0), name) {
                // This folder is known, and so are those above it.
                Some(known) if known == name && !name.1 => return None,
                Some(known) => return Some([known, name]),
                None => {}
            }
        }
        None
    }

    /// Whether a file cannot stand beside these.
    pub(super) fn keep_out(&self, path: &OutputPath) -> bool {
        with_folders(path).any(|name| self.0.get(&folded(name.0)).is_some_and(|known| *known != name))
    }
}

/// A file and the folders above it.
fn with_folders(path: &OutputPath) -> impl Iterator<Item = Name<'_>> {
    std::iter::successors(Some((path.as_str(), true)), |(name, _)| parent(name).map(|folder| (folder, false)))
}

/// A folder with a slash at its end, so that it can be told from a file.
fn shown((name, is_file): Name<'_>) -> String {
    if is_file { name.to_owned() } else { format!("{name}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clashes_of(paths: &[&str]) -> Vec<(String, String)> {
        let paths: BTreeSet<OutputPath> = paths.iter().map(|path| OutputPath::new(path).unwrap()).collect();
        clashes(paths.iter()).into_iter().collect()
    }

    #[test]
    fn ordinary_sites_have_no_clash() {
        assert_eq!(clashes_of(&["a/b.html", "a/b/c.html", "a/d.html", "ab/x", "index.html", "z/a/b.html"]), []);
    }

    #[test]
    fn files_and_folders_that_differ_by_case_clash() {
        assert_eq!(clashes_of(&["a/X.html", "a/x.html"]), [("a/X.html".into(), "a/x.html".into())]);
        assert_eq!(clashes_of(&["Ab/x.html", "ab/y.html", "ab/z.html"]), [("Ab/".into(), "ab/".into())]);
        assert_eq!(clashes_of(&["ü/x", "u\u{308}/y"]).len(), 1);
    }

    #[test]
    fn a_path_cannot_be_a_file_and_a_folder() {
        assert_eq!(clashes_of(&["a", "a/index.html"]), [("a".into(), "a/".into())]);
        assert_eq!(clashes_of(&["A/index.html", "a"]), [("A/".into(), "a".into())]);
    }
}
