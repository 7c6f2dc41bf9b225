use std::collections::HashSet;

use crate::diagnostic::Place;
use crate::parse::body::*;
use proptest::prelude::*;

const HEAD: &str = "---\ntitle: Ä\n---\n";

fn checked(markdown: &str) -> (String, Checked<Body>) {
    let text = format!("{HEAD}{markdown}");
    let span = Span { start: HEAD.len(), end: text.len() };
    let body = parse_body(&Arc::from("content/a.md"), &text, span, false);
    (text, body)
}

fn read(markdown: &str) -> Body {
    let (_, mut checked) = checked(markdown);
    checked.diagnostics.retain(|found| found.code != Code::HtmlAsText);
    assert_eq!(checked.diagnostics, []);
    checked.value
}

/// The texts of a body, each behind the number of its passage.
fn texts(markdown: &str) -> Vec<String> {
    let (file, body) = checked(markdown);
    body.value.texts.iter().map(|block| format!("{} {}", block.passage, block.text(&file))).collect()
}

/// Code and the piece of the file that it points at.
fn problems(markdown: &str) -> Vec<(&'static str, String)> {
    let (text, checked) = checked(markdown);
    let found = checked.diagnostics.into_iter().map(|diagnostic| {
        let Place::Span(span) = diagnostic.place else { panic!("{diagnostic:?}") };
        (diagnostic.code.name(), text[span.range()].to_owned())
    });
    found.collect()
}

#[test]
fn every_block_of_text_at_the_top_is_a_passage_and_nothing_else() {
    let markdown = "# Titel\n\nEins.\n\n![Bild](a.png)\n\n- a\n- b\n\n> Zitat\n\n| A |\n|---|\n| b |\n\n> [!NOTE]\n> Hinweis\n\n\
         ```\ncode\n```\n\n---\n\n<div>roh</div>\n\n<!-- nichts -->\n\nMit Note[^1].\n\n[^1]: Die Note.\n";
    assert_eq!(read(markdown).passages.len(), 6);
    assert_eq!(
        texts(markdown),
        ["1 Eins.", "2 a", "2 b", "3 Zitat", "4 A", "4 b", "5 Hinweis", "6 Mit Note.", "0 Die Note."]
    );
}

#[test]
fn passages_know_their_place_and_their_text() {
    let (text, checked) = checked("Erster  Absatz\nhier.\n\nerster absatz HIER.\n\nZweiter.\n");
    let body = checked.value;
    assert_eq!(text[body.passages[0].span.range()].trim(), "Erster  Absatz\nhier.");
    let anchors: Vec<String> = body.passages.iter().map(|passage| passage.anchor.to_string()).collect();
    assert_eq!(anchors[1], format!("{}-2", anchors[0]), "white space and case make no difference");
    assert_eq!(anchors[0].len(), 10);
    assert_ne!(anchors[0], anchors[2]);
    let later = read("Neu davor.\n\nZweiter.\n");
    assert_eq!(later.passages[1].anchor.to_string(), anchors[2], "an anchor moves with its text");
}

#[test]
fn headings_begin_sections_and_are_no_running_text() {
    let body = read("a\n\n## Über *uns*\n\nb\n\nc\n\nNoch was\n===\n\nd\n");
    let sections: Vec<u32> = body.texts.iter().map(|text| text.section).collect();
    assert_eq!(sections, [0, 1, 1, 2]);
    let headings: Vec<_> = body.headings.iter().map(|h| (h.level, &*h.id, h.text.as_str())).collect();
    assert_eq!(headings, [(2, "ueber-uns", "Über uns"), (1, "noch-was", "Noch was")]);
}

#[test]
fn heading_ids_are_unique_and_the_authors_own_come_first() {
    let body = read("## Frist\n\n## Frist\n\n## Anders {#frist .wichtig onclick=x}\n\n## Frist\n\n## X {#claims}\n");
    let ids: Vec<&str> = body.headings.iter().map(|h| &*h.id).collect();
    assert_eq!(ids, ["frist-2", "frist-3", "frist", "frist-4", "h-claims"]);
    assert_eq!(problems("## A {#x}\n\n## B {#x}\n"), [("duplicate-id", "## B {#x}\n".to_owned())]);
}

