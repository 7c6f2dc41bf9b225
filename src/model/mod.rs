//! What a dossier consists of, as strong types. Knows nothing of files, templates or HTML.

mod article;
mod body;
mod date;
mod document;
mod edtf;
mod entity;
mod identifier;
mod kind;
mod language;
mod outside_source;
mod quantity;
mod slug;
mod stated;
mod statement;
mod vocabulary;

pub use article::{ArchivedCopy, Article, ArticleType, LinkCorrections, Rights, SourceRecord, SourceText};
pub use body::{
    Anchors, Attachment, BREAK, BlockId, Body, Frame, Heading, Link, LinkForm, Passage, PassageAnchor, Quotation, Run,
    TextBlock, attribution,
};
pub use date::{Date, Precision};
pub use document::{Basis, BasisKind, Correction, Detail, Document};
pub use edtf::DateError;
pub use entity::{COMPANY, Company, Entity, EntityName, Identifiers, NameKind, PLATFORM, Regulation, RegulationDates};
pub use identifier::{REGISTERS, check_identifier};
pub use kind::{ISSUED, Kind, KindName, REVOKES, RelationType, RelationWords, Role, SUBJECT_TO, SUPERSEDES};
pub use language::{Language, Wording};
pub use outside_source::{OutsideSource, SourceKind, bare_address, host};
pub use quantity::{Amount, Share};
pub use slug::{Permalink, Slug};
pub use stated::{Reference, Stated};
pub use statement::{
    Answer, AnswerKind, AssertionFields, Certainty, Claim, DisputedPoint, Event, Evidence, Paragraph,
    RelationStatement, Speaker, SpeakerName, Status,
};
