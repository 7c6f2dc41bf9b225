//! What is brought in, whatever it was written as: documents that are to be written, and what is to be said of them.

/// A document that is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What stays the same when it is brought in again: a key of its own, an address, the file that it was.
    pub identity: String,
    /// The file that it comes from, as a message names it.
    pub from: String,
    /// Its place in the dossier: `content/companies/acme.md`.
    pub path: String,
    /// The whole file.
    pub text: String,
    /// What it was made from, where the text is not the same each time.
    pub made_from: Option<String>,
    /// Files that come with it.
    pub beside: Vec<Beside>,
}

/// A file that comes with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// As of a document.
    pub identity: String,
    /// Its place in the dossier.
    pub path: String,
    pub content: Content,
}

/// What stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// What stands in this file of the material.
    Copy(String),
}

/// Something that was dropped, changed or refused, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    pub file: String,
    /// Counted from 1; 0 for the file as a whole.
    pub line: usize,
    pub text: String,
}

impl Remark {
    /// One on a line of a file.
    pub fn new(file: &str, line: usize, text: impl Into<String>) -> Self {
        Remark { file: file.to_owned(), line, text: text.into() }
    }
}

/// What was found in some material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    pub documents: Vec<Found>,
    /// What was dropped or changed.
    pub remarks: Vec<Remark>,
    /// What could not be taken.
    pub refused: Vec<Remark>,
}

impl Findings {
    /// Adds what was found elsewhere.
    pub fn extend(&mut self, more: Findings) {
        self.documents.extend(more.documents);
        self.remarks.extend(more.remarks);
        self.refused.extend(more.refused);
    }
}
