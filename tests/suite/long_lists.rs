//! Lists that one page cannot hold: the measures and ties of an entity, the subjects and the history of a regulation.

use std::collections::BTreeSet;

use crate::built_site::{BuiltSite, Reading};
use crate::harness::{Dossier, article_with, company};

const MANY: usize = 70;

/// An article of 2020 with these keys.
fn report(keys: &str) -> String {
    article_with("Bericht", "2020-12-31", keys, "Das steht da.")
}

/// Many firms on one list since one day, one firm under many rules, each of its own month, and a list of which much is told.
fn large() -> Dossier {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/regulations/liste.md", "---\nname: Liste\njurisdiction: us\n---\n"),
    ]);
    let relation = |subject: &str, object: &str, day: &str| {
        format!(
            "  - {{subject: {subject}, type: subject_to, object: {object}, status: in_force, start: {day}, par: 1}}\n"
        )
    };
    let (mut listed, mut ruled, mut supplied) = (String::new(), String::new(), String::new());
    for n in 0..MANY {
        dossier.write(&format!("content/companies/f{n:02}.md"), company(&format!("Firma {n:02}")));
        dossier.write(&format!("content/regulations/r{n:02}.md"), format!("---\nname: Regel {n:02}\n---\n"));
        listed.push_str(&relation(&format!("f{n:02}"), "liste", "2020-06-05"));
        ruled.push_str(&relation("acme", &format!("r{n:02}"), &format!("{}-{:02}-01", 2000 + n / 12, n % 12 + 1)));
        supplied.push_str(&format!("  - {{subject: f{n:02}, type: supplies, object: acme, par: 1}}\n"));
    }
    let events: String = (0..100)
        .map(|n| format!("  - {{date: {}-{:02}-02, title: Lesung {n}, about: [liste]}}\n", 2001 + n / 12, n % 12 + 1))
        .collect();
    dossier.write("content/articles/listed.md", report(&format!("relations:\n{listed}")));
    dossier.write("content/articles/ruled.md", report(&format!("relations:\n{ruled}")));
    dossier.write("content/articles/supplied.md", report(&format!("relations:\n{supplied}")));
    dossier.write("content/articles/told.md", report(&format!("events:\n{events}")));
    dossier
}

/// The ids of a page that begin so.
fn ids<'p>(page: &'p str, start: &str) -> BTreeSet<&'p str> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.starts_with(start)).collect()
}

#[test]
fn many_measures_subjects_and_days_stand_on_several_pages_and_each_of_them_somewhere() {
    let dossier = large();
    dossier.build();
    for (own, list, start, all) in [
        ("companies/acme", "regulations/2", "r-r", MANY),
        ("regulations/liste", "affected/2", "r-f", MANY),
        ("regulations/liste", "history/2", "ev-", 100),
    ] {
        let pages = [format!("{own}/index.html"), format!("{own}/{list}/index.html")].map(|page| dossier.page(&page));
        let [first, second] = pages.each_ref().map(|page| ids(page, start));
        assert!(first.len() <= 80 && !second.is_empty(), "{own}: {} and {}", first.len(), second.len());
        assert_eq!((first.is_disjoint(&second), first.len() + second.len()), (true, all), "{own}/{list}");
    }
    assert!(
        dossier.page("companies/acme/regulations/2/index.html").contains("70 in Kraft"),
        "the count is that of all"
    );
    let output = dossier.output();
    let site = BuiltSite::read(&output, Reading::Disk);
    assert_eq!((site.broken_links(), site.lost_pages()), (Vec::new(), Vec::new()));
}

#[test]
fn who_leads_to_a_measure_leads_to_the_page_that_shows_it() {
    let dossier = large();
    dossier.build();
    // The newest measures of a firm stand first, and the subjects of one day by their names.
    let ruled = dossier.page("articles/ruled/index.html");
    let parts = dossier.site().into_keys().filter(|path| path.starts_with("matrix/") && path.ends_with("index.html"));
    let matrix: String = parts.map(|part| dossier.page(&part)).collect();
    for (page, anchor) in [("companies/acme/", "r-r69"), ("companies/acme/regulations/2/", "r-r00")] {
        let there = dossier.page(&format!("{page}index.html"));
        assert!(there.contains(&format!("<tr id=\"{anchor}\"")), "{page} does not have {anchor}");
        assert!(ruled.contains(&format!("../../{page}index.html#rel-")), "the article does not lead to {page}");
        assert!(matrix.contains(&format!("../{page}index.html#{anchor}\"")), "the matrix does not lead to {page}");
    }
    let listed = dossier.page("articles/listed/index.html");
    assert!(listed.contains("../../regulations/liste/affected/2/index.html#rel-"));
    let ties = ["", "relations/2/"].map(|part| dossier.page(&format!("companies/acme/{part}index.html")));
    assert_eq!(ties.map(|page| page.matches("<tr id=\"rel-").count()), [60, MANY - 60]);
    // Ties of one type without a day stand by the names of the others.
    let supplied = dossier.page("articles/supplied/index.html");
    for (page, firm) in [("companies/acme/", "f00"), ("companies/acme/relations/2/", "f69")] {
        let there = dossier.page(&format!("{page}index.html"));
        let row = there.split("<tr id=\"rel-").find(|row| row.contains(&format!("companies/{firm}/index.html")));
        let anchor = row.and_then(|row| row.split('"').next()).expect("the firm has a row");
        assert!(supplied.contains(&format!("../../{page}index.html#rel-{anchor}\"")), "{page} is not led to");
    }
}

