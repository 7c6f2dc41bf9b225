//! Matrix and network of dossiers that are too large for one page, too small for any, or both at once.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dossier::labels::labels;
use dossier::load::load;
use dossier::model::Permalink;
use dossier::page::home::miniatures::{matrix_miniature, network_miniature};
use dossier::page::notation::Here;
use dossier::pipeline::{BuildOptions, analyse};
use dossier::site::PAGES_IN_FOOTER;

use crate::harness::{Dossier, company, repository};

const CONFIG: (&str, &str) = ("dossier.yaml", "title: Probe\nlanguage: de\nas_of: 2024-12-31\n");
/// The most that a page of the matrix may weigh.
const LARGEST_PAGE: usize = 200_000;

/// A company with these regulations, each with so many sources and a remark.
fn subject(name: &str, regulations: impl Iterator<Item = usize>, sources: usize) -> String {
    let mut text = format!("---\nname: {name}\nrelations:\n");
    for regulation in regulations {
        let _ = writeln!(text, "  - type: subject_to\n    object: reg-{regulation:03}\n    evidence:");
        for source in 0..sources {
            let _ = writeln!(
                text,
                "      - {{title: Bekanntmachung {source} zu Regelwerk {regulation}, url: \"https://example.org/{regulation}/{source}\", outlet: Amtsblatt der Behörde {source}, date: 2024-0{}, start: 2024-02-01, status: in_force, note: Bemerkung {source} zu einem Vorgang mit Aktenzeichen {regulation}}}",
                source + 1
            );
        }
    }
    text.push_str("---\n");
    text
}

fn regulation(number: usize, jurisdiction: &str) -> String {
    format!(
        "---\nname: Verordnung {number} über den Verkehr mit Bauteilen\nshort_name: VO {number}\njurisdiction: {jurisdiction}\n---\n"
    )
}

fn dossier(files: &[(String, String)]) -> Dossier {
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let all: Vec<(&str, &str)> = std::iter::once(CONFIG).chain(files).collect();
    let dossier = Dossier::new(&all);
    dossier.build();
    dossier
}

/// Pages of the site whose path begins so, with their text.
fn pages(dossier: &Dossier, start: &str) -> Vec<(String, String)> {
    let site = dossier.site().into_iter().filter(|(path, _)| path.starts_with(start) && path.ends_with(".html"));
    site.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// What stands behind each place of a text up to a quotation mark.
fn after<'t>(text: &'t str, place: &str) -> Vec<&'t str> {
    text.split(place).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_large_matrix_is_cut_into_parts_that_hold_every_relation_once() {
    let mut files = Vec::new();
    for number in 0..90 {
        let jurisdiction = ["cn", "eu", "us"][usize::min(number / 20, 2)];
        files.push((format!("content/regulations/reg-{number:03}.md"), regulation(number, jurisdiction)));
    }
    let mut relations = 0;
    for number in 0..130 {
        let step = if number == 0 { 1 } else { 9 + number % 17 };
        let own: Vec<usize> = (number % step..90).step_by(step).collect();
        relations += own.len();
        let text = subject(&format!("Firma {number} für Halbleiter"), own.into_iter(), 1 + number % 4);
        files.push((format!("content/companies/firma-{number:03}.md"), text));
    }
    files.push(("content/companies/ohne.md".into(), company("Ohne Auflagen")));
    let dossier = dossier(&files);
    let parts = pages(&dossier, "matrix/");
    assert!(parts.len() > 3, "{} parts", parts.len());

    let mut cells: Vec<&str> = parts.iter().flat_map(|(_, text)| after(text, "<a href=\"../")).collect();
    cells.extend(parts.iter().flat_map(|(_, text)| after(text, "<a href=\"../../../")));
    let filled: BTreeSet<&str> =
        cells.iter().map(|href| href.trim_start_matches("../")).filter(|href| href.contains("#r-reg-")).collect();
    assert_eq!(filled.len(), relations, "each relation has a cell");
    let all: usize = parts.iter().map(|(_, text)| text.matches("<template>").count()).sum();
    assert_eq!(all, relations, "and only one");
    for (path, text) in &parts {
        assert!(text.len() <= LARGEST_PAGE, "{path} has {} bytes", text.len());
        assert!(text.matches("<th scope=\"row\">").count() <= 61, "{path} has too many rows");
        assert!(text.matches("class=\"rotated").count() <= 41, "{path} has too many columns");
    }

    // From the first part a reader gets to each other in two steps: columns, then rows.
    let links = |path: &str| -> BTreeSet<String> {
        let text = &parts.iter().find(|(other, _)| other == path).unwrap_or_else(|| panic!("no {path}")).1;
        let navigation =
            text.split("<nav class=\"matrix-parts\"").skip(1).filter_map(|rest| rest.split("</nav>").next());
        let hrefs: Vec<&str> = navigation.flat_map(|part| after(part, "<a href=\"")).collect();
        hrefs.iter().map(|href| format!("matrix/{}", href.rsplit_once("matrix/").expect("a part").1)).collect()
    };
    let mut reached = BTreeSet::from(["matrix/index.html".to_owned()]);
    for _ in 0..2 {
        let next: Vec<String> = reached.iter().flat_map(|path| links(path)).collect();
        reached.extend(next);
    }
    assert_eq!(reached, parts.iter().map(|(path, _)| path.clone()).collect::<BTreeSet<_>>());

    let csv = String::from_utf8(dossier.site()["matrix/matrix.csv"].clone()).expect("UTF-8");
    assert_eq!(csv.matches("\r\n").count(), relations + 1);
}

