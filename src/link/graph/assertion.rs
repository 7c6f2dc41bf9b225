//! What one source says about a relation, and who says it.

use super::step::{DatedStep, Step};
use crate::model::{AssertionFields, Certainty, Date, DisputedPoint, OutsideSource, SourceKind, Status};
use crate::site::DocId;

/// What one source says about a relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// As written.
    pub fields: AssertionFields,
    /// Its dates by what happened then.
    pub steps: Vec<DatedStep>,
    pub evidence: EvidenceSource,
    pub source_kind: SourceKind,
    /// When the source was published.
    pub published: Option<Date>,
    /// Claims that dispute it, as indices into `LinkGraph::claims`.
    pub disputed_by: Vec<usize>,
    /// What they dispute.
    pub disputed_point: Option<DisputedPoint>,
    /// Whether it tells of a time that was over before what is shown began again.
    pub is_of_earlier_period: bool,
}

/// The source behind a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceSource {
    Article {
        article: DocId,
        /// The number of the paragraph that carries the statement; 0: the article as a whole.
        passage: u32,
    },
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

    /// The day that it gives for a step.
    pub fn day(&self, step: Step) -> Option<&Date> {
        self.dated(step).map(|dated| &dated.date)
    }

    /// The day on which the status began that it states.
    pub fn began(&self) -> Option<&Date> {
        self.day(Step::beginning(self.fields.status))
    }

    /// Whether it gives another day for a step, so that not both can be right. A deadline that a later source moves back is an
    /// extension.
    pub fn differs(&self, other: &Assertion, step: Step) -> bool {
        let days = self.dated(step).zip(other.dated(step));
        let conflict = days.is_some_and(|(own, other)| own.date.conflicts(&other.date));
        conflict && !(self.extends(other, step) || other.extends(self, step))
    }

    /// Whether it tells of a later deadline than a source that was published before it, or than it gives itself elsewhere; or of a
    /// later end than one that such a source foresaw: sanctions are prolonged.
    pub fn extends(&self, earlier: &Assertion, step: Step) -> bool {
        let days = self.dated(step).zip(earlier.dated(step));
        let is_later = days.is_some_and(|(own, other)| own.date.is_after(&other.date));
        let published = self.published.as_ref().zip(earlier.published.as_ref());
        let was_published_later = published.is_some_and(|(own, other)| own.is_after(other));
        is_later
            && match step {
                Step::Until => self.evidence == earlier.evidence || was_published_later,
                Step::End => was_published_later && earlier.foresees(step),
                _ => false,
            }
    }

    /// Whether the day of a step still lay ahead when the source was published.
    pub fn foresees(&self, step: Step) -> bool {
        self.day(step).zip(self.published.as_ref()).is_some_and(|(day, published)| day.is_after(published))
    }

    /// Whether it gives another day for any step.
    pub fn contradicts(&self, other: &Assertion) -> bool {
        self.steps.iter().any(|dated| self.differs(other, dated.step))
    }

    /// Whether it says that it is over, or on which day it was.
    pub fn says_over(&self) -> bool {
        self.dated(Step::End).is_some() || self.is_of_end()
    }

    /// Whether its status is that it is over for good.
    pub fn is_of_end(&self) -> bool {
        self.fields.status.is_some_and(Status::is_over_for_good)
    }

    /// Whether a party to the matter says by itself that what an authority or a court states is over: whom a measure concerns does
    /// not lift it.
    pub fn lifts_alone(&self, shown: &Assertion) -> bool {
        let is_authority = matches!(shown.source_kind, SourceKind::Official | SourceKind::Court);
        let is_over = |one: &Assertion| one.says_over() || one.fields.status.is_some_and(Status::is_over);
        is_authority && self.source_kind == SourceKind::Party && is_over(self) && !is_over(shown)
    }

    /// The day up to which the source can know anything: when it was published, or else when somebody read it.
    pub fn known_on(&self) -> Option<&Date> {
        let read = match &self.evidence {
            EvidenceSource::Outside(source) => source.accessed.as_ref(),
            EvidenceSource::Article { .. } => None,
        };
        self.published.as_ref().or(read)
    }

    /// Whether the source stands outside the dossier.
    pub fn is_outside(&self) -> bool {
        matches!(self.evidence, EvidenceSource::Outside(_))
    }
}
