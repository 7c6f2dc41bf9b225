//! The only reader: everything that a build takes from the disk, as one value.

mod active;
mod facts;
mod inflate;
mod metadata;
mod packets;
mod pdf;
mod picture;
mod walk;
mod xmp;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::load::walk::{CONTENT, files, relative, special};
use crate::render::theme::{is_versioned, part};
use crate::source::{
    CONFIGURATIONS, FileFacts, Inputs, ReadProblem, SourceFile, TEXT_ENDINGS, TEXTS, Unreadable, with_line_ends,
};

/// The largest document, configuration or template that is read, in bytes.
///
/// A document of 8 MiB is a book of 4,000 pages; what is larger was put into the folder by mistake.
pub const LARGEST_SOURCE: u64 = 8 * 1024 * 1024;

/// Reads a dossier: `dossier.yaml`, `content/`, the texts in `sources/`, `templates/`, the names of the files in `static/` with
/// the text of those that replace a file of the theme, and what pictures and other files that may be copied are like.
///
/// `skip` are folders that are left alone wherever they lie, such as the output. Never fails as a whole: what cannot be
/// read is listed in [`Inputs::unreadable`].
pub fn load(root: &Path, skip: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs { root: root.to_owned(), ..Inputs::default() };
    load_config(&mut inputs);
    load_content(&mut inputs, skip);
    load_texts(&mut inputs, skip);
    load_templates(&mut inputs, skip);
    load_statics(&mut inputs, skip);
    load_files(&mut inputs);
    inputs
}

/// Reads again what lies at these paths or below them, which are absolute or begin with the dossier's folder as it was
/// given. The result is that of [`load`].
pub fn reload(inputs: &mut Inputs, changed: &[PathBuf], skip: &[PathBuf]) {
    let root = inputs.root.clone();
    let root = std::path::absolute(&root).unwrap_or(root);
    let changed: Vec<PathBuf> = changed
        .iter()
        .filter_map(|path| std::path::absolute(path).ok()?.strip_prefix(&root).ok().map(Path::to_owned))
        .collect();
    let concerns = |part: &str| changed.iter().any(|path| path.as_os_str().is_empty() || path.starts_with(part));
    if CONFIGURATIONS.iter().any(|name| concerns(name)) {
        inputs.unreadable.retain(|problem| !CONFIGURATIONS.contains(&&*problem.path));
        load_config(inputs);
    }
    let in_content = changed.iter().filter(|path| path.as_os_str().is_empty() || path.starts_with("content"));
    // One known document after the other; anything else, as a new file or a moved folder, by another walk.
    if !in_content.clone().all(|path| reread_document(inputs, path)) {
        forget(inputs, "content");
        load_content(inputs, skip);
        load_files(inputs);
    }
    if concerns(TEXTS) {
        load_texts(inputs, skip);
    }
    if concerns("templates") {
        forget(inputs, "templates");
        load_templates(inputs, skip);
    }
    if concerns("static") {
        forget(inputs, "static");
        load_statics(inputs, skip);
        load_files(inputs);
    }
}

/// Reads a known document again. `false` where it is none, or no plain readable file any more.
fn reread_document(inputs: &mut Inputs, path: &Path) -> bool {
    let file = inputs.root.join(path);
    let name = relative(&inputs.root, &file);
    let Ok(at) = inputs.documents.binary_search_by(|source| source.path.cmp(&name)) else { return false };
    if !fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    match read_source(&inputs.root, &file) {
        Ok(source) => {
            inputs.documents[at] = Arc::new(source);
            true
        }
        Err(_) => false,
    }
}

/// Forgets what could not be read in a part of the dossier.
fn forget(inputs: &mut Inputs, part: &str) {
    inputs.unreadable.retain(|problem| !Path::new(&*problem.path).starts_with(part));
}

fn load_config(inputs: &mut Inputs) {
    inputs.config = None;
    for name in CONFIGURATIONS {
        match read_source(&inputs.root, &inputs.root.join(name)) {
            Ok(source) if inputs.config.is_none() => inputs.config = Some(Arc::new(source)),
            Ok(source) => {
                inputs.unreadable.push(Unreadable { path: source.path, problem: ReadProblem::SecondConfiguration });
            }
            Err(problem) if problem.problem == ReadProblem::Io("not found".into()) => {}
            Err(problem) => inputs.unreadable.push(problem),
        }
    }
}

