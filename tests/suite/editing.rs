//! The law of editing: after any change, every file of the dossier that is being edited equals that of a build from nothing,
//! byte for byte, and so do the diagnostics. And what a change costs, counted in documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use dossier::cli::build::{Ways, build};
use dossier::cli::progress::Progress;
use dossier::diagnostic::{Code, Diagnostic, Severity, sort};
use dossier::edit::{Editing, Edition, File};
use dossier::load::{load, reload};
use dossier::model::Document;
use dossier::pipeline::{BuildOptions, Dossier as Analysed, Memory, analyse, analyse_again, search_files};
use dossier::source::Inputs;
use proptest::prelude::*;

use crate::harness::{Dossier, article, company, repository, tree};

/// The sample with a base address, so that it has feeds and a sitemap too.
fn sample() -> Dossier {
    let dossier = Dossier::new(&[]);
    for (path, bytes) in tree(&repository().join("content")) {
        dossier.write(&format!("content/{path}"), bytes);
    }
    let config = fs::read_to_string(repository().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}\nbase_url: https://dossier.example/d/\n"));
    dossier
}

/// A dossier so small that a single edit brings a view into its navigation or takes it out.
fn small() -> Dossier {
    let dossier = Dossier::new(&[
        ("content/articles/spill.md", &article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.")),
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/nord.md", &company("Nordamt")),
    ]);
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}navigation: [company, claims]\n"));
    dossier
}

/// A change of the dossier's files. Numbers choose among the files and lines that there are.
#[derive(Clone, Debug)]
enum Edit {
    /// A sentence is added to a paragraph; with a name, that of some entity is in it.
    Sentence {
        file: usize,
        line: usize,
        name: Option<usize>,
    },
    /// The text gets another paragraph at its end, or loses its last ones, which statements may name.
    Paragraphs {
        file: usize,
        lost: usize,
    },
    /// A line is lost, wherever it stands; the front matter may be broken by it.
    LoseLine {
        file: usize,
        line: usize,
    },
    /// A line is taken back as it was in the beginning.
    Mend {
        file: usize,
    },
    /// The text after a key is another one.
    Field {
        file: usize,
        key: &'static str,
        text: &'static str,
    },
    /// A line is put below the opening of the front matter.
    Insert {
        file: usize,
        line: &'static str,
    },
    /// A file appears.
    New {
        folder: &'static str,
        number: usize,
        names: usize,
    },
    Delete {
        file: usize,
    },
    Rename {
        file: usize,
        number: usize,
    },
    Template {
        text: Option<&'static str>,
    },
    Static {
        text: Option<&'static str>,
    },
    /// The text of a source, which no page shows and quotations are looked up in.
    SourceText {
        text: Option<&'static str>,
    },
    Config {
        key: &'static str,
        text: &'static str,
    },
}

