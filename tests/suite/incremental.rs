//! The incremental law: after any edit, the site that is being edited equals one that is built from nothing, byte for
//! byte, and so do the diagnostics. And what an edit costs, counted in files and pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dossier::cli::build::{Ways, build};
use dossier::cli::edit::Editing;
use dossier::cli::progress::Progress;
use dossier::diagnostic::Severity;
use dossier::pipeline::BuildOptions;
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
    ];
    let line = prop_oneof![
        Just("names: [Videoplattform, {text: Konzern, kind: weak}]"),
        Just("names: [Nordamt-Gruppe, Nordamt-Gruppe]"),
        Just("claims: [{id: c1, text: Es war anders., by: , par: 1}]"),
        Just("short_name: Kurz"),
        Just("draft: true"),
        Just("slug: anders"),
        Just("updated: 2022-01-01"),
        Just("redirect_from: [/alt/seite/]"),
        Just("relations: [{subject: tesla, type: competitor_of, object: amazon}]"),
        Just("topics: [cloud]"),
    ];
    prop_oneof![
        4 => (any::<usize>(), any::<usize>(), proptest::option::of(any::<usize>()))
            .prop_map(|(file, line, name)| Edit::Sentence { file, line, name }),
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
        1 => prop_oneof![Just(("title: ", "Anders")), Just(("autolink: ", "all")), Just(("language: ", "en")), Just(("print: ", "true"))]
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
            let names = ["Tesla", "ByteDance", "Amazons Cloud", "Huawei und Alibaba", "[[tiktok]]", "CFIUS"];
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

fn site(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(output);
    files.retain(|path, _| !path.starts_with(".dossier"));
    files
}

/// The site built from nothing, and all that is printed about it.
fn from_nothing(dossier: &Dossier) -> (Option<BTreeMap<String, Vec<u8>>>, Vec<String>) {
    let output = tempfile::tempdir().unwrap();
    let ways = Ways { root: dossier.root(), output: output.path(), force: true };
    let built = build(&ways, &BuildOptions::default(), &Progress::silent());
    (built.summary.map(|_| site(output.path())), built.diagnostics.iter().map(|found| format!("{found:?}")).collect())
}

fn compare(new: &BTreeMap<String, Vec<u8>>, clean: &BTreeMap<String, Vec<u8>>, after: &str) {
    for (path, bytes) in clean {
        let found = new.get(path).unwrap_or_else(|| panic!("{path} is missing after {after}"));
        if found != bytes {
            let (found, bytes) = (String::from_utf8_lossy(found), String::from_utf8_lossy(bytes));
            let line = found.lines().zip(bytes.lines()).find(|(a, b)| a != b);
            panic!("{path} is stale after {after}:\n{line:#?}");
        }
    }
    let left: Vec<_> = new.keys().filter(|path| !clean.contains_key(*path)).collect();
    assert!(left.is_empty(), "{left:?} should be gone after {after}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 6)) {
        follow(&sample(), &history)?;
    }

    #[test]
    fn an_edited_small_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 6)) {
        follow(&small(), &history)?;
    }
}

/// Makes one edit after another and compares the site with one that is built from nothing each time.
fn follow(dossier: &Dossier, history: &[Vec<Edit>]) -> Result<(), TestCaseError> {
    let first = tree(&dossier.root().join("content"));
    let kept = tempfile::tempdir().unwrap();
    let mut editing = Editing::new(dossier.root(), kept.path(), BuildOptions::default());
    editing.update(&[]);
    for edits in history {
        let changed: Vec<PathBuf> = edits.iter().flat_map(|edit| apply(dossier, edit, &first)).collect();
        if !follow_edit(dossier, &mut editing, kept.path(), &changed, &format!("{edits:?}"))? {
            // The next edits shall find a dossier that can be built.
            editing.update(&mend_all(dossier, &first));
        }
    }
    Ok(())
}

