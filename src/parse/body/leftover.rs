//! Markup that did not take effect and would be published as bare text.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
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
            // The address ends with the line, if its bracket is not closed before.
            let address = &piece[offset + 2..];
            let address = &address[..address.find([')', '[']).unwrap_or(address.len())];
            work::steps(address.len());
            let message = "this link or picture is shown as it is written, because its address cannot be read";
            let help = match address.trim().rsplit_once(" =") {
                Some((file, size)) => {
                    format!("for the size of a picture write ![[{}|{}]]", file.trim(), size.trim_end_matches('x'))
                }
                None if address.is_empty() || address.trim().contains(' ') => {
                    "an address with spaces stands in angle brackets, (<…>), or has %20".into()
                }
                None => "close its bracket; for brackets as text write \\[ and \\]".into(),
            };
            let at = place(offset, 2 + address.len());
            diagnostics.push(Diagnostic::new(Code::BrokenLink, path, at, message).help(help));
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
