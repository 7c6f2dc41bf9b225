//! What holds for pages that a small dossier cannot show: ids of headings, long lists of backlinks.

use std::collections::{BTreeMap, BTreeSet};

use crate::built_site::{BuiltSite, Reading};
use crate::harness::{Dossier, article, company, repository, tree};
use crate::readable_html::main_content;

/// Headings of authors never take an id that the page itself uses.
#[test]
fn no_heading_gets_an_id_of_the_page() {
    let mut ids = BTreeSet::new();
    for text in tree(&repository().join("templates")).values() {
        let text = String::from_utf8_lossy(text);
        ids.extend(text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    ids.retain(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    assert!(ids.len() > 50 && ids.contains("mentions"), "{ids:?}");
    ids.extend(["rn1", "m-acme-1", "r-gesetz", "fn-1", "fnref-1"].map(str::to_owned));
    // Once as an id that the author gives, once as one that follows from the heading's words.
    let given: String = ids.iter().map(|id| format!("## Abschnitt {{#{id}}}\n\n")).collect();
    let words: String = ids.iter().map(|id| format!("## {id}\n\n")).collect();
    for headings in [given, words] {
        let text = format!("{headings}Acme und das Gesetz.[^1]\n\n[^1]: Eine Note.\n");
        let relations = "relations:\n  - {subject: acme, type: subject_to, object: gesetz, par: 1}";
        let claims = "claims:\n  - {id: c1, by: [acme], text: Nein., about: [gesetz]}";
        let events = "events:\n  - {date: 2021-05-02, title: Beginn, about: [acme, gesetz]}";
        let front = "title: A\ndate: 2021-05-01\nsource: {outlet: B, authors: , url: }\ncorrections: [{date: 2021-06-01, text: x}]";
        let sources = "sources: [{title: Register, url: https://example.org/}]";
        let dossier = Dossier::new(&[
            ("content/index.md", &format!("---\ntitle: Vorn\n---\n\n{text}")),
            ("content/about.md", &format!("---\ntitle: Über\n---\n\n{text}")),
            ("content/articles/a.md", &format!("---\n{front}\n{relations}\n{events}\n{claims}\n---\n\n{text}")),
            ("content/articles/b.md", &article("B", "2021-05-03", "Acme und das Gesetz.")),
            ("content/companies/acme.md", &format!("---\nname: Acme\n{sources}\n---\n\n{text}")),
            (
                "content/regulations/gesetz.md",
                &format!("---\nname: Gesetz\nstatus: issued\ndates: {{adopted: 2021}}\n{sources}\n---\n\n{text}"),
            ),
        ]);
        dossier.build();
        let complaints = BuiltSite::read(&dossier.output(), Reading::Disk).broken_links();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

#[test]
fn a_company_named_on_220_pages_has_three_parts_with_each_page_once() {
    let mut files = vec![("content/companies/acme.md".to_owned(), company("Acme"))];
    for n in 1..=220 {
        let date = format!("2021-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
        files.push((
            format!("content/articles/a-{n:03}.md"),
            article(&format!("Bericht {n}"), &date, "Acme wuchs. Acme schrumpfte."),
        ));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let dossier = Dossier::new(&files);
    dossier.build();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut dates = Vec::new();
    for path in
        ["companies/acme/index.html", "companies/acme/mentions/2/index.html", "companies/acme/mentions/3/index.html"]
    {
        let page = main_content(&dossier.page(path));
        let (_, list) = page.split_once("id=\"mentions\"").expect("a list of citing pages");
        for group in list.split("<p><a href=").skip(1) {
            let article = group.split("articles/").nth(1).and_then(|rest| rest.split('/').next()).expect("a link");
            *seen.entry(article.to_owned()).or_default() += 1;
            assert!(group.contains(&format!("articles/{article}/index.html#m-acme-1")), "{group}");
            assert!(group.contains(&format!("articles/{article}/index.html#m-acme-2")), "{group}");
            dates.push(
                group.split("datetime=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a date").to_owned(),
            );
        }
    }
    assert_eq!(seen.len(), 220);
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    assert!(dates.is_sorted_by(|newer, older| newer >= older), "newest first, over all parts");
    let site = BuiltSite::read(&dossier.output(), Reading::Disk).broken_links();
    assert_eq!(site, Vec::<String>::new());
}

/// A company that so many articles name, in turn of three outlets and two years.
fn named_often(articles: usize) -> Dossier {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/beta.md", "---\nname: Beta\n---\n\nAcme kennt Beta.\n"),
    ]);
    for n in 0..articles {
        let outlet = ["Zeitung", "Anzeiger", "Ärzteblatt"][n % 3];
        let text = article(&format!("Bericht {n}"), &format!("{}-05-01", 2020 + n % 2), "Acme wuchs.");
        dossier.write(&format!("content/articles/a-{n:03}.md"), text.replace("Probeblatt", outlet));
    }
    dossier.build();
    dossier
}

/// The years of the mentions on a company's own page, each with what follows up to the next.
fn citing_years(dossier: &Dossier) -> Vec<String> {
    let own = main_content(&dossier.page("companies/acme/index.html"));
    let (_, list) = own.split_once("id=\"mentions\"").expect("a list of citing pages");
    let list = list.replace("<details id", "\n<year id");
    list.split("\n<year").skip(1).map(|year| year.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn many_citing_pages_stand_by_year_and_outlet_and_the_first_part_says_where_the_others_are() {
    let dossier = named_often(240);
    let years = citing_years(&dossier);
    // 40 articles of each outlet in each of two years. The first part has 50 of them.
    assert_eq!(years.len(), 2, "{years:#?}");
    assert!(years[0].starts_with("id=\"mentions-2021\" open>"), "the newest stands open: {}", years[0]);
    assert!(years[1].starts_with("id=\"mentions-2020\">"), "{}", years[1]);
    let places = ["Anzeiger", "Ärzteblatt", "Zeitung"].map(|name| years[0].find(&format!(">{name}")).expect(name));
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(years[0].matches("<blockquote>").count(), 50);
    assert!(years[0].contains("mentions/2/index.html#mentions-2021-2\">30 weitere</a>"), "{}", years[0]);
    assert!(years[0].contains("mentions/2/index.html#mentions-2021-3\">Zeitung</a> <span>40"), "{}", years[0]);
    assert!(years[1].contains("mentions/2/index.html#mentions-2020-1\">Anzeiger</a> <span>40"), "{}", years[1]);
    assert_eq!(years[1].matches("<blockquote>").count(), 0);
    // What is no article stands last.
    assert!(years[1].contains("mentions/3/index.html#mentions-pages\">Andere Seiten</a>"), "{}", years[1]);

    let second = main_content(&dossier.page("companies/acme/mentions/2/index.html"));
    assert_eq!(
        second.matches("<details id").count(),
        second.replace("<details open>", "").matches(" open>").count(),
        "{second}"
    );
    assert!(second.contains("id=\"mentions-2021-3\"") && second.contains("id=\"mentions-2020-1\""));
    assert_eq!(BuiltSite::read(&dossier.output(), Reading::Disk).broken_links(), Vec::<String>::new());
}

#[test]
fn from_every_part_a_year_and_in_it_an_outlet_of_the_citing_pages_are_a_link_each() {
    let dossier = named_often(240);
    let part = |path: &str| main_content(&dossier.page(path));
    let own = "companies/acme/index.html";
    let third = part("companies/acme/mentions/3/index.html");
    for (page, year) in [
        (part(own), "\"#mentions-2021"),
        (part(own), "acme/mentions/2/index.html#mentions-2020"),
        (part("companies/acme/mentions/2/index.html"), "acme/index.html#mentions-2021"),
        (part("companies/acme/mentions/2/index.html"), "\"#mentions-2020"),
        (third.clone(), "acme/index.html#mentions-2021"),
        (third.clone(), "acme/mentions/2/index.html#mentions-2020"),
    ] {
        let (_, bar) = page.split_once("<nav aria-label=\"Jahre\">").expect("a bar of years");
        let (bar, _) = bar.split_once("</nav>").expect("its end");
        assert!(bar.contains(&format!("{year}\">")), "{year}: {bar}");
    }
    // The third part has the end of 2020 and says where all its outlets begin.
    for outlet in ["mentions-2020-1\">Anzeiger</a> <span>40", "mentions-2020-2\">Ärzteblatt</a> <span>40"] {
        assert!(third.contains(&format!("acme/mentions/2/index.html#{outlet}")), "{outlet}: {third}");
    }
}

#[test]
fn the_way_to_a_year_that_lies_in_other_parts_is_a_link_where_it_is_short() {
    let dossier = named_often(119);
    let years = citing_years(&dossier);
    assert_eq!(years.len(), 1, "{years:#?}");
    assert!(years[0].contains("mentions/2/index.html#mentions-2020\">2020</a> <span>60 Seiten"), "{}", years[0]);
    assert!(dossier.page("companies/acme/mentions/2/index.html").contains("id=\"mentions-2020\""));
}

#[test]
fn citing_pages_that_one_page_holds_are_not_divided() {
    let dossier = named_often(49);
    let own = main_content(&dossier.page("companies/acme/index.html"));
    let (_, list) = own.split_once("id=\"mentions\"").expect("a list of citing pages");
    assert_eq!(list.matches("<blockquote>").count(), 50);
    assert_eq!(list.matches("<details id").count(), 0);
    assert!(list.contains("Ärzteblatt"));
}
