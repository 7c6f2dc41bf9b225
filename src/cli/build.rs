//! `dossier build`: the site into a folder, all of it or nothing.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::cli::progress::Progress;
use crate::cli::{BuildRequest, print, say};
use crate::config::Host;
use crate::diagnostic::{Code, Diagnostic, Place, has_errors, sort};
use crate::load::load;
use crate::pipeline::{BuildOptions, Output, analyse, configure, render};
use crate::publish::{OutputPath, Publication, PublishError, PublishOptions, PublishSummary, Stamp, seen};
use crate::render::files::Files;
use crate::source::{CONFIGURATIONS, Inputs, TEXTS};

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
    std::mem::forget(built.inputs);
    match built.summary {
        Some(summary) => {
            if summary.manifest_was_unreadable {
                say(&format!(
                    "warning: the list of published files in {} was damaged; pages that no longer belong to the site may \
                     have stayed",
                    output.display()
                ));
            }
            if built.without_address {
                say(
                    "note: without base_url there are no feeds, no sitemap and no canonical addresses, and 404.html fits the root of a host only",
                );
            }
            near_limits(&summary, built.host).iter().for_each(|message| say(message));
            gone(&summary.pages_gone).iter().for_each(|message| say(message));
            say(&format!(
                "{} files, {} MB: {} written, {} unchanged, {} removed in {} ms → {}",
                summary.files,
                megabytes(summary.bytes),
                summary.written,
                summary.unchanged,
                summary.removed,
                started.elapsed().as_millis(),
                output.display()
            ));
            ExitCode::SUCCESS
        }
        None => {
            say(&nothing_published(&built.diagnostics, &output));
            ExitCode::FAILURE
        }
    }
}

/// The addresses of pages that were published and are no more, where others may link to them. Further parts of long lists come and
/// go, and are left out.
fn gone(pages: &[OutputPath]) -> Option<String> {
    const NAMED: usize = 5;
    let address = |page: &OutputPath| {
        let folder = page.as_str().strip_suffix("index.html")?;
        let parts: Vec<&str> = folder.split_terminator('/').collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        (parts.len() < 3 || !parts.last().is_some_and(is_number)).then(|| format!("/{folder}"))
    };
    let addresses: Vec<String> = pages.iter().filter_map(address).collect();
    let (named, more) = addresses.split_at(addresses.len().min(NAMED));
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    (!named.is_empty()).then(|| {
        format!(
            "note: published before and no more: {}{more}; where such a page has another address now, write the old one into its \
             `redirect_from`",
            named.join(", ")
        )
    })
}

/// Which limits of hosts a site comes near: those of its own where it names one, else those of all.
fn near_limits(summary: &PublishSummary, own: Option<Host>) -> Vec<String> {
    let hosts = Host::WORDS.iter().map(|(_, host)| *host).filter(|host| own.is_none_or(|own| own == *host));
    let files = |count: u64| format!("{count} files");
    let size = |bytes: u64| format!("{} MB", megabytes(bytes));
    let largest = |bytes: u64| format!("{} MB in one file", megabytes(bytes));
    let mut messages = Vec::new();
    for host in hosts {
        let limits = host.limits();
        let mut compare = |has: u64, most: Option<u64>, shown: &dyn Fn(u64) -> String| {
            // Nine tenths: there is time left to do something.
            if let Some(most) = most.filter(|most| has.saturating_mul(10) >= most.saturating_mul(9)) {
                let level = if own.is_some() { "warning" } else { "note" };
                messages.push(format!("{level}: the site has {}; {} takes {}", shown(has), host.name(), shown(most)));
            }
        };
        compare(summary.files as u64, limits.files, &files);
        compare(summary.largest, limits.file_bytes, &largest);
        compare(summary.bytes, limits.bytes, &size);
    }
    messages
}

/// A size as hosts give it, rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

/// What became of the site where a build failed.
fn nothing_published(diagnostics: &[Diagnostic], output: &Path) -> String {
    if diagnostics.iter().any(|diagnostic| diagnostic.code == Code::HalfPublished) {
        return format!("the site in {} may be partly new; build again to repair it", output.display());
    }
    if !output.exists() {
        return "nothing was published".to_owned();
    }
    format!("nothing was published; the site in {} is as it was", output.display())
}

/// From where a build reads and to where it writes.
pub struct Ways<'a> {
    pub root: &'a Path,
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
    /// The host that the site is for, where it names one.
    pub host: Option<Host>,
}

