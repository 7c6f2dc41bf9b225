//! The second reading of a body: the same markdown as HTML, with the links of its plan put in.
//!
//! The result is a list of blocks, so that a template can set a passage's number and evidence beside it. Everything that
//! an author writes is escaped; raw HTML is shown as text unless the dossier allows it, and then cleaned.

mod block;
mod clean;
mod direction;
mod escape;
mod footnotes;
mod inline;
mod line_breaks;
mod table;
mod writer;

use std::fmt::Write as _;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

pub use self::block::{Block, InnerPassage, RenderedBody, TocEntry};
use self::clean::Addresses;
pub use self::escape::{push_attribute, push_text};
use self::writer::{Notes, OpenTable, Writer};
use crate::page::body::BodyPlan;
use crate::parse::body::events::{self, Node};
use crate::parse::hidden::EMPTY_COMMENT;
use crate::render::highlight::highlight;
use crate::source::Span;

/// Shows a body. Never fails: what the plan lacks is left out, and its text stays.
pub fn body_html(plan: &BodyPlan) -> RenderedBody {
    let read = events::events(&plan.source.text, plan.body);
    let raw = plan.allow_html && read.nodes.iter().any(|(event, _)| is_html(event));
    let mut writer = Writer {
        plan,
        nodes: &read.nodes,
        at: 0,
        depth: 0,
        out: String::with_capacity(1024),
        raw,
        shift: shift(&read.nodes),
        passages: 0,
        headings: 0,
        links: 0,
        open_links: Vec::new(),
        anchors: 0,
        insertions: 0,
        open_insertion: None,
        figure: false,
        table: OpenTable::default(),
        notes: Notes::new(&read.nodes),
        body: RenderedBody::default(),
    };
    while let Some((event, span)) = writer.nodes.get(writer.at) {
        writer.at += 1;
        writer.event(event, *span);
    }
    let footnotes = writer.footnotes();
    let mut body = writer.body;
    if raw {
        (body.blocks, body.footnotes) = clean::clean(body.blocks, footnotes, Addresses::of(plan));
    } else {
        body.footnotes = footnotes;
    }
    body
}

fn is_html(event: &Event<'_>) -> bool {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => !html.trim().is_empty() && html.trim() != EMPTY_COMMENT,
        _ => false,
    }
}

