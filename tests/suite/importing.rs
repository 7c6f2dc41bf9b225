//! `dossier import`: texts and saved pages become drafts, and nothing of them is published.

use std::fs;
use std::path::Path;

use crate::harness::{Dossier, article, run, tree};

const SENTENCE: &str =
    "Die Behörde untersagte am Montag die Ausfuhr der Linsen, wie sie auf Anfrage einer Zeitung mitteilte";

/// A text as an author saves it.
fn text() -> String {
    format!(
        "Linsen gestoppt: \"Frist\" #1\n\nVon Erika Beispiel\n17. August 2020\n\n{SENTENCE}.\n\nDer Hersteller bestreitet das.\n"
    )
}

/// A page as a browser saves it.
fn page() -> String {
    let body: String =
        (1..=6).map(|n| format!("<p>Absatz {n}. {SENTENCE}, und das ist noch nicht alles.</p>")).collect();
    format!(
        "<!doctype html>\n<html lang=\"de\"><head><title>Gestoppt</title>\
         <meta property=\"og:site_name\" content=\"Blatt: Nord\"><meta name=\"author\" content=\"Max Muster\">\
         <meta property=\"article:published_time\" content=\"2021-05-12T08:00:00Z\">\
         <link rel=\"canonical\" href=\"https://example.org/gestoppt\"></head>\
         <body><nav><a href=\"/\">Start</a></nav><article><h1>Gestoppt</h1>{body}</article></body></html>"
    )
}

/// Files that are to be brought in.
fn material(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("the file can be written");
    }
    folder
}

fn import(dossier: &Dossier, from: &Path, arguments: &[&str]) -> crate::harness::Run {
    run(dossier.root(), &[&["import", from.to_str().expect("a path of letters")], arguments].concat())
}

