//! Bytes of an unknown encoding as text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::source::with_line_ends;

/// A page declares its encoding within so many bytes.
const DECLARED_WITHIN: usize = 1024;

/// The text of a file: by its byte order mark, else as UTF-8 where it is that, else as a page declares, else by its letters.
///
/// # Errors
/// That it is no text.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    text_of(bytes).map(with_line_ends)
}

fn text_of(bytes: &[u8]) -> Result<String, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    if bytes.contains(&0) {
        return Err("the file is no text".to_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let encoding = declared(bytes).unwrap_or_else(|| detected(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// The encoding that a page declares, other than UTF-8, which it is not: `<meta charset="windows-1252">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>', '/', ';']).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_encoding_that_it_has() {
        let latin = b"M\xfcller k\xfcndigt Vertr\xe4ge f\xfcr die Gr\xf6\xdfe";
        let german = "Müller kündigt Verträge für die Größe";
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(german.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = [b"\xef\xbb\xbf", german.as_bytes()].concat();
        for bytes in [german.as_bytes(), latin, &utf16, &marked] {
            assert_eq!(decoded(bytes).as_deref(), Ok(german));
        }
        let page = b"<meta charset=\"windows-1251\"><p>\xc3\xe0\xe7\xef\xf0\xee\xec";
        assert!(decoded(page).is_ok_and(|text| text.ends_with("Газпром")));
        assert!(decoded(b"PNG\0\x01\x02\xff").is_err());
    }
}
