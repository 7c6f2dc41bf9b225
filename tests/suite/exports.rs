//! The data of a dossier: the same statements in each format, and each is read again as what it was.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::ValueEnum;
use dossier::export::Format;
use proptest::prelude::*;
use serde_json::Value;

use crate::harness::{Dossier, repository, run, tree};

/// A dossier whose sources have dates of every precision, and texts that mean something else to the formats.
fn sources() -> Dossier {
    let article = |number: u8, date: &str, source: &str| {
        let text = format!("---\ntitle: Artikel {number}\ndate: {date}\nsource: {{{source}}}\n---\n\nEin Satz.\n");
        (format!("content/articles/a{number}.md"), text)
    };
    let files = [
        ("dossier.yaml".to_owned(), "title: Probe\nlanguage: de\n".to_owned()),
        article(
            1,
            "2020-08-17",
            r#"headline: "100 % {sicher} & #1_a \\ ~ ^ $", authors: [Ada Beispiel, Amt für Handel and Zoll], outlet: "Blatt & Sohn", url: "https://example.org/a_{b}?c=%20#d", lang: de"#,
        ),
        article(2, "2021-05", "headline: Monat, authors: , outlet: Blatt, url: , accessed: 2026-05-06"),
        article(3, "2021-34", "headline: Quartal, authors: , outlet: Blatt, url: , type: report"),
        article(4, "2020-09-11/2020-09-14", "headline: Spanne, authors: , outlet: Blatt, url: , type: book"),
        article(5, "2019~", "headline: Etwa, authors: , outlet: Blatt, url: , type: legislation"),
        article(6, "198X", "headline: Jahrzehnt, authors: , outlet: , url: , type: webpage"),
    ];
    Dossier::new(&files.each_ref().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[test]
fn the_site_has_every_bibliography_and_the_command_prints_the_same() {
    let dossier = sources();
    dossier.build();
    let page = dossier.page("sources/index.html");
    for format in Format::BIBLIOGRAPHIES {
        assert_eq!(dossier.page(format.path()), dossier.run(&["export", word(format).as_str()]).stdout);
        assert!(page.contains(&format!("href=\"../{}\"", format.path())), "{} is not offered", format.name());
    }
    let empty =
        Dossier::new(&[("dossier.yaml", "title: Probe\nlanguage: de\n"), ("content/seite.md", "---\ntitle: S\n---\n")]);
    empty.build();
    assert!(empty.site().keys().all(|path| !path.starts_with("sources/")));
}

#[test]
fn an_event_keeps_the_day_of_its_article_and_says_which_day_pages_show() {
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\n"),
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/agencies/amt.md", "---\nname: Amt\n---\n"),
        ("content/regulations/liste.md", "---\nname: Liste\n---\n"),
        (
            "content/articles/a.md",
            "---\ntitle: A\ndate: 2021-05-06\nsource: {outlet: Blatt, authors: , url: }\nevents:\n  - {date: 2019, title: Acme kommt auf die Liste, about: [acme, liste], tells: [subject_to], par: 1}\n  - {date: 2018, title: Acme zieht um, about: [acme], par: 1}\nrelations:\n  - {subject: acme, type: subject_to, object: liste, status: in_force, start: 2019, par: 1}\n  - subject: acme\n    type: subject_to\n    object: liste\n    status: in_force\n    start: 2019-06-24\n    evidence: [{title: Notice, url: 'https://example.org/n', outlet: Amt, kind: official, date: 2019-06-24, accessed: 2026-01-02}]\n---\n\nAcme kommt 2019 auf die Liste.\n",
        ),
    ]);
    dossier.build();
    let events = dossier.run(&["export", "events"]).stdout;
    let mut reader = csv::Reader::from_reader(events.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
    let told = |title: &str| rows.iter().find(|row| row["title"] == title).expect("the event");
    let listed = told("Acme kommt auf die Liste");
    assert_eq!((listed["date"].as_str(), listed["day_elsewhere"].as_str()), ("2019", "2019-06-24"));
    assert!(listed["day_relation_id"].starts_with("rel-"), "{listed:?}");
    assert_eq!(told("Acme zieht um")["day_elsewhere"], "");
    let data: Value = serde_json::from_str(&dossier.run(&["export", "json"]).stdout).expect("it is JSON");
    let event = data["events"].as_array().expect("events").iter().find(|event| event["date"] == "2019").expect("it");
    assert_eq!(event["day_elsewhere"], "2019-06-24");
    // What the front page counts is what the timeline shows.
    assert!(dossier.page("index.html").contains("eines nicht auf den Tag datiert"), "{}", dossier.page("index.html"));
}

#[test]
fn another_reader_finds_in_biblatex_what_was_stated() {
    use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
    let text = sources().run(&["export", "biblatex"]).stdout;
    let read = Bibliography::parse(&text).expect("it is BibLaTeX");
    assert_eq!(read.len(), 6);
    let first = read.get("a1").expect("the key is the slug");
    assert_eq!(first.title().expect("a title").format_verbatim(), "100 % {sicher} & #1_a \\ ~ ^ $");
    assert_eq!(first.url().expect("an address"), "https://example.org/a_%7Bb%7D?c=%20#d");
    let authors = first.author().expect("authors");
    assert_eq!(
        authors.iter().map(|person| &*person.name).collect::<Vec<_>>(),
        ["Ada Beispiel", "Amt für Handel and Zoll"]
    );
    let date = |key: &str| read.get(key).and_then(|entry| entry.date().ok());
    let Some(PermissiveType::Typed(span)) = date("a3") else { panic!("the quarter is a span") };
    assert!(matches!(span.value, DateValue::Between(from, to) if (from.month, to.month) == (Some(3), Some(5))));
    let Some(PermissiveType::Typed(about)) = date("a5") else { panic!("an approximate year is a date") };
    assert!(about.approximate);
}

#[test]
fn what_is_exported_is_imported_again_as_what_it_was() {
    let dossier = sources();
    dossier.build();
    for format in Format::BIBLIOGRAPHIES {
        let other = Dossier::new(&[("dossier.yaml", "title: Andere\nlanguage: de\n"), ("content/.keep", "")]);
        let file = dossier.root().join("public").join(format.path());
        let run = other.run(&["import", file.to_str().expect("a path of UTF-8")]);
        assert_eq!(run.code, 0, "{}: {}", format.name(), run.stderr);
        let found: BTreeMap<String, String> = tree(&other.root().join("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")))
            .collect();
        assert_eq!(found.len(), 6, "{}: {:?}", format.name(), found.keys());
        let month = found.values().find(|text| text.contains("title: Monat")).expect("the month's article");
        assert!(month.contains("date: 2021-05\n") && month.contains("outlet: Blatt\n"), "{}: {month}", format.name());
        let first = found.values().find(|text| text.contains("100 %")).expect("the first article");
        assert!(first.contains("100 % {sicher} & #1_a"), "{}: {first}", format.name());
        assert!(first.contains("Amt für Handel and Zoll"), "{}: {first}", format.name());
    }
}

