//! What photographs and PDF files tell of people beside what they show: Exif, XMP, IPTC, the author of a PDF.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use exif::{Context, Exif, Tag, Value};
use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::packets::{self, Packet};
use crate::source::Personal;

/// What a file tells of people, by the ending of its name; empty for endings that are not known. What cannot be read tells
/// nothing.
pub fn personal(ending: &str, file: &File) -> BTreeSet<Personal> {
    let packets = match ending {
        "jpg" | "jpeg" | "jpe" | "jfif" => packets::jpeg(file),
        "png" => packets::png(file),
        "webp" => packets::webp(file),
        "tif" | "tiff" | "heic" | "heif" | "avif" => return in_other_pictures(file),
        "pdf" => return in_pdf(file).unwrap_or_default(),
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

/// Formats whose metadata may lie anywhere: the reader of Exif knows where.
fn in_other_pictures(file: &File) -> BTreeSet<Personal> {
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

/// The properties of XMP, by their local names: prefixes are free to choose, and nobody gives these names another meaning.
fn in_xmp(xmp: &str) -> BTreeSet<Personal> {
    let mut found = BTreeSet::new();
    let mut events = Reader::from_str(xmp);
    events.config_mut().allow_dangling_amp = true;
    // For each open element what its text would tell.
    let mut open: Vec<Option<Personal>> = Vec::new();
    while let Ok(event) = events.read_event() {
        match event {
            Event::Start(element) => {
                found.extend(in_attributes(&element));
                let own = meaning_in_xmp(element.name().into_inner());
                open.push(own.or(open.last().copied().flatten()));
            }
            Event::Empty(element) => found.extend(in_attributes(&element)),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if !text.trim().is_empty() => found.extend(open.last().copied().flatten()),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn in_attributes(element: &BytesStart<'_>) -> Vec<Personal> {
    let mut attributes = element.attributes();
    let stated = attributes.with_checks(false).flatten().filter(|attribute| !attribute.value.trim().is_empty());
    stated.filter_map(|attribute| meaning_in_xmp(attribute.key.into_inner())).collect()
}

fn meaning_in_xmp(name: &str) -> Option<Personal> {
    match name.rsplit(':').next().unwrap_or(name) {
        "GPSLatitude" | "GPSLongitude" => Some(Personal::Place),
        "PersonInImage" | "PersonDisplayName" => Some(Personal::Shown),
        "Name" if name.starts_with("mwg-rs:") => Some(Personal::Shown),
        "creator" | "Artist" | "OwnerName" | "CameraOwnerName" => Some(Personal::Author),
        "SerialNumber" | "BodySerialNumber" | "LensSerialNumber" => Some(Personal::Device),
        _ => None,
    }
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

/// How much of a PDF is looked at, in bytes at either end: programs write there who made it.
const PDF_END: u64 = 1024 * 1024;

/// Looks for the author where it stands in the open. A whole reader of PDF would be needed for those within compressed
/// objects, and is more code than all else that reads files here.
fn in_pdf(mut file: &File) -> io::Result<BTreeSet<Personal>> {
    let mut part = Vec::new();
    file.take(PDF_END).read_to_end(&mut part)?;
    let mut found = in_part_of_pdf(&part);
    let length = file.metadata()?.len();
    if length > PDF_END {
        part.clear();
        file.seek(SeekFrom::Start((length - PDF_END).max(PDF_END)))?;
        file.read_to_end(&mut part)?;
        found.extend(in_part_of_pdf(&part));
    }
    Ok(found)
}

fn in_part_of_pdf(part: &[u8]) -> BTreeSet<Personal> {
    const KEY: &[u8] = b"/Author";
    const XMP: [&[u8]; 2] = [b"<x:xmpmeta", b"</x:xmpmeta>"];
    let is_named = memmem::find_iter(part, KEY).any(|at| is_pdf_text(&part[at + KEY.len()..]));
    let mut found = of(Personal::Author, is_named);
    let mut rest = part;
    while let Some(start) = memmem::find(rest, XMP[0]) {
        let end = memmem::find(&rest[start..], XMP[1]).map_or(rest.len(), |end| start + end + XMP[1].len());
        found.extend(in_xmp(&String::from_utf8_lossy(&rest[start..end])));
        rest = &rest[end..];
    }
    found
}

/// Whether a value that says something stands here: `(Jane Doe)`, `<FEFF004A>`, or the number of an object that does.
fn is_pdf_text(value: &[u8]) -> bool {
    let value = value.trim_ascii_start();
    match value {
        [b'(', text @ ..] => !text.strip_prefix(b"\xfe\xff").unwrap_or(text).trim_ascii_start().starts_with(b")"),
        [b'<', digits @ ..] => {
            let digits = digits.trim_ascii_start();
            let digits =
                if digits.len() >= 4 && digits[..4].eq_ignore_ascii_case(b"FEFF") { &digits[4..] } else { digits };
            digits.first().is_some_and(u8::is_ascii_hexdigit)
        }
        [first, ..] => first.is_ascii_digit(),
        [] => false,
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

    #[test]
    fn an_empty_author_of_a_pdf_is_none() {
        for (value, expected) in [
            (&b" (Jane Doe)"[..], true),
            (b"(\xfe\xff\0J)", true),
            (b" ()", false),
            (b"(\xfe\xff)", false),
            (b"<FEFF004A>", true),
            (b"<feff>", false),
            (b" 12 0 R", true),
            (b"/Name", false),
            (b"", false),
        ] {
            assert_eq!(is_pdf_text(value), expected, "{}", value.escape_ascii());
        }
    }

    #[test]
    fn xmp_tells_by_elements_and_by_attributes_that_are_not_empty() {
        let xmp = |inner: &str| format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>{inner}</rdf:RDF></x:xmpmeta>");
        for (inner, expected) in [
            ("<d><dc:creator><rdf:Seq><rdf:li>Jane</rdf:li></rdf:Seq></dc:creator></d>", vec![Personal::Author]),
            ("<d><dc:creator><rdf:Seq/></dc:creator><dc:title>Harbour</dc:title></d>", vec![]),
            ("<d exif:GPSLatitude='53,33N' aux:SerialNumber='' xmp:CreatorTool='x'/>", vec![Personal::Place]),
            (
                "<d><mwg-rs:Name>Jane</mwg-rs:Name><aux:SerialNumber>1</aux:SerialNumber></d>",
                vec![Personal::Shown, Personal::Device],
            ),
            ("<d exif:GPSLongitude='9'><", vec![Personal::Place]),
        ] {
            assert_eq!(in_xmp(&xmp(inner)).into_iter().collect::<Vec<_>>(), expected, "{inner}");
        }
    }

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
