//! One entity of FollowTheMoney on its way to its line.

use std::io::{self, Write};

use jiff::civil;
use serde_json::{Map, Value, json};

use crate::model::{Date, Precision};

/// An entity: an id, a schema, and properties, each with all of its values.
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
        self.with(property, date.into().and_then(prefix))
    }

    pub(super) fn write(self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(
            &mut *out,
            &json!({"id": self.id, "schema": self.schema, "properties": self.properties}),
        )?;
        out.write_all(b"\n")
    }
}

/// A date as the beginning of an ISO date that holds for all of it: `2020-09` for some days in September. None for what has no
/// year in common, and for an open end.
fn prefix(date: &Date) -> Option<String> {
    if date.open_start || date.open_end {
        return None;
    }
    let (first, last) = date.span();
    let of = |day: civil::Date, form: &str| day.strftime(form).to_string();
    match date.precision {
        Precision::Day => Some(of(first, "%Y-%m-%d")),
        Precision::Month => Some(of(first, "%Y-%m")),
        Precision::Year => Some(of(first, "%Y")),
        Precision::Quarter | Precision::Interval => ["%Y-%m-%d", "%Y-%m", "%Y"]
            .into_iter()
            .map(|form| (of(first, form), of(last, form)))
            .find_map(|(a, b)| (a == b).then_some(a)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_never_finer_than_it_was_stated() {
        let of = |edtf: &str| prefix(&Date::parse(edtf).expect("a date"));
        let made =
            ["2020-08-17", "2020-08", "2020~", "2020-09-11/2020-09-14", "2020-33", "2019/2021", "198X", "2019/.."];
        let wanted = ["2020-08-17", "2020-08", "2020", "2020-09", "2020", "", "", ""];
        assert_eq!(made.map(of).map(Option::unwrap_or_default), wanted);
    }
}