/// What `dossier export` calls a format.
fn word(format: Format) -> String {
    format.to_possible_value().expect("all can be asked for").get_name().to_owned()
}

#[test]
fn the_page_about_the_data_leads_to_every_file_and_the_command_prints_the_same() {
    let dossier = everything(&Choice::default());
    dossier.build();
    let page = dossier.page("data/index.html");
    for format in Format::all() {
        assert_eq!(dossier.page(format.path()), dossier.run(&["export", word(format).as_str()]).stdout, "{format:?}");
        assert!(page.contains(&format!("href=\"../{}\" download", format.path())), "{format:?} is not offered");
    }
    assert!(dossier.page("index.html").contains("href=\"data/index.html\""));
    // The first line of a table stands beside its columns.
    assert!(page.contains("<code>company_type</code></th><td>bank</td>"), "{page}");
}

#[test]
fn the_data_can_be_switched_off_and_what_belongs_to_a_view_stays_with_it() {
    let dossier = everything(&Choice::default());
    dossier.write("dossier.yaml", format!("{SETTINGS}exports: false\n"));
    dossier.build();
    let site = dossier.site();
    assert!(site.keys().all(|path| !path.starts_with("data/")), "{:?}", site.keys());
    assert!(
        ["matrix/matrix.csv", "network/relations.csv", "claims/claims.csv", "sources/sources.ris"]
            .iter()
            .all(|path| site.contains_key(*path))
    );
    assert!(!dossier.page("index.html").contains("data/index.html"));
    // Its address is free then.
    dossier.write("content/data.md", "---\ntitle: Daten\n---\n\nText.\n");
    dossier.build();
    assert!(dossier.page("data/index.html").contains("Text."));
}

