//! Edits of a dossier at random, and how they are made and taken back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::harness::{Dossier, tree};

/// A change of the dossier's files. Numbers choose among the files and lines that there are.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// A sentence is added to a paragraph; with a name, that of some entity is in it.
    Sentence {
        file: usize,
        line: usize,
        name: Option<usize>,
    },
    /// The text gets another paragraph at its end, or loses its last ones, which statements may name.
    Paragraphs {
        file: usize,
        lost: usize,
    },
    /// A line is lost, wherever it stands; the front matter may be broken by it.
    LoseLine {
        file: usize,
        line: usize,
    },
    /// A line is taken back as it was in the beginning.
    Mend {
        file: usize,
    },
    /// The text after a key is another one.
    Field {
        file: usize,
        key: &'static str,
        text: &'static str,
    },
    /// A line is put below the opening of the front matter.
    Insert {
        file: usize,
        line: &'static str,
    },
    /// A file appears.
    New {
        folder: &'static str,
        number: usize,
        names: usize,
    },
    Delete {
        file: usize,
    },
    Rename {
        file: usize,
        number: usize,
    },
    Template {
        text: Option<&'static str>,
    },
    Static {
        text: Option<&'static str>,
    },
    /// The text of a source, which no page shows and quotations are looked up in.
    SourceText {
        text: Option<&'static str>,
    },
    Config {
        key: &'static str,
        text: &'static str,
    },
}

pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let field = prop_oneof![
        Just(("title: ", "Ein anderer Titel")),
        Just(("name: ", "Ganz Andere AG")),
        Just(("summary: ", "In anderen Worten.")),
        Just(("date: ", "2019-07-03")),
        Just(("date: ", "2021")),
        Just(("  outlet: ", "Anderes Blatt")),
        Just(("cite_as: ", "Anders 1/2020")),
        Just(("country: ", "de")),
        Just(("status: ", "issued")),
        Just(("jurisdiction: ", "eu")),
        Just(("company_type: ", "platform")),
        Just(("    par: ", "2")),
        Just(("    par: ", "11")),
    ];
    let line = prop_oneof![
        Just("names: [Videoplattform, {text: Konzern, kind: weak}]"),
        Just("names: [Nordamt-Gruppe, Nordamt-Gruppe]"),
        Just("claims: [{id: c1, text: Es war anders., by: , par: 1}]"),
        Just("short_name: Kurz"),
        Just("source_text: sources/a.txt"),
        Just("draft: true"),
        Just("slug: anders"),
        Just("updated: 2022-01-01"),
        Just("redirect_from: [/alt/seite/]"),
        Just("relations: [{subject: tesla, type: competitor_of, object: amazon}]"),
        Just("topics: [cloud]"),
        Just("claims: [{by: tesla, text: Alles ist anders., kind: denial}]"),
    ];
    prop_oneof![
        4 => (any::<usize>(), any::<usize>(), proptest::option::of(any::<usize>()))
            .prop_map(|(file, line, name)| Edit::Sentence { file, line, name }),
        3 => (any::<usize>(), 0..4usize).prop_map(|(file, lost)| Edit::Paragraphs { file, lost }),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(file, line)| Edit::LoseLine { file, line }),
        3 => any::<usize>().prop_map(|file| Edit::Mend { file }),
        4 => (any::<usize>(), field).prop_map(|(file, (key, text))| Edit::Field { file, key, text }),
        2 => (any::<usize>(), line).prop_map(|(file, line)| Edit::Insert { file, line }),
        1 => (prop_oneof![Just("articles"), Just("companies"), Just("regulations")], 0..3usize, any::<usize>())
            .prop_map(|(folder, number, names)| Edit::New { folder, number, names }),
        1 => any::<usize>().prop_map(|file| Edit::Delete { file }),
        1 => (any::<usize>(), 0..3usize).prop_map(|(file, number)| Edit::Rename { file, number }),
        1 => proptest::option::of(Just("<p>{{ page.frame.title }}</p>")).prop_map(|text| Edit::Template { text }),
        1 => proptest::option::of(prop_oneof![Just("a{}"), Just("b{}")]).prop_map(|text| Edit::Static { text }),
        1 => proptest::option::of(prop_oneof![Just("Ein Zitat."), Just("Kein anderes.")])
            .prop_map(|text| Edit::SourceText { text }),
        2 => prop_oneof![
            Just(("title: ", "Anders")),
            Just(("autolink: ", "all")),
            Just(("language: ", "en")),
            Just(("print: ", "true")),
            Just(("search: ", "false")),
            Just(("navigation: ", "[company, claims]")),
            Just(("footer: ", "[network, https://example.org/]")),
            Just(("noindex: ", "[person]")),
        ]
            .prop_map(|(key, text)| Edit::Config { key, text }),
    ]
}