#[test]
fn what_may_be_published_becomes_the_text_of_its_draft_word_for_word() {
    let law = "1. Wer *Linsen* ausführt,\nbraucht eine Genehmigung nach § 4 [neu].\n\n# 2 gilt nicht.\n";
    let material = material(&[("gesetz.txt", law.as_bytes())]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\n")]);
    let from = material.path().join("gesetz.txt");
    let known =
        ["--title", "Linsengesetz", "--date", "2024-03-01", "--outlet", "Amtsblatt", "--url", "https://example.org/g"];
    let made = import(&dossier, &from, &[&known[..], &["--rights", "in_copyright"]].concat());
    let path = "content/articles/2024-03-01-linsengesetz.md";
    assert_eq!((made.code, made.stdout.as_str()), (0, format!("{path}\n").as_str()), "{}", made.stderr);
    let read = || fs::read_to_string(dossier.root().join(path)).expect("the file is there");
    assert!(read().contains("  rights: in_copyright ") && !read().contains("braucht eine Genehmigung"), "{}", read());

    let company = import(&dossier, &from, &["--kind", "companies", "--rights", "public_domain"]);
    assert!(company.code == 1 && company.stderr.contains("has no --rights"), "{}", company.stderr);

    // What may be published after all is written anew: nobody has worked on the draft.
    let again = import(&dossier, &from, &[&known[..], &["--rights", "public_domain"]].concat());
    assert_eq!(again.code, 0, "{}", again.stderr);
    let draft = read();
    assert!(
        draft.contains("title: Linsengesetz\ntype: verbatim ") && draft.contains("  headline: Linsengesetz "),
        "{draft}"
    );
    fs::write(dossier.root().join(path), draft.replace("draft: true", "draft: false"))
        .expect("the file can be written");
    let built = run(dossier.root(), &["build"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(!built.stderr.contains("cut-text") && !built.stderr.contains("unfound-quotation"), "{}", built.stderr);
    let page = fs::read_to_string(dossier.root().join("public/articles/2024-03-01-linsengesetz/index.html"))
        .expect("the page is there");
    for words in [
        "Im Wortlaut nach Amtsblatt",
        "1. Wer *Linsen* ausführt, braucht eine Genehmigung nach § 4 [neu].",
        "# 2 gilt nicht.",
    ] {
        assert!(page.replace('\u{a0}', " ").contains(words), "{words}: {page}");
    }
    let folder = import(&dossier, material.path(), &["--title", "Alle"]);
    assert_eq!(folder.code, 2, "{}", folder.stderr);
}

#[test]
fn a_text_and_a_page_become_drafts_with_what_they_state() {
    let material = material(&[("a.txt", text().as_bytes()), ("b.html", page().as_bytes())]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, material.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let paths = ["content/articles/2020-08-17-linsen-gestoppt-frist-1.md", "content/articles/2021-05-12-gestoppt.md"];
    assert_eq!(made.stdout, format!("{}\n{}\n", paths[0], paths[1]));
    let read = |path: &str| fs::read_to_string(dossier.root().join(path)).expect("the file is there");
    let first = read(paths[0]);
    for line in [
        "title: \"Linsen gestoppt: \\\"Frist\\\" #1\"\n",
        "date: 2020-08-17 ",
        "draft: true ",
        "  headline: \"Linsen gestoppt: \\\"Frist\\\" #1\" # ",
        "  authors: [\"Erika Beispiel\"]\n",
        "  # outlet: … ",
        "sources/2020-08-17-linsen-gestoppt-frist-1.txt",
    ] {
        assert!(first.contains(line), "{line}\n{first}");
    }
    let second = read(paths[1]);
    for line in ["  outlet: \"Blatt: Nord\" ", "  authors: [\"Max Muster\"]\n", "  url: https://example.org/gestoppt\n"]
    {
        assert!(second.contains(line), "{line}\n{second}");
    }
    assert_eq!(read("sources/2020-08-17-linsen-gestoppt-frist-1.txt"), text());
    assert!(read("sources/2021-05-12-gestoppt.md").contains("Absatz 6."));
    let check = dossier.run(&["check", "--drafts"]);
    assert!(!check.stdout.contains("error["), "{}", check.stdout);
}

#[test]
fn nothing_of_a_text_that_was_imported_is_published() {
    let material = material(&[("a.txt", text().as_bytes()), ("b.html", page().as_bytes())]);
    let dossier = Dossier::new(&[]);
    assert_eq!(import(&dossier, material.path(), &[]).code, 0);
    let build = dossier.run(&["build", "--drafts", "--base-url", "https://example.org/"]);
    assert_eq!(build.code, 0, "{}", build.stderr);
    for (path, bytes) in dossier.site() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("untersagte am Montag") && !text.contains("sources/2020"), "{path}");
    }
}

#[test]
fn what_a_draft_quotes_is_looked_up_in_the_text_that_it_was_made_from() {
    let material = material(&[("a.txt", text().as_bytes()), ("b.html", page().as_bytes())]);
    let dossier = Dossier::new(&[]);
    assert_eq!(import(&dossier, material.path(), &[]).code, 0);
    let said = |code: &str| dossier.run(&["check", "--drafts"]).stdout.matches(&format!("[{code}]")).count();
    assert_eq!((said("changed-source"), said("unfound-quotation")), (0, 0));
    for (name, source) in [("2020-08-17-linsen-gestoppt-frist-1", "txt"), ("2021-05-12-gestoppt", "md")] {
        let draft =
            fs::read_to_string(dossier.root().join(format!("content/articles/{name}.md"))).expect("it is there");
        assert!(draft.contains(&format!("\nsource_text: sources/{name}.{source} ")), "{draft}");
        assert!(draft.contains("\nsource_hash: \""), "{draft}");
        let quoted = "Die Behörde „untersagte am Montag die Ausfuhr […] auf Anfrage“; sie „erlaubte sie am Dienstag“.";
        dossier.write(&format!("content/articles/{name}.md"), format!("{draft}\n{quoted}\n"));
    }
    assert_eq!((said("changed-source"), said("unfound-quotation")), (0, 2));
    dossier.write("sources/2021-05-12-gestoppt.md", "Ein anderer Text.\n");
    dossier.remove("sources/2020-08-17-linsen-gestoppt-frist-1.txt");
    assert_eq!((said("changed-source"), said("unfound-quotation")), (2, 2));
}

#[test]
fn a_second_import_of_the_same_changes_nothing_and_says_so() {
    let material =
        material(&[("a.txt", text().as_bytes()), ("copy.txt", text().as_bytes()), ("b.html", page().as_bytes())]);
    let dossier = Dossier::new(&[]);
    let first = import(&dossier, material.path(), &[]);
    assert_eq!((first.code, first.stdout.lines().count()), (0, 2));
    assert!(
        first.stderr.contains("copy.txt: imported already, see content/articles/2020-08-17-linsen-gestoppt-frist-1.md")
    );
    let before = tree(dossier.root());
    let again = import(&dossier, material.path(), &[]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert_eq!(again.stderr.matches("imported already").count(), 3, "{}", again.stderr);
    assert_eq!(tree(dossier.root()), before);
}

#[test]
fn what_is_there_is_never_overwritten_and_what_is_said_stands_above_the_file() {
    let own = article("Meins", "2020-01-01", "Text.");
    let dossier = Dossier::new(&[("content/articles/2019-linsen-gestoppt-frist-1.md", &own)]);
    let material = material(&[("a.txt", text().as_bytes())]);
    let said = ["--date", "2019", "--outlet", "Blatt", "--url", "https://example.org/a", "--lang", "en"];
    let before = tree(dossier.root());
    let dry = import(&dossier, &material.path().join("a.txt"), &[&said[..], &["--dry-run"]].concat());
    assert_eq!((dry.code, dry.stdout.as_str()), (0, "content/articles/2019-linsen-gestoppt-frist-1-2.md\n"));
    assert_eq!(tree(dossier.root()), before);
    let made = import(&dossier, &material.path().join("a.txt"), &said);
    assert_eq!(made.stdout, dry.stdout);
    let files = tree(dossier.root());
    assert_eq!(files["content/articles/2019-linsen-gestoppt-frist-1.md"], own.as_bytes());
    let draft = String::from_utf8_lossy(&files["content/articles/2019-linsen-gestoppt-frist-1-2.md"]).into_owned();
    for line in ["date: 2019 ", "  outlet: Blatt ", "  url: https://example.org/a\n", "lang: en\n"] {
        assert!(draft.contains(line), "{line}\n{draft}");
    }
}

#[test]
fn what_cannot_be_taken_is_named_and_the_rest_is_imported() {
    let links: String = (0..60).map(|n| format!("<li><a href=\"/{n}\">Seite {n}</a></li>")).collect();
    let navigation = format!("<!doctype html><html><body><ul>{links}</ul></body></html>");
    let long = format!("{}\n\nText.\n", "Wort ".repeat(80));
    let latin: Vec<u8> = "Müller kündigt Verträge\n\nFür die Größe.\n".chars().map(|c| c as u8).collect();
    let material = material(&[
        ("binary.txt", b"\x89PNG\0\x01\xff"),
        ("empty.txt", b" \n"),
        ("large.txt", &vec![b'a'; 9 * 1024 * 1024]),
        ("latin.txt", &latin),
        ("long.txt", long.as_bytes()),
        ("navigation.html", navigation.as_bytes()),
        ("no-letters.txt", "…\n\n—\n".as_bytes()),
        ("picture.png", b"\x89PNG"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, material.path(), &[]);
    assert_eq!(made.code, 1);
    let long = ["wort"; 12].join("-");
    let names = ["mueller-kuendigt-vertraege", &long, "no-letters"];
    assert_eq!(made.stdout, names.map(|name| format!("content/articles/{name}.md\n")).concat());
    for (name, reason) in [
        ("binary.txt", "the file is no text"),
        ("empty.txt", "the file is empty"),
        ("large.txt", "the file has 9 MiB"),
        ("navigation.html", "the page holds no article"),
    ] {
        assert!(
            made.stderr.lines().any(|line| line.contains(name) && line.contains(reason)),
            "{name}: {}",
            made.stderr
        );
    }
    assert!(!made.stderr.contains("picture.png"));
    assert!(made.stderr.ends_with("3 documents made, 4 refused\n"), "{}", made.stderr);
    let missing = import(&dossier, &material.path().join("nowhere.txt"), &[]);
    assert_eq!(missing.code, 2);
    let wrong = import(&dossier, &material.path().join("latin.txt"), &["--date", "gestern"]);
    assert_eq!(wrong.code, 0, "a text that is known is left alone: {}", wrong.stderr);
    fs::write(material.path().join("new.txt"), "Neues\n\nText.\n").expect("the file can be written");
    let before = tree(dossier.root());
    let wrong = import(&dossier, &material.path().join("new.txt"), &["--date", "gestern"]);
    assert!(wrong.code == 1 && wrong.stderr.contains("error[invalid-date]"), "{}", wrong.stderr);
    assert_eq!(tree(dossier.root()), before);
}

#[test]
fn texts_of_one_title_are_numbered() {
    let texts: Vec<(String, String)> = (0..3).map(|n| (format!("{n}.txt"), format!("Frist\n\nText {n}.\n"))).collect();
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, material(&files).path(), &[]);
    assert_eq!(
        made.stdout,
        ["frist", "frist-2", "frist-3"].map(|name| format!("content/articles/{name}.md\n")).concat()
    );
    assert!(
        made.stderr.contains("0.txt: no date is stated that can be read: the draft needs one before it is published\n"),
        "{}",
        made.stderr
    );
}

#[test]
fn a_pdf_without_the_program_for_it_is_refused_with_the_way_out() {
    let material = material(&[("a.pdf", b"%PDF-1.7\n"), ("b.txt", b"Frist\n\nText.\n")]);
    let dossier = Dossier::new(&[]);
    let from = material.path().to_str().expect("a path of letters");
    let made = crate::harness::run_with(dossier.root(), &["import", from], &[("PATH", "")]);
    assert_eq!((made.code, made.stdout.as_str()), (1, "content/articles/frist.md\n"), "{}", made.stderr);
    assert!(made.stderr.contains("a.pdf: this takes the program pdftotext (package poppler-utils)"), "{}", made.stderr);
}

#[test]
fn a_page_that_changed_is_updated_and_a_draft_that_its_author_changed_is_not() {
    let material = material(&[("b.html", page().as_bytes())]);
    let dossier = Dossier::new(&[]);
    assert_eq!(import(&dossier, material.path(), &[]).code, 0);
    let corrected = page().replace("Absatz 6.", "Korrektur.");
    fs::write(material.path().join("b.html"), &corrected).expect("the file can be written");
    let update = import(&dossier, material.path(), &[]);
    assert_eq!(
        (update.code, update.stdout.as_str()),
        (0, "content/articles/2021-05-12-gestoppt.md\n"),
        "{}",
        update.stderr
    );
    let text = |dossier: &Dossier| {
        fs::read_to_string(dossier.root().join("sources/2021-05-12-gestoppt.md")).expect("it is there")
    };
    assert!(text(&dossier).contains("Korrektur."));
    let mine = article("Meins", "2021-05-12", "Mein Text.");
    dossier.write("content/articles/2021-05-12-gestoppt.md", &mine);
    fs::write(material.path().join("b.html"), page()).expect("the file can be written");
    let kept = import(&dossier, material.path(), &[]);
    assert_eq!(kept.stdout, "", "{}", kept.stderr);
    assert!(
        kept.stderr.contains("content/articles/2021-05-12-gestoppt.md was changed since it was imported"),
        "{}",
        kept.stderr
    );
    assert!(text(&dossier).contains("Absatz 6."), "the source's text is kept as it is now");
    assert_eq!(tree(dossier.root())["content/articles/2021-05-12-gestoppt.md"], mine.as_bytes());
}

#[test]
fn a_draft_lists_what_stands_in_the_paragraphs_of_its_source_and_nobody_else_sees_it() {
    let text = "Frist\n\nDie Pelagon Optik zahlte 800 Millionen Dollar.\n\n\
                \u{201e}Wir haben --> nie eine Linse geliefert\u{201c}, sagte der Sprecher.\n";
    let material = material(&[("a.txt", text.as_bytes())]);
    let dossier = Dossier::new(&[("content/companies/pelagon.md", &crate::harness::company("Pelagon Optik"))]);
    assert_eq!(import(&dossier, material.path(), &["--date", "2020-01-01"]).code, 0);
    let draft = fs::read_to_string(dossier.root().join("content/articles/2020-01-01-frist.md")).expect("it is there");
    assert!(
        draft.ends_with("\n2: pelagon · 800 Millionen\n3: «Wir haben –> nie eine Linse geliefert» -->\n"),
        "{draft}"
    );
    let build = dossier.run(&["build", "--drafts"]);
    assert_eq!(build.code, 0, "{}", build.stderr);
    for (path, bytes) in dossier.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains("nie eine Linse"), "{path}");
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread_and_one_of_two_encodings_keeps_its_letters() {
    let mixed = [b"Frist\n\n".as_slice(), "Gr\u{f6}\u{df}e in UTF-8, ".as_bytes(), b"Gr\xf6\xdfe in Latin.\n"].concat();
    let material = material(&[("mixed.txt", &mixed)]);
    for name in ["huge.txt", "huge.json"] {
        let file = fs::File::create(material.path().join(name)).expect("the file can be made");
        file.set_len(100 * 1024 * 1024).expect("it needs no room");
    }
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, material.path(), &[]);
    assert_eq!((made.code, made.stdout.as_str()), (1, "content/articles/frist.md\n"), "{}", made.stderr);
    for name in ["huge.txt", "huge.json"] {
        assert!(made.stderr.contains(&format!("{name}: the file has 100 MiB")), "{}", made.stderr);
    }
    let kept = fs::read_to_string(dossier.root().join("sources/frist.txt")).expect("it is there");
    assert!(kept.contains("Gr\u{f6}\u{df}e in Latin."), "{kept}");
}

#[test]
fn a_page_with_a_picture_is_taken_word_for_word_without_it() {
    for source in ["map.png", "https://example.org/map.png", "/img/map.png", "data:image/png;base64,iVBORw0KGgo="] {
        let figure = format!(
            "<figure><img src=\"{source}\" alt=\"Map of the port\"><figcaption>Karte 1</figcaption></figure>\
             <dl><dt>Buße</dt><dd>5</dd><dd>6 Monate</dd></dl></article>"
        );
        let files = material(&[("page.html", page().replace("</article>", &figure).as_bytes())]);
        let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: de\n")]);
        let made = import(&dossier, files.path(), &["--rights", "public_domain"]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        assert!(made.stderr.contains("page.html: one picture was not taken"), "{}", made.stderr);
        let draft = fs::read_to_string(dossier.root().join(made.stdout.trim())).expect("the draft is there");
        assert!(draft.contains("\n\nKarte 1\n\nBuße\n\n5\n\n6 Monate\n"), "{draft}");
        assert!(!dossier.run(&["check", "--drafts"]).stdout.contains("unfound-quotation"));
    }
}
