//! What the command line says and how it looks, with the real binary.

use std::process::Command;

use crate::harness::{Dossier, article, company, run_with};

/// Runs the program in a folder, without `--root`.
fn run_in(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier")).args(arguments).current_dir(folder).output();
    let output = output.expect("the program starts");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn words_of_other_programs_come_with_what_to_type_here() {
    let dossier = Dossier::new(&[]);
    for (arguments, tip) in [
        (&["watch"][..], "'dossier serve'"),
        (&["dev"], "'dossier serve'"),
        (&["build", "--watch"], "'dossier serve'"),
        (&["lint"], "'dossier check'"),
        (&["validate"], "'dossier check'"),
        (&["build", "--dry-run"], "'dossier check'"),
        (&["generate"], "'dossier build'"),
        (&["new", "dossier"], "dossier.yaml"),
        (&["init"], "dossier.yaml"),
        (&["chek"], "'check'"),
    ] {
        let (code, said) = run_in(dossier.root(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(said.contains("tip:") && said.contains(tip), "{arguments:?}: {said}");
        assert_eq!(said.matches("tip:").count(), 1, "{arguments:?}: {said}");
    }
}

#[test]
fn the_dossier_is_found_from_any_folder_in_it() {
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2020-01-01", "[[niemand]]"))]);
    let (code, said) = run_in(&dossier.root().join("content/articles"), &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("content/articles/a.md:10:1"), "{said}");
    // Where there is none above either, it is missing here.
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let (code, said) = run_in(elsewhere.path(), &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("error[no-config]"), "{said}");
}

#[test]
fn a_failed_build_speaks_of_a_published_site_only_where_there_is_one() {
    let dossier = Dossier::new(&[("content/companies/a.md", &company("A"))]);
    dossier.write("content/companies/b.md", "---\n---\n");
    assert!(dossier.run(&["build"]).stderr.ends_with("nothing was published\n"));
    dossier.remove("content/companies/b.md");
    dossier.build();
    dossier.write("content/companies/b.md", "---\n---\n");
    assert!(dossier.run(&["build"]).stderr.contains("nothing was published; the site in "));
}

#[test]
fn what_is_printed_keeps_to_the_columns_that_there_are() {
    let long = format!("{} [[niemand]] {}", "Wort ".repeat(30), "Wort ".repeat(30));
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2020-01-01", &long))]);
    let shown = |columns| {
        let run = run_with(dossier.root(), &["check"], &[("COLUMNS", columns)]);
        let line = run.stdout.lines().find(|line| line.contains("[[niemand]]")).expect("the line is shown").to_owned();
        line.chars().count()
    };
    assert!(shown("60") <= 60, "{}", shown("60"));
    assert!(shown("120") > 60 && shown("120") <= 120, "{}", shown("120"));
}
