//! Kinds of documents and types of relations: data, not code.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of a kind: `company`, `court`.
pub type KindName = Arc<str>;

/// The relation type that joins a subject to a regulation.
pub const SUBJECT_TO: &str = "subject_to";

/// The relation type that joins who issued a regulation to it.
pub const ISSUED: &str = "issued";

/// The relation type that joins a regulation to the one that it has put out of force.
pub const REVOKES: &str = "revokes";

/// The relation type that joins a regulation to the one whose place it has taken.
pub const SUPERSEDES: &str = "supersedes";

/// What the program must know of a kind beyond its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reports on a source; numbered, dated, cited.
    Article,
    /// A plain page at the top of `content/`; has no index.
    Page,
    Company,
    Regulation,
    /// Every further kind of entity.
    Entity,
    /// A thread of the story that documents carry.
    Topic,
}

#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The schema.org type: `Organization`; `Thing` unless written.
    pub schema_type: String,
    /// The FollowTheMoney schema: `Company`; empty where it has none.
    pub ftm_schema: String,
}

impl Kind {
    /// Whether documents of this kind are people: names of theirs are surnames.
    pub fn is_person(&self) -> bool {
        self.schema_type == "Person" || self.ftm_schema == "Person"
    }

    /// Whether documents of this kind are entities: things that are named, related and spoken of.
    pub fn is_entity(&self) -> bool {
        matches!(self.role, Role::Company | Role::Regulation | Role::Entity)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationType {
    /// `subject_to`.
    pub name: Arc<str>,
    /// Kinds that may stand on the left; empty: any entity.
    pub domain: Vec<KindName>,
    /// Kinds that may stand on the right; empty: any entity.
    pub range: Vec<KindName>,
    /// Whether both ends must be of the same kind (`part_of`: agency to agency, company to company).
    pub same_kind: bool,
    /// What it is called.
    pub words: RelationWords,
    /// The same of what holds no longer, for types that tell of a state: `gehörte zu`; empty for acts, which are over anyhow.
    pub past: RelationWords,
    /// Whether both directions say the same.
    pub symmetric: bool,
    /// Whether it can happen again between the same two, so that each start is a fact of its own.
    pub repeats: bool,
    /// The FollowTheMoney schema of the edge; empty where there is none.
    pub ftm: String,
}

/// The words of a relation, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationWords {
    /// Between subject and object: `unterliegt`.
    pub label: BTreeMap<String, String>,
    /// Between object and subject: `gilt für`.
    pub inverse: BTreeMap<String, String>,
    /// The same behind a name that is a plural, where that differs: `unterliegen`, `gelten für`.
    pub plural: BTreeMap<String, String>,
    pub inverse_plural: BTreeMap<String, String>,
}

impl RelationType {
    /// Whether it tells of a state, which a source only knows up to its own day, and not of an act.
    pub fn is_state(&self) -> bool {
        !self.past.label.is_empty()
    }

    /// Whether it says that somebody is subject to a regulation.
    pub fn is_measure(&self) -> bool {
        *self.name == *SUBJECT_TO
    }

    /// Whether it may join these kinds of entities. A symmetric relation may be written from either end.
    pub fn joins(&self, subject: &Kind, object: &Kind) -> bool {
        let allows =
            |ends: &[KindName], kind: &Kind| if ends.is_empty() { kind.is_entity() } else { ends.contains(&kind.name) };
        let one_way = |from: &Kind, to: &Kind| allows(&self.domain, from) && allows(&self.range, to);
        let same = !self.same_kind || subject.name == object.name;
        same && (one_way(subject, object) || self.symmetric && one_way(object, subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Kind {
        let role = if name == "article" { Role::Article } else { Role::Entity };
        Kind {
            name: name.into(),
            folder: name.into(),
            role,
            singular: BTreeMap::new(),
            plural: BTreeMap::new(),
            schema_type: String::new(),
            ftm_schema: String::new(),
        }
    }

    fn relation(domain: &[&str], range: &[&str], same_kind: bool, symmetric: bool) -> RelationType {
        let names = |names: &[&str]| names.iter().map(|name| KindName::from(*name)).collect();
        let (domain, range) = (names(domain), names(range));
        RelationType {
            name: "r".into(),
            domain,
            range,
            same_kind,
            words: RelationWords::default(),
            past: RelationWords::default(),
            symmetric,
            repeats: false,
            ftm: String::new(),
        }
    }

    #[test]
    fn ends_are_checked_and_symmetric_relations_from_both_sides() {
        let (company, agency, article) = (kind("company"), kind("agency"), kind("article"));
        let supplies = relation(&["company"], &["company", "agency"], false, false);
        assert!(supplies.joins(&company, &agency) && !supplies.joins(&agency, &company));
        let negotiates = relation(&["company"], &["company", "agency"], false, true);
        assert!(negotiates.joins(&agency, &company) && !negotiates.joins(&agency, &agency));
        let part_of = relation(&["agency", "company"], &["agency", "company"], true, false);
        assert!(part_of.joins(&agency, &agency) && !part_of.joins(&agency, &company));
        let linked = relation(&[], &[], false, true);
        assert!(linked.joins(&agency, &company) && !linked.joins(&company, &article));
    }
}
