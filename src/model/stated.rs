//! What an author wrote in a field, before it is looked up.

use std::sync::Arc;

/// A field that an author may leave out (nothing is said) or leave empty (looked for, not known).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// The key is absent.
    #[default]
    Absent,
    /// The key is there without a value.
    NotStated,
    Value(T),
}

impl<T> Stated<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Stated::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the key is there at all.
    pub fn is_present(&self) -> bool {
        !matches!(self, Stated::Absent)
    }

    /// Whether it was looked for and not found.
    pub fn is_missing(&self) -> bool {
        matches!(self, Stated::NotStated)
    }
}

/// A reference to a document as written: `tesla` or `companies/tesla`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(pub Arc<str>);
