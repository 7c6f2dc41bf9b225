//! The claims of those about whom there are many: a list in several parts, each of which can be linked and cited.

use std::collections::BTreeSet;

use crate::built_site::{BuiltSite, Reading};
use crate::harness::{Dossier, article_with, company};

const ARTICLES: usize = 100;

/// An article of a day with these claims, each in a line of YAML.
fn reporting(day: usize, claims: &[&str]) -> String {
    let claims: String = claims.iter().map(|claim| format!("  - {{{claim}}}\n")).collect();
    let date = format!("20{:02}-{:02}-01", 10 + day / 12, day % 12 + 1);
    let keys = format!("claims:\n{claims}");
    article_with(&format!("Nachricht {day}"), &date, &keys, "Acme und Beta streiten.")
}

/// A company that is accused a hundred times, and that answers the first and the last accusation much later.
fn accused() -> Dossier {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/beta.md", &company("Beta")),
    ]);
    for day in 0..ARTICLES {
        dossier.write(&format!("content/articles/n{day:02}.md"), reporting(day, &[ACCUSATION]));
    }
    let answers =
        ["id: c1, by: [acme], text: Nein., denies: [n00#c1]", "id: c2, by: [acme], text: Nie., denies: [n99#c1]"];
    dossier.write("content/articles/z.md", reporting(ARTICLES, &answers));
    dossier
}

const ACCUSATION: &str = "id: c1, by: [beta], text: Acme lügt., about: [acme], certainty: alleged, par: 1";

/// The pages of the list, the company's own first.
fn parts(dossier: &Dossier) -> [String; 2] {
    ["index.html", "claims/2/index.html"].map(|page| dossier.page(&format!("companies/acme/{page}")))
}

/// The anchors of claims on a page.
fn anchors(page: &str) -> Vec<&str> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.starts_with("c1.") || id.starts_with("c2.")).collect()
}

#[test]
fn many_claims_stand_on_several_pages_and_each_of_them_somewhere() {
    let dossier = accused();
    dossier.build();
    let parts = parts(&dossier);
    let all: BTreeSet<&str> = parts.iter().flat_map(|part| anchors(part)).collect();
    assert_eq!(all.len(), ARTICLES + 2, "{all:?}");
    for (part, most) in parts.iter().zip([40, 120]) {
        assert!(part.contains("102, 2 mit Gegenrede"), "each part says how many there are in all");
        let shown = part.matches("<div class=\"claim-pair\">").count();
        assert!(shown <= most, "{shown} pairs on one page");
        let own: BTreeSet<&str> = anchors(part).into_iter().collect();
        assert_eq!(own.len(), anchors(part).len(), "an anchor is there twice");
    }
    // The first accusation stands on the company's page, with the answer that came much later beside it.
    assert!(anchors(&parts[0]).contains(&"c1.z") && anchors(&parts[1]).contains(&"c2.z"));
    assert!(!dossier.output().join("companies/acme/claims/3").exists());
    let output = dossier.output();
    let site = BuiltSite::read(&output, Reading::Disk);
    assert_eq!((site.broken_links(), site.lost_pages()), (Vec::new(), Vec::new()));
}

#[test]
fn what_a_paragraph_supports_leads_to_the_page_on_which_the_claim_stands() {
    let dossier = accused();
    dossier.build();
    for (article, page, anchor) in [
        ("n00", "companies/acme/index.html", "c1.n00"),
        ("n50", "companies/acme/claims/2/index.html", "c1.n50"),
        ("n98", "companies/acme/claims/2/index.html", "c1.n98"),
    ] {
        let text = dossier.page(&format!("articles/{article}/index.html"));
        assert!(
            text.contains(&format!("href=\"../../{page}#{anchor}\"")),
            "{article} does not lead to {page}#{anchor}"
        );
        assert!(dossier.page(page).contains(&format!(" id=\"{anchor}\"")));
    }
}

#[test]
fn a_new_claim_moves_no_claim_of_an_earlier_article() {
    let dossier = accused();
    dossier.build();
    let before = dossier.site();
    dossier.write("content/articles/zz.md", reporting(ARTICLES + 1, &[ACCUSATION]));
    dossier.build();
    let now = dossier.site();
    let changed = now.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path.as_str());
    let articles: Vec<&str> = changed.filter(|path| path.starts_with("articles/")).collect();
    assert_eq!(articles, ["articles/index.html", "articles/z/index.html", "articles/zz/index.html"]);
}

#[test]
fn wherever_a_claim_is_listed_it_is_cited_as_it_stands_in_its_article() {
    let dossier = accused();
    dossier.build();
    let cite = |way: &str| {
        format!("<a class=\"cite-claim\" href=\"{way}articles/n50/index.html#c1\"\n  data-place=\"Aussage 1\">")
    };
    for (page, way) in [
        ("companies/acme/claims/2/index.html", "../../../../"),
        ("claims/index.html", "../"),
        ("claims/speakers/index.html", "../../"),
    ] {
        let text = dossier.page(page);
        assert!(text.contains(&cite(way)), "{page} does not cite it");
        assert!(text.contains("<dialog id=\"cite-place\""), "{page} cannot show how");
    }
    let own = dossier.page("articles/n50/index.html");
    assert!(own.contains("<a class=\"self\" href=\"#c1\">"), "there it is the place itself");
    assert!(own.contains("<a class=\"cite-claim\" href=\"#c1\""), "and is cited there too");
}

#[test]
fn from_every_page_of_all_claims_each_year_and_each_letter_of_a_speaker_is_a_link() {
    let dossier = Dossier::new(&[]);
    for name in ["Acme", "Beta", "Zeta"] {
        dossier.write(&format!("content/companies/{}.md", name.to_lowercase()), company(name));
    }
    let said = |by: &str| format!("claims:\n  - {{id: c1, by: [{by}], text: Es war so., par: 1}}\n");
    for n in 0..130 {
        let by = ["acme", "beta", "zeta"][n % 3];
        let article = article_with(&format!("Bericht {n}"), &format!("{}-05-01", 2020 + n / 70), &said(by), "Es hieß.");
        dossier.write(&format!("content/articles/a-{n:03}.md"), article);
    }
    dossier.build();
    for (page, links) in [
        ("claims/index.html", ["#a-a-129", "#a-a-069"]),
        ("claims/page/2/index.html", ["../../../claims/index.html#a-a-129", "../../../claims/index.html#a-a-069"]),
        ("claims/speakers/index.html", ["#s-companies-acme", "#s-companies-zeta"]),
        (
            "claims/speakers/page/2/index.html",
            [
                "../../../../claims/speakers/index.html#s-companies-acme",
                "../../../../claims/speakers/index.html#s-companies-zeta",
            ],
        ),
    ] {
        let text = dossier.page(page);
        let (_, bar) = text.split_once("<nav class=\"index-bar").expect("a bar");
        let (bar, _) = bar.split_once("</nav>").expect("its end");
        for link in links {
            assert!(bar.contains(&format!("href=\"{link}\"")), "{page}: {link} in {bar}");
        }
    }
    assert_eq!(BuiltSite::read(&dossier.output(), Reading::Disk).broken_links(), Vec::<String>::new());
}
