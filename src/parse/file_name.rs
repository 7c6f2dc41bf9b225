//! Kind, slug and address of a document, from its path.

use crate::config::Config;
use crate::diagnostic::{Code, Place, nearest};
use crate::model::{Role, Slug};
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

/// Where a document belongs.
pub(super) struct Address {
    /// An index into the configuration's kinds.
    pub(super) kind: usize,
    pub(super) slug: Slug,
    pub(super) is_front_page: bool,
}

/// The address of `content/<folder>/…/<stem>.md`; a wrong name gives the address that its author could have meant.
pub(super) fn address(path: &str, config: &Config, log: &Log) -> Option<Address> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let stem = inner.rsplit('/').next().unwrap_or(inner);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    let stem = bundle(inner).unwrap_or(stem);
    if let Some(of) = conflict_of(stem) {
        let message = format!("`{stem}.md` is a copy that a synchronising program made of `{of}.md`");
        let help = format!("compare the two, keep in `{of}.md` what is right, and delete the copy");
        log.report(Code::BadFileName, Place::File, message, help);
        return None;
    }
    let kind = match inner.split_once('/') {
        None => config.kinds.iter().position(|kind| kind.role == Role::Page)?,
        Some((folder, _)) => kind_of_folder(folder, config, log)?,
    };
    let is_page = config.kinds[kind].role == Role::Page;
    if !is_page && matches!(stem, "index" | "_index") {
        let message = format!("`{stem}.md` would get the address of the folder's own index page");
        log.report(Code::BadFileName, Place::File, message, "give the file a name that says what it is about");
    }
    let slug = Slug::new(stem).or_else(|| {
        let meant = Slug::meant_by(stem);
        let help = match &meant {
            Some(meant) => format!("rename it to `{meant}.md`"),
            None => "rename it: lower-case letters a to z, digits, `-`, `_` and dots inside".to_owned(),
        };
        log.report(Code::BadFileName, Place::File, format!("`{stem}.md` cannot become a web address"), help);
        meant.or_else(|| Slug::new("unnamed"))
    })?;
    Some(Address { kind, is_front_page: is_page && stem == "index", slug })
}

fn kind_of_folder(folder: &str, config: &Config, log: &Log) -> Option<usize> {
    let kinds = || config.kinds.iter().filter(|kind| kind.role != Role::Page);
    let find = |folder: &str| config.kinds.iter().position(|kind| kind.role != Role::Page && *kind.folder == *folder);
    if let Some(kind) = find(folder) {
        return Some(kind);
    }
    // `company` for `companies` is nearer than any edit distance says.
    let by_name = kinds().find(|kind| kind.name.eq_ignore_ascii_case(folder)).map(|kind| &*kind.folder);
    let near = by_name.or_else(|| nearest(folder, kinds().map(|kind| &*kind.folder)));
    let help = match near {
        Some(near) => format!("did you mean `content/{near}/`?"),
        None => {
            let folders: Vec<&str> = kinds().map(|kind| &*kind.folder).collect();
            format!("the folders are: {}; add further ones under `kinds` in dossier.yaml", folders.join(", "))
        }
    };
    log.report(Code::UnknownFolder, Place::File, format!("no kind of document lies in `content/{folder}/`"), help);
    near.and_then(find)
}

/// The folder of `companies/tesla/index.md`, which is named like the document that it holds with its files.
fn bundle(inner: &str) -> Option<&str> {
    let (folders, file) = inner.rsplit_once('/')?;
    let (_, folder) = folders.rsplit_once('/')?;
    matches!(file, "index.md" | "_index.md").then_some(folder)
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
    fn a_folder_with_an_index_is_one_document() {
        assert_eq!(bundle("companies/tesla/index.md"), Some("tesla"));
        assert_eq!(bundle("companies/index.md"), None);
        assert_eq!(bundle("index.md"), None);
    }

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
