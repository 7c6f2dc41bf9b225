//! `dossier new`: the file of a new document, with the keys that it should have.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::starter::{self, Language};
use crate::cli::{BuildRequest, answer, fail, kind_named, print, say, today, usage};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::load::load;
use crate::model::{ArticleType, Kind, Rights, Role, Slug, SourceText};
use crate::pipeline::{BuildOptions, analyse, configure};
use crate::source::{Inputs, SourceFile, is_unprintable};
use crate::yaml::{self, scalar};

/// What is to be made.
#[derive(Clone, Debug, Default)]
pub struct NewRequest {
    /// The name of a kind, or its folder.
    pub kind: String,
    /// The title, or the name of an entity.
    pub title: String,
    /// The name of the file, instead of one made from the title.
    pub slug: Option<String>,
    pub date: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    /// What stands above the headline of an article's source, that headline, and who wrote it.
    pub kicker: Option<String>,
    pub headline: Option<String>,
    pub authors: Vec<String>,
    /// Further spellings of an entity's name.
    pub names: Vec<String>,
    /// The text that an article reports on, and who may do what with it.
    pub full_text: Option<SourceText>,
    pub rights: Option<Rights>,
    /// That text as markdown, where it is to be published.
    pub wording: Option<String>,
    /// What stands in that text, a line for each paragraph.
    pub outline: String,
}

/// Names of files that stand for their folder.
const OF_FOLDERS: [&str; 2] = ["index", "_index"];

/// Writes the file and prints its path on stdout. Nothing is written where a file of that name is there, or where the dossier
/// would have an error by it that it has not now.
pub fn run(request: &BuildRequest, wanted: &NewRequest) -> ExitCode {
    let options = match request.options() {
        Ok(options) => BuildOptions { drafts: true, ..options },
        Err(code) => return code,
    };
    let mut inputs = load(&request.root, &[]);
    let configured = configure(&inputs, &options);
    let Some(config) = configured.value else {
        print(&configured.diagnostics, &inputs, request.format, false);
        return ExitCode::FAILURE;
    };
    let (path, text) = match document(wanted, &config) {
        Ok(document) => document,
        Err(message) => return usage(&message),
    };
    let file = request.root.join(&path);
    if file.symlink_metadata().is_ok() {
        return fail(&format!("{path} is there already; nothing was written"));
    }
    let source = Arc::new(SourceFile::new(path.as_str(), text));
    let errors = new_errors(&mut inputs, std::slice::from_ref(&source), &options);
    if !errors.is_empty() {
        print(&errors, &inputs, request.format, false);
        say("nothing was written");
        return ExitCode::FAILURE;
    }
    if let Err(error) = create(&file, &source.text) {
        return fail(&format!("{path} cannot be written: {error}"));
    }
    answer(format!("{}\n", file.strip_prefix(".").unwrap_or(&file).display()));
    ExitCode::SUCCESS
}

/// The path and the text of the new document.
///
/// # Errors
/// What cannot be meant.
pub fn document(wanted: &NewRequest, config: &Config) -> Result<(String, String), String> {
    let kind = &config.kinds[kind_named(config, &wanted.kind)?];
    let title = wanted.title.trim();
    if title.is_empty() || title.contains(is_unprintable) || title.contains('\n') {
        return Err("the title must be words on one line".to_owned());
    }
    let language = wanted.lang.as_deref().unwrap_or(config.language.tag());
    let slug = match &wanted.slug {
        Some(slug) => Slug::new(slug).ok_or_else(|| {
            let meant = Slug::of_title(slug, language).map(|slug| format!(", such as {slug}")).unwrap_or_default();
            format!("--slug takes lower-case letters a to z, digits, `-`, `_` and dots inside{meant}")
        })?,
        None => slug(kind, title, wanted.date.as_deref(), language)?,
    };
    if OF_FOLDERS.contains(&slug.as_str()) {
        return Err(format!("{slug}.md stands for its folder: choose another name with --slug"));
    }
    let path: Vec<&str> = ["content", &kind.folder].into_iter().filter(|part| !part.is_empty()).collect();
    let path = format!("{}/{slug}.md", path.join("/"));
    Ok((path, text(wanted, kind, title, config)?))
}

/// A name made from the title; of an article with the day of its source before it, where that is known.
fn slug(kind: &Kind, title: &str, date: Option<&str>, language: &str) -> Result<Slug, String> {
    let made = Slug::of_title(title, language)
        .ok_or_else(|| format!("no letter of {title} can stand in an address: give it a name with --slug"))?;
    let is_simple = |date: &&str| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let dated = date.filter(|_| kind.role == Role::Article).filter(is_simple).map(|date| format!("{date}-{made}"));
    Ok(dated.and_then(|dated| Slug::new(&dated)).unwrap_or(made))
}

