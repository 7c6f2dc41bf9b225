//! Shortcodes, as Hugo and Zola call the templates that a text has within: what markdown has too is written as that, what may hide
//! a text is known, and all others stay where they stand.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::boxes::{BOXES, a_box};
use super::lines::Lines;
use super::references::reference;
use crate::import::found::Remark;
use crate::parse::body::events::events;
use crate::parse::keeps_back;
use crate::source::Span;
use crate::yaml::Yaml;

/// A text without Hugo's own comments (`{{< comment >}}`), on the same lines. One that is never closed becomes a comment that
/// `check` finds open.
pub(super) fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("comment") {
        return Cow::Borrowed(text);
    }
    let all = all_shortcodes(text);
    let (mut made, mut done) = (String::new(), 0);
    for one in all.iter().filter(|one| one.name == "comment" && !one.is_closing) {
        if one.at < done {
            continue;
        }
        made.push_str(&text[done..one.at]);
        done = match all.iter().find(|other| other.is_closing && other.at > one.at && other.name == one.name) {
            Some(closing) => {
                made.push_str(&"\n".repeat(text[one.at..closing.end].matches('\n').count()));
                closing.end
            }
            None => {
                made.push_str("<!-- ");
                one.end
            }
        };
    }
    made.push_str(&text[done..]);
    Cow::Owned(made)
}

/// The name of a shortcode around a text that may be meant to hide it.
pub(super) fn shut_away(text: &str) -> Option<String> {
    let all = if text.contains("{{") { all_shortcodes(text) } else { Vec::new() };
    let hides = |one: &&Shortcode<'_>| one.is_closing && keeps_back(one.name, &Yaml::Bool(true));
    all.iter().find(hides).map(|one| one.name.to_owned())
}

/// A shortcode in a text.
struct Shortcode<'t> {
    at: usize,
    end: usize,
    /// Without the slash of a closing one.
    name: &'t str,
    is_closing: bool,
    arguments: &'t str,
}

/// Shortcodes that mean what markdown has: figures, links to films, boxes, code. All others stay and are listed.
pub(super) fn shortcodes(lines: &Lines, file: &str, remarks: &mut Vec<Remark>) -> String {
    let text = &lines.text;
    if !text.contains("{{") && !text.contains("{%") {
        return text.clone();
    }
    let code = code(text);
    let is_code = |at: usize| code.iter().any(|span| (span.start..span.end).contains(&at));
    let found: Vec<Shortcode<'_>> = all_shortcodes(text).into_iter().filter(|one| !is_code(one.at)).collect();
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for one in &found {
        if one.at < done {
            continue;
        }
        let closing = found.iter().find(|other| other.is_closing && other.at > one.at && other.name == one.name);
        let closing = closing.filter(|_| !one.is_closing);
        let replaced = match one.name {
            "ref" | "relref" => Some((one.end, reference(&text[..one.at], &first_argument(one.arguments)))),
            "figure" | "img" | "image" => figure(one.arguments).map(|figure| (one.end, figure)),
            "youtube" | "vimeo" => film(one.name, one.arguments).map(|film| (one.end, film)),
            "highlight" if closing.is_some() => closing.map(|closing| {
                let language = one.arguments.split([' ', ',']).next().unwrap_or_default().trim_matches('"');
                (closing.end, format!("```{language}\n{}\n```", text[one.end..closing.at].trim_matches('\n')))
            }),
            name if BOXES.contains(&name) => closing.map(|closing| {
                let inner = text[one.end..closing.at].trim_matches('\n');
                let made = a_box(name, &arguments(one.arguments), inner);
                for lost in made.lost {
                    let what = format!("`{lost}` of the shortcode `{name}` is not taken");
                    remarks.push(Remark::new(file, lines.line_of(one.at), what));
                }
                (closing.end, made.text)
            }),
            _ => None,
        };
        match replaced {
            Some((end, replacement)) => {
                made.push_str(&text[done..one.at]);
                let lines = |text: &str| text.matches('\n').count();
                let lost = lines(&text[one.at..end]).saturating_sub(lines(&replacement));
                made.push_str(&replacement);
                made.push_str(&"\n".repeat(lost));
                done = end;
            }
            None if !one.is_closing => {
                let line = lines.line_of(one.at);
                remarks.push(Remark::new(
                    file,
                    line,
                    format!("the shortcode `{}` has no counterpart and stays as it is", one.name),
                ));
            }
            None => {}
        }
    }
    made.push_str(&text[done..]);
    // In an example of a shortcode Hugo wants a comment, so that it is none.
    made.replace("{{</*", "{{<").replace("*/>}}", ">}}").replace("{{%/*", "{{%").replace("*/%}}", "%}}")
}

/// Where code stands.
fn code(text: &str) -> Vec<Span> {
    let mut code = Vec::new();
    let mut open = None;
    for (event, span) in events(text, Span { start: 0, end: text.len() }).nodes {
        match event {
            Event::Start(Tag::CodeBlock(_)) => open = Some(span),
            Event::End(TagEnd::CodeBlock) => code.extend(open.take()),
            Event::Code(_) => code.push(span),
            _ => {}
        }
    }
    code
}

fn all_shortcodes(text: &str) -> Vec<Shortcode<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) =
        ["{{<", "{{%"].iter().filter_map(|open| Some((from + text[from..].find(open)?, open))).min()
    {
        let close = if *open == "{{<" { ">}}" } else { "%}}" };
        let Some(end) = text[at..].find(close).map(|end| at + end) else { break };
        let inner = text[at + open.len()..end].trim();
        from = end + close.len();
        if inner.starts_with("/*") {
            continue;
        }
        let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner.trim()));
        let inner = inner.trim_end_matches('/').trim_end();
        let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        found.push(Shortcode { at, end: from, name, is_closing, arguments: arguments.trim() });
    }
    found
}