#[test]
fn each_form_of_link_is_read() {
    let (text, checked) = checked(
        "[[tesla]] [[companies/tesla]] [[Tesla|die *Firma*]] [[tesla#kauf]] [[tesla#kauf|Kauf]] [Weibo](../companies/weibo.md#a)\n\
         [hier](#a) <https://example.org/x> <a@example.org> [Quelle][q]\n\n[q]: https://example.org/#y\n",
    );
    assert_eq!(checked.diagnostics, []);
    let body = checked.value;
    let first = body.texts[0].text(&text);
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| {
            let shown = link.text.start as usize..link.text.end as usize;
            (&*link.target, link.fragment.as_deref(), link.has_text, &first[shown])
        })
        .collect();
    assert_eq!(
        links,
        [
            ("tesla", None, false, "tesla"),
            ("companies/tesla", None, false, "companies/tesla"),
            ("Tesla", None, true, "die Firma"),
            ("tesla", Some("kauf"), false, "tesla#kauf"),
            ("tesla", Some("kauf"), true, "Kauf"),
            ("../companies/weibo.md", Some("a"), true, "Weibo"),
            ("", Some("a"), true, "hier"),
            ("https://example.org/x", None, false, "https://example.org/x"),
            ("mailto:a@example.org", None, false, "a@example.org"),
            ("https://example.org/", Some("y"), true, "Quelle"),
        ]
    );
    assert!(body.links.iter().all(|link| link.block == Some(0)));
    assert_eq!(&text[body.links[2].span.range()], "[[Tesla|die *Firma*]]");
}

#[test]
fn wikilinks_work_in_tables_and_headings() {
    let markdown = "## Zu [[Tesla]]\n\n| Firma | Ort |\n|---|---|\n| [[tesla\\|Die Firma]] und mehr | [[x#y\\|z]] |\n";
    let body = read(markdown);
    let links: Vec<_> = body.links.iter().map(|l| (&*l.target, l.fragment.as_deref(), l.block)).collect();
    assert_eq!(links, [("Tesla", None, None), ("tesla", None, Some(2)), ("x", Some("y"), Some(3))]);
    assert_eq!(body.headings[0].text, "Zu Tesla");
    assert_eq!(texts(markdown)[2], "1 Die Firma und mehr");
}

#[test]
fn images_and_files_are_attachments_and_no_links() {
    let markdown = "![Kurve *neu* [x](y.md)](img/k.png \"Titel\") [Bericht](b.pdf#page=2) ![](leer.svg) ![fern](https://example.org/a.png)\n";
    let (text, checked) = checked(markdown);
    let codes: Vec<Code> = checked.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::PictureWithoutText, Code::RemotePicture]);
    let body = checked.value;
    assert!(body.links.is_empty());
    let files: Vec<_> = body.attachments.iter().map(|file| (file.target.as_str(), file.alt.as_str())).collect();
    assert_eq!(files, [("img/k.png", "Kurve neu x"), ("b.pdf", "Bericht"), ("leer.svg", "")]);
    assert_eq!(&text[body.attachments[1].span.range()], "[Bericht](b.pdf#page=2)");
    assert_eq!(texts(markdown), ["1  Bericht  "]);
}

#[test]
fn addresses_that_are_never_written_are_reported() {
    assert_eq!(
        problems("[a](javascript:x) [b](//evil.example) ![c](data:image/png;base64,x) [d](ftp://x)\n"),
        [
            ("invalid-address", "[a](javascript:x)".to_owned()),
            ("invalid-address", "[b](//evil.example)".to_owned()),
            ("invalid-address", "![c](data:image/png;base64,x)".to_owned()),
            ("foreign-address", "[d](ftp://x)".to_owned()),
        ]
    );
}

#[test]
fn the_box_of_a_task_is_read_and_changes_no_address() {
    assert_eq!(texts("- [ ] Tesla zahlte.\n- [x] Nein.\n"), ["1 ☐ Tesla zahlte.", "1 ☑ Nein."]);
    let anchors = |markdown: &str| checked(markdown).1.value.passages.iter().map(|one| one.anchor).collect::<Vec<_>>();
    assert_eq!(anchors("- [ ] Tesla zahlte.\n"), anchors("- [x] Tesla zahlte.\n"));
    assert_eq!(placed("- [ ] Tesla zahlte.\n", "Tesla").as_deref(), Some("Tesla"));
}

