//! Small dossiers and what they must become.
//!
//! A case is a folder under `tests/sites/`: a dossier, and `expected.yaml` beside it. To add a case, add a folder.
//!
//! ```yaml
//! files:
//!   articles/frist/index.html:
//!     has: ['<a class="e co" …>Tesla</a>']   # white space counts as one space; … stands for anything but a tag's edge
//!     has_not: [verborgen]
//!     count: {'<li id="fn-': 2}
//! same: {articles/karte.png: content/articles/karte.png}   # copied byte by byte
//! absent: [articles/entwurf/index.html]
//! ```
//!
//! A file under `snapshots/` of a case, named as in the site, holds the main content of that page in a form that can be
//! read and compared. To add one, add an empty file and run the tests with `DOSSIER_BLESS=1`; then read what was written.
//!
//! For every case without exception: it builds without a warning, all links hold, each page is reached, each word of the
//! furniture has its label, and an English site has no German word.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::built_site::{BuiltSite, Reading};
use crate::harness::{Dossier, article, company, repository, run, tree};
use crate::readable_html::{main_content, one_spaced, words};

/// What a dossier must become.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    files: BTreeMap<String, FileExpectation>,
    /// File of the site → file of the dossier with the same bytes.
    #[serde(default)]
    same: BTreeMap<String, String>,
    /// Files that must not be there.
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileExpectation {
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    has_not: Vec<String>,
    #[serde(default)]
    count: BTreeMap<String, usize>,
}

/// The two keys of `dossier.yaml` that a test needs to know.
#[derive(Deserialize)]
struct Settings {
    language: String,
    base_url: Option<String>,
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/sites")).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder").path()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> &str {
    case.file_name().and_then(|name| name.to_str()).expect("a plain name")
}

#[test]
fn every_dossier_becomes_what_is_expected() {
    let mut complaints = Vec::new();
    for case in cases() {
        let name = name(&case);
        let dossier = Dossier::copy_of(&format!("tests/sites/{name}"));
        let built = dossier.run(&["build", "--strict"]);
        if built.code != 0 {
            complaints.push(format!("{name}: the build failed:\n{}", built.stderr));
            continue;
        }
        let settings = fs::read_to_string(case.join("dossier.yaml")).expect("a case has a dossier.yaml");
        let settings: Settings = serde_yaml::from_str(&settings).expect("it can be read");
        let found = [
            unmet_expectations(&case, &dossier),
            changed_snapshots(&case, &dossier),
            broken_links(&dossier, &settings),
            unlabelled(&dossier.site()),
            if settings.language == "en" { german_words(&case, &dossier) } else { Vec::new() },
        ];
        complaints.extend(found.concat().into_iter().map(|complaint| format!("{name}: {complaint}")));
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn unmet_expectations(case: &Path, dossier: &Dossier) -> Vec<String> {
    let text = fs::read_to_string(case.join("expected.yaml")).unwrap_or_default();
    let expected: Expected = match serde_yaml::from_str(&text) {
        Ok(expected) => expected,
        Err(error) => return vec![format!("expected.yaml cannot be read: {error}")],
    };
    let site = dossier.site();
    let mut complaints = Vec::new();
    for (path, expectation) in &expected.files {
        let Some(bytes) = site.get(path) else {
            complaints.push(format!("there is no {path}"));
            continue;
        };
        let text = one_spaced(&String::from_utf8_lossy(bytes));
        let missing = expectation.has.iter().filter(|wanted| count(&text, wanted) == 0);
        complaints.extend(missing.map(|wanted| format!("{path} does not have: {wanted}")));
        let unwanted = expectation.has_not.iter().filter(|unwanted| count(&text, unwanted) > 0);
        complaints.extend(unwanted.map(|unwanted| format!("{path} must not have: {unwanted}")));
        for (wanted, number) in &expectation.count {
            let found = count(&text, wanted);
            if found != *number {
                complaints.push(format!("{path} has {found} times, not {number}: {wanted}"));
            }
        }
    }
    for (copy, original) in &expected.same {
        let original = fs::read(case.join(original)).expect("the original is part of the case");
        if site.get(copy) != Some(&original) {
            complaints.push(format!("{copy} is not the copy that it should be"));
        }
    }
    let present = expected.absent.iter().filter(|path| site.contains_key(*path));
    complaints.extend(present.map(|path| format!("{path} must not be there")));
    complaints
}

/// How often a pattern stands in a text with single spaces.
fn count(text: &str, pattern: &str) -> usize {
    let pattern = one_spaced(pattern);
    let pieces: Vec<&str> = pattern.split('…').collect();
    text.match_indices(pieces[0]).filter(|(at, piece)| follows(&text[at + piece.len()..], &pieces[1..])).count()
}

/// Whether the pieces stand in the text one after another, with anything but the edge of a tag before each.
fn follows(text: &str, pieces: &[&str]) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return true };
    let reach = text.find(['<', '>']).unwrap_or(text.len());
    let starts = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= reach);
    starts.filter(|at| text[*at..].starts_with(piece)).any(|at| follows(&text[at + piece.len()..], rest))
}

