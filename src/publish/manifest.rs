//! What the last build published, kept in the output so that the next one knows its own files.
//!
//! Plain text, one file a line, sorted by path:
//!
//! ```text
//! dossier manifest 1
//! 9f86d0…0f00a08 5123 1763800000123456789 articles/chips/index.html
//! end 1
//! ```
//!
//! A line has the blake3 hash, the size in bytes, the time of the last change in nanoseconds since 1970 (0: not known)
//! and the path. The time only saves reading a file again; it never decides that two files are different.
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::publish::faults;
use crate::site::output_path::OutputPath;

const FIRST_LINE: &str = "dossier manifest 1";

/// The files of one publication.
pub(super) type Manifest = BTreeMap<OutputPath, Record>;

/// What is remembered of one published file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Record {
    pub hash: blake3::Hash,
    /// In bytes.
    pub size: u64,
    /// Nanoseconds since 1970, 0 when not known.
    pub modified: u64,
}

/// What reading a manifest came to.
#[derive(Debug, PartialEq)]
pub(super) enum Reading {
    Absent,
    /// The file is there, but is no complete manifest that this version understands.
    Unreadable,
    Found(Manifest),
}

/// Reads the manifest at `path`. Fails only when the file is there and the system does not let it be read.
pub(super) fn read(path: &Path) -> io::Result<Reading> {
    match fs::read(path) {
        Ok(bytes) => {
            Ok(String::from_utf8(bytes).ok().and_then(|text| parse(&text)).map_or(Reading::Unreadable, Reading::Found))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Reading::Absent),
        Err(error) => Err(error),
    }
}

/// Writes a manifest to `path` in one go: under another name first, so that a build killed here leaves none.
pub(super) fn write<'a>(path: &Path, files: impl Iterator<Item = (&'a OutputPath, &'a Record)>) -> io::Result<()> {
    let unfinished = path.with_extension("unfinished");
    let mut out = BufWriter::with_capacity(1 << 16, File::create(&unfinished)?);
    faults::point()?;
    writeln!(out, "{FIRST_LINE}")?;
    let mut count = 0;
    for (path, record) in files {
        writeln!(out, "{} {} {} {path}", record.hash.to_hex(), record.size, record.modified)?;
        count += 1;
    }
    writeln!(out, "end {count}")?;
    out.into_inner()?;
    faults::point()?;
    fs::rename(&unfinished, path)
}

/// `None` for anything but a whole manifest: the last line tells that nothing was cut off, and every path is checked
/// again, because a path from here may be deleted.
fn parse(text: &str) -> Option<Manifest> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next()? != FIRST_LINE {
        return None;
    }
    let count: usize = lines.next_back()?.strip_prefix("end ")?.parse().ok()?;
    let files = lines.map(parse_line).collect::<Option<Manifest>>()?;
    (files.len() == count).then_some(files)
}

fn parse_line(line: &str) -> Option<(OutputPath, Record)> {
    let mut fields = line.splitn(4, ' ');
    let hash = blake3::Hash::from_hex(fields.next()?).ok()?;
    let size = fields.next()?.parse().ok()?;
    let modified = fields.next()?.parse().ok()?;
    Some((OutputPath::new(fields.next()?).ok()?, Record { hash, size, modified }))
}

/// The time of a file's last change as the manifest keeps it.
pub(super) fn modified(metadata: &Metadata) -> u64 {
    let since_1970 = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since_1970.and_then(|time| u64::try_from(time.as_nanos()).ok()).unwrap_or(0)
}

/// The hash of a file's bytes, read piece by piece.
pub(super) fn hash_file(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        ["a b/ü.html", "index.html"]
            .map(|path| {
                let record =
                    Record { hash: blake3::hash(path.as_bytes()), size: 7, modified: 1_763_800_000_123_456_789 };
                (OutputPath::new(path).unwrap(), record)
            })
            .into()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest");
        assert_eq!(read(&file).unwrap(), Reading::Absent);
        write(&file, sample().iter()).unwrap();
        assert_eq!(read(&file).unwrap(), Reading::Found(sample()));
    }

    #[test]
    fn a_manifest_that_was_cut_off_anywhere_is_unreadable() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest");
        write(&file, sample().iter()).unwrap();
        let whole = fs::read(&file).unwrap();
        for length in 0..whole.len() {
            fs::write(&file, &whole[..length]).unwrap();
            assert_eq!(read(&file).unwrap(), Reading::Unreadable, "cut at {length}");
        }
    }

    #[test]
    fn a_manifest_cannot_name_files_outside_the_output() {
        let line = format!("{} 1 0 ../passwd", blake3::hash(b"x").to_hex());
        assert_eq!(parse(&format!("{FIRST_LINE}\n{line}\nend 1\n")), None);
    }
}