fn edit() -> impl Strategy<Value = Edit> {
    let field = prop_oneof![
        Just(("title: ", "Ein anderer Titel")),
        Just(("name: ", "Ganz Andere AG")),
        Just(("summary: ", "In anderen Worten.")),
        Just(("date: ", "2019-07-03")),
        Just(("date: ", "2021")),
        Just(("  outlet: ", "Anderes Blatt")),
        Just(("cite_as: ", "Anders 1/2020")),
        Just(("country: ", "de")),
        Just(("status: ", "issued")),
        Just(("jurisdiction: ", "eu")),
        Just(("company_type: ", "platform")),
        Just(("    par: ", "2")),
        Just(("    par: ", "11")),
    ];
    let line = prop_oneof![
        Just("names: [Videoplattform, {text: Konzern, kind: weak}]"),
        Just("names: [Nordamt-Gruppe, Nordamt-Gruppe]"),
        Just("claims: [{id: c1, text: Es war anders., by: , par: 1}]"),
        Just("short_name: Kurz"),
        Just("source_text: sources/a.txt"),
        Just("draft: true"),
        Just("slug: anders"),
        Just("updated: 2022-01-01"),
        Just("redirect_from: [/alt/seite/]"),
        Just("relations: [{subject: tesla, type: competitor_of, object: amazon}]"),
        Just("topics: [cloud]"),
        Just("claims: [{by: tesla, text: Alles ist anders., kind: denial}]"),
    ];
    prop_oneof![
        4 => (any::<usize>(), any::<usize>(), proptest::option::of(any::<usize>()))
            .prop_map(|(file, line, name)| Edit::Sentence { file, line, name }),
        3 => (any::<usize>(), 0..4usize).prop_map(|(file, lost)| Edit::Paragraphs { file, lost }),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(file, line)| Edit::LoseLine { file, line }),
        3 => any::<usize>().prop_map(|file| Edit::Mend { file }),
        4 => (any::<usize>(), field).prop_map(|(file, (key, text))| Edit::Field { file, key, text }),
        2 => (any::<usize>(), line).prop_map(|(file, line)| Edit::Insert { file, line }),
        1 => (prop_oneof![Just("articles"), Just("companies"), Just("regulations")], 0..3usize, any::<usize>())
            .prop_map(|(folder, number, names)| Edit::New { folder, number, names }),
        1 => any::<usize>().prop_map(|file| Edit::Delete { file }),
        1 => (any::<usize>(), 0..3usize).prop_map(|(file, number)| Edit::Rename { file, number }),
        1 => proptest::option::of(Just("<p>{{ page.frame.title }}</p>")).prop_map(|text| Edit::Template { text }),
        1 => proptest::option::of(prop_oneof![Just("a{}"), Just("b{}")]).prop_map(|text| Edit::Static { text }),
        1 => proptest::option::of(prop_oneof![Just("Ein Zitat."), Just("Kein anderes.")])
            .prop_map(|text| Edit::SourceText { text }),
        2 => prop_oneof![
            Just(("title: ", "Anders")),
            Just(("autolink: ", "all")),
            Just(("language: ", "en")),
            Just(("print: ", "true")),
            Just(("search: ", "false")),
            Just(("navigation: ", "[company, claims]")),
            Just(("footer: ", "[network, https://example.org/]")),
            Just(("noindex: ", "[person]")),
        ]
            .prop_map(|(key, text)| Edit::Config { key, text }),
    ]
}

