//! Events whose `tells` fits nothing: they stand in time beside the day that their author meant.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{DatedEvent, Joined, OWN_DAYS};
use crate::site::Site;

/// `joined`: what events tell, by their places.
pub(in crate::link) fn events_that_tell_no_day(
    site: &Site,
    events: &[DatedEvent],
    joined: &HashMap<usize, Joined>,
) -> Vec<Diagnostic> {
    let is_known = |word: &String| {
        site.config.relation_types.iter().any(|kind| *kind.name == **word) || OWN_DAYS.contains(&&**word)
    };
    // A word that is none is reported where it stands.
    let told = events.iter().enumerate().filter(|(at, told)| {
        !told.event.tells.is_empty() && told.event.tells.iter().all(is_known) && !joined.contains_key(at)
    });
    told.map(|(_, told)| {
        let article = site.document(told.article);
        let place = Place::Value(format!("events[{}].tells", told.event.index));
        let message = format!(
            "no relation between those whom this event concerns, and none of their regulations, has a day that is {} and \
             is known as the event is",
            told.event.date.edtf
        );
        let help = "name both ends of the relation under `about`, give it a day that agrees, or take `tells` out";
        Diagnostic::new(Code::UnmatchedEvent, &article.source.path, place, message).help(help)
    })
    .collect()
}
