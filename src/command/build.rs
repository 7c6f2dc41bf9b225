//! `dossier build`: the site into a folder, all of it or nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use super::progress::Progress;
use super::{BuildRequest, has_errors, print};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place, sort};
use crate::load::load;
use crate::pipeline::{BuildOptions, analyse, render};
use crate::render::assets::assets;
use crate::source::Inputs;
use crate::write::{OutputPath, Publication, PublishError, PublishOptions, PublishSummary};

/// The folder of the site where no other is named.
pub const DEFAULT_OUTPUT: &str = "public";

/// Builds into `output`, by default `public` in the dossier's folder.
pub fn run(request: &BuildRequest, output: Option<&Path>, force: bool) -> ExitCode {
    let options = match request.options() {
        Ok(options) => options,
        Err(code) => return code,
    };
    let started = Instant::now();
    let output = output.map_or_else(|| request.root.join(DEFAULT_OUTPUT), Path::to_owned);
    let progress = Progress::on_terminal();
    let built = build(&Ways { root: &request.root, output: &output, force }, &options, &progress);
    drop(progress); // the line is gone before anything else is printed
    print(&built.diagnostics, &built.inputs, request.format, false);
    match built.summary {
        Some(summary) => {
            if summary.manifest_was_unreadable {
                eprintln!(
                    "warning: the list of published files in {} was damaged; pages that no longer belong to the site may \
                     have stayed",
                    output.display()
                );
            }
            if built.without_address {
                eprintln!("note: without base_url there are no feeds, no sitemap and no canonical addresses");
            }
            eprintln!(
                "{} files: {} written, {} unchanged, {} removed in {} ms → {}",
                summary.files,
                summary.written,
                summary.unchanged,
                summary.removed,
                started.elapsed().as_millis(),
                output.display()
            );
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("nothing was published; the site in {} is as it was", output.display());
            ExitCode::FAILURE
        }
    }
}

/// From where a build reads and to where it writes.
pub struct Ways<'a> {
    /// The dossier's folder.
    pub root: &'a Path,
    /// The folder of the site.
    pub output: &'a Path,
    /// Publish among foreign files.
    pub force: bool,
}

/// What a build did.
pub struct Built {
    /// What was read, to print diagnostics with.
    pub inputs: Inputs,
    /// What was found wrong, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was written; `None` where nothing was.
    pub summary: Option<PublishSummary>,
    /// Whether the site has no address, so that feeds and sitemap are left out.
    pub without_address: bool,
}

/// Loads, analyses, renders and publishes. Nothing of the output changes unless everything succeeds.
pub fn build(ways: &Ways<'_>, options: &BuildOptions, progress: &Progress) -> Built {
    progress.stage("reading", 0);
    let inputs = load(ways.root, &[ways.output.to_owned()]);
    progress.stage("linking", 0);
    let checked = analyse(&inputs, options);
    let mut built = Built { inputs, diagnostics: checked.diagnostics, summary: None, without_address: false };
    let Some(dossier) = checked.value.filter(|_| !has_errors(&built.diagnostics)) else { return built };
    built.without_address = dossier.site.config.base_url.is_none();
    let files = Files { config: &dossier.site.config, attachments: &dossier.files, inputs: &built.inputs };
    let published = publish(ways, &files, |publication| {
        progress.stage("making pages", dossier.pages.len());
        let failed = render(&dossier, |path, bytes| {
            progress.step();
            publication.add(path, bytes)
        });
        progress.stage("publishing", 0);
        if failed.is_empty() { Ok(()) } else { Err(failed) }
    });
    match published {
        Ok((summary, ())) => built.summary = Some(summary),
        Err(found) => {
            built.diagnostics.extend(found);
            sort(&mut built.diagnostics);
        }
    }
    built
}

/// The files of a site beside its pages.
pub(super) struct Files<'a> {
    pub(super) config: &'a Config,
    /// Files of `content/` by their path in the site.
    pub(super) attachments: &'a BTreeMap<String, Arc<str>>,
    pub(super) inputs: &'a Inputs,
}

/// Where pages are handed over while a site is published.
pub(super) struct Pages<'a> {
    publication: &'a Publication,
    output: &'a Path,
}

impl Pages<'_> {
    /// A finished page.
    pub(super) fn add(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.publication.add(&self.path(path)?, bytes).map_err(|error| refused(self.output, &error))
    }

    /// Whether the last publication has a page.
    pub(super) fn is_published(&self, path: &str) -> bool {
        self.publication.is_published(path)
    }

    /// A page that is as it was published.
    pub(super) fn keep(&self, path: &str) -> Result<bool, Diagnostic> {
        self.publication.keep(&self.path(path)?).map_err(|error| refused(self.output, &error))
    }

    fn path(&self, path: &str) -> Result<OutputPath, Diagnostic> {
        output_path(self.output, path)
    }
}

/// The path of a page in an output.
pub(super) fn output_path(output: &Path, path: &str) -> Result<OutputPath, Diagnostic> {
    OutputPath::new(path).map_err(|error| refused(output, &error))
}

/// The writer's own words as a diagnostic.
pub(super) fn refused(output: &Path, error: &impl std::fmt::Display) -> Diagnostic {
    let output: Arc<str> = output.display().to_string().into();
    Diagnostic::new(Code::OutputRefused, &output, Place::File, error.to_string())
}

/// Publishes what `pages` hands over together with the other files, or nothing at all.
pub(super) fn publish<T>(
    ways: &Ways<'_>,
    files: &Files<'_>,
    pages: impl FnOnce(&Pages<'_>) -> Result<T, Vec<Diagnostic>>,
) -> Result<(PublishSummary, T), Vec<Diagnostic>> {
    let Ways { root, output, force } = *ways;
    let sources: Vec<PathBuf> =
        ["content", "templates", "static", "dossier.yaml"].iter().map(|name| root.join(name)).collect();
    let refuse = |error: PublishError| vec![refused(output, &error)];
    let publication = Publication::begin(output, &PublishOptions { force, sources }).map_err(refuse)?;
    let way = Pages { publication: &publication, output };
    let made = pages(&way)?; // dropping the publication leaves the site as it was
    let copies = || -> Result<(), Diagnostic> {
        for (to, bytes) in assets(files.config, files.inputs) {
            way.add(&to, &bytes)?;
        }
        let statics = files.inputs.statics.iter().map(|(to, from)| (to, from.clone()));
        let attachments = files.attachments.iter().map(|(to, from)| (to, root.join(&**from)));
        for (to, from) in statics.chain(attachments) {
            publication.copy(&way.path(to)?, &from).map_err(|error| refused(output, &error))?;
        }
        Ok(())
    };
    copies().map_err(|diagnostic| vec![diagnostic])?;
    drop(way);
    Ok((publication.commit().map_err(refuse)?, made))
}
