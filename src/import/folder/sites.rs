//! Sites that lie in a folder of a larger one, as those of a repository in its `site/` or `docs/`: each is read by the settings
//! that lie in its own folder.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::files::{Files, ends, is_markdown};
use super::hugo_settings;
use super::origin::{Origin, SETTINGS};

/// What of a folder is read by the same settings.
pub(super) struct Part<'f> {
    /// Its folder, with a slash behind, or nothing.
    pub(super) root: String,
    /// Its files by their paths from there.
    pub(super) files: Cow<'f, Files>,
    pub(super) origin: Origin,
}

/// The sites in a folder, and last what belongs to none of them.
pub(super) fn parts(files: &Files) -> Vec<Part<'_>> {
    let origin = Origin::of(files);
    let mut parts: Vec<Part<'_>> = Vec::new();
    let roots = if origin.may_hold_sites() { roots(files) } else { Vec::new() };
    for root in roots {
        if parts.iter().any(|outer| root.starts_with(&outer.root)) {
            continue;
        }
        let below = files.range(root.to_owned()..).take_while(|(path, _)| path.starts_with(root));
        let own: Files = below.map(|(path, text)| (path[root.len()..].to_owned(), text.clone())).collect();
        let origin = Origin::of(&own);
        if origin.is_site() && own.keys().any(|path| is_markdown(path) && origin.inner(path).is_some()) {
            parts.push(Part { root: root.to_owned(), files: Cow::Owned(own), origin });
        }
    }
    if parts.is_empty() {
        return vec![Part { root: String::new(), files: Cow::Borrowed(files), origin }];
    }
    let is_other = |path: &String| !parts.iter().any(|part| path.starts_with(&part.root));
    let rest: Files =
        files.iter().filter(|(path, _)| is_other(path)).map(|(path, text)| (path.clone(), text.clone())).collect();
    if rest.keys().any(|path| is_markdown(path)) {
        let origin = Origin::of(&rest);
        parts.push(Part { root: String::new(), files: Cow::Owned(rest), origin });
    }
    parts
}

/// The folders below this one in which settings of a site lie, the outer ones first.
fn roots(files: &Files) -> Vec<&str> {
    // A vault within another is a part of it.
    let is_of_site = |path: &str| SETTINGS[2..].contains(&path) || hugo_settings::is_settings(path);
    let own = |path| ends(path).filter(|(root, rest)| !root.is_empty() && is_of_site(rest)).map(|(root, _)| root);
    let roots: BTreeSet<&str> = files.keys().flat_map(|path| own(path)).collect();
    let mut roots: Vec<&str> = roots.into_iter().collect();
    roots.sort_by_key(|root| root.matches('/').count());
    roots
}
