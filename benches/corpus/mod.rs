//! A corpus to measure with: a dossier in German of any size, always the same for the same size.
//!
//! Articles with a source record, relations, claims and events; companies and regulations that a few articles name
//! often and most seldom; names with endings and in compounds, links, lists, tables. Its words are made up, and so are
//! its companies: a likeness is chance.
//!
//! Every document is made for itself from its number, so that nothing has to be kept in memory while a corpus is
//! written. How a document is spelled as files is decided elsewhere ([`dossier`] and, for the peer, `hugo.rs`).

pub mod article;
pub mod dossier;
pub mod entity;
pub mod prose;
mod random;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use entity::{Company, Regulation};
use prose::{Writer, capital};
use random::{Random, Zipf};
use words::{HEADS, STEMS};

/// Something that has a page, by its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An article.
    Article(usize),
    /// A company.
    Company(usize),
    /// A regulation.
    Regulation(usize),
}

/// What all documents have in common.
pub struct Corpus {
    /// How many articles it has.
    pub articles: usize,
    /// How many companies: a tenth of the articles, of short ones a hundredth.
    pub companies: usize,
    /// How many regulations: a fiftieth of the articles, of short ones a five-hundredth.
    pub regulations: usize,
    length: Length,
    /// How often companies are named, by their number.
    named_companies: Zipf,
    named_regulations: Zipf,
    stems: Zipf,
    heads: Zipf,
}

/// How long articles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// About 500 words, with several names; four of ten state a relation.
    Usual,
    /// About 40 words, with a company and a regulation; one of ten states a relation.
    Short,
}

impl Corpus {
    /// The corpus of so many articles: at least 1, and at most as many as there are names of companies for, 160,000 of the usual
    /// length and 1,600,000 short ones.
    pub fn new(articles: usize, length: Length) -> Corpus {
        let share = if length == Length::Short { 10 } else { 1 };
        let (companies, regulations) = ((articles / 10 / share).max(1), (articles / 50 / share).max(1));
        Corpus {
            length,
            articles,
            companies,
            regulations,
            named_companies: Zipf::new(companies, 5),
            named_regulations: Zipf::new(regulations, 5),
            stems: Zipf::new(STEMS.len(), 8),
            heads: Zipf::new(HEADS.len(), 8),
        }
    }

    /// A company.
    pub fn company(&self, number: usize) -> Company {
        Company::of(number)
    }

    /// A regulation.
    pub fn regulation(&self, number: usize) -> Regulation {
        Regulation::of(number)
    }

    /// The title of a document: for entities their name.
    pub fn title(&self, target: Target) -> String {
        match target {
            Target::Article(number) => Writer::new(self, "title", number).title(),
            Target::Company(number) => self.company(number).name,
            Target::Regulation(number) => self.regulation(number).name,
        }
    }

    /// The name of a document's file, without its ending.
    pub fn slug(&self, target: Target) -> String {
        match target {
            Target::Article(number) => format!("{}-{number}", slug(&self.title(target))),
            Target::Company(_) | Target::Regulation(_) => slug(&self.title(target)),
        }
    }

    /// A name of an entity as a text may use it: the short one mostly, sometimes the whole.
    fn spoken_name(&self, target: Target, random: &mut Random) -> String {
        let Target::Company(number) = target else { return self.title(target) };
        let company = self.company(number);
        match random.below(10) {
            0 => company.legal,
            1..=3 => company.name,
            _ => company.short,
        }
    }
}

impl Target {
    /// The folder of its kind.
    pub fn folder(self) -> &'static str {
        match self {
            Target::Article(_) => "articles",
            Target::Company(_) => "companies",
            Target::Regulation(_) => "regulations",
        }
    }
}

/// Writes files, each with its path below `root`. Folders are made as they are needed.
///
/// # Errors
/// When a folder or a file cannot be written.
pub fn write(root: &Path, files: impl Iterator<Item = (String, String)>) -> io::Result<()> {
    for (path, text) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// A text as the name of a file.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_matches('-').to_owned()
}

/// A date of the corpus, at the precision of a day.
fn date(random: &mut Random) -> String {
    format!("{}-{:02}-{:02}", random.between(2008, 2024), random.between(1, 12), random.between(1, 28))
}