/// The page's own title is the only `h1`: where an author uses it, all headings move down by one.
fn shift(nodes: &[Node<'_>]) -> u8 {
    let first = |(event, _): &Node<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    u8::from(nodes.iter().any(first))
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: &'a Event<'a>, span: Span) {
        if !matches!(event, Event::Text(_) | Event::SoftBreak | Event::HardBreak) {
            self.close_insertion();
        }
        match event {
            Event::Start(tag) => {
                self.start(tag, span);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag, span);
            }
            Event::Text(piece) => self.text(piece, span),
            Event::Code(piece) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, piece);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(html),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(is_done) => self.out.push_str(if *is_done { "☑ " } else { "☐ " }),
            Event::InlineMath(id) => {
                self.out.push_str("<span");
                self.id(id);
                self.out.push_str("></span>");
            }
            Event::DisplayMath(_) => {}
        }
        if self.depth == 0 {
            self.end_block(span);
        }
    }

    /// Ends a block at the top level. A block of nothing but footnotes and comments is not kept.
    fn end_block(&mut self, span: Span) {
        let passage = self.plan.passages.get(self.passages).filter(|passage| passage.span == span);
        if passage.is_some() {
            self.passages += 1;
        }
        let html = self.out.trim_end();
        if !html.is_empty() || passage.is_some() {
            self.body.blocks.push(Block {
                passage: passage.map(|_| self.passages as u32),
                anchor: passage.map(|passage| passage.anchor.to_string()),
                inner: Vec::new(),
                html: html.to_owned(),
            });
        }
        self.out.clear();
    }

    fn start(&mut self, tag: &'a Tag<'a>, span: Span) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, classes, .. } => self.start_heading(*level, classes),
            Tag::BlockQuote(None) => {
                self.out.push_str("<blockquote");
                self.direction();
                self.out.push_str(">\n");
            }
            Tag::BlockQuote(Some(kind)) => self.start_alert(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => self.html_block(),
            Tag::List(first) => {
                self.out.push_str(if first.is_some() { "<ol" } else { "<ul" });
                if let Some(first) = first.filter(|first| *first != 1) {
                    // Writing to a string cannot fail.
                    let _ = write!(self.out, " start=\"{first}\"");
                }
                self.direction();
                self.out.push_str(">\n");
            }
            Tag::Item => {
                self.out.push_str("<li");
                self.direction();
                self.out.push('>');
            }
            Tag::FootnoteDefinition(label) => self.start_note(label, span),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_table(tag),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Superscript => self.out.push_str("<mark>"),
            Tag::DefinitionListTitle => {
                self.out.push_str("<p class=\"alert-title\"");
                self.direction();
                self.out.push('>');
            }
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(*link_type, dest_url, title),
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title),
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph if self.figure => self.figure = false,
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(*level),
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</div>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => self.end_table(tag),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Superscript => self.out.push_str("</mark>"),
            TagEnd::DefinitionListTitle => self.out.push_str("</p>\n"),
            TagEnd::Link => self.end_link(span),
            _ => {}
        }
    }

    /// A paragraph, or a figure where it is nothing but an image with a title.
    fn start_paragraph(&mut self) {
        if let Some((Event::Start(Tag::Image { dest_url, title, .. }), _)) = self.nodes.get(self.at)
            && !title.is_empty()
            && let Some(src) = self.image_address(dest_url)
            && let image_end = self.matching_end(self.at + 1)
            && matches!(self.nodes.get(image_end + 1), Some((Event::End(TagEnd::Paragraph), _)))
        {
            self.at += 1;
            let written = self.take_alt();
            self.at += 1; // the image's end, which has no other effect
            self.out.push_str("<figure>");
            let (alt, size) = self.picture_text(&written, dest_url);
            self.image_tag(&src, alt, "", size);
            self.out.push_str("<figcaption>");
            push_text(&mut self.out, title);
            self.out.push_str("</figcaption></figure>\n");
            self.figure = true;
            return;
        }
        self.out.push_str("<p");
        self.direction();
        self.out.push('>');
    }

    fn start_heading(&mut self, level: HeadingLevel, classes: &[CowStr<'_>]) {
        if self.notes.is_open() {
            self.out.push_str("<p><strong>");
            return;
        }
        let level = self.level(level);
        let _ = write!(self.out, "<h{level}");
        let heading = self.plan.headings.get(self.headings);
        self.headings += 1;
        if let Some(heading) = heading {
            self.id(&heading.id);
            if self.depth == 0 && !heading.text.is_empty() {
                self.body.toc.push(TocEntry { level, id: heading.id.clone(), text: heading.text.clone() });
            }
        }
        self.class(&classes.join(" "));
        self.direction();
        self.out.push('>');
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        if self.notes.is_open() {
            self.out.push_str("</strong></p>\n");
            return;
        }
        let _ = writeln!(self.out, "</h{}>", self.level(level));
    }

    fn level(&self, level: HeadingLevel) -> u8 {
        (level as u8 + self.shift).min(6)
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let labels = &self.plan.labels;
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &labels.note),
            BlockQuoteKind::Tip => ("tip", &labels.tip),
            BlockQuoteKind::Important => ("important", &labels.important),
            BlockQuoteKind::Warning => ("warning", &labels.warning),
            BlockQuoteKind::Caution => ("caution", &labels.caution),
        };
        let _ = write!(self.out, "<div class=\"alert {class}\" role=\"note\">");
        if !matches!(self.nodes.get(self.at), Some((Event::Start(Tag::DefinitionListTitle), _))) {
            self.out.push_str("<p class=\"alert-title\">");
            push_text(&mut self.out, title);
            self.out.push_str("</p>\n");
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let mut code = String::new();
        while let Some((Event::Text(piece), _)) = self.nodes.get(self.at) {
            code.push_str(piece);
            self.at += 1;
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.body.has_code = true;
        // Code scrolls sideways, and what scrolls must be reachable by keyboard.
        self.out.push_str("<pre class=\"code\" tabindex=\"0\"><code");
        if !language.is_empty() {
            self.class(&format!("language-{language}"));
        }
        self.out.push('>');
        match highlight(&code, language) {
            Some(html) => self.out.push_str(&html),
            None => push_text(&mut self.out, &code),
        }
        self.out.push_str("</code></pre>\n");
    }

    fn html_block(&mut self) {
        let mut html = String::new();
        while let Some((Event::Html(line), _)) = self.nodes.get(self.at) {
            html.push_str(line);
            self.at += 1;
        }
        let html = html.replace(EMPTY_COMMENT, "");
        if html.trim().is_empty() {
            return;
        }
        if self.raw {
            self.out.push_str(&clean::tame(&html));
        } else {
            self.out.push_str("<p>");
            push_text(&mut self.out, html.trim());
            self.out.push_str("</p>\n");
        }
    }

    fn html(&mut self, html: &str) {
        let html = html.replace(EMPTY_COMMENT, "");
        if self.raw {
            self.out.push_str(&clean::tame(&html));
        } else {
            push_text(&mut self.out, &html);
        }
    }
}

#[cfg(test)]
mod tests;
