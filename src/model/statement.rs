//! Statements that a person made, each with its source: relations, events, claims.

use std::sync::Arc;

use super::vocabulary::vocabulary;
use super::{Amount, Date, OutsideSource, Reference, Share, Wording};

/// A relation as written: subject, type, object, and how it is known.
#[derive(Clone, Debug)]
pub struct RelationStatement {
    /// Its place in `relations` as written, from 0: a broken neighbour may have been left out.
    pub index: usize,
    /// Who; absent on an entity's page, where it is the entity.
    pub subject: Option<Reference>,
    /// The relation's type as written.
    pub kind: Arc<str>,
    pub object: Reference,
    /// What the statement itself says (an article is its own evidence).
    pub assertion: AssertionFields,
    /// Claims of the same article that dispute it.
    pub disputed_by: Vec<Arc<str>>,
    /// What the claims dispute.
    pub disputed_point: Option<DisputedPoint>,
    /// Evidence named; required on an entity's page, empty in an article.
    pub evidence: Vec<Evidence>,
}

/// What one source says about a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssertionFields {
    /// When it was announced.
    pub announced: Option<Date>,
    /// Since when; beside a status that is not in force, since when that status holds.
    pub start: Option<Date>,
    /// Until when something has to be done.
    pub until: Option<Date>,
    /// When it ended.
    pub end: Option<Date>,
    /// The source's wording for the start.
    pub start_text: Option<String>,
    /// The source's wording for the end.
    pub end_text: Option<String>,
    /// Where the measure stands for this subject.
    pub status: Option<Status>,
    /// How we know.
    pub certainty: Option<Certainty>,
    /// How large a part.
    pub share: Option<Share>,
    /// How much money.
    pub amount: Option<Amount>,
    /// Under what name a list has the subject.
    pub listed_as: Option<String>,
    /// Its number or key on the list.
    pub entry: Option<String>,
    /// Why it is there.
    pub reason: Option<String>,
    /// A remark; for an inference the reason.
    pub note: Option<String>,
    /// The paragraph that carries it.
    pub par: Option<Paragraph>,
}

/// A paragraph as an author names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// By number, from 1.
    Number(u32),
    /// By its first words.
    Words(String),
}

/// What supports a relation written on an entity's page.
#[derive(Clone, Debug)]
pub enum Evidence {
    /// An article of the dossier; its own fields win over the relation's.
    Article(Reference, AssertionFields),
    Outside(OutsideSource, AssertionFields),
}

vocabulary! {
    /// Where a measure stands: on its own, or for one subject.
    Status {
        Considered = "considered",
        Proposed = "proposed",
        Draft = "draft",
        Announced = "announced",
        Expected = "expected",
        Possible = "possible",
        Issued = "issued",
        InForce = "in_force",
        Suspended = "suspended",
        Ended = "ended",
        Revoked = "revoked",
    }
}

impl Status {
    /// Whether it is only foreseen: nothing is decided yet.
    pub fn is_foreseen(self) -> bool {
        use Status::{Considered, Draft, Expected, Possible, Proposed};
        matches!(self, Considered | Draft | Expected | Possible | Proposed)
    }

    /// Whether it lasts until its end: what has one is over afterwards.
    pub fn lasts(self) -> bool {
        matches!(self, Status::Issued | Status::InForce | Status::Suspended)
    }

    /// Whether it binds nobody any more, for now or for good.
    pub fn is_over(self) -> bool {
        self == Status::Suspended || self.is_over_for_good()
    }

    /// Whether it binds nobody any more, and not only for now.
    pub fn is_over_for_good(self) -> bool {
        matches!(self, Status::Ended | Status::Revoked)
    }

    /// How far a measure has come.
    pub fn stage(self) -> u8 {
        match self {
            Status::Considered | Status::Possible => 0,
            Status::Proposed => 1,
            Status::Draft => 2,
            Status::Announced | Status::Expected => 3,
            Status::Issued => 4,
            Status::InForce => 5,
            Status::Suspended => 6,
            Status::Ended | Status::Revoked => 7,
        }
    }
}

