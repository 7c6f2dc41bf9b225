//! All claims as a table for spreadsheets, one line each, in the order of their articles.

use crate::link::graph::StatedClaim;
use crate::model::{AnswerKind, Speaker, SpeakerName, Wording};
use crate::page::csv::{add_line, table};
use crate::page::notation::Here;
use crate::page::notation::claim::written;
use crate::page::notation::said::{address, as_of};

/// The columns. Lists are separated by ` | `; an answer is its kind and the address of the claim.
const HEADER: [&str; 18] = [
    "article", "claim", "claim_address", "speakers", "speaker_kind", "certainty", "topic", "text", "language",
    "other_wordings", "about", "date", "note", "answers", "answered_by", "evidence", "evidence_address", "as_of",
];

/// The whole table.
pub(super) fn claims_csv(here: &Here<'_>) -> String {
    let mut table = table(&HEADER);
    for stated in here.graph.claims() {
        add_line(&mut table, &line(here, stated).each_ref().map(String::as_str));
    }
    table
}

fn line(here: &Here<'_>, stated: &StatedClaim) -> [String; HEADER.len()] {
    let article = here.site.document(stated.article);
    let claim = written(here, stated);
    let tag = |wording: &Wording| wording.language.as_ref().unwrap_or(&article.language).tag().to_owned();
    let place = Wording::place_for(&claim.wordings, here.language());
    let shown = &claim.wordings[place];
    let others = claim.wordings.iter().enumerate().filter(|(at, _)| *at != place);
    let others: Vec<String> = others.map(|(_, other)| format!("{}: {}", tag(other), other.text)).collect();
    let about: Vec<&str> = stated.about.iter().map(|id| &*here.site.document(*id).title).collect();
    let passage = match stated.passage {
        0 => String::new(),
        passage => format!("#{}", here.passage_id(stated.article, passage)),
    };
    let kind = match &claim.by {
        Speaker::Source => "source",
        Speaker::Nobody => "nobody",
        Speaker::Named(_) => "named",
    };
    [
        article.title.clone(),
        claim.id.to_string(),
        claim_address(here, stated),
        speakers(here, stated, &claim.by),
        kind.to_owned(),
        claim.certainty.word().to_owned(),
        claim.topic.clone().unwrap_or_default(),
        shown.text.clone(),
        tag(shown),
        others.join(" | "),
        about.join(" | "),
        claim.date.as_ref().map(|date| date.edtf.clone()).unwrap_or_default(),
        claim.note.clone().unwrap_or_default(),
        answers(here, &stated.answers),
        answers(here, &stated.answered_by),
        here.article_citation(stated.article, stated.passage).text.replace('\u{a0}', " "),
        address(here, stated.article, &passage),
        as_of(here),
    ]
}

fn speakers(here: &Here<'_>, stated: &StatedClaim, by: &Speaker) -> String {
    let Speaker::Named(names) = by else { return String::new() };
    let mut entities = stated.by.iter();
    let name = |name: &SpeakerName| match name {
        SpeakerName::Entity(_) => entities.next().map(|id| here.site.document(*id).title.clone()),
        SpeakerName::Words { text, .. } => Some(text.clone()),
    };
    names.iter().filter_map(name).collect::<Vec<_>>().join(" | ")
}

fn answers(here: &Here<'_>, answers: &[(AnswerKind, usize)]) -> String {
    let entry =
        |(kind, at): &(AnswerKind, usize)| format!("{} {}", kind.word(), claim_address(here, here.graph.claim(*at)));
    answers.iter().map(entry).collect::<Vec<_>>().join(" | ")
}

fn claim_address(here: &Here<'_>, stated: &StatedClaim) -> String {
    address(here, stated.article, &format!("#{}", written(here, stated).id))
}
