//! What only entities have: things that are named, related and spoken of.

use std::collections::BTreeMap;

use super::vocabulary::vocabulary;
use super::{Date, Reference, Stated, Status};

/// A company, a regulation, an agency, a person, or what else a dossier knows.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// All names; the first is the document's `name`.
    pub names: Vec<EntityName>,
    /// Words that contain one of the names and mean something else: «Gazprom Neft».
    pub not: Vec<String>,
    /// ISO 3166-1 alpha-2 in lower case, or `eu`, `un`.
    pub country: Stated<String>,
    /// Numbers and keys in other registers.
    pub identifiers: Identifiers,
    /// Its own site.
    pub website: Stated<String>,
    /// Present on companies.
    pub company: Option<Company>,
    /// Present on regulations.
    pub regulation: Option<Regulation>,
}

/// A name and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityName {
    /// As written.
    pub text: String,
    pub kind: NameKind,
    /// BCP 47 tag, where it is in another language.
    pub lang: Option<String>,
}

/// Kinds of names. All but `Weak` are strong: they are enough to recognise the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The `name` itself.
    Main,
    /// Another spelling.
    Alias,
    /// The registered name.
    Legal,
    Previous,
    Abbreviation,
    /// In its own language.
    Native,
    /// Counts only beside a strong name in the same document.
    Weak,
}

/// Identifiers, by the register's key: `lei`, `wikidata`, `isin`, `ticker`, `opensanctions`, `registration_number`.
pub type Identifiers = BTreeMap<String, Stated<String>>;

/// What only companies have.
#[derive(Clone, Debug, Default)]
pub struct Company {
    pub company_type: CompanyType,
    pub founded: Stated<Date>,
}

vocabulary! {
    #[derive(Default)]
    CompanyType {
        #[default]
        Company = "company",
        Platform = "platform",
        Brand = "brand",
        Fund = "fund",
    }
}

/// What only regulations have.
#[derive(Clone, Debug, Default)]
pub struct Regulation {
    pub regulation_type: Stated<RegulationType>,
    /// ISO 3166-1 alpha-2 in lower case, or `eu`, `un`.
    pub jurisdiction: Stated<String>,
    pub issuer: Stated<Vec<Reference>>,
    pub dates: RegulationDates,
    /// Its own status, not that for one company.
    pub status: Stated<Status>,
    /// Where it is printed: `85 FR 51297`.
    pub citations: Stated<Vec<String>>,
    pub official_url: Stated<String>,
    /// What it orders: `divestment`.
    pub measures: Stated<Vec<String>>,
}

#[derive(Clone, Debug, Default)]
pub struct RegulationDates {
    /// Signed or decided.
    pub adopted: Stated<Date>,
    /// Printed officially.
    pub published: Stated<Date>,
    /// In effect from.
    pub effective: Stated<Date>,
    pub ended: Stated<Date>,
}

vocabulary! {
    RegulationType {
        Law = "law",
        ExecutiveOrder = "executive_order",
        PresidentialOrder = "presidential_order",
        DraftRules = "draft_rules",
        Rules = "rules",
        SanctionsList = "sanctions_list",
        ExportControlList = "export_control_list",
        AdministrativeMeasure = "administrative_measure",
        InternalOrder = "internal_order",
        ProposedMeasure = "proposed_measure",
        Proceeding = "proceeding",
        Directive = "directive",
        Treaty = "treaty",
    }
}

impl RegulationType {
    /// Whether it takes up its subjects one by one.
    pub fn is_list(self) -> bool {
        matches!(self, RegulationType::SanctionsList | RegulationType::ExportControlList)
    }
}
