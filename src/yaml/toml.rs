//! Front matter in TOML: the same values as in YAML, and where they stand.

use std::collections::HashMap;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Error};

use super::Yaml;
use super::node::{Content, Node};
use super::unprintable::control_character;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::source::Span;

/// Reads the TOML that stands at `span` of a file: its keys at the top; `None` where it cannot be read. The parser itself
/// refuses what is nested too deeply, and has nothing that multiplies.
pub fn read(file: &Arc<str>, text: &str, span: Span) -> Checked<Option<Yaml>> {
    let toml = &text[span.range()];
    match DeTable::parse(toml) {
        Ok(table) => Checked { value: Some(map(table.get_ref(), toml, false)), diagnostics: Vec::new() },
        Err(error) => Checked { value: None, diagnostics: vec![syntax_error(file, toml, span, &error)] },
    }
}

/// The places of all values; `None` where the text cannot be read.
pub fn places(toml: &str) -> Option<Node> {
    let table = DeTable::parse(toml).ok()?;
    Some(Node { span: table.span().into(), content: places_in(table.get_ref()) })
}

fn places_in(table: &DeTable<'_>) -> Content {
    fn node(value: &Spanned<DeValue<'_>>) -> Node {
        let content = match value.get_ref() {
            DeValue::Array(items) => Content::List(items.iter().map(node).collect()),
            DeValue::Table(table) => places_in(table),
            _ => Content::Scalar,
        };
        Node { span: value.span().into(), content }
    }
    let entry = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        (key.get_ref().to_string(), (key.span().into(), node(value)))
    };
    Content::Map(table.iter().map(entry).collect::<HashMap<_, _>>())
}

/// The entries of a table in the order in which they are written.
fn map(table: &DeTable<'_>, toml: &str, is_extra: bool) -> Yaml {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        let name = key.get_ref().to_string();
        let value = self::value(value, toml, is_extra || name == "extra");
        (name, value)
    };
    Yaml::Map(entries.into_iter().map(entry).collect())
}

/// Dates and numbers with a spelling of their own become the text that was written, as in YAML. What stands under `extra` is
/// for templates, and stays a number.
fn value(value: &Spanned<DeValue<'_>>, toml: &str, is_extra: bool) -> Yaml {
    let written = || Yaml::Text(toml.get(value.span()).unwrap_or_default().to_owned());
    match value.get_ref() {
        DeValue::String(text) => Yaml::Text(text.to_string()),
        DeValue::Boolean(flag) => Yaml::Bool(*flag),
        DeValue::Integer(number) => match i128::from_str_radix(number.as_str(), number.radix()) {
            Ok(known) if is_extra || toml.get(value.span()) == Some(&*known.to_string()) => Yaml::Integer(known),
            _ => written(),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) if is_extra => Yaml::Float(number),
            _ => written(),
        },
        DeValue::Datetime(_) => written(),
        DeValue::Array(items) => Yaml::List(items.iter().map(|item| self::value(item, toml, is_extra)).collect()),
        DeValue::Table(table) => map(table, toml, is_extra),
    }
}

