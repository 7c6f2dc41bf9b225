//! Claims and events as results of their own, beside the article that reports them.

use serde_json::{Value, json};

use super::fields::claim_head;
use crate::link::graph::StatedClaim;
use crate::page::notation::Here;
use crate::page::notation::answer::in_short;
use crate::page::notation::claim::{shown_wording, written};
use crate::page::notation::event::dated_words;
use crate::page::notation::speaker::speakers;
use crate::site::DocId;

/// Who makes a claim, and what they do: «ByteDance bestreitet das teilweise».
pub fn who_says(here: &Here<'_>, stated: &StatedClaim) -> String {
    speakers(here, stated, written(here, stated), stated.answers.first().map(|(kind, _)| *kind)).plain(here.labels)
}

/// The same with what is answered, since a reply alone says nothing: «ByteDance bestreitet das (zu: TikTok gibt Daten weiter)».
fn who_replies(here: &Here<'_>, stated: &StatedClaim) -> String {
    let who = who_says(here, stated);
    match stated.answers.first() {
        Some((_, answered)) => {
            let to = here.labels.text("claims.answer_to").replace("{claim}", &in_short(here, *answered));
            format!("{who} ({to})")
        }
        None => who,
    }
}

/// The claims and events of an article: `[text, where it begins, head, id, kind]` for each of them. `text` is the place of
/// its text among `others`, `head` says who, or when and how that is known, `id` is its anchor on the page, `kind` is 0 for a
/// claim, 1 for an event, 2 for a claim in a language in which it is no result of its own.
pub fn statements(here: &Here<'_>, article: DocId, others: &[String]) -> Vec<Value> {
    let place = |text: &str| others.iter().position(|other| other == text);
    let graph = here.graph;
    let claims = graph.claims_of(article).iter().map(|at| graph.claim(*at)).filter(|claim| claim.article == article);
    let claims = claims.flat_map(|stated| {
        let claim = written(here, stated);
        let (head, shown) = (claim_head(claim), shown_wording(here, stated).text);
        claim.wordings.iter().filter_map(move |wording| {
            let at = place(&format!("{head}{}", wording.text))?;
            let kind = if wording.text == shown { 0 } else { 2 };
            Some(json!([at, head.encode_utf16().count(), who_replies(here, stated), *claim.id, kind]))
        })
    });
    let events = graph.places_of_events(article).iter().filter_map(|number| {
        let event = Some(&graph.events()[*number]).filter(|event| event.article == article)?;
        let at = place(&event.event.title)?;
        Some(json!([at, 0, dated_words(here, *number), here.passage_id(article, event.passage), 1]))
    });
    claims.chain(events).collect()
}
