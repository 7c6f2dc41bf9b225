//! Whether two claims have one voice, so that nobody replies there.

use crate::link::graph::StatedClaim;
use crate::model::{AnswerKind, Speaker};
use crate::page::notation::Here;

/// Whether an article itself says both.
pub fn has_one_article(here: &Here<'_>, a: &StatedClaim, b: &StatedClaim) -> bool {
    let is_own = |claim: &StatedClaim| claim.written(here.site).by == Speaker::Source;
    a.article == b.article && is_own(a) && is_own(b)
}

/// Whether a claim contradicts one that somebody made in the same voice; two articles have two.
pub fn contradicts_itself(here: &Here<'_>, stated: &StatedClaim) -> bool {
    let is_own = |said: &StatedClaim| {
        let are_named = matches!(stated.written(here.site).by, Speaker::Named(_));
        said.has_voice_of(stated, here.site) && (are_named || said.article == stated.article)
    };
    let mut contradicted = stated.answers.iter().filter(|(kind, _)| *kind == AnswerKind::Contradicts);
    contradicted.any(|(_, at)| is_own(here.graph.claim(*at)))
}
