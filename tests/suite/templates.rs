//! Templates of a dossier: each of the theme's can be replaced alone, and the manual names what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use dossier::site::PAGES_IN_FOOTER;

use crate::harness::{Dossier, article, company, repository, tree, unversioned};

/// A dossier with a page of every type.
fn with_every_page() -> Dossier {
    let dossier = Dossier::copy_of("tests/sites/notation");
    let settings =
        fs::read_to_string(repository().join("tests/sites/notation/dossier.yaml")).expect("the case is there");
    dossier.write("dossier.yaml", format!("{settings}print: true\n"));
    dossier.write("content/seite.md", "---\ntitle: Seite\ntopics: [masten]\nredirect_from: [/alt/]\n---\n\nText.\n");
    for n in 0..PAGES_IN_FOOTER {
        dossier.write(&format!("content/seite-{n}.md"), "---\ntitle: Weitere Seite\n---\n\nText.\n");
    }
    let events = "  - {date: 2021-01, title: Ereignis, about: [acme, verordnung]}\n".repeat(90);
    let claims: String = (0..50).map(|n| format!("  - {{id: c{n}, text: Es geht voran., by: [acme]}}\n")).collect();
    let mut relations = String::new();
    dossier.write("content/regulations/verordnung.md", "---\nname: Verordnung\n---\n");
    for n in 0..=60 {
        dossier.write(&format!("content/companies/f{n}.md"), company(&format!("Firma {n}")));
        dossier.write(&format!("content/regulations/r{n}.md"), format!("---\nname: Regel {n}\n---\n"));
        for (subject, object) in [(format!("f{n}"), "verordnung".to_owned()), ("acme".to_owned(), format!("r{n}"))] {
            relations.push_str(&format!("  - {{subject: {subject}, type: subject_to, object: {object}, par: 1}}\n"));
        }
        relations.push_str(&format!("  - {{subject: f{n}, type: supplies, object: acme, par: 1}}\n"));
    }
    let told = format!("published: 2021-01-03\nevents:\n{events}claims:\n{claims}relations:\n{relations}");
    for n in 0..60 {
        let text = article("A", "2021-01-02", "Acme baut.");
        let text = if n == 0 { text.replacen("date:", &format!("{told}date:"), 1) } else { text };
        dossier.write(&format!("content/articles/a{n}.md"), text);
    }
    dossier
}

/// A file of the site for each template of the theme.
const MADE_BY: [(&str, &str); 33] = [
    ("home.html", "index.html"),
    ("article.html", "articles/plan/index.html"),
    ("company.html", "companies/acme/index.html"),
    ("regulation.html", "regulations/mastengesetz/index.html"),
    ("entity.html", "agencies/amt/index.html"),
    ("index.html", "companies/index.html"),
    ("index.html", "regulations/index.html"),
    ("index.html", "topics/index.html"),
    ("topic.html", "topics/masten/index.html"),
    ("articles.html", "articles/index.html"),
    ("mentions.html", "companies/acme/mentions/2/index.html"),
    ("entity_measures.html", "companies/acme/regulations/2/index.html"),
    ("entity_affected.html", "regulations/verordnung/affected/2/index.html"),
    ("entity_history.html", "regulations/verordnung/history/2/index.html"),
    ("entity_events.html", "companies/acme/events/2/index.html"),
    ("entity_claims.html", "companies/acme/claims/2/index.html"),
    ("entity_relations.html", "companies/acme/relations/2/index.html"),
    ("timeline.html", "timeline/index.html"),
    ("band.svg", "band-light.svg"),
    ("sources.html", "sources/index.html"),
    ("data.html", "data/index.html"),
    ("claims_list.html", "claims/index.html"),
    ("matrix.html", "matrix/index.html"),
    ("network.html", "network/index.html"),
    ("search.html", "search/index.html"),
    ("page.html", "seite/index.html"),
    ("print.html", "print/index.html"),
    ("pages.html", "pages/index.html"),
    ("404.html", "404.html"),
    ("redirect.html", "alt/index.html"),
    ("feed.xml", "feed.xml"),
    ("feed.xml", "companies/acme/feed.xml"),
    ("furniture.js", "furniture/de.js"),
];

