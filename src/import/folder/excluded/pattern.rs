//! Patterns of files as programs write them.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;

/// Patterns that name files which are kept from readers. Programs differ in where a pattern begins and whether `*` reaches over
/// a slash; here it may begin in any folder and reaches as far as it can: rather a draft too many. `None` where one cannot be read.
pub(super) fn keeping(patterns: &[String]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    if patterns.iter().any(|pattern| is_extended(pattern)) {
        return None;
    }
    // What is taken out of a list again is left in it.
    for pattern in patterns.iter().map(|pattern| pattern.trim()).filter(|pattern| !pattern.starts_with('!')) {
        let pattern = pattern.trim_start_matches("./").trim_matches('/');
        if pattern.is_empty() {
            continue;
        }
        for own in [pattern.to_owned(), format!("**/{pattern}"), format!("{pattern}/**"), format!("**/{pattern}/**")] {
            set.add(GlobBuilder::new(&own).case_insensitive(true).build().ok()?);
        }
    }
    set.build().ok()
}

/// Patterns that name files which alone are published: only what they surely name.
pub(super) fn publishing(patterns: &[String]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim().trim_start_matches("./").trim_start_matches('/');
        if is_extended(pattern) || pattern.starts_with('!') {
            return None;
        }
        set.add(GlobBuilder::new(pattern).literal_separator(true).build().ok()?);
    }
    set.build().ok()
}

/// Patterns from the top of a folder in which `*` reaches over slashes, with all that lies below what they name.
pub(super) fn from_the_top(patterns: &[String]) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns.iter().map(|pattern| pattern.trim().trim_matches('/')) {
        for own in [pattern.to_owned(), format!("{pattern}/**")] {
            set.add(GlobBuilder::new(&own).build().ok()?);
        }
    }
    set.build().ok()
}

/// Lines as a `.gitignore` has them.
pub(super) fn ignored<'l>(lines: impl IntoIterator<Item = &'l str>) -> Option<Gitignore> {
    let mut patterns = GitignoreBuilder::new("");
    for line in lines {
        patterns.add_line(None, line).ok()?;
    }
    patterns.build().ok()
}

/// Regular expressions. `None` where one means something that only another program knows.
pub(super) fn expressions(texts: &[String]) -> Option<Vec<Regex>> {
    texts.iter().map(|text| Regex::new(text).ok()).collect()
}

/// Whether a pattern has groups that only shells and JavaScript know: `!(a|b)`.
fn is_extended(pattern: &str) -> bool {
    ["!(", "@(", "+(", "?(", "*("].iter().any(|group| pattern.contains(group))
}
