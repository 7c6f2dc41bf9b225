//! Texts of the front matter are plain: markdown in them is shown as it is written, on pages and wherever else they go.

use crate::diagnostic::{Code, Place};
use crate::yaml::{Log, Yaml};

/// Keys whose values are texts for readers.
const TEXTS: [&str; 8] = ["description", "headline", "kicker", "note", "reason", "summary", "text", "title"];

/// Reports markdown in such texts, each once.
pub(super) fn report_markup(keys: &Yaml, log: &Log) {
    report_in(keys, String::new(), false, log);
}

fn report_in(value: &Yaml, path: String, is_text: bool, log: &Log) {
    match value {
        Yaml::Map(entries) => {
            for (key, value) in entries {
                // What an author keeps there nothing here shows.
                if path.is_empty() && key == "extra" {
                    continue;
                }
                let own = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                // `text: {de: …, en: …}` has texts too.
                report_in(value, own, is_text || TEXTS.contains(&&**key), log);
            }
        }
        Yaml::List(items) => {
            for (at, item) in items.iter().enumerate() {
                report_in(item, format!("{path}[{at}]"), is_text, log);
            }
        }
        Yaml::Text(text) if is_text => {
            if let Some(markup) = markup_in(text) {
                let message = format!("readers see `{markup}` as it is written");
                let help = "texts of the front matter are plain: write the words alone";
                log.report(Code::ForeignMarkup, Place::Value(path), message, help);
            }
        }
        _ => {}
    }
}

/// The first markdown in a text: a link, a shortcode, emphasis.
fn markup_in(text: &str) -> Option<&str> {
    let between = |open: &str, close: &str| {
        let start = text.find(open)?;
        let length = text[start + open.len()..].find(close).filter(|length| *length > 0)?;
        Some(start..start + open.len() + length + close.len())
    };
    let link = || {
        let middle = text.find("](")?;
        let (start, end) = (text[..middle].rfind('[')?, text[middle..].find(')')?);
        Some(start..middle + end + 1)
    };
    let emphasis = || {
        text.match_indices('*').find_map(|(start, _)| {
            let inner = &text[start + 1..];
            let is_open = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '*');
            let length = inner.find('*').filter(|length| is_open && *length > 0)?;
            let is_tight = |c: char| !c.is_whitespace();
            let holds = inner.starts_with(is_tight) && inner[..length].ends_with(is_tight);
            (holds && !inner[length + 1..].starts_with(char::is_alphanumeric)).then_some(start..start + length + 2)
        })
    };
    let found =
        [between("[[", "]]"), between("{{<", ">}}"), between("{{%", "%}}"), link(), between("**", "**"), emphasis()];
    let first = found.into_iter().flatten().min_by_key(|place| place.start)?;
    text.get(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_told_from_signs_of_a_text() {
        for (text, markup) in [
            ("It is **not** true", Some("**not**")),
            ("See [[oak]], **not** this", Some("[[oak]]")),
            ("See [x](https://y.example)", Some("[x](https://y.example)")),
            ("{{< fig >}}", Some("{{< fig >}}")),
            ("*Raid* in May", Some("*Raid*")),
            ("5 * 3 * 2", None),
            ("Acme* and Bolt*", None),
            ("[sic] (again)", None),
            ("a list [1](", None),
        ] {
            assert_eq!(markup_in(text), markup, "{text}");
        }
    }
}
