//! Front matter that is none because something stands above it, or because its signs are others: an empty line, a comment, a
//! dash that an editor made of three. Its keys would be published as text, and a `draft: true` among them would keep nothing back.

use super::kept_back::{flag_or_text, keeps_back};
use crate::source::Span;
use crate::yaml::Yaml;
use crate::yaml::front_matter::{Form, Split};

/// What seems to be meant as front matter, as byte ranges of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Its parts as they seem to be meant.
    pub parts: Split,
    /// Whether a line closes it. Where none does, an empty line ends what seems to be its keys.
    pub is_closed: bool,
}

/// The front matter that a text without any was meant to have. Text that begins with a rule, and rules further down, are none:
/// what follows has to look like keys, to the line that closes it.
pub fn misplaced_front_matter(text: &str) -> Option<Misplaced> {
    let mut lines = lines(text).skip_while(|(_, line)| is_nothing(line)).peekable();
    let (start, first) = *lines.peek()?;
    if first.starts_with('{') {
        return json(text, start);
    }
    let form = fence(first);
    let mut opening = Span { start, end: start };
    let is_fenced = form.is_some() || is_other_fence(first);
    if is_fenced {
        opening.end = start + first.trim_end().len();
        lines.next();
        if let Some((at, _)) = lines.peek().filter(|(_, line)| line.starts_with('{')) {
            return json(text, *at);
        }
    }
    let mut keys = Span { start: lines.peek().map_or(text.len(), |(at, _)| *at), end: text.len() };
    let mut found: Vec<&str> = Vec::new();
    let mut body = None;
    let mut first_gap = None;
    for (at, line) in lines {
        let closes = form.is_some() && (fence(line).is_some() || line.trim_end() == "...");
        if closes || form.is_none() && (line.trim().is_empty() || is_other_fence(line) || fence(line).is_some()) {
            (keys.end, body) = (at, Some(at + line.len()));
            break;
        }
        if line.trim().is_empty() {
            first_gap.get_or_insert((at, found.len()));
        }
        found.push(line);
    }
    let is_closed = is_fenced && body.is_some();
    // Up to the end of the text, or to a rule far below: only what stands right under the sign may be keys.
    let is_whole = is_closed && looks_like_keys(&found);
    if !is_whole && let Some((at, count)) = first_gap {
        found.truncate(count);
        (keys.end, body) = (at, Some(at));
    }
    let keeps = found.iter().any(|line| key_and_value(line).is_some_and(|(key, value)| says_draft(key, value)));
    let is_meant = match form {
        Some(_) if is_whole => true,
        Some(_) => looks_like_keys(&found) && (keeps || found.len() > 1),
        // Keys without any sign around them are text, unless they keep the document back.
        None => looks_like_keys(&found) && keeps,
    };
    let body = Span { start: body.unwrap_or(text.len()), end: text.len() };
    let parts = Split { opening, form: form.unwrap_or(Form::Yaml), keys, body };
    is_meant.then_some(Misplaced { parts, is_closed: is_whole })
}

/// The keys of an object of JSON that a text begins with, where they keep the document back.
fn json(text: &str, start: usize) -> Option<Misplaced> {
    let mut values =
        serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde_json::Map<String, serde_json::Value>>();
    let keys = values.next()?.ok()?;
    let is_kept = |(key, value): (&String, &serde_json::Value)| match value {
        serde_json::Value::Bool(flag) => keeps_back(key, &Yaml::Bool(*flag)),
        serde_json::Value::String(text) => keeps_back(key, &Yaml::Text(text.clone())),
        _ => false,
    };
    let end = start + values.byte_offset();
    let parts = Split {
        opening: Span { start, end: start + 1 },
        form: Form::Yaml,
        keys: Span { start, end },
        body: Span { start: end, end: text.len() },
    };
    keys.iter().any(is_kept).then_some(Misplaced { parts, is_closed: true })
}

/// A line that opens and closes front matter of other programs, or code.
fn is_other_fence(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_start_matches(['`', '~']);
    matches!(line, "***" | ";;;")
        || line.len() >= bare.len() + 3 && matches!(bare, "" | "yaml" | "yml" | "toml" | "json")
}

/// Each line with its end, and where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// Whether a line holds nothing that a reader sees: what is left of a comment, or a mark of the order of bytes.
fn is_nothing(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    line.is_empty() || line.starts_with("<!--") && (line.ends_with("-->") || line == super::hidden::EMPTY_COMMENT)
}

/// The form of front matter that a line seems to open or close: with spaces before it, with dashes that an editor made of
/// hyphens, with the name of the form behind it.
fn fence(line: &str) -> Option<Form> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    let bare =
        ["yaml", "yml", "json", "toml"].iter().find_map(|name| line.strip_suffix(name)).unwrap_or(line).trim_end();
    let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}');
    let is_of_dashes = bare.chars().all(|c| c == '-' || is_dash(c)) && (bare.len() >= 3 || bare.contains(is_dash));
    match bare {
        _ if !bare.is_empty() && is_of_dashes => Some(if line.ends_with("toml") { Form::Toml } else { Form::Yaml }),
        _ if bare.len() >= 3 && bare.bytes().all(|byte| byte == b'+') => Some(Form::Toml),
        _ => None,
    }
}

