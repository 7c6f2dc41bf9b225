//! The matrix: who is subject to which regulation, one sign for each cell, with the evidence behind it.

pub mod parts;

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::{DocumentLink, Here, STATUSES, StatusView, TextLink};
use crate::draw::force::text_width;
use crate::export::Format;
use crate::link::graph::matrix::MatrixRow;
use crate::link::graph::{LinkGraph, Relation};
use crate::page::article::record::{CiteView, cite_list};
use crate::page::entity::measures;
use crate::page::frame;
use crate::page::list::parts::{parts_of_view, view_part};
use crate::page::matrix::parts::{MatrixPart, matrix_parts};
use crate::page::notation::standing::{self, Standing};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

/// A page of the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixView {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    pub frame: Frame,
    /// «Unternehmen und Regelwerke».
    pub title: String,
    /// How much is known, and what an empty cell says.
    pub lede: String,
    /// The signs that this part uses, each once.
    pub signs: Vec<StatusView>,
    /// The marks that stand at them.
    pub marks: Marks,
    /// The blocks of columns; empty where there is only one.
    pub blocks: Vec<TextLink>,
    /// The parts that have this page's columns; empty where there is only one.
    pub parts: Vec<TextLink>,
    /// Whether the table is narrow enough to stand on the page without a scroll box of its own on wide screens.
    pub narrow: bool,
    /// «15 Unternehmen und 11 Regelwerke mit Status», for those who do not see the table.
    pub caption: String,
    pub row_heading: String,
    /// Columns that stand together.
    pub jurisdictions: Vec<Jurisdiction>,
    pub columns: Vec<MatrixColumn>,
    /// Rows that stand together.
    pub topics: Vec<TopicRows>,
    /// Companies that are subject to nothing, on the first page only.
    pub unaffected: Option<Unlisted>,
    /// Regulations to which nobody is subject, on the first page only.
    pub without_subjects: Option<Unlisted>,
    /// The address of the table as a file.
    pub csv: String,
    pub cite: CiteView,
}

/// The marks of how a status is known, of those that a table has.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Marks {
    pub bracket: bool,
    pub dagger: bool,
    pub unequal: bool,
}

impl Marks {
    fn of<'s>(statuses: impl Iterator<Item = &'s StatusView>) -> Marks {
        statuses.fold(Marks::default(), |marks, status| Marks {
            bracket: marks.bracket || status.inferred,
            dagger: marks.dagger || status.external,
            unequal: marks.unequal || status.is_unequal(),
        })
    }
}

/// Columns of one jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct Jurisdiction {
    /// Its name; «Rechtsraum nicht angegeben» where it is not stated.
    pub label: String,
    pub columns: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct MatrixColumn {
    /// The regulation, its text cut where it is very long.
    pub link: DocumentLink,
    /// Its whole name where the text is cut; empty otherwise.
    pub full: String,
    /// Whether a jurisdiction begins here.
    pub first: bool,
    /// How many are subject to it, in the whole matrix.
    pub count: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct TopicRows {
    /// The topic; empty where rows are not grouped.
    pub label: String,
    /// Its page; empty for subjects without a topic.
    pub href: String,
    pub rows: Vec<SubjectRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SubjectRow {
    pub link: DocumentLink,
    /// One for each column; none where nothing is known.
    pub cells: Vec<Option<Cell>>,
    /// To how many regulations it is subject, in the whole matrix.
    pub count: usize,
}

/// A filled cell.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// The place on the subject's page that says the same at length.
    pub href: String,
    pub status: StatusView,
    pub standing: Standing,
}

/// A list that the table leaves out.
#[derive(Clone, Debug, Serialize)]
pub struct Unlisted {
    /// «Unternehmen ohne Eintrag».
    pub title: String,
    pub count: String,
    /// The first of them.
    pub links: Vec<DocumentLink>,
    /// «1.200 weitere»; empty for none.
    pub more: String,
}

/// Columns that need more pixels than this scroll in a box of their own at any width of the window.
const NARROW: f64 = 640.0;
/// What a column needs at least.
const COLUMN: f64 = 52.0;
/// A heading of a column is cut beyond this many characters.
const HEADING: usize = 44;
/// Names of a list that the table leaves out.
const UNLISTED: usize = 120;

/// The matrix, a page for each part, and as a table for spreadsheets.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let parts: Arc<[MatrixPart]> = matrix_parts(site, graph).into();
    let count = parts.len();
    let content = move |here: &Here<'_>, number| Content::new("matrix.html", matrix(here, &parts, number));
    parts_of_view(site, View::Matrix, count, content)
}

