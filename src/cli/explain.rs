//! `dossier explain`: what a diagnostic means, with an example of the mistake and of the way out.
//!
//! The explanation is the row of the code in `docs/diagnostics.md`, the examples stand in `examples.yaml`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Deserialize;

use crate::cli::{answer, usage};
use crate::diagnostic::{Code, nearest};

const MANUAL: &str = include_str!("../../docs/diagnostics.md");
const EXAMPLES: &str = include_str!("examples.yaml");

/// Something wrong and the same put right.
#[derive(Clone, Debug, Deserialize)]
pub struct Example {
    /// Where both stand.
    #[serde(rename = "in")]
    pub place: Place,
    pub wrong: String,
    pub right: String,
}

/// Where an example stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Text,
    Article,
    Company,
    Regulation,
    Config,
    File,
    Template,
    Names,
    Words,
}

/// Prints what a code means, or all codes where none is named.
pub fn run(code: Option<&str>) -> ExitCode {
    let text = match code.map(|name| (name, find(name))) {
        None => list(),
        Some((_, Some(code))) => explanation(code),
        Some((name, None)) => {
            let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
            let way_out = near.map_or("`dossier explain` lists all".to_owned(), |near| format!("did you mean {near}?"));
            return usage(&format!("there is no diagnostic {name}; {way_out}"));
        }
    };
    answer(text);
    ExitCode::SUCCESS
}

/// A code by its name, also as it is printed: `error[broken-link]`.
fn find(name: &str) -> Option<Code> {
    let bare = name.split_once('[').map_or(name, |(_, rest)| rest.trim_end_matches([']', ':']));
    Code::ALL.iter().copied().find(|code| code.name() == bare)
}

fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: &Code| format!("{:<width$}  {:<7}  {}\n", code.name(), code.severity().name(), code.meaning());
    Code::ALL.iter().map(line).collect()
}

fn explanation(code: Code) -> String {
    let (what, way_out) = row(code);
    let mut text = format!("{}[{}]\n\n{what}\n{way_out}\n", code.severity().name(), code.name());
    if let Some(example) = examples().get(code.name()) {
        let place = match example.place {
            Place::Text => " in a text",
            Place::Article => " in the front matter of an article",
            Place::Company => " in the front matter of a company",
            Place::Regulation => " in the front matter of a regulation",
            Place::Config => " in dossier.yaml",
            Place::File => " in the file of an article",
            Place::Template => " in templates/page.html",
            Place::Names | Place::Words => "",
        };
        for (word, block) in [("Wrong", &example.wrong), ("Right", &example.right)] {
            text.push_str(&format!("\n{word}{place}:\n\n"));
            for line in block.lines() {
                text.push_str(format!("    {line}").trim_end());
                text.push('\n');
            }
        }
    }
    text
}

/// What is wrong and the way out, as the manual has them, without its markup.
fn row(code: Code) -> (String, String) {
    let row = MANUAL.lines().find_map(|line| line.strip_prefix(&format!("| `{}` | ", code.name())));
    let (what, way_out) = row.and_then(|row| row.trim_end_matches(" |").split_once(" | ")).unwrap_or_default();
    (without_links(what), without_links(way_out))
}

/// Text of a table without its links' addresses and its escaped bars.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    let link = |text: &'_ str| {
        let (before, after) = text.split_once("](")?;
        let (before, words) = before.rsplit_once('[')?;
        Some((format!("{before}{words}"), text.len() - after.split_once(')')?.1.len()))
    };
    while let Some((words, end)) = link(rest) {
        plain.push_str(&words);
        rest = &rest[end..];
    }
    (plain + rest).replace("\\|", "|")
}

/// The example of each code. The file is part of the program and read by a test, so that a mistake in it cannot reach a user.
pub fn examples() -> BTreeMap<String, Example> {
    serde_yaml::from_str(EXAMPLES).expect("the examples are valid YAML")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_row_of_the_manual_and_an_example() {
        let examples = examples();
        for code in Code::ALL {
            let (what, way_out) = row(*code);
            assert!(!what.is_empty() && !way_out.is_empty(), "{}", code.name());
            let example = examples.get(code.name()).unwrap_or_else(|| panic!("{} has no example", code.name()));
            assert_ne!(example.wrong, example.right, "{}", code.name());
        }
        assert_eq!(examples.len(), Code::ALL.len());
    }

    #[test]
    fn an_explanation_is_plain_text() {
        let text = explanation(Code::UnknownValue);
        assert!(text.starts_with("error[unknown-value]\n\nA value that is not in the key's vocabulary"), "{text}");
        assert!(text.contains("see front-matter.md") && text.contains("    status: in_force\n"), "{text}");
        assert_eq!(without_links("a `\\|` [b](c.md#d) and [e](f) g"), "a `|` b and e g");
        assert_eq!(find("error[broken-link]:"), Some(Code::BrokenLink));
    }
}
