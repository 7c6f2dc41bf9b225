//! The cases that lie in folders, each a test of its own that is named by its place: `invalid::broken-link`,
//! `sites::timeline`, `linking::rule-05-genitive::3`. `cargo test timeline` runs what has the word in its name.

mod agreement;
mod difference;
mod invalid;
mod linking;
mod sites;

// Shared with the other tests, which use all of it.
#[allow(dead_code)]
#[path = "../suite/built_file.rs"]
mod built_file;
#[allow(dead_code)]
#[path = "../suite/built_site.rs"]
mod built_site;
#[allow(dead_code)]
#[path = "../suite/harness.rs"]
mod harness;
#[allow(dead_code, unused_imports)]
#[path = "../suite/readable_html.rs"]
mod readable_html;

use std::fs;
use std::path::PathBuf;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials = [invalid::trials(), sites::trials(), linking::trials(), agreement::trials()];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit();
}

/// What is wrong with a case; nothing where it is as expected.
type Complaints = Vec<String>;

/// A test that fails with all of its complaints.
fn trial(name: String, run: impl FnOnce() -> Complaints + Send + 'static) -> Trial {
    Trial::test(name, || match run() {
        complaints if complaints.is_empty() => Ok(()),
        complaints => Err(complaints.join("\n").into()),
    })
}

/// The folders of a table of cases, by name.
fn folders(table: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(harness::repository().join("tests").join(table)).expect("the cases are there");
    let paths = entries.map(|entry| entry.expect("a folder").path()).filter(|path| path.is_dir());
    let mut folders: Vec<_> =
        paths.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path)).collect();
    folders.sort();
    folders
}
