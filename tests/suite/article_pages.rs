//! What a reader finds on the pages of articles, in the bibliography and in the feeds.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::{Dossier, repository, tree};

const ACME: &str = "---\nname: Acme\ncountry: de\nsummary: Eine Firma.\n---\n";
const BETA: &str = "---\nname: Beta\ncountry: de\nsummary: Eine Firma.\n---\n";

fn article(front: &str, text: &str) -> String {
    format!("---\nsummary: Kurz gesagt.\n{front}\n---\n\n{text}\n")
}

/// The text of a page between two marks, both of which must be there.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let from = page.find(start).unwrap_or_else(|| panic!("no {start} in\n{page}"));
    let to = page[from..].find(end).unwrap_or_else(|| panic!("no {end} after {start}"));
    &page[from..from + to]
}

#[test]
fn what_a_source_does_not_state_is_printed_and_what_nobody_asked_for_is_not() {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        (
            "content/articles/a.md",
            &article(
                "title: A\ndate: 2021-05\nsource: {headline: Kopf, outlet: Blatt, authors: , url: }",
                "Acme wächst.",
            ),
        ),
    ]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    let record = between(&page, "id=\"source\"", "</section>");
    assert!(record.contains("»Kopf«"));
    assert!(record.contains("<dt>Adresse</dt><dd class=\"missing\">nicht angegeben</dd>"), "{record}");
    assert!(record.contains("<dt>Verfasst von</dt><dd class=\"missing\">nicht angegeben</dd>"), "{record}");
    assert!(!record.contains("Archivkopie"), "an absent key says nothing: {record}");
    let sources = dossier.page("sources/index.html");
    assert!(sources.contains("Autor nicht angegeben, Adresse nicht angegeben"));
}

#[test]
fn claim_and_answer_stand_side_by_side_also_across_articles() {
    let first = "title: Erster\ndate: 2021-05-01\nsource: {headline: K, outlet: Blatt, authors: [X], url: }\nclaims:\n  \
                 - {id: c1, topic: Daten, by: , text: Acme gibt Daten weiter., about: [acme], certainty: alleged, par: 1}\n  \
                 - {id: c2, topic: Umsatz, by: [beta], text: Acme verliert Kunden., about: [acme], par: 1}\n  \
                 - {id: c3, by: [acme], text: Wir wachsen., about: [acme], par: 1}";
    let second = "title: Zweiter\ndate: 2021-06-01\nsource: {headline: L, outlet: Blatt, authors: [X], url: }\nclaims:\n  \
                  - {id: c1, by: [acme], text: Das stimmt nicht., denies: [a#c1], par: 1}";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        ("content/companies/beta.md", BETA),
        ("content/articles/a.md", &article(first, "Acme und Beta streiten.")),
        ("content/articles/b.md", &article(second, "Acme und Beta streiten noch.")),
    ]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    let answered = between(&page, "<li id=\"c1\">", "</li>");
    assert!(
        answered.contains("Wer das vorwirft, ist nicht genannt") && answered.contains("Das stimmt nicht."),
        "{answered}"
    );
    assert!(answered.contains("articles/b/index.html#p-") && answered.contains(">Blatt\u{a0}6/2021"), "{answered}");
    let unanswered = between(&page, "<li id=\"c2\">", "</li>");
    assert!(unanswered.contains("Keine Gegenrede erfasst."), "{unanswered}");
    let rest = between(&page, "<details class=\"rest\"", "</details>");
    assert!(rest.contains("id=\"c3\"") && rest.contains("Wir wachsen."), "{rest}");

    // The answering article shows what it answers, and each of its own claims has its anchor exactly once.
    let page = dossier.page("articles/b/index.html");
    let pair = between(&page, "<ol class=\"pairs\">", "</ol>");
    assert!(
        pair.contains("Acme gibt Daten weiter.") && pair.contains("<div class=\"claim answer\" id=\"c1\">"),
        "{pair}"
    );
    assert_eq!(page.matches("id=\"c1\"").count(), 1);
}

