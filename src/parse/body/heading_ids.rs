//! Ids of headings: made from their text, never in the way of ids that a page gives out itself.

use unicode_normalization::UnicodeNormalization;

// `TEMPLATE_IDS`: every id that the theme's templates give, sorted. Made by build.rs. A heading of such a name gets the
// prefix `h-`.
include!(concat!(env!("OUT_DIR"), "/template_ids.rs"));

/// Ids that scripts give to what they add to a page.
const SCRIPT_IDS: [&str; 2] = ["evidence", "preview"];

/// Beginnings of ids that are made while a page is: mentions, passages, events, relations, measures, footnotes and their
/// references, what scripts add for filters and the search, and the sections of a topic.
const MADE_IDS: [&str; 11] = ["m-", "p-", "ev-", "rel-", "r-", "fn-", "fnref-", "f-", "find-", "over-", "in-topic-"];

/// How the ids of headings of the page's own parts end: `claims-title`.
const TITLE: &str = "-title";

/// The id that a heading's text gives: lower case, German umlauts spelled out, spaces and dashes as `-`, other
/// punctuation left out. Never empty, never one that a page uses itself; not yet unique.
pub fn heading_id(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => id.push_str("ae"),
            'ö' => id.push_str("oe"),
            'ü' => id.push_str("ue"),
            'ß' => id.push_str("ss"),
            c if c.is_alphanumeric() => id.push(c),
            '-' | '‐' | '‑' | '–' | '—' | '/' | '_' | '·' => hyphen(&mut id),
            c if c.is_whitespace() => hyphen(&mut id),
            _ => {}
        }
    }
    while id.ends_with('-') {
        id.pop();
    }
    unreserved(if id.is_empty() { "h".into() } else { id })
}

/// The same id, with the prefix `h-` where a page uses it itself.
pub fn unreserved(id: String) -> String {
    if is_page_id(&id) { format!("h-{id}") } else { id }
}

fn hyphen(id: &mut String) {
    if !id.is_empty() && !id.ends_with('-') {
        id.push('-');
    }
}

/// Whether a page gives out this id itself. Short letters with a number (`rn3`, `c1`) are passages and claims.
fn is_page_id(id: &str) -> bool {
    let letters = id.bytes().take_while(u8::is_ascii_alphabetic).count();
    is_page_part(id) || (1..=2).contains(&letters) && is_number(&id[letters..])
}

/// Whether an id is that of a passage or of a part of the page, so that a claim cannot have it.
pub fn is_page_part(id: &str) -> bool {
    TEMPLATE_IDS.binary_search(&id).is_ok()
        || SCRIPT_IDS.contains(&id)
        || MADE_IDS.iter().any(|prefix| id.starts_with(prefix))
        || id.ends_with(TITLE)
        || id.strip_prefix("rn").is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_in_german_and_other_scripts() {
        for (text, id) in [
            ("Die Anordnung vom 14. August", "die-anordnung-vom-14-august"),
            ("Überprüfung großer Käufe", "ueberpruefung-grosser-kaeufe"),
            ("U\u{308}ber", "ueber"),
            ("2017–2020 / Musical.ly", "2017-2020-musically"),
            ("字节跳动", "字节跳动"),
            ("Café", "café"),
            ("!?", "h"),
            ("", "h"),
        ] {
            assert_eq!(heading_id(text), id);
        }
    }

    #[test]
    fn ids_that_a_page_uses_itself_get_a_prefix() {
        for (text, id) in [
            ("Claims", "h-claims"),
            ("Preview", "h-preview"),
            ("Inhalt", "inhalt"),
            ("Rn3", "h-rn3"),
            ("C1", "h-c1"),
            ("M 1", "h-m-1"),
            ("p - x", "h-p-x"),
            ("fnref 1", "h-fnref-1"),
            ("S. X", "s-x"),
            ("Legend", "h-legend"),
            ("Rn", "rn"),
            ("Order 1", "order-1"),
        ] {
            assert_eq!(heading_id(text), id);
        }
    }
}
