//! What lies packed within a file.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// How much is unpacked of one stream, in bytes: metadata of people stand at its beginning, if not alone.
const MOST: u64 = 16 * 1024 * 1024;

/// The content of a stream of zlib, as far as it can be read; what follows the stream is left alone.
pub(super) fn inflated(packed: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    // Of one that breaks off, what came before.
    let _ = ZlibDecoder::new(packed).take(MOST).read_to_end(&mut content);
    content
}
