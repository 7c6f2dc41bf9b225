//! Diagnostics in print: as text for people, as JSON for editors and other programs.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::parse::hidden::visible;
use crate::source::Inputs;
use crate::yaml::front_matter::{Form, split};
use crate::yaml::place::Places;
use crate::yaml::toml_help::in_toml;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the line and the way out
    #[default]
    Text,
    /// One JSON object a line
    Json,
    /// Annotations of GitHub's actions
    Github,
}

/// How text looks where it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// In colours.
    pub is_coloured: bool,
    /// How wide lines of the author's text may be; longer ones are shown around the mistake.
    pub columns: Option<usize>,
}

/// The longest line that is shown, in bytes: the renderer would go through a line of a megabyte for each mistake in it.
const LONGEST_LINE: usize = 8 * 1024;

/// As text no more than these of one code are shown, and no more than these of all; the rest is counted. Nobody scrolls
/// through a thousand lines.
const SHOWN_OF_ONE_CODE: usize = 50;
const SHOWN: usize = 1_000;

/// Prints diagnostics sorted by file and line; the order in which they come does not matter.
///
/// As text a long list is cut short, as JSON it never is. What comes from the author's files is printed without control
/// characters.
///
/// # Errors
/// Whatever writing to `out` says.
pub fn print(
    diagnostics: &[Diagnostic],
    inputs: &Inputs,
    format: Format,
    style: Style,
    out: &mut impl Write,
) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let files = by_file(diagnostics);
    let texts = texts(inputs);
    match format {
        Format::Text => print_text(&files, &texts, style, out),
        Format::Json => files.iter().try_for_each(|file| print_json(&located(file, &texts), out)),
        Format::Github => files.iter().try_for_each(|file| print_github(&located(file, &texts), out)),
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

/// Each diagnostic with its line and column, both from 1, and its way out, in the order of printing.
pub fn places<'a>(
    diagnostics: &'a [Diagnostic],
    inputs: &'a Inputs,
) -> Vec<(&'a Diagnostic, (usize, usize), Cow<'a, str>)> {
    ranges(diagnostics, inputs).into_iter().map(|(diagnostic, (start, _), help)| (diagnostic, start, help)).collect()
}

/// Where something begins and ends: lines and columns, from 1.
pub type Between = ((usize, usize), (usize, usize));

/// The same with where each ends.
pub fn ranges<'a>(diagnostics: &'a [Diagnostic], inputs: &'a Inputs) -> Vec<(&'a Diagnostic, Between, Cow<'a, str>)> {
    let texts = texts(inputs);
    let found = by_file(diagnostics).into_iter().flat_map(|file| located(&file, &texts));
    found.map(|found| (found.diagnostic, (found.start, found.end), found.help)).collect()
}

/// A diagnostic with its place in its file's text.
struct Located<'a> {
    diagnostic: &'a Diagnostic,
    /// The line and the range in it; `None` where the file as a whole is meant or has no text.
    excerpt: Option<(&'a str, Range<usize>)>,
    /// Line and column, both from 1.
    start: (usize, usize),
    end: (usize, usize),
    /// The way out, in the words of the file's own form.
    help: Cow<'a, str>,
}

fn texts(inputs: &Inputs) -> HashMap<&str, &str> {
    let sources = inputs.config.iter().chain(&inputs.documents).chain(inputs.templates.values());
    sources.map(|source| (&*source.path, source.text.as_str())).collect()
}

/// The diagnostics of each file, the files in the order of their paths.
fn by_file(diagnostics: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        files.entry(&diagnostic.path).or_default().push(diagnostic);
    }
    files.into_values().collect()
}

/// The diagnostics of a file with their places, in the order of printing.
fn located<'a>(file: &[&'a Diagnostic], texts: &HashMap<&str, &'a str>) -> Vec<Located<'a>> {
    let Some(path) = file.first().map(|diagnostic| &*diagnostic.path) else { return Vec::new() };
    let text = texts.get(path).copied();
    let is_toml = text.is_some_and(|text| split(text).is_ok_and(|split| split.form == Form::Toml));
    // Places in a document are counted without its comments.
    let visible = text.filter(|_| path.ends_with(".md")).map(visible);
    let mut places = text.map(|text| (text, Places::new(text)));
    let locate = |diagnostic: &&'a Diagnostic| {
        let help = if is_toml { in_toml(&diagnostic.help).into() } else { Cow::from(&*diagnostic.help) };
        let Some((text, places)) = places.as_mut().filter(|_| diagnostic.place != Place::File) else {
            return Located { diagnostic, excerpt: None, start: (1, 1), end: (1, 1), help };
        };
        let span = match (&diagnostic.place, &visible) {
            (Place::Span(span), Some(visible)) => places.locate(&Place::Span(visible.written(*span))),
            (place, _) => places.locate(place),
        };
        let (start, end) = (places.lines().line_column(span.start), places.lines().line_column(span.end));
        let line = places.lines().line_around(span.start);
        let within = |offset: usize| offset.min(line.end) - line.start.min(offset);
        let excerpt = Some((&text[line.clone()], within(span.start)..within(span.end)));
        Located { diagnostic, excerpt, start, end, help }
    };
    let mut found: Vec<Located<'a>> = file.iter().map(locate).collect();
    found.sort_by(|a, b| {
        let key = |found: &Located<'a>| (found.start, found.end, found.diagnostic.code);
        (key(a), &a.diagnostic.message).cmp(&(key(b), &b.diagnostic.message))
    });
    found
}