#[test]
fn a_pattern_reaches_over_text_but_not_over_tags() {
    let text = "<a class=\"e co\" href=\"../tesla/\">Tesla</a> baut, <b>BYD</b> baut";
    for (pattern, number) in [
        ("<a … href=\"../tesla/\">Tesla</a>", 1),
        ("<a…>Tesla", 1),
        ("baut", 2),
        ("Tesla…BYD", 0),
        ("<a…>BYD", 0),
        ("Tesla</a>  baut,\n<b>", 1),
    ] {
        assert_eq!(count(text, pattern), number, "{pattern}");
    }
}

fn changed_snapshots(case: &Path, dossier: &Dossier) -> Vec<String> {
    let bless = std::env::var_os("DOSSIER_BLESS").is_some();
    let mut complaints = Vec::new();
    for (path, expected) in tree(&case.join("snapshots")) {
        let shown = main_content(&dossier.page(&path));
        if bless {
            fs::write(case.join("snapshots").join(&path), &shown).expect("the snapshot can be written");
        } else if shown.as_bytes() != expected {
            let expected = String::from_utf8_lossy(&expected);
            let differs = expected.lines().zip(shown.lines()).position(|(one, other)| one != other);
            let line = differs.unwrap_or_else(|| expected.lines().count().min(shown.lines().count()));
            complaints.push(format!(
                "{path} has changed at line {} of its snapshot (DOSSIER_BLESS=1 accepts it)\n  was: {}\n  is:  {}",
                line + 1,
                expected.lines().nth(line).unwrap_or("(nothing)"),
                shown.lines().nth(line).unwrap_or("(nothing)")
            ));
        }
    }
    complaints
}

fn broken_links(dossier: &Dossier, settings: &Settings) -> Vec<String> {
    let reading = settings.base_url.as_deref().map_or(Reading::Disk, Reading::Served);
    let output = dossier.output();
    let site = BuiltSite::read(&output, reading);
    [site.broken_links(), site.lost_pages()].concat()
}

/// Files in which a word of the furniture is missing.
fn unlabelled(site: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("⟨no label⟩");
    let files = site.iter().filter(|(_, bytes)| holds(bytes));
    files.map(|(path, _)| format!("{path} has a word without a label")).collect()
}

/// German words of the theme in what readers of an English site see. Words that the dossier itself writes do not count.
fn german_words(case: &Path, dossier: &Dossier) -> Vec<String> {
    let own: BTreeSet<String> = tree(case).values().flat_map(|bytes| words(&String::from_utf8_lossy(bytes))).collect();
    let german = furniture("de");
    let english = furniture("en");
    let mut complaints = Vec::new();
    for (path, bytes) in dossier.site() {
        if !path.ends_with(".html") && !path.ends_with(".xml") {
            continue;
        }
        let shown = crate::readable_html::visible_words(&String::from_utf8_lossy(&bytes));
        let foreign = |word: &&String| {
            let of_labels = german.contains(*word) && !english.contains(*word);
            (of_labels || word.contains(['ä', 'ö', 'ü', 'ß'])) && !own.contains(*word)
        };
        let found: Vec<&String> = shown.iter().filter(foreign).collect();
        if !found.is_empty() {
            complaints.push(format!("{path} has German words: {found:?}"));
        }
    }
    complaints
}

/// The words of all labels of a language, with those of the built-in kinds and types of relations.
fn furniture(tag: &str) -> BTreeSet<String> {
    let labels = dossier::labels::labels(tag);
    let mut all: BTreeSet<String> = labels.words().values().flat_map(|label| words(label)).collect();
    all.extend(labels.countries().values().flat_map(|name| words(name)));
    let defaults = fs::read_to_string(repository().join("src/config/defaults.yaml")).expect("the defaults are there");
    let defaults: serde_yaml::Value = serde_yaml::from_str(&defaults).expect("they are YAML");
    let mut open = vec![&defaults];
    while let Some(value) = open.pop() {
        let Some(mapping) = value.as_mapping() else { continue };
        for (key, value) in mapping {
            match value.as_str() {
                Some(label) if key.as_str() == Some(tag) => all.extend(words(label)),
                _ => open.push(value),
            }
        }
    }
    all
}

