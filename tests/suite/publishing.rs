//! What publishing promises: all or nothing, only what changed, never a foreign file.

use std::fs;

use crate::harness::{Dossier, article, company, tree};

fn small() -> Dossier {
    Dossier::new(&[
        ("content/companies/tesla.md", &company("Tesla")),
        ("content/articles/a.md", &article("Eins", "2024-01-02", "Tesla baut.")),
    ])
}

/// Every way in which a build can fail after a good one, and the code that it must name.
#[test]
fn a_failed_build_changes_not_one_byte_of_the_last_good_site() {
    let cases: [(&str, &str, &str); 5] = [
        ("content/articles/b.md", "---\ntitle: Zwei\n---\n", "missing-field"),
        ("content/articles/b.md", "kein Kopf", "no-front-matter"),
        ("templates/article.html", "{% if %}", "template-syntax"),
        ("templates/article.html", "{% extends \"gibt-es-nicht.html\" %}", "template-missing"),
        ("templates/article.html", "{{ page.gibt_es_nicht.auch_nicht }}", "template-render"),
    ];
    for (path, text, code) in cases {
        let dossier = small();
        dossier.build();
        let before = tree(&dossier.output());
        dossier.write("content/articles/a.md", article("Anders", "2024-01-02", "Tesla baut anders."));
        dossier.write(path, text);
        let failed = dossier.run(&["build"]);
        assert_eq!(failed.code, 1, "{code}: {}", failed.stderr);
        assert!(failed.stderr.contains(&format!("error[{code}]")), "{code}: {}", failed.stderr);
        assert!(tree(&dossier.output()) == before, "{code}: the published site changed");

        dossier.remove(path);
        dossier.build();
        assert!(dossier.page("articles/a/index.html").contains("Anders"));
    }
}

#[test]
fn foreign_files_stay_and_orphans_go() {
    let dossier = small();
    dossier.build();
    dossier.write("public/CNAME", "example.org");
    dossier.write("public/articles/bericht.pdf", "PDF");
    dossier.remove("content/articles/a.md");
    dossier.write("content/articles/b.md", article("Zwei", "2024-01-03", "Tesla baut."));
    dossier.build();
    assert!(!dossier.output().join("articles/a").exists(), "the orphan's folder is still there");
    assert_eq!(dossier.page("CNAME"), "example.org");
    assert_eq!(dossier.page("articles/bericht.pdf"), "PDF");
}

#[test]
fn a_folder_of_others_is_refused_unless_forced() {
    let dossier = small();
    dossier.write("public/index.html", "eines anderen");
    let refused = dossier.run(&["build"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    assert_eq!(dossier.page("index.html"), "eines anderen");
    let forced = dossier.run(&["build", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    assert!(dossier.page("index.html").contains("Probe"));
}

#[test]
fn an_output_among_the_sources_is_refused() {
    for output in ["content/site", "content", ".", "templates/x", "static"] {
        let dossier = small();
        let before = tree(dossier.root());
        let place = dossier.root().join(output);
        let refused = dossier.run(&["build", "--output", place.to_str().unwrap()]);
        assert_eq!(refused.code, 1, "{output}");
        assert!(refused.stderr.contains("error[output-refused]"), "{output}: {}", refused.stderr);
        assert!(tree(dossier.root()) == before, "{output}: something was written");
    }
}

#[test]
fn an_output_that_cannot_be_written_says_so() {
    let dossier = small();
    dossier.write("public", "eine Datei");
    for output in ["public", "public/site"] {
        let refused = dossier.run(&["build", "--output", dossier.root().join(output).to_str().unwrap()]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("error[output-refused]"), "{}", refused.stderr);
    }
    assert_eq!(fs::read_to_string(dossier.output()).unwrap(), "eine Datei");
}

#[test]
fn a_site_with_an_address_links_to_folders_and_one_without_to_files() {
    let dossier = small();
    dossier.build();
    assert!(dossier.page("articles/a/index.html").contains("../../companies/tesla/index.html"));
    assert!(!dossier.output().join("sitemap.xml").exists());
    let built = dossier.run(&["build", "--base-url", "https://example.org/d"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(dossier.page("articles/a/index.html").contains("\"../../companies/tesla/\""));
    assert!(dossier.page("sitemap.xml").contains("https://example.org/d/companies/tesla/"));
}

#[test]
fn what_search_engines_are_asked_to_leave_out_says_so_on_its_page_and_is_not_in_the_sitemap() {
    for name in ["company", "companies", "tesla", "companies/tesla"] {
        let dossier = small();
        let config = format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\nnoindex: [{name}]\n");
        dossier.write("dossier.yaml", config);
        dossier.build();
        assert!(dossier.page("companies/tesla/index.html").contains("noindex"), "{name}: the company's page");
        assert!(!dossier.page("sitemap.xml").contains("companies/tesla/"), "{name}: the sitemap");
        let whole_kind = name.starts_with("compan") && !name.contains('/');
        assert_eq!(dossier.page("companies/index.html").contains("noindex"), whole_kind, "{name}: the index");
        assert_eq!(
            dossier.page("sitemap.xml").contains("/companies/<"),
            !whole_kind,
            "{name}: the index in the sitemap"
        );
        assert!(!dossier.page("articles/a/index.html").contains("noindex"), "{name}: the article");
    }
}

#[test]
fn a_site_that_was_made_from_the_same_is_left_alone_unless_somebody_touched_it() {
    let dossier = small();
    dossier.write("static/a.txt", "eins");
    assert!(dossier.build().stderr.contains(" 0 unchanged"));
    let made = dossier.site();
    assert!(dossier.build().stderr.contains(": 0 written"));
    // A page that somebody changed or removed comes back.
    fs::write(dossier.output().join("companies/tesla/index.html"), "fremd").unwrap();
    fs::remove_file(dossier.output().join("articles/a/index.html")).unwrap();
    assert!(dossier.build().stderr.contains(": 2 written"));
    assert_eq!(dossier.site(), made);
    // Whatever a site is made from is noticed.
    for (path, text) in [
        ("content/articles/a.md", article("Anders", "2024-01-02", "Tesla baut.")),
        ("static/a.txt", "zwei Wörter".into()),
        ("templates/404.html", "anders".into()),
        ("dossier.yaml", "title: Anders\nlanguage: de\n".into()),
    ] {
        dossier.write(path, text);
        assert!(!dossier.build().stderr.contains(": 0 written"), "{path}");
        assert!(dossier.build().stderr.contains(": 0 written"), "{path}");
    }
    assert!(!dossier.run(&["build", "--base-url", "https://anders.example/"]).stderr.contains(": 0 written"));
}

#[test]
fn warnings_are_said_again_at_each_build() {
    let dossier = small();
    dossier.write("content/companies/amazon.md", company("Amazon"));
    for _ in 0..2 {
        assert!(dossier.build().stderr.contains("warning[unconnected-entity]"));
    }
}
