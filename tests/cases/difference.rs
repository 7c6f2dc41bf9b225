//! What is expected and what was found, side by side.

use std::fs;
use std::path::Path;

use similar::TextDiff;

/// The lines that differ, with those around them; nothing where none does.
pub fn difference(what: &str, expected: &str, found: &str) -> Option<String> {
    (expected != found).then(|| {
        let diff = TextDiff::from_lines(expected, found);
        format!("{what} (- expected, + found)\n{}", diff.unified_diff().context_radius(2))
    })
}

/// The same with the expectation in a file. With `DOSSIER_BLESS` in the environment the file becomes what was found.
pub fn difference_to_file(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        fs::write(path, found).expect("the expectation can be written");
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    difference(&format!("{}; DOSSIER_BLESS=1 accepts what was found", path.display()), &expected, found)
}
