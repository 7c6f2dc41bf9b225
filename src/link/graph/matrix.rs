//! Who is subject to which regulation, as a table that is cut into parts which a page can show.
//!
//! Columns stand by jurisdiction, rows by topic. A part has at most [`COLUMNS`] columns and [`ROWS`] rows, and fewer
//! where its cells have much evidence. Where there are several parts, each has only the rows that have a cell in it, so
//! none is empty.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use crate::labels::alphabet::Alphabet;
use crate::labels::{Labels, labels};
use crate::link::graph::relation::Relation;
use crate::model::{Role, SUBJECT_TO};
use crate::site::{DocId, Site};

/// The most rows of a part.
pub const ROWS: usize = 60;
/// The most columns of a part.
pub const COLUMNS: usize = 40;
/// What the cells of a part may weigh, in bytes of HTML; with rows, heads and frame its page stays below 200 kB.
const WEIGHT: usize = 120_000;

/// Who is subject to which regulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The parts: column by column block, then by rows. Empty where nobody is subject to anything.
    pub parts: Vec<MatrixPart>,
    /// The subjects, each with the number of its regulations.
    pub subjects: HashMap<DocId, usize>,
    /// The regulations that have subjects, each with their number.
    pub regulations: HashMap<DocId, usize>,
    /// Number of cells that are filled.
    pub filled: usize,
    /// Companies that are subject to no regulation, by name.
    pub unaffected: Vec<DocId>,
    /// Regulations to which nobody is subject, by jurisdiction and name.
    pub without_subjects: Vec<DocId>,
}

/// A part of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixPart {
    /// The place of its columns among the blocks of columns, from 0.
    pub block: usize,
    /// Its regulations, those of one jurisdiction together.
    pub columns: Vec<DocId>,
    /// Its rows, those of one topic together.
    pub rows: Vec<MatrixRow>,
}

/// The regulations of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Who.
    pub subject: DocId,
    /// Its relations to the part's regulations, as indices into `LinkGraph::relations`, in no particular order.
    pub relations: Vec<usize>,
}

/// Puts the matrix together.
pub fn matrix(site: &Site, relations: &[Relation]) -> Matrix {
    let mut rows: HashMap<DocId, Vec<usize>> = HashMap::new();
    let mut regulations: HashMap<DocId, usize> = HashMap::new();
    for (at, relation) in relations.iter().enumerate().filter(|(_, relation)| *relation.kind.name == *SUBJECT_TO) {
        rows.entry(relation.subject).or_default().push(at);
        *regulations.entry(relation.object).or_default() += 1;
    }
    if rows.is_empty() {
        return Matrix::default();
    }
    let order = Order::new(site);
    let of_role = |role: Role| site.ids().filter(move |id| site.kind(*id).role == role);
    let mut subjects: Vec<DocId> = rows.keys().copied().collect();
    subjects.sort_by(|a, b| order.by_topic(*a, *b));
    let mut columns: Vec<DocId> = regulations.keys().copied().collect();
    columns.sort_by(|a, b| order.by_jurisdiction(*a, *b));
    let mut unaffected: Vec<DocId> = of_role(Role::Company).filter(|id| !rows.contains_key(id)).collect();
    unaffected.sort_by(|a, b| order.by_name(*a, *b));
    let mut without_subjects: Vec<DocId> =
        of_role(Role::Regulation).filter(|id| !regulations.contains_key(id)).collect();
    without_subjects.sort_by(|a, b| order.by_jurisdiction(*a, *b));

    let lengths = jurisdiction_lengths(site, &columns);
    let blocks = column_blocks(&lengths);
    let block_of: HashMap<DocId, usize> = blocks
        .iter()
        .enumerate()
        .flat_map(|(at, block)| columns[block.clone()].iter().map(move |id| (*id, at)))
        .collect();
    let mut rows_of: Vec<Vec<MatrixRow>> = vec![Vec::new(); blocks.len()];
    for subject in &subjects {
        for at in &rows[subject] {
            let block = &mut rows_of[block_of[&relations[*at].object]];
            match block.last_mut().filter(|row| row.subject == *subject) {
                Some(row) => row.relations.push(*at),
                None => block.push(MatrixRow { subject: *subject, relations: vec![*at] }),
            }
        }
    }
    let parts = rows_of.into_iter().enumerate().flat_map(|(block, rows)| {
        let columns = &columns[blocks[block].clone()];
        let weigh = |row: &MatrixRow| row.relations.iter().map(|at| weight(&relations[*at])).sum();
        row_blocks(rows, weigh).into_iter().map(move |rows| MatrixPart { block, columns: columns.to_vec(), rows })
    });
    Matrix {
        parts: parts.collect(),
        filled: rows.values().map(Vec::len).sum(),
        subjects: rows.into_iter().map(|(id, own)| (id, own.len())).collect(),
        regulations,
        unaffected,
        without_subjects,
    }
}

