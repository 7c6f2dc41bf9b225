//! What begins only after the dossier's day and is no measure: a sale that is agreed makes nobody an owner yet.

use super::facts::Written;
use crate::link::graph::{Assertion, Step};
use crate::model::{Certainty, RelationType, Status};
use crate::site::Site;

/// Makes expected what is to begin only after the day up to which the evidence was read. What holds already, as another source states,
/// holds: to that a day to come is no beginning. How a measure stands until then is another question: it has been issued.
pub(super) fn expect_what_is_to_come(site: &Site, kind: &RelationType, fact: &mut [Written]) {
    if kind.is_measure() {
        return;
    }
    let has_begun = fact.iter().any(|written| has_begun(site, &written.assertion));
    for assertion in fact.iter_mut().map(|written| &mut written.assertion).filter(|one| is_to_come(site, one)) {
        if !has_begun {
            assertion.fields.status = Some(Status::Expected);
        }
        assertion.steps.iter_mut().filter(|dated| dated.step == Step::Start).for_each(|dated| {
            dated.step = Step::beginning(Some(Status::Expected));
        });
    }
}

/// Whether a source states that it holds or held: it says so, or gives a day that has come.
fn has_begun(site: &Site, one: &Assertion) -> bool {
    let says_so = one.fields.status.is_some_and(|status| status.lasts() || status.is_over());
    let has_come = one.day(Step::Start).is_some_and(|day| !site.is_ahead(day));
    one.certainty() <= Certainty::Reported && (has_come || says_so && !is_to_come(site, one))
}

/// Whether a source foresees the beginning. One without a day of its own may be newer than those from which the dossier's day is
/// taken where nobody wrote it.
fn is_to_come(site: &Site, one: &Assertion) -> bool {
    let is_open = one.fields.status.is_none_or(|status| matches!(status, Status::InForce | Status::Issued));
    let foresees = match one.published {
        Some(_) => one.foresees(Step::Start),
        None => site.config.as_of.is_some(),
    };
    is_open
        && foresees
        && one.certainty() != Certainty::Denied
        && one.day(Step::Start).is_some_and(|day| site.is_ahead(day))
}
