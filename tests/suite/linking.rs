//! The case tables of `tests/linking/`: which names in a text are mentions, which mentions become
//! links, and where sentences end. The format is described in that folder's README.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dossier::diagnostic::{Code, Diagnostic};
use dossier::link::graph::{MentionForm, Quote, QuotePlace};
use dossier::link::text::sentence::sentences;
use dossier::names::mentions::{Corrections, mentions};
use dossier::names::{Found, Language, Name, NameIndex, Strength};
use dossier::pipeline::{BuildOptions, Dossier, analyse};
use dossier::source::{Inputs, SourceFile};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// One file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    rule: Option<u8>,
    #[allow(dead_code, reason = "for the reader of the file")]
    title: String,
    #[serde(default)]
    needs: Option<String>,
    #[serde(default = "german")]
    language: String,
    #[serde(default)]
    entities: Entities,
    cases: Vec<Case>,
}

/// Names by the entity's slug.
type Entities = BTreeMap<String, Vec<ListedName>>;

#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum ListedName {
    Plain(String),
    Marked { text: String, kind: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    document: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    entities: Entities,
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    map: BTreeMap<String, String>,
    #[serde(default)]
    autolink: Option<String>,
    mentions: Marks,
    #[serde(default)]
    ambiguous: Ambiguous,
    #[serde(default)]
    links: Option<Marks>,
    #[allow(dead_code, reason = "for the reader of the file")]
    #[serde(default)]
    note: Option<String>,
}

/// The marked words and their entity, in the order of the text.
type Marks = Vec<BTreeMap<String, String>>;

/// The marked words and the entities that own them.
type Ambiguous = Vec<BTreeMap<String, BTreeSet<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceTable {
    #[allow(dead_code, reason = "for the reader of the file")]
    title: String,
    cases: Vec<SentenceCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    text: String,
    #[serde(default = "german")]
    language: String,
    sentences: Vec<String>,
}

fn german() -> String {
    "de".to_owned()
}

#[test]
fn names_in_texts_are_found_as_the_tables_say() {
    let mut run = 0;
    let mut failures = String::new();
    for (file, table) in &tables() {
        for (number, case) in (1..).zip(&table.cases) {
            let Some(text) = &case.text else { continue };
            run += 1;
            let known = known_entities(table, case);
            let (found, ambiguous) = find(&known, table, case, text);
            if found != case.mentions || ambiguous != case.ambiguous {
                let _ = writeln!(
                    failures,
                    "{file} case {number}: {text}\n  expected {:?} {:?}\n  found    {found:?} {ambiguous:?}",
                    case.mentions, case.ambiguous,
                );
            }
        }
    }
    assert!(failures.is_empty(), "of {run} cases these fail:\n{failures}");
    assert!(run >= 130, "only {run} cases were read");
}

/// The cases that need a whole document go from markdown to links, through the pipeline.
#[test]
fn names_in_documents_are_linked_as_the_tables_say() {
    let tables = tables();
    let cases = document_cases(&tables);
    let mut failures = String::new();
    for (file, number, table, case) in &cases {
        let (found, ambiguous, links) = link_document(&known_entities(table, case), table, case);
        let expected_links = case.links.clone().unwrap_or_default();
        if found != case.mentions || ambiguous != case.ambiguous || links != expected_links {
            let _ = writeln!(
                failures,
                "{file} case {number}\n  expected {:?} {:?} {expected_links:?}\n  found    {found:?} {ambiguous:?} {links:?}",
                case.mentions, case.ambiguous,
            );
        }
    }
    assert!(failures.is_empty(), "of {} cases these fail:\n{failures}", cases.len());
}

