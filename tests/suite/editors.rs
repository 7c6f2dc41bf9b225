//! `dossier lsp`, driven by a client that speaks as editors do.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{Dossier, article, company};

/// An editor that has a dossier open.
struct Editor {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: i64,
    root: String,
    /// What was told of files, last first.
    told: Vec<(String, Vec<Value>)>,
}

impl Editor {
    fn open(dossier: &Dossier) -> Editor {
        let mut server = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let (to, from) = (server.stdin.take().expect("its input"), server.stdout.take().expect("its output"));
        let root = address(dossier.root());
        let mut editor = Editor { server, to, from: BufReader::new(from), asked: 0, root, told: Vec::new() };
        let can = json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["rename"]}}});
        let folders = json!([{"uri": editor.root, "name": "dossier"}]);
        let said =
            editor.ask("initialize", json!({"processId": null, "capabilities": can, "workspaceFolders": folders}));
        assert_eq!(said["serverInfo"]["name"], "dossier");
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
        self.to.flush().expect("the server reads");
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The result of a request, or `{"error": …}`; reports that come before it are kept.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == id && message.get("method").is_none() {
                return message.get("result").cloned().unwrap_or_else(|| json!({"error": message["error"]["message"]}));
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).expect("the server writes");
            match line.trim() {
                "" if length > 0 => break,
                line => length = line.strip_prefix("Content-Length: ").map_or(length, |n| n.parse().expect("a length")),
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).expect("a whole message");
        let message: Value = serde_json::from_slice(&bytes).expect("JSON");
        if message["method"] == "textDocument/publishDiagnostics" {
            let file = message["params"]["uri"].as_str().expect("a file").trim_start_matches(&self.root).to_owned();
            let found = message["params"]["diagnostics"].as_array().expect("a list").clone();
            self.told.insert(0, (file, found));
        }
        message
    }

    fn file(&self, path: &str) -> Value {
        json!({"uri": format!("{}/{path}", self.root)})
    }

    /// Types a whole text into a file that is open.
    fn type_in(&mut self, path: &str, version: i64, text: &str) {
        let file = json!({"uri": self.file(path)["uri"], "version": version, "languageId": "markdown", "text": text});
        match version {
            1 => self.tell("textDocument/didOpen", json!({"textDocument": file})),
            _ => self.tell("textDocument/didChange", json!({"textDocument": file, "contentChanges": [{"text": text}]})),
        }
    }

    /// Asks about the place of the sign ‸ in a text that is typed in.
    fn at(&mut self, method: &str, path: &str, version: i64, marked: &str, more: &Value) -> Value {
        let before = marked.split('‸').next().expect("a place");
        let line = before.matches('\n').count();
        let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        self.type_in(path, version, &marked.replace('‸', ""));
        let mut params = json!({"textDocument": self.file(path), "position": {"line": line, "character": character}});
        let all = params.as_object_mut().expect("an object");
        all.extend(more.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())));
        self.ask(method, params)
    }

    fn labels(&mut self, path: &str, version: i64, marked: &str) -> Vec<String> {
        let items = self.at("textDocument/completion", path, version, marked, &json!({}));
        let items = items.as_array().cloned().unwrap_or_default();
        items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect()
    }

    /// What was told last of a file: codes with their lines.
    fn codes(&self, path: &str) -> Vec<(String, u64)> {
        let own = self.told.iter().find(|(file, _)| *file == format!("/{path}"));
        let found = own.map(|(_, found)| found.as_slice()).unwrap_or_default();
        let code = |found: &Value| {
            (
                found["code"].as_str().expect("a code").to_owned(),
                found["range"]["start"]["line"].as_u64().expect("a line"),
            )
        };
        found.iter().map(code).collect()
    }

    fn close(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.wait().expect("it ends").success());
    }
}

fn address(root: &Path) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    format!("file://{}{root}", if root.starts_with('/') { "" } else { "/" })
}

const A: &str = "content/articles/a.md";
const HEAD: &str = "---\ntitle: T\ndate: 2024-01-02\nsource: {outlet: B, authors: , url: }\n";

fn dossier() -> Dossier {
    Dossier::new(&[
        (A, &article("T", "2024-01-02", "Acme Optik zahlt.")),
        ("content/companies/acme.md", "---\nname: Acme Optik\nsummary: Baut Linsen.\n---\n"),
        ("content/companies/borg.md", &company("Borg")),
        (
            "content/regulations/liste.md",
            "---\nname: Liste\nregulation_type: sanctions_list\njurisdiction: de\nissuer:\n---\n",
        ),
    ])
}

