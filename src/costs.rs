//! What grows with the square of a dossier: nothing. Four times the input takes about four times the steps, never sixteen times.

use std::sync::Arc;

use crate::cli::report::{Format, print};
use crate::pipeline::{BuildOptions, analyse, render};
use crate::source::{Inputs, SourceFile};
use crate::work::counted;

/// How many steps it takes to read a dossier, to make its pages and to report its mistakes, all on one thread.
fn steps(inputs: &Inputs) -> usize {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    let ((), steps) = pool.install(|| {
        counted(|| {
            let dossier = analyse(inputs, &BuildOptions::default());
            if let Some(made) = &dossier.value {
                render(made, |_, _| Ok(()));
            }
            print(&dossier.diagnostics, inputs, Format::Text, false, &mut Vec::new()).expect("a list takes everything");
        })
    });
    steps
}

/// A dossier about Tesla with these further files.
fn dossier(files: impl IntoIterator<Item = (String, String)>) -> Inputs {
    let config = SourceFile::new("dossier.yaml", "title: Probe\nlanguage: en\nprint: false\n");
    let tesla = ("content/companies/tesla.md".to_owned(), "---\nname: Tesla\n---\n".to_owned());
    let mut documents: Vec<Arc<SourceFile>> =
        files.into_iter().chain([tesla]).map(|(path, text)| Arc::new(SourceFile::new(path, text))).collect();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Inputs { config: Some(Arc::new(config)), documents, ..Inputs::default() }
}

/// A dossier with one article of this text.
fn article(text: String) -> Inputs {
    article_with(String::new(), text)
}

/// The same with further keys.
fn article_with(keys: String, text: String) -> Inputs {
    let front = "title: A\ndate: 2020\nsource: {type: article-newspaper}\n";
    dossier([("content/articles/a.md".to_owned(), format!("---\n{front}{keys}---\n{text}\n"))])
}

/// Each case is a test: its name, and its dossier of a size.
macro_rules! linear {
    ($($name:ident($n:ident) = $dossier:expr;)*) => {$(
        #[test]
        fn $name() {
            let of = |$n: usize| $dossier;
            let (few, many) = (steps(&of(300)), steps(&of(1_200)));
            assert!(few >= 300, "{few} steps: what is measured here does not count");
            assert!(many <= 5 * few, "{few} steps become {many}");
        }
    )*};
}

linear! {
    bare_links_in_one_line(n) = article("[[tesla]] ".repeat(n));
    bare_links_in_paragraphs(n) = article("See [[tesla]].\n\n".repeat(n));
    links_with_texts(n) = article("See [[tesla|the firm]].\n\n".repeat(n));
    names_in_one_sentence(n) = article("the Tesla goes ".repeat(n));
    names_in_one_paragraph(n) = article("The Tesla goes. ".repeat(n));
    names_beside_emphasis(n) = article("*x* Tesla. ".repeat(n));
    names_in_hard_wrapped_prose(n) = article("word word Tesla\nword word\n".repeat(n));
    names_without_spaces(n) = article("字字字Tesla字字字".repeat(n));
    quotations_without_an_end(n) = article("„wort ".repeat(n));
    quotations_of_both_kinds(n) = article("« “wort » ".repeat(n));
    footnotes_without_an_end(n) = article("[^a ".repeat(n));
    unknown_keys(n) = article_with((0..n).map(|key| format!("k{key}: 1\n")).collect(), String::new());
    keys_of_their_own(n) = article_with((0..n).map(|key| format!("topics: [a{key}]\n")).collect(), String::new());
    mistakes_in_one_line(n) = article("[[nobody]] ".repeat(n));
    wikilinks_without_an_end(n) = article("[[a|b".repeat(n));
}