#[test]
fn the_list_of_claims_has_each_of_them_and_the_front_page_leads_there() {
    let claims = "title: Erster\ndate: 2021-05-01\nsource: {headline: K, outlet: Blatt, authors: [X], url: }\nclaims:\n  \
                  - {id: c1, by: [beta], text: Acme gibt Daten weiter., about: [acme], certainty: alleged, par: 1}\n  \
                  - {id: c2, by: [acme], text: Das stimmt nicht., denies: [c1], par: 1}\n  \
                  - {id: c3, by: [acme], text: Wir wachsen., about: [acme], par: 1}";
    let later = "title: Zweiter\ndate: 2021-06-01\nsource: {headline: L, outlet: Blatt, authors: [X], url: }\nclaims:\n  \
                 - {id: c1, by: [beta], text: Sie schrumpfen., about: [acme], certainty: alleged, par: 1}";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        ("content/companies/beta.md", BETA),
        ("content/articles/a.md", &article(claims, "Acme und Beta streiten.")),
        ("content/articles/b.md", &article(later, "Acme und Beta streiten noch.")),
    ]);
    dossier.build();
    let front = dossier.page("index.html");
    assert!(between(&front, "class=\"stock\"", "</dl>").contains("<a href=\"claims/index.html\">Aussagen</a>"));
    let page = dossier.page("claims/index.html");
    let newest = between(&page, "id=\"a-b\"", "</section>");
    assert!(newest.contains("Sie schrumpfen.") && newest.contains("Keine Gegenrede erfasst."), "{newest}");
    let older = between(&page, "id=\"a-a\"", "</section>");
    assert_eq!(older.matches("<li data-f").count(), 2, "an answer stands beside its claim: {older}");
    let answered = between(older, "<li data-f", "</li>");
    for part in [
        "Acme gibt Daten weiter.",
        "Betrifft:",
        "articles/a/index.html#c1",
        "articles/a/index.html#p-",
        "Das stimmt nicht.",
    ] {
        assert!(answered.contains(part), "no {part} in {answered}");
    }
    assert!(page.find("id=\"a-b\"") < page.find("id=\"a-a\""), "the newest article comes first");
}

#[test]
fn a_paragraph_carries_its_number_a_lasting_anchor_and_what_it_supports() {
    let front = "title: A\ndate: 2021-05-01\nsource: {headline: K, outlet: Blatt, authors: [X], url: }\nrelations:\n  \
                 - {subject: acme, type: competitor_of, object: beta, certainty: inferred, note: Grund, par: 2}";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        ("content/companies/beta.md", BETA),
        ("content/articles/a.md", &article(front, "Ein Anfang.\n\nAcme trifft Beta.")),
    ]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    let second = between(&page, "id=\"rn2\"", "</ul>");
    assert!(second.contains("<a class=\"passage-number\" id=\"p-"), "{second}");
    assert!(second.contains("gefolgert") && second.contains("Grund"), "{second}");
    assert!(
        !between(&page, "id=\"rn1\"", "id=\"rn2\"").contains("class=\"apparatus\""),
        "paragraph 1 supports nothing"
    );
}

