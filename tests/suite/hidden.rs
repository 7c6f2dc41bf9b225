//! Nothing is published that an author keeps back: comments, wherever they stand and however far they are moved in, drafts,
//! notes and files that belong to no page.

use std::collections::BTreeMap;

use crate::harness::{Dossier, article, run_with};

/// The word that no file of a site may hold.
const SECRET: &str = "Geheimwort";

/// Comments: in one line, over several, with blank lines, with markup and code in them.
const COMMENTS: [&str; 8] = [
    "<!-- Geheimwort -->",
    "<!-- Geheimwort\nGeheimwort -->",
    "<!--\nGeheimwort\n\nGeheimwort [[nirgends]]\n-->",
    "<!-- ```\nGeheimwort\n``` `Geheimwort` <b>\n\n# Geheimwort -->",
    "%%Geheimwort%%",
    "%%\nGeheimwort\n\n- Geheimwort\n%%",
    "%% Geheimwort | Geheimwort <!-- %%",
    "<!-- %% --><!--Geheimwort-->",
];

/// Where a comment `@` may stand.
const PLACES: [&str; 24] = [
    "@",
    "Acme zahlt. @",
    "@ Acme zahlt.",
    "Acme @ zahlt.",
    "Acme\n@\nzahlt.",
    "Acme**@zahlt**.",
    "## Titel @",
    "- Acme\n@\n- zahlt",
    "- Acme @\n- zahlt",
    "- @\n- zahlt",
    "1. Acme\n\n@\n\n2. zahlt",
    "- Acme\n  - zahlt\n@",
    "> Acme\n@\n> zahlt",
    "> Acme @\n> zahlt",
    "> - Acme\n@",
    "> [!NOTE]\n> Acme @",
    "| A | B |\n|---|---|\n| Acme @ | b |\n| c | d |",
    "| A | B |\n|---|---|\n| Acme | b |\n@\n| c | d |",
    "Acme.[^n]\n\n[^n]: Note @",
    "Acme.[^n]\n\n[^n]: Note\n\n@",
    "[Acme @](https://example.org/)",
    "<div>\n@\n</div>",
    "<details><summary>Acme @</summary>\n\n@\n\n</details>",
    "Code: `x` @ und `y`\n\n```\ncode\n```\n@",
];

/// Every comment in every place, moved in by up to seven spaces, with a text before and after.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for indentation in [0, 2, 3, 4, 7] {
        for (place, comment) in PLACES.iter().flat_map(|place| COMMENTS.iter().map(move |comment| (place, comment))) {
            let text = place.replace('@', &format!("{}{comment}", " ".repeat(indentation)));
            texts.push(format!("Davor.\n\n{text}\n\nDanach.\n"));
        }
    }
    texts
}

/// The files of a site that hold the word or have it in their path.
fn told(site: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains(&SECRET.to_lowercase());
    let told = |(path, bytes): &(&String, &Vec<u8>)| holds(path.as_bytes()) || holds(bytes);
    site.iter().filter(told).map(|(path, _)| path.as_str()).collect()
}

fn check(settings: &str, drafts: bool) {
    let settings = format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\nprint: true\n{settings}");
    let dossier = Dossier::new(&[("dossier.yaml", &settings)]);
    for (number, text) in texts().into_iter().enumerate() {
        let (path, text) = match number % 6 {
            0 => (format!("companies/firma-{number}"), format!("---\nname: Firma {number}\n---\n{text}")),
            1 => (format!("seite-{number}"), format!("---\ntitle: Seite {number}\n---\n{text}")),
            2 => (format!("topics/thema-{number}"), format!("---\ntitle: Thema {number}\n---\n{text}")),
            3 => (format!("regulations/gesetz-{number}"), format!("---\nname: Gesetz {number}\n---\n{text}")),
            _ => (format!("articles/a-{number}"), article(&format!("Artikel {number}"), "2024-01-02", &text)),
        };
        dossier.write(&format!("content/{path}.md"), text);
    }
    dossier.write(
        "content/companies/acme.md",
        "---\nname: Acme\n---\n%%Geheimwort%% Eine Firma.\n\n[//]: # (Geheimwort)\n",
    );
    let built = dossier.run(if drafts { &["build", "--drafts"] } else { &["build"] });
    assert_eq!(built.code, 0, "{}", built.stderr.chars().take(4_000).collect::<String>());
    let site = dossier.site();
    assert!(site.len() > 900, "{} files", site.len());
    assert_eq!(told(&site), Vec::<&str>::new(), "the comment is there");
    // Nor is anything of what a comment leaves behind to be seen.
    let holds_a_sign =
        |bytes: &[u8]| ["&lt;!-", "--&gt;", "%%"].iter().any(|sign| String::from_utf8_lossy(bytes).contains(sign));
    let is_page = |path: &str| path.ends_with(".html");
    let found: Vec<&String> =
        site.iter().filter(|(path, bytes)| is_page(path) && holds_a_sign(bytes)).map(|(path, _)| path).collect();
    assert!(found.is_empty(), "a sign of the comment is in {found:?}");
}

