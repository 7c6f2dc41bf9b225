//! The files of a folder, and the folders of its documents.

use std::collections::BTreeMap;

/// The files of a folder by their paths in it, with forward slashes; the text of those that are read.
pub type Files = BTreeMap<String, Option<String>>;

/// A folder of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    /// With a slash behind, or nothing.
    pub(super) folder: String,
    /// Where its documents stand among those of the other folders, with a slash behind, or nothing.
    pub(super) within: String,
    pub(super) language: Option<String>,
}

/// Whether a path is that of a document.
pub fn is_markdown(path: &str) -> bool {
    [".md", ".markdown", ".MD"].iter().any(|ending| path.ends_with(ending))
}

/// A path as each of the folders above it sees it, with the path of that folder.
pub(super) fn ends(path: &str) -> impl Iterator<Item = (&str, &str)> {
    [0].into_iter().chain(path.match_indices('/').map(|(at, _)| at + 1)).map(|at| path.split_at(at))
}
