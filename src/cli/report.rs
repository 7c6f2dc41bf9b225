//! Diagnostics in print: as text for people, as JSON for editors and other programs.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::source::{Inputs, LineIndex, Span};
use crate::yaml::place::Places;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the line and carets, and a count at the end.
    #[default]
    Text,
    /// One object a line, complete.
    Json,
}

/// The longest line that is shown, in bytes: the renderer would go through a line of a megabyte for each mistake in it.
const LONGEST_LINE: usize = 8 * 1024;

/// On a terminal no more than these of one code are shown; the rest is counted.
const SHOWN_OF_ONE_CODE: usize = 50;

/// Prints diagnostics sorted by file and line; the order in which they come does not matter.
///
/// `terminal`: in colour and cut short, as nobody scrolls through a thousand lines. What comes from the author's files
/// is printed without control characters.
///
/// # Errors
/// Whatever writing to `out` says.
pub fn print(
    diagnostics: &[Diagnostic],
    inputs: &Inputs,
    format: Format,
    terminal: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let texts = texts(inputs);
    let found = located(diagnostics, &texts);
    match format {
        Format::Text => print_text(&found, terminal, out),
        Format::Json => print_json(&found, out),
    }
}

/// A count for the last line: `3 errors, 1 warning`; empty where there are none.
pub fn summary<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic> + Clone) -> String {
    let count = |severity| diagnostics.clone().filter(|diagnostic| diagnostic.severity == severity).count();
    let counted = |n: usize, name: &str| match n {
        0 => None,
        1 => Some(format!("1 {name}")),
        n => Some(format!("{n} {name}s")),
    };
    let parts = [counted(count(Severity::Error), "error"), counted(count(Severity::Warning), "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Each diagnostic with its line and column, both from 1, in the order of printing.
pub fn places<'a>(diagnostics: &'a [Diagnostic], inputs: &'a Inputs) -> Vec<(&'a Diagnostic, (usize, usize))> {
    let texts = texts(inputs);
    located(diagnostics, &texts).into_iter().map(|located| (located.diagnostic, located.start)).collect()
}

/// A diagnostic with its place in its file's text.
struct Located<'a> {
    diagnostic: &'a Diagnostic,
    /// The text and the range in it; `None` where the file as a whole is meant or has no text.
    excerpt: Option<(&'a str, Span)>,
    /// Line and column, both from 1.
    start: (usize, usize),
    end: (usize, usize),
}

fn texts(inputs: &Inputs) -> HashMap<&str, &str> {
    let sources = inputs.config.iter().chain(&inputs.documents).chain(inputs.templates.values());
    sources.map(|source| (&*source.path, source.text.as_str())).collect()
}

fn located<'a>(diagnostics: &'a [Diagnostic], texts: &HashMap<&str, &'a str>) -> Vec<Located<'a>> {
    let mut files: HashMap<&str, (Places<'a>, LineIndex<'a>)> = HashMap::new();
    let mut found: Vec<Located<'a>> = diagnostics
        .iter()
        .map(|diagnostic| {
            let text = texts.get(&*diagnostic.path).copied().filter(|_| diagnostic.place != Place::File);
            let Some(text) = text else { return Located { diagnostic, excerpt: None, start: (1, 1), end: (1, 1) } };
            let (places, lines) =
                files.entry(&diagnostic.path).or_insert_with(|| (Places::new(text), LineIndex::new(text)));
            let span = places.locate(&diagnostic.place);
            let (start, end) = (lines.line_column(span.start), lines.line_column(span.end));
            Located { diagnostic, excerpt: Some((text, span)), start, end }
        })
        .collect();
    found.sort_by(|a, b| {
        let key = |found: &Located<'a>| (found.start, found.end, found.diagnostic.code);
        (&a.diagnostic.path, key(a), &a.diagnostic.message).cmp(&(&b.diagnostic.path, key(b), &b.diagnostic.message))
    });
    found
}

fn print_text(found: &[Located<'_>], terminal: bool, out: &mut impl Write) -> io::Result<()> {
    let renderer = if terminal { Renderer::styled() } else { Renderer::plain() };
    let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
    for located in found {
        let count = shown.entry(located.diagnostic.code).or_default();
        *count += 1;
        if !terminal || *count <= SHOWN_OF_ONE_CODE {
            writeln!(out, "{}\n", render(located, &renderer))?;
        }
    }
    if terminal {
        for (code, count) in shown.into_iter().filter(|(_, count)| *count > SHOWN_OF_ONE_CODE) {
            writeln!(out, "and {} more {}; --format json shows all", count - SHOWN_OF_ONE_CODE, code.name())?;
        }
    }
    match summary(found.iter().map(|located| located.diagnostic)) {
        summary if summary.is_empty() => Ok(()),
        summary => writeln!(out, "{summary}"),
    }
}

fn render(located: &Located<'_>, renderer: &Renderer) -> String {
    let diagnostic = located.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.code.name());
    let path = printable(&diagnostic.path);
    let group = match located.excerpt {
        None => title.element(Origin::path(path)),
        Some((text, span)) => {
            // Only the line itself: the renderer would go through the whole file for each diagnostic.
            let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
            let line = text[start..end].trim_end_matches('\r');
            if line.len() > LONGEST_LINE {
                let (line, column) = located.start;
                return with_help(
                    title.element(Origin::path(path).line(line).char_column(column)),
                    diagnostic,
                    renderer,
                );
            }
            let within = |offset: usize| (offset - start).min(line.len());
            let annotation = AnnotationKind::Primary.span(within(span.start)..within(span.end));
            title
                .element(Snippet::source(line.to_owned()).line_start(located.start.0).path(path).annotation(annotation))
        }
    };
    with_help(group, diagnostic, renderer)
}

fn with_help(group: Group<'_>, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let group = match diagnostic.help.is_empty() {
        true => group,
        false => group.element(Level::HELP.message(printable(&diagnostic.help))),
    };
    renderer.render(&[group])
}

/// Without control characters: a file must not be able to steer the terminal that shows what is wrong with it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[derive(Serialize)]
struct JsonLine<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end: JsonEnd,
    message: &'a str,
    help: &'a str,
}

