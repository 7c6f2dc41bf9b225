//! What the rows of a list can be narrowed and put in order by in a browser: for each of them a piece of JSON that
//! `static/list.js` reads.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use crate::link::graph::StatedClaim;
use crate::model::{OutsideSource, Role, SourceKind};
use crate::page::entity::facts;
use crate::page::entity::own_status::own_status;
use crate::page::notation::claim::claim_label;
use crate::page::notation::pair::is_unanswered;
use crate::page::notation::{Here, standing};
use crate::site::DocId;

/// Whether a list, or the part of it on a page, is long enough to be narrowed: a shorter one is read at a glance.
pub fn narrows(rows: usize) -> bool {
    rows >= 5
}

/// What lists are narrowed by, in the order of their tools.
const KEYS: [&str; 9] = ["country", "status", "reply", "type", "outlet", "year", "regulation", "topic", "lacks"];

/// What a row is narrowed by: for each key the values that there are. Templates get it as JSON.
#[derive(Clone, Debug)]
pub struct Facets(Vec<(&'static str, BTreeSet<String>)>);

impl Facets {
    fn of(facets: impl IntoIterator<Item = (&'static str, Vec<String>)>) -> Facets {
        let stated = facets.into_iter().filter(|(_, values)| !values.is_empty());
        Facets(stated.map(|(key, values)| (key, values.into_iter().collect())).collect())
    }
}

impl Facets {
    /// As `static/list.js` reads them.
    pub fn to_json(&self) -> String {
        let mut json = Vec::new();
        let made = serde_json::Serializer::new(&mut json).collect_map(self.0.iter().map(|(key, values)| (key, values)));
        made.expect("memory takes everything");
        String::from_utf8(json).expect("JSON is UTF-8")
    }

    /// The values of a key, in order; none where nothing is known.
    pub fn values(&self, key: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(own, _)| *own == key).flat_map(|(_, values)| values).map(String::as_str)
    }
}

impl Serialize for Facets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_json())
    }
}

/// By what a list is narrowed whose rows have these facets: that of which there is more than one value. Its tools have their
/// room from the first drawing on, so nothing moves when `static/list.js` fills them.
pub fn choices<'f>(rows: impl IntoIterator<Item = &'f Facets>) -> Vec<&'static str> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (key, values) in rows.into_iter().flat_map(|row| &row.0) {
        let values = values.iter().map(String::as_str);
        match *key {
            // Its year is that of the day.
            "date" => found.entry("year").or_default().extend(values.filter_map(|day| day.rsplitn(3, '-').nth(2))),
            key => found.entry(key).or_default().extend(values),
        }
    }
    KEYS.into_iter().filter(|key| found.get(key).is_some_and(|values| values.len() > 1)).collect()
}

/// What a page is narrowed by wherever it is listed: an entity as in its register, any other page by its topics.
pub fn of_page(here: &Here<'_>, id: DocId) -> Facets {
    match here.site.kind(id) {
        kind if kind.role == Role::Regulation => of_regulation(here, id),
        kind if kind.is_entity() => of_entity(here, id),
        _ => Facets::of([("topic", topics(here, id))]),
    }
}

/// What a name of a register is narrowed by: its country, its regulations, where they stand for it, its topics.
pub fn of_entity(here: &Here<'_>, id: DocId) -> Facets {
    of_entity_among(here, id, |_| true)
}

/// The same where only some regulations count.
pub fn of_entity_among(here: &Here<'_>, id: DocId, counts: impl Fn(DocId) -> bool) -> Facets {
    let country = here.site.document(id).entity().and_then(|entity| entity.country.value());
    let measures =
        || here.graph.relations_of(id).filter(|it| it.subject == id && it.kind.is_measure() && counts(it.object));
    let statuses = measures().filter_map(|relation| standing::relation_status(here, relation));
    // What is only denied is a status of its own, and no regulation that it is subject to.
    let claimed = measures().filter(|relation| !relation.is_denied());
    Facets::of([
        ("country", country.map(|code| here.labels.country(code)).into_iter().collect()),
        ("status", statuses.map(|status| status.label).collect()),
        ("regulation", claimed.map(|it| here.site.document(it.object).short().to_owned()).collect()),
        ("topic", topics(here, id)),
    ])
}