/// The value of a named argument.
fn argument(arguments: &str, name: &str) -> Option<String> {
    let at = arguments.match_indices(name).find_map(|(at, _)| {
        let is_whole = at == 0 || arguments[..at].ends_with(char::is_whitespace);
        arguments[at + name.len()..].trim_start().strip_prefix('=').filter(|_| is_whole)
    })?;
    Some(first_argument(at))
}

/// The first argument, in quotation marks or without.
fn first_argument(arguments: &str) -> String {
    let rest = arguments.trim_start();
    match rest.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => rest[1..].split(quote).next().unwrap_or_default().to_owned(),
        _ => rest.split_whitespace().next().unwrap_or_default().to_owned(),
    }
}

/// The arguments of a shortcode: each with its name, where it has one.
fn arguments(written: &str) -> Vec<(Option<String>, String)> {
    let mut all = Vec::new();
    let mut rest = written.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(rest.len());
        let after = rest[end..].trim_start().strip_prefix('=').filter(|_| end > 0).map(str::trim_start);
        let (name, value) = after.map_or((None, rest), |value| (Some(rest[..end].to_owned()), value));
        let words = first_argument(value);
        let marks = if value.starts_with(['"', '\'', '`']) { 2 } else { 0 };
        rest = value.get(words.len() + marks..).unwrap_or_default().trim_start();
        all.push((name, words));
    }
    all
}

/// Names the shortcodes of Zola, which stay as they are: `{{ youtube(id="x") }}`, `{% quote() %}`. The first around a text that it
/// may be meant to hide, with its line.
pub(super) fn name_calls(text: &str, first: usize, file: &str, remarks: &mut Vec<Remark>) -> Option<(usize, String)> {
    let mut hides = None;
    for (number, line) in (first..).zip(text.lines()) {
        let calls = ["{{", "{%"].into_iter().flat_map(|open| line.match_indices(open));
        for (open, call) in calls.map(|(start, open)| (open, line[start + open.len()..].trim_start())) {
            let end = call.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(call.len());
            let name = &call[..end];
            if end == 0 || !call[end..].starts_with('(') {
                continue;
            }
            if open == "{%" && (name == "comment" || keeps_back(name, &Yaml::Bool(true))) {
                hides.get_or_insert_with(|| (number, format!("its shortcode `{name}` may keep something back")));
            }
            let what = format!("the shortcode `{name}` has no counterpart and stays as it is");
            remarks.push(Remark::new(file, number, what));
        }
    }
    hides
}

fn figure(arguments: &str) -> Option<String> {
    let source = argument(arguments, "src")?;
    let words = |name: &str| argument(arguments, name).filter(|text| !text.trim().is_empty());
    // Hugo shows all of them below the picture, the credit last.
    let credit = [words("attr"), words("attrlink")].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let credit = Some(credit).filter(|credit| !credit.is_empty()).map(|credit| format!("({credit})"));
    let named = [words("title"), words("caption")].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let named = Some(named).filter(|named| !named.is_empty());
    let caption = match (&named, credit) {
        (Some(named), Some(credit)) => Some(format!("{named} {credit}")),
        (named, credit) => named.clone().or(credit),
    };
    let alt = words("alt").or(named).unwrap_or_default().replace(['[', ']'], "");
    let title = caption.map(|caption| format!(" \"{}\"", caption.replace('"', "'"))).unwrap_or_default();
    Some(format!("![{alt}](<{source}>{title})"))
}

fn film(program: &str, arguments: &str) -> Option<String> {
    let id = argument(arguments, "id").unwrap_or_else(|| first_argument(arguments));
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let address = if program == "vimeo" { "https://vimeo.com/" } else { "https://www.youtube.com/watch?v=" };
    is_id.then(|| format!("<{address}{id}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &str) -> (String, Vec<Remark>) {
        let mut remarks = Vec::new();
        let mut lines = Lines::default();
        (1..).zip(text.lines()).for_each(|(number, line)| lines.push(line, number));
        (shortcodes(&lines, "a.md", &mut remarks), remarks)
    }

    #[test]
    fn shortcodes_that_markdown_has_are_written_and_others_stay_and_are_listed() {
        let (text, remarks) = markdown(
            "{{< figure src=\"a b.png\" alt=\"Hafen\" caption=\"Der Hafen\" >}}\n\n[x]({{< relref \"b.md#c d\" >}}) {{< unknown 1 >}}\n\n`{{</* x */>}}`\n",
        );
        assert_eq!(
            text,
            "![Hafen](<a b.png> \"Der Hafen\")\n\n[x](/ref:b.md#c%20d) {{< unknown 1 >}}\n\n`{{< x >}}`\n"
        );
        assert_eq!(remarks, [Remark::new("a.md", 3, "the shortcode `unknown` has no counterpart and stays as it is")]);
    }

    #[test]
    fn arguments_that_are_not_taken_are_named() {
        let remarks = markdown("{{< alert \"Fire\" who=\"Z\" icon=\"x\" >}}x{{< /alert >}}\n").1;
        assert_eq!(remarks, [Remark::new("a.md", 1, "`who=Z` of the shortcode `alert` is not taken")]);
    }
}
