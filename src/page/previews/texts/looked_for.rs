//! What a regulation is looked for by beside its own names and texts: other words for what it is, who issued it, and who held the
//! office then. «Trump Dekret» means an executive order of an August in which he was president.

use super::fields::{FieldText, field};
use crate::link::graph::{Assertion, EvidenceSource, Relation, Step};
use crate::model::{Date, Document};
use crate::page::notation::Here;
use crate::page::notation::relation::relation_words;
use crate::site::DocId;

/// An article is taken to say who holds an office on its own day and so many before.
const DAYS_OF_AN_ARTICLE: i32 = 31;
/// The kind of people.
const PERSON: &str = "person";

/// Words by which a regulation is found, which stand nowhere on its page: its type in every language, what else such regulations
/// are called, and all names of who issued it. None for what is no regulation.
pub fn looked_for(here: &Here<'_>, id: DocId) -> Vec<String> {
    let Some(regulation) = here.site.document(id).regulation() else { return Vec::new() };
    let own = regulation.regulation_type.value();
    let terms = &here.site.config.terms.regulation_types;
    let own = terms.iter().filter(|term| own.is_some_and(|own| **own == *term.name));
    let words = own.flat_map(|term| term.label.values().chain(term.also.values())).cloned();
    let issuers = here.graph.issuers(id).iter().flat_map(|issuer| here.site.document(*issuer).names());
    let mut all: Vec<String> = words.chain(issuers.map(|name| name.text.clone())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Who held a position with the issuer of a regulation when it came: «US-Präsident wird bekleidet von Donald Trump».
pub fn in_office(here: &Here<'_>, id: DocId) -> Vec<FieldText> {
    let document = here.site.document(id);
    let Some(day) = day_of(document) else { return Vec::new() };
    let of_issuers = here.graph.issuers(id).iter().flat_map(|issuer| {
        let held = here.graph.relations_of(*issuer).filter(move |relation| relation.object == *issuer);
        held.filter(|relation| is_position(here, relation) && relation.is_stated() && holds_on(here, relation, day, id))
    });
    let line = |relation: &Relation| {
        let [office, holder] = [relation.object, relation.subject].map(|id| here.site.document(id));
        format!("{} {} {}", office.short(), relation_words(here, relation, relation.object), holder.title)
    };
    of_issuers.map(|relation| (field::FACTS, line(relation))).collect()
}

/// Whether only people can be subject of it, as of a position or an office.
fn is_position(here: &Here<'_>, relation: &Relation) -> bool {
    let domain = &relation.kind.domain;
    !domain.is_empty()
        && domain.iter().all(|kind| **kind == *PERSON)
        && *here.site.kind(relation.subject).name == *PERSON
}

fn article_of(assertion: &Assertion) -> Option<DocId> {
    match assertion.evidence {
        EvidenceSource::Article { article, .. } => Some(article),
        _ => None,
    }
}

/// When a regulation came.
fn day_of(document: &Document) -> Option<&Date> {
    let dates = &document.regulation()?.dates;
    [&dates.adopted, &dates.published, &dates.effective].into_iter().find_map(|date| date.value())
}

/// Whether a relation held on a day: by its own days, or where it has none, as an article of that time says which names the
/// regulation.
fn holds_on(here: &Here<'_>, relation: &Relation, day: &Date, regulation: DocId) -> bool {
    let [since, end] = [relation.since(), relation.date(Step::End)].map(|date| date.map(|date| &date.dated.date));
    if since.is_some() || end.is_some() {
        return since.is_none_or(|since| since.earliest <= day.latest)
            && end.is_none_or(|end| end.latest >= day.earliest);
    }
    let names_it = |article: DocId| here.graph.backlinks(regulation).iter().any(|link| link.from == article);
    relation.assertions.iter().filter_map(article_of).any(|article| {
        let told = here.site.document(article).article().map(|article| &article.date);
        let after = told.and_then(|told| day.earliest.until(told.latest).ok()).map(|span| span.get_days());
        after.is_some_and(|days| (0..=DAYS_OF_AN_ARTICLE).contains(&days)) && names_it(article)
    })
}
