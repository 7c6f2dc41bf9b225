//! What the program says of bad input that no small folder of `tests/invalid/` can be.

use std::fs;

use crate::harness::{Dossier, repository, run};

#[test]
fn json_has_every_mistake_on_a_line_of_its_own() {
    let case = repository().join("tests/invalid/unknown-field--many-mistakes-in-many-files");
    let run = run(&case, &["check", "--format", "json"]);
    let expected = fs::read_to_string(case.join("expected.txt")).expect("the case has an expectation");
    let lines: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(
        lines.len(),
        expected.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).count()
    );
    for line in &lines {
        for key in ["code", "severity", "file", "line", "column", "end", "message", "help"] {
            assert!(line.get(key).is_some(), "{line} has no {key}");
        }
    }
    let places: Vec<_> = lines.iter().map(|line| (line["file"].to_string(), line["line"].as_u64())).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_and_the_limit_named() {
    let dossier = Dossier::new(&[]);
    dossier.write("content/about.md", vec![b'a'; 50 * 1024 * 1024]);
    let run = dossier.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("error[file-too-large]") && run.stdout.contains("50 MiB; at most 8 MiB"),
        "{}",
        run.stdout
    );
}

#[test]
fn nesting_without_end_is_refused_in_both_files() {
    let deep = "[".repeat(100_000);
    let steps: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    for yaml in [format!("extra: {deep}\n"), format!("extra:\n  {}\n", "- ".repeat(100_000)), steps] {
        let dossier = Dossier::new(&[("content/about.md", &format!("---\ntitle: A\n{yaml}---\n"))]);
        let run = dossier.run(&["check"]);
        assert_eq!((run.code, run.stdout.matches("error[yaml-too-deep]").count()), (1, 1), "{}", run.stdout);
        dossier.write("dossier.yaml", format!("title: A\nlanguage: de\n{yaml}"));
        assert_eq!(dossier.run(&["check"]).stdout.matches("error[yaml-too-deep]").count(), 1);
    }
}

/// Whatever an author nests without end, the program says so or copes, and ends by itself.
#[test]
fn a_text_nested_without_end_is_refused_or_shown() {
    let depth = 100_000;
    let repeated = |piece: &str| format!("{} x", piece.repeat(depth));
    let balanced = |open: &str, close: &str| format!("{}x{}", open.repeat(depth), close.repeat(depth));
    let stairs: String = (0..1_500).map(|step| format!("{}- x\n", "  ".repeat(step))).collect();
    let texts = [
        (repeated(">"), "error[markdown-too-deep]"),
        (repeated("> "), "error[markdown-too-deep]"),
        (repeated("- "), "error[markdown-too-deep]"),
        (repeated("1. "), "error[markdown-too-deep]"),
        (stairs, "error[markdown-too-deep]"),
        (balanced("*a **b ", "** *"), ""),
        (repeated("["), "error[broken-link]"),
        (balanced("[[", "]]"), "error[broken-link]"),
        (repeated("[a](b "), "error[broken-link]"),
        (balanced("![", "](x.png)"), "error[missing-file]"),
        (repeated("<b>"), "error[markdown-too-deep]"),
        (repeated("<div>\n"), "error[markdown-too-deep]"),
        (repeated("`"), ""),
        (repeated("|a"), ""),
    ];
    let dossier = Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\nallow_html: true\n")]);
    for (text, code) in &texts {
        dossier.write("content/about.md", format!("---\ntitle: A\n---\n{text}\n"));
        let run = dossier.run(&["check"]);
        let begin = &text[..text.len().min(12)];
        assert_eq!(run.code, i32::from(!code.is_empty()), "{begin}");
        assert!(run.stdout.contains(code), "{begin}: {}", run.stdout.chars().take(300).collect::<String>());
    }
    // Shown as text, HTML is nothing to clean.
    dossier.write("dossier.yaml", "title: Probe\nlanguage: de\n");
    dossier.write("content/about.md", format!("---\ntitle: A\n---\n{}\n", repeated("<div>\n")));
    assert_eq!(dossier.run(&["check"]).code, 0);
}

#[test]
fn mistakes_of_all_files_come_in_one_run_sorted_by_file_and_line() {
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\nautolnk: all\nnavigation: [nirgends]\n"),
        ("content/articles/b.md", "---\ntitle: B\ndate: 2021-02-30\nabout: [niemand]\n---\n\n[[niemand]]\n"),
        ("content/articles/a.md", "---\ntitle: A\n---\n"),
        ("content/companies/c.md", "---\nname: C\ncountry: xx\n---\n\n![](fehlt.png)\n"),
        ("templates/article.html", "{% extends \"fehlt.html\" %}"),
        ("templates/page.html", "{% if %}"),
    ]);
    let run = dossier.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let found: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let place = |line: &serde_json::Value| {
        (line["file"].as_str().unwrap_or_default().to_owned(), line["line"].as_u64(), line["column"].as_u64())
    };
    let places: Vec<_> = found.iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    let errors: Vec<&str> =
        found.iter().filter(|line| line["severity"] == "error").filter_map(|line| line["code"].as_str()).collect();
    let expected = [
        "missing-field",    // a.md: no date
        "invalid-date",     // b.md
        "broken-reference", // b.md: about
        "broken-link",      // b.md: the text
        "unknown-value",    // c.md: country
        "missing-file",     // c.md: the picture
        "unknown-field",    // dossier.yaml
        "broken-link",      // dossier.yaml: navigation
        "template-missing", // article.html
        "template-syntax",  // page.html
    ];
    assert_eq!(errors, expected, "{}", run.stdout);
}

#[test]
fn a_file_where_a_folder_is_expected_is_reported() {
    for folder in ["content", "templates", "static"] {
        let run = Dossier::new(&[(folder, "eine Datei")]).run(&["check"]);
        assert_eq!(run.code, 1, "{folder}");
        assert!(run.stdout.contains("error[unreadable]"), "{}", run.stdout);
    }
}

#[test]
fn a_folder_that_does_not_exist_is_wrong_usage() {
    let dossier = Dossier::new(&[]);
    let missing = dossier.root().join("nirgends");
    let run = run(&missing, &["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("nirgends"), "{}", run.stderr);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let dossier = Dossier::new(&[("content/about.md", "\u{feff}---\r\ntitle: Über uns\r\n---\r\n\r\nText.\r\n")]);
    dossier.write("dossier.yaml", "\u{feff}title: Probe\r\nlanguage: de\r\n");
    let run = dossier.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn an_empty_dossier_is_a_valid_one() {
    let run = Dossier::new(&[]).run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn a_broken_draft_disturbs_nobody() {
    let dossier = Dossier::new(&[("content/articles/spaeter.md", "---\ntitle: Später\ndraft: true\ndatum: x\n---\n")]);
    let run = dossier.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(dossier.run(&["check", "--drafts"]).code, 1);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_dossier_and_files_without_permission_are_reported() {
    let dossier = Dossier::new(&[("content/about.md", "---\ntitle: A\n---\n")]);
    let outside = tempfile::NamedTempFile::new().expect("a file elsewhere");
    std::os::unix::fs::symlink(outside.path(), dossier.root().join("content/secret.md")).expect("a link");
    std::os::unix::fs::symlink(dossier.root().join("content"), dossier.root().join("content/again")).expect("a link");
    let run = dossier.run(&["check"]);
    assert_eq!(run.code, 1);
    for code in ["symlink-outside", "unreadable"] {
        assert!(run.stdout.contains(&format!("error[{code}]")), "{}", run.stdout);
    }
}
