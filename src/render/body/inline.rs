//! Text with its mentions, links, images.

use std::borrow::Cow;
use std::fmt::Write as _;

use pulldown_cmark::{Event, LinkType};

use crate::page::body::{Insertion, LinkTag};
use crate::parse::body::address::{self, Destination};
use crate::render::body::escape::{push_attribute, push_text};
use crate::render::body::line_breaks::kept_together;
use crate::render::body::writer::{OpenInsertion, Writer};
use crate::source::{PictureSize, Span};

impl<'a> Writer<'a> {
    /// Writes text, with the mentions that begin or end in it.
    pub(super) fn text(&mut self, piece: &str, span: Span) {
        let plan = self.plan;
        // An entity or an escape stands for other bytes than it shows: only its two ends have a place in the file.
        let verbatim = plan.source.text.get(span.range()) == Some(piece);
        let mut done = 0;
        loop {
            if let Some(open) = &self.open_insertion {
                let end = open.end;
                let inside = end.checked_sub(span.start).filter(|end| verbatim && (done..piece.len()).contains(end));
                if let Some(to) = inside {
                    self.words(&piece[done..to]);
                    self.close_insertion();
                    done = to;
                    continue;
                }
                self.words(&piece[done..]);
                if end <= span.end {
                    self.close_insertion();
                }
                return;
            }
            let next = plan.insertions.get(self.insertions).filter(|next| next.span.start < span.end);
            let Some(next) = next else {
                self.words(&piece[done..]);
                return;
            };
            self.insertions += 1;
            if let Some(from) = start_in(next, piece, span, verbatim).filter(|from| *from >= done && self.anchors == 0)
            {
                self.words(&piece[done..from]);
                done = from;
                self.open_insertion(next);
            }
        }
    }

    /// What running text says.
    fn words(&mut self, text: &str) {
        push_text(&mut self.out, &kept_together(text));
    }

    fn open_insertion(&mut self, insertion: &Insertion) {
        let link = insertion.link.as_ref().filter(|link| address::is_writable(&link.href));
        match link {
            Some(link) => {
                self.out.push_str("<a");
                self.address("href", &link.href);
                self.class(&link.class);
                self.anchors += 1;
            }
            None => self.out.push_str("<span"),
        }
        self.id(&insertion.id);
        self.out.push('>');
        self.open_insertion = Some(OpenInsertion { end: insertion.span.end, link: link.is_some() });
    }

    /// Closes the open mention, wherever it was to end: no tag may cross another.
    pub(super) fn close_insertion(&mut self) {
        if let Some(open) = self.open_insertion.take() {
            self.out.push_str(if open.link { "</a>" } else { "</span>" });
            self.anchors -= usize::from(open.link);
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, address: &'a str, title: &str) {
        let plan = self.plan;
        let mut text = None;
        let tag = match address::link_destination(kind, address) {
            Destination::Link { .. } => {
                let planned = plan.links.get(self.links);
                self.links += 1;
                text = planned.and_then(|link| link.text.as_deref());
                planned.and_then(|link| link.tag.as_ref()).map(Cow::Borrowed)
            }
            Destination::File { path, suffix } => plan.files.get(path).map(|file| {
                Cow::Owned(LinkTag { href: format!("{file}{suffix}"), class: "file".into(), ..LinkTag::default() })
            }),
            Destination::Remote | Destination::Foreign | Destination::Refused => None,
        };
        let tag = tag.filter(|tag| self.anchors == 0 && address::is_writable(&tag.href));
        if let Some(tag) = &tag {
            self.link_tag(tag, title);
            self.anchors += 1;
        }
        self.open_links.push(tag.is_some());
        if let Some(text) = text {
            self.replace_text(text);
        }
    }

    /// Writes another text for a link, where it has nothing but text.
    fn replace_text(&mut self, text: &str) {
        let end = self.matching_end(self.at);
        if self.nodes[self.at..end].iter().all(|(event, _)| matches!(event, Event::Text(_))) {
            push_text(&mut self.out, text);
            self.at = end;
        }
    }

    fn link_tag(&mut self, tag: &LinkTag, title: &str) {
        self.out.push_str("<a");
        self.address("href", &tag.href);
        if tag.external {
            let address = if self.shows_address(&tag.href) { "address" } else { "" };
            let classes = [tag.class.as_str(), "external", address];
            self.class(&classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" "));
            self.attribute("rel", "noopener");
        } else {
            self.class(&tag.class);
        }
        if let Some(id) = &tag.id {
            self.id(id);
        }
        self.attribute("title", tag.title.as_deref().unwrap_or(title));
        self.attribute("lang", tag.lang.as_deref().unwrap_or_default());
        self.out.push('>');
    }

