//! Marks of other programs that no sign at one place tells, but how they stand in their line: tags, fields, references to blocks.

use std::ops::Range;

/// A stretch of running text on one line of the file.
pub(super) struct Stretch<'t> {
    pub text: &'t str,
    /// Whether it begins the line, and whether nothing follows on it.
    pub begins: bool,
    pub ends: bool,
    /// Whether a line of the same paragraph stands above it.
    pub goes_on: bool,
}

/// A kind of such marks: what it looks like, our way of writing it, and where it first stands in a stretch.
pub(super) struct Mark {
    pub what: &'static str,
    pub help: &'static str,
    find: fn(&Stretch<'_>) -> Option<Range<usize>>,
}

pub(super) const MARKS: [Mark; 8] = [
    Mark { what: "a tag", help: "write it under `topics`, or remove it", find: tags },
    Mark { what: "a field", help: "say it in a sentence, or write it as a key of the front matter", find: field },
    Mark { what: "a reference to a block", help: "link the page: [[slug#^id]]", find: block },
    Mark { what: "a raised or lowered character", help: "write the character itself: H₂O, x²", find: moved },
    Mark { what: "a definition", help: "write a list: - **Term**: what it means", find: definition },
    Mark { what: "a list of attributes", help: "remove it; a heading takes {#id}", find: attributes },
    Mark { what: "the place of a table of contents", help: "remove it: a page has one", find: contents },
    Mark { what: "the name of a picture", help: "write the character itself, or remove it", find: emoji },
];

/// The marks in a stretch, by their place in [`MARKS`], each where it first stands.
pub(super) fn marks_in(stretch: &Stretch<'_>) -> impl Iterator<Item = (usize, Range<usize>)> {
    MARKS.iter().enumerate().filter_map(|(at, mark)| Some((at, (mark.find)(stretch)?)))
}

/// `#logistics #ports`: in a line of nothing else. Within a sentence it may be quoted.
fn tags(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let is_tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|name| name.chars().count() > 1 && name.starts_with(char::is_alphabetic))
    };
    let mut words = stretch.text.split_whitespace().peekable();
    let first = words.peek()?.len();
    let start = stretch.text.len() - stretch.text.trim_start().len();
    (stretch.begins && stretch.ends && words.all(is_tag)).then_some(start..start + first)
}

/// `paid:: 5 million`, `id:: 64f0`.
fn field(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let end = stretch.text.find("::")?;
    let key = &stretch.text[..end];
    let is_key = key.starts_with(char::is_alphabetic)
        && key.split(' ').count() <= 3
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    let after = &stretch.text[end + 2..];
    (stretch.begins && is_key && (after.is_empty() || after.starts_with(' '))).then_some(0..end + 2)
}

/// `((64f0a1b2-aaaa-bbbb-cccc-123456789012))`.
fn block(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    stretch.text.match_indices("((").find_map(|(start, _)| {
        let length = stretch.text[start..].find("))")?;
        let id = &stretch.text[start + 2..start + length];
        let is_id = id.len() >= 6 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        (is_id && id.bytes().any(|b| b.is_ascii_digit())).then_some(start..start + length + 2)
    })
}

/// `H~2~O`, `x^2^`: between signs within a word.
fn moved(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    stretch.text.match_indices(['~', '^']).find_map(|(start, sign)| {
        let is_inside = stretch.text[..start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let inner = &stretch.text[start + 1..];
        let length = inner.find(sign).filter(|length| is_inside && (1..=12).contains(length))?;
        let is_one = inner[..length].chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'));
        is_one.then_some(start..start + length + 2)
    })
}

/// `: what it means`, below the line with its word.
fn definition(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    (stretch.begins && stretch.goes_on && stretch.text.starts_with(": ")).then_some(0..1)
}

/// `{width=20}`, `{.wide}` behind a picture or a word.
fn attributes(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    stretch.text.match_indices('{').find_map(|(start, _)| {
        let length = stretch.text[start..].find('}')?;
        let inner = &stretch.text[start + 1..start + length];
        let name = inner.trim_start_matches(['.', '#']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(name.len());
        let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_class = name.len() < inner.len() && matches!(name[end..].chars().next(), None | Some(' '));
        (is_named && (is_class || name[end..].starts_with('='))).then_some(start..start + length + 1)
    })
}

/// `[TOC]` on a line of its own.
fn contents(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    let is_alone = stretch.begins && stretch.ends && stretch.text.trim().eq_ignore_ascii_case("[toc]");
    is_alone.then_some(0..stretch.text.len())
}

/// `:smile:`.
fn emoji(stretch: &Stretch<'_>) -> Option<Range<usize>> {
    stretch.text.match_indices(':').find_map(|(start, _)| {
        let is_apart = start == 0 || stretch.text[..start].ends_with(char::is_whitespace);
        let inner = &stretch.text[start + 1..];
        let length = inner.find(':').filter(|length| is_apart && *length > 1)?;
        let is_name = inner[..length].bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let is_closed = !inner[length + 1..].starts_with(|c: char| c.is_alphanumeric() || c == ':');
        (is_name && is_closed).then_some(start..start + length + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let stretch = Stretch { text, begins: true, ends: true, goes_on: true };
        marks_in(&stretch).map(|(at, _)| MARKS[at].what).collect()
    }

    #[test]
    fn marks_of_other_programs_are_known_by_how_they_stand() {
        for (text, what) in [
            ("#logistics #ports", "a tag"),
            ("paid:: 5 million", "a field"),
            ("id:: 64f0", "a field"),
            ("See ((64f0a1b2-aaaa-bbbb-cccc-123456789012)).", "a reference to a block"),
            ("H~2~O", "a raised or lowered character"),
            ("x^2^ and more", "a raised or lowered character"),
            (": what it means", "a definition"),
            ("{width=20}", "a list of attributes"),
            ("a word{.wide}", "a list of attributes"),
            ("[TOC]", "the place of a table of contents"),
            ("It leaks :smile:", "the name of a picture"),
        ] {
            assert_eq!(found(text), [what], "{text}");
        }
    }

    #[test]
    fn what_a_text_says_itself_is_no_mark() {
        for text in [
            "Under #StopHuawei they wrote.",
            "#1",
            "std::vector is a type.",
            "((see above))",
            "a ~ b ~ c",
            "from 10:30:45 on",
            "{sic}",
            "He said: no.",
            "C# and F#",
            "Reuters: Acme: no comment",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