#[test]
fn more_than_fifty_citing_pages_go_on_further_pages() {
    let mut files = vec![("content/companies/acme.md".to_owned(), ACME.to_owned())];
    for n in 1..=220 {
        let front =
            format!("title: Bericht {n}\ndate: 2021-05-01\nsource: {{headline: K, outlet: B, authors: [X], url: }}");
        files.push((format!("content/articles/a-{n:03}.md"), article(&front, "Heute tat Acme etwas.")));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let dossier = Dossier::new(&files);
    dossier.build();
    let quotes = |path: &str| dossier.page(path).matches("<blockquote>").count();
    assert_eq!(quotes("companies/acme/index.html"), 50);
    assert_eq!(quotes("companies/acme/mentions/2/index.html"), 150);
    assert_eq!(quotes("companies/acme/mentions/3/index.html"), 20);
    assert!(!dossier.output().join("companies/acme/mentions/4").exists());
    let last = dossier.page("companies/acme/mentions/3/index.html");
    assert!(last.contains("/companies/acme/index.html#mentions\""), "the first part is the company's own page");
    assert!(last.contains("/companies/acme/mentions/2/index.html#mentions\""));
}

#[test]
fn a_correction_is_an_update_in_the_feeds_and_a_feed_of_an_entity_has_only_what_names_it() {
    let corrected = "title: Alt & gut\ndate: 2020-01-01\ncorrections: [{date: 2021-09-09, text: Eine Zahl war falsch.}]\n\
                     source: {headline: K, outlet: B, authors: [X], url: }";
    let newer =
        "title: Neu\ndate: 2021-05-01\npublished: 2021-05-02\nsource: {headline: K, outlet: B, authors: [X], url: }";
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\nbase_url: https://example.org/d/\nnoindex: [beta]\n"),
        ("content/companies/acme.md", ACME),
        ("content/companies/beta.md", BETA),
        ("content/articles/a.md", &article(corrected, "Acme wuchs.")),
        ("content/articles/b.md", &article(newer, "Beta wuchs.")),
    ]);
    dossier.build();
    let feed = dossier.page("feed.xml");
    let entries: Vec<&str> = feed.split("<entry").skip(1).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0].contains("<title>Alt &amp; gut</title>"), "the corrected article comes first: {feed}");
    assert!(entries[0].contains("<updated>2021-09-09T00:00:00Z</updated>"));
    assert!(entries[0].contains("Berichtigung vom 9.\u{a0}September 2021: Eine Zahl war falsch."));
    let own = dossier.page("companies/acme/feed.xml");
    assert!(own.contains("articles/a/") && !own.contains("articles/b/"), "{own}");

    let sitemap = dossier.page("sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/d/companies/acme/</loc>"));
    assert!(!sitemap.contains("companies/beta/"), "what search engines should leave out is not offered to them");
    assert!(dossier.page("companies/beta/index.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(dossier.page("robots.txt").contains("Sitemap: https://example.org/d/sitemap.xml"));
}

#[test]
fn the_page_for_lost_addresses_links_absolutely_and_a_moved_page_leads_on_without_a_script() {
    let moved = "---\nname: Acme\ncountry: de\nsummary: Eine Firma.\nredirect_from: [firmen/acme/]\n---\nText.\n";
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\nbase_url: https://example.org/d/\n"),
        ("content/companies/acme.md", moved),
    ]);
    dossier.run(&["build"]);
    let lost = dossier.page("404.html");
    for link in lost.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()) {
        assert!(link.starts_with("/d/") || link.starts_with('#') || link.starts_with("https://"), "{link} is relative");
    }
    assert!(!lost.contains("rel=\"canonical\""), "it has no address of its own");
    let redirect = dossier.page("firmen/acme/index.html");
    assert!(redirect.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../companies/acme/\">"), "{redirect}");
    assert!(redirect.contains("<link rel=\"canonical\" href=\"https://example.org/d/companies/acme/\">"));
    assert!(!redirect.contains("noindex"), "{redirect}");
}

#[test]
fn one_template_is_replaced_and_may_extend_the_original() {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        (
            "content/articles/a.md",
            &article(
                "title: A\ndate: 2021\nextra: {tone: leise}\nsource: {headline: K, outlet: B, authors: [X], url: }",
                "Acme.",
            ),
        ),
        (
            "templates/article.html",
            "{% extends \"default/article.html\" %}{% block article_head %}<p>{{ page.extra.tone }}</p>{{ super() }}{% endblock article_head %}",
        ),
        (
            "templates/components/legend.html",
            "{% component legend() %}<p>Eigene Lesehilfe</p>{% endcomponent legend %}",
        ),
    ]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    assert!(page.contains("<p>leise</p>") && page.contains("<h1>A</h1>"), "{page}");
    assert!(page.contains("Eigene Lesehilfe") && !page.contains("id=\"legend\""));
    assert!(
        dossier.page("companies/acme/index.html").contains("Eigene Lesehilfe"),
        "a component is replaced everywhere"
    );
}

#[test]
fn a_page_in_another_language_has_the_furniture_of_that_language() {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", ACME),
        (
            "content/articles/a.md",
            &article(
                "title: A\ndate: 2021-05-12\nlang: en\nsource: {headline: K, outlet: B, authors: , url: }",
                "Acme grew.",
            ),
        ),
    ]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    assert!(
        page.contains("<html lang=\"en\">") && page.contains("not stated") && page.contains("12\u{a0}May 2021"),
        "{page}"
    );
    let company = dossier.page("companies/acme/index.html");
    assert!(
        company.contains("<span lang=\"en\">Acme grew")
            || company.contains("<span lang=\"en\"><mark>Acme</mark> grew."),
        "{company}"
    );
}

/// The pages that one links to, by their path in the site.
fn linked_pages<'a>(page: &'a str, root: &str) -> BTreeSet<&'a str> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next()?.strip_prefix(root));
    links.collect()
}

/// The sample, built.
fn sample() -> Dossier {
    let sample = Dossier::new(&[]);
    for (path, bytes) in tree(&repository().join("content")) {
        sample.write(&format!("content/{path}"), bytes);
    }
    sample.write("dossier.yaml", fs::read(repository().join("dossier.yaml")).expect("the sample has its settings"));
    sample.build();
    sample
}

