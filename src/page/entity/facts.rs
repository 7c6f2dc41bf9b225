//! What is known of an entity itself: the list of facts at the head of its page, with what is not stated.

use std::sync::Arc;

use crate::config::term_label;
use crate::link::graph::Relation;
use crate::model::{Basis, BasisKind, Date, Document, EntityName, ISSUED, NameKind, Regulation, Stated, bare_address};
use crate::page::article::record::mark;
use crate::page::entity::own_status::own_status;
use crate::page::notation::Here;
use crate::page::notation::fact::{Fact, FactList, FactValue};
use crate::page::notation::step::StepView;
use crate::site::DocId;

/// Longer addresses are shown by their host.
const LONG_ADDRESS: usize = 36;

/// The facts of an entity, in the order of the page.
pub fn entity_facts(here: &Here<'_>, id: DocId) -> FactList {
    let document = here.site.document(id);
    let Some(entity) = document.entity() else { return FactList::default() };
    let mut facts = Vec::new();
    if let Some(regulation) = &entity.regulation {
        regulation_facts(here, id, document, regulation, &mut facts);
    } else {
        facts.extend(stated(here, document, "country", &entity.country, |code| {
            FactValue::text(here.labels.country(code))
        }));
    }
    if let Some(company) = &entity.company {
        facts
            .extend(stated(here, document, "founded", &company.founded, |date| FactValue::date(here.date(date, None))));
    }
    facts.extend(spellings(here, document));
    facts.extend(stated(here, document, "website", &entity.website, |address| {
        FactValue::address(short_address(address), address.clone())
    }));
    facts.extend(identifiers(here, document));
    // What was looked for and not found is said in one line.
    let (items, missing): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(|fact| !fact.values.is_empty());
    let missing: Vec<String> = missing.into_iter().map(|fact| fact.label).collect();
    let not_stated = match missing.is_empty() {
        true => String::new(),
        false => here.labels.text("facts.not_stated").replace("{names}", &missing.join(", ")),
    };
    FactList { class: "facts", items, not_stated }
}

fn regulation_facts(here: &Here<'_>, id: DocId, document: &Document, regulation: &Regulation, facts: &mut Vec<Fact>) {
    let status = |basis: Option<&Basis>| FactValue {
        status: own_status(here, id),
        sub: [Some(here.as_of()), basis.and_then(|basis| reason(here, basis))]
            .into_iter()
            .flatten()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
        ..FactValue::default()
    };
    match here.graph.deciding_repeal(here.site, id) {
        Some(_) => facts.push(fact(here, "status", vec![status(None)])),
        None => {
            facts.extend(stated(here, document, "status", &regulation.status, |_| status(document.basis.get("status"))))
        }
    }
    facts.extend(stated(here, document, "regulation_type", &regulation.regulation_type, |_| {
        FactValue::text(regulation_type(here, document))
    }));
    facts.extend(stated(here, document, "jurisdiction", &regulation.jurisdiction, |code| {
        FactValue::text(here.labels.country(code))
    }));
    let issuers = here.graph.issuers(id);
    let unsure: Vec<FactValue> =
        related(here, id, ISSUED, |one| !one.is_stated() && !issuers.contains(&one.subject)).collect();
    if !issuers.is_empty() || !unsure.is_empty() || regulation.issuer.is_present() {
        let values = issuers.iter().map(|issuer| FactValue::link(here.link(*issuer))).collect();
        let mut own = marked(here, document, "issuer", values);
        own.values.extend(unsure);
        facts.push(own);
    }
    let dates = &regulation.dates;
    for (key, date) in [
        ("adopted", &dates.adopted),
        ("published", &dates.published),
        ("effective", &dates.effective),
        ("ended", &dates.ended),
    ] {
        facts.extend(stated(here, document, &format!("dates.{key}"), date, |date| {
            FactValue::date(here.date(date, None))
        }));
    }
    if let Some(end) = here.graph.end_by_repeal(here.site, id) {
        let end = FactValue::date(here.date(end, None));
        let label = of_type(here, document, "facts.dates.ended").to_owned();
        // Its own page may say that it looked for one.
        facts.retain(|known| known.label != label);
        facts.push(Fact { label, ..fact(here, "", vec![end]) });
    }
    let terms = &here.site.config.terms;
    let measure = |word: &Arc<str>| FactValue::text(term_label(&terms.measures, word, here.labels));
    facts.extend(list(here, document, "measures", &regulation.measures, measure));
    facts.extend(list(here, document, "citations", &regulation.citations, |text| FactValue::text(text.clone())));
    facts.extend(stated(here, document, "official_url", &regulation.official_url, |address| {
        FactValue::address(short_address(address), address.clone())
    }));
    let wordings = here.graph.wordings(id).iter().map(|article| FactValue::link(here.link(*article)));
    let wordings: Vec<FactValue> = wordings.collect();
    if !wordings.is_empty() {
        facts.push(fact(here, "wording", wordings));
    }
    administration(here, id, facts);
}

