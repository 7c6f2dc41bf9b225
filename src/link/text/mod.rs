//! Texts as readers see them, the sentences in them, and how much of them a page may quote.

pub mod quotation_limits;
pub(crate) mod quotes;
pub mod sentence;
pub mod shown;
