//! CSL-JSON, version 1.0.2 of the schema.

use serde::Serializer as _;
use serde_json::{Map, Value, json};

use super::work::{Day, Work, days};
use crate::model::Date;

pub(super) fn write(works: &[Work<'_>]) -> String {
    let mut text = Vec::new();
    // One entry at a time: a large dossier has thousands.
    let written = serde_json::Serializer::pretty(&mut text).collect_seq(works.iter().map(item));
    written.expect("texts and numbers are JSON");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is UTF-8")
}

fn item(work: &Work<'_>) -> Value {
    let mut item = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let text = |text: Option<&str>| text.map(Value::from);
    let names: Vec<Value> = work.authors.iter().map(|name| json!({"literal": name})).collect();
    add("id", Some(work.key.as_str().into()));
    add("type", Some(work.csl_type.into()));
    add("title", text(work.title));
    add("author", (!names.is_empty()).then_some(names.into()));
    add("container-title", text(work.outlet));
    add("publisher", text(work.publisher));
    add("issued", work.date.map(date));
    add("accessed", work.accessed.map(date));
    add("URL", text(work.url));
    add("language", text(work.lang));
    add("archive_location", text(work.archived.first().copied()));
    add("note", text(work.page.as_deref()));
    item.into()
}

fn date(date: &Date) -> Value {
    let parts = |Day(year, month, day): &Day| {
        let parts = [Some(i64::from(*year)), month.map(i64::from), day.map(i64::from)];
        parts.into_iter().flatten().collect::<Vec<i64>>()
    };
    let mut value = match days(date) {
        Some((first, last)) => {
            let parts: Vec<_> = [Some(first), last].iter().flatten().map(parts).collect();
            json!({"date-parts": parts})
        }
        None => json!({"literal": date.edtf}),
    };
    if date.approximate || date.uncertain {
        value["circa"] = true.into();
    }
    value
}
