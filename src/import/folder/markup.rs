//! Markup of other programs as markdown, line by line: boxes, tabs, figures. What has no counterpart stays where it stands, and
//! `check` shows it to the author.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::boxes::{BOXES, a_box};
use super::references::reference;
use crate::import::found::Remark;
use crate::parse::body::events::events;
use crate::parse::keeps_back;
use crate::source::Span;
use crate::yaml::Yaml;

/// Fences whose content is a question to a program, not a text.
const QUERIES: [&str; 6] = ["dataview", "dataviewjs", "tasks", "query", "base", "tracker"];

/// Lines that ask for a table of contents, which a page has anyway.
const CONTENTS: [&str; 4] = ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]"];

/// A text with the line of the file that each of its lines comes from.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    from: Vec<usize>,
}

impl Lines {
    /// The line of the file that an offset of the text stands on.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        let before = self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count();
        self.from.get(before).or(self.from.last()).copied().unwrap_or(1)
    }

    fn push(&mut self, line: &str, from: usize) {
        self.text.extend([line, "\n"]);
        self.from.push(from);
    }
}

/// A text whose first line is the line `first` of a file, as markdown.
pub(super) fn as_markdown(text: &str, first: usize, file: &str, remarks: &mut Vec<Remark>) -> Lines {
    let mut lines = Lines::default();
    let source: Vec<(usize, &str)> = text.lines().enumerate().map(|(at, line)| (first + at, line)).collect();
    blocks(&source, "", file, &mut lines, remarks);
    let replaced = shortcodes(&lines, file, remarks);
    lines.text = replaced;
    lines
}

/// Boxes, tabs and queries.
fn blocks(source: &[(usize, &str)], prefix: &str, file: &str, lines: &mut Lines, remarks: &mut Vec<Remark>) {
    let mut at = 0;
    let mut fence: Option<&str> = None;
    while let Some((number, line)) = source.get(at).copied() {
        at += 1;
        let trimmed = line.trim_start();
        if let Some(sign) = fence {
            lines.push(&format!("{prefix}{line}"), number);
            if trimmed.trim_end().starts_with(sign) && trimmed.trim_end().bytes().all(|byte| sign.as_bytes()[0] == byte)
            {
                fence = None;
            }
            continue;
        }
        if let Some(sign) = fence_sign(trimmed) {
            let word = trimmed[sign.len()..].trim_start_matches(['`', '~', ' ', '{']);
            let word = word.split([' ', '}', ',']).next().unwrap_or_default();
            if QUERIES.contains(&word) {
                let end = source[at..].iter().position(|(_, line)| line.trim().starts_with(sign));
                at += end.map_or(source.len() - at, |end| end + 1);
                remarks.push(Remark::new(
                    file,
                    number,
                    format!("a query ({word}) was taken out: only its program answers it"),
                ));
                continue;
            }
            fence = Some(sign);
            lines.push(&format!("{prefix}{line}"), number);
            continue;
        }
        if let Some((kind, title)) = admonition(line) {
            lines.push(&format!("{prefix}> [!{kind}]{title}"), number);
            let inner = indented(&source[at..]);
            at += inner.len();
            blocks(&dedented(inner), &format!("{prefix}> "), file, lines, remarks);
            lines.push(prefix.trim_end(), number);
            continue;
        }
        if let Some(title) = tab(line) {
            lines.push(&format!("{prefix}**{title}**"), number);
            lines.push(prefix.trim_end(), number);
            let inner = indented(&source[at..]);
            at += inner.len();
            blocks(&dedented(inner), prefix, file, lines, remarks);
            lines.push(prefix.trim_end(), number);
            continue;
        }
        if let Some((kind, title)) = container(trimmed)
            && let Some(end) = source[at..].iter().position(|(_, line)| line.trim() == ":::")
        {
            lines.push(&format!("{prefix}> [!{kind}]{title}"), number);
            blocks(&source[at..at + end], &format!("{prefix}> "), file, lines, remarks);
            lines.push(prefix.trim_end(), number);
            at += end + 1;
            continue;
        }
        // In kramdown a list whose attributes say so becomes one.
        let is_to_be_one = source.get(at).is_some_and(|(_, next)| is_of_contents(next));
        at += usize::from(is_to_be_one);
        if is_to_be_one || CONTENTS.contains(&trimmed.trim_end()) {
            remarks.push(Remark::new(file, number, "the place of a table of contents was taken out: a page has one"));
            continue;
        }
        lines.push(&format!("{prefix}{}", without_attributes(line)), number);
    }
}

