//! What has a name: entities, articles, sources outside the dossier, events, and claims as notes.

use super::entity::FtmEntity;
use super::schema::{REGISTERS, Range, fits, language};
use crate::export::facts::Facts;
use crate::link::graph::outside_sources::OutsideUse;
use crate::link::graph::{DatedEvent, StatedClaim};
use crate::model::{AnswerKind, Certainty, Claim, NameKind, Regulation, Speaker, Stated};
use crate::site::DocId;

/// The schema of an entity: that of its kind. A kind without one is a party, of which nobody says what it is.
pub(super) fn schema_of<'a>(facts: Facts<'a>, id: DocId) -> &'a str {
    let schema = &facts.site.kind(id).ftm_schema;
    if schema.is_empty() { "LegalEntity" } else { schema }
}

/// An entity of the dossier.
pub(super) fn thing(facts: Facts<'_>, id: DocId) -> FtmEntity {
    let document = facts.site.document(id);
    let schema = schema_of(facts, id);
    let own = FtmEntity::new(facts.id(id), schema).with("name", [&document.title]);
    let own = own.with("summary", &document.summary).with("keywords", &document.topics);
    let own = own.with("sourceUrl", facts.site.config.absolute(document.permalink.as_str()));
    let Some(entity) = document.entity() else { return own };
    let is_legal = fits(schema, Range::LegalEntity);
    let own = entity.names.iter().fold(own, |own, name| {
        let property = match name.kind {
            NameKind::Main => return own,
            NameKind::Previous => "previousName",
            NameKind::Weak => "weakAlias",
            NameKind::Abbreviation if is_legal => "abbreviation",
            _ => "alias",
        };
        own.with(property, [&name.text])
    });
    let own = own.with("country", entity.country.value());
    let own = own.with(if is_legal { "website" } else { "sourceUrl" }, entity.website.value());
    let registers = entity.identifiers.iter().filter_map(|(register, key)| Some((register, key.value()?)));
    let own = registers.fold(own, |own, (register, key)| {
        let property = REGISTERS.iter().find(|(name, _, range)| name == register && fits(schema, *range));
        match property {
            Some((_, property, _)) => own.with(property, [key]),
            // The model has no property for it: in words it is not lost.
            None => own.with("notes", [format!("{register}: {key}")]),
        }
    });
    let own = match &entity.company {
        Some(company) if is_legal => own.dated("incorporationDate", company.founded.value()),
        _ => own,
    };
    match &entity.regulation {
        Some(regulation) if fits(schema, Range::Document) => of_regulation(facts, id, regulation, own),
        _ => own,
    }
}

fn of_regulation(facts: Facts<'_>, id: DocId, regulation: &Regulation, own: FtmEntity) -> FtmEntity {
    let document = facts.site.document(id);
    own.with("title", [&document.title])
        .with("fileName", [document.slug.as_str()])
        .with("country", regulation.jurisdiction.value())
        .with("author", facts.titles(facts.graph.issuers(id)))
        .with("sourceUrl", regulation.official_url.value())
        .with("keywords", regulation.regulation_type.value())
        .with("keywords", regulation.measures.value().into_iter().flatten())
        .with("notes", regulation.citations.value().into_iter().flatten())
        .dated("date", regulation.dates.adopted.value())
        .dated("publishedAt", regulation.dates.published.value())
}

/// An article with its source, or our own analysis.
pub(super) fn article(facts: Facts<'_>, id: DocId) -> Option<FtmEntity> {
    let document = facts.site.document(id);
    let article = document.article()?;
    let page = facts.site.config.absolute(document.permalink.as_str());
    let own = FtmEntity::new(facts.id(id), "Article")
        .with("fileName", [document.slug.as_str()])
        .with("summary", &document.summary)
        .with("keywords", &document.topics);
    if article.is_analysis() {
        let config = &facts.site.config;
        let authors = if document.authors.is_empty() { &config.authors } else { &document.authors };
        let own = own.with("name", [&document.title]).with("title", [&document.title]).with("author", authors);
        let own = own.with("publisher", &config.publisher).with("sourceUrl", page);
        return Some(own.with("language", language(document.language.tag())).dated("publishedAt", &article.date));
    }
    let source = &article.source;
    let title = source.headline.value().unwrap_or(&document.title);
    let own = own
        .with("name", [title])
        .with("title", [title])
        .with("author", source.authors.value().into_iter().flatten())
        .with("publisher", source.outlet.value())
        .with("sourceUrl", source.url.value())
        .with("notes", page)
        .with("language", source.lang.value().and_then(|tag| language(tag)));
    Some(own.dated("publishedAt", &article.date).dated("retrievedAt", source.accessed.value()))
}

