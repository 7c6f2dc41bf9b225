//! What a dossier consists of, as strong types. Knows nothing of files, templates or HTML.

mod article;
mod body;
mod date;
mod document;
mod edtf;
mod entity;
mod identifier;
mod kind;
mod slug;
mod statement;

pub use article::{ArchivedCopy, Article, LinkCorrections, Rights, SourceRecord};
pub use body::{
    Anchors, Attachment, BREAK, Body, Heading, Link, LinkForm, Passage, PassageAnchor, Quotation, Run, TextBlock,
};
pub use date::{Date, Precision};
pub use document::{Basis, BasisKind, Correction, Detail, Document, Language, OutsideSource, Reference, Stated, host};
pub use edtf::DateError;
pub use entity::{Company, Entity, EntityName, Identifiers, NameKind, Regulation, RegulationDates};
pub use identifier::{REGISTERS, check_identifier};
pub use kind::{Kind, KindName, RelationType, Role, SUBJECT_TO};
pub use slug::{Permalink, Slug};
pub use statement::{
    Answer, AnswerKind, AssertionFields, Certainty, Claim, Event, Evidence, Paragraph, RelationStatement, Speaker,
    SpeakerName, Status,
};
