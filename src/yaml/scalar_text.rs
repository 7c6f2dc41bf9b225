//! What an author wrote in a value, where YAML makes something else of it: numbers with a spelling of their own, texts that
//! a `#` cuts, control characters, comments that are none.

use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::Yaml;
use super::place::{CharacterOffsets, Places};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{Span, is_unprintable};

/// Keys whose values are sentences or titles, in which a `#` is meant.
const TEXTS: [&str; 12] = [
    "description", "headline", "kicker", "label", "name", "note", "outlet", "publisher", "reason", "summary", "text",
    "title",
];

/// Gives numbers with a spelling of their own (`0x1F`, `+49`, `1e3`, `1.50`) back as the text that was written. What
/// stands under `extra` is for templates, and stays a number.
pub fn keep_spellings(value: &mut Yaml, yaml: &str) {
    let mut odd = Vec::new();
    let is_plain = !["0x", "0o", "0b", "+"].iter().any(|sign| yaml.contains(sign));
    visit(value, &mut String::new(), &mut |path, value| {
        let is_odd = match value {
            Yaml::Integer(_) => !is_plain,
            Yaml::Float(_) => true,
            _ => false,
        };
        if is_odd && path != "extra" && !path.starts_with("extra.") && !path.starts_with("extra[") {
            odd.push(path.to_owned());
        }
    });
    if odd.is_empty() {
        return;
    }
    let places = Places::new(yaml);
    for path in odd {
        let span = places.locate(&Place::Value(path.clone()));
        let Some(written) = yaml.get(span.range()) else { continue };
        if let Some(value) = value.at_path_mut(&path)
            && !matches!(value, Yaml::Integer(number) if number.to_string() == written)
        {
            *value = Yaml::Text(written.to_owned());
        }
    }
}

/// Reports values with control characters, which YAML can write as `\f`, and with comments of markdown, which are none here.
pub fn check_texts(value: &Yaml, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) {
    visit(value, &mut String::new(), &mut |path, value| {
        let Yaml::Text(text) = value else { return };
        let place = || Place::Value(path.to_owned());
        if let Some(c) = text.chars().find(|c| is_unprintable(*c)) {
            let message = format!("the value holds the control character U+{:04X}", c as u32);
            diagnostics.push(Diagnostic::new(Code::ControlCharacter, file, place(), message).help("remove it"));
        }
        let is_opened = ["<!", "<%", "{>>"].iter().any(|sign| text.contains(sign));
        if is_opened || text.matches("%%").count() > 1 {
            let message = "what looks like a comment here would be published";
            let help = "remove it; in front matter a comment begins with `#`";
            diagnostics.push(Diagnostic::new(Code::OpenComment, file, place(), message).help(help));
        }
    });
}

/// Warns of texts on one line that end where a comment begins although none is meant: `title: Case #12`. A remark stands apart
/// from its sign, `# so`, or from the text by more than one space.
pub fn check_cut_texts(file: &Arc<str>, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let yaml = &text[span.range()];
    if !yaml.contains(" #") {
        return;
    }
    let offsets = CharacterOffsets::new(yaml);
    let mut events = Parser::new_from_str(yaml);
    while let Some(Ok((event, place))) = events.next_event() {
        let Event::Scalar(_, ScalarStyle::Plain, ..) = event else { continue };
        let (start, end) = (offsets.byte(place.start.index()), offsets.byte(place.end.index()));
        let line_start = yaml[..start].rfind('\n').map_or(0, |at| at + 1);
        let key = yaml[line_start..start].trim_end().trim_end_matches(':').rsplit([' ', '{', ',']).next();
        let written = yaml[start..end].trim_end();
        let rest = yaml[start + written.len()..].lines().next().unwrap_or_default();
        let cuts = rest.strip_prefix(" #").is_some_and(|rest| !is_remark(rest));
        if cuts && !written.is_empty() && key.is_some_and(|key| TEXTS.contains(&key)) {
            let place = Place::Span(Span { start: span.start + start, end: span.start + start + written.len() });
            let message = format!("the text ends here, as ` #` begins a comment: \"{}\" is left out", rest.trim());
            let help = format!("put all of it in quotation marks: \"{written}{}\"", rest.trim_end());
            diagnostics.push(Diagnostic::new(Code::CutText, file, place, message).help(help));
        }
    }
}

/// Whether what follows the sign of a comment is set apart from it, and no number.
fn is_remark(rest: &str) -> bool {
    let words = rest.trim_start_matches('#');
    words.is_empty() || words.starts_with(' ') && !words.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Goes through all values with their paths. `path` is that of the value, and the same again at the end.
fn visit(value: &Yaml, path: &mut String, look: &mut impl FnMut(&str, &Yaml)) {
    look(path, value);
    let own = path.len();
    match value {
        Yaml::List(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push_str(&format!("[{at}]"));
                visit(item, path, look);
                path.truncate(own);
            }
        }
        Yaml::Map(entries) => {
            for (key, value) in entries {
                path.push_str(if own == 0 { "" } else { "." });
                path.push_str(key);
                visit(value, path, look);
                path.truncate(own);
            }
        }
        _ => {}
    }
}
