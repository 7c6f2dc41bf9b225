//! The state of writing one body, and what every part of it writes: ids and attributes.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, Event};

use super::block::RenderedBody;
use super::clean;
use super::escape::push_attribute;
use crate::page::body::BodyPlan;
use crate::parse::body::events::Node;
use crate::parse::body::footnotes::{self, Footnotes};

/// The state of writing one body.
pub(super) struct Writer<'a> {
    pub(super) plan: &'a BodyPlan,
    pub(super) nodes: &'a [Node<'a>],
    /// The next event.
    pub(super) at: usize,
    pub(super) depth: usize,
    /// The HTML of the current block, or of the current footnote.
    pub(super) out: String,
    /// Whether the body will be cleaned.
    pub(super) raw: bool,
    pub(super) shift: u8,
    /// How many passages, headings and links have been seen.
    pub(super) passages: usize,
    pub(super) headings: usize,
    pub(super) links: usize,
    /// For each open link of the author, whether a tag was written.
    pub(super) open_links: Vec<bool>,
    /// How many `<a>` are open; there may be only one.
    pub(super) anchors: usize,
    /// The next automatic mention, and the one that is open.
    pub(super) insertions: usize,
    pub(super) open_insertion: Option<OpenInsertion>,
    /// The current paragraph is shown as a figure.
    pub(super) figure: bool,
    pub(super) table: OpenTable,
    pub(super) notes: Notes,
    pub(super) body: RenderedBody,
}

/// A mention whose tag is open.
pub(super) struct OpenInsertion {
    /// Where it ends in the file.
    pub(super) end: usize,
    pub(super) link: bool,
}

/// The table that is being written. Tables do not nest.
#[derive(Default)]
pub(super) struct OpenTable {
    /// How many there were, this one included.
    pub(super) number: usize,
    pub(super) alignments: Vec<Alignment>,
    pub(super) head: bool,
    pub(super) column: usize,
    /// Where the cell's tag and where its content begins.
    pub(super) cell: (usize, usize),
}

/// The notes of a body while it is written.
pub(super) struct Notes {
    pub(super) numbers: Footnotes,
    /// How often each note was referred to so far, by its number.
    pub(super) references: Vec<usize>,
    /// Finished notes: number and HTML.
    pub(super) finished: Vec<(usize, String)>,
    /// Open definitions: the number, and the HTML that stood around it. No number: not shown.
    pub(super) open: Vec<(Option<usize>, String)>,
}

impl Notes {
    pub(super) fn new(nodes: &[Node<'_>]) -> Self {
        Notes { numbers: footnotes::footnotes(nodes), references: Vec::new(), finished: Vec::new(), open: Vec::new() }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether what is being written will be shown.
    pub(super) fn is_shown(&self) -> bool {
        self.open.iter().all(|(number, _)| number.is_some())
    }

    /// Counts a reference to a note; returns which one it is, from 1.
    pub(super) fn count(&mut self, number: usize) -> usize {
        if self.references.len() <= number {
            self.references.resize(number + 1, 0);
        }
        self.references[number] += 1;
        self.references[number]
    }
}

impl Writer<'_> {
    /// Where the element ends whose content begins at `from`.
    pub(super) fn matching_end(&self, from: usize) -> usize {
        let mut depth = 0usize;
        for (at, (event, _)) in self.nodes.iter().enumerate().skip(from) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return at,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        self.nodes.len()
    }

    pub(super) fn id(&mut self, id: &str) {
        self.out.push_str(" id=\"");
        if self.raw {
            self.out.push(clean::OWN);
        }
        push_attribute(&mut self.out, id);
        self.out.push('"');
    }

    /// An address that the program gives, as an attribute.
    pub(super) fn address(&mut self, name: &str, address: &str) {
        let _ = write!(self.out, " {name}=\"");
        if self.raw {
            self.out.push(clean::OWN);
        }
        push_attribute(&mut self.out, address);
        self.out.push('"');
    }

    pub(super) fn class(&mut self, class: &str) {
        self.attribute("class", class);
    }

    /// An attribute; nothing where the value is empty.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = write!(self.out, " {name}=\"");
            push_attribute(&mut self.out, value);
            self.out.push('"');
        }
    }
}
