//! Who is related to whom, and which source says so.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ahead::expect_what_is_to_come;
use super::assertions::{assertions, take_basis_of_regulation};
use super::by_day::by_day;
use super::claims::claims_by_id;
use super::desk::Desk;
use super::facts::{Written, facts_by_start, in_order};
use super::issuers::issued_by_basis;
use super::outlived::begins_after;
use super::repealed::repeals;
use crate::config::Terms;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::link::graph::{Assertion, DatedStep, Relation, Repeal, StatedClaim, Step};
use crate::model::{Date, Document, ISSUED, RelationStatement, RelationType, Stated, Status};
use crate::site::{DocId, Site};

/// A relation's identity, in the order of lists.
type Triple = (DocId, usize, DocId);

/// All relations: the same triple is one, with an assertion for each source; and which regulations they end. `issuers` are those that
/// the pages of regulations name, by document.
pub(super) fn relations(
    site: &Site,
    articles: &[DocId],
    claims: &[StatedClaim],
    issuers: &[Vec<DocId>],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Relation>, HashMap<DocId, Repeal>) {
    let claim_ids = claims_by_id(site, claims);
    let mut found: BTreeMap<Triple, Vec<Written>> = BTreeMap::new();
    // Articles first and in order of date: among equals the earlier one keeps its place.
    let entities = site.ids().filter(|id| site.document(*id).article().is_none());
    for id in articles.iter().copied().chain(entities) {
        let document = site.document(id);
        for statement in &document.relations {
            let mut desk = Desk { site, document, diagnostics };
            let Some((triple, assertions)) = relation(&mut desk, id, statement, &claim_ids) else { continue };
            let known = found.entry(triple).or_default();
            let path = &document.source.path;
            let written = |(assertion, field)| Written { assertion, path: path.clone(), field };
            known.extend(assertions.into_iter().map(written));
        }
    }
    add_issued(site, issuers, &mut found);
    let mut relations: Vec<Relation> = Vec::with_capacity(found.len());
    // Where each assertion of each relation is written.
    let mut written_at: Vec<Vec<(Arc<str>, String)>> = Vec::with_capacity(found.len());
    for ((subject, kind, object), mut written) in found {
        in_order(&mut written);
        let kind = &site.config.relation_types[kind];
        let facts = if kind.repeats { facts_by_start(written) } else { vec![written] };
        for mut fact in facts {
            expect_what_is_to_come(site, kind, &mut fact);
            written_at.push(fact.iter().map(|written| (written.path.clone(), written.field.clone())).collect());
            let assertions = fact.into_iter().map(|written| written.assertion).collect();
            relations.push(Relation::new(subject, kind.clone(), object, assertions));
        }
    }
    // Whether a regulation still stands is known before how it stands for its subjects.
    let repeals = repeals(site, &relations);
    for (relation, places) in relations.iter_mut().zip(&written_at) {
        add_days_of_regulation(site, relation, repeals.get(&relation.object));
        let deciding = relation.assertions.iter().position(|assertion| std::ptr::eq(assertion, relation.deciding()));
        if let Some((path, field)) = deciding.and_then(|at| places.get(at)) {
            diagnostics.extend(overdue(site, relation, path, field.clone()));
        }
    }
    (relations, repeals)
}

/// That issuers issued what they are named for on a regulation's page, where nobody states it as a relation.
fn add_issued(site: &Site, issuers: &[Vec<DocId>], found: &mut BTreeMap<Triple, Vec<Written>>) {
    let Some(kind) = site.config.relation_types.iter().position(|kind| *kind.name == *ISSUED) else { return };
    for regulation in site.ids() {
        let document = site.document(regulation);
        let Some(assertion) = issued_by_basis(document) else { continue };
        let joins = |issuer: DocId| site.config.relation_types[kind].joins(site.kind(issuer), site.kind(regulation));
        for issuer in issuers[regulation.index()].iter().copied().filter(|issuer| joins(*issuer)) {
            let path = document.source.path.clone();
            let written = Written { assertion: assertion.clone(), path, field: "issuer".to_owned() };
            found.entry((issuer, kind, regulation)).or_insert_with(|| vec![written]);
        }
    }
}

