//! The lines between `---` and `---` at the top of a markdown file.

use crate::source::Span;

/// The parts of a markdown file, as byte ranges of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// The opening line without its end.
    pub opening: Span,
    /// The YAML between the two lines.
    pub yaml: Span,
    /// The markdown after the closing line.
    pub body: Span,
}

/// Why a file has no front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// The first line is not `---`.
    NotOpened,
    /// No later line is `---`; the value is the opening line.
    NotClosed(Span),
}

/// Splits a markdown file. Line ends may be LF or CRLF; spaces after the three hyphens do not matter.
///
/// # Errors
/// Where one of the two lines is absent.
pub fn split(text: &str) -> Result<Split, NoSplit> {
    let mut at = 0;
    let mut opening = None;
    for line in text.split_inclusive('\n') {
        let (start, next) = (at, at + line.len());
        at = next;
        let is_fence = line.trim_end() == "---";
        match opening {
            None if is_fence => opening = Some((Span { start, end: start + 3 }, next)),
            None => return Err(NoSplit::NotOpened),
            Some((opening, yaml)) if is_fence => {
                return Ok(Split {
                    opening,
                    yaml: Span { start: yaml, end: start },
                    body: Span { start: next, end: text.len() },
                });
            }
            Some(_) => {}
        }
    }
    Err(opening.map_or(NoSplit::NotOpened, |(opening, _)| NoSplit::NotClosed(opening)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        split(text).ok().map(|split| (&text[split.yaml.range()], &text[split.body.range()]))
    }

    #[test]
    fn both_line_ends_and_an_empty_block_are_accepted() {
        assert_eq!(parts("---\na: 1\n---\nText"), Some(("a: 1\n", "Text")));
        assert_eq!(parts("---\r\na: 1\r\n---\r\nText"), Some(("a: 1\r\n", "Text")));
        assert_eq!(parts("---\n---\n"), Some(("", "")));
        assert_eq!(parts("--- \na: 1\n---"), Some(("a: 1\n", "")));
    }

    #[test]
    fn a_rule_in_the_body_does_not_close_again_and_an_indented_one_does_not_close() {
        assert_eq!(parts("---\na: |\n  ---\n---\nText\n\n---\n"), Some(("a: |\n  ---\n", "Text\n\n---\n")));
    }

    #[test]
    fn missing_lines_are_told_apart() {
        assert_eq!(split("# Title\n"), Err(NoSplit::NotOpened));
        assert_eq!(split(""), Err(NoSplit::NotOpened));
        assert_eq!(split("\n---\na: 1\n---\n"), Err(NoSplit::NotOpened));
        assert!(matches!(split("---\na: 1\n"), Err(NoSplit::NotClosed(_))));
    }
}