#[test]
fn a_day_on_which_many_came_under_a_regulation_names_the_first_of_them() {
    let dossier = large();
    dossier.build();
    let pages = ["", "history/2/"].map(|part| dossier.page(&format!("regulations/liste/{part}index.html")));
    let lines: Vec<&str> =
        pages.iter().flat_map(|page| page.split("<li")).filter(|line| line.contains(">46 weitere<")).collect();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].matches("class=\"document-link").count(), 24);
}

#[test]
fn of_many_measures_in_force_the_answer_names_the_newest() {
    let dossier = large();
    dossier.build();
    let page = dossier.page("companies/acme/index.html");
    let answer = page.split("<section class=\"in-short\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let answer = answer.expect("the page begins with an answer");
    let places: Vec<Option<usize>> =
        ["Regel 69", "Regel 68", "Regel 67", "Regel 66", "66 weitere"].map(|name| answer.find(name)).to_vec();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{answer}");
}

#[test]
fn a_file_tells_on_which_page_of_a_long_list_an_anchor_stands() {
    let dossier = large();
    dossier.build();
    for own in ["companies/acme", "regulations/liste"] {
        let text = dossier.page(&format!("{own}/places.js"));
        let json = text.strip_prefix("dossierPlaces(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        let known: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let places = known["places"].as_object().expect("anchors");
        assert!(places.len() >= MANY * 2, "{own}: {}", places.len());
        for (anchor, page) in places {
            let page = known["pages"][page.as_u64().expect("a number") as usize].as_str().expect("an address");
            let path = page.strip_prefix("../../").expect("as seen from the page of the document");
            assert!(dossier.page(path).contains(&format!(" id=\"{anchor}\"")), "{path} does not have {anchor}");
        }
        assert!(dossier.page(&format!("{own}/index.html")).contains(" data-places=\"places.js\""));
    }
    assert!(
        dossier
            .page("regulations/liste/affected/2/index.html")
            .contains("data-places=\"../../../../regulations/liste/places.js\"")
    );
    assert!(!dossier.site().contains_key("companies/f00/places.js"), "a short list moves nothing");
}

#[test]
fn what_begins_in_a_month_and_on_its_first_day_is_led_to_on_both_sides_of_an_edge() {
    let dossier = Dossier::new(&[("content/companies/acme.md", &company("Acme"))]);
    let mut bought = String::new();
    let mut buy = |number: usize, start: &str| {
        dossier.write(&format!("content/companies/f{number:02}.md"), company(&format!("Firma {number:02}")));
        bought.push_str(&format!(
            "  - {{subject: acme, type: acquired, object: f{number:02}, start: {start}, par: 1}}\n"
        ));
    };
    // Of 60 on a page the last and the first of the next begin alike; the day beside them makes three facts of one firm.
    (0..59).for_each(|n| buy(n, &format!("{}-{:02}-01", 2000 + n / 12, n % 12 + 1)));
    ["2007-03-01", "2007-03", "2007-03-17"].into_iter().for_each(|start| buy(59, start));
    dossier.write("content/articles/bought.md", report(&format!("relations:\n{bought}")));
    dossier.build();
    let article = dossier.page("articles/bought/index.html");
    for (page, rows) in [("companies/acme/", 60), ("companies/acme/relations/2/", 2)] {
        let there = dossier.page(&format!("{page}index.html"));
        let anchors = ids(&there, "rel-");
        assert_eq!(anchors.len(), rows, "{page}");
        for anchor in anchors {
            assert!(article.contains(&format!("../../{page}index.html#{anchor}\"")), "{page}#{anchor} is not led to");
        }
    }
}

#[test]
fn a_topic_shows_the_first_of_its_carriers_and_leads_to_where_the_others_begin() {
    let dossier = Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\ntopics: {ports: Ports}\n")]);
    for n in 0..MANY {
        let article = article_with(&format!("Bericht {n}"), "2020-12-31", "topics: [ports]\n", "Das steht da.");
        dossier.write(&format!("content/articles/a{n:02}.md"), article);
        let firm = format!("---\nname: Firma {n:02}\ntopics: [ports]\n---\n");
        dossier.write(&format!("content/companies/f{n:02}.md"), firm);
    }
    dossier.build();
    let pages = ["topics/ports/index.html", "topics/ports/page/2/index.html"].map(|page| dossier.page(page));
    let rows = pages.each_ref().map(|page| page.matches(" data-f='").count());
    assert_eq!(rows, [50, 2 * MANY - 50]);
    assert!(pages[0].contains("page/2/index.html#in-topic-company\""));
    assert!(pages[1].contains("id=\"in-topic-company\"") && pages[1].contains("id=\"in-topic-article\""));
    for page in &pages {
        assert!(page.contains("<form class=\"list-tools\" data-file=\"topic\""));
    }
}