/// One relation as written in one document: its triple and what each source says.
fn relation(
    desk: &mut Desk<'_>,
    id: DocId,
    statement: &RelationStatement,
    claim_ids: &HashMap<(DocId, &str), usize>,
) -> Option<(Triple, Vec<(Assertion, String)>)> {
    let site = desk.site;
    let field = format!("relations[{}]", statement.index);
    let kind = site.config.relation_types.iter().position(|kind| *kind.name == *statement.kind);
    let in_article = desk.document.article().is_some();
    let subject = match &statement.subject {
        Some(subject) => desk.find(subject, format!("{field}.subject")),
        None if !in_article => Some(id),
        None => {
            let message = "a relation in an article needs its subject".to_owned();
            desk.report(Code::MissingField, Place::Value(field.clone()), message, "add `subject: …`");
            None
        }
    };
    let object = desk.find(&statement.object, format!("{field}.object"));
    if kind.is_none() {
        let message = format!("there is no relation type \"{}\"", statement.kind);
        let help = meant_type(site, &statement.kind, subject.zip(object));
        desk.report(Code::UnknownRelationType, Place::Value(format!("{field}.type")), message, &help);
    }
    let mut assertions = assertions(desk, id, statement, &field, claim_ids);
    let (kind, subject, object) = (kind?, subject?, object?);
    let definition = &site.config.relation_types[kind];
    if subject == object {
        let message = format!("{} is related to itself", site.document(subject).slug);
        let help = "name the other one; a remark on one entity belongs into its text";
        desk.report(Code::RelationKinds, Place::Value(format!("{field}.object")), message, help);
        return None;
    }
    let (from, to) = (site.kind(subject), site.kind(object));
    let fits = definition.joins(from, to);
    if !fits && definition.same_kind && from.name != to.name {
        let message = format!("{} joins two entities of one kind, not {} and {}", definition.name, from.name, to.name);
        let help = relation_help(&site.config.relation_types, &from.name);
        desk.report(Code::RelationKinds, Place::Value(format!("{field}.type")), message, &help);
        return None;
    }
    let ends = [(subject, &definition.domain, "subject"), (object, &definition.range, "object")];
    for (end, allowed, name) in ends.into_iter().filter(|_| !fits) {
        let actual = site.kind(end);
        let fits = if allowed.is_empty() { actual.is_entity() } else { allowed.contains(&actual.name) };
        if !fits {
            let expected = if allowed.is_empty() { "an entity".to_owned() } else { allowed.join(" or ") };
            let message = format!(
                "the {name} of {} is {expected}, but {} is {}",
                definition.name,
                site.document(end).slug,
                actual.name
            );
            let help = relation_help(&site.config.relation_types, &actual.name);
            desk.report(Code::RelationKinds, Place::Value(format!("{field}.{name}")), message, &help);
            return None;
        }
    }
    for (assertion, _) in &mut assertions {
        take_basis_of_regulation(assertion, site.document(object));
    }
    // A symmetric relation is the same from both ends: the smaller id stands first.
    let turned = definition.symmetric && object < subject;
    let triple = if turned { (object, kind, subject) } else { (subject, kind, object) };
    (!assertions.is_empty()).then_some((triple, assertions))
}

/// The way out for a type that is not defined: what is nearest, and the types that there are for these two ends.
fn meant_type(site: &Site, written: &str, ends: Option<(DocId, DocId)>) -> String {
    let types = &site.config.relation_types;
    let near = nearest(written, types.iter().map(|kind| &*kind.name));
    let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
    let kinds = ends.map(|(subject, object)| (site.kind(subject), site.kind(object)));
    let fitting = types.iter().filter(|kind| kinds.is_none_or(|(from, to)| kind.joins(from, to)));
    let fitting = fitting.map(|kind| &*kind.name).collect::<Vec<_>>().join(", ");
    let between = kinds.map(|(from, to)| format!(" for {} and {}", from.name, to.name)).unwrap_or_default();
    format!("{near}the types{between} are: {fitting}; your own go under `relation_types` in dossier.yaml")
}

