//! The corpus of the benchmarks is a dossier without a mistake, and always the same.

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

use corpus::dossier::files;
use corpus::{Corpus, Length};

use crate::harness::Dossier;

#[test]
fn the_corpus_has_neither_errors_nor_warnings() {
    for (articles, length) in [(1, Length::Usual), (120, Length::Usual), (1, Length::Short), (120, Length::Short)] {
        let dossier = Dossier::new(&[]);
        corpus::write(dossier.root(), files(&Corpus::new(articles, length))).expect("the corpus can be written");
        let run = dossier.run(&["check", "--strict"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{articles} articles, {length:?}");
    }
}

#[test]
fn the_corpus_is_always_the_same() {
    let text: String = files(&Corpus::new(60, Length::Usual)).map(|(path, text)| path + &text).collect();
    // Whoever changes the corpus changes this line too: figures that were measured before are those of another corpus.
    assert_eq!(&blake3::hash(text.as_bytes()).to_hex()[..16], "81fabcdd3d6df468");
}
