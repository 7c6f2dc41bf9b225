//! Control characters in front matter: its readers refuse them, and name no line.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{Span, is_unprintable};

/// The first control character of a text that cannot be read.
pub fn control_character(file: &Arc<str>, text: &str, span: Span) -> Option<Diagnostic> {
    let (at, c) = text.char_indices().find(|(_, c)| is_unprintable(*c))?;
    let place = Span { start: span.start + at, end: span.start + at + c.len_utf8() };
    let message = format!("the control character U+{:04X} stands here", c as u32);
    Some(Diagnostic::new(Code::ControlCharacter, file, Place::Span(place), message).help("remove it"))
}