/// What a regulation is narrowed by: where it holds, its status, its type, its year, its topics.
pub fn of_regulation(here: &Here<'_>, id: DocId) -> Facets {
    let document = here.site.document(id);
    let kind = Some(facts::regulation_type(here, document)).filter(|kind| !kind.is_empty());
    Facets::of([
        ("country", here.jurisdiction(id).into_iter().collect()),
        ("status", own_status(here, id).map(|status| status.label).into_iter().collect()),
        ("type", kind.into_iter().collect()),
        (
            "year",
            facts::regulation_date(document).map(|(_, date)| date.earliest.year().to_string()).into_iter().collect(),
        ),
        ("topic", topics(here, id)),
    ])
}

/// What a page that names somebody is narrowed by: outlet, day (and so year), topics. One that is no article has its topics only.
pub fn of_citing_page(here: &Here<'_>, id: DocId) -> Facets {
    Facets::of(citing_page(here, id))
}

/// What an article is narrowed by: besides, the regulations that it names.
pub fn of_article(here: &Here<'_>, id: DocId) -> Facets {
    Facets::of(article(here, id))
}

/// What a claim is narrowed by: besides what its article is, whether somebody has replied and which regulations it concerns.
pub fn of_claim(here: &Here<'_>, claim: &StatedClaim) -> Facets {
    let reply = match claim.replies().next() {
        Some(_) if claim.replies().any(|(_, reply)| here.graph.is_given(here.site, reply)) => "narrow.answered",
        Some(_) => "narrow.unsure",
        None if is_unanswered(here, claim) => "narrow.unanswered",
        None if claim.is_answer() => "narrow.is_answer",
        None => "narrow.none_expected",
    };
    let title = format!("{}, {}", here.graph.cite_as(claim.article), claim_label(here, claim));
    let own = [
        ("title", vec![title]),
        ("reply", vec![here.labels.text(reply).to_owned()]),
        ("regulation", regulations(here, claim.about.iter().copied())),
    ];
    Facets::of(citing_page(here, claim.article).into_iter().chain(own))
}

/// What the source of an article is narrowed by: besides, its kind and what it does not state. Its headline goes along as its title.
pub fn of_article_source(here: &Here<'_>, id: DocId, lacks: Vec<String>) -> Facets {
    let headline = here.site.document(id).article().and_then(|article| article.source.headline.value());
    let own = [
        ("title", headline.cloned().into_iter().collect()),
        ("type", vec![here.labels.text("sources.kind.article").to_owned()]),
        ("lacks", lacks),
    ];
    Facets::of(article(here, id).chain(own))
}

/// What a source outside the dossier is narrowed by: kind, outlet, day, what it does not state, and the regulations and topics of
/// the pages that use it.
pub fn of_outside_source(here: &Here<'_>, source: &OutsideSource, users: &[DocId], lacks: Vec<String>) -> Facets {
    Facets::of([
        ("title", vec![source.shown_title().to_owned()]),
        ("type", vec![source_kind(here, source.kind())]),
        ("outlet", source.outlet.iter().cloned().collect()),
        ("date", source.date.iter().map(|date| date.earliest.to_string()).collect()),
        ("regulation", regulations(here, users.iter().copied())),
        ("topic", users.iter().flat_map(|id| topics(here, *id)).collect()),
        ("lacks", lacks),
    ])
}

/// What kind of source something is, in words.
pub fn source_kind(here: &Here<'_>, kind: SourceKind) -> String {
    here.labels.text(&format!("sources.kind.{}", kind.word())).to_owned()
}

fn article(here: &Here<'_>, id: DocId) -> impl Iterator<Item = (&'static str, Vec<String>)> {
    let named = here.graph.outgoing(id).mentions.iter().map(|mention| mention.target);
    citing_page(here, id).into_iter().chain([("regulation", regulations(here, named))])
}

fn citing_page(here: &Here<'_>, id: DocId) -> [(&'static str, Vec<String>); 3] {
    let document = here.site.document(id);
    let date = document.article().map(|article| &article.date);
    [
        ("outlet", document.outlet().map(str::to_owned).into_iter().collect()),
        // Its year is that of the day.
        ("date", date.map(|date| date.earliest.to_string()).into_iter().collect()),
        ("topic", topics(here, id)),
    ]
}

/// The regulations among these documents, by their short names.
fn regulations(here: &Here<'_>, ids: impl Iterator<Item = DocId>) -> Vec<String> {
    let ids: BTreeSet<DocId> = ids.filter(|id| here.site.kind(*id).role == Role::Regulation).collect();
    ids.into_iter().map(|id| here.site.document(id).short().to_owned()).collect()
}

fn topics(here: &Here<'_>, id: DocId) -> Vec<String> {
    here.site.topic_labels(id).into_iter().map(str::to_owned).collect()
}
