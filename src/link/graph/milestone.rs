//! Days that relations and regulations reach. They stand in time beside the events that articles tell.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::assertion::{Assertion, EvidenceSource};
use super::event::DatedEvent;
use super::relation::{Relation, StepDate};
use super::step::Step;
use crate::model::{Certainty, Date, ISSUED, Status};
use crate::site::{DocId, Site};

/// A day that a relation or a regulation reached, and no event tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    pub date: Date,
    /// The id that a deep link uses.
    pub anchor: Arc<str>,
    pub of: MilestoneOf,
    /// Whom it concerns: subjects, then the object.
    pub about: Vec<DocId>,
}

/// What reached a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MilestoneOf {
    /// Relations that differ in their subjects only, as places among `LinkGraph::relations`: a list takes up many on one day.
    Relations { step: Step, relations: Vec<usize> },
    /// A regulation by itself: the key of the date, `adopted`.
    Regulation(&'static str),
}

/// The day of a relation that an event tells too: both are one entry in time, with the sources of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// A place among `LinkGraph::relations`.
    pub relation: usize,
    pub step: Step,
    /// As the source has it that knows it best.
    pub day: Date,
}

/// What stands in time beside the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A place among `LinkGraph::events`.
    Event(usize),
    /// A place among `LinkGraph::milestones`.
    Milestone(usize),
}

impl Relation {
    /// The sources that give the day of a step, or one that agrees with it; those that deny it or only allege it do not give it
    /// beside those that state it.
    pub fn dating<'a>(&'a self, date: &StepDate<'a>) -> impl Iterator<Item = &'a Assertion> + use<'a> {
        let doubt = |certainty: Certainty| Some(certainty).filter(|certainty| certainty.is_doubt());
        let of_day = date.assertion.and_then(|assertion| doubt(assertion.certainty()));
        let (step, day) = (date.dated.step, date.dated.date.clone());
        let agrees = move |one: &&Assertion| {
            doubt(one.certainty()) == of_day && one.dated(step).is_some_and(|dated| !dated.date.conflicts(&day))
        };
        self.assertions.iter().filter(agrees)
    }

    /// Whether it stands on a day as another does, for another subject.
    fn is_alike(&self, other: &Relation, step: Step, day: &Date) -> bool {
        // The marks of the status stand where it is shown: where it begins.
        let marks = |one: &Relation| {
            let begins = Step::beginning(one.status()) == step;
            let of = one.on_day(step, day).and_then(|date| date.assertion);
            let is_now = of.is_none_or(|assertion| !assertion.is_of_earlier_period);
            (begins && is_now)
                .then(|| (one.status(), one.certainty(), one.is_external(), one.is_disputed(), one.has_date_conflict()))
        };
        let sources = |one: &Relation| -> Vec<EvidenceSource> {
            let date = one.on_day(step, day);
            date.iter().flat_map(|date| one.dating(date)).map(|assertion| assertion.evidence.clone()).collect()
        };
        marks(self) == marks(other) && sources(self) == sources(other)
    }
}

/// Relations that reached one day together.
struct Group<'a> {
    day: &'a Date,
    /// Places among the relations.
    relations: Vec<usize>,
}

