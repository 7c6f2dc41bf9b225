//! Where the facts of an entity's page come from: every source outside the dossier in full, with what it supports, and
//! the reason of every inference. Tables cite these sources in short.

use serde::Serialize;

use crate::link::graph::EvidenceSource;
use crate::model::{Basis, BasisKind, Document, OutsideSource};
use crate::page::entity::facts::{bare_address, of_type};
use crate::page::notation::{Citation, Here};
use crate::site::DocId;

/// A source and what it supports on the page.
#[derive(Clone, Debug, Serialize)]
pub struct FactSource {
    /// The facts that it supports: «Erlassen», «Entity List»; empty for the page as a whole.
    pub facts: Vec<String>,
    /// How many more it supports.
    pub more: String,
    /// The source; none for an inference.
    pub citation: Option<Citation>,
    /// The reason of an inference, or remarks.
    pub notes: Vec<String>,
    /// Inferred by the author.
    pub inferred: bool,
    /// Whether it is an authority's or a court's own.
    #[serde(skip)]
    pub is_official: bool,
}

/// Facts named beside a source.
const NAMED: usize = 6;

/// The sources of an entity's page: of its fields, of its relations and events, then those of the page as a whole.
pub fn fact_sources(here: &Here<'_>, id: DocId) -> Vec<FactSource> {
    let document = here.site.document(id);
    let mut sources: Vec<FactSource> = Vec::new();
    for (path, basis) in &document.basis {
        let source = basis_source(document, basis);
        let source = source.as_ref().map(|source| cited(here, source));
        let note = basis.note.clone().unwrap_or_default();
        add(&mut sources, source, path_label(here, document, path), note, basis.kind == BasisKind::Inferred);
    }
    for relation in here.graph.relations_of(id) {
        for assertion in &relation.assertions {
            let EvidenceSource::Outside(source) = &assertion.evidence else { continue };
            let other = here.site.document(relation.other(id)).short().to_owned();
            // What is to say about a relation stands at the relation.
            add(&mut sources, Some(cited(here, source)), other, String::new(), false);
        }
    }
    for event in here.graph.events_of(id) {
        let event = &event.event;
        if let Some(source) = &event.source {
            let name = here.labels.text("events.of").replace("{date}", &here.labels.date(&event.date));
            add(&mut sources, Some(cited(here, source)), name, String::new(), false);
        }
    }
    for source in &document.sources {
        add(&mut sources, Some(cited(here, source)), String::new(), String::new(), false);
    }
    for source in &mut sources {
        source.more = here.labels.more(source.facts.len().saturating_sub(NAMED));
        source.facts.truncate(NAMED);
    }
    sources
}

/// A source as it is cited, and whether it is an authority's or a court's own.
type Cited = (Citation, bool);

fn cited(here: &Here<'_>, source: &OutsideSource) -> Cited {
    (here.outside_citation(source), source.kind().is_official())
}

/// A field's path in words: `dates.adopted` is «Erlassen».
fn path_label(here: &Here<'_>, document: &Document, path: &str) -> String {
    let base = path.split(['[', '.']).next().unwrap_or(path);
    let key = [path, base].map(|path| format!("facts.{path}")).into_iter().find(|key| here.labels.find(key).is_some());
    key.map_or(path, |key| of_type(here, document, &key)).to_owned()
}

/// The outside source of a basis: as the page lists it under the same address, else by its bare address.
pub fn basis_source(document: &Document, basis: &Basis) -> Option<OutsideSource> {
    let url = basis.source.as_ref()?;
    let listed = document.sources.iter().find(|source| source.url.as_ref() == Some(url));
    Some(listed.cloned().unwrap_or_else(|| OutsideSource {
        title: bare_address(url),
        url: Some(url.clone()),
        accessed: basis.accessed.clone(),
        ..OutsideSource::default()
    }))
}

/// Adds what a source supports; a source with the same address is one source, under its best title.
fn add(sources: &mut Vec<FactSource>, cited: Option<Cited>, fact: String, note: String, inferred: bool) {
    let (citation, is_official) = cited.map_or((None, false), |(citation, is_official)| (Some(citation), is_official));
    let same = |known: &&mut FactSource| match (&known.citation, &citation) {
        (Some(a), Some(b)) if !b.href.is_empty() => a.href == b.href,
        (a, b) => *a == *b && known.inferred == inferred && known.notes.contains(&note),
    };
    let source = match sources.iter_mut().find(same) {
        Some(source) => source,
        None => {
            let new = FactSource {
                facts: Vec::new(),
                more: String::new(),
                citation: citation.clone(),
                notes: Vec::new(),
                inferred,
                is_official,
            };
            sources.push(new);
            sources.last_mut().expect("a source was just added")
        }
    };
    if !fact.is_empty() && !source.facts.contains(&fact) {
        source.facts.push(fact);
    }
    if !note.is_empty() && !source.notes.contains(&note) {
        source.notes.push(note);
    }
    // Where it is cited by its bare address alone, its kind is not known.
    source.is_official |= is_official;
    if let (Some(known), Some(new)) = (&mut source.citation, citation) {
        // A bare address has no outlet and no date: a source that says more is shown instead.
        if new.detail.len() > known.detail.len() {
            *known = new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(text: &str, detail: &str) -> Option<Cited> {
        let is_official = !detail.is_empty();
        let (text, detail) = (text.to_owned(), detail.to_owned());
        Some((Citation { text, href: "https://example.org/a".into(), external: true, detail }, is_official))
    }

    #[test]
    fn one_address_is_one_source_under_its_fullest_title() {
        let mut sources = Vec::new();
        add(&mut sources, citation("example.org/a", ""), "Adopted".into(), String::new(), false);
        add(&mut sources, citation("A Notice", "Gazette, 2020"), "Tesla".into(), "only in part".into(), false);
        add(&mut sources, citation("A Notice", "Gazette, 2020"), "Tesla".into(), "only in part".into(), false);
        let [source] = sources.as_slice() else { panic!("{sources:?}") };
        assert_eq!(source.facts, ["Adopted", "Tesla"]);
        assert_eq!(source.notes, ["only in part"]);
        assert!(source.is_official, "one of its entries says what it is");
        assert_eq!(source.citation.as_ref().map(|citation| citation.text.as_str()), Some("A Notice"));
    }

    #[test]
    fn inferences_with_different_reasons_stay_apart() {
        let mut sources = Vec::new();
        add(&mut sources, None, "Name".into(), "by elimination".into(), true);
        add(&mut sources, None, "Country".into(), "by its seat".into(), true);
        assert_eq!(sources.len(), 2);
    }
}
