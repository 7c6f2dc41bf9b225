use std::sync::Arc;

use super::*;
use crate::model::Body;
use crate::page::body::{BodyLabels, InsertedLink, Insertion, LinkTag, PlannedLink};
use crate::parse::body::tests::markdown;
use crate::parse::body::{events, footnotes, parse_body};
use crate::parse::hidden::visible;
use crate::source::PictureSize;
use crate::source::SourceFile;

const HEAD: &str = "---\ntitle: Ä\n---\n";

/// A plan in which every link leads to `to/TARGET` or to the address, and every file to `files/NAME`.
fn plan(markdown: &str) -> (BodyPlan, Body) {
    let source = Arc::new(SourceFile::new("content/a.md", visible(&format!("{HEAD}{markdown}")).text));
    let span = Span { start: HEAD.len(), end: source.text.len() };
    let body = parse_body(&source.path, &source.text, span, true).value;
    let labels = BodyLabels {
        note: "Hinweis".into(),
        warning: "Warnung".into(),
        footnote: "Fußnote".into(),
        footnotes: "Fußnoten".into(),
        back: "Zurück".into(),
        table: "Tabelle".into(),
        ..BodyLabels::default()
    };
    let mut plan = BodyPlan::new(source, &body, labels);
    plan.links = body
        .links
        .iter()
        .map(|link| {
            let external = link.target.contains(':');
            let href = if external { link.target.to_string() } else { format!("to/{}", link.target) };
            PlannedLink::from(LinkTag { href, external, class: "mention".into(), ..LinkTag::default() })
        })
        .collect();
    plan.files = body.attachments.iter().map(|file| (file.target.clone(), format!("files/{}", file.target))).collect();
    (plan, body)
}

fn render(markdown: &str) -> RenderedBody {
    body_html(&plan(markdown).0)
}

/// All blocks, joined.
fn html(markdown: &str) -> String {
    joined(&render(markdown))
}

fn joined(body: &RenderedBody) -> String {
    body.blocks.iter().map(|block| block.html.as_str()).collect::<Vec<_>>().join("\n")
}

fn with_html(markdown: &str) -> RenderedBody {
    let (mut plan, _) = plan(markdown);
    plan.allow_html = true;
    body_html(&plan)
}

/// The HTML with mentions of `names`: an id `m-N`, and a link unless the name begins with a dash.
fn with_mentions(markdown: &str, names: &[&str]) -> String {
    let (mut plan, body) = plan(markdown);
    for name in names {
        let linked = !name.starts_with('-');
        let name = name.trim_start_matches('-');
        for block in &body.texts {
            for (start, _) in block.text(&plan.source.text).match_indices(name) {
                let Some(span) = block.linkable_span(&(start..start + name.len())) else { continue };
                let link = linked.then(|| InsertedLink { href: "x/".into(), class: "mention kind-company".into() });
                plan.insertions.push(Insertion { span, id: String::new(), link });
            }
        }
    }
    plan.insertions.sort_by_key(|insertion| insertion.span);
    for (at, insertion) in plan.insertions.iter_mut().enumerate() {
        insertion.id = format!("m-{}", at + 1);
    }
    let body = body_html(&plan);
    joined(&body) + &body.footnotes
}

