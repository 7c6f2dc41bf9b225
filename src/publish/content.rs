//! The bytes of a file on their way to the disk.
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use crate::publish::error::PublishError;
use crate::publish::manifest::{self, Record};

/// Lets a file write itself, and returns what was written.
pub(super) fn write_itself(place: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Record> {
    let mut out =
        BufWriter::with_capacity(1 << 16, Hashing { file: File::create(place)?, hasher: blake3::Hasher::new() });
    write(&mut out)?;
    let Hashing { file, hasher } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    let metadata = file.metadata()?;
    Ok(Record { hash: hasher.finalize(), size: metadata.len(), modified: manifest::modified(&metadata) })
}

/// A file whose bytes are hashed on their way.
struct Hashing {
    file: File,
    hasher: blake3::Hasher,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The bytes of a file to be published.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
}

impl Content<'_> {
    /// Hash and size of the bytes; the time is not known yet.
    pub(super) fn record(self) -> Result<Record, PublishError> {
        let (hash, size) = match self {
            Content::Bytes(bytes) => (blake3::hash(bytes), bytes.len() as u64),
            Content::File(file) => {
                let size = fs::metadata(file).map_err(PublishError::io("read", file))?.len();
                (manifest::hash_file(file).map_err(PublishError::io("read", file))?, size)
            }
        };
        Ok(Record { hash, size, modified: 0 })
    }

    /// Writes the bytes, whose record is `known`, to a new file, and returns what was really written: a large file may
    /// change while it is copied.
    pub(super) fn write_to(self, place: &Path, known: &Record) -> io::Result<Record> {
        let mut file = File::create(place)?;
        let hash = match self {
            Content::Bytes(bytes) => {
                file.write_all(bytes)?;
                known.hash
            }
            Content::File(from) => {
                let mut hasher = blake3::Hasher::new();
                let mut reader = File::open(from)?;
                let mut piece = vec![0; 1 << 16];
                loop {
                    let length = reader.read(&mut piece)?;
                    if length == 0 {
                        break;
                    }
                    hasher.update(&piece[..length]);
                    file.write_all(&piece[..length])?;
                }
                hasher.finalize()
            }
        };
        let metadata = file.metadata()?;
        Ok(Record { hash, size: metadata.len(), modified: manifest::modified(&metadata) })
    }
}
