//! `dossier.json`: everything that the other formats have, in the words of front matter. `dossier.schema.json` says what stands where.

use std::io::{self, Write};

use serde_json::Value;

use super::facts::{Facts, Naming};
use super::record::Record;
use crate::link::graph::outside_sources::OutsideUse;
use crate::link::graph::{Assertion, DatedEvent, EvidenceSource, NamedSpeaker, Relation, StatedClaim};
use crate::model::{Article, Claim, Date, Document, Entity, NameKind, OutsideSource, Regulation, Speaker, Status};
use crate::site::DocId;

/// The version of the form. The first number grows where a reader of an older version would go wrong.
pub const VERSION: &str = "1.1";

/// The JSON Schema of the file.
pub const SCHEMA: &str = include_str!("dossier.schema.json");

/// The whole file, one record a line.
pub(super) fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let config = &facts.site.config;
    let head = Record::default()
        .with("$schema", "dossier.schema.json")
        .with("version", VERSION)
        .with("title", config.title.as_str())
        .with("language", config.language.tag())
        .maybe("description", config.description.as_deref())
        .list("authors", config.authors.iter().map(String::as_str))
        .maybe("publisher", config.publisher.as_deref())
        .maybe("licence", config.licence.as_deref())
        .maybe("address", config.absolute(""))
        .maybe("as_of", facts.site.as_of.as_ref().map(|date| date.edtf.as_str()));
    let head = Value::from(head).to_string();
    out.write_all(head.trim_end_matches('}').as_bytes())?;
    list(out, "entities", facts.entities().map(|id| entity(facts, id)))?;
    list(out, "articles", facts.articles().filter_map(|id| article(facts, id)))?;
    list(out, "sources", facts.outside_sources().map(|(id, used)| source(facts, id, used)))?;
    list(out, "relations", facts.relations().map(|own| relation(facts, own)))?;
    list(out, "claims", facts.claims().map(|(stated, own)| claim(facts, stated, own)))?;
    list(out, "events", facts.events_with_days().map(|(own, elsewhere)| event(facts, own, elsewhere)))?;
    list(out, "mentions", facts.namings().map(|own| naming(facts, &own)))?;
    out.write_all(b"}\n")
}

fn list(out: &mut dyn Write, key: &str, records: impl Iterator<Item = Record>) -> io::Result<()> {
    write!(out, ",\n\"{key}\":[")?;
    for (at, record) in records.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Value::from(record))?;
    }
    out.write_all(b"]")
}

/// What every document has.
fn document(facts: Facts<'_>, id: DocId) -> Record {
    let own: &Document = facts.site.document(id);
    let basis = own.basis.iter().fold(Record::default(), |record, (path, basis)| {
        let how = Record::default()
            .with("kind", basis.kind.word())
            .maybe("source", basis.source.as_deref())
            .maybe("accessed", basis.accessed.as_ref().map(edtf))
            .maybe("note", basis.note.as_deref());
        record.with(path, how)
    });
    let corrections = own.corrections.iter();
    let correction = |date: &Date, text: &str| Record::default().with("date", edtf(date)).with("text", text);
    Record::default()
        .with("id", facts.id(id))
        .with("slug", own.slug.as_str())
        .with("address", facts.address(id, ""))
        .with("language", own.language.tag())
        .maybe("summary", own.summary.as_deref())
        .list("topics", own.topics.iter().map(String::as_str))
        .list("authors", own.authors.iter().map(String::as_str))
        .maybe("published", own.published.as_ref().map(edtf))
        .maybe("updated", own.updated.as_ref().map(edtf))
        .list("corrections", corrections.map(|own| correction(&own.date, &own.text)))
        .group("basis", basis)
        .list("sources", own.sources.iter().map(|source| facts.outside_id(source)))
}

fn entity(facts: Facts<'_>, id: DocId) -> Record {
    let own = facts.site.document(id);
    let record = document(facts, id).with("kind", &*facts.site.kind(id).name).with("name", own.title.as_str());
    let Some(entity) = own.entity() else { return record };
    let names = entity.names.iter().filter(|name| name.kind != NameKind::Main).map(|name| {
        let kind = Record::default().with("text", name.text.as_str()).with("kind", name.kind.word());
        kind.maybe("lang", name.lang.as_deref())
    });
    let tally = facts.graph.tally(id);
    let record = record
        .list("names", names)
        .stated("country", &entity.country, |country| country.to_uppercase())
        .group("identifiers", identifiers(entity))
        .stated("website", &entity.website, String::as_str)
        .with("articles", tally.articles)
        .with("mentions", tally.mentions);
    let record = match &entity.company {
        Some(company) => record.with("company_type", &*company.company_type).stated("founded", &company.founded, edtf),
        None => record,
    };
    match &entity.regulation {
        Some(own) => regulation(facts, id, own, record),
        None => record,
    }
}