/// Whether the dossier can be built after an edit; then its site, and in any case its diagnostics, are compared with
/// those of a build from nothing.
fn follow_edit(
    dossier: &Dossier,
    editing: &mut Editing,
    output: &Path,
    changed: &[PathBuf],
    edit: &str,
) -> Result<bool, TestCaseError> {
    let built = editing.update(changed);
    editing.renew_search().unwrap();
    let (clean, diagnostics) = from_nothing(dossier);
    let found: Vec<String> = built.diagnostics.iter().map(|found| format!("{found:?}")).collect();
    prop_assert_eq!(found, diagnostics, "after {}", edit);
    prop_assert_eq!(built.summary.is_some(), clean.is_some());
    let can_be_built = clean.is_some();
    if let Some(clean) = clean {
        compare(&site(output), &clean, edit);
    }
    Ok(can_be_built)
}

#[test]
fn the_first_claim_brings_the_list_of_claims_into_the_navigation_of_every_page() {
    let (dossier, output) = (small(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let path = dossier.root().join("content/articles/spill.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("---\n", "---\nclaims: [{id: c1, text: Es war anders., by: , par: 1}]\n", 1))
        .unwrap();
    let followed = follow_edit(&dossier, &mut editing, output.path(), &[path], "a first claim");
    assert!(followed.expect("the diagnostics are the same"), "the claim is well formed");
}

#[test]
fn a_name_that_is_written_twice_is_used_twice_also_after_another_name_has_changed() {
    let (dossier, output) = (small(), tempfile::tempdir().unwrap());
    dossier.write("content/companies/acme.md", "---\nname: Akme\nnames: [Acme, Acme]\n---\n");
    let mut editing = editing(&dossier, output.path());
    let path = dossier.root().join("content/companies/nord.md");
    fs::write(&path, "---\nname: Nordamt\nsummary: Amt.\nnames: [Nord-Amt]\n---\n").unwrap();
    let followed = follow_edit(&dossier, &mut editing, output.path(), &[path], "another name");
    assert!(followed.expect("the diagnostics are the same"));
}

/// A session over the sample, built once.
fn editing(dossier: &Dossier, output: &Path) -> Editing {
    let mut editing = Editing::new(dossier.root(), output, BuildOptions::default());
    let built = editing.update(&[]);
    assert!(built.diagnostics.iter().all(|found| found.severity != Severity::Error), "{:?}", built.diagnostics);
    editing
}

/// Adds a sentence at the end of a document's text.
fn add(dossier: &Dossier, path: &str, sentence: &str) -> PathBuf {
    let path = dossier.root().join(path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{}{sentence}\n", text.trim_end())).unwrap();
    path
}

const ARTICLE: &str = "content/articles/2021-05-tesla-datenzentrum-china.md";

#[test]
fn a_sentence_that_names_nobody_parses_one_file_and_renders_one_page() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let path = add(&dossier, ARTICLE, " Mehr ist nicht bekannt.");
    let summary = editing.update(&[path]).summary.expect("it is published");
    let (work, rendered) = editing.work();
    assert_eq!((work.parsed, work.resolved, rendered), (1, 1, 1));
    assert_eq!((summary.written, summary.removed), (1, 0));
}

#[test]
fn a_new_name_of_a_company_is_looked_up_only_where_it_stands() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let path = dossier.root().join("content/companies/alibaba.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("name: Alibaba", "name: Alibaba Gruppe", 1)).unwrap();
    editing.update(&[path]);
    editing.renew_search().unwrap();
    let (work, _) = editing.work();
    assert_eq!(work.parsed, 1);
    assert!((2..10).contains(&work.resolved), "{} documents were resolved", work.resolved);
    compare(&site(output.path()), &from_nothing(&dossier).0.expect("it can be built"), "a new name");
}

#[test]
fn a_sentence_with_a_new_name_renders_the_page_that_is_named_and_what_counts_it() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let page = || fs::read_to_string(output.path().join("companies/alibaba/index.html")).unwrap();
    assert!(!page().contains("Auch Alibaba wartet"));
    let path = add(&dossier, ARTICLE, " Auch Alibaba wartet ab.");
    editing.update(&[path]);
    assert!(page().contains("Auch "), "the new sentence is quoted");
    let (work, rendered) = editing.work();
    assert_eq!((work.parsed, work.resolved), (1, 1));
    let named = 2; // the article and the company
    assert!((named..30).contains(&rendered), "{rendered} pages were rendered");
}

#[test]
fn the_page_with_the_whole_dossier_follows_every_edit() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}print: true\n"));
    let mut editing = editing(&dossier, output.path());
    for edit in [" Mehr ist nicht bekannt.", " Auch Alibaba wartet ab."] {
        let path = add(&dossier, ARTICLE, edit);
        editing.update(&[path]);
        editing.renew_search().unwrap();
        assert!(
            fs::read_to_string(output.path().join("print/index.html"))
                .unwrap()
                .contains(edit.split(' ').nth(1).unwrap())
        );
        compare(&site(output.path()), &from_nothing(&dossier).0.expect("it can be built"), edit);
    }
}

