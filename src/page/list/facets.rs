//! What the rows of a list can be narrowed by in a browser: for each of them a piece of JSON that `static/list.js` reads.

use serde_json::{Map, Value};

use crate::model::SUBJECT_TO;
use crate::page::entity::facts;
use crate::page::notation::{Here, standing};
use crate::site::DocId;

/// What a name of a register is narrowed by: its country, its regulations, where they stand for it, its topics.
pub fn of_entity(here: &Here<'_>, id: DocId) -> String {
    let country = here.site.document(id).entity().and_then(|entity| entity.country.value());
    let measures = || here.graph.relations_of(id).filter(|it| it.subject == id && *it.kind.name == *SUBJECT_TO);
    let statuses = measures().filter_map(|relation| standing::relation_status(here, relation));
    json([
        ("country", country.map(|code| here.labels.country(code)).into_iter().collect()),
        ("status", statuses.map(|status| status.label).collect()),
        ("regulation", measures().map(|it| here.site.document(it.object).short().to_owned()).collect()),
        ("topic", topics(here, id)),
    ])
}

/// What a regulation is narrowed by: where it holds, its status, its type, its topics.
pub fn of_regulation(here: &Here<'_>, id: DocId) -> String {
    let document = here.site.document(id);
    let kind = Some(facts::regulation_type(here, document)).filter(|kind| !kind.is_empty());
    json([
        ("country", here.jurisdiction(id).into_iter().collect()),
        ("status", facts::own_status(here, document).map(|status| status.label).into_iter().collect()),
        ("type", kind.into_iter().collect()),
        ("topic", topics(here, id)),
    ])
}

/// What an article, a claim that it reports or a sentence that it has is narrowed by: outlet, year, topics. A page that is no
/// article has its topics only.
pub fn of_article(here: &Here<'_>, id: DocId) -> String {
    let document = here.site.document(id);
    let outlet = document.article().and_then(|article| article.source.outlet.value());
    let date = document.article().map(|article| &article.date);
    json([
        ("outlet", outlet.cloned().into_iter().collect()),
        ("year", date.map(|date| date.earliest.year().to_string()).into_iter().collect()),
        ("topic", topics(here, id)),
    ])
}

fn topics(here: &Here<'_>, id: DocId) -> Vec<String> {
    here.site.topic_labels(id).into_iter().map(str::to_owned).collect()
}

/// The values that there are, each once.
fn json<const N: usize>(facets: [(&str, Vec<String>); N]) -> String {
    let mut object = Map::new();
    for (key, mut values) in facets {
        values.sort_unstable();
        values.dedup();
        if !values.is_empty() {
            object.insert(key.to_owned(), values.into());
        }
    }
    Value::Object(object).to_string()
}
