//! YAML and TOML as values that still know everything an author wrote, duplicate keys included.
//!
//! `serde_yaml` decides what the text means; the event reader of [`place`] is asked only where something stands, and
//! by `guard` whether a text is harmless at all. Both front matter and `dossier.yaml` are read here.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use self::front_matter::Form;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::source::{LineIndex, Span};

pub mod front_matter;
mod guard;
mod node;
pub mod outline;
pub mod place;
pub mod probe;
mod reader;
mod scalar;
mod scalar_text;
mod scalars;
mod toml;
pub mod toml_help;
mod unprintable;
mod value;

pub use reader::{Field, Fields, Foreign, Log, Synonym};
pub use scalar::{quoted, scalar};
pub use scalars::{country_named, iso_date};
pub use value::Yaml;

/// Reads the keys that stand at `span` of a file: those at the top; `None` where they cannot be read at all.
///
/// Reports what is malformed, too deep or a bomb, and keys that are there twice.
pub fn read(file: &Arc<str>, text: &str, span: Span, form: Form) -> Checked<Option<Yaml>> {
    let mut read = match form {
        Form::Yaml => read_yaml(file, text, span),
        Form::Toml => toml::read(file, text, span),
    };
    if let Some(value) = &read.value {
        scalar_text::check_texts(value, file, &mut read.diagnostics);
    }
    read
}

fn read_yaml(file: &Arc<str>, text: &str, span: Span) -> Checked<Option<Yaml>> {
    let yaml = &text[span.range()];
    let mut diagnostics = Vec::new();
    if let Err(refusal) = guard::check(yaml) {
        let place = Place::Span(Span { start: span.start + refusal.offset, end: span.start + refusal.offset });
        let diagnostic = Diagnostic::new(Code::YamlTooDeep, file, place, refusal.message).help(refusal.help);
        return Checked { value: None, diagnostics: vec![diagnostic] };
    }
    let mut value = match serde_yaml::from_str::<Root>(yaml) {
        Ok(Root(value)) => value,
        Err(error) => {
            return Checked { value: None, diagnostics: vec![syntax_error(file, yaml, span, &error)] };
        }
    };
    scalar_text::keep_spellings(&mut value, yaml);
    scalar_text::check_cut_texts(file, text, span, &mut diagnostics);
    if has_duplicates(&value) {
        for (at, key) in place::duplicate_keys(yaml) {
            let place = Place::Span(Span { start: span.start + at.start, end: span.start + at.end });
            let message = format!("the key `{key}` is there twice");
            diagnostics.push(Diagnostic::new(Code::InvalidYaml, file, place, message).help("keep one of the two"));
        }
        // The event reader may fail where serde_yaml does not; the mistake is reported all the same.
        if diagnostics.is_empty() {
            let place = Place::Span(Span { start: span.start, end: span.start });
            diagnostics.push(Diagnostic::new(Code::InvalidYaml, file, place, "a key is there twice"));
        }
    }
    let value = match value {
        Yaml::Null => Some(Yaml::Map(Vec::new())),
        Yaml::Map(_) => Some(value),
        other => {
            let message = format!("keys and values are expected here (`title: …`), but this is {}", other.what());
            let place = Place::Value(String::new());
            diagnostics.push(Diagnostic::new(Code::InvalidYaml, file, place, message));
            None
        }
    };
    Checked { value, diagnostics }
}

fn has_duplicates(value: &Yaml) -> bool {
    match value {
        Yaml::Map(entries) => {
            let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
            keys.sort_unstable();
            keys.windows(2).any(|pair| pair[0] == pair[1]) || entries.iter().any(|(_, value)| has_duplicates(value))
        }
        Yaml::List(items) => items.iter().any(has_duplicates),
        _ => false,
    }
}

