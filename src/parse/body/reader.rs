//! From the events of a body to what it consists of.

use std::collections::HashSet;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchors::{anchor, number_repeats};
use super::foreign::Foreign;
use super::frames::Frames;
use super::headings::{OpenHeading, named};
use super::leftover::leftovers;
use super::open::{OpenHtmlLink, OpenImage, OpenLink};
use super::quotation::{is_quotation, quotations};
use super::raw_html::RawHtml;
use super::running_text::RunningText;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::{BlockId, Body, LinkForm, Passage, TextBlock};
use crate::parse::body::raised::Moved;
use crate::parse::hidden::EMPTY_COMMENT;
use crate::source::{Span, is_unprintable};

/// The state of reading one body.
pub(super) struct Reader<'a> {
    pub(super) path: &'a Arc<str>,
    pub(super) file: &'a str,
    pub(super) body: Body,
    diagnostics: Vec<Diagnostic>,
    pub(super) depth: usize,
    /// The block at the top level that is being read.
    top: Top,
    /// Depth of footnote definitions: what they hold belongs to no passage.
    notes: usize,
    section: u32,
    pub(super) text: RunningText,
    /// What the blocks of `body.texts` say.
    pub(super) texts: Vec<String>,
    /// Links whose text ends up in `text`, by their place in `body.links`.
    pub(super) text_links: Vec<usize>,
    pub(super) open_links: Vec<OpenLink>,
    heading: Option<OpenHeading>,
    headings: Vec<OpenHeading>,
    pub(super) image: Option<OpenImage>,
    in_code: bool,
    /// Depth of what is struck out: it is shown, and it is not what the document says.
    pub(super) struck: usize,
    /// Whether letters stand higher or lower, in a dossier that keeps HTML.
    pub(super) moved: Option<Moved>,
    /// Where the last cell of the row of a table ends.
    row_end: usize,
    /// The same as `body.block_ids`, to find one again.
    block_ids: HashSet<Box<str>>,
    foreign: Foreign,
    /// Whether raw HTML is kept, the block of it that is being read, and its links that are open.
    pub(super) allow_html: bool,
    html: RawHtml,
    pub(super) html_links: Vec<OpenHtmlLink>,
    /// Depth of block quotes (not alerts), and where the outermost began.
    pub(super) quotes: usize,
    pub(super) quote_start: usize,
    /// The title of the open quotation, counted from 1.
    pub(super) speaker: u32,
    pub(super) frames: Frames,
    /// Of each open alert whether it is a quotation, `[!quote]`, and whether its title is being read.
    pub(super) alerts: Vec<bool>,
    pub(super) in_title: bool,
}

