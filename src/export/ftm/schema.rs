//! The part of FollowTheMoney's model that is written: what may stand at the ends of an edge, and which property has a register's key.
//! <https://followthemoney.tech/explorer/>

/// An edge: its schema, the properties of its two ends with what may stand there, and the property that says how.
pub(super) struct EdgeSchema {
    pub(super) name: &'static str,
    pub(super) subject: (&'static str, Range),
    pub(super) object: (&'static str, Range),
    pub(super) how: &'static str,
}

/// What may stand at an end of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    Thing,
    LegalEntity,
    Organization,
    Company,
    Person,
    Asset,
    Vehicle,
    Vessel,
    Airplane,
    Security,
    RealEstate,
    Document,
}

/// The link that any two things can have.
pub(super) const LINK: EdgeSchema = EdgeSchema {
    name: "UnknownLink",
    subject: ("subject", Range::Thing),
    object: ("object", Range::Thing),
    how: "role",
};

/// The edges that say more than that. The subject is that of our types of relations.
pub(super) const EDGES: [EdgeSchema; 8] = {
    use Range::{Asset, LegalEntity, Organization, Person};
    const fn edge(
        name: &'static str,
        subject: (&'static str, Range),
        object: (&'static str, Range),
        how: &'static str,
    ) -> EdgeSchema {
        EdgeSchema { name, subject, object, how }
    }
    [
        edge("Ownership", ("owner", LegalEntity), ("asset", Asset), "role"),
        edge("Employment", ("employee", Person), ("employer", Organization), "role"),
        edge("Directorship", ("director", LegalEntity), ("organization", Organization), "role"),
        edge("Membership", ("member", LegalEntity), ("organization", Organization), "role"),
        edge("Representation", ("agent", LegalEntity), ("client", LegalEntity), "role"),
        edge("Succession", ("successor", LegalEntity), ("predecessor", LegalEntity), "role"),
        edge("Associate", ("person", Person), ("associate", Person), "relationship"),
        edge("Family", ("person", Person), ("relative", Person), "relationship"),
    ]
};

/// Registers with the property that has their keys, and who can have it.
pub(super) const REGISTERS: [(&str, &str, Range); 26] = [
    ("wikidata", "wikidataId", Range::Thing),
    ("lei", "leiCode", Range::LegalEntity),
    ("registration_number", "registrationNumber", Range::LegalEntity),
    ("id_number", "idNumber", Range::LegalEntity),
    ("tax_number", "taxNumber", Range::LegalEntity),
    ("vat", "vatCode", Range::LegalEntity),
    ("inn", "innCode", Range::LegalEntity),
    ("ogrn", "ogrnCode", Range::LegalEntity),
    ("okpo", "okpoCode", Range::LegalEntity),
    ("duns", "dunsCode", Range::LegalEntity),
    ("uei", "uniqueEntityId", Range::LegalEntity),
    ("bic", "swiftBic", Range::LegalEntity),
    ("cage", "cageCode", Range::Organization),
    ("permid", "permId", Range::Organization),
    ("imo", "imoNumber", Range::Organization),
    ("kpp", "kppCode", Range::Company),
    ("ticker", "ticker", Range::Company),
    ("isin", "isinCode", Range::Company),
    ("registration_number", "registrationNumber", Range::Vehicle),
    ("imo", "imoNumber", Range::Vessel),
    ("mmsi", "mmsi", Range::Vessel),
    ("call_sign", "callSign", Range::Vessel),
    ("serial_number", "serialNumber", Range::Airplane),
    ("isin", "isin", Range::Security),
    ("ticker", "ticker", Range::Security),
    ("registration_number", "registrationNumber", Range::RealEstate),
];

/// The languages that the model knows by three letters, for tags of two.
const LANGUAGES: [(&str, &str); 22] = [
    ("ar", "ara"),
    ("bg", "bul"),
    ("cs", "ces"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("he", "heb"),
    ("hu", "hun"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ru", "rus"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("zh", "zho"),
];

/// A language as the model has it; none where it may not know it.
pub(super) fn language(tag: &str) -> Option<&'static str> {
    let base = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().find(|(two, _)| *two == base).map(|(_, three)| *three)
}

/// Whether an entity of a schema can stand where a range is asked for.
pub(super) fn fits(schema: &str, range: Range) -> bool {
    match range {
        Range::Thing => true,
        Range::Person => schema == "Person",
        Range::Vehicle => matches!(schema, "Vehicle" | "Vessel" | "Airplane"),
        Range::Vessel => schema == "Vessel",
        Range::Airplane => schema == "Airplane",
        Range::Security => schema == "Security",
        Range::RealEstate => schema == "RealEstate",
        Range::Company => schema == "Company",
        Range::Organization => matches!(schema, "Organization" | "Company" | "PublicBody"),
        Range::LegalEntity => matches!(schema, "LegalEntity" | "Person") || fits(schema, Range::Organization),
        Range::Asset => matches!(
            schema,
            "Asset"
                | "Company"
                | "Vessel"
                | "Airplane"
                | "Vehicle"
                | "RealEstate"
                | "Security"
                | "BankAccount"
                | "CryptoWallet"
        ),
        Range::Document => matches!(schema, "Document" | "Article" | "HyperText" | "PlainText" | "Pages"),
    }
}