#[test]
fn blocks_come_one_by_one_with_their_passages() {
    let (plan, body) = plan("## Kopf\n\nEins.\n\n- a\n- b\n\n![](a.png)\n\n***\n\n> Zitat\n\n[^1]: weg\n");
    let blocks = body_html(&plan).blocks;
    let found: Vec<_> = blocks.iter().map(|block| (block.passage, block.html.as_str())).collect();
    assert_eq!(
        found,
        [
            (None, "<h2 id=\"kopf\">Kopf</h2>"),
            (Some(1), "<p>Eins.</p>"),
            (Some(2), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
            (None, "<p><img src=\"files/a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\"></p>"),
            (None, "<hr>"),
            (Some(3), "<blockquote>\n<p>Zitat</p>\n</blockquote>"),
        ]
    );
    assert_eq!(blocks[1].anchor, Some(body.passages[0].anchor.to_string()));
}

#[test]
fn headings_keep_id_and_class_only_and_the_page_keeps_its_h1() {
    let body = render("# A {#eins .gross onclick=x}\n\n## B *b*\n\n###### C\n");
    assert_eq!(
        joined(&body),
        "<h2 id=\"eins\" class=\"gross\">A</h2>\n<h3 id=\"b-b\">B <em>b</em></h3>\n<h6 id=\"c\">C</h6>"
    );
    let toc: Vec<_> = body.toc.iter().map(|entry| (entry.level, &*entry.id, entry.text.as_str())).collect();
    assert_eq!(toc, [(2, "eins", "A"), (3, "b-b", "B b"), (6, "c", "C")]);
    assert_eq!(html("## A\n"), "<h2 id=\"a\">A</h2>");
}

#[test]
fn links_are_those_of_the_plan() {
    let (mut plan, _) = plan("[[a]] [b](b.md \"T\\\"<\") [[c|*C*]] <https://e.org/?a&b> [[d]]\n");
    plan.links[0].text = Some("A & Co".into());
    if let Some(tag) = &mut plan.links[2].tag {
        tag.id = Some("m-c-1".into());
        tag.title = Some("Firma".into());
        tag.lang = Some("zh".into());
    }
    plan.links[4].tag = None;
    assert_eq!(
        joined(&body_html(&plan)),
        "<p><a href=\"to/a\" class=\"mention\">A &amp; Co</a> <a href=\"to/b.md\" class=\"mention\" title=\"T&quot;&lt;\">b</a> \
         <a href=\"to/c\" class=\"mention\" id=\"m-c-1\" title=\"Firma\" lang=\"zh\"><em>C</em></a> \
         <a href=\"https://e.org/?a&amp;b\" class=\"mention external address\" rel=\"noopener\">https://e.org/?a&amp;b</a> d</p>"
    );
}

#[test]
fn dangerous_addresses_lose_their_link_and_keep_their_text() {
    for markdown in [
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](//evil.example)",
        "[x](/\\\\evil.example)",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "![x](data:image/svg+xml,x)",
        "![x](javascript:x)",
        "![x](//evil.example/x.png)",
    ] {
        assert_eq!(html(markdown), "<p>x</p>", "{markdown}");
    }
    let (mut plan, _) = plan("[[x]]");
    plan.links[0] = LinkTag { href: "javascript:alert(1)".into(), ..LinkTag::default() }.into();
    assert_eq!(joined(&body_html(&plan)), "<p>x</p>", "not even a plan can bring one in");
}

#[test]
fn raw_html_is_shown_as_text_and_comments_are_dropped() {
    assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    assert_eq!(html("a <!-- TODO --> b"), "<p>a b</p>");
    assert_eq!(html("<!-- TODO\n\nmehr -->\n"), "");
    assert_eq!(html("<div>x<!-- TODO --></div>"), "<p>&lt;div&gt;x&lt;/div&gt;</p>");
}

#[test]
fn quotes_do_not_break_out_of_attributes() {
    assert_eq!(
        html("![a\" onerror=\"x](k.png \"t\\\" onload=x\") b"),
        "<p><img src=\"files/k.png\" alt=\"a&quot; onerror=&quot;x\" title=\"t&quot; onload=x\" loading=\"lazy\" decoding=\"async\"> b</p>"
    );
    assert_eq!(
        html("```a\"b\nx\n```"),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-a&quot;b\">x\n</code></pre>"
    );
    assert_eq!(html("## x {#a\"b .c\"d}"), "<h2 id=\"a&quot;b\" class=\"c&quot;d\">x</h2>");
}

#[test]
fn files_and_images_get_their_address() {
    assert_eq!(
        html("[Bericht](b.pdf#page=2) ![Kurve](k.png)"),
        "<p><a href=\"files/b.pdf#page=2\" class=\"file\">Bericht</a> <img src=\"files/k.png\" alt=\"Kurve\" loading=\"lazy\" decoding=\"async\"></p>"
    );
    let (mut plan, _) = plan("[Bericht](b.pdf) ![Kurve](k.png)");
    plan.files.clear();
    assert_eq!(joined(&body_html(&plan)), "<p>Bericht Kurve</p>");
}

#[test]
fn an_image_alone_with_a_title_is_a_figure() {
    assert_eq!(
        html("![Kurve](k.png \"Umsatz & mehr\")\n\nText"),
        "<figure><img src=\"files/k.png\" alt=\"Kurve\" loading=\"lazy\" decoding=\"async\"><figcaption>Umsatz &amp; mehr</figcaption></figure>\n<p>Text</p>"
    );
    assert!(html("> ![Kurve](k.png \"Umsatz\")").starts_with("<blockquote>\n<figure>"));
}

#[test]
fn tables_scroll_and_align_by_class() {
    assert_eq!(
        html("| A | B | |\n|:-:|--:|---|\n| a \\| b | [[x\\|X]] | `c` |\n"),
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle 1\"><table>\n<thead><tr>\
         <th scope=\"col\" class=\"align-center\">A</th><th scope=\"col\" class=\"align-right\">B</th><td></td></tr></thead><tbody>\n\
         <tr><td class=\"align-center\">a | b</td><td class=\"align-right\"><a href=\"to/x\" class=\"mention\">X</a></td><td><code>c</code></td></tr>\n\
         </tbody></table></div>"
    );
}

#[test]
fn alerts_have_a_title_and_strikethrough_is_a_deletion() {
    assert_eq!(
        html("> [!WARNING]\n> Text\n"),
        "<div class=\"alert warning\" role=\"note\"><p class=\"alert-title\">Warnung</p>\n<p>Text</p>\n</div>"
    );
    assert_eq!(html("~~alt~~ **neu**  \nZeile"), "<p><del>alt</del> <strong>neu</strong><br>\nZeile</p>");
    assert_eq!(html("3. c\n4. d"), "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>");
}

#[test]
fn footnotes_lead_there_and_back() {
    let body = render("Eins[^a], zwei[^b], drei[^a].\n\n[^b]: Note b\n\n[^a]: Note *a*\n\n    zweiter Absatz\n");
    assert_eq!(
        joined(&body),
        "<p>Eins<sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"Fußnote 1\">1</a></sup>, \
         zwei<sup class=\"footnote-reference\"><a href=\"#fn-2\" id=\"fnref-2\" aria-label=\"Fußnote 2\">2</a></sup>, \
         drei<sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1-2\" aria-label=\"Fußnote 1\">1</a></sup>.</p>"
    );
    assert_eq!(
        body.footnotes,
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Fußnoten\">\n<ol>\n\
         <li id=\"fn-1\"><p>Note <em>a</em></p>\n<p>zweiter Absatz \
         <a class=\"footnote-back\" href=\"#fnref-1\" aria-label=\"Zurück 1\">↩<sup>1</sup></a> \
         <a class=\"footnote-back\" href=\"#fnref-1-2\" aria-label=\"Zurück 2\">↩<sup>2</sup></a></p></li>\n\
         <li id=\"fn-2\"><p>Note b <a class=\"footnote-back\" href=\"#fnref-2\" aria-label=\"Zurück\">↩</a></p></li>\n\
         </ol>\n</section>"
    );
}

#[test]
fn mentions_are_put_around_names_wherever_they_stand() {
    for (markdown, expected) in [
        (
            "Der Konzern Tesla klagt.",
            "<p>Der Konzern <a href=\"x/\" class=\"mention kind-company\" id=\"m-1\">Tesla</a> klagt.</p>",
        ),
        ("*Tesla*", "<p><em><a href=\"x/\" class=\"mention kind-company\" id=\"m-1\">Tesla</a></em></p>"),
        ("- Tesla\n", "<ul>\n<li><a href=\"x/\" class=\"mention kind-company\" id=\"m-1\">Tesla</a></li>\n</ul>"),
        ("[Tesla](x.md) `Tesla`", "<p><a href=\"to/x.md\" class=\"mention\">Tesla</a> <code>Tesla</code></p>"),
    ] {
        assert_eq!(with_mentions(markdown, &["Tesla"]), expected);
    }
    assert!(
        with_mentions("| A |\n|---|\n| Tesla |\n", &["Tesla"])
            .contains("<td><a href=\"x/\" class=\"mention kind-company\" id=\"m-1\">Tesla</a></td>")
    );
    assert!(
        with_mentions("a[^1]\n\n[^1]: Tesla\n", &["Tesla"]).contains(
            "<p><a href=\"x/\" class=\"mention kind-company\" id=\"m-1\">Tesla</a> <a class=\"footnote-back\""
        )
    );
    assert_eq!(
        with_mentions("Tesla und Weibo, Tesla.", &["-Tesla", "Weibo"]),
        "<p><span id=\"m-1\">Tesla</span> und <a href=\"x/\" class=\"mention kind-company\" id=\"m-2\">Weibo</a>, <span id=\"m-3\">Tesla</span>.</p>"
    );
}

#[test]
fn mentions_reach_across_breaks_entities_and_escapes() {
    for (markdown, name, expected) in [
        (
            "> Die Akademie\n> der Dinge",
            "Akademie der",
            "<blockquote>\n<p>Die <span id=\"m-1\">Akademie\nder</span> Dinge</p>\n</blockquote>",
        ),
        ("Bei AT&amp;T heute", "AT&T", "<p>Bei <span id=\"m-1\">AT&amp;T</span> heute</p>"),
        ("Bei Foo\\_Bar heute", "Foo_Bar", "<p>Bei <span id=\"m-1\">Foo_Bar</span> heute</p>"),
        ("Bei \\*Foo heute", "*Foo", "<p>Bei <span id=\"m-1\">*Foo</span> heute</p>"),
    ] {
        assert_eq!(with_mentions(markdown, &[&format!("-{name}")]), expected);
    }
}

#[test]
fn a_mention_never_crosses_a_tag() {
    let (mut plan, _) = plan("Byte*Dance* und so");
    let start = HEAD.len();
    plan.insertions = vec![Insertion { span: Span { start, end: start + 10 }, id: "m".into(), link: None }];
    assert_eq!(joined(&body_html(&plan)), "<p><span id=\"m\">Byte</span><em>Dance</em> und so</p>");
}

#[test]
fn code_is_highlighted_where_its_language_is_known() {
    let body = render("```rust\nfn a() {}\n```\n\n    <plain>\n");
    assert!(body.has_code);
    assert!(body.blocks[0].html.starts_with(
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"c-source c-rust\">"
    ));
    assert_eq!(body.blocks[1].html, "<pre class=\"code\" tabindex=\"0\"><code>&lt;plain&gt;\n</code></pre>");
    assert!(!render("`a`").has_code);
}

#[test]
fn allowed_html_is_cleaned_and_our_own_marks_survive() {
    let body = with_html(
        "## Kopf\n\nEin <mark onclick=\"x\" id=\"rn1\" class=\"k\">Wort</mark>[^1] <!-- TODO -->und [[a]].\n\n| A |\n|--:|\n| b |\n\n[^1]: Note\n",
    );
    let all = joined(&body);
    assert!(all.contains("<h2 id=\"kopf\">Kopf</h2>"), "{all}");
    assert!(all.contains("Ein <mark class=\"k\">Wort</mark><sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"Fußnote 1\">1</a></sup>"), "{all}");
    assert!(all.contains("<a href=\"to/a\" class=\"mention\">a</a>"), "{all}");
    assert!(all.contains("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle 1\">"), "{all}");
    assert!(all.contains("<td class=\"align-right\">b</td>"), "{all}");
    assert!(
        body.footnotes.starts_with("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Fußnoten\">"),
        "{}",
        body.footnotes
    );
    assert!(body.footnotes.contains("<li id=\"fn-1\">"), "{}", body.footnotes);
    assert!(!all.contains("TODO") && !all.contains("onclick") && !all.contains(clean::OWN), "{all}");
    assert_eq!(body.blocks.iter().map(|block| block.passage).collect::<Vec<_>>(), [None, Some(1), Some(2)]);
}

#[test]
fn scripts_do_not_survive_cleaning_and_swallow_nothing() {
    for markdown in [
        "<script>alert(1)</script>\n\nDanach.\n",
        "a <script>alert(1)</script>\n\nDanach.\n",
        "<style>\n\nDanach.\n",
        "<textarea>\n\nDanach.\n",
        "<svg><script>alert(1)</script>\n\nDanach.\n",
        "<img src=x onerror=alert(1)>\n\nDanach.\n",
        "<a href=\"javascript:alert(1)\">x</a>\n\nDanach.\n",
        "<a href=\"//evil.example\">x</a>\n\nDanach.\n",
        "<plaintext>\n\nDanach.\n",
        "<!-- a --><b\n\nDanach.\n",
    ] {
        let all = joined(&with_html(markdown));
        assert!(all.contains("Danach."), "{markdown}: {all}");
        for bad in ["<script", "onerror", "javascript:", "//evil", "<style", "<svg"] {
            assert!(!all.contains(bad), "{markdown}: {all}");
        }
    }
}

#[test]
fn an_element_around_several_blocks_keeps_them_together() {
    let body = with_html("Davor.\n\n<details><summary>Mehr</summary>\n\nEins.\n\nZwei.\n\n</details>\n\nDanach.\n");
    let blocks: Vec<_> = body.blocks.iter().map(|block| (block.passage, block.html.trim())).collect();
    let second = render("Davor.\n\nEins.\n\nZwei.").blocks[2].anchor.clone().unwrap();
    assert_eq!(
        blocks,
        [
            (Some(1), "<p>Davor.</p>"),
            (
                Some(2),
                format!("<details><summary>Mehr</summary><p>Eins.</p><span id=\"rn3\"></span><span id=\"{second}\"></span><p>Zwei.</p></details>").as_str()
            ),
            (Some(4), "<p>Danach.</p>"),
        ]
    );
    assert_eq!(body.blocks[1].inner.iter().map(|inner| inner.passage).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_begins_from_right_to_left_says_so_and_nothing_else_does() {
    assert_eq!(html("1. *„שלום“* a"), "<ol dir=\"rtl\">\n<li dir=\"rtl\"><em>„שלום“</em> a</li>\n</ol>");
    assert_eq!(html("> 12: مرحبا"), "<blockquote dir=\"rtl\">\n<p dir=\"rtl\">12: مرحبا</p>\n</blockquote>");
    assert!(html("## عنوان").contains(" dir=\"rtl\">عنوان</h2>"));
    let table = html("| a | عنوان |\n| - | -: |\n| مرحبا | 1 |");
    assert!(table.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"align-right\" dir=\"rtl\">"), "{table}");
    assert!(table.contains("<td dir=\"rtl\">مرحبا</td><td class=\"align-right\">1</td>"), "{table}");
    for plain in ["A text with مرحبا in it", "", "12 – 13", "- a\n- 1", "日本語"] {
        assert!(!html(plain).contains("dir="), "{plain}");
    }
}

#[test]
fn what_begins_from_left_to_right_says_so_in_a_document_that_runs_the_other_way() {
    let (mut plan, _) = plan("Нефтяная компания.\n\nمرحبا\n\n12");
    plan.right_to_left = true;
    let expected = "<p dir=\"ltr\">Нефтяная компания.</p>\n<p dir=\"rtl\">مرحبا</p>\n<p>12</p>";
    assert_eq!(joined(&body_html(&plan)), expected);
}

#[test]
fn a_picture_of_a_known_size_has_its_place() {
    let (mut plan, _) = plan("![x](a.png) ![y](b.png)\n\n![z](a.png \"Z\")");
    plan.sizes.insert("a.png".into(), PictureSize { width: 300, height: 200 });
    let html = joined(&body_html(&plan));
    assert_eq!(html.matches(" width=\"300\" height=\"200\" loading").count(), 2, "{html}");
    assert!(html.contains("alt=\"y\" loading"), "{html}");
}

mod laws;