#[test]
fn a_matrix_without_a_gap_keeps_its_pages_small() {
    let mut files = Vec::new();
    for number in 0..40 {
        files.push((format!("content/regulations/reg-{number:03}.md"), regulation(number, "us")));
    }
    for number in 0..20 {
        let text = subject(&format!("Firma {number}"), 0..40, 3);
        files.push((format!("content/companies/firma-{number:03}.md"), text));
    }
    let parts = pages(&dossier(&files), "matrix/");
    assert_eq!(parts.iter().map(|(_, text)| text.matches("<template>").count()).sum::<usize>(), 800);
    for (path, text) in &parts {
        assert!(text.len() <= LARGEST_PAGE, "{path} has {} bytes", text.len());
    }
}

#[test]
fn a_large_network_draws_its_strongest_part_and_says_so_and_its_table_has_every_relation_once() {
    let mut files = Vec::new();
    for number in 0..340 {
        let supplies = |other: usize| {
            format!(
                "  - {{type: supplies, object: firma-{other:03}, evidence: [{{title: Liste, url: \"https://example.org/\", outlet: Amt, date: 2024}}]}}\n"
            )
        };
        let relations = if number == 0 { String::new() } else { format!("relations:\n{}", supplies(number / 2)) };
        let text = format!("---\nname: Firma {number}\n{relations}---\n");
        files.push((format!("content/companies/firma-{number:03}.md"), text));
    }
    let dossier = dossier(&files);
    let pages = pages(&dossier, "network/");
    assert_eq!(pages.len(), 3);
    let first = &pages[0].1;
    assert_eq!(first.matches("class=\"node ").count(), 300);
    assert!(first.contains("300 von 340 Namen"), "it must say that it does not draw all");
    assert!(!first.contains("Firma 339<"), "a leaf that is weak and late is not drawn");
    let rows: Vec<&str> = pages.iter().flat_map(|(_, text)| after(text, "<tr id=\"")).collect();
    assert_eq!((rows.len(), rows.iter().collect::<BTreeSet<_>>().len()), (339, 339));
    // The evidence of a line that stands on another page of the table is linked there.
    let elsewhere = after(first, "data-href=\"").into_iter().next().expect("three pages");
    let (path, anchor) = elsewhere.split_once('#').expect("an anchor");
    assert_eq!(path, "../network/page/2/index.html");
    assert!(pages[1].1.contains(&format!("<tr id=\"{anchor}\"")), "{anchor}");
}

