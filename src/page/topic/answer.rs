//! What is known of a topic in a few lines at the head of its page: where its regulations stand, and what is disputed.

use std::cmp::Reverse;

use crate::page::entity::own_status::{self, own_status};
use crate::page::notation::answer::{Answer, By, Line, Part, claim_line, line};
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
    let with_status = |id: &DocId| own_status(here, *id).map(|status| (*id, status));
    let mut found: Vec<(DocId, StatusView)> = here.site.carriers(topic).iter().filter_map(with_status).collect();
    let place = |status: &StatusView| STATUSES.iter().position(|key| *key == status.key);
    let start = |id: DocId| own_status::day(here, id).map(|(_, date)| date.earliest);
    found.sort_by_key(|(id, status)| (place(status), Reverse(start(*id))));
    let part = |(id, status): &(DocId, StatusView)| {
        let link = TextLink { text: here.site.document(*id).short().to_owned(), href: here.href_of(*id, "") };
        Part { link, detail: own_status::detail(here, *id, status, here.jurisdiction(*id)) }
    };
    let of_status = |run: &[(DocId, StatusView)]| Line {
        sign: run[0].1.key,
        words: run[0].1.label.clone(),
        ..line(here, run, all, part)
    };
    found.chunk_by(|(_, a), (_, b)| a.key == b.key).map(of_status).collect()
}

/// What the topic's articles report of which somebody says otherwise, each with the way to who says what.
fn disputed_line(here: &Here<'_>, topic: DocId) -> Option<Line> {
    let articles = here.site.carriers(topic).iter().filter(|id| here.site.document(**id).article().is_some());
    let claims = articles.flat_map(|id| here.graph.claims_of(*id)).copied();
    let disputed = claims.filter(|at| !disputed_by(here, here.graph.claim(*at)).is_empty());
    let disputed = disputed.filter(|at| here.graph.topics_of_claim(here.site, *at).contains(&topic));
    let all = here.href(&View::Claims.permalink());
    claim_line(here, here.labels.text("answer.disputed"), disputed, By::WithDenial, &all)
}