/// The milestones of all relations and regulations, by date; and the days that events tell, by the places of these events.
pub fn milestones(
    site: &Site,
    relations: &[Relation],
    events: &[DatedEvent],
) -> (Vec<Milestone>, HashMap<usize, Joined>) {
    let told = Told::of(events);
    let measures = relations.iter().filter(|relation| relation.kind.is_measure());
    let bound: HashSet<(DocId, DocId)> = measures.map(|relation| (relation.subject, relation.object)).collect();
    let mut joined: HashMap<usize, Joined> = HashMap::new();
    let mut groups: BTreeMap<(DocId, Step, &str), Vec<Group<'_>>> = BTreeMap::new();
    for (at, relation) in relations.iter().enumerate() {
        let shown = relation.steps().filter_map(|step| relation.date(step));
        for date in shown.chain(relation.further_days()) {
            if date.assertion.is_none() {
                continue;
            }
            let (step, day) = (date.dated.step, &date.dated.date);
            if let Some(event) = told.same(relation, &date, &bound).filter(|event| !joined.contains_key(event)) {
                joined.insert(event, Joined { relation: at, step, day: day.clone() });
                continue;
            }
            if told.relation(relation, &date) {
                continue;
            }
            let groups = groups.entry((relation.object, step, &day.edtf)).or_default();
            let is_list = relation.kind.is_measure();
            let fits = |group: &&mut Group<'_>| {
                let first = &relations[group.relations[0]];
                is_list && first.kind.is_measure() && first.is_alike(relation, step, day)
            };
            match groups.iter_mut().find(fits) {
                Some(group) => group.relations.push(at),
                None => groups.push(Group { day, relations: vec![at] }),
            }
        }
    }
    let mut milestones: Vec<Milestone> = Vec::new();
    for ((object, step, _), groups) in groups {
        for Group { day, relations: group } in groups {
            let about: Vec<DocId> = group.iter().map(|at| relations[*at].subject).chain([object]).collect();
            let kind = &relations[group[0]].kind.name;
            let anchor = anchor(site, &format!("{kind} {step:?}"), day, &about);
            let of = MilestoneOf::Relations { step, relations: group };
            milestones.push(Milestone { date: day.clone(), anchor, of, about });
        }
    }
    let shown = milestones.iter().filter_map(|milestone| match &milestone.of {
        MilestoneOf::Relations { step, relations } => Some((relations[0], *step, &milestone.date)),
        MilestoneOf::Regulation(_) => None,
    });
    let told_by_events = joined.values().map(|joined| (joined.relation, joined.step, &joined.day));
    let own = own_days(site, &told, shown.chain(told_by_events), relations);
    milestones.extend(own);
    milestones.sort_by(|a, b| a.date.order(&b.date).then_with(|| a.anchor.cmp(&b.anchor)));
    (milestones, joined)
}

/// The days of regulations that neither an event nor a relation of the same step gives; `known`: the days of relations, each
/// with its relation and its step.
fn own_days<'a>(
    site: &Site,
    told: &Told<'_>,
    known: impl Iterator<Item = (usize, Step, &'a Date)>,
    relations: &[Relation],
) -> Vec<Milestone> {
    let mut of_object: HashMap<DocId, Vec<(&Relation, Step, &Date)>> = HashMap::new();
    for (at, step, day) in known {
        of_object.entry(relations[at].object).or_default().push((&relations[at], step, day));
    }
    let mut own = Vec::new();
    for id in site.ids() {
        let Some(dates) = site.document(id).regulation().map(|regulation| &regulation.dates) else { continue };
        let days = [
            ("adopted", &dates.adopted, Step::Status(Status::Issued)),
            ("published", &dates.published, Step::Announced),
            ("effective", &dates.effective, Step::Start),
            ("ended", &dates.ended, Step::End),
        ];
        for (key, date, step) in days {
            let Some(date) = date.value() else { continue };
            let says_so = |(relation, of, day): &(&Relation, Step, &Date)| {
                let is_issue = *relation.kind.name == *ISSUED && key == "adopted";
                (*of == step || is_issue && *of == Step::Start) && lies_in(day, date)
            };
            if told.regulation(id, date) || of_object.get(&id).into_iter().flatten().any(says_so) {
                continue;
            }
            let anchor = anchor(site, key, date, &[id]);
            own.push(Milestone { date: date.clone(), anchor, of: MilestoneOf::Regulation(key), about: vec![id] });
        }
    }
    own
}

/// The events by whom they concern, and their places by the paragraphs that tell them.
struct Told<'a> {
    events: &'a [DatedEvent],
    about: HashMap<DocId, Vec<&'a DatedEvent>>,
    by_paragraph: HashMap<(DocId, u32), Vec<usize>>,
}