/// The first text of a document, from the file for its kind: a line whose value is not known becomes a comment.
fn text(wanted: &NewRequest, kind: &Kind, title: &str, config: &Config) -> Result<String, String> {
    let language = Language::of(config.language.tag());
    let template = starter::document(language, kind.role);
    let today = today().to_string();
    let quoted = |value: &Option<String>| value.as_deref().map(scalar);
    let authors: Vec<String> = wanted.authors.iter().map(|author| yaml::quoted(author)).collect();
    let authors = (!authors.is_empty()).then(|| authors.join(", "));
    let kept = wanted.full_text.as_ref().filter(|_| kind.role == Role::Article);
    let values = [
        ("title", Some(scalar(title))),
        ("today", Some(today)),
        ("date", wanted.date.clone()),
        ("outlet", quoted(&wanted.outlet)),
        ("url", quoted(&wanted.url)),
        ("lang", quoted(&wanted.lang)),
        // Before what follows from it: a kind that has neither is told of the one that was asked for.
        ("rights", wanted.rights.map(|rights| rights.word().to_owned())),
        ("type", wanted.wording.as_ref().map(|_| ArticleType::Verbatim.word().to_owned())),
        ("kicker", quoted(&wanted.kicker)),
        ("headline", quoted(&wanted.headline)),
        ("authors", authors),
        ("source_text", kept.map(|kept| scalar(&kept.path))),
        ("source_hash", kept.and_then(|kept| kept.hash.as_deref()).map(yaml::quoted)),
    ];
    if let Some((name, _)) = values
        .iter()
        .find(|(name, value)| value.is_some() && *name != "today" && !template.contains(&format!("{{{name}}}")))
    {
        return Err(format!("a document of the kind {} has no --{name}", kind.name));
    }
    let filled = template.lines().map(|line| {
        let blank =
            values.iter().map(|(name, value)| (format!("{{{name}}}"), value)).find(|(blank, _)| line.contains(blank));
        match blank {
            None => format!("{line}\n"),
            Some((blank, value)) => format!("{}\n", filled(line, &blank, value.as_deref())),
        }
    });
    let mut text: String = filled.collect();
    if !wanted.names.is_empty() {
        let names: Vec<String> = wanted.names.iter().map(|name| yaml::quoted(name)).collect();
        let own = text.find("\nname: ").and_then(|at| Some(at + 1 + text[at + 1..].find('\n')? + 1));
        let at = own.ok_or_else(|| format!("a document of the kind {} has no further names", kind.name))?;
        text.insert_str(at, &format!("names: [{}]\n", names.join(", ")));
    }
    if let Some(wording) = &wanted.wording {
        text.push_str(wording);
    } else if let Some(SourceText { path, .. }) = &wanted.full_text {
        text.push_str(
            &starter::full_text(language).replace("{path}", path).replace(" -->", &format!("{} -->", wanted.outline)),
        );
    }
    Ok(text)
}

/// A line with a value in its blank, or as a comment where there is none; the remark behind it stays in its column where there
/// is room.
fn filled(line: &str, blank: &str, value: Option<&str>) -> String {
    let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
    let (key, remark) = rest.split_once("  # ").map_or((rest, None), |(key, remark)| (key, Some(remark)));
    let column = indent.len() + key.chars().count() + 2;
    let sign = if value.is_some() { "" } else { "# " };
    let key = format!("{indent}{sign}{}", key.trim_end().replacen(blank, value.unwrap_or("…"), 1));
    match remark {
        None => key,
        Some(remark) => format!("{key:<width$}# {remark}", width = column.max(key.chars().count() + 1)),
    }
}

/// The errors that the dossier has with these documents and has not without them; `inputs` has them from then on. What a draft
/// still lacks is none: its author fills it in.
pub fn new_errors(inputs: &mut Inputs, new: &[Arc<SourceFile>], options: &BuildOptions) -> Vec<Diagnostic> {
    let before = inputs.clone();
    inputs.documents.extend_from_slice(new);
    inputs.documents.sort_by(|one, other| one.path.cmp(&other.path));
    let mut errors = analyse(inputs, options).diagnostics;
    let counts = |found: &Diagnostic| found.severity == Severity::Error && found.code != Code::MissingField;
    errors.retain(counts);
    if !errors.is_empty() {
        let known = analyse(&before, options).diagnostics;
        let mut of_file: HashMap<&str, Vec<&Diagnostic>> = HashMap::new();
        known.iter().for_each(|found| of_file.entry(&found.path).or_default().push(found));
        errors.retain(|found| !of_file.get(&*found.path).is_some_and(|known| known.contains(&found)));
    }
    errors
}

/// Writes a file that is not there yet: whole, or not at all.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dossier-new-");
    #[cfg(unix)]
    {
        // As any other file: what the user's mask allows. Temporary files are else their owner's alone.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}
