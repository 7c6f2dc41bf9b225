//! What a front matter leaves out and the file says all the same: the title in its first heading or its name, the day in its name.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::body::events::events;
use super::hidden::EMPTY_COMMENT;
use crate::model::{Date, Slug};
use crate::source::Span;

/// What stands in a file beside its keys.
pub(super) struct FileItself<'a> {
    /// The name of the file, or of the folder that holds it as `index.md`, without its ending.
    pub(super) name: &'a str,
    /// The heading that the text begins with.
    pub(super) heading: Option<OwnHeading>,
}

/// A heading that says what its document is called.
pub(super) struct OwnHeading {
    pub(super) text: String,
    pub(super) place: Span,
}

/// The heading of the first level that a text begins with. `None` where it is more than words – a link, a picture, an id that
/// others may link – which would be gone with it.
pub(super) fn heading(file: &str, body: Span) -> Option<OwnHeading> {
    let text = &file[body.range()];
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix(EMPTY_COMMENT) {
        rest = after.trim_start();
    }
    let start = body.end - rest.len();
    // No heading goes beyond an empty line, and no text needs to be read for one.
    let block: usize =
        file[start..body.end].split_inclusive('\n').take_while(|line| !line.trim().is_empty()).map(str::len).sum();
    let line_start = file[body.start..start].rfind(['\n', '\r']).map_or(body.start, |end| body.start + end + 1);
    let read = events(file, Span { start: line_start, end: start + block });
    let mut nodes = read.nodes.into_iter();
    let (Event::Start(Tag::Heading { level: HeadingLevel::H1, id: None, .. }), place) = nodes.next()? else {
        return None;
    };
    let mut heading = String::new();
    for (event, _) in nodes {
        match event {
            Event::End(TagEnd::Heading(_)) => {
                let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
                // A reference whose target stands further down is text here.
                let is_plain = read.undefined.is_empty() && !heading.is_empty() && !heading.contains("[^");
                return is_plain.then_some(OwnHeading { text: heading, place });
            }
            Event::Text(text) | Event::Code(text) => heading.push_str(&text),
            Event::SoftBreak | Event::HardBreak => heading.push(' '),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            _ => return None,
        }
    }
    None
}

/// A title from the name of a file: without its day, and where it is written like an address in words.
pub(super) fn title(name: &str) -> String {
    let rest = day(name).map_or(name, |(_, rest)| rest);
    let name = if rest.is_empty() { name } else { rest };
    if Slug::new(name).is_none() || !name.contains(char::is_alphabetic) {
        return name.to_owned();
    }
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The day that the name of a file begins with, as in `2020-08-17-frist`, and what follows.
pub fn day(name: &str) -> Option<(Date, &str)> {
    let (day, rest) = name.split_at_checked("2020-08-17".len())?;
    let is_day = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let follows = rest.trim_start_matches(['-', '_', ' ']);
    let is_apart = rest.is_empty() || follows.len() < rest.len();
    (is_day && is_apart).then(|| Date::parse(day).ok().map(|date| (date, follows)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_words_that_the_text_begins_with_is_its_title() {
        for (text, expected) in [
            ("# Die Frist\nText", Some("Die Frist")),
            ("\n\n  # Die *Frist* von `drei` Monaten #\n\nText", Some("Die Frist von drei Monaten")),
            ("<!-->\n\n# Die Frist", Some("Die Frist")),
            ("Die\nFrist\n=====\nText", Some("Die Frist")),
            ("# ", None),
            ("## Die Frist\n", None),
            ("Text\n\n# Die Frist\n", None),
            ("> # Die Frist\n", None),
            ("    # Die Frist\n", None),
            // What would be lost.
            ("# [[frist]]\n", None),
            ("# Die [Frist](https://example.org/)\n", None),
            ("# Die [Frist][f]\n\n[f]: https://example.org/\n", None),
            ("# ![Frist](f.png)\n", None),
            ("# Die Frist[^1]\n\n[^1]: Note\n", None),
            ("# Die Frist {#frist}\n", None),
            ("# Die <b>Frist</b>\n", None),
            ("", None),
        ] {
            let file = format!("---\n---\n{text}");
            let found = heading(&file, Span { start: 8, end: file.len() });
            assert_eq!(found.as_ref().map(|heading| &*heading.text), expected, "{text}");
        }
        let file = "---\n---\n\n# Die Frist\r\nText";
        let place = heading(file, Span { start: 8, end: file.len() }).map(|heading| file[heading.place.range()].trim());
        assert_eq!(place, Some("# Die Frist"));
    }

    #[test]
    fn the_name_of_a_file_is_a_title_without_its_day() {
        for (name, expected) in [
            ("2020-08-17-frist-von_drei-monaten", "Frist von drei monaten"),
            ("2020-08-17 Frist von drei Monaten", "Frist von drei Monaten"),
            ("Tim Sweeney", "Tim Sweeney"),
            ("über-uns", "über-uns"),
            ("2020-08-17", "2020-08-17"),
            ("2020-08", "2020-08"),
            ("musical.ly", "Musical.ly"),
        ] {
            assert_eq!(title(name), expected, "{name}");
        }
    }

    #[test]
    fn only_a_whole_day_that_exists_and_stands_apart_is_one() {
        for (name, expected) in [
            ("2020-08-17-frist", Some("2020-08-17")),
            ("2020-08-17", Some("2020-08-17")),
            ("2020-08-17 Frist", Some("2020-08-17")),
            ("2020-08-171", None),
            ("2020-08-17frist", None),
            ("2020-02-30-frist", None),
            ("2020-08-frist", None),
            ("20200817-frist", None),
            ("frist-2020-08-17", None),
            ("ä020-08-17-frist", None),
        ] {
            assert_eq!(day(name).map(|(date, _)| date.edtf).as_deref(), expected, "{name}");
        }
    }
}
