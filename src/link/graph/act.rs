//! Which days are one act: what several statements say of it is one entry in time. Two acts that may be different stay two; a
//! wrong entry would hide a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::assertion::EvidenceSource;
use super::event::DatedEvent;
use super::reached::{Joined, MilestoneOf, OWN_DAYS, Reached, best};
use super::relation::{Relation, StepDate};
use super::step::Step;
use crate::model::{Certainty, Date, ISSUED, REVOKES, SUPERSEDES, Status};
use crate::site::{DocId, Site};

/// A day that a relation or a regulation reached.
#[derive(Clone, Debug)]
pub(super) struct Day<'a> {
    pub(super) date: &'a Date,
    /// The regulation, or what the relation leads to.
    pub(super) object: DocId,
    /// The relation that reached it; none where it is a regulation's own day.
    pub(super) relation: Option<OfRelation<'a>>,
    /// What it is called: the type of the relation, or the key among a regulation's dates.
    pub(super) key: &'a str,
    /// What happens to a regulation once only.
    once: Option<Once>,
    /// Whether it is alleged or denied, inferred, still to come.
    known: Known,
    /// Whether an event tells it.
    pub(super) is_told: bool,
}

#[derive(Clone, Debug)]
pub(super) struct OfRelation<'a> {
    /// Its place among `LinkGraph::relations`.
    pub(super) at: usize,
    pub(super) relation: &'a Relation,
    pub(super) step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    /// The word for what is not stated: alleged, denied.
    doubt: Option<Certainty>,
    is_inferred: bool,
    /// Whether its status is one that lies ahead, whenever it was given.
    is_foreseen: bool,
    is_expected: bool,
}

/// What happens to a regulation once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Once {
    /// It is issued: as its issuer's act, by its own date, and for those whom it names, unless it is a list.
    Issue,
    /// It is published, or announced.
    Publication,
    Effect,
    /// It is over: by its own date, by what revokes it, and for those whom it concerned until that very day.
    End,
}

impl<'a> Day<'a> {
    pub(super) fn of_relation(site: &Site, at: usize, relation: &'a Relation, date: StepDate<'a>) -> Day<'a> {
        let step = date.dated.step;
        let regulation = site.document(relation.object).regulation();
        let is_list = regulation.is_some_and(|regulation| site.config.terms.is_list(regulation));
        let kind = &*relation.kind.name;
        let once = match step {
            Step::Start if kind == ISSUED => Some(Once::Issue),
            Step::Start if kind == REVOKES || kind == SUPERSEDES => Some(Once::End),
            _ if !relation.kind.is_measure() => None,
            Step::Status(Status::Issued) if !is_list => Some(Once::Issue),
            Step::Announced => Some(Once::Publication),
            Step::Start => Some(Once::Effect),
            Step::End => Some(Once::End),
            _ => None,
        };
        let is_foreseen = matches!(step, Step::Status(status) if status.is_foreseen());
        let doubt = date.assertion.map(|one| one.certainty()).filter(|certainty| certainty.is_doubt());
        Day {
            date: &date.dated.date,
            object: relation.object,
            relation: Some(OfRelation { at, relation, step }),
            key: kind,
            once: once.filter(|_| regulation.is_some()),
            known: Known {
                doubt,
                is_inferred: date.is_inferred(),
                is_foreseen,
                is_expected: site.is_ahead(&date.dated.date),
            },
            is_told: false,
        }
    }

    /// `is_issue`: whether the day is that on which it was issued.
    pub(super) fn of_regulation(site: &Site, id: DocId, key: &'static str, date: &'a Date, is_issue: bool) -> Day<'a> {
        let once = match key {
            _ if is_issue => Once::Issue,
            "published" => Once::Publication,
            "effective" => Once::Effect,
            _ => Once::End,
        };
        let known = Known { doubt: None, is_inferred: false, is_foreseen: false, is_expected: site.is_ahead(date) };
        Day { date, object: id, relation: None, key, once: Some(once), known, is_told: false }
    }

    /// Whether another day of the same regulation, on which it was issued or ended, is that of the same act. A vague day of what is
    /// issued once agrees with the exact one in it; what ends for somebody may do so on a day of its own, and is the same on one day only.
    fn is_same_act(&self, other: &Day<'_>) -> bool {
        let is_one = self.once.is_some() && self.once == other.once;
        let agrees = match self.once {
            Some(Once::Issue) => !self.date.conflicts(other.date),
            _ => self.date.edtf == other.date.edtf && self.date.width() == 0,
        };
        let (one, two) = (self.known, other.known);
        is_one && agrees && (one.doubt, one.is_expected) == (two.doubt, two.is_expected)
    }

    /// Whether it is the deed of somebody: «the office issued the order».
    fn does(&self) -> bool {
        self.relation.as_ref().is_some_and(|own| !own.relation.kind.is_measure())
    }

    /// How well it puts an act in words: who issued or revoked something, then for whom it was, then that it was at all.
    fn rank(&self) -> (u8, i64) {
        let rank = match &self.relation {
            _ if self.does() => 0,
            Some(_) => 1,
            None => 2,
        };
        (rank, self.date.width())
    }
}

