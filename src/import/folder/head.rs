//! The head of a file: its keys, where its text stands, and whether all of that could be read. What cannot be read may be a
//! `draft: true`, so that the document has to become a draft.

use std::sync::Arc;

use super::layout::is_of_notion;
use super::origin::Program;
use crate::diagnostic::{Place as At, Severity};
use crate::import::found::Remark;
use crate::parse::hidden::visible;
use crate::parse::{keeps_back, misplaced_front_matter};
use crate::source::Span;
use crate::yaml::front_matter::{Form, NoSplit, Split, split};
use crate::yaml::{Yaml, read as read_keys};

/// The parts of a file.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) keys: Vec<(String, Yaml)>,
    /// Where its text stands.
    pub(super) body: Span,
    /// Why what its author wrote above the text is not known, with the line.
    pub(super) doubt: Option<(usize, String)>,
}

impl Head {
    /// The head of a file of this program.
    pub(super) fn of(path: &str, text: &str, program: Program, remarks: &mut Vec<Remark>) -> Head {
        let whole = Span { start: 0, end: text.len() };
        let doubtful = |body, line, why: &str| Head { keys: Vec::new(), body, doubt: Some((line, why.to_owned())) };
        if let Some(head) = json(text) {
            return head;
        }
        if let Some(head) = is_of_notion(path).then(|| properties(text)).flatten() {
            return head;
        }
        if let Some(split) = ended_by_dots(text) {
            let mut head = Head::read(path, text, split, remarks);
            if !matches!(program, Program::Jekyll | Program::MkDocs) {
                head.doubt.get_or_insert((1, "its keys end with `...`, which not every program takes".to_owned()));
            }
            return head;
        }
        match split(text) {
            Ok(split) => Head::read(path, text, split, remarks),
            Err(NoSplit::NotClosed(..)) => doubtful(whole, 1, "what its first line opens is never closed"),
            Err(NoSplit::NotOpened) => {
                let visible = visible(text);
                let Some(found) = misplaced_front_matter(&visible.text) else {
                    return Head { keys: Vec::new(), body: whole, doubt: None };
                };
                let line = line_at(text, visible.written(found.parts.opening).start);
                if !found.is_closed {
                    return doubtful(whole, line, "what seems to be its keys is never closed");
                }
                let [opening, keys, body] =
                    [found.parts.opening, found.parts.keys, found.parts.body].map(|part| visible.written(part));
                let mut head = Head::read(path, text, Split { opening, keys, body, ..found.parts }, remarks);
                head.doubt.get_or_insert((line, "its keys do not begin in its first line with `---`".to_owned()));
                head
            }
        }
    }

    fn read(path: &str, text: &str, split: Split, remarks: &mut Vec<Remark>) -> Head {
        let file: Arc<str> = path.into();
        let read = read_keys(&file, text, split.keys, split.form);
        let mut doubt = None;
        let keys = match read.value {
            Some(Yaml::Map(keys)) => Some(keys),
            _ => None,
        };
        for diagnostic in read.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
            let line = match &diagnostic.place {
                At::Span(span) => line_at(text, span.start),
                _ => 1,
            };
            match keys {
                Some(_) => {
                    remarks.push(Remark::new(path, line, format!("its keys are not whole: {}", diagnostic.message)));
                }
                None => {
                    doubt.get_or_insert((line, format!("its keys cannot be read ({})", diagnostic.message)));
                }
            }
        }
        if keys.is_none() {
            doubt.get_or_insert((1, "its keys cannot be read".to_owned()));
        }
        Head { keys: keys.unwrap_or_default(), body: split.body, doubt }
    }
}

/// Keys in JSON, as Hugo takes them: a group in curly brackets at the very top.
fn json(text: &str) -> Option<Head> {
    let start = text.len() - text.trim_start().len();
    let inner = text[start..].strip_prefix('{')?.trim_start();
    if !inner.starts_with(['"', '}']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde_json::Value>();
    let read = values.next();
    let end = start + values.byte_offset();
    match read {
        Some(Ok(serde_json::Value::Object(entries))) => Some(Head {
            keys: entries.into_iter().map(|(key, value)| (key, of_json(value))).collect(),
            body: Span { start: end, end: text.len() },
            doubt: None,
        }),
        _ => Some(Head {
            keys: Vec::new(),
            body: Span { start: 0, end: text.len() },
            doubt: Some((1, "its keys cannot be read as JSON".to_owned())),
        }),
    }
}

fn of_json(value: serde_json::Value) -> Yaml {
    use serde_json::Value;
    match value {
        Value::Null => Yaml::Null,
        Value::Bool(flag) => Yaml::Bool(flag),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Yaml::Integer(number.into()),
            None => Yaml::Float(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Yaml::Text(text),
        Value::Array(items) => Yaml::List(items.into_iter().map(of_json).collect()),
        Value::Object(entries) => Yaml::Map(entries.into_iter().map(|(key, value)| (key, of_json(value))).collect()),
    }
}

/// Keys as Notion exports the properties of a page: lines `Key: value` below its title.
fn properties(text: &str) -> Option<Head> {
    let (title, rest) = text.trim_start().strip_prefix("# ")?.split_once('\n')?;
    let block = rest.trim_start_matches(['\r', '\n']);
    let mut keys = vec![("title".to_owned(), Yaml::Text(title.trim().to_owned()))];
    let mut at = text.len() - block.len();
    for line in block.split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        let (key, value) = line.split_once(": ").or_else(|| line.trim_end().strip_suffix(':').map(|key| (key, "")))?;
        keys.push((key.trim().to_owned(), Yaml::Text(value.trim().to_owned())));
        at += line.len();
    }
    // A paragraph with a colon is a text, whatever it may say of being kept back.
    let is_said =
        |(_, value): &(String, Yaml)| matches!(value, Yaml::Text(text) if text.ends_with(['.', '!', '?', ':']));
    if keys[1..].iter().any(is_said) {
        let keeping = keys[1..].iter().find(|(key, value)| keeps_back(key, value))?;
        let doubt = Some((1, format!("`{}` may be meant to keep it back", keeping.0)));
        return Some(Head { keys: Vec::new(), body: Span { start: 0, end: text.len() }, doubt });
    }
    (keys.len() > 1).then_some(Head { keys, body: Span { start: at, end: text.len() }, doubt: None })
}

/// The parts of a file whose YAML ends as YAML itself has it, by a line `...`.
fn ended_by_dots(text: &str) -> Option<Split> {
    let mut at = text.split_inclusive('\n').next().filter(|line| line.trim_end() == Form::Yaml.fence())?.len();
    let (opening, keys) = (Span { start: 0, end: Form::Yaml.fence().len() }, at);
    for line in text[at..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        match line.trim_end() {
            "---" => return None,
            "..." => {
                let keys = Span { start: keys, end: start };
                return Some(Split { opening, form: Form::Yaml, keys, body: Span { start: at, end: text.len() } });
            }
            _ => {}
        }
    }
    None
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}