fn load_content(inputs: &mut Inputs, skip: &[PathBuf]) {
    let root = &inputs.root;
    let (markdown, others): (Vec<_>, Vec<_>) = files(root, CONTENT, skip, &mut inputs.unreadable)
        .into_iter()
        .partition(|path| path.extension().is_some_and(|extension| extension == "md"));
    let read: Vec<_> = markdown.par_iter().map(|path| read_source(root, path)).collect();
    (inputs.documents, inputs.attachments) = (Vec::with_capacity(read.len()), BTreeMap::new());
    for source in read {
        match source {
            Ok(source) => inputs.documents.push(Arc::new(source)),
            Err(problem) => inputs.unreadable.push(problem),
        }
    }
    inputs.documents.sort_by(|a, b| a.path.cmp(&b.path));
    for path in others {
        let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        inputs.attachments.insert(relative(root, &path), size);
    }
}

/// The texts of sources. What cannot be read is as if it were not there: the articles that name it say so.
fn load_texts(inputs: &mut Inputs, skip: &[PathBuf]) {
    let root = &inputs.root;
    let is_text = |path: &PathBuf| TEXT_ENDINGS.iter().any(|ending| path.to_string_lossy().ends_with(ending));
    let paths: Vec<PathBuf> = files(root, TEXTS, skip, &mut Vec::new()).into_iter().filter(is_text).collect();
    let read = paths.par_iter().filter_map(|path| read_source(root, path).ok());
    inputs.texts = read.map(|source| (source.path.clone(), Arc::new(source))).collect();
}

fn load_templates(inputs: &mut Inputs, skip: &[PathBuf]) {
    let root = &inputs.root;
    inputs.templates = BTreeMap::new();
    for path in files(root, "templates", skip, &mut inputs.unreadable) {
        let name = relative(&root.join("templates"), &path).to_string();
        match read_source(root, &path) {
            Ok(source) => drop(inputs.templates.insert(name, Arc::new(source))),
            Err(problem) => inputs.unreadable.push(problem),
        }
    }
}

fn load_statics(inputs: &mut Inputs, skip: &[PathBuf]) {
    let root = &inputs.root;
    let (of_theme, others): (BTreeMap<_, _>, BTreeMap<_, _>) = files(root, "static", skip, &mut inputs.unreadable)
        .into_iter()
        .map(|path| (relative(&root.join("static"), &path).to_string(), path))
        // A copy of the theme beside the dossier replaces nothing.
        .filter(|(path, file)| part(path).is_none_or(|part| fs::read(file).is_ok_and(|bytes| bytes != part)))
        .partition(|(path, _)| is_versioned(path));
    inputs.statics = others;
    inputs.replaced = BTreeMap::new();
    for (name, file) in of_theme {
        match fs::read(&file) {
            Ok(bytes) => drop(inputs.replaced.insert(name, bytes.into())),
            Err(error) => {
                let problem = ReadProblem::Io(error.to_string());
                inputs.unreadable.push(Unreadable { path: relative(root, &file), problem });
            }
        }
    }
}

/// What the files that may be copied are like.
fn load_files(inputs: &mut Inputs) {
    let attachments = inputs.attachments.keys().map(|path| (path.to_string(), inputs.root.join(&**path)));
    let statics = inputs.statics.iter().map(|(path, file)| (format!("static/{path}"), file.clone()));
    let (files, unreadable) = facts::look(attachments.chain(statics).collect(), &inputs.files);
    inputs.unreadable.extend(unreadable);
    let size = |(path, facts): (&String, &FileFacts)| Some((path.clone(), facts.picture?));
    inputs.pictures = Arc::new(files.iter().filter_map(size).collect());
    inputs.files = files;
}

