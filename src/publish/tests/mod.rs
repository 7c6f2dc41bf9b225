//! What publishing promises, on real folders: single cases here; next to this file every place where a build can break off,
//! and random histories of an output.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::publish::faults::{self, Fault};
use crate::publish::*;

mod broken_off;
mod histories;

type Files = BTreeMap<String, Vec<u8>>;

fn files(pairs: &[(&str, &str)]) -> Files {
    pairs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn path(text: &str) -> OutputPath {
    OutputPath::new(text).unwrap()
}

fn begin(output: &Path) -> Result<Publication, PublishError> {
    Publication::begin(output, &PublishOptions::default())
}

fn forced(output: &Path) -> Result<Publication, PublishError> {
    Publication::begin(output, &PublishOptions { force: true, ..Default::default() })
}

fn publish(output: &Path, site: &Files) -> Result<PublishSummary, PublishError> {
    fill(begin(output)?, site)
}

fn fill(publication: Publication, site: &Files) -> Result<PublishSummary, PublishError> {
    for (name, bytes) in site {
        publication.add(&path(name), bytes)?;
    }
    publication.commit()
}

/// All files of an output but the program's own.
fn tree(output: &Path) -> Files {
    stamped(output).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
}

fn stamped(output: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let entries = WalkDir::new(output).into_iter().map(Result::unwrap).filter(|entry| !entry.file_type().is_dir());
    let named = entries.map(|entry| (entry.path().strip_prefix(output).unwrap().to_str().unwrap().to_owned(), entry));
    let site = named.filter(|(name, _)| !name.starts_with(STATE_FOLDER));
    site.map(|(name, entry)| (name, (fs::read(entry.path()).unwrap(), entry.metadata().unwrap().modified().unwrap())))
        .collect()
}

fn empty_folders(output: &Path) -> Vec<PathBuf> {
    let folders =
        WalkDir::new(output).min_depth(1).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_dir());
    folders.map(walkdir::DirEntry::into_path).filter(|folder| fs::read_dir(folder).unwrap().next().is_none()).collect()
}

fn put(output: &Path, name: &str, text: &str) {
    let file = output.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn output() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    (folder, output)
}

/// What a publication did, without the sizes of its files.
fn counts(summary: PublishSummary) -> PublishSummary {
    PublishSummary { bytes: 0, largest: 0, pages_gone: Vec::new(), ..summary }
}

#[test]
fn a_site_is_published_and_only_changes_are_written_again() {
    let (_folder, output) = output();
    let first = files(&[("index.html", "one"), ("a/index.html", "two"), ("b/c/index.html", "three")]);
    let summary = publish(&output, &first).unwrap();
    assert_eq!(counts(summary), PublishSummary { files: 3, written: 3, ..Default::default() });
    assert_eq!(tree(&output), first);
    let before = stamped(&output);

    assert_eq!(
        counts(publish(&output, &first).unwrap()),
        PublishSummary { files: 3, unchanged: 3, ..Default::default() }
    );
    assert_eq!(stamped(&output), before);

    let second = files(&[("index.html", "one"), ("a/index.html", "TWO"), ("d/index.html", "four")]);
    let summary = publish(&output, &second).unwrap();
    assert_eq!(
        counts(summary),
        PublishSummary { files: 3, written: 2, unchanged: 1, removed: 1, ..Default::default() }
    );
    assert_eq!(tree(&output), second);
    assert_eq!(stamped(&output)["index.html"], before["index.html"]);
    assert_eq!(empty_folders(&output), [] as [PathBuf; 0]);
    assert!(!output.join(".dossier/staging").exists());
}

#[test]
fn nothing_changes_before_commit_and_an_abandoned_build_leaves_no_trace() {
    let (_folder, output) = output();
    begin(&output).unwrap().abandon();
    assert!(!output.exists(), "an output that did not exist is not created");

    publish(&output, &files(&[("index.html", "one"), ("a/x", "two")])).unwrap();
    let before = stamped(&output);
    let publication = begin(&output).unwrap();
    publication.add(&path("index.html"), b"changed").unwrap();
    publication.add(&path("new/index.html"), b"new").unwrap();
    assert_eq!(stamped(&output), before);
    drop(publication);
    assert_eq!(stamped(&output), before);
    assert!(!output.join(".dossier/staging").exists());
}

