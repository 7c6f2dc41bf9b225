//! What `check` accepts `build` publishes, and the reverse: for every case, both end alike and find the same.

use std::path::Path;

use libtest_mimic::Trial;

use crate::difference::difference;
use crate::harness::{Dossier, repository};
use crate::{Complaints, folders, trial};

/// What only publishing can find: how the folder of the site is.
const OF_THE_OUTPUT: &str = "output-refused";

pub fn trials() -> Vec<Trial> {
    let cases = |table: &'static str| folders(table).into_iter().map(move |(name, case)| (table, name, case));
    let cases = cases("invalid").chain(cases("sites"));
    cases
        .map(|(table, name, case)| trial(format!("check-is-build::{table}::{name}"), move || disagreement(&case)))
        .collect()
}

fn disagreement(case: &Path) -> Complaints {
    let folder = case.strip_prefix(repository()).expect("a folder of the repository");
    let dossier = Dossier::copy_of(&folder.to_string_lossy());
    let (check, build) = (dossier.run(&["check", "--format", "json"]), dossier.run(&["build", "--format", "json"]));
    let ends = (check.code != build.code).then(|| format!("check ends with {}, build with {}", check.code, build.code));
    let (checked, built) = (diagnostics(&check.stdout), diagnostics(&build.stderr));
    ends.into_iter().chain(difference("check against build", &checked, &built)).collect()
}

/// The diagnostics among what was printed, one a line.
fn diagnostics(printed: &str) -> String {
    let of_output = format!("\"code\":\"{OF_THE_OUTPUT}\"");
    let lines = printed.lines().filter(|line| line.starts_with('{') && !line.contains(&of_output));
    lines.map(|line| format!("{line}\n")).collect()
}