/// Makes the change, and says which paths an editor would have touched.
fn apply(dossier: &Dossier, edit: &Edit, first: &BTreeMap<String, Vec<u8>>) -> Vec<PathBuf> {
    let root = dossier.root();
    let files: Vec<String> = tree(&root.join("content")).into_keys().collect();
    if files.is_empty() {
        return Vec::new();
    }
    let chosen = |file: usize| root.join("content").join(&files[file % files.len()]);
    let replace = |path: &Path, lines: &[String]| {
        fs::write(path, lines.join("\n") + "\n").unwrap();
        vec![path.to_owned()]
    };
    let lines = |path: &Path| -> Vec<String> { fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect() };
    match edit {
        Edit::Sentence { file, line, name } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            let names =
                ["Tesla", "ByteDance", "Amazons Cloud", "Huawei und Alibaba", "[[tiktok]]", "»ein Zitat«", "CFIUS"];
            let said = name.map_or("dass nichts geschah", |name| names[name % names.len()]);
            let sentence = format!(" Dazu heißt es, {said}.");
            let body = lines.iter().enumerate().skip(1).position(|(_, line)| line == "---").map_or(0, |at| at + 2);
            let prose: Vec<usize> = (body..lines.len()).filter(|at| lines[*at].len() > 20).collect();
            match prose.get(line % prose.len().max(1)) {
                Some(at) => lines[*at].push_str(&sentence),
                None => lines.extend([String::new(), sentence.trim().to_owned()]),
            }
            replace(&path, &lines)
        }
        Edit::Paragraphs { file, lost } => {
            let path = chosen(*file);
            let text = lines(&path).join("\n");
            let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
            match lost {
                0 => paragraphs.push("Ein neuer Absatz, in dem nichts Neues steht.\n"),
                lost => paragraphs.truncate(paragraphs.len().saturating_sub(*lost).max(1)),
            }
            fs::write(&path, paragraphs.join("\n\n")).unwrap();
            vec![path]
        }
        Edit::LoseLine { file, line } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            if !lines.is_empty() {
                lines.remove(line % lines.len());
            }
            replace(&path, &lines)
        }
        Edit::Mend { file } => {
            let Some((name, bytes)) = first.iter().nth(file % first.len()) else { return Vec::new() };
            let path = root.join("content").join(name);
            fs::write(&path, bytes).unwrap();
            vec![path]
        }
        Edit::Field { file, key, text } => {
            let with_key: Vec<&String> = files
                .iter()
                .filter(|name| lines(&root.join("content").join(name)).iter().any(|line| line.starts_with(key)))
                .collect();
            let Some(name) = with_key.get(file % with_key.len().max(1)) else { return Vec::new() };
            let path = root.join("content").join(name);
            let mut lines = lines(&path);
            if let Some(line) = lines.iter_mut().find(|line| line.starts_with(key)) {
                *line = format!("{key}{text}");
            }
            replace(&path, &lines)
        }
        Edit::Insert { file, line } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            let key = line.split(':').next().unwrap_or_default();
            let at = lines.iter().position(|other| other.starts_with(&format!("{key}:")));
            match at {
                Some(_) => {}
                None => lines.insert(1.min(lines.len()), (*line).to_owned()),
            }
            replace(&path, &lines)
        }
        Edit::New { folder, number, names } => {
            let words = ["Tesla", "ByteDance und Tesla", "Neue Firma 1 mit Amazon", "Nichts"][names % 4];
            let head = match *folder {
                "articles" => format!(
                    "title: Neues {number}\ndate: 2020-0{}-01\nsource: {{headline: , authors: , outlet: Blatt, publisher: , url: , archived: , accessed: , lang: de, relies_on: }}",
                    number + 1
                ),
                _ => format!("name: Neue Firma {number}\nsummary: Neu."),
            };
            let path = root.join(format!("content/{folder}/neu-{number}.md"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("---\n{head}\n---\n\nHier steht {words}.\n")).unwrap();
            vec![path]
        }
        Edit::Delete { file } => {
            let path = chosen(*file);
            fs::remove_file(&path).unwrap();
            vec![path]
        }
        Edit::Rename { file, number } => {
            let path = chosen(*file);
            let to = path.with_file_name(format!("umbenannt-{number}.md"));
            fs::rename(&path, &to).unwrap();
            vec![path, to]
        }
        Edit::Template { text } => optional(&root.join("templates/404.html"), *text),
        Edit::SourceText { text } => optional(&root.join("sources/a.txt"), *text),
        Edit::Static { text } => optional(&root.join("static/style.css"), *text),
        Edit::Config { key, text } => {
            let path = root.join("dossier.yaml");
            let mut lines = lines(&path);
            match lines.iter_mut().find(|line| line.starts_with(key)) {
                Some(line) => *line = format!("{key}{text}"),
                None => lines.push(format!("{key}{text}")),
            }
            replace(&path, &lines)
        }
    }
}

/// Takes back whatever was done to the documents.
fn mend_all(dossier: &Dossier, first: &BTreeMap<String, Vec<u8>>) -> Vec<PathBuf> {
    let content = dossier.root().join("content");
    let now = tree(&content);
    let mut changed = Vec::new();
    for (path, _) in now.iter().filter(|(path, _)| !first.contains_key(*path)) {
        fs::remove_file(content.join(path)).unwrap();
        changed.push(content.join(path));
    }
    for (path, bytes) in first.iter().filter(|(path, bytes)| now.get(*path) != Some(*bytes)) {
        fs::write(content.join(path), bytes).unwrap();
        changed.push(content.join(path));
    }
    changed
}

fn optional(path: &Path, text: Option<&str>) -> Vec<PathBuf> {
    match text {
        Some(text) => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        None if path.exists() => fs::remove_file(path).unwrap(),
        None => {}
    }
    vec![path.to_owned()]
}

type Site = BTreeMap<String, Vec<u8>>;

/// The site built from nothing, and all that is printed about it.
fn from_nothing(dossier: &Dossier) -> (Option<Site>, Vec<String>) {
    let output = tempfile::tempdir().unwrap();
    let ways = Ways { root: dossier.root(), output: output.path(), force: true };
    let built = build(&ways, &BuildOptions::default(), &Progress::silent());
    let site = built.summary.map(|_| {
        let mut files = tree(output.path());
        files.retain(|path, _| !path.starts_with(".dossier"));
        files
    });
    (site, printed(&built.diagnostics))
}

fn printed(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|found| format!("{found:?}")).collect()
}