/// What is shown of many diagnostics, and what is only counted.
#[derive(Default)]
struct Shown {
    all: usize,
    /// Of each code: shown, left out.
    of_code: BTreeMap<Code, (usize, usize)>,
}

impl Shown {
    fn has_room(&self, code: Code) -> bool {
        self.all < SHOWN && self.of_code.get(&code).is_none_or(|(shown, _)| *shown < SHOWN_OF_ONE_CODE)
    }

    /// Counts a diagnostic. Returns whether it is shown.
    fn count(&mut self, code: Code) -> bool {
        let has_room = self.has_room(code);
        let (shown, left_out) = self.of_code.entry(code).or_default();
        *(if has_room { &mut *shown } else { left_out }) += 1;
        self.all += usize::from(has_room);
        has_room
    }
}

fn print_text(
    files: &[Vec<&Diagnostic>],
    texts: &HashMap<&str, &str>,
    style: Style,
    out: &mut impl Write,
) -> io::Result<()> {
    let renderer = if style.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = style.columns.map_or(renderer.clone(), |columns| renderer.term_width(columns));
    let mut shown = Shown::default();
    for file in files {
        // To find a place, the file is read again: where nothing would be shown, that is left.
        if !file.iter().any(|diagnostic| shown.has_room(diagnostic.code)) {
            for diagnostic in file {
                shown.count(diagnostic.code);
            }
            continue;
        }
        for located in located(file, texts) {
            if shown.count(located.diagnostic.code) {
                writeln!(out, "{}\n", render(&located, &renderer))?;
            }
        }
    }
    for (code, (_, left_out)) in shown.of_code.into_iter().filter(|(_, (_, left_out))| *left_out > 0) {
        writeln!(out, "… and {} more {}; --format json shows all", in_thousands(left_out), code.name())?;
    }
    match summary(files.iter().flatten().copied()) {
        summary if summary.is_empty() => Ok(()),
        summary => writeln!(out, "{summary}"),
    }
}

/// `29950` → `29,950`.
fn in_thousands(n: usize) -> String {
    match n / 1_000 {
        0 => n.to_string(),
        thousands => format!("{},{:03}", in_thousands(thousands), n % 1_000),
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
    let group = match &located.excerpt {
        None => title.element(Origin::path(path)),
        // Only the line itself: the renderer would go through the whole file for each diagnostic.
        Some((line, _)) if line.len() > LONGEST_LINE => {
            let (line, column) = located.start;
            title.element(Origin::path(path).line(line).char_column(column))
        }
        Some((line, range)) => {
            let annotation = AnnotationKind::Primary.span(range.clone());
            let snippet = Snippet::source((*line).to_owned()).line_start(located.start.0).path(path);
            title.element(snippet.annotation(annotation))
        }
    };
    with_help(group, &located.help, renderer)
}

fn with_help(group: Group<'_>, help: &str, renderer: &Renderer) -> String {
    let group = match help.is_empty() {
        true => group,
        false => group.element(Level::HELP.message(printable(help))),
    };
    renderer.render(&[group])
}

/// Without control characters: a file must not be able to steer the terminal that shows what is wrong with it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// `::error file=…,line=…::message`, with line ends and percent signs as GitHub wants them.
fn print_github(found: &[Located<'_>], out: &mut impl Write) -> io::Result<()> {
    let message = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| message(text).replace(':', "%3A").replace(',', "%2C");
    for Located { diagnostic, start, end, help, .. } in found {
        let help = if help.is_empty() { String::new() } else { format!("\n{help}") };
        writeln!(
            out,
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            diagnostic.severity.name(),
            property(&diagnostic.path),
            start.0,
            start.1,
            end.0,
            end.1,
            diagnostic.code.name(),
            message(&format!("{}{help}", diagnostic.message)),
        )?;
    }
    Ok(())
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
            help: &located.help,
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
