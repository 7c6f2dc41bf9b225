//! From texts to a graph: names, links, mentions, backlinks, statements.

pub mod assemble;
pub mod files;
pub mod fold;
pub mod graph;
pub mod index;
pub mod inflection;
pub mod mentions;
pub mod menu;
pub mod names;
pub mod quotations;
pub mod reference;
pub mod resolve;
pub mod sentence;
pub mod statements;
pub mod words;