impl<'a> Told<'a> {
    fn of(events: &'a [DatedEvent]) -> Told<'a> {
        let mut told = Told { events, about: HashMap::new(), by_paragraph: HashMap::new() };
        for (at, event) in events.iter().enumerate() {
            event.about.iter().for_each(|id| told.about.entry(*id).or_default().push(event));
            if event.passage > 0 {
                told.by_paragraph.entry((event.article, event.passage)).or_default().push(at);
            }
        }
        told
    }

    fn about(&self, id: DocId) -> &[&'a DatedEvent] {
        self.about.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The place of the event that is the very same as the day of a relation: told by the one paragraph that states this step of
    /// this status with this date, as an event about both ends that is known as well. None where another is subject to the
    /// regulation too whom the event concerns, or where the paragraph tells several: what is meant would be a guess.
    fn same(&self, relation: &Relation, date: &StepDate<'_>, bound: &HashSet<(DocId, DocId)>) -> Option<usize> {
        let step = date.dated.step;
        let status = date.assertion?.fields.status?;
        if !relation.kind.is_measure() || Step::beginning(Some(status)) != step {
            return None;
        }
        let fits = |one: &Assertion, told: &DatedEvent| {
            let is_subject = |id: &&DocId| bound.contains(&(**id, relation.object));
            one.dated(step).is_some_and(|dated| dated.date.edtf == told.event.date.edtf)
                && told.event.certainty == one.certainty()
                && told.event.is_expected == status.is_foreseen()
                && [relation.subject, relation.object].iter().all(|end| told.about.contains(end))
                && told.about.iter().filter(is_subject).count() == 1
        };
        let telling = relation.dating(date).filter(|one| one.fields.status == Some(status));
        let mut found = telling.flat_map(|one| {
            let places = match &one.evidence {
                EvidenceSource::Article { article, passage } => self.by_paragraph.get(&(*article, *passage)),
                EvidenceSource::Outside(_) => None,
            };
            places.into_iter().flatten().copied().filter(move |at| fits(one, &self.events[*at]))
        });
        let event = found.next()?;
        found.next().is_none().then_some(event)
    }

    /// Whether an event tells that a relation reached a day: it names both ends, its date is as exact, and it is known as
    /// well.
    fn relation(&self, relation: &Relation, date: &StepDate<'_>) -> bool {
        let is_foreseen = matches!(date.dated.step, Step::Status(status) if status.is_foreseen());
        // The end that fewer events concern.
        let [few, other] = match self.about(relation.subject).len() <= self.about(relation.object).len() {
            true => [relation.subject, relation.object],
            false => [relation.object, relation.subject],
        };
        self.about(few).iter().any(|told| {
            told.about.contains(&other)
                && told.event.is_expected == is_foreseen
                && (date.is_inferred() || told.event.certainty != Certainty::Inferred)
                && lies_in(&told.event.date, &date.dated.date)
        })
    }

    /// Whether an event of a regulation has one of its own days.
    fn regulation(&self, id: DocId, date: &Date) -> bool {
        let is_known = |told: &&&DatedEvent| !told.event.is_expected && told.event.certainty != Certainty::Inferred;
        self.about(id).iter().filter(is_known).any(|told| lies_in(&told.event.date, date))
    }
}

/// Whether a date agrees with another and is at least as exact.
fn lies_in(date: &Date, other: &Date) -> bool {
    !date.conflicts(other) && date.width() <= other.width()
}

/// An id from what happened, when and to whom.
fn anchor(site: &Site, what: &str, date: &Date, about: &[DocId]) -> Arc<str> {
    let whom: Vec<&str> = about.iter().map(|id| site.document(*id).permalink.as_str()).collect();
    let text = format!("{what}\n{}\n{}", date.edtf, whom.join("\n"));
    format!("ev-{}", &blake3::hash(text.as_bytes()).to_hex()[..8]).into()
}
