//! The packets of metadata in files of pictures. What lies between them is skipped, not read.

use std::fs::File;
use std::io::{self, BufReader, Read};

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
                let after = |head: &[u8]| content.strip_prefix(head).map(<[u8]>::to_vec);
                packets.extend(
                    after(b"Exif\0\0")
                        .map(Packet::Exif)
                        .or_else(|| after(b"http://ns.adobe.com/xap/1.0/\0").map(Packet::Xmp))
                        .or_else(|| after(b"Photoshop 3.0\0").map(Packet::Photoshop)),
                );
            }
            _ => return Ok(()),
        }
    }
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
            b"eXIf" | b"iTXt" | b"tEXt" if length <= LARGEST => {
                let content = bytes(file, length)?;
                packets.extend(if kind == *b"eXIf" { Some(Packet::Exif(content)) } else { png_text(&kind, &content) });
                skip(file, CHECKSUM)?;
            }
            _ => skip(file, length as u64 + CHECKSUM)?,
        }
    }
}

/// A text of a PNG, unless it is compressed.
fn png_text(kind: &[u8; 4], content: &[u8]) -> Option<Packet> {
    let (keyword, mut text) = at_null(content)?;
    if kind == b"iTXt" {
        let ([is_compressed, _], rest) = text.split_first_chunk()?;
        if *is_compressed != 0 {
            return None;
        }
        let (_language, rest) = at_null(rest)?;
        let (_translated, rest) = at_null(rest)?;
        text = rest;
    }
    Some(match keyword {
        b"XML:com.adobe.xmp" => Packet::Xmp(text.to_vec()),
        keyword => Packet::Text(keyword.to_vec(), text.to_vec()),
    })
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
