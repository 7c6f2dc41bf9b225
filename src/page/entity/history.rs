//! The history of a regulation: everything dated that was said of it, in order. Long ones go on further pages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::link::graph::{
    Assertion, DatedEvent, DatedStep, LinkGraph, MilestoneOf, Moment, Reached, Relation, Step, StepDate,
};
use crate::model::{Certainty, Date, Permalink, Role, Stated, Status};
use crate::page::entity::events;
use crate::page::entity::facts;
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::milestone::own_day_is_expected;
use crate::page::notation::standing;
use crate::page::notation::step;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView, TextLink};
use crate::page::plan::Page;
use crate::site::{DocId, Site};

/// The history of a regulation.
const HISTORY: LongList = LongList {
    name: "history",
    size: 80,
    template: "entity_history.html",
    title: "history.of",
    part: "history.part",
    has_anchors: true,
};

/// How many of those who share an entry are named.
const SUBJECTS: usize = 24;

/// The history of a regulation, or a part of it.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// How many entries there are on all parts.
    pub total: usize,
    /// The oldest first.
    pub entries: Vec<HistoryEntry>,
    pub pages: Vec<PageLink>,
}

/// One dated entry of a regulation's history.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HistoryEntry {
    /// Its anchor; empty for what is no event.
    pub id: String,
    pub date: DateView,
    /// For whom, the first of them, each once; empty for the regulation itself.
    pub subjects: Vec<HistorySubject>,
    /// «12 weitere», and where all of them are.
    pub more: Option<TextLink>,
    /// Where it stood then.
    pub status: Option<StatusView>,
    /// What happened, in words; may be empty beside a status.
    pub text: String,
    pub lang: String,
    pub certainty: String,
    pub citations: Vec<Citation>,
    /// Sources that say so of some of them only.
    pub of_some: Vec<SourceOfSome>,
}

/// For whom a regulation stood so.
#[derive(Clone, Debug, Serialize)]
pub struct HistorySubject {
    pub link: DocumentLink,
    /// What is disputed of it, or that days differ; empty for nothing.
    pub unequal: String,
}

/// A source that names some of the subjects of an entry.
#[derive(Clone, Debug, Serialize)]
pub struct SourceOfSome {
    /// «SenseTime, Yitu».
    pub names: String,
    pub source: Citation,
}

/// The history of a regulation, as its page begins with it; `None` where nothing is dated, and for other documents.
pub fn history(here: &Here<'_>, id: DocId) -> Option<History> {
    let all = entries(here, id);
    (!all.is_empty()).then(|| part(here, id, 1, &all))
}

/// The further pages of the history of a regulation.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    if !may_be_long(site, graph, id) {
        return Vec::new();
    }
    let shared: Arc<OnceLock<Vec<HistoryEntry>>> = Arc::default();
    // Sources that agree share an entry, so that only the entries say how many there are.
    let count = entries(&Here::on_page_of(site, graph, id), id).len();
    HISTORY.pages(site, id, count, move |here, number| part(here, id, number, shared.get_or_init(|| entries(here, id))))
}

/// The anchors of the events in the history of a regulation, with the page that shows them; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    if !may_be_long(here.site, here.graph, id) {
        return Vec::new();
    }
    HISTORY.places(here.site, id, &entries(here, id), |entry| [entry.id.clone()])
}

/// Where an event stands in the history of a regulation; the list itself where the history may have several parts, since each new
/// entry moves others to the next one.
pub fn href_of_event(here: &Here<'_>, id: DocId, event: &DatedEvent) -> String {
    here.href_of(id, if may_be_long(here.site, here.graph, id) { HISTORY.name } else { &event.anchor })
}

/// Whether a regulation has so much that is dated that its history may need several pages.
fn may_be_long(site: &Site, graph: &LinkGraph, id: DocId) -> bool {
    let measures = graph.affected_by(id).iter().flat_map(|at| &graph.relations()[*at].assertions);
    let days = measures.map(|assertion| assertion.steps.len()).sum::<usize>() + OWN_DATES + graph.events_of(id).count();
    site.kind(id).role == Role::Regulation && HISTORY.parts(days) > 1
}

/// A part of these entries, by its number from 1.
fn part(here: &Here<'_>, id: DocId, number: usize, all: &[HistoryEntry]) -> History {
    History {
        total: all.len(),
        entries: HISTORY.on_page(all, number).to_vec(),
        pages: HISTORY.links(here, id, all.len(), number),
    }
}

