//! Resolving what the fields of one document name: references and paragraphs, with what is wrong about them.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::reference::find_reference;
use crate::model::{Document, Paragraph, Reference, TextBlock};
use crate::names::key;
use crate::site::{DocId, Site};

/// What is known while the fields of one document are resolved.
pub(super) struct Desk<'a> {
    pub(super) site: &'a Site,
    pub(super) document: &'a Document,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Desk<'_> {
    pub(super) fn report(&mut self, code: Code, place: Place, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, &self.document.source.path, place, message).help(help));
    }

    pub(super) fn find(&mut self, reference: &Reference, field: String) -> Option<DocId> {
        match find_reference(self.site, self.document, reference, Place::Value(field)) {
            Ok(id) => Some(id),
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    pub(super) fn find_all(&mut self, references: &[Reference], field: &str) -> Vec<DocId> {
        let mut found = Vec::new();
        for (at, reference) in references.iter().enumerate() {
            let id = self.find(reference, format!("{field}[{at}]"));
            found.extend(id.filter(|id| !found.contains(id)));
        }
        found
    }

    /// The number of the paragraph in an article; 0 where none is named or it does not exist.
    pub(super) fn passage(&mut self, article: &Document, par: Option<&Paragraph>, field: String) -> u32 {
        let Some(par) = par else { return 0 };
        let found = find_passage(article, par);
        if found.is_none() {
            let path = &article.source.path;
            let (message, help) = match par {
                Paragraph::Number(n) => (
                    format!("there is no paragraph {n} in {path}"),
                    match article.body.passages.len() {
                        1 => "its text has one numbered paragraph".to_owned(),
                        count => format!("its text has {count} numbered paragraphs"),
                    },
                ),
                Paragraph::Words(words) if words.starts_with('^') => (
                    format!("no paragraph of {path} has the id {words}"),
                    "write the id at the end of the paragraph, behind a space, or give its number or first words"
                        .to_owned(),
                ),
                Paragraph::Words(words) => (
                    format!("no paragraph of {path} begins with \"{words}\""),
                    "give the paragraph's number, or its first words exactly".to_owned(),
                ),
            };
            self.report(Code::UnknownParagraph, Place::Value(field), message, &help);
        }
        found.unwrap_or(0)
    }
}

/// The number of the paragraph that an author names; `None` where there is none.
pub(in crate::link) fn find_passage(article: &Document, par: &Paragraph) -> Option<u32> {
    let body = &article.body;
    match par {
        Paragraph::Number(n) => (1..=body.passages.len() as u32).contains(n).then_some(*n),
        Paragraph::Words(words) => match words.strip_prefix('^') {
            Some(id) => body.block_ids.iter().find(|own| *own.id == *id && own.passage > 0).map(|own| own.passage),
            None => {
                let wanted = key(words);
                let begins = |block: &&TextBlock| key(&block.text(&article.source.text)).starts_with(&wanted);
                body.texts.iter().filter(|block| block.passage > 0).find(begins).map(|block| block.passage)
            }
        },
    }
}
