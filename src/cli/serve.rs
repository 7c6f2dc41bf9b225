//! `dossier serve`: builds into a private folder, serves it, rebuilds on every change.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::cli::build::{Built, DEFAULT_OUTPUT};
use crate::cli::edit::Editing;
use crate::cli::progress::Progress;
use crate::cli::report::{Format, places};
use crate::cli::{BuildRequest, print, say};
use crate::diagnostic::Severity;
use crate::pipeline::BuildOptions;
use crate::serve::{Problem, RebuildOutcome, ServeError, ServeOptions, Server, Stop, watch};

/// What belongs to a dossier; changes of anything else are of no interest.
const WATCHED: [&str; 4] = ["content", "templates", "static", "dossier.yaml"];

/// Serves until Ctrl-C.
pub fn run(request: &BuildRequest, host: &str, port: u16, open: bool) -> ExitCode {
    let options = match request.options() {
        Ok(options) => options,
        Err(code) => return code,
    };
    match serve(request, &options, &ServeOptions { host: host.to_owned(), port, open }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("error: {message}"));
            ExitCode::FAILURE
        }
    }
}

fn serve(request: &BuildRequest, options: &BuildOptions, serve: &ServeOptions) -> Result<(), String> {
    let private = PrivateFolder::new().map_err(|error| format!("no private folder can be made: {error}"))?;
    let site = private.path.join("site");
    std::fs::create_dir(&site).map_err(|error| format!("{}: {error}", site.display()))?;
    let server = Server::bind(serve).map_err(|error: ServeError| error.to_string())?;
    if let Some(taken) = server.port_in_use() {
        say(&format!("port {taken} is in use, another one was taken"));
    }
    let watched: Vec<PathBuf> = WATCHED.iter().map(|name| request.root.join(name)).collect();
    let ignored = [request.root.join(DEFAULT_OUTPUT), private.path.clone()];
    let changes = watch(&watched, &ignored, |problem| say(&format!("warning: {problem}")))
        .map_err(|error| format!("changes of files cannot be watched: {error}"))?;
    let url = server.url();
    let mut announced = false;
    let editing = RefCell::new(Editing::new(&request.root, &site, options.clone()));
    let rebuild = |changed: &[PathBuf]| {
        let started = Instant::now();
        let mut editing = editing.borrow_mut();
        let progress = Progress::on_terminal();
        progress.stage("building", 0);
        let built = editing.update(changed);
        drop(progress); // the line is gone before anything else is printed
        print(&built.diagnostics, &built.inputs, Format::Text, false);
        let outcome = outcome(&built, editing.changed(), &request.root);
        report(&built, started);
        if !std::mem::replace(&mut announced, true) {
            say(&format!("serving {url} – Ctrl-C stops"));
        }
        outcome
    };
    let renew_search = || {
        if let Err(diagnostic) = editing.borrow_mut().renew_search() {
            let message = diagnostic.message;
            say(&format!("warning: the search finds what was there before the last changes: {message}"));
        }
    };
    let folder = private.path.clone();
    let on_stop = move |stop| match stop {
        Stop::Asked => say("stopping …"),
        Stop::Cut => remove(&folder),
    };
    server.run(&site, changes, rebuild, renew_search, on_stop).map_err(|error| error.to_string())
}

fn report(built: &Built, started: Instant) {
    match built.summary {
        Some(summary) => say(&format!(
            "{} files: {} written, {} removed in {} ms",
            summary.files,
            summary.written,
            summary.removed,
            started.elapsed().as_millis()
        )),
        None => say("the last good site stays until this is mended"),
    }
}

