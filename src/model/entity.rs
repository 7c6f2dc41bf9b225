//! What only entities have: things that are named, related and spoken of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Date, Reference, Stated, Status};

/// A company, a regulation, an agency, a person, or what else a dossier knows.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// All names; the first is the document's `name`.
    pub names: Vec<EntityName>,
    /// Words that contain one of the names and mean something else: «Gazprom Neft».
    pub not: Vec<String>,
    /// Whether its name is a plural, so that a verb behind it has to agree: «Streitkräfte», «armed forces».
    pub is_plural: bool,
    /// ISO 3166-1 alpha-2 in lower case, or `eu`, `un`.
    pub country: Stated<String>,
    /// Numbers and keys in other registers.
    pub identifiers: Identifiers,
    /// Its own site.
    pub website: Stated<String>,
    /// Present on companies.
    pub company: Option<Company>,
    /// Present on regulations.
    pub regulation: Option<Regulation>,
}

/// A name and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityName {
    /// As written.
    pub text: String,
    pub kind: NameKind,
    /// BCP 47 tag, where it is in another language.
    pub lang: Option<String>,
    /// The path of the field that it stands in: `name`, `names[1]`, `aliases[0]`; empty for one that is made up.
    pub place: String,
}

/// Kinds of names. All but `Weak` are strong: they are enough to recognise the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The `name` itself.
    Main,
    /// Another spelling.
    Alias,
    /// The registered name.
    Legal,
    Previous,
    Abbreviation,
    /// In its own language.
    Native,
    /// As a register or a list of sanctions has it; it need not stand in any text.
    Listed,
    /// Counts only beside a strong name in the same document.
    Weak,
}

impl NameKind {
    /// The kinds that are written under `names`; the main name stands elsewhere.
    pub const WORDS: &[(&str, NameKind)] = &[
        ("alias", NameKind::Alias),
        ("legal", NameKind::Legal),
        ("previous", NameKind::Previous),
        ("abbreviation", NameKind::Abbreviation),
        ("native", NameKind::Native),
        ("listed", NameKind::Listed),
        ("weak", NameKind::Weak),
    ];

    /// The word for it; empty for the main name.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// Identifiers, by the register's key: `lei`, `wikidata`, `inn`, or whatever a register is called.
pub type Identifiers = BTreeMap<String, Stated<String>>;

/// The type of a company unless it is written.
pub const COMPANY: &str = "company";

/// The type of company that is drawn with a sign of its own.
pub const PLATFORM: &str = "platform";

/// What only companies have.
#[derive(Clone, Debug)]
pub struct Company {
    /// What it is, a word of `company_types`; `company` unless written.
    pub company_type: Arc<str>,
    pub founded: Stated<Date>,
}

/// What only regulations have.
#[derive(Clone, Debug, Default)]
pub struct Regulation {
    /// What it is, a word of `regulation_types`.
    pub regulation_type: Stated<Arc<str>>,
    /// ISO 3166-1 alpha-2 in lower case, or `eu`, `un`.
    pub jurisdiction: Stated<String>,
    pub issuer: Stated<Vec<Reference>>,
    pub dates: RegulationDates,
    /// Its own status, not that for one company.
    pub status: Stated<Status>,
    /// Where it is printed: `85 FR 51297`.
    pub citations: Stated<Vec<String>>,
    pub official_url: Stated<String>,
    /// What it orders: `divestment`.
    pub measures: Stated<Vec<Arc<str>>>,
}

#[derive(Clone, Debug, Default)]
pub struct RegulationDates {
    /// Signed or decided.
    pub adopted: Stated<Date>,
    /// Printed officially.
    pub published: Stated<Date>,
    /// In effect from.
    pub effective: Stated<Date>,
    pub ended: Stated<Date>,
}
