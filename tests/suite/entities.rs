//! Pages of entities, indexes and the front page: what their views say, over small dossiers with contradictions.

use dossier::labels::labels;
use dossier::load::load;
use dossier::model::Permalink;
use dossier::page::entity::{EntityView, entity};
use dossier::page::home::{HomeView, home};
use dossier::page::list::claims::claims;
use dossier::page::notation::Here;
use dossier::page::notation::standing::Stage;
use dossier::pipeline::{BuildOptions, Dossier as Analysed, analyse};

use crate::harness::{Dossier, article, company};

/// A list, three firms on it: one by an article and, on another day, by an outside source; one that the article only
/// describes; one only by the outside source. A fourth is expected first and listed later.
fn list_with_contradictions() -> Dossier {
    let outside = |status: &str, start: &str| {
        format!(
            "---\nname: NAME\nrelations:\n  - type: subject_to\n    object: list\n    evidence:\n      - title: Notice of the office\n        url: https://example.org/notice\n        outlet: Gazette\n        kind: official\n        date: 2021-12-20\n        start: {start}\n        status: {status}\n---\n"
        )
    };
    let report = "---\ntitle: Bericht\ndate: 2021-12-16\nsource:\n  outlet: Probeblatt\n  authors:\n  url:\nbasis:\n  relations[2].start: {kind: external, source: https://example.org/notice}\nrelations:\n  - {subject: alpha, type: subject_to, object: list, start: 2021-11, start_text: im November, status: in_force, disputed_by: [c2], disputed_point: reason, par: 1}\n  - {subject: beta, type: subject_to, object: list, status: in_force, certainty: inferred, note: nur beschrieben, par: 1}\n  - {subject: delta, type: subject_to, object: list, start: 2021-12-20, start_text: am Montag, status: expected, par: 2}\nclaims:\n  - {id: c1, by: [office], text: Alpha ist schuld., about: [alpha], topic: Schuld, par: 1}\n  - {id: c2, by: [alpha], text: Das stimmt nicht., denies: [c1], par: 2}\n---\n\nAlpha steht auf der Liste des Amts.\n\nDelta soll folgen.\n";
    Dossier::new(&[
        ("content/articles/bericht.md", report),
        ("content/companies/alpha.md", &outside("in_force", "2019-10-09").replace("NAME", "Alpha")),
        ("content/companies/beta.md", &company("Beta")),
        ("content/companies/gamma.md", &outside("in_force", "2019-10-09").replace("NAME", "Gamma")),
        ("content/companies/delta.md", &outside("in_force", "2021-12-20").replace("NAME", "Delta")),
        ("content/regulations/list.md", "---\nname: Liste\njurisdiction: us\nissuer: [office]\n---\n"),
        ("content/agencies/office.md", "---\nname: Amt\n---\n"),
    ])
}

fn analysed(dossier: &Dossier) -> Analysed {
    let checked = analyse(&load(dossier.root(), &[]), &BuildOptions::default());
    let errors: Vec<_> = checked.diagnostics.iter().filter(|d| d.severity.name() == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");
    checked.value.expect("the dossier is readable")
}

fn here<'a>(dossier: &'a Analysed, permalink: Permalink) -> Here<'a> {
    let root = permalink.to_root();
    Here { site: &dossier.site, graph: dossier.graph(), labels: labels("de"), permalink, root }
}

fn view(dossier: &Analysed, folder: &str, slug: &str) -> EntityView {
    let permalink = Permalink::of([folder, slug]);
    let id = dossier.site.by_permalink[&permalink];
    let here = here(dossier, permalink);
    entity(&here, id, &claims(&here, id))
}

fn front(dossier: &Analysed) -> HomeView {
    home(&here(dossier, Permalink::default()))
}

