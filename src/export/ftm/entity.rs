//! One entity of FollowTheMoney on its way to its line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::labels::labels;
use crate::model::Date;

/// An entity: an id, a schema, and properties, each with all of its values.
#[derive(Serialize)]
pub(super) struct FtmEntity {
    id: String,
    schema: String,
    properties: Map<String, Value>,
}

impl FtmEntity {
    pub(super) fn new(id: String, schema: &str) -> FtmEntity {
        FtmEntity { id, schema: schema.to_owned(), properties: Map::new() }
    }

    /// Adds values to a property; empty ones are none.
    pub(super) fn with<V: AsRef<str>>(mut self, property: &str, values: impl IntoIterator<Item = V>) -> FtmEntity {
        for value in values {
            let value = value.as_ref().trim();
            if value.is_empty() {
                continue;
            }
            let known = self.properties.entry(property).or_insert_with(|| json!([]));
            if let Some(known) = known.as_array_mut().filter(|known| !known.iter().any(|other| other == value)) {
                known.push(value.into());
            }
        }
        self
    }

    /// Adds a date, as exactly as the model can have it. One that it cannot have, or that is not certain, stands in words: in its property it
    /// would be read as certain.
    pub(super) fn dated<'d>(self, property: &str, date: impl Into<Option<&'d Date>>) -> FtmEntity {
        let Some(date) = date.into() else { return self };
        match date.iso_prefix().filter(|_| !date.uncertain && !date.approximate) {
            Some(exact) => self.with(property, [exact]),
            None => self.dated_in_words(property, date),
        }
    }

    /// Adds what a source says of a date: «startDate: 2023-12~ (ca. December 2023)».
    pub(super) fn dated_in_words<'d>(self, property: &str, date: impl Into<Option<&'d Date>>) -> FtmEntity {
        let words = date.into().map(|date| format!("{property}: {} ({})", date.edtf, labels("en").cited_date(date)));
        self.with("summary", words)
    }

    pub(super) fn write(self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &self)?;
        out.write_all(b"\n")
    }
}
