//! The search as files: the list of names without a script, and what is left out.

use crate::harness::{Dossier, article, company};

/// Companies with names in order: `Anker 000`, `Anker 001`, …
fn companies(count: usize) -> Dossier {
    let dossier = Dossier::new(&[]);
    for n in 0..count {
        dossier.write(&format!("content/companies/c{n}.md"), company(&format!("Anker {n:03}")));
    }
    dossier.write("content/articles/a.md", article("Zum Schluss", "2024-01-02", "Anker 001 baut."));
    dossier
}

#[test]
fn names_are_listed_once_each_on_as_many_pages_as_they_need() {
    let dossier = companies(620);
    dossier.build();
    let (first, second) = (dossier.page("search/index.html"), dossier.page("search/page/2/index.html"));
    for n in 0..620 {
        let name = format!(">Anker {n:03}</a>");
        let found = first.matches(&name).count() + second.matches(&name).count();
        assert_eq!(found, 1, "{name}");
    }
    assert!(first.contains(r#"<h3 id="l-a">A</h3>"#) && second.contains(r#"<h3 id="l-z">Z</h3>"#));
    assert!(first.contains("search/page/2/index.html#l-z"), "the bar of letters leads to further pages");
    assert!(first.contains(r#"id="search""#) && !second.contains(r#"id="search""#), "results have one place");
    assert!(dossier.site().keys().all(|path| path != "search/page/3/index.html"));
}

#[test]
fn pages_that_are_left_out_by_noindex_are_neither_found_nor_listed() {
    let dossier = companies(3);
    let config = "title: Probe\nlanguage: de\nnoindex: [article, c1]\n";
    dossier.write("dossier.yaml", config);
    dossier.build();
    for (path, bytes) in dossier.site().iter().filter(|(path, _)| path.starts_with("search/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Zum Schluss") && !text.contains("Anker 001"), "{path}");
    }
    assert!(dossier.page("search/index.html").contains("Anker 002"));
}

#[test]
fn an_edit_of_one_text_changes_few_files_of_the_index() {
    let dossier = companies(200);
    dossier.build();
    let before = dossier.site();
    dossier.write("content/articles/a.md", article("Zum Schluss", "2024-01-02", "Anker 001 baut Quarzlampen."));
    dossier.build();
    let after = dossier.site();
    let changed = after.iter().filter(|(path, bytes)| path.starts_with("search/") && before.get(*path) != Some(bytes));
    let changed: Vec<&String> = changed.map(|(path, _)| path).collect();
    // The index, the columns with the length of the text, the card, the text, the shard of the word, the suggestions.
    assert!((2..=6).contains(&changed.len()), "{changed:?}");
}
