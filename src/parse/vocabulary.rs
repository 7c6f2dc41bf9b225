//! The words of the content model, and the words of other tools that mean them.

use crate::model::{AnswerKind, BasisKind, Certainty, NameKind, Rights, Status};
use crate::yaml::Synonym;

pub(super) const STATUSES: &[(&str, Status)] = &[
    ("considered", Status::Considered),
    ("proposed", Status::Proposed),
    ("draft", Status::Draft),
    ("expected", Status::Expected),
    ("possible", Status::Possible),
    ("issued", Status::Issued),
    ("in_force", Status::InForce),
    ("suspended", Status::Suspended),
    ("ended", Status::Ended),
    ("revoked", Status::Revoked),
];

pub(super) const CERTAINTIES: &[(&str, Certainty)] = &[
    ("asserted", Certainty::Asserted),
    ("reported", Certainty::Reported),
    ("alleged", Certainty::Alleged),
    ("denied", Certainty::Denied),
    ("inferred", Certainty::Inferred),
];

pub(super) const ANSWERS: &[(&str, AnswerKind)] = &[
    ("denies", AnswerKind::Denies),
    ("partly_denies", AnswerKind::PartlyDenies),
    ("contradicts", AnswerKind::Contradicts),
    ("answers", AnswerKind::Answers),
    ("supports", AnswerKind::Supports),
];

pub(super) const DISPUTED_POINTS: &[(&str, &str)] = &same(&["status", "reason", "date"]);

pub(super) const NAME_KINDS: &[(&str, NameKind)] = &[
    ("alias", NameKind::Alias),
    ("legal", NameKind::Legal),
    ("previous", NameKind::Previous),
    ("abbreviation", NameKind::Abbreviation),
    ("native", NameKind::Native),
    ("weak", NameKind::Weak),
];

pub(super) const BASES: &[(&str, BasisKind)] = &[("external", BasisKind::External), ("inferred", BasisKind::Inferred)];

pub(super) const RIGHTS: &[(&str, Rights)] = &[
    ("in_copyright", Rights::InCopyright),
    ("licensed", Rights::Licensed),
    ("open_licence", Rights::OpenLicence),
    ("public_domain", Rights::PublicDomain),
];

pub(super) const COMPANY_TYPES: &[(&str, &str)] = &same(&["company", "platform", "brand", "fund"]);

pub(super) const REGULATION_TYPES: &[(&str, &str)] = &same(&[
    "law",
    "executive_order",
    "presidential_order",
    "draft_rules",
    "rules",
    "sanctions_list",
    "export_control_list",
    "administrative_measure",
    "internal_order",
    "proposed_measure",
    "proceeding",
    "directive",
    "treaty",
]);

pub(super) const REGULATION_STATUSES: &[(&str, &str)] =
    &same(&["considered", "proposed", "draft", "announced", "issued", "in_force", "suspended", "ended", "revoked"]);

/// The item types of CSL 1.0.2.
pub(super) const CSL_TYPES: &[(&str, &str)] = &same(&[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]);

