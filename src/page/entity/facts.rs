//! What is known of an entity itself: the list of facts at the head of its page, with what is not stated.

use crate::link::graph::most_precise_start;
use crate::model::{BasisKind, Certainty, Document, EntityName, NameKind, Regulation, Stated};
use crate::page::notation::fact::{Fact, FactList, FactValue};
use crate::page::notation::{Here, StatusView};
use crate::site::DocId;

/// Relations that are also facts of an entity, in this order, and how many of each are shown among them.
const TELLING: [&str; 6] = ["owns", "acquired", "operates", "part_of", "founder_of", "position_at"];
const SHOWN_OF_EACH: usize = 4;
/// Longer addresses are shown by their host.
const LONG_ADDRESS: usize = 36;

impl Here<'_> {
    /// The facts of an entity, in the order of the page.
    pub fn entity_facts(&self, id: DocId) -> FactList {
        let document = self.site.document(id);
        let Some(entity) = document.entity() else { return FactList::default() };
        let mut facts = Vec::new();
        if let Some(regulation) = &entity.regulation {
            self.regulation_facts(id, document, regulation, &mut facts);
        } else {
            facts.extend(
                self.stated(document, "country", &entity.country, |code| FactValue::text(self.labels.country(code))),
            );
        }
        if let Some(company) = &entity.company {
            facts.extend(
                self.stated(document, "founded", &company.founded, |date| FactValue::date(self.date(date, None))),
            );
        }
        facts.extend(self.telling_relations(id));
        facts.extend(self.spellings(document));
        facts.extend(self.stated(document, "website", &entity.website, |address| {
            FactValue::address(short_address(address), address.clone())
        }));
        facts.extend(self.identifiers(document));
        FactList { class: "facts", items: facts }
    }

    fn regulation_facts(&self, id: DocId, document: &Document, regulation: &Regulation, facts: &mut Vec<Fact>) {
        facts.extend(self.stated(document, "status", &regulation.status, |_| FactValue {
            status: self.own_status(document),
            ..FactValue::default()
        }));
        facts.extend(self.stated(document, "regulation_type", &regulation.regulation_type, |_| {
            FactValue::text(self.regulation_type(document))
        }));
        facts.extend(self.stated(document, "jurisdiction", &regulation.jurisdiction, |code| {
            FactValue::text(self.labels.country(code))
        }));
        let issuers = self.graph.issuers(id);
        if !issuers.is_empty() || regulation.issuer.is_present() {
            let values = issuers.iter().map(|issuer| FactValue::link(self.link(*issuer))).collect();
            facts.push(self.marked(document, "issuer", values));
        }
        let dates = &regulation.dates;
        for (key, date) in [
            ("adopted", &dates.adopted),
            ("published", &dates.published),
            ("effective", &dates.effective),
            ("ended", &dates.ended),
        ] {
            facts.extend(
                self.stated(document, &format!("dates.{key}"), date, |date| FactValue::date(self.date(date, None))),
            );
        }
        // What a regulation orders is an open list; the common words have labels.
        let measure = |word: &String| {
            let label = self.labels.find(&format!("measure.{word}"));
            FactValue::text(label.map_or_else(|| word.replace('_', " "), str::to_owned))
        };
        facts.extend(self.list(document, "measures", &regulation.measures, measure));
        facts.extend(self.list(document, "citations", &regulation.citations, |text| FactValue::text(text.clone())));
        facts.extend(self.stated(document, "official_url", &regulation.official_url, |address| {
            FactValue::address(short_address(address), address.clone())
        }));
        self.administration(id, facts);
    }

    /// Who administers a regulation.
    fn administration(&self, id: DocId, facts: &mut Vec<Fact>) {
        let responsible = self.relations_of(id).filter(|r| *r.kind.name == *"responsible_for" && r.object == id);
        let values: Vec<FactValue> = responsible
            .map(|relation| FactValue {
                external: relation.is_external(),
                ..FactValue::link(self.link(relation.subject))
            })
            .collect();
        if !values.is_empty() {
            facts.push(self.fact("responsible", values));
        }
    }

    /// Ownership, operation and office are facts that a reader looks for here; the table of relations has their sources.
    fn telling_relations(&self, id: DocId) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        for name in TELLING {
            for forward in [true, false] {
                let mut found = self
                    .relations_of(id)
                    .filter(|relation| *relation.kind.name == *name && (relation.subject == id) == forward);
                let value = |relation: &crate::link::graph::Relation| {
                    // Dates that contradict each other stand side by side; the table says who gives which.
                    let accounts = relation.accounts();
                    let shown = if relation.has_date_conflict() { accounts.len() } else { 1 };
                    let dates = accounts[..shown].iter().filter_map(|own| most_precise_start(own));
                    let dates: Vec<String> = dates.map(|(date, _)| self.labels.date(date)).collect();
                    let date = Some(dates.join(" ≠ ")).filter(|dates| !dates.is_empty());
                    let certainty = Some(self.certainty_label(relation.certainty())).filter(|word| !word.is_empty());
                    let note = Some(self.notes_of(relation, &accounts[0])).filter(|note| !note.is_empty());
                    FactValue {
                        sub: [date, certainty, note].into_iter().flatten().collect::<Vec<_>>().join(", "),
                        inferred: relation.is_inferred(),
                        external: relation.is_external(),
                        ..FactValue::link(self.link(relation.other(id)))
                    }
                };
                let Some(first) = found.next() else { continue };
                let label = capitalised(self.relation_words(first, id));
                let mut values = vec![value(first)];
                values.extend(found.by_ref().take(SHOWN_OF_EACH - 1).map(value));
                let more = found.count();
                if more > 0 {
                    let sub = self.labels.text("list.more").replace("{n}", &self.labels.number(more));
                    values.push(FactValue { sub, ..FactValue::default() });
                }
                facts.push(Fact { label, ..self.fact("", values) });
            }
        }
        facts
    }

    /// Other names: spellings, registered, former and native ones.
    fn spellings(&self, document: &Document) -> Option<Fact> {
        let others = document.names().iter().filter(|name| name.kind != NameKind::Main).enumerate();
        let value = |(at, name): (usize, &EntityName)| {
            let key = match name.kind {
                NameKind::Legal => "name_kind.legal",
                NameKind::Previous => "name_kind.previous",
                NameKind::Abbreviation => "name_kind.abbreviation",
                NameKind::Native => "name_kind.native",
                NameKind::Main | NameKind::Alias | NameKind::Weak => "",
            };
            let basis = document.basis.get(&format!("names[{at}]")).or_else(|| document.basis.get("names"));
            FactValue {
                lang: name.lang.clone().unwrap_or_default(),
                sub: self.labels.find(key).unwrap_or_default().to_owned(),
                inferred: basis.is_some_and(|basis| basis.kind == BasisKind::Inferred),
                external: basis.is_some_and(|basis| basis.kind == BasisKind::External),
                ..FactValue::text(name.text.clone())
            }
        };
        let values: Vec<FactValue> = others.map(value).collect();
        (!values.is_empty()).then(|| self.fact("names", values))
    }

    /// Numbers in registers; those that were looked for and not found are named together.
    fn identifiers(&self, document: &Document) -> Option<Fact> {
        let entity = document.entity()?;
        if entity.identifiers.is_empty() {
            return None;
        }
        let register = |key: &str| self.labels.find(&format!("identifier.{key}")).unwrap_or(key).to_owned();
        let regulation = entity.regulation.is_some();
        let known = entity.identifiers.iter().filter_map(|(key, value)| Some((key, value.value()?)));
        let mut values: Vec<FactValue> = known
            .map(|(key, value)| {
                let basis = document.basis.get(&format!("identifiers.{key}"));
                FactValue {
                    href: register_address(key, value, regulation),
                    sub: register(key),
                    code: true,
                    inferred: basis.is_some_and(|basis| basis.kind == BasisKind::Inferred),
                    external: basis.is_some_and(|basis| basis.kind == BasisKind::External),
                    ..FactValue::text(value.clone())
                }
            })
            .collect();
        let missing: Vec<String> =
            entity.identifiers.iter().filter(|(_, v)| v.value().is_none()).map(|(key, _)| register(key)).collect();
        let sub = self.labels.text("facts.missing_identifiers").replace("{names}", &missing.join(", "));
        match (values.is_empty(), missing.is_empty()) {
            (true, _) => Some(Fact { missing: sub, ..self.fact("identifiers", values) }),
            (false, true) => Some(self.fact("identifiers", values)),
            (false, false) => {
                values.push(FactValue { sub, ..FactValue::default() });
                Some(self.fact("identifiers", values))
            }
        }
    }

    /// A regulation's own status, with its marks.
    pub fn own_status(&self, document: &Document) -> Option<StatusView> {
        let status = document.regulation()?.status.value()?;
        let basis = document.basis.get("status").map(|basis| basis.kind);
        let mut view = self.status(*status, Certainty::Asserted);
        view.inferred = basis == Some(BasisKind::Inferred);
        view.external = basis == Some(BasisKind::External);
        Some(view)
    }

    fn fact(&self, key: &str, values: Vec<FactValue>) -> Fact {
        let label = if key.is_empty() { String::new() } else { self.labels.text(&format!("facts.{key}")).to_owned() };
        Fact { label, values, missing: self.labels.text("value.not_stated").to_owned(), wide: false }
    }

    /// A fact from one field: absent fields are left out, empty ones are said to be not stated.
    fn stated<T>(
        &self,
        document: &Document,
        path: &str,
        field: &Stated<T>,
        view: impl Fn(&T) -> FactValue,
    ) -> Option<Fact> {
        field.is_present().then(|| self.marked(document, path, field.value().map(view).into_iter().collect()))
    }

    fn list<T>(
        &self,
        document: &Document,
        path: &str,
        field: &Stated<Vec<T>>,
        view: impl Fn(&T) -> FactValue,
    ) -> Option<Fact> {
        let values = field.value().into_iter().flatten().map(view).collect();
        field.is_present().then(|| self.marked(document, path, values))
    }

    /// A fact with the marks of its field's basis.
    fn marked(&self, document: &Document, path: &str, mut values: Vec<FactValue>) -> Fact {
        if let Some(basis) = document.basis.get(path) {
            let (inferred, external) = (basis.kind == BasisKind::Inferred, basis.kind == BasisKind::External);
            for value in &mut values {
                match (&mut value.date, &mut value.status) {
                    (Some(date), _) => {
                        (date.inferred, date.external) = (inferred, external);
                        let mark = self.labels.text(if external { "mark.external" } else { "mark.inferred" });
                        let notes = [date.note.as_str(), mark];
                        date.note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(", ");
                    }
                    (None, Some(status)) => (status.inferred, status.external) = (inferred, external),
                    (None, None) => (value.inferred, value.external) = (inferred, external),
                }
            }
        }
        self.fact(path, values)
    }
}

/// An address without what a reader need not see.
pub fn bare_address(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_owned()
}

/// The same, without its path where it is long.
fn short_address(address: &str) -> String {
    let bare = bare_address(address);
    match bare.split_once('/') {
        Some((host, _)) if bare.chars().count() > LONG_ADDRESS => host.to_owned(),
        _ => bare,
    }
}

/// The first letter in upper case, for labels made of words that stand in sentences.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
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
