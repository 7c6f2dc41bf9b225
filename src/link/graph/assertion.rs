//! What one source says about a relation, and who says it.

use super::step::{DatedStep, Step};
use crate::model::{AssertionFields, Certainty, Date, DisputedPoint, OutsideSource, SourceKind};
use crate::site::DocId;

/// What one source says about a relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// What it says, as written.
    pub fields: AssertionFields,
    /// Its dates by what happened then.
    pub steps: Vec<DatedStep>,
    /// Who says it.
    pub evidence: EvidenceSource,
    /// What kind of source that is.
    pub source_kind: SourceKind,
    /// When the source was published.
    pub published: Option<Date>,
    /// Claims that dispute it, as indices into `LinkGraph::claims`.
    pub disputed_by: Vec<usize>,
    /// What they dispute.
    pub disputed_point: Option<DisputedPoint>,
}

/// The source behind a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum EvidenceSource {
    /// An article of the dossier.
    Article {
        /// The article.
        article: DocId,
        /// The number of the paragraph that carries the statement; 0: the article as a whole.
        passage: u32,
    },
    /// A source outside the dossier.
    Outside(OutsideSource),
}

impl Assertion {
    /// How the source knows it.
    pub fn certainty(&self) -> Certainty {
        self.fields.certainty.unwrap_or_default()
    }

    /// The day of a step.
    pub fn dated(&self, step: Step) -> Option<&DatedStep> {
        self.steps.iter().find(|dated| dated.step == step)
    }

    /// The day on which the status began that it states.
    pub fn began(&self) -> Option<&Date> {
        self.dated(Step::beginning(self.fields.status)).map(|dated| &dated.date)
    }

    /// Whether it gives another day for the same step.
    pub fn contradicts(&self, other: &Assertion) -> bool {
        let differs = |dated: &DatedStep| other.dated(dated.step).is_some_and(|own| own.date.conflicts(&dated.date));
        self.steps.iter().any(differs)
    }

    /// Whether the source stands outside the dossier.
    pub fn is_outside(&self) -> bool {
        matches!(self.evidence, EvidenceSource::Outside(_))
    }
}
