//! `dossier import`: texts from elsewhere become drafts of articles with the record of their source; the texts themselves are kept
//! outside of what is published.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use walkdir::WalkDir;

use crate::cli::new::{NewRequest, create, document, new_errors};
use crate::cli::{BuildRequest, answer, print, say, usage};
use crate::config::Config;
use crate::import::{Imported, read};
use crate::load::load;
use crate::model::Slug;
use crate::pipeline::{BuildOptions, configure};
use crate::source::{Inputs, SourceFile, is_left_out};

/// Where the texts are kept, in the dossier's folder. No part of a site is made from it.
const TEXTS: &str = "sources";

/// A larger file is no article.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Of a folder, the files with these endings are taken.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "xhtml"];

/// What is brought in, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// Files, and folders of them.
    pub paths: Vec<PathBuf>,
    /// Only say what would be made.
    pub is_dry: bool,
    /// Stands above what the files state.
    pub date: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
}

/// Makes an article for each file and prints its path on stdout; what is there already or cannot be taken is said. Nothing is
/// overwritten, and a text that was imported before is left alone.
pub fn run(request: &BuildRequest, wanted: &ImportRequest) -> ExitCode {
    let options = match request.options() {
        Ok(options) => BuildOptions { drafts: true, ..options },
        Err(code) => return code,
    };
    if let Some(missing) = wanted.paths.iter().find(|path| !path.exists()) {
        return usage(&format!("{} does not exist", missing.display()));
    }
    let mut inputs = load(&request.root, &[]);
    let configured = configure(&inputs, &options);
    let Some(config) = configured.value else {
        print(&configured.diagnostics, &inputs, request.format, false);
        return ExitCode::FAILURE;
    };
    let mut shelf = Shelf::new(&request.root, &inputs);
    let (mut drafts, mut refused) = (Vec::new(), 0);
    for path in files(&wanted.paths) {
        match shelf.draft(&path, wanted, &config) {
            Ok(Found::New(draft)) => drafts.push(draft),
            Ok(Found::Known(of)) => say(&format!("{}: imported already, see {of}", path.display())),
            Err(reason) => {
                refused += 1;
                say(&format!("error: {}: {reason}", path.display()));
            }
        }
    }
    let sources: Vec<Arc<SourceFile>> = drafts.iter().map(|draft| draft.article.clone()).collect();
    let errors = new_errors(&mut inputs, &sources, &options);
    print(&errors, &inputs, request.format, false);
    let wrong: BTreeSet<&str> = errors.iter().map(|error| &*error.path).collect();
    let mut made = 0;
    for draft in &drafts {
        let path = &*draft.article.path;
        if wrong.contains(path) {
            refused += 1;
            say(&format!("error: {}: nothing was written", draft.from.display()));
        } else if let Err(error) = if wanted.is_dry { Ok(()) } else { draft.write(&request.root) } {
            refused += 1;
            say(&format!("error: {path} cannot be written: {error}"));
        } else {
            made += 1;
            answer(format!("{path}\n"));
        }
    }
    let verb = if wanted.is_dry { "would be made" } else { "made" };
    let articles = if made == 1 { "draft" } else { "drafts" };
    say(&format!("{made} {articles} {verb}, {refused} files refused"));
    if refused > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The files to be read: those that are named, and those with a known ending in folders that are, in order.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        let walk = walk
            .filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.file_name(), entry.file_type().is_dir()));
        let is_known = |path: &Path| {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
        };
        files.extend(
            walk.filter_map(Result::ok)
                .filter(|entry| entry.file_type().is_file())
                .map(|entry| entry.into_path())
                .filter(|path| is_known(path)),
        );
    }
    files
}

/// Whoever has a name first has it without a number.
const FIRST: u32 = 1;

/// What a file is to the dossier.
enum Found {
    New(Draft),
    /// Its text is kept there already.
    Known(String),
}

/// An article that is to be written, and the text that it reports on.
struct Draft {
    from: PathBuf,
    article: Arc<SourceFile>,
    text_path: String,
    text: String,
}