/// The theme's templates by name (`article.html`, `components/date.html`) with their text.
fn theme() -> BTreeMap<String, String> {
    let files = tree(&repository().join("templates"));
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Rows of the manual's tables, cell by cell.
fn rows(manual: &str) -> Vec<Vec<&str>> {
    let rows = manual.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

fn manual() -> String {
    fs::read_to_string(repository().join("docs/templates.md")).expect("the manual is there")
}

#[test]
fn each_template_can_be_replaced_alone() {
    let dossier = with_every_page();
    let base_url = ["build", "--base-url", "https://example.org/"];
    for (template, page) in MADE_BY {
        let own = format!("templates/{template}");
        dossier.write(&own, "ganz anders");
        let built = dossier.run(&base_url);
        assert_eq!(built.code, 0, "{template}: {}", built.stderr);
        assert_eq!(dossier.theme_file(page), "ganz anders", "{template} does not make {page}");
        dossier.remove(&own);
    }
    let untried: Vec<String> = theme()
        .into_keys()
        .filter(|name| !name.starts_with("components/") && MADE_BY.iter().all(|(tried, _)| tried != name))
        .collect();
    assert_eq!(untried, ["base.html"]);
}

#[test]
fn parts_of_the_theme_are_published_in_the_whole_only_and_a_copy_of_them_replaces_nothing() {
    let dossier = Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\n")]);
    dossier.build();
    let plain = dossier.site();
    for (path, bytes) in tree(&repository().join("static")) {
        assert!(!path.contains('/') || !plain.contains_key(&path), "{path} is published by itself");
        dossier.write(&format!("static/{path}"), bytes);
    }
    dossier.build();
    assert!(dossier.site() == plain, "a copy of the theme's files changes the site");
    dossier.write("static/css/base.css", "a {}");
    dossier.write("static/style.css", "b {}");
    dossier.build();
    let own = dossier.site();
    assert_eq!(&*own["css/base.css"], b"a {}");
    let (plain, own) = (unversioned(plain), unversioned(own));
    assert_eq!(&*own["style.css"], b"b {}");
    assert!(own["search.js"] == plain["search.js"]);
}

/// The version of the theme, as the name of its style sheet carries it.
fn version(dossier: &Dossier) -> String {
    let names = dossier.site().into_keys();
    let version = |name: String| Some(name.strip_prefix("style.")?.strip_suffix(".css")?.to_owned());
    let found: Vec<String> = names.filter_map(version).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

#[test]
fn sheets_and_scripts_carry_the_version_of_the_theme_which_no_document_changes() {
    let dossier = with_every_page();
    dossier.write("static/own.css", "a {}");
    dossier.build();
    let first = version(&dossier);
    let is_loaded = |path: &String| path.ends_with(".css") || path.ends_with(".js");
    let is_made = |path: &String| {
        path.ends_with("/places.js") || ["previews/", "search/"].iter().any(|folder| path.starts_with(folder))
    };
    let plain: Vec<String> =
        dossier.site().into_keys().filter(|path| is_loaded(path) && !path.contains(&first) && !is_made(path)).collect();
    assert_eq!(plain, ["band.css", "own.css"], "what depends on documents, and what is the dossier's own");
    dossier.write("content/articles/neu.md", article("Neu", "1999-01-02", "Acme baut."));
    dossier.build();
    assert_eq!(version(&dossier), first);
    let mut seen = vec![first];
    for (path, text) in [
        ("static/style.css", "b {}"),
        ("static/style.css", "c {}"),
        ("templates/components/keys.html", "{% component keys(search) %}keine{% endcomponent keys %}"),
        ("dossier.yaml", "title: Probe\nlanguage: de\naccent: \"#0a6e5c\"\n"),
    ] {
        dossier.write(path, text);
        dossier.build();
        let now = version(&dossier);
        assert!(!seen.contains(&now), "{path} changes what pages load");
        seen.push(now);
    }
    let index = dossier.page("index.html");
    assert!(index.contains(&format!("\"accent.{}.css\"", seen.last().unwrap())), "{index}");
}

#[test]
fn a_sheet_of_the_theme_without_its_version_is_refused_where_it_is_named() {
    let dossier = with_every_page();
    let head =
        |links: &str| format!("{{% extends \"default/base.html\" %}}{{% block head %}}\n{links}{{% endblock head %}}");
    dossier.write("templates/base.html", head("<link rel=\"stylesheet\" href=\"{{ page.frame.root }}style.css\">"));
    let check = dossier.run(&["check"]);
    assert_eq!(check.code, 1, "{}", check.stdout);
    assert!(check.stdout.contains("error[missing-file]: the site has no style.css"), "{}", check.stdout);
    assert!(check.stdout.contains("--> templates/base.html:2:51"), "{}", check.stdout);
    assert!(check.stdout.contains("write style.{{ site.theme }}.css"), "{}", check.stdout);
    let named = "<link rel=\"stylesheet\" href=\"{{ page.frame.root }}style.{{ site.theme }}.css\">";
    let own = "<link rel=\"stylesheet\" href=\"{{ page.frame.root }}own.css\">";
    dossier.write("templates/base.html", head(&format!("{named}{own}")));
    dossier.write("static/own.css", "a {}");
    dossier.build();
    let page = dossier.page("seite/index.html");
    assert_eq!(page.matches(&format!("href=\"../style.{}.css\"", version(&dossier))).count(), 2, "{page}");
}

#[test]
fn the_page_for_print_has_the_further_pages_of_long_lists_too() {
    let dossier = with_every_page();
    dossier.build();
    let print = dossier.page("print/index.html");
    let lists = ["regulations", "events", "claims", "mentions"].map(|list| format!("companies/acme/{list}/2/"));
    let others = ["affected", "history"].map(|list| format!("regulations/verordnung/{list}/2/"));
    for part in lists.iter().chain(&others) {
        assert!(print.contains(&format!("id=\"{part}\"")), "{part} is missing");
    }
}

#[test]
fn a_frame_without_the_blocks_of_its_pages_is_refused_at_its_own_file() {
    let dossier = with_every_page();
    dossier.write("templates/404.html", "{% extends \"default/404.html\" %}");
    dossier.write("templates/base.html", "<title>{% block title %}{% endblock title %}</title>");
    let check = dossier.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.stdout.contains("the block `content`"), "{}", check.stdout);
    assert!(check.stdout.contains("--> templates/base.html") && !check.stdout.contains("404"), "{}", check.stdout);

    dossier.write(
        "templates/base.html",
        "{% extends \"default/base.html\" %}{% block legend %}eigene{% endblock legend %}",
    );
    dossier.build();
    assert!(dossier.page("seite/index.html").contains("eigene"));
}

#[test]
fn what_a_dossier_adds_to_the_head_is_on_every_page() {
    let dossier = with_every_page();
    dossier.write(
        "templates/base.html",
        "{% extends \"default/base.html\" %}{% block head %}<link rel=\"stylesheet\" href=\"own.css\">{% endblock head %}",
    );
    dossier.build();
    for (template, page) in MADE_BY
        .iter()
        .filter(|(template, _)| !["redirect.html", "feed.xml", "band.svg", "furniture.js"].contains(template))
    {
        assert!(dossier.page(page).contains("own.css"), "{template} drops it");
    }
}

#[test]
fn the_manual_names_every_template_and_component_with_its_arguments() {
    let manual = manual();
    let rows = rows(&manual);
    let (mut defined, mut named) = (BTreeSet::new(), BTreeSet::new());
    for (name, text) in theme() {
        let Some(file) = name.strip_prefix("components/") else {
            let row = rows.iter().find(|row| row.len() == 3 && quoted(row[0]).contains(&*name));
            named.extend(quoted(row.unwrap_or_else(|| panic!("the manual has no row for {name}"))[2]));
            let blocks = text.split("{% block ").skip(1).chain(text.split("{%- block ").skip(1));
            defined.extend(blocks.filter_map(|rest| rest.split([' ', '-', '%']).next()).map(str::to_owned));
            continue;
        };
        let row = rows.iter().find(|row| quoted(row[0]).contains(file));
        let row = row.unwrap_or_else(|| panic!("the manual has no row for {name}"));
        let heads = text.split("{% component ").skip(1).chain(text.split("{%- component ").skip(1));
        let components: BTreeSet<String> = heads.map(signature).collect();
        let written: BTreeSet<String> = quoted(row[1]).into_iter().map(str::to_owned).collect();
        assert_eq!(written, components, "{name}");
    }
    assert_eq!(named, defined.iter().map(String::as_str).collect(), "blocks");
}

/// `date(date)` for `date(date, @label) -%}…`: without defaults, types and what is taken from the surroundings.
fn signature(head: &str) -> String {
    let (name, rest) = head.split_once('(').expect("a component has arguments");
    let arguments = rest.split(')').next().unwrap_or_default().split(',').map(str::trim);
    let own = arguments.filter(|argument| !argument.is_empty() && !argument.starts_with('@'));
    let names: Vec<&str> = own.filter_map(|argument| argument.split([':', ' ', '=']).next()).collect();
    format!("{name}({})", names.join(", "))
}

#[test]
fn the_manual_names_every_value_of_every_page() {
    let manual = manual();
    let (_, section) = manual.split_once("## What each page has").expect("the section is there");
    let rows = rows(section.split("\n## ").next().unwrap_or_default());
    let dossier = with_every_page();
    let frame = "{% for key, value in page.frame %}{{ key }} {% endfor %}";
    let keys = "{% for key, value in page %}{{ key }} {% endfor %}";
    for (template, _) in MADE_BY {
        dossier.write(&format!("templates/{template}"), keys);
    }
    let base_url = ["build", "--base-url", "https://example.org/"];
    let built = dossier.run(&base_url);
    assert_eq!(built.code, 0, "{}", built.stderr);
    for (template, page) in MADE_BY {
        let row = rows.iter().find(|row| quoted(row[0]).contains(template));
        let row = row.unwrap_or_else(|| panic!("the manual has no row for {template}"));
        let held = dossier.theme_file(page);
        assert_eq!(quoted(row[1]), held.split_whitespace().collect(), "{template}");
    }
    dossier.write("templates/page.html", frame);
    assert_eq!(dossier.run(&base_url).code, 0);
    let row = rows.iter().find(|row| row[0] == "`page.frame`").expect("a row for the frame");
    assert_eq!(quoted(row[1]), dossier.page("seite/index.html").split_whitespace().collect());
}
