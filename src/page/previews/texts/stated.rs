//! What the page of an entity prints of it as data: its facts, and its relations with their days and values, each in a line, so
//! that a date or an amount that stands on a page is found there.

use super::fields::{FieldText, field};
use super::looked_for::in_office;
use super::statements::who_says;
use crate::link::graph::{DatedStep, Relation, Step};
use crate::model::Date;
use crate::page::entity::facts::entity_facts;
use crate::page::notation::Here;
use crate::page::notation::detail::details;
use crate::page::notation::fact::FactValue;
use crate::page::notation::relation::{known_as_of, relation_words};
use crate::page::notation::standing::relation_status;
use crate::page::notation::step::step_label;
use crate::site::DocId;

/// Relations of one page that have lines. Of a list with thousands of subjects each is found on its own page; their days lead
/// to the list too ([`dates_of_relations`]).
const MOST_LINES: usize = 60;

/// The lines of a document's facts and relations; none for what is no entity.
pub fn stated_texts(here: &Here<'_>, id: DocId) -> Vec<FieldText> {
    if here.site.document(id).entity().is_none() {
        return Vec::new();
    }
    let names = here.labels.text("facts.names");
    let facts = entity_facts(here, id).items.into_iter().filter(|fact| fact.label != names);
    let facts = facts.map(|fact| {
        let values: Vec<String> = fact.values.iter().map(value).filter(|value| !value.is_empty()).collect();
        (field::FACTS, format!("{}: {}", fact.label, values.join(", ")))
    });
    let relations = relations(here, id).take(MOST_LINES);
    let lines = relations.filter_map(|relation| line(here, relation, id)).map(|line| (field::FACTS, line));
    let mut texts: Vec<FieldText> = facts.chain(lines).chain(in_office(here, id)).collect();
    // Their words are the article's; that the entity says so, or denies it, is what its page adds.
    let claims = here.graph.claims_of(id).iter().map(|at| here.graph.claim(*at)).filter(|claim| claim.by.contains(&id));
    for claim in claims.take(MOST_LINES) {
        let line = (field::FACTS, who_says(here, claim));
        if !texts.contains(&line) {
            texts.push(line);
        }
    }
    for relation in relations_by(here, id).take(MOST_LINES) {
        for note in relation.assertions.iter().filter_map(|assertion| assertion.fields.note.as_ref()) {
            // A remark says little without what it is about, and nothing is in force because somebody remarks on it.
            let status =
                relation_status(here, relation).map(|status| format!(" ({})", status.label)).unwrap_or_default();
            let about = format!("{}{status}: {note}", head(here, relation, id));
            for text in [(field::STATEMENTS, note.clone()), (field::FACTS, about)] {
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
    }
    texts
}

/// Who says what an article reports, in words with a verb. A claim as a result of its own has them (`super::statements`), so they
/// are looked for and stand in no text.
pub fn verbs_of_claims(here: &Here<'_>, article: DocId) -> Vec<FieldText> {
    let claims = here.graph.claims_of(article).iter().map(|at| here.graph.claim(*at));
    let own = claims.filter(|claim| claim.article == article);
    own.map(|claim| (field::FACTS, who_says(here, claim))).collect()
}

/// The days of all relations of an entity, whoever gives them.
pub fn dates_of_relations<'g>(here: &Here<'g>, id: DocId) -> impl Iterator<Item = &'g Date> + use<'g> {
    let is_entity = here.site.document(id).entity().is_some();
    let relations = is_entity.then(|| relations(here, id)).into_iter().flatten();
    relations.flat_map(|relation| steps(relation).map(|dated| &dated.date))
}

/// The relations that an entity has, not those that it is the evidence of.
fn relations<'g>(here: &Here<'g>, id: DocId) -> impl Iterator<Item = &'g Relation> + use<'g> {
    here.graph.relations_of(id).filter(move |relation| relation.subject == id || relation.object == id)
}

fn relations_by<'g>(here: &Here<'g>, id: DocId) -> impl Iterator<Item = &'g Relation> + use<'g> {
    relations(here, id).filter(move |relation| relation.subject == id)
}

/// The dated steps of a relation by rank of their sources, then the regulation's own.
fn steps(relation: &Relation) -> impl Iterator<Item = &DatedStep> {
    relation.by_rank().flat_map(|assertion| &assertion.steps).chain(&relation.of_regulation)
}

/// «unterliegt Entity List: in Kraft 24. Juni 2019, gelistet als Sugon»; `None` where nothing is said but that it is so.
fn line(here: &Here<'_>, relation: &Relation, id: DocId) -> Option<String> {
    let main = Step::beginning(relation.status());
    let mut parts: Vec<String> = Vec::new();
    let given: Vec<(&DatedStep, String)> =
        relation.told().map(|dated| (dated, here.labels.cited_date(&dated.date))).collect();
    // «2019» says nothing beside «24. Juni 2019».
    let is_finer = |(dated, words): &(&DatedStep, String), than: &(&DatedStep, String)| {
        dated.step == than.0.step && words.len() > than.1.len() && words.ends_with(&than.1)
    };
    let days = given.iter().filter(|day| !given.iter().any(|other| is_finer(other, day)));
    // A day alone would read as that since which it holds, be it that of its end.
    let status = relation_status(here, relation).map(|status| status.label).unwrap_or_default();
    let undated = (!given.iter().any(|(dated, _)| dated.step == main) && !status.is_empty()).then(|| status.clone());
    let days = days.map(|(dated, words)| {
        let label = if dated.step == main { &status } else { step_label(here, dated) };
        format!("{label} {words}").trim().to_owned()
    });
    let values = details(here, relation).into_iter().map(|detail| detail.plain());
    for part in days.chain(values) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if !parts.is_empty() {
        parts.splice(0..0, undated);
    }
    (!parts.is_empty()).then(|| format!("{}: {}", head(here, relation, id), parts.join(", ")))
}

/// «unterliegt Entity List»; where no status says how a relation is known, with how it is.
fn head(here: &Here<'_>, relation: &Relation, id: DocId) -> String {
    let other = if relation.subject == id { relation.object } else { relation.subject };
    let mut head = format!("{} {}", relation_words(here, relation, id), here.site.document(other).short());
    let known_as_of = known_as_of(here, relation);
    if !known_as_of.is_empty() {
        head = format!("{head} ({known_as_of})");
    }
    if relation.certainty().is_doubt() && relation_status(here, relation).is_none_or(|status| status.label.is_empty()) {
        return format!("{head} ({})", here.certainty_label(relation.certainty()));
    }
    head
}

/// A value of a fact as it is read, without marks.
fn value(value: &FactValue) -> String {
    let shown = match value {
        FactValue { link: Some(link), .. } => link.text.as_str(),
        FactValue { date: Some(date), .. } => date.words.as_str(),
        FactValue { status: Some(status), .. } => status.label.as_str(),
        FactValue { text, .. } => text.as_str(),
    };
    let words = [shown, value.sub.as_str()];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