/// A dossier under `dossier serve`.
struct Desk<'a> {
    dossier: &'a Dossier,
    inputs: Inputs,
    editing: Editing,
    shown: Option<Arc<Edition>>,
}

impl Desk<'_> {
    fn new(dossier: &Dossier) -> Desk<'_> {
        let inputs = load(dossier.root(), &[]);
        let mut desk = Desk { dossier, inputs, editing: Editing::new(BuildOptions::default()), shown: None };
        assert!(desk.take_up().iter().all(|found| found.severity != Severity::Error), "the dossier can be built");
        desk
    }

    /// Follows a change of these paths. Returns all that is wrong now, and whether there is a site.
    fn change(&mut self, changed: &[PathBuf]) -> (Vec<Diagnostic>, bool) {
        reload(&mut self.inputs, changed, &[]);
        let diagnostics = self.take_up();
        let is_good = diagnostics.iter().all(|found| found.severity != Severity::Error);
        (diagnostics, is_good)
    }

    fn take_up(&mut self) -> Vec<Diagnostic> {
        let update = self.editing.update(&self.inputs);
        let mut diagnostics = update.diagnostics;
        if let Some(edition) = update.edition {
            diagnostics.extend(edition.failures(&AtomicBool::new(false)).expect("nobody gave up"));
            sort(&mut diagnostics);
            self.shown = Some(edition);
        }
        diagnostics
    }

    /// Follows a change. Whether the dossier can be built then; its files if so, and in any case its diagnostics, are
    /// compared with those of a build from nothing.
    fn follow(&mut self, changed: &[PathBuf], edit: &str) -> Result<bool, TestCaseError> {
        let (found, is_good) = self.change(changed);
        let (clean, diagnostics) = from_nothing(self.dossier);
        prop_assert_eq!(printed(&found), diagnostics, "after {}", edit);
        prop_assert_eq!(is_good, clean.is_some());
        if let Some(clean) = clean {
            compare(&self.site(), &clean, edit);
        }
        Ok(is_good)
    }

    /// All files as they are served.
    fn site(&self) -> Site {
        let edition = self.shown.as_ref().expect("something is shown");
        edition.paths().map(|path| (path.to_owned(), self.file(path).expect("it is listed"))).collect()
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        match self.shown.as_ref()?.file(path).expect("templates work")? {
            File::Made(bytes) => Some(bytes.into_owned()),
            File::Copied(from) => Some(fs::read(from).unwrap()),
        }
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.file(path).unwrap_or_else(|| panic!("{path} is missing"))).unwrap()
    }

    /// Whatever is served is what would be built.
    fn is_built(&self, after: &str) {
        compare(&self.site(), &from_nothing(self.dossier).0.expect("it can be built"), after);
    }
}

fn compare(new: &Site, clean: &Site, after: &str) {
    for (path, bytes) in clean {
        let found = new.get(path).unwrap_or_else(|| panic!("{path} is missing after {after}"));
        if found != bytes {
            let (found, bytes) = (String::from_utf8_lossy(found), String::from_utf8_lossy(bytes));
            let line = found.lines().zip(bytes.lines()).find(|(a, b)| a != b);
            panic!("{path} differs after {after}:\n{line:#?}");
        }
    }
    let left: Vec<_> = new.keys().filter(|path| !clean.contains_key(*path)).collect();
    assert!(left.is_empty(), "{left:?} should not be there after {after}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 4)) {
        follow(&sample(), &history)?;
    }

    #[test]
    fn an_edited_small_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 4)) {
        follow(&small(), &history)?;
    }
}

/// Makes one edit after another and compares the site with one that is built from nothing each time.
fn follow(dossier: &Dossier, history: &[Vec<Edit>]) -> Result<(), TestCaseError> {
    let first = tree(&dossier.root().join("content"));
    let mut desk = Desk::new(dossier);
    for edits in history {
        let changed: Vec<PathBuf> = edits.iter().flat_map(|edit| apply(dossier, edit, &first)).collect();
        if !desk.follow(&changed, &format!("{edits:?}"))? {
            // The next edits shall find a dossier that can be built.
            desk.change(&mend_all(dossier, &first));
        }
    }
    Ok(())
}