#[test]
fn drafts_are_in_no_export() {
    let dossier = everything(&Choice::default());
    let draft = "---\ntitle: Geheim\ndate: 2021-01\ndraft: true\nsource: {headline: Geheim, outlet: Geheim, authors: , url: }\n\
        claims: [{id: c1, text: Geheim, by: [acme]}]\n---\n\nAcme.\n";
    dossier.write("content/articles/geheim.md", draft);
    for format in Format::all() {
        let printed = dossier.run(&["export", word(format).as_str()]);
        assert_eq!(printed.code, 0, "{}", printed.stderr);
        assert!(!printed.stdout.to_lowercase().contains("geheim"), "{format:?}");
    }
}

const SETTINGS: &str =
    "title: Probe\nlanguage: de\ncompany_types: {bank: Bank}\nkinds: {ship: {folder: ships, singular: Schiff}}\n";

/// What differs between the dossiers that the formats are compared on.
#[derive(Clone, Debug)]
struct Choice {
    status: &'static str,
    certainty: &'static str,
    list: bool,
    relation: &'static str,
    slug: &'static str,
    text: String,
    evidence: usize,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            status: "in_force",
            certainty: "asserted",
            list: true,
            relation: "owns",
            slug: "acme",
            text: "Ein Satz; \"mit\" <Zeichen> & =1".to_owned(),
            evidence: 2,
        }
    }
}

/// A dossier that has something for every format.
fn everything(choice: &Choice) -> Dossier {
    let Choice { status, certainty, list, relation, slug, text, evidence } = choice;
    let text = serde_json::to_string(text).expect("a text");
    let outside = [
        "{title: Liste, outlet: Amt, url: \"https://example.org/liste\", date: 2020, kind: official}",
        "{title: \"Ohne Adresse\"}",
        "{url: \"https://example.org/zwei\", date: 2020}",
    ];
    let outside = outside[..*evidence].join(", ");
    let kind = if *list { "sanctions_list" } else { "law" };
    let article = format!(
        "---\ntitle: Artikel\ndate: 2020-08\nsource: {{headline: {text}, outlet: Blatt, authors: [Ada], url: \"https://example.org/a\", lang: de}}\n\
        relations:\n  - {{subject: {slug}, type: subject_to, object: liste, status: {status}, certainty: {certainty}, start: 2020-08-17, note: {text}, par: 1}}\n\
        claims:\n  - {{id: c1, text: {text}, by: [{slug}, {{text: Insider}}], about: [beta], par: 1}}\n  - {{id: c_2, text: Nein., by: [beta], denies: [c1]}}\n\
        events:\n  - {{date: 2020-08-17, title: {text}, about: [{slug}, liste, nora]}}\n---\n\nAcme und Beta nach der Schwarzen Liste auf der Nora. Acme.\n"
    );
    let company = format!(
        "---\nname: Acme\nsummary: {text}\ncompany_type: bank\ncountry: de\nidentifiers: {{wikidata: Q478214, lei: }}\nnames: [{{text: Acme AG, kind: legal}}]\n\
        relations:\n  - {{type: {relation}, object: beta, share: 49 %, certainty: {certainty}, note: {text}, evidence: [artikel, {outside}]}}\n---\n"
    );
    Dossier::new(&[
        ("dossier.yaml", SETTINGS),
        ("content/articles/artikel.md", &article),
        ("content/articles/analyse.md", "---\ntitle: Analyse\ndate: 2021-01-01\ntype: analysis\n---\n\nBeta zahlt.\n"),
        (&format!("content/companies/{slug}.md"), &company),
        ("content/companies/beta.md", "---\nname: Beta\n---\n"),
        ("content/ships/nora.md", "---\nname: Nora\n---\n"),
        ("content/agencies/amt.md", "---\nname: Das Amt\n---\n"),
        (
            "content/regulations/liste.md",
            &format!(
                "---\nname: Schwarze Liste\nregulation_type: {kind}\nissuer: [amt]\njurisdiction: de\ndates: {{adopted: 2020}}\n---\n"
            ),
        ),
    ])
}

