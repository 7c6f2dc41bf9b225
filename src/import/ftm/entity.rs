//! An entity that gets a page: a company, an agency, a court, a person, or what the dossier has a kind for.

use std::collections::{BTreeMap, BTreeSet};

use super::names::names;
use super::programme::{Bearer, Named, reference};
use super::raw::Raw;
use crate::config::Config;
use crate::import::found::{Findings, Remark};
use crate::import::front_matter::{group, text, texts};
use crate::labels::labels;
use crate::model::{EntityName, Role, Slug, check_identifier};
use crate::names::key;
use crate::yaml::Yaml;

/// Properties that are numbers and keys in registers, with our names for these.
const IDENTIFIERS: [(&str, &str); 22] = [
    ("leiCode", "lei"),
    ("wikidataId", "wikidata"),
    ("ticker", "ticker"),
    ("isin", "isin"),
    ("isinCode", "isin"),
    ("registrationNumber", "registration_number"),
    ("innCode", "inn"),
    ("ogrnCode", "ogrn"),
    ("kppCode", "kpp"),
    ("okpoCode", "okpo"),
    ("uniqueEntityId", "uei"),
    ("dunsCode", "duns"),
    ("cageCode", "cage"),
    ("swiftBic", "bic"),
    ("vatCode", "vat"),
    ("taxNumber", "tax_number"),
    ("permId", "permid"),
    ("imoNumber", "imo"),
    ("mmsi", "mmsi"),
    ("callSign", "call_sign"),
    ("serialNumber", "serial_number"),
    ("idNumber", "id_number"),
];

/// Properties that are kept for templates.
const KEPT: [&str; 15] = [
    "topics", "notes", "deathDate", "dissolutionDate", "status", "legalForm", "sector", "birthDate", "birthPlace",
    "gender", "position", "summary", "identifiers", "programId", "sanctions",
];

/// Properties that say of which country it is, the most telling first.
const COUNTRIES: [&str; 6] = ["jurisdiction", "mainCountry", "country", "nationality", "citizenship", "flag"];

/// What else is read of an entity.
const READ: [&str; 19] = [
    "name", "alias", "previousName", "abbreviation", "weakAlias", "website", "incorporationDate", "sourceUrl", "title",
    "fileName", "author", "date", "publishedAt", "keywords", "country", "firstName", "lastName", "fatherName",
    "parent",
];

/// Keys with their values, in order.
type Entries = Vec<(String, Yaml)>;

/// An entity on its way to a page.
pub(super) struct Thing<'r> {
    pub(super) raw: &'r Raw,
    pub(super) identity: String,
    /// An index into the configuration's kinds.
    pub(super) kind: usize,
    role: Role,
    pub(super) folder: String,
    pub(super) slug: Slug,
    pub(super) path: String,
    /// Whether the dossier has it already.
    pub(super) is_there: bool,
    names: Vec<EntityName>,
    weak: Vec<String>,
}

impl<'r> Thing<'r> {
    /// `None` where the dossier has no kind for it, or it has no name; `programmes`: the keys of the names that sanctions give.
    pub(super) fn of(raw: &'r Raw, programmes: &BTreeSet<String>, config: &Config) -> Option<Self> {
        let (names, weak) = names(raw);
        let main = &names.first()?.text;
        let kinds = &config.kinds;
        let named = |name: &str| kinds.iter().position(|kind| *kind.name == *name);
        let of_schema = || kinds.iter().position(|kind| kind.is_entity() && kind.ftm_schema == raw.schema);
        let is_court = || names.iter().any(|name| is_court(&name.text));
        let is_public = || raw.all("topics").iter().any(|topic| topic.starts_with("gov"));
        let kind = match raw.schema.as_str() {
            "PublicBody" if is_court() => named("court").or_else(|| named("agency")),
            "PublicBody" => named("agency"),
            "Organization" if is_public() => named("agency"),
            "Company" | "Organization" | "LegalEntity" => named("company"),
            _ => of_schema(),
        }?;
        // A document may be anything: a regulation is one that says so, or that somebody is sanctioned by.
        let is_programme = || names.iter().any(|name| programmes.contains(&key(&name.text)));
        if kinds[kind].role == Role::Regulation && regulation_type(raw, config).is_none() && !is_programme() {
            return None;
        }
        let slug = Slug::of_title(main, config.language.tag()).unwrap_or_else(|| Slug::of_word(&raw.id));
        Some(Thing {
            raw,
            identity: format!("ftm:{}", raw.id),
            kind,
            role: kinds[kind].role,
            folder: format!("content/{}", kinds[kind].folder),
            slug,
            path: String::new(),
            is_there: false,
            names,
            weak,
        })
    }