/// Builds a dossier of the case's entities and its one document, and reads from the link graph what it names: mentions,
/// ambiguous names, links.
fn link_document(known: &Entities, table: &Table, case: &Case) -> (Marks, Ambiguous, Marks) {
    let dossier = analysed(known, table, case);
    let (site, graph) = (&dossier.0.site, &dossier.0.graph);
    let id = site.by_path["content/articles/case.md"];
    let mut mentions = Marks::new();
    let mut links = Marks::new();
    for mention in &graph.outgoing(id).mentions {
        // The words as readers see them: in the quoted sentence.
        let backlinks = graph.backlinks(mention.target).iter();
        let quotes = backlinks.flat_map(|backlink| graph.quotes(backlink).map(move |quote| (backlink, quote)));
        let place = QuotePlace::Mention(mention.number);
        let is_own = |quote: &Quote| quote.place == place || mention.form == MentionForm::Unplaced;
        let quote = quotes.into_iter().find(|(_, (_, quote))| is_own(quote));
        let (backlink, (quoted, quote)) = quote.expect("every mention is quoted");
        let [_, words, _] = quote.excerpt.parts(&graph.quoted_text(site, backlink, quoted));
        let mark: BTreeMap<String, String> = [(words, site.document(mention.target).slug.to_string())].into();
        if matches!(mention.form, MentionForm::Authored | MentionForm::Linked(_)) {
            links.push(mark.clone());
        }
        mentions.push(mark);
    }
    let ambiguous = dossier.1.iter().filter(|diagnostic| diagnostic.code == Code::AmbiguousName);
    let ambiguous = ambiguous.map(|diagnostic| {
        let (words, owners) =
            diagnostic.message.split_once(" names more than one entity: ").expect("the message's form");
        let owners = owners.split(", ").map(|owner| owner.trim_matches('/').replace("companies/", "")).collect();
        [(words.trim_matches('"').to_owned(), owners)].into()
    });
    (mentions, ambiguous.collect(), links)
}

fn analysed(known: &Entities, table: &Table, case: &Case) -> (Dossier, Vec<Diagnostic>) {
    let autolink = case.autolink.as_deref().unwrap_or("section");
    let config = format!("title: Case\nlanguage: de\nautolink: \"{autolink}\"\n");
    let mut documents: Vec<Arc<SourceFile>> = known
        .iter()
        .map(|(slug, names)| {
            let mut text = String::from("---\n");
            for (at, name) in names.iter().enumerate() {
                let (name, kind) = match name {
                    ListedName::Plain(name) => (name, "alias"),
                    ListedName::Marked { text, kind } => (text, kind.as_str()),
                };
                let _ = match at {
                    0 => writeln!(text, "name: {}\nnames:", serde_json::json!(name)),
                    _ => writeln!(text, "  - {{text: {}, kind: {kind}}}", serde_json::json!(name)),
                };
            }
            Arc::new(SourceFile::new(format!("content/companies/{slug}.md"), format!("{text}---\n")))
        })
        .collect();
    let article = serde_json::json!({
        "title": "Case", "date": "2024", "lang": case.language.as_deref().unwrap_or(&table.language),
        "links": {"skip": case.skip, "map": case.map},
    });
    let body = case.document.as_deref().expect("a case with a document");
    // JSON is YAML, and quotes whatever needs it.
    documents.push(Arc::new(SourceFile::new("content/articles/case.md", format!("---\n{article}\n---\n\n{body}"))));
    let config = Some(Arc::new(SourceFile::new("dossier.yaml", config)));
    let inputs = Inputs { config, documents, ..Inputs::default() };
    let checked = analyse(&inputs, &BuildOptions::default());
    (checked.value.expect("the configuration is fine"), checked.diagnostics)
}

