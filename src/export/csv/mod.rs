//! Tables for spreadsheets, one file for each: they open in a spreadsheet program by a double click, and their ids join them.

pub mod articles;
pub mod claims;
pub mod entities;
pub mod events;
pub mod evidence;
pub mod matrix;
pub mod mentions;
pub mod relations;
pub mod said;
pub mod table;

use crate::model::Document;

/// Which values of a document its own sources do not state: `founded: external | country: inferred`.
fn basis(document: &Document) -> String {
    let marked = document.basis.iter().map(|(path, basis)| format!("{path}: {}", basis.kind.word()));
    marked.collect::<Vec<_>>().join(" | ")
}
