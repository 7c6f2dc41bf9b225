//! What the command line says and how it looks, with the real binary.

use crate::harness::{Dossier, Run, article, company, run_in, run_with};

/// The exit code, and what was said on both channels.
fn said(run: Run) -> (i32, String) {
    (run.code, run.stdout + &run.stderr)
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
        (&["create"], "'dossier init DIR'"),
        (&["chek"], "'check'"),
    ] {
        let (code, said) = said(run_in(dossier.root(), arguments));
        assert_eq!(code, 2, "{arguments:?}");
        assert!(said.contains("tip:") && said.contains(tip), "{arguments:?}: {said}");
        assert_eq!(said.matches("tip:").count(), 1, "{arguments:?}: {said}");
    }
}

#[test]
fn the_dossier_is_found_from_any_folder_in_it() {
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2020-01-01", "[[niemand]]"))]);
    let (code, found) = said(run_in(&dossier.root().join("content/articles"), &["check"]));
    assert_eq!(code, 1);
    assert!(found.contains("content/articles/a.md:10:1"), "{found}");
    // Where there is none above either, it is missing here.
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let (code, found) = said(run_in(elsewhere.path(), &["check"]));
    assert_eq!(code, 1);
    assert!(found.contains("error[no-config]"), "{found}");
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

#[test]
fn shells_and_manuals_know_every_command() {
    let here = tempfile::tempdir().expect("a temporary folder");
    let help = run_in(here.path(), &["--help"]).stdout;
    let listed =
        help.split("Commands:").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the commands are listed");
    let is_command = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let commands: Vec<&str> =
        listed.lines().filter(is_command).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 10 && commands.contains(&"schema"), "{help}");
    let manual =
        std::fs::read_to_string(crate::harness::repository().join("docs/commands.md")).expect("the manual is there");
    let completions = run_in(here.path(), &["completions", "bash"]).stdout;
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(completions.contains(command), "{command} is not completed");
        assert!(manual.contains(&format!("\n## `dossier {command}")), "docs/commands.md does not have {command}");
        let page = run_in(here.path(), &["man", command]);
        assert_eq!(page.code, 0, "{}", page.stderr);
        assert!(page.stdout.contains(".TH") && page.stdout.contains(command), "{}", page.stdout);
    }
    assert!(run_in(here.path(), &["man"]).stdout.contains(".TH dossier 1"));
    assert_eq!(run_in(here.path(), &["man", "biuld"]).code, 2);
}