/// Those who are related to a regulation in some way, each with how that is known.
fn related<'h>(
    here: &'h Here<'_>,
    id: DocId,
    kind: &'h str,
    counts: impl Fn(&Relation) -> bool + 'h,
) -> impl Iterator<Item = FactValue> + 'h {
    let found =
        here.graph.relations_of(id).filter(move |one| *one.kind.name == *kind && one.object == id && counts(one));
    found.map(|relation| FactValue {
        external: relation.is_external(),
        inferred: relation.is_inferred(),
        sub: match relation.is_inferred() {
            true => String::new(),
            false => here.certainty_label(relation.certainty()),
        },
        ..FactValue::link(here.link(relation.subject))
    })
}

/// Who administers a regulation.
fn administration(here: &Here<'_>, id: DocId, facts: &mut Vec<Fact>) {
    let values: Vec<FactValue> = related(here, id, "responsible_for", |_| true).collect();
    if !values.is_empty() {
        facts.push(fact(here, "responsible", values));
    }
}

/// Other names: spellings, registered, former and native ones.
fn spellings(here: &Here<'_>, document: &Document) -> Option<Fact> {
    let others = document.shown_names().map(|(_, name)| name).filter(|name| name.kind != NameKind::Main);
    let value = |name: &EntityName| {
        let key = match name.kind {
            NameKind::Legal => "name_kind.legal",
            NameKind::Previous => "name_kind.previous",
            NameKind::Abbreviation => "name_kind.abbreviation",
            NameKind::Native => "name_kind.native",
            NameKind::Listed => "name_kind.listed",
            NameKind::Main | NameKind::Alias | NameKind::Weak => "",
        };
        let basis = document.basis.get(&name.place).or_else(|| document.basis.get("names"));
        let value = FactValue {
            lang: name.lang.clone().unwrap_or_default(),
            sub: here.labels.find(key).unwrap_or_default().to_owned(),
            ..FactValue::text(name.text.clone())
        };
        mark(value, basis)
    };
    let values: Vec<FactValue> = others.map(value).collect();
    (!values.is_empty()).then(|| fact(here, "names", values))
}

/// Numbers in registers; those that were looked for and not found are named together.
fn identifiers(here: &Here<'_>, document: &Document) -> Option<Fact> {
    let entity = document.entity()?;
    if entity.identifiers.is_empty() {
        return None;
    }
    // A register without a name here is called by its key: `inn` is INN.
    let register = |key: &str| {
        let label = here.labels.find(&format!("identifier.{key}"));
        label.map_or_else(|| key.replace('_', " ").to_uppercase(), str::to_owned)
    };
    let regulation = entity.regulation.is_some();
    let known = entity.identifiers.iter().filter_map(|(key, value)| Some((key, value.value()?)));
    let mut values: Vec<FactValue> = known
        .map(|(key, value)| {
            let number = FactValue {
                href: register_address(key, value, regulation),
                sub: register(key),
                code: true,
                ..FactValue::text(value.clone())
            };
            mark(number, document.basis.get(&format!("identifiers.{key}")))
        })
        .collect();
    let missing: Vec<String> =
        entity.identifiers.iter().filter(|(_, v)| v.value().is_none()).map(|(key, _)| register(key)).collect();
    if values.is_empty() {
        return Some(Fact { label: missing.join(", "), ..fact(here, "identifiers", values) });
    }
    if !missing.is_empty() {
        let sub = here.labels.text("facts.missing_identifiers").replace("{names}", &missing.join(", "));
        values.push(FactValue { sub, ..FactValue::default() });
    }
    Some(fact(here, "identifiers", values))
}

/// Why a value is so known: «gefolgert: Nur berichtet», so that nobody takes it for what a source says.
fn reason(here: &Here<'_>, basis: &Basis) -> Option<String> {
    let note = basis.note.clone()?;
    Some(match basis.kind {
        BasisKind::Inferred => format!("{}: {note}", here.labels.text("mark.inferred")),
        _ => note,
    })
}

fn fact(here: &Here<'_>, key: &str, values: Vec<FactValue>) -> Fact {
    let label = if key.is_empty() { String::new() } else { here.labels.text(&format!("facts.{key}")).to_owned() };
    Fact { label, values, missing: here.labels.text("value.not_stated").to_owned(), wide: false }
}

/// A fact from one field: absent fields are left out, empty ones are said to be not stated.
fn stated<T>(
    here: &Here<'_>,
    document: &Document,
    path: &str,
    field: &Stated<T>,
    view: impl Fn(&T) -> FactValue,
) -> Option<Fact> {
    field.is_present().then(|| marked(here, document, path, field.value().map(view).into_iter().collect()))
}

fn list<T>(
    here: &Here<'_>,
    document: &Document,
    path: &str,
    field: &Stated<Vec<T>>,
    view: impl Fn(&T) -> FactValue,
) -> Option<Fact> {
    let values = field.value().into_iter().flatten().map(view).collect();
    field.is_present().then(|| marked(here, document, path, values))
}

