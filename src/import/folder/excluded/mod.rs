//! What the settings of a site keep from its readers: patterns of files, folders, languages that are switched off, and keys without
//! which a note is not published. A setting that cannot be understood may keep back any document, so that all become drafts.

mod pattern;
mod rules;
mod script;
mod settings;

pub(super) use self::rules::Excluded;
use self::rules::Wanted;
use super::files::{Files, is_markdown};
use super::head::Head;
use super::keys::{Keys, says};
use super::origin::{Origin, Program};

/// Keys by which an author marks the notes of a vault that are meant for readers.
const MARKS: [&str; 5] = ["publish", "published", "dg-publish", "share", "public"];

/// What the settings of a folder say of its documents.
pub(super) fn excluded(files: &Files, origin: &Origin) -> Excluded {
    let mut excluded = Excluded::default();
    for read in
        [settings::quartz, settings::mkdocs, settings::zola, settings::hugo, settings::jekyll, settings::obsidian]
    {
        read(files, origin, &mut excluded);
    }
    // In a vault whoever marks some of the notes has not marked the others; other programs publish what says nothing.
    let is_vault = matches!(origin.program, Program::Obsidian | Program::Markdown);
    if let Some(mark) = is_vault.then(|| mark(files, origin)).flatten() {
        let why = format!("`{mark}: true` marks other notes, and not this one");
        excluded.wanted.push(Wanted { keys: &MARKS, or_no_draft: true, why });
    }
    excluded
}

/// The key by which a note of the folder says that it is to be published.
fn mark(files: &Files, origin: &Origin) -> Option<&'static str> {
    let documents = files.iter().filter(|(path, _)| is_markdown(path));
    documents.filter_map(|(path, text)| Some((path, text.as_ref()?))).find_map(|(path, text)| {
        if !["publish", "share", "public"].iter().any(|word| text.contains(word)) {
            return None;
        }
        let text = text.trim_start_matches('\u{feff}');
        let keys = Keys::new(Head::of(path, text, origin.program, &mut Vec::new()).keys);
        MARKS.into_iter().find(|mark| keys.get(mark).and_then(says) == Some(true))
    })
}
