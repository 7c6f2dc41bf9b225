//! What the program says of bad input: one tiny dossier for each kind of mistake, with the text it must print.
//!
//! A case is a folder under `tests/invalid/`, named by the code it is about (`unknown-field`), with `--` and a word or
//! two where a code has several. `expected.txt` in it is what `dossier check` prints. To add a case, add a folder and
//! run the tests once with `DOSSIER_BLESS=1`; then read what was written.

use std::collections::BTreeSet;
use std::path::Path;

use dossier::diagnostic::{Code, Severity};
use libtest_mimic::Trial;

use crate::difference::difference_to_file;
use crate::harness::run;
use crate::{Complaints, folders, trial};

/// Codes whose input cannot lie in a repository; other tests make it.
const MADE_BY_TESTS: [Code; 6] = [
    Code::FileTooLarge,
    Code::Unreadable,
    Code::SpecialFile,
    Code::SymlinkOutside,
    Code::HalfPublished,
    Code::OutputRefused,
];

pub fn trials() -> Vec<Trial> {
    let cases = folders("invalid").into_iter().map(|(name, case)| {
        trial(format!("invalid::{name}"), move || {
            let complaints = reported(&case, code(&name));
            if complaints.is_empty() { only_a_warning(&case, &name) } else { complaints }
        })
    });
    cases.chain([trial("invalid::every-code-has-a-case".into(), every_code_has_a_case)]).collect()
}

/// The code that a case is about.
fn code(name: &str) -> &str {
    name.split("--").next().unwrap_or_default()
}

/// The mistake is reported with its place and the way out.
fn reported(case: &Path, code: &str) -> Complaints {
    let run = run(case, &["check"]);
    let mut complaints: Complaints = difference_to_file(&case.join("expected.txt"), &run.stdout).into_iter().collect();
    if !run.stdout.contains(&format!("[{code}]")) {
        complaints.push("it does not report its own code".into());
    }
    let exit = i32::from(run.stdout.contains("error["));
    if run.code != exit {
        complaints.push(format!("it ended with {}, not {exit}\n{}", run.code, run.stderr));
    }
    complaints
}

/// The plain case of a warning has no error, and `--strict` makes one of it.
fn only_a_warning(case: &Path, name: &str) -> Complaints {
    let is_warning = |code: &&Code| code.name() == name && code.severity() == Severity::Warning;
    if !Code::ALL.iter().any(|code| is_warning(&code)) {
        return Complaints::new();
    }
    let (plain, strict) = (run(case, &["check"]), run(case, &["check", "--strict"]));
    let is_error = strict.code == 1 && strict.stdout.contains(&format!("error[{name}]"));
    match (plain.code, is_error) {
        (0, true) => Complaints::new(),
        (0, false) => vec![format!("--strict does not make it an error:\n{}", strict.stdout)],
        _ => vec![format!("the case of a warning has an error:\n{}", plain.stdout)],
    }
}

fn every_code_has_a_case() -> Complaints {
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let cases = folders("invalid");
    let covered: BTreeSet<&str> = cases.iter().map(|(name, _)| code(name)).collect();
    let elsewhere: BTreeSet<&str> = MADE_BY_TESTS.iter().map(|code| code.name()).collect();
    let unknown = covered.difference(&known).map(|name| format!("the folder {name} names no code"));
    let without = known.iter().filter(|code| !covered.contains(**code) && !elsewhere.contains(**code));
    unknown.chain(without.map(|code| format!("{code} has no case"))).collect()
}