    /// Its names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| name.text.as_str())
    }

    /// What it is called by a sanction or an author.
    pub(super) fn bearer(&self) -> Bearer {
        Bearer { path: self.path.clone(), role: self.role }
    }

    pub(super) fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }

    /// Keeps the main name and those others that are free; returns what was left out.
    pub(super) fn keep_names(&mut self, mut is_free: impl FnMut(&str) -> bool) -> Vec<String> {
        let mut dropped = Vec::new();
        let mut at = 0;
        self.names.retain(|name| {
            at += 1;
            let free = is_free(&name.text);
            if !free && at > 1 {
                dropped.push(name.text.clone());
            }
            free || at == 1
        });
        dropped
    }

    /// What a relation names it by.
    pub(super) fn reference(&self) -> String {
        reference(&self.path)
    }

    /// The list's own spelling, where the entity stands on one list only and is called otherwise here.
    pub(super) fn listed_as(&self) -> Option<&str> {
        let first = self.raw.all("name").first().filter(|_| self.raw.datasets.len() == 1)?;
        (first != self.name()).then_some(first)
    }

    /// The codes of its countries, the most telling first.
    fn countries(&self) -> impl Iterator<Item = String> {
        COUNTRIES.iter().flat_map(|property| self.raw.all(property)).map(|code| code.to_lowercase())
    }

    /// What of it stands under `extra` only though a reader may look for it, and what is not taken at all.
    pub(super) fn set_aside(&self) -> (Vec<&str>, Vec<&str>) {
        let own = self.raw.properties.keys().map(String::as_str);
        let is_several = self.countries().collect::<BTreeSet<_>>().len() > 1;
        let telling =
            ["deathDate", "dissolutionDate", "parent"].into_iter().filter(|name| !self.raw.all(name).is_empty());
        let is_read = |name: &str| {
            let names = KEPT.iter().chain(&COUNTRIES).chain(&READ);
            names.chain(IDENTIFIERS.iter().map(|(property, _)| property)).any(|known| *known == name)
        };
        (
            is_several.then_some("further countries").into_iter().chain(telling).collect(),
            own.filter(|name| !is_read(name)).collect(),
        )
    }

    /// The front matter without relations. `captions`: what all entities of the file are called, by their ids.
    pub(super) fn keys(
        &self,
        named: &Named,
        captions: &BTreeMap<&str, &str>,
        config: &Config,
        file: &str,
        findings: &mut Findings,
    ) -> Vec<(String, Yaml)> {
        let raw = self.raw;
        let country = self.countries().find(|code| labels("en").countries().contains_key(code.as_str()));
        let website = raw.all("website").iter().find(|url| url.starts_with("http"));
        let founded = raw.day("incorporationDate");
        let (identifiers, others) = self.identifiers(file, findings);
        let mut extra: Vec<(String, Yaml)> = others;
        for property in KEPT {
            let values = raw.all(property);
            if !values.is_empty() {
                extra.push((property.to_owned(), texts(values.iter().cloned())));
            }
        }
        // One of several countries is its country here: the others are no less so.
        for property in COUNTRIES {
            let values = raw.all(property);
            if values.iter().any(|code| country != Some(code.to_lowercase())) {
                extra.push((property.to_owned(), texts(values.iter().cloned())));
            }
        }
        if let Some(parent) = raw.first(&["parent"]) {
            extra.push(("parent".to_owned(), Yaml::Text((*captions.get(parent).unwrap_or(&parent)).to_owned())));
        }
        if !self.weak.is_empty() {
            extra.push(("weak_aliases".to_owned(), texts(self.weak.clone())));
        }
        if !raw.datasets.is_empty() {
            extra.push(("datasets".to_owned(), texts(raw.datasets.clone())));
        }
        let names: Vec<Yaml> = self.names.iter().skip(1).map(name).collect();
        let sources = source(raw).map(|source| Yaml::List(vec![source]));
        let is_company = self.role == Role::Company;
        let regulation = (self.role == Role::Regulation).then(|| of_regulation(raw, named, config, &mut extra));
        let (of_regulation, of_others) = match regulation {
            Some(regulation) => ((regulation, country.and_then(text)), None),
            None => (Default::default(), country.and_then(text)),
        };
        let (OfRegulation { kind, issuer, dates, citations }, jurisdiction) = of_regulation;
        let entries = [
            ("name", text(self.name())),
            ("names", (!names.is_empty()).then_some(Yaml::List(names))),
            ("regulation_type", kind),
            ("jurisdiction", jurisdiction),
            ("issuer", issuer),
            ("dates", dates),
            ("citations", citations),
            ("country", of_others),
            ("founded", founded.filter(|_| is_company).and_then(text)),
            ("website", website.cloned().and_then(text)),
            ("identifiers", (!identifiers.is_empty()).then_some(Yaml::Map(identifiers))),
            ("sources", sources),
            ("extra", (!extra.is_empty()).then_some(Yaml::Map(extra))),
        ];
        entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }

    /// Those that can be right, one for each register; the others.
    fn identifiers(&self, file: &str, findings: &mut Findings) -> (Entries, Entries) {
        let (mut kept, mut others) = (Entries::new(), Entries::new());
        let key = ("opensanctions", &self.raw.id);
        let own = (!self.raw.datasets.is_empty()).then_some(key);
        let all = IDENTIFIERS
            .iter()
            .flat_map(|(property, register)| self.raw.all(property).iter().map(|number| (*register, number)));
        for (register, number) in all.chain(own) {
            match check_identifier(register, number) {
                Ok(()) if !kept.iter().any(|(other, _)| other == register) => {
                    kept.push((register.to_owned(), Yaml::Text(number.clone())));
                }
                Ok(()) => others.push((format!("{register}_{}", others.len() + 2), Yaml::Text(number.clone()))),
                Err((what, _)) => {
                    let text = format!("{what}: it stands under extra");
                    findings.remarks.push(Remark::new(file, self.raw.line, text));
                    others.push((format!("{register}_{}", others.len() + 2), Yaml::Text(number.clone())));
                }
            }
        }
        (kept, others)
    }
}

