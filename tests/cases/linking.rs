//! The case tables of `tests/linking/`: which names in a text are mentions, which mentions become
//! links, and where sentences end. The format is described in that folder's README.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dossier::diagnostic::{Code, Diagnostic};
use dossier::link::text::outgoing::{MentionForm, Quote, QuotePlace};
use dossier::link::text::sentence::sentences;
use dossier::names::common::words as common_words;
use dossier::names::mentions::{Corrections, mentions};
use dossier::names::{Bearer, Found, Language, Name, NameIndex, Strength};
use dossier::pipeline::{BuildOptions, Dossier, analyse};
use dossier::source::{Inputs, SourceFile};
use libtest_mimic::Trial;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::difference::difference;
use crate::{Complaints, trial};

/// One file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    rule: Option<u8>,
    #[allow(dead_code, reason = "for the reader of the file")]
    #[serde(default)]
    title: String,
    #[serde(default)]
    needs: Option<String>,
    #[serde(default = "german")]
    language: String,
    #[serde(default)]
    entities: Entities,
    cases: Vec<Case>,
}

/// What is known of each entity, by its slug.
type Entities = BTreeMap<String, Entity>;

/// The names of an entity; with `not`, or of a person or a place, as a map. All others are firms.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum Entity {
    Names(Vec<ListedName>),
    Full {
        names: Vec<ListedName>,
        #[serde(default)]
        not: Vec<String>,
        #[serde(default)]
        person: bool,
        #[serde(default)]
        place: bool,
        #[serde(default)]
        firm: bool,
        #[serde(default)]
        country: Option<String>,
    },
}

impl Entity {
    fn names(&self) -> &[ListedName] {
        match self {
            Entity::Names(names) | Entity::Full { names, .. } => names,
        }
    }

    fn not(&self) -> &[String] {
        match self {
            Entity::Names(_) => &[],
            Entity::Full { not, .. } => not,
        }
    }

    fn is_person(&self) -> bool {
        matches!(self, Entity::Full { person: true, .. })
    }

    fn bearer(&self) -> Bearer {
        match self {
            Entity::Full { person: true, .. } => Bearer::Person,
            Entity::Full { firm: true, .. } => Bearer::Firm,
            Entity::Full { place: true, .. } | Entity::Full { country: Some(_), .. } => Bearer::Other,
            _ => Bearer::Firm,
        }
    }
}

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
    /// By language: texts of one sentence.
    whole: BTreeMap<String, Vec<String>>,
    /// Language, text, number of sentences.
    split: Vec<(String, String, usize)>,
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

