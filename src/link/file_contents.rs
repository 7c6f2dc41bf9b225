//! What published files hold beside what they show.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{Inputs, Personal, is_web_page};

/// Reports, of the files that are published, drawings that would run something and attachments that are pages of their own,
/// and warns of metadata that tell of people. `attachments`: by their path in the site.
///
/// Pages in `static/` are an author's own way to publish one.
pub fn suspicious(inputs: &Inputs, attachments: &BTreeMap<String, Arc<str>>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for path in attachments.values() {
        if is_web_page(path) {
            let message = "this file is a page of its own: what runs in it would run with the rights of the site";
            let help =
                "link to where it was published, or show a picture or PDF of it; your own pages belong into static/";
            found.push(Diagnostic::new(Code::ActiveFile, path, Place::File, message).help(help));
        }
    }
    let statics = inputs.statics.keys().map(|path| Arc::from(format!("static/{path}")));
    for path in attachments.values().cloned().chain(statics) {
        let Some(facts) = inputs.files.get(&*path) else { continue };
        if let Some(active) = &facts.active {
            let help = "save it from a drawing program as plain SVG, without scripts and links to other files, or as a picture";
            found.push(
                Diagnostic::new(Code::ActiveFile, &path, Place::File, format!("this drawing {active}")).help(help),
            );
        }
        if !facts.personal.is_empty() {
            let told: Vec<&str> = facts.personal.iter().map(|told| words(*told)).collect();
            let message = format!("this file tells more than it shows: {}", told.join(", "));
            let help = format!("remove it: {}", removal(&path));
            found.push(Diagnostic::new(Code::PictureMetadata, &path, Place::File, message).help(help));
        }
    }
    found
}

fn words(told: Personal) -> &'static str {
    match told {
        Personal::Place => "where it was taken (GPS)",
        Personal::Shown => "who can be seen (names of people)",
        Personal::Author => "who made it (author)",
        Personal::Device => "which camera or lens took it (serial number)",
    }
}

/// The command that leaves only what is shown: a picture turned as it is and in its colours.
fn removal(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    let file = if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) };
    let command = "exiftool -overwrite_original";
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        // exiftool hides what it removes from a PDF, until the file is written anew.
        "pdf" => format!("{command} -all= {file} && qpdf --replace-input --linearize {file}"),
        // A TIFF keeps the picture in the same list as the rest.
        "tif" | "tiff" => {
            format!("{command} -gps:all= -xmp:all= -iptc:all= -artist= -xpauthor= -ownername= -serialnumber= {file}")
        }
        _ => format!("{command} -all= --icc_profile:all -tagsfromfile @ -orientation {file}"),
    }
}
