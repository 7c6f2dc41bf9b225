//! The history of a regulation: everything dated that was said of it, in order; and the regulations beside it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::link::graph::{Assertion, EvidenceSource};
use crate::model::{Certainty, Date, Role, SUBJECT_TO, Stated};
use crate::page::entity::facts::capitalised;
use crate::page::entity::sources::basis_source;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView};
use crate::site::DocId;

/// One dated entry of a regulation's history.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry {
    /// Its anchor; empty for what is no event.
    pub id: String,
    /// When.
    pub date: DateView,
    /// For whom; empty for the regulation itself.
    pub subjects: Vec<DocumentLink>,
    /// Where it stood then.
    pub status: Option<StatusView>,
    /// What happened, in words; may be empty beside a status.
    pub text: String,
    /// Language of these words where it is not the page's; empty otherwise.
    pub lang: String,
    /// How it is known, in words.
    pub certainty: String,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// A regulation that has to do with this one.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedRegulation {
    /// The other regulation.
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

impl Here<'_> {
    /// The history of a regulation, oldest first.
    pub fn history(&self, id: DocId) -> Vec<HistoryEntry> {
        let mut entries: Vec<(Date, HistoryEntry)> = self.own_dates(id);
        let events: Vec<_> = self.graph.events_of(id).collect();
        for event in &events {
            let row = self.event_row(event, Some(id));
            let entry = HistoryEntry {
                id: row.id,
                date: row.date,
                subjects: Vec::new(),
                status: None,
                text: row.title,
                lang: row.lang,
                certainty: row.certainty,
                citations: row.citations,
            };
            entries.push((event.event.date.clone(), entry));
        }
        for (start, entry) in self.dated_standings(id, |subject, assertion, start| {
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
    fn own_dates(&self, id: DocId) -> Vec<(Date, HistoryEntry)> {
        let document = self.site.document(id);
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
            let source = source.map(|source| self.short_outside_citation(&source));
            let entry = HistoryEntry {
                id: String::new(),
                date: self.date(date, basis),
                subjects: Vec::new(),
                status: None,
                text: self.labels.text(&format!("history.{key}")).to_owned(),
                lang: String::new(),
                certainty: String::new(),
                citations: source.into_iter().collect(),
            };
            (date.clone(), entry)
        };
        fields.into_iter().filter_map(|(key, date)| Some((key, date.value()?))).map(entry).collect()
    }

    /// Where the regulation stood for its subjects, one entry for each date, status and source.
    fn dated_standings(&self, id: DocId, told: impl Fn(DocId, &Assertion, &Date) -> bool) -> Vec<(Date, HistoryEntry)> {
        // Those who share date, status and source are one entry: a list names many on one day.
        let mut groups: BTreeMap<(String, String), (Date, HistoryEntry)> = BTreeMap::new();
        for relation in self.relations_of(id).filter(|r| *r.kind.name == *SUBJECT_TO && r.object == id) {
            for assertion in &relation.assertions {
                let Some(start) = &assertion.fields.start else { continue };
                if told(relation.subject, assertion, start) {
                    continue;
                }
                let entry = self.standing_entry(assertion);
                let status = entry.status.as_ref().map_or("", |status| status.key);
                let source = entry.citations.first().map_or(String::new(), |citation| citation.text.clone());
                let key = (start.edtf.clone(), format!("{status} {:?} {source}", entry.date));
                let group = groups.entry(key).or_insert_with(|| (start.clone(), entry));
                group.1.subjects.push(self.short_link(relation.subject));
            }
        }
        groups.into_values().collect()
    }

    fn standing_entry(&self, assertion: &Assertion) -> HistoryEntry {
        let certainty = assertion.fields.certainty.unwrap_or_default();
        let status = assertion.fields.status.map(|status| {
            let mut view = self.status(status, certainty);
            view.external = false;
            view
        });
        HistoryEntry {
            id: String::new(),
            date: self.assertion_date(assertion),
            subjects: Vec::new(),
            status,
            text: String::new(),
            lang: String::new(),
            certainty: if certainty == Certainty::Inferred { String::new() } else { self.certainty_label(certainty) },
            citations: vec![self.short_citation(&assertion.evidence)],
        }
    }

    /// The regulations that are related to this one or share subjects with it, the nearest first.
    pub fn related_regulations(&self, id: DocId) -> Vec<RelatedRegulation> {
        let mut joined: BTreeMap<DocId, Joined> = BTreeMap::new();
        for relation in self.relations_of(id) {
            let other = relation.other(id);
            if other != id && self.site.kind(other).role == Role::Regulation {
                let words = capitalised(self.relation_words(relation, id));
                let citations = self.citations(relation.assertions.iter().map(|assertion| &assertion.evidence));
                joined.entry(other).or_default().relations.push((words, citations));
            }
            if *relation.kind.name == *SUBJECT_TO && relation.object == id {
                let others = self.relations_of(relation.subject);
                for shared in others.filter(|r| *r.kind.name == *SUBJECT_TO && r.object != id) {
                    joined.entry(shared.object).or_default().common += 1;
                }
            }
        }
        let mut rows: Vec<(DocId, RelatedRegulation)> = joined
            .into_iter()
            .map(|(other, Joined { relations, common })| {
                let row = RelatedRegulation {
                    regulation: self.short_link(other),
                    origin: self.origin(other),
                    relations,
                    common,
                    common_href: self.href_of(other, "affected"),
                };
                (other, row)
            })
            .collect();
        rows.sort_by_key(|(other, row)| (row.relations.is_empty(), usize::MAX - row.common, *other));
        rows.truncate(MOST_RELATED);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}
