//! Source files and places in them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that a build reads, loaded once. The only value that knows the disk's content.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The folder with `dossier.yaml`, as given on the command line.
    pub root: PathBuf,
    /// `dossier.yaml`; `None` where there is none.
    pub config: Option<Arc<SourceFile>>,
    /// The markdown documents under `content/`, sorted by path.
    pub documents: Vec<Arc<SourceFile>>,
    /// Other files under `content/` (images, PDFs), by path relative to the root, with what they weigh in bytes.
    pub attachments: BTreeMap<Arc<str>, u64>,
    /// How large the pictures among the attachments and static files are, by path relative to the root.
    pub pictures: Arc<BTreeMap<String, PictureSize>>,
    /// Templates of the dossier by their name (`article.html`, `components/claims.html`).
    pub templates: BTreeMap<String, Arc<SourceFile>>,
    /// Files under `static/`, by their path in the published site.
    pub statics: BTreeMap<String, PathBuf>,
    /// Files that exist but are no usable text; the reason is a finished message for the author.
    pub unreadable: Vec<Unreadable>,
}

/// How large a picture is shown if there is room, in pixels of CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Whether a file or folder of this name is no part of a dossier, wherever it lies: hidden ones, and what editors leave
/// beside a file (`article.md~`, `#article.md#`). Whoever reads a dossier and whoever waits for its changes ask here, so
/// that every file that is published is also followed.
pub fn is_left_out(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    let is_backup = name.ends_with('~') || name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    name.starts_with('.') || !is_folder && is_backup
}

/// A file that could not be taken as a source, and why.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Path relative to the root, with forward slashes.
    pub path: Arc<str>,
    /// What is wrong with it.
    pub problem: ReadProblem,
}

/// Why a file is not a usable source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadProblem {
    /// The byte at this offset starts no valid UTF-8 sequence.
    NotUtf8 {
        /// Offset of the first wrong byte.
        offset: usize,
        /// Line of that byte, counted from 1.
        line: usize,
    },
    /// Larger than the limit, both in bytes.
    TooLarge {
        /// Size of the file.
        size: u64,
        /// The largest size that is read.
        limit: u64,
    },
    /// A symbolic link that leads out of the dossier's folder.
    LeadsOutside,
    /// The operating system's own message.
    Io(String),
}

/// One text file, already decoded: UTF-8 without a byte order mark; line ends are kept as they are.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the dossier's root, with forward slashes.
    pub path: Arc<str>,
    /// The text.
    pub text: String,
    /// blake3 of the text; equal digests mean equal parse results.
    pub digest: [u8; 32],
}

impl SourceFile {
    /// A source file from its path and text.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        let text = text.into();
        SourceFile { path: path.into(), digest: *blake3::hash(text.as_bytes()).as_bytes(), text }
    }
}

/// A range of bytes in one whole file. Which file is known from where the span is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span { start: range.start, end: range.end }
    }
}

impl Span {
    /// The span as a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Turns byte offsets into line and column.
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// An index over a whole file's text.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        LineIndex { text, starts }
    }

    /// Line and column of an offset, both counted from 1; the column counts characters, as editors do.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = self.text.get(self.starts[line]..offset).map_or(0, |before| before.chars().count());
        (line + 1, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let index = LineIndex::new("eins\nzwölf Äpfel\n");
        assert_eq!(index.line_column(0), (1, 1));
        assert_eq!(index.line_column("eins\nzwölf ".len()), (2, 7));
        assert_eq!(index.line_column(9999), (3, 1));
    }
}
