//! Kinds of documents and types of relations: data, not code.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

/// The name of a kind: `company`, `court`.
pub type KindName = Arc<str>;

/// What the program must know of a kind beyond its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reports on a source; numbered, dated, cited.
    Article,
    /// A plain page at the top of `content/`; has no index.
    Page,
    /// The built-in kind company.
    Company,
    /// The built-in kind regulation.
    Regulation,
    /// Every further kind of entity.
    Entity,
}

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// `company`.
    pub name: KindName,
    /// The folder under `content/` and the first part of the address: `companies`. Empty for plain pages.
    pub folder: Arc<str>,
    /// What is special about it.
    pub role: Role,
    /// Label for one, by language: `Unternehmen`.
    pub singular: BTreeMap<String, String>,
    /// Label for many, by language.
    pub plural: BTreeMap<String, String>,
    /// The schema.org type: `Organization`.
    pub schema_type: String,
    /// The FollowTheMoney schema: `Company`.
    pub ftm_schema: String,
    /// The class that gives sign and colour: `co`, `rg`, `ag`, `pe`, `ar`, then `k1` to `k6` in the order of
    /// `dossier.yaml`.
    pub class: String,
}

impl Kind {
    /// Whether documents of this kind are entities: things that are named, related and spoken of.
    pub fn is_entity(&self) -> bool {
        matches!(self.role, Role::Company | Role::Regulation | Role::Entity)
    }
}

/// A type of relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelationType {
    /// `subject_to`.
    pub name: Arc<str>,
    /// Kinds that may stand on the left; empty: any entity.
    pub domain: Vec<KindName>,
    /// Kinds that may stand on the right; empty: any entity.
    pub range: Vec<KindName>,
    /// Words between subject and object, by language: `unterliegt`.
    pub label: BTreeMap<String, String>,
    /// Words between object and subject, by language: `gilt für`.
    pub inverse: BTreeMap<String, String>,
    /// Whether both directions say the same.
    pub symmetric: bool,
    /// The FollowTheMoney schema of the edge; empty where there is none.
    pub ftm: String,
}