/// The statements of a file by their ids: relations each with a source, claims, events, mentions.
type Statements = BTreeSet<String>;

fn pairs<'t>(id: &'t str, sources: impl Iterator<Item = &'t str> + 't) -> impl Iterator<Item = String> + 't {
    sources.map(move |source| format!("{id} by {source}"))
}

fn of_json(text: &str) -> Statements {
    let whole: Value = serde_json::from_str(text).expect("it is JSON");
    let list = |key: &str| whole[key].as_array().expect("a list").clone();
    let text = |value: &Value, key: &str| value[key].as_str().expect("a text").to_owned();
    let mut found = Statements::new();
    for relation in list("relations") {
        let evidence = relation["evidence"].as_array().expect("evidence").clone();
        found.extend(pairs(
            &text(&relation, "id"),
            evidence.iter().map(|one| one["source"].as_str().expect("a source")),
        ));
    }
    found.extend(["claims", "events"].iter().flat_map(|key| list(key)).map(|own| text(&own, "id")));
    found.extend(list("mentions").iter().map(|own| format!("{}.{}", text(own, "article"), text(own, "entity"))));
    found
}

fn of_tables(table: impl Fn(&str) -> String) -> Statements {
    let rows = |name: &str| -> Vec<BTreeMap<String, String>> {
        let text = table(name);
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.deserialize().map(|row| row.expect("a row")).collect()
    };
    let mut found = Statements::new();
    found.extend(rows("evidence").iter().map(|row| format!("{} by {}", row["relation_id"], row["source_id"])));
    found.extend(rows("claims").iter().map(|row| row["claim_id"].clone()));
    found.extend(rows("events").iter().map(|row| row["event_id"].clone()));
    found.extend(rows("mentions").iter().map(|row| format!("{}.{}", row["article_id"], row["entity_id"])));
    // What tables say in one line and in many is the same.
    let ids = |name: &str| rows(name).iter().map(|row| row["relation_id"].clone()).collect::<BTreeSet<_>>();
    assert_eq!(ids("relations"), ids("evidence"));
    found
}

fn of_ftm(text: &str) -> Statements {
    let mut found = Statements::new();
    for line in text.lines() {
        let entity: Value = serde_json::from_str(line).expect("a line is JSON");
        let id = entity["id"].as_str().expect("an id");
        let properties = entity["properties"].as_object().expect("properties");
        let all =
            |name: &str| properties.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        match entity["schema"].as_str().expect("a schema") {
            "Note" | "Event" | "Mention" => drop(found.insert(id.to_owned())),
            _ if id.starts_with("rel-") => found.extend(pairs(id, all("proof"))),
            "Documentation" => drop(found.insert(id.to_owned())),
            _ => {}
        }
    }
    found
}

