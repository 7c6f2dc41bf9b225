//! Days that relations and regulations reach. They stand in time beside the events that articles tell.

use std::collections::{BTreeMap, HashMap};
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

/// The milestones of all relations and regulations, by date.
pub fn milestones(site: &Site, relations: &[Relation], events: &[DatedEvent]) -> Vec<Milestone> {
    let told = Told::of(events);
    let mut groups: BTreeMap<(DocId, Step, &str), Vec<Group<'_>>> = BTreeMap::new();
    for (at, relation) in relations.iter().enumerate() {
        let shown = relation.steps().filter_map(|step| relation.date(step));
        for date in shown.chain(relation.further_days()) {
            if date.assertion.is_none() || told.relation(relation, &date) {
                continue;
            }
            let (step, day) = (date.dated.step, &date.dated.date);
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
    let own = own_days(site, &told, &milestones, relations);
    milestones.extend(own);
    milestones.sort_by(|a, b| a.date.order(&b.date).then_with(|| a.anchor.cmp(&b.anchor)));
    milestones
}

/// The days of regulations that neither an event nor a relation of the same step gives.
fn own_days(site: &Site, told: &Told<'_>, known: &[Milestone], relations: &[Relation]) -> Vec<Milestone> {
    let mut of_object: HashMap<DocId, Vec<&Milestone>> = HashMap::new();
    for milestone in known {
        of_object.entry(milestone.about[milestone.about.len() - 1]).or_default().push(milestone);
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
            let says_so = |milestone: &&&Milestone| {
                let MilestoneOf::Relations { step: of, relations: group } = &milestone.of else { return false };
                let is_issue = *relations[group[0]].kind.name == *ISSUED && key == "adopted";
                (*of == step || is_issue && *of == Step::Start) && lies_in(&milestone.date, date)
            };
            if told.regulation(id, date) || of_object.get(&id).into_iter().flatten().any(|one| says_so(&one)) {
                continue;
            }
            let anchor = anchor(site, key, date, &[id]);
            own.push(Milestone { date: date.clone(), anchor, of: MilestoneOf::Regulation(key), about: vec![id] });
        }
    }
    own
}

/// The events by whom they concern.
struct Told<'a>(HashMap<DocId, Vec<&'a DatedEvent>>);

impl<'a> Told<'a> {
    fn of(events: &'a [DatedEvent]) -> Told<'a> {
        let mut told: HashMap<DocId, Vec<&DatedEvent>> = HashMap::new();
        for event in events {
            event.about.iter().for_each(|id| told.entry(*id).or_default().push(event));
        }
        Told(told)
    }

    fn about(&self, id: DocId) -> &[&'a DatedEvent] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
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
