//! Who says what, and who answers: a claim with those that support it at the left, the replies to it at the right, with
//! equal weight.
//!
//! A reply stands opposite the claim that it was given to and no other. Claims that answer each other would repeat each
//! other in every pair, so some have none of their own: what is said to them stands in the pair of another ([`hosts`]).

use serde::Serialize;

use crate::link::graph::{LinkGraph, StatedClaim};
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

/// Whether what is said to a claim stands in a pair of its own.
pub fn has_own_pair(graph: &LinkGraph, at: usize) -> bool {
    let stated = graph.claim(at);
    if stated.replies().next().is_some() {
        return beside(graph, at).is_none();
    }
    // Who supports a reply stands below it.
    stated.supporters().next().is_some() && stated.replies_to().next().is_none()
}

/// The claim in whose pair stands what is said to another: that one only supports it, and meets the same replies.
fn beside(graph: &LinkGraph, at: usize) -> Option<usize> {
    let stated = graph.claim(at);
    if stated.supporters().next().is_some() {
        return None;
    }
    stated.supports().find(|supported| {
        let other = graph.claim(*supported);
        stated.replies().all(|(_, reply)| other.has_reply(reply))
    })
}

/// The claims in whose pairs stands what is said to a claim; none where nothing is.
pub fn hosts(graph: &LinkGraph, at: usize) -> Vec<usize> {
    let stated = graph.claim(at);
    if has_own_pair(graph, at) {
        return vec![at];
    }
    match beside(graph, at).filter(|_| stated.replies().next().is_some()) {
        Some(other) => vec![other],
        // Its supporters stand below it, wherever it is a reply.
        None if stated.supporters().next().is_some() => {
            let pairs = stated
                .replies_to()
                .map(|(_, to)| if has_own_pair(graph, to) { to } else { beside(graph, to).unwrap_or(to) });
            pairs.collect()
        }
        None => Vec::new(),
    }
}

/// The claims whose pairs show a claim as an answer.
pub fn answered_in(graph: &LinkGraph, at: usize) -> impl Iterator<Item = usize> + '_ {
    graph.claim(at).answers.iter().flat_map(|(_, to)| hosts(graph, *to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::DocId;
    use AnswerKind::{Denies, Supports};

    /// Claims by what each of them answers.
    fn graph(answers: &[&[(AnswerKind, usize)]]) -> LinkGraph {
        let claim = |(at, own): (usize, &&[(AnswerKind, usize)])| {
            let to = |all: &[(AnswerKind, usize)]| all.iter().find(|(_, to)| *to == at).map(|(kind, _)| *kind);
            let by = answers.iter().enumerate().filter_map(|(from, all)| Some((to(all)?, from)));
            StatedClaim {
                article: DocId(0),
                index: at as u32,
                by: Vec::new(),
                about: Vec::new(),
                passage: 1,
                answers: own.to_vec(),
                answered_by: by.collect(),
            }
        };
        LinkGraph { claims: answers.iter().enumerate().map(claim).collect(), ..LinkGraph::default() }
    }

    fn pairs(graph: &LinkGraph) -> Vec<usize> {
        (0..graph.claims().len()).filter(|at| has_own_pair(graph, *at)).collect()
    }

    #[test]
    fn a_supporter_that_meets_the_same_reply_needs_no_pair_of_its_own() {
        let same = graph(&[&[], &[(Supports, 0)], &[(Denies, 0), (Denies, 1)]]);
        assert_eq!(pairs(&same), [0]);
        assert_eq!(hosts(&same, 1), [0]);
        let other = graph(&[&[], &[(Supports, 0)], &[(Denies, 0)], &[(Denies, 1)]]);
        assert_eq!(pairs(&other), [0, 1], "the reply to the supporter was not given to the claim");
    }

    #[test]
    fn who_supports_a_reply_stands_below_it() {
        let graph = graph(&[&[], &[(Denies, 0)], &[(Supports, 1)]]);
        assert_eq!(pairs(&graph), [0]);
        assert_eq!(answered_in(&graph, 2).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn every_answer_stands_in_some_pair() {
        // All ways in which three claims can answer each other.
        let kinds = [None, Some(Denies), Some(Supports)];
        let edges = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)];
        for number in 0..3_usize.pow(6) {
            let mut answers: [Vec<(AnswerKind, usize)>; 3] = Default::default();
            for (place, (from, to)) in edges.iter().enumerate() {
                answers[*from].extend(kinds[number / 3_usize.pow(place as u32) % 3].map(|kind| (kind, *to)));
            }
            let graph = graph(&answers.each_ref().map(Vec::as_slice));
            for (from, (kind, to)) in
                answers.iter().enumerate().flat_map(|(from, all)| all.iter().map(move |to| (from, *to)))
            {
                let shown = hosts(&graph, to);
                assert!(!shown.is_empty() && shown.iter().all(|host| has_own_pair(&graph, *host)), "{answers:?}: {to}");
                for host in shown {
                    let claim = graph.claim(host);
                    let replies = || claim.replies().map(|(_, reply)| reply);
                    let is_there = match kind {
                        Supports if host == to => claim.supporters().any(|at| at == from),
                        Supports => replies().any(|reply| reply == to),
                        _ => {
                            replies().any(|reply| reply == from)
                                && (host == to || claim.supporters().any(|at| at == to))
                        }
                    };
                    assert!(is_there, "{answers:?}: {from} answers {to}, in the pair of {host}");
                }
            }
        }
    }
}
