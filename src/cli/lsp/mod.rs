//! `dossier lsp`: a language server for editors. It reads a dossier as `check` does, with what is being typed in place of the files
//! on the disk, and answers from that: mistakes while typing, what can be typed, what is known of a name, where its page is, and
//! another slug for a document with everything that names it.

mod desk;
mod place;
mod question;
mod typed;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    Completion, GotoDefinition, HoverRequest, PrepareRenameRequest, RegisterCapability, Rename, Request as _,
};
use lsp_types::{
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, FileSystemWatcher, GlobPattern, GotoDefinitionParams, HoverParams,
    HoverProviderCapability, InitializeParams, OneOf, PrepareRenameResponse, Registration, RegistrationParams,
    RenameOptions, RenameParams, ResourceOperationKind, ServerCapabilities, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, Uri, WorkDoneProgressOptions,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::desk::Desk;
use self::question::Page;
use crate::cli::build::DEFAULT_OUTPUT;
use crate::cli::{BuildRequest, fail};
use crate::source::CONFIGURATIONS;

/// Serves the editor that started it, on stdin and stdout, until that says goodbye.
pub fn run(request: &BuildRequest) -> ExitCode {
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection, &request.root);
    drop(connection);
    match served.and_then(|()| threads.join().map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(&message),
    }
}

