//! What photographs and PDF files tell of people beside what they show: Exif, XMP, IPTC, the author of a PDF.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek};

use exif::{Context, Exif, Tag, Value};

use super::packets::{self, Packet};
use super::pdf;
use super::xmp::{in_embedded_xmp, in_xmp};

use crate::source::Personal;

/// What a file tells of people, by the ending of its name; empty for endings that are not known. What cannot be read tells
/// nothing.
pub fn personal(ending: &str, file: &File) -> BTreeSet<Personal> {
    let packets = match ending {
        "jpg" | "jpeg" | "jpe" | "jfif" => packets::jpeg(file),
        "png" => packets::png(file),
        "webp" => packets::webp(file),
        "tif" | "tiff" => return in_exif_of(file),
        "heic" | "heif" | "avif" => return &in_exif_of(file) | &in_xmp_of(file),
        "gif" => return in_xmp_of(file),
        "pdf" => return pdf::personal(file).unwrap_or_default(),
        _ => Vec::new(),
    };
    packets.into_iter().flat_map(in_packet).collect()
}

fn in_packet(packet: Packet) -> BTreeSet<Personal> {
    match packet {
        Packet::Exif(bytes) => reader().read_raw(bytes).or_else(partial).map(|exif| in_exif(&exif)).unwrap_or_default(),
        Packet::Xmp(bytes) => in_xmp(&String::from_utf8_lossy(&bytes)),
        Packet::Photoshop(bytes) => of(Personal::Author, names_author_by_iptc(&bytes)),
        Packet::Text(keyword, text) => {
            of(Personal::Author, matches!(&*keyword, b"Author" | b"Artist") && !is_blank(&text))
        }
    }
}

/// Formats whose Exif may lie anywhere: its reader knows where.
fn in_exif_of(file: &File) -> BTreeSet<Personal> {
    const XMP: Tag = Tag(Context::Tiff, 700);
    let Ok(exif) = reader().read_from_container(&mut BufReader::new(file)).or_else(partial) else {
        return BTreeSet::new();
    };
    let mut found = in_exif(&exif);
    for field in exif.fields().filter(|field| field.tag == XMP) {
        if let Value::Byte(bytes) | Value::Undefined(bytes, _) = &field.value {
            found.extend(in_xmp(&String::from_utf8_lossy(bytes)));
        }
    }
    found
}

/// The largest picture that is searched for XMP, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Formats that hold XMP as it is written, wherever it lies.
fn in_xmp_of(mut file: &File) -> BTreeSet<Personal> {
    let mut bytes = Vec::new();
    let read = file.rewind().and_then(|()| file.take(LARGEST).read_to_end(&mut bytes));
    read.map(|_| in_embedded_xmp(&bytes)).unwrap_or_default()
}

fn reader() -> exif::Reader {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    reader
}

/// What can be read of Exif with mistakes in it.
fn partial(error: exif::Error) -> Result<Exif, exif::Error> {
    error.distill_partial_result(|_| {})
}

fn in_exif(exif: &Exif) -> BTreeSet<Personal> {
    const XP_AUTHOR: Tag = Tag(Context::Tiff, 0x9c9d);
    let meaning = |tag| match tag {
        Tag::GPSLatitude | Tag::GPSLongitude | Tag::GPSDestLatitude | Tag::GPSDestLongitude => Some(Personal::Place),
        Tag::Artist | Tag::CameraOwnerName | XP_AUTHOR => Some(Personal::Author),
        Tag::BodySerialNumber | Tag::LensSerialNumber => Some(Personal::Device),
        _ => None,
    };
    let says_something = |value: &Value| match value {
        Value::Ascii(texts) => texts.iter().any(|text| !is_blank(text)),
        Value::Byte(bytes) | Value::Undefined(bytes, _) => !is_blank(bytes),
        Value::Rational(numbers) => numbers.iter().any(|number| number.num > 0),
        _ => true,
    };
    exif.fields().filter(|field| says_something(&field.value)).filter_map(|field| meaning(field.tag)).collect()
}

/// Whether one of Photoshop's resources is IPTC that names an author.
fn names_author_by_iptc(mut resources: &[u8]) -> bool {
    const IPTC: u16 = 0x0404;
    while let Some((id, content, rest)) = resource(resources) {
        if id == IPTC && names_author_in_records(content).unwrap_or(false) {
            return true;
        }
        resources = rest;
    }
    false
}

/// The number of a resource, its content, and what follows; both names and contents have an even length.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (id, rest) = bytes.strip_prefix(b"8BIM")?.split_first_chunk()?;
    let name = usize::from(*rest.first()?) + 1;
    let (length, rest) = rest.get(name + name % 2..)?.split_first_chunk()?;
    let length = u32::from_be_bytes(*length) as usize;
    let content = rest.get(..length)?;
    Some((u16::from_be_bytes(*id), content, rest.get(length + length % 2..).unwrap_or_default()))
}

/// `None` where the records break off before one names an author.
fn names_author_in_records(mut records: &[u8]) -> Option<bool> {
    const BY_LINE: [u8; 2] = [2, 80];
    const WRITER: [u8; 2] = [2, 122];
    loop {
        let ([0x1c, record, set, high, low], rest) = records.split_first_chunk::<5>()? else { return Some(false) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let content = rest.get(..length)?;
        if [BY_LINE, WRITER].contains(&[*record, *set]) && !is_blank(content) {
            return Some(true);
        }
        records = &rest[length..];
    }
}

fn of(what: Personal, is_found: bool) -> BTreeSet<Personal> {
    is_found.then_some(what).into_iter().collect()
}

fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Files as programs write them: those of the case of this warning.
    #[test]
    fn a_file_that_breaks_off_or_is_damaged_stops_nobody() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid/picture-metadata/content/articles");
        let damaged = tempfile::NamedTempFile::new().unwrap();
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            let ending = file.extension().unwrap().to_str().unwrap();
            let whole = std::fs::read(&file).unwrap();
            for at in (0..whole.len()).step_by(13) {
                let mut bytes = whole.clone();
                bytes[at] ^= 0xff;
                for bytes in [&whole[..at], &bytes] {
                    std::fs::write(damaged.path(), bytes).unwrap();
                    personal(ending, &File::open(damaged.path()).unwrap());
                }
            }
        }
    }
}
