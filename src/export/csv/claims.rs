//! All claims as a table, one line each, in the order of their articles.

use std::io::{self, Write};

use super::table::Table;
use crate::export::facts::Facts;
use crate::model::{AnswerKind, Speaker, Wording};

/// The columns. Lists are separated by ` | `; an answer is its kind and the address of the claim.
const COLUMNS: [&str; 22] = [
    "article", "claim", "claim_address", "speakers", "speaker_kind", "certainty", "topic", "text", "language",
    "other_wordings", "about", "date", "note", "answers", "answered_by", "evidence", "evidence_address", "as_of",
    "claim_id", "article_id", "speaker_ids", "about_ids",
];

/// The whole table.
pub fn write(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(out, &COLUMNS)?;
    for (stated, claim) in facts.claims() {
        let article = facts.site.document(stated.article);
        let tag = |wording: &Wording| wording.language.as_ref().unwrap_or(&article.language).tag().to_owned();
        let place = Wording::place_for(&claim.wordings, facts.site.config.language.tag());
        let shown = &claim.wordings[place];
        let others = claim.wordings.iter().enumerate().filter(|(at, _)| *at != place);
        let others: Vec<String> = others.map(|(_, other)| format!("{}: {}", tag(other), other.text)).collect();
        let kind = match &claim.by {
            Speaker::Source => "source",
            Speaker::Nobody => "nobody",
            Speaker::Named(_) => "named",
        };
        table.row::<22>([
            &article.title,
            &claim.id,
            &facts.address(stated.article, &claim.id),
            &facts.speakers(stated, claim).join(" | "),
            kind,
            claim.certainty.word(),
            claim.topic.as_deref().unwrap_or_default(),
            &shown.text,
            &tag(shown),
            &others.join(" | "),
            &facts.titles(&stated.about).join(" | "),
            claim.date.as_ref().map_or("", |date| &date.edtf),
            claim.note.as_deref().unwrap_or_default(),
            &answers(facts, &stated.answers),
            &answers(facts, &stated.answered_by),
            &facts.cite(stated.article, stated.passage),
            &facts.passage_address(stated.article, stated.passage),
            facts.as_of(),
            &facts.claim_id(stated),
            &facts.id(stated.article),
            &facts.ids(&stated.by).join(" | "),
            &facts.ids(&stated.about).join(" | "),
        ])?;
    }
    Ok(())
}

fn answers(facts: Facts<'_>, answers: &[(AnswerKind, usize)]) -> String {
    let entry = |(kind, at): &(AnswerKind, usize)| {
        let stated = facts.graph.claim(*at);
        let own = facts.written(stated).map_or("", |claim| &claim.id);
        format!("{} {}", kind.word(), facts.address(stated.article, own))
    };
    answers.iter().map(entry).collect::<Vec<_>>().join(" | ")
}
