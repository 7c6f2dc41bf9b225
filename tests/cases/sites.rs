//! Small dossiers and what they must become.
//!
//! A case is a folder under `tests/sites/`: a dossier, and `expected.yaml` beside it. To add a case, add a folder.
//!
//! ```yaml
//! files:                                # these are published
//!   about/index.html: {}
//!   articles/frist/index.html:
//!     has: ['<a …>Tesla</a>', Frist]    # white space counts as one space; … stands for anything but a tag's edge
//!     has_not: [verborgen]
//!     count: {'<li id="fn-': 2}
//! same: {articles/karte.png: content/articles/karte.png}   # copied byte by byte
//! absent: [articles/entwurf/index.html]                    # these are not published
//! exit: 1                               # how `dossier build` ends; 0 where it is not said
//! says: ['content/articles/frist.md:6'] # what `dossier build` prints; where nothing is said, it has no warning
//! says_not: [panicked]
//! ```
//!
//! Pages are read without their classes, which the style sheets may rename, and without the version of the theme: a case asks
//! for text, addresses, ids, roles and data.
//!
//! A file under `snapshots/` of a case, named as in the site, holds the main content of that page in a form that can be
//! read and compared. To add one, add an empty file and run the tests with `DOSSIER_BLESS=1`; then read what was written.
//!
//! For every case that is published: all links hold, each page is reached, each word of the furniture has its label, and
//! an English site has no German word.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use libtest_mimic::Trial;
use serde::Deserialize;

use crate::built_site::{BuiltSite, Reading};
use crate::difference::difference_to_file;
use crate::harness::{Dossier, Run, repository, run, tree, unversioned};
use crate::readable_html::{main_content, one_spaced, visible_words, without_classes, without_layout, words};
use crate::{Complaints, folders, trial};

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
    /// How the build ends.
    #[serde(default)]
    exit: i32,
    /// What the build prints.
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    says_not: Vec<String>,
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

pub fn trials() -> Vec<Trial> {
    let cases = folders("sites").into_iter();
    let cases = cases.map(|(name, case)| trial(format!("sites::{name}"), move || complaints(&name, &case)));
    let others: [Trial; 2] = [
        trial("sites::every-word-of-the-sample-has-its-label".into(), every_word_of_the_sample_has_its_label),
        trial("sites::a-pattern-reaches-over-text-but-not-over-tags".into(), pattern_reach),
    ];
    cases.chain(others).collect()
}

/// What is not as expected of a case.
fn complaints(name: &str, case: &Path) -> Complaints {
    let text = fs::read_to_string(case.join("expected.yaml")).unwrap_or_default();
    let expected: Expected = match serde_yaml::from_str(&text) {
        Ok(expected) => expected,
        Err(error) => return vec![format!("expected.yaml cannot be read: {error}")],
    };
    let dossier = Dossier::copy_of(&format!("tests/sites/{name}"));
    let strict = expected.exit == 0 && expected.says.is_empty();
    let built = dossier.run(if strict { &["build", "--strict"] } else { &["build"] });
    let ending = unmet_ending(&expected, &built);
    if expected.exit != 0 || !ending.is_empty() {
        return ending;
    }
    let settings = ["dossier.yaml", "dossier.yml"].iter().find_map(|name| fs::read_to_string(case.join(name)).ok());
    let settings = settings.expect("a case has a configuration");
    let settings: Settings = serde_yaml::from_str(&settings).expect("it can be read");
    [
        unmet_expectations(case, &expected, &dossier),
        changed_snapshots(case, &dossier),
        broken_links(&dossier, &settings),
        unlabelled(&dossier.site()),
        if settings.language == "en" { german_words(case, &dossier) } else { Complaints::new() },
    ]
    .concat()
}