fn of_graphml(text: &str) -> Statements {
    let document = elements(text);
    let mut found = Statements::new();
    for (tag, attributes, data) in document {
        let get = |key: &str| attributes.get(key).cloned().unwrap_or_default();
        match (tag.as_str(), data.get("node_kind").or(data.get("edge_type")).map(String::as_str)) {
            ("node", Some("claim" | "event")) => drop(found.insert(get("id"))),
            ("edge", Some("mentions")) => drop(found.insert(format!("{}.{}", get("source"), get("target")))),
            ("edge", _) if !get("id").is_empty() => found.extend(pairs(&get("id"), data["edge_sources"].split(" | "))),
            _ => {}
        }
    }
    found
}

type Element = (String, BTreeMap<String, String>, BTreeMap<String, String>);

/// The nodes and edges of a graph with what is said of them.
fn elements(text: &str) -> Vec<Element> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut found, mut key): (Vec<Element>, Option<String>) = (Vec::new(), None);
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Eof => return found,
            Event::Start(start) => {
                let attributes: BTreeMap<String, String> = start
                    .attributes()
                    .map(|one| {
                        let one = one.expect("an attribute");
                        (one.key.as_ref().to_owned(), one.value.to_string())
                    })
                    .collect();
                match start.name().as_ref() {
                    "data" => key = attributes.get("key").cloned(),
                    tag @ ("node" | "edge") => {
                        found.push((tag.to_owned(), attributes, BTreeMap::new()));
                    }
                    _ => {}
                }
            }
            Event::Text(words) => {
                if let (Some(key), Some((.., data))) = (&key, found.last_mut()) {
                    data.entry(key.clone()).or_default().push_str(&words);
                }
            }
            Event::End(end) if end.name().as_ref() == "data" => key = None,
            _ => {}
        }
    }
}

