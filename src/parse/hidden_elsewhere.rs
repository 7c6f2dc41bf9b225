//! Comments in the form of other programs. Here they are text that readers would see, so each is an error: an editor's remark in
//! print cannot be taken back. Looked for in the text as it is written, since markdown takes some of their signs for its own.

use super::hidden::{code_spans, is_escaped};
use crate::diagnostic::{Code, Place};
use crate::source::Span;
use crate::yaml::Log;

/// What opens a comment, what closes it, whose it is. What begins like another stands before it.
const FORMS: [(&str, &str, &str); 15] = [
    ("{#", "#}", "templates"),
    ("{>>", "<<}", "CriticMarkup"),
    ("{--", "--}", "CriticMarkup"),
    ("{/*", "*/}", "MDX"),
    ("{{!--", "--}}", "Handlebars"),
    ("{{!", "}}", "Handlebars"),
    ("{{/*", "*/}}", "Hugo"),
    ("{{- /*", "*/ -}}", "Hugo"),
    ("{% comment", "endcomment", "Liquid"),
    ("{%- comment", "endcomment", "Liquid"),
    ("{::comment}", "{:/", "kramdown"),
    ("<%--", "--%>", "JSP"),
    ("<%#", "%>", "EJS and ERB"),
    ("<%*", "%>", "Templater"),
    ("<comment>", "</comment>", "HTML of old"),
];

/// Reports each form of them once, with how often it stands in the body.
pub(super) fn report(text: &str, body: Span, log: &Log) {
    let mut found: Vec<(usize, Span, usize)> = Vec::new();
    for (form, place) in comments(text, body) {
        match found.iter_mut().find(|(known, ..)| *known == form) {
            Some((.., count)) => *count += 1,
            None => found.push((form, place, 1)),
        }
    }
    for (form, place, count) in found {
        let (open, close, whose) = FORMS[form];
        let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
        let message = format!("`{open} … {close}` is a comment in {whose}, and readers would see it{times}");
        let help = "remove it, write it as <!-- … -->, or put it between code marks where it is meant to be read";
        log.report(Code::HiddenText, Place::Span(place), message, help);
    }
}

/// The comments in a body from left to right: their form, and the place of their opening sign.
fn comments(text: &str, body: Span) -> Vec<(usize, Span)> {
    let whole = &text[body.range()];
    // What is never closed is no comment; most texts end here.
    let is_there: Vec<bool> = FORMS.iter().map(|(open, ..)| whole.contains(open)).collect();
    if !is_there.contains(&true) {
        return Vec::new();
    }
    let code = code_spans(text, body);
    let mut code = code.iter().peekable();
    let mut closes = is_there;
    let mut found = Vec::new();
    let mut after = body.start;
    for start in memchr::memchr2_iter(b'{', b'<', whole.as_bytes()).map(|at| body.start + at) {
        while code.next_if(|code| code.end <= start).is_some() {}
        let is_code = code.peek().is_some_and(|code| code.start <= start);
        if start < after || is_code || is_escaped(text, start) {
            continue;
        }
        let rest = &text[start..body.end];
        let Some(form) = FORMS.iter().position(|(open, ..)| rest.starts_with(open)) else { continue };
        let (open, close, _) = FORMS[form];
        if !closes[form] || is_heading_id(rest) {
            continue;
        }
        match rest[open.len()..].find(close) {
            Some(at) => {
                after = start + open.len() + at + close.len();
                found.push((form, Span { start, end: start + open.len() }));
            }
            // Nor does any further one.
            None => closes[form] = false,
        }
    }
    found
}

/// `{#id}` and `{#id .class}`, which headings take.
fn is_heading_id(text: &str) -> bool {
    let Some(id) = text.strip_prefix("{#") else { return false };
    let name = id.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
    let end = name.split('\n').next().unwrap_or_default();
    name.len() < id.len() && end.find('}').is_some_and(|at| !end[..at].ends_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let all = comments(text, Span { start: 0, end: text.len() });
        all.into_iter().map(|(form, _)| FORMS[form].0).collect()
    }

    #[test]
    fn comments_of_other_programs_are_found_over_lines_and_markup() {
        for (text, open) in [
            ("a {# b #} c", "{#"),
            ("{#- b\n\nc -#}", "{#"),
            ("a{>>*b*<<}", "{>>"),
            ("a {--b--} c", "{--"),
            ("{/* b */}\n{/*c*/}", "{/*"),
            ("{{!-- b --}}", "{{!--"),
            ("{{! b }}", "{{!"),
            ("{{/* b */}}", "{{/*"),
            ("{% comment %}b{% endcomment %}", "{% comment"),
            ("{::comment}\nb\n{:/comment}", "{::comment}"),
            ("<%-- b --%>", "<%--"),
            ("a <%# b %> c", "<%#"),
            ("<%* b\n%>", "<%*"),
            ("a <comment>b</comment>", "<comment>"),
        ] {
            assert!(!found(text).is_empty() && found(text).iter().all(|one| *one == open), "{text}");
        }
    }

    #[test]
    fn code_escapes_ids_and_what_is_never_closed_are_none() {
        for text in [
            "`{# b #}`",
            "```\n{/* b */}\n```",
            "\\{# b #}",
            "# Title {#title}\n\ntext #}",
            "# Title {#title .wide}\n\ntext #}",
            "{# b",
            "{{</* youtube */>}}",
            "a {-- b",
            "{} {a} < b",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