/// All that is dated of a regulation, oldest first; nothing of other documents.
fn entries(here: &Here<'_>, id: DocId) -> Vec<HistoryEntry> {
    if here.site.kind(id).role != Role::Regulation {
        return Vec::new();
    }
    let places = here.graph.moments_of(id).iter().filter_map(|moment| match moment {
        Moment::Event(at) => Some(*at),
        Moment::Milestone(_) => None,
    });
    let places: Vec<usize> = places.collect();
    let own_key = |reached: &Reached| match reached.of {
        MilestoneOf::Regulation(key) if reached.object == id => Some(key),
        _ => None,
    };
    let own_told: Vec<&str> = places.iter().flat_map(|at| here.graph.told_by(*at)).filter_map(own_key).collect();
    let mut entries: Vec<(Date, HistoryEntry)> = own_dates(here, id, &own_told);
    entries.extend(repeal(here, id));
    // The days of relations that events tell, by their subjects: those sources stand with the event.
    let mut told_by: HashMap<DocId, Vec<(&Relation, StepDate<'_>)>> = HashMap::new();
    for &at in &places {
        let row = events::row(here, Moment::Event(at), Some(id), true);
        for (relation, date) in here.graph.told_by(at).iter().filter_map(|reached| here.graph.reaching(reached)) {
            told_by.entry(relation.subject).or_default().push((relation, date));
        }
        let entry = HistoryEntry {
            id: row.id,
            date: row.date,
            text: row.title,
            lang: row.lang,
            certainty: row.certainty,
            citations: row.citations,
            ..HistoryEntry::default()
        };
        entries.push((here.graph.date_of(Moment::Event(at)).clone(), entry));
    }
    for (start, entry) in dated_standings(here, id, |subject, assertion, dated| {
        let gives = |(relation, date): &(&Relation, StepDate<'_>)| {
            date.dated.step == dated.step && relation.dating(date).any(|one| std::ptr::eq(one, assertion))
        };
        told_by.get(&subject).is_some_and(|days| days.iter().any(gives))
    }) {
        entries.push((start, entry));
    }
    entries.sort_by(|(a, _), (b, _)| a.order(b));
    let mut entries: Vec<HistoryEntry> = entries.into_iter().map(|(_, entry)| entry).collect();
    for entry in &mut entries {
        let text = here.labels.shorten(&mut entry.subjects, SUBJECTS);
        entry.more = (!text.is_empty()).then(|| TextLink { text, href: here.href_of(id, "affected") });
    }
    entries
}

/// How many dates a regulation can have of its own, that on which another ends it among them.
const OWN_DATES: usize = 5;

/// The regulation's own dates, as entries; without those that events tell.
fn own_dates(here: &Here<'_>, id: DocId, told: &[&str]) -> Vec<(Date, HistoryEntry)> {
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
        let source = basis.and_then(|basis| document.basis_source(basis));
        let source = source.map(|source| here.short_outside_citation(&source));
        let entry = HistoryEntry {
            date: here.date(date, basis),
            text: facts::of_type(here, document, &format!("history.{key}")).to_owned(),
            certainty: expected(here, own_day_is_expected(here, document, key, date)),
            citations: source.into_iter().collect(),
            ..HistoryEntry::default()
        };
        (date.clone(), entry)
    };
    fields
        .into_iter()
        .filter(|(key, _)| !told.contains(key))
        .filter_map(|(key, date)| Some((key, date.value()?)))
        .map(entry)
        .collect()
}

/// That another ends the regulation, where its own page has no such day.
fn repeal(here: &Here<'_>, id: DocId) -> Option<(Date, HistoryEntry)> {
    let date = here.graph.end_by_repeal(here.site, id)?;
    let repeal = here.graph.repeal(id)?;
    let (relation, since) = here.graph.repealing(repeal);
    let since = since?;
    let entry = HistoryEntry {
        date: step::step_date(here, since),
        status: Some(here.status_as_known(repeal.status, repeal.certainty)),
        certainty: expected(here, here.is_ahead(date)),
        citations: here.citations(relation.dating(&since).map(|one| &one.evidence)),
        ..HistoryEntry::default()
    };
    Some((date.clone(), entry))
}

/// Where the regulation stood for its subjects, one entry for each date and status, in which each of them stands once.
fn dated_standings(
    here: &Here<'_>,
    id: DocId,
    told: impl Fn(DocId, &Assertion, &DatedStep) -> bool,
) -> Vec<(Date, HistoryEntry)> {
    let mut groups: BTreeMap<(String, String), Standings> = BTreeMap::new();
    for relation in here.graph.relations_of(id).filter(|r| r.kind.is_measure() && r.object == id) {
        let differing = relation.differing_steps();
        for assertion in &relation.assertions {
            let is_overtaken = relation.is_overtaken(assertion);
            let came = assertion.steps.iter().filter(|dated| dated.step != Step::End || !is_overtaken);
            for dated in came.filter(|dated| !told(relation.subject, assertion, dated)) {
                let mut entry = standing_entry(here, assertion, dated);
                let source = entry.citations.remove(0);
                let status = entry.status.as_ref().map_or("", |status| status.key);
                let key = format!("{status} {} {:?} {}", entry.text, entry.date, entry.certainty);
                let key = (dated.date.edtf.clone(), key);
                let standings = groups.entry(key).or_insert_with(|| Standings::new(dated.date.clone(), entry));
                standings.add(relation.subject, source, unequal(here, &differing, assertion, dated));
            }
        }
    }
    groups.into_values().flat_map(|standings| standings.entries(here)).collect()
}