#[test]
fn the_first_claim_brings_the_list_of_claims_into_the_navigation_of_every_page() {
    let dossier = small();
    let mut desk = Desk::new(&dossier);
    let path = dossier.root().join("content/articles/spill.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("---\n", "---\nclaims: [{id: c1, text: Es war anders., by: , par: 1}]\n", 1))
        .unwrap();
    let followed = desk.follow(&[path], "a first claim");
    assert!(followed.expect("the diagnostics are the same"), "the claim is well formed");
}

#[test]
fn a_name_that_is_written_twice_is_used_twice_also_after_another_name_has_changed() {
    let dossier = small();
    dossier.write("content/companies/acme.md", "---\nname: Akme\nnames: [Acme, Acme]\n---\n");
    let mut desk = Desk::new(&dossier);
    let path = dossier.root().join("content/companies/nord.md");
    fs::write(&path, "---\nname: Nordamt\nsummary: Amt.\nnames: [Nord-Amt]\n---\n").unwrap();
    let followed = desk.follow(&[path], "another name");
    assert!(followed.expect("the diagnostics are the same"));
}

#[test]
fn a_paragraph_that_a_statement_names_is_missed_when_it_goes_and_known_again_when_it_is_back() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let short = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.").replacen(
        "---\n",
        "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: 2}]\n",
        1,
    );
    let long = format!("{short}\nAcme bestreitet alles.\n");
    let longer = format!("{long}\nNordamt auch.\n");
    fs::write(&path, &long).unwrap();
    let mut desk = Desk::new(&dossier);
    for (text, is_whole) in [(&longer, true), (&short, false), (&long, true), (&short, false), (&longer, true)] {
        fs::write(&path, text).unwrap();
        let followed = desk.follow(std::slice::from_ref(&path), "a paragraph that came or went");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

#[test]
fn a_statement_and_a_link_follow_the_id_of_a_paragraph() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let with = |id: &str| {
        let text = format!("Acme und Nordamt schweigen. ^{id}\n\nAcme bestreitet alles.");
        article("Der Unfall", "2021-03", &text).replacen(
            "---\n",
            "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: ^kern}]\n",
            1,
        )
    };
    fs::write(&path, with("kern")).unwrap();
    dossier.write("content/companies/nord.md", format!("{}\nDazu [[spill#^kern|mehr]].\n", company("Nordamt")));
    let mut desk = Desk::new(&dossier);
    for (id, is_whole) in [("anders", false), ("kern", true)] {
        fs::write(&path, with(id)).unwrap();
        let followed = desk.follow(std::slice::from_ref(&path), "another id");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

/// Adds a sentence at the end of a document's text.
fn add(dossier: &Dossier, path: &str, sentence: &str) -> PathBuf {
    let path = dossier.root().join(path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{}{sentence}\n", text.trim_end())).unwrap();
    path
}

const ARTICLE: &str = "content/articles/2021-05-tesla-datenzentrum-china.md";

/// How many documents were parsed and how many were linked for a change, beside the dossier after it.
fn work(dossier: &Dossier, change: impl FnOnce() -> PathBuf) -> (usize, usize) {
    let (mut inputs, mut memory) = (load(dossier.root(), &[]), Memory::default());
    let mut analyse = |inputs: &Inputs| -> Analysed {
        analyse_again(inputs, &BuildOptions::default(), &mut memory).value.expect("it has a configuration")
    };
    let before = analyse(&inputs);
    reload(&mut inputs, &[change()], &[]);
    let after = analyse(&inputs);
    let before: BTreeMap<_, _> =
        before.site.documents.iter().map(|document| (&document.source.path, document)).collect();
    let is_kept =
        |document: &&Arc<Document>| before.get(&document.source.path).is_some_and(|old| Arc::ptr_eq(old, document));
    let kept = after.site.documents.iter().filter(is_kept).count();
    (after.site.documents.len() - kept, after.links.resolved())
}

#[test]
fn a_sentence_that_names_nobody_parses_and_links_one_document() {
    let dossier = sample();
    assert_eq!(work(&dossier, || add(&dossier, ARTICLE, " Mehr ist nicht bekannt.")), (1, 1));
}

#[test]
fn a_sentence_with_a_new_name_parses_and_links_one_document() {
    let dossier = sample();
    assert_eq!(work(&dossier, || add(&dossier, ARTICLE, " Auch Alibaba wartet ab.")), (1, 1));
}

/// Gives the configuration another text for a key that it has.
fn configure(dossier: &Dossier, key: &str, text: &str) -> PathBuf {
    let path = dossier.root().join("dossier.yaml");
    let config = fs::read_to_string(&path).unwrap();
    let lines = config.lines().map(|line| if line.starts_with(key) { format!("{key}{text}") } else { line.to_owned() });
    fs::write(&path, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    path
}

#[test]
fn another_title_of_the_dossier_parses_the_text_of_the_front_page_alone() {
    let dossier = sample();
    assert_eq!(work(&dossier, || configure(&dossier, "title: ", "Anders")).0, 1);
}

#[test]
fn another_language_of_the_dossier_parses_every_document() {
    let dossier = sample();
    let all = load(dossier.root(), &[]).documents.len();
    // Topics without a text are documents too.
    assert!(work(&dossier, || configure(&dossier, "language: ", "en")).0 >= all);
}

#[test]
fn a_new_name_is_shown_on_the_page_that_is_named() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    assert!(!desk.text("companies/alibaba/index.html").contains("wartet ab."));
    desk.change(&[add(&dossier, ARTICLE, " Auch Alibaba wartet ab.")]);
    assert!(desk.text("companies/alibaba/index.html").contains("wartet ab."), "the new sentence is quoted");
}

#[test]
fn another_name_of_a_company_is_looked_up_only_where_it_stands() {
    let dossier = sample();
    let rename = || {
        let path = dossier.root().join("content/companies/alibaba.md");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("name: Alibaba", "name: Alibaba Gruppe", 1)).unwrap();
        path
    };
    let (parsed, linked) = work(&dossier, rename);
    assert_eq!(parsed, 1);
    assert!((2..10).contains(&linked), "{linked} documents were linked");
}

#[test]
fn an_article_that_comes_is_linked_alone_and_one_that_goes_concerns_those_that_link_it() {
    let dossier = sample();
    let path = dossier.root().join("content/articles/neu.md");
    let text = article("Der Unfall", "2021-03", "Tesla und Amazon schweigen.");
    let come = || {
        fs::write(&path, &text).unwrap();
        path.clone()
    };
    let go = || {
        fs::remove_file(&path).unwrap();
        path.clone()
    };
    assert_eq!(work(&dossier, come), (1, 1));
    assert_eq!(work(&dossier, go), (0, 0));
    add(&dossier, ARTICLE, " Siehe [[neu]].");
    assert_eq!(work(&dossier, come), (1, 2), "the link leads somewhere now");
    assert_eq!(work(&dossier, go), (0, 1));
}

#[test]
fn a_company_that_comes_or_goes_concerns_those_in_whose_texts_its_name_stands() {
    let dossier = sample();
    let path = dossier.root().join("content/companies/anbieter.md");
    add(&dossier, ARTICLE, " Auch die Anbieta wartet ab.");
    let come = || {
        fs::write(&path, company("Anbieta")).unwrap();
        path.clone()
    };
    let go = || {
        fs::remove_file(&path).unwrap();
        path.clone()
    };
    assert_eq!(work(&dossier, come), (1, 2));
    assert_eq!(work(&dossier, go), (0, 1));
}

#[test]
fn a_statement_is_stranded_while_its_paragraph_names_nobody_whom_it_concerns() {
    let dossier = small();
    let (text, company_file) = ("content/articles/spill.md", "content/companies/acme.md");
    let says = |words: &str| {
        article("Der Unfall", "2021-03", words).replacen(
            "---\n",
            "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: 1}]\n",
            1,
        )
    };
    dossier.write(text, says("Acme und Nordamt schweigen."));
    let mut desk = Desk::new(&dossier);
    let edits = [
        (text, says("Nordamt schweigt."), true),
        (company_file, company("Akme"), true),
        (text, says("Akme schweigt."), false),
        (company_file, company("Acme"), true),
        (text, says("Acme schweigt."), false),
    ];
    for (file, words, is_stranded) in edits {
        dossier.write(file, words);
        let (found, _) = desk.change(&[dossier.root().join(file)]);
        assert_eq!(found.iter().any(|found| found.code == Code::StrandedStatement), is_stranded);
        desk.is_built(file);
    }
}

#[test]
fn rows_of_the_matrix_stay_in_the_order_of_their_names() {
    let dossier = small();
    let states = "---\nrelations: [{subject: acme, type: subject_to, object: seegesetz}, {subject: nord, type: subject_to, object: seegesetz}]\n";
    let text = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.");
    dossier.write("content/articles/spill.md", text.replacen("---\n", states, 1));
    dossier.write("content/regulations/seegesetz.md", "---\nname: Seegesetz\n---\n\nEin Gesetz.\n");
    let mut desk = Desk::new(&dossier);
    let order = |desk: &Desk| {
        let page = desk.text("matrix/index.html");
        ["companies/acme/", "companies/nord/"].map(|address| page.find(address).expect("the matrix has both"))
    };
    let [acme, nord] = order(&desk);
    assert!(acme < nord);
    let path = dossier.root().join("content/companies/acme.md");
    fs::write(&path, company("Zacme")).unwrap();
    assert!(desk.follow(&[path], "another name").expect("the diagnostics are the same"));
    let [acme, nord] = order(&desk);
    assert!(acme > nord);
}

#[test]
fn another_alias_of_an_article_is_looked_up_where_it_is_linked() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let with = |alias: &str| {
        let text = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.");
        fs::write(&path, text.replacen("---\n", &format!("---\naliases: [{alias}]\n"), 1)).unwrap();
    };
    with("Havarie");
    dossier.write("content/companies/nord.md", format!("{}\nDazu [[Havarie]].\n", company("Nordamt")));
    let mut desk = Desk::new(&dossier);
    for (alias, is_whole) in [("Leck", false), ("Havarie", true)] {
        with(alias);
        let followed = desk.follow(std::slice::from_ref(&path), "another alias");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

#[test]
fn a_list_that_goes_with_its_last_document_is_missed_where_it_is_linked() {
    let dossier = small();
    let path = dossier.root().join("content/regulations/liste.md");
    dossier.write("content/about.md", "---\ntitle: Darüber\n---\n\nAlle [Regeln](/regulations/).\n");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "---\nname: Liste\n---\n").unwrap();
    let mut desk = Desk::new(&dossier);
    for is_there in [false, true, false] {
        match is_there {
            true => fs::write(&path, "---\nname: Liste\n---\n").unwrap(),
            false => fs::remove_file(&path).unwrap(),
        }
        let followed = desk.follow(std::slice::from_ref(&path), "a kind that came or went");
        assert_eq!(followed.expect("the diagnostics are the same"), is_there);
    }
}

#[test]
fn the_page_with_the_whole_dossier_follows_every_edit() {
    let dossier = sample();
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}print: true\n"));
    let mut desk = Desk::new(&dossier);
    for (sentence, shown) in [(" Mehr ist nicht bekannt.", "Mehr ist"), (" Auch Alibaba wartet ab.", "wartet ab.")] {
        desk.change(&[add(&dossier, ARTICLE, sentence)]);
        assert!(desk.text("print/index.html").contains(shown));
        desk.is_built(sentence);
    }
}

#[test]
fn a_mistake_leaves_the_site_as_it_is_until_it_is_mended() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    let before = desk.site();
    let text = fs::read_to_string(dossier.root().join(ARTICLE)).unwrap();
    let path = add(&dossier, ARTICLE, " Siehe [[nirgends]].");
    assert!(!desk.change(std::slice::from_ref(&path)).1);
    compare(&desk.site(), &before, "a mistake");
    fs::write(&path, text.replace("Tesla", "TESLA")).unwrap();
    assert!(desk.change(&[path]).1);
    desk.is_built("the mistake was mended");
}