#[test]
fn the_search_index_is_renewed_when_there_is_time_and_never_with_a_mistake() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let index = || fs::read_to_string(output.path().join("search/index.js")).unwrap();
    let before = index();
    let text = fs::read_to_string(dossier.root().join(ARTICLE)).unwrap();
    let path = add(&dossier, ARTICLE, " Ein Zauberwort.");
    editing.update(std::slice::from_ref(&path));
    assert_eq!(index(), before, "no page waits for it");
    fs::write(&path, format!("{text}\nSiehe [[nirgends]].\n")).unwrap();
    editing.update(std::slice::from_ref(&path));
    editing.renew_search().unwrap();
    assert_eq!(index(), before, "a broken dossier is not searched");
    fs::write(&path, format!("{text}\nEin Zauberwort.\n")).unwrap();
    editing.update(&[path]);
    editing.renew_search().unwrap();
    assert_ne!(index(), before);
    compare(&site(output.path()), &from_nothing(&dossier).0.expect("it can be built"), "a word");
}

#[test]
fn nothing_is_rendered_where_nothing_changed() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let summary = editing.update(&[dossier.root().join(ARTICLE)]).summary.expect("it is published");
    assert_eq!((editing.work().1, editing.work().0.parsed, summary.written), (0, 0, 0));
}

#[test]
fn a_mistake_leaves_the_site_as_it_is_until_it_is_mended() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let before = site(output.path());
    let text = fs::read_to_string(dossier.root().join(ARTICLE)).unwrap();
    let path = add(&dossier, ARTICLE, " Siehe [[nirgends]].");
    assert!(editing.update(std::slice::from_ref(&path)).summary.is_none());
    compare(&site(output.path()), &before, "a mistake");
    fs::write(&path, text.replace("Tesla", "TESLA")).unwrap();
    assert!(editing.update(&[path]).summary.is_some());
    editing.renew_search().unwrap();
    compare(&site(output.path()), &from_nothing(&dossier).0.expect("it can be built"), "the mistake was mended");
}

#[test]
fn what_is_saved_while_there_is_a_mistake_is_published_when_it_is_mended() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    dossier.write("content/files/list.csv", "one");
    dossier.write("static/style.css", "a{}");
    let mut editing = editing(&dossier, output.path());
    let text = fs::read_to_string(dossier.root().join(ARTICLE)).unwrap();
    let article = add(&dossier, ARTICLE, " Siehe [[nirgends]].");
    assert!(editing.update(std::slice::from_ref(&article)).summary.is_none());
    for (path, bytes) in [("content/files/list.csv", "two"), ("static/style.css", "b{}"), ("static/new.txt", "new")] {
        dossier.write(path, bytes);
        assert!(editing.update(&[dossier.root().join(path)]).summary.is_none());
    }
    fs::write(&article, text).unwrap();
    assert!(editing.update(std::slice::from_ref(&article)).summary.is_some());
    assert_eq!(editing.changed().len(), 4, "what the open pages did not have before: {:?}", editing.changed());
    compare(&site(output.path()), &from_nothing(&dossier).0.expect("it can be built"), "the mistake was mended");
    editing.update(std::slice::from_ref(&article));
    assert_eq!(editing.changed(), &[article].into());
}

