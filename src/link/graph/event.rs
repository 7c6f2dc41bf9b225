//! What happened, as articles tell it.

use std::sync::Arc;

use crate::model::Event;
use crate::site::DocId;

/// An event and the article that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedEvent {
    pub article: DocId,
    /// Its place among the article's events, from 0.
    pub index: u32,
    /// The id that a deep link uses, from date and words: `ev-3f9a01bc`. Unique in its article.
    pub anchor: Arc<str>,
    pub event: Event,
    pub about: Vec<DocId>,
    /// The paragraph; 0 where none is named.
    pub passage: u32,
}
