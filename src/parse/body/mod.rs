//! What a markdown body consists of: passages, running text, headings, links, files, quotations.
//!
//! Nothing is looked up here and no HTML is made; `render::html` reads the same events again to show them.

pub mod address;
mod anchors;
mod cjk_strong;
pub mod dialect;
pub mod events;
pub mod footnotes;
mod foreign;
mod frames;
pub(super) mod heading_ids;
mod headings;
pub mod html_depth;
mod inline_html;
mod leftover;
mod links;
mod node;
mod open;
mod quotation;
mod quoted;
pub mod raised;
pub mod raw_html;
mod reader;
mod running_text;

use std::sync::Arc;

use self::events::MAX_DEPTH;
use self::reader::Reader;
use crate::diagnostic::{Checked, Code};
use crate::model::Body;
use crate::source::Span;

/// Whether what stands behind `[name]:` leads anywhere, and is no answer in an interview.
fn is_address(address: &str) -> bool {
    address.contains("://")
        || address.contains(['/', '#', '@'])
        || address.rsplit_once('.').is_some_and(|(_, ending)| !ending.is_empty())
}

/// Reads a body. `text` is the whole file, `span` the body in it; all places in the result count in the whole file.
///
/// Reports nesting without end, footnotes and references without a counterpart, addresses that are never written
/// (`javascript:`), ids given twice, and markup that stayed text. Whether links and files exist is not known here.
/// `allow_html`: raw HTML is kept, so that its links and pictures count.
pub fn parse_body(path: &Arc<str>, text: &str, span: Span, allow_html: bool) -> Checked<Body> {
    let read = events::events(text, span);
    let mut reader = Reader::new(path, text, allow_html);
    reader.body.span = span;
    if let Some(place) = read.too_deep {
        let message = format!("blocks or markup are nested more than {MAX_DEPTH} deep");
        reader.report(Code::MarkdownTooDeep, place, message, "take the text out of its lists and quotations");
    }
    for place in &read.undefined {
        let message = format!("no address is given for {}", &text[place.range()]);
        reader.report(
            Code::BrokenLink,
            *place,
            message,
            "add a line `[name]: https://…`, or write `[text](https://…)`",
        );
    }
    for definition in &read.unused {
        let written = first_line(&text[definition.place.range()]);
        let place = Span { start: definition.place.start, end: definition.place.start + written.len() };
        if is_address(&definition.address) {
            let message = "no text refers to this address, and no page shows it".to_owned();
            reader.report(
                Code::UnusedDefinition,
                place,
                message,
                "refer to it as [text][name], or write the address into the text",
            );
        } else {
            let message = "markdown takes this line for the address of a link, and no page shows it".to_owned();
            reader.report(Code::LostText, place, message, "write \\ before its first bracket, or remove it");
        }
    }
    for place in &footnotes::footnotes(&read.nodes).unreachable {
        let line = Span { start: place.start, end: place.start + first_line(&text[place.range()]).len() };
        let message = "no text refers to this footnote, or another one has its name".to_owned();
        reader.report(Code::BrokenFootnote, line, message, "refer to it by [^name] in the text, or remove it");
    }
    for (event, place) in read.nodes {
        reader.event(event, place);
    }
    reader.finish()
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests;
