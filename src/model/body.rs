//! What parsing found in a markdown body. The HTML is made much later, from the same text, by `render::html`.

use std::ops::Range;
use std::sync::Arc;

use crate::source::Span;

/// The body of a document. All spans are byte offsets in the whole file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The markdown text, after the front matter.
    pub span: Span,
    /// Numbered passages, in order: every top-level block of text (paragraph, list, quotation, table, alert).
    pub passages: Vec<Passage>,
    /// The pieces of running text in which names are looked for and sentences are quoted.
    pub texts: Vec<TextBlock>,
    /// Headings with their ids.
    pub headings: Vec<Heading>,
    /// Links as written, in order of appearance; images are attachments, not links.
    pub links: Vec<Link>,
    /// Local images and files.
    pub attachments: Vec<Attachment>,
    /// Quotations in the language's marks or as block quotes, to check their length.
    pub quotations: Vec<Quotation>,
}

/// A numbered passage. Its number is its place in [`Body::passages`], counted from 1: the Randnummer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Anchor made from the passage's text (`p-3f9a01bc`), so that an old link never points at another text.
    pub anchor: Arc<str>,
    /// The whole block in the file.
    pub span: Span,
}

/// One piece of running text: a paragraph, an item, a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBlock {
    /// The passage that it belongs to, counted from 1; 0 where it has none (a footnote).
    pub passage: u32,
    /// The section, counted from 0; a heading begins a new one. «First in each section» counts with it.
    pub section: u32,
    /// The text without markup; a soft break is a space. Text of HTML and images is left out.
    pub text: String,
    /// Where each stretch of `text` stands in the file, in order, without gaps in `text`.
    pub runs: Vec<Run>,
}

/// A stretch of text that comes from one place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Offset in [`TextBlock::text`].
    pub at: usize,
    /// The same stretch in the file.
    pub source: Span,
    /// Whether the text equals the file byte for byte; otherwise (an escape, an entity) a place inside has no offset.
    pub verbatim: bool,
    /// Whether names are looked for here: not in code, nor in links that the author wrote.
    pub linkable: bool,
}

impl TextBlock {
    /// The place in the file of a range of the text, where a link can be put around it: names are looked for in all of
    /// it, no markup lies in between, and it begins and ends where the file has the same place. A line break in it
    /// does no harm.
    pub fn linkable_span(&self, range: &Range<usize>) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.at <= range.start).checked_sub(1)?;
        let mut span: Option<Span> = None;
        for (at, run) in self.runs.iter().enumerate().skip(first).take_while(|(_, run)| run.at < range.end) {
            let end = self.runs.get(at + 1).map_or(self.text.len(), |next| next.at);
            let (from, to) = (range.start.max(run.at), range.end.min(end));
            let whole = from == run.at && to == end;
            let joined = span.is_none_or(|before| before.end == run.source.start);
            if !run.linkable || !joined || !(run.verbatim || whole) {
                return None;
            }
            let piece = match run.verbatim {
                true => Span { start: run.source.start + (from - run.at), end: run.source.start + (to - run.at) },
                false => run.source,
            };
            span = Some(Span { start: span.map_or(piece.start, |before| before.start), end: piece.end });
        }
        span.filter(|_| range.end <= self.text.len())
    }

    /// The place in the file of an offset in the text, to point at in a diagnostic; always an approximation that lies
    /// in the right run.
    pub fn source_offset(&self, offset: usize) -> usize {
        let run = self.runs[..self.runs.partition_point(|run| run.at <= offset)].last();
        run.map_or(0, |run| {
            if run.verbatim { (run.source.start + offset - run.at).min(run.source.end) } else { run.source.start }
        })
    }

    /// Whether every stretch that a range of the text touches may carry names.
    pub fn is_linkable(&self, range: &Range<usize>) -> bool {
        let first = self.runs.partition_point(|run| run.at <= range.start).saturating_sub(1);
        self.runs[first..].iter().take_while(|run| run.at < range.end).all(|run| run.linkable)
    }
}

/// A heading.
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
    pub target: String,
    /// What follows `#`, without it.
    pub fragment: Option<String>,
    /// Whether the link has a text of its own (`[[x|text]]`, `[text](x)`).
    pub has_text: bool,
    /// The whole link in the file, brackets included.
    pub span: Span,
    /// The text block with the link's text, an index into [`Body::texts`]; `None` in headings.
    pub block: Option<usize>,
    /// The link's text in that block.
    pub text: Range<usize>,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[[x]]`.
    Wikilink,
    /// `[text](x)`, `<x>`, a reference.
    Markdown,
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
