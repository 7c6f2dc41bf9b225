//! Who says what, and who answers: a claim with those that support it at the left, the replies to it at the right, with
//! equal weight. Which claims have a pair of their own the graph knows.

use serde::Serialize;

use crate::link::graph::StatedClaim;
use crate::model::AnswerKind;
use crate::page::notation::Here;
use crate::page::notation::claim::{Also, ClaimView, awaits_answer, claim_link, claim_view};

/// A claim and what is said to it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimPair {
    /// Heading; empty where it is that of the pair before.
    pub topic: String,
    /// The claim, and below it who supports it.
    pub claim: ClaimView,
    /// The replies, each with who supports it.
    pub answers: Vec<ClaimView>,
    /// Whether a reader would ask for a reply and none is recorded, which is printed.
    pub unanswered: bool,
}

impl ClaimPair {
    /// Shows all claims of the pair, in its order.
    pub fn each(&mut self, see: &mut impl FnMut(&mut ClaimView)) {
        self.claim.each(see);
        self.answers.iter_mut().for_each(|answer| answer.each(see));
    }
}

/// The pair of a claim, which stands there as an answer of some kind or on its own.
pub fn pair(here: &Here<'_>, at: usize, answer_kind: Option<AnswerKind>) -> ClaimPair {
    let stated = here.graph.claim(at);
    let claim = ClaimView { supporters: supporters(here, stated), ..claim_view(here, at, answer_kind) };
    ClaimPair {
        topic: claim.topic.clone(),
        claim,
        answers: stated.replies().map(|(kind, reply)| answer(here, stated, kind, reply)).collect(),
        unanswered: is_unanswered(here, stated),
    }
}

/// Whether a reader would ask what those concerned say to it, and nothing is recorded. An answer needs no answer.
pub fn is_unanswered(here: &Here<'_>, stated: &StatedClaim) -> bool {
    stated.replies().next().is_none() && !stated.is_answer() && awaits_answer(here, stated)
}

fn supporters(here: &Here<'_>, stated: &StatedClaim) -> Vec<ClaimView> {
    stated.supporters().map(|at| claim_view(here, at, Some(AnswerKind::Supports))).collect()
}

/// A reply. What else it answers in the same pair has a line below it: a supporter of the claim, which has no pair of its
/// own, or another reply that it supports.
fn answer(here: &Here<'_>, claim: &StatedClaim, kind: AnswerKind, reply: usize) -> ClaimView {
    let stated = here.graph.claim(reply);
    let is_beside = |(kind, at): &(AnswerKind, usize)| match kind {
        AnswerKind::Supports => claim.has_reply(*at),
        _ => claim.has_supporter(*at),
    };
    let mut supporters = supporters(here, stated);
    supporters.retain(|supporter| !claim.has_reply(supporter.at));
    ClaimView {
        supporters,
        also: stated
            .answers
            .iter()
            .filter(|answer| is_beside(answer))
            .map(|(kind, at)| also(here, *kind, *at))
            .collect(),
        ..claim_view(here, reply, Some(kind))
    }
}

fn also(here: &Here<'_>, kind: AnswerKind, at: usize) -> Also {
    let label = if kind == AnswerKind::Supports { "claims.also_in_support" } else { "claims.also_in_answer" };
    Also { label: here.labels.text(label).to_owned(), link: claim_link(here, at) }
}
