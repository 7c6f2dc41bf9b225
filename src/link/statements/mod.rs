//! Relations, events and claims: references resolved, rules checked, the same triple put together.

mod claims;
mod relations;

use std::collections::HashMap;
use std::sync::Arc;

use super::graph::{DatedEvent, Relation, StatedClaim};
use super::reference::find_reference;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::{Certainty, Document, Event, Paragraph, Reference, TextBlock};
use crate::names::key;
use crate::site::{DocId, Site};

/// Every statement of the dossier, checked.
#[derive(Debug, Default)]
pub struct Statements {
    /// Sorted by subject, type in the configuration's order, object.
    pub relations: Vec<Relation>,
    /// Sorted by date, then article, then as written.
    pub events: Vec<DatedEvent>,
    /// By article in the order given, then as written.
    pub claims: Vec<StatedClaim>,
}

/// Collects the statements of all documents. `articles` are in order of date.
pub fn collect(site: &Site, articles: &[DocId]) -> Checked<Statements> {
    let mut diagnostics = Vec::new();
    let claims = claims::claims(site, articles, &mut diagnostics);
    let relations = relations::relations(site, articles, &claims, &mut diagnostics);
    let events = events(site, articles, &mut diagnostics);
    for id in site.ids() {
        check_other_references(site, id, &mut diagnostics);
    }
    Checked { value: Statements { relations, events, claims }, diagnostics }
}

/// What is known while the fields of one document are resolved.
struct Desk<'a> {
    site: &'a Site,
    document: &'a Document,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Desk<'_> {
    fn report(&mut self, code: Code, place: Place, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, &self.document.source.path, place, message).help(help));
    }

    fn find(&mut self, reference: &Reference, field: String) -> Option<DocId> {
        match find_reference(self.site, self.document, reference, Place::Value(field)) {
            Ok(id) => Some(id),
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn find_all(&mut self, references: &[Reference], field: &str) -> Vec<DocId> {
        let found = references.iter().enumerate();
        found.filter_map(|(at, reference)| self.find(reference, format!("{field}[{at}]"))).collect()
    }

    /// The number of the paragraph in an article; 0 where none is named or it does not exist.
    fn passage(&mut self, article: &Document, par: Option<&Paragraph>, field: String) -> u32 {
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

fn events(site: &Site, articles: &[DocId], diagnostics: &mut Vec<Diagnostic>) -> Vec<DatedEvent> {
    let mut events = Vec::new();
    for id in articles {
        let document = site.document(*id);
        let Some(article) = document.article() else { continue };
        let mut alike: HashMap<String, usize> = HashMap::new();
        for (at, event) in article.events.iter().enumerate() {
            let field = format!("events[{}]", event.index);
            let mut desk = Desk { site, document, diagnostics };
            if event.certainty == Certainty::Inferred && event.note.is_none() {
                let message = "an inferred event needs its reason".to_owned();
                desk.report(Code::InferredWithoutReason, Place::Value(field.clone()), message, "add `note: …`");
            }
            let about = desk.find_all(&event.about, &format!("{field}.about"));
            let passage = desk.passage(document, event.par.as_ref(), format!("{field}.par"));
            let anchor = event_anchor(document, event, &mut alike);
            events.push(DatedEvent { article: *id, index: at as u32, anchor, event: event.clone(), about, passage });
        }
    }
    events.sort_by(|a, b| a.event.date.order(&b.event.date)); // stable: article order, then as written
    events
}

/// An id from the event's date and words, so that it stays when others are added; `-2` for the second of the same.
fn event_anchor(article: &Document, event: &Event, alike: &mut HashMap<String, usize>) -> Arc<str> {
    let text = format!("{}\n{}\n{}", article.permalink, event.date.edtf, event.title.to_lowercase());
    let anchor = format!("ev-{}", &blake3::hash(text.as_bytes()).to_hex()[..8]);
    let count = alike.entry(anchor.clone()).or_default();
    *count += 1;
    if *count > 1 { format!("{anchor}-{count}").into() } else { anchor.into() }
}

/// References that make no statement of their own: an article's subjects, a regulation's issuer.
fn check_other_references(site: &Site, id: DocId, diagnostics: &mut Vec<Diagnostic>) {
    let document = site.document(id);
    let mut desk = Desk { site, document, diagnostics };
    if let Some(article) = document.article() {
        desk.find_all(&article.about, "about");
    }
    if let Some(issuer) = document.regulation().and_then(|regulation| regulation.issuer.value()) {
        desk.find_all(issuer, "issuer");
    }
}