fn identifiers(entity: &Entity) -> Record {
    entity
        .identifiers
        .iter()
        .fold(Record::default(), |record, (register, key)| record.stated(register, key, String::as_str))
}

fn regulation(facts: Facts<'_>, id: DocId, own: &Regulation, record: Record) -> Record {
    let dates = Record::default()
        .stated("adopted", &own.dates.adopted, edtf)
        .stated("published", &own.dates.published, edtf)
        .stated("effective", &own.dates.effective, edtf)
        .stated("ended", &own.dates.ended, edtf)
        .maybe("ended", facts.graph.end_by_repeal(facts.site, id).map(edtf));
    let repealed = facts.graph.deciding_repeal(facts.site, id).map(|repeal| repeal.status.word());
    let texts = |texts: &Vec<String>| Value::from(texts.clone());
    record
        .stated("regulation_type", &own.regulation_type, |word| &**word)
        .stated("jurisdiction", &own.jurisdiction, |code| code.to_uppercase())
        .list("issuers", facts.ids(facts.graph.issuers(id)))
        .group("dates", dates)
        .stated("status", &own.status, |status| status.word())
        .maybe("status", repealed)
        .stated("citations", &own.citations, texts)
        .stated("official_url", &own.official_url, String::as_str)
        .stated("measures", &own.measures, |words| Value::from_iter(words.iter().map(|word| &**word)))
}

fn article(facts: Facts<'_>, id: DocId) -> Option<Record> {
    let page = facts.site.document(id);
    let own = page.article()?;
    let record = document(facts, id)
        .with("title", page.title.as_str())
        .with("analysis", own.is_analysis())
        .with("verbatim", own.is_verbatim())
        .with("cited_as", &**facts.graph.cite_as(id))
        .with("date", edtf(&own.date))
        .list("about", facts.ids(facts.graph.subjects(id)));
    Some(if own.is_analysis() { record } else { record.with("source", source_record(own)) })
}

/// The record of what an article reports on.
fn source_record(article: &Article) -> Record {
    let own = &article.source;
    let texts = |texts: &Vec<String>| Value::from(texts.clone());
    Record::default()
        .with("kind", own.kind().word())
        .with("type", own.csl_type.as_deref().unwrap_or("article-newspaper"))
        .stated("headline", &own.headline, String::as_str)
        .stated("authors", &own.authors, texts)
        .stated("outlet", &own.outlet, String::as_str)
        .stated("publisher", &own.publisher, String::as_str)
        .stated("url", &own.url, String::as_str)
        .stated("archived", &own.archived, |copies| {
            Value::from_iter(copies.iter().map(|copy| {
                let record = Record::default().with("url", copy.url.as_str());
                record.maybe("date", copy.date.as_ref().map(edtf))
            }))
        })
        .stated("accessed", &own.accessed, edtf)
        .stated("lang", &own.lang, String::as_str)
        .stated("relies_on", &own.relies_on, texts)
}

fn source(facts: Facts<'_>, id: String, used: &OutsideUse) -> Record {
    let OutsideSource { title, url, outlet, date, accessed, .. } = &used.source;
    Record::default()
        .with("id", id)
        .with("kind", used.source.kind().word())
        .maybe("title", Some(title.as_str()).filter(|title| !title.is_empty()))
        .maybe("url", url.as_deref())
        .maybe("outlet", outlet.as_deref())
        .maybe("date", date.as_ref().map(edtf))
        .maybe("accessed", accessed.as_ref().map(edtf))
        .list("used_by", facts.ids(&used.users))
}

/// A relation as pages show it, with what each source says.
fn relation(facts: Facts<'_>, own: &Relation) -> Record {
    let dates = own.dates();
    let dates = dates.iter().filter_map(|date| Some((date.dated.step.word()?, date.dated.step)));
    let dates = dates.fold(Record::default(), |record, (name, step)| {
        record.maybe(name, own.date(step).map(|date| edtf(&date.dated.date)))
    });
    let of_regulation =
        own.of_regulation.iter().filter(|dated| own.date(dated.step).is_some_and(|date| date.assertion.is_none()));
    let shown = own.accounts().swap_remove(0);
    Record::default()
        .with("id", own.anchor(facts.site))
        .with("subject", facts.id(own.subject))
        .with("type", &*own.kind.name)
        .with("object", facts.id(own.object))
        .maybe("status", own.status().map(Status::word))
        .maybe("since", own.since().map(|date| edtf(&date.dated.date)))
        .group("dates", dates)
        .list("dates_of_regulation", of_regulation.filter_map(|dated| dated.step.word()))
        .with("certainty", own.certainty().word())
        .with("disputed", own.is_disputed())
        .with("date_conflict", own.has_date_conflict())
        .with("inferred", own.is_inferred())
        .with("external", own.is_external())
        .list(
            "evidence",
            own.assertions
                .iter()
                .map(|said| assertion(facts, said).with("shown", shown.iter().any(|other| std::ptr::eq(*other, said)))),
        )
}

