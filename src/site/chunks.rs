//! Documents in chunks by their address, for data that pages load in parts.
//!
//! A script in a page finds the chunk of a link from the link's address alone, so the rule here and the one in
//! `static/previews.js` are the same.

use std::sync::Arc;

use super::DocId;
use crate::model::Document;

/// How large chunks are.
#[derive(Clone, Copy, Debug)]
pub struct ChunkSize {
    /// How many documents share a chunk on average before the number of chunks doubles.
    shared: usize,
    /// More chunks than this are never made.
    most: usize,
}

/// Covers are a few hundred bytes each.
pub const COVERS: ChunkSize = ChunkSize { shared: 64, most: 256 };
/// Whole texts are some thousand, so fewer of them share a chunk.
pub const TEXTS: ChunkSize = ChunkSize { shared: 32, most: 512 };

/// The documents that have an address of their own, by chunk. There is always at least one chunk, and their number is a
/// power of two.
pub fn chunks(documents: &[Arc<Document>], size: ChunkSize) -> Vec<Vec<DocId>> {
    let addressed = || documents.iter().zip(0..).filter(|(document, _)| !document.permalink.as_str().is_empty());
    let count = addressed().count().div_ceil(size.shared).next_power_of_two().min(size.most);
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
