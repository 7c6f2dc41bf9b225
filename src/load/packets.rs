//! The packets of metadata in files of pictures. What lies between them is skipped, not read.

use std::fs::File;
use std::io::{self, BufReader, Read};

use super::inflate::inflated;

/// A packet larger than this, in bytes, is skipped: no metadata of people is as large.
const LARGEST: usize = 4 * 1024 * 1024;

/// A packet of metadata.
#[derive(Debug, PartialEq, Eq)]
pub enum Packet {
    /// Exif, from the head of its TIFF structure on.
    Exif(Vec<u8>),
    /// XMP, a text in XML.
    Xmp(Vec<u8>),
    /// A block of Photoshop's, which holds IPTC.
    Photoshop(Vec<u8>),
    /// A text by its keyword.
    Text(Vec<u8>, Vec<u8>),
}

/// The packets of a JPEG, up to the picture itself. Of a file that breaks off, those before.
pub fn jpeg(file: &File) -> Vec<Packet> {
    let mut packets = Vec::new();
    // What cannot be read any further has no more packets.
    let _ = jpeg_segments(&mut BufReader::new(file), &mut packets);
    packets
}

fn jpeg_segments(file: &mut BufReader<&File>, packets: &mut Vec<Packet>) -> io::Result<()> {
    if array(file)? != [0xff, 0xd8] {
        return Ok(());
    }
    loop {
        let [sign, kind]: [u8; 2] = array(file)?;
        match (sign, kind) {
            (0xff, 0xff) => file.seek_relative(-1)?,
            // The picture, or its end; what is no sign is no segment either.
            (0xff, 0xd9 | 0xda) => return Ok(()),
            (0xff, _) => {
                let length = usize::from(u16::from_be_bytes(array(file)?)).saturating_sub(2);
                if !matches!(kind, 0xe1 | 0xed) {
                    skip(file, length as u64)?;
                    continue;
                }
                let content = bytes(file, length)?;
                packets.extend(jpeg_packet(&content));
            }
            _ => return Ok(()),
        }
    }
}

fn jpeg_packet(content: &[u8]) -> Option<Packet> {
    let after = |head: &[u8]| content.strip_prefix(head).map(<[u8]>::to_vec);
    after(b"Exif\0\0")
        .map(Packet::Exif)
        .or_else(|| after(b"http://ns.adobe.com/xap/1.0/\0").map(Packet::Xmp))
        .or_else(|| after(b"Photoshop 3.0\0").map(Packet::Photoshop))
}

/// The packets of a PNG, wherever in the file they are.
pub fn png(file: &File) -> Vec<Packet> {
    let mut packets = Vec::new();
    let _ = png_chunks(&mut BufReader::new(file), &mut packets);
    packets
}

fn png_chunks(file: &mut BufReader<&File>, packets: &mut Vec<Packet>) -> io::Result<()> {
    const CHECKSUM: u64 = 4;
    if array(file)? != *b"\x89PNG\r\n\x1a\n" {
        return Ok(());
    }
    loop {
        let length = u32::from_be_bytes(array(file)?) as usize;
        let kind: [u8; 4] = array(file)?;
        match &kind {
            b"IEND" => return Ok(()),
            b"eXIf" | b"iTXt" | b"tEXt" | b"zTXt" if length <= LARGEST => {
                let content = bytes(file, length)?;
                packets.extend(if kind == *b"eXIf" { Some(Packet::Exif(content)) } else { png_text(&kind, &content) });
                skip(file, CHECKSUM)?;
            }
            _ => skip(file, length as u64 + CHECKSUM)?,
        }
    }
}

/// A text of a PNG, unpacked where it is packed.
fn png_text(kind: &[u8; 4], content: &[u8]) -> Option<Packet> {
    let (keyword, text) = at_null(content)?;
    let text = match kind {
        b"iTXt" => {
            let ([is_packed, _method], rest) = text.split_first_chunk()?;
            let (_language, rest) = at_null(rest)?;
            let (_translated, text) = at_null(rest)?;
            if *is_packed == 0 { text.to_vec() } else { inflated(text) }
        }
        b"zTXt" => inflated(text.get(1..)?),
        _ => text.to_vec(),
    };
    match keyword {
        b"XML:com.adobe.xmp" => Some(Packet::Xmp(text)),
        keyword => match keyword.strip_prefix(b"Raw profile type ") {
            Some(profile) => raw_profile(profile, &text),
            None => Some(Packet::Text(keyword.to_vec(), text)),
        },
    }
}