fn relation_help(types: &[Arc<RelationType>], kind: &str) -> String {
    let fitting = types.iter().filter(|t| t.domain.iter().any(|allowed| **allowed == *kind));
    let names: Vec<&str> = fitting.map(|t| &*t.name).collect();
    match names.as_slice() {
        [] => "linked_to joins any two entities".to_owned(),
        names => format!("a {kind} can be the subject of {}", names.join(", ")),
    }
}

/// Gives a relation the days of its regulation, and a measure how it stands by them. Who only denies a relation gives it no day.
fn add_days_of_regulation(site: &Site, relation: &mut Relation, repeal: Option<&Repeal>) {
    let (document, status) = (site.document(relation.object), relation.status());
    let is_measure = relation.kind.is_measure();
    if !relation.is_denied() && is_measure {
        let mut own = steps_of_regulation(&site.config.terms, document, status, repeal);
        own.retain(|dated| dated.step != Step::End || begins_after(relation, &dated.date).is_none());
        relation.of_regulation = own;
    } else if !relation.is_denied() && *relation.kind.name == *ISSUED {
        relation.of_regulation = day_of_issue(document, status).into_iter().collect();
    }
    if is_measure {
        relation.by_day = by_day(site, relation, repeal);
    }
}

/// The days on which a regulation itself took effect and ended, for a subject of which no source gives them. A list has no
/// such day: it takes up its subjects one by one. Nor has what is only foreseen.
fn steps_of_regulation(
    terms: &Terms,
    document: &Document,
    status: Option<Status>,
    repeal: Option<&Repeal>,
) -> Vec<DatedStep> {
    let Some(regulation) = document.regulation().filter(|_| !status.is_some_and(Status::is_foreseen)) else {
        return Vec::new();
    };
    let is_list = terms.is_list(regulation);
    let dates = &regulation.dates;
    let start = own_day(document, Step::Start, "dates.effective", &dates.effective).filter(|_| !is_list);
    let end = own_day(document, Step::End, "dates.ended", &dates.ended);
    // Its own page may not know yet that another has ended it before.
    let by_other = repeal.and_then(|repeal| repeal.end.clone());
    let by_other = by_other.filter(|other| end.as_ref().is_none_or(|end| end.date.is_after(&other.date)));
    start.into_iter().chain(by_other.or(end)).collect()
}

/// The day on which a regulation was issued: that of its adoption, else of its publication.
fn day_of_issue(document: &Document, status: Option<Status>) -> Option<DatedStep> {
    let dates = &document.regulation()?.dates;
    let step = Step::beginning(status);
    let published = || own_day(document, step, "dates.published", &dates.published);
    own_day(document, step, "dates.adopted", &dates.adopted).or_else(published)
}

/// A day that a regulation's page gives under a key, as a step.
fn own_day(document: &Document, step: Step, key: &str, date: &Stated<Date>) -> Option<DatedStep> {
    let basis = document.basis.get(key).map(|basis| basis.kind);
    date.value().map(|date| DatedStep { step, date: date.clone(), basis })
}

/// Something is still only expected although the day has passed. `path` and `field`: where the deciding assertion stands.
fn overdue(site: &Site, relation: &Relation, path: &Arc<str>, field: String) -> Option<Diagnostic> {
    let as_of = site.as_of.as_ref().filter(|_| relation.status() == Some(Status::Expected))?;
    let start = relation.deciding().began().filter(|start| start.latest < as_of.earliest)?;
    let message = format!(
        "{} {} {} was expected for {}, which lies before {}",
        site.document(relation.subject).slug,
        relation.kind.name,
        site.document(relation.object).slug,
        start.edtf,
        as_of.edtf
    );
    let diagnostic = Diagnostic::new(Code::OverdueExpectation, path, Place::Value(field), message);
    Some(diagnostic.help("add the evidence of what happened, or move `as_of` in dossier.yaml"))
}
