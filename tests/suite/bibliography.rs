//! The list of sources of a large dossier.

use crate::harness::{Dossier, article};

#[test]
fn a_long_bibliography_is_cut_into_pages_and_names_every_article_once() {
    let dossier = Dossier::new(&[]);
    for n in 0..450 {
        let date = format!("20{:02}-{:02}-01", 10 + n / 100, 1 + n % 12);
        dossier
            .write(&format!("content/articles/a{n:03}.md"), article(&format!("Titel {n:03}."), &date, "Ein Absatz."));
    }
    dossier.build();
    let pages: Vec<String> = ["sources/index.html", "sources/page/2/index.html", "sources/page/3/index.html"]
        .iter()
        .map(|path| dossier.page(path))
        .collect();
    assert!(!dossier.output().join("sources/page/4").exists());
    for n in 0..450 {
        let title = format!("Titel {n:03}.");
        let found: usize = pages.iter().map(|page| page.matches(&title).count()).sum();
        assert_eq!(found, 1, "{title}");
    }
    assert!(pages[0].contains("href=\"page/2/index.html\"") || pages[0].contains("sources/page/2/index.html"));
    assert!(pages[2].contains("aria-current=\"page\""));
}

/// Of `n` outlets twenty articles each, and one source outside.
fn outlets(n: usize) -> Dossier {
    let dossier = Dossier::new(&[(
        "content/companies/acme.md",
        "---\nname: Acme\nsources:\n  - {title: Register, url: \"https://example.org/\"}\n---\n",
    )]);
    for at in 0..n * 20 {
        let outlet = format!("outlet: {}latt {:02}", char::from(b'A' + (at % n % 26) as u8), at % n);
        let text = article(&format!("Titel {at:03}."), "2020-05-01", "Ein Absatz.");
        dossier.write(&format!("content/articles/a{at:03}.md"), text.replace("outlet: Probeblatt", &outlet));
    }
    dossier.build();
    dossier
}

#[test]
fn a_long_bibliography_says_on_every_page_where_its_outlets_begin() {
    let dossier = outlets(20);
    for path in ["sources/index.html", "sources/page/2/index.html"] {
        let page = dossier.page(path);
        let bar =
            page.split("class=\"index-bar words\"").nth(1).expect("a bar").split("</nav>").next().unwrap_or_default();
        let links: Vec<&str> = bar.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(links.len(), 21, "{path}: twenty outlets, and the sources outside");
        for (link, part) in [(links[0], "sources/index.html"), (links[12], "sources/page/2/index.html")] {
            let (_, id) = link.split_once('#').expect("a place");
            assert!(dossier.page(part).contains(&format!("id=\"{id}\"")), "{path}: {link} is not in {part}");
        }
        assert!(
            links[20].ends_with("page/3/index.html#outside") || links[20].ends_with("/3/#outside"),
            "{}",
            links[20]
        );
    }
}

#[test]
fn more_outlets_than_a_reader_looks_through_stand_under_their_letters() {
    let page = outlets(30).page("sources/index.html");
    let bar = page.split("class=\"index-bar words\"").nth(1).expect("a bar").split("</nav>").next().unwrap_or_default();
    assert_eq!(bar.matches("<li>").count(), 27, "26 letters, and the sources outside: {bar}");
}

#[test]
fn an_outlet_from_outside_is_marked_as_that_and_not_as_inferred() {
    let page = |kind: &str| {
        let basis = format!("basis:\n  source.outlet: {{kind: {kind}}}");
        let text = format!(
            "---\ntitle: T\ndate: 2021-05\nsource: {{outlet: Blatt, authors: , url: }}\n{basis}\n---\n\nEin Satz.\n"
        );
        let dossier = Dossier::new(&[("content/articles/a.md", &text)]);
        dossier.build();
        let page = dossier.page("sources/index.html");
        let (_, list) = page.split_once("class=\"of-outlet\"").expect("the list");
        list.split("</h3>").next().unwrap_or_default().to_owned()
    };
    let external = page("external, source: \"https://example.org/\"");
    assert!(external.contains("†") && !external.contains("bracket"), "{external}");
    let inferred = page("inferred, note: from the imprint");
    assert!(inferred.contains("bracket") && !inferred.contains("†"), "{inferred}");
}

#[test]
fn an_outlet_that_some_state_and_that_of_others_is_inferred_is_marked_where_it_stands() {
    let article = |day: &str, basis: &str| {
        format!(
            "---\ntitle: Vom {day}\ndate: 2021-05-{day}\nsource: {{outlet: Blatt, authors: , url: }}\n{basis}---\n\nEin Satz.\n"
        )
    };
    let inferred = "basis:\n  source.outlet: {kind: inferred, note: from the imprint}\n";
    let (first, second, third) = (article("01", ""), article("02", inferred), article("03", ""));
    let dossier = Dossier::new(&[
        ("content/articles/a.md", &first),
        ("content/articles/b.md", &second),
        ("content/articles/c.md", &third),
    ]);
    dossier.build();
    let page = dossier.page("sources/index.html");
    let groups: Vec<&str> = page.split("class=\"of-outlet\"").skip(1).collect();
    let [stated, marked] = groups[..] else { panic!("two headings, not {}", groups.len()) };
    let heading = |group: &str| group.split("</h3>").next().unwrap_or_default().contains("bracket");
    assert!(!heading(stated) && stated.contains("Vom 01") && stated.contains("Vom 03"), "{stated}");
    assert!(heading(marked) && marked.contains("Vom 02"), "{marked}");
}

/// Formats of bibliographies have no mark, so their note says what the source does not state itself.
#[test]
fn entries_of_a_bibliography_say_what_the_source_does_not_state() {
    let text = "---
title: T
date: 2021-05
source: {headline: Kopf, outlet: Blatt, publisher: Haus, authors: , url: }
basis:
  source.outlet: {kind: inferred, note: from the imprint}
  source.publisher: {kind: external, source: \"https://example.org/\"}
---

Ein Satz.
";
    let stated = article("Ganz belegt", "2021-06-01", "Ein Satz.").replace("outlet:", "headline: Anderer\n  outlet:");
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\nbase_url: https://example.org/\n"),
        ("content/articles/a.md", text),
        ("content/articles/b.md", &stated),
    ]);
    dossier.build();
    let said = "Not stated by the source: outlet (inferred), publisher (external)";
    let lines = [
        ("sources/sources.bib", format!("  note = {{https://example.org/articles/a/. {said}}},")),
        ("sources/sources.ris", format!("N1  - https://example.org/articles/a/. {said}\r")),
        ("sources/sources.csl.json", format!("\"note\":\"https://example.org/articles/a/. {said}\"")),
    ];
    for (path, line) in lines {
        let text = dossier.page(path);
        assert!(text.contains(&line), "{path}: {text}");
        assert_eq!(text.matches("Not stated").count(), 1, "{path}: the other source states all of it");
    }
    let box_of = dossier.page("articles/a/index.html");
    assert!(box_of.contains("outlet (inferred), publisher (external)"), "the box has the same entries");
    // Who brings such an entry in takes the remark for no value.
    let elsewhere = Dossier::new(&[]);
    elsewhere.write("a.json", dossier.page("sources/sources.csl.json"));
    elsewhere.run(&["import", &elsewhere.root().join("a.json").to_string_lossy()]);
    let drafts: String = crate::harness::tree(&elsewhere.root().join("content"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(drafts.contains("outlet: Blatt") && drafts.contains("publisher: Haus"), "{drafts}");
}
