//! What a page says of itself to programs: JSON-LD and tags of its head.

use std::fs;

use serde_json::Value;

use crate::harness::{Dossier, article, company, repository, run, tree};

const BASE: &str = "https://example.org/d/";

fn built(files: &[(&str, &str)]) -> Dossier {
    let dossier = Dossier::new(files);
    dossier.write(
        "dossier.yaml",
        format!("title: Probe\nlanguage: de\nbase_url: {BASE}\nauthors: [Ada]\nlicence: CC BY 4.0\n"),
    );
    dossier.build();
    dossier
}

/// The records of a page by their type.
fn records(page: &str) -> Vec<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("the page has JSON-LD");
    let (text, _) = rest.split_once("</script>").expect("its end");
    let whole: Value = serde_json::from_str(text).expect("it is JSON");
    assert_eq!(whole["@context"], "https://schema.org");
    whole["@graph"].as_array().expect("a graph").clone()
}

fn of_type<'r>(records: &'r [Value], kind: &str) -> &'r Value {
    records.iter().find(|record| record["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {records:#?}"))
}

const ARTICLE: &str = "---
title: Zölle </script><b>
date: 2020-09-11/2020-09-14
published: 2024-01-02
updated: 2024-03-01
topics: [Handel]
about: [acme]
source: {headline: Die Zölle, outlet: Blatt, authors: [Eva], url: \"https://blatt.example/a\", lang: de}
basis: {source.outlet: {kind: inferred, note: Impressum}}
claims:
  - {id: c1, text: Der Zoll sei hoch., by: [acme, {text: Insider}]}
  - {id: c2, text: Acme zahle nicht., by: [{text: Das Amt}], certainty: reported}
  - {id: c3, text: Acme besteche., by: , certainty: alleged}
---

Acme zahlt.
";

#[test]
fn an_article_is_a_page_based_on_a_news_article_and_reports_claims_that_nobody_rates() {
    let company =
        "---\nname: Acme\nfounded: 2003\nwebsite: \"https://acme.example/\"\nidentifiers: {wikidata: Q478214}\n---\n";
    let dossier = built(&[("content/articles/zoll.md", ARTICLE), ("content/companies/acme.md", company)]);
    let page = dossier.page("articles/zoll/index.html");
    let all = records(&page);
    let own = of_type(&all, "WebPage");
    assert_eq!(own["@id"], format!("{BASE}articles/zoll/"));
    assert_eq!(
        (&own["name"], &own["datePublished"], &own["dateModified"]),
        (&"Zölle </script><b>".into(), &"2024-01-02".into(), &"2024-03-01".into())
    );
    assert_eq!(own["about"][0]["@id"], format!("{BASE}companies/acme/#entity"));
    let source = &own["isBasedOn"];
    assert_eq!(
        (&source["@type"], &source["headline"], &source["url"]),
        (&"NewsArticle".into(), &"Die Zölle".into(), &"https://blatt.example/a".into())
    );
    assert_eq!(source["datePublished"], "2020-09", "a span is no day");
    assert_eq!(source.get("publisher"), None, "an inferred outlet is not stated");
    let crumbs = own["breadcrumb"]["itemListElement"].as_array().expect("a way");
    assert_eq!(crumbs.iter().map(|crumb| crumb["position"].as_u64().expect("a number")).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(crumbs[1]["item"], format!("{BASE}articles/"));
    assert_eq!(crumbs[2].get("item"), None, "the last is the page itself");
    let claim = of_type(&all, "Claim");
    assert_eq!(claim["@id"], format!("{BASE}articles/zoll/#c1"));
    assert_eq!(
        (&claim["author"][0]["@id"], &claim["author"][1]["name"]),
        (&format!("{BASE}companies/acme/#entity").into(), &"Insider".into())
    );
    // What is only reported to have been said, and what nobody named alleges, nobody says here.
    assert_eq!(all.iter().filter(|record| record["@type"] == "Claim").count(), 1);
    assert!(!page.contains("ClaimReview"));
    let tags = [
        "<meta property=\"og:locale\" content=\"de_DE\">",
        "<meta property=\"article:published_time\" content=\"2024-01-02\">",
        "<meta property=\"article:modified_time\" content=\"2024-03-01\">",
        "<meta property=\"article:tag\" content=\"Handel\">",
        "<meta name=\"author\" content=\"Ada\">",
        "<meta name=\"z:itemType\" content=\"webpage\">",
        "<meta name=\"citation_author\" content=\"Ada\">",
        "<meta name=\"citation_publication_date\" content=\"2024-01-02\">",
    ];
    for tag in tags {
        assert!(page.contains(tag), "{tag} is missing");
    }
    let company = records(&dossier.page("companies/acme/index.html"));
    let acme = of_type(&company, "Organization");
    assert_eq!(acme["sameAs"][0], "https://www.wikidata.org/entity/Q478214");
    assert_eq!(acme["foundingDate"], "2003");
    assert_eq!(of_type(&company, "WebPage")["mainEntity"]["@id"], acme["@id"]);
}

/// Zotero takes the first date of a page that states none for the date of the page.
#[test]
fn a_page_that_nobody_dates_is_cited_by_how_old_its_evidence_is() {
    let event = "events:\n  - {date: 2019-03-04, title: Beginn, about: [acme], par: 1}\nupdated: 2024-03-01\ntitle";
    let report = article("A", "2020-08-17", "Acme zahlt.").replacen("title", event, 1);
    let dossier = Dossier::new(&[("content/companies/acme.md", &company("Acme")), ("content/articles/a.md", &report)]);
    // Where the dossier does not say how old the evidence is, its newest source does.
    for (as_of, day) in [("as_of: 2021-12-16\n", "2021-12-16"), ("", "2020-08-17")] {
        dossier.write("dossier.yaml", format!("title: Probe\nlanguage: de\nbase_url: {BASE}\n{as_of}"));
        dossier.build();
        for (page, date) in
            [("companies/acme", day), ("companies", day), ("timeline", day), ("articles/a", "2024-03-01")]
        {
            let tag = format!("<meta name=\"citation_publication_date\" content=\"{date}\">");
            assert!(dossier.page(&format!("{page}/index.html")).contains(&tag), "{page}: {tag} is missing");
        }
    }
}

#[test]
fn laws_agencies_and_persons_are_what_their_kinds_say_and_the_data_is_a_data_set() {
    let order = "---\nname: Order\nissuer: [office]\njurisdiction: us\nstatus: in_force\ncitations: [85 FR 51297]\ndates: {adopted: 2020-08-14}\n---\n";
    let dossier = built(&[
        ("content/regulations/order.md", order),
        ("content/agencies/office.md", "---\nname: Office\n---\n"),
        ("content/people/eva.md", "---\nname: Eva Muster\n---\n"),
        ("content/articles/a.md", &article("A", "2020-08-17", "Office.")),
    ]);
    let law = records(&dossier.page("regulations/order/index.html"));
    let law = of_type(&law, "Legislation");
    assert_eq!((&law["legislationDate"], &law["legislationJurisdiction"]), (&"2020-08-14".into(), &"US".into()));
    assert_eq!(law["legislationLegalForce"], "https://schema.org/InForce");
    assert_eq!(law["legislationPassedBy"][0]["@id"], format!("{BASE}agencies/office/#entity"));
    of_type(&records(&dossier.page("agencies/office/index.html")), "GovernmentOrganization");
    of_type(&records(&dossier.page("people/eva/index.html")), "Person");
    let data = records(&dossier.page("data/index.html"));
    let files = of_type(&data, "Dataset")["distribution"].as_array().expect("files").clone();
    assert!(files.iter().any(|file| file["contentUrl"] == format!("{BASE}data/dossier.json")), "{files:#?}");
    for (path, bytes) in dossier.site() {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") && path != "404.html" && !text.contains("http-equiv=\"refresh\"") {
            of_type(&records(&text), "WebPage");
        }
    }
}

#[test]
fn the_metadata_of_an_article_weighs_about_600_bytes_at_most() {
    let compressed = |text: &str| {
        use std::io::Write;
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        out.write_all(text.as_bytes()).expect("memory takes everything");
        out.finish().expect("memory takes everything").len()
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().to_str().expect("a path in UTF-8");
    let built = run(repository(), &["build", "--base-url", BASE, "--output", output]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let articles = tree(&folder.path().join("articles"));
    for (path, page) in articles.iter().filter(|(path, _)| path.ends_with("/index.html") && !path.starts_with("page/"))
    {
        let page = String::from_utf8_lossy(page);
        let (before, rest) = page.split_once("<script type=\"application/ld+json\">").expect("JSON-LD");
        let (_, after) = rest.split_once("</script>").expect("its end");
        let is_tag =
            |line: &&str| ["og:locale", "article:", "z:itemType", "citation_"].iter().any(|tag| line.contains(tag));
        let (head, body) = before.split_once("</head>").expect("a head");
        let head: Vec<&str> = head.lines().filter(|line| !is_tag(line)).collect();
        let without = format!("{}</head>{body}{after}", head.join("\n"));
        let weight = compressed(&page) - compressed(&without);
        assert!(weight <= 700, "{path}: {weight} bytes");
    }
}

#[test]
fn links_elsewhere_show_the_picture_of_the_dossier_or_title_and_description_alone() {
    let dossier = built(&[("content/about.md", "---\ntitle: Über\nsummary: Was das ist.\n---\n")]);
    let page = dossier.page("about/index.html");
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">") && !page.contains("og:image"), "{page}");

    let picture = fs::read(repository().join("tests/sites/attachments/static/logo.png")).expect("a picture");
    for (image, source, published) in [
        ("content/Bilder/die karte.png", "content/Bilder/die karte.png", "bilder/die karte.png"),
        ("/karte.png", "static/karte.png", "karte.png"),
    ] {
        dossier.write(source, &picture);
        dossier.write("dossier.yaml", format!("title: Probe\nlanguage: de\nbase_url: {BASE}\nimage: {image}\n"));
        dossier.build();
        let page = dossier.page("about/index.html");
        let address = format!("{BASE}{}", published.replace(' ', "%20"));
        for tag in [
            &format!("<meta property=\"og:image\" content=\"{address}\">"),
            "<meta property=\"og:image:width\" content=\"1\">",
            "<meta property=\"og:image:height\" content=\"1\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert!(page.contains(tag), "{tag} is missing in {page}");
        }
        assert_eq!(fs::read(dossier.output().join(published)).expect("it is published"), picture);
    }
}

#[test]
fn an_entity_without_a_summary_is_described_by_its_answer_with_all_that_limits_it() {
    let acme = "---\nname: Acme\nrelations:\n  - type: subject_to\n    object: order\n    evidence: [{article: a, par: 1, status: in_force, start: 2020-08-14}]\n---\n";
    let dossier = built(&[
        ("content/companies/acme.md", acme),
        ("content/regulations/order.md", "---\nname: Order\njurisdiction: us\n---\n"),
        ("content/articles/a.md", &article("A", "2020-08-17", "Acme fällt unter die Order.")),
    ]);
    let page = dossier.page("companies/acme/index.html");
    let description = "Stand 17. August 2020. in Kraft: Order (USA, seit 14. August 2020). Grundlage: 1 Artikel";
    let tag = format!("<meta name=\"description\" property=\"og:description\" content=\"{description}\">");
    assert!(page.contains(&tag), "{page}");
}