/// A vocabulary whose words stand for themselves.
const fn same<const N: usize>(words: &[&'static str; N]) -> [(&'static str, &'static str); N] {
    let mut pairs = [("", ""); N];
    let mut at = 0;
    while at < N {
        pairs[at] = (words[at], words[at]);
        at += 1;
    }
    pairs
}

/// Words of other generators, wikis and registers for the top keys of a document. Of the keys on the right those are
/// suggested that the document's kind has.
pub(super) const SYNONYMS: &[Synonym] = &[
    ("datum", &["date", "dates"]),
    ("quelle", &["source", "sources"]),
    ("quellen", &["sources"]),
    ("themen", &["topics"]),
    ("schlagworte", &["topics"]),
    ("zusammenfassung", &["summary"]),
    ("tags", &["topics"]),
    ("tag", &["topics"]),
    ("categories", &["topics"]),
    ("category", &["topics"]),
    ("keywords", &["topics"]),
    ("aliases", &["names", "redirect_from"]),
    ("alias", &["names", "redirect_from"]),
    ("also_known_as", &["names"]),
    ("aka", &["names"]),
    ("other_names", &["names"]),
    ("label", &["name", "title"]),
    ("headline", &["title", "source.headline"]),
    ("title", &["name"]),
    ("name", &["title"]),
    ("shorttitle", &["short_name"]),
    ("short_title", &["short_name"]),
    ("description", &["summary"]),
    ("abstract", &["summary"]),
    ("excerpt", &["summary"]),
    ("lede", &["summary"]),
    ("subtitle", &["kicker", "summary"]),
    ("overline", &["kicker"]),
    ("author", &["source.authors"]),
    ("authors", &["source.authors"]),
    ("byline", &["source.authors"]),
    ("outlet", &["source.outlet"]),
    ("publication", &["source.outlet"]),
    ("container_title", &["source.outlet"]),
    ("publisher", &["source.publisher"]),
    ("accessed", &["source.accessed"]),
    ("rights", &["source.rights"]),
    ("url", &["source.url", "website", "official_url"]),
    ("link", &["source.url", "website", "official_url"]),
    ("homepage", &["website"]),
    ("website", &["official_url", "source.url"]),
    ("permalink", &["redirect_from"]),
    ("slug", &["redirect_from"]),
    ("redirects", &["redirect_from"]),
    ("language", &["lang"]),
    ("locale", &["lang"]),
    ("pubdate", &["published"]),
    ("publish_date", &["published"]),
    ("date_published", &["published"]),
    ("publishdate", &["published"]),
    ("lastmod", &["updated"]),
    ("last_modified", &["updated"]),
    ("modified", &["updated"]),
    ("date_modified", &["updated"]),
    ("errata", &["corrections"]),
    ("correction", &["corrections"]),
    ("subjects", &["about"]),
    ("mentions", &["about"]),
    ("companies", &["about"]),
    ("regulations", &["about"]),
    ("source", &["sources"]),
    ("references", &["sources"]),
    ("evidence", &["sources"]),
    ("type", &["company_type", "regulation_type"]),
    ("kind", &["company_type", "regulation_type"]),
    ("country", &["jurisdiction"]),
    ("jurisdiction", &["country"]),
    ("date", &["dates", "founded", "published"]),
    ("adopted", &["dates.adopted"]),
    ("effective", &["dates.effective"]),
    ("in_force", &["dates.effective"]),
    ("ended", &["dates.ended"]),
    ("issued_by", &["issuer"]),
    ("issuers", &["issuer"]),
    ("authority", &["issuer"]),
    ("citation", &["citations"]),
    ("founding_date", &["founded"]),
    ("foundingdate", &["founded"]),
    ("inception", &["founded"]),
    ("lei", &["identifiers.lei"]),
    ("isin", &["identifiers.isin"]),
    ("ticker", &["identifiers.ticker"]),
    ("wikidata", &["identifiers.wikidata"]),
    ("wikidata_id", &["identifiers.wikidata"]),
    ("opensanctions", &["identifiers.opensanctions"]),
    ("registration_number", &["identifiers.registration_number"]),
    ("skip", &["links.skip"]),
    ("custom", &["extra"]),
    ("params", &["extra"]),
    ("layout", &["extra"]),
    ("template", &["extra"]),
];

/// The same for what one statement, source or assertion holds.
pub(super) const STATEMENT_SYNONYMS: &[Synonym] = &[
    ("from", &["subject", "start"]),
    ("source", &["subject", "evidence"]),
    ("to", &["object", "end"]),
    ("target", &["object"]),
    ("predicate", &["type"]),
    ("relation", &["type"]),
    ("kind", &["type"]),
    ("since", &["start"]),
    ("until", &["end"]),
    ("date", &["start"]),
    ("paragraph", &["par"]),
    ("rn", &["par"]),
    ("sources", &["evidence", "source"]),
    ("comment", &["note"]),
    ("remark", &["note"]),
    ("reason", &["note"]),
    ("confidence", &["certainty"]),
    ("speaker", &["by"]),
    ("who", &["by"]),
    ("name", &["title", "text"]),
    ("description", &["text", "note"]),
    ("claim", &["text"]),
    ("title", &["text", "topic"]),
    ("text", &["title", "name"]),
    ("entities", &["about"]),
    ("url", &["source", "address"]),
    ("link", &["url"]),
    ("publisher", &["outlet"]),
    ("publication", &["outlet"]),
    ("read", &["accessed"]),
    ("retrieved", &["accessed"]),
    ("type", &["kind"]),
    ("language", &["lang"]),
];
