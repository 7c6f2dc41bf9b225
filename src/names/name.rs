//! A name, as the library gets it.

/// One name of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The entity, by the caller's own numbering. The names of one entity stand together.
    pub entity: u32,
    /// The name as the author wrote it.
    pub text: String,
    /// What the name is worth.
    pub strength: Strength,
    /// What bears it.
    pub bearer: Bearer,
}

/// What bears a name, as far as the words around the name tell it from others that bear the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// A person, who may be addressed: «Mr Ford» is no firm.
    Person,
    /// A firm, which people and places share their names with: «Ford», «Phoenix».
    Firm,
    /// Anything else: an office, a law, perhaps a country.
    Other,
}

/// What a name is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Counts wherever it stands.
    Strong,
    /// Counts only where a strong name of the same entity stands in the same document.
    Weak,
    /// A person's weak name: counts after a title too, and never after another person's given name.
    Surname,
    /// Words in which no name of the entity counts.
    Not,
}
