//! What parsing found in a markdown body. The HTML is made much later, from the same text, by `render::html`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::source::Span;

/// The body of a document. All spans are byte offsets in the whole file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The markdown text, after the front matter.
    pub span: Span,
    /// Whether readers see anything of it: a picture or some code is no passage.
    pub is_shown: bool,
    /// Numbered passages, in order: every top-level block of text (paragraph, list, quotation, table, alert).
    pub passages: Vec<Passage>,
    /// The pieces of running text in which names are looked for and sentences are quoted.
    pub texts: Vec<TextBlock>,
    /// Ids that the author gave to blocks, without their `^`.
    pub block_ids: Vec<BlockId>,
    /// Headings with their ids.
    pub headings: Vec<Heading>,
    /// Links as written, in order of appearance, those of raw HTML after all others; images are attachments, not links.
    pub links: Vec<Link>,
    /// Local images and files.
    pub attachments: Vec<Attachment>,
    /// Quotations in the language's marks or as block quotes, to check their length.
    pub quotations: Vec<Quotation>,
    /// How its places are found, made by `link::resolve` when the first link asks for one.
    pub anchors: OnceLock<Anchors>,
}

impl Body {
    /// The id of a passage that stays its own: what the author gave it, else made from its text. `None` where there is no such
    /// passage.
    pub fn lasting_id(&self, passage: u32) -> Option<String> {
        let own = self.block_ids.iter().find(|own| own.passage == passage && passage > 0);
        let of_text = || Some(self.passages.get(passage.checked_sub(1)? as usize)?.anchor.to_string());
        own.map(|own| own.id.to_string()).or_else(of_text)
    }

    /// The lasting ids of all passages, in order.
    pub fn lasting_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.passages.iter().map(|passage| passage.anchor.to_string()).collect();
        // Of two that an author gave to one passage the first counts.
        for own in self.block_ids.iter().rev() {
            if let Some(id) = own.passage.checked_sub(1).and_then(|at| ids.get_mut(at as usize)) {
                *id = own.id.to_string();
            }
        }
        ids
    }
}

/// An id that the author gave to a block: `^id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockId {
    /// Without its `^`.
    pub id: Box<str>,
    /// The number of the passage that it stands in or behind; 0 for none.
    pub passage: u32,
}

/// The places of a page that a link can lead to.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// The ids of its headings.
    pub headings: HashSet<Arc<str>>,
    /// The same by their texts, as names are compared; of two with one text the first.
    pub headings_by_text: HashMap<String, Arc<str>>,
    /// Ids that the author gave to blocks, without their `^`.
    pub blocks: HashSet<Box<str>>,
    /// Anchors of passages, ids of claims.
    pub others: HashSet<String>,
}

/// A numbered passage. Its number is its place in [`Body::passages`], counted from 1: the Randnummer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its lasting id in the page.
    pub anchor: PassageAnchor,
    /// The whole block in the file.
    pub span: Span,
}

/// An id made from the passage's text, so that an old link never points at another text: `p-3f9a01bc`, for a second
/// passage with the same text `p-3f9a01bc-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassageAnchor {
    /// A hash of the passage's words.
    pub words: u32,
    /// Which passage with these words it is, counted from 1.
    pub repeat: u32,
}

impl fmt::Display for PassageAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repeat {
            1 => write!(f, "p-{:08x}", self.words),
            repeat => write!(f, "p-{:08x}-{repeat}", self.words),
        }
    }
}

/// One piece of running text: a paragraph, an item, a cell. The file is kept anyway, so a block only says where its text
/// stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBlock {
    /// The passage that it belongs to, counted from 1; 0 where it has none (a footnote).
    pub passage: u32,
    /// The section, counted from 0; a heading begins a new one. «First in each section» counts with it.
    pub section: u32,
    /// Where each stretch of the text stands in the file, in order, without gaps in the text.
    pub runs: Box<[Run]>,
    /// What it stands in.
    pub frame: Frame,
    /// The text's length in bytes.
    length: u32,
    /// The whole text, where a stretch of it is written otherwise in the file (code, an escape, an entity).
    rewritten: Option<Box<str>>,
}