/// A page of the matrix, by its number from 1; there is one for each part.
pub fn matrix(here: &Here<'_>, parts: &[MatrixPart], number: usize) -> MatrixView {
    let (words, whole) = (here.labels, here.graph.matrix());
    let empty = MatrixPart::default();
    let part = parts.get(number - 1).unwrap_or(&empty);
    let row_heading = kinds_of(here, whole.subjects.keys().copied());
    let column_heading = kinds_of(here, whole.regulations.keys().copied());
    let name = words.text("frame.matrix");
    let title = words
        .text("matrix.title")
        .replace("{rows}", &row_heading)
        .replace("{columns}", &words.within_sentence(&column_heading));
    // Who has no entry is named below the table and has no cell.
    let all = whole.subjects.len() * whole.regulations.len();
    let lede = words.count("matrix.lede", whole.filled).replace("{all}", &words.number(all));
    let topics = topic_rows(here, part);
    let jurisdictions = jurisdictions(here, part);
    let cells = || topics.iter().flat_map(|topic| &topic.rows).flat_map(|row| row.cells.iter().flatten());
    let caption = words
        .text("matrix.caption")
        .replace("{rows}", &row_heading)
        .replace("{columns}", &column_heading)
        .replace("{n}", &words.number(part.rows.len()))
        .replace("{m}", &words.number(part.columns.len()));
    let first = number == 1;
    let about = About { description: &lede, class: "matrix", shows_standing: true, ..About::default() };
    let frame = frame::of_part(here, number, name, View::Matrix.folder(), about);
    MatrixView {
        as_of: here.as_of(),
        cite: cite_list(here, &frame.title, &frame.canonical),
        frame,
        title,
        signs: signs_of(here, cells().map(|cell| &cell.status)),
        marks: Marks::of(cells().map(|cell| &cell.status)),
        lede,
        blocks: block_links(here, parts, part),
        parts: part_links(here, parts, number - 1),
        narrow: width(&jurisdictions) <= NARROW,
        caption,
        jurisdictions,
        columns: matrix_columns(here, part),
        topics,
        unaffected: unlisted(here, "matrix.unaffected", &whole.unaffected, UNLISTED).filter(|_| first),
        without_subjects: unlisted(here, "matrix.without_subjects", &whole.without_subjects, UNLISTED)
            .filter(|_| first),
        row_heading,
        csv: format!("{}{}", here.root, Format::Matrix.path()),
    }
}

/// What the columns need, in pixels: no jurisdiction's name is cut.
fn width(jurisdictions: &[Jurisdiction]) -> f64 {
    let need = |group: &Jurisdiction| (group.columns as f64 * COLUMN).max(text_width(&group.label) * 14.0 + 12.0);
    jurisdictions.iter().map(need).sum()
}

/// Each status once, in the order of the legend, with its own word: how one of the cells is known is nothing of the sign.
fn signs_of<'s>(here: &Here<'_>, cells: impl Iterator<Item = &'s StatusView>) -> Vec<StatusView> {
    let mut signs: HashMap<&str, &StatusView> = HashMap::new();
    for status in cells {
        signs.entry(status.key).or_insert(status);
    }
    let label = |key: &str| match key {
        "none" => here.labels.text("standing.no_status").to_owned(),
        _ => here.labels.text(&format!("status.{key}")).to_owned(),
    };
    let plain = |status: &StatusView| StatusView {
        label: label(status.key),
        inferred: false,
        external: false,
        disputed: String::new(),
        conflict: false,
        doubted: false,
        ..status.clone()
    };
    let mut signs: Vec<StatusView> = signs.into_values().map(plain).collect();
    signs.sort_by_key(|status| STATUSES.iter().position(|key| *key == status.key));
    signs
}