#[test]
fn foreign_files_stay_and_are_never_replaced() {
    let (_folder, output) = output();
    publish(&output, &files(&[("a/index.html", "page")])).unwrap();
    put(&output, "CNAME", "example.org");
    put(&output, "a/report.pdf", "a report");

    publish(&output, &files(&[("index.html", "home")])).unwrap();
    assert_eq!(tree(&output), files(&[("CNAME", "example.org"), ("a/report.pdf", "a report"), ("index.html", "home")]));

    let before = stamped(&output);
    let error = publish(&output, &files(&[("index.html", "new"), ("a/report.pdf", "ours")])).unwrap_err();
    assert!(
        matches!(&error, PublishError::WouldOverwrite { paths, .. } if *paths == [path("a/report.pdf")]),
        "{error}"
    );
    assert!(error.to_string().contains("`a/report.pdf`") && error.to_string().contains("--force"));
    assert_eq!(stamped(&output), before);

    // The same bytes are no clash; from then on the file is the program's.
    publish(&output, &files(&[("a/report.pdf", "a report")])).unwrap();
    publish(&output, &files(&[])).unwrap();
    assert_eq!(tree(&output), files(&[("CNAME", "example.org")]));
}

#[test]
fn what_somebody_changed_or_deleted_is_restored() {
    let (_folder, output) = output();
    let site = files(&[("index.html", "one"), ("a/index.html", "two"), ("b/index.html", "three")]);
    publish(&output, &site).unwrap();
    put(&output, "index.html", "changed by hand");
    fs::remove_dir_all(output.join("a")).unwrap();
    assert_eq!(publish(&output, &site).unwrap().written, 2);
    assert_eq!(tree(&output), site);
}