/// The type of a regulation, where its keywords have the word of one.
fn regulation_type<'r>(raw: &'r Raw, config: &Config) -> Option<&'r str> {
    let types = &config.terms.regulation_types;
    raw.all("keywords").iter().map(String::as_str).find(|word| types.iter().any(|term| *term.name == **word))
}

/// What only regulations have.
#[derive(Default)]
struct OfRegulation {
    kind: Option<Yaml>,
    issuer: Option<Yaml>,
    dates: Option<Yaml>,
    citations: Option<Yaml>,
}

/// A document as a regulation; what has no key there goes to `extra`.
fn of_regulation(raw: &Raw, named: &Named, config: &Config, extra: &mut Entries) -> OfRegulation {
    let kind = regulation_type(raw, config);
    let is_measure = |word: &&String| kind != Some(word.as_str());
    let keywords: Vec<String> = raw.all("keywords").iter().filter(is_measure).cloned().collect();
    let authors = raw.all("author").iter().map(|author| (author, named.get(&crate::names::key(author))));
    let (issuers, authors): (Vec<_>, Vec<_>) = authors.partition(|(_, bearer)| bearer.is_some());
    let issuers: Vec<String> = issuers.iter().filter_map(|(_, bearer)| Some(reference(&(*bearer)?.path))).collect();
    for (key, values) in
        [("keywords", keywords), ("author", authors.into_iter().map(|(name, _)| name.clone()).collect())]
    {
        if !values.is_empty() {
            extra.push((key.to_owned(), texts(values)));
        }
    }
    extra.retain(|(key, _)| key != "notes");
    let date = |property| raw.day(property).and_then(text);
    let (adopted, published) = (date("date"), date("publishedAt"));
    let has_dates = adopted.is_some() || published.is_some();
    let citations = raw.all("notes");
    OfRegulation {
        // A programme of sanctions is a list.
        kind: text(kind.unwrap_or("sanctions_list")),
        issuer: (!issuers.is_empty()).then(|| texts(issuers)),
        dates: has_dates.then(|| group([("adopted", adopted), ("published", published)])),
        citations: (!citations.is_empty()).then(|| texts(citations.iter().cloned())),
    }
}

fn name(name: &EntityName) -> Yaml {
    group([
        ("text", text(name.text.as_str())),
        ("kind", text(name.kind.word())),
        ("lang", name.lang.clone().and_then(text)),
    ])
}

/// Where an entity was taken from.
fn source(raw: &Raw) -> Option<Yaml> {
    let own = raw.first(&["sourceUrl"]).filter(|url| url.starts_with("http"));
    match own {
        _ if !raw.datasets.is_empty() => Some(group([
            ("title", text("OpenSanctions")),
            ("url", text(format!("https://www.opensanctions.org/entities/{}/", raw.id))),
        ])),
        Some(url) => Some(group([("url", text(url))])),
        None => None,
    }
}

/// Whether a public body of this name is a court.
fn is_court(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = ["court", "gericht", "gerichtshof", "tribunal", "суд"];
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| words.iter().any(|court| word == *court || word.ends_with("gericht")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NameKind;

    #[test]
    fn a_court_is_known_by_its_name() {
        assert!(
            is_court("High Court of Justice") && is_court("Verwaltungsgericht Berlin") && !is_court("Courtyard Agency")
        );
        assert_eq!(NameKind::Listed.word(), "listed");
    }
}