#[test]
fn of_a_network_that_is_a_tangle_no_more_lines_are_drawn_than_can_be_followed() {
    let evidence = "evidence: [{title: Liste, url: \"https://example.org/\", outlet: Amt, date: 2024}]";
    let supplied = |number: usize| [7, 11, 13, 17, 19].map(|step| (number * step + step) % 90);
    let files: Vec<(String, String)> = (0..90)
        .map(|number| {
            let supplies = |other| format!("  - {{type: supplies, object: firma-{other:03}, {evidence}}}\n");
            let relations: String = supplied(number).into_iter().map(supplies).collect();
            let text = format!("---\nname: Firma {number}\nrelations:\n{relations}---\n");
            (format!("content/companies/firma-{number:03}.md"), text)
        })
        .collect();
    let page = dossier(&files).page("network/index.html");
    let ends: BTreeSet<&str> = after(&page, "data-ends=\"").into_iter().flat_map(|ends| ends.split(' ')).collect();
    let (names, lines) = (page.matches("class=\"node ").count(), page.matches("data-ends=\"").count());
    assert!(names <= 60 && lines <= 90 && lines >= names - 1, "{names} names and {lines} lines");
    assert_eq!(ends.len(), names, "no name is drawn alone");
    assert!(page.contains(&format!("{names} von 90 Namen, {lines} von ")), "it must say that it does not draw all");

    // Each name says how many of its relations are not drawn.
    for (at, node) in page.split("class=\"node ").skip(1).enumerate() {
        let (node, _) = node.split_once("</a>").expect("a link");
        let number: usize =
            node.trim_end_matches("</text>").rsplit(' ').next().and_then(|name| name.parse().ok()).unwrap();
        let left_out: usize = after(node, "data-more=\"").first().map_or(0, |more| more.parse().unwrap());
        let own: BTreeSet<(usize, usize)> = (0..90)
            .flat_map(|from| supplied(from).map(|to| (from, to)))
            .filter(|&(from, to)| from == number || to == number)
            .collect();
        let is_end = |ends: &&str| ends.split(' ').any(|end| end == at.to_string());
        let drawn = after(&page, "data-ends=\"").into_iter().filter(is_end).count();
        assert_eq!(left_out + drawn, own.len(), "Firma {number}");
    }
}

#[test]
fn a_line_says_how_a_measure_stands_now_in_the_network_and_around_an_entity() {
    // The last two: one whose end has passed, and one of which it is only alleged that it was revoked.
    let statuses = [
        "status: in_force",
        "status: revoked",
        "status: ended",
        "status: suspended",
        "status: possible",
        "status: issued",
        "status: in_force, end: 2024-03-01",
        "status: revoked, certainty: alleged",
    ];
    let mut firm = String::from("---\nname: Alpha\nrelations:\n");
    let mut files: Vec<(String, String)> = Vec::new();
    for (at, more) in statuses.iter().enumerate() {
        let source = "title: Liste, url: \"https://example.org/\", outlet: Amt, date: 2024-02-01";
        let _ = writeln!(firm, "  - {{type: subject_to, object: reg-{at:03}, evidence: [{{{source}, {more}}}]}}");
        files.push((format!("content/regulations/reg-{at:03}.md"), regulation(at, "us")));
    }
    // An entity is drawn where it has more to do with others than measures.
    firm.push_str("  - {type: owns, object: beta, evidence: [{title: Register, url: \"https://example.org/\", outlet: Amt}]}\n---\n");
    files.push(("content/companies/alpha.md".into(), firm));
    files.push(("content/companies/beta.md".into(), company("Beta")));
    let dossier = dossier(&files);
    for path in ["network/index.html", "companies/alpha/index.html"] {
        let page = dossier.page(path);
        let drawing = page.split("<g class=\"edges\">").nth(1).and_then(|rest| rest.split("<text").next()).expect(path);
        // All sources are outside of the dossier: what binds no longer is told by its line all the same.
        let paths = |line: &str| {
            drawing
                .split("<path ")
                .skip(1)
                .filter(|path| path.split('>').next().unwrap_or_default().contains(line))
                .count()
        };
        assert_eq!((paths("m-over"), paths("m-external"), paths("m-asserted")), (4, 5, 0), "{path}: {drawing}");
        for (sign, n) in [("revoked", 2), ("ended", 2), ("suspended", 1), ("possible", 1), ("issued", 1)] {
            assert_eq!(drawing.matches(&format!("href=\"#s-{sign}\"")).count(), n, "{path}: {sign} in {drawing}");
        }
        assert!(page.contains("id=\"sign-line-over\"") && page.contains("id=\"sign-s-revoked\""), "{path}: the legend");
    }
    let page = dossier.page("companies/alpha/index.html");
    for word in ["aufgehoben", "beendet", "ausgesetzt", "möglich", "erlassen", "aufgehoben (behauptet)"] {
        assert!(page.contains(&format!("<tspan class=\"word\"> {word}</tspan>")), "{word}");
    }
}