fn serve(connection: &Connection, root: &Path) -> Result<(), String> {
    let (id, parameters) = connection.initialize_start().map_err(|error| error.to_string())?;
    let parameters: InitializeParams = serde_json::from_value(parameters).map_err(|error| error.to_string())?;
    let answer = serde_json::json!({
        "capabilities": capabilities(),
        "serverInfo": {"name": "dossier", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer).map_err(|error| error.to_string())?;
    let root = folder(&parameters).unwrap_or_else(|| root.to_owned());
    let root = std::path::absolute(&root).unwrap_or(root);
    let mut server =
        Server { connection, desk: Desk::new(&root, root.join(DEFAULT_OUTPUT)), moves_files: moves_files(&parameters) };
    server.watch(&parameters);
    server.listen()
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(["[", " ", ":", ","].map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        ..ServerCapabilities::default()
    }
}

/// The folder that the editor has open, where it or one above it is a dossier's.
fn folder(parameters: &InitializeParams) -> Option<PathBuf> {
    #[expect(deprecated, reason = "editors without workspace folders say it in this way")]
    let root = parameters.root_uri.as_ref();
    let open = parameters.workspace_folders.as_ref().and_then(|folders| folders.first()).map(|folder| &folder.uri);
    let opened = PathBuf::from("/").join(place::path(open.or(root)?, Path::new("/"))?);
    let has_one = |folder: &&Path| CONFIGURATIONS.iter().any(|name| folder.join(name).exists());
    opened.ancestors().find(has_one).map(Path::to_owned)
}

/// Whether the editor can give files other names.
fn moves_files(parameters: &InitializeParams) -> bool {
    let edits = parameters.capabilities.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
    let operations = edits.and_then(|edits| edits.resource_operations.as_ref());
    operations.is_some_and(|operations| operations.contains(&ResourceOperationKind::Rename))
}

struct Server<'c> {
    connection: &'c Connection,
    desk: Desk,
    moves_files: bool,
}

impl Server<'_> {
    /// Asks the editor to tell of files that others change.
    fn watch(&self, parameters: &InitializeParams) {
        let workspace = parameters.capabilities.workspace.as_ref();
        let watching = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        if watching.and_then(|watching| watching.dynamic_registration) != Some(true) {
            return;
        }
        let watchers = ["**/{content,sources,static,templates}/**", "**/dossier.{yaml,yml}"]
            .map(|glob| FileSystemWatcher { glob_pattern: GlobPattern::String(glob.to_owned()), kind: None });
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.into() };
        let registration = Registration {
            id: "files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let wanted = RegistrationParams { registrations: vec![registration] };
        self.send(Request::new(1.into(), RegisterCapability::METHOD.to_owned(), wanted));
    }

    fn listen(&mut self) -> Result<(), String> {
        self.report();
        loop {
            let Ok(message) = self.connection.receiver.recv() else { return Ok(()) };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request).map_err(|error| error.to_string())? {
                        return Ok(());
                    }
                    self.report();
                    let response = self.answer(request);
                    self.send(response);
                }
                Message::Notification(notification) => self.take(notification),
                Message::Response(_) => {}
            }
            // Whoever types fast is told of the last state only.
            if self.connection.receiver.is_empty() {
                self.report();
            }
        }
    }

    /// An editor that has gone away ends the next reading.
    fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }

    fn report(&mut self) {
        for report in self.desk.update() {
            self.send(Notification::new(PublishDiagnostics::METHOD.to_owned(), report));
        }
    }

    /// Takes up a change; what is no file of the dossier is none.
    fn take(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                let Some(opened) = read::<DidOpenTextDocumentParams>(params) else { return };
                if let Some(path) = self.path(&opened.text_document.uri) {
                    self.desk.type_in(path, opened.text_document.text);
                }
            }
            DidChangeTextDocument::METHOD => {
                let Some(changed) = read::<DidChangeTextDocumentParams>(params) else { return };
                let text = changed.content_changes.into_iter().next_back().map(|change| change.text);
                if let Some((path, text)) = self.path(&changed.text_document.uri).zip(text) {
                    self.desk.type_in(path, text);
                }
            }
            DidCloseTextDocument::METHOD => {
                let closed = read::<DidCloseTextDocumentParams>(params);
                if let Some(path) = closed.and_then(|closed| self.path(&closed.text_document.uri)) {
                    self.desk.close(&path);
                }
            }
            DidSaveTextDocument::METHOD => {
                let saved = read::<DidSaveTextDocumentParams>(params);
                let path = saved.and_then(|saved| self.path(&saved.text_document.uri));
                self.reread(path);
            }
            DidChangeWatchedFiles::METHOD => {
                let Some(changed) = read::<DidChangeWatchedFilesParams>(params) else { return };
                let paths: Vec<String> = changed.changes.iter().filter_map(|change| self.path(&change.uri)).collect();
                self.reread(paths);
            }
            _ => {}
        }
    }

    fn reread(&mut self, paths: impl IntoIterator<Item = String>) {
        let changed: Vec<PathBuf> = paths.into_iter().map(|path| self.desk.root.join(path)).collect();
        if !changed.is_empty() {
            self.desk.reread(&changed);
        }
    }

    fn path(&self, uri: &Uri) -> Option<String> {
        place::path(uri, &self.desk.root)
    }

    fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let answered = match method.as_str() {
            Completion::METHOD => self.ask(params, |page, asked: CompletionParams| {
                Ok(page.map(|page| page.completions(asked.text_document_position.position)))
            }),
            HoverRequest::METHOD => self.ask(params, |page, asked: HoverParams| {
                Ok(page.and_then(|page| page.hover(asked.text_document_position_params.position)))
            }),
            GotoDefinition::METHOD => self.ask(params, |page, asked: GotoDefinitionParams| {
                Ok(page.and_then(|page| page.definition(asked.text_document_position_params.position)))
            }),
            PrepareRenameRequest::METHOD => self.ask(params, |page, asked: TextDocumentPositionParams| {
                let page = page.ok_or("this is no document of the dossier")?;
                let id = page.renamed(asked.position)?;
                let range = lsp_types::Range::new(asked.position, asked.position);
                Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: page.slug(id).to_owned() }))
            }),
            Rename::METHOD => self.ask(params, |page, asked: RenameParams| {
                if !self.moves_files {
                    return Err("this editor cannot give a file another name".to_owned());
                }
                let page = page.ok_or("this is no document of the dossier")?;
                let id = page.renamed(asked.text_document_position.position)?;
                page.rename(&self.desk, id, asked.new_name.trim()).map(Some)
            }),
            _ => {
                return Response::new_err(
                    id,
                    ErrorCode::MethodNotFound as i32,
                    format!("{method} is not answered here"),
                );
            }
        };
        match answered {
            Ok(value) => Response { id, result: Some(value), error: None },
            Err(message) => Response::new_err(id, ErrorCode::RequestFailed as i32, message),
        }
    }

    /// Puts a question to the file that it is about.
    fn ask<Asked: DeserializeOwned, Answer: Serialize>(
        &self,
        params: Value,
        answer: impl FnOnce(Option<Page<'_>>, Asked) -> Result<Option<Answer>, String>,
    ) -> Result<Value, String> {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).and_then(|uri| uri.parse().ok());
        let path = uri.and_then(|uri| self.path(&uri));
        let page = path.as_deref().and_then(|path| Page::of(&self.desk, path));
        let asked = serde_json::from_value(params).map_err(|error| error.to_string())?;
        let answer = answer(page, asked)?;
        serde_json::to_value(answer).map_err(|error| error.to_string())
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}
