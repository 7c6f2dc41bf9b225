//! Documents in chunks by their address, for data that pages load in parts.
//!
//! A script in a page finds the chunk of a link from the link's address alone, so the rule here and the one in
//! `static/previews.js` are the same.

use std::sync::Arc;

use super::DocId;
use crate::model::Document;

/// As many covers share a chunk on average before the number of chunks doubles: a cover has a few hundred bytes.
pub const COVERS: usize = 64;
/// The same for whole texts, which have some thousand.
pub const TEXTS: usize = 32;

/// The documents that have an address of their own, by chunk, of which `shared` share one on average before the number of chunks
/// doubles. So a chunk is as small in a large dossier as in a small one. There is always at least one chunk, and their number is
/// a power of two.
pub fn chunks(documents: &[Arc<Document>], shared: usize) -> Vec<Vec<DocId>> {
    let addressed = || documents.iter().zip(0..).filter(|(document, _)| !document.permalink.as_str().is_empty());
    let count = addressed().count().div_ceil(shared).next_power_of_two();
    let mut chunks = vec![Vec::new(); count];
    for (document, at) in addressed() {
        chunks[hash(document.permalink.as_str()) as usize & (count - 1)].push(DocId(at));
    }
    chunks
}

/// FNV-1a over the bytes of an address: short to write in any language, and stable for ever.
fn hash(address: &str) -> u32 {
    address.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_is_the_published_one() {
        for (text, expected) in [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] {
            assert_eq!(hash(text), expected, "{text}");
        }
    }
}
