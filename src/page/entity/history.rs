//! The history of a regulation: everything dated that was said of it, in order; and related regulations.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::link::graph::{Assertion, DatedStep, EvidenceSource, Step, StepDate};
use crate::model::{Certainty, Date, Role, SUBJECT_TO, Stated};
use crate::page::entity::events;
use crate::page::entity::facts::{self, capitalised};
use crate::page::entity::measures;
use crate::page::entity::sources::basis_source;
use crate::page::notation::relation;
use crate::page::notation::step;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView};
use crate::site::DocId;

/// One dated entry of a regulation's history.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HistoryEntry {
    /// Its anchor; empty for what is no event.
    pub id: String,
    pub date: DateView,
    /// For whom; empty for the regulation itself.
    pub subjects: Vec<DocumentLink>,
    /// Where it stood then.
    pub status: Option<StatusView>,
    /// What happened, in words; may be empty beside a status.
    pub text: String,
    pub lang: String,
    pub certainty: String,
    pub citations: Vec<Citation>,
}

/// A regulation that has to do with this one.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedRegulation {
    pub regulation: DocumentLink,
    /// Its jurisdiction and issuers.
    pub origin: String,
    /// What joins them: «geändert durch», with its sources.
    pub relations: Vec<(String, Vec<Citation>)>,
    /// How many subjects they share.
    pub common: usize,
    /// Where those are listed.
    pub common_href: String,
}

/// How one regulation is related to another.
#[derive(Default)]
struct Joined {
    relations: Vec<(String, Vec<Citation>)>,
    common: usize,
}

/// Regulations that only share subjects are many in a large dossier; the nearest are enough.
const MOST_RELATED: usize = 12;

