//! `dossier import`: what others have written becomes documents of the dossier. Texts become drafts of articles with the record of
//! their source; folders of other programs, bibliographies and lists become documents of their kinds. Nothing that an author has
//! written or changed is overwritten.

mod convert;
mod gather;
mod ledger;
mod outline;
mod request;
mod texts;
mod write;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use self::convert::converted;
use self::gather::{LARGEST, LARGEST_LIST, Material, gather, read};
use self::ledger::{LEDGER, Ledger, Step, bytes, hash, made_from};
use self::outline::Outliner;
pub use self::request::ImportRequest;
use self::write::{Planned, write};
use crate::cli::new::new_errors;
use crate::cli::{BuildRequest, answer, fail, kind_named, print, say, today, usage};
use crate::config::Config;
use crate::import::bibliography::Bibliography;
use crate::import::folder::{FolderWishes, Instead, Rule};
use crate::import::ftm::{self, FtmWishes};
use crate::import::table::Table;
use crate::import::{Findings, Found, Remark, Taken, folder, imported, text_of};
use crate::load::load;
use crate::pipeline::{BuildOptions, analyse, configure};
use crate::site::Site;
use crate::source::{Inputs, SourceFile};

/// What is wished, by what it is wished of.
struct Wishes<'r> {
    folder: FolderWishes,
    ftm: FtmWishes,
    request: &'r ImportRequest,
}

/// Documents, and the folder that what comes with them lies in.
struct Batch {
    folder: PathBuf,
    findings: Findings,
    /// Whether each is refused that would have an error: those of a folder name each other, and stay together.
    is_checked: bool,
}

