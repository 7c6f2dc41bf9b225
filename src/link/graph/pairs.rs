//! Which claims stand together: a claim with those that support it and the replies to it.
//!
//! A reply stands with the claim that it was given to and no other. Claims that answer each other would repeat each other in
//! every pair, so some have none of their own: what is said to them stands in the pair of another.

use std::collections::BTreeSet;

use super::{ClaimCounts, LinkGraph};
use crate::site::{DocId, Site};
use crate::work;

impl LinkGraph {
    /// Whether what is said to a claim stands in a pair of its own.
    pub fn has_own_pair(&self, at: usize) -> bool {
        let stated = self.claim(at);
        if stated.replies().next().is_some() {
            return self.beside(at).is_none();
        }
        // Who supports a reply stands below it.
        stated.supporters().next().is_some() && stated.replies_to().next().is_none()
    }

    /// The claim in whose pair stands what is said to another: that one only supports it, and meets the same replies.
    fn beside(&self, at: usize) -> Option<usize> {
        let stated = self.claim(at);
        if stated.supporters().next().is_some() {
            return None;
        }
        stated.supports().find(|supported| {
            let other = self.claim(*supported);
            stated.replies().all(|(_, reply)| other.has_reply(reply))
        })
    }

    /// The claims in whose pairs stands what is said to a claim; none where nothing is.
    pub fn hosts(&self, at: usize) -> Vec<usize> {
        let stated = self.claim(at);
        if self.has_own_pair(at) {
            return vec![at];
        }
        match self.beside(at).filter(|_| stated.replies().next().is_some()) {
            Some(other) => vec![other],
            // Its supporters stand below it, wherever it is a reply.
            None if stated.supporters().next().is_some() => {
                let pairs = stated
                    .replies_to()
                    .map(|(_, to)| if self.has_own_pair(to) { to } else { self.beside(to).unwrap_or(to) });
                pairs.collect()
            }
            None => Vec::new(),
        }
    }

    /// The claims whose pairs show a claim as an answer.
    pub fn answered_in(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.claim(at).answers.iter().flat_map(|(_, to)| self.hosts(*to))
    }

    /// All claims that stand in the pair of a claim, itself included; one may be named twice.
    pub fn in_pair_of(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let stated = self.claim(at);
        let replies = stated.replies().map(|(_, reply)| reply);
        let below_replies = replies.clone().flat_map(|reply| self.claim(reply).supporters());
        [at].into_iter().chain(stated.supporters()).chain(replies).chain(below_replies)
    }

    /// The claims that head an entry in the list of a document's claims, in the order of all claims: each claim of the
    /// document heads one, or stands in the pair of one that does.
    pub(crate) fn heads_among(&self, id: DocId, claims: &[usize]) -> Vec<usize> {
        let mut heads: BTreeSet<usize> = BTreeSet::new();
        for &at in claims {
            let stated = self.claim(at);
            // An answer stands with the claim that it answers, even where another article reports that claim.
            heads.extend(self.answered_in(at));
            heads.extend(self.hosts(at));
            let is_alone = !stated.is_answer() && stated.answered_by.is_empty();
            // What somebody says has a line of its own, besides.
            if is_alone || stated.by.contains(&id) {
                heads.insert(at);
            }
        }
        heads.into_iter().collect()
    }

    /// Whether a claim is one that somebody makes, not one that is only alleged or inferred.
    pub fn is_given(&self, site: &Site, at: usize) -> bool {
        self.claim(at).written(site).certainty.is_given()
    }

    /// How many claims stand in the list of the claims that these head; `is_given`: which of them somebody makes.
    pub(crate) fn counts_under(&self, heads: &[usize], is_given: impl Fn(usize) -> bool) -> ClaimCounts {
        let all: BTreeSet<usize> = heads.iter().flat_map(|at| self.in_pair_of(*at)).collect();
        work::steps(all.len());
        let mut counts = ClaimCounts { all: all.len(), ..ClaimCounts::default() };
        for at in heads.iter().filter(|at| self.has_own_pair(**at)) {
            let mut replies = self.claim(*at).replies().map(|(_, reply)| is_given(reply)).peekable();
            match (replies.peek().is_some(), replies.any(|given| given)) {
                (true, true) => counts.answered += 1,
                (true, false) => counts.unsure += 1,
                (false, _) => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::graph::StatedClaim;
    use crate::model::AnswerKind;
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
        (0..graph.claims().len()).filter(|at| graph.has_own_pair(*at)).collect()
    }

    #[test]
    fn a_supporter_that_meets_the_same_reply_needs_no_pair_of_its_own() {
        let same = graph(&[&[], &[(Supports, 0)], &[(Denies, 0), (Denies, 1)]]);
        assert_eq!(pairs(&same), [0]);
        assert_eq!(same.hosts(1), [0]);
        let other = graph(&[&[], &[(Supports, 0)], &[(Denies, 0)], &[(Denies, 1)]]);
        assert_eq!(pairs(&other), [0, 1], "the reply to the supporter was not given to the claim");
    }

    #[test]
    fn who_supports_a_reply_stands_below_it() {
        let graph = graph(&[&[], &[(Denies, 0)], &[(Supports, 1)]]);
        assert_eq!(pairs(&graph), [0]);
        assert_eq!(graph.answered_in(2).collect::<Vec<_>>(), [0]);
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
                let shown = graph.hosts(to);
                assert!(!shown.is_empty() && shown.iter().all(|host| graph.has_own_pair(*host)), "{answers:?}: {to}");
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
