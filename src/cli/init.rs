//! `dossier init`: a small dossier that explains itself, in a folder that is empty.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::starter::{self, Language};
use crate::cli::{fail, say, schema, usage};
use crate::source::{CONFIGURATIONS, is_unprintable};
use crate::yaml::scalar;

/// What stands in the starter's files for the version of this program.
const VERSION: &str = "@version@";

/// Where the starter's settings of an editor look for the schema of `dossier.yaml`.
const SCHEMA: &str = ".vscode/dossier.schema.json";

/// Makes a dossier in `folder`, which may be missing or empty; the `.git` of a new repository may be there. Whatever goes wrong,
/// the folder is left as it was, or what remains in it is named.
pub fn run(folder: &Path, language: Language, title: Option<&str>) -> ExitCode {
    if title.is_some_and(|title| title.trim().is_empty() || title.contains(is_unprintable)) {
        return usage("--title must be words on one line");
    }
    match stranger(folder) {
        Ok(None) => {}
        Ok(Some(name)) => return usage(&format!("{} is not empty: it holds {name}", folder.display())),
        Err(error) => return fail(&format!("{} cannot be used: {error}", folder.display())),
    }
    let mut files: Vec<(&str, String)> =
        starter::dossier(language).map(|(path, text)| (path, filled(path, text, title))).collect();
    files.push((SCHEMA, format!("{:#}\n", schema::of_config())));
    match make(folder, &files) {
        Ok(()) => {
            say(&format!("{} files of a new dossier → {}", files.len(), folder.display()));
            let root = if folder == Path::new(".") { String::new() } else { format!(" --root {}", folder.display()) };
            say(&format!("look at it with `dossier serve{root}`; content/index.md says how to go on"));
            ExitCode::SUCCESS
        }
        Err(Failed { error, remains }) if remains.is_empty() => {
            fail(&format!("no dossier was made in {}: {error}", folder.display()))
        }
        Err(Failed { error, remains }) => {
            let remains: Vec<String> = remains.iter().map(|path| path.display().to_string()).collect();
            fail(&format!("the dossier is not whole: {error}\nremove before you try again: {}", remains.join(", ")))
        }
    }
}

/// Something in the folder that an empty one does not hold.
fn stranger(folder: &Path) -> io::Result<Option<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries?,
    };
    let names: BTreeSet<_> = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
    Ok(names.into_iter().find(|name| name != ".git").map(|name| name.to_string_lossy().into_owned()))
}

/// A file of the starter as this dossier has it.
fn filled(path: &str, text: &str, title: Option<&str>) -> String {
    let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
    let Some(title) = title.filter(|_| CONFIGURATIONS.contains(&path)) else { return text };
    let line = |line: &str| match line.starts_with("title: ") {
        true => format!("title: {}\n", scalar(title.trim())),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Why there is no dossier, and what was made of it all the same.
struct Failed {
    error: io::Error,
    remains: Vec<PathBuf>,
}

/// Writes all files into a folder beside their place and moves them when they are whole, `dossier.yaml` last: what has none is
/// no dossier.
fn make(folder: &Path, files: &[(&str, String)]) -> Result<(), Failed> {
    let nothing = |error| Failed { error, remains: Vec::new() };
    let is_new = !folder.exists();
    fs::create_dir_all(folder).map_err(nothing)?;
    let moved = staged(folder, files).map_err(nothing).and_then(|staging| {
        let mut names: Vec<_> = files.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).collect();
        names.sort_unstable_by_key(|name| (CONFIGURATIONS.contains(name), *name));
        names.dedup();
        let mut made = Vec::new();
        for name in names {
            let place = folder.join(name);
            match fs::rename(staging.path().join(name), &place) {
                Ok(()) => made.push(place),
                Err(error) => return Err(Failed { error, remains: withdrawn(made) }),
            }
        }
        Ok(())
    });
    if is_new && moved.is_err() {
        // Only where nothing remains in it.
        let _ = fs::remove_dir(folder);
    }
    moved
}

/// All files in a folder of their own within `folder`, which goes when it is dropped.
fn staged(folder: &Path, files: &[(&str, String)]) -> io::Result<tempfile::TempDir> {
    let staging = tempfile::Builder::new().prefix(".dossier-init-").tempdir_in(folder)?;
    for (path, text) in files {
        let path = staging.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(staging.path()))?;
        fs::write(path, text)?;
    }
    Ok(staging)
}

/// Takes back what was moved; returns what could not be.
fn withdrawn(made: Vec<PathBuf>) -> Vec<PathBuf> {
    let remove = |path: &PathBuf| if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    made.into_iter().filter(|path| remove(path).is_err()).collect()
}