/// One test for each case of each table, by its number: `linking::rule-05-genitive::3`.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    let mut rules = Vec::new();
    let (mut texts, mut documents) = (0, 0);
    let mut poor = Complaints::new();
    for (file, table) in tables() {
        let table = Arc::new(table);
        poor.extend(poverty(&file, &table));
        rules.extend(table.rule);
        for at in 0..table.cases.len() {
            match table.cases[at].document {
                Some(_) => documents += 1,
                None => texts += 1,
            }
            let table = Arc::clone(&table);
            trials.push(trial(format!("linking::{file}::{}", at + 1), move || {
                let case = &table.cases[at];
                let mistakes = mistakes(&table, case);
                if mistakes.is_empty() { misread(&table, case) } else { mistakes }
            }));
        }
    }
    let table: SentenceTable = read(&folder().join("sentences.yaml"));
    trials.extend((1..).zip(table.cases).map(|(number, case)| {
        trial(format!("linking::sentences::{number}"), move || {
            let found = sentences(&case.text, &case.language).into_iter().map(|range| &case.text[range]);
            let expected = case.sentences.iter().map(String::as_str);
            difference(&case.text, &lines(expected), &lines(found)).into_iter().collect()
        })
    }));
    for (language, texts) in table.whole {
        trials.extend((1..).zip(texts).map(|(number, text)| {
            let language = language.clone();
            trial(format!("linking::sentences::whole-{language}::{number}"), move || {
                // Neither alone nor before another is it cut.
                let longer = format!("{text} Then nothing.");
                let found = sentences(&longer, &language).into_iter().map(|range| &longer[range]);
                difference(&text, &lines([&*text, "Then nothing."]), &lines(found)).into_iter().collect()
            })
        }));
    }
    trials.extend((1..).zip(table.split).map(|(number, (language, text, count))| {
        trial(format!("linking::sentences::split::{number}"), move || {
            let found: Vec<&str> = sentences(&text, &language).into_iter().map(|range| &text[range]).collect();
            if found.len() == count {
                Complaints::new()
            } else {
                vec![format!("{count} sentences, but found {found:?}")]
            }
        })
    }));
    trials.push(trial("linking::the-manual-lists-the-common-words".into(), || {
        let listed = MANUAL.split("## Common words\n").nth(1).unwrap_or_default();
        let listed: BTreeSet<&str> = listed.split(',').map(str::trim).collect();
        difference("common words", &lines(common_words()), &lines(listed)).into_iter().collect()
    }));
    trials.push(trial("linking::each-table-has-ten-cases".into(), move || poor));
    trials.push(trial("linking::the-tables-are-whole".into(), move || {
        let mut complaints = Complaints::new();
        if rules != (1..=12).collect::<Vec<u8>>() {
            complaints.push(format!("there is one table for each rule, in order, but here are {rules:?}"));
        }
        if texts < 130 || documents < 20 {
            complaints.push(format!("only {texts} cases with a text and {documents} with a document were read"));
        }
        complaints
    }));
    trials
}

/// What a table of a rule lacks: ten cases, some where the name is meant and some where it is not. Examples of the manual are few.
fn poverty(file: &str, table: &Table) -> Option<String> {
    const FEWEST: usize = 10;
    let named = table.cases.iter().filter(|case| !case.mentions.is_empty()).count();
    let all = table.cases.len();
    let is_poor = all < FEWEST || named == 0 || named == all && table.needs.is_none();
    (is_poor && !file.starts_with("manual-")).then(|| format!("{file} has {all} cases, {named} of them with mentions"))
}

/// What is not found, or linked, as the case says.
fn misread(table: &Table, case: &Case) -> Complaints {
    let known = known_entities(table, case);
    let (text, found) = match (&case.text, &case.document) {
        (Some(text), _) => {
            let (mentions, ambiguous) = find(&known, table, case, text);
            (text, shown(&mentions, &ambiguous, &Marks::new()))
        }
        // A case that needs a whole document goes from markdown to links, through the pipeline.
        (None, document) => {
            let (mentions, ambiguous, links) = link_document(&known, table, case);
            (document.as_ref().expect("a case has one of both"), shown(&mentions, &ambiguous, &links))
        }
    };
    let expected = shown(&case.mentions, &case.ambiguous, case.links.as_ref().unwrap_or(&Marks::new()));
    difference(text, &expected, &found).into_iter().collect()
}

/// One line for each mention, ambiguous name and link.
fn shown(mentions: &Marks, ambiguous: &Ambiguous, links: &Marks) -> String {
    let marks = |what: &'static str, marks: &Marks| -> Vec<String> {
        marks.iter().flatten().map(|(words, slug)| format!("{what}: {words} → {slug}")).collect()
    };
    let ambiguous = ambiguous.iter().flatten();
    let ambiguous = ambiguous.map(|(words, owners)| format!("ambiguous: {words} → {owners:?}")).collect();
    lines([marks("mention", mentions), ambiguous, marks("link", links)].concat())
}

fn lines(lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    lines.into_iter().map(|line| format!("{}\n", line.as_ref())).collect()
}

