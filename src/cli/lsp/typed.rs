//! What is being typed in YAML: the keys that lead to a place, also where what stands there cannot be read yet.

use std::ops::Range;

use crate::yaml::outline::Outline;

/// A step to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item,
}

/// A word with what leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) path: Vec<Step>,
    /// Whether a key can stand here.
    pub(super) is_key: bool,
    /// Whether a value can.
    pub(super) is_value: bool,
    /// The word around the place, without quotation marks.
    pub(super) word: Range<usize>,
}

/// A bracket that is open.
enum Open {
    /// With the key of the value that is being read.
    Group(Option<String>),
    List,
}

/// What is typed at an offset of a text in YAML.
pub(super) fn typed(text: &str, at: usize) -> Typed {
    let (mut blocks, mut open): (Vec<(usize, Step)>, Vec<Open>) = (Vec::new(), Vec::new());
    let mut state = (at, true, false);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_last = at < start + line.len() || start + line.len() == text.len() && !line.ends_with('\n');
        let visible = if is_last { &text[start..at.max(start)] } else { line.trim_end() };
        if let Some(new) = read_line(visible, &mut blocks, &mut open, is_last) {
            state = (start + new.0, new.1, new.2);
        }
        if is_last {
            break;
        }
        start += line.len();
        if start == text.len() {
            // Behind the last line.
            blocks.retain(|_| !open.is_empty());
            state = (start, open.is_empty(), false);
        }
    }
    let mut path: Vec<Step> = blocks.into_iter().map(|(_, step)| step).collect();
    path.extend(open.into_iter().filter_map(|open| match open {
        Open::Group(key) => key.map(Step::Key),
        Open::List => Some(Step::Item),
    }));
    let (begin, is_key, is_value) = state;
    Typed { path, is_key, is_value, word: word(text, begin.min(at), at) }
}