/// What the open pages have to do, when `changed` is all that the site did not have before. A change of style sheets
/// alone needs no reload.
fn outcome(built: &Built, changed: &BTreeSet<PathBuf>, root: &Path) -> RebuildOutcome {
    let Some(summary) = built.summary else {
        let found = places(&built.diagnostics, &built.inputs).into_iter();
        let errors = found.filter(|(diagnostic, _)| diagnostic.severity == Severity::Error);
        let problems = errors.map(|(diagnostic, (line, column))| Problem {
            code: diagnostic.code.name().to_owned(),
            message: diagnostic.message.clone(),
            file: diagnostic.path.to_string(),
            line,
            column,
            help: diagnostic.help.clone(),
        });
        return RebuildOutcome::Failed(problems.collect());
    };
    if summary.written == 0 && summary.removed == 0 {
        return RebuildOutcome::Unchanged;
    }
    // As the changes are reported.
    let statics = std::path::absolute(root).unwrap_or_else(|_| root.to_owned()).join("static");
    let is_sheet = |path: &Path| path.extension().is_some_and(|extension| extension == "css");
    let sheets: Option<Vec<String>> = changed
        .iter()
        // Beside a sheet an editor may have had its new version for a moment.
        .filter(|path| !path.starts_with(&statics) || is_sheet(path) || path.exists())
        .map(|path| {
            let inner = path.strip_prefix(&statics).ok()?.to_str()?.replace('\\', "/");
            is_sheet(path).then_some(inner)
        })
        .collect();
    match sheets {
        Some(sheets) if !sheets.is_empty() => RebuildOutcome::Css(sheets),
        _ => RebuildOutcome::Reload,
    }
}

/// A folder that only this run knows, gone at its end.
struct PrivateFolder {
    path: PathBuf,
}

impl PrivateFolder {
    fn new() -> std::io::Result<Self> {
        let base = std::env::temp_dir();
        for attempt in 0..100 {
            let path = base.join(format!("dossier-{}-{attempt}", std::process::id()));
            match create_private(&path) {
                Ok(()) => return Ok(PrivateFolder { path }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(std::io::Error::other("every name is taken"))
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// A folder that nobody else on this machine may look into: the dossier is not published yet.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}

/// Removes a folder, also while a build that is about to be cut still writes into it.
fn remove(folder: &Path) {
    for _ in 0..100 {
        // What cannot be removed is left to the system, which empties its folder for such files.
        let _ = std::fs::remove_dir_all(folder);
        if !folder.exists() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::PublishSummary;
    use crate::source::Inputs;

    /// What pages are told when one file was written, and these paths below a dossier had changed.
    fn told(changed: &[&str]) -> RebuildOutcome {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("static")).unwrap();
        for name in ["static/style.css", "static/print.css", "dossier.yaml"] {
            std::fs::write(root.path().join(name), "").unwrap();
        }
        let summary = Some(PublishSummary { files: 9, written: 1, unchanged: 8, ..PublishSummary::default() });
        let built = Built { inputs: Inputs::default(), diagnostics: Vec::new(), summary, without_address: false };
        outcome(&built, &changed.iter().map(|path| root.path().join(path)).collect(), root.path())
    }

    #[test]
    fn only_style_sheets_are_exchanged_without_a_reload() {
        let css = |names: &[&str]| RebuildOutcome::Css(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(told(&["static/style.css"]), css(&["style.css"]));
        assert_eq!(told(&["static/print.css", "static/style.css"]), css(&["print.css", "style.css"]));
        assert_eq!(told(&["static/style.css", "static/style.css.tmp"]), css(&["style.css"]), "an editor's way to save");
        assert_eq!(told(&["static/style.css", "dossier.yaml"]), RebuildOutcome::Reload);
        assert_eq!(told(&["static/gone.css"]), css(&["gone.css"]), "there may be one of the theme");
        assert_eq!(told(&["static/style.css", "content/gone.md"]), RebuildOutcome::Reload);
    }

    #[cfg(unix)]
    #[test]
    fn the_private_folder_is_for_nobody_else_and_gone_at_the_end() {
        use std::os::unix::fs::PermissionsExt;
        let private = PrivateFolder::new().unwrap();
        let path = private.path.clone();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        drop(private);
        assert!(!path.exists());
    }
}
