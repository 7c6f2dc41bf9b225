//! Where the facts of an entity's page come from: every source outside the dossier in full, with what it supports, and
//! the reason of every inference. Tables cite these sources in short.

use serde::Serialize;

use crate::link::graph::EvidenceSource;
use crate::link::graph::outside_sources::Shelf;
use crate::model::{BasisKind, Document, OutsideSource, bare_address};
use crate::page::entity::facts::of_type;
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
    /// The source as it is written out most fully.
    #[serde(skip)]
    pub source: Option<OutsideSource>,
}

/// Facts named beside a source.
const NAMED: usize = 6;

/// The sources of an entity's page: of its fields, of its relations and events, then those of the page as a whole.
pub fn fact_sources(here: &Here<'_>, id: DocId) -> Vec<FactSource> {
    let document = here.site.document(id);
    let titled = titled(here, id);
    let mut sources: Vec<FactSource> = Vec::new();
    for (path, basis) in &document.basis {
        let source = document.basis_source(basis).map(|source| cited(here, &source, &titled));
        let note = basis.note.clone().unwrap_or_default();
        add(&mut sources, source, path_label(here, document, path), note, basis.kind == BasisKind::Inferred);
    }
    for relation in here.graph.relations_of(id) {
        for assertion in &relation.assertions {
            let EvidenceSource::Outside(source) = &assertion.evidence else { continue };
            let other = here.site.document(relation.other(id)).short().to_owned();
            // What is to say about a relation stands at the relation.
            add(&mut sources, Some(cited(here, source, &titled)), other, String::new(), false);
        }
    }
    for event in here.graph.events_of(id) {
        let event = &event.event;
        if let Some(source) = &event.source {
            let name = here.labels.text("events.of").replace("{date}", &here.labels.time(&event.date));
            add(&mut sources, Some(cited(here, source, &titled)), name, String::new(), false);
        }
    }
    for source in &document.sources {
        add(&mut sources, Some(cited(here, source, &titled)), String::new(), String::new(), false);
    }
    for source in &mut sources {
        source.more = here.labels.shorten(&mut source.facts, NAMED);
    }
    sources
}

/// The sources of an entity's relations, events and page that have a title, each once.
fn titled(here: &Here<'_>, id: DocId) -> Shelf {
    let assertions = here.graph.relations_of(id).flat_map(|relation| &relation.assertions);
    let of_relations = assertions.filter_map(|assertion| match &assertion.evidence {
        EvidenceSource::Outside(source) => Some(source),
        EvidenceSource::Article { .. } => None,
    });
    let of_events = here.graph.events_of(id).filter_map(|event| event.event.source.as_ref());
    let mut shelf = Shelf::default();
    let all = of_relations.chain(of_events).chain(&here.site.document(id).sources);
    for source in all.filter(|source| !source.title.is_empty()) {
        if shelf.alike(source).is_empty() {
            shelf.put(source);
        }
    }
    shelf
}

/// A source as it is cited, and what it is.
type Cited = (Citation, OutsideSource);

/// `known` are those of the page that have a title. A bare address has none, unless several of them have it.
fn cited(here: &Here<'_>, source: &OutsideSource, known: &Shelf) -> Cited {
    let mut source = source.clone();
    let citation = here.outside_citation(&source);
    let address = source.url.as_deref().map(bare_address);
    if let Some(address) = address.filter(|address| source.title.is_empty() || *address == source.title) {
        source.title.clear();
        if known.alike(&source).len() > 1 {
            source.title = address;
        }
    }
    (citation, source)
}

/// A field's path in words: `dates.adopted` is «Erlassen».
fn path_label(here: &Here<'_>, document: &Document, path: &str) -> String {
    let base = path.split(['[', '.']).next().unwrap_or(path);
    let key = [path, base].map(|path| format!("facts.{path}")).into_iter().find(|key| here.labels.find(key).is_some());
    key.map_or(path, |key| of_type(here, document, &key)).to_owned()
}

/// Adds what a source supports; what can be one source is one, under its best title.
fn add(sources: &mut Vec<FactSource>, cited: Option<Cited>, fact: String, note: String, inferred: bool) {
    let (citation, new) = cited.unzip();
    let is_official = new.as_ref().is_some_and(|source| source.kind().is_official());
    let same = |known: &&mut FactSource| match (&known.source, &new) {
        (Some(a), Some(b)) if b.url.is_some() => a.is_same(b),
        _ => known.citation == citation && known.inferred == inferred && known.notes.contains(&note),
    };
    let source = match sources.iter_mut().find(same) {
        Some(source) => source,
        None => {
            let added = FactSource {
                facts: Vec::new(),
                more: String::new(),
                citation: citation.clone(),
                notes: Vec::new(),
                inferred,
                is_official,
                source: new.clone(),
            };
            sources.push(added);
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
    // A bare address has no outlet and no date: a source that says more is shown instead.
    let length = |citation: &Option<Citation>| citation.as_ref().map_or(0, |citation| citation.detail.len());
    if length(&citation) > length(&source.citation) {
        (source.citation, source.source) = (citation, new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceKind;

    fn citation(text: &str, detail: &str) -> Option<Cited> {
        let url = "https://example.org/a".to_owned();
        let is_bare = url.ends_with(text);
        let source = OutsideSource {
            title: if is_bare { String::new() } else { text.to_owned() },
            url: Some(url.clone()),
            kind: (!is_bare).then_some(SourceKind::Official),
            ..OutsideSource::default()
        };
        let (text, detail) = (text.to_owned(), detail.to_owned());
        Some((Citation { text, href: url, external: true, detail, ..Citation::default() }, source))
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
    fn several_titles_at_one_address_are_several_sources() {
        let mut sources = Vec::new();
        add(&mut sources, citation("Entry of Alfa", "Register, 2020"), "Alfa".into(), String::new(), false);
        add(&mut sources, citation("Letter of Beta", "Lawyers, 2020"), "Beta".into(), String::new(), false);
        let titles: Vec<&str> = sources.iter().filter_map(|source| Some(&*source.citation.as_ref()?.text)).collect();
        assert_eq!(titles, ["Entry of Alfa", "Letter of Beta"]);
    }

    #[test]
    fn inferences_with_different_reasons_stay_apart() {
        let mut sources = Vec::new();
        add(&mut sources, None, "Name".into(), "by elimination".into(), true);
        add(&mut sources, None, "Country".into(), "by its seat".into(), true);
        assert_eq!(sources.len(), 2);
    }
}