    /// Whether the text of the link that begins here is its address, which paper need not repeat.
    fn shows_address(&self, href: &str) -> bool {
        let text = &self.nodes[self.at..self.matching_end(self.at)];
        matches!(text, [(Event::Text(text), _)] if **text == *href)
    }

    pub(super) fn end_link(&mut self, _span: Span) {
        if self.open_links.pop() == Some(true) {
            self.out.push_str("</a>");
            self.anchors -= 1;
        }
    }

    /// An image; where its file is not known, the text that stands for it.
    pub(super) fn image(&mut self, address: &str, title: &str) {
        let src = self.image_address(address);
        let written = self.take_alt();
        let (alt, size) = self.picture_text(&written, address);
        match src {
            Some(src) => self.image_tag(&src, alt, title, size),
            None => push_text(&mut self.out, alt),
        }
    }

    pub(super) fn image_tag(&mut self, src: &str, alt: &str, title: &str, size: Option<PictureSize>) {
        self.out.push_str("<img");
        self.address("src", src);
        self.out.push_str(" alt=\"");
        push_attribute(&mut self.out, alt);
        self.out.push('"');
        self.attribute("title", title);
        // With its size the picture has its place before it is there, and no line moves when it comes.
        if let Some(PictureSize { width, height }) = size {
            let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    pub(super) fn image_address(&self, address: &str) -> Option<String> {
        let src = match address::image_destination(address) {
            Destination::File { path, suffix } => format!("{}{suffix}", self.plan.files.get(path)?),
            Destination::Remote => address.to_owned(),
            Destination::Link { .. } | Destination::Foreign | Destination::Refused => return None,
        };
        address::is_writable(&src).then_some(src)
    }

    /// The text that stands for a picture and the size that it is shown in: the author's, else its own.
    pub(super) fn picture_text<'t>(&self, written: &'t str, address: &str) -> (&'t str, Option<PictureSize>) {
        let own = self.picture_size(address);
        let (alt, wanted) = address::picture_text(written);
        let size = match (wanted, own) {
            (None, own) => own,
            (Some((width, Some(height))), _) => Some(PictureSize { width, height }),
            (Some((width, None)), Some(own)) => {
                let height = u64::from(width) * u64::from(own.height) / u64::from(own.width.max(1));
                Some(PictureSize { width, height: u32::try_from(height).unwrap_or(own.height).max(1) })
            }
            // Without its own size its height is not known, and nothing can be kept free for it.
            (Some(_), None) => None,
        };
        (alt, size)
    }

    fn picture_size(&self, address: &str) -> Option<PictureSize> {
        match address::image_destination(address) {
            Destination::File { path, .. } => self.plan.sizes.get(path).copied(),
            _ => None,
        }
    }

    /// The text inside an image, up to its end.
    pub(super) fn take_alt(&mut self) -> String {
        let end = self.matching_end(self.at);
        let mut alt = String::new();
        for (event, _) in &self.nodes[self.at..end] {
            match event {
                Event::Text(piece) | Event::Code(piece) => alt.push_str(piece),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        self.at = end;
        alt
    }
}

/// Where in a text event a mention begins, as an offset in the text; `None` where it cannot be put around this text.
fn start_in(insertion: &Insertion, piece: &str, span: Span, verbatim: bool) -> Option<usize> {
    let Span { start, end } = insertion.span;
    // The backslash of an escape belongs to the mention but not to the text event.
    let from = if start + 1 == span.start { 0 } else { start.checked_sub(span.start)? };
    let closes = end >= span.end || (verbatim && end > span.start && piece.is_char_boundary(end - span.start));
    ((verbatim || from == 0) && start < end && closes && piece.is_char_boundary(from)).then_some(from)
}
