//! Entities as tables: companies, regulations, and all others, each with what only they have.

use std::io::{self, Write};

use super::basis;
use super::table::Table;
use crate::export::facts::Facts;
use crate::model::{Date, Document, NameKind, Role, Stated, Status};
use crate::site::DocId;

/// The columns of companies. The registers that stand in a column of their own do not stand under `identifiers`.
const COMPANIES: [&str; 19] = [
    "id", "slug", "name", "address", "company_type", "country", "founded", "website", "other_names", "lei", "wikidata",
    "isin", "opensanctions", "identifiers", "topics", "summary", "articles", "mentions", "basis",
];

/// The columns of regulations.
const REGULATIONS: [&str; 24] = [
    "id", "slug", "name", "address", "regulation_type", "jurisdiction", "issuer", "issuer_ids", "status", "adopted",
    "published", "effective", "ended", "citations", "official_url", "measures", "other_names", "wikidata",
    "identifiers", "topics", "summary", "articles", "mentions", "basis",
];

/// The columns of all other entities.
const OTHERS: [&str; 17] = [
    "id", "slug", "kind", "name", "address", "country", "website", "other_names", "lei", "wikidata", "opensanctions",
    "identifiers", "topics", "summary", "articles", "mentions", "basis",
];

/// All companies.
pub fn write_companies(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COMPANIES)?;
    for id in of_role(facts, Role::Company) {
        let entity = Row::new(facts, id, &["lei", "wikidata", "isin", "opensanctions"]);
        let company = entity.document.company();
        table.row::<19>([
            &entity.id,
            entity.document.slug.as_str(),
            &entity.document.title,
            &entity.address,
            company.map_or("", |company| &company.company_type),
            &entity.country,
            company.map_or("", |company| day(&company.founded)),
            entity.website,
            &entity.other_names,
            entity.register("lei"),
            entity.register("wikidata"),
            entity.register("isin"),
            entity.register("opensanctions"),
            &entity.identifiers,
            &entity.topics,
            entity.summary,
            &entity.articles,
            &entity.mentions,
            &entity.basis,
        ])?;
    }
    Ok(())
}

/// All regulations.
pub fn write_regulations(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &REGULATIONS)?;
    for id in of_role(facts, Role::Regulation) {
        let entity = Row::new(facts, id, &["wikidata"]);
        let Some(own) = entity.document.regulation() else { continue };
        let issuers = facts.graph.issuers(id);
        let measures: Vec<&str> = own.measures.value().into_iter().flatten().map(|measure| &**measure).collect();
        table.row::<24>([
            &entity.id,
            entity.document.slug.as_str(),
            &entity.document.title,
            &entity.address,
            own.regulation_type.value().map_or("", |kind| &**kind),
            &entity.document.jurisdiction().unwrap_or_default().to_uppercase(),
            &facts.titles(issuers).join(" | "),
            &facts.ids(issuers).join(" | "),
            facts.graph.own_status(facts.site, id).map_or("", Status::word),
            day(&own.dates.adopted),
            day(&own.dates.published),
            day(&own.dates.effective),
            own.dates.ended.value().or(facts.graph.end_by_repeal(facts.site, id)).map_or("", |date| &date.edtf),
            &entity.document.citations().join(" | "),
            own.official_url.value().map_or("", String::as_str),
            &measures.join(" | "),
            &entity.other_names,
            entity.register("wikidata"),
            &entity.identifiers,
            &entity.topics,
            entity.summary,
            &entity.articles,
            &entity.mentions,
            &entity.basis,
        ])?;
    }
    Ok(())
}

/// Agencies, persons, courts and what further kinds a dossier has.
pub fn write_others(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &OTHERS)?;
    for id in of_role(facts, Role::Entity) {
        let entity = Row::new(facts, id, &["lei", "wikidata", "opensanctions"]);
        table.row::<17>([
            &entity.id,
            entity.document.slug.as_str(),
            &facts.site.kind(id).name,
            &entity.document.title,
            &entity.address,
            &entity.country,
            entity.website,
            &entity.other_names,
            entity.register("lei"),
            entity.register("wikidata"),
            entity.register("opensanctions"),
            &entity.identifiers,
            &entity.topics,
            entity.summary,
            &entity.articles,
            &entity.mentions,
            &entity.basis,
        ])?;
    }
    Ok(())
}

fn of_role<'a>(facts: Facts<'a>, role: Role) -> impl Iterator<Item = DocId> + use<'a> {
    facts.entities().filter(move |id| facts.site.kind(*id).role == role)
}

/// What every entity has in a table.
struct Row<'a> {
    document: &'a Document,
    id: String,
    address: String,
    country: String,
    website: &'a str,
    other_names: String,
    identifiers: String,
    topics: String,
    summary: &'a str,
    articles: String,
    mentions: String,
    basis: String,
}

impl<'a> Row<'a> {
    /// `columns`: the registers that have a column of their own.
    fn new(facts: Facts<'a>, id: DocId, columns: &[&str]) -> Row<'a> {
        let document = facts.site.document(id);
        let entity = document.entity();
        let known = |stated: &'a Stated<String>| stated.value().map_or("", String::as_str);
        let registers = entity.into_iter().flat_map(|entity| &entity.identifiers);
        let others = registers.filter(|(register, _)| !columns.contains(&register.as_str()));
        let others = others.filter_map(|(register, key)| Some(format!("{register}: {}", key.value()?)));
        let names = document.names().iter().filter(|name| name.kind != NameKind::Main);
        let tally = facts.graph.tally(id);
        Row {
            document,
            id: facts.id(id),
            address: facts.address(id, ""),
            country: entity.map_or("", |entity| known(&entity.country)).to_uppercase(),
            website: entity.map_or("", |entity| known(&entity.website)),
            other_names: names.map(|name| name.text.as_str()).collect::<Vec<_>>().join(" | "),
            identifiers: others.collect::<Vec<_>>().join(" | "),
            topics: document.topics.join(" | "),
            summary: document.summary.as_deref().unwrap_or_default(),
            articles: tally.articles.to_string(),
            mentions: tally.mentions.to_string(),
            basis: basis(document),
        }
    }

    fn register(&self, register: &str) -> &'a str {
        let key = self.document.entity().and_then(|entity| entity.identifiers.get(register));
        key.and_then(Stated::value).map_or("", String::as_str)
    }
}

fn day(date: &Stated<Date>) -> &str {
    date.value().map_or("", |date| &date.edtf)
}