/// The acts that the days of one object are, with what says so. An act has no two sentences in which somebody does it: of two who
/// issued something each has an entry, with the day as it is known best.
pub(super) fn acts(mut days: Vec<(Day<'_>, Reached)>) -> Vec<Vec<Reached>> {
    days.sort_by_key(|(day, _)| day.rank());
    let mut alike: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut acts = Vec::new();
    for (day, reached) in days {
        let Some(once) = day.once else {
            acts.push(vec![reached]);
            continue;
        };
        let on = if once == Once::Issue { "" } else { &*day.date.edtf };
        alike.entry((once, Known { is_inferred: false, ..day.known }, on)).or_default().push((day, reached));
    }
    for ((once, ..), days) in alike {
        match once {
            Once::Issue => acts.extend(issues(days)),
            _ => acts.extend(on_one_day(once, days)),
        }
    }
    acts
}

/// The days of one regulation on which it was issued, by rank. A vague one is the exact one that lies in it, where there is one only.
fn issues(days: Vec<(Day<'_>, Reached)>) -> Vec<Vec<Reached>> {
    let mut dates: Vec<&Date> = days.iter().map(|(day, _)| day.date).collect();
    dates.sort_by_key(|date| (date.width(), &date.edtf));
    dates.dedup();
    // What each date means: the most exact that agrees with it; itself where others differ that agree with it too.
    let meant = |date: &Date| -> String {
        let near: Vec<&Date> = dates.iter().copied().filter(|other| !other.conflicts(date)).collect();
        let is_one = near.iter().all(|one| !one.conflicts(near[0]));
        (if is_one { near[0] } else { date }).edtf.clone()
    };
    let mut acts: Vec<(String, Vec<Reached>)> = Vec::new();
    let mut best: HashMap<String, Reached> = HashMap::new();
    for (day, reached) in &days {
        if day.date.edtf == meant(day.date) {
            best.entry(day.date.edtf.clone()).or_insert_with(|| reached.clone());
        }
    }
    for (day, reached) in days {
        let meant = meant(day.date);
        let known = acts.iter_mut().find(|(of, _)| *of == meant && !day.does());
        match known {
            Some((_, act)) => act.push(reached),
            None => {
                // Of two who issued it each needs the day.
                let further = best.get(&meant).filter(|best| day.does() && best.day.edtf != reached.day.edtf).cloned();
                let has_other = further.is_some() && acts.iter().any(|(of, _)| *of == meant);
                let further = further.filter(|_| has_other);
                acts.push((meant, std::iter::once(reached).chain(further).collect()));
            }
        }
    }
    acts.into_iter().map(|(_, act)| act).collect()
}

/// The days of one object with one date on which it was published, took effect or ended, by rank. It ends for all on one day; when it
/// begins for somebody, it need not be the day on which it began at all, unless it says so itself.
fn on_one_day(once: Once, days: Vec<(Day<'_>, Reached)>) -> Vec<Vec<Reached>> {
    let mut acts: Vec<Vec<Reached>> = Vec::new();
    for (day, reached) in days {
        let is_same = day.date.width() == 0 && !day.does() && (once == Once::End || day.relation.is_none());
        match acts.first_mut().filter(|_| is_same) {
            Some(act) => act.push(reached),
            None => acts.push(vec![reached]),
        }
    }
    acts
}

/// The days that events tell, as their authors say with `tells`, by the places of the events; those days are marked.
///
/// Nothing else says that an event and a day are the same. Who sues against a listing is named with the list as who is listed,
/// often in one paragraph and on one day; the day of the listing would be lost.
pub(super) fn told_by_events(events: &[DatedEvent], days: &mut [Day<'_>]) -> HashMap<usize, Joined> {
    let mut of_ends: HashMap<(DocId, Option<DocId>), Vec<usize>> = HashMap::new();
    let mut of_act: HashMap<(DocId, Once), Vec<usize>> = HashMap::new();
    for (at, day) in days.iter().enumerate() {
        let subject = day.relation.as_ref().map(|own| own.relation.subject);
        of_ends.entry((day.object, subject)).or_default().push(at);
        if let Some(once @ (Once::Issue | Once::End)) = day.once {
            of_act.entry((day.object, once)).or_default().push(at);
        }
    }
    let mut joined = HashMap::new();
    for (place, told) in events.iter().enumerate().filter(|(_, told)| !told.event.tells.is_empty()) {
        let subjects = || told.about.iter().copied().map(Some).chain([None]);
        let ends = told.about.iter().flat_map(|object| subjects().map(|subject| (*object, subject)));
        let places = ends.filter_map(|ends| of_ends.get(&ends)).flatten().copied();
        let near: Vec<usize> = places.filter(|at| told.may_be(&days[*at])).collect();
        let mut found: Vec<usize> = near.iter().copied().filter(|at| told.is_meant(*at, &near, days)).collect();
        // What is issued or over is so for all.
        let mut further: Vec<usize> = Vec::new();
        let acts: BTreeSet<(DocId, Once)> =
            found.iter().filter_map(|at| Some((days[*at].object, days[*at].once?))).collect();
        for at in acts.iter().filter_map(|act| of_act.get(act)).flatten().copied() {
            let is_same = || found.iter().any(|other| days[at].is_same_act(&days[*other]));
            if told.may_be(&days[at]) && !found.contains(&at) && is_same() {
                further.push(at);
            }
        }
        found.extend(further);
        let differ = found.iter().any(|one| found.iter().any(|other| days[*one].date.conflicts(days[*other].date)));
        if differ {
            // Which of the days is the event's, nobody can tell.
            found.retain(|at| days[*at].date.width() >= told.event.date.width());
        }
        if found.is_empty() {
            continue;
        }
        let date = best(std::iter::once(&told.event.date).chain(found.iter().map(|at| days[*at].date))).clone();
        let mut about = told.about.clone();
        let mut reached = Vec::new();
        for at in found {
            let day = &mut days[at];
            day.is_told = true;
            let of = match &day.relation {
                Some(own) => {
                    about.extend(Some(own.relation.subject).filter(|id| !about.contains(id)));
                    MilestoneOf::Relations { step: own.step, relations: vec![own.at] }
                }
                None => MilestoneOf::Regulation(day.own_key()),
            };
            reached.push(Reached { day: day.date.clone(), of, object: day.object });
        }
        joined.insert(place, Joined { date, reached, about });
    }
    joined
}

impl DatedEvent {
    /// Whether a day may be that of the event: it agrees, and the event is known as well.
    fn may_be(&self, day: &Day<'_>) -> bool {
        let doubt = Some(self.event.certainty).filter(|certainty| certainty.is_doubt());
        let is_as_well = day.known.is_inferred || self.event.certainty != Certainty::Inferred;
        !self.event.date.conflicts(day.date)
            && day.known.doubt == doubt
            && (day.known.is_expected || day.known.is_foreseen || !self.event.is_expected)
            && is_as_well
    }

    /// Whether a day is what the author says that the event tells: of a relation between two whom it concerns, or of a regulation
    /// that it concerns. Of several steps of one relation that one which the article itself dates so, or which has the very date.
    fn is_meant(&self, at: usize, near: &[usize], days: &[Day<'_>]) -> bool {
        let day = &days[at];
        if !self.event.tells.iter().any(|word| word == day.key || word == ISSUED && day.is_own_issue()) {
            return false;
        }
        let Some(own) = &day.relation else { return true };
        if !self.about.contains(&own.relation.subject) {
            return false;
        }
        let steps: Vec<usize> = near
            .iter()
            .copied()
            .filter(|at| days[*at].relation.as_ref().is_some_and(|other| other.at == own.at))
            .collect();
        let is_own = |at: &&usize| {
            let step = days[**at].relation.as_ref().map(|own| own.step);
            own.relation
                .assertions
                .iter()
                .filter(
                    |one| matches!(one.evidence, EvidenceSource::Article { article, .. } if article == self.article),
                )
                .any(|one| {
                    one.steps.iter().any(|dated| Some(dated.step) == step && dated.date.edtf == self.event.date.edtf)
                })
        };
        let has_date = |at: &&usize| days[**at].date.edtf == self.event.date.edtf;
        let first = steps.iter().find(is_own).or_else(|| steps.iter().find(has_date));
        first.map_or(steps.len() == 1, |first| *first == at)
    }
}

impl Day<'_> {
    /// Its key among a regulation's dates, where it is an own day.
    pub(super) fn own_key(&self) -> &'static str {
        OWN_DAYS.into_iter().find(|own| *own == self.key).unwrap_or_default()
    }

    /// Whether it is the own day on which a regulation was issued.
    fn is_own_issue(&self) -> bool {
        self.relation.is_none() && self.once == Some(Once::Issue)
    }
}