#[test]
fn raised_letters_and_marks_of_html_are_read_where_it_is_kept() {
    let read = |markdown: &str| {
        let whole = Span { start: 0, end: markdown.len() };
        let body = parse_body(&"x.md".into(), markdown, whole, true).value;
        body.texts.iter().map(|block| block.text(markdown).into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(read("Tesla paid 10<sup>6</sup> euros for UF<sub>6</sub>."), ["Tesla paid 10⁶ euros for UF₆."]);
    assert_eq!(read("x<sup>k+1</sup> of the 1<sup>st</sup> 5"), ["x^(k+1) of the 1st 5"]);
    assert_eq!(read("<q>Tesla lies</q>, said Roe."), ["“Tesla lies”, said Roe."]);
}

#[test]
fn what_is_struck_out_is_not_said() {
    assert_eq!(texts("Es ~~ist~~ war so. ~~[[tesla]] lügt.~~ Gut."), ["1 Es  war so.  Gut."]);
    assert_eq!(texts("~~Alles [weg](x.md).~~\n\nNeu."), ["1 Neu."]);
    assert_eq!(problems("~~Alles [weg](x.md).~~\n"), []);
}

#[test]
fn definitions_that_no_text_refers_to_are_reported() {
    let written = "[a] und [x][b].\n\n[a]: /a\n[b]: /b\n[Musk]: Nein.\n[1]: https://e.org\n[//]: # (Notiz)\n[comment]: <> (Notiz)\n";
    assert_eq!(
        problems(written),
        [("lost-text", "[Musk]: Nein.".to_owned()), ("unused-definition", "[1]: https://e.org".to_owned())]
    );
}

#[test]
fn what_is_left_of_a_comment_is_no_text() {
    assert_eq!(texts("Tesla <!--> steht\n     <!-->\nhier."), ["1 Tesla  steht  hier."]);
}

#[test]
fn text_is_plain_and_breaks_are_single_spaces() {
    let before = texts("Die *Firma* **`x`**\n> lazy &amp; AT&T\\\nneu <b>fett</b> \\*Stern &nbsp;Ende  \nletzte\n");
    assert_eq!(before[0], "1 Die Firma x");
    let quoted = texts("> Die *Firma* `x`\n> und\n>mehr &amp; AT&T\\\n> neu <b>fett</b> \\*Stern  \n> letzte\n");
    assert_eq!(quoted, ["1 Die Firma x und mehr & AT&T neu <b>fett</b> *Stern letzte"]);
}

/// Whether a link can be put around `name`, and around what in the file.
fn placed(markdown: &str, name: &str) -> Option<String> {
    let (text, checked) = checked(markdown);
    let mut places = checked.value.texts.iter().filter_map(|block| Some((block, block.text(&text).find(name)?)));
    let (block, start) = places.next().expect("the name is in the text");
    block.linkable_span(&(start..start + name.len())).map(|span| text[span.range()].to_owned())
}

#[test]
fn names_can_be_linked_across_breaks_entities_and_escapes() {
    for (markdown, name, source) in [
        ("Die Akademie der Wissenschaften", "Akademie der", "Akademie der"),
        ("Die Akademie\nder Wissenschaften", "Akademie der", "Akademie\nder"),
        ("> Die Akademie\n> der Wissenschaften", "Akademie der", "Akademie\n> der"),
        ("- Die Akademie\n  der Wissenschaften", "Akademie der", "Akademie\n  der"),
        ("Bei AT&amp;T heute", "AT&T", "AT&amp;T"),
        ("Bei AT&T heute", "AT&T", "AT&T"),
        ("Bei Foo\\_Bar heute", "Foo_Bar", "Foo\\_Bar"),
        ("**Tesla** heute", "Tesla", "Tesla"),
    ] {
        assert_eq!(placed(markdown, name).as_deref(), Some(source), "{markdown}");
    }
}

#[test]
fn names_cannot_be_linked_in_links_code_or_across_markup() {
    for (markdown, name) in [
        ("[Tesla](https://example.org) heute", "Tesla"),
        ("[[x|Tesla]] heute", "Tesla"),
        ("Bei `Tesla` heute", "Tesla"),
        ("Bei By*te*Dance heute", "ByteDance"),
        ("Bei Byte[^1]Dance heute\n\n[^1]: x", "ByteDance"),
        ("Die Akademie\n*der* Wissenschaften", "Akademie der"),
    ] {
        assert_eq!(placed(markdown, name), None, "{markdown}");
    }
}

#[test]
fn quotations_are_those_in_marks_and_whole_block_quotes() {
    let (text, checked) =
        checked("Er sagte: „Wir *klagen*.“\n\n> Ein »ganzes« Zitat\n>\n> in zwei Teilen\n\n> [!TIP]\n> »kein Zitat«\n");
    let found: Vec<_> = checked.value.quotations.iter().map(|q| (q.text.as_str(), &text[q.span.range()])).collect();
    assert_eq!(
        found,
        [
            ("Wir klagen.", "„Wir *klagen*.“"),
            ("Ein »ganzes« Zitat in zwei Teilen", "> Ein »ganzes« Zitat\n>\n> in zwei Teilen"),
            ("kein Zitat", "»kein Zitat«"),
        ]
    );
}

#[test]
fn quotations_are_those_of_callouts_and_headings_too() {
    let text = "## He said “We paid”\n\n> [!quote] Jane Roe\n> We shipped the *arms*.\n>\n> At dusk.\n\n> [!cite|x]\n> Two lines.\n\n> [!note] “No one”\n> Text.\n";
    let (text, checked) = checked(text);
    let found: Vec<_> = checked.value.quotations.iter().map(|q| (q.text.as_str(), &text[q.span.range()])).collect();
    assert_eq!(
        found,
        [
            ("We paid", "“We paid”"),
            ("We shipped the arms. At dusk.", "> [!quote] Jane Roe\n> We shipped the *arms*.\n>\n> At dusk."),
            ("Two lines.", "> [!cite|x]\n> Two lines."),
            ("No one", "“No one”"),
        ]
    );
}

#[test]
fn markup_that_stayed_text_is_reported() {
    assert_eq!(problems("Ein [[offener Link\n"), [("broken-link", "[[".to_owned())]);
    let torn = [("broken-link", "[[".to_owned()), ("lost-text", "|y]] |".to_owned())];
    assert_eq!(problems("| a |\n|---|\n| [[x|y]] |\n"), torn);
    assert_eq!(problems("Text[^nie].\n"), [("broken-footnote", "[^nie]".to_owned())]);
    assert_eq!(problems("Text.\n\n[^1]: Verloren.\n"), [("broken-footnote", "[^1]: Verloren.".to_owned())]);
    assert_eq!(problems("[Bericht][quelle] [sic]\n"), [("broken-link", "[Bericht][quelle]".to_owned())]);
    assert_eq!(problems("Nur Text: \\[\\[ und \\[^1] und `[[x`.\n"), []);
}

#[test]
fn nesting_without_end_is_one_diagnostic() {
    for markdown in [">".repeat(100_000) + "a", "- ".repeat(50_000) + "a\n" + &"b\n".repeat(50_000)] {
        let (_, checked) = checked(&markdown);
        let codes: Vec<_> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::MarkdownTooDeep]);
    }
}

