//! `dossier build`: the site into a folder, all of it or nothing.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use super::progress::Progress;
use super::{BuildRequest, has_errors, print};
use crate::diagnostic::{Code, Diagnostic, Place, sort};
use crate::load::load;
use crate::pipeline::{BuildOptions, Dossier, analyse, render};
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
    match publish(&dossier, &built.inputs, ways, progress) {
        Ok(summary) => built.summary = Some(summary),
        Err(found) => {
            built.diagnostics.extend(found);
            sort(&mut built.diagnostics);
        }
    }
    built
}

fn publish(
    dossier: &Dossier,
    inputs: &Inputs,
    ways: &Ways<'_>,
    progress: &Progress,
) -> Result<PublishSummary, Vec<Diagnostic>> {
    let Ways { root, output, force } = *ways;
    let shown: Arc<str> = output.display().to_string().into();
    let refused = |error: PublishError| Diagnostic::new(Code::OutputRefused, &shown, Place::File, error.to_string());
    let path = |path: &str| {
        OutputPath::new(path)
            .map_err(|error| Diagnostic::new(Code::OutputRefused, &shown, Place::File, error.to_string()))
    };
    let sources: Vec<PathBuf> =
        ["content", "templates", "static", "dossier.yaml"].iter().map(|name| root.join(name)).collect();
    let publication =
        Publication::begin(output, &PublishOptions { force, sources }).map_err(|error| vec![refused(error)])?;
    progress.stage("making pages", dossier.pages.len());
    let failed = render(dossier, |to, bytes| {
        progress.step();
        publication.add(&path(to)?, bytes).map_err(refused)
    });
    if !failed.is_empty() {
        return Err(failed); // dropping the publication leaves the site as it was
    }
    let copies = || -> Result<(), Diagnostic> {
        for (to, bytes) in assets(&dossier.site.config, inputs) {
            publication.add(&path(&to)?, &bytes).map_err(refused)?;
        }
        for (to, from) in &inputs.statics {
            publication.copy(&path(to)?, from).map_err(refused)?;
        }
        for (to, from) in &dossier.files {
            publication.copy(&path(to)?, &root.join(&**from)).map_err(refused)?;
        }
        Ok(())
    };
    progress.stage("publishing", 0);
    copies().map_err(|diagnostic| vec![diagnostic])?;
    publication.commit().map_err(|error| vec![refused(error)])
}