/// What a text stands in, without which its sentences may say another thing. Texts are counted from 1 in [`Body::texts`]; 0 is
/// none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// What leads in to it: the paragraph above a list, the item above a nested one, the title of a callout.
    pub lead: u32,
    /// Whether the heading of its section leads in to it, as a heading directly above a list does, behind `lead`.
    pub has_heading: bool,
    /// The first cell of its row in a table.
    pub row: u32,
    /// In which column of that row, and the first cell of the heads above it; 0 for the heads themselves.
    pub column: u32,
    pub head: u32,
    /// Who is quoted: the title of a quotation, or its last text.
    pub speaker: u32,
    /// Whether it stands in a block quotation.
    pub is_quoted: bool,
}

/// Who is named at the end of a quotation, behind a dash: «— Jane Roe», «They paid. — Jane Roe».
pub fn attribution(text: &str) -> Option<&str> {
    const LONGEST: usize = 100;
    let text = text.trim();
    let dashed = text.rfind(['—', '–', '―']).filter(|at| {
        let before = text[..*at].trim_end();
        before.is_empty() || before.len() < *at && before.ends_with(['.', '!', '?', '…', '”', '“', '»', '"', '’'])
    })?;
    let who = text[dashed..].trim_start_matches(['—', '–', '―']).trim();
    (who.starts_with(char::is_alphabetic) && who.len() <= LONGEST).then_some(who)
}

/// What stands in the text for a line break, whatever the file has there.
pub const BREAK: &str = " ";

/// A stretch of text that comes from one place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Offset in the text.
    pub at: u32,
    /// Where the same stretch begins in the file.
    pub start: u32,
    /// Where it ends there.
    pub end: u32,
    /// Whether the text equals the file byte for byte; otherwise (an escape, an entity) a place inside has no offset.
    pub verbatim: bool,
    /// Whether names are looked for here: not in code, nor in links that the author wrote.
    pub linkable: bool,
}

