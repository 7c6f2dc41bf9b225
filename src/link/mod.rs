//! From texts to a graph: names, links, mentions, backlinks, statements.

pub mod fold;
pub mod graph;
pub mod inflection;
pub mod mentions;
pub mod names;
pub mod sentence;
pub mod words;
