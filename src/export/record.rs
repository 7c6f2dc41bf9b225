//! An object of JSON that leaves out what is not said.

use serde_json::{Map, Value};

use crate::model::Stated;

/// An object that is put together key by key.
#[derive(Default)]
pub(super) struct Record(Map<String, Value>);

impl Record {
    /// Adds a value.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Record {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Adds a value where there is one.
    pub(super) fn maybe<T: Into<Value>>(self, key: &str, value: Option<T>) -> Record {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a list unless it is empty.
    pub(super) fn list<T: Into<Value>>(self, key: &str, values: impl IntoIterator<Item = T>) -> Record {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if values.is_empty() { self } else { self.with(key, values) }
    }

    /// Adds what was stated, and null for what was looked for and not found.
    pub(super) fn stated<'a, T, V: Into<Value>>(
        self,
        key: &str,
        stated: &'a Stated<T>,
        of: impl Fn(&'a T) -> V,
    ) -> Record {
        match stated {
            Stated::Absent => self,
            Stated::NotStated => self.with(key, Value::Null),
            Stated::Value(value) => self.with(key, of(value)),
        }
    }

    /// Adds an object unless it is empty.
    pub(super) fn group(self, key: &str, group: Record) -> Record {
        if group.0.is_empty() { self } else { self.with(key, group) }
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Value {
        Value::Object(record.0)
    }
}
