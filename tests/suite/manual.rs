//! The manual is a dossier of its own: plain pages without front matter, whose links and places are checked like any other's.

use crate::harness::{Dossier, repository, tree};

const CONFIG: &str = "title: The manual of dossier\nlanguage: en\n\
    # Its files are read on other sites too, and begin with their headings; one of them is in German.\n\
    diagnostics: {no-front-matter: allow, assumed-value: allow, guessed-language: allow}\n";

#[test]
fn the_manual_builds_without_a_diagnostic() {
    let dossier = Dossier::new(&[("dossier.yaml", CONFIG)]);
    let manual = tree(&repository().join("docs"));
    for (path, bytes) in &manual {
        dossier.write(&format!("content/manual/{path}"), bytes);
    }
    let check = dossier.run(&["check", "--strict"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{}", check.stderr);
    dossier.build();
    let pages = manual.keys().filter_map(|path| path.strip_suffix(".md"));
    for page in pages {
        let html = dossier.page(&format!("manual/{page}/index.html"));
        assert!(html.contains("<h1>"), "{page} has no heading");
    }
}