fn compare(root: &Path) {
    let text = |name: &str| {
        let printed = run(root, &["export", name]);
        assert_eq!(printed.code, 0, "{}", printed.stderr);
        printed.stdout
    };
    let json = of_json(&text("json"));
    assert_eq!(of_tables(text), json, "CSV");
    assert_eq!(of_ftm(&(text("ftm") + &text("ftm-mentions"))), json, "FollowTheMoney");
    assert_eq!(of_graphml(&text("graphml")), json, "GraphML");
    let schema: Value = serde_json::from_str(&text("json-schema")).expect("the schema is JSON");
    let whole: Value = serde_json::from_str(&text("json")).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let complaints: Vec<String> =
        validator.iter_errors(&whole).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn every_format_has_the_same_statements() {
    let dossier = everything(&Choice::default());
    let json = of_json(&dossier.run(&["export", "json"]).stdout);
    // Two sources outside and the article; one of its own; two claims; an event; five names in two articles.
    assert_eq!(json.len(), 4 + 2 + 1 + 5, "{json:#?}");
    compare(dossier.root());
    compare(repository());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_format_has_the_same_statements_whatever_they_say(
        status in prop::sample::select(vec!["in_force", "expected", "revoked", "considered"]),
        certainty in prop::sample::select(vec!["asserted", "reported", "alleged", "denied", "inferred"]),
        list in any::<bool>(),
        relation in prop::sample::select(vec!["owns", "acquired", "supplies", "linked_to", "spun_off_from"]),
        slug in prop::sample::select(vec!["acme", "a_c-me", "acme-", "a.c"]),
        text in "[a-zA-Z =+@;,|\"'<>&äß＝\u{4e00}-\u{4e20}]{1,30}[a-z]",
        evidence in 1_usize..4,
    ) {
        compare(everything(&Choice { status, certainty, list, relation, slug, text, evidence }).root());
    }
}

#[test]
fn what_one_source_denies_or_only_an_author_concludes_is_no_plain_fact_in_any_format() {
    let article = |title: &str, day: &str, more: &str, body: &str| {
        format!(
            "---\ntitle: {title}\ndate: {day}\nsource: {{headline: {title}, outlet: {title}, authors: [Ada], url: }}\n{more}---\n\n{body}\n"
        )
    };
    let herald = "relations:
  - {subject: jane, type: owns, object: bolt, share: 51 %, start: 2023-05, certainty: denied, par: 1}
  - {subject: acme, type: owns, object: bolt, share: 49 %, start: 2020, end: 2023-05, par: 1}
  - {subject: jane, type: position_at, object: acme, start: 2018, end: 2021-03, note: CEO, par: 1}
  - {subject: dark, type: owns, object: bolt, certainty: inferred, note: by its address, par: 1}
events:
  - {date: 2023-11, title: Raid, about: [bolt], certainty: denied, par: 1}
claims:
  - {id: c1, by: [bolt], text: Acme lies., certainty: alleged, about: [acme], par: 1}
  - {id: c2, by: [acme], text: No., denies: [c1], par: 1}
";
    let courier = "relations:
  - {subject: jane, type: owns, object: bolt, share: 51 %, start: 2023-05, par: 1}
  - {subject: acme, type: owns, object: bolt, share: 25 %, start: 2024, par: 1}
";
    let dossier = Dossier::new(&[
        ("dossier.yaml", SETTINGS),
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/companies/bolt.md", "---\nname: Bolt\n---\n"),
        ("content/companies/dark.md", "---\nname: Dark Works\n---\n"),
        ("content/people/jane.md", "---\nname: Jane Miller\n---\n"),
        (
            "content/articles/herald.md",
            &article("Herald", "2024-01-05", herald, "Acme, Bolt, Jane Miller and a firm at the port ([[dark]])."),
        ),
        ("content/articles/courier.md", &article("Courier", "2024-02-05", courier, "Acme, Bolt and Jane Miller.")),
        ("content/articles/years.md", &article("Years", "2019/2021", "", "Nothing.")),
        ("content/articles/decade.md", &article("Decade", "202X", "", "Nothing.")),
    ]);
    let text = |format: &str| {
        let printed = dossier.run(&["export", format]);
        assert_eq!(printed.code, 0, "{}", printed.stderr);
        printed.stdout
    };
    let line = |text: &str, has: &[&str]| -> String {
        let found = text.lines().find(|line| has.iter().all(|has| line.contains(has)));
        found.unwrap_or_else(|| panic!("{has:?}\n{text}")).to_owned()
    };
    let ftm = text("ftm");
    line(&ftm, &["Ownership", "people.jane", "\"summary\":[\"otherwise: denied 2023-05: Herald"]);
    line(&ftm, &["\"percentage\":[\"25\"]", "\"proof\":[\"articles.courier\"]", "\"startDate\":[\"2024\"]"]);
    line(
        &ftm,
        &[
            "\"percentage\":[\"49\"]",
            "\"proof\":[\"articles.herald\"]",
            "\"startDate\":[\"2020\"],\"endDate\":[\"2023-05\"]",
        ],
    );
    line(&ftm, &["\"schema\":\"Note\"", "Raid (denied)", "date: 2023-11"]);
    line(&ftm, &["\"id\":\"articles.herald.c2\"", "denies articles.herald.c1", "companies.acme"]);
    line(&ftm, &["\"id\":\"articles.herald.c1\"", "articles.herald.c2 denies this"]);
    line(&text("ftm-mentions"), &["Documentation", "companies.dark", "inferred"]);
    line(&text("mentions"), &["companies.dark", ",yes"]);
    line(&text("mentions"), &["companies.bolt", ",no"]);
    line(&text("json"), &["companies.dark", "\"inferred\":true", "\"times\""]);
    line(&text("relations"), &["Jane Miller", "owns", "denied 2023-05: Herald"]);
    line(&text("graphml"), &["position_at", "<data key=\"edge_end\">2021-03</data>"]);
    line(&text("graphml"), &["people.jane", "companies.bolt", "<data key=\"edge_otherwise\">denied 2023-05"]);
    let ris = text("ris");
    assert!(ris.contains("DA  - 2019///2019–2021\r\n") && ris.contains("DA  - 2020///2020–2029\r\n"), "{ris}");
    let csl = text("csl");
    assert!(csl.contains("[[2019],[2021]]") && csl.contains("[[2020],[2029]]"), "{csl}");
}
