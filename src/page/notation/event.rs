//! When an event was, whom it concerns, and who tells it.

use crate::link::graph::{DatedEvent, Moment};
use crate::model::{BasisKind, Certainty, Event, Role};
use crate::page::notation::milestone::{milestone_certainty, milestone_date, reached_date, stated_first};
use crate::page::notation::{DateView, Here};
use crate::site::DocId;

/// The date of an event with its marks: from outside where a source outside gives it.
pub fn event_date(here: &Here<'_>, event: &DatedEvent) -> DateView {
    let document = here.site.document(event.article);
    let basis = document.basis.get(&format!("events[{}].date", event.event.index));
    let external = basis.is_some_and(|basis| basis.kind == BasisKind::External) || event.event.source.is_some();
    let is_own = event.event.source.is_none() && document.article().is_some_and(|article| article.is_analysis());
    let is_inferred = event.event.certainty == Certainty::Inferred || is_own;
    let inferred = basis.is_some_and(|basis| basis.kind == BasisKind::Inferred) || is_inferred;
    here.marked_time(&event.event.date, inferred, external)
}

/// How an event is known, in words: «erwartet, berichtet»; empty where a source simply states it.
pub fn certainty_words(here: &Here<'_>, event: &Event) -> String {
    let expected = event.is_expected.then(|| here.labels.text("status.expected").to_owned());
    let certainty = Some(here.certainty_label(event.certainty)).filter(|words| !words.is_empty());
    expected.into_iter().chain(certainty).collect::<Vec<_>>().join(", ")
}

/// The same where brackets stand around the date of what is inferred.
fn certainty_beside_brackets(here: &Here<'_>, event: &Event) -> String {
    match event.certainty {
        Certainty::Inferred => certainty_words(here, &Event { certainty: Certainty::Asserted, ..event.clone() }),
        _ => certainty_words(here, event),
    }
}

/// How an event or a milestone is known, in words, for lists that are all links; brackets around its date mark an inference.
pub fn moment_certainty(here: &Here<'_>, moment: Moment) -> String {
    match moment {
        Moment::Event(at) => certainty_beside_brackets(here, &here.graph.events()[at].event),
        Moment::Milestone(at) => milestone_certainty(here, here.graph.milestone(at)),
    }
}

/// When an event was, as the timeline has it, and how it is known, as a plain text: «[5. November 2023], bestritten».
pub fn dated_words(here: &Here<'_>, event: usize) -> String {
    let moment = Moment::Event(event);
    let date = moment_date(here, moment);
    let day = if date.inferred { format!("[{}]", date.words) } else { date.words };
    let certainty = moment_certainty(here, moment);
    if certainty.is_empty() { day } else { format!("{day}, {certainty}") }
}

/// Of those whom an event or a milestone concerns the one that it is listed under: a regulation, else the one that is named
/// first, which is the author's choice. A rank of kinds would list what a firm's speaker says under the office that he
/// speaks of.
pub fn leading(here: &Here<'_>, about: &[DocId]) -> Option<DocId> {
    let is_regulation = |id: &&DocId| here.site.kind(**id).role == Role::Regulation;
    about.iter().find(is_regulation).or(about.first()).copied()
}

/// The class that colours an event or a milestone by those whom it concerns: that of the kind which it is listed under.
pub fn lane_class(here: &Here<'_>, about: &[DocId]) -> String {
    leading(here, about).map_or_else(String::new, |id| here.kind_class(here.site.kind(id)))
}

/// The date of an event or a milestone with its marks.
pub fn moment_date(here: &Here<'_>, moment: Moment) -> DateView {
    match moment {
        Moment::Event(at) => {
            // Another source may know it better than the article.
            let day = here.graph.date_of(moment);
            let event = &here.graph.events()[at];
            let own = (event.event.date == *day).then(|| event_date(here, event));
            let of_day = here.graph.told_by(at).iter().filter(|reached| reached.day.edtf == day.edtf);
            let views = own.into_iter().chain(of_day.map(|reached| reached_date(here, reached)));
            stated_first(views).unwrap_or_else(|| event_date(here, event))
        }
        Moment::Milestone(at) => milestone_date(here, here.graph.milestone(at)),
    }
}

/// «8 Ereignisse, 3 Stichtage»: how many of these moments are what; nothing for none.
pub fn counted<'h>(here: &Here<'h>, moments: impl Iterator<Item = &'h Moment> + Clone) -> Vec<String> {
    let all = moments.clone().count();
    let events = moments.filter(|moment| matches!(moment, Moment::Event(_))).count();
    let counts = [("count.events", events), ("count.milestones", all - events)];
    counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| here.labels.count(key, n)).collect()
}

/// The articles that tell an entity's events or give its days.
pub fn articles_telling(here: &Here<'_>, id: DocId) -> Vec<DocId> {
    let mut articles: Vec<DocId> =
        here.graph.moments_of(id).iter().flat_map(|moment| here.graph.telling(*moment)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// The articles that tell an entity's events or name it, or that carry a topic.
pub fn articles_about(here: &Here<'_>, id: DocId) -> Vec<DocId> {
    let naming = here.graph.backlinks(id).iter().map(|link| link.from);
    let naming = naming.chain(here.site.carriers(id).iter().copied());
    let naming = naming.filter(|&from| here.site.kind(from).role == Role::Article);
    let mut articles: Vec<DocId> = naming.chain(articles_telling(here, id)).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}