#[test]
fn a_paragraph_leads_to_every_statement_that_it_supports_elsewhere() {
    let site = sample().site();
    let page = |path: &str| std::str::from_utf8(&site[path]).expect("a page is UTF-8");
    let is_page = |path: &&String| path.split('/').count() == 3 && path.ends_with("/index.html");
    let mut followed = 0;
    // A topic collects what its articles tell.
    let collects = |path: &str| path.starts_with("articles/") || path.starts_with("topics/");
    for path in site.keys().filter(is_page).filter(|path| !collects(path)) {
        // Each statement with what follows it, up to the next one.
        let starts = page(path).match_indices(" id=\"").map(|(at, _)| at + 5);
        let starts: Vec<usize> =
            starts.filter(|at| ["rel-", "ev-"].iter().any(|id| page(path)[*at..].starts_with(id))).collect();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(page(path).len());
            let row = &page(path)[*start..end];
            // What all rows share stands below the table.
            let row = row.split("</section>").next().unwrap_or(row).split("</table>").next().unwrap_or(row);
            let id = row.split('"').next().expect("an id ends");
            // What else says the day that an event tells rests on the relation, which has a row of its own.
            let further = if id.starts_with("ev-") { 1 } else { usize::MAX };
            for cited in row.split("href=\"../../articles/").skip(1).take(further) {
                let Some((article, passage)) = cited.split('"').next().and_then(|link| link.split_once("#p-")) else {
                    continue;
                };
                let article = page(&format!("articles/{article}"));
                // A day that a relation reached rests on the relation, which has a row of its own.
                if !article.contains(&format!("id=\"{id}\"")) {
                    continue;
                }
                let own = between(article, &format!("id=\"p-{passage}\""), "</section>");
                let own = own.split("<div class=\"passage\"").next().unwrap_or(own);
                let way = format!("href=\"../../{path}#{id}\"");
                assert!(own.contains(&way), "{path}#{id} rests on a paragraph that does not lead there: {passage}");
                followed += 1;
            }
        }
    }
    assert!(followed > 60, "the sample has only {followed} statements that rest on paragraphs");
}

#[test]
fn an_article_names_the_pages_that_cite_it_and_is_not_unnamed_where_there_are_any() {
    let sample = sample();
    let (mut cited, kinds) = (0, ["articles", "companies", "regulations", "agencies", "people", "courts"]);
    let site = sample.site();
    let is_document = |path: &str| path.split('/').count() == 3 && kinds.iter().any(|kind| path.starts_with(kind));
    let documents: Vec<(&String, &str)> = site
        .iter()
        .filter(|(path, _)| is_document(path))
        .map(|(path, bytes)| (path, std::str::from_utf8(bytes).expect("a page is UTF-8")))
        .collect();
    for (path, page) in documents.iter().filter(|(path, _)| path.starts_with("articles/")) {
        let place = format!("href=\"../../{path}#p-");
        let citing: BTreeSet<&str> =
            documents.iter().filter(|(_, other)| other.contains(&place)).map(|(path, _)| path.as_str()).collect();
        let section = between(page, "id=\"mentions\"", "</section>");
        assert_eq!(section.contains("Keine andere Seite nennt diese."), citing.is_empty(), "{path}");
        if let Some((_, listed)) = section.split_once("<details class=\"cited\">") {
            let listed = linked_pages(listed, "../../");
            assert!(listed.is_subset(&citing), "{path} names pages that do not cite it: {listed:?}");
            assert!(section.contains(&format!("Belegt Angaben auf {} Seite", listed.len())), "{path}");
            cited += listed.len();
        }
    }
    assert!(cited > 50, "the articles of the sample are cited on many pages, not on {cited}");
}

#[test]
fn a_date_that_an_article_does_not_state_is_marked_beside_its_paragraph_as_it_is_in_tables() {
    let page = |basis: &str| {
        let front = format!(
            "title: T\ndate: 2021-05-26\nsource: {{headline: K, outlet: B, authors: [X], url: }}\n{basis}relations:\n  \
             - {{subject: acme, type: subject_to, object: order, status: in_force, start: 2021-05-12, par: 1}}"
        );
        let dossier = Dossier::new(&[
            ("dossier.yaml", "title: Probe\nlanguage: de\n"),
            ("content/companies/acme.md", ACME),
            ("content/regulations/order.md", "---\nname: Die Order\n---\n"),
            ("content/articles/a.md", &article(&front, "Acme folgt der Order.")),
        ]);
        dossier.build();
        let html = dossier.page("articles/a/index.html");
        between(&html, "datetime=\"2021-05-12\"", "</li>").to_owned()
    };
    assert!(!page("").contains("gefolgert"));
    assert!(page("basis:\n  relations[0].start: {kind: inferred, note: Das Jahr fehlt.}\n").contains("gefolgert"));
}

