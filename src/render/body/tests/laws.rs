//! What holds of any text.

use proptest::prelude::*;

use super::*;

/// The text of HTML, for comparison: without tags, white space collapsed.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let mut quoted = false;
        let end = rest[at..].bytes().position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        });
        rest = &rest[at + end.expect("every tag ends") + 1..];
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1)
}

/// Whether every element that begins also ends, in order.
fn is_balanced(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "br" | "hr" | "img" => {}
            _ if !tag.starts_with('/') => open.push(name),
            _ if open.pop() != Some(name) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn all_text(file: &str, body: &Body) -> String {
    let texts: Vec<_> = body.texts.iter().map(|block| block.text(file)).collect();
    texts.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn any_markdown_becomes_balanced_html(markdown in prop_oneof![markdown(), any::<String>()], allow_html: bool) {
        let (mut plan, body) = plan(&markdown);
        plan.allow_html = allow_html;
        let rendered = body_html(&plan);
        let all = joined(&rendered) + &rendered.footnotes;
        for heading in &body.headings {
            prop_assert_eq!(all.matches(&format!(" id=\"{}\"", heading.id.replace('"', "&quot;"))).count(), 1, "{}: {}", heading.id, all);
        }
        let ids: Vec<&str> = tags(&all).filter_map(|tag| tag.split(" id=\"").nth(1)?.split('"').next()).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
        prop_assert!(!all.contains("<!--"));
        for block in rendered.blocks.iter().map(|block| &block.html).chain([&rendered.footnotes]) {
            prop_assert!(is_balanced(block), "{}", block);
        }
        let numbers: Vec<u32> = rendered
            .blocks
            .iter()
            .flat_map(|block| block.passage.into_iter().chain(block.inner.iter().map(|inner| inner.passage)))
            .collect();
        prop_assert_eq!(numbers, (1..=body.passages.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn every_name_that_can_be_linked_is_linked(markdown in markdown()) {
        let (mut plan, body) = plan(&markdown);
        for block in &body.texts {
            let text = block.text(&plan.source.text);
            let found = ["Wort", "zwei Wörter"].into_iter().flat_map(|name| {
                text.match_indices(name).map(|(start, name)| start..start + name.len())
            });
            plan.insertions.extend(found.filter_map(|range| block.linkable_span(&range)).map(|span| {
                Insertion { span, id: format!("m-{}", span.start), link: Some(InsertedLink { href: "x".into(), class: String::new() }) }
            }));
        }
        plan.insertions.sort_by_key(|insertion| insertion.span);
        // What only a lost footnote says is not shown; parsing reports it as an error.
        if !footnotes::footnotes(&events::events(&plan.source.text, plan.body).nodes).unreachable.is_empty() {
            return Ok(());
        }
        let rendered = body_html(&plan);
        let all = joined(&rendered) + &rendered.footnotes;
        for insertion in &plan.insertions {
            let tag = format!("<a href=\"x\" id=\"{}\">", insertion.id);
            let inside = all.split(&tag).nth(1).map(|rest| plain(rest.split("</a>").next().unwrap_or_default()));
            prop_assert!(matches!(inside.as_deref(), Some("Wort" | "zwei Wörter")), "{:?} in {}", inside, all);
        }
    }

    #[test]
    fn each_link_gets_the_tag_that_was_planned_for_it(forms in prop::collection::vec(0..12usize, 1..30)) {
        let mut markdown = String::new();
        for (at, form) in forms.iter().enumerate() {
            markdown.push_str(&match form {
                0 => format!("[[n{at}]]"),
                1 => format!("[n{at}](n{at})").replace("](n", "](/n"),
                2 => format!("[[n{at}|n{at}]]"),
                3 => format!("![x [[n{at}]] [n{at}](n{at}.md)](b.png)"),
                4 => format!("[n{at}](n{at}.pdf)"),
                5 => format!("[n{at}](javascript:n{at})"),
                6 => format!("\n\n## [[n{at}]]\n\n"),
                7 => format!("\n\n| a |\n|---|\n| [[n{at}\\|n{at}]] |\n\n"),
                8 => format!("t[^n{at}]\n\n[^n{at}]: [[n{at}]]\n\n"),
                9 => format!("[x [[n{at}]] y](z.md)"),
                10 => format!("`[[n{at}]]` <b>[[n{at}]]</b>"),
                _ => "\n\n> ".to_owned(),
            });
            markdown.push(' ');
        }
        let (plan, body) = plan(&markdown);
        let rendered = body_html(&plan);
        let all = joined(&rendered) + &rendered.footnotes;
        let mut shown = 0;
        for link in all.split("<a href=\"to/").skip(1) {
            let (target, rest) = link.split_once('"').expect("the address ends");
            let text = rest.split_once('>').expect("the tag ends").1.split('<').next().unwrap_or_default();
            prop_assert_eq!(target.trim_start_matches('/').trim_end_matches(".md"), text);
            shown += 1;
        }
        prop_assert_eq!(shown, body.links.len());
    }

    #[test]
    fn the_text_of_the_page_is_the_text_that_was_read(words in prop::collection::vec(prop::sample::select(vec![
        "Wort", "*kursiv*", "**fett**", "`code`", "[[Tesla]]", "[[tesla|die Firma]]", "[text](x.md)", "AT&amp;T", "\\*Stern", "a < b",
        "„Zitat“", "\n", "\n\n", "\n\n- ", "\n\n> ", "  \n", "~~weg~~", "&nbsp;", "<https://e.org>", "\n> [!NOTE]\n> ",
    ]), 0..30)) {
        let markdown = words.join(" ");
        let (plan, body) = plan(&markdown);
        let rendered = body_html(&plan);
        let shown = rendered.blocks.iter().filter(|block| block.passage.is_some()).map(|block| plain(&without_struck(&block.html))).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(shown.replace("Hinweis", "").split_whitespace().collect::<Vec<_>>().join(" "), all_text(&plan.source.text, &body));
    }
}

/// What is struck out is shown, and is no part of what a text says.
fn without_struck(html: &str) -> String {
    let mut parts = html.split("<del>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("</del>").map_or("", |(_, after)| after))
}
