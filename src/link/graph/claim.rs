//! Who says what, and who answers.

use crate::model::{AnswerKind, Claim, Speaker, SpeakerName};
use crate::site::{DocId, Site};

/// A claim and the article that reports it. Its text is `site.document(article).article().claims[index]`.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedClaim {
    pub article: DocId,
    /// Its place among the article's claims, from 0.
    pub index: u32,
    /// Speakers that are entities.
    pub by: Vec<DocId>,
    pub about: Vec<DocId>,
    /// The paragraph; 0 where none is named.
    pub passage: u32,
    /// Claims that this one answers, as indices into `LinkGraph::claims`.
    pub answers: Vec<(AnswerKind, usize)>,
    /// Claims that answer this one, in the order of all claims.
    pub answered_by: Vec<(AnswerKind, usize)>,
}

/// How many claims stand in a list of claims with what is said to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClaimCounts {
    /// Each counted once, wherever it stands.
    pub all: usize,
    /// Those that have a reply beside them which somebody gave.
    pub answered: usize,
    /// Those whose replies are all only alleged or inferred.
    pub unsure: usize,
}

/// Who says something, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedSpeaker<'a> {
    /// An entity of the dossier.
    Entity(DocId),
    /// A description.
    Words(&'a str),
}

impl StatedClaim {
    /// The claim as it stands in its article.
    pub fn written<'a>(&self, site: &'a Site) -> &'a Claim {
        let article = site.document(self.article).article().expect("claims stand in articles");
        &article.claims[self.index as usize]
    }

    /// Those who say it, in the order of the claim as it is written; none where it has no names.
    pub fn speakers<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = NamedSpeaker<'a>> {
        let names: &[SpeakerName] = if let Speaker::Named(names) = &claim.by { names } else { &[] };
        let mut entities = self.by.iter();
        names.iter().filter_map(move |name| match name {
            SpeakerName::Entity(_) => entities.next().map(|id| NamedSpeaker::Entity(*id)),
            SpeakerName::Words { text, .. } => Some(NamedSpeaker::Words(text)),
        })
    }

    /// Whether two claims have one voice: sources that say both themselves, or the same speakers.
    pub fn has_voice_of(&self, other: &StatedClaim, site: &Site) -> bool {
        let (own, others) = (self.written(site), other.written(site));
        match own.by {
            Speaker::Nobody => false,
            Speaker::Source => others.by == Speaker::Source,
            Speaker::Named(_) => self.speakers(own).eq(other.speakers(others)),
        }
    }

    /// The answers that dispute it, of those that count, the strongest first: a denial before one in part and before a
    /// contradiction, among equals the first. None where its own speaker has taken it back: nothing is open there.
    pub fn disputed_by(&self, counts: impl Fn(usize) -> bool) -> Vec<(AnswerKind, usize)> {
        let mut given: Vec<_> = self.answered_by.iter().copied().filter(|(_, at)| counts(*at)).collect();
        if given.iter().any(|(kind, _)| *kind == AnswerKind::Withdraws) {
            return Vec::new();
        }
        given.retain(|(kind, _)| kind.is_against());
        given.sort_by_key(|(kind, _)| *kind);
        given
    }

    /// What is said against it or to it, in the order of all claims.
    pub fn replies(&self) -> impl Iterator<Item = (AnswerKind, usize)> + Clone {
        self.answered_by.iter().copied().filter(|(kind, _)| *kind != AnswerKind::Supports)
    }

    /// The claims that support it, in the order of all claims.
    pub fn supporters(&self) -> impl Iterator<Item = usize> + Clone {
        self.answered_by.iter().filter(|(kind, _)| *kind == AnswerKind::Supports).map(|(_, at)| *at)
    }

    /// The claims that it is a reply to, as written.
    pub fn replies_to(&self) -> impl Iterator<Item = (AnswerKind, usize)> + Clone {
        self.answers.iter().copied().filter(|(kind, _)| *kind != AnswerKind::Supports)
    }

    /// The claims that it supports, as written.
    pub fn supports(&self) -> impl Iterator<Item = usize> + Clone {
        self.answers.iter().filter(|(kind, _)| *kind == AnswerKind::Supports).map(|(_, at)| *at)
    }

    /// Whether another claim replies to it.
    pub fn has_reply(&self, at: usize) -> bool {
        self.answers_by(at).iter().any(|(kind, _)| *kind != AnswerKind::Supports)
    }

    /// Whether another claim supports it.
    pub fn has_supporter(&self, at: usize) -> bool {
        self.answers_by(at).iter().any(|(kind, _)| *kind == AnswerKind::Supports)
    }

    /// What another claim says to it.
    fn answers_by(&self, at: usize) -> &[(AnswerKind, usize)] {
        let start = self.answered_by.partition_point(|(_, by)| *by < at);
        let own = self.answered_by[start..].iter().take_while(|(_, by)| *by == at).count();
        &self.answered_by[start..start + own]
    }

    /// Whether it answers another claim, for or against it.
    pub fn is_answer(&self) -> bool {
        !self.answers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_answer_disputes_a_claim() {
        use AnswerKind::{Answers, Contradicts, Denies, PartlyDenies, Supports, Withdraws};
        let disputed = |answered_by: &[(AnswerKind, usize)]| {
            let claim = StatedClaim {
                article: DocId(0),
                index: 0,
                by: Vec::new(),
                about: Vec::new(),
                passage: 0,
                answers: Vec::new(),
                answered_by: answered_by.to_vec(),
            };
            claim.disputed_by(|at| at != 9)
        };
        let strongest = |answers: &[(AnswerKind, usize)]| disputed(answers).first().copied();
        assert_eq!(strongest(&[(Contradicts, 1), (PartlyDenies, 2), (Denies, 3), (Denies, 4)]), Some((Denies, 3)));
        assert_eq!(strongest(&[(Contradicts, 1), (PartlyDenies, 2)]), Some((PartlyDenies, 2)));
        assert_eq!(strongest(&[(Contradicts, 1), (Denies, 9)]), Some((Contradicts, 1)), "one that does not count");
        assert_eq!(disputed(&[(Answers, 1), (Supports, 2)]), []);
        assert_eq!(disputed(&[(Denies, 1), (Withdraws, 2)]), [], "nothing is open that is taken back");
    }
}