#[test]
fn a_template_that_fails_is_found_without_a_look_at_its_page() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    dossier.write("templates/sources.html", "{{ page.nothing.of.the.kind }}");
    let changed = [dossier.root().join("templates/sources.html")];
    reload(&mut desk.inputs, &changed, &[]);
    let edition = desk.editing.update(&desk.inputs).edition.expect("it compiles");
    assert!(edition.file("sources/index.html").is_err());
    assert!(edition.failures(&AtomicBool::new(true)).is_none(), "it was given up");
    let found = edition.failures(&AtomicBool::new(false)).expect("nobody gave up");
    assert_eq!(printed(&found), from_nothing(&dossier).1);
}

#[test]
fn a_search_index_that_is_not_wanted_any_more_is_broken_off_in_the_middle() {
    let dossier = sample();
    let inputs = load(dossier.root(), &[]);
    let analysed = analyse(&inputs, &BuildOptions::default()).value;
    let analysed = analysed.expect("the sample is right");
    let (asked, files) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let make = |wanted: usize| {
        let go_on = || if asked.fetch_add(1, Ordering::Relaxed) < wanted { Ok(()) } else { Err("given up") };
        search_files(&analysed.site, analysed.graph(), go_on, |_, _| {
            files.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    };
    assert_eq!(make(usize::MAX), Ok(()));
    let (all, made) = (asked.swap(0, Ordering::Relaxed), files.swap(0, Ordering::Relaxed));
    assert!(all > analysed.site.ids().count(), "it is asked for every document and every file");
    assert_eq!(make(all / 2), Err("given up"));
    assert!(files.load(Ordering::Relaxed) < made, "the rest is not made");
}

#[test]
fn only_the_files_beside_pages_that_changed_are_told() {
    let dossier = sample();
    dossier.write("content/files/list.csv", "one");
    dossier.write("static/own.css", "a{}");
    let mut desk = Desk::new(&dossier);
    let told = |desk: &mut Desk, path: &str, text: Option<&str>| {
        let (before, file) = (desk.shown.clone().unwrap(), dossier.root().join(path));
        optional(&file, text);
        desk.change(std::slice::from_ref(&file));
        let changed = [std::path::absolute(file).unwrap()].into();
        desk.shown.as_ref().unwrap().other_files(&before, &changed).into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&mut desk, "static/own.css", Some("b{}")), "own.css");
    assert_eq!(told(&mut desk, "static/new.txt", Some("new")), "new.txt");
    assert_eq!(told(&mut desk, "static/own.css", None), "own.css");
    assert_eq!(told(&mut desk, "templates/404.html", Some("<p></p>")), "");
    // With one sheet of the theme all of its files have another version.
    let both =
        |told: String| (told.matches("/de.").count(), told.matches(" style.").count(), told.contains("icon.svg"));
    assert_eq!(both(told(&mut desk, "static/style.css", Some("a{}"))), (2, 2, false));
    assert_eq!(both(told(&mut desk, "static/style.css", None)), (2, 2, false));
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    let accent = told(&mut desk, "dossier.yaml", Some(&format!("{config}accent: \"#123456\"\n")));
    assert_eq!((accent.matches("accent.").count(), both(accent).1), (1, 2));
}

#[test]
fn the_first_relation_brings_matrix_and_network_to_every_page_and_the_last_one_takes_them_away() {
    let with = "---\nname: Acme\nrelations:\n  - {type: subject_to, object: liste, evidence: [{title: Amtsblatt, url: \"https://example.org/\", outlet: Amt, date: 2024}]}\n---\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/regulations/liste.md", "---\nname: Liste\n---\n"),
        ("content/about.md", "---\ntitle: Darüber\n---\n\nText.\n"),
    ]);
    let mut desk = Desk::new(&dossier);
    for text in [with, "---\nname: Acme\n---\n", with] {
        let path = dossier.root().join("content/companies/acme.md");
        fs::write(&path, text).unwrap();
        assert!(desk.change(&[path]).1);
        desk.is_built(text);
        let linked = desk.text("about/index.html").contains("matrix/");
        assert_eq!((desk.file("matrix/index.html").is_some(), linked), (text == with, text == with));
    }
}

#[test]
fn a_picture_of_another_size_changes_the_page_that_shows_it() {
    let dossier = sample();
    let drawing = |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"30\"/>");
    for folder in ["content/articles", "static"] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(40));
    }
    add(&dossier, ARTICLE, "\n\n![Plan](plan.svg)\n\n![Plan](/plan.svg)");
    let mut desk = Desk::new(&dossier);
    for (folder, width) in [("content/articles", 50), ("static", 60)] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(width));
        desk.change(&[dossier.root().join(folder).join("plan.svg")]);
        let page = desk.text("articles/2021-05-tesla-datenzentrum-china/index.html");
        assert!(page.contains(&format!(" width=\"{width}\" height=\"30\"")), "{width}");
    }
    desk.is_built("two exchanged pictures");
}
