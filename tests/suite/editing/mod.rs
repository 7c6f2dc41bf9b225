//! The law of editing: after any change, every file of the dossier that is being edited equals that of a build from nothing,
//! byte for byte, and so do the diagnostics. And what a change costs, counted in documents.

mod desk;
mod edits;
mod histories;
mod work;

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use crate::harness::{Dossier, article, company, repository, tree};
use desk::Desk;
use edits::{Edit, apply, edit, mend_all};

/// The sample with a base address, so that it has feeds and a sitemap too.
fn sample() -> Dossier {
    let dossier = Dossier::new(&[]);
    for (path, bytes) in tree(&repository().join("content")) {
        dossier.write(&format!("content/{path}"), bytes);
    }
    let config = fs::read_to_string(repository().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}\nbase_url: https://dossier.example/d/\n"));
    dossier
}

/// A dossier so small that a single edit brings a view into its navigation or takes it out.
fn small() -> Dossier {
    let dossier = Dossier::new(&[
        ("content/articles/spill.md", &article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.")),
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/nord.md", &company("Nordamt")),
    ]);
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}navigation: [company, claims]\n"));
    dossier
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 4)) {
        follow(&sample(), &history)?;
    }

    #[test]
    fn an_edited_small_site_equals_one_that_is_built_from_nothing(history in proptest::collection::vec(proptest::collection::vec(edit(), 1..3), 4)) {
        follow(&small(), &history)?;
    }
}

/// Makes one edit after another and compares the site with one that is built from nothing each time.
fn follow(dossier: &Dossier, history: &[Vec<Edit>]) -> Result<(), TestCaseError> {
    let first = tree(&dossier.root().join("content"));
    let mut desk = Desk::new(dossier);
    for edits in history {
        let changed: Vec<PathBuf> = edits.iter().flat_map(|edit| apply(dossier, edit, &first)).collect();
        if !desk.follow(&changed, &format!("{edits:?}"))? {
            // The next edits shall find a dossier that can be built.
            desk.change(&mend_all(dossier, &first));
        }
    }
    Ok(())
}

/// Adds a sentence at the end of a document's text.
fn add(dossier: &Dossier, path: &str, sentence: &str) -> PathBuf {
    let path = dossier.root().join(path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{}{sentence}\n", text.trim_end())).unwrap();
    path
}

const ARTICLE: &str = "content/articles/2021-05-tesla-datenzentrum-china.md";
