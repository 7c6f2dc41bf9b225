//! Days that relations and regulations reach. They stand in time beside the events that articles tell.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::act::{Day, acts, told_by_events};
use super::assertion::{Assertion, EvidenceSource};
use super::event::DatedEvent;
use super::reached::{Joined, MilestoneOf, OWN_DAYS, Reached, best};
use super::relation::{Relation, StepDate};
use super::step::Step;
use crate::model::{Certainty, Date, Status};
use crate::site::{DocId, Site};

/// An act that took place on a day, and no event tells: what relations and a regulation say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// As those have it who know it best.
    pub date: Date,
    /// The id that a deep link uses.
    pub anchor: Arc<str>,
    /// What says so, first what is put in words. Never empty.
    pub reached: Vec<Reached>,
    /// Whom it concerns: subjects, then the object.
    pub about: Vec<DocId>,
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

    /// How it stands on a day, but for its subject.
    fn standing_on<'a>(&'a self, step: Step, day: &'a Date) -> StandingOn<'a> {
        let date = self.on_day(step, day);
        // The marks of the status stand where it is shown: where it begins.
        let begins = Step::beginning(self.status()) == step;
        let is_now = date.and_then(|date| date.assertion).is_none_or(|assertion| !assertion.is_of_earlier_period);
        let status = (begins && is_now).then(|| StatusMarks {
            status: self.status(),
            certainty: self.certainty(),
            is_external: self.is_external(),
            is_disputed: self.is_disputed(),
            has_date_conflict: self.has_date_conflict(),
        });
        let sources = date.iter().flat_map(|date| self.dating(date)).map(|assertion| &assertion.evidence).collect();
        StandingOn { step, day, status, sources }
    }
}

/// How relations stand on a day: those that stand alike, for other subjects, are one line.
#[derive(PartialEq, Eq, Hash)]
struct StandingOn<'a> {
    step: Step,
    day: &'a Date,
    status: Option<StatusMarks>,
    sources: Vec<&'a EvidenceSource>,
}

/// A status with the marks beside it.
#[derive(PartialEq, Eq, Hash)]
struct StatusMarks {
    status: Option<Status>,
    certainty: Certainty,
    is_external: bool,
    is_disputed: bool,
    has_date_conflict: bool,
}

/// The milestones of all relations and regulations, by date; and the days that events tell, by the places of these events.
pub fn milestones(
    site: &Site,
    relations: &[Relation],
    events: &[DatedEvent],
) -> (Vec<Milestone>, HashMap<usize, Joined>) {
    let mut days = days(site, relations);
    let joined = told_by_events(events, &mut days);
    let mut by_object: BTreeMap<DocId, Vec<Day<'_>>> = BTreeMap::new();
    days.into_iter().filter(|day| !day.is_told).for_each(|day| by_object.entry(day.object).or_default().push(day));
    let acts = by_object.into_values().flat_map(|days| acts(groups(&days)));
    let undated = undated_subjects(site, relations);
    let mut milestones: Vec<Milestone> = acts.map(|reached| milestone(site, relations, &undated, reached)).collect();
    milestones.sort_by(|a, b| a.date.order(&b.date).then_with(|| a.anchor.cmp(&b.anchor)));
    (milestones, joined)
}

/// Whom each regulation concerns since a day that no source gives: its own days are what is known of that. Not so of lists, which take
/// up their subjects one by one.
fn undated_subjects(site: &Site, relations: &[Relation]) -> HashMap<DocId, Vec<DocId>> {
    let is_list =
        |id: DocId| site.document(id).regulation().is_none_or(|regulation| site.config.terms.is_list(regulation));
    let mut undated: HashMap<DocId, Vec<DocId>> = HashMap::new();
    for relation in relations.iter().filter(|one| one.kind.is_measure() && one.is_stated() && !is_list(one.object)) {
        let mut days = relation.steps().filter_map(|step| relation.date(step)).chain(relation.further_days());
        if days.all(|day| day.assertion.is_none()) {
            undated.entry(relation.object).or_default().push(relation.subject);
        }
    }
    undated
}

