//! Images and files that documents show or link: which exist, and where they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::resolve::relative_path;
use crate::diagnostic::{Checked, Code, Diagnostic, GUESSES, Place, nearest};
use crate::model::Document;
use crate::site::Site;
use crate::source::Inputs;

/// Where a file that a document names is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilePlace {
    /// A file under `content/`: its path there is its path in the site.
    Content(String),
    /// A file under `static/`, by its path in the site.
    Static(String),
}

impl FilePlace {
    /// The path in the published site.
    pub fn published(&self) -> &str {
        match self {
            FilePlace::Content(path) | FilePlace::Static(path) => path,
        }
    }

    /// The path from the dossier's root.
    pub fn source(&self) -> String {
        match self {
            FilePlace::Content(path) => format!("content/{path}"),
            FilePlace::Static(path) => format!("static/{path}"),
        }
    }
}

/// The file that an address in a document means: `img/chart.png` beside it, `/report.pdf` in `static/`. `None` where it
/// leads out of `content/`.
pub fn file_place(document: &Document, target: &str) -> Option<FilePlace> {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    if let Some(path) = path.strip_prefix('/') {
        return Some(FilePlace::Static(path.to_owned()));
    }
    let path = relative_path(&document.source.path, &path)?;
    Some(FilePlace::Content(path.strip_prefix("content/")?.to_owned()))
}

/// The files of `content/` that published documents use, by their path in the site. A file that does not exist is an
/// error. What only drafts use is not published.
pub fn files(site: &Site, inputs: &Inputs) -> Checked<BTreeMap<String, Arc<str>>> {
    let mut used = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for document in &site.documents {
        for attachment in &document.body.attachments {
            let place = file_place(document, &attachment.target);
            let known = match &place {
                Some(FilePlace::Content(path)) => inputs.attachments.get_key_value(format!("content/{path}").as_str()),
                Some(FilePlace::Static(path)) if inputs.statics.contains_key(path) => continue,
                _ => None,
            };
            if let (Some((source, _)), Some(place)) = (known, &place) {
                used.insert(place.published().to_owned(), source.clone());
                continue;
            }
            let message = format!("there is no file {}", attachment.target);
            let names = inputs.attachments.keys().map(|path| file_name(path));
            let near = (diagnostics.len() < GUESSES).then(|| nearest(&attachment.target, names)).flatten();
            let help = match near {
                Some(near) => format!("did you mean {near}?"),
                None => "put the file beside the document, or into static/ and write its address with a leading slash"
                    .into(),
            };
            let at = Place::Span(attachment.span);
            diagnostics.push(Diagnostic::new(Code::MissingFile, &document.source.path, at, message).help(help));
        }
    }
    Checked { value: used, diagnostics }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
