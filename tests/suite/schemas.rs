//! `dossier schema`: what a real validator says of real front matter.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Dossier, repository, run, run_in, tree};

fn schema(root: &Path, what: &[&str]) -> Value {
    let printed = run(root, &[&["schema"], what].concat());
    assert_eq!(printed.code, 0, "{}", printed.stderr);
    serde_json::from_str(&printed.stdout).expect("the schema is JSON")
}

/// What a validator says of a front matter.
fn complaints(schema: &Value, document: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The front matter of every document of a folder.
fn front_matter(root: &Path, folder: &str) -> Vec<(String, Value)> {
    let documents = tree(&root.join("content").join(folder)).into_iter().filter(|(path, _)| path.ends_with(".md"));
    documents
        .filter(|(path, _)| !path.ends_with("index.md") || path.contains('/'))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("a document is text");
            let keys = text.split("---\n").nth(1).expect("a document has front matter").to_owned();
            (format!("{folder}/{path}"), serde_yaml::from_str(&keys).expect("front matter is YAML"))
        })
        .collect()
}

const FOLDERS: [(&str, &str); 5] = [
    ("article", "articles"),
    ("company", "companies"),
    ("regulation", "regulations"),
    ("agency", "agencies"),
    ("person", "people"),
];

#[test]
fn the_sample_is_valid_by_the_schemas_that_its_dossier_gives() {
    let any = schema(repository(), &[]);
    let mut count = 0;
    for (kind, folder) in FOLDERS {
        let schema = schema(repository(), &[kind]);
        for (path, document) in front_matter(repository(), folder) {
            assert_eq!(complaints(&schema, &document), [""; 0], "{path}");
            assert_eq!(complaints(&any, &document), [""; 0], "{path}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
    let config = fs::read_to_string(repository().join("dossier.yaml")).expect("the sample is there");
    let config: Value = serde_yaml::from_str(&config).expect("dossier.yaml is YAML");
    assert_eq!(complaints(&schema(repository(), &["config"]), &config), [""; 0]);
}

#[test]
fn what_check_refuses_the_schema_refuses() {
    let files = [
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/regulations/order.md", "---\nname: Order\n---\n"),
    ];
    let dossier = Dossier::new(&files);
    let article = schema(dossier.root(), &["article"]);
    let right = json!({
        "title": "T", "date": "2020-08-17", "about": ["acme", "companies/acme"], "source": {"outlet": "Blatt", "url": null},
        "relations": [{"subject": "acme", "type": "subject_to", "object": "order", "status": "in_force", "par": 1}],
        "claims": [{"id": "c1", "by": {"text": "Insider"}, "text": "Ja."}, {"id": "c2", "by": ["acme"], "text": "Nein."}],
        "sources": [{"title": "Liste"}, {"url": "https://example.org/"}], "extra": {"anything": [1]},
        "diagnostics": {"long-quotation": "allow"}, "links": {"map": {"Die Firma": "acme"}},
        "events": [{"date": {"date": 2020, "display": "im Jahr 2020"}, "title": "x", "source": {"title": "y"}}],
    });
    assert_eq!(complaints(&article, &right), [""; 0]);
    type Change<'c> = &'c dyn Fn(&mut Value);
    let wrong = |change: Change<'_>| {
        let mut document = right.clone();
        change(&mut document);
        complaints(&article, &document)
    };
    let changes: [(&str, Change<'_>); 12] = [
        ("an unknown key", &|document| document["titel"] = json!("T")),
        ("no title", &|document| drop(document.as_object_mut().map(|keys| keys.remove("title")))),
        ("an empty title", &|document| document["title"] = json!(null)),
        ("a date in words", &|document| document["date"] = json!("17 August 2020")),
        ("an unknown slug", &|document| document["about"] = json!(["acmee"])),
        ("a group for a list", &|document| document["about"] = json!({"one": "acme"})),
        ("an unknown relation", &|document| document["relations"][0]["type"] = json!("likes")),
        ("an unknown status", &|document| document["relations"][0]["status"] = json!("effective")),
        ("no object", &|document| drop(document["relations"][0].as_object_mut().map(|keys| keys.remove("object")))),
        ("an address without scheme", &|document| document["source"]["url"] = json!("example.org")),
        ("an unknown level", &|document| document["diagnostics"] = json!({"long-quotation": "ignore"})),
        ("an unknown code", &|document| document["diagnostics"] = json!({"long-quotations": "allow"})),
    ];
    for (what, change) in changes {
        assert_ne!(wrong(change), [""; 0], "{what} is accepted");
    }
    let config = schema(dossier.root(), &["config"]);
    assert_eq!(
        complaints(&config, &json!({"title": "T", "language": "de", "topics": {"a": {"de": "A"}, "b": "B"}})),
        [""; 0]
    );
    for wrong in [json!({"title": "T"}), json!({"title": "T", "language": "de", "autolink": "sometimes"})] {
        assert_ne!(complaints(&config, &wrong), [""; 0], "{wrong} is accepted");
    }
}

#[test]
fn the_words_and_kinds_of_a_dossier_stand_in_its_schemas() {
    let config = "title: Probe\nlanguage: de\nkinds: {ship: {folder: ships, singular: Schiff}}\ntopics: {handel: Handel}\n\
                  relation_types: {sails_for: {domain: [ship], range: [company], label: fährt für, inverse: hat}}\n\
                  regulation_types: {ordinance: Verordnung}\n";
    let dossier = Dossier::new(&[("dossier.yaml", config), ("content/ships/nora.md", "---\nname: Nora\n---\n")]);
    let ship = schema(dossier.root(), &["ship"]);
    let right = json!({"name": "Nora 2", "topics": ["handel"], "relations": [{"type": "sails_for", "object": "nora"}]});
    assert_eq!(complaints(&ship, &right), [""; 0]);
    assert_ne!(complaints(&ship, &json!({"name": "Nora 2", "topics": ["handle"]})), [""; 0]);
    let regulation = schema(dossier.root(), &["regulation"]);
    assert_eq!(complaints(&regulation, &json!({"name": "V", "regulation_type": "ordinance"})), [""; 0]);
    assert_ne!(complaints(&regulation, &json!({"name": "V", "regulation_type": "ordnance"})), [""; 0]);
    assert_eq!(run_in(dossier.root(), &["schema", "shp"]).code, 2);
}

#[test]
fn every_key_of_the_manual_is_in_a_schema() {
    let manual = fs::read_to_string(repository().join("docs/front-matter.md")).expect("the manual is there");
    let documents = manual.split("\n## `dossier.yaml`").next().unwrap_or_default();
    let schemas: String = ["article", "company", "regulation", "agency", "page"]
        .map(|kind| schema(repository(), &[kind]).to_string())
        .concat();
    let mut missing = Vec::new();
    for line in documents.lines().filter(|line| line.starts_with("| `")) {
        let keys = line.split('|').nth(1).unwrap_or_default();
        for key in
            keys.split('`').skip(1).step_by(2).filter(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        {
            if !schemas.contains(&format!("\"{key}\"")) {
                missing.push(key.to_owned());
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}