fn syntax_error(file: &Arc<str>, toml: &str, span: Span, error: &Error) -> Diagnostic {
    if let Some(found) = control_character(file, toml, span) {
        return found;
    }
    let at = error.span().unwrap_or(0..0);
    let place = Place::Span(Span { start: span.start + at.start, end: span.start + at.end });
    let message = format!("the TOML cannot be read: {}", error.message().replace('\n', ", "));
    let diagnostic = Diagnostic::new(Code::InvalidToml, file, place, message);
    match way_out(toml, at.start) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What authors most often got wrong where the TOML breaks.
fn way_out(toml: &str, at: usize) -> Option<String> {
    let before = toml.get(..at)?;
    let line = toml[before.rfind('\n').map_or(0, |end| end + 1)..].lines().next()?;
    match (line.split_once('='), line.split_once(':')) {
        (None, Some((key, value))) if !key.trim().is_empty() => {
            Some(format!("this looks like YAML: write `{} = …`, or begin and end with `---`", key.trim()))
                .filter(|_| value.is_empty() || value.starts_with(' '))
        }
        (Some((key, value)), _) if value.trim_start().starts_with(char::is_alphabetic) => {
            Some(format!("a text needs quotation marks: {} = \"{}\"", key.trim(), value.trim()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::LineIndex;
    use crate::yaml::place::locate;

    const ARTICLE: &str = "+++\n\
        title = \"Größe: Ä\"\n\
        date = 2024-01-02\n\
        about = [\"bytedance\", \"größe\"]\n\
        extra = {n = 0x1F}\n\
        number = 0x1F\n\
        source.outlet = \"Öffentlich\"\n\
        [links.map]\n\
        \"Die Regierung\" = \"china\"\n\
        [[relations]]\n\
        subject = \"a\"\n\
        [[relations]]\n\
        subject = \"b\"\n\
        type = \"ownz\"\n\
        +++\nText\n";

    fn read_all(toml: &str) -> Checked<Option<Yaml>> {
        read(&"content/a.md".into(), toml, Span { start: 0, end: toml.len() })
    }

    #[test]
    fn values_are_those_of_yaml_and_keep_their_spelling_and_order() {
        let checked = read_all(ARTICLE.trim_matches(['+', '\n']).split("+++").next().unwrap_or_default());
        assert_eq!(checked.diagnostics, []);
        let value = checked.value.unwrap();
        for (path, expected) in [
            ("title", Yaml::Text("Größe: Ä".into())),
            ("date", Yaml::Text("2024-01-02".into())),
            ("about[1]", Yaml::Text("größe".into())),
            ("extra.n", Yaml::Integer(31)),
            ("number", Yaml::Text("0x1F".into())),
            ("source.outlet", Yaml::Text("Öffentlich".into())),
            ("links.map.Die Regierung", Yaml::Text("china".into())),
            ("relations[1].type", Yaml::Text("ownz".into())),
        ] {
            assert_eq!(value.at_path(path), Some(&expected), "{path}");
        }
        let Yaml::Map(entries) = value else { panic!() };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["title", "date", "about", "extra", "number", "source", "links", "relations"]);
    }

    #[test]
    fn values_and_keys_are_found_after_wide_characters() {
        for text in [ARTICLE.to_owned(), ARTICLE.replace('\n', "\r\n")] {
            for (place, shown) in [
                (Place::Value("title".into()), "\"Größe: Ä\""),
                (Place::Value("about[1]".into()), "\"größe\""),
                (Place::Value("source.outlet".into()), "\"Öffentlich\""),
                (Place::Value("links.map.Die Regierung".into()), "\"china\""),
                (Place::Value("relations[1].type".into()), "\"ownz\""),
                (Place::Key("relations[1].type".into()), "type"),
                (Place::Value("relations[1].object".into()), "[[relations]]"),
                (Place::Key("number".into()), "number"),
                (Place::Value("nothing".into()), "+++"),
            ] {
                assert_eq!(&text[locate(&text, &place).range()], shown, "{place:?}");
            }
            let second = locate(&text, &Place::Value("relations[1].object".into()));
            assert_eq!(LineIndex::new(&text).line_column(second.start), (12, 1));
        }
    }

    #[test]
    fn a_mistake_is_shown_where_it_is_with_the_way_out() {
        for (toml, at, help) in [
            ("a = 1\ntitle: Ö\n", 2, "this looks like YAML: write `title = …`, or begin and end with `---`"),
            ("a = 1\nb = 2\ntitle = Foo bar\n", 3, "a text needs quotation marks: title = \"Foo bar\""),
            ("a = 1\na = 2\n", 2, ""),
            ("a = [1\n", 1, ""),
        ] {
            let checked = read_all(toml);
            let [found] = &checked.diagnostics[..] else { panic!("{toml}: {:?}", checked.diagnostics) };
            let Place::Span(span) = found.place else { panic!() };
            assert_eq!((LineIndex::new(toml).line_column(span.start).0, &*found.help), (at, help), "{toml}");
            assert!(checked.value.is_none());
        }
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        let dotted = format!("{}a = 1\n", "a.".repeat(100_000));
        for toml in [format!("a = {}", "[".repeat(100_000)), format!("a = {}", "{a=".repeat(100_000)), dotted] {
            assert_eq!(read_all(&toml).diagnostics.len(), 1);
        }
    }
}
