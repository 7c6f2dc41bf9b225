//! Nothing is lost that an author wrote for readers: words in every container of a text, however far they are moved in, and every
//! text of a front matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Dossier, article};

/// Where a word `@` may stand.
const PLACES: [&str; 30] = [
    "@",
    "Acme zahlt. @",
    "Acme **@** zahlt.",
    "Acme *@* zahlt ==@==, ~~@~~ und `@`.",
    "Acme  \n@\nzahlt.",
    "## Titel @",
    "Titel @\n----",
    "- Acme\n@\n- zahlt",
    "- Acme @\n  - zahlt @\n    - und @",
    "- @\n\n  @",
    "1. Acme\n\n@\n\n2. zahlt",
    "- [ ] Acme @\n- [x] @",
    "> Acme\n@\n> zahlt",
    "> Acme @\n>\n> > zahlt @",
    "> - Acme\n@",
    "> [!NOTE]\n> Acme @",
    "> [!frage]- Acme @\n> zahlt @",
    "| A | B @ |\n|---|---|\n| Acme @ | b |\n| c | @ |",
    "| A | B |\n|---|---|\n| `a\\|@` | [[acme\\|@]] |",
    "Acme.[^n]\n\n[^n]: Note @",
    "Acme.[^n]\n\n[^n]: Note\n\n    @",
    "[Acme @](https://example.org/)",
    "[Acme @][l]\n\n[l]: https://example.org/ '@'",
    "[[acme|die Firma @]]",
    "![Ein Hafen @](hafen.png \"Der Hafen. Foto: @\")",
    "![[hafen.png|@]]",
    "<div>\n@\n</div>",
    "Acme <b>@</b> zahlt.",
    "```text\n@\n```",
    "\\*@\\* &amp; @ \\[@\\] 100 % @ ^note",
];

/// A word for each place and each indentation, with the document that has it.
fn documents() -> BTreeMap<String, (String, String)> {
    let mut documents = BTreeMap::new();
    for indentation in [0, 2, 3, 4, 7] {
        for place in PLACES {
            let number = documents.len();
            let word = format!("sichtbar{number}z");
            let text = place.replace('@', &format!("{}{word}", " ".repeat(indentation)));
            let body = format!("Davor.\n\n{text}\n\nDanach.\n");
            let (path, text) = match number % 5 {
                0 => (format!("companies/firma-{number}"), format!("---\nname: Firma {number}\n---\n{body}")),
                1 => (format!("seite-{number}"), format!("---\ntitle: Seite {number}\n---\n{body}")),
                2 => (format!("topics/thema-{number}"), format!("---\ntitle: Thema {number}\n---\n{body}")),
                3 => (format!("regulations/gesetz-{number}"), format!("---\nname: Gesetz {number}\n---\n{body}")),
                _ => (format!("articles/artikel-{number}"), article(&format!("Artikel {number}"), "2024-01-02", &body)),
            };
            documents.insert(path, (word, text));
        }
    }
    documents
}

fn check(settings: &str) {
    let dossier = Dossier::new(&[
        (
            "dossier.yaml",
            &format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\nprint: true\n{settings}"),
        ),
        ("content/companies/acme.md", "---\nname: Acme\n---\nEine Firma.\n"),
    ]);
    let documents = documents();
    let topics: Vec<String> = (0..documents.len()).map(|number| format!("thema-{number}")).collect();
    dossier.write("content/traeger.md", format!("---\ntitle: Träger\ntopics: [{}]\n---\n", topics.join(", ")));
    for (path, (_, text)) in &documents {
        let folder = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        dossier.write(&format!("content/{folder}hafen.png"), "");
        dossier.write(&format!("content/{path}.md"), text);
    }
    let built = dossier.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.stdout.chars().take(4_000).collect::<String>());
    for (path, (word, text)) in &documents {
        let page = dossier.page(&format!("{path}/index.html"));
        let (written, shown) = (text.matches(word).count(), page.matches(word).count());
        assert!(shown >= written, "{path} has {word} {shown} times, not {written}:\n{text}");
    }
}

#[test]
fn every_word_of_a_text_is_in_its_page() {
    check("");
}

#[test]
fn and_where_html_is_allowed() {
    check("allow_html: true\n");
}

