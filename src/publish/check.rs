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
    let mut seen: HashMap<Cow<'a, str>, (&'a str, bool)> = HashMap::new();
    let mut found = BTreeSet::new();
    for path in paths {
        let mut entry = Some((path.as_str(), true));
        while let Some((name, is_file)) = entry {
            match seen.insert(folded(name), (name, is_file)) {
                // This folder is known, and so are those above it.
                Some((known, false)) if !is_file && known == name => break,
                Some((known, known_is_file)) => {
                    let [one, other] = [(known, known_is_file), (name, is_file)].map(shown);
                    found.insert(if one < other { (one, other) } else { (other, one) });
                    break;
                }
                None => {}
            }
            entry = parent(name).map(|folder| (folder, false));
        }
    }
    found
}

/// A folder with a slash at its end, so that it can be told from a file.
fn shown((name, is_file): (&str, bool)) -> String {
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
