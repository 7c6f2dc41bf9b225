//! An entity as it is written.

use std::collections::BTreeMap;

/// An entity as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) schema: String,
    pub(super) caption: String,
    pub(super) properties: BTreeMap<String, Vec<String>>,
    pub(super) datasets: Vec<String>,
    pub(super) line: usize,
}

impl Raw {
    pub(super) fn all(&self, property: &str) -> &[String] {
        self.properties.get(property).map_or(&[], Vec::as_slice)
    }

    /// The first value of the first of these properties that has one.
    pub(super) fn first(&self, properties: &[&str]) -> Option<&str> {
        properties.iter().find_map(|property| self.all(property).first()).map(String::as_str)
    }
}
