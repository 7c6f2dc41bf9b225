//! Documents in chunks by their address, for data that pages load in parts.
//!
//! A script in a page finds the chunk of a link from the link's address alone, so the rule here and the one in
//! `static/previews.js` are the same.

use std::sync::Arc;

use super::DocId;
use crate::model::Document;

/// As many covers share a chunk on average before the number of chunks doubles: a cover has 330 bytes, 90
/// compressed, so pointing at a first link costs a reader no more than 50 kB.
const COVERS: usize = 256;
/// As many bytes of sources do, whose texts are read together: 10,000 articles have 512 files, and the card of a citation costs a
/// reader about 20 kB, compressed; the results of a search lead to at most ten such files.
const BYTES: usize = 96_000;

/// The documents that have an address of their own, by the chunk of their cover. So a chunk is as small in a large dossier as in
/// a small one. There is always at least one chunk, and their number is a power of two.
pub fn of_covers(documents: &[Arc<Document>]) -> Vec<Vec<DocId>> {
    chunks(documents, addressed(documents).count().div_ceil(COVERS))
}

/// The same by the chunk of their text.
pub fn of_texts(documents: &[Arc<Document>]) -> Vec<Vec<DocId>> {
    let bytes: usize = addressed(documents).map(|(_, document)| document.source.text.len()).sum();
    chunks(documents, bytes.div_ceil(BYTES))
}

fn addressed(documents: &[Arc<Document>]) -> impl Iterator<Item = (DocId, &Document)> {
    let all = (0..).map(DocId).zip(documents.iter().map(|document| &**document));
    all.filter(|(_, document)| !document.permalink.as_str().is_empty())
}

/// The documents in at least as many chunks as are wanted.
fn chunks(documents: &[Arc<Document>], wanted: usize) -> Vec<Vec<DocId>> {
    let count = wanted.next_power_of_two();
    let mut chunks = vec![Vec::new(); count];
    for (id, document) in addressed(documents) {
        chunks[hash(document.permalink.as_str()) as usize & (count - 1)].push(id);
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