/// Reads a line up to its end, or up to the place that is asked for; says where the word there begins, and what it can be.
fn read_line(
    line: &str,
    blocks: &mut Vec<(usize, Step)>,
    open: &mut Vec<Open>,
    is_last: bool,
) -> Option<(usize, bool, bool)> {
    let mut at = 0;
    let (mut is_key, mut is_value) = (true, false);
    if open.is_empty() {
        let mut column = line.len() - line.trim_start_matches(' ').len();
        let content = &line[column..];
        if !is_last && (content.is_empty() || content.starts_with('#')) {
            return None;
        }
        let is_item = |content: &str| content.starts_with("- ") || content == "-";
        let is_over = |(indent, step): &(usize, Step)| {
            *indent > column || *indent == column && !(is_item(content) && matches!(step, Step::Key(_)))
        };
        while blocks.last().is_some_and(is_over) {
            blocks.pop();
        }
        while is_item(&line[column..]) {
            blocks.push((column, Step::Item));
            let rest = &line[column + 1..];
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
            is_value = true;
        }
        match key(&line[column..]) {
            Some(name) => {
                blocks.push((column, Step::Key(unquoted(name).to_owned())));
                at = column + name.len() + 1;
                (is_key, is_value) = (false, true);
            }
            None => {
                at = column;
                if !line[column..].starts_with(['{', '[']) {
                    return is_last.then_some((column, true, is_value));
                }
            }
        }
    } else {
        (is_key, is_value) =
            (matches!(open.last(), Some(Open::Group(None))), !matches!(open.last(), Some(Open::Group(None))));
    }
    let mut begin = at;
    let mut quote = None;
    for (place, letter) in line.char_indices().skip_while(|(place, _)| *place < at) {
        let is_begin = line[begin..place].trim().is_empty();
        let is_end = || line[place + letter.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
        match (letter, quote) {
            (_, Some(mark)) => quote = Some(mark).filter(|mark| *mark != letter),
            ('"' | '\'', None) if is_begin => quote = Some(letter),
            ('{', None) if is_begin => {
                open.push(Open::Group(None));
                (begin, is_key, is_value) = (place + 1, true, false);
            }
            ('[', None) if is_begin => {
                open.push(Open::List);
                (begin, is_key, is_value) = (place + 1, false, true);
            }
            ('}' | ']', None) if !open.is_empty() => {
                open.pop();
                (begin, is_key, is_value) = (place + 1, false, false);
            }
            (',', None) => match open.last_mut() {
                Some(Open::Group(own)) => {
                    *own = None;
                    (begin, is_key, is_value) = (place + 1, true, false);
                }
                Some(Open::List) => (begin, is_key, is_value) = (place + 1, false, true),
                None => {}
            },
            (':', None) if is_end() => {
                if let Some(Open::Group(own @ None)) = open.last_mut() {
                    *own = Some(unquoted(line[begin..place].trim()).to_owned());
                    (begin, is_key, is_value) = (place + 1, false, true);
                }
            }
            ('#', None) if is_begin && place > 0 => break,
            _ => {}
        }
    }
    Some((begin, is_key, is_value))
}

/// The key that a line begins with, as it is written.
fn key(content: &str) -> Option<&str> {
    let end = content
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| content[at + 1..].chars().next().is_none_or(char::is_whitespace))?;
    let name = &content[..end];
    let is_plain = !name.is_empty() && !name.contains(['{', '[', '#', ',']);
    is_plain.then_some(name)
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

/// The word from `begin` on that holds a place.
fn word(text: &str, begin: usize, at: usize) -> Range<usize> {
    let lead = text[begin..at].len() - text[begin..at].trim_start_matches([' ', '"', '\'']).len();
    let rest = text[at..].split(['\r', '\n', ',', ']', '}', '#', ':']).next().unwrap_or_default();
    let end = at + rest.trim_end_matches([' ', '"', '\'']).len();
    begin + lead..end.max(begin + lead)
}

/// What may stand behind these steps. A value alone stands for a list of one.
pub(super) fn at<'o>(outline: &'o Outline, path: &[Step]) -> Option<&'o Outline> {
    path.iter().try_fold(outline, |outline, step| match step {
        Step::Item => Some(outline.item.as_deref().unwrap_or(outline)),
        Step::Key(name) => {
            let own = |outline: &'o Outline| {
                let key = outline.keys.iter().find(|(key, _)| key == name).map(|(_, key)| key);
                key.or(outline.entry.as_deref())
            };
            own(outline).or_else(|| own(outline.item.as_deref()?))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path to the sign ‸, what can stand there, and the word around it.
    fn shown(text: &str) -> (String, String) {
        let at = text.find('‸').expect("a place");
        let text = text.replace('‸', "");
        let found = typed(&text, at);
        let steps = found.path.iter().map(|step| match step {
            Step::Key(name) => name.as_str(),
            Step::Item => "-",
        });
        let steps: Vec<&str> = steps.collect();
        let what = format!("{}{}", if found.is_key { "k" } else { "" }, if found.is_value { "v" } else { "" });
        (format!("{} {what}", steps.join("/")), text[found.word].to_owned())
    }

    #[test]
    fn the_keys_that_lead_to_a_place_are_found_in_yaml_that_is_not_finished() {
        for (text, path, word) in [
            ("ti‸", " k", "ti"),
            ("title: T\nst‸atus: x\n", " k", "status"),
            ("country: c‸", "country v", "c"),
            ("country: ‸\nname: x\n", "country v", ""),
            ("about: [tesla, by‸d, x]\n", "about/- v", "byd"),
            ("about:\n  - te‸sla\n", "about/- kv", "tesla"),
            ("about:\n- te‸\n", "about/- kv", "te"),
            ("relations:\n  - subject: a\n    type: ow‸\n", "relations/-/type v", "ow"),
            ("relations:\n  - subject: a\n    ty‸\n", "relations/- k", "ty"),
            ("relations:\n  - {subject: a, type: ow‸, object: b}\n", "relations/-/type v", "ow"),
            ("relations:\n  - {subject: a, ob‸}\n", "relations/- k", "ob"),
            ("relations: [{subject: \"te‸sla\"}]\n", "relations/-/subject v", "tesla"),
            ("relations:\n  - {subject: a,\n     object: ‸}\n", "relations/-/object v", ""),
            ("source:\n  outlet: B\n  la‸\n", "source k", "la"),
            ("source: {outlet: B}\nla‸\n", " k", "la"),
            ("claims:\n  - id: c1\n    by: [a, b]\n  - by: ‸\n", "claims/-/by v", ""),
            ("a: b\n‸", " k", ""),
        ] {
            assert_eq!(shown(text), (path.to_owned(), word.to_owned()), "{text}");
        }
    }
}
