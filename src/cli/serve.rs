//! `dossier serve`: shows the dossier as it is, in a browser. Nothing is written.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use crate::cli::build::DEFAULT_OUTPUT;
use crate::cli::progress::Progress;
use crate::cli::report::{Format, places};
use crate::cli::{BuildRequest, print, say};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::{Editing, Edition, File, Update};
use crate::load::{load, reload};
use crate::pipeline::BuildOptions;
use crate::render::theme::live_script;
use crate::serve::{Assets, Later, Problem, RebuildOutcome, ServeError, ServeOptions, Served, Server, Source, watch};
use crate::source::{CONFIGURATIONS, Inputs, TEXTS};

/// The folders that belong to a dossier; changes of anything else but its configuration are of no interest.
const WATCHED: [&str; 4] = ["content", TEXTS, "templates", "static"];

/// Serves until Ctrl-C.
pub fn run(request: &BuildRequest, host: &str, port: u16, open: bool) -> ExitCode {
    let options = match request.options() {
        Ok(options) => options,
        Err(code) => return code,
    };
    match serve(request, options, &ServeOptions { host: host.to_owned(), port, open, ..ServeOptions::default() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("error: {message}"));
            ExitCode::FAILURE
        }
    }
}

fn serve(request: &BuildRequest, options: BuildOptions, serve: &ServeOptions) -> Result<(), String> {
    let server = Server::bind(serve).map_err(|error: ServeError| error.to_string())?;
    if let Some(taken) = server.port_in_use() {
        say(&format!("port {taken} is in use, another one was taken"));
    }
    let watched: Vec<PathBuf> = WATCHED.iter().chain(&CONFIGURATIONS).map(|name| request.root.join(name)).collect();
    let ignored = [request.root.join(DEFAULT_OUTPUT)];
    let changes = watch(&watched, &ignored, |problem| say(&format!("warning: {problem}")))
        .map_err(|error| format!("changes of files cannot be watched: {error}"))?;
    let url = server.url();
    let shown = Arc::new(CurrentEdition::default());
    let mut desk = Desk::new(request, options, shown.clone());
    let mut announced = false;
    let rebuild = |changed: &[PathBuf]| {
        let rebuilt = desk.rebuild(changed);
        if !std::mem::replace(&mut announced, true) {
            say(&format!("serving {url} – Ctrl-C stops"));
        }
        rebuilt
    };
    server.run(shown, live_script(), changes, rebuild, || say("stopping …")).map_err(|error| error.to_string())
}

/// The last state of the dossier without errors; none where it has had some from the start.
#[derive(Default)]
struct CurrentEdition(RwLock<Option<Arc<Edition>>>);

impl CurrentEdition {
    fn edition(&self) -> Option<Arc<Edition>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows another state. Returns the one before.
    fn exchange(&self, edition: Arc<Edition>) -> Option<Arc<Edition>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner).replace(edition)
    }
}

impl Source for CurrentEdition {
    fn file(&self, path: &str) -> Served {
        let Some(edition) = self.edition() else { return Served::Nothing };
        match edition.file(path) {
            Ok(Some(File::Made(bytes))) => Served::Made(bytes.into_owned()),
            Ok(Some(File::Copied(path))) => Served::Copied(path.clone()),
            Ok(None) => Served::Nothing,
            Err(failed) => Served::Failed(problem(&failed, (0, 0), failed.help.clone())),
        }
    }
}

/// Where the dossier is brought up to date.
struct Desk<'a> {
    request: &'a BuildRequest,
    /// Where a build would write.
    skip: [PathBuf; 1],
    inputs: Option<Arc<Inputs>>,
    editing: Editing,
    shown: Arc<CurrentEdition>,
    /// Paths that have changed since the state that is shown.
    changed: BTreeSet<PathBuf>,
}

impl<'a> Desk<'a> {
    fn new(request: &'a BuildRequest, options: BuildOptions, shown: Arc<CurrentEdition>) -> Desk<'a> {
        let skip = [request.root.join(DEFAULT_OUTPUT)];
        Desk { request, skip, inputs: None, editing: Editing::new(options), shown, changed: BTreeSet::new() }
    }

    /// Takes up what lies at these paths or below them; everything, where none are named.
    fn rebuild(&mut self, changed: &[PathBuf]) -> (RebuildOutcome, Option<Later>) {
        let started = Instant::now();
        let progress = Progress::on_terminal();
        progress.stage("reading", 0);
        let inputs = match self.inputs.take().filter(|_| !changed.is_empty()) {
            Some(mut inputs) => {
                reload(Arc::make_mut(&mut inputs), changed, &self.skip);
                inputs
            }
            None => Arc::new(load(&self.request.root, &self.skip)),
        };
        self.inputs = Some(inputs.clone());
        self.changed.extend(changed.iter().cloned());
        progress.stage("linking", 0);
        let Update { edition, diagnostics, .. } = self.editing.update(&inputs);
        drop(progress); // the line is gone before anything else is printed
        print(&diagnostics, &inputs, Format::Text, false);
        let Some(edition) = edition else {
            say("the last good site stays until this is mended");
            return (RebuildOutcome::Failed(problems(&diagnostics, &inputs)), None);
        };
        let files = match self.shown.exchange(edition.clone()) {
            Some(before) => edition.other_files(&before, &std::mem::take(&mut self.changed)),
            None => BTreeSet::new(),
        };
        say(&format!("{} pages ready in {} ms", edition.pages(), started.elapsed().as_millis()));
        let later: Later = Box::new(move |given_up| {
            let failures = edition.failures(given_up).unwrap_or_default();
            if !failures.is_empty() {
                print(&failures, &inputs, Format::Text, false);
            }
            problems(&failures, &inputs)
        });
        (RebuildOutcome::Changed(assets(files)), Some(later))
    }
}

/// What a change of these files means for open pages.
fn assets(files: BTreeSet<String>) -> Assets {
    match files.iter().all(|file| file.ends_with(".css")) {
        _ if files.is_empty() => Assets::Same,
        true => Assets::Sheets(files.into_iter().collect()),
        false => Assets::Others,
    }
}

/// The errors among these, as pages show them.
fn problems(diagnostics: &[Diagnostic], inputs: &Inputs) -> Vec<Problem> {
    let found = places(diagnostics, inputs).into_iter();
    let errors = found.filter(|(diagnostic, ..)| diagnostic.severity == Severity::Error);
    errors.map(|(diagnostic, place, help)| problem(diagnostic, place, help.into_owned())).collect()
}

fn problem(diagnostic: &Diagnostic, (line, column): (usize, usize), help: String) -> Problem {
    Problem {
        code: diagnostic.code.name().to_owned(),
        message: diagnostic.message.clone(),
        file: diagnostic.path.to_string(),
        line,
        column,
        help,
    }
}