#[test]
fn a_list_shows_conflicts_first_and_what_only_outside_sources_say_last() {
    let dossier = analysed(&list_with_contradictions());
    let table = view(&dossier, "regulations", "list").affected.expect("it has subjects");
    let names: Vec<_> = table.rows.iter().map(|row| row.subject.text.as_str()).collect();
    assert_eq!(names, ["Alpha", "Delta", "Beta", "Gamma"]);
    assert_eq!(table.summary, "4 in Kraft; davon 1 gefolgert, 1 nur extern, 1 mit abweichenden Daten");

    let alpha = &table.rows[0];
    assert!(alpha.standing.conflict && alpha.strip.as_ref().is_some_and(|strip| strip.conflict.is_some()));
    let dates: Vec<_> = alpha.standing.dates.iter().map(|step| (step.outside, step.date.datetime.as_str())).collect();
    // The official day counts; what the article says differs.
    assert_eq!(dates, [(true, "2019-10-09"), (false, "2021-11")]);
    assert_eq!(alpha.standing.wording, "im November");
    let kinds: Vec<_> = alpha.standing.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, ["conflict", "disputed"]);
    assert_eq!(alpha.standing.notes[1].href, "../../articles/bericht/index.html#c2");
}

#[test]
fn inferred_and_outside_statuses_carry_their_marks() {
    let dossier = analysed(&list_with_contradictions());
    let table = view(&dossier, "regulations", "list").affected.expect("it has subjects");
    let status = |at: usize| table.rows[at].standing.status.clone().expect("a status is given");
    assert_eq!((status(2).inferred, status(2).external), (true, false));
    assert_eq!((status(3).inferred, status(3).external), (false, true));
    assert_eq!(table.rows[2].standing.notes[0].text, "nur beschrieben");
}

#[test]
fn the_official_source_decides_and_what_was_said_before_stays() {
    let dossier = analysed(&list_with_contradictions());
    let measures = view(&dossier, "companies", "delta").measures.expect("it is on the list");
    let standing = &measures.rows[0].standing;
    assert_eq!(standing.status.as_ref().map(|status| status.key), Some("in_force"));
    let cited = |stage: &Stage| stage.citations.first().map(|source| source.text.clone());
    let stages = standing.stages.iter().map(|stage| (stage.status.key, cited(stage)));
    // Whoever gives what is shown stands in the row, and not once more.
    assert_eq!(
        stages.collect::<Vec<_>>(),
        [("expected", Some("Probeblatt\u{a0}12/2021, Rn.\u{a0}2".to_owned())), ("in_force", None)]
    );
    assert_eq!(standing.citations.first().map(|source| source.text.as_str()), Some("Gazette\u{a0}12/2021"));
}

#[test]
fn a_date_that_the_articles_author_took_from_outside_is_no_date_of_the_article() {
    let dossier = analysed(&list_with_contradictions());
    let measures = view(&dossier, "companies", "delta").measures.expect("it is on the list");
    let standing = &measures.rows[0].standing;
    let [only] = standing.dates.as_slice() else { panic!("{:?}", standing.dates) };
    assert!(only.outside && only.date.external && only.date.datetime == "2021-12-20");
    // The article's wording is for the day that it expected.
    let wordings: Vec<&str> = standing.stages.iter().map(|stage| stage.wording.as_str()).collect();
    assert_eq!((standing.wording.as_str(), wordings), ("", vec!["am Montag", ""]));
}

#[test]
fn every_outside_source_stands_in_full_at_the_foot_of_the_page_with_what_it_supports() {
    let dossier = analysed(&list_with_contradictions());
    let sources = view(&dossier, "regulations", "list").sources;
    let [source] = sources.as_slice() else { panic!("{sources:?}") };
    assert_eq!(source.facts, ["Alpha", "Delta", "Gamma"]);
    assert_eq!(source.citation.as_ref().map(|citation| citation.text.as_str()), Some("Notice of the office"));
}

#[test]
fn relations_read_right_from_both_ends() {
    let owner =
        "---\nname: Alpha\nrelations:\n  - {type: owns, object: beta, evidence: [{title: T, outlet: U}]}\n---\n";
    let files = [("content/companies/alpha.md", owner), ("content/companies/beta.md", &company("Beta"))];
    let dossier = analysed(&Dossier::new(&files));
    let words = |slug| {
        let table = view(&dossier, "companies", slug).relations.expect("it has relations");
        table.rows.into_iter().map(|row| row.words).collect::<Vec<_>>()
    };
    assert_eq!((words("alpha"), words("beta")), (vec!["ist Eigentümer von".into()], vec!["gehört".into()]));
}

