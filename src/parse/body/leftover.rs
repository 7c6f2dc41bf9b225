//! Markup that did not take effect and would be published as bare text.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::BREAK;
use crate::parse::body::running_text::RunningText;
use crate::source::Span;
use crate::work;

/// Reports wikilinks and links that are not complete and references to footnotes that do not exist. An escaped sign (`\[`)
/// is meant as text.
pub fn leftovers(path: &Arc<str>, text: &RunningText, diagnostics: &mut Vec<Diagnostic>) {
    if memchr::memchr2(b'[', b']', text.text.as_bytes()).is_none() {
        return;
    }
    for (at, run) in text.runs.iter().enumerate().filter(|(_, run)| run.verbatim && run.linkable) {
        let piece = &text.text[run.range(text.runs.get(at + 1), text.text.len())];
        let begin = run.source().start;
        let place = |offset: usize, length: usize| {
            let start = begin + offset;
            Place::Span(Span { start, end: start + length })
        };
        for (offset, _) in piece.match_indices("[[") {
            diagnostics.push(
                Diagnostic::new(Code::BrokenLink, path, place(offset, 2), "this wikilink is not complete")
                    .help("close it with ]]; in a table write [[slug\\|text]]; for brackets as text write \\[\\["),
            );
        }
        for (offset, _) in piece.match_indices("](") {
            let (address, end) = address(text, at, begin + offset + 2);
            work::steps(address.len());
            let message = "this link or picture is shown as it is written, because its address cannot be read";
            let help = match address.trim().rsplit_once(" =") {
                Some((address, size)) if address.contains("://") => format!("leave the size out: ={size}"),
                Some((file, size)) => {
                    format!("for the size of a picture write ![[{}|{}]]", file.trim(), size.trim_end_matches('x'))
                }
                None if address.is_empty() || address.trim().contains(' ') => {
                    "an address with spaces stands in angle brackets, (<…>), or has %20".into()
                }
                None => "close its bracket; for brackets as text write \\[ and \\]".into(),
            };
            let link = Place::Span(Span { start: begin + offset, end });
            diagnostics.push(Diagnostic::new(Code::BrokenLink, path, link, message).help(help));
        }
        for (offset, _) in piece.match_indices("[^") {
            // A label holds neither white space nor brackets, so nobody looks for its end all through a text.
            let label = &piece[offset + 2..];
            let Some(end) = label.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']')) else { continue };
            work::steps(end);
            let (label, rest) = label.split_at(end);
            if !label.is_empty() && rest.starts_with(']') {
                let message = format!("there is no footnote [^{label}]");
                diagnostics.push(
                    Diagnostic::new(Code::BrokenFootnote, path, place(offset, label.len() + 3), message)
                        .help(format!("add a line `[^{label}]: …` with the note, or write \\[^{label}]")),
                );
            }
        }
    }
}

/// The address that begins at `start` in the file, in the stretch `first`, and where it ends there: at its bracket, at the next
/// link or with its line, even where a part of it was read as a link of its own.
fn address(text: &RunningText, first: usize, start: usize) -> (&str, usize) {
    let from = text.runs[first].at as usize + (start - text.runs[first].start as usize);
    let (mut to, mut end) = (from, start);
    for (at, run) in text.runs.iter().enumerate().skip(first) {
        let range = run.range(text.runs.get(at + 1), text.text.len());
        let piece = &text.text[range.start.max(from)..range.end];
        if !run.verbatim && piece == BREAK {
            break;
        }
        if let Some(stop) = piece.find([')', '[']) {
            to = range.end - piece.len() + stop;
            end = if run.verbatim { run.end as usize - piece.len() + stop } else { run.start as usize };
            break;
        }
        (to, end) = (range.end, run.end as usize);
    }
    (&text.text[from..to], end)
}