impl Run {
    /// The same stretch in the file.
    pub fn source(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    /// Its place in the text, up to the next run or, after the last, the text's end.
    pub fn range(&self, next: Option<&Run>, length: usize) -> Range<usize> {
        self.at as usize..next.map_or(length, |next| next.at as usize)
    }
}

impl TextBlock {
    /// A block from its text and where the stretches of that stand in the file.
    pub fn new(passage: u32, section: u32, text: &str, runs: Vec<Run>) -> Self {
        let mut stretches = runs.iter().enumerate().map(|(at, run)| (run, run.range(runs.get(at + 1), text.len())));
        let is_rewritten = stretches.any(|(run, range)| !run.verbatim && &text[range] != BREAK);
        TextBlock {
            passage,
            section,
            frame: Frame::default(),
            length: text.len() as u32,
            rewritten: is_rewritten.then(|| text.into()),
            runs: runs.into(),
        }
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether it has no text.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The text without markup; a soft break is a space. Text of HTML and images is left out. `file` is the text of the
    /// whole file.
    pub fn text<'a>(&'a self, file: &'a str) -> Cow<'a, str> {
        if let Some(text) = &self.rewritten {
            return Cow::Borrowed(text);
        }
        if let [Run { verbatim: true, .. }] = &*self.runs {
            return Cow::Borrowed(&file[self.runs[0].source().range()]);
        }
        let mut text = String::with_capacity(self.length as usize);
        for run in &self.runs {
            text.push_str(if run.verbatim { &file[run.source().range()] } else { BREAK });
        }
        Cow::Owned(text)
    }

    /// The place in the file of a range of the text, where a link can be put around it: names are looked for in all of
    /// it, no markup lies in between, and it begins and ends where the file has the same place. A line break in it
    /// does no harm.
    pub fn linkable_span(&self, range: &Range<usize>) -> Option<Span> {
        let length = self.length as usize;
        let first = self.runs_up_to(range.start).checked_sub(1)?;
        let mut span: Option<Span> = None;
        for (at, run) in self.runs.iter().enumerate().skip(first) {
            let stretch = run.range(self.runs.get(at + 1), length);
            if stretch.start >= range.end {
                break;
            }
            let (from, to) = (range.start.max(stretch.start), range.end.min(stretch.end));
            let whole = from == stretch.start && to == stretch.end;
            let source = run.source();
            let joined = span.is_none_or(|before| before.end == source.start);
            if !run.linkable || !joined || !(run.verbatim || whole) {
                return None;
            }
            let in_file = |offset: usize| source.start + (offset - stretch.start);
            let piece = if run.verbatim { Span { start: in_file(from), end: in_file(to) } } else { source };
            span = Some(Span { start: span.map_or(piece.start, |before| before.start), end: piece.end });
        }
        span.filter(|_| range.end <= length)
    }

    /// The place in the file of the first stretch of a range of the text, up to the next markup, where an anchor can be
    /// put around it.
    pub fn first_stretch(&self, range: &Range<usize>) -> Option<Span> {
        let at = self.runs_up_to(range.start).checked_sub(1)?;
        let run = &self.runs[at];
        let end = run.range(self.runs.get(at + 1), self.length as usize).end.min(range.end);
        self.linkable_span(&(range.start..end))
    }

    /// How many runs begin at an offset of the text or before it.
    fn runs_up_to(&self, offset: usize) -> usize {
        self.runs.partition_point(|run| run.at as usize <= offset)
    }

    /// The place in the file of an offset in the text, to point at in a diagnostic; always an approximation that lies
    /// in the right run.
    pub fn source_offset(&self, offset: usize) -> usize {
        let run = self.runs[..self.runs_up_to(offset)].last();
        run.map_or(0, |run| {
            let Span { start, end } = run.source();
            if run.verbatim { (start + offset - run.at as usize).min(end) } else { start }
        })
    }

    /// Whether every stretch that a range of the text touches may carry names.
    pub fn is_linkable(&self, range: &Range<usize>) -> bool {
        let first = self.runs_up_to(range.start).saturating_sub(1);
        self.runs[first..].iter().take_while(|run| (run.at as usize) < range.end).all(|run| run.linkable)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// The id in the page: the author's `{#id}`, else made from the text; unique in the document.
    pub id: Arc<str>,
    /// Its text without markup.
    pub text: String,
}

/// A link as an author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub form: LinkForm,
    /// The target without `#…`: a slug, a name, a path, an address. Empty for a link within the page.
    pub target: Box<str>,
    /// What follows `#`, without it.
    pub fragment: Option<Box<str>>,
    /// Whether the link has a text of its own (`[[x|text]]`, `[text](x)`).
    pub has_text: bool,
    /// The whole link in the file, brackets included.
    pub span: Span,
    /// The text block with the link's text, an index into [`Body::texts`]; `None` in headings.
    pub block: Option<u32>,
    /// The link's text in that block.
    pub text: Range<u32>,
}

impl Link {
    /// Whether it has no text of its own: `[[x]]`.
    pub fn is_bare(&self) -> bool {
        self.form == LinkForm::Wikilink && !self.has_text
    }
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[[x]]`.
    Wikilink,
    /// `[text](x)`, `<x>`, a reference.
    Markdown,
    /// `<a href="x">`.
    Html,
}

/// A local file that the body shows or links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// As written, relative to the document.
    pub target: String,
    /// Its place in the file.
    pub span: Span,
    /// The text that stands for it; empty: decoration.
    pub alt: String,
}

/// A quotation in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What is quoted, without the marks.
    pub text: String,
    /// Its place in the file.
    pub span: Span,
}