#[test]
fn mistakes_are_told_while_somebody_types_and_taken_back_when_they_are_mended() {
    let dossier = dossier();
    let mut editor = Editor::open(&dossier);
    editor.type_in(A, 1, &format!("{HEAD}about: [nobody]\n---\n<!-- ä -->Acme Optik. [x](gone.md)\n"));
    let none = editor
        .ask("textDocument/hover", json!({"textDocument": editor.file(A), "position": {"line": 0, "character": 0}}));
    assert_eq!(none, Value::Null);
    assert_eq!(editor.codes(A), [("broken-reference".to_owned(), 4), ("broken-link".to_owned(), 6)]);
    let (_, found) = editor.told.iter().find(|(file, _)| file.ends_with("a.md")).expect("it was told").clone();
    assert_eq!(found[1]["range"], json!({"start": {"line": 6, "character": 22}, "end": {"line": 6, "character": 34}}));
    editor.type_in(A, 2, &format!("{HEAD}about: [acme]\n---\nAcme Optik.\n"));
    editor.ask("textDocument/hover", json!({"textDocument": editor.file(A), "position": {"line": 0, "character": 0}}));
    assert_eq!(editor.codes(A), []);
    // Nothing was written; closed, the file is what lies on the disk.
    editor.type_in(A, 3, "no front matter");
    editor.tell("textDocument/didClose", json!({"textDocument": editor.file(A)}));
    editor.ask("textDocument/hover", json!({"textDocument": editor.file(A), "position": {"line": 0, "character": 0}}));
    assert_eq!(editor.codes(A), []);
    editor.close();
}

#[test]
fn what_is_told_is_what_check_says() {
    let dossier = dossier();
    dossier.write("content/articles/b.md", "---\ntitel: X\n---\n\u{1d11e} [x](gone.md) <b>y</b>\n");
    dossier.write("dossier.yaml", "title: P\nlanguage: xx\n");
    let mut editor = Editor::open(&dossier);
    editor.ask("textDocument/hover", json!({"textDocument": editor.file(A), "position": {"line": 0, "character": 0}}));
    let check = dossier.run(&["check", "--drafts", "--format", "json"]);
    let mut said: Vec<(String, String, u64)> = check
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .map(|found: Value| {
            let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
            (text("file"), text("code"), found["line"].as_u64().unwrap_or(1))
        })
        .collect();
    let mut told: Vec<(String, String, u64)> = editor
        .told
        .iter()
        .flat_map(|(file, found)| {
            found.iter().map(|found| {
                let line = found["range"]["start"]["line"].as_u64().expect("a line") + 1;
                (file[1..].to_owned(), found["code"].as_str().expect("a code").to_owned(), line)
            })
        })
        .collect();
    said.sort();
    told.sort();
    assert!(said.len() > 3, "{}", check.stdout);
    assert_eq!(told, said);
    editor.close();
}

#[test]
fn slugs_keys_words_and_names_are_offered_where_they_can_stand() {
    let dossier = dossier();
    let mut editor = Editor::open(&dossier);
    let slugs = editor.labels(A, 1, &format!("{HEAD}about: [a‸]\n---\nAcme.\n"));
    assert!(["acme", "borg", "liste"].iter().all(|slug| slugs.contains(&(*slug).to_owned())), "{slugs:?}");
    let types = editor.labels(A, 2, &format!("{HEAD}relations:\n  - {{subject: acme, type: ‸\n---\nAcme.\n"));
    assert!(types.contains(&"subject_to".to_owned()) && !types.contains(&"acme".to_owned()), "{types:?}");
    let keys = editor.labels(A, 3, &format!("{HEAD}relations:\n  - subject: acme\n    ob‸\n---\nAcme.\n"));
    assert!(keys.contains(&"object".to_owned()) && !keys.contains(&"title".to_owned()), "{keys:?}");
    let statuses = editor.labels("content/regulations/liste.md", 1, "---\nname: Liste\nstatus: ‸\n---\n");
    assert!(statuses.contains(&"in_force".to_owned()), "{statuses:?}");
    let own = editor.labels("dossier.yaml", 1, "title: P\nlanguage: de\nau‸");
    assert!(own.contains(&"autolink".to_owned()), "{own:?}");
    let names = editor.at("textDocument/completion", A, 4, &format!("{HEAD}---\nÄ [[Ac‸ x\n"), &json!({}));
    let acme = names
        .as_array()
        .and_then(|names| names.iter().find(|item| item["label"] == "Acme Optik"))
        .expect("it is there");
    assert_eq!(acme["textEdit"]["newText"], "acme");
    assert_eq!(acme["textEdit"]["range"]["start"], json!({"line": 5, "character": 4}));
    let none = editor.labels(A, 5, &format!("{HEAD}---\nAcme‸ x\n"));
    assert_eq!(none, [""; 0]);
    editor.close();
}

