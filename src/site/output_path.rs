//! The path of one published file, checked once so that it means the same file on every system.
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The folder inside an output in which the program keeps what it must remember. Nothing is ever published there.
pub const STATE_FOLDER: &str = ".dossier";

/// The longest name of a file or folder that all common file systems take, in bytes.
const LONGEST_PART: usize = 255;

/// Where a file is published: relative to the output, with forward slashes, `articles/chips/index.html`.
///
/// Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Checks `path` and takes it.
    ///
    /// # Errors
    /// When the path is empty or absolute, has an empty part, a part `.` or `..`, begins with `.dossier`, or could not
    /// be written on every system: characters and names that Windows reserves, parts of more than 255 bytes.
    pub fn new(path: &str) -> Result<OutputPath, OutputPathError> {
        match fault(path) {
            None => Ok(OutputPath(path.into())),
            Some(reason) => Err(OutputPathError { path: path.into(), reason }),
        }
    }

    /// The path as text, with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file on disk that this path means when the output is `folder`.
    pub fn under(&self, folder: &Path) -> PathBuf {
        let mut path = PathBuf::with_capacity(folder.as_os_str().len() + self.0.len() + 1);
        path.push(folder);
        // Part by part: a verbatim Windows path takes no forward slashes.
        path.extend(self.0.split('/'));
        path
    }

    /// The folder that holds the file, `articles/chips`; `None` at the top of the output.
    pub(crate) fn folder(&self) -> Option<&str> {
        parent(&self.0)
    }

    /// What a file system sees that ignores case and the two ways of writing an accent.
    pub(crate) fn folded(&self) -> Cow<'_, str> {
        folded(&self.0)
    }
}

/// So that paths can be looked up by their text, which has the same order.
impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The folder above a file or folder, `None` at the top.
pub(crate) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// See [`OutputPath::folded`]; for folders too.
pub(crate) fn folded(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    Cow::Owned(if is_nfc(path) { path.to_lowercase() } else { path.nfc().collect::<String>().to_lowercase() })
}

fn fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.starts_with('/') {
        return Some("it is absolute; a published file lies inside the output");
    }
    let first = path.split('/').next().unwrap_or(path);
    if first.eq_ignore_ascii_case(STATE_FOLDER) {
        return Some("`.dossier` is where the program remembers what it has published");
    }
    path.split('/').find_map(part_fault)
}

fn part_fault(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        return Some("it has an empty part (two slashes, or one at the end)");
    }
    if part == "." || part == ".." {
        return Some("it has a part `.` or `..`");
    }
    if part.len() > LONGEST_PART {
        return Some("one of its parts is longer than 255 bytes");
    }
    if part.chars().any(|c| c.is_control() || r#"<>:"\|?*"#.contains(c)) {
        return Some(r#"it has a character that Windows reserves (one of < > : " \ | ? * or a control character)"#);
    }
    if part.ends_with(['.', ' ']) {
        return Some("one of its parts ends with a dot or a space, which Windows drops");
    }
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    let device = ["con", "prn", "aux", "nul"].iter().any(|name| stem.eq_ignore_ascii_case(name))
        || (stem.len() == 4
            && stem.is_char_boundary(3)
            && ["com", "lpt"].iter().any(|name| stem[..3].eq_ignore_ascii_case(name))
            && stem.ends_with(|c: char| c.is_ascii_digit() && c != '0'));
    device.then_some("one of its parts is a device name on Windows (CON, NUL, COM1, …)")
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that no published file may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputPathError {
    /// The path as it was given.
    pub path: String,
    /// Why it is refused, as a sentence without a full stop.
    pub reason: &'static str,
}

impl fmt::Display for OutputPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing can be published at `{}`: {}", self.path.escape_debug(), self.reason)
    }
}

impl std::error::Error for OutputPathError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_paths_of_pages_and_files() {
        for path in [
            "index.html",
            "articles/chips/index.html",
            "files/Übersicht 2024.pdf",
            "CNAME",
            ".nojekyll",
            "a/.dossier",
            "com0",
            "nul-hypothesis/index.html",
        ] {
            assert_eq!(OutputPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn refuses_what_leaves_the_output_or_is_not_portable() {
        let long = "x".repeat(256);
        for path in [
            "",
            "/index.html",
            "a//b",
            "a/",
            "../x",
            "a/../b",
            "./a",
            ".dossier",
            ".dossier/manifest",
            ".Dossier/x",
            "a\\b",
            "c:/x",
            "a?b",
            "a\u{0}b",
            "a\nb",
            "a./b",
            "a ",
            "con",
            "a/NUL.txt",
            "Com1.html",
            "lpt9",
            long.as_str(),
        ] {
            assert!(OutputPath::new(path).is_err(), "{path:?} was taken");
        }
    }

    #[test]
    fn folding_joins_case_and_both_ways_of_writing_an_accent() {
        assert_eq!(folded("A/Über.html"), folded("a/u\u{308}ber.html"));
        assert!(matches!(folded("articles/chips"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_file_on_disk_lies_under_the_output() {
        let path = OutputPath::new("a/b.html").unwrap();
        assert_eq!(path.under(Path::new("public")), Path::new("public").join("a").join("b.html"));
    }
}
