//! A name, as the library gets it.

use std::collections::{HashMap, HashSet};

use crate::names::fold::key;

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

/// The names of firms among those that people are listed by with less than a full name.
pub(super) fn of_somebody(names: &[Name]) -> HashSet<u32> {
    let is_weak = |name: &&Name| matches!(name.strength, Strength::Weak | Strength::Surname);
    let of_people = names.iter().filter(|name| name.bearer == Bearer::Person).filter(is_weak);
    let of_people: HashSet<String> = of_people.map(|name| key(&name.text)).collect();
    let is_shared = |name: &Name| {
        name.bearer == Bearer::Firm && name.strength != Strength::Not && of_people.contains(&key(&name.text))
    };
    (0..).zip(names).filter(|(_, name)| !of_people.is_empty() && is_shared(name)).map(|(place, _)| place).collect()
}

/// Where the names of each entity begin, which stand together.
pub(super) fn first(names: &[Name]) -> HashMap<u32, usize> {
    let mut first = HashMap::new();
    for (place, name) in names.iter().enumerate() {
        first.entry(name.entity).or_insert(place);
    }
    first
}