/// «Unternehmen, Personen»: the kinds of these documents, those with most first.
fn kinds_of(here: &Here<'_>, ids: impl Iterator<Item = DocId>) -> String {
    let mut counts = vec![0usize; here.site.config.kinds.len()];
    ids.for_each(|id| counts[here.site.kind_of[id.index()]] += 1);
    let mut kinds: Vec<usize> = (0..counts.len()).filter(|kind| counts[*kind] > 0).collect();
    kinds.sort_by_key(|kind| (usize::MAX - counts[*kind], *kind));
    let name = |(at, kind): (usize, usize)| {
        let plural = here.labels.of(&here.site.config.kinds[kind].plural);
        if at == 0 { plural.into() } else { here.labels.within_sentence(plural) }
    };
    kinds.into_iter().enumerate().map(name).collect::<Vec<_>>().join(", ")
}

fn jurisdictions(here: &Here<'_>, part: &MatrixPart) -> Vec<Jurisdiction> {
    let same = |a: &DocId, b: &DocId| here.site.document(*a).jurisdiction() == here.site.document(*b).jurisdiction();
    let groups = part.columns.chunk_by(same);
    let label = |id| here.jurisdiction(id).unwrap_or_else(|| here.labels.text("index.no_jurisdiction").to_owned());
    groups.map(|ids| Jurisdiction { label: label(ids[0]), columns: ids.len() }).collect()
}

fn matrix_columns(here: &Here<'_>, part: &MatrixPart) -> Vec<MatrixColumn> {
    let place = |at: usize| here.site.document(part.columns[at]).jurisdiction();
    let column = |(at, id): (usize, &DocId)| {
        let mut link = here.short_link(*id);
        let full = link.text.clone();
        link.text = cut_text(&full, HEADING);
        let is_cut = link.text != full;
        MatrixColumn {
            link,
            full: if is_cut { full } else { String::new() },
            first: at == 0 || place(at) != place(at - 1),
            count: here.graph.matrix().regulations.get(id).copied().unwrap_or(0),
        }
    };
    part.columns.iter().enumerate().map(column).collect()
}

/// The rows by topic; under no heading where the dossier's subjects have no topics.
fn topic_rows(here: &Here<'_>, part: &MatrixPart) -> Vec<TopicRows> {
    let topic = |row: &MatrixRow| here.site.first_topic(row.subject);
    let place: HashMap<DocId, usize> = part.columns.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let grouped = here.graph.matrix().subjects.keys().any(|id| here.site.first_topic(*id).is_some());
    let groups = part.rows.chunk_by(|a, b| topic(a) == topic(b));
    let group = |rows: &[MatrixRow]| TopicRows {
        label: match topic(&rows[0]) {
            _ if !grouped => String::new(),
            Some(topic) => here.site.topic_label(topic, here.labels).to_owned(),
            None => here.labels.text("matrix.no_topic").to_owned(),
        },
        href: topic(&rows[0]).map(|topic| here.href_of(topic, "")).unwrap_or_default(),
        rows: rows.iter().map(|row| subject_row(here, row, &place)).collect(),
    };
    groups.map(group).collect()
}

fn subject_row(here: &Here<'_>, row: &MatrixRow, place: &HashMap<DocId, usize>) -> SubjectRow {
    let mut cells: Vec<Option<Cell>> = vec![None; place.len()];
    for at in &row.relations {
        let relation = &here.graph.relations()[*at];
        if let Some(column) = place.get(&relation.object) {
            cells[*column] = Some(cell(here, relation));
        }
    }
    SubjectRow {
        link: here.short_link(row.subject),
        cells,
        count: here.graph.matrix().subjects.get(&row.subject).copied().unwrap_or(0),
    }
}

