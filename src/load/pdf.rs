//! Who made a PDF: in its properties and its XMP, in the open or packed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use memchr::memmem;

use super::inflate::inflated;
use super::xmp::in_embedded_xmp;
use crate::source::Personal;

/// The largest file that is read from end to end, in bytes; of a larger one both ends, where programs write who made it.
const WHOLE: u64 = 64 * 1024 * 1024;
const END: u64 = 1024 * 1024;
/// How far the content of a stream stands behind a word of its dictionary, at most.
const DICTIONARY: usize = 2048;

/// What a PDF tells of people. What is encrypted is not seen.
pub(super) fn personal(mut file: &File) -> io::Result<BTreeSet<Personal>> {
    let length = file.metadata()?.len();
    let mut part = Vec::new();
    file.take(if length > WHOLE { END } else { WHOLE }).read_to_end(&mut part)?;
    let mut found = in_part(&part);
    if length > WHOLE {
        part.clear();
        file.seek(SeekFrom::Start(length - END))?;
        file.read_to_end(&mut part)?;
        found.extend(in_part(&part));
    }
    Ok(found)
}

fn in_part(part: &[u8]) -> BTreeSet<Personal> {
    // Streams of objects hold the properties, those of metadata XMP.
    let words = [&b"/ObjStm"[..], b"/Metadata"];
    let places = words.into_iter().flat_map(|word| memmem::find_iter(part, word).collect::<Vec<_>>());
    let packed = places.filter_map(|at| stream_behind(&part[at..]).map(inflated));
    packed.fold(in_text(part), |found, content| &found | &in_text(&content))
}

/// The content of the stream in whose dictionary this begins.
fn stream_behind(part: &[u8]) -> Option<&[u8]> {
    const WORD: &[u8] = b"stream";
    let head = &part[..part.len().min(DICTIONARY)];
    let at = memmem::find(head, WORD)?;
    // A word of another object's dictionary.
    if memmem::find(&head[..at], b"endobj").is_some() {
        return None;
    }
    let content = &part[at + WORD.len()..];
    let content = content.strip_prefix(b"\r").unwrap_or(content);
    Some(content.strip_prefix(b"\n").unwrap_or(content))
}

fn in_text(part: &[u8]) -> BTreeSet<Personal> {
    const KEY: &[u8] = b"/Author";
    let is_named = memmem::find_iter(part, KEY).any(|at| says_something(&part[at + KEY.len()..]));
    let mut found = in_embedded_xmp(part);
    found.extend(is_named.then_some(Personal::Author));
    found
}

/// Whether a value that says something stands here: `(Jane Doe)`, `<FEFF004A>`, or the number of an object that does.
fn says_something(value: &[u8]) -> bool {
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    #[test]
    fn an_empty_author_is_none() {
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
            assert_eq!(says_something(value), expected, "{}", value.escape_ascii());
        }
    }

    fn packed(text: &str) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn an_author_is_found_in_packed_objects_and_packed_xmp() {
        let xmp = "<x:xmpmeta><rdf:RDF><dc:creator><rdf:li>Jane</rdf:li></dc:creator></rdf:RDF></x:xmpmeta>";
        for (dictionary, content, is_named) in [
            ("<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 9>>", "1 0 <</Author (Jane Doe)>>", true),
            ("<</Filter/FlateDecode/Type/ObjStm>>", "1 0 <</Author ()/Producer (x)>>", false),
            ("<</Type/Metadata/Subtype/XML/Filter/FlateDecode>>", xmp, true),
            // The text of a page may speak of authors.
            ("<</Filter/FlateDecode>>", "BT (/Author (Jane Doe)) Tj ET", false),
        ] {
            for end in ["\n", "\r\n"] {
                let head = format!("%PDF-1.7\n1 0 obj\n{dictionary}\nstream{end}").into_bytes();
                let file = [head, packed(content), b"\nendstream\nendobj\n".to_vec()].concat();
                assert_eq!(!in_part(&file).is_empty(), is_named, "{dictionary}");
                // What breaks off or is damaged is read as far as it goes.
                for at in 0..file.len() {
                    in_part(&file[..at]);
                }
            }
        }
        let elsewhere = b"1 0 obj <</Metadata 2 0 R>> endobj 3 0 obj <</Length 3>> stream\nabc";
        assert_eq!(stream_behind(&elsewhere[10..]), None);
    }
}
