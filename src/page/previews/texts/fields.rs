//! The texts of a document apart from its title and its body. They are indexed, and excerpts are cut from the same texts, so
//! that whatever a word or a phrase finds can be shown.

use crate::config::term_label;
use crate::labels::labels;
use crate::model::{Article, Claim, Document, Entity, Speaker, SpeakerName, Stated};
use crate::site::{DocId, Site};

/// The fields of a document other than its body, one bit each.
pub mod field {
    /// The title, or the name of an entity.
    pub const TITLE: u8 = 1;
    /// Other names.
    pub const NAMES: u8 = 2;
    pub const SUMMARY: u8 = 4;
    pub const HEADINGS: u8 = 8;
    /// Claims, events, remarks at relations.
    pub const STATEMENTS: u8 = 16;
    /// What the catalogue says of the source: headline, authors, outlet; citations and identifiers; what it is filed under.
    pub const RECORD: u8 = 32;
    /// What its page prints as data: facts, and relations with their days and values.
    pub const FACTS: u8 = 64;
}

/// A text and the field that it counts as.
pub type FieldText = (u8, String);

/// The head of a claim's text, which is searched with it: its topic, and speakers that are no entities. `Streit, ein Sprecher: `
pub fn claim_head(claim: &Claim) -> String {
    let speakers = match &claim.by {
        Speaker::Named(names) => names.as_slice(),
        _ => &[],
    };
    let speakers = speakers.iter().filter_map(|name| match name {
        SpeakerName::Words { text, .. } => Some(text.as_str()),
        SpeakerName::Entity(_) => None,
    });
    let head = claim.topic.as_deref().into_iter().chain(speakers).collect::<Vec<_>>().join(", ");
    if head.is_empty() { head } else { format!("{head}: ") }
}

/// What an entity is called as one of its kind, in the dossier's language: its kind and its type. Who looks for «Verordnung»
/// means every regulation of that type, whatever its name is.
pub fn kinds_of(site: &Site, id: DocId) -> Vec<&str> {
    let (document, words) = (site.document(id), labels(site.config.language.tag()));
    let terms = &site.config.terms;
    let kind = document.entity().map(|_| words.of(&site.kind(id).singular));
    let regulation_type = document.regulation().and_then(|regulation| regulation.regulation_type.value());
    let regulation_type = regulation_type.map(|own| term_label(&terms.regulation_types, own, words));
    let company_type = document.company().map(|own| term_label(&terms.company_types, &own.company_type, words));
    let mut kinds: Vec<&str> = [kind, regulation_type, company_type].into_iter().flatten().collect();
    kinds.dedup();
    kinds
}

/// All texts of a document but its title and its body, in the order in which an excerpt prefers them. `under` are the
/// labels of what it is filed under.
pub fn field_texts(document: &Document, under: &[&str]) -> Vec<FieldText> {
    let mut texts = Vec::new();
    texts.extend(document.summary.iter().map(|summary| (field::SUMMARY, summary.clone())));
    names(document, &mut texts);
    let notes = document.relations.iter().filter_map(|relation| relation.assertion.note.as_ref());
    texts.extend(notes.map(|note| (field::STATEMENTS, note.clone())));
    if let Some(article) = document.article() {
        article_texts(article, &mut texts);
    }
    if let Some(entity) = document.entity() {
        record(entity, &mut texts);
    }
    texts.extend(document.authors.iter().map(|author| (field::RECORD, author.clone())));
    let sources = document.sources.iter().filter(|_| document.article().is_some());
    texts.extend(sources.map(|source| {
        let parts = [source.outlet.as_deref(), Some(source.shown_title())];
        (field::RECORD, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }));
    texts.extend(under.iter().map(|word| (field::RECORD, (*word).to_owned())));
    texts.extend(document.body.headings.iter().map(|heading| (field::HEADINGS, heading.text.clone())));
    texts
}

fn names(document: &Document, texts: &mut Vec<FieldText>) {
    let names: Vec<&str> = document.names().iter().skip(1).map(|name| name.text.as_str()).collect();
    let short = document.short_name.as_deref().filter(|short| !names.contains(short));
    texts.extend(short.into_iter().chain(names).map(|name| (field::NAMES, name.to_owned())));
}

/// Claims, events, and what the catalogue says of the source.
fn article_texts(article: &Article, texts: &mut Vec<FieldText>) {
    for claim in &article.claims {
        texts.extend(claim_texts(claim).map(|text| (field::STATEMENTS, text)));
        texts.extend(claim.note.iter().map(|note| (field::STATEMENTS, note.clone())));
    }
    for event in &article.events {
        let own = [Some(&event.title), event.note.as_ref()].into_iter().flatten();
        texts.extend(own.map(|text| (field::STATEMENTS, text.clone())));
    }
    let source = &article.source;
    let list = |list: &Stated<Vec<String>>| list.value().map(|list| list.join(", "));
    let one = |value: &Stated<String>| value.value().cloned();
    let record = [
        list(&source.authors),
        one(&source.headline),
        one(&source.outlet),
        one(&source.publisher),
        list(&source.relies_on),
        article.kicker.clone(),
        article.cite_as.clone(),
    ];
    texts.extend(record.into_iter().flatten().map(|text| (field::RECORD, text)));
}

/// «Streit um Daten, ein Sprecher: Das treffe nicht zu.», once for each language.
fn claim_texts(claim: &Claim) -> impl Iterator<Item = String> {
    let head = claim_head(claim);
    claim.wordings.iter().map(move |wording| format!("{head}{}", wording.text))
}

/// Identifiers of an entity, citations of a regulation.
fn record(entity: &Entity, texts: &mut Vec<FieldText>) {
    let identifiers = entity.identifiers.values().filter_map(Stated::value).cloned();
    let citations = entity.regulation.iter().filter_map(|regulation| regulation.citations.value()).flatten().cloned();
    texts.extend(identifiers.chain(citations).map(|text| (field::RECORD, text)));
}
