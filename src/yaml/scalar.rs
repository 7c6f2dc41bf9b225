//! Texts written as YAML, so that every reader of YAML reads the same text again.

use crate::source::is_unprintable;

/// Words that readers of YAML 1.1 or 1.2 take for something else than a text.
const RESERVED: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// A text as a value on one line of block YAML: plain where nobody can read it otherwise, else in quotation marks.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(needs_escape)
        && !RESERVED.contains(&&*text.to_lowercase())
}

/// Whether a character ends a line somewhere, or cannot be seen where it stands.
fn needs_escape(c: char) -> bool {
    c.is_control() || is_unprintable(c) || matches!(c, '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text in quotation marks, for any place.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if needs_escape(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::source::Span;
    use crate::yaml::front_matter::Form;
    use crate::yaml::{Yaml, read};

    fn read_again(text: &str) -> Option<Yaml> {
        let file: Arc<str> = "a.md".into();
        let yaml = format!("before: x\ntitle: {}\nafter: x\n", scalar(text));
        let value = read(&file, &yaml, Span { start: 0, end: yaml.len() }, Form::Yaml).value?;
        assert_eq!(value.at_path("after"), Some(&Yaml::Text("x".into())), "{yaml}");
        value.at_path("title").cloned()
    }

    #[test]
    fn a_text_is_plain_only_where_every_reader_takes_it_for_itself() {
        for (text, written) in [
            ("Washington setzt ByteDance eine Frist", "Washington setzt ByteDance eine Frist"),
            ("Über Größe: eine Frage", "\"Über Größe: eine Frage\""),
            ("字节跳动", "字节跳动"),
            ("Yes", "\"Yes\""),
            ("null", "\"null\""),
            ("2021", "\"2021\""),
            ("#x", "\"#x\""),
            ("Case #12", "\"Case #12\""),
            ("C#", "C#"),
            ("\"q\"", "\"\\\"q\\\"\""),
            ("a\nb", "\"a\\U0000000ab\""),
            ("", "\"\""),
            ("- x", "\"- x\""),
            ("😀", "\"😀\""),
        ] {
            assert_eq!(scalar(text), written, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_again_as_it_was(text in "\\PC*|[ -~\n\t:#'\"\\\\é字]{0,40}") {
            prop_assert_eq!(read_again(&text), Some(Yaml::Text(text)));
        }
    }
}
