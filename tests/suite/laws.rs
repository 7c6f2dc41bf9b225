//! Laws that hold for every dossier.

use crate::harness::{Dossier, article, company, repository, run, run_with, tree};

#[test]
fn the_sample_builds_without_a_diagnostic() {
    let check = run(repository(), &["check", "--strict"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{}", check.stderr);
}

#[test]
fn one_thread_and_many_make_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let build = |threads: &str| {
        let output = folder.path().join(threads);
        let arguments = ["build", "--base-url", "https://example.org/sub/", "--output", output.to_str().unwrap()];
        let built = run_with(repository(), &arguments, &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        let mut site = tree(&output);
        site.retain(|path, _| !path.starts_with(".dossier"));
        site
    };
    let (one, many) = (build("1"), build("7"));
    assert!(one.len() > 60, "the sample has only {} files", one.len());
    let different: Vec<_> =
        one.iter().filter(|(path, bytes)| many.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(different.is_empty() && one.len() == many.len(), "these differ: {different:?}");
}

#[test]
fn a_draft_leaves_no_trace_in_any_output_file() {
    let secret = "Geheimfirma";
    let draft = format!(
        "---\nname: {secret}\ndraft: true\ntopics: [verborgen]\nredirect_from: [companies/tarnname]\n---\n\nTarntext mit Tesla. ![](tarnbild.png)\n"
    );
    let dossier = Dossier::new(&[
        (
            "dossier.yaml",
            "title: Probe\nlanguage: de\nbase_url: https://example.org/\ntopics: {verborgen: Tarnthema}\n",
        ),
        ("content/companies/tesla.md", &company("Tesla")),
        ("content/companies/geheimfirma.md", &draft),
        ("content/companies/tarnbild.png", "PNG"),
        ("content/articles/a.md", &article("Eins", "2024-01-02", "Tesla trifft die Geheimfirma.")),
        (
            "content/articles/tarnartikel.md",
            "---\ntitle: Tarnartikel\ndate: 2024-01-03\ndraft: true\n---\n\nTarnabsatz über Tesla.\n",
        ),
    ]);
    dossier.build();
    for (path, bytes) in dossier.site() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!path.contains("tarn") && !path.contains("geheim"), "{path} was published");
        assert!(!text.contains("tarn"), "{path} holds a trace of a draft");
        // The name itself stands in the published article's own text, and only there (and where that text is quoted or
        // searched): no link, no page.
        let quoting = ["articles/a/", "companies/tesla", "search/data/", "previews/texts/", "feed.xml"];
        let allowed = quoting.iter().any(|start| path.starts_with(start));
        assert!(allowed || !text.contains("geheim"), "{path} names the draft");
        assert!(!text.contains("companies/geheimfirma"), "{path} links the draft");
    }
    let shown = dossier.run(&["build", "--drafts"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    assert!(dossier.page("companies/geheimfirma/index.html").contains("Tarntext"));
}

#[test]
fn building_again_writes_nothing() {
    let dossier = Dossier::new(&[
        ("content/companies/tesla.md", &company("Tesla")),
        ("content/articles/a.md", &article("Eins", "2024-01-02", "Tesla baut.")),
    ]);
    dossier.build();
    let again = dossier.build();
    assert!(again.stderr.contains(" 0 written"), "{}", again.stderr);
}