fn cell(here: &Here<'_>, relation: &Relation) -> Cell {
    Cell {
        href: measures::href_of_measure(here, relation, &measures::row_anchor(here, relation.object)),
        status: cell_status(here, relation),
        standing: standing::standing(here, relation),
    }
}

/// The sign of a cell: also where no source gives a status, since the relation itself is known.
pub fn cell_status(here: &Here<'_>, relation: &Relation) -> StatusView {
    standing::relation_status(here, relation).unwrap_or_else(|| standing::no_status(here, relation))
}

/// Ways to the first part of each block of columns.
fn block_links(here: &Here<'_>, parts: &[MatrixPart], current: &MatrixPart) -> Vec<TextLink> {
    let blocks: Vec<(usize, &MatrixPart)> =
        parts.iter().enumerate().filter(|(at, part)| *at == 0 || parts[at - 1].block != part.block).collect();
    if blocks.len() < 2 {
        return Vec::new();
    }
    let link = |(at, part): (usize, &MatrixPart)| {
        let mut names: Vec<String> = jurisdictions(here, part).into_iter().map(|group| group.label).collect();
        if let ([_], Some((first, last))) = (names.as_slice(), part.columns.first().zip(part.columns.last())) {
            // One jurisdiction may fill several blocks.
            names[0] = format!("{}: {}", names[0], first_to_last(here, *first, *last));
        }
        let href =
            if part.block == current.block { String::new() } else { here.href(&view_part(View::Matrix, at + 1)) };
        TextLink { text: names.join(", "), href }
    };
    blocks.into_iter().map(link).collect()
}

/// Ways to the parts that have the same columns.
fn part_links(here: &Here<'_>, parts: &[MatrixPart], own: usize) -> Vec<TextLink> {
    let block = parts.get(own).map(|part| part.block);
    let same: Vec<(usize, &MatrixPart)> =
        parts.iter().enumerate().filter(|(_, part)| Some(part.block) == block).collect();
    if same.len() < 2 {
        return Vec::new();
    }
    let link = |(at, part): (usize, &MatrixPart)| TextLink {
        text: match (part.rows.first(), part.rows.last()) {
            (Some(first), Some(last)) => first_to_last(here, first.subject, last.subject),
            _ => String::new(),
        },
        href: if at == own { String::new() } else { here.href(&view_part(View::Matrix, at + 1)) },
    };
    same.into_iter().map(link).collect()
}

/// «Alibaba – Megvii».
fn first_to_last(here: &Here<'_>, first: DocId, last: DocId) -> String {
    let name = |id: DocId| cut_text(here.site.document(id).short(), HEADING);
    if first == last { name(first) } else { format!("{} – {}", name(first), name(last)) }
}

/// A list of what a view leaves out, with at most `most` names; none where nothing is left out.
pub fn unlisted(here: &Here<'_>, title: &str, ids: &[DocId], most: usize) -> Option<Unlisted> {
    (!ids.is_empty()).then(|| Unlisted {
        title: here.labels.text(title).replace("{kinds}", &kinds_of(here, ids.iter().copied())),
        count: here.labels.number(ids.len()),
        links: ids.iter().take(most).map(|&id| here.short_link(id)).collect(),
        more: here.labels.more(ids.len().saturating_sub(most)),
    })
}

/// A text, cut after `limit` characters with an ellipsis where it is longer.
pub fn cut_text(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_heading_is_cut_between_letters() {
        assert_eq!(cut_text("Ausfuhrkatalog", 44), "Ausfuhrkatalog");
        assert_eq!(cut_text("Verordnung über Äpfel", 17), "Verordnung über Ä…");
        assert_eq!(cut_text("eins zwei", 5), "eins…");
    }
}
