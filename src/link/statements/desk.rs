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
        let body = &article.body;
        let count = body.passages.len() as u32;
        match par {
            None => 0,
            Some(Paragraph::Number(n)) if (1..=count).contains(n) => *n,
            Some(Paragraph::Number(n)) => {
                let message = format!("there is no paragraph {n} in {}", article.source.path);
                let help = match count {
                    1 => "its text has one numbered paragraph".to_owned(),
                    count => format!("its text has {count} numbered paragraphs"),
                };
                self.report(Code::UnknownParagraph, Place::Value(field), message, &help);
                0
            }
            Some(Paragraph::Words(words)) => {
                let wanted = key(words);
                let begins = |block: &&TextBlock| key(&block.text(&article.source.text)).starts_with(&wanted);
                let begins = body.texts.iter().filter(|block| block.passage > 0).find(begins);
                if begins.is_none() {
                    let message = format!("no paragraph of {} begins with \"{words}\"", article.source.path);
                    let help = "give the paragraph's number, or its first words exactly";
                    self.report(Code::UnknownParagraph, Place::Value(field), message, help);
                }
                begins.map_or(0, |block| block.passage)
            }
        }
    }
}