/// Reads one text file. A byte order mark is dropped.
fn read_source(root: &Path, path: &Path) -> Result<SourceFile, Unreadable> {
    let name = relative(root, path);
    let refuse = |problem| Unreadable { path: name.clone(), problem };
    let io = |error: std::io::Error| {
        let text = if error.kind() == ErrorKind::NotFound { "not found".into() } else { error.to_string() };
        refuse(ReadProblem::Io(text))
    };
    let metadata = fs::metadata(path).map_err(io)?;
    // Opening a pipe would block until somebody writes into it.
    if let Some(problem) = special(metadata.file_type()) {
        return Err(refuse(problem));
    }
    let size = metadata.len();
    if size > LARGEST_SOURCE {
        return Err(refuse(ReadProblem::TooLarge { size, limit: LARGEST_SOURCE }));
    }
    let bytes = fs::read(path).map_err(io)?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count();
        refuse(ReadProblem::NotUtf8 { offset, line })
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let mut file = SourceFile::new(name.clone(), text);
    file.text = with_line_ends(file.text);
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::counted;

    fn dossier(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_line_ends_are_kept() {
        let folder = dossier(&[("content/a.md", "\u{feff}---\r\n".as_bytes())]);
        let inputs = load(folder.path(), &[]);
        assert_eq!(inputs.documents[0].text, "---\r\n");
        assert_eq!(&*inputs.documents[0].path, "content/a.md");
    }

    #[test]
    fn what_is_not_utf8_names_the_line() {
        let folder = dossier(&[("content/a.md", b"eins\nzw\xf6lf")]);
        let inputs = load(folder.path(), &[]);
        assert_eq!(inputs.unreadable[0].problem, ReadProblem::NotUtf8 { offset: 7, line: 2 });
    }

    #[test]
    fn hidden_files_and_skipped_folders_are_left_alone() {
        let folder = dossier(&[("content/.a.md.swp", b""), ("content/public/b.md", b""), ("content/c.md", b"")]);
        let inputs = load(folder.path(), &[folder.path().join("content/public")]);
        assert_eq!(inputs.documents.len(), 1);
        assert!(inputs.attachments.is_empty());
    }

    #[test]
    fn what_editors_leave_beside_a_file_belongs_to_nothing() {
        let folder = dossier(&[
            ("templates/article.html", b"{{ page }}"),
            ("templates/article.html~", b"{% if %}"),
            ("content/#a.md#", b""),
            ("static/style.css~", b""),
            ("static/draft.tmp", b""),
            ("static/list.csv.bak", b""),
            ("static/list.csv.orig", b""),
            ("static/~$list.xlsx", b""),
            ("content/letter.pdf.bak", b""),
            ("static/#", b""),
            ("content/old~/b.md", b""),
            ("content/#c#/c.md", b""),
        ]);
        let inputs = load(folder.path(), &[]);
        assert_eq!(inputs.templates.keys().collect::<Vec<_>>(), ["article.html"]);
        assert_eq!(inputs.statics.keys().collect::<Vec<_>>(), ["#", "draft.tmp"]);
        let documents: Vec<_> = inputs.documents.iter().map(|source| &*source.path).collect();
        assert_eq!(documents, ["content/#c#/c.md", "content/old~/b.md"]);
        assert!(inputs.attachments.is_empty());
    }

    #[test]
    fn a_picture_that_is_as_it_was_is_not_looked_at_again() {
        let drawing = |width: usize| format!("<svg width='{width}' height='10'/>");
        let names: Vec<String> = (0..40).map(|at| format!("content/{at}.svg")).collect();
        let files: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), drawing(10))).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let folder = dossier(&files);
        let (mut inputs, looked) = counted(|| load(folder.path(), &[]));
        assert_eq!((looked, inputs.pictures.len()), (40, 40));
        fs::write(folder.path().join("content/a.md"), "a").unwrap();
        fs::write(folder.path().join("content/7.svg"), drawing(2000)).unwrap();
        let changed = [folder.path().join("content/a.md"), folder.path().join("content/7.svg")];
        let ((), looked) = counted(|| reload(&mut inputs, &changed, &[]));
        assert_eq!((looked, inputs.pictures["content/7.svg"].width, inputs.documents.len()), (1, 2000, 1));
        fs::remove_file(folder.path().join("content/7.svg")).unwrap();
        let ((), looked) = counted(|| reload(&mut inputs, &changed[1..], &[]));
        assert_eq!((looked, inputs.pictures.len()), (0, 39));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_dossier_is_refused_and_one_inside_is_followed() {
        let folder = dossier(&[("content/a.md", b"a"), ("shared/b.md", b"b")]);
        let outside = dossier(&[("secret.md", b"s")]);
        let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
        link(&outside.path().join("secret.md"), "content/out.md");
        link(outside.path(), "content/all");
        link(&folder.path().join("shared/b.md"), "content/b.md");
        let inputs = load(folder.path(), &[]);
        assert_eq!(inputs.documents.iter().map(|d| &*d.path).collect::<Vec<_>>(), ["content/a.md", "content/b.md"]);
        assert_eq!(inputs.unreadable.iter().filter(|u| u.problem == ReadProblem::LeadsOutside).count(), 2);
    }
}
