//! Links, pictures and files of a body, in markdown and in raw HTML.

use pulldown_cmark::{Event, LinkType};

use super::address::{self, Destination, picture_text};
use super::open::{OpenHtmlLink, OpenImage, OpenLink};
use super::raw_html::{Mark, RawHtml};
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::model::{Attachment, Link, LinkForm};
use crate::source::Span;

impl Reader<'_> {
    /// Inside an image everything is its alternative text; a link there is not a link.
    pub(super) fn event_in_image(&mut self, event: Event<'_>, place: Span) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => {
                self.depth -= 1;
                self.text.markup(place.end);
                if let Some(image) = self.image.take() {
                    self.end_image(&image);
                }
            }
            Event::Text(piece) | Event::Code(piece) => image.alt.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, address: &str, place: Span) {
        let mut open = OpenLink { link: None, start: self.text.text.len(), file: None, place, has_image: false };
        match address::link_destination(kind, address) {
            Destination::Link { form, target, fragment } => {
                open.link = Some(self.body.links.len());
                let has_text = match kind {
                    LinkType::WikiLink { has_pothole } => has_pothole,
                    _ => !matches!(kind, LinkType::Autolink | LinkType::Email),
                };
                let rooted = address::rooted(self.path, &target).filter(|_| form == LinkForm::Markdown);
                let (target, fragment) = (rooted.unwrap_or(target).into(), fragment.map(Box::from));
                self.body.links.push(Link { form, target, fragment, has_text, span: place, block: None, text: 0..0 });
            }
            Destination::File { path, .. } => {
                open.file = Some(self.body.attachments.len());
                self.body.attachments.push(Attachment { target: path.to_owned(), span: place, alt: String::new() });
            }
            Destination::Foreign => self.foreign_address(address, place),
            Destination::Remote | Destination::Refused => self.refused(address, place),
        }
        self.open_links.push(open);
    }

    pub(super) fn end_link(&mut self) {
        let Some(open) = self.open_links.pop() else { return };
        let range = open.start.min(self.text.text.len())..self.text.text.len();
        if let Some(at) = open.file {
            self.body.attachments[at].alt = self.text.text[range.clone()].to_owned();
        }
        if self.struck > 0 {
            return;
        }
        if !open.has_image && self.text.text[range.clone()].trim().is_empty() {
            let message = "this link has no text: nobody can see it".to_owned();
            self.report(Code::BrokenLink, open.place, message, "write the text between the square brackets");
        }
        if let Some(at) = open.link {
            self.body.links[at].text = range.start as u32..range.end as u32;
            self.text_links.push(at);
        }
    }

    /// Whether the text that is being read belongs to a link of the author.
    pub(super) fn is_in_link(&self) -> bool {
        !self.open_links.is_empty() || !self.html_links.is_empty()
    }

    pub(super) fn start_image(&mut self, address: &str, has_title: bool, place: Span) {
        self.open_links.iter_mut().for_each(|link| link.has_image = true);
        let attachment = self.shown_file(address, place);
        self.image = Some(OpenImage { depth: 0, place, alt: String::new(), has_title, attachment });
    }

    /// The file that a picture shows, by its place in `body.attachments`; none where it is refused, or lies elsewhere.
    fn shown_file(&mut self, address: &str, place: Span) -> Option<usize> {
        match address::image_destination(address) {
            Destination::File { path, .. } => {
                self.body.attachments.push(Attachment { target: path.to_owned(), span: place, alt: String::new() });
                Some(self.body.attachments.len() - 1)
            }
            Destination::Refused => {
                self.refused(address, place);
                None
            }
            Destination::Remote => {
                let message = format!("this picture is fetched from another host: {address}");
                let help = "put the file beside the document; `remote_pictures: true` in dossier.yaml allows it";
                self.report(Code::RemotePicture, place, message, help);
                None
            }
            Destination::Link { .. } | Destination::Foreign => None,
        }
    }

    fn end_image(&mut self, image: &OpenImage) {
        let alt = picture_text(&image.alt).0;
        if alt.trim().is_empty() && !image.has_title {
            let message = "no text stands for this picture where it cannot be seen".to_owned();
            let help = "say what it shows between the square brackets: ![A harbour](harbour.png)";
            self.report(Code::PictureWithoutText, image.place, message, help);
        }
        if let Some(at) = image.attachment {
            self.body.attachments[at].alt = alt.to_owned();
        }
    }

    fn foreign_address(&mut self, address: &str, place: Span) {
        let message = format!("readers cannot follow {}: only the text of this link is shown", shortened(address));
        self.report(Code::ForeignAddress, place, message, "link a page of the web, or remove the link");
    }

    fn refused(&mut self, address: &str, place: Span) {
        let message = format!("{} is not an address that can be linked", shortened(address));
        self.report(Code::InvalidAddress, place, message, "use http, https, mailto or tel, or a file of this dossier");
    }

    /// Takes the links and pictures of raw HTML, in a dossier that keeps it, and reports what it hides, as no page would.
    pub(super) fn raw_html(&mut self, html: &RawHtml) {
        for (mark, place) in html.marks() {
            match mark {
                Mark::Hidden(sign) => {
                    let message = format!("`{sign}` hides this in a browser, and here readers would see it");
                    let help = "remove it with its text, or make a comment of both: <!-- … -->";
                    self.report(Code::HiddenText, place, message, help);
                }
                _ if !self.allow_html => {}
                Mark::LinkStart(address) => {
                    let link = address.and_then(|address| self.html_link(&address, place));
                    self.html_links.push(OpenHtmlLink { link, start: self.text.text.len() });
                }
                Mark::LinkEnd => {
                    let Some(OpenHtmlLink { link: Some(at), start }) = self.html_links.pop() else { continue };
                    self.body.links[at].text = start as u32..self.text.text.len() as u32;
                    self.text_links.push(at);
                }
                Mark::Picture { address, alt } => self.html_picture(&address, alt, place),
            }
        }
    }

    fn html_link(&mut self, address: &str, place: Span) -> Option<usize> {
        match address::link_destination(LinkType::Inline, address) {
            Destination::Link { target, fragment, .. } => {
                let target = address::rooted(self.path, &target).unwrap_or(target).into();
                let fragment = fragment.map(Box::from);
                let form = LinkForm::Html;
                let link = Link { form, target, fragment, has_text: true, span: place, block: None, text: 0..0 };
                self.body.links.push(link);
                return Some(self.body.links.len() - 1);
            }
            Destination::File { path, .. } => {
                self.body.attachments.push(Attachment { target: path.to_owned(), span: place, alt: String::new() });
            }
            Destination::Foreign => self.foreign_address(address, place),
            Destination::Remote | Destination::Refused => self.refused(address, place),
        }
        None
    }

    fn html_picture(&mut self, address: &str, alt: Option<String>, place: Span) {
        let attachment = self.shown_file(address, place);
        if alt.is_none() {
            let message = "no text stands for this picture where it cannot be seen".to_owned();
            let help = "add what it shows: alt=\"A harbour\"; alt=\"\" where it only decorates";
            self.report(Code::PictureWithoutText, place, message, help);
        }
        if let (Some(at), Some(alt)) = (attachment, alt) {
            self.body.attachments[at].alt = alt;
        }
    }
}

/// An address in quotation marks, as far as a message can show it.
fn shortened(address: &str) -> String {
    format!("\"{}\"", address.chars().take(60).collect::<String>().escape_debug())
}