fn syntax_error(file: &Arc<str>, yaml: &str, span: Span, error: &serde_yaml::Error) -> Diagnostic {
    if let Some(found) = unprintable::control_character(file, yaml, span) {
        return found;
    }
    let text = error.to_string();
    let place = error.location().map_or((1, 1), |location| (location.line(), location.column()));
    // What is never closed is found at the end of the text; the mistake is where it begins.
    let begins = ["while parsing a flow", "while scanning a quoted"].iter().any(|what| text.contains(what));
    let (line, column) = Some(&text).filter(|_| begins).and_then(|text| last_position(text)).unwrap_or(place);
    let at = offset_of(yaml, line, column);
    let place = Place::Span(Span { start: span.start + at, end: span.start + at });
    let message = format!("the YAML cannot be read: {}", without_positions(&text));
    let diagnostic = Diagnostic::new(Code::InvalidYaml, file, place, message);
    match way_out(yaml, at) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The byte offset of a line and a column, both from 1 and counted in characters.
fn offset_of(yaml: &str, line: usize, column: usize) -> usize {
    let start = yaml.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = &yaml[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// The last «line 3 column 5» of the reader's message.
fn last_position(message: &str) -> Option<(usize, usize)> {
    let (_, position) = message.rsplit_once("line ")?;
    let (line, column) = position.split_once(" column ")?;
    Some((line.parse().ok()?, column.trim().parse().ok()?))
}

/// The reader's message without its own positions: they count from the front matter's start, ours from the file's.
fn without_positions(message: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = message.split(' ').peekable();
    while let Some(word) = rest.next() {
        let is_number = |word: Option<&&str>| {
            word.is_some_and(|word| word.trim_end_matches([',', ':']).bytes().all(|b| b.is_ascii_digit()))
        };
        if word == "at" && rest.peek() == Some(&"line") || word == "line" && words.is_empty() {
            // «at line 3 column 5»
            rest.next_if_eq(&"line");
            while is_number(rest.peek()) || rest.peek() == Some(&"column") {
                rest.next();
            }
            continue;
        }
        words.push(word);
    }
    words.join(" ").trim_end_matches([',', ' ']).to_owned()
}

/// What authors most often got wrong where the YAML breaks.
fn way_out(yaml: &str, at: usize) -> Option<String> {
    let lines = LineIndex::new(yaml);
    let (line, _) = lines.line_column(at);
    let start = yaml.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let this = yaml[start..].lines().next().unwrap_or_default();
    let at_character = yaml[at..].chars().next();
    if this.trim_start_matches(' ').starts_with('\t') {
        return Some("indent with spaces; YAML does not take tabs".to_owned());
    }
    if let Some(c @ ('@' | '`' | '%' | '&' | '*' | '!' | '|' | '>')) = at_character {
        return Some(format!("a text that begins with `{c}` needs quotation marks"));
    }
    let value = this.split_once(": ").map(|(_, value)| value.trim())?;
    if value.contains(": ") && !value.starts_with(['"', '\'', '{', '[']) {
        return Some(format!("a text with a colon needs quotation marks: \"{value}\""));
    }
    if value.starts_with('"') || value.starts_with('\'') {
        return Some("is a quotation mark missing, or one inside the text not doubled or escaped?".to_owned());
    }
    if value.starts_with(['[', '{']) {
        return Some("is a bracket or a comma missing?".to_owned());
    }
    None
}

/// What a file holds; unlike [`Yaml`] it may be nothing at all.
struct Root(Yaml);

impl<'de> Deserialize<'de> for Root {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor).map(Root)
    }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Yaml, E> {
        Ok(Yaml::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Yaml, E> {
        Ok(Yaml::Integer(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Yaml, E> {
        Ok(Yaml::Integer(number.into()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Yaml, E> {
        Ok(Yaml::Integer(number))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Yaml, E> {
        Ok(i128::try_from(number).map_or(Yaml::Float(number as f64), Yaml::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Yaml, E> {
        Ok(Yaml::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Yaml, E> {
        Ok(Yaml::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Yaml, E> {
        Ok(Yaml::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Yaml, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Yaml::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Yaml>()? {
            let key = match key {
                Yaml::Text(text) => text,
                Yaml::Integer(number) => number.to_string(),
                Yaml::Bool(flag) => flag.to_string(),
                Yaml::Null => "~".to_owned(),
                other => return Err(de::Error::custom(format!("a key must be a word, and this is {}", other.what()))),
            };
            entries.push((key, map.next_value()?));
        }
        Ok(Yaml::Map(entries))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, _: A) -> Result<Yaml, A::Error> {
        Err(de::Error::custom("a tag (`!name`) has no meaning here"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Checked<Option<Yaml>> {
        read_yaml(&"content/a.md".into(), text, Span { start: 0, end: text.len() })
    }

    #[test]
    fn words_of_yaml_1_1_stay_texts_and_leading_zeros_too() {
        let yaml = read_all("country: no\ncode: 0123\nyear: 2021\nday: 2021-05-12\n").value.unwrap();
        assert_eq!(yaml.at_path("country"), Some(&Yaml::Text("no".into())));
        assert_eq!(yaml.at_path("code"), Some(&Yaml::Text("0123".into())));
        assert_eq!(yaml.at_path("year"), Some(&Yaml::Integer(2021)));
        assert_eq!(yaml.at_path("day"), Some(&Yaml::Text("2021-05-12".into())));
    }

    #[test]
    fn paths_reach_lists_and_keys_with_dots() {
        let yaml = read_all("basis:\n  dates.adopted: {kind: external}\nrelations: [{object: a}, {object: b}]\n")
            .value
            .unwrap();
        assert_eq!(yaml.at_path("relations[1].object"), Some(&Yaml::Text("b".into())));
        assert_eq!(yaml.at_path("basis.dates.adopted.kind"), Some(&Yaml::Text("external".into())));
        assert_eq!(yaml.at_path("relations[2]"), None);
        assert_eq!(yaml.at_path("rel"), None);
    }

    #[test]
    fn a_key_that_is_there_twice_is_found_at_the_second_and_the_rest_is_read() {
        let text = "title: Ä\nsource: {url: a, url: b}\ntitle: C\n";
        let checked = read_all(text);
        let places: Vec<_> = checked
            .diagnostics
            .iter()
            .map(|found| match &found.place {
                Place::Span(span) => (span.start, &text[span.range()]),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(places, [(text.find("url: b").unwrap(), "url"), (text.rfind("title").unwrap(), "title")]);
        assert_eq!(checked.value.unwrap().at_path("title"), Some(&Yaml::Text("Ä".into())));
    }

    #[test]
    fn a_syntax_error_points_into_the_file_and_names_no_other_line() {
        let file: Arc<str> = "content/a.md".into();
        let text = "---\nkicker: Ä\ntitle: Streit: Äpfel: x\n---\n";
        let checked = read_yaml(&file, text, Span { start: 4, end: text.len() - 4 });
        let [found] = &checked.diagnostics[..] else { panic!("{:?}", checked.diagnostics) };
        let Place::Span(span) = found.place else { panic!() };
        assert_eq!(LineIndex::new(text).line_column(span.start).0, 3);
        assert!(!found.message.contains("line"), "{}", found.message);
        assert_eq!(found.help, "a text with a colon needs quotation marks: \"Streit: Äpfel: x\"");
    }

    #[test]
    fn what_is_no_map_is_refused_and_nothing_is_an_empty_map() {
        assert_eq!(read_all("- a\n").diagnostics.len(), 1);
        assert_eq!(read_all("just words\n").diagnostics.len(), 1);
        assert_eq!(read_all("a: !tag b\n").diagnostics.len(), 1);
        assert_eq!(read_all("[1]: b\n").diagnostics.len(), 1);
        assert_eq!(read_all("a: 1\n---\nb: 2\n").diagnostics.len(), 1);
        for nothing in ["", "\n", "# only a comment\n"] {
            let checked = read_all(nothing);
            assert_eq!(checked.value, Some(Yaml::Map(Vec::new())));
            assert_eq!(checked.diagnostics, []);
        }
    }
}
