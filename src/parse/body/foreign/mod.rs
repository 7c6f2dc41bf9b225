//! Markup of other programs and HTML, which readers would see as it is written: once for each file and form.

mod marks;

use std::collections::BTreeMap;
use std::sync::Arc;

use pulldown_cmark::CodeBlockKind;

use self::marks::{MARKS, Stretch, marks_in};
use super::raw_html::SWALLOWING;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{BREAK, Run};
use crate::parse::body::running_text::RunningText;
use crate::source::Span;

/// Signs of markup that this program does not have, what they are, and our way of writing it.
const FORMS: [(&str, &str, &str); 8] = [
    ("{{<", "a shortcode", "write plain markdown: a picture is ![text](file.png), a link [[slug]]"),
    ("{{%", "a shortcode", "write plain markdown"),
    ("{{", "a placeholder", "write the text itself; templates are filled in under templates/ only"),
    ("{%", "a tag of a template", "write plain markdown; templates lie under templates/"),
    ("{:", "a list of attributes", "remove it; a heading takes {#id}"),
    ("$$", "a formula", "write it in words or as a picture; formulas are not set"),
    (":::", "a box", "write a callout: > [!note] Title"),
    ("^[", "a note within the text", "write [^1] and a line `[^1]: …`"),
];

/// The forms in a text from left to right, by their place in [`FORMS`]; `{{<` is no `{{`, and has no `{%` in it.
fn forms_in(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (form, at) = text.get(from..)?.char_indices().find_map(|(at, _)| {
            let rest = &text[from + at..];
            Some((FORMS.iter().position(|(sign, ..)| rest.starts_with(sign))?, from + at))
        })?;
        from = at + FORMS[form].0.len();
        Some((form, at))
    })
}

/// What was found in one body.
#[derive(Debug, Default)]
pub struct Foreign {
    /// The first place of each form and how often it stands there.
    forms: BTreeMap<&'static str, (Span, usize)>,
    /// The same for marks, by their place in [`MARKS`], with how the first of each is written.
    marks: BTreeMap<usize, (Span, usize, String)>,
    /// The same for HTML, by the name of the element.
    html: BTreeMap<String, (Span, usize)>,
    mermaid: Option<Span>,
}

impl Foreign {
    /// Looks at running text; what is escaped is meant as text.
    pub fn text(&mut self, text: &RunningText) {
        if !text.text.contains(['{', '$', ':', '^', '#', '~', '(', '[']) {
            return;
        }
        for (at, run) in text.runs.iter().enumerate().filter(|(_, run)| run.verbatim && run.linkable) {
            let range = run.range(text.runs.get(at + 1), text.text.len());
            let begins_line = text.text[..range.start].ends_with(char::is_whitespace) || range.start == 0;
            let is_break = |run: Option<&Run>| {
                run.is_none_or(|run| !run.verbatim && text.text[run.at as usize..].starts_with(BREAK))
            };
            let stretch = Stretch {
                text: &text.text[range.clone()],
                begins: is_break(at.checked_sub(1).map(|before| &text.runs[before])),
                ends: is_break(text.runs.get(at + 1)),
                goes_on: at > 0,
            };
            for (mark, place) in marks_in(&stretch) {
                let written = stretch.text[place.clone()].to_owned();
                let start = run.source().start;
                let place = Span { start: start + place.start, end: start + place.end };
                self.marks.entry(mark).or_insert((place, 0, written)).1 += 1;
            }
            let piece = &text.text[range];
            let mut seen = [false; FORMS.len()];
            for (form, at) in forms_in(piece) {
                let sign = FORMS[form].0;
                // Within a line it is no box.
                let is_none = sign == ":::" && !(at == 0 && begins_line);
                if is_none || std::mem::replace(&mut seen[form], true) {
                    continue;
                }
                let start = run.source().start + at;
                let place = Span { start, end: start + sign.len() };
                self.forms.entry(sign).or_insert((place, 0)).1 += 1;
            }
        }
    }

    /// Looks at raw HTML.
    pub fn html(&mut self, html: &str, place: Span) {
        for (at, _) in html.match_indices('<') {
            let tag = &html[at..];
            let mut name: String = tag.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
            if name.is_empty() && !tag.starts_with("<!--") {
                // `<?php`, `<!DOCTYPE`, `<![CDATA[`
                name = tag
                    .chars()
                    .skip(1)
                    .take_while(|c| matches!(c, '?' | '!' | '[') || c.is_ascii_alphanumeric())
                    .collect();
            }
            if !name.is_empty() {
                let end = tag.find('>').map_or(tag.len(), |end| end + 1);
                let own = Span { start: place.start + at, end: place.start + at + end };
                // A line of a quotation has signs between its words that the HTML has not.
                let place = if html.len() == place.end - place.start { own } else { place };
                self.html.entry(name.to_ascii_lowercase()).or_insert((place, 0)).1 += 1;
            }
        }
    }

    /// Looks at what code is in.
    pub fn code(&mut self, kind: &CodeBlockKind<'_>, place: Span) {
        if let CodeBlockKind::Fenced(info) = kind
            && info.split_whitespace().next() == Some("mermaid")
        {
            self.mermaid.get_or_insert(place);
        }
    }

    /// What there is to say of it; of HTML, where it is allowed, only what no page can keep.
    pub fn diagnostics(self, path: &Arc<str>, allow_html: bool) -> Vec<Diagnostic> {
        let times = |count: usize| if count == 1 { String::new() } else { format!(" ({count} times)") };
        let warn = |code, place: Span, message: String, help: &str| {
            Diagnostic::new(code, path, Place::Span(place), message).help(help)
        };
        let mut found = Vec::new();
        for (form, what, help) in FORMS {
            if let Some((place, count)) = self.forms.get(form) {
                let message =
                    format!("`{form}` looks like {what}, and readers see it as it is written{}", times(*count));
                found.push(warn(Code::ForeignMarkup, *place, message, help));
            }
        }
        for (mark, (place, count, written)) in self.marks {
            let message = format!(
                "`{written}` looks like {}, and readers see it as it is written{}",
                MARKS[mark].what,
                times(count)
            );
            found.push(warn(Code::ForeignMarkup, place, message, MARKS[mark].help));
        }
        for (name, (place, count)) in self.html {
            let message = format!("readers see `<{name}>` as it is written{}", times(count));
            let help = match (SWALLOWING.contains(&name.as_str()), allow_html) {
                (false, true) => continue,
                (false, false) => "write markdown, or keep HTML by `allow_html: true` in dossier.yaml",
                (true, _) => "remove it: no page can have this element",
            };
            found.push(warn(Code::HtmlAsText, place, message, help));
        }
        if let Some(place) = self.mermaid {
            let line = Span { start: place.start, end: place.start + "```mermaid".len() };
            let help = "make a picture of it and show that; relations between documents have their own drawing";
            found.push(warn(Code::ForeignMarkup, line, "a drawing in mermaid is shown as code".to_owned(), help));
        }
        found
    }
}