/// The history of a regulation, oldest first.
pub fn history(here: &Here<'_>, id: DocId) -> Vec<HistoryEntry> {
    let mut entries: Vec<(Date, HistoryEntry)> = own_dates(here, id);
    let events: Vec<_> = here.graph.events_of(id).collect();
    for event in &events {
        let row = events::event_row(here, event, Some(id));
        let entry = HistoryEntry {
            id: row.id,
            date: row.date,
            text: row.title,
            lang: row.lang,
            certainty: row.certainty,
            citations: row.citations,
            ..HistoryEntry::default()
        };
        entries.push((event.event.date.clone(), entry));
    }
    for (start, entry) in dated_standings(here, id, |subject, assertion, start| {
        // What an article tells as an event with the same date is one and the same thing.
        let EvidenceSource::Article { article, .. } = assertion.evidence else { return false };
        events.iter().any(|event| {
            event.article == article && event.event.date.edtf == start.edtf && event.about.contains(&subject)
        })
    }) {
        entries.push((start, entry));
    }
    entries.sort_by(|(a, _), (b, _)| a.order(b));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The regulation's own dates, as entries.
fn own_dates(here: &Here<'_>, id: DocId) -> Vec<(Date, HistoryEntry)> {
    let document = here.site.document(id);
    let Some(regulation) = document.regulation() else { return Vec::new() };
    let dates = &regulation.dates;
    let fields: [(&str, &Stated<Date>); 4] = [
        ("adopted", &dates.adopted),
        ("published", &dates.published),
        ("effective", &dates.effective),
        ("ended", &dates.ended),
    ];
    let entry = |(key, date): (&str, &Date)| {
        let path = format!("dates.{key}");
        let basis = document.basis.get(&path);
        let source = basis.and_then(|basis| basis_source(document, basis));
        let source = source.map(|source| here.short_outside_citation(&source));
        let entry = HistoryEntry {
            date: here.date(date, basis),
            text: facts::of_type(here, document, &format!("history.{key}")).to_owned(),
            citations: source.into_iter().collect(),
            ..HistoryEntry::default()
        };
        (date.clone(), entry)
    };
    fields.into_iter().filter_map(|(key, date)| Some((key, date.value()?))).map(entry).collect()
}

/// Where the regulation stood for its subjects, one entry for each date and status, with all sources that say so of the same
/// subjects.
fn dated_standings(
    here: &Here<'_>,
    id: DocId,
    told: impl Fn(DocId, &Assertion, &Date) -> bool,
) -> Vec<(Date, HistoryEntry)> {
    // Those who share date, status and source are one entry: a list names many on one day.
    let mut groups: BTreeMap<(String, String), (Date, HistoryEntry)> = BTreeMap::new();
    for relation in here.graph.relations_of(id).filter(|r| *r.kind.name == *SUBJECT_TO && r.object == id) {
        for assertion in &relation.assertions {
            for dated in assertion.steps.iter().filter(|dated| !told(relation.subject, assertion, &dated.date)) {
                let entry = standing_entry(here, assertion, dated);
                let status = entry.status.as_ref().map_or("", |status| status.key);
                let source = entry.citations.first().map_or(String::new(), |citation| citation.text.clone());
                let key = (dated.date.edtf.clone(), format!("{status} {} {:?} {source}", entry.text, entry.date));
                let group = groups.entry(key).or_insert_with(|| (dated.date.clone(), entry));
                group.1.subjects.push(here.short_link(relation.subject));
            }
        }
    }
    let mut entries: Vec<(Date, HistoryEntry)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (date, entry) in groups.into_values() {
        let subjects: Vec<&str> = entry.subjects.iter().map(|link| link.href.as_str()).collect();
        let same = format!("{:?} {:?} {} {} {subjects:?}", entry.date, entry.status, entry.text, entry.certainty);
        match known.get(&same) {
            Some(at) => entries[*at].1.citations.extend(entry.citations),
            None => {
                known.insert(same, entries.len());
                entries.push((date, entry));
            }
        }
    }
    entries
}

fn standing_entry(here: &Here<'_>, assertion: &Assertion, dated: &DatedStep) -> HistoryEntry {
    let certainty = assertion.certainty();
    // The beginning of a status is said by the status itself.
    let begins = Step::beginning(assertion.fields.status) == dated.step;
    let status = assertion.fields.status.filter(|_| begins).map(|status| here.status(status, certainty));
    HistoryEntry {
        date: step::step_date(here, StepDate { dated, assertion: Some(assertion) }),
        text: if status.is_some() { String::new() } else { step::step_label(here, dated.step).to_owned() },
        status,
        certainty: if certainty == Certainty::Inferred { String::new() } else { here.certainty_label(certainty) },
        citations: vec![here.short_citation(&assertion.evidence)],
        ..HistoryEntry::default()
    }
}

/// The regulations that are related to this one or share subjects with it, the nearest first.
pub fn related_regulations(here: &Here<'_>, id: DocId) -> Vec<RelatedRegulation> {
    let mut joined: BTreeMap<DocId, Joined> = BTreeMap::new();
    for relation in here.graph.relations_of(id) {
        let other = relation.other(id);
        if other != id && here.site.kind(other).role == Role::Regulation {
            let words = capitalised(relation::relation_words(here, relation, id));
            let citations = here.citations(relation.assertions.iter().map(|assertion| &assertion.evidence));
            joined.entry(other).or_default().relations.push((words, citations));
        }
        if *relation.kind.name == *SUBJECT_TO && relation.object == id {
            let others = here.graph.relations_of(relation.subject);
            for shared in others.filter(|r| *r.kind.name == *SUBJECT_TO && r.object != id) {
                joined.entry(shared.object).or_default().common += 1;
            }
        }
    }
    let mut rows: Vec<(DocId, RelatedRegulation)> = joined
        .into_iter()
        .map(|(other, Joined { relations, common })| {
            let row = RelatedRegulation {
                regulation: here.short_link(other),
                origin: measures::origin(here, other),
                relations,
                common,
                common_href: here.href_of(other, "affected"),
            };
            (other, row)
        })
        .collect();
    rows.sort_by_key(|(other, row)| (row.relations.is_empty(), usize::MAX - row.common, *other));
    rows.truncate(MOST_RELATED);
    rows.into_iter().map(|(_, row)| row).collect()
}
