//! `dossier init` and `dossier new`: how a dossier begins.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::harness::{Dossier, company, run, run_in, tree};

/// Makes a new dossier and insists that it works.
fn init(folder: &Path, arguments: &[&str]) {
    let run = run_in(folder, &[&["init", "new"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_new_dossier_builds_without_a_diagnostic_in_both_languages() {
    for (language, warning, title) in
        [("en", "All of this is invented", "Example dossier"), ("de", "Alles hier ist erfunden", "Beispieldossier")]
    {
        let folder = tempfile::tempdir().expect("a temporary folder");
        init(folder.path(), &["--lang", language]);
        let root = folder.path().join("new");
        let files = tree(&root);
        let count = |start: &str| files.keys().filter(|path| path.starts_with(start)).count();
        for (start, wanted) in [("articles", 2), ("companies", 3), ("regulations", 2), ("agencies", 1)] {
            assert_eq!(count(&format!("content/{start}/")), wanted, "{start}");
        }
        assert!(files.contains_key(".gitignore") && files.contains_key(".github/workflows/publish.yml"));
        let check = run(&root, &["check", "--strict"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{language}");
        let build = run(&root, &["build", "--base-url", "https://example.org/dossier"]);
        assert_eq!(build.code, 0, "{}", build.stderr);
        let front = fs::read_to_string(root.join("public/index.html")).expect("the front page is there");
        assert!(front.contains(warning) && front.contains(title), "{front}");
    }
}

#[test]
fn what_a_new_dossier_shows_is_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    init(folder.path(), &[]);
    let root = folder.path().join("new");
    assert_eq!(run(&root, &["build"]).code, 0);
    let page = |path: &str| fs::read_to_string(root.join("public").join(path)).expect("the page is there");
    let company = page("companies/pelagon-optics/index.html");
    for shown in ["Optics Order", "in force", "No lens of ours was ever sold for drones.", "built into patrol"] {
        assert!(company.contains(shown), "the company's page does not have: {shown}");
    }
    assert!(page("companies/aldermoor-freight/index.html").contains("Sundholm Gazette"));
}

#[test]
fn every_address_of_a_new_dossier_is_an_example() {
    for language in ["en", "de"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        init(folder.path(), &["--lang", language]);
        for (path, bytes) in tree(&folder.path().join("new")) {
            let text = String::from_utf8(bytes).expect("the starter is text");
            for address in text.split("https://").skip(1).filter(|address| !address.starts_with("json-schema.org/")) {
                assert!(address.starts_with("example.org/"), "{path}: https://{address}");
            }
        }
    }
}

#[test]
fn the_title_of_a_new_dossier_is_written_so_that_it_is_read_again() {
    for title in ["Yes", "Case #12: who owns what?", "\"q\"", "中国", "😀"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        init(folder.path(), &["--title", title]);
        let root = folder.path().join("new");
        let build = run(&root, &["build", "--strict"]);
        assert_eq!(build.code, 0, "{title}: {}", build.stderr);
        let front = fs::read_to_string(root.join("public/index.html")).expect("the front page is there");
        assert!(front.contains(&title.replace('"', "&quot;")), "{title}");
    }
}

#[test]
fn a_new_dossier_is_made_in_an_empty_folder_only() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("new");
    fs::create_dir(&root).expect("the folder can be made");
    fs::write(root.join("notes.txt"), "mine").expect("the file can be written");
    let refused = run_in(folder.path(), &["init", "new"]);
    assert_eq!(refused.code, 2);
    assert_eq!(refused.stderr, "error: new is not empty: it holds notes.txt\n");
    assert_eq!(tree(&root).into_keys().collect::<Vec<_>>(), ["notes.txt"]);

    fs::remove_file(root.join("notes.txt")).expect("the file can be removed");
    fs::create_dir(root.join(".git")).expect("the folder can be made");
    init(folder.path(), &[]);
    let again = run_in(folder.path(), &["init", "new"]);
    assert_eq!(again.code, 2);

    // Here, and nothing but the dossier is left.
    let here = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(run_in(here.path(), &["init"]).code, 0);
    assert_eq!(tree(here.path()), tree(&root));
}

#[cfg(unix)]
#[test]
fn a_dossier_that_cannot_be_written_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("file"), "").expect("the file can be written");
    let below_a_file = run_in(folder.path(), &["init", "file/new"]);
    assert_eq!(below_a_file.code, 1, "{}", below_a_file.stderr);

    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("the folder can be made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("the folder can be closed");
    // Who may write everywhere is refused nothing.
    if fs::write(closed.join("probe"), "").is_err() {
        let refused = run_in(folder.path(), &["init", "closed"]);
        assert_eq!(refused.code, 1, "{}", refused.stderr);
        assert_eq!(fs::read_dir(&closed).expect("the folder can be read").count(), 0);
    }
}

/// Makes a document and returns its path, as it is printed, and its text.
fn new(root: &Path, arguments: &[&str]) -> (String, String) {
    let made = run_in(root, &[&["new"], arguments].concat());
    assert_eq!(made.code, 0, "{arguments:?}: {}", made.stderr);
    let path = made.stdout.trim_end().to_owned();
    let text = fs::read_to_string(root.join(&path)).expect("the file is where the program says");
    (path, text)
}

const KINDS: &str = "title: Probe\nlanguage: de\nkinds: {ship: {folder: ships, singular: Schiff}}\n";

#[test]
fn a_new_document_of_every_kind_causes_no_error() {
    for language in ["de", "en"] {
        let config = KINDS.replace("de\n", &format!("{language}\n"));
        let dossier = Dossier::new(&[("dossier.yaml", &config)]);
        for (kind, path) in [
            ("article", "content/articles/neue-groesse.md"),
            ("company", "content/companies/neue-groesse.md"),
            ("regulation", "content/regulations/neue-groesse.md"),
            ("agency", "content/agencies/neue-groesse.md"),
            ("person", "content/people/neue-groesse.md"),
            ("court", "content/courts/neue-groesse.md"),
            ("ship", "content/ships/neue-groesse.md"),
            ("topic", "content/topics/neue-groesse.md"),
            ("page", "content/neue-groesse.md"),
        ] {
            let title = format!("Neue Größe {kind}");
            let slug = ["--slug", "neue-groesse"];
            let date: &[&str] = if kind == "article" { &["--date", "2020-08-17"] } else { &[] };
            let (made, text) = new(dossier.root(), &[&[kind, &title], &slug[..], date].concat());
            assert_eq!(made, path);
            assert!(text.contains(&title) && text.contains("\npublished: 20"), "{text}");
            for blank in ["title", "today", "date", "outlet", "url", "lang"] {
                assert!(!text.contains(&format!("{{{blank}}}")), "the blank {blank} is left: {text}");
            }
            let check = dossier.run(&["check", "--drafts", path]);
            assert!(!check.stdout.contains("error["), "{}", check.stdout);
        }
        let build = dossier.run(&["build", "--drafts"]);
        assert_eq!(build.code, 0, "{}", build.stderr);
        assert!(dossier.page("ships/neue-groesse/index.html").contains("Neue Größe ship"));
    }
}

#[test]
fn what_is_said_of_a_new_document_stands_in_it_and_what_is_not_is_a_comment() {
    let dossier = Dossier::new(&[]);
    let said =
        ["--date", "2020-08-17", "--outlet", "Blatt: Nord", "--url", "https://example.org/a?b=#c", "--lang", "en"];
    let (path, text) = new(dossier.root(), &[&["article", "Über Größe"], &said[..]].concat());
    assert_eq!(path, "content/articles/2020-08-17-uber-grosse.md");
    for line in [
        "title: Über Größe\n",
        "date: 2020-08-17                # ",
        "\n  outlet: \"Blatt: Nord\"         # ",
        "\n  url: https://example.org/a?b=#c\n",
        "\nlang: en\n",
        "\n  # authors: […]\n",
        "\n  # accessed: 20",
        "\ndraft: true ",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let check = dossier.run(&["check", "--drafts"]);
    let codes: Vec<&str> = check.stdout.lines().filter(|line| line.contains("]: ")).collect();
    assert_eq!(codes, ["warning[source-not-stated]: `source.authors` is not stated"]);

    let (path, text) = new(dossier.root(), &["regulation", "Größe", "--date", "2020"]);
    assert_eq!(path, "content/regulations/groesse.md");
    let (_, bare) = new(dossier.root(), &["article", "Ohne alles"]);
    assert!(bare.contains("\n# date: …                       # wann die Quelle erschien\n"), "{bare}");
    let check = dossier.run(&["check"]);
    assert_eq!(check.code, 0, "a draft may lack its date: {}", check.stdout);
    let check = dossier.run(&["check", "--drafts"]);
    assert!(check.stdout.contains("error[missing-field]: the key `date` is missing"), "{}", check.stdout);
    assert!(bare.contains("\n  # outlet: …                   # das Medium\n"), "{bare}");
    assert!(text.contains("dates: {adopted: 2020}\n") && text.contains("\n# official_url: …\n"), "{text}");
}

#[test]
fn every_title_is_read_again_as_it_was_given() {
    let long = "Wort ".repeat(80);
    let titles = [
        "Yes",
        "a: b",
        "#x",
        "Case #12",
        "\"q\"",
        "'",
        "- x",
        "[x](y)",
        "{url}",
        "2021",
        "null",
        "Grüße an Größe",
        "😀 emoji",
        "中国海洋石油",
        "x: {title}",
        "@x",
        "%x",
        "x:",
        "\\n",
        long.trim(),
    ];
    let dossier = Dossier::new(&[]);
    let expected: BTreeSet<String> = titles.iter().map(|title| title.to_string()).collect();
    for (at, title) in titles.iter().enumerate() {
        let (path, _) = new(dossier.root(), &["company", "--slug", &format!("c{at}"), "--", title]);
        assert_eq!(path, format!("content/companies/c{at}.md"));
    }
    let listed = dossier.run(&["list", "company", "--json"]);
    let names: BTreeSet<String> = listed
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON"))
        .map(|object| object["title"].as_str().expect("a title").to_owned())
        .collect();
    assert_eq!(names, expected);
}

#[test]
fn a_new_document_never_takes_the_place_of_another() {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/north/bolt.md", &company("Bolt")),
        ("content/companies/cargo/index.md", &company("Cargo")),
    ]);
    let before = tree(dossier.root());
    for (arguments, said) in [
        (&["company", "acme"][..], "content/companies/acme.md is there already"),
        (&["company", "Bolt 2", "--slug", "bolt"], "error[duplicate-address]"),
        (&["company", "Cargo 2", "--slug", "cargo"], "error[duplicate-address]"),
        (&["company", "Acme", "--slug", "acme-2"], "error[name-collision]"),
        (&["company", "X", "--url", "example.org"], "error[invalid-address]"),
        (&["article", "X", "--date", "17.8.2020"], "error[invalid-date]"),
        (&["page", "Companies"], "error["),
    ] {
        let refused = run_in(dossier.root(), &[&["new"], arguments].concat());
        assert_eq!(refused.code, 1, "{arguments:?}: {}", refused.stdout);
        assert!(refused.stderr.contains(said) && refused.stderr.contains("nothing was written"), "{}", refused.stderr);
        assert_eq!(refused.stdout, "");
    }
    for (arguments, said) in [
        (&["compny", "X"][..], "did you mean company?"),
        (&["company", " "], "the title must be words"),
        (&["company", "…"], "give it a name with --slug"),
        (&["company", "X", "--slug", "A b"], "such as a-b"),
        (&["company", "X", "--slug", "../x"], "--slug takes"),
        (&["company", "Index"], "stands for its folder"),
        (&["company", "X", "--outlet", "Blatt"], "has no --outlet"),
    ] {
        let refused = run_in(dossier.root(), &[&["new"], arguments].concat());
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.stderr);
        assert!(refused.stderr.contains(said), "{}", refused.stderr);
    }
    assert_eq!(tree(dossier.root()), before);
    // What is wrong already is no reason to refuse.
    dossier.write("content/companies/wrong.md", "---\n---\n");
    new(dossier.root(), &["company", "Dora"]);
    // From any folder in the dossier.
    let below = run_in(&dossier.root().join("content/companies"), &["new", "company", "Emil"]);
    assert_eq!(below.code, 0, "{}", below.stderr);
    assert!(dossier.root().join("content/companies/emil.md").is_file());
}

#[test]
fn a_new_dossier_can_be_asked_what_it_holds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    init(folder.path(), &[]);
    let root = folder.path().join("new");
    let said = |arguments: &[&str]| {
        let run = run(&root, arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
        run.stdout
    };
    assert!(said(&["list"]).contains("company: 3, content/companies\n"));
    let companies = "aldermoor-freight: Aldermoor Freight (content/companies/aldermoor-freight.md)\n\
                     pelagon-optics: Pelagon Optics (content/companies/pelagon-optics.md)\n\
                     quillmark-robotics: Quillmark Robotics (content/companies/quillmark-robotics.md)\n";
    assert_eq!(said(&["list", "company"]), companies);
    assert_eq!(said(&["list", "companies"]), companies);
    assert!(said(&["list", "agency", "--csv"]).contains("\r\nsundholm-trade-office,Sundholm Trade Office,content/"));
    let shown = said(&["show", "aldermoor-freight"]);
    for line in [
        "companies/aldermoor-freight: Aldermoor Freight (company)\n",
        "file: content/companies/aldermoor-freight.md\n",
        "names: Aldermoor (alias)\n",
        "  companies/aldermoor-freight subject_to regulations/sundholm-carrier-list: in_force since 2026-05-01, asserted (",
        "Sundholm Gazette",
        "  companies/aldermoor-freight supplies companies/pelagon-optics: asserted (",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&said(&["show", "companies/aldermoor-freight", "--json"])).expect("JSON");
    assert_eq!(json["relations"][0]["status"], "in_force");
    // What drafts say is no part of what is published, and says so.
    fs::write(
        root.join("content/articles/2026-05-05-draft.md"),
        "---\ntitle: Draft\ndate: 2026-05-05\ndraft: true\nsource: {headline: H, outlet: Leak}\nrelations:\n  - {subject: \
         pelagon-optics, type: owns, object: aldermoor-freight, par: 1}\n---\n\nPelagon Optics owns Aldermoor Freight.\n",
    )
    .expect("a draft");
    let with_draft = said(&["show", "aldermoor-freight"]);
    assert!(with_draft.contains("in drafts: mentions: 1, articles: 1\n"), "{with_draft}");
    let owns = "  companies/pelagon-optics owns companies/aldermoor-freight (draft): asserted (Leak 5/2026, para. 1 (draft))\n";
    assert!(with_draft.contains(owns), "{with_draft}");
    let count = |text: &str| text.lines().find(|line| line.starts_with("mentions: ")).map(str::to_owned);
    assert_eq!(count(&with_draft), count(&shown));
    let unknown = run(&root, &["show", "aldermor-freight"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(unknown.stderr.contains("did you mean aldermoor-freight?"), "{}", unknown.stderr);
    assert_eq!(run(&root, &["list", "compny"]).code, 2);
}
