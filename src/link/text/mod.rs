//! Where a text points, how readers see it, the sentences in it, and how much of it a page may quote.

pub mod abbreviations;
mod framing;
mod letters;
pub(crate) mod negation;
pub mod outgoing;
pub mod quotation_limits;
pub(crate) mod quotes;
pub mod reader_text;
pub mod sentence;
pub mod source_text;
mod speech;
