//! Paths that cannot stand side by side on every system.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::site::output_path::{OutputPath, folded, parent};

/// Pairs of paths that are one path on some systems: files or folders that differ only by case or by the way an accent
/// is written, and a path that is a file and a folder at once. `paths` are sorted.
pub(crate) fn clashes<'a>(paths: impl Iterator<Item = &'a OutputPath>) -> BTreeSet<(String, String)> {
    let mut names = Names::default();
    let pairs = paths.filter_map(|path| names.add(path));
    pairs
        .map(|pair| {
            let [one, other] = pair.map(display_name);
            if one < other { (one, other) } else { (other, one) }
        })
        .collect()
}

/// The name of a file or a folder, and whether it is a file.
pub(crate) type Name<'a> = (&'a str, bool);

/// Files and the folders that they lie in, found by what a file system sees that ignores case and the two ways of
/// writing an accent.
#[derive(Default)]
pub(crate) struct Names<'a>(HashMap<Cow<'a, str>, Name<'a>>);

impl<'a> Names<'a> {
    pub(crate) fn of(paths: impl Iterator<Item = &'a OutputPath>) -> Names<'a> {
        let mut names = Names::default();
        for path in paths {
            names.add(path);
        }
        names
    }

    /// Notes a file; what is known and cannot stand beside it or one of its folders.
    pub(crate) fn add(&mut self, path: &'a OutputPath) -> Option<[Name<'a>; 2]> {
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
    pub(crate) fn keep_out(&self, path: &OutputPath) -> bool {
        with_folders(path).any(|name| self.0.get(&folded(name.0)).is_some_and(|known| *known != name))
    }
}

/// A file and the folders above it.
fn with_folders(path: &OutputPath) -> impl Iterator<Item = Name<'_>> {
    std::iter::successors(Some((path.as_str(), true)), |(name, _)| parent(name).map(|folder| (folder, false)))
}

/// A folder with a slash at its end, so that it can be told from a file.
pub(crate) fn display_name((name, is_file): Name<'_>) -> String {
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