/// What the cell of a relation adds to its page: its sign, its link, and the evidence that opens below it. In bytes,
/// roughly, on the large side.
fn weight(relation: &Relation) -> usize {
    let assertions = relation.assertions.iter();
    let evidence: usize =
        assertions.map(|a| 320 + a.fields.note.as_ref().map_or(0, String::len) + 160 * a.disputed_by.len()).sum();
    900 + evidence
}

/// How many columns stand side by side for each jurisdiction.
fn jurisdiction_lengths(site: &Site, columns: &[DocId]) -> Vec<usize> {
    let same = |a: &DocId, b: &DocId| jurisdiction(site, *a) == jurisdiction(site, *b);
    columns.chunk_by(same).map(<[DocId]>::len).collect()
}

/// Cuts columns into blocks. A jurisdiction stays whole where it can.
fn column_blocks(jurisdictions: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
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

/// The jurisdiction of a regulation, a country's code.
pub fn jurisdiction(site: &Site, id: DocId) -> Option<&str> {
    site.document(id).regulation()?.jurisdiction.value().map(String::as_str)
}

/// The order of rows and columns, as readers of the dossier's language expect it.
struct Order<'a> {
    site: &'a Site,
    words: &'static Labels,
    alphabet: Alphabet,
    /// The place of each topic by its label.
    topics: HashMap<&'a str, usize>,
}

impl<'a> Order<'a> {
    fn new(site: &'a Site) -> Self {
        let language = site.config.language.tag();
        let (words, alphabet) = (labels(language), Alphabet::new(language));
        let first = site.ids().filter_map(|id| site.document(id).topics.first());
        let used: BTreeSet<&str> = first.map(String::as_str).collect();
        let mut topics: Vec<(&str, &str)> =
            used.into_iter().map(|slug| (site.config.topic_label(slug, words), slug)).collect();
        topics.sort_by(|a, b| alphabet.compare(a.0, b.0).then(a.1.cmp(b.1)));
        let topics = topics.into_iter().enumerate().map(|(at, (_, slug))| (slug, at)).collect();
        Order { site, words, alphabet, topics }
    }

    /// The place of an entity's first topic; last without one.
    fn topic(&self, id: DocId) -> usize {
        let first = self.site.document(id).topics.first();
        first.and_then(|slug| self.topics.get(slug.as_str())).copied().unwrap_or(usize::MAX)
    }

    fn by_name(&self, a: DocId, b: DocId) -> Ordering {
        self.alphabet.compare(self.site.document(a).short(), self.site.document(b).short()).then(a.cmp(&b))
    }

    fn by_topic(&self, a: DocId, b: DocId) -> Ordering {
        self.topic(a).cmp(&self.topic(b)).then_with(|| self.by_name(a, b))
    }

    fn by_jurisdiction(&self, a: DocId, b: DocId) -> Ordering {
        let place = |id: DocId| jurisdiction(self.site, id).map(|code| self.words.country(code));
        let (one, other) = (place(a), place(b));
        // Without a jurisdiction: last.
        let known = one.is_none().cmp(&other.is_none());
        let names = || self.alphabet.compare(one.as_deref().unwrap_or(""), other.as_deref().unwrap_or(""));
        known.then_with(names).then_with(|| self.by_topic(a, b))
    }
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
