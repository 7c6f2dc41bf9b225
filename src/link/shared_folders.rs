//! Folders of pictures and other files that are published in the folder of a page which is not theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Permalink;
use crate::site::Site;

/// Warns of every folder that gets the address of a document with another name: `Attachments/` beside `attachments.md`. On many
/// disks the two are one name, so the author may not see that the page's address holds the files of all others.
///
/// `used` are the files that are published, by their path in the site, with their path from the root.
pub fn shared_folders(site: &Site, used: &BTreeMap<String, Arc<str>>) -> Vec<Diagnostic> {
    let shared: BTreeSet<(&Arc<str>, &str)> = used.iter().flat_map(|(to, from)| pages_of(site, to, from)).collect();
    let report = |(document, folder): (&Arc<str>, &str)| {
        let message = format!("the files of {folder}/ are published in the folder of this document's page");
        let help =
            "give the folder or the document another name; files of one document lie in a folder of its very name";
        Diagnostic::new(Code::DerivedAddress, document, Place::File, message).help(help)
    };
    shared.into_iter().map(report).collect()
}

/// The documents whose address a file lies below although no folder above it has their name, each with that folder.
fn pages_of<'a>(site: &'a Site, published: &'a str, source: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a str)> {
    let ends = |path: &'a str| path.match_indices('/').map(|(end, _)| &path[..end]);
    // The root's own folder, `content`, is no part of the address.
    ends(published).zip(ends(source).skip(1)).filter_map(|(address, folder)| {
        let document = site.document(*site.by_permalink.get(&Permalink::of(address.split('/')))?);
        let own =
            document.source.path.strip_suffix(".md").is_some_and(|stem| stem == folder || is_bundle(stem, folder));
        (!own).then_some((&document.source.path, folder))
    })
}

/// Whether a document is the text of its own folder: `spotify/index.md`.
fn is_bundle(stem: &str, folder: &str) -> bool {
    stem.strip_prefix(folder).is_some_and(|rest| matches!(rest, "/index" | "/_index"))
}
