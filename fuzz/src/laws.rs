//! What holds whatever stands in a file: nothing panics, what is kept back never comes out, and every mistake has its place in the
//! file. The targets beside this file try it on input without end, `tests/suite/any_input.rs` on some of it with every change.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use dossier::config::{Config, read_config};
use dossier::diagnostic::{Diagnostic, has_errors};
use dossier::import::bibliography::Bibliography;
use dossier::import::ftm::{self, FtmWishes};
use dossier::import::table::Table;
use dossier::import::{self, Findings, Taken};
use dossier::names::mentions::{Corrections, mentions};
use dossier::names::{Bearer, Language, Name, NameIndex, Strength};
use dossier::pipeline::{BuildOptions, Dossier, Memory, Output, analyse, analyse_again, render};
use dossier::source::{Inputs, SourceFile};
use dossier::yaml::place::locate;

/// What no file of a site may hold.
const SECRET: &str = "Geheimwort";

const SETTINGS: &str = "title: Probe\nlanguage: de\nbase_url: https://example.org/\nprint: true\n";
const COMPANY: (&str, &str) = ("content/companies/acme.md", "---\nname: Acme\n---\n\nAcme baut.\n");

/// Any text as the front matter of a document of each kind.
pub fn front_matter(text: &str) {
    let memory = &mut Memory::default();
    for folder in ["articles", "companies", "regulations", "topics"] {
        let path = format!("content/{folder}/a.md");
        tried(SETTINGS, &[COMPANY, (&path, &format!("---\n{text}\n---\n\nAcme zahlt.\n"))], memory);
    }
}

/// Any text as the body of a document, behind a comment; and of a draft.
pub fn body(text: &str) {
    // What is made up may know the word too, and then it is no secret.
    let text = &*text.replace(SECRET, "");
    let head = "title: Titel\ndate: 2024-01-02\nsource: {outlet: Blatt, authors: , url: }";
    let commented = format!("---\n{head}\n---\n\n%%{SECRET}%%\n\n<!-- {SECRET} -->\n\n{text}\n");
    let draft = format!("---\n{head}\ndraft: true\n---\n\n{SECRET} {text}\n{SECRET}\n");
    let page = format!("---\ntitle: Seite\n---\n\n{text}\n");
    let documents = [
        COMPANY,
        ("content/articles/a.md", &*commented),
        ("content/articles/entwurf.md", &*draft),
        ("content/seite.md", &*page),
    ];
    tried(SETTINGS, &documents, &mut Memory::default());
}

/// Any text as `dossier.yaml`.
pub fn settings(text: &str) {
    for text in [text, &format!("title: Probe\nlanguage: de\n{text}")] {
        tried(text, &[COMPANY], &mut Memory::default());
    }
}

/// Any names in any text: what is found lies in the text, in order, without overlap.
pub fn names<'n>(names: impl Iterator<Item = &'n str>, text: &str) {
    let strength = |at: u32| if at.is_multiple_of(2) { Strength::Strong } else { Strength::Weak };
    let name = |(at, text): (u32, &str)| Name {
        entity: at / 2,
        text: text.to_owned(),
        strength: strength(at),
        bearer: [Bearer::Person, Bearer::Firm, Bearer::Other][at as usize % 3],
    };
    let index = NameIndex::new((0..).zip(names.filter(|name| !name.trim().is_empty())).map(name));
    for language in [Language::German, Language::English, Language::Other] {
        let found = mentions(&index, &[text], language, &Corrections::default(), &BTreeSet::new()).found;
        let mut end = 0;
        for found in found.into_iter().flatten() {
            assert!(found.range.start >= end && !found.range.is_empty(), "{found:?} overlaps");
            assert!(text.get(found.range.clone()).is_some(), "{found:?} is no part of the text");
            assert!(!found.entities.is_empty(), "{found:?} is nobody");
            end = found.range.end;
        }
    }
}

/// Any bytes as a file that is imported: what is made of it is a document that can be read.
pub fn imports(bytes: &[u8]) {
    let Ok(text) = import::text_of(bytes) else { return };
    let _ = import::imported(&text);
    let config = config(SETTINGS).expect("the settings are right");
    if let Some(form) = Bibliography::of(&text) {
        readable(form.read("a.bib", &text, &config, &mut Taken::default()));
    }
    if ftm::is_ftm(&text) {
        readable(ftm::read("a.json", &text, &FtmWishes::default(), &config, &mut Taken::default()));
    }
    if let Some(table) = Table::of(&text) {
        readable(table.read("a.csv", None, &config, &mut Taken::default()));
    }
}

/// That each document that was made has front matter which can be read.
fn readable(findings: Findings) {
    for found in findings.documents {
        let inputs = inputs(SETTINGS, &[(&found.path, &found.text)]);
        let broken =
            |diagnostic: &&Diagnostic| ["invalid-yaml", "unclosed-front-matter"].contains(&diagnostic.code.name());
        let checked = analyse(&inputs, &BuildOptions::default());
        assert_eq!(checked.diagnostics.iter().find(broken), None, "{}", found.text);
    }
}

fn config(text: &str) -> Option<Config> {
    read_config(&Arc::new(SourceFile::new("dossier.yaml", text))).value
}

fn inputs(settings: &str, documents: &[(&str, &str)]) -> Inputs {
    let source = |(path, text): &(&str, &str)| Arc::new(SourceFile::new(*path, *text));
    let mut documents: Vec<Arc<SourceFile>> = documents.iter().map(source).collect();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Inputs { config: Some(Arc::new(SourceFile::new("dossier.yaml", settings))), documents, ..Inputs::default() }
}

/// Reads a dossier and, where it has no errors, makes its site. With the memory of another one with the same settings the
/// templates are not compiled again, which is a third of the work.
fn tried(settings: &str, documents: &[(&str, &str)], memory: &mut Memory) {
    let inputs = inputs(settings, documents);
    let checked = analyse_again(&inputs, &BuildOptions::default(), memory);
    placed(&inputs, &checked.diagnostics);
    if let Some(dossier) = checked.value.filter(|_| !has_errors(&checked.diagnostics)) {
        placed(&inputs, &rendered(&dossier));
    }
}

/// That the place of each mistake lies in the file that it names.
fn placed(inputs: &Inputs, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let of_config = inputs.config.iter().find(|source| source.path == diagnostic.path);
        let source = of_config.or_else(|| inputs.documents.iter().find(|source| source.path == diagnostic.path));
        let Some(source) = source else { continue };
        let place = locate(&source.text, &diagnostic.place);
        assert!(source.text.get(place.range()).is_some(), "{diagnostic:?} has its place {place:?} outside of the file");
    }
}

/// Makes a site; no file of it has what is kept back.
fn rendered(dossier: &Dossier) -> Vec<Diagnostic> {
    let told = Mutex::new(Vec::new());
    let failed = render(dossier, |path, file| {
        let mut written = Vec::new();
        let bytes = match file {
            Output::Bytes(bytes) => bytes,
            Output::Written(write) => {
                write(&mut written).expect("memory takes everything");
                &written
            }
        };
        if path.contains(SECRET) || String::from_utf8_lossy(bytes).contains(SECRET) {
            told.lock().expect("nobody panics").push(path.to_owned());
        }
        Ok(())
    });
    let told = told.into_inner().expect("nobody panics");
    assert!(told.is_empty(), "what is kept back stands in {told:?}");
    failed
}
