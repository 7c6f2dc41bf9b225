//! Ids that every format can hold: letters and digits of ASCII, hyphens and dots. They follow from the addresses of the site, so that
//! they stay when others come or go.

use crate::model::Document;

/// The longest id of a document. Two of them fit into what FollowTheMoney takes.
const LONGEST: usize = 96;

/// The id of a document: `companies.tesla`.
pub fn document_id(document: &Document) -> String {
    id_of(&document.permalink.as_str().trim_matches('/').replace('/', "."))
}

/// An id from any text; one that cannot be an id as it is gets a hash of it at its end.
pub(super) fn id_of(text: &str) -> String {
    let is_fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let is_end = |c: char| c.is_ascii_alphanumeric();
    if text.len() <= LONGEST
        && text.bytes().all(|byte| is_fine(char::from(byte)))
        && text.starts_with(is_end)
        && text.ends_with(is_end)
    {
        return text.to_owned();
    }
    let kept: String = text.chars().map(|c| if is_fine(c) { c } else { '-' }).take(LONGEST - 9).collect();
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("{}-{}", kept.trim_matches(['-', '.']), &hash[..8]).trim_start_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn what_cannot_be_an_id_gets_a_hash_and_two_texts_never_share_one() {
        assert_eq!(id_of("companies.tesla"), "companies.tesla");
        let long = "x".repeat(300);
        let made = ["a_b", "a-b", "a.b-", "a.b", "_", "-", long.as_str()].map(id_of);
        let fine =
            |id: &String| id.len() <= 96 && id.starts_with(|c: char| c.is_ascii_alphanumeric()) && !id.contains('_');
        assert!(made.iter().all(fine), "{made:?}");
        assert_eq!(made.iter().collect::<std::collections::BTreeSet<_>>().len(), made.len(), "{made:?}");
    }
}
