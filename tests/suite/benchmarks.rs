//! The corpus of the benchmarks is a dossier without a mistake, and always the same.

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

use corpus::dossier::files;

use crate::harness::Dossier;

#[test]
fn the_corpus_has_neither_errors_nor_warnings() {
    for articles in [1, 120] {
        let dossier = Dossier::new(&[]);
        corpus::write(dossier.root(), files(&corpus::Corpus::new(articles))).expect("the corpus can be written");
        let run = dossier.run(&["check", "--strict"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{articles} articles");
    }
}

#[test]
fn the_corpus_is_always_the_same() {
    let text: String = files(&corpus::Corpus::new(60)).map(|(path, text)| path + &text).collect();
    // Whoever changes the corpus changes this line too: figures that were measured before are those of another corpus.
    assert_eq!(&blake3::hash(text.as_bytes()).to_hex()[..16], "81fabcdd3d6df468");
}
