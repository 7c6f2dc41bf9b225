//! CSL-JSON, version 1.0.2 of the schema.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::facts::Facts;
use super::record::Record;
use super::work::{Day, Work, days, works};
use crate::model::Date;

pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, work) in works(facts).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item(&work))?;
    }
    out.write_all(b"\n]\n")
}

pub(super) fn item(work: &Work<'_>) -> Value {
    let record = Record::default()
        .with("id", work.key)
        .with("type", work.csl_type)
        .maybe("title", work.title)
        .list("author", work.authors.iter().map(|name| json!({"literal": name})))
        .maybe("container-title", work.outlet)
        .maybe("publisher", work.publisher)
        .maybe("issued", work.date.map(date))
        .maybe("accessed", work.accessed.map(date))
        .maybe("URL", work.url)
        .maybe("language", work.lang)
        .maybe("archive_location", work.archived.first().copied())
        .maybe("note", work.note());
    record.into()
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