/// What one source says, as it is written.
fn assertion(facts: Facts<'_>, own: &Assertion) -> Record {
    let fields = &own.fields;
    let paragraph = match own.evidence {
        EvidenceSource::Article { article, passage } => Some(facts.passage_id(article, passage)),
        EvidenceSource::Outside(_) => None,
    };
    Record::default()
        .with("source", facts.source_id(&own.evidence))
        .with("kind", own.source_kind.word())
        .maybe("published", own.published.as_ref().map(edtf))
        .maybe("paragraph", paragraph.filter(|id| !id.is_empty()))
        .with("certainty", own.certainty().word())
        .maybe("status", fields.status.map(Status::word))
        .maybe("announced", fields.announced.as_ref().map(edtf))
        .maybe("start", fields.start.as_ref().map(edtf))
        .maybe("until", fields.until.as_ref().map(edtf))
        .maybe("end", fields.end.as_ref().map(edtf))
        .maybe("start_text", fields.start_text.as_deref())
        .maybe("end_text", fields.end_text.as_deref())
        .maybe("share", fields.share.as_ref().map(ToString::to_string))
        .maybe("amount", fields.amount.as_ref().map(ToString::to_string))
        .maybe("listed_as", fields.listed_as.as_deref())
        .maybe("entry", fields.entry.as_deref())
        .maybe("reason", fields.reason.as_deref())
        .maybe("note", fields.note.as_deref())
        .list("disputed_by", own.disputed_by.iter().map(|at| facts.claim_id(facts.graph.claim(*at))))
        .maybe("disputed_point", own.disputed_point.map(|point| point.word()))
}

fn claim(facts: Facts<'_>, stated: &StatedClaim, own: &Claim) -> Record {
    let language = &facts.site.document(stated.article).language;
    let text = own.wordings.iter().fold(Record::default(), |record, wording| {
        record.with(wording.language.as_ref().unwrap_or(language).tag(), wording.text.as_str())
    });
    let by = match &own.by {
        Speaker::Source => Value::from("source"),
        Speaker::Nobody => Value::Null,
        Speaker::Named(_) => Value::from_iter(stated.speakers(own).map(|name| match name {
            NamedSpeaker::Entity(id) => Record::default().with("entity", facts.id(id)),
            NamedSpeaker::Words(text) => Record::default().with("words", text),
        })),
    };
    let answers = stated.answers.iter().map(|(kind, at)| {
        Record::default().with("kind", kind.word()).with("claim", facts.claim_id(facts.graph.claim(*at)))
    });
    Record::default()
        .with("id", facts.claim_id(stated))
        .with("article", facts.id(stated.article))
        .with("address", facts.address(stated.article, &own.id))
        .maybe("paragraph", Some(facts.passage_id(stated.article, stated.passage)).filter(|id| !id.is_empty()))
        .with("by", by)
        .with("text", text)
        .maybe("topic", own.topic.as_deref())
        .list("about", facts.ids(&stated.about))
        .with("certainty", own.certainty.word())
        .maybe("date", own.date.as_ref().map(edtf))
        .maybe("note", own.note.as_deref())
        .list("answers", answers)
}

fn event(facts: Facts<'_>, own: &DatedEvent, elsewhere: Option<(&Date, Option<&Relation>)>) -> Record {
    Record::default()
        .with("id", facts.event_id(own))
        .with("article", facts.id(own.article))
        .maybe("paragraph", Some(facts.passage_id(own.article, own.passage)).filter(|id| !id.is_empty()))
        .with("date", edtf(&own.event.date))
        .with("title", own.event.title.as_str())
        .list("about", facts.ids(&own.about))
        .with("certainty", own.event.certainty.word())
        .with("expected", own.event.is_expected)
        .maybe("note", own.event.note.as_deref())
        .maybe("source", own.event.source.as_ref().map(|source| facts.outside_id(source)))
        .maybe("day_elsewhere", elsewhere.map(|(day, _)| edtf(day)))
        .maybe("day_relation", elsewhere.and_then(|(_, relation)| Some(relation?.anchor(facts.site))))
}

fn naming(facts: Facts<'_>, own: &Naming) -> Record {
    Record::default()
        .with("article", facts.id(own.article))
        .with("entity", facts.id(own.entity))
        .with("times", own.times)
        .list("paragraphs", own.paragraphs.iter().map(String::as_str))
        .maybe("inferred", own.is_inferred.then_some(true))
}

fn edtf(date: &Date) -> &str {
    &date.edtf
}