#[test]
fn no_file_of_a_site_holds_a_word_of_a_comment() {
    check("", false);
}

#[test]
fn nor_does_one_where_html_is_allowed() {
    check("allow_html: true\n", true);
}

#[test]
fn code_keeps_its_comments_and_text_its_escaped_signs() {
    let text = "`<!-- a -->` und `%%b%%` und \\<!-- c --> und \\%%d\\%%.\n\n```text\n<!-- e -->\n```";
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2024-01-02", text))]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    for shown in
        ["<code>&lt;!-- a --&gt;</code>", "<code>%%b%%</code>", "&lt;!-- c --&gt;", "%%d%%", "&lt;!-- e --&gt;"]
    {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn an_open_comment_is_an_error_at_its_place_in_the_file() {
    let text = "Eins <!-- fertig\nund --> zwei %%fertig%%.\n\n- drei <!-- offen\n";
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2024-01-02", text))]);
    let run = dossier.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("error[open-comment]"), "{}", run.stdout);
    assert!(run.stdout.contains("content/articles/a.md:13:8"), "{}", run.stdout);
}

/// A draft with all that a document can say, so that every page, list, feed, table and index could hold it.
const DRAFT: &str = "---
title: Geheimwort
date: 2024-01-03
draft: true
kicker: Geheimwort
summary: Geheimwort
aliases: [Geheimwort AG]
topics: [zoll]
updated: 2024-02-03
corrections: [{date: 2024-02-03, text: Geheimwort}]
authors: [Geheimwort]
sources: [{title: Geheimwort, outlet: Geheimwort, url: https://geheimwort.example/s}]
basis: {source.outlet: {kind: inferred, note: Geheimwort}}
redirect_from: [/geheimwort/]
about: [acme]
source: {outlet: Geheimwort, headline: Geheimwort, authors: [Geheimwort], url: https://geheimwort.example/}
relations:
  - {subject: acme, type: subject_to, object: zollgesetz, status: in_force, announced: 2024-01-01, start: 2024-02-01, start_text: Geheimwort,
     until: 2024-06-01, end_text: Geheimwort, note: Geheimwort, listed_as: Geheimwort, entry: Geheimwort, reason: Geheimwort}
events: [{date: 2024-01-03, title: Geheimwort, about: [acme], note: Geheimwort}]
claims:
  - {id: c1, text: {de: Geheimwort, en: Geheimwort}, by: [acme, {text: Geheimwort}], topic: Geheimwort, note: Geheimwort}
  - {id: c2, text: Geheimwort, by: [acme], denies: [zoll#c1]}
extra: {note: Geheimwort}
---

Acme: Geheimwort „Geheimwort“[^g] ![Geheimwort](geheimwort.png)

[^g]: Geheimwort
";

#[test]
fn no_file_of_a_site_holds_a_word_of_what_is_kept_back() {
    let settings =
        "# Geheimwort\ntitle: Probe # Geheimwort\nlanguage: de\nbase_url: https://example.org/\nprint: true\n";
    let published = "---\ntitle: Zoll # Geheimwort\ndate: 2024-01-02\npublished: 2024-01-04\ntopics: [zoll]\nsource: {outlet: Blatt, authors: , url: }\n\
        source_text: sources/001.txt\nsource_hash: 0123456789abcdef\n\
        relations: [{subject: acme, type: subject_to, object: zollgesetz}]\n\
        claims: [{id: c1, text: Der Zoll sei hoch., by: [acme]}]\nevents: [{date: 2024-01-02, title: Beginn, about: [acme]}]\n\
        ---\n\nAcme zahlt nach dem Zollgesetz. [Bericht](bericht.pdf)\n";
    let dossier = Dossier::new(&[
        ("dossier.yaml", settings),
        ("content/articles/zoll.md", published),
        ("content/articles/bericht.pdf", "%PDF-1.4"),
        ("content/articles/entwurf.md", DRAFT),
        ("content/articles/geheimwort.png", "Geheimwort"),
        ("content/companies/acme.md", "+++\nname = \"Acme\" # Geheimwort\n# Geheimwort\n+++\nEine Firma.\n"),
        (
            "content/companies/geheimwort-ag.md",
            "---\nname: Geheimwort AG\ndraft: true\nrelations: []\n---\nGeheimwort.\n",
        ),
        ("content/topics/zoll.md", "---\ntitle: Geheimwort\ndraft: true\n---\nGeheimwort.\n"),
        ("content/companies/index.md", "---\ntitle: Geheimwort\ndraft: true\n---\nGeheimwort.\n"),
        ("content/regulations/zollgesetz.md", "---\nname: Zollgesetz\n---\nEin Gesetz.\n"),
        ("content/geheimwort/seite.md", "---\ntitle: Geheimwort\ndraft: true\n---\nGeheimwort.\n"),
        // No document shows or links these.
        ("content/articles/notizen.txt", "Geheimwort"),
        ("content/articles/geheimwort.csv", "Geheimwort"),
        // What editors and other programs leave behind.
        ("content/articles/zoll.md~", "Geheimwort"),
        ("content/articles/.zoll.md.swp", "Geheimwort"),
        ("content/.trash/alt.md", "---\ntitle: Geheimwort\n---\n"),
        ("static/.geheimwort", "Geheimwort"),
        // Folders of an author's own.
        ("sources/001.txt", "Geheimwort"),
        ("sources/zoll.md", "---\ntitle: Geheimwort\n---\nGeheimwort\n"),
        ("notes/geheimwort.md", "Geheimwort"),
        ("geheimwort.md", "---\ntitle: Geheimwort\n---\n"),
    ]);
    dossier.build();
    let site = dossier.site();
    for shown in [
        "matrix/matrix.csv",
        "network/index.html",
        "network/relations.csv",
        "claims/claims.csv",
        "data/index.html",
        "data/dossier.json",
        "data/entities.ftm.json",
        "data/mentions.ftm.json",
        "data/dossier.graphml",
        "data/evidence.csv",
        "claims/speakers/index.html",
        "topics/zoll/index.html",
        "topics/zoll/feed.xml",
        "timeline/index.html",
        "print/index.html",
        "feed.xml",
        "previews/0.js",
        "previews/texts/0.js",
        "search/index.js",
    ] {
        assert!(site.contains_key(shown), "{shown} is not there to hold anything");
    }
    assert_eq!(told(&site), Vec::<&str>::new());
    // Nor where the text of a source is kept, and which it is.
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("001.txt") && !text.contains("0123456789abcdef"), "{path}");
    }
    for format in ["csl", "biblatex", "ris"] {
        let exported = dossier.run(&["export", format]);
        assert!(exported.code == 0 && !exported.stdout.is_empty(), "{format}: {}", exported.stderr);
        assert!(!exported.stdout.contains(SECRET), "{format}");
    }
}

#[test]
fn a_document_with_another_ending_is_published_neither_as_a_page_nor_as_a_file() {
    for ending in ["MD", "Md", "markdown", "mdx", "md.txt"] {
        let dossier = Dossier::new(&[("content/articles/zoll.md", &article("Zoll", "2024-01-02", "Text."))]);
        dossier.build();
        dossier.write(&format!("content/articles/notiz.{ending}"), "---\ntitle: Geheimwort\n---\n");
        let link = format!("[Notiz](notiz.{ending})");
        dossier.write("content/articles/zoll.md", article("Zoll", "2024-01-02", &link));
        assert_eq!(dossier.run(&["build"]).code, 1, "{ending}");
        assert_eq!(told(&dossier.site()), Vec::<&str>::new(), "{ending}");
    }
}

#[test]
fn what_is_to_be_published_on_a_day_to_come_is_an_error_until_then() {
    let page = |key: &str, value: &str| {
        format!(
            "---\ntitle: Zoll\ndate: 2024-01-02\n{key}: {value}\nsource: {{outlet: Blatt, authors: , url: }}\n---\n\nGeheimwort.\n"
        )
    };
    // 1 March 2027, 12:00 UTC, and the last second before that day.
    let (day, before) = ("1803902400", "1803859199");
    for (key, value) in [("published", "2027-03-01"), ("publishDate", "2027-03-01"), ("published", "2027-03")] {
        let dossier = Dossier::new(&[("content/articles/zoll.md", &page(key, value))]);
        let build = |moment: &str| run_with(dossier.root(), &["build"], &[("SOURCE_DATE_EPOCH", moment)]);
        let early = build(before);
        assert_eq!(early.code, 1, "{key}: {}", early.stderr);
        assert!(early.stderr.contains("kept-back") && early.stderr.contains("draft: true"), "{key}: {}", early.stderr);
        assert!(dossier.site().is_empty(), "{key}");
        let due = build(day);
        assert_eq!(due.code, 0, "{key}: {}", due.stderr);
        // The same on every later day.
        let site = dossier.site();
        dossier.build();
        assert!(site == dossier.site(), "{key}");
    }
    // A draft is kept back as it is, and what is said of a source counts for nothing here.
    let draft = Dossier::new(&[("content/articles/zoll.md", &page("draft: true\npublished", "2027-03-01"))]);
    let run = run_with(draft.root(), &["build"], &[("SOURCE_DATE_EPOCH", before)]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
