//! Markup of other programs as markdown, line by line: boxes, tabs, figures. What has no counterpart stays where it stands, and
//! `check` shows it to the author.

use std::borrow::Cow;

use super::anchors::Anchors;
use super::lines::Lines;
use super::shortcodes::shortcodes;
use crate::import::found::Remark;

/// Fences whose content is a question to a program, not a text.
const QUERIES: [&str; 6] = ["dataview", "dataviewjs", "tasks", "query", "base", "tracker"];

/// Lines that ask for a table of contents, which a page has anyway.
const CONTENTS: [&str; 4] = ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]"];

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
    let mut anchors = Anchors::default();
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
        if let Some(line) = anchors.taken_from(&without_attributes(line), source.get(at).map(|(_, next)| *next)) {
            lines.push(&format!("{prefix}{line}"), number);
        }
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