#[test]
fn a_file_that_an_editor_had_for_a_moment_does_not_publish_the_whole_site() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let mut editing = editing(&dossier, output.path());
    let path = add(&dossier, ARTICLE, " Mehr ist nicht bekannt.");
    // A whole publication would put this back.
    fs::remove_file(output.path().join("404.html")).unwrap();
    assert!(editing.update(&[path.with_extension("md.tmp"), path]).summary.is_some());
    assert!(!output.path().join("404.html").exists());
}

#[test]
fn a_site_that_somebody_has_removed_is_made_anew() {
    let (dossier, folder) = (sample(), tempfile::tempdir().unwrap());
    let output = folder.path().join("site");
    let mut editing = editing(&dossier, &output);
    let first = add(&dossier, ARTICLE, " Mehr ist nicht bekannt.");
    editing.update(&[first]);
    for sentence in [" Auch Alibaba wartet ab.", " Auch Tesla wartet ab."] {
        fs::remove_dir_all(&output).unwrap();
        let path = add(&dossier, ARTICLE, sentence);
        let built = editing.update(&[path]);
        assert!(built.summary.is_some(), "{:?}", built.diagnostics);
        compare(&site(&output), &from_nothing(&dossier).0.expect("it can be built"), sentence);
    }
}

#[test]
fn the_first_relation_brings_matrix_and_network_to_every_page_and_the_last_one_takes_them_away() {
    let with = "---\nname: Acme\nrelations:\n  - {type: subject_to, object: liste, evidence: [{title: Amtsblatt, url: \"https://example.org/\", outlet: Amt, date: 2024}]}\n---\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/regulations/liste.md", "---\nname: Liste\n---\n"),
        ("content/about.md", "---\ntitle: Darüber\n---\n\nText.\n"),
    ]);
    let output = tempfile::tempdir().unwrap();
    let mut editing = editing(&dossier, output.path());
    for text in [with, "---\nname: Acme\n---\n", with] {
        let path = dossier.root().join("content/companies/acme.md");
        fs::write(&path, text).unwrap();
        assert!(editing.update(&[path]).summary.is_some());
        let now = site(output.path());
        compare(&now, &from_nothing(&dossier).0.expect("it can be built"), text);
        let linked = String::from_utf8_lossy(&now["about/index.html"]).contains("matrix/");
        assert_eq!((now.contains_key("matrix/index.html"), linked), (text == with, text == with));
    }
}

#[test]
fn a_picture_of_another_size_changes_the_page_that_shows_it() {
    let (dossier, output) = (sample(), tempfile::tempdir().unwrap());
    let drawing = |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"30\"/>");
    for folder in ["content/articles", "static"] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(40));
    }
    add(&dossier, ARTICLE, "\n\n![Plan](plan.svg)\n\n![Plan](/plan.svg)");
    let mut editing = editing(&dossier, output.path());
    for (folder, width) in [("content/articles", 50), ("static", 60)] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(width));
        editing.update(&[dossier.root().join(folder).join("plan.svg")]).summary.expect("it is published");
        let page =
            fs::read_to_string(output.path().join("articles/2021-05-tesla-datenzentrum-china/index.html")).unwrap();
        assert!(page.contains(&format!(" width=\"{width}\" height=\"30\"")), "{width}");
    }
    let (clean, _) = from_nothing(&dossier);
    compare(&site(output.path()), &clean.expect("it is built"), "two exchanged pictures");
}
