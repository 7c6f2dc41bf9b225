//! An entity as it is written.

use std::collections::BTreeMap;

use crate::import::imported::day;
use crate::model::Date;

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

    /// The first day of a property that can be read, as the model writes it or in words, as the export writes what is not certain:
    /// `startDate: 2023-12~ (ca. December 2023)`.
    pub(super) fn day(&self, property: &str) -> Option<String> {
        let exact = self.all(property).iter().filter_map(|written| day(written));
        let in_words = self.all("summary").iter().filter_map(|words| {
            let words = words.strip_prefix(property)?.strip_prefix(": ")?;
            words.split(" (").next().map(str::to_owned)
        });
        exact.chain(in_words).find(|written| Date::parse(written).is_ok())
    }

    /// The first value of the first of these properties that has one.
    pub(super) fn first(&self, properties: &[&str]) -> Option<&str> {
        properties.iter().find_map(|property| self.all(property).first()).map(String::as_str)
    }
}