/// Everything that a front matter can say in words; each has a word of its own that begins with `wort`.
const FIELDS: [(&str, &str); 4] = [
    (
        "articles/frist",
        "---
title: Die Frist worttitel
kicker: Streit wortkicker
date: 2024-01-02
summary: Kurz wortsummary
cite_as: Blatt wortcite
authors: [Ada wortauthor]
topics: [Zoll worttopic]
corrections: [{date: 2024-03-01, text: Falsch wortcorrection}]
sources: [{title: Register wortsource, outlet: Amt wortbody, url: https://example.org/s}]
basis: {source.outlet: {kind: inferred, note: Impressum wortbasis}}
source: {outlet: Blatt wortoutlet, headline: Kopf wortheadline, authors: [Bea wortreporter], url: https://example.org/a, publisher: Haus wortpublisher, relies_on: [dpa wortagency]}
about: [acme]
relations:
  - {subject: acme, type: subject_to, object: zollgesetz, status: in_force, announced: 2024-01-01, start: 2024-02-01, start_text: ab wortstart, until: 2024-06-01, end_text: bis wortend, note: Heikel wortnote, listed_as: ACME wortlisted, entry: 12 wortentry, reason: Ausfuhr wortreason}
events:
  - {date: 2024-01-03, title: Beginn wortevent, about: [acme], note: Später worteventnote}
claims:
  - {id: c1, by: {text: Kreise wortspeaker}, topic: Höhe wortheading, text: {de: Zu hoch wortclaim, en: Too high wortenglish}, note: Unklar wortclaimnote}
  - {id: c2, by: [acme], text: Nein wortanswer, denies: [c1]}
---
Acme zahlt.
",
    ),
    (
        "companies/acme",
        "---
name: Acme
names: [{text: Acme wortlegal AG, kind: legal}, {text: Alt wortprevious, kind: previous}, {text: 字节 wortnative, kind: native, lang: zh}]
summary: Eine Firma wortcompany
identifiers: {registration_number: HRB wortregister}
sources: [{title: Handelsregister wortfacts, url: https://example.org/h}]
relations:
  - {type: competitor_of, object: bolt, evidence: [{title: Bericht wortevidence, outlet: Amt wortevidencebody, url: https://example.org/b, note: Seite wortevidencenote}]}
---
Baut Dinge.
",
    ),
    (
        "regulations/zollgesetz",
        "---
name: Zollgesetz
citations: [BGBl. wortcitation]
summary: Ein Gesetz wortlaw
dates: {adopted: {date: 2023-12, display: im Winter wortdisplay}}
---
Ein Text.
",
    ),
    ("topics/zoll-worttopic", "---\ntitle: Zölle wortlabel\nsummary: Worum es geht wortabout\n---\nText worttext.\n"),
];

/// What is no text of a page by its nature: an English claim in a German dossier stands where readers choose it, in data.
const IN_DATA: [&str; 1] = ["wortenglish"];

#[test]
fn every_text_of_a_front_matter_is_in_a_page() {
    let dossier = Dossier::new(&[
        (
            "dossier.yaml",
            "title: Probe\nlanguage: de\nbase_url: https://example.org/\nprint: true\nauthors: [Redaktion wortteam]\n",
        ),
        ("content/companies/bolt.md", "---\nname: Bolt\n---\nBaut auch.\n"),
    ]);
    for (path, text) in FIELDS {
        dossier.write(&format!("content/{path}.md"), text);
    }
    dossier.build();
    let words = |text: &str| -> BTreeSet<String> {
        let words =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with("wort") && word.len() > 4);
        words.map(str::to_owned).collect()
    };
    let written: BTreeSet<String> =
        FIELDS.iter().flat_map(|(_, text)| words(text)).chain(["wortteam".to_owned()]).collect();
    assert!(written.len() >= 45, "{}", written.len());
    let site = dossier.site();
    let of = |is: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        let files = site.iter().filter(|(path, _)| is(path));
        files.flat_map(|(_, bytes)| words(&String::from_utf8_lossy(bytes))).collect()
    };
    let shown = of(&|path| path.ends_with(".html") && !path.starts_with("print/"));
    let lost: Vec<&String> = written.difference(&shown).filter(|word| !IN_DATA.contains(&&***word)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "no page has these");
    let printed = of(&|path| path.starts_with("print/"));
    let lost: Vec<&String> = written.difference(&printed).filter(|word| !IN_DATA.contains(&&***word)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "the page for print has not these");
}