#[test]
fn the_front_page_names_what_is_open_and_leads_nowhere_that_does_not_exist() {
    let small = list_with_contradictions();
    small.write(
        "dossier.yaml",
        "title: Probe\nlanguage: de\nquestions:\n  - {title: Wer steht darauf?, link: regulations/list}\n",
    );
    let dossier = analysed(&small);
    let front = front(&dossier);
    assert_eq!(front.questions[0].href, "regulations/list/index.html");
    let kinds: Vec<_> = front.open.iter().map(|point| point.label.as_str()).collect();
    // A claim that is denied, and a relation that a claim disputes.
    assert_eq!(kinds, ["Daten weichen ab", "Bestritten", "Bestritten", "Gefolgert", "Nicht angegeben"]);
    assert_eq!(front.open[0].href, "regulations/list/index.html#r-alpha");
    assert_eq!(
        front.open[0].text[0].text,
        "Die Quellen nennen verschiedene Daten: 9.\u{a0}Oktober 2019† (Gazette) und November 2021 (Probeblatt 12/2021)."
    );
    let figures: Vec<_> = front.stock.iter().map(|figure| (figure.number.as_str(), figure.label.as_str())).collect();
    assert_eq!(figures[..3], [("1", "Artikel"), ("4", "Unternehmen"), ("1", "Regelwerk")]);
}

#[test]
fn a_long_index_has_pages_and_each_letter_leads_to_where_it_begins() {
    let names: Vec<(String, String)> = (0..201)
        .map(|n| {
            (format!("content/companies/c{n}.md"), company(&format!("{}{n}", if n < 199 { "Anker" } else { "Boje" })))
        })
        .collect();
    let articles: Vec<(String, String)> = (0..201)
        .map(|n| {
            (
                format!("content/articles/a{n}.md"),
                article(&format!("Bericht {n}"), &format!("20{:02}", n % 21), "Text."),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = names.iter().chain(&articles).map(|(path, text)| (&**path, &**text)).collect();
    let dossier = Dossier::new(&files);
    dossier.build();
    let first = dossier.page("companies/index.html");
    assert!(first.contains("href=\"#l-b\"") && first.contains("id=\"l-b\""), "B begins on the first page");
    assert!(first.contains("page/2/index.html"), "the second page is linked");
    let second = dossier.page("companies/page/2/index.html");
    assert!(second.contains("Boje200") && !second.contains("Anker1<"));
    // The oldest year begins at the foot of the first page and goes on at the head of the second.
    assert!(dossier.page("articles/index.html").contains("href=\"#y2000\""));
    assert!(dossier.page("articles/page/2/index.html").contains("href=\"../../../articles/index.html#y2000\""));
    assert!(dossier.page("articles/page/2/index.html").contains("id=\"y2000\""));
}

#[test]
fn a_dossier_without_regulations_dates_or_entities_has_a_front_page() {
    let dossier = analysed(&Dossier::new(&[]));
    let front = front(&dossier);
    assert!(front.stock.is_empty() && front.articles.is_empty() && front.years.is_none() && front.open.is_empty());
}

#[test]
fn a_spelling_that_differs_in_capitals_only_is_found_and_not_shown_as_another_name() {
    let name = "---\nname: Tesla\nnames: [TESLA, Tesla Motors]\n---\n";
    let report = article("Bericht", "2021", "TESLA zahlt, Tesla Motors schweigt.");
    let dossier = Dossier::new(&[("content/companies/tesla.md", name), ("content/articles/bericht.md", &report)]);
    let dossier = analysed(&dossier);
    let facts = serde_json::to_string(&view(&dossier, "companies", "tesla").facts).expect("a view is data");
    assert!(facts.contains("Tesla Motors") && !facts.contains("TESLA"), "{facts}");
    let report = dossier.site.by_permalink[&Permalink::of(["articles", "bericht"])];
    let quotes = &dossier.graph().outgoing(report).quotes;
    let named: Vec<_> = quotes.iter().map(|quote| quote.excerpt.parts()[1].to_string()).collect();
    assert_eq!(named, ["TESLA", "Tesla Motors"]);
}

/// Two gazettes that say the same of the same firms on the same day are one entry with both.
#[test]
fn sources_that_say_the_same_are_one_entry_of_a_regulations_history() {
    let firm = |name: &str| {
        let evidence = |outlet: &str| {
            format!(
                "{{title: Liste, url: \"https://example.org/{outlet}\", outlet: {outlet}, start: 2024-02-01, status: in_force}}"
            )
        };
        let (one, other) = (evidence("Anzeiger"), evidence("Bote"));
        format!(
            "---\nname: {name}\nrelations:\n  - {{type: subject_to, object: liste, evidence: [{one}, {other}]}}\n---\n"
        )
    };
    let (acme, borg) = (firm("Acme"), firm("Borg"));
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &acme),
        ("content/companies/borg.md", &borg),
        (
            "content/regulations/liste.md",
            "---\nname: Liste\nregulation_type: sanctions_list\njurisdiction: de\nissuer:\n---\n",
        ),
    ]);
    dossier.build();
    let page = dossier.page("regulations/liste/index.html");
    let (_, history) = page.split_once("id=\"history\"").expect("a history");
    let history = history.split("</section>").next().unwrap_or_default();
    assert_eq!(history.matches("datetime=\"2024-02-01\"").count(), 1, "{history}");
    assert!(history.contains("Anzeiger") && history.contains("Bote"), "{history}");
}