impl Draft {
    /// Writes the text, then the article that names it.
    fn write(&self, root: &Path) -> io::Result<()> {
        let text_path = root.join(&self.text_path);
        create(&text_path, &self.text)?;
        create(&root.join(&*self.article.path), &self.article.text).inspect_err(|_| {
            // A text without its article would count as imported.
            let _ = fs::remove_file(&text_path);
        })
    }
}

/// The texts that the dossier has, and the names that are taken.
struct Shelf {
    /// The path of each text, by its hash.
    texts: HashMap<[u8; 32], String>,
    /// The names that are taken, each with the last number that a text of that name got.
    taken: HashMap<String, u32>,
}

impl Shelf {
    fn new(root: &Path, inputs: &Inputs) -> Self {
        let mut texts = HashMap::new();
        let mut taken: HashMap<String, u32> =
            inputs.documents.iter().map(|document| (stem(&document.path).to_owned(), FIRST)).collect();
        for entry in WalkDir::new(root.join(TEXTS)).max_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok)
        {
            let name = entry.file_name().to_string_lossy();
            if let Ok(bytes) = fs::read(entry.path()) {
                texts.insert(*blake3::hash(&bytes).as_bytes(), format!("{TEXTS}/{name}"));
                taken.insert(stem(&name).to_owned(), FIRST);
            }
        }
        Shelf { texts, taken }
    }

    /// The article for a file.
    fn draft(&mut self, path: &Path, wanted: &ImportRequest, config: &Config) -> Result<Found, String> {
        let imported = imported(path)?;
        let hash = *blake3::hash(imported.text.as_bytes()).as_bytes();
        if let Some(known) = self.texts.get(&hash) {
            return Ok(Found::Known(known.clone()));
        }
        let title = imported.headline.clone().or(imported.beginning);
        let title = title.unwrap_or_else(|| stem(&path.to_string_lossy()).to_owned());
        let date = wanted.date.clone().or(imported.date);
        if date.is_none() {
            say(&format!("{}: no date is stated: the draft needs one before it is published", path.display()));
        }
        let lang = wanted.lang.clone().or(imported.lang).filter(|lang| lang != config.language.tag());
        let mut request = NewRequest {
            kind: "article".to_owned(),
            title,
            date,
            outlet: wanted.outlet.clone().or(imported.outlet),
            url: wanted.url.clone().or(imported.url),
            lang,
            kicker: imported.kicker,
            headline: imported.headline,
            authors: imported.authors,
            ..NewRequest::default()
        };
        if Slug::of_title(&request.title, config.language.tag()).is_none() {
            request.slug = Slug::of_title(stem(&path.to_string_lossy()), "").map(|slug| slug.to_string());
        }
        let (first, _) = document(&request, config)?;
        let slug = self.free(stem(&first));
        let text_path = format!("{TEXTS}/{slug}.{}", imported.form);
        request.slug = Some(slug);
        request.full_text = Some(text_path.clone());
        let (article, text) = document(&request, config)?;
        self.texts.insert(hash, text_path.clone());
        let article = Arc::new(SourceFile::new(article.as_str(), text));
        Ok(Found::New(Draft { from: path.to_owned(), article, text_path, text: imported.text }))
    }

    /// A name that nothing has yet: the one that is wanted, or that with a number.
    fn free(&mut self, wanted: &str) -> String {
        let mut number = self.taken.get(wanted).copied().unwrap_or(FIRST);
        let mut name = wanted.to_owned();
        while self.taken.contains_key(&name) {
            number += 1;
            name = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted.to_owned(), number);
        self.taken.insert(name.clone(), FIRST);
        name
    }
}

fn imported(path: &Path) -> Result<Imported, String> {
    let unreadable = |error: io::Error| format!("the file cannot be read: {error}");
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err("this is no file".to_owned());
    }
    if about.len() > LARGEST {
        return Err(format!("the file has {} MiB; at most {} MiB are read", about.len() >> 20, LARGEST >> 20));
    }
    read(&fs::read(path).map_err(unreadable)?)
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
