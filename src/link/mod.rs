//! From texts to a graph: names, links, mentions, backlinks, statements.

pub mod graph;
