//! The files that a new dossier begins with, part of the program: all of `starter/`.
//!
//! `all/` is for every new dossier, `en/` and `de/` for those in that language. `new/` has the first text of a document by
//! language and kind.

use crate::model::Role;

// `STARTER`: the path in its folder and the text of each file, sorted. Made by build.rs.
include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// A language that there are such files in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// English
    #[default]
    En,
    /// German
    De,
}

impl Language {
    /// The one for a dossier or document in the language of this tag; English for all that have no files.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("de") => Language::De,
            _ => Language::En,
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
        }
    }
}

/// The files of a new dossier, by their path in it.
pub fn dossier(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    below("all/".to_owned()).chain(below(format!("{}/", language.folder())))
}

/// The comment in an article about a text that was imported; `{path}` is where that is kept.
pub fn full_text(language: Language) -> &'static str {
    file(&format!("new/{}/full-text.md", language.folder()))
}

/// The first text of a document of a kind. `{title}`, `{date}`, … stand for values.
pub fn document(language: Language, role: Role) -> &'static str {
    let name = match role {
        Role::Article => "article",
        Role::Company => "company",
        Role::Regulation => "regulation",
        Role::Entity => "entity",
        Role::Page | Role::Topic => "page",
    };
    file(&format!("new/{}/{name}.md", language.folder()))
}

/// The text of a file that is there, as the tests prove.
fn file(path: &str) -> &'static str {
    STARTER.iter().find(|(other, _)| *other == path).map_or("", |(_, text)| text)
}

fn below(folder: String) -> impl Iterator<Item = (&'static str, &'static str)> {
    STARTER.iter().filter_map(move |(path, text)| Some((path.strip_prefix(&*folder)?, *text)))
}