vocabulary! {
    /// How a statement is known.
    #[derive(Default)]
    Certainty {
        /// The source states it as a fact.
        #[default]
        Asserted = "asserted",
        /// The source passes on what others say.
        Reported = "reported",
        /// An accusation.
        Alleged = "alleged",
        /// The source denies it.
        Denied = "denied",
        /// The dossier's author concludes it, with a reason.
        Inferred = "inferred",
    }
}

impl Certainty {
    /// Whether nobody states it as what is: it is only alleged, or denied.
    pub fn is_doubt(self) -> bool {
        matches!(self, Certainty::Alleged | Certainty::Denied)
    }

    /// Whether somebody says it, for or against: it is neither only alleged to be so nor only the author's conclusion.
    pub fn is_given(self) -> bool {
        !matches!(self, Certainty::Alleged | Certainty::Inferred)
    }
}

vocabulary! {
    /// What about a relation a claim disputes.
    DisputedPoint {
        Status = "status",
        Reason = "reason",
        Date = "date",
    }
}

/// Something that happened, as an article says.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in `events` as written, from 0: a broken neighbour may have been left out.
    pub index: usize,
    /// When.
    pub date: Date,
    /// What, in words.
    pub title: String,
    /// Whom it concerns.
    pub about: Vec<Reference>,
    /// The paragraph that says it.
    pub par: Option<Paragraph>,
    /// How it is known.
    pub certainty: Certainty,
    /// Whether it was still to come when the source was written.
    pub is_expected: bool,
    /// What it is, where that is stated as a relation or as a day of a regulation too: types of relations, keys of such days.
    pub tells: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// An outside source for it, where the article does not state it itself.
    pub source: Option<OutsideSource>,
}

/// What somebody says, as an article reports.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its place in `claims` as written, from 0: a broken neighbour may have been left out.
    pub index: usize,
    /// Unique within the article: `c1`.
    pub id: Arc<str>,
    /// Who says it.
    pub by: Speaker,
    /// A heading.
    pub topic: Option<String>,
    /// What is said, in the dossier's words: once for each language, as written; never empty.
    pub wordings: Vec<Wording>,
    /// Whom it concerns.
    pub about: Vec<Reference>,
    /// How it is known.
    pub certainty: Certainty,
    /// When it was said, where that differs from the article's date.
    pub date: Option<Date>,
    /// A remark: where or how it was said.
    pub note: Option<String>,
    /// The paragraph that reports it.
    pub par: Option<Paragraph>,
    /// The claims that it answers.
    pub answers: Vec<Answer>,
}

/// Who makes a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The key is absent: the source itself.
    Source,
    /// The key is empty: the source names nobody.
    Nobody,
    /// Entities, and speakers that are only words (`drei Insider`).
    Named(Vec<SpeakerName>),
}

impl Speaker {
    /// The speakers that are entities of the dossier.
    pub fn entities(&self) -> impl Iterator<Item = &Reference> {
        let names: &[SpeakerName] = if let Speaker::Named(names) = self { names } else { &[] };
        names.iter().filter_map(|name| match name {
            SpeakerName::Entity(reference) => Some(reference),
            SpeakerName::Words { .. } => None,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeakerName {
    /// An entity of the dossier.
    Entity(Reference),
    /// A description.
    Words {
        text: String,
        /// Whether these are several people, where the author says so.
        is_plural: Option<bool>,
    },
}

/// An answer of one claim to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub kind: AnswerKind,
    /// `c1` of the same article, or `article-slug#c1`.
    pub claim: Arc<str>,
}

vocabulary! {
    /// What one claim does to another.
    AnswerKind {
        Withdraws = "withdraws",
        Denies = "denies",
        PartlyDenies = "partly_denies",
        Contradicts = "contradicts",
        Answers = "answers",
        Supports = "supports",
    }
}

impl AnswerKind {
    /// Whether it says that what is answered is not so.
    pub fn is_against(self) -> bool {
        matches!(self, AnswerKind::Denies | AnswerKind::PartlyDenies | AnswerKind::Contradicts)
    }

    /// Whether it speaks of what is answered, and not of something else that cannot be true beside it.
    pub fn is_denial(self) -> bool {
        matches!(self, AnswerKind::Denies | AnswerKind::PartlyDenies)
    }
}
