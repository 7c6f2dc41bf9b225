//! The matrix cut into parts which a page can show.
//!
//! A part has at most `COLUMNS` columns and `ROWS` rows, and fewer where its cells have much evidence. Where there are
//! several parts, each has only the rows that have a cell in it, so none is empty.

use std::collections::HashMap;
use std::ops::Range;

use crate::link::graph::matrix::MatrixRow;
use crate::link::graph::{LinkGraph, Relation};
use crate::site::{DocId, Site};

/// The most rows of a part.
const ROWS: usize = 60;
/// The most columns of a part.
const COLUMNS: usize = 40;
/// What the cells of a part may weigh, in bytes of HTML; with rows, heads and frame its page stays below 200 kB.
const WEIGHT: usize = 120_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixPart {
    /// The place of its columns among the blocks of columns, from 0.
    pub block: usize,
    /// Its regulations, those of one jurisdiction together.
    pub columns: Vec<DocId>,
    /// Its rows, each with its relations to these regulations only.
    pub rows: Vec<MatrixRow>,
}

/// The parts of the matrix, column block by column block, each by its rows. Empty where nobody is subject to anything.
pub fn matrix_parts(site: &Site, graph: &LinkGraph) -> Vec<MatrixPart> {
    let (matrix, relations) = (graph.matrix(), graph.relations());
    let blocks = column_blocks(&jurisdiction_lengths(site, &matrix.columns));
    let columns = |block: usize| &matrix.columns[blocks[block].clone()];
    let block_of: HashMap<DocId, usize> =
        (0..blocks.len()).flat_map(|at| columns(at).iter().map(move |id| (*id, at))).collect();
    let mut rows_of: Vec<Vec<MatrixRow>> = vec![Vec::new(); blocks.len()];
    for row in &matrix.rows {
        for at in &row.relations {
            let block = &mut rows_of[block_of[&relations[*at].object]];
            match block.last_mut().filter(|begun| begun.subject == row.subject) {
                Some(begun) => begun.relations.push(*at),
                None => block.push(MatrixRow { subject: row.subject, relations: vec![*at] }),
            }
        }
    }
    let weigh = |row: &MatrixRow| row.relations.iter().map(|at| weight(&relations[*at])).sum();
    let parts = rows_of.into_iter().enumerate().flat_map(|(block, rows)| {
        let part = move |rows| MatrixPart { block, columns: columns(block).to_vec(), rows };
        row_blocks(rows, weigh).into_iter().map(part)
    });
    parts.collect()
}

/// What the cell of a relation adds to its page: its sign, its link, and the evidence that opens below it. In bytes,
/// roughly, on the large side.
fn weight(relation: &Relation) -> usize {
    let assertions = relation.assertions.iter();
    let evidence: usize =
        assertions.map(|a| 560 + a.fields.note.as_ref().map_or(0, String::len) + 160 * a.disputed_by.len()).sum();
    900 + evidence
}

/// How many columns stand side by side for each jurisdiction.
fn jurisdiction_lengths(site: &Site, columns: &[DocId]) -> Vec<usize> {
    let same = |a: &DocId, b: &DocId| site.document(*a).jurisdiction() == site.document(*b).jurisdiction();
    columns.chunk_by(same).map(<[DocId]>::len).collect()
}

/// Cuts columns into blocks. A jurisdiction stays whole where it can.
fn column_blocks(jurisdictions: &[usize]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for length in jurisdictions {
        let end = start + length;
        match blocks.last_mut().filter(|block| end - block.start <= COLUMNS) {
            Some(block) => block.end = end,
            None => blocks.extend((start..end).step_by(COLUMNS).map(|from| from..(from + COLUMNS).min(end))),
        }
        start = end;
    }
    blocks
}

/// Cuts rows into parts of at most [`ROWS`] rows and [`WEIGHT`]; a single row is never cut.
fn row_blocks(rows: Vec<MatrixRow>, weigh: impl Fn(&MatrixRow) -> usize) -> Vec<Vec<MatrixRow>> {
    let mut parts: Vec<Vec<MatrixRow>> = Vec::new();
    let mut sum = 0;
    for row in rows {
        let own = weigh(&row);
        match parts.last_mut().filter(|part| part.len() < ROWS && sum + own <= WEIGHT) {
            Some(part) => {
                part.push(row);
                sum += own;
            }
            None => {
                parts.push(vec![row]);
                sum = own;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[usize]) -> Vec<MatrixRow> {
        let row = |(at, n): (usize, &usize)| MatrixRow { subject: DocId(at as u32), relations: vec![0; *n] };
        cells.iter().enumerate().map(row).collect()
    }

    fn blocks(jurisdictions: &[usize]) -> Vec<(usize, usize)> {
        column_blocks(jurisdictions).into_iter().map(|block| (block.start, block.end)).collect()
    }

    #[test]
    fn few_columns_are_one_block() {
        assert_eq!(blocks(&[3, 8]), [(0, 11)]);
        assert_eq!(blocks(&[COLUMNS]), [(0, COLUMNS)]);
    }

    #[test]
    fn a_jurisdiction_that_does_not_fit_begins_a_block_and_only_a_long_one_is_cut() {
        assert_eq!(blocks(&[30, 20, 10]), [(0, 30), (30, 60)]);
        assert_eq!(blocks(&[10, 90, 5]), [(0, 10), (10, 50), (50, 90), (90, 105)]);
    }

    #[test]
    fn rows_are_cut_by_number_and_by_what_their_cells_weigh() {
        let count = |parts: Vec<Vec<MatrixRow>>| parts.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(count(row_blocks(rows(&[1; 130]), |_| 1)), [60, 60, 10]);
        let heavy = |row: &MatrixRow| row.relations.len() * WEIGHT / 4;
        assert_eq!(count(row_blocks(rows(&[2, 2, 1, 9, 1]), heavy)), [2, 1, 1, 1]);
    }
}
