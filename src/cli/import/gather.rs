//! What the paths of the command line hold: folders of another program, and single files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::import::folder::{Files, SETTINGS, is_markdown, is_read};
use crate::source::is_left_out;

/// A larger file is no article.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;
/// Lists and bibliographies may be larger.
pub(super) const LARGEST_LIST: u64 = 64 * 1024 * 1024;

/// Of a folder of texts, the files with these endings are taken.
const ENDINGS: [&str; 20] = [
    "txt", "html", "htm", "xhtml", "mhtml", "mht", "json", "jsonl", "ndjson", "bib", "bibtex", "ris", "csv", "pdf",
    "docx", "odt", "rtf", "epub", "doc", "ftm",
];

/// Folders in which programs keep what they fetch, wherever they lie.
const FETCHED: [&str; 3] = ["node_modules", "site-packages", "__pycache__"];

/// Folders in which programs keep what they make, beside their settings. Deeper a folder of this name is its author's.
const MADE: [&str; 3] = ["public", "_site", "resources"];

/// A path that is to be brought in.
pub(super) enum Material {
    /// A folder of documents in markdown.
    Folder {
        root: PathBuf,
        name: String,
        files: Files,
    },
    File(PathBuf),
}

/// Everything at these paths, in order.
pub(super) fn gather(paths: &[PathBuf]) -> Vec<Material> {
    let mut gathered = Vec::new();
    for path in paths {
        if !path.is_dir() {
            gathered.push(Material::File(path.clone()));
            continue;
        }
        let files = files(path);
        if is_of_documents(path, &files) {
            let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
            let name = absolute.file_name().map_or("folder".into(), |name| name.to_string_lossy().into_owned());
            gathered.push(Material::Folder { root: path.clone(), name, files: texts(path, &files) });
        } else {
            gathered.extend(files.into_iter().filter(|path| has_ending(path, &ENDINGS)).map(Material::File));
        }
    }
    gathered
}

/// The files below a folder, in order; symbolic links are none.
fn files(folder: &Path) -> Vec<PathBuf> {
    // Quartz leaves out what git does.
    let needed: &[&str] =
        if folder.join("quartz.config.ts").exists() { &[".obsidian", ".gitignore"] } else { &[".obsidian"] };
    let is_wanted = |entry: &walkdir::DirEntry| {
        let name = entry.file_name();
        let is_folder = entry.file_type().is_dir();
        let is_one_of = |names: &[&str]| is_folder && names.iter().any(|other| *other == name);
        let is_foreign = is_one_of(&FETCHED) || entry.depth() == 1 && is_one_of(&MADE);
        let is_needed = needed.iter().any(|needed| *needed == name);
        entry.depth() == 0 || is_needed || !is_left_out(name, is_folder) && !is_foreign
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted).filter_map(Result::ok);
    walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Whether a folder holds documents rather than texts: a program has left its settings there, or most are markdown.
fn is_of_documents(folder: &Path, files: &[PathBuf]) -> bool {
    let documents = files.iter().filter(|path| is_markdown(&path.to_string_lossy())).count();
    let others = files.iter().filter(|path| has_ending(path, &ENDINGS[..6])).count();
    let has_settings = SETTINGS.iter().any(|name| folder.join(name).exists()) || folder.join(".obsidian").is_dir();
    documents > 0 && (has_settings || documents > others)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&&*ending))
}

/// The files by their paths in the folder, with the text of documents and settings.
fn texts(folder: &Path, files: &[PathBuf]) -> Files {
    let name = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let text = |path: &Path, name: &str| {
        let bytes = is_read(name).then(|| read(path, LARGEST).ok()).flatten()?;
        // One that is empty is a text too.
        let is_empty = bytes.iter().all(u8::is_ascii_whitespace);
        if is_empty { Some(String::new()) } else { crate::import::text_of(&bytes).ok() }
    };
    files.iter().map(|path| (name(path), path)).map(|(name, path)| (name.clone(), text(path, &name))).collect()
}

/// The bytes of a file.
///
/// # Errors
/// That it is none, too large, or cannot be read.
pub(super) fn read(path: &Path, largest: u64) -> Result<Vec<u8>, String> {
    let unreadable = |error: io::Error| format!("the file cannot be read: {error}");
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err("this is no file".to_owned());
    }
    if about.len() > largest {
        return Err(format!("the file has {} MiB; at most {} MiB are read", about.len() >> 20, largest >> 20));
    }
    fs::read(path).map_err(unreadable)
}