/// A block at the top level.
#[derive(Default)]
struct Top {
    span: Span,
    /// The number it gets if it turns out to hold text; 0 where it can have none.
    passage: u32,
    /// Its first text block.
    texts: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a Arc<str>, file: &'a str, allow_html: bool) -> Self {
        Reader {
            path,
            file,
            body: Body::default(),
            diagnostics: Vec::new(),
            depth: 0,
            top: Top::default(),
            notes: 0,
            section: 0,
            text: RunningText::default(),
            texts: Vec::new(),
            text_links: Vec::new(),
            open_links: Vec::new(),
            heading: None,
            headings: Vec::new(),
            image: None,
            in_code: false,
            struck: 0,
            moved: None,
            row_end: 0,
            block_ids: HashSet::new(),
            foreign: Foreign::default(),
            allow_html,
            html: RawHtml::default(),
            html_links: Vec::new(),
            quotes: 0,
            quote_start: 0,
            speaker: 0,
            frames: Frames::default(),
            alerts: Vec::new(),
            in_title: false,
        }
    }

    pub(super) fn report(&mut self, code: Code, place: Span, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, self.path, Place::Span(place), message).help(help));
    }

    pub(super) fn event(&mut self, event: Event<'_>, place: Span) {
        if self.image.is_some() {
            return self.event_in_image(event, place);
        }
        match event {
            Event::Start(tag) => {
                self.begin_block(&tag, place);
                self.start(tag, place);
                self.text.markup(place.start);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag, place);
                self.text.markup(place.end);
                if self.depth == 0 {
                    self.end_block();
                }
            }
            Event::Text(_) if self.in_code => {}
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak if self.struck > 0 => {
                self.body.is_shown = true;
                self.text.markup(place.end);
            }
            Event::Text(piece) => {
                // `&#2;`; those that stand in the file themselves have been reported.
                if self.file.get(place.range()) != Some(&piece) && piece.contains(is_unprintable) {
                    let message = "this stands for a control character, which no page can show".to_owned();
                    self.report(Code::ControlCharacter, place, message, "remove it");
                }
                let moved = self.moved.map(|moved| moved.written(&piece));
                self.text.push(moved.as_deref().unwrap_or(&piece), place, self.file, !self.is_in_link());
            }
            Event::Code(piece) => self.text.push(&piece, place, self.file, false),
            Event::SoftBreak | Event::HardBreak => self.text.push_break(place, !self.is_in_link()),
            Event::Html(piece) => {
                self.body.is_shown |= piece.trim() != EMPTY_COMMENT && !piece.trim().is_empty();
                self.foreign.html(&piece, place);
                self.html.push(&piece, place);
            }
            Event::InlineHtml(piece) => {
                self.foreign.html(&piece, place);
                let mut html = RawHtml::default();
                html.push(&piece, place);
                self.raw_html(&html);
                match self.allow_html {
                    true => self.inline_html(&piece, place),
                    false if *piece == *EMPTY_COMMENT => self.text.markup(place.end),
                    // Readers see it as it is written.
                    false => self.text.push(&piece, place, self.file, false),
                }
            }
            Event::InlineMath(id) => {
                self.block_id(&id, place);
                self.text.markup(place.end);
            }
            Event::Rule => {
                self.body.is_shown = true;
                self.frames.apart();
                self.text.markup(place.end);
            }
            Event::TaskListMarker(is_done) => {
                // An open point is no statement.
                let [open, done] = BOXES;
                self.text.push(&format!("{} ", if is_done { done } else { open }), place, self.file, false);
            }
            Event::FootnoteReference(_) | Event::DisplayMath(_) => self.text.markup(place.end),
        }
    }

    fn begin_block(&mut self, tag: &Tag<'_>, place: Span) {
        if self.depth > 0 {
            return;
        }
        self.body.is_shown |= !matches!(tag, Tag::HtmlBlock | Tag::FootnoteDefinition(_));
        let numbered = matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_));
        let passage = if numbered { self.body.passages.len() as u32 + 1 } else { 0 };
        self.top = Top { span: place, passage, texts: self.body.texts.len() };
    }

    /// An id that the author gave a block: `^id`.
    fn block_id(&mut self, id: &str, place: Span) {
        if !self.block_ids.insert(id.into()) {
            self.report(
                Code::DuplicateId,
                place,
                format!("two blocks have the id ^{id}"),
                "give one of them another id",
            );
        } else {
            self.body.block_ids.push(BlockId { id: id.into(), passage: self.top.passage });
        }
    }

    /// What stands in a row of a table behind its last cell: the parser leaves it out.
    fn lost_cells(&mut self, row: Span) {
        let lost = Span { start: self.row_end.clamp(row.start, row.end), end: row.end };
        let text = self.file[lost.range()].trim_end();
        if text.contains(char::is_alphanumeric) {
            let lost = Span { start: lost.start, end: lost.start + text.len() };
            let message = "this row has more cells than the head of the table, and the last are not shown".to_owned();
            let help = "add a column to the head; a bar within a cell is written \\|";
            self.report(Code::LostText, lost, message, help);
        }
    }

    /// A block at the top level becomes a passage if it holds text that is not a footnote's.
    fn end_block(&mut self) {
        let blocks = self.body.texts.iter().zip(&self.texts).skip(self.top.texts);
        let own = blocks.filter(|(block, _)| block.passage > 0);
        if let Some(anchor) =
            anchor(own.flat_map(|(_, text)| text.split_whitespace()).filter(|word| !BOXES.contains(word)))
        {
            self.body.passages.push(Passage { anchor, span: self.top.span });
            return;
        }
        // `^id` alone is that of the block before.
        let before = self.body.passages.len() as u32;
        let own = self.body.block_ids.iter_mut().rev().take_while(|own| own.passage > before);
        own.for_each(|own| own.passage = before);
    }

    fn start(&mut self, tag: Tag<'_>, place: Span) {
        if is_block(&tag.to_end()) {
            self.end_text();
        }
        self.frames.start(&tag, self.body.texts.len() as u32 + 1);
        match tag {
            Tag::Heading { level, id, .. } => {
                let own_id = id.map(|id| id.to_string()).filter(|id| !id.is_empty());
                self.heading = Some(OpenHeading { level: level as u8, own_id, span: place, text: String::new() });
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                self.foreign.code(&kind, place);
            }
            Tag::TableCell => self.row_end = place.end,
            Tag::Strikethrough => self.struck += 1,
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::BlockQuote(None) => self.start_quote(),
            Tag::BlockQuote(Some(_)) => {
                let is_quotation = is_quotation(&self.file[place.range()]);
                self.alerts.push(is_quotation);
                if is_quotation {
                    self.start_quote();
                }
            }
            Tag::DefinitionListTitle => self.in_title = true,
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, place),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, !title.is_empty(), place),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: Span) {
        match tag {
            TagEnd::Link => return self.end_link(),
            TagEnd::Heading(_) => return self.end_heading(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::TableRow => self.lost_cells(place),
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.raw_html(&html);
            }
            _ => {}
        }
        let before = self.texts.len();
        if is_block(&tag) {
            self.end_text();
        }
        self.frames.end(tag);
        match tag {
            TagEnd::FootnoteDefinition => self.notes -= 1,
            TagEnd::BlockQuote(None) => self.end_quote(place),
            TagEnd::BlockQuote(Some(_)) => {
                let was_quotation = self.alerts.pop().unwrap_or_default();
                if was_quotation {
                    self.end_quote(place);
                }
            }
            TagEnd::DefinitionListTitle => self.end_title(before, place),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        leftovers(self.path, &self.text, &mut self.diagnostics);
        self.foreign.text(&self.text);
        self.text_links.clear();
        let RunningText { text, runs, .. } = std::mem::take(&mut self.text);
        if self.quotes == 0 {
            self.body.quotations.extend(quotations(&TextBlock::new(0, self.section, &text, runs), &text));
        }
        let Some(mut heading) = self.heading.take() else { return };
        // A footnote's heading is no section of the page.
        if self.notes == 0 {
            heading.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.headings.push(heading);
            self.section += 1;
            self.frames.heading();
        }
    }

    /// Ends a piece of running text and keeps it if it says anything.
    fn end_text(&mut self) {
        // A tag that is never closed strikes out, or raises, its own text only.
        (self.struck, self.moved) = (0, None);
        let text = std::mem::take(&mut self.text);
        let links = std::mem::take(&mut self.text_links);
        self.html_links.iter_mut().for_each(|open| open.link = None);
        if text.text.trim().is_empty() {
            return;
        }
        leftovers(self.path, &text, &mut self.diagnostics);
        self.foreign.text(&text);
        for at in links {
            self.body.links[at].block = Some(self.body.texts.len() as u32);
        }
        let passage = if self.notes == 0 { self.top.passage } else { 0 };
        let mut block = TextBlock::new(passage, self.section, &text.text, text.runs);
        block.frame = match self.in_title {
            true => self.frames.of_title(),
            false => self.frames.of(self.body.texts.len() as u32 + 1, &text.text),
        };
        debug_assert_eq!(block.text(self.file), text.text, "a text is what its runs say");
        if self.quotes == 0 || self.in_title {
            self.body.quotations.extend(quotations(&block, &text.text));
        }
        self.body.texts.push(block);
        self.texts.push(text.text);
    }

    pub(super) fn finish(mut self) -> Checked<Body> {
        self.end_text();
        self.diagnostics.extend(std::mem::take(&mut self.foreign).diagnostics(self.path, self.allow_html));
        let headings = named(std::mem::take(&mut self.headings), |id, place| {
            let message = format!("two headings have the id #{id}");
            let help = "give one of them another id";
            self.diagnostics
                .push(Diagnostic::new(Code::DuplicateId, self.path, Place::Span(place), message).help(help));
        });
        self.body.headings = headings;
        self.body.links.sort_by_key(|link| link.form == LinkForm::Html); // stable
        number_repeats(&mut self.body.passages);
        // All bodies stay in memory until the site is made: the room that growing left over adds up.
        self.body.passages.shrink_to_fit();
        self.body.texts.shrink_to_fit();
        self.body.headings.shrink_to_fit();
        self.body.links.shrink_to_fit();
        Checked { value: self.body, diagnostics: self.diagnostics }
    }
}

/// The boxes of tasks. Who ticks one changes no address.
const BOXES: [&str; 2] = ["☐", "☑"];

/// Whether running text ends where such a tag begins or ends.
fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript // marked text
            | TagEnd::Link
            | TagEnd::Image
    )
}
