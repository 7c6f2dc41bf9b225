//! From the text of a file to a document.

pub mod dialect;
pub mod markdown;
