//! Front matter as this program writes it.

use crate::yaml::{Yaml, quoted, scalar};

/// So many characters stand on one line before a list or a group is written over several.
const LINE: usize = 100;

/// A whole document: its keys, then its text.
pub(super) fn document(keys: &[(String, Yaml)], body: &str) -> String {
    let mut text = String::from("---\n");
    for (key, value) in keys {
        entry(&mut text, key, value, "");
    }
    text.push_str("---\n");
    let body = body.trim_matches('\n');
    if !body.trim().is_empty() {
        text.extend(["\n", body.trim_end(), "\n"]);
    }
    text
}

fn entry(text: &mut String, key: &str, value: &Yaml, indent: &str) {
    let key = if is_word(key) { key.to_owned() } else { quoted(key) };
    let deeper = format!("{indent}  ");
    match value {
        Yaml::Null => text.push_str(&format!("{indent}{key}:\n")),
        Yaml::List(items) if !items.is_empty() => match flow(value).filter(|line| fits(line, &key, indent)) {
            Some(line) if items.iter().all(is_scalar) => text.push_str(&format!("{indent}{key}: {line}\n")),
            _ => {
                text.push_str(&format!("{indent}{key}:\n"));
                items.iter().for_each(|value| item(text, value, &deeper));
            }
        },
        Yaml::Map(entries) if !entries.is_empty() => match flow(value).filter(|line| fits(line, &key, indent)) {
            Some(line) if entries.len() <= 3 && entries.iter().all(|(_, value)| is_scalar(value)) => {
                text.push_str(&format!("{indent}{key}: {line}\n"));
            }
            _ => {
                text.push_str(&format!("{indent}{key}:\n"));
                entries.iter().for_each(|(key, value)| entry(text, key, value, &deeper));
            }
        },
        Yaml::Text(value) => {
            text.push_str(&format!("{indent}{key}: {}\n", date(value).unwrap_or_else(|| scalar(value))))
        }
        other => text.push_str(&format!("{indent}{key}: {}\n", flow(other).unwrap_or_default())),
    }
}

/// An item of a list: on one line where it fits, else its keys below each other.
fn item(text: &mut String, value: &Yaml, indent: &str) {
    match (value, flow(value)) {
        (_, Some(line)) if line.chars().count() + indent.len() <= LINE => text.push_str(&format!("{indent}- {line}\n")),
        (Yaml::Map(entries), _) if !entries.is_empty() => {
            let mut keys = String::new();
            entries.iter().for_each(|(key, value)| entry(&mut keys, key, value, &format!("{indent}  ")));
            text.push_str(&format!("{indent}- {}", keys.trim_start()));
        }
        (_, line) => text.push_str(&format!("{indent}- {}\n", line.unwrap_or_default())),
    }
}

fn fits(line: &str, key: &str, indent: &str) -> bool {
    line.chars().count() + key.chars().count() + indent.len() + 2 <= LINE
}

fn is_scalar(value: &Yaml) -> bool {
    !matches!(value, Yaml::List(_) | Yaml::Map(_))
}

/// A value on one line; `None` for an empty one, and for a group with such a one in it.
fn flow(value: &Yaml) -> Option<String> {
    Some(match value {
        Yaml::Null => return None,
        Yaml::Bool(flag) => flag.to_string(),
        Yaml::Integer(number) => number.to_string(),
        Yaml::Float(number) => number.to_string(),
        Yaml::Text(text) => date(text).unwrap_or_else(|| in_flow(text)),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item).unwrap_or_else(|| "null".to_owned())).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Map(entries) => {
            let entry = |(key, value): &(String, Yaml)| {
                let key = if is_word(key) { key.clone() } else { quoted(key) };
                Some(format!("{key}: {}", flow(value)?))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Option<Vec<_>>>()?.join(", "))
        }
    })
}

/// A text between commas and brackets.
fn in_flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) { quoted(text) } else { scalar(text) }
}

/// A day, month or year, which needs no quotation marks here.
fn date(text: &str) -> Option<String> {
    let is_date = text.len() <= "2020-08-17".len()
        && text.split('-').enumerate().all(|(at, part)| {
            part.len() == if at == 0 { 4 } else { 2 } && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    is_date.then(|| text.to_owned())
}

fn is_word(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && scalar(key) == key
}

/// A list of texts.
pub(super) fn texts(texts: impl IntoIterator<Item = String>) -> Yaml {
    Yaml::List(texts.into_iter().map(Yaml::Text).collect())
}

/// A group of keys, without those that say nothing.
pub(super) fn group<'a>(entries: impl IntoIterator<Item = (&'a str, Option<Yaml>)>) -> Yaml {
    Yaml::Map(entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

/// A text that is there.
pub(super) fn text(text: impl Into<String>) -> Option<Yaml> {
    Some(text.into()).filter(|text: &String| !text.trim().is_empty()).map(Yaml::Text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::Span;
    use crate::yaml::front_matter::Form;
    use crate::yaml::read;

    #[test]
    fn what_is_written_is_read_again() {
        let long = "wort ".repeat(40).trim_end().to_owned();
        let keys = vec![
            ("title".to_owned(), Yaml::Text("Eine Frist: ja, #1".to_owned())),
            ("date".to_owned(), Yaml::Text("2020-08".to_owned())),
            ("topics".to_owned(), texts(["a, b".to_owned(), "c".to_owned(), "2020-08-17".to_owned()])),
            ("flag".to_owned(), Yaml::Bool(true)),
            ("url".to_owned(), Yaml::Null),
            ("number".to_owned(), Yaml::Integer(7)),
            (
                "source".to_owned(),
                group([("outlet", text("Blatt: Nord")), ("authors", Some(texts(["Ä. B".to_owned()]))), ("url", None)]),
            ),
            ("empty".to_owned(), group([("outlet", Some(Yaml::Null)), ("url", text("https://example.org/a"))])),
            (
                "relations".to_owned(),
                Yaml::List(vec![
                    group([("type", text("owns")), ("object", text("acme")), ("share", text("49 %"))]),
                    group([("type", text("owns")), ("note", text(long)), ("evidence", Some(texts(["x".to_owned()])))]),
                ]),
            ),
            ("extra".to_owned(), Yaml::Map(vec![("a b: c".to_owned(), Yaml::List(Vec::new()))])),
        ];
        let document = document(&keys, "\n\nText.\n");
        assert!(document.ends_with("---\n\nText.\n"), "{document}");
        let yaml = document.trim_start_matches("---\n").split("---\n").next().expect("keys");
        let file: Arc<str> = "a.md".into();
        let read = read(&file, yaml, Span { start: 0, end: yaml.len() }, Form::Yaml);
        assert!(read.diagnostics.is_empty(), "{:?}\n{document}", read.diagnostics);
        assert_eq!(read.value, Some(Yaml::Map(keys)), "{document}");
    }
}
