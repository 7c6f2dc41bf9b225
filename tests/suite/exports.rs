//! Bibliographies: the same sources in each format, and each is read again as what it was.

use std::collections::BTreeMap;

use dossier::export::Bibliography;

use crate::harness::{Dossier, tree};

/// A dossier whose sources have dates of every precision, and texts that mean something else to the formats.
fn sources() -> Dossier {
    let article = |number: u8, date: &str, source: &str| {
        let text = format!("---\ntitle: Artikel {number}\ndate: {date}\nsource: {{{source}}}\n---\n\nEin Satz.\n");
        (format!("content/articles/a{number}.md"), text)
    };
    let files = [
        ("dossier.yaml".to_owned(), "title: Probe\nlanguage: de\n".to_owned()),
        article(
            1,
            "2020-08-17",
            r#"headline: "100 % {sicher} & #1_a \\ ~ ^ $", authors: [Ada Beispiel, Amt für Handel and Zoll], outlet: "Blatt & Sohn", url: "https://example.org/a_{b}?c=%20#d", lang: de"#,
        ),
        article(2, "2021-05", "headline: Monat, authors: , outlet: Blatt, url: , accessed: 2026-05-06"),
        article(3, "2021-34", "headline: Quartal, authors: , outlet: Blatt, url: , type: report"),
        article(4, "2020-09-11/2020-09-14", "headline: Spanne, authors: , outlet: Blatt, url: , type: book"),
        article(5, "2019~", "headline: Etwa, authors: , outlet: Blatt, url: , type: legislation"),
        article(6, "198X", "headline: Jahrzehnt, authors: , outlet: , url: , type: webpage"),
    ];
    Dossier::new(&files.each_ref().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[test]
fn the_site_has_every_bibliography_and_the_command_prints_the_same() {
    let dossier = sources();
    dossier.build();
    let page = dossier.page("sources/index.html");
    for (format, name) in Bibliography::ALL.into_iter().zip(["csl", "biblatex", "ris"]) {
        assert_eq!(dossier.page(format.path()), dossier.run(&["export", name]).stdout, "{name}");
        assert!(page.contains(&format!("href=\"../{}\"", format.path())), "{name} is not offered");
    }
    let empty =
        Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\n"), ("content/seite.md", "---\ntitle: S\n---\n")]);
    empty.build();
    assert!(empty.site().keys().all(|path| !path.starts_with("sources/")));
}

#[test]
fn another_reader_finds_in_biblatex_what_was_stated() {
    use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
    let text = sources().run(&["export", "biblatex"]).stdout;
    let read = Bibliography::parse(&text).expect("it is BibLaTeX");
    assert_eq!(read.len(), 6);
    let first = read.get("a1").expect("the key is the slug");
    assert_eq!(first.title().expect("a title").format_verbatim(), "100 % {sicher} & #1_a \\ ~ ^ $");
    assert_eq!(first.url().expect("an address"), "https://example.org/a_%7Bb%7D?c=%20#d");
    let authors = first.author().expect("authors");
    assert_eq!(
        authors.iter().map(|person| &*person.name).collect::<Vec<_>>(),
        ["Ada Beispiel", "Amt für Handel and Zoll"]
    );
    let date = |key: &str| read.get(key).and_then(|entry| entry.date().ok());
    let Some(PermissiveType::Typed(span)) = date("a3") else { panic!("the quarter is a span") };
    assert!(matches!(span.value, DateValue::Between(from, to) if (from.month, to.month) == (Some(3), Some(5))));
    let Some(PermissiveType::Typed(about)) = date("a5") else { panic!("an approximate year is a date") };
    assert!(about.approximate);
}

#[test]
fn what_is_exported_is_imported_again_as_what_it_was() {
    let dossier = sources();
    dossier.build();
    for format in Bibliography::ALL {
        let other = Dossier::new(&[("dossier.yaml", "title: Andere\nlanguage: de\n"), ("content/.keep", "")]);
        let file = dossier.root().join("public").join(format.path());
        let run = other.run(&["import", file.to_str().expect("a path of UTF-8")]);
        assert_eq!(run.code, 0, "{}: {}", format.name(), run.stderr);
        let found: BTreeMap<String, String> = tree(&other.root().join("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")))
            .collect();
        assert_eq!(found.len(), 6, "{}: {:?}", format.name(), found.keys());
        let month = found.values().find(|text| text.contains("title: Monat")).expect("the month's article");
        assert!(month.contains("date: 2021-05\n") && month.contains("outlet: Blatt\n"), "{}: {month}", format.name());
        let first = found.values().find(|text| text.contains("100 %")).expect("the first article");
        assert!(first.contains("100 % {sicher} & #1_a"), "{}: {first}", format.name());
        assert!(first.contains("Amt für Handel and Zoll"), "{}: {first}", format.name());
    }
}