/// A source outside the dossier.
pub(super) fn source(id: String, used: &OutsideUse) -> FtmEntity {
    let source = &used.source;
    let title = source.shown_title();
    FtmEntity::new(id.clone(), "Document")
        .with("name", [title])
        .with("title", [title])
        .with("fileName", [id])
        .with("publisher", &source.outlet)
        .with("sourceUrl", &source.url)
        .dated("publishedAt", &source.date)
        .dated("retrievedAt", &source.accessed)
}

/// What somebody says, as a note on whom it concerns.
pub(super) fn claim(facts: Facts<'_>, stated: &StatedClaim, claim: &Claim) -> FtmEntity {
    let said = format!("{}, {}", facts.graph.cite_as(stated.article), claim.id);
    let by = match &claim.by {
        Speaker::Source => "the source".to_owned(),
        Speaker::Nobody => "nobody named".to_owned(),
        Speaker::Named(_) => facts.speakers(stated, claim).join(", "),
    };
    let other = |at: usize| facts.claim_id(facts.graph.claim(at));
    let verb = |kind: AnswerKind| kind.word().replace('_', " ");
    FtmEntity::new(facts.claim_id(stated), "Note")
        .with("name", [said])
        .with("description", claim.wordings.iter().map(|wording| &wording.text))
        .with("entity", facts.ids(&stated.about))
        .with("entity", facts.ids(&stated.by))
        .with("summary", [format!("said by: {by}; certainty: {}", claim.certainty.word())])
        .with("summary", stated.answers.iter().map(|(kind, at)| format!("{} {}", verb(*kind), other(*at))))
        .with("summary", stated.answered_by.iter().map(|(kind, at)| format!("{} {} this", other(*at), verb(*kind))))
        .with("keywords", &claim.topic)
        .with("notes", &claim.note)
        .with("proof", [facts.id(stated.article)])
        .with("sourceUrl", facts.whole_address(stated.article, &claim.id))
}

/// Something that happened. A note, where a source only alleges, denies or foresees it, or it was concluded.
pub(super) fn event(facts: Facts<'_>, told: &DatedEvent) -> FtmEntity {
    let is_party = |id: &&DocId| fits(schema_of(facts, **id), Range::LegalEntity);
    let others = told.about.iter().filter(|id| !is_party(id)).map(|id| &facts.site.document(*id).title);
    let expected = told.event.is_expected.then_some("expected");
    let source = told.event.source.as_ref();
    let is_fact = matches!(told.event.certainty, Certainty::Asserted | Certainty::Reported) && !told.event.is_expected;
    let (schema, who) = if is_fact { ("Event", "involved") } else { ("Note", "entity") };
    let said = [told.event.certainty.word()].into_iter().chain(expected).collect::<Vec<_>>().join(", ");
    let name = if is_fact { told.event.title.clone() } else { format!("{} ({said})", told.event.title) };
    FtmEntity::new(facts.event_id(told), schema)
        .with("name", [name])
        .with(who, told.about.iter().filter(is_party).map(|id| facts.id(*id)))
        .with("keywords", others)
        .with("summary", [format!("certainty: {}", told.event.certainty.word())])
        .with("summary", expected)
        .with("notes", &told.event.note)
        .with("proof", [facts.id(told.article)])
        .with("proof", source.map(|source| facts.outside_id(source)))
        .with("sourceUrl", facts.whole_address(told.article, &facts.passage_id(told.article, told.passage)))
        .with("sourceUrl", source.and_then(|source| source.url.as_ref()))
        .dated("date", Some(&told.event.date).filter(|_| is_fact))
        // A note has no day of its own.
        .with("summary", (!is_fact).then(|| format!("date: {}", told.event.date.edtf)))
}

/// What was stated, as text.
pub(super) fn known(stated: &Stated<String>) -> Option<&str> {
    stated.value().map(String::as_str)
}
