//! What hosts and subscribers get: rules for hosts that read them, ids that survive a move, what a feed says of its entity.

use crate::harness::{Dossier, article, article_with, company};

const SETTINGS: &str = "title: Probe\nlanguage: en\nredirects: {/old/: companies/acme/, /gone/: https://example.org/x, /part/: \"companies/acme/#relations\"}\n";

fn built(settings: &str) -> Dossier {
    let dossier = Dossier::new(&[("content/companies/acme.md", "---\nname: Acme\n---\n")]);
    dossier.write("dossier.yaml", format!("{SETTINGS}{settings}"));
    dossier.build();
    dossier
}

#[test]
fn hosts_that_read_rules_get_them_and_others_do_not() {
    let netlify = built("base_url: https://example.org/d/\nhosting: netlify\n");
    assert_eq!(netlify.page("_redirects"), "/d/gone/ https://example.org/x 301!\n/d/old/ /d/companies/acme/ 301!\n");
    let headers = netlify.page("_headers");
    assert!(headers.contains("/d/*\n  Content-Security-Policy: default-src 'self'\n"), "{headers}");
    assert!(headers.contains("/d/search/data/*\n  Cache-Control: public, max-age=31536000, immutable\n"), "{headers}");
    for name in ["style.css", "site.js", "search.js", "furniture/de.js"] {
        let (stem, extension) = name.split_once('.').expect("a name has an extension");
        let rule = |path: &&String| {
            headers.contains(&format!("/d/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"))
        };
        let site = netlify.site();
        let kept: Vec<_> = site.keys().filter(rule).collect();
        let is_it = |path: &&&String| path.starts_with(&format!("{stem}.")) && path.ends_with(extension);
        assert_eq!(kept.iter().filter(is_it).count(), 1, "{name}: {headers}");
    }
    let cloudflare = built("hosting: cloudflare\n");
    assert_eq!(cloudflare.page("_redirects"), "/gone/ https://example.org/x 301\n/old/ /companies/acme/ 301\n");
    for other in ["", "hosting: github\n"] {
        assert!(built(other).site().keys().all(|path| !path.starts_with('_')), "{other}");
    }
}

#[test]
fn the_size_of_a_site_is_said() {
    let dossier = Dossier::new(&[("content/companies/acme.md", "---\nname: Acme\n---\n")]);
    for _ in ["a first build", "one that has nothing to do"] {
        let run = dossier.run(&["build"]);
        assert!(run.stderr.contains(" files, 1 MB: "), "{}", run.stderr);
    }
}

/// The ids and the addresses of entries of a feed.
fn entries(feed: &str) -> Vec<(String, String)> {
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).expect("it is there");
        rest.split_once(to).expect("its end").0.to_owned()
    };
    let entry = |entry: &str| (between(entry, "<id>", "</id>"), between(entry, "rel=\"alternate\" href=\"", "\""));
    feed.split("<entry").skip(1).map(entry).collect()
}

#[test]
fn ids_of_feeds_survive_a_move_and_links_follow_it() {
    let text = article("A", "2020-01-01", "Acme baut.").replacen("date:", "published: 2024-01-02\ndate:", 1);
    let dossier =
        Dossier::new(&[("content/companies/acme.md", "---\nname: Acme\n---\n"), ("content/articles/a.md", &text)]);
    let feeds = |settings: &str| {
        dossier.write("dossier.yaml", format!("title: Probe\nlanguage: de\n{settings}"));
        dossier.build();
        ["feed.xml", "companies/acme/feed.xml"].map(|path| entries(&dossier.page(path)))
    };
    let before = feeds("base_url: https://old.example/d/\n");
    let after = feeds("base_url: https://new.example/\nid_base: https://old.example/d/\n");
    for (before, after) in before.into_iter().zip(after) {
        assert_eq!(before.len(), 1);
        assert_eq!(before[0].0, after[0].0);
        assert_eq!(after[0].1, "https://new.example/articles/a/");
    }
}

#[test]
fn the_feed_of_an_entity_says_what_each_article_states_of_it() {
    let text = "---
title: A
date: 2020-01-01
published: 2024-01-02
source: {outlet: Blatt, authors: , url: }
relations: [{subject: acme, type: subject_to, object: list, status: in_force, start: 2020-06-05}]
claims: [{id: c1, text: Nothing was sold., by: [beta], about: [acme], certainty: alleged}]
---

A text without names.
";
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: en\nbase_url: https://example.org/\n"),
        ("content/companies/acme.md", "---\nname: Acme Corporation\n---\n"),
        ("content/companies/beta.md", "---\nname: Beta Corporation\n---\n"),
        ("content/regulations/list.md", "---\nname: Entity List\n---\n"),
        ("content/articles/a.md", text),
    ]);
    dossier.build();
    // Days do not break at the end of a line.
    let feed = dossier.page("companies/acme/feed.xml").replace('\u{a0}', " ");
    assert!(feed.contains("Acme Corporation is subject to Entity List: in force, since 5 June 2020"), "{feed}");
    assert!(feed.contains("Beta Corporation alleges: Nothing was sold."), "{feed}");
    assert!(!dossier.page("feed.xml").contains("Nothing was sold."));
}

/// A dossier with a base address, some firms, and articles that each name all of them.
fn naming(firms: usize, articles: usize, settings: &str) -> Dossier {
    let settings = format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\n{settings}");
    let dossier = Dossier::new(&[("dossier.yaml", &settings)]);
    let name = |n: usize| format!("Firma{n:02}");
    for n in 0..firms {
        dossier.write(&format!("content/companies/f{n:02}.md"), company(&name(n)));
    }
    let text = (0..firms).map(|n| format!("{} baut. ", name(n))).collect::<String>();
    for n in 0..articles {
        let keys = format!("published: 2024-01-{:02}\n", n + 1);
        dossier.write(&format!("content/articles/a{n:02}.md"), article_with("Bericht", "2020-12-31", &keys, &text));
    }
    dossier
}

#[test]
fn an_article_is_one_file_and_an_entity_two() {
    let files = |firms: usize, articles: usize| {
        let dossier = naming(firms, articles, "");
        dossier.build();
        dossier.site().len()
    };
    let few = files(2, 2);
    assert_eq!(files(2, 12), few + 10, "an article has its page and nothing else");
    assert_eq!(files(12, 2), few + 10 * 2, "an entity has its page and its feed");
}

#[test]
fn feeds_of_entities_have_their_newest_articles_and_can_be_left_out() {
    let lengths = |settings: &str| {
        let dossier = naming(1, 31, settings);
        dossier.build();
        let count = |path: &str| dossier.site().get(path).map(|_| entries(&dossier.page(path)).len());
        let page = dossier.page("companies/f00/index.html");
        assert_eq!(page.contains("companies/f00/feed.xml\""), count("companies/f00/feed.xml").is_some());
        (count("feed.xml"), count("companies/f00/feed.xml"))
    };
    assert_eq!(lengths(""), (Some(31), Some(30)));
    assert_eq!(lengths("entity_feeds: false\n"), (Some(31), None));
}