/// Makes the change, and says which paths an editor would have touched.
pub(super) fn apply(dossier: &Dossier, edit: &Edit, first: &BTreeMap<String, Vec<u8>>) -> Vec<PathBuf> {
    let root = dossier.root();
    let files: Vec<String> = tree(&root.join("content")).into_keys().collect();
    if files.is_empty() {
        return Vec::new();
    }
    let chosen = |file: usize| root.join("content").join(&files[file % files.len()]);
    let replace = |path: &Path, lines: &[String]| {
        fs::write(path, lines.join("\n") + "\n").unwrap();
        vec![path.to_owned()]
    };
    let lines = |path: &Path| -> Vec<String> { fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect() };
    match edit {
        Edit::Sentence { file, line, name } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            let names =
                ["Tesla", "ByteDance", "Amazons Cloud", "Huawei und Alibaba", "[[tiktok]]", "»ein Zitat«", "CFIUS"];
            let said = name.map_or("dass nichts geschah", |name| names[name % names.len()]);
            let sentence = format!(" Dazu heißt es, {said}.");
            let body = lines.iter().enumerate().skip(1).position(|(_, line)| line == "---").map_or(0, |at| at + 2);
            let prose: Vec<usize> = (body..lines.len()).filter(|at| lines[*at].len() > 20).collect();
            match prose.get(line % prose.len().max(1)) {
                Some(at) => lines[*at].push_str(&sentence),
                None => lines.extend([String::new(), sentence.trim().to_owned()]),
            }
            replace(&path, &lines)
        }
        Edit::Paragraphs { file, lost } => {
            let path = chosen(*file);
            let text = lines(&path).join("\n");
            let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
            match lost {
                0 => paragraphs.push("Ein neuer Absatz, in dem nichts Neues steht.\n"),
                lost => paragraphs.truncate(paragraphs.len().saturating_sub(*lost).max(1)),
            }
            fs::write(&path, paragraphs.join("\n\n")).unwrap();
            vec![path]
        }
        Edit::LoseLine { file, line } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            if !lines.is_empty() {
                lines.remove(line % lines.len());
            }
            replace(&path, &lines)
        }
        Edit::Mend { file } => {
            let Some((name, bytes)) = first.iter().nth(file % first.len()) else { return Vec::new() };
            let path = root.join("content").join(name);
            fs::write(&path, bytes).unwrap();
            vec![path]
        }
        Edit::Field { file, key, text } => {
            let with_key: Vec<&String> = files
                .iter()
                .filter(|name| lines(&root.join("content").join(name)).iter().any(|line| line.starts_with(key)))
                .collect();
            let Some(name) = with_key.get(file % with_key.len().max(1)) else { return Vec::new() };
            let path = root.join("content").join(name);
            let mut lines = lines(&path);
            if let Some(line) = lines.iter_mut().find(|line| line.starts_with(key)) {
                *line = format!("{key}{text}");
            }
            replace(&path, &lines)
        }
        Edit::Insert { file, line } => {
            let path = chosen(*file);
            let mut lines = lines(&path);
            let key = line.split(':').next().unwrap_or_default();
            let at = lines.iter().position(|other| other.starts_with(&format!("{key}:")));
            match at {
                Some(_) => {}
                None => lines.insert(1.min(lines.len()), (*line).to_owned()),
            }
            replace(&path, &lines)
        }
        Edit::New { folder, number, names } => {
            let words = ["Tesla", "ByteDance und Tesla", "Neue Firma 1 mit Amazon", "Nichts"][names % 4];
            let head = match *folder {
                "articles" => format!(
                    "title: Neues {number}\ndate: 2020-0{}-01\nsource: {{headline: , authors: , outlet: Blatt, publisher: , url: , archived: , accessed: , lang: de, relies_on: }}",
                    number + 1
                ),
                _ => format!("name: Neue Firma {number}\nsummary: Neu."),
            };
            let path = root.join(format!("content/{folder}/neu-{number}.md"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("---\n{head}\n---\n\nHier steht {words}.\n")).unwrap();
            vec![path]
        }
        Edit::Delete { file } => {
            let path = chosen(*file);
            fs::remove_file(&path).unwrap();
            vec![path]
        }
        Edit::Rename { file, number } => {
            let path = chosen(*file);
            let to = path.with_file_name(format!("umbenannt-{number}.md"));
            fs::rename(&path, &to).unwrap();
            vec![path, to]
        }
        Edit::Template { text } => optional(&root.join("templates/404.html"), *text),
        Edit::SourceText { text } => optional(&root.join("sources/a.txt"), *text),
        Edit::Static { text } => optional(&root.join("static/style.css"), *text),
        Edit::Config { key, text } => {
            let path = root.join("dossier.yaml");
            let mut lines = lines(&path);
            match lines.iter_mut().find(|line| line.starts_with(key)) {
                Some(line) => *line = format!("{key}{text}"),
                None => lines.push(format!("{key}{text}")),
            }
            replace(&path, &lines)
        }
    }
}

/// Takes back whatever was done to the documents.
pub(super) fn mend_all(dossier: &Dossier, first: &BTreeMap<String, Vec<u8>>) -> Vec<PathBuf> {
    let content = dossier.root().join("content");
    let now = tree(&content);
    let mut changed = Vec::new();
    for (path, _) in now.iter().filter(|(path, _)| !first.contains_key(*path)) {
        fs::remove_file(content.join(path)).unwrap();
        changed.push(content.join(path));
    }
    for (path, bytes) in first.iter().filter(|(path, bytes)| now.get(*path) != Some(*bytes)) {
        fs::write(content.join(path), bytes).unwrap();
        changed.push(content.join(path));
    }
    changed
}

pub(super) fn optional(path: &Path, text: Option<&str>) -> Vec<PathBuf> {
    match text {
        Some(text) => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        None if path.exists() => fs::remove_file(path).unwrap(),
        None => {}
    }
    vec![path.to_owned()]
}
