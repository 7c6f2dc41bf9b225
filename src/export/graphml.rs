//! GraphML, as Gephi, yEd and networkx read it: entities, articles, sources, claims and events as nodes, and as edges what joins them.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::csv::said::{days, details, marks, said, yes};
use super::facts::Facts;
use crate::model::{Status, Wording};

/// What is said of a node, and of an edge.
const ATTRIBUTES: [(&str, &str, &str); 32] = [
    ("node", "kind", "string"),
    ("node", "label", "string"),
    ("node", "address", "string"),
    ("node", "date", "string"),
    ("node", "country", "string"),
    ("node", "certainty", "string"),
    ("edge", "type", "string"),
    ("edge", "label", "string"),
    ("edge", "status", "string"),
    ("edge", "since", "string"),
    ("edge", "announced", "string"),
    ("edge", "start", "string"),
    ("edge", "until", "string"),
    ("edge", "end", "string"),
    ("edge", "dates_of_regulation", "string"),
    ("edge", "inferred_dates", "string"),
    ("edge", "external_dates", "string"),
    ("edge", "certainty", "string"),
    ("edge", "disputed", "string"),
    ("edge", "date_conflict", "string"),
    ("edge", "inferred", "string"),
    ("edge", "external", "string"),
    ("edge", "otherwise", "string"),
    ("edge", "share", "string"),
    ("edge", "amount", "string"),
    ("edge", "listed_as", "string"),
    ("edge", "entry", "string"),
    ("edge", "reason", "string"),
    ("edge", "note", "string"),
    ("edge", "as_of", "string"),
    ("edge", "sources", "string"),
    ("edge", "times", "int"),
];

/// The whole graph. Relations, claims, events and mentions have their ids; the other edges only join these.
pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    )?;
    for (of, name, kind) in ATTRIBUTES {
        writeln!(out, "<key id=\"{of}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    out.write_all(b"<graph id=\"dossier\" edgedefault=\"directed\">\n")?;
    nodes(facts, out)?;
    edges(facts, out)?;
    out.write_all(b"</graph>\n</graphml>\n")
}

fn nodes(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for id in facts.entities() {
        let document = facts.site.document(id);
        let entity = document.entity();
        let country = entity.and_then(|entity| entity.country.value()).map(String::as_str).or(document.jurisdiction());
        let founded = document.company().and_then(|company| company.founded.value()).map(|date| date.edtf.as_str());
        let country = country.unwrap_or_default().to_uppercase();
        node(
            out,
            &facts.id(id),
            &[
                ("kind", &facts.site.kind(id).name),
                ("label", &document.title),
                ("address", &facts.address(id, "")),
                ("date", founded.unwrap_or_default()),
                ("country", &country),
            ],
        )?;
    }
    for id in facts.articles() {
        let document = facts.site.document(id);
        let date = document.article().map_or("", |article| &article.date.edtf);
        let address = facts.address(id, "");
        node(
            out,
            &facts.id(id),
            &[("kind", "article"), ("label", &document.title), ("address", &address), ("date", date)],
        )?;
    }
    for (id, used) in facts.outside_sources() {
        let source = &used.source;
        node(
            out,
            &id,
            &[
                ("kind", "source"),
                ("label", source.shown_title()),
                ("address", source.url.as_deref().unwrap_or_default()),
                ("date", source.date.as_ref().map_or("", |date| &date.edtf)),
            ],
        )?;
    }
    for (stated, claim) in facts.claims() {
        let place = Wording::place_for(&claim.wordings, facts.site.config.language.tag());
        node(
            out,
            &facts.claim_id(stated),
            &[
                ("kind", "claim"),
                ("label", &claim.wordings[place].text),
                ("address", &facts.address(stated.article, &claim.id)),
                ("date", claim.date.as_ref().map_or("", |date| &date.edtf)),
                ("certainty", claim.certainty.word()),
            ],
        )?;
    }
    for told in facts.events() {
        node(
            out,
            &facts.event_id(told),
            &[
                ("kind", "event"),
                ("label", &told.event.title),
                ("address", &facts.passage_address(told.article, told.passage)),
                ("date", &told.event.date.edtf),
                ("certainty", told.event.certainty.word()),
            ],
        )?;
    }
    Ok(())
}

