//! What joins entities: sanctions, ownership, offices and other relations; who is named in which article.
//!
//! A program that reads these takes each for a fact. What a source only alleges, denies or foresees, and what an author concludes, is
//! therefore written as a link without a meaning of its own, which says in words what it is.

use super::entity::FtmEntity;
use super::schema::{EDGES, EdgeSchema, LINK, Range, fits};
use super::things::{known, schema_of};
use crate::export::facts::{Facts, Naming};
use crate::labels::labels;
use crate::link::graph::{EvidenceSource, Relation, Step};
use crate::model::{Certainty, Date, Status};

/// A relation as an edge, or as a sanction.
pub(super) fn relation(facts: Facts<'_>, own: &Relation) -> FtmEntity {
    let (subject, object) = (schema_of(facts, own.subject), schema_of(facts, own.object));
    let ends = |schema: &EdgeSchema| fits(subject, schema.subject.1) && fits(object, schema.object.1);
    let is_fact = is_fact(own);
    if is_fact && own.kind.ftm == "Sanction" && is_list(facts, own) {
        return sanction(facts, own);
    }
    let [subject_id, object_id] = [facts.id(own.subject), facts.id(own.object)];
    let edge = if fits(object, Range::Document) || fits(subject, Range::Document) {
        let (document, entity) =
            if fits(object, Range::Document) { (object_id, subject_id) } else { (subject_id, object_id) };
        let edge = FtmEntity::new(own.anchor(facts.site), "Documentation");
        edge.with("document", [document]).with("entity", [entity]).with("role", [words(own)])
    } else {
        let schema =
            EDGES.iter().find(|schema| is_fact && schema.name == own.kind.ftm && ends(schema)).unwrap_or(&LINK);
        let edge = FtmEntity::new(own.anchor(facts.site), schema.name)
            .with(schema.subject.0, [subject_id])
            .with(schema.object.0, [object_id])
            .with(schema.how, [words(own)]);
        match schema.name {
            "Ownership" => edge
                .with("percentage", own.strongest(|fields| fields.share.as_ref().map(|share| share.percent.clone()))),
            _ => edge,
        }
    };
    let amount = own.strongest(|fields| fields.amount.as_ref().map(ToString::to_string));
    let edge = edge.with("summary", amount);
    interval(facts, own, edge)
}

/// An entry on a list.
fn sanction(facts: Facts<'_>, own: &Relation) -> FtmEntity {
    let list = facts.site.document(own.object);
    let regulation = list.regulation();
    let measures = regulation.and_then(|regulation| regulation.measures.value()).into_iter().flatten();
    let listed_as = own.strongest(|fields| fields.listed_as.clone());
    let issued = own.date(Step::Status(Status::Issued)).or_else(|| own.date(Step::Announced));
    let edge = FtmEntity::new(own.anchor(facts.site), "Sanction")
        .with("entity", [facts.id(own.subject)])
        .with("program", [&list.title])
        .with("programUrl", regulation.and_then(|own| known(&own.official_url)))
        .with("authority", facts.titles(facts.graph.issuers(own.object)))
        .with("country", regulation.and_then(|own| known(&own.jurisdiction)))
        .with("provisions", measures)
        .with("status", own.status().map(status))
        .with("authorityId", own.strongest(|fields| fields.entry.clone()))
        .with("reason", own.strongest(|fields| fields.reason.clone()))
        .with("summary", listed_as.map(|name| format!("listed as {name}")))
        .dated("listingDate", issued.map(|date| &date.dated.date));
    interval(facts, own, edge)
}

/// What every edge has: its days and its sources.
fn interval(facts: Facts<'_>, own: &Relation, edge: FtmEntity) -> FtmEntity {
    let shown: Vec<Step> = own.steps().collect();
    let day = |step| own.date(step).filter(|_| shown.contains(&step)).map(|date| &date.dated.date as &Date);
    let urls = own.backing().filter_map(|said| match &said.evidence {
        EvidenceSource::Article { article, passage } => {
            facts.whole_address(*article, &facts.passage_id(*article, *passage))
        }
        EvidenceSource::Outside(source) => source.url.clone(),
    });
    let notes = own.backing().filter_map(|said| said.fields.note.as_deref());
    let edge = edge.with("proof", facts.sources_of(own)).with("sourceUrl", urls).with("description", notes);
    edge.dated("startDate", day(Step::Start)).dated("endDate", day(Step::End))
}

/// Who is named where. What is no party stands in a document's documentation, since a mention cannot name it.
pub(super) fn naming(facts: Facts<'_>, own: &Naming) -> FtmEntity {
    let (article, entity) = (facts.id(own.article), facts.id(own.entity));
    let id = format!("{article}.{entity}");
    if !fits(schema_of(facts, own.entity), Range::LegalEntity) {
        return FtmEntity::new(id, "Documentation")
            .with("document", [article])
            .with("entity", [entity])
            .with("role", ["mentions"]);
    }
    let name = &facts.site.document(own.entity).title;
    FtmEntity::new(id, "Mention").with("document", [article]).with("resolved", [entity]).with("name", [name])
}

/// Whether sources state it as something that holds or held.
fn is_fact(own: &Relation) -> bool {
    matches!(own.certainty(), Certainty::Asserted | Certainty::Reported)
        && !own.status().is_some_and(Status::is_foreseen)
}

/// Whether a measure takes up its subjects one by one.
fn is_list(facts: Facts<'_>, own: &Relation) -> bool {
    let regulation = facts.site.document(own.object).regulation();
    let word = regulation.and_then(|regulation| regulation.regulation_type.value());
    word.is_some_and(|word| {
        facts.site.config.terms.regulation_types.iter().any(|term| term.name == *word && term.is_list)
    })
}

/// A relation in English words, with what keeps it from being a fact: «owns», «is subject to: expected, alleged».
fn words(own: &Relation) -> String {
    let label = labels("en").of(&own.kind.label);
    let status = own.status().map(status);
    let certainty = Some(own.certainty()).filter(|certainty| *certainty != Certainty::Asserted);
    let said: Vec<String> = status.into_iter().chain(certainty.map(|certainty| certainty.word().to_owned())).collect();
    if said.is_empty() { label.to_owned() } else { format!("{label}: {}", said.join(", ")) }
}

/// A status in the words that readers of the model know.
fn status(status: Status) -> String {
    match status {
        Status::InForce => "active".to_owned(),
        other => other.word().replace('_', " "),
    }
}