#[test]
fn without_regulations_there_is_no_matrix_and_without_relations_no_network() {
    let evidence = "evidence: [{title: Liste, url: \"https://example.org/\", outlet: Amt, date: 2024}]";
    let beta = format!("---\nname: Beta\nrelations:\n  - {{type: supplies, object: alpha, {evidence}}}\n---\n");
    let alpha = ("content/companies/alpha.md".to_owned(), company("Alpha"));
    let related = dossier(&[alpha.clone(), ("content/companies/beta.md".into(), beta)]);
    let front = related.page("index.html");
    assert!(front.contains("href=\"network/index.html\"") && !front.contains("matrix"), "{front}");
    assert!(pages(&related, "matrix").is_empty() && !related.site().contains_key("matrix/matrix.csv"));

    let alone = dossier(&[alpha]);
    assert!(pages(&alone, "network").is_empty() && !alone.page("index.html").contains("network"));
}

#[test]
fn the_front_page_can_show_both_views_in_small() {
    let site = repository().join("tests/sites/views");
    let dossier = analyse(&load(&site, &[]), &BuildOptions::default()).value.expect("it can be read");
    let (labels, permalink) = (labels("en"), Permalink::default());
    let here = Here { site: &dossier.site, graph: dossier.graph(), labels, permalink, root: String::new() };
    let matrix = matrix_miniature(&here).expect("there is a matrix");
    assert_eq!((matrix.title.as_str(), matrix.href.as_str()), ("Matrix", "matrix/"));
    // Four rows and three columns: three that bind, three that do not, six of which nothing is known.
    let discs: Vec<(&str, usize)> =
        matrix.shapes.iter().map(|shape| (shape.look, shape.path.matches('M').count())).collect();
    assert_eq!(discs, [("thin", 6), ("filled", 3), ("hollow", 3)]);
    let network = network_miniature(&here).expect("there is a network");
    assert_eq!(network.note, "12 relations");
    // Two of the relations join the same two.
    let drawn: Vec<(&str, usize)> =
        network.shapes.iter().map(|shape| (shape.look, shape.path.matches('M').count())).collect();
    // Broken lines are of what does not hold, or is no fact.
    assert_eq!(drawn, [("thin", 7), ("broken", 4), ("filled", 11)]);
    let numbers = |text: &str| text.split(['M', 'L', ' ']).filter_map(|n| n.parse::<f64>().ok()).collect::<Vec<_>>();
    assert!(numbers(&network.shapes[0].path).iter().all(|n| (0.0..=200.0).contains(n)), "{:?}", network.shapes[0]);
}

