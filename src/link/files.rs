//! Images and files that documents show or link: which exist, and where they are published.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::file_contents::suspicious;
use super::shared_folders::shared_folders;
use super::strays::strays;

use crate::diagnostic::{Checked, Code, Diagnostic, GUESSES, Place, nearest};
use crate::model::{Attachment, Document, Slug};
use crate::site::Site;
use crate::source::{Inputs, relative_path};

/// Where a file that a document names is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilePlace {
    /// A file under `content/`, by its path there.
    Content(String),
    /// A file under `static/`, by its path in the site.
    Static(String),
}

impl FilePlace {
    /// The path in the published site. A folder of `content/` has the name there that the addresses of its pages have.
    pub fn published(&self) -> Cow<'_, str> {
        let (path, folders, name) = match self {
            FilePlace::Static(path) => return Cow::Borrowed(path),
            FilePlace::Content(path) => match path.rsplit_once('/') {
                Some((folders, name)) => (path, folders, name),
                None => return Cow::Borrowed(path),
            },
        };
        if folders.split('/').all(|folder| Slug::new(folder).is_some()) {
            return Cow::Borrowed(path);
        }
        let spelled = |folder: &str| Slug::of_name(folder).map_or_else(|| folder.to_owned(), |slug| slug.to_string());
        let parts: Vec<String> = folders.split('/').map(spelled).chain([name.to_owned()]).collect();
        Cow::Owned(parts.join("/"))
    }

    /// The same as an address: everything that is no plain character of a path is percent-encoded.
    pub fn address(&self) -> String {
        use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
        const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
        utf8_percent_encode(&self.published(), PATH).to_string()
    }

    /// The path from the dossier's root.
    pub fn source(&self) -> String {
        match self {
            FilePlace::Content(path) => format!("content/{path}"),
            FilePlace::Static(path) => format!("static/{path}"),
        }
    }
}

/// The file that an address in a document means: `img/chart.png` beside it, `/report.pdf` in `static/`; where nothing lies
/// there, the file at this path below `content/`, or the only one of this name. `None` where it leads out of `content/`.
pub fn file_place(site: &Site, document: &Document, target: &str) -> Option<FilePlace> {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    let written = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    if let Some(path) = written.strip_prefix('/') {
        let known = site.files.at(&format!("static/{path}")).and_then(|known| known.strip_prefix("static/"));
        return Some(FilePlace::Static(known.unwrap_or(path).to_owned()));
    }
    let beside = relative_path(&document.source.path, &written);
    let known = beside.as_deref().and_then(|path| site.files.at(path));
    let known = known.or_else(|| site.files.at(&format!("content/{written}")));
    let known = known.or_else(|| site.files.named(&written));
    let path = known.or(beside.as_deref())?;
    Some(FilePlace::Content(path.strip_prefix("content/")?.to_owned()))
}

/// The picture of `dossier.yaml` that other sites show beside a link; `None` where there is none, or its path is no file's.
pub fn shared_picture(site: &Site) -> Option<FilePlace> {
    let path = site.files.at(site.config.image.as_deref()?)?;
    let content = path.strip_prefix("content/").map(|path| FilePlace::Content(path.to_owned()));
    content.or_else(|| Some(FilePlace::Static(path.strip_prefix("static/")?.to_owned())))
}

/// The kinds of pictures that other sites show.
const SHARED: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];

/// Reports a picture of `dossier.yaml` that does not exist, or that no other site would show.
fn check_shared_picture(site: &Site, inputs: &Inputs) -> Option<Diagnostic> {
    let path = site.config.image.as_deref()?;
    let is_there = shared_picture(site).is_some();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let (code, message, help) = match SHARED.contains(&&*ending) {
        true if is_there => return None,
        false if is_there => {
            let help = "take a PNG or JPEG, best of 1200 × 630 pixels".to_owned();
            (Code::UnknownValue, format!("other sites show no picture that ends in .{ending}"), help)
        }
        _ => {
            let statics = inputs.statics.keys().map(|path| format!("static/{path}"));
            let known: Vec<String> = inputs.attachments.keys().map(|path| path.to_string()).chain(statics).collect();
            let help = match nearest(path, known.iter().map(String::as_str)) {
                _ if path.contains("://") => "put the file into static/ and name it there".to_owned(),
                Some(near) => format!("did you mean {near}?"),
                None => {
                    "put the file into static/; `image` is its path there, or one that begins with content/".to_owned()
                }
            };
            (Code::MissingFile, format!("there is no file {path}"), help)
        }
    };
    Some(Diagnostic::new(code, &site.config.path, Place::Value("image".into()), message).help(help))
}

