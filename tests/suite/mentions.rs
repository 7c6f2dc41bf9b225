//! `dossier mentions` with the real binary.

use crate::harness::Dossier;

fn probe() -> Dossier {
    let article = "---\ntitle: T\ndate: 2020-08-17\nlang: en\nsource: {outlet: , authors: , url: }\n---\n\n\
                   Target paid. Then Tesla paid Xpeng Ltd. for the target.\n";
    Dossier::new(&[
        ("content/companies/target.md", "---\nname: Target\n---\n"),
        ("content/companies/tesla.md", "---\nname: Tesla\n---\n"),
        ("content/articles/t.md", article),
    ])
}

fn listed(arguments: &[&str]) -> String {
    let output = probe().run(&[&["mentions"], arguments].concat());
    assert_eq!(output.code, 0, "{}", output.stderr);
    output.stdout
}

#[test]
fn mentions_are_listed_with_place_and_sentence_doubtful_ones_first() {
    let text = listed(&[]);
    let first = "content/articles/t.md:8:1: Target → companies/target (ordinary word, head of its sentence)\n    Target paid.\n";
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("content/articles/t.md:8:19: Tesla → companies/tesla"), "{text}");
    assert!(!listed(&["--suspicious", "--csv", "tesla"]).contains("Target"));
}

#[test]
fn names_without_a_page_are_listed_with_their_places() {
    let text = listed(&["--unlinked", "--json"]);
    assert!(text.contains("Xpeng Ltd"), "{text}");
    assert!(!text.contains("Tesla"), "{text}");
}