#[test]
fn a_menu_leads_to_a_view_only_where_there_is_one() {
    let views = ["timeline", "matrix", "network", "sources", "claims"];
    let menu = format!("title: Probe\nlanguage: de\nnavigation: [{}]\n", views.join(", "));
    let empty = Dossier::new(&[("dossier.yaml", &menu)]);
    empty.build();
    for view in views {
        assert!(!empty.page("index.html").contains(&format!("href=\"{view}/")), "{view}");
    }
    let claims = "claims:\n  - {id: c1, text: Es ist so., by: [alpha]}\n";
    let told = crate::harness::article("Bericht", "2020-03-01", "Alpha sagt es.")
        .replace("---\n\n", &format!("{claims}---\n\n"));
    let files =
        [("dossier.yaml", &*menu), ("content/companies/alpha.md", &company("Alpha")), ("content/articles/a.md", &told)];
    let full = Dossier::new(&files);
    full.build();
    for view in ["timeline", "sources", "claims"] {
        assert!(full.page("index.html").contains(&format!("href=\"{view}/")), "{view}");
        assert!(full.page(&format!("{view}/index.html")).contains("Bericht"), "{view}");
    }
}

#[test]
fn a_footer_shows_so_many_plain_pages_and_the_way_to_all_of_them() {
    let dossier = Dossier::new(&[CONFIG]);
    let links = |page: &str, to: &str| page.matches(to).count();
    for n in 0..=PAGES_IN_FOOTER {
        dossier.write(&format!("content/seite-{n:02}.md"), format!("---\ntitle: Seite {n}\n---\n\nText.\n"));
        dossier.build();
        let page = dossier.page("seite-00/index.html");
        let footer = page.split("<footer").nth(1).expect("every page has a footer");
        assert_eq!(links(footer, "seite-"), (n + 1).min(PAGES_IN_FOOTER), "{footer}");
        assert_eq!(links(footer, "../pages/"), usize::from(n == PAGES_IN_FOOTER), "{footer}");
    }
    let all = dossier.page("pages/index.html");
    let list = all.split("<footer").next().expect("there is something before the footer");
    assert_eq!(links(list, "href=\"../seite-"), PAGES_IN_FOOTER + 1, "{list}");
}

/// Otherwise a reader finds it by searching alone.
#[test]
fn a_page_in_a_folder_is_on_the_list_to_which_the_footer_leads() {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nText.\n");
    let dossier = Dossier::new(&[CONFIG, ("content/ueber.md", &page("Über uns"))]);
    let has_way = || {
        dossier.build();
        let front = dossier.page("index.html");
        front.split("<footer").nth(1).expect("every page has a footer").contains("href=\"pages/")
    };
    assert!(!has_way());
    dossier.write("content/befunde/erster.md", page("Erster Befund"));
    assert!(has_way());
    let list = dossier.page("pages/index.html");
    assert!(list.contains("Erster Befund") && list.contains("Über uns"), "{list}");
}

#[test]
fn more_statuses_than_have_room_are_one_sign_for_each_with_its_number() {
    let mut files: Vec<(String, String)> =
        (0..14).map(|n| (format!("content/regulations/reg-{n:03}.md"), regulation(n, "us"))).collect();
    let many = subject("Viele", 0..14, 1).replacen("status: in_force", "status: issued", 1);
    files.push(("content/companies/viele.md".to_owned(), many));
    files.push(("content/companies/wenige.md".to_owned(), subject("Wenige", 0..12, 1)));
    let dossier = dossier(&files);
    let page = dossier.page("companies/index.html");
    let strip = |name: &str| {
        let row = page
            .split("class=\"strip\"")
            .skip(1)
            .find(|strip| strip.starts_with(&format!(" href=\"../companies/{name}/")));
        row.and_then(|strip| strip.split("</a>").next()).expect("the company has a strip")
    };
    let signs = |strip: &str| strip.matches("<svg").count();
    // One register says the same thing in all its rows, so that twelve signs are not more than thirteen.
    assert!(signs(strip("wenige")) == 1 && strip("wenige").contains(">12</span>"), "{}", strip("wenige"));
    assert!(signs(strip("viele")) == 2 && strip("viele").contains(">13</span>"), "{}", strip("viele"));
    assert!(strip("viele").contains("13 in Kraft"), "{}", strip("viele"));
}