/// A fact with the marks of its field's basis.
fn marked(here: &Here<'_>, document: &Document, path: &str, mut values: Vec<FactValue>) -> Fact {
    if let Some(basis) = document.basis.get(path) {
        let (inferred, external) = (basis.kind == BasisKind::Inferred, basis.kind == BasisKind::External);
        for value in &mut values {
            match (&mut value.date, &mut value.status) {
                (Some(date), _) => {
                    (date.inferred, date.external) = (inferred, external);
                    let mark = here.labels.text(if external { "mark.external" } else { "mark.inferred" });
                    let notes = [date.note.as_str(), mark];
                    date.note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(", ");
                }
                (None, Some(status)) => (status.inferred, status.external) = (inferred, external),
                (None, None) => (value.inferred, value.external) = (inferred, external),
            }
        }
    }
    Fact { label: of_type(here, document, &format!("facts.{path}")).to_owned(), ..fact(here, path, values) }
}

/// The same, without its path where it is long.
fn short_address(address: &str) -> String {
    let bare = bare_address(address);
    match bare.split_once('/') {
        Some((host, _)) if bare.chars().count() > LONG_ADDRESS => host.to_owned(),
        _ => bare,
    }
}

/// The public page of an identifier, where its register has pages; a programme of sanctions has one of its own.
fn register_address(register: &str, value: &str, regulation: bool) -> String {
    match register {
        "wikidata" => format!("https://www.wikidata.org/wiki/{value}"),
        "lei" => format!("https://search.gleif.org/#/record/{value}"),
        "opensanctions" if regulation => format!("https://www.opensanctions.org/programs/{value}/"),
        "opensanctions" => format!("https://www.opensanctions.org/entities/{value}/"),
        _ => String::new(),
    }
}

/// A word of the furniture as it is said of a regulation's type: a proceeding is opened, not adopted.
pub fn of_type<'h>(here: &Here<'h>, document: &Document, key: &str) -> &'h str {
    let kind = document.regulation().and_then(|own| own.regulation_type.value());
    let own = kind.and_then(|kind| here.labels.find(&format!("of_type.{kind}.{key}")));
    own.unwrap_or_else(|| here.labels.text(key))
}

/// The type of a regulation in words; empty where it is not stated.
pub fn regulation_type(here: &Here<'_>, document: &Document) -> String {
    let own = document.regulation().and_then(|own| own.regulation_type.value());
    let types = &here.site.config.terms.regulation_types;
    own.map_or_else(String::new, |own| term_label(types, own, here.labels).to_owned())
}

/// The date that stands for a regulation, with its key: adopted, else published, else in effect.
pub fn regulation_date(document: &Document) -> Option<(&'static str, &Date)> {
    let dates = &document.regulation()?.dates;
    let known = [("adopted", &dates.adopted), ("published", &dates.published), ("effective", &dates.effective)];
    known.into_iter().find_map(|(key, date)| Some((key, date.value()?)))
}

/// The same as it is shown, and when the regulation ended. Each says what happened then: beside «aufgehoben», a day alone would
/// be read as that of the end.
pub fn regulation_days(here: &Here<'_>, id: DocId) -> Vec<StepView> {
    let document = here.site.document(id);
    let day = |key: &str, label: &str, date: &Date| StepView {
        label: label.to_owned(),
        date: here.date(date, document.basis.get(&format!("dates.{key}"))),
        outside: false,
        of_regulation: false,
        told_better: false,
    };
    let began = regulation_date(document);
    let began = began.map(|(key, date)| match key {
        "effective" => day(key, here.labels.text("index.effective"), date),
        _ => day(key, of_type(here, document, &format!("history.{key}")), date),
    });
    let own = document.regulation();
    let over = here.graph.own_status(here.site, id).filter(|status| status.is_over_for_good());
    let how = match over {
        Some(status) => here.status_word(status),
        None => here.labels.text("index.ended"),
    };
    let ended = own.and_then(|own| own.dates.ended.value()).or_else(|| here.graph.end_by_repeal(here.site, id));
    let ended = ended.map(|date| day("ended", how, date));
    began.into_iter().chain(ended).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_without_what_a_reader_need_not_see() {
        assert_eq!(short_address("https://www.example.org/a/"), "example.org/a");
        let long = "https://www.example.org/documents/2020/08/11/2020-17699/addressing-the-threat";
        assert_eq!(short_address(long), "example.org");
    }

    #[test]
    fn identifiers_lead_to_the_public_page_of_their_register() {
        assert_eq!(register_address("wikidata", "Q42", false), "https://www.wikidata.org/wiki/Q42");
        assert!(register_address("opensanctions", "US-BIS-EL", true).contains("/programs/"));
        assert_eq!(register_address("registration_number", "HRB 1", false), "");
    }
}