/// `{:toc}`, `{: .no_toc}` not.
fn is_of_contents(line: &str) -> bool {
    line.trim().strip_prefix("{:").is_some_and(|rest| rest.trim_start().starts_with("toc"))
}

fn fence_sign(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.bytes().take_while(|byte| *byte == sign as u8).count();
    (length >= 3 && !(sign == '`' && line[length..].contains('`'))).then(|| &line[..length])
}

/// `!!! note "Title"`, `??? tip`, `???+ warning`.
fn admonition(line: &str) -> Option<(&str, String)> {
    let rest = ["!!! ", "???+ ", "??? "].iter().find_map(|sign| line.strip_prefix(sign))?.trim();
    let (kind, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_word = !kind.is_empty() && kind.chars().all(|c| c.is_alphanumeric() || c == '-');
    is_word.then(|| (kind, titled(title.trim_matches(['"', ' ']))))
}

/// `=== "Tab"`.
fn tab(line: &str) -> Option<&str> {
    let title = line.strip_prefix("=== \"").or_else(|| line.strip_prefix("===! \""))?;
    title.trim_end().strip_suffix('"')
}

/// `:::note Title`, `::: warning`.
fn container(line: &str) -> Option<(&str, String)> {
    let rest = line.strip_prefix(":::")?.trim();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let title = rest[end..].trim().trim_matches(['[', ']', '"']);
    (end > 0 && !title.contains(['{', '='])).then(|| (&rest[..end], titled(title)))
}

fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" {title}") }
}

/// The lines that are indented below a box, without the empty ones at their end.
fn indented<'s, 'l>(rest: &'s [(usize, &'l str)]) -> &'s [(usize, &'l str)] {
    let is_inner = |line: &str| line.trim().is_empty() || line.starts_with("    ") || line.starts_with('\t');
    let end = rest.iter().position(|(_, line)| !is_inner(line)).unwrap_or(rest.len());
    let last = rest[..end].iter().rposition(|(_, line)| !line.trim().is_empty()).map_or(0, |last| last + 1);
    &rest[..last]
}

fn dedented<'l>(lines: &[(usize, &'l str)]) -> Vec<(usize, &'l str)> {
    let inner =
        |line: &'l str| line.strip_prefix("    ").or_else(|| line.strip_prefix('\t')).unwrap_or(line.trim_start());
    lines.iter().map(|(number, line)| (*number, inner(line))).collect()
}

