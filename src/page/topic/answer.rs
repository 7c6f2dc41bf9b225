//! What is known of a topic in a few lines at the head of its page: where its regulations stand, and what is disputed.

use std::cmp::Reverse;

use crate::model::{Date, Document, Status};
use crate::page::entity::facts::own_status;
use crate::page::notation::answer::{Answer, By, Detail, Line, Part, and, claim_line, joined, line};
use crate::page::notation::claim::disputed_by;
use crate::page::notation::{Here, STATUSES, StatusView, TextLink};
use crate::site::{DocId, View};

/// The answer at the head of a topic's page; `regulations`: the address of the list of those that carry it.
pub fn answer(here: &Here<'_>, topic: DocId, regulations: &str) -> Answer {
    let mut lines = status_lines(here, topic, regulations);
    let as_of = if lines.is_empty() { String::new() } else { here.as_of() };
    lines.extend(disputed_line(here, topic));
    Answer { as_of, lines }
}

/// The topic's regulations by what they are now, what binds first; of each status the newest first.
fn status_lines(here: &Here<'_>, topic: DocId, all: &str) -> Vec<Line> {
    let with_status = |id: &DocId| own_status(here, here.site.document(*id)).map(|status| (*id, status));
    let mut found: Vec<(DocId, StatusView)> = here.site.carriers(topic).iter().filter_map(with_status).collect();
    let place = |status: &StatusView| STATUSES.iter().position(|key| *key == status.key);
    let start = |id: DocId| day(here.site.document(id)).map(|(_, date)| date.earliest);
    found.sort_by_key(|(id, status)| (place(status), Reverse(start(*id))));
    let part = |(id, status): &(DocId, StatusView)| {
        let place = here.jurisdiction(*id).and_then(Detail::words);
        let facts = joined(place.into_iter().chain(days(here, *id)), ", ");
        let is_marked = facts.iter().any(Detail::is_external);
        let link = TextLink { text: here.site.document(*id).short().to_owned(), href: here.href_of(*id, "") };
        Part { link, detail: and(facts, "; ", Detail::words(doubt(here, status, is_marked))) }
    };
    let of_status = |run: &[(DocId, StatusView)]| Line {
        sign: run[0].1.key,
        words: run[0].1.label.clone(),
        ..line(here, run, all, part)
    };
    found.chunk_by(|(_, a), (_, b)| a.key == b.key).map(of_status).collect()
}

/// The day from which a regulation is what its status says, with its key among the dates; `None` where it is not stated: the
/// day of another step would be a wrong one.
fn day(document: &Document) -> Option<(&'static str, &Date)> {
    let regulation = document.regulation()?;
    let dates = &regulation.dates;
    let days = match regulation.status.value()? {
        Status::InForce | Status::Suspended => vec![("effective", &dates.effective)],
        Status::Issued => vec![("adopted", &dates.adopted), ("published", &dates.published)],
        Status::Ended | Status::Revoked => vec![("ended", &dates.ended)],
        _ => Vec::new(),
    };
    days.into_iter().find_map(|(key, date)| Some((key, date.value()?)))
}

/// «seit 28. August 2020, bis 1. Mai 2023»; only the day where something was issued or ended.
fn days(here: &Here<'_>, id: DocId) -> Vec<Detail> {
    let document = here.site.document(id);
    let Some((key, date)) = day(document) else { return Vec::new() };
    let view = |key: &str, date: &Date| here.date(date, document.basis.get(&format!("dates.{key}")));
    if key != "effective" {
        return vec![Detail::bare_date(view(key, date))];
    }
    let end = document.regulation().and_then(|regulation| regulation.dates.ended.value());
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

/// What the topic's articles report of which somebody says otherwise, each with the way to who says what.
fn disputed_line(here: &Here<'_>, topic: DocId) -> Option<Line> {
    let articles = here.site.carriers(topic).iter().filter(|id| here.site.document(**id).article().is_some());
    let claims = articles.flat_map(|id| here.graph.claims_of(*id)).copied();
    let disputed = claims.filter(|at| disputed_by(here, here.graph.claim(*at)).is_some());
    let disputed = disputed.filter(|at| here.graph.topics_of_claim(here.site, *at).contains(&topic));
    let all = here.href(&View::Claims.permalink());
    claim_line(here, here.labels.text("answer.disputed"), disputed, By::Named, &all)
}
