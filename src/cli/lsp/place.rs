//! Places as editors count them: lines from 0, and in a line units of UTF-16; files by their addresses.

use std::path::{Component, Path};
use std::str::FromStr;

use lsp_types::{Position, Range, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::source::Span;

/// The offset of a position in a text; the end of the line or text where there is no such place.
pub(super) fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text[start..].find('\n') {
            Some(end) => start += end + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split(['\r', '\n']).next().unwrap_or_default();
    let mut units = 0;
    for (at, letter) in line.char_indices() {
        if units >= position.character as usize {
            return start + at;
        }
        units += letter.len_utf16();
    }
    start + line.len()
}

/// The position of an offset.
pub(super) fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset.min(text.len())];
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position::new(before.matches('\n').count() as u32, line.encode_utf16().count() as u32)
}

pub(super) fn range(text: &str, span: Span) -> Range {
    Range::new(position(text, span.start), position(text, span.end))
}

/// The path of a file from the dossier's folder; `None` for what does not lie in it.
pub(super) fn path(uri: &Uri, root: &Path) -> Option<String> {
    let encoded = uri.as_str().strip_prefix("file://")?;
    let decoded = percent_decode_str(encoded).decode_utf8().ok()?;
    let is_drive = cfg!(windows) && decoded.starts_with('/');
    let inner = Path::new(if is_drive { &decoded[1..] } else { &decoded }).strip_prefix(root).ok()?.to_owned();
    let parts = inner.components().map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    Some(parts.collect::<Option<Vec<String>>>()?.join("/"))
}

/// The address of a file of the dossier.
pub(super) fn uri(root: &Path, path: &str) -> Option<Uri> {
    const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    let file = root.join(path).to_string_lossy().replace('\\', "/");
    let slash = if file.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(&file, &KEPT))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_utf16_and_found_again() {
        let text = "a\r\nÄ 𝄞x\nlast";
        for (at, line, character) in [(0, 0, 0), (1, 0, 1), (3, 1, 0), (5, 1, 1), (10, 1, 4), (12, 2, 0), (16, 2, 4)] {
            let place = Position::new(line, character);
            assert_eq!((position(text, at), offset(text, place)), (place, at), "{at}");
        }
        assert_eq!(offset(text, Position::new(0, 99)), 1);
        assert_eq!(offset(text, Position::new(9, 0)), text.len());
    }

    #[test]
    fn a_file_is_found_by_its_address_where_it_lies_in_the_dossier() {
        let root = Path::new("/tmp/my dossier");
        let there = uri(root, "content/companies/ä b.md").expect("an address");
        assert_eq!(there.as_str(), "file:///tmp/my%20dossier/content/companies/%C3%A4%20b.md");
        assert_eq!(path(&there, root).as_deref(), Some("content/companies/ä b.md"));
        let other = |uri: &str| path(&Uri::from_str(uri).expect("an address"), root);
        assert_eq!((other("file:///tmp/other/a.md"), other("untitled:a")), (None, None));
    }
}