/// A line without the attributes that Python-Markdown puts behind something: `{: .class }`, `{ .class }`. The id of a heading
/// is written as ours.
fn without_attributes(line: &str) -> Cow<'_, str> {
    let end = line.trim_end();
    let cut =
        end.strip_suffix('}').and_then(|_| end.rfind("{:").or_else(|| end.rfind("{ .")).or_else(|| end.rfind("{ #")));
    let Some(cut) = cut.filter(|_| !line.trim_start().starts_with('|')) else { return Cow::Borrowed(line) };
    let id = end[cut..]
        .split(|c: char| c.is_whitespace() || c == '}')
        .find_map(|word| word.trim_start_matches("{:").strip_prefix('#'));
    match id {
        Some(id) if line.starts_with('#') => Cow::Owned(format!("{} {{#{id}}}", line[..cut].trim_end())),
        Some(_) => Cow::Borrowed(line),
        None => Cow::Borrowed(line[..cut].trim_end()),
    }
}

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
fn shortcodes(lines: &Lines, file: &str, remarks: &mut Vec<Remark>) -> String {
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

/// Names the shortcodes of Zola, which stay as they are: `{{ youtube(id="x") }}`, `{% quote() %}`.
pub(super) fn name_calls(text: &str, first: usize, file: &str, remarks: &mut Vec<Remark>) {
    for (number, line) in (first..).zip(text.lines()) {
        let calls = ["{{", "{%"].into_iter().flat_map(|open| line.match_indices(open));
        for call in calls.map(|(start, open)| line[start + open.len()..].trim_start()) {
            let end = call.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(call.len());
            if end > 0 && call[end..].starts_with('(') {
                let what = format!("the shortcode `{}` has no counterpart and stays as it is", &call[..end]);
                remarks.push(Remark::new(file, number, what));
            }
        }
    }
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
        let lines = as_markdown(text, 1, "a.md", &mut remarks);
        (lines.text, remarks)
    }

    #[test]
    fn boxes_of_all_programs_become_callouts() {
        for (text, made) in [
            (
                "!!! note \"Achtung: ja\"\n\n    Erstens\n\n    - zwei\n\nDanach\n",
                "> [!note] Achtung: ja\n> \n> Erstens\n> \n> - zwei\n\n\nDanach\n",
            ),
            ("::: warning Titel\nText\n:::\nDanach\n", "> [!warning] Titel\n> Text\n\nDanach\n"),
            ("{{< hint info >}}\nText\n{{< /hint >}}\n", "> [!info]\n> Text\n\n"),
            ("{{< quote \"Ann Q\" >}}We deny it.{{< /quote >}}\n", "> We deny it.\n>\n> — Ann Q\n\n"),
            ("{{< quote author='B' source=\"The Daily\" >}}x{{< /quote >}}\n", "> x\n>\n> — B, The Daily\n\n"),
            ("{{< details \"Reply of it\" >}}x{{< /details >}}\n", "> [!note] Reply of it\n> x\n\n"),
            ("{{% notice warning \"Legal note\" %}}x{{% /notice %}}\n", "> [!warning] Legal note\n> x\n\n"),
            ("{{< callout type=tip title=\"T\" >}}x{{< /callout >}}\n", "> [!tip] T\n> x\n\n"),
            (
                "{{< figure src=\"a.png\" title=\"FT\" caption=\"Cap\" attr=\"Photo: Z\" attrlink=\"https://z.example\" alt=\"Alt\" >}}\n",
                "![Alt](<a.png> \"FT: Cap (Photo: Z, https://z.example)\")\n",
            ),
            ("=== \"Linux\"\n\n    Text\n", "**Linux**\n\n\nText\n\n"),
            ("## Titel {: #eigen .x }\nText {: .y }\n", "## Titel {#eigen}\nText\n"),
            ("```\n!!! note\n    x\n```\n", "```\n!!! note\n    x\n```\n"),
            ("* TOC\n{:toc}\n\nText\n", "\nText\n"),
        ] {
            assert_eq!(markdown(text).0, made, "{text}");
        }
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

    #[test]
    fn a_query_is_taken_out_and_its_line_is_named() {
        let (text, remarks) = markdown("Eins\n\n```dataview\nLIST\n```\n\nZwei\n");
        assert_eq!(text, "Eins\n\n\nZwei\n");
        assert_eq!(remarks.len(), 1);
        assert_eq!(remarks[0].line, 3);
        let mut remarks = Vec::new();
        let lines = as_markdown("Eins\n\n```dataview\nLIST\n```\n\nZwei\n", 5, "a.md", &mut remarks);
        assert_eq!(lines.line_of(lines.text.find("Zwei").expect("it is there")), 11);
    }
}