#[test]
fn a_change_that_keeps_the_size_is_seen_by_its_time() {
    let (_folder, output) = output();
    let site = files(&[("index.html", "one")]);
    publish(&output, &site).unwrap();
    put(&output, "index.html", "eno");
    let file = fs::File::options().write(true).open(output.join("index.html")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(publish(&output, &site).unwrap().written, 1);
    assert_eq!(tree(&output), site);
}

#[test]
fn a_copied_site_with_other_times_is_not_written_again() {
    let (_folder, output) = output();
    let site = files(&[("index.html", "one")]);
    publish(&output, &site).unwrap();
    let file = fs::File::options().write(true).open(output.join("index.html")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(publish(&output, &site).unwrap().unchanged, 1);
    assert_eq!(fs::metadata(output.join("index.html")).unwrap().modified().unwrap(), SystemTime::UNIX_EPOCH);
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let (_folder, output) = output();
    let [one, two] = [files(&[("a", "page"), ("b/x/y", "deep")]), files(&[("a/index.html", "page"), ("b", "page")])];
    for site in [&one, &two, &one] {
        publish(&output, site).unwrap();
        assert_eq!(tree(&output), *site);
    }
}

#[test]
fn foreign_things_in_the_way_are_an_error_and_stay() {
    let (_folder, output) = output();
    publish(&output, &files(&[("b/index.html", "page")])).unwrap();
    put(&output, "a", "foreign");
    put(&output, "b/foreign", "foreign");
    put(&output, "c/d/foreign", "foreign");
    let before = stamped(&output);
    for clash in ["a/index.html", "b", "c/d"] {
        let error = publish(&output, &files(&[(clash, "page")])).unwrap_err();
        assert!(matches!(error, PublishError::InTheWay { .. }), "{error}");
        assert_eq!(stamped(&output), before);
    }
    let error = publish(&output, &files(&[("a/index.html", "page"), ("c", "page")])).unwrap_err();
    assert!(matches!(&error, PublishError::Several(errors) if errors.len() == 2), "all are reported: {error}");
}

#[test]
fn folders_with_nothing_in_them_are_not_in_the_way() {
    let (_folder, output) = output();
    publish(&output, &files(&[("a/b/index.html", "page")])).unwrap();
    fs::create_dir_all(output.join("empty/folder")).unwrap();
    fs::remove_file(output.join("a/b/index.html")).unwrap();
    let site = files(&[("a", "page"), ("empty", "page")]);
    publish(&output, &site).unwrap();
    assert_eq!(tree(&output), site);
}

#[test]
fn paths_that_clash_are_an_error_and_nothing_is_published() {
    let (_folder, output) = output();
    let error = publish(&output, &files(&[("a/X.html", "1"), ("a/x.html", "2")])).unwrap_err();
    assert!(error.to_string().contains("`a/X.html` and `a/x.html`"), "{error}");
    assert!(!output.exists());
}

#[test]
fn a_path_that_is_added_twice_is_an_error_that_names_both() {
    let (folder, output) = output();
    let from = folder.path().join("content/logo.svg");
    put(folder.path(), "content/logo.svg", "logo");
    let options = PublishOptions { sources: vec![folder.path().join("content")], ..Default::default() };
    let publication = Publication::begin(&output, &options).unwrap();
    publication.add(&path("logo.svg"), b"page").unwrap();
    let error = publication.copy(&path("logo.svg"), &from).unwrap_err();
    assert!(error.to_string().contains(from.to_str().unwrap()) && error.to_string().contains("a page"), "{error}");
    assert!(matches!(publication.commit(), Err(PublishError::Incomplete)));
    assert!(!output.exists());
}

#[test]
fn files_are_copied_small_and_large() {
    let (folder, output) = output();
    let large: Vec<u8> = (0..3_000_000u32).flat_map(u32::to_le_bytes).collect();
    put(folder.path(), "content/small.txt", "small");
    fs::write(folder.path().join("content/large.bin"), &large).unwrap();
    let options = PublishOptions { sources: vec![folder.path().join("content")], ..Default::default() };
    for written in [2, 0] {
        let publication = Publication::begin(&output, &options).unwrap();
        for name in ["small.txt", "large.bin"] {
            publication.copy(&path(&format!("files/{name}")), &folder.path().join("content").join(name)).unwrap();
        }
        assert_eq!(publication.commit().unwrap().written, written);
        assert!(tree(&output)["files/large.bin"] == large);
        assert_eq!(tree(&output)["files/small.txt"], b"small");
    }
}

#[test]
fn outputs_that_would_harm_the_sources_are_refused() {
    let (folder, _) = output();
    let root = folder.path();
    put(root, "content/a.md", "text");
    put(root, "dossier.yaml", "title: x");
    put(root, "a-file", "text");
    let sources = ["content", "templates", "static", "dossier.yaml"].map(|name| root.join(name)).into();
    let options = PublishOptions { force: true, sources };
    for (output, part) in [
        ("content", "inside"),
        ("content/public", "inside"),
        ("templates/x", "inside"),
        ("missing/../content/x", "inside"),
        (".", "contains"),
        ("a-file", "is a file"),
        ("dossier.yaml", "is a file"),
    ] {
        let error = Publication::begin(&root.join(output), &options).err().expect(output);
        assert!(error.to_string().contains(part), "{output}: {error}");
    }
    let left: Vec<String> = tree(root).into_keys().collect();
    assert_eq!(left, ["a-file", "content/a.md", "dossier.yaml"]);
    assert!(!root.join("templates").exists() && !root.join("content/public").exists());
}

#[test]
fn a_folder_of_foreign_files_needs_force_and_is_not_touched_without() {
    let (_folder, output) = output();
    put(&output, "notes.txt", "mine");
    put(&output, "index.html", "mine");
    let error = begin(&output).err().unwrap();
    assert!(error.to_string().contains("`index.html`") && error.to_string().contains("--force"), "{error}");
    assert!(!output.join(".dossier").exists());

    fill(forced(&output).unwrap(), &files(&[("index.html", "home")])).unwrap();
    assert_eq!(tree(&output), files(&[("index.html", "home"), ("notes.txt", "mine")]));
    publish(&output, &files(&[])).unwrap();
    assert_eq!(tree(&output), files(&[("notes.txt", "mine")]));
}

#[test]
fn a_damaged_manifest_never_permits_to_remove_or_replace() {
    let (_folder, output) = output();
    publish(&output, &files(&[("a", "1"), ("b", "2"), ("c", "3")])).unwrap();
    for damage in ["", "dossier manifest 2\nend 0\n", "rubbish"] {
        put(&output, ".dossier/manifest", damage);
        let before = stamped(&output);
        let error = publish(&output, &files(&[("a", "1"), ("b", "changed")])).unwrap_err();
        assert!(matches!(error, PublishError::WouldOverwrite { .. }), "{error}");
        assert_eq!(stamped(&output), before);
    }
    let summary = publish(&output, &files(&[("a", "1"), ("b", "2")])).unwrap();
    assert!(summary.manifest_was_unreadable && summary.unchanged == 2);
    assert_eq!(tree(&output).len(), 3, "an orphan that cannot be told from a foreign file stays");
}

#[test]
fn two_builds_at_once_are_refused_and_a_lock_of_a_dead_build_is_not() {
    let (_folder, output) = output();
    let first = begin(&output).unwrap();
    assert!(matches!(begin(&output), Err(PublishError::Busy { .. })));
    drop(first);
    publish(&output, &files(&[("a", "1")])).unwrap();
    assert!(output.join(".dossier/lock").exists(), "the file may stay, only the lock counts");
    publish(&output, &files(&[("a", "2")])).unwrap();
}

#[test]
fn many_threads_may_add() {
    let (_folder, output) = output();
    let publication = begin(&output).unwrap();
    (0..500).into_par_iter().for_each(|number| {
        publication.add(&path(&format!("{}/{number}/index.html", number % 7)), number.to_string().as_bytes()).unwrap();
    });
    assert_eq!(publication.commit().unwrap().written, 500);
    assert_eq!(tree(&output).len(), 500);
}

#[cfg(unix)]
mod links;