#[derive(Serialize)]
struct JsonEnd {
    line: usize,
    column: usize,
}

fn print_json(found: &[Located<'_>], out: &mut impl Write) -> io::Result<()> {
    for located in found {
        let diagnostic = located.diagnostic;
        let line = JsonLine {
            code: diagnostic.code.name(),
            severity: diagnostic.severity.name(),
            file: &diagnostic.path,
            line: located.start.0,
            column: located.start.1,
            end: JsonEnd { line: located.end.0, column: located.end.1 },
            message: &diagnostic.message,
            help: &diagnostic.help,
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn inputs(files: &[(&str, &str)]) -> Inputs {
        let documents = files.iter().map(|(path, text)| Arc::new(SourceFile::new(*path, *text))).collect();
        Inputs { documents, ..Inputs::default() }
    }

    fn printed(diagnostics: &[Diagnostic], inputs: &Inputs, format: Format, terminal: bool) -> String {
        let mut out = Vec::new();
        print(diagnostics, inputs, format, terminal, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn diagnostic(code: Code, path: &str, place: Place) -> Diagnostic {
        Diagnostic::new(code, &path.into(), place, "a message").help("a way out")
    }

    #[test]
    fn text_shows_the_line_with_carets_and_the_way_out() {
        let inputs = inputs(&[("content/a.md", "---\r\ntitel: Größe\r\n---\r\n")]);
        let found = [
            diagnostic(Code::MissingFile, "content/b.png", Place::File),
            diagnostic(Code::UnknownField, "content/a.md", Place::Key("titel".into())),
            diagnostic(Code::UnusedName, "content/a.md", Place::Value("titel".into())),
        ];
        let expected = "\
error[unknown-field]: a message
 --> content/a.md:2:1
  |
2 | titel: Größe
  | ^^^^^
  |
  = help: a way out

warning[unused-name]: a message
 --> content/a.md:2:8
  |
2 | titel: Größe
  |        ^^^^^
  |
  = help: a way out

error[missing-file]: a message
--> content/b.png
 = help: a way out

2 errors, 1 warning
";
        assert_eq!(printed(&found, &inputs, Format::Text, false), expected);
    }

    #[test]
    fn a_terminal_shows_fifty_of_a_code_and_json_is_complete() {
        let inputs = inputs(&[("content/a.md", "---\na: 1\n---\n")]);
        let found: Vec<_> =
            (0..60).map(|_| diagnostic(Code::UnknownField, "content/a.md", Place::Key("a".into()))).collect();
        let terminal = printed(&found, &inputs, Format::Text, true);
        assert_eq!(terminal.matches("a message").count(), 50);
        assert!(terminal.contains("and 10 more unknown-field"), "{terminal}");
        assert_eq!(printed(&found, &inputs, Format::Text, false).matches("a message").count(), 60);
        let json = printed(&found, &inputs, Format::Json, true);
        assert_eq!(json.lines().count(), 60);
        assert_eq!(
            json.lines().next().unwrap(),
            "{\"code\":\"unknown-field\",\"severity\":\"error\",\"file\":\"content/a.md\",\"line\":2,\"column\":1,\
             \"end\":{\"line\":2,\"column\":2},\"message\":\"a message\",\"help\":\"a way out\"}"
        );
    }

    #[test]
    fn an_authors_text_cannot_steer_the_terminal() {
        let inputs = inputs(&[("content/a.md", "a\u{1b}[31mb\n")]);
        let mut found = diagnostic(Code::BrokenLink, "content/a.md", Place::Span(Span { start: 0, end: 1 }));
        found.message = "no \u{1b}[2J page\n".into();
        assert!(!printed(&[found], &inputs, Format::Text, false).contains('\u{1b}'));
    }

    #[test]
    fn places_at_the_very_end_and_beyond_are_shown() {
        let inputs = inputs(&[("content/a.md", "---\ntitle: x"), ("content/b.md", "")]);
        for (path, start) in [("content/a.md", 12), ("content/a.md", 99), ("content/a.md", 3), ("content/b.md", 0)] {
            let found = diagnostic(Code::InvalidYaml, path, Place::Span(Span { start, end: start + 7 }));
            assert!(printed(&[found], &inputs, Format::Text, false).contains(path));
        }
    }

    #[test]
    fn nothing_wrong_prints_nothing() {
        assert_eq!(printed(&[], &inputs(&[]), Format::Text, true), "");
        assert_eq!(printed(&[], &inputs(&[]), Format::Json, false), "");
    }
}
