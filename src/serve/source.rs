//! What is served: a site whose files are made when they are asked for.

use std::path::PathBuf;

use serde::Serialize;

/// The page that is shown where nothing is found.
pub(super) const NOT_FOUND: &str = "404.html";

/// A site. It may be another at each question.
pub trait Source: Send + Sync + 'static {
    /// The file at a path of the site, `companies/tesla/index.html`.
    fn file(&self, path: &str) -> Served;
}

/// An answer of a [`Source`].
pub enum Served {
    /// A file that was made for this.
    Made(Vec<u8>),
    /// A file on the disk.
    Copied(PathBuf),
    /// One that cannot be made.
    Failed(Problem),
    /// There is none.
    Nothing,
}

/// Something that is wrong in the dossier, as the pages show it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Problem {
    /// Such as `broken-link`; empty when there is none.
    pub code: String,
    /// What is wrong, as a sentence. Plain text.
    pub message: String,
    /// The file, relative to the dossier; empty when there is none.
    pub file: String,
    /// From 1; 0 when there is none.
    pub line: usize,
    /// From 1; 0 when there is none.
    pub column: usize,
    /// The way out; empty when there is none.
    pub help: String,
}

/// A page, or the other file, that a request asks for.
pub(super) enum Found {
    File {
        /// The path in the site.
        path: String,
        served: Served,
    },
    /// There is a page, but its address ends with a slash.
    Folder,
    /// Nothing is there.
    Nothing,
}

/// What the path of an address (`/companies/tesla/`) leads to.
pub(super) fn find(source: &dyn Source, address: &str) -> Found {
    let Ok(address) = percent_encoding::percent_decode_str(address).decode_utf8() else { return Found::Nothing };
    let Some(path) = address.strip_prefix('/') else { return Found::Nothing };
    let is_folder = path.is_empty() || path.ends_with('/');
    let path = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    match source.file(&path) {
        Served::Nothing if !is_folder && !matches!(source.file(&format!("{path}/index.html")), Served::Nothing) => {
            Found::Folder
        }
        Served::Nothing => Found::Nothing,
        served => Found::File { path, served },
    }
}
