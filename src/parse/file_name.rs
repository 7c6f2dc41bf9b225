//! Kind, slug and address of a document, from its path.

use crate::config::Reading;
use crate::diagnostic::{Code, Place, nearest};
use crate::labels::labels;
use crate::model::{Permalink, Role, Slug};
use crate::yaml::Log;

/// What Syncthing, Nextcloud, Dropbox and their like write into the name of a file that was changed in two places.
const CONFLICTS: [&str; 6] = [
    "sync-conflict-",
    "_conflict-",
    "conflicted copy",
    "case conflict",
    "in konflikt stehende kopie",
    "copie en conflit",
];

/// Where a document belongs, as its path says.
pub(super) struct Address<'a> {
    /// An index into the configuration's kinds.
    pub(super) kind: usize,
    /// The name of the file, or of the folder that holds it as `index.md`, without its ending.
    pub(super) name: &'a str,
    pub(super) slug: Slug,
    pub(super) permalink: Permalink,
    /// What the page is called that the text stands above; `None` where the document has a page of its own.
    pub(super) introduces: Option<String>,
}

/// The address of a file below `content/`; a name that cannot stand in one gives the nearest that can.
pub(super) fn address<'a>(path: &'a str, config: &Reading, log: &Log) -> Option<Address<'a>> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let (folders, file) = inner.rsplit_once('/').unwrap_or(("", inner));
    let stem = file.strip_suffix(".md").unwrap_or(file);
    if let Some(of) = conflict_of(stem) {
        let message = format!("`{stem}.md` is a copy that a synchronising program made of `{of}.md`");
        let help = format!("compare the two, keep in `{of}.md` what is right, and delete the copy");
        log.report(Code::BadFileName, Place::File, message, help);
        return None;
    }
    // `x/index.md` is the document `x` with its files.
    let (folders, name) = match (stem, folders.rsplit_once('/')) {
        ("index" | "_index", Some((above, folder))) => (above, Some(folder)),
        ("index" | "_index", None) => (folders, None),
        _ => (folders, Some(stem)),
    };
    let kinds = &config.kinds;
    let page = kinds.iter().position(|kind| kind.role == Role::Page)?;
    let first = folders.split('/').next().unwrap_or_default();
    let kind = if first.is_empty() { Folder::Pages } else { kind_of_folder(first, config, log) };
    match (kind, name) {
        (Folder::Pages, None) if first.is_empty() => Some(Address {
            kind: page,
            name: stem,
            slug: Slug::new("index")?,
            permalink: Permalink::default(),
            introduces: Some(config.title.clone()),
        }),
        // A plain page: its folders are those of its address.
        (Folder::Pages, name) => {
            let names: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).chain(name).collect();
            let mut parts = names.iter().map(|name| slug(name, log)).collect::<Option<Vec<Slug>>>()?;
            let permalink = Permalink::of(parts.iter().map(Slug::as_str));
            report_derived(&names, &parts, &permalink, log);
            Some(Address { kind: page, name: names.last()?, slug: parts.pop()?, permalink, introduces: None })
        }
        (Folder::OfKind(at), None) => Some(Address {
            kind: page,
            name: stem,
            slug: Slug::meant_by(&kinds[at].folder)?,
            permalink: Permalink::of([&*kinds[at].folder]),
            introduces: Some(labels(config.language.tag()).of(&kinds[at].plural).to_owned()),
        }),
        (Folder::OfKind(at), Some(name)) => {
            let slug = slug(name, log)?;
            let permalink = Permalink::of([&*kinds[at].folder, slug.as_str()]);
            report_derived(&[name], std::slice::from_ref(&slug), &permalink, log);
            Some(Address { kind: at, name, slug, permalink, introduces: None })
        }
    }
}

/// The slug of a file or folder; of one that no address can be made from an error and a word that stands for it.
fn slug(name: &str, log: &Log) -> Option<Slug> {
    Slug::of_name(name).or_else(|| {
        let message = format!("`{name}` cannot become a web address");
        let help = "rename it: lower-case letters a to z, digits, `-`, `_` and dots inside";
        log.report(Code::BadFileName, Place::File, message, help);
        Slug::new("unnamed")
    })
}

/// Says where a document is published whose file, or folder, is not named as its address.
fn report_derived(names: &[&str], slugs: &[Slug], address: &Permalink, log: &Log) {
    let others =
        names.iter().zip(slugs).filter(|(name, slug)| **name != slug.as_str() && Slug::of_name(name).is_some());
    let renamings: Vec<String> = others.map(|(name, slug)| format!("`{name}` to `{slug}`")).collect();
    if !renamings.is_empty() {
        let help = format!("rename {}, so that its name says its address", renamings.join(", "));
        log.report(Code::DerivedAddress, Place::File, format!("this document is published as /{address}"), help);
    }
}

/// What the first folder below `content/` holds.
enum Folder {
    /// Documents of a kind, as an index into the configuration's.
    OfKind(usize),
    /// Plain pages.
    Pages,
}

fn kind_of_folder(folder: &str, config: &Reading, log: &Log) -> Folder {
    let kinds = || config.kinds.iter().filter(|kind| kind.role != Role::Page);
    let find = |folder: &str| config.kinds.iter().position(|kind| kind.role != Role::Page && *kind.folder == *folder);
    if let Some(kind) = find(folder) {
        return Folder::OfKind(kind);
    }
    // `company` for `companies` is nearer than any edit distance says.
    let by_name = kinds().find(|kind| kind.name.eq_ignore_ascii_case(folder)).map(|kind| &*kind.folder);
    let Some(near) = by_name.or_else(|| nearest(folder, kinds().map(|kind| &*kind.folder))) else {
        return Folder::Pages;
    };
    let message = format!("no kind of document lies in `content/{folder}/`");
    let help =
        format!("did you mean `content/{near}/`? For a folder of plain pages choose a name that is less like it");
    log.report(Code::UnknownFolder, Place::File, message, help);
    find(near).map_or(Folder::Pages, Folder::OfKind)
}

/// The stem of the file that this one is another state of.
fn conflict_of(stem: &str) -> Option<&str> {
    let lower = stem.to_ascii_lowercase();
    let at = CONFLICTS.iter().find_map(|conflict| lower.find(conflict))?;
    // Whose copy it is stands before: `frist (Anna's conflicted copy 2024-01-01)`.
    let before = &stem[..at];
    let name = before.rsplit_once(" (").map_or(before, |(name, _)| name);
    Some(name.trim_end_matches(['.', '_', ' ', '(', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_synchronising_programs_are_known() {
        for (stem, of) in [
            ("frist.sync-conflict-20240101-120000-ABCDEFG", Some("frist")),
            ("frist_conflict-20240101-120000", Some("frist")),
            ("frist (conflicted copy 2024-01-01 120000)", Some("frist")),
            ("frist (Anna's conflicted copy 2024-01-01)", Some("frist")),
            ("frist (In Konflikt stehende Kopie von Anna 2024-01-01)", Some("frist")),
            ("conflict-minerals", None),
        ] {
            assert_eq!(conflict_of(stem), of, "{stem}");
        }
    }
}
