//! `dossier serve`: builds into a private folder, serves it, rebuilds on every change.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::build::{Built, DEFAULT_OUTPUT};
use super::edit::Editing;
use super::{BuildRequest, print};
use crate::diagnostic::Severity;
use crate::pipeline::BuildOptions;
use crate::report::{Format, places};
use crate::serve::{Problem, RebuildOutcome, ServeError, ServeOptions, Server, watch};

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
            eprintln!("error: {message}");
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
        eprintln!("port {taken} is in use, another one was taken");
    }
    let watched: Vec<PathBuf> = WATCHED.iter().map(|name| request.root.join(name)).collect();
    let ignored = [request.root.join(DEFAULT_OUTPUT), private.path.clone()];
    let changes = watch(&watched, &ignored, |problem| eprintln!("warning: {problem}"))
        .map_err(|error| format!("changes of files cannot be watched: {error}"))?;
    let url = server.url();
    let mut announced = false;
    let editing = RefCell::new(Editing::new(&request.root, &site, options.clone()));
    let rebuild = |changed: &[PathBuf]| {
        let started = Instant::now();
        let mut editing = editing.borrow_mut();
        let built = editing.update(changed);
        print(&built.diagnostics, &built.inputs, Format::Text, false);
        let outcome = outcome(&built, editing.changed(), &request.root);
        report(&built, started);
        if !std::mem::replace(&mut announced, true) {
            eprintln!("serving {url} – Ctrl-C stops");
        }
        outcome
    };
    let renew_search = || {
        if let Err(diagnostic) = editing.borrow_mut().renew_search() {
            eprintln!("warning: the search finds what was there before the last changes: {}", diagnostic.message);
        }
    };
    server.run(&site, changes, rebuild, renew_search).map_err(|error| error.to_string())
}

fn report(built: &Built, started: Instant) {
    match built.summary {
        Some(summary) => eprintln!(
            "{} files: {} written, {} removed in {} ms",
            summary.files,
            summary.written,
            summary.removed,
            started.elapsed().as_millis()
        ),
        None => eprintln!("the last good site stays until this is mended"),
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
    if summary.removed > 0 {
        return RebuildOutcome::Reload;
    }
    // As the changes are reported.
    let statics = std::path::absolute(root).unwrap_or_else(|_| root.to_owned()).join("static");
    let sheets: Option<Vec<String>> = changed
        .iter()
        // Where nothing is, an editor has put its new file aside for a moment.
        .filter(|path| path.exists())
        .map(|path| {
            let inner = path.strip_prefix(&statics).ok()?.to_str()?.replace('\\', "/");
            inner.ends_with(".css").then_some(inner)
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
            match std::fs::create_dir(&path) {
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
        // What cannot be removed is left to the system, which empties its folder for such files.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