/// The files of `content/` that published documents and `dossier.yaml` use, by their path in the site. A file that does not
/// exist is an error. What only drafts use is not published.
pub fn files(site: &Site, inputs: &Inputs) -> Checked<BTreeMap<String, Arc<str>>> {
    let mut used = BTreeMap::new();
    let mut diagnostics = strays(inputs);
    diagnostics.extend(check_shared_picture(site, inputs));
    if let Some(place @ FilePlace::Content(_)) = shared_picture(site) {
        used.insert(place.published().into_owned(), Arc::from(place.source()));
    }
    for document in &site.documents {
        for attachment in &document.body.attachments {
            let place = file_place(site, document, &attachment.target);
            let known = match &place {
                Some(FilePlace::Content(path)) => inputs.attachments.get_key_value(format!("content/{path}").as_str()),
                Some(FilePlace::Static(path)) if inputs.statics.contains_key(path) => continue,
                _ => None,
            };
            if let (Some((source, _)), Some(place)) = (known, &place) {
                let published = place.published().into_owned();
                if let Some(other) = used.insert(published, source.clone()).filter(|other| other != source) {
                    let message = format!("{source} and {other} would be published as one file: {}", place.published());
                    let help = "give one of the two, or its folder, another name";
                    diagnostics.push(Diagnostic::new(Code::Unpublishable, source, Place::File, message).help(help));
                }
                continue;
            }
            let (message, help) = missing(document, attachment, inputs, diagnostics.len() < GUESSES);
            let at = Place::Span(attachment.span);
            diagnostics.push(Diagnostic::new(Code::MissingFile, &document.source.path, at, message).help(help));
        }
    }
    diagnostics.extend(shared_folders(site, &used));
    diagnostics.extend(suspicious(inputs, &used));
    Checked { value: used, diagnostics }
}

/// What is said of a file that does not exist, and the way out. `guess`: whether to look for what may have been meant.
fn missing(document: &Document, attachment: &Attachment, inputs: &Inputs, guess: bool) -> (String, String) {
    let target = &attachment.target;
    let has_ending = file_name(target).contains('.') && !target.ends_with(".md");
    let embedded = document.source.text[attachment.span.range()].strip_prefix('!').filter(|_| !has_ending);
    if let Some(link) = embedded {
        return ("a document is not shown within another one".to_owned(), format!("link it: {link}"));
    }
    let meant = guess.then(|| meant(&document.source.path, target, inputs)).flatten();
    let host = target.split_once('/').map_or("", |(host, _)| host);
    let help = match meant {
        Some(meant) => format!("did you mean {meant}?"),
        None if host.contains('.') && !host.starts_with('.') => format!("did you mean https://{target}?"),
        None if !has_ending => "a document is linked by its file (`../companies/tesla.md`) or by [[slug]]".to_owned(),
        None => {
            "put the file beside the document, or into static/ and write its address with a leading slash".to_owned()
        }
    };
    (format!("there is no file {target}"), help)
}

/// The file that may have been meant: those of this name, where several have it, by their way from the document; else the
/// one whose name is nearest.
fn meant(document: &str, target: &str, inputs: &Inputs) -> Option<String> {
    let wanted = file_name(target);
    let of_this_name = inputs.attachments.keys().filter(|path| file_name(path) == wanted).take(3);
    let ways: Vec<String> = of_this_name.map(|path| way(document, path)).collect();
    if !ways.is_empty() {
        return Some(ways.join(" or "));
    }
    nearest(wanted, inputs.attachments.keys().map(|path| file_name(path))).map(str::to_owned)
}

/// The relative path from a file to another one.
fn way(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.len().saturating_sub(shared + 1);
    std::iter::repeat_n("..", up).chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
