//! How a measure stands on the day up to which the evidence was read.

use crate::link::graph::{Assertion, Relation, Repeal, Step};
use crate::model::{Certainty, Date, Status};
use crate::site::Site;

/// How a measure stands on the day up to which the evidence was read, where that is not what the source that decides says.
/// `repeal`: how another ends its regulation.
pub(super) fn by_day(site: &Site, relation: &Relation, repeal: Option<&Repeal>) -> Option<(Status, Certainty)> {
    let begun = || to_come(site, relation).or_else(|| suspended(site, relation)).or_else(|| resumed(site, relation));
    passed(site, relation, repeal).or_else(|| Some((begun()?, Certainty::Asserted)))
}

/// How a measure stands whose end lies before the day up to which the evidence was read, or whose regulation is over: a source
/// that saw it hold says nothing else. None while it holds, and where the source that decides says itself how it stands.
fn passed(site: &Site, relation: &Relation, repeal: Option<&Repeal>) -> Option<(Status, Certainty)> {
    let is_past = |date: &Date| site.as_of.as_ref().is_some_and(|day| day.is_after(date));
    let regulation = site.document(relation.object).regulation()?;
    let written = regulation.status.value().copied();
    let repealed = repeal.filter(|repeal| repeal.decides(written)).map(|repeal| (repeal.status, repeal.certainty));
    let own = written.filter(|status| status.is_over_for_good());
    let own = own.filter(|_| regulation.dates.ended.value().is_none_or(is_past) || site.config.as_of.is_none());
    let ended = relation.ended_before(site.as_of.as_ref());
    let ended = ended.map(|end| (Status::Ended, end.assertion.map_or(Certainty::Asserted, Assertion::certainty)));
    own.map(|own| (own, Certainty::Asserted)).or(repealed).or(ended).filter(|_| holds(relation))
}

/// Whether a measure holds, as the source that decides says; what never was, as its only source says, does not.
fn holds(relation: &Relation) -> bool {
    relation.stated_status().is_none_or(Status::lasts) && !relation.is_denied()
}

/// That a measure is suspended because its regulation is, as that one's page says: what is suspended as a whole holds for nobody.
fn suspended(site: &Site, relation: &Relation) -> Option<Status> {
    let own = site.document(relation.object).regulation()?.status.value().copied();
    own.filter(|own| *own == Status::Suspended && holds(relation))
}

/// How a measure stands that was suspended until a day before that up to which the evidence was read.
fn resumed(site: &Site, relation: &Relation) -> Option<Status> {
    let again = relation.date(Step::Resumed).filter(|_| relation.stated_status() == Some(Status::Suspended))?;
    site.as_of.as_ref().is_some_and(|day| day.is_after(&again.dated.date)).then_some(Status::InForce)
}

/// How a measure stands whose status begins only after the day up to which the evidence was read: what is to be in force has been
/// issued, and what is to end holds until then. A source without a day may know more than those from which the dossier's day is
/// taken where nobody wrote it.
fn to_come(site: &Site, relation: &Relation) -> Option<Status> {
    let status = relation.stated_status()?;
    let step = Step::beginning(Some(status));
    let (begins, until_then) = match status {
        Status::InForce => (relation.date(step), Status::Issued),
        // That a regulation has an end says nothing of a subject for whom it is over already.
        _ if status.is_over() => (relation.date_among(step, |_| true), Status::InForce),
        _ => return None,
    };
    let begins = begins?;
    let is_ahead = site.is_ahead(&begins.dated.date);
    let is_foreseen = match begins.assertion.filter(|one| one.published.is_some()) {
        Some(source) => source.foresees(step),
        None => site.config.as_of.is_some(),
    };
    (is_ahead && is_foreseen).then_some(until_then)
}
