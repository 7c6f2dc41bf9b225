//! What only entities have: names, identifiers, the facts of companies and regulations.

use crate::config::{Terms, term};
use crate::diagnostic::{Code, nearest};
use crate::model::{
    COMPANY, Company, Entity, EntityName, Identifiers, NameKind, REGISTERS, Regulation, RegulationDates, Role, Stated,
    Status, check_identifier,
};
use crate::parse::date_order::report_end_before_start;
use crate::yaml::{Field, Fields, Synonym, Yaml};

/// `name` and `aliases` are the document's own, read before.
pub(super) fn read_entity(top: &Fields<'_>, role: Role, name: &str, aliases: Vec<EntityName>, terms: &Terms) -> Entity {
    let main = EntityName { text: name.to_owned(), kind: NameKind::Main, lang: None, place: "name".to_owned() };
    let mut names = vec![main];
    names.extend(top.get("names").items(entity_name));
    names.extend(aliases);
    let is_regulation = role == Role::Regulation;
    Entity {
        names,
        not: top.get("not").texts(),
        is_plural: top.get("plural").flag().unwrap_or(false),
        // A regulation has a jurisdiction and an official text instead.
        country: if is_regulation { Stated::Absent } else { top.get("country").stated(Field::country) },
        website: if is_regulation { Stated::Absent } else { top.get("website").stated(Field::address) },
        identifiers: identifiers(top.get("identifiers")),
        company: (role == Role::Company).then(|| read_company(top, terms)),
        regulation: is_regulation.then(|| read_regulation(top, terms)),
    }
}

/// A name as a plain text, or with its kind and language.
fn entity_name(item: Field<'_>) -> Option<EntityName> {
    let Some(Yaml::Map(_)) = item.value() else {
        return item.text().map(|text| alias(item, text));
    };
    let fields = item.fields()?;
    let text = fields.required("text").text();
    let kind = fields.get("kind").word(NameKind::WORDS).unwrap_or(NameKind::Alias);
    let lang = fields.get("lang").language();
    fields.finish(&[("name", &["text"]), ("type", &["kind"]), ("language", &["lang"])]);
    Some(EntityName { text: text?, kind, lang, place: item.path() })
}

/// Another spelling that stands in a list as a plain text.
pub(super) fn alias(item: Field<'_>, text: String) -> EntityName {
    EntityName { text, kind: NameKind::Alias, lang: None, place: item.path() }
}

/// Numbers in the registers that are known, and in others under keys of their author's.
fn identifiers(field: Field<'_>) -> Identifiers {
    let mut identifiers = Identifiers::new();
    let Some(fields) = field.fields() else { return identifiers };
    for register in REGISTERS {
        let stated = fields.get(register).stated(|key| identifier(register, key));
        if stated.is_present() {
            identifiers.insert((*register).to_owned(), stated);
        }
    }
    let others = field.entries(|register, number| {
        let meant = || OTHER_WORDS.iter().find(|(word, _)| *word == register).map(|(_, meant)| *meant);
        let is_key = register.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if REGISTERS.contains(&register) {
            return None;
        }
        if let Some(meant) =
            meant().or_else(|| nearest(register, REGISTERS.iter().copied()).filter(|near| near.len() > 3))
        {
            let message = format!("unknown key `{register}` in `identifiers`");
            number.report_key(Code::UnknownField, message, format!("did you mean `{meant}`?"));
        } else if !is_key {
            let message = format!("`{register}` cannot be the key of a register");
            number.report_key(Code::UnknownField, message, "write it in lower-case letters a to z, digits and `_`");
        }
        Some((register.to_owned(), number.stated(|number| identifier(register, number))))
    });
    identifiers.extend(others);
    identifiers
}

/// Words for registers that are known under another.
const OTHER_WORDS: [(&str, &str); 6] = [
    ("wikidata_id", "wikidata"),
    ("qid", "wikidata"),
    ("opensanctions_id", "opensanctions"),
    ("symbol", "ticker"),
    ("register", "registration_number"),
    ("hrb", "registration_number"),
];

fn identifier(register: &str, field: Field<'_>) -> Option<String> {
    let text = field.text()?;
    check_identifier(register, &text).map_err(|(what, help)| field.report(Code::InvalidIdentifier, what, help)).ok()?;
    Some(text)
}

fn read_company(top: &Fields<'_>, terms: &Terms) -> Company {
    Company {
        company_type: term(top.get("company_type"), &terms.company_types).unwrap_or_else(|| COMPANY.into()),
        founded: top.get("founded").stated(Field::date),
    }
}

fn read_regulation(top: &Fields<'_>, terms: &Terms) -> Regulation {
    Regulation {
        regulation_type: top.get("regulation_type").stated(|field| term(field, &terms.regulation_types)),
        jurisdiction: top.get("jurisdiction").stated(Field::country),
        issuer: top.get("issuer").stated(|field| Some(field.references())),
        dates: regulation_dates(top.get("dates")),
        status: top.get("status").stated(|field| field.word(Status::WORDS)),
        citations: top.get("citations").stated(|field| Some(field.texts())),
        official_url: top.get("official_url").stated(Field::address),
        measures: top.get("measures").stated(|field| Some(field.items(|item| term(item, &terms.measures)))),
    }
}

fn regulation_dates(field: Field<'_>) -> RegulationDates {
    let mut dates = RegulationDates::default();
    if let Some(fields) = field.fields() {
        dates = RegulationDates {
            adopted: fields.get("adopted").stated(Field::date),
            published: fields.get("published").stated(Field::date),
            effective: fields.get("effective").stated(Field::date),
            ended: fields.get("ended").stated(Field::date),
        };
        let RegulationDates { adopted, published, effective, ended } = &dates;
        for (key, day) in [("adopted", adopted), ("published", published), ("effective", effective)] {
            report_end_before_start(&fields, [key, "ended"], day.value(), ended.value());
        }
        fields.finish(DATE_SYNONYMS);
    }
    dates
}

const DATE_SYNONYMS: &[Synonym] = &[
    ("signed", &["adopted"]),
    ("issued", &["adopted"]),
    ("decided", &["adopted"]),
    ("in_force", &["effective"]),
    ("start", &["effective"]),
    ("end", &["ended"]),
    ("revoked", &["ended"]),
];