#[test]
fn the_source_of_an_article_can_be_taken_from_its_page_as_the_files_have_it() {
    let text = "---\ntitle: Zoll\ndate: 2020-08\nsource: {headline: \"A & <b> B\", outlet: Blatt, authors: [Ada], url: \"https://blatt.example/\"}\n---\n\nText.\n";
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\n"),
        ("content/articles/zoll.md", text),
        ("content/articles/eigen.md", "---\ntitle: Eigen\ndate: 2021\ntype: analysis\n---\n\nText.\n"),
    ]);
    dossier.build();
    let page = dossier.page("articles/zoll/index.html");
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    for (format, file) in [("biblatex", "zoll.bib"), ("ris", "zoll.ris")] {
        let whole = dossier.run(&["export", format]).stdout.replace("\r\n", "\n");
        let shown = format!("data-file=\"{file}\">{}</pre>", escaped(whole.trim_end()));
        assert!(page.contains(&shown), "{shown}\n is not in\n{page}");
    }
    assert!(page.contains("data-file=\"zoll.csl.json\">[{\"id\":\"zoll\","), "{page}");
    assert!(!dossier.page("articles/eigen/index.html").contains("data-file"));
}

#[test]
fn a_topic_has_the_disputes_of_its_own_and_says_who_says_and_who_disputes() {
    let sample = sample();
    let line = |topic: &str| {
        let page = sample.page(&format!("topics/{topic}/index.html"));
        between(&page, "class=\"in-short\"", "</section>").to_owned()
    };
    let (export, surveillance) = (line("exportkontrolle"), line("ueberwachung"));
    assert!(export.contains("Zweck der Ausfuhrregeln") && export.contains("Chinas widerspricht"), "{export}");
    assert!(!export.contains("Xinjiang"), "nobody in that dispute carries the topic: {export}");
    assert!(line("tiktok").contains("Außenministerium Chinas widerspricht"));
    assert!(surveillance.contains("Chinas widerspricht") && !surveillance.contains("Der Artikel"), "{surveillance}");
}

#[test]
fn a_register_counts_all_that_no_article_names_and_of_them_those_that_are_described() {
    let sample = sample();
    let page = sample.page("agencies/index.html");
    let unnamed = page.matches("class=\"number roomy\">–").count() + page.matches("class=\"number roomy\">[").count();
    assert!(
        page.contains(&format!("{unnamed} kommen in keinem Artikel beim Namen vor, einer davon ist aus")),
        "{unnamed}"
    );
}

#[test]
fn people_stand_by_family_name_and_are_shown_as_written() {
    let person = |name: &str, more: &str| format!("---\nname: {name}\n{more}---\n");
    let names = [
        ("a", "Angela Merkel", ""),
        ("b", "Jack Ma", "country: cn\n"),
        ("c", "Xi Jinping", "country: cn\n"),
        ("d", "Orbán Viktor", "country: hu\n"),
        ("e", "Madonna", ""),
        ("f", "Robert Downey Jr.", ""),
        ("g", "Lee Ito", "names: [{text: Lee, kind: weak}]\n"),
    ];
    let files: Vec<(String, String)> =
        names.iter().map(|(slug, name, more)| (format!("content/people/{slug}.md"), person(name, more))).collect();
    let mut all = vec![("dossier.yaml", "title: Probe\nlanguage: de\n")];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let dossier = Dossier::new(&all);
    dossier.build();
    let page = dossier.page("people/index.html");
    let order = ["Robert Downey Jr.", "Lee Ito", "Jack Ma", "Madonna", "Angela Merkel", "Orbán Viktor", "Xi Jinping"];
    let list = &page[page.find("<tbody").expect("a table")..];
    let places: Vec<usize> = order.iter().map(|name| list.find(name).expect(name)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn how_an_outlet_is_known_stands_wherever_the_outlet_does() {
    let sample = sample();
    let brackets = "<b class=\"bracket\" aria-hidden=\"true\">[</b>Golem.de<b class=\"bracket\"";
    assert!(sample.page("companies/bytedance/index.html").contains(brackets));
    assert!(sample.page("timeline/index.html").contains("Rhein-Neckar-Zeitung<b class=\"dagger\""));
    let is_data = |path: &str| path.starts_with("search/data/");
    let site = sample.site();
    let data = site.iter().filter(|(path, _)| is_data(path)).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(data.into_iter().any(|text| text.contains("Artikel · [11.–14.\u{a0}September 2020], [Golem.de]")));
}