/// Why the day of a source has the mark of what is disputed, as the head of the row has it; empty for no reason.
fn unequal(here: &Here<'_>, differing: &[Step], assertion: &Assertion, dated: &DatedStep) -> String {
    let disputed = standing::disputed_point(here, assertion);
    let differs = differing.contains(&dated.step) && !assertion.is_of_earlier_period;
    let differs = differs.then(|| here.labels.text("mark.conflict"));
    Some(disputed).filter(|words| !words.is_empty()).into_iter().chain(differs).collect::<Vec<_>>().join(", ")
}

/// What sources say of subjects with one day and one status.
struct Standings {
    date: Date,
    /// What is the same for all.
    entry: HistoryEntry,
    /// Each source, by its words, with whom it names.
    sources: BTreeMap<String, (Citation, Vec<DocId>)>,
    unequal: HashMap<DocId, String>,
}

impl Standings {
    fn new(date: Date, entry: HistoryEntry) -> Standings {
        Standings { date, entry, sources: BTreeMap::new(), unequal: HashMap::new() }
    }

    fn add(&mut self, subject: DocId, source: Citation, unequal: String) {
        let named = &mut self.sources.entry(source.text.clone()).or_insert_with(|| (source, Vec::new())).1;
        // All that is said of one subject comes in a row.
        if named.last() != Some(&subject) {
            named.push(subject);
        }
        let known = self.unequal.entry(subject).or_default();
        if known.is_empty() {
            *known = unequal;
        }
    }

    /// Whom one source names on one day is one entry: a list takes up many. A source that names some of them stands behind them.
    fn entries(self, here: &Here<'_>) -> Vec<(Date, HistoryEntry)> {
        let mut sources: Vec<(Citation, Vec<DocId>)> = self.sources.into_values().collect();
        sources.sort_by_key(|(_, named)| Reverse(named.len()));
        let mut entry_of: HashMap<DocId, usize> = HashMap::new();
        let mut entries: Vec<HistoryEntry> = Vec::new();
        for (source, named) in sources {
            let mut parts: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
            for id in named {
                parts.entry(*entry_of.entry(id).or_insert(entries.len())).or_default().push(id);
            }
            for (at, ids) in parts {
                if at == entries.len() {
                    let subject = |id: &DocId| HistorySubject {
                        link: here.short_link(*id),
                        unequal: self.unequal.get(id).cloned().unwrap_or_default(),
                    };
                    let subjects = ids.iter().map(subject).collect();
                    entries.push(HistoryEntry { subjects, citations: vec![source.clone()], ..self.entry.clone() });
                } else if entries[at].subjects.len() == ids.len() {
                    entries[at].citations.push(source.clone());
                } else {
                    let names: Vec<&str> = ids.iter().map(|id| here.site.document(*id).short()).collect();
                    entries[at].of_some.push(SourceOfSome { names: names.join(", "), source: source.clone() });
                }
            }
        }
        entries.into_iter().map(|entry| (self.date.clone(), entry)).collect()
    }
}

/// That something is still to come, in words; empty where it is not.
fn expected(here: &Here<'_>, is_expected: bool) -> String {
    if is_expected { here.labels.text("status.expected").to_owned() } else { String::new() }
}

fn standing_entry(here: &Here<'_>, assertion: &Assertion, dated: &DatedStep) -> HistoryEntry {
    let certainty = assertion.certainty();
    // The beginning of a status is said by the status itself.
    let begins = Step::beginning(assertion.fields.status) == dated.step;
    let status = assertion.fields.status.filter(|_| begins).map(|status| here.status(status, certainty));
    // A status that is foreseen says so itself.
    let is_foreseen = begins && assertion.fields.status.is_some_and(Status::is_foreseen);
    let expected = expected(here, !is_foreseen && here.is_ahead(&dated.date));
    let known = if certainty == Certainty::Inferred { String::new() } else { here.certainty_label(certainty) };
    HistoryEntry {
        date: step::step_date(here, StepDate { dated, assertion: Some(assertion) }),
        text: if status.is_some() { String::new() } else { step::step_label(here, dated).to_owned() },
        status,
        certainty: [expected, known].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", "),
        citations: vec![here.short_citation(&assertion.evidence)],
        ..HistoryEntry::default()
    }
}
