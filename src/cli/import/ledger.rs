//! What was brought in: `sources/imported.csv` has a line for each file that an import wrote, so that the next one knows it again
//! and sees what its author has changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path};

use crate::import::{Content, Found};

/// Its place in the dossier's folder. Nothing of it is published.
pub(super) const LEDGER: &str = "sources/imported.csv";

/// What an import wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    path: String,
    /// A hash of what the file was made from, and one of the file.
    from: String,
    written: String,
}

/// All that was brought in, by its identity.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    entries: BTreeMap<String, Entry>,
    /// Those that were asked for in this run.
    seen: BTreeSet<String>,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    New,
    /// Its material has changed, and nobody else changed the file.
    Update,
    /// Nothing has changed.
    Same,
    /// Its material has changed, and its author has changed the file: it is left alone.
    Kept,
    /// Its author has removed or renamed it: it is left alone.
    Gone,
    /// Something else in this run has the same identity.
    Twice,
}

impl Ledger {
    /// What stands in a dossier's ledger; empty where it has none.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn read(root: &Path) -> Result<Self, String> {
        let path = root.join(LEDGER);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ledger::default()),
            Err(error) => return Err(format!("{LEDGER} cannot be read: {error}")),
        };
        let mut ledger = Ledger::default();
        for (at, row) in csv::Reader::from_reader(text.as_bytes()).into_records().enumerate() {
            let row = row.map_err(|error| format!("{LEDGER} cannot be read: {error}"))?;
            match row.iter().collect::<Vec<_>>()[..] {
                [identity, path, from, written] if is_inside(path) => {
                    let entry = Entry { path: path.to_owned(), from: from.to_owned(), written: written.to_owned() };
                    ledger.entries.insert(identity.to_owned(), entry);
                }
                _ => return Err(format!("line {} of {LEDGER} is none that `dossier import` wrote", at + 2)),
            }
        }
        Ok(ledger)
    }

    /// The identities with their paths.
    pub(super) fn places(&self) -> impl Iterator<Item = (String, String)> {
        self.entries.iter().map(|(identity, entry)| (identity.clone(), entry.path.clone()))
    }

    /// What becomes of a file with this identity, made from something with this hash, in the dossier's folder.
    pub(super) fn step(&mut self, root: &Path, identity: &str, from: &str) -> Step {
        if !self.seen.insert(identity.to_owned()) {
            return Step::Twice;
        }
        let Some(entry) = self.entries.get(identity) else { return Step::New };
        match fs::read(root.join(&entry.path)) {
            Err(_) => Step::Gone,
            Ok(_) if entry.from == from => Step::Same,
            Ok(bytes) if hash(&bytes) == entry.written => Step::Update,
            Ok(_) => Step::Kept,
        }
    }

    /// Notes what was written.
    pub(super) fn note(&mut self, identity: &str, path: &str, from: String, written: &[u8]) {
        let entry = Entry { path: path.to_owned(), from, written: hash(written) };
        self.entries.insert(identity.to_owned(), entry);
    }

    /// The text of the ledger.
    pub(super) fn text(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let rows = self.entries.iter().map(|(identity, entry)| [identity, &entry.path, &entry.from, &entry.written]);
        let head = ["identity", "file", "made_from", "written"].map(str::to_owned);
        for row in std::iter::once(head.each_ref()).chain(rows) {
            // Into memory, which is never full.
            let _ = writer.write_record(row);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A short hash: it tells states of a file apart.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// A hash of what a document was made from.
pub(super) fn made_from(found: &Found) -> String {
    hash(found.made_from.as_ref().unwrap_or(&found.text).as_bytes())
}

/// The bytes of what comes with a document; `folder` is where its material lies.
pub(super) fn bytes(content: &Content, folder: &Path) -> io::Result<Vec<u8>> {
    match content {
        Content::Text(text) => Ok(text.as_bytes().to_vec()),
        Content::Copy(path) => fs::read(folder.join(path)),
    }
}

/// Whether a path leads into a part of the dossier that imports write to.
fn is_inside(path: &str) -> bool {
    let is_plain = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    (path.starts_with("content/") || path.starts_with("sources/")) && is_plain(Path::new(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_read_as_it_was_written_and_leads_nowhere_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut ledger = Ledger::read(folder.path()).expect("there is none");
        ledger.note("file:a, \"b\"", "content/a.md", hash(b"x"), b"y");
        let write = |text: &str| {
            fs::create_dir_all(folder.path().join("sources")).expect("the folder can be made");
            fs::write(folder.path().join(LEDGER), text).expect("the file can be written");
        };
        write(&ledger.text());
        assert_eq!(Ledger::read(folder.path()).expect("it is read").entries, ledger.entries);
        write("identity,file,made_from,written\nx,content/../../a.md,1,2\n");
        assert!(Ledger::read(folder.path()).is_err_and(|message| message.contains("line 2")));
    }

    #[test]
    fn what_its_author_has_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("content/a.md");
        fs::create_dir_all(folder.path().join("content")).expect("the folder can be made");
        let step = |ledger: &Ledger, from: &str| ledger.clone().step(folder.path(), "a", from);
        let mut ledger = Ledger::default();
        assert_eq!(step(&ledger, "1"), Step::New);
        fs::write(&path, "written").expect("the file can be written");
        ledger.note("a", "content/a.md", "1".to_owned(), b"written");
        assert_eq!((step(&ledger, "1"), step(&ledger, "2")), (Step::Same, Step::Update));
        fs::write(&path, "changed").expect("the file can be written");
        assert_eq!((step(&ledger, "1"), step(&ledger, "2")), (Step::Same, Step::Kept));
        fs::remove_file(&path).expect("the file can be removed");
        assert_eq!(step(&ledger, "2"), Step::Gone);
        let _ = ledger.step(folder.path(), "a", "1");
        assert_eq!(ledger.step(folder.path(), "a", "1"), Step::Twice);
    }
}