/// A proceeding is opened and conducted, neither adopted nor issued.
#[test]
fn a_proceeding_has_words_of_its_own() {
    let page = |kind: &str| {
        let text = format!(
            "---\nname: Sache Linse\nregulation_type: {kind}\njurisdiction: de\nissuer: [amt]\ndates: {{adopted: 2024-02-01}}\n---\n"
        );
        let agency = ("content/agencies/amt.md", "---\nname: Amt\n---\n");
        let dossier = Dossier::new(&[("content/regulations/linse.md", &text), agency]);
        dossier.build();
        ["regulations/linse/index.html", "timeline/index.html"].map(|path| dossier.page(path))
    };
    let [own, timeline] = page("proceeding");
    for words in ["Geführt von", "Eröffnet", "eröffnet"] {
        assert!(own.contains(words), "{words}");
    }
    // The legend has the word of a status, in small letters.
    assert!(!own.contains("Erlassen") && timeline.contains("eröffnet"));
    let [law, _] = page("law");
    assert!(law.contains("Erlassen von") && law.contains("erlassen") && !law.contains("eröffnet"));
}

#[test]
fn sources_that_say_different_things_of_a_relation_stand_side_by_side_each_with_its_sentence() {
    let report = |outlet: &str, date: &str, statement: &str, text: &str| {
        let front = format!(
            "title: Bericht\ndate: {date}\nsource: {{outlet: {outlet}, authors: [X], headline: K, url: }}\nrelations:\n  - {statement}"
        );
        format!("---\n{front}\n---\n\n{text}\n")
    };
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\n"),
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/widget.md", &company("Widget")),
        ("content/regulations/order.md", "---\nname: Anordnung\n---\n"),
        (
            "content/articles/a.md",
            &report(
                "Blatt",
                "2020-05-06",
                "{subject: acme, type: subject_to, object: order, status: in_force, start: 2020-01-01, par: 1}",
                "Davor nichts. Für Acme gilt die Anordnung seit Januar. Acme schweigt.",
            ),
        ),
        (
            "content/articles/b.md",
            &report(
                "Zeitung",
                "2021-05-06",
                "{subject: acme, type: subject_to, object: order, status: in_force, start: 2020-03-01, par: 1}",
                "Die Anordnung traf Acme erst im März.",
            ),
        ),
        (
            "content/articles/c.md",
            &report("Blatt", "2022-05-06", "{subject: acme, type: owns, object: widget, par: 1}", "Acme hat Widget."),
        ),
    ]);
    dossier.build();
    for path in ["companies/acme/index.html", "regulations/order/index.html"] {
        let page = dossier.page(path);
        let (_, table) =
            page.split_once("<details class=\"side-by-side\">").unwrap_or_else(|| panic!("{path}: no table"));
        let table = table.split("</details>").next().unwrap_or(table);
        let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
        assert_eq!(rows.len(), 2, "{path}");
        for (row, parts) in rows.iter().zip([
            ["Blatt", "6. Mai 2020", "1. Januar 2020", ">Für Acme gilt die Anordnung seit Januar.<"],
            ["Zeitung", "6. Mai 2021", "1. März 2020", ">Die Anordnung traf Acme erst im März.<"],
        ]) {
            let row = row.replace('\u{a0}', " ").replace("<mark>", "").replace("</mark>", "");
            assert!(parts.iter().all(|part| row.contains(part)) && !row.contains("Davor"), "{path}: {row}");
        }
        assert_eq!(
            page.matches("class=\"side-by-side\"").count(),
            1,
            "{path}: one source alone, or several that agree"
        );
    }
}

