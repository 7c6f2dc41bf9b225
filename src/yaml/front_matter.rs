//! The lines between `---` and `---`, or `+++` and `+++`, at the top of a markdown file.

use crate::source::Span;

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Between lines `---`.
    Yaml,
    /// Between lines `+++`, as Hugo and Zola have it.
    Toml,
}

impl Form {
    /// The line that opens and closes it.
    pub fn fence(self) -> &'static str {
        match self {
            Form::Yaml => "---",
            Form::Toml => "+++",
        }
    }
}

/// The parts of a markdown file, as byte ranges of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// The opening line without its end.
    pub opening: Span,
    /// How the keys are written.
    pub form: Form,
    /// The keys between the two lines.
    pub keys: Span,
    /// The markdown after the closing line.
    pub body: Span,
}

/// Why a file has no front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// The first line is neither `---` nor `+++`.
    NotOpened,
    /// No later line is the same; the value is the opening line.
    NotClosed(Span, Form),
}

/// Splits a markdown file. Line ends may be LF or CRLF; spaces after the three signs do not matter.
///
/// # Errors
/// Where one of the two lines is absent.
pub fn split(text: &str) -> Result<Split, NoSplit> {
    let mut at = 0;
    let mut opening = None;
    for line in text.split_inclusive('\n') {
        let (start, next) = (at, at + line.len());
        at = next;
        let fence = line.trim_end();
        match opening {
            None => {
                let mut forms = [Form::Yaml, Form::Toml].into_iter();
                let form = forms.find(|form| form.fence() == fence).ok_or(NoSplit::NotOpened)?;
                opening = Some((Span { start, end: start + fence.len() }, form, next));
            }
            Some((opening, form, keys)) if fence == form.fence() => {
                return Ok(Split {
                    opening,
                    form,
                    keys: Span { start: keys, end: start },
                    body: Span { start: next, end: text.len() },
                });
            }
            Some(_) => {}
        }
    }
    Err(opening.map_or(NoSplit::NotOpened, |(opening, form, _)| NoSplit::NotClosed(opening, form)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        split(text).ok().map(|split| (&text[split.keys.range()], &text[split.body.range()]))
    }

    #[test]
    fn both_line_ends_and_an_empty_block_are_accepted() {
        assert_eq!(parts("---\na: 1\n---\nText"), Some(("a: 1\n", "Text")));
        assert_eq!(parts("---\r\na: 1\r\n---\r\nText"), Some(("a: 1\r\n", "Text")));
        assert_eq!(parts("---\n---\n"), Some(("", "")));
        assert_eq!(parts("--- \na: 1\n---"), Some(("a: 1\n", "")));
        assert_eq!(parts("+++\na = 1\n+++\nText"), Some(("a = 1\n", "Text")));
    }

    #[test]
    fn a_rule_in_the_body_does_not_close_again_and_an_indented_one_does_not_close() {
        assert_eq!(parts("---\na: |\n  ---\n---\nText\n\n---\n"), Some(("a: |\n  ---\n", "Text\n\n---\n")));
    }

    #[test]
    fn missing_lines_are_told_apart() {
        assert!(matches!(split("+++\na = 1\n---\n"), Err(NoSplit::NotClosed(_, Form::Toml))));
        assert_eq!(split("# Title\n"), Err(NoSplit::NotOpened));
        assert_eq!(split(""), Err(NoSplit::NotOpened));
        assert_eq!(split("\n---\na: 1\n---\n"), Err(NoSplit::NotOpened));
        assert!(matches!(split("---\na: 1\n"), Err(NoSplit::NotClosed(_, Form::Yaml))));
    }
}
