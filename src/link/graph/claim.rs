//! Who says what, and who answers.

use crate::model::AnswerKind;
use crate::site::DocId;

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
    /// Claims that answer this one.
    pub answered_by: Vec<(AnswerKind, usize)>,
}

impl StatedClaim {
    /// The answer that disputes it: the strongest, a denial before one in part and before a contradiction; among equals
    /// the first.
    pub fn disputed_by(&self) -> Option<(AnswerKind, usize)> {
        let against = [AnswerKind::Denies, AnswerKind::PartlyDenies, AnswerKind::Contradicts];
        against.iter().find_map(|strength| self.answered_by.iter().copied().find(|(kind, _)| kind == strength))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_answer_disputes_a_claim() {
        use AnswerKind::{Answers, Contradicts, Denies, PartlyDenies, Supports};
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
            claim.disputed_by()
        };
        assert_eq!(disputed(&[(Contradicts, 1), (PartlyDenies, 2), (Denies, 3), (Denies, 4)]), Some((Denies, 3)));
        assert_eq!(disputed(&[(Contradicts, 1), (PartlyDenies, 2)]), Some((PartlyDenies, 2)));
        assert_eq!(disputed(&[(Answers, 1), (Supports, 2)]), None);
    }
}