#[test]
fn windows_line_ends_make_no_difference() {
    let unix = "Eins\nzwei\n\n- a\n- b\n";
    let windows = &unix.replace('\n', "\r\n");
    assert_eq!(texts(unix), texts(windows));
    assert_eq!(read(unix).passages[0].anchor, read(windows).passages[0].anchor);
}

/// Markdown with much of its syntax in it, balanced or not.
pub fn markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Wort ", "zwei Wörter ", "\n", "\n\n", "# ", "## ", "- ", "1. ", "> ", "    ", "*", "**", "_", "`", "```\n",
        "~~", "[[", "]]", "[[a]]", "[[a|b]]", "[[a#b\\|c]]", "[", "](", ")", "](x.md)", "](y.pdf)", "](https://e.org)",
        "![", "[^1]", "[^1]: ", "[^2]", "\n[^2]: n\n", "|", "\n|---|:-:|\n", "| a | b |\n", "&amp;", "&nbsp;", "\\",
        "\\*", "<b>", "</b>", "<!--", "-->", "<div>", "\n---\n", "\n===\n", "> [!NOTE]\n", "„", "“", "»", "«",
        "{#id .c}", "ä", "字", "\r\n", "\t", "  \n", "<a@b.de>", "\u{ad}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_read_and_every_place_is_right(markdown in prop_oneof![markdown(), any::<String>()]) {
        let (text, checked) = checked(&markdown);
        let body = checked.value;
        for block in &body.texts {
            let words = block.text(&text);
            let mut at = 0;
            for (index, run) in block.runs.iter().enumerate() {
                let range = run.range(block.runs.get(index + 1), words.len());
                prop_assert_eq!(range.start, at);
                at = range.end;
                let source = &text[run.source().range()];
                if run.verbatim {
                    prop_assert_eq!(&words[range], source);
                }
            }
            prop_assert_eq!(at, words.len());
            prop_assert!(block.runs.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(block.passage as usize <= body.passages.len());
        }
        for link in &body.links {
            prop_assert!(!text[link.span.range()].is_empty());
            if let Some(block) = link.block {
                let shown = link.text.start as usize..link.text.end as usize;
                prop_assert!(body.texts[block as usize].text(&text).get(shown).is_some());
            }
        }
        for quotation in &body.quotations {
            prop_assert!(text.get(quotation.span.range()).is_some());
        }
        let anchors: HashSet<_> = body.passages.iter().map(|passage| passage.anchor).collect();
        prop_assert_eq!(anchors.len(), body.passages.len());
        let ids: HashSet<&str> = body.headings.iter().map(|heading| &*heading.id).collect();
        prop_assert_eq!(ids.len(), body.headings.len());
        for diagnostic in &checked.diagnostics {
            let Place::Span(span) = diagnostic.place else { panic!() };
            prop_assert!(text.get(span.range()).is_some());
        }
    }
}
