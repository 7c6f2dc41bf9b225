//! From texts to a graph: names, links, mentions, backlinks, statements.

pub mod assemble;
mod backlinks;
mod cite;
pub mod files;
pub mod fold;
pub mod graph;
pub mod index;
pub mod inflection;
pub mod matrix;
pub mod mentions;
pub mod menu;
pub mod names;
pub mod outside;
pub mod quotations;
mod quotes;
pub mod reference;
pub mod resolve;
pub mod sentence;
pub mod shown;
pub mod statements;
pub mod tally;
mod together;
pub mod update;
pub mod words;