#[test]
fn the_tables_are_well_formed() {
    let tables = tables();
    let rules: Vec<u8> = tables.iter().filter_map(|(_, table)| table.rule).collect();
    assert_eq!(rules, (1..=12).collect::<Vec<u8>>(), "one file for each rule, in order");
    for (file, table) in &tables {
        for (number, case) in (1..).zip(&table.cases) {
            let place = format!("{file} case {number}");
            let document = case.document.is_some();
            assert!(document != case.text.is_some(), "{place}: either `text` or `document`");
            assert_eq!(document, case.links.is_some(), "{place}: documents have `links`, texts have none");
            assert!(document || case.autolink.is_none(), "{place}: `autolink` is for documents");
            if document {
                assert_eq!(table.needs.as_deref(), Some("document"), "{place}: say so in the head");
            }
            let known = known_entities(table, case);
            let slugs = case.mentions.iter().chain(case.links.iter().flatten()).flat_map(BTreeMap::values);
            for slug in slugs.chain(case.map.values()) {
                assert!(known.contains_key(slug), "{place}: no entity {slug}");
            }
        }
    }
    assert!(document_cases(&tables).len() >= 20, "cases for whole documents");
}

#[test]
fn sentences_end_where_the_table_says() {
    let table: SentenceTable = read(&folder().join("sentences.yaml"));
    let mut failures = String::new();
    for (number, case) in (1..).zip(&table.cases) {
        let found: Vec<&str> =
            sentences(&case.text, &case.language).into_iter().map(|range| &case.text[range]).collect();
        if found != case.sentences {
            let _ = writeln!(
                failures,
                "case {number}: {}\n  expected {:?}\n  found    {found:?}",
                case.text, case.sentences
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn find(known: &Entities, table: &Table, case: &Case, text: &str) -> (Marks, Ambiguous) {
    let slugs: Vec<&String> = known.keys().collect();
    let entity = |slug: &String| slugs.iter().position(|s| *s == slug).expect("a known slug") as u32;
    let language = Language::of(case.language.as_deref().unwrap_or(&table.language));
    let corrections = Corrections::new(
        case.skip.iter().map(String::as_str),
        case.map.iter().map(|(words, slug)| (words.as_str(), entity(slug))),
    );
    let found = mentions(&index(known), &[text], language, &corrections, &BTreeSet::new());

    let mut marks = Marks::new();
    let mut ambiguous = Ambiguous::new();
    for Found { range, entities, .. } in found.into_iter().flatten() {
        let words = text[range].to_owned();
        let owners: Vec<String> = entities.iter().map(|e| slugs[*e as usize].clone()).collect();
        match owners.as_slice() {
            [owner] => marks.push([(words, owner.clone())].into()),
            _ => ambiguous.push([(words, owners.into_iter().collect())].into()),
        }
    }
    (marks, ambiguous)
}

/// Entities are numbered in the order of their slugs.
fn index(known: &Entities) -> NameIndex {
    let names = (0..).zip(known.values()).flat_map(|(entity, names)| {
        names.iter().map(move |name| {
            let (text, strength) = match name {
                ListedName::Plain(text) => (text, Strength::Strong),
                ListedName::Marked { text, kind } if kind == "weak" => (text, Strength::Weak),
                ListedName::Marked { text, .. } => (text, Strength::Strong),
            };
            Name { entity, text: text.clone(), strength }
        })
    });
    NameIndex::new(names)
}

/// The cases with a `document`: file, number in the file, table, case.
fn document_cases(tables: &[(String, Table)]) -> Vec<(&str, usize, &Table, &Case)> {
    tables
        .iter()
        .flat_map(|(file, table)| {
            (1..).zip(&table.cases).map(move |(number, case)| (file.as_str(), number, table, case))
        })
        .filter(|(.., case)| case.document.is_some())
        .collect()
}

/// What the case knows: the shared entities, those of its file, and its own.
fn known_entities(table: &Table, case: &Case) -> Entities {
    let mut known: Entities = read(&folder().join("entities.yaml"));
    known.extend(table.entities.clone());
    known.extend(case.entities.clone());
    known
}

/// All files of cases, by name.
fn tables() -> Vec<(String, Table)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("tests/linking")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .filter(|path| !path.ends_with("entities.yaml") && !path.ends_with("sentences.yaml"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), read(&path)))
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/linking")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