/// Whether lines are keys with their values, lists and remarks of YAML or TOML.
fn looks_like_keys(lines: &[&str]) -> bool {
    let mut has_key = false;
    lines.iter().filter(|line| !line.trim().is_empty()).all(|line| {
        let is_key = key_and_value(line).is_some();
        let text = line.trim();
        has_key |= is_key;
        let goes_on = line.starts_with([' ', '\t']) || text.starts_with(['-', '#', ']', '}', '"', '\'']);
        is_key
            || has_key && (goes_on || text.ends_with([',', ']', '}']))
            || text.starts_with('[') && text.ends_with(']')
    }) && has_key
}

/// A key at the beginning of a line, and what stands behind its sign.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let at = line.find([':', '='])?;
    let (key, value) = (line[..at].trim().trim_matches(['"', '\'']), &line[at + 1..]);
    let is_sign = line.as_bytes()[at] == b'=' || value.is_empty() || value.starts_with([' ', '\t']);
    let is_word = key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        && key.split(' ').count() <= 3;
    (is_sign && is_word).then_some((key, value.trim()))
}

/// Whether a line says that the document is kept back.
fn says_draft(key: &str, value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    let key = key.to_lowercase();
    // A sentence after a word and a colon is text.
    !value.contains(' ') && keeps_back(&key, &flag_or_text(&value.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Option<(&str, bool)> {
        misplaced_front_matter(text).map(|found| (&text[found.parts.keys.range()], found.is_closed))
    }

    #[test]
    fn keys_below_something_or_between_other_signs_are_known() {
        let whole = Some(("title: Foo\ndraft: true\n", true));
        for head in [
            "\n---\n", "\n\n \n--- \n", "<!-- x -->\n---\n", "<!-->\n---\n", " ---\n", "\u{feff}---\n", "\u{2014}\n",
            "----\n", "---yaml\n", "\u{200b}---\n", "***\n", "```yaml\n", "~~~\n",
        ] {
            let end = match head {
                "\u{2014}\n" | "***\n" | "~~~\n" => head,
                "```yaml\n" => "```\n",
                _ => "---\n",
            };
            assert_eq!(keys(&format!("{head}title: Foo\ndraft: true\n{end}Text\n")), whole, "{head:?}");
        }
        assert_eq!(keys("\n---\ntitle: Foo\ndraft: true\n...\nText\n"), whole);
        assert_eq!(keys("\r\n---\r\ntitle: F\r\n---\r\nText\r\n"), Some(("title: F\r\n", true)));
        assert_eq!(
            keys("\n+++\ntitle = \"F\"\n[extra]\na = 1\n+++\n"),
            Some(("title = \"F\"\n[extra]\na = 1\n", true))
        );
        assert_eq!(keys("\n---\ntags:\n- a\n- b\n\nlang: de\n---\n"), Some(("tags:\n- a\n- b\n\nlang: de\n", true)));
        assert_eq!(keys("\n---\ntitle: Foo\ndraft: true\n\nText.\n"), Some(("title: Foo\ndraft: true\n", false)));
        assert_eq!(keys("title: Foo\nstatus: draft\n\nText.\n"), Some(("title: Foo\nstatus: draft\n", false)));
        assert_eq!(keys("draft: true\n"), Some(("draft: true\n", false)));
    }

    #[test]
    fn keys_of_json_and_toml_are_known() {
        assert_eq!(keys("---toml\ndraft = true\n---\nText"), Some(("draft = true\n", true)));
        assert_eq!(keys("{\"a\": 1,\n \"draft\": true}\n\nText"), Some(("{\"a\": 1,\n \"draft\": true}", true)));
        assert_eq!(keys(";;;\n{\"draft\": true}\n;;;\nText"), Some(("{\"draft\": true}", true)));
        assert_eq!(keys("draft: true\n---\nText"), Some(("draft: true\n", false)));
        assert_eq!(keys("{\"a\": 1}\n\nText"), None);
        assert_eq!(keys("{draft: true"), None);
    }

    #[test]
    fn text_with_rules_is_text() {
        for text in [
            "***\na: b\n***\n",
            "```yaml\ntitle: x\n```\n",
            "Text.\n\n---\n\nNote: more.\n\n---\n",
            "# Title\n\n---\ntitle: x\n---\n",
            "\n---\n\nText.\n\n---\n\nMore.\n",
            "\n---\nText goes on: so it is.\nMore of it.\n---\n",
            "\n---\nNote: one line.\n\nText.\n",
            "Note: this is text.\n\nMore.\n",
            "Draft: a word of the law.\n\nMore.\n",
            "* * *\na: b\n* * *\n",
            "",
            "\n\n",
        ] {
            assert_eq!(keys(text), None, "{text:?}");
        }
    }
}
