//! The commands, one file each: they read, run the pipeline, write and print.

pub mod arguments;
pub mod build;
pub mod check;
pub mod explain;
pub mod export;
pub mod habits;
pub mod import;
pub mod init;
pub mod list;
#[cfg(feature = "serve")]
pub mod lsp;
pub mod mentions;
pub mod new;
pub mod progress;
pub mod report;
pub mod run;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod shell;
pub mod show;
pub mod starter;
pub mod suggest;
mod terminal;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::config::{Config, parse_base_url};
use crate::diagnostic::{Diagnostic, nearest};
use crate::load::load;
use crate::model::Kind;
use crate::pipeline::{BuildOptions, Dossier, analyse};
use crate::site::{DocId, Site};
use crate::source::{CONFIGURATIONS, Inputs};

/// What the command line asks of every command that builds.
#[derive(Clone, Debug)]
pub struct BuildRequest {
    pub root: PathBuf,
    pub drafts: bool,
    /// Instead of `base_url`, as written.
    pub base_url: Option<String>,
    pub strict: bool,
    /// How mistakes are printed.
    pub format: Format,
}

pub use crate::cli::report::Format;
use crate::cli::terminal::style;

/// The dossier that the current folder lies in: the nearest folder from here upwards with a `dossier.yaml`, else this one.
pub fn nearest_root() -> PathBuf {
    let here = PathBuf::from(".");
    let Ok(folder) = std::env::current_dir() else { return here };
    let has_one = |folder: &&Path| CONFIGURATIONS.iter().any(|name| folder.join(name).exists());
    folder.ancestors().find(has_one).filter(|above| *above != folder).map_or(here, Path::to_owned)
}

/// Wrong usage.
const USAGE: u8 = 2;

impl BuildRequest {
    /// The pipeline's options; an unusable `--base-url` or `--root` is wrong usage.
    fn options(&self) -> Result<BuildOptions, ExitCode> {
        if !self.root.is_dir() {
            return Err(usage(&format!("--root {} is not a folder", self.root.display())));
        }
        let base_url = match &self.base_url {
            None => None,
            Some(text) => match parse_base_url(text) {
                Some(base_url) => Some(base_url),
                None => return Err(usage(&format!("--base-url {text} is no http or https address"))),
            },
        };
        Ok(BuildOptions { drafts: self.drafts, base_url, strict: self.strict, today: Some(today()) })
    }
}

/// The day on which the program runs: `SOURCE_DATE_EPOCH` where that is set, as for other programs whose results can be made again,
/// else that of the clock.
fn today() -> jiff::civil::Date {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    let set = set.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    set.map_or_else(
        || jiff::ZonedDateTime::now().date(),
        |moment| moment.to_zoned_datetime(jiff::tz::TimeZone::UTC).date(),
    )
}

/// All that can be read of a dossier, drafts too, with what it was read from; mistakes in documents do not matter.
///
/// # Errors
/// The exit code, after what is wrong with the usage or the configuration was printed.
fn readable(request: &BuildRequest) -> Result<(Inputs, Dossier), ExitCode> {
    readable_with(request, true)
}

/// The same of what would be published, for other programs: drafts only where they are asked for.
///
/// # Errors
/// As [`readable`].
fn publishable(request: &BuildRequest) -> Result<(Inputs, Dossier), ExitCode> {
    readable_with(request, request.drafts)
}

fn readable_with(request: &BuildRequest, drafts: bool) -> Result<(Inputs, Dossier), ExitCode> {
    let options = BuildOptions { drafts, ..request.options()? };
    let inputs = load(&request.root, &[]);
    let checked = analyse(&inputs, &options);
    match checked.value {
        Some(dossier) => Ok((inputs, dossier)),
        None => {
            print(&checked.diagnostics, &inputs, request.format, false);
            Err(ExitCode::FAILURE)
        }
    }
}

/// The kind of this name or folder, an index into the configuration's kinds.
///
/// # Errors
/// That there is none, with those that there are.
fn kind_named(config: &Config, name: &str) -> Result<usize, String> {
    let is_meant = |kind: &Kind| *kind.name == *name || !name.is_empty() && *kind.folder == *name;
    config.kinds.iter().position(is_meant).ok_or_else(|| {
        let names = || config.kinds.iter().map(|kind| &*kind.name);
        let near = nearest(name, names()).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        format!("there is no kind {name}{near}\nthe kinds are: {}", names().collect::<Vec<_>>().join(", "))
    })
}

/// The document that a `slug` or `folder/slug` names.
///
/// # Errors
/// That there is none or more than one, with what may have been meant.
fn document_named(site: &Site, slug: &str) -> Result<DocId, String> {
    if let Some(id) = site.find(slug) {
        return Ok(id);
    }
    if let Some(several) = site.by_slug.get(slug) {
        let addresses = several.iter().map(|id| site.document(*id).permalink.as_str().trim_end_matches('/'));
        return Err(format!("{slug} may be {}: name one", addresses.collect::<Vec<_>>().join(" or ")));
    }
    let near = nearest(slug, site.documents.iter().map(|document| document.slug.as_str()));
    let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    Err(format!("no document of this dossier has the slug {slug}{near}"))
}

fn usage(message: &str) -> ExitCode {
    say(&format!("error: {message}"));
    ExitCode::from(USAGE)
}

/// What was asked for cannot be done, through no fault of the usage.
fn fail(message: &str) -> ExitCode {
    say(&format!("error: {message}"));
    ExitCode::FAILURE
}

/// Says something to who runs the program. A terminal that has gone away is no reason to end what it began.
fn say(message: &str) {
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// Prints a result on stdout. A closed pipe is no error: the reader has seen enough.
fn answer(result: impl AsRef<[u8]>) {
    let _ = std::io::stdout().write_all(result.as_ref());
}

/// Prints diagnostics to stdout or stderr. A closed pipe is no error: the reader has seen enough.
fn print(diagnostics: &[Diagnostic], inputs: &Inputs, format: Format, to_stdout: bool) {
    let terminal = if to_stdout { std::io::stdout().is_terminal() } else { std::io::stderr().is_terminal() };
    let mut text = Vec::new();
    let _ = report::print(diagnostics, inputs, format, style(terminal), &mut text);
    let _ = if to_stdout { std::io::stdout().write_all(&text) } else { std::io::stderr().write_all(&text) };
}