#[test]
fn a_source_is_quoted_only_where_it_is_certain_which_sentence_says_it() {
    let report = |outlet: &str, date: &str, start: &str, text: &str| {
        format!(
            "---\ntitle: Bericht\ndate: {date}\nsource: {{outlet: {outlet}, authors: [X], headline: K, url: }}\nrelations:\n  - {{subject: roe, type: owns, object: acme, start: {start}, par: 1}}\n---\n\n{text}\n"
        )
    };
    let texts = [
        ("Blatt", "Acme wurde verurteilt. Die Firma gehört seit 2018 Jane Roe.", ""),
        ("Post", "Jane Roe bestreitet alles. Sie kaufte Acme im November.", ""),
        ("Kurier", "Jane Roe bestreitet alles. Jane Roe kaufte Acme im Mai.", "Jane Roe kaufte Acme im Mai."),
        ("Bote", "Jane Roe verklagte Acme. Jane Roe kaufte Acme im Juni.", ""),
        ("Echo", "Die Firma gehört seit Juli Jane Roe.", "Die Firma gehört seit Juli Jane Roe."),
    ];
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/people/roe.md", "---\nname: Jane Roe\n---\n"),
    ]);
    for (at, (outlet, text, _)) in texts.iter().enumerate() {
        let (date, start) = (format!("202{at}-05-06"), format!("20{}", 18 + at));
        dossier.write(&format!("content/articles/a{at}.md"), report(outlet, &date, &start, text));
    }
    dossier.build();
    for path in ["companies/acme/index.html", "people/roe/index.html"] {
        let page = dossier.page(path);
        let (_, table) = page.split_once("<details class=\"side-by-side\">").expect("the sources differ");
        let table = table.split("</details>").next().unwrap_or(table).replace("<mark>", "").replace("</mark>", "");
        let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
        assert_eq!(rows.len(), texts.len(), "{path}");
        for (row, (outlet, text, quoted)) in rows.iter().zip(texts) {
            assert!(row.contains(outlet), "{path}: {row}");
            for sentence in text.split_inclusive('.').map(str::trim) {
                assert_eq!(row.contains(sentence), sentence == quoted, "{path}: {sentence} in {row}");
            }
        }
    }
}