#[test]
fn a_name_a_link_and_a_reference_say_what_is_known_and_lead_to_their_page() {
    let dossier = dossier();
    let mut editor = Editor::open(&dossier);
    let texts = [
        format!("{HEAD}---\n%% ü %%Heute zahlt Acme Op‸tik.\n"),
        format!("{HEAD}---\nEs zahlt [[ac‸me|die Firma]].\n"),
        format!("{HEAD}about: [ac‸me]\n---\nText.\n"),
    ];
    for (version, text) in (1..).zip(&texts) {
        let hover = editor.at("textDocument/hover", A, version, text, &json!({}));
        let words = hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("{text}: {hover}"));
        assert!(words.starts_with("Baut Linsen.") && words.contains("companies/acme: Acme Optik"), "{words}");
        let place = editor.at("textDocument/definition", A, version + 10, text, &json!({}));
        assert_eq!(place["uri"], editor.file("content/companies/acme.md")["uri"], "{text}");
    }
    let nothing = editor.at("textDocument/definition", A, 99, &format!("{HEAD}---\nTe‸xt.\n"), &json!({}));
    assert_eq!(nothing, Value::Null);
    editor.close();
}

/// Applies the changes of a rename to the files.
fn apply(dossier: &Dossier, root: &str, edit: &Value) {
    for change in edit["documentChanges"].as_array().expect("changes") {
        let path =
            |uri: &Value| uri.as_str().expect("an address").trim_start_matches(root).trim_start_matches('/').to_owned();
        if change["kind"] == "rename" {
            let (from, to) = (path(&change["oldUri"]), path(&change["newUri"]));
            std::fs::rename(dossier.root().join(from), dossier.root().join(to)).expect("it can be moved");
            continue;
        }
        let file = path(&change["textDocument"]["uri"]);
        let mut text = std::fs::read_to_string(dossier.root().join(&file)).expect("it is there");
        let mut edits = change["edits"].as_array().expect("edits").clone();
        let offset = |text: &str, place: &Value| {
            let line = place["line"].as_u64().expect("a line") as usize;
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let units = place["character"].as_u64().expect("a place") as usize;
            let own = &text[start..];
            let mut counted = 0;
            let inner = own.char_indices().find(|(_, letter)| {
                let is_it = counted >= units;
                counted += letter.len_utf16();
                is_it
            });
            start + inner.map_or(own.len(), |(at, _)| at)
        };
        edits.reverse();
        for edit in edits {
            let (start, end) = (offset(&text, &edit["range"]["start"]), offset(&text, &edit["range"]["end"]));
            text.replace_range(start..end, edit["newText"].as_str().expect("a text"));
        }
        dossier.write(&file, text);
    }
}

#[test]
fn another_slug_changes_the_file_and_all_that_names_it_and_the_former_address_leads_on() {
    let dossier = dossier();
    let text = "---\ntitle: T\ndate: 2024-01-02\nsource: {outlet: B, authors: , url: }\nabout: [acme, \"[[companies/acme|Ä]]\"]\n\
                relations:\n  - {subject: acme, type: subject_to, object: liste, par: 1}\n  - type: competitor_of\n    subject: companies/acme\n    object: borg\n---\n\
                <!-- acme -->Ä 𝄞 [[acme]] und [[acme|Acme Optik]], [hier](../companies/acme.md), Acme Optik; acme und acme-2 bleiben, `[[acme]]` auch.\n";
    dossier.write(A, text);
    let before = dossier.run(&["check"]);
    let errors = |said: &str| said.matches("error[").count();
    let mut editor = Editor::open(&dossier);
    let marked = text.replacen("about: [ac", "about: [ac‸", 1);
    let asked = editor.at("textDocument/prepareRename", A, 1, &marked, &json!({}));
    assert_eq!(asked["placeholder"], "acme", "{asked}");
    let refused = editor.at("textDocument/rename", A, 2, &marked, &json!({"newName": "Acme Neu"}));
    assert!(refused["error"].as_str().is_some_and(|why| why.contains("such as acme-neu")), "{refused}");
    let taken = editor.at("textDocument/rename", A, 3, &marked, &json!({"newName": "borg"}));
    assert!(taken["error"].as_str().is_some_and(|why| why.contains("borg.md is there already")), "{taken}");
    let edit = editor.at("textDocument/rename", A, 4, &marked, &json!({"newName": "acme-neu"}));
    apply(&dossier, &editor.root, &edit);
    editor.close();
    let renamed = std::fs::read_to_string(dossier.root().join(A)).expect("it is there");
    let expected = text
        .replace("about: [acme, \"[[companies/acme|Ä]]\"]", "about: [acme-neu, \"[[companies/acme-neu|Ä]]\"]")
        .replace("subject: acme,", "subject: acme-neu,")
        .replace("subject: companies/acme\n", "subject: companies/acme-neu\n")
        .replace("𝄞 [[acme]] und [[acme|", "𝄞 [[acme-neu]] und [[acme-neu|")
        .replace("../companies/acme.md", "../companies/acme-neu.md");
    assert_eq!(renamed, expected);
    let after = dossier.run(&["check"]);
    assert_eq!(errors(&after.stdout), errors(&before.stdout), "{}\n{}", before.stdout, after.stdout);
    assert!(!dossier.root().join("content/companies/acme.md").exists());
    let moved = std::fs::read_to_string(dossier.root().join("content/companies/acme-neu.md")).expect("it is there");
    assert!(moved.contains("\nredirect_from: [/companies/acme/]\n"), "{moved}");
}