/// Loads, analyses, renders and publishes. Nothing of the output changes unless everything succeeds.
pub fn build(ways: &Ways<'_>, options: &BuildOptions, progress: &Progress) -> Built {
    progress.stage("reading", 0);
    let inputs = load(ways.root, &[ways.output.to_owned()]);
    let stamp = stamp(&inputs, options);
    if let Some((summary, warnings)) = unchanged(ways, &stamp) {
        let config = configure(&inputs, options).value;
        let without_address = config.as_ref().is_some_and(|config| config.base_url.is_none());
        let host = config.and_then(|config| config.hosting);
        return Built { inputs, diagnostics: warnings, summary: Some(summary), without_address, host };
    }
    progress.stage("linking", 0);
    let checked = analyse(&inputs, options);
    let mut built =
        Built { inputs, diagnostics: checked.diagnostics, summary: None, without_address: false, host: None };
    let Some(dossier) = checked.value.filter(|_| !has_errors(&built.diagnostics)) else { return built };
    built.without_address = dossier.site.config.base_url.is_none();
    built.host = dossier.site.config.hosting;
    // Whoever builds an unchanged dossier sees its warnings again.
    let warnings = serde_json::to_string(&built.diagnostics).ok();
    let stamp = warnings.as_ref().map(|warnings| (&stamp, warnings.as_str()));
    let published = publish(ways, &dossier.files, stamp, |publication| {
        progress.stage("making pages", dossier.pages.len());
        let failed = render(&dossier, |path, file| {
            progress.step();
            publication.take(path, file)
        });
        progress.stage("publishing", 0);
        if failed.is_empty() { Ok(()) } else { Err(failed) }
    });
    // The program ends soon: to free a large dossier piece by piece would only take time.
    std::mem::forget(dossier);
    match published {
        Ok(summary) => built.summary = Some(summary),
        Err(found) => {
            built.diagnostics.extend(found);
            sort(&mut built.diagnostics);
        }
    }
    built
}

/// What the site would be made from: the program, what was decided on the command line, and every file.
fn stamp(inputs: &Inputs, options: &BuildOptions) -> Stamp {
    let mut hasher = blake3::Hasher::new();
    let seen = |path: &Path| seen(path).ok();
    let program = std::env::current_exe().ok().and_then(|program| seen(&program));
    // The day makes no difference to a site that can be published.
    let options = BuildOptions { today: None, ..options.clone() };
    hasher.update(format!("{} {program:?} {options:?}\n", env!("CARGO_PKG_VERSION")).as_bytes());
    let texts = inputs.texts.values();
    for source in inputs.config.iter().chain(&inputs.documents).chain(texts).chain(inputs.templates.values()) {
        hasher.update(source.path.as_bytes()).update(b"\n").update(&source.digest);
    }
    // Files that are only copied are not read for this.
    let attachments = inputs.attachments.keys().map(|path| (&**path, inputs.root.join(&**path)));
    let statics = inputs.statics.iter().map(|(path, from)| (path.as_str(), from.clone()));
    for (path, file) in attachments.chain(statics) {
        hasher.update(format!("{path} {:?}\n", seen(&file)).as_bytes());
    }
    for (name, bytes) in &inputs.replaced {
        hasher.update(format!("{name} {}\n", blake3::hash(bytes)).as_bytes());
    }
    hasher.update(format!("{:?}", inputs.unreadable).as_bytes());
    hasher.finalize()
}

/// The summary of a site that needs no work, and its warnings; `None` where the site has to be made.
fn unchanged(ways: &Ways<'_>, stamp: &Stamp) -> Option<(PublishSummary, Vec<Diagnostic>)> {
    if !ways.output.exists() {
        return None;
    }
    // Whatever keeps us from publishing is told by the build.
    let options = PublishOptions { force: ways.force, sources: sources(ways.root) };
    let (summary, warnings) = Publication::begin(ways.output, &options).ok()?.unchanged(stamp)?;
    Some((summary, serde_json::from_str(&warnings).ok()?))
}

fn sources(root: &Path) -> Vec<PathBuf> {
    ["content", TEXTS, "templates", "static"].iter().chain(&CONFIGURATIONS).map(|name| root.join(name)).collect()
}

/// Where pages are handed over while a site is published.
struct Pages<'a> {
    publication: &'a Publication,
    output: &'a Path,
}

impl Pages<'_> {
    /// A finished file.
    fn take(&self, path: &str, file: Output<'_>) -> Result<(), Diagnostic> {
        let path = self.path(path)?;
        let taken = match file {
            Output::Bytes(bytes) => self.publication.add(&path, bytes),
            Output::Written(write) => self.publication.add_written(&path, write),
        };
        taken.map_err(|error| refused(self.output, &error))
    }

    fn path(&self, path: &str) -> Result<OutputPath, Diagnostic> {
        OutputPath::new(path).map_err(|error| refused(self.output, &error))
    }
}

