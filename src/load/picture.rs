//! How large a picture is, from the beginning of its file.

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use crate::source::PictureSize;

/// How much of a file is looked at for what is no plain size: the direction of a photograph, the root of a drawing.
const HEAD: u64 = 128 * 1024;
/// The width that a drawing without one is given, in pixels: more than any column has, so that it fills its column.
const FILLING: f64 = 2000.0;

/// The size of a picture that a browser shows, from its open file, by the ending of its name; `None` for other files, and
/// where it cannot be read.
pub fn size(ending: &str, file: &File) -> Option<PictureSize> {
    let mut reader = BufReader::new(file);
    match ending {
        "svg" => drawing_size(&String::from_utf8_lossy(&head(reader)?)),
        "png" | "gif" | "webp" | "avif" | "jpg" | "jpeg" => {
            let size = imagesize::reader_size(&mut reader).ok()?;
            let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
            reader.rewind().ok()?;
            let turned = ending.starts_with("jp") && is_turned(&head(reader)?);
            sized(if turned { (height, width) } else { (width, height) })
        }
        _ => None,
    }
}

fn head(reader: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(HEAD).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn sized((width, height): (u32, u32)) -> Option<PictureSize> {
    (width > 0 && height > 0).then_some(PictureSize { width, height })
}

/// Whether a JPEG's Exif data ask for a quarter turn, as those of cameras may.
fn is_turned(jpeg: &[u8]) -> bool {
    turning(jpeg).is_some_and(|turning| (5..=8).contains(&turning))
}

/// The field «orientation» of a JPEG's Exif data.
fn turning(jpeg: &[u8]) -> Option<u16> {
    let mut at = 2;
    loop {
        let (marker, length) = (jpeg.get(at..at + 2)?, jpeg.get(at + 2..at + 4)?);
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        if marker == [0xff, 0xe1] && jpeg.get(at + 4..)?.starts_with(b"Exif\0\0") {
            at += 10;
            break;
        }
        // The compressed picture begins, or this is no marker at all.
        if marker[0] != 0xff || marker[1] == 0xda || length < 2 {
            return None;
        }
        at += 2 + length;
    }
    let tiff = jpeg.get(at..)?;
    let is_little = tiff.starts_with(b"II");
    let number = |at: usize, bytes: usize| {
        let digits = tiff.get(at..at.checked_add(bytes)?)?.iter().map(|byte| usize::from(*byte));
        let join = |sum: usize, digit: usize| sum << 8 | digit;
        Some(if is_little { digits.rev().fold(0, join) } else { digits.fold(0, join) })
    };
    let directory = number(4, 4)?;
    let entries = (0..number(directory, 2)?).map(|entry| directory + 2 + entry * 12);
    for entry in entries {
        if number(entry, 2)? == 0x0112 {
            return number(entry + 8, 2)?.try_into().ok();
        }
    }
    None
}

/// The size that the root of an SVG gives, or one of the same proportions that fills the column.
fn drawing_size(svg: &str) -> Option<PictureSize> {
    let root = &svg[svg.find("<svg")?..];
    let root = &root[..root.find('>')?];
    let pixels = |name| attribute(root, name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let view: Vec<f64> = attribute(root, "viewBox")
        .map(|view| view.split([' ', ',', '\n', '\t']).filter_map(|part| part.parse().ok()).collect())
        .unwrap_or_default();
    let ratio = (view.len() == 4 && view[2] > 0.0).then(|| view[3] / view[2]);
    let (width, height) = match (pixels("width"), pixels("height"), ratio) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(ratio)) => (width, width * ratio),
        (None, Some(height), Some(ratio)) => (height / ratio, height),
        (None, None, Some(ratio)) => (FILLING, FILLING * ratio),
        _ => return None,
    };
    // What is no number of pixels becomes 0 by the conversion.
    sized((width.round() as u32, height.round() as u32))
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let is_name = tag[..at].ends_with(char::is_whitespace);
        if is_name { value[1..].split(quote).next() } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size_of(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        size(&ending, &File::open(&path).unwrap()).map(|size| (size.width, size.height))
    }

    /// A JPEG of 40 × 30 points with a direction in its Exif data, without any picture in it.
    fn jpeg(direction: Option<u8>) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        if let Some(direction) = direction {
            bytes.extend([0xff, 0xe1, 0, 34]);
            bytes.extend(b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0");
            bytes.extend([direction, 0, 0, 0, 0, 0, 0, 0]);
        }
        bytes.extend([0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0, 0xff, 0xd9]);
        bytes
    }

    #[test]
    fn a_photograph_that_was_turned_has_its_height_as_width() {
        assert_eq!(size_of("a.jpg", &jpeg(None)), Some((40, 30)));
        assert_eq!(size_of("a.jpg", &jpeg(Some(1))), Some((40, 30)));
        assert_eq!(size_of("a.JPEG", &jpeg(Some(6))), Some((30, 40)));
    }

    #[test]
    fn png_gif_and_webp_give_their_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2c\0\0\0\x64\x08\x02\0\0\0";
        assert_eq!(size_of("a.png", png), Some((300, 100)));
        assert_eq!(size_of("a.gif", b"GIF89a\x07\0\x05\0\0\0\0"), Some((7, 5)));
        let webp = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x8f\x01\0\x2b\x01\0\0\0\0\0";
        assert_eq!(size_of("a.webp", webp), Some((400, 300)));
    }

    #[test]
    fn a_drawing_has_the_size_of_its_root_or_fills_its_column() {
        let drawing = |root: &str| drawing_size(&format!("<?xml version=\"1.0\"?>\n{root}<rect width=\"3\"/></svg>"));
        let size = |root| drawing(root).map(|size| (size.width, size.height));
        assert_eq!(size("<svg stroke-width='2' width='120px' height=\"60.4\">"), Some((120, 60)));
        assert_eq!(size("<svg viewBox=\"0 0 300 100\" width=\"30\">"), Some((30, 10)));
        assert_eq!(size("<svg viewBox=\"0,0,300,100\" width=\"100%\">"), Some((2000, 667)));
        assert_eq!(size("<svg>"), None);
        assert_eq!(size("<svg width=\"0\" height=\"-4\">"), None);
    }

    #[test]
    fn a_broken_picture_and_another_file_have_no_size() {
        for (name, bytes) in
            [("a.png", &b"no picture"[..]), ("a.jpg", b"\xff\xd8\xff"), ("a.svg", b"<svg"), ("a.pdf", b"%PDF")]
        {
            assert_eq!(size_of(name, bytes), None, "{name}");
        }
        assert_eq!(turning(b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0*\xff\xff\xff\xff"), None);
    }
}
