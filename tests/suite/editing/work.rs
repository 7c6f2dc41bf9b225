//! What a change costs, counted in documents that are parsed and linked.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use dossier::load::{load, reload};
use dossier::model::Document;
use dossier::pipeline::{BuildOptions, Dossier as Analysed, Memory, analyse_again};
use dossier::source::Inputs;

use super::{ARTICLE, add, sample};
use crate::harness::{Dossier, article, company};

/// How many documents were parsed and how many were linked for a change, beside the dossier after it.
fn work(dossier: &Dossier, change: impl FnOnce() -> PathBuf) -> (usize, usize) {
    let (mut inputs, mut memory) = (load(dossier.root(), &[]), Memory::default());
    let mut analyse = |inputs: &Inputs| -> Analysed {
        analyse_again(inputs, &BuildOptions::default(), &mut memory).value.expect("it has a configuration")
    };
    let before = analyse(&inputs);
    reload(&mut inputs, &[change()], &[]);
    let after = analyse(&inputs);
    let before: BTreeMap<_, _> =
        before.site.documents.iter().map(|document| (&document.source.path, document)).collect();
    let is_kept =
        |document: &&Arc<Document>| before.get(&document.source.path).is_some_and(|old| Arc::ptr_eq(old, document));
    let kept = after.site.documents.iter().filter(is_kept).count();
    (after.site.documents.len() - kept, after.links.resolved())
}

/// Gives the configuration another text for a key that it has.
fn configure(dossier: &Dossier, key: &str, text: &str) -> PathBuf {
    let path = dossier.root().join("dossier.yaml");
    let config = fs::read_to_string(&path).unwrap();
    let lines = config.lines().map(|line| if line.starts_with(key) { format!("{key}{text}") } else { line.to_owned() });
    fs::write(&path, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    path
}

#[test]
fn a_sentence_that_names_nobody_parses_and_links_one_document() {
    let dossier = sample();
    assert_eq!(work(&dossier, || add(&dossier, ARTICLE, " Mehr ist nicht bekannt.")), (1, 1));
}

#[test]
fn a_sentence_with_a_new_name_parses_and_links_one_document() {
    let dossier = sample();
    assert_eq!(work(&dossier, || add(&dossier, ARTICLE, " Auch Alibaba wartet ab.")), (1, 1));
}

#[test]
fn another_title_of_the_dossier_parses_the_text_of_the_front_page_alone() {
    let dossier = sample();
    assert_eq!(work(&dossier, || configure(&dossier, "title: ", "Anders")).0, 1);
}

#[test]
fn another_language_of_the_dossier_parses_every_document() {
    let dossier = sample();
    let all = load(dossier.root(), &[]).documents.len();
    // Topics without a text are documents too.
    assert!(work(&dossier, || configure(&dossier, "language: ", "en")).0 >= all);
}

#[test]
fn another_name_of_a_company_is_looked_up_only_where_it_stands() {
    let dossier = sample();
    let rename = || {
        let path = dossier.root().join("content/companies/alibaba.md");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("name: Alibaba", "name: Alibaba Gruppe", 1)).unwrap();
        path
    };
    let (parsed, linked) = work(&dossier, rename);
    assert_eq!(parsed, 1);
    assert!((2..10).contains(&linked), "{linked} documents were linked");
}

#[test]
fn an_article_that_comes_is_linked_alone_and_one_that_goes_concerns_those_that_link_it() {
    let dossier = sample();
    let path = dossier.root().join("content/articles/neu.md");
    let text = article("Der Unfall", "2021-03", "Tesla und Amazon schweigen.");
    let come = || {
        fs::write(&path, &text).unwrap();
        path.clone()
    };
    let go = || {
        fs::remove_file(&path).unwrap();
        path.clone()
    };
    assert_eq!(work(&dossier, come), (1, 1));
    assert_eq!(work(&dossier, go), (0, 0));
    add(&dossier, ARTICLE, " Siehe [[neu]].");
    assert_eq!(work(&dossier, come), (1, 2), "the link leads somewhere now");
    assert_eq!(work(&dossier, go), (0, 1));
}

#[test]
fn a_company_that_comes_or_goes_concerns_those_in_whose_texts_its_name_stands() {
    let dossier = sample();
    let path = dossier.root().join("content/companies/anbieter.md");
    add(&dossier, ARTICLE, " Auch die Anbieta wartet ab.");
    let come = || {
        fs::write(&path, company("Anbieta")).unwrap();
        path.clone()
    };
    let go = || {
        fs::remove_file(&path).unwrap();
        path.clone()
    };
    assert_eq!(work(&dossier, come), (1, 2));
    assert_eq!(work(&dossier, go), (0, 1));
}