fn milestone(
    site: &Site,
    relations: &[Relation],
    undated: &HashMap<DocId, Vec<DocId>>,
    reached: Vec<Reached>,
) -> Milestone {
    let first = &reached[0];
    let ends = |of: &MilestoneOf| match of {
        MilestoneOf::Relations { relations: places, .. } => places.iter().map(|at| relations[*at].subject).collect(),
        MilestoneOf::Regulation(_) => Vec::new(),
    };
    let mut own: Vec<DocId> = ends(&first.of);
    own.push(first.object);
    let what = match &first.of {
        MilestoneOf::Relations { step, relations: places } => format!("{} {step:?}", relations[places[0]].kind.name),
        MilestoneOf::Regulation(key) => (*key).to_owned(),
    };
    let anchor = anchor(site, &what, &first.day, &own);
    let is_own_day = reached.iter().any(|reached| matches!(reached.of, MilestoneOf::Regulation(_)));
    let undated = undated.get(&first.object).filter(|_| is_own_day).into_iter().flatten().copied();
    let mut named = HashSet::new();
    let subjects = reached.iter().flat_map(|reached| ends(&reached.of)).chain(undated).filter(|id| named.insert(*id));
    let about = subjects.chain([first.object]).collect();
    Milestone { date: best(reached.iter().map(|reached| &reached.day)).clone(), anchor, reached, about }
}

/// All days that relations and regulations reached.
fn days<'a>(site: &'a Site, relations: &'a [Relation]) -> Vec<Day<'a>> {
    let mut days = Vec::new();
    for (at, relation) in relations.iter().enumerate() {
        let shown = relation.steps().filter_map(|step| relation.date(step));
        let given = shown.chain(relation.further_days()).filter(|date| date.assertion.is_some());
        days.extend(given.map(|date| Day::of_relation(site, at, relation, date)));
    }
    for id in site.ids() {
        let Some(dates) = site.document(id).regulation().map(|regulation| &regulation.dates) else { continue };
        let own = [&dates.adopted, &dates.published, &dates.effective, &dates.ended];
        for (key, date) in OWN_DAYS.into_iter().zip(own) {
            let Some(date) = date.value() else { continue };
            // What has no day of its adoption was issued by being published.
            let is_issue = key == "adopted" || key == "published" && dates.adopted.value().is_none();
            days.push(Day::of_regulation(site, id, key, date, is_issue));
        }
    }
    days
}

/// Measures that reached a day together are one: a list takes up many.
fn groups<'a>(days: &[Day<'a>]) -> Vec<(Day<'a>, Reached)> {
    let mut groups: Vec<(Day<'a>, Reached)> = Vec::new();
    let mut alike: HashMap<StandingOn<'a>, usize> = HashMap::new();
    for day in days {
        let of = match &day.relation {
            None => MilestoneOf::Regulation(day.own_key()),
            Some(own) => {
                let is_measure = own.relation.kind.is_measure();
                let next = groups.len();
                let at = if is_measure {
                    *alike.entry(own.relation.standing_on(own.step, day.date)).or_insert(next)
                } else {
                    next
                };
                if let Some((_, Reached { of: MilestoneOf::Relations { relations, .. }, .. })) = groups.get_mut(at) {
                    relations.push(own.at);
                    continue;
                }
                MilestoneOf::Relations { step: own.step, relations: vec![own.at] }
            }
        };
        groups.push((day.clone(), Reached { day: day.date.clone(), of, object: day.object }));
    }
    groups
}

/// An id from what happened, when and to whom.
fn anchor(site: &Site, what: &str, date: &Date, about: &[DocId]) -> Arc<str> {
    let whom: Vec<&str> = about.iter().map(|id| site.document(*id).permalink.as_str()).collect();
    let text = format!("{what}\n{}\n{}", date.edtf, whom.join("\n"));
    format!("ev-{}", &blake3::hash(text.as_bytes()).to_hex()[..8]).into()
}
