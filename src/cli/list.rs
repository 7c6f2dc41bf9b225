//! `dossier list`: the kinds of a dossier, or the documents of one.

use std::collections::HashSet;
use std::process::ExitCode;

use serde_json::json;

use crate::cli::mentions::ListForm;
use crate::cli::{BuildRequest, answer, kind_named, readable, usage};
use crate::export::csv::table::{add_line, table};
use crate::site::Site;
use crate::source::Inputs;

/// Prints the documents of a kind, drafts too, or all kinds with their number of documents. Mistakes in documents do not
/// matter: what can be read is listed.
pub fn run(request: &BuildRequest, kind: Option<&str>, form: ListForm) -> ExitCode {
    let (inputs, dossier) = match readable(request) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let text = match kind {
        None => kinds(&dossier.site, form),
        Some(name) => match kind_named(&dossier.site.config, name) {
            Ok(at) => documents(&dossier.site, &inputs, at, form),
            Err(message) => return usage(&message),
        },
    };
    answer(text);
    ExitCode::SUCCESS
}

fn kinds(site: &Site, form: ListForm) -> String {
    let mut text = if form == ListForm::Csv { table(&["kind", "folder", "documents"]) } else { String::new() };
    for (at, kind) in site.config.kinds.iter().enumerate() {
        let count = site.of_kind(at).len();
        match form {
            ListForm::Text => text.push_str(&format!("{}: {count}, content/{}\n", kind.name, kind.folder)),
            ListForm::Csv => add_line(&mut text, &[&kind.name, &kind.folder, &count.to_string()]),
            ListForm::Json => {
                let object = json!({"kind": &*kind.name, "folder": &*kind.folder, "documents": count});
                text.push_str(&format!("{object}\n"));
            }
        }
    }
    text
}

fn documents(site: &Site, inputs: &Inputs, kind: usize, form: ListForm) -> String {
    let files: HashSet<&str> = inputs.documents.iter().map(|file| &*file.path).collect();
    let mut text = if form == ListForm::Csv { table(&["slug", "title", "file", "draft"]) } else { String::new() };
    for id in site.of_kind(kind) {
        let document = site.document(id);
        let (slug, title) = (document.slug.as_str(), document.title.as_str());
        // A topic needs none.
        let file = files.get(&*document.source.path).copied().unwrap_or_default();
        match form {
            ListForm::Text => {
                let draft = if document.draft { ", draft" } else { "" };
                let file = if file.is_empty() { "no file" } else { file };
                text.push_str(&format!("{slug}: {title} ({file}{draft})\n"));
            }
            ListForm::Csv => add_line(&mut text, &[slug, title, file, if document.draft { "yes" } else { "no" }]),
            ListForm::Json => {
                let object = json!({"slug": slug, "title": title, "file": file, "draft": document.draft});
                text.push_str(&format!("{object}\n"));
            }
        }
    }
    text
}