fn edges(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for relation in facts.relations() {
        // As in the table of relations.
        let (days, said) = (days(relation), said(facts, relation));
        let [certainty, disputed, date_conflict, inferred, external] = marks(relation);
        let [share, amount, listed_as, entry, reason] = details(relation);
        edge(
            out,
            Some(&relation.anchor(facts.site)),
            [&facts.id(relation.subject), &facts.id(relation.object)],
            &[
                ("type", &relation.kind.name),
                ("label", facts.labels.of(&relation.kind.words.label)),
                ("status", relation.status().map_or("", Status::word)),
                ("since", &days.since),
                ("announced", &days.announced),
                ("start", &days.start),
                ("until", &days.until),
                ("end", &days.end),
                ("dates_of_regulation", &days.of_regulation),
                ("inferred_dates", &days.inferred),
                ("external_dates", &days.external),
                ("certainty", certainty),
                ("disputed", disputed),
                ("date_conflict", date_conflict),
                ("inferred", inferred),
                ("external", external),
                ("otherwise", &said.otherwise),
                ("share", &share),
                ("amount", &amount),
                ("listed_as", &listed_as),
                ("entry", &entry),
                ("reason", &reason),
                ("note", &said.notes),
                ("sources", &facts.sources_of(relation).join(" | ")),
                ("as_of", facts.as_of()),
            ],
        )?;
    }
    for (stated, _) in facts.claims() {
        let id = facts.claim_id(stated);
        edge(out, None, [&facts.id(stated.article), &id], &[("type", "reports")])?;
        for speaker in facts.ids(&stated.by) {
            edge(out, None, [&speaker, &id], &[("type", "says")])?;
        }
        for subject in facts.ids(&stated.about) {
            edge(out, None, [&id, &subject], &[("type", "about")])?;
        }
        for (kind, at) in &stated.answers {
            edge(out, None, [&id, &facts.claim_id(facts.graph.claim(*at))], &[("type", kind.word())])?;
        }
    }
    for told in facts.events() {
        let id = facts.event_id(told);
        edge(out, None, [&facts.id(told.article), &id], &[("type", "tells")])?;
        if let Some(source) = &told.event.source {
            edge(out, None, [&facts.outside_id(source), &id], &[("type", "tells")])?;
        }
        for subject in facts.ids(&told.about) {
            edge(out, None, [&id, &subject], &[("type", "about")])?;
        }
    }
    for naming in facts.namings() {
        let ends = [facts.id(naming.article), facts.id(naming.entity)];
        let times = naming.times.to_string();
        let inferred = yes(naming.is_inferred);
        edge(
            out,
            None,
            ends.each_ref().map(String::as_str),
            &[("type", "mentions"), ("times", &times), ("inferred", inferred)],
        )?;
    }
    Ok(())
}

fn node(out: &mut dyn Write, id: &str, data: &[(&str, &str)]) -> io::Result<()> {
    write!(out, "<node id=\"{id}\">")?;
    write_data(out, "node", data)?;
    out.write_all(b"</node>\n")
}

fn edge(out: &mut dyn Write, id: Option<&str>, [source, target]: [&str; 2], data: &[(&str, &str)]) -> io::Result<()> {
    match id {
        Some(id) => write!(out, "<edge id=\"{id}\" source=\"{source}\" target=\"{target}\">")?,
        None => write!(out, "<edge source=\"{source}\" target=\"{target}\">")?,
    }
    write_data(out, "edge", data)?;
    out.write_all(b"</edge>\n")
}

fn write_data(out: &mut dyn Write, of: &str, data: &[(&str, &str)]) -> io::Result<()> {
    for (name, value) in data.iter().filter(|(_, value)| !value.is_empty()) {
        write!(out, "<data key=\"{of}_{name}\">{}</data>", escape(*value))?;
    }
    Ok(())
}
