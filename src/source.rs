//! Source files and places in them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::work;

/// Everything that a build reads, loaded once. The only value that knows the disk's content.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The folder with `dossier.yaml`, as given on the command line.
    pub root: PathBuf,
    /// `dossier.yaml` or `dossier.yml`; `None` where there is none.
    pub config: Option<Arc<SourceFile>>,
    /// The markdown documents under `content/`, sorted by path.
    pub documents: Vec<Arc<SourceFile>>,
    /// The texts of sources, under `sources/`, by path relative to the root. Nothing is made from them.
    pub texts: BTreeMap<Arc<str>, Arc<SourceFile>>,
    /// Other files under `content/` (images, PDFs), by path relative to the root, with what they weigh in bytes.
    pub attachments: BTreeMap<Arc<str>, u64>,
    /// How large the pictures among the attachments and static files are, by path relative to the root.
    pub pictures: Arc<BTreeMap<String, PictureSize>>,
    /// What these files are like, by path relative to the root.
    pub files: BTreeMap<String, FileFacts>,
    /// Templates of the dossier by their name (`article.html`, `components/claims.html`).
    pub templates: BTreeMap<String, Arc<SourceFile>>,
    /// Files under `static/`, by their path in the published site, but for those that replace a file of the theme.
    pub statics: BTreeMap<String, PathBuf>,
    /// What replaces sheets and scripts of the theme, by their names in it.
    pub replaced: BTreeMap<String, Arc<[u8]>>,
    /// Files that exist but are no usable text; the reason is a finished message for the author.
    pub unreadable: Vec<Unreadable>,
}

/// The names that the configuration may have; a folder has one of them.
pub const CONFIGURATIONS: [&str; 2] = ["dossier.yaml", "dossier.yml"];

/// The folder in which the texts of sources are kept.
pub const TEXTS: &str = "sources";

/// What their names end in.
pub const TEXT_ENDINGS: [&str; 2] = [".txt", ".md"];

/// A short hash of a text, by which an article knows the text of its source again. Line ends of other systems do not change it.
pub fn text_hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// What a file that may be copied is like.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// The file of which all this is known.
    pub state: FileState,
    /// How large it is, where it is a picture.
    pub picture: Option<PictureSize>,
    /// What it tells beside what it shows.
    pub personal: BTreeSet<Personal>,
    /// What a drawing does beside showing something.
    pub active: Option<String>,
}

/// By what a change of a file is seen without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    /// How large it is, in bytes.
    pub bytes: u64,
    /// When it was written; `None` where the system does not say.
    pub modified: Option<SystemTime>,
}

/// How large a picture is shown if there is room, in pixels of CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    pub width: u32,
    pub height: u32,
}

/// What the metadata of a photograph or a PDF can tell of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// Where a photograph was taken.
    Place,
    /// Who can be seen on it.
    Shown,
    /// Who made it.
    Author,
    /// The number of the camera or lens, which all their pictures share.
    Device,
}

/// Hidden files and folders that web servers and hosts ask for, and that are published like any other.
const ASKED_FOR: [&str; 4] = [".domains", ".htaccess", ".nojekyll", ".well-known"];

/// Whether a file is a page by its name: browsers run what stands in one, with the rights of the site that has it.
pub fn is_web_page(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ["htm", "html", "xht", "xhtml", "shtml", "mht", "mhtml"].contains(&&*ending)
}

/// Whether a file or folder of this name is no part of a dossier, wherever it lies: hidden ones but for those that hosts
/// ask for, and what editors and other tools leave beside a file (`article.md~`, `#article.md#`, `list.csv.bak`, `~$list.xlsx`).
/// Whoever reads a dossier and whoever waits for its changes ask here, so that every file that is published is also followed.
pub fn is_left_out(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let is_backup = name.ends_with('~')
        || name.starts_with("~$")
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || ["bak", "orig", "rej", "swp", "swo"].contains(&&*ending);
    name.starts_with('.') && !ASKED_FOR.contains(&&*name) || !is_folder && is_backup
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
    /// Neither a file nor a folder, but this.
    Special(&'static str),
    /// Another configuration lies beside this one.
    SecondConfiguration,
    /// The dossier's folder has no `content/`.
    NoContent,
    /// The operating system's own message.
    Io(String),
}

/// One text file, already decoded: UTF-8 without a byte order mark; line ends are kept as they are.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the dossier's root, with forward slashes.
    pub path: Arc<str>,
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

/// A carriage return that ends a line by itself, as old programs on the Mac write it, becomes a line end as all else here knows
/// it: every place stays where it is.
pub fn with_line_ends(text: String) -> String {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    let mut from = 0;
    let mut changed = String::new();
    for at in memchr::memchr_iter(b'\r', bytes).filter(|at| is_alone(*at)) {
        changed.push_str(&text[from..at]);
        changed.push('\n');
        from = at + 1;
    }
    if from == 0 {
        return text;
    }
    changed.push_str(&text[from..]);
    changed
}

/// A path relative to a file's folder, as a path from the root; `None` where it leads out of it.
pub fn relative_path(file: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// Whether a character can stand in no page and no feed: control characters but for tabs and line ends, and code points
/// that are no characters (U+FFFE, U+FFFF).
pub fn is_unprintable(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c as u32 & 0xffff, 0xfffe | 0xffff)
}

/// A range of bytes in one whole file. Which file is known from where the span is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// Turns byte offsets into line and column, at the same cost wherever in a line of whatever length they lie.
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many characters begin before each [`BLOCK`] of bytes.
    characters: Vec<usize>,
}

/// The most bytes that are counted to find a column.
const BLOCK: usize = 1024;

impl<'a> LineIndex<'a> {
    /// An index over a whole file's text.
    pub fn new(text: &'a str) -> Self {
        let line_ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(line_ends.map(|at| at + 1)).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            *before += characters_in(block);
            Some(*before)
        });
        LineIndex { text, starts, characters: std::iter::once(0).chain(blocks).collect() }
    }

    /// Line and column of an offset, both counted from 1; the column counts characters, as editors do.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line(offset);
        (line + 1, self.characters_before(offset) - self.characters_before(self.starts[line]) + 1)
    }

    /// The line that holds an offset, without its end.
    pub fn line_around(&self, offset: usize) -> Range<usize> {
        let line = self.line(offset.min(self.text.len()));
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let start = self.starts[line];
        start..if self.text[start..end].ends_with('\r') { end - 1 } else { end }
    }

    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = &self.text.as_bytes()[block * BLOCK..offset];
        work::steps(rest.len());
        self.characters[block] + characters_in(rest)
    }
}

/// How many characters begin in a piece of text.
fn characters_in(piece: &[u8]) -> usize {
    let continues = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    piece.iter().filter(|byte| !continues(**byte)).count()
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

    #[test]
    fn columns_of_long_lines_are_those_of_counting_from_the_start() {
        let text = format!("kurz\r\n{}\r\nEnde", "zwölf Äpfel, ".repeat(500));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..offset];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let expected = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            assert_eq!(index.line_column(offset), expected);
        }
        assert_eq!(&text[index.line_around(2)], "kurz");
        assert!(text[index.line_around(3_000)].ends_with("Äpfel, "));
        assert_eq!(&text[index.line_around(text.len())], "Ende");
    }
}