/// Builds a dossier of the case's entities and its one document, and reads from the link graph what it names: mentions,
/// ambiguous names, links.
fn link_document(known: &Entities, table: &Table, case: &Case) -> (Marks, Ambiguous, Marks) {
    let dossier = analysed(known, table, case);
    let (site, graph) = (&dossier.0.site, dossier.0.graph());
    let id = site.by_path["content/articles/case.md"];
    let mut mentions = Marks::new();
    let mut links = Marks::new();
    for mention in &graph.outgoing(id).mentions {
        // The words as readers see them: in the quoted sentence.
        let backlinks = graph.backlinks(mention.target).iter();
        let mut quotes = backlinks.flat_map(|backlink| graph.quotes(backlink).map(|(_, quote)| quote));
        let place = QuotePlace::Mention(mention.number);
        let is_own = |quote: &Quote| quote.place == place || mention.form == MentionForm::Unplaced;
        let quote = quotes.find(|quote| is_own(quote)).expect("every mention is quoted");
        let [_, words, _] = quote.excerpt.parts();
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
        .map(|(slug, entity)| {
            let folder = if entity.is_person() { "people" } else { "companies" };
            let mut text = format!("---\nnot: {}\n", serde_json::json!(entity.not()));
            for (at, name) in entity.names().iter().enumerate() {
                let (name, kind) = match name {
                    ListedName::Plain(name) => (name, "alias"),
                    ListedName::Marked { text, kind } => (text, kind.as_str()),
                };
                let _ = match at {
                    0 => writeln!(text, "name: {}\nnames:", serde_json::json!(name)),
                    _ => writeln!(text, "  - {{text: {}, kind: {kind}}}", serde_json::json!(name)),
                };
            }
            Arc::new(SourceFile::new(format!("content/{folder}/{slug}.md"), format!("{text}---\n")))
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

/// What is wrong with the case itself.
fn mistakes(table: &Table, case: &Case) -> Complaints {
    let document = case.document.is_some();
    let known = known_entities(table, case);
    let marks = case.mentions.iter().chain(case.links.iter().flatten()).flat_map(BTreeMap::values);
    let unknown = marks.chain(case.map.values()).filter(|slug| !known.contains_key(*slug));
    let mut mistakes: Complaints = unknown.map(|slug| format!("no entity {slug}")).collect();
    let mut insist = |holds: bool, rule: &str| {
        if !holds {
            mistakes.push(rule.to_owned());
        }
    };
    insist(document != case.text.is_some(), "a case has either `text` or `document`");
    insist(document == case.links.is_some(), "documents have `links`, texts have none");
    insist(document || case.autolink.is_none(), "`autolink` is for documents");
    insist(!document || table.needs.as_deref() == Some("document"), "say in the head that documents are needed");
    mistakes
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
    for Found { range, entities, .. } in found.found.into_iter().flatten() {
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
    let names = (0..).zip(known.values()).flat_map(|(number, entity)| {
        let weak = if entity.is_person() { Strength::Surname } else { Strength::Weak };
        let listed = entity.names().iter().map(move |name| match name {
            ListedName::Plain(text) => (text, Strength::Strong),
            ListedName::Marked { text, kind } if kind == "weak" => (text, weak),
            ListedName::Marked { text, .. } => (text, Strength::Strong),
        });
        let not = entity.not().iter().map(|text| (text, Strength::Not));
        let bearer = entity.bearer();
        listed.chain(not).map(move |(text, strength)| Name { entity: number, text: text.clone(), strength, bearer })
    });
    let countries = (0..).zip(known.values()).filter_map(|(number, entity)| match entity {
        Entity::Full { country, .. } => Some((number, country.clone()?)),
        Entity::Names(_) => None,
    });
    NameIndex::new(names).with_countries(countries)
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
    let files = files.into_iter().map(|path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, read(&path))
    });
    files.chain(documented()).collect()
}

/// The examples of the manual, by their number.
fn documented() -> Vec<(String, Table)> {
    let blocks = MANUAL.split("```yaml cases\n").skip(1).filter_map(|rest| rest.split("```").next());
    let table = |block| serde_yaml::from_str(block).unwrap_or_else(|e| panic!("docs/names.md: {e}\n{block}"));
    (1..).zip(blocks).map(|(number, block)| (format!("manual-{number}"), table(block))).collect()
}

const MANUAL: &str = include_str!("../../docs/names.md");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/linking")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
