//! By which rule a name was found.

/// What had to be known, beside the list of names, to find a name where it stands; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Nothing: it stands there as it is listed.
    AsListed,
    /// The author's own decision for this document.
    Mapped,
    /// That its capitals or signs are free (2, 12).
    Spelling,
    /// An ending that is no part of it (5).
    Ending,
    /// How its language bends it (5, 6).
    Inflection,
    /// A hyphen compound (3).
    Compound,
    /// The usual spellings of an official number.
    Number,
    /// A title or an office before a surname.
    Title,
    /// Another name of the entity in the document (7).
    Context,
}

impl Rule {
    /// In words, for lists: `weak name`.
    pub fn name(self) -> &'static str {
        match self {
            Rule::AsListed => "as listed",
            Rule::Mapped => "links.map",
            Rule::Spelling => "spelling",
            Rule::Ending => "ending",
            Rule::Inflection => "inflection",
            Rule::Compound => "compound",
            Rule::Number => "official number",
            Rule::Title => "title",
            Rule::Context => "weak name",
        }
    }
}
