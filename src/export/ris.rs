//! RIS, as reference managers read it.

use std::io::{self, Write};

use super::facts::Facts;
use super::work::{Day, Work, days, works};
use crate::import::bibliography::RIS_TYPES;

pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    works(facts).try_for_each(|work| out.write_all(record(&work).as_bytes()))
}

pub(super) fn record(work: &Work<'_>) -> String {
    let mut text = String::new();
    let mut add = |tag: &str, value: &str| {
        // A value ends with its line.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!("{tag}  - {value}\r\n"));
    };
    add("TY", record_type(work.csl_type));
    add("ID", work.key);
    work.authors.iter().for_each(|name| add("AU", name));
    let dated = work.date.and_then(days);
    let year = dated.as_ref().map(|(Day(year, ..), _)| format!("{year:04}"));
    let fields = [
        ("TI", work.title.map(str::to_owned)),
        ("T2", work.outlet.map(str::to_owned)),
        ("PB", work.publisher.map(str::to_owned)),
        ("PY", year),
        ("DA", dated.as_ref().map(written)),
        ("UR", work.url.map(str::to_owned)),
        ("Y2", work.accessed.and_then(days).as_ref().map(written)),
        ("LA", work.lang.map(str::to_owned)),
        ("N1", work.note()),
    ];
    fields.iter().filter_map(|(tag, value)| Some((tag, value.as_ref()?))).for_each(|(tag, value)| add(tag, value));
    work.archived.iter().for_each(|copy| add("L2", copy));
    add("ER", "");
    text.push_str("\r\n");
    text
}

/// A day; a span has no form of its own and stands as words behind the year in which it begins, `2019///2019–2021`.
fn written((first, last): &(Day, Option<Day>)) -> String {
    let part = |part: &Option<i8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    let plain = |Day(year, month, day): &Day| format!("{year:04}{}{}", part(month), part(day));
    match last {
        Some(last) => format!("{:04}///{}–{}", first.0, plain(first), plain(last)),
        None => slashed(first),
    }
}

/// `2020/08/17`; the slashes of what is not known stay.
fn slashed(Day(year, month, day): &Day) -> String {
    let part = |part: &Option<i8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{year:04}/{}/{}", part(month), part(day))
}

fn record_type(csl_type: &str) -> &'static str {
    let known = match csl_type {
        "article" => "article-journal",
        "post" => "post-weblog",
        "regulation" => "legislation",
        other => other,
    };
    RIS_TYPES.iter().find(|(_, csl)| *csl == known).map_or("GEN", |(ris, _)| ris)
}
