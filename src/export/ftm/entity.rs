//! One entity of FollowTheMoney on its way to its line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

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

    /// Adds a date, as exactly as the model can have it.
    pub(super) fn dated<'d>(self, property: &str, date: impl Into<Option<&'d Date>>) -> FtmEntity {
        self.with(property, date.into().and_then(Date::iso_prefix))
    }

    pub(super) fn write(self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &self)?;
        out.write_all(b"\n")
    }
}
