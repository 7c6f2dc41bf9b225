//! What happened, as articles tell it.

use std::collections::HashMap;
use std::sync::Arc;

use super::desk::Desk;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::{DatedEvent, OWN_DAYS};
use crate::model::{Certainty, Document, Event};
use crate::site::{DocId, Site};

pub(super) fn events(site: &Site, articles: &[DocId], diagnostics: &mut Vec<Diagnostic>) -> Vec<DatedEvent> {
    let mut events = Vec::new();
    for id in articles {
        let document = site.document(*id);
        let Some(article) = document.article() else { continue };
        let mut alike: HashMap<String, usize> = HashMap::new();
        for (at, event) in article.events.iter().enumerate() {
            let field = format!("events[{}]", event.index);
            let mut desk = Desk { site, document, diagnostics };
            if event.certainty == Certainty::Inferred && event.note.is_none() {
                let message = "an inferred event needs its reason".to_owned();
                desk.report(Code::InferredWithoutReason, Place::Value(field.clone()), message, "add `note: …`");
            }
            if let Some(as_of) = site.as_of.as_ref().filter(|day| event.is_expected && event.date.latest < day.earliest)
            {
                let message =
                    format!("this event was expected for {}, which lies before {}", event.date.edtf, as_of.edtf);
                let help = "say what happened, or move `as_of` in dossier.yaml";
                desk.report(Code::OverdueExpectation, Place::Value(format!("{field}.status")), message, help);
            }
            let about = desk.find_all(&event.about, &format!("{field}.about"));
            for (n, word) in event.tells.iter().enumerate() {
                let types = site.config.relation_types.iter().map(|kind| &*kind.name);
                if !types.clone().chain(OWN_DAYS).any(|known| known == word) {
                    let message = format!("there is no relation type and no day of a regulation \"{word}\"");
                    let help = "`tells` names the type of the relation that the event is: `subject_to`, `issued`; or a day of \
                                its regulation: `adopted`, `published`, `effective`, `ended`";
                    desk.report(Code::UnknownRelationType, Place::Value(format!("{field}.tells[{n}]")), message, help);
                }
            }
            let passage = desk.passage(document, event.par.as_ref(), format!("{field}.par"));
            let anchor = event_anchor(document, event, &mut alike);
            // What lies ahead has not happened, whatever its source says.
            let event = Event { is_expected: event.is_expected || site.is_ahead(&event.date), ..event.clone() };
            events.push(DatedEvent { article: *id, index: at as u32, anchor, event, about, passage });
        }
    }
    events.sort_by(|a, b| a.event.date.order(&b.event.date)); // stable: article order, then as written
    events
}

/// An id from the event's date and words, so that it stays when others are added; `-2` for the second of the same.
fn event_anchor(article: &Document, event: &Event, alike: &mut HashMap<String, usize>) -> Arc<str> {
    let text = format!("{}\n{}\n{}", article.permalink, event.date.edtf, event.title.to_lowercase());
    let anchor = format!("ev-{}", &blake3::hash(text.as_bytes()).to_hex()[..8]);
    let count = alike.entry(anchor.clone()).or_default();
    *count += 1;
    if *count > 1 { format!("{anchor}-{count}").into() } else { anchor.into() }
}