#[test]
fn every_word_of_the_sample_has_its_label() {
    let output = tempfile::tempdir().expect("a temporary folder");
    let to = output.path().to_str().expect("a path in UTF-8");
    let built = run(repository(), &["build", "--base-url", "https://example.org/", "--output", to]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert_eq!(unlabelled(&tree(output.path())), Vec::<String>::new());
}

/// Headings of authors never take an id that the page itself uses.
#[test]
fn no_heading_gets_an_id_of_the_page() {
    let mut ids = BTreeSet::new();
    for text in tree(&repository().join("templates")).values() {
        let text = String::from_utf8_lossy(text);
        ids.extend(text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    ids.retain(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    assert!(ids.len() > 50 && ids.contains("mentions"), "{ids:?}");
    ids.extend(["rn1", "m-acme-1", "r-gesetz", "fn-1", "fnref-1"].map(str::to_owned));
    // Once as an id that the author gives, once as one that follows from the heading's words.
    let given: String = ids.iter().map(|id| format!("## Abschnitt {{#{id}}}\n\n")).collect();
    let words: String = ids.iter().map(|id| format!("## {id}\n\n")).collect();
    for headings in [given, words] {
        let text = format!("{headings}Acme und das Gesetz.[^1]\n\n[^1]: Eine Note.\n");
        let relations = "relations:\n  - {subject: acme, type: subject_to, object: gesetz, par: 1}";
        let claims = "claims:\n  - {id: c1, by: [acme], text: Nein., about: [gesetz]}";
        let events = "events:\n  - {date: 2021-05-02, title: Beginn, about: [acme, gesetz]}";
        let front = "title: A\ndate: 2021-05-01\nsource: {outlet: B, authors: , url: }\ncorrections: [{date: 2021-06-01, text: x}]";
        let sources = "sources: [{title: Register, url: https://example.org/}]";
        let dossier = Dossier::new(&[
            ("content/index.md", &format!("---\ntitle: Vorn\n---\n\n{text}")),
            ("content/about.md", &format!("---\ntitle: Über\n---\n\n{text}")),
            ("content/articles/a.md", &format!("---\n{front}\n{relations}\n{events}\n{claims}\n---\n\n{text}")),
            ("content/articles/b.md", &article("B", "2021-05-03", "Acme und das Gesetz.")),
            ("content/companies/acme.md", &format!("---\nname: Acme\n{sources}\n---\n\n{text}")),
            (
                "content/regulations/gesetz.md",
                &format!("---\nname: Gesetz\nstatus: issued\ndates: {{adopted: 2021}}\n{sources}\n---\n\n{text}"),
            ),
        ]);
        dossier.build();
        let complaints = BuiltSite::read(&dossier.output(), Reading::Disk).broken_links();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

#[test]
fn a_company_named_on_120_pages_has_three_parts_with_each_page_once() {
    let mut files = vec![("content/companies/acme.md".to_owned(), company("Acme"))];
    for n in 1..=120 {
        let date = format!("2021-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
        files.push((
            format!("content/articles/a-{n:03}.md"),
            article(&format!("Bericht {n}"), &date, "Acme wuchs. Acme schrumpfte."),
        ));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let dossier = Dossier::new(&files);
    dossier.build();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut dates = Vec::new();
    for path in
        ["companies/acme/index.html", "companies/acme/mentions/2/index.html", "companies/acme/mentions/3/index.html"]
    {
        let page = main_content(&dossier.page(path));
        let (_, list) = page.split_once("<ul class=\"bl\">").expect("a list of citing pages");
        for group in list.split("<p class=\"from\">").skip(1) {
            let article = group.split("articles/").nth(1).and_then(|rest| rest.split('/').next()).expect("a link");
            *seen.entry(article.to_owned()).or_default() += 1;
            assert!(group.contains(&format!("articles/{article}/index.html#m-acme-1")), "{group}");
            assert!(group.contains(&format!("articles/{article}/index.html#m-acme-2")), "{group}");
            dates.push(
                group.split("datetime=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a date").to_owned(),
            );
        }
    }
    assert_eq!(seen.len(), 120);
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    assert!(dates.is_sorted_by(|newer, older| newer >= older), "newest first, over all parts");
    let site = BuiltSite::read(&dossier.output(), Reading::Disk).broken_links();
    assert_eq!(site, Vec::<String>::new());
}