/// The writer's own words as a diagnostic.
fn refused(output: &Path, error: &impl std::fmt::Display) -> Diagnostic {
    of_output(Code::OutputRefused, output, error)
}

fn of_output(code: Code, output: &Path, error: &impl std::fmt::Display) -> Diagnostic {
    Diagnostic::new(code, &output.display().to_string().into(), Place::File, error.to_string())
}

/// Publishes what `pages` hands over together with the other files, or nothing at all.
fn publish(
    ways: &Ways<'_>,
    files: &Files,
    stamp: Option<(&Stamp, &str)>,
    pages: impl FnOnce(&Pages<'_>) -> Result<(), Vec<Diagnostic>>,
) -> Result<PublishSummary, Vec<Diagnostic>> {
    let Ways { root, output, force } = *ways;
    let sources = sources(root);
    let refuse = |error: PublishError| {
        let is_half = matches!(error, PublishError::HalfPublished { .. });
        vec![of_output(if is_half { Code::HalfPublished } else { Code::OutputRefused }, output, &error)]
    };
    let publication = Publication::begin(output, &PublishOptions { force, sources }).map_err(refuse)?;
    let way = Pages { publication: &publication, output };
    pages(&way)?; // dropping the publication leaves the site as it was
    let copies = || -> Result<(), Diagnostic> {
        for (to, bytes) in &files.made {
            way.take(to, Output::Bytes(bytes))?;
        }
        for (to, from) in &files.copies {
            publication.copy(&way.path(to)?, &root.join(&**from)).map_err(|error| refused(output, &error))?;
        }
        Ok(())
    };
    copies().map_err(|diagnostic| vec![diagnostic])?;
    let committed = match stamp {
        Some((stamp, warnings)) => publication.commit_with(stamp, warnings),
        None => publication.commit(),
    };
    committed.map_err(refuse)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use walkdir::WalkDir;

    use super::*;
    use crate::publish::faults::{self, Fault};

    fn site(output: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = WalkDir::new(output).into_iter().filter_entry(|entry| entry.file_name() != ".dossier");
        let files = files.map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file());
        files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    #[test]
    fn a_site_that_comes_near_a_limit_says_so() {
        let said = |files: usize, bytes: u64, largest: u64, host| {
            near_limits(&PublishSummary { files, bytes, largest, ..PublishSummary::default() }, host)
        };
        assert_eq!(said(17_999, 899_999_999, 20 << 20, None), [""; 0]);
        let cloudflare = ["note: the site has 18000 files; Cloudflare Pages takes 20000 files"];
        assert_eq!(said(18_000, 0, 0, None), cloudflare);
        assert_eq!(said(18_000, 0, 0, Some(Host::Netlify)), [""; 0]);
        let github = ["warning: the site has 950 MB; GitHub Pages takes 1000 MB"];
        assert_eq!(said(18_000, 950_000_000, 30 << 20, Some(Host::Github)), github);
        assert_eq!(
            said(0, 0, 30 << 20, None),
            ["note: the site has 32 MB in one file; Cloudflare Pages takes 27 MB in one file"]
        );
    }

    /// However early or late the disk fails, and fails again when what was done is undone.
    #[test]
    fn what_is_said_last_of_a_site_that_could_not_be_published_is_true() {
        let mut half = 0;
        for at in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let (root, output) = (folder.path(), folder.path().join("public"));
            fs::create_dir(root.join("content")).unwrap();
            fs::write(root.join("dossier.yaml"), "title: One\nlanguage: en\nsearch: false\n").unwrap();
            let build = || {
                let ways = Ways { root, output: &output, force: false };
                build(&ways, &BuildOptions::default(), &Progress::silent())
            };
            assert!(build().summary.is_some());
            let before = site(&output);
            fs::write(root.join("dossier.yaml"), "title: Two\nlanguage: en\nsearch: false\n").unwrap();
            faults::arm(at, Fault::Broken);
            let built = build();
            if !faults::disarm() {
                assert!(built.summary.is_some() && half > 0, "{:?}", built.diagnostics);
                return;
            }
            if built.summary.is_some() {
                continue; // only cleaning up failed
            }
            let said = nothing_published(&built.diagnostics, &output);
            let is_as_it_was = site(&output) == before;
            assert!(is_as_it_was || !said.ends_with("is as it was"), "broken at {at}: {said}");
            half += usize::from(!is_as_it_was);
        }
    }
}