#[test]
fn the_own_day_of_a_regulation_is_marked_at_heads_and_is_no_day_of_who_denies_it() {
    let article = "---\ntitle: Bericht\ndate: 2024-01-05\nsource: {outlet: Blatt, authors: [X], headline: K, url: }\nrelations:\n  - {subject: acme, type: subject_to, object: law, status: in_force, par: 1}\n  - {subject: bolt, type: subject_to, object: law, certainty: denied, par: 1}\n---\n\nAcme fällt unter das Gesetz, Bolt nicht.\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/companies/bolt.md", &company("Bolt")),
        (
            "content/regulations/law.md",
            "---\nname: Gesetz\nregulation_type: law\njurisdiction: eu\nissuer:\nstatus: in_force\ndates: {effective: 2014-08-01, ended: 2034-05-01}\n---\n",
        ),
        ("content/articles/a.md", article),
    ]);
    dossier.build();
    let page = |path: &str| dossier.page(path).replace('\u{a0}', " ");
    let head = |page: &str| {
        let head = page.split_once("<section class=\"in-short\"").expect("there is an answer").1;
        head.split("</section>").next().expect("it ends").to_owned()
    };
    let mark = ", Datum des Regelwerks";
    for path in ["companies/acme/index.html", "regulations/law/index.html"] {
        let page = page(path);
        let head = head(&page);
        assert!(head.contains("1. August 2014") && head.contains("1. Mai 2034"), "{path}: {head}");
        assert_eq!(head.matches(mark).count(), 2, "{path}: {head}");
        let description = page.split("<meta name=\"description\" content=\"").nth(1).expect("a description");
        let description = description.split('"').next().expect("it ends");
        assert_eq!(description.matches(mark).count(), description.matches("20").count() - 1, "{path}: {description}");
    }
    let denied = page("companies/bolt/index.html");
    assert!(!denied.contains("2014") && !denied.contains("2034"), "{denied}");
    for line in dossier.page("network/relations.csv").lines().filter(|line| line.contains("Bolt")) {
        assert!(!line.contains("2014"), "{line}");
    }
    let ftm = dossier.page("data/entities.ftm.json");
    let edges: Vec<&str> =
        ftm.lines().filter(|line| ["Sanction", "Documentation"].iter().any(|schema| line.contains(schema))).collect();
    assert!(edges.len() >= 2, "{ftm}");
    assert!(edges.iter().all(|edge| !edge.contains("2014-08-01") && !edge.contains("2034-05-01")), "{edges:?}");
}

#[test]
fn the_end_of_a_measure_stands_at_the_head_where_nobody_knows_whether_it_is_past() {
    let firm = "---\nname: Acme\nrelations:\n  - type: subject_to\n    object: list\n    evidence: [{title: Liste, url: \"https://example.org/l\", outlet: Amt, start: 2022-02-25, end: 2023-05-01}]\n---\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", firm),
        (
            "content/regulations/list.md",
            "---\nname: Liste\nregulation_type: sanctions_list\njurisdiction: ch\nissuer:\n---\n",
        ),
    ]);
    dossier.build();
    for path in ["companies/acme/index.html", "regulations/list/index.html"] {
        let page = dossier.page(path).replace('\u{a0}', " ");
        let head = page.split_once("<section class=\"in-short\"").expect("there is an answer").1;
        let head = head.split("</section>").next().expect("it ends");
        assert!(head.contains("seit ") && head.contains("25. Februar 2022"), "{path}: {head}");
        assert!(head.contains("bis ") && head.contains("1. Mai 2023"), "{path}: {head}");
        let description = page.split("<meta name=\"description\" content=\"").nth(1).expect("a description");
        assert!(description.split('"').next().is_some_and(|text| text.contains("1. Mai 2023")), "{path}");
    }
}

#[test]
fn a_sentence_that_a_text_repeats_is_quoted_once_with_all_its_places() {
    let text = "Acme zahlt.\n\nDas Amt prüft Acme.\n\nAcme zahlt.\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/articles/a.md", &article("A", "2020-01-01", text)),
    ]);
    dossier.build();
    let page = dossier.page("companies/acme/index.html");
    assert_eq!(page.matches("</mark> zahlt.").count(), 1, "{page}");
    let quote = page.split("</mark> zahlt.").nth(1).and_then(|rest| rest.split("</blockquote>").next());
    let quote = quote.expect("the sentence is quoted");
    assert!(quote.contains("Rn.\u{a0}1</a>") && quote.contains("Rn.\u{a0}3</a>"), "{quote}");
}