/// Brings in files and folders and prints the path of each document that was made or changed on stdout. What was dropped,
/// changed, refused or left alone is said on stderr with its place.
pub fn run(request: &BuildRequest, wanted: &ImportRequest) -> ExitCode {
    let options = match request.options() {
        Ok(options) => BuildOptions { drafts: true, ..options },
        Err(code) => return code,
    };
    if let Some(missing) = wanted.paths.iter().find(|path| !path.exists()) {
        return usage(&format!("{} does not exist", missing.display()));
    }
    if wanted.title.is_some() && (wanted.paths.len() > 1 || wanted.paths.iter().any(|path| path.is_dir())) {
        return usage("--title says something of one file");
    }
    let mut inputs = load(&request.root, &[]);
    let configured = configure(&inputs, &options);
    let Some(config) = configured.value else {
        print(&configured.diagnostics, &inputs, request.format, false);
        return ExitCode::FAILURE;
    };
    let wishes = match folder_wishes(wanted, &config) {
        Ok(folder) => Wishes { folder, ftm: wanted.ftm.clone(), request: wanted },
        Err(message) => return usage(&message),
    };
    let mut ledger = match Ledger::read(&request.root) {
        Ok(ledger) => ledger,
        Err(message) => return fail(&message),
    };
    let known = analyse(&inputs, &options).value;
    let names = known.as_ref().map(|known| entity_names(&known.site)).unwrap_or_default();
    let outliner = known.as_ref().map(|known| Outliner::new(&known.site));
    let mut taken = Taken::new(&inputs, &config, ledger.places(), names);
    let mut batches: Vec<Batch> = Vec::new();
    for material in gather(&wanted.paths) {
        batches.push(batch(material, &wishes, outliner.as_ref(), &config, &mut taken));
    }
    let mut tally = Tally::default();
    for remark in batches.iter().flat_map(|batch| &batch.findings.remarks) {
        say(&placed(remark));
    }
    for remark in batches.iter().flat_map(|batch| &batch.findings.refused) {
        tally.refused += 1;
        say(&format!("error: {}", placed(remark)));
    }
    let mut planned = plan(&batches, &request.root, &mut ledger, &mut tally);
    tally.refused += refuse(&batches, &mut planned, &mut inputs, request, &options);
    if !wanted.is_dry
        && let Err((path, error)) = write(&request.root, &planned, &mut ledger)
    {
        return fail(&format!("{path} cannot be written: {error}"));
    }
    for file in planned.iter().filter(|file| file.path.ends_with(".md") && file.path.starts_with("content/")) {
        *if file.replaces { &mut tally.updated } else { &mut tally.made } += 1;
        answer(format!("{}\n", file.path));
    }
    say(&tally.text(wanted.is_dry));
    if tally.refused > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// What was done with how many documents.
#[derive(Default)]
struct Tally {
    made: usize,
    updated: usize,
    same: usize,
    kept: usize,
    refused: usize,
}

impl Tally {
    fn text(&self, is_dry: bool) -> String {
        let verb = if is_dry { "would be made" } else { "made" };
        let documents = if self.made == 1 { "document" } else { "documents" };
        let mut text = format!("{} {documents} {verb}", self.made);
        for (count, what) in
            [(self.updated, "updated"), (self.same, "as before"), (self.kept, "left alone"), (self.refused, "refused")]
        {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        text
    }
}

fn placed(remark: &Remark) -> String {
    match remark.line {
        0 => format!("{}: {}", remark.file, remark.text),
        line => format!("{}:{line}: {}", remark.file, remark.text),
    }
}

/// The names of a dossier's entities with the files that have them.
fn entity_names(site: &Site) -> Vec<(String, String)> {
    let documents = site.documents.iter().filter(|document| document.entity().is_some());
    let names = documents.flat_map(|document| {
        document.names().iter().map(|name| (crate::names::key(&name.text), document.source.path.to_string()))
    });
    names.collect()
}

/// What is wished of a folder's documents.
fn folder_wishes(wanted: &ImportRequest, config: &Config) -> Result<FolderWishes, String> {
    let rule = |text: &String| {
        let parts = text.split_once('=').and_then(|(what, rest)| Some((what, rest.rsplit_once(':')?)));
        let Some((what, (word, kind))) = parts else {
            return Err(format!(
                "--map {text}: write what a document has and the kind that it is: type=company:companies"
            ));
        };
        Ok(Rule { what: what.to_owned(), word: word.to_owned(), kind: kind_named(config, kind)? })
    };
    let prefix = |text: &String| {
        let (prefix, instead) = text.split_once('=').filter(|(prefix, _)| !prefix.is_empty())?;
        let is_site = instead.starts_with("https://") || instead.starts_with("http://");
        let folder = || Instead::Folder(instead.trim_matches('/').to_owned());
        let instead =
            if is_site { Some(Instead::Site(instead.to_owned())) } else { (!instead.contains(':')).then(folder) };
        Some((prefix.to_owned(), instead?))
    };
    let wrong = |text: &String| {
        format!(
            "--link-prefix {text}: write the beginning of a link and the address or folder that it stands for: \
             /=https://old.example/, /docs/=guide"
        )
    };
    Ok(FolderWishes {
        map: wanted.map.iter().map(rule).collect::<Result<_, _>>()?,
        link_prefix: wanted
            .link_prefix
            .iter()
            .map(|text| prefix(text).ok_or_else(|| wrong(text)))
            .collect::<Result<_, _>>()?,
        unlink: wanted.unlink,
        today: Some(today().to_string()),
    })
}

/// What is in a file or folder.
fn batch(
    material: Material,
    wishes: &Wishes<'_>,
    outliner: Option<&Outliner<'_>>,
    config: &Config,
    taken: &mut Taken,
) -> Batch {
    match material {
        Material::Folder { root, name, files } => {
            let findings = folder::read(&name, &files, &wishes.folder, config, taken);
            Batch { folder: root, findings, is_checked: false }
        }
        Material::File(path) => {
            let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
            match file(&path, wishes, outliner, config, taken) {
                Ok((findings, is_checked)) => Batch { folder, findings, is_checked },
                Err(reason) => {
                    let refused = vec![Remark::new(&path.display().to_string(), 0, reason)];
                    Batch { folder, findings: Findings { refused, ..Findings::default() }, is_checked: false }
                }
            }
        }
    }
}

/// What is in a file, told by its content.
fn file(
    path: &Path,
    wishes: &Wishes<'_>,
    outliner: Option<&Outliner<'_>>,
    config: &Config,
    taken: &mut Taken,
) -> Result<(Findings, bool), String> {
    let bytes = read(path, LARGEST_LIST)?;
    let name = path.display().to_string();
    let is_short = bytes.len() as u64 <= LARGEST;
    let text = match converted(path, &bytes) {
        Some(text) => text?,
        None => text_of(&bytes)?,
    };
    if let Some(form) = Bibliography::of(&text) {
        return Ok((form.read(&name, &text, config, taken), false));
    }
    if ftm::is_ftm(&text) {
        return Ok((ftm::read(&name, &text, &wishes.ftm, config, taken), false));
    }
    if let Some(table) = Table::of(&text) {
        return Ok((table.read(&name, wishes.request.kind.as_deref(), config, taken), true));
    }
    if !is_short {
        return Err(format!("the file has {} MiB; at most {} MiB are read", bytes.len() >> 20, LARGEST >> 20));
    }
    let found = texts::draft(path, imported(&text)?, wishes.request, outliner, config, taken)?;
    Ok((Findings { documents: vec![found], ..Findings::default() }, true))
}

/// What is to be written; what is left alone is said.
fn plan(batches: &[Batch], root: &Path, ledger: &mut Ledger, tally: &mut Tally) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut are_gone = false;
    for batch in batches {
        for found in &batch.findings.documents {
            let from = made_from(found);
            let step = ledger.step(root, &found.identity, &from);
            match step {
                Step::New | Step::Update => {}
                Step::Same | Step::Twice => {
                    tally.same += 1;
                    say(&format!("{}: imported already, see {}", found.from, found.path));
                }
                Step::Kept | Step::Gone => {
                    tally.kept += 1;
                    are_gone |= step == Step::Gone;
                    let why = if step == Step::Kept { "was changed" } else { "was removed or renamed" };
                    say(&format!("{}: left alone: {} {why} since it was imported", found.from, found.path));
                }
            }
            if matches!(step, Step::New | Step::Update) {
                let replaces = step == Step::Update;
                let (identity, path) = (found.identity.clone(), found.path.clone());
                planned.push(Planned { identity, path, bytes: found.text.clone().into_bytes(), from, replaces });
            }
            if step != Step::Twice && step != Step::Gone {
                planned.extend(plan_beside(found, &batch.folder, root, ledger, tally));
            }
        }
    }
    if are_gone {
        say(&format!("help: take the line of a removed document out of {LEDGER} to have it again"));
    }
    planned
}

fn plan_beside(found: &Found, folder: &Path, root: &Path, ledger: &mut Ledger, tally: &mut Tally) -> Vec<Planned> {
    let mut planned = Vec::new();
    for beside in &found.beside {
        let bytes = match bytes(&beside.content, folder) {
            Ok(bytes) => bytes,
            Err(error) => {
                tally.refused += 1;
                say(&format!("error: {}: what comes with it cannot be read: {error}", found.from));
                continue;
            }
        };
        let from = hash(&bytes);
        let step = ledger.step(root, &beside.identity, &from);
        if step == Step::Kept {
            say(&format!("{}: left alone: {} was changed since it was imported", found.from, beside.path));
        }
        if matches!(step, Step::New | Step::Update) {
            let (identity, path) = (beside.identity.clone(), beside.path.clone());
            planned.push(Planned { identity, path, bytes, from, replaces: step == Step::Update });
        }
    }
    planned
}

/// Takes out single documents that would have an error; returns how many.
fn refuse(
    batches: &[Batch],
    planned: &mut Vec<Planned>,
    inputs: &mut Inputs,
    request: &BuildRequest,
    options: &BuildOptions,
) -> usize {
    let checked = batches.iter().filter(|batch| batch.is_checked).flat_map(|batch| &batch.findings.documents);
    let written: HashSet<&str> = planned.iter().map(|file| &*file.path).collect();
    let mut seen = HashSet::new();
    let checked: Vec<&Found> =
        checked.filter(|found| written.contains(&*found.path) && seen.insert(&*found.path)).collect();
    if checked.is_empty() {
        return 0;
    }
    let source = |found: &&Found| Arc::new(SourceFile::new(found.path.as_str(), found.text.as_str()));
    let sources: Vec<Arc<SourceFile>> = checked.iter().map(source).collect();
    inputs.documents.retain(|document| !written.contains(&*document.path));
    let errors = new_errors(inputs, &sources, options);
    print(&errors, inputs, request.format, false);
    let wrong: HashSet<&str> = errors.iter().map(|error| &*error.path).collect();
    let refused: Vec<&&Found> = checked.iter().filter(|found| wrong.contains(&*found.path)).collect();
    let mut left_out: HashSet<&str> = HashSet::new();
    for found in &refused {
        left_out.insert(&found.path);
        left_out.extend(found.beside.iter().map(|beside| &*beside.path));
    }
    refused.iter().for_each(|found| say(&format!("error: {}: nothing was written", found.from)));
    planned.retain(|file| !left_out.contains(&*file.path));
    refused.len()
}
