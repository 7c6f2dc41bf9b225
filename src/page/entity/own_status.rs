//! Where a regulation itself stands, whoever is subject to it: its status, and since when.

use crate::model::{BasisKind, Certainty, Date, Status};
use crate::page::notation::answer::{Detail, and, joined};
use crate::page::notation::{Here, StatusView};
use crate::site::DocId;

/// A regulation's own status, with its marks. What its author only infers, while all who say so of its subjects just report it, is
/// reported there as here.
pub fn own_status(here: &Here<'_>, id: DocId) -> Option<StatusView> {
    let document = here.site.document(id);
    let status = here.graph.own_status(here.site, id)?;
    if let Some(repeal) = here.graph.deciding_repeal(here.site, id) {
        let mut view = here.status_as_known(status, repeal.certainty);
        view.external = here.graph.repealing(repeal).0.is_external();
        return Some(view);
    }
    let basis = document.basis.get("status").map(|basis| basis.kind);
    let mut view = here.status(status, Certainty::Asserted);
    view.inferred = basis == Some(BasisKind::Inferred);
    if view.inferred && is_only_reported(here, id, status) {
        view = here.status_as_known(status, Certainty::Reported);
    }
    view.external = basis == Some(BasisKind::External);
    Some(view)
}

/// Whether a regulation has subjects and no source says more than that it is reported to stand so for them.
fn is_only_reported(here: &Here<'_>, id: DocId, status: Status) -> bool {
    let measures = here.graph.affected_by(id).iter().map(|at| &here.graph.relations()[*at]);
    let known = measures.filter(|relation| relation.status() == Some(status)).map(|relation| relation.certainty());
    known.min() == Some(Certainty::Reported)
}

/// «USA, seit 28. August 2020†»: where it holds (`place`), since when, and what weakens that.
pub fn detail(here: &Here<'_>, id: DocId, status: &StatusView, place: Option<String>) -> Vec<Detail> {
    let facts = joined(place.and_then(Detail::words).into_iter().chain(days(here, id)), ", ");
    let is_marked = facts.iter().any(Detail::is_external);
    and(facts, "; ", Detail::words(doubt(here, status, is_marked)))
}

/// The day from which a regulation is what its status says, with its key among the dates; `None` where it is not stated: the
/// day of another step would be a wrong one.
pub fn day<'h>(here: &Here<'h>, id: DocId) -> Option<(&'static str, &'h Date)> {
    let dates = &here.site.document(id).regulation()?.dates;
    let by_repeal = || Some(("ended", here.graph.end_by_repeal(here.site, id)?));
    let status = here.graph.own_status(here.site, id)?;
    let days = match status {
        Status::InForce | Status::Suspended => vec![("effective", &dates.effective)],
        Status::Issued => vec![("adopted", &dates.adopted), ("published", &dates.published)],
        Status::Ended | Status::Revoked => vec![("ended", &dates.ended)],
        _ => Vec::new(),
    };
    let own = days.into_iter().find_map(|(key, date)| Some((key, date.value()?)));
    own.or_else(|| by_repeal().filter(|_| status.is_over_for_good()))
}

/// «seit 28. August 2020, bis 1. Mai 2023»; only the day where something was issued or ended.
fn days(here: &Here<'_>, id: DocId) -> Vec<Detail> {
    let document = here.site.document(id);
    let Some((key, date)) = day(here, id) else { return Vec::new() };
    let view = |key: &str, date: &Date| here.date(date, document.basis.get(&format!("dates.{key}")));
    if key != "effective" {
        return vec![Detail::bare_date(view(key, date))];
    }
    let end = document.regulation().and_then(|regulation| regulation.dates.ended.value());
    let end = end.or_else(|| here.graph.end_by_repeal(here.site, id));
    let end = end.map(|end| Detail::date(here.labels.text("date.until"), "{end}", view("ended", end)));
    let since = Detail::date(here.labels.text("date.since"), "{start}", view(key, date));
    std::iter::once(since).chain(end).collect()
}

/// What weakens a status: inferred, known from outside where no date says so; empty for nothing.
fn doubt(here: &Here<'_>, status: &StatusView, is_marked: bool) -> String {
    let inferred = status.inferred.then(|| here.labels.text("mark.inferred"));
    let external = (status.external && !is_marked).then(|| here.labels.text("mark.external"));
    inferred.into_iter().chain(external).collect::<Vec<_>>().join(", ")
}
