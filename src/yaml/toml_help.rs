//! The way out of a mistake, written for front matter in TOML.
//!
//! Readers and later steps write what an author should write as YAML has it: `status: in_force`. Whoever shows that beside a
//! document whose keys stand between lines `+++` asks here for the same in TOML.

use super::{Yaml, quoted};
use crate::model::{Date, Precision};

/// Sentences about the form of YAML, their code as TOML already, and the same of TOML.
const SENTENCES: [(&str, &str); 4] = [
    (", or each item on a line of its own behind `- `", ""),
    (", or `key = \"value\"` on indented lines", ", or a line `[…]` with the key's name and the keys below it"),
    ("begin each item with `- ` on a line of its own", "begin each item with a line `[[…]]` that holds the key's name"),
    ("begin the file with a line `---`", "begin the file with a line `+++`"),
];

/// A way out with its keys and values as TOML. What is meant for `dossier.yaml` stays as it is.
pub fn in_toml(help: &str) -> String {
    if help.contains("dossier.yaml") {
        return help.to_owned();
    }
    let code = |(at, part): (usize, &str)| if at % 2 == 1 { spelled(part) } else { part.to_owned() };
    let help = help.split('`').enumerate().map(code).collect::<Vec<_>>().join("`");
    SENTENCES.iter().fold(help, |help, (yaml, toml)| help.replace(yaml, toml))
}

/// Keys with their values, or a list; any other code stays as it is.
fn spelled(code: &str) -> String {
    let same = || code.to_owned();
    match serde_yaml::from_str::<Yaml>(code) {
        // What others hand to their templates are keys of its own.
        Ok(_) if code == "extra:" => "[extra]".to_owned(),
        Ok(Yaml::Map(entries)) if code.starts_with('{') => table(&entries),
        Ok(Yaml::Map(entries)) if entries.iter().all(|(key, _)| is_bare(key)) && !code.starts_with('[') => {
            entries.iter().map(|(key, value)| format!("{key} = {}", value_of(value))).collect::<Vec<_>>().join("\n")
        }
        Ok(Yaml::List(items)) if code.starts_with('[') && !code.starts_with("[[") => list(&items),
        // A key without its value.
        _ => match code.strip_suffix(':') {
            Some(key) if is_bare(key) => format!("{key} = \"\""),
            _ => same(),
        },
    }
}

fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn value_of(value: &Yaml) -> String {
    match value {
        Yaml::Null => "\"\"".to_owned(),
        Yaml::Bool(flag) => flag.to_string(),
        Yaml::Integer(number) => number.to_string(),
        Yaml::Float(number) => number.to_string(),
        // A day is a value of TOML; a month is none.
        Yaml::Text(text) if is_day(text) => text.clone(),
        Yaml::Text(text) => quoted(text),
        Yaml::List(items) => list(items),
        Yaml::Map(entries) => table(entries),
    }
}

fn is_day(text: &str) -> bool {
    text.len() == "2020-08-17".len() && Date::parse(text).is_ok_and(|date| date.precision == Precision::Day)
}

fn list(items: &[Yaml]) -> String {
    format!("[{}]", items.iter().map(value_of).collect::<Vec<_>>().join(", "))
}

fn table(entries: &[(String, Yaml)]) -> String {
    let entry = |(key, value): &(String, Yaml)| format!("{key} = {}", value_of(value));
    format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_those_of_toml_and_the_rest_stays() {
        for (yaml, toml) in [
            ("add `title: …`", "add `title = \"…\"`"),
            ("write `date: 2020-08-17`", "write `date = 2020-08-17`"),
            ("write `start: 2020-08`", "write `start = \"2020-08\"`"),
            ("write `draft: true`", "write `draft = true`"),
            ("write `by: [Jane Doe, Max Roe]`", "write `by = [\"Jane Doe\", \"Max Roe\"]`"),
            ("put it under `extra:` if", "put it under `[extra]` if"),
            ("leave the key empty (`url:`) where", "leave the key empty (`url = \"\"`) where"),
            ("`relations: [{type: owns, object: x}]`", "`relations = [{type = \"owns\", object = \"x\"}]`"),
            (
                "write keys and values: `{key: value}`, or `key: value` on indented lines",
                "write keys and values: `{key = \"value\"}`, or a line `[…]` with the key's name and the keys below it",
            ),
            ("write `[one, two]`, or each item on a line of its own behind `- `", "write `[\"one\", \"two\"]`"),
            (
                "add a line `[name]: https://…`, or write `[text](https://…)`",
                "add a line `[name]: https://…`, or write `[text](https://…)`",
            ),
            (
                "did you mean `status`? write [[slug]] or `[[slug]]`",
                "did you mean `status`? write [[slug]] or `[[slug]]`",
            ),
            ("write `remote_pictures: true` in dossier.yaml", "write `remote_pictures: true` in dossier.yaml"),
            (
                "refer to it by `[^1]: text`, `![alt](x.png)`, `https://example.org`",
                "refer to it by `[^1]: text`, `![alt](x.png)`, `https://example.org`",
            ),
            ("`write \\` unclosed", "`write \\` unclosed"),
        ] {
            assert_eq!(in_toml(yaml), toml);
        }
    }
}
