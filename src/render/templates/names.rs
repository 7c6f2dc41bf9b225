//! Templates of the dossier that load a file of the theme by a name that no file of the site has.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::render::theme::is_versioned;
use crate::source::{SourceFile, Span};

/// Reports each `{{ … }}style.css"`: the page would stand there without its style.
pub(super) fn unversioned(source: &Arc<SourceFile>) -> impl Iterator<Item = Diagnostic> {
    let text = source.text.as_str();
    text.match_indices("}}").filter_map(move |(at, end)| {
        let start = at + end.len();
        let name = text[start..].split(['"', '\'', '?', '#', '>', ' ', '\n']).next().unwrap_or_default();
        let (stem, extension) = name.rsplit_once('.').filter(|_| is_versioned(name))?;
        let span = Span { start, end: start + name.len() };
        let message =
            format!("the site has no {name}: sheets and scripts carry the version of the theme in their names");
        let diagnostic = Diagnostic::new(Code::MissingFile, &source.path, Place::Span(span), message);
        Some(diagnostic.help(format!("write {stem}.{{{{ site.theme }}}}.{extension}")))
    })
}
