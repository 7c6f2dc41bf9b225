//! From texts to a graph: links, mentions, backlinks, statements.

mod changes;
mod file_contents;
pub mod files;
pub mod graph;
pub mod links;
mod moves;
pub mod reference;
pub mod resolve;
pub mod review;
mod shared_folders;
mod spellings;
pub mod statements;
mod stranded;
mod strays;
pub mod suggest;
mod targets;
pub mod text;
pub mod unlinked;