/// A packet of another format as ImageMagick writes it into a PNG: its name, its length, and its bytes as digits.
fn raw_profile(name: &[u8], text: &[u8]) -> Option<Packet> {
    let mut lines = text.trim_ascii_start().splitn(3, |byte| *byte == b'\n');
    let digits = lines.nth(2)?.iter().filter_map(|byte| char::from(*byte).to_digit(16)).collect::<Vec<_>>();
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| (pair[0] << 4 | pair[1]) as u8).collect();
    match name {
        b"exif" | b"APP1" | b"app1" => jpeg_packet(&bytes),
        b"xmp" => Some(Packet::Xmp(bytes)),
        b"iptc" => Some(Packet::Photoshop(bytes)),
        _ => None,
    }
}

/// The packets of a WebP, which stand behind the picture.
pub fn webp(file: &File) -> Vec<Packet> {
    let mut packets = Vec::new();
    let _ = webp_chunks(&mut BufReader::new(file), &mut packets);
    packets
}

fn webp_chunks(file: &mut BufReader<&File>, packets: &mut Vec<Packet>) -> io::Result<()> {
    let head: [u8; 12] = array(file)?;
    if !head.starts_with(b"RIFF") || !head.ends_with(b"WEBP") {
        return Ok(());
    }
    loop {
        let kind: [u8; 4] = array(file)?;
        let length = u32::from_le_bytes(array(file)?) as usize;
        let padding = (length % 2) as u64;
        match &kind {
            b"EXIF" | b"XMP " if length <= LARGEST => {
                let content = bytes(file, length)?;
                packets.push(match content.strip_prefix(b"Exif\0\0") {
                    Some(exif) => Packet::Exif(exif.to_vec()),
                    None if kind == *b"EXIF" => Packet::Exif(content),
                    None => Packet::Xmp(content),
                });
                skip(file, padding)?;
            }
            _ => skip(file, length as u64 + padding)?,
        }
    }
}

fn array<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut array = [0; N];
    file.read_exact(&mut array).map(|()| array)
}

fn bytes(file: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes).map(|()| bytes)
}

fn skip(file: &mut BufReader<&File>, length: u64) -> io::Result<()> {
    file.seek_relative(i64::try_from(length).map_err(io::Error::other)?)
}

fn at_null(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(0, bytes)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn packed_texts_of_a_png_are_unpacked() {
        let author = |text: &[u8]| Some(Packet::Text(b"Author".to_vec(), text.to_vec()));
        let jane = packed(b"Jane Doe");
        assert_eq!(png_text(b"tEXt", b"Author\0Jane Doe"), author(b"Jane Doe"));
        assert_eq!(png_text(b"zTXt", &[b"Author\0\0", &*jane].concat()), author(b"Jane Doe"));
        assert_eq!(png_text(b"iTXt", &[b"Author\0\x01\0en\0Autorin\0", &*jane].concat()), author(b"Jane Doe"));
        let xmp = [b"XML:com.adobe.xmp\0\x01\0\0\0", &*packed(b"<x:xmpmeta/>")].concat();
        assert_eq!(png_text(b"iTXt", &xmp), Some(Packet::Xmp(b"<x:xmpmeta/>".to_vec())));
        // What breaks off gives what came before.
        for at in 0..jane.len() {
            png_text(b"zTXt", &[b"Author\0\0", &jane[..at]].concat());
        }
        assert_eq!(png_text(b"zTXt", b"Author\0"), None);
    }

    #[test]
    fn profiles_that_are_written_as_digits_are_read() {
        let profile = |name: &str, digits: &str| {
            let text = packed(format!("\n{}\n      8\n{digits}\n", name.split(' ').next_back().unwrap()).as_bytes());
            png_text(b"zTXt", &[format!("{name}\0\0").as_bytes(), &text].concat())
        };
        let exif = profile("Raw profile type exif", "45786966000049\n492a00");
        assert_eq!(exif, Some(Packet::Exif(b"II*\0".to_vec())));
        assert_eq!(profile("Raw profile type xmp", "3c782f3e"), Some(Packet::Xmp(b"<x/>".to_vec())));
        assert_eq!(profile("Raw profile type iptc", "3842494d"), Some(Packet::Photoshop(b"8BIM".to_vec())));
        assert_eq!(profile("Raw profile type icc", "00"), None);
    }
}
