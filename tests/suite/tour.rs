//! The tour of the README, followed step by step.

use crate::harness::{Dossier, repository};

/// The files that the tour has its reader write: each block of code that is introduced by the path of a file.
fn files(readme: &str) -> Vec<(String, String)> {
    let tour =
        readme.split("\n## A tour").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the README has a tour");
    let mut blocks = tour.split("\n```");
    let mut before = blocks.next().unwrap_or_default();
    let mut files = Vec::new();
    while let (Some(block), after) = (blocks.next(), blocks.next().unwrap_or_default()) {
        let text = block.split_once('\n').map_or("", |(_, text)| text);
        let introduction = before.trim_end().rsplit("\n\n").next().unwrap_or_default();
        let path = introduction.split('`').skip(1).step_by(2).last();
        if let Some(path) = path.filter(|path| introduction.ends_with(':') && path.contains('.')) {
            files.push((path.to_owned(), format!("{text}\n")));
        }
        before = after;
    }
    files
}

#[test]
fn the_tour_of_the_readme_builds_without_a_diagnostic() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("the README is there");
    let files = files(&readme);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let expected = [
        "dossier.yaml",
        "content/companies/bytedance.md",
        "content/regulations/us-order-2020-08-14.md",
        "content/articles/2020-08-17-frist.md",
    ];
    assert_eq!(paths, expected);
    for path in paths {
        let name = path.rsplit('/').next().unwrap_or(path);
        assert!(readme.matches(name).count() >= 2, "the tour's picture of the folder lacks {path}");
    }
    let dossier = Dossier::new(&[]);
    files.iter().for_each(|(path, text)| dossier.write(path, text));
    let check = dossier.run(&["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""));
    dossier.build();
    let page = dossier.page("companies/bytedance/index.html");
    for promised in ["unterzeichnete der Präsident", "ONEtoONE", "Die Daten bleiben in den USA."] {
        assert!(page.contains(promised), "the company's page does not have: {promised}");
    }
}