/// How the build ended and what it printed, against what is expected.
fn unmet_ending(expected: &Expected, built: &Run) -> Complaints {
    let mut complaints = Complaints::new();
    if built.code != expected.exit {
        complaints.push(format!("the build ended with {}, not {}", built.code, expected.exit));
    }
    let missing = expected.says.iter().filter(|wanted| !built.stderr.contains(*wanted));
    complaints.extend(missing.map(|wanted| format!("the build does not say: {wanted}")));
    let unwanted = expected.says_not.iter().filter(|unwanted| built.stderr.contains(*unwanted));
    complaints.extend(unwanted.map(|unwanted| format!("the build must not say: {unwanted}")));
    if !complaints.is_empty() {
        complaints.push(built.stderr.clone());
    }
    complaints
}

/// What files of the site do not have as they should.
fn unmet_expectations(case: &Path, expected: &Expected, dossier: &Dossier) -> Complaints {
    let site = unversioned(dossier.site());
    let mut complaints = Complaints::new();
    for (path, expectation) in &expected.files {
        let Some(bytes) = site.get(path) else {
            complaints.push(format!("there is no {path}"));
            continue;
        };
        let text = one_spaced(&String::from_utf8_lossy(bytes));
        let text = if path.ends_with(".html") { without_layout(&without_classes(&text)) } else { text };
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
    let pattern = without_layout(&one_spaced(pattern));
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

fn pattern_reach() -> Complaints {
    let text = "<a id=\"e\" href=\"../tesla/\">Tesla</a> baut, <b>BYD</b> baut";
    let cases = [
        ("<a … href=\"../tesla/\">Tesla</a>", 1),
        ("<a…>Tesla", 1),
        ("baut", 2),
        ("Tesla…BYD", 0),
        ("<a…>BYD", 0),
        ("Tesla</a>  baut,\n<b>", 1),
    ];
    let wrong = cases.into_iter().filter(|(pattern, number)| count(text, pattern) != *number);
    wrong.map(|(pattern, number)| format!("{pattern} is not found {number} times")).collect()
}

fn changed_snapshots(case: &Path, dossier: &Dossier) -> Complaints {
    let snapshots = case.join("snapshots");
    let changed = tree(&snapshots).into_keys();
    changed.filter_map(|path| difference_to_file(&snapshots.join(&path), &main_content(&dossier.page(&path)))).collect()
}

fn broken_links(dossier: &Dossier, settings: &Settings) -> Complaints {
    let reading = settings.base_url.as_deref().map_or(Reading::Disk, Reading::Served);
    let output = dossier.output();
    let site = BuiltSite::read(&output, reading);
    [site.broken_links(), site.lost_pages()].concat()
}

/// Files in which a word of the furniture is missing.
fn unlabelled(site: &BTreeMap<String, Vec<u8>>) -> Complaints {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("⟨no label⟩");
    let files = site.iter().filter(|(_, bytes)| holds(bytes));
    files.map(|(path, _)| format!("{path} has a word without a label")).collect()
}

/// German words of the theme in what readers of an English site see. Words that the dossier itself writes do not count.
fn german_words(case: &Path, dossier: &Dossier) -> Complaints {
    let own: BTreeSet<String> = tree(case).values().flat_map(|bytes| words(&String::from_utf8_lossy(bytes))).collect();
    let german = furniture("de");
    let english = furniture("en");
    let mut complaints = Complaints::new();
    for (path, bytes) in dossier.site() {
        if !path.ends_with(".html") && !path.ends_with(".xml") {
            continue;
        }
        let shown = visible_words(&String::from_utf8_lossy(&bytes));
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

fn every_word_of_the_sample_has_its_label() -> Complaints {
    let output = tempfile::tempdir().expect("a temporary folder");
    let to = output.path().to_str().expect("a path in UTF-8");
    let built = run(repository(), &["build", "--base-url", "https://example.org/", "--output", to]);
    if built.code == 0 { unlabelled(&tree(output.path())) } else { vec![built.stderr] }
}
