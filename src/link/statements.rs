//! Relations, events and claims: references resolved, rules checked, the same triple put together.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::graph::{Assertion, DatedEvent, EvidenceSource, Relation, StatedClaim};
use super::index::fold;
use super::reference::find_reference;
use crate::diagnostic::{Checked, Code, Diagnostic, Place, nearest};
use crate::model::{
    AssertionFields, Certainty, Date, Document, Evidence, OutsideSource, Paragraph, Reference, RelationStatement,
    RelationType, Speaker, SpeakerName, Status,
};
use crate::site::{DocId, Site};

/// Every statement of the dossier, checked.
#[derive(Debug, Default)]
pub struct Statements {
    /// Sorted by subject, type in the configuration's order, object.
    pub relations: Vec<Relation>,
    /// Sorted by date, then article, then as written.
    pub events: Vec<DatedEvent>,
    /// By article in the order given, then as written.
    pub claims: Vec<StatedClaim>,
}

/// Collects the statements of all documents. `articles` are in order of date.
pub fn collect(site: &Site, articles: &[DocId]) -> Checked<Statements> {
    let mut diagnostics = Vec::new();
    let claims = claims(site, articles, &mut diagnostics);
    let relations = relations(site, articles, &claims, &mut diagnostics);
    let events = events(site, articles, &mut diagnostics);
    for id in site.ids() {
        check_other_references(site, id, &mut diagnostics);
    }
    Checked { value: Statements { relations, events, claims }, diagnostics }
}

/// What is known while the fields of one document are resolved.
struct Desk<'a> {
    site: &'a Site,
    document: &'a Document,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Desk<'_> {
    fn report(&mut self, code: Code, place: Place, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, &self.document.source.path, place, message).help(help));
    }

    fn find(&mut self, reference: &Reference, field: String) -> Option<DocId> {
        match find_reference(self.site, self.document, reference, Place::Value(field)) {
            Ok(id) => Some(id),
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn find_all(&mut self, references: &[Reference], field: &str) -> Vec<DocId> {
        let found = references.iter().enumerate();
        found.filter_map(|(at, reference)| self.find(reference, format!("{field}[{at}]"))).collect()
    }

    /// The number of the paragraph in an article; 0 where none is named or it does not exist.
    fn passage(&mut self, article: &Document, par: Option<&Paragraph>, field: String) -> u32 {
        let body = &article.body;
        let count = body.passages.len() as u32;
        match par {
            None => 0,
            Some(Paragraph::Number(n)) if (1..=count).contains(n) => *n,
            Some(Paragraph::Number(n)) => {
                let message = format!("there is no paragraph {n} in {}", article.source.path);
                let help = match count {
                    1 => "its text has one numbered paragraph".to_owned(),
                    count => format!("its text has {count} numbered paragraphs"),
                };
                self.report(Code::UnknownParagraph, Place::Value(field), message, &help);
                0
            }
            Some(Paragraph::Words(words)) => {
                let wanted = fold(words);
                let begins =
                    body.texts.iter().find(|block| block.passage > 0 && fold(&block.text).starts_with(&wanted));
                if begins.is_none() {
                    let message = format!("no paragraph of {} begins with \"{words}\"", article.source.path);
                    let help = "give the paragraph's number, or its first words exactly";
                    self.report(Code::UnknownParagraph, Place::Value(field), message, help);
                }
                begins.map_or(0, |block| block.passage)
            }
        }
    }
}

/// A relation's identity, in the order of lists.
type Triple = (DocId, usize, DocId);

fn relations(
    site: &Site,
    articles: &[DocId],
    claims: &[StatedClaim],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Relation> {
    let claim_ids = claims_by_id(site, claims);
    let mut found: BTreeMap<Triple, Vec<(SortKey, Assertion)>> = BTreeMap::new();
    // Articles first and in order of date: among equals the earlier one keeps its place.
    let entities = site.ids().filter(|id| site.document(*id).article().is_none());
    for id in articles.iter().copied().chain(entities) {
        let document = site.document(id);
        for statement in &document.relations {
            let mut desk = Desk { site, document, diagnostics };
            let Some((triple, assertions)) = relation(&mut desk, id, statement, &claim_ids) else { continue };
            let known = found.entry(triple).or_default();
            known.extend(assertions.into_iter().map(|assertion| (sort_key(site, &assertion), assertion)));
        }
    }
    let mut relations = Vec::with_capacity(found.len());
    for ((subject, kind, object), mut assertions) in found {
        assertions.sort_by_key(|(key, _)| *key);
        let assertions = assertions.into_iter().map(|(_, assertion)| assertion).collect();
        relations.push(Relation { subject, kind: site.config.relation_types[kind].clone(), object, assertions });
    }
    report_overdue(site, &relations, diagnostics);
    relations
}

/// One relation as written in one document: its triple and what each source says.
fn relation(
    desk: &mut Desk<'_>,
    id: DocId,
    statement: &RelationStatement,
    claim_ids: &HashMap<(DocId, &str), usize>,
) -> Option<(Triple, Vec<Assertion>)> {
    let site = desk.site;
    let field = format!("relations[{}]", statement.index);
    let kind = relation_type(desk, &statement.kind, &field);
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
    let assertions = assertions(desk, id, statement, &field, claim_ids);
    let (kind, subject, object) = (kind?, subject?, object?);
    let definition = &site.config.relation_types[kind];
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
    // A symmetric relation is the same from both ends: the smaller id stands first.
    let turned = definition.symmetric && object < subject;
    let triple = if turned { (object, kind, subject) } else { (subject, kind, object) };
    (!assertions.is_empty()).then_some((triple, assertions))
}

fn relation_type(desk: &mut Desk<'_>, written: &str, field: &str) -> Option<usize> {
    let types = &desk.site.config.relation_types;
    let found = types.iter().position(|kind| *kind.name == *written);
    if found.is_none() {
        let help = match nearest(written, types.iter().map(|kind| &*kind.name)) {
            Some(near) => format!("did you mean {near}?"),
            None => {
                "the types are listed in the manual; add your own under `relation_types` in dossier.yaml".to_owned()
            }
        };
        let message = format!("there is no relation type \"{written}\"");
        desk.report(Code::UnknownRelationType, Place::Value(format!("{field}.type")), message, &help);
    }
    found
}

fn relation_help(types: &[Arc<RelationType>], kind: &str) -> String {
    let fitting = types.iter().filter(|t| t.domain.iter().any(|allowed| **allowed == *kind));
    let names: Vec<&str> = fitting.map(|t| &*t.name).collect();
    match names.as_slice() {
        [] => "linked_to joins any two entities".to_owned(),
        names => format!("a {kind} can be the subject of {}", names.join(", ")),
    }
}

/// What each source says: the article itself, or every piece of evidence named.
fn assertions(
    desk: &mut Desk<'_>,
    id: DocId,
    statement: &RelationStatement,
    field: &str,
    claim_ids: &HashMap<(DocId, &str), usize>,
) -> Vec<Assertion> {
    let in_article = desk.document.article().is_some();
    let mut disputed_by = Vec::new();
    for (at, claim) in statement.disputed_by.iter().enumerate() {
        let found = find_claim(desk, id, claim, claim_ids, format!("{field}.disputed_by[{at}]"));
        disputed_by.extend(found);
    }
    let mut made = Vec::new();
    if in_article {
        let document = desk.document;
        let passage = desk.passage(document, statement.assertion.par.as_ref(), format!("{field}.par"));
        let evidence = EvidenceSource::Article { article: id, passage };
        made.push((statement.assertion.clone(), evidence, field.to_owned()));
    } else if statement.evidence.is_empty() {
        let message = "this relation names no evidence".to_owned();
        let help = "add `evidence: [article-slug]`, or `evidence: [{title: …, url: https://…}]` for a source outside";
        desk.report(Code::NoEvidence, Place::Value(field.to_owned()), message, help);
    }
    for (at, evidence) in statement.evidence.iter().enumerate() {
        let place = format!("{field}.evidence[{at}]");
        match evidence {
            Evidence::Article(reference, own) => {
                let Some(article) = desk.find(reference, place.clone()) else { continue };
                if desk.site.document(article).article().is_none() {
                    let message = format!("{} is no article, so it cannot be evidence", reference.0);
                    let help = "name an article, or give a source outside the dossier as {title, url}";
                    desk.report(Code::NoEvidence, Place::Value(place), message, help);
                    continue;
                }
                let fields = merged(own, &statement.assertion);
                let passage = desk.passage(desk.site.document(article), fields.par.as_ref(), format!("{place}.par"));
                made.push((fields, EvidenceSource::Article { article, passage }, place));
            }
            Evidence::Outside(source, own) => {
                made.push((merged(own, &statement.assertion), EvidenceSource::Outside(source.clone()), place));
            }
        }
    }
    for (fields, _, place) in &made {
        if fields.certainty == Some(Certainty::Inferred) && fields.note.is_none() {
            let message = "an inferred relation needs its reason".to_owned();
            let help = "add `note: …` that says what it is inferred from";
            desk.report(Code::InferredWithoutReason, Place::Value(place.clone()), message, help);
        }
    }
    let point = &statement.disputed_point;
    made.into_iter()
        .map(|(fields, evidence, _)| Assertion {
            fields,
            evidence,
            disputed_by: disputed_by.clone(),
            disputed_point: point.clone(),
        })
        .collect()
}

/// The evidence's own fields, and the relation's where the evidence says nothing.
fn merged(own: &AssertionFields, relation: &AssertionFields) -> AssertionFields {
    AssertionFields {
        start: own.start.clone().or_else(|| relation.start.clone()),
        end: own.end.clone().or_else(|| relation.end.clone()),
        start_text: own.start_text.clone().or_else(|| relation.start_text.clone()),
        end_text: own.end_text.clone().or_else(|| relation.end_text.clone()),
        status: own.status.or(relation.status),
        certainty: own.certainty.or(relation.certainty),
        note: own.note.clone().or_else(|| relation.note.clone()),
        par: own.par.clone().or_else(|| relation.par.clone()),
    }
}

/// The order of assertions: by the evidence's day; on the same day what is only foreseen before what has happened, and
/// the dossier's articles before outside sources. A source that nobody can date comes first.
type SortKey = (Option<(jiff::civil::Date, jiff::civil::Date)>, bool, bool);

fn sort_key(site: &Site, assertion: &Assertion) -> SortKey {
    let day = |date: &Date| (date.latest, date.earliest);
    let (when, outside) = match &assertion.evidence {
        EvidenceSource::Article { article, .. } => {
            (site.document(*article).article().map(|article| day(&article.date)), false)
        }
        EvidenceSource::Outside(source) => (source.date.as_ref().or(source.accessed.as_ref()).map(day), true),
    };
    let happened = !matches!(
        assertion.fields.status,
        Some(Status::Considered | Status::Proposed | Status::Draft | Status::Expected | Status::Possible)
    );
    (when, happened, outside)
}

/// Something is still only expected although the day has passed.
fn report_overdue(site: &Site, relations: &[Relation], diagnostics: &mut Vec<Diagnostic>) {
    let Some(as_of) = &site.as_of else { return };
    for relation in relations.iter().filter(|relation| relation.status() == Some(Status::Expected)) {
        let newest = relation.newest();
        let Some(start) = newest.fields.start.as_ref().filter(|start| start.latest < as_of.earliest) else { continue };
        let owner = match &newest.evidence {
            EvidenceSource::Article { article, .. } => site.document(*article),
            EvidenceSource::Outside(_) => site.document(relation.subject),
        };
        let place = owner.relations.iter().find(|statement| {
            *statement.kind == *relation.kind.name
                && site.document(relation.object).slug.as_str() == last_part(&statement.object.0)
        });
        let place = place.map_or(Place::File, |statement| Place::Value(format!("relations[{}]", statement.index)));
        let message = format!(
            "{} {} {} was expected for {}, which lies before {}",
            site.document(relation.subject).slug,
            relation.kind.name,
            site.document(relation.object).slug,
            start.edtf,
            as_of.edtf
        );
        diagnostics.push(
            Diagnostic::new(Code::OverdueExpectation, &owner.source.path, place, message)
                .help("add the evidence of what happened, or move `as_of` in dossier.yaml"),
        );
    }
}

fn last_part(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

fn events(site: &Site, articles: &[DocId], diagnostics: &mut Vec<Diagnostic>) -> Vec<DatedEvent> {
    let mut events = Vec::new();
    for id in articles {
        let document = site.document(*id);
        let Some(article) = document.article() else { continue };
        for (at, event) in article.events.iter().enumerate() {
            let field = format!("events[{}]", event.index);
            let mut desk = Desk { site, document, diagnostics };
            if event.certainty == Certainty::Inferred && event.note.is_none() {
                let message = "an inferred event needs its reason".to_owned();
                desk.report(Code::InferredWithoutReason, Place::Value(field.clone()), message, "add `note: …`");
            }
            let about = desk.find_all(&event.about, &format!("{field}.about"));
            let passage = desk.passage(document, event.par.as_ref(), format!("{field}.par"));
            events.push(DatedEvent { article: *id, index: at as u32, event: event.clone(), about, passage });
        }
    }
    events.sort_by(|a, b| a.event.date.order(&b.event.date)); // stable: article order, then as written
    events
}

fn claims(site: &Site, articles: &[DocId], diagnostics: &mut Vec<Diagnostic>) -> Vec<StatedClaim> {
    let mut claims = Vec::new();
    for id in articles {
        let document = site.document(*id);
        let Some(article) = document.article() else { continue };
        for (at, claim) in article.claims.iter().enumerate() {
            let field = format!("claims[{}]", claim.index);
            let mut desk = Desk { site, document, diagnostics };
            if article.claims[..at].iter().any(|other| other.id == claim.id) {
                let message = format!("another claim of this article has the id \"{}\"", claim.id);
                let help = "give each claim its own id; answers and links use it";
                desk.report(Code::DuplicateId, Place::Value(format!("{field}.id")), message, help);
            }
            if document.body.headings.iter().any(|heading| heading.id == claim.id) {
                let message = format!("a heading of this article has the id \"{}\"", claim.id);
                let help = "give the claim another id, such as c1, or the heading one of its own: ## Text {#other}";
                desk.report(Code::DuplicateId, Place::Value(format!("{field}.id")), message, help);
            }
            let mut by = Vec::new();
            if let Speaker::Named(speakers) = &claim.by {
                for (n, speaker) in speakers.iter().enumerate() {
                    if let SpeakerName::Entity(reference) = speaker {
                        by.extend(desk.find(reference, format!("{field}.by[{n}]")));
                    }
                }
            }
            let about = desk.find_all(&claim.about, &format!("{field}.about"));
            let passage = desk.passage(document, claim.par.as_ref(), format!("{field}.par"));
            claims.push(StatedClaim {
                article: *id,
                index: at as u32,
                by,
                about,
                passage,
                answers: Vec::new(),
                answered_by: Vec::new(),
            });
        }
    }
    join_answers(site, &mut claims, diagnostics);
    claims
}

fn join_answers(site: &Site, claims: &mut [StatedClaim], diagnostics: &mut Vec<Diagnostic>) {
    let ids = claims_by_id(site, claims);
    let mut pairs = Vec::new();
    for (from, stated) in claims.iter().enumerate() {
        let document = site.document(stated.article);
        let Some(claim) = document.article().and_then(|article| article.claims.get(stated.index as usize)) else {
            continue;
        };
        for (at, answer) in claim.answers.iter().enumerate() {
            let mut desk = Desk { site, document, diagnostics };
            // The answers of one kind stand in one list, in the order written.
            let place = claim.answers[..at].iter().filter(|earlier| earlier.kind == answer.kind).count();
            let field = format!("claims[{}].{}[{place}]", claim.index, answer_key(answer.kind));
            let found = find_claim(&mut desk, stated.article, &answer.claim, &ids, field);
            pairs.extend(found.map(|to| (from, answer.kind, to)));
        }
    }
    for (from, kind, to) in pairs {
        claims[from].answers.push((kind, to));
        claims[to].answered_by.push((kind, from));
    }
}

fn answer_key(kind: crate::model::AnswerKind) -> &'static str {
    use crate::model::AnswerKind::{Answers, Contradicts, Denies, PartlyDenies, Supports};
    match kind {
        Denies => "denies",
        PartlyDenies => "partly_denies",
        Contradicts => "contradicts",
        Answers => "answers",
        Supports => "supports",
    }
}

fn claims_by_id<'a>(site: &'a Site, claims: &[StatedClaim]) -> HashMap<(DocId, &'a str), usize> {
    let claims = claims.iter().enumerate();
    let named = claims.filter_map(|(at, stated)| {
        let claim = site.document(stated.article).article()?.claims.get(stated.index as usize)?;
        Some(((stated.article, &*claim.id), at))
    });
    named.collect()
}

/// A claim as written: `c1` of the same article, or `article-slug#c1`.
fn find_claim(
    desk: &mut Desk<'_>,
    own: DocId,
    written: &str,
    ids: &HashMap<(DocId, &str), usize>,
    field: String,
) -> Option<usize> {
    let (article, id) = match written.split_once('#') {
        Some((slug, id)) => (desk.find(&Reference(slug.into()), field.clone())?, id),
        None => (own, written),
    };
    let found = ids.get(&(article, id)).copied();
    if found.is_none() {
        let document = desk.site.document(article);
        let known: Vec<&str> =
            document.article().map(|a| a.claims.iter().map(|claim| &*claim.id).collect()).unwrap_or_default();
        let help = match known.as_slice() {
            [] => "an answer names a claim of the same article (c1) or of another (article-slug#c1)".to_owned(),
            known => format!("{} has the claims {}", document.slug, known.join(", ")),
        };
        let message = format!("there is no claim \"{id}\" in {}", document.source.path);
        desk.report(Code::UnknownClaim, Place::Value(field), message, &help);
    }
    found
}

/// References that make no statement of their own: an article's subjects, a regulation's issuer.
fn check_other_references(site: &Site, id: DocId, diagnostics: &mut Vec<Diagnostic>) {
    let document = site.document(id);
    let mut desk = Desk { site, document, diagnostics };
    if let Some(article) = document.article() {
        desk.find_all(&article.about, "about");
    }
    if let Some(issuer) = document.regulation().and_then(|regulation| regulation.issuer.value()) {
        desk.find_all(issuer, "issuer");
    }
}

/// Where nothing is said about an outside source but its address, that stands for the title.
pub fn source_name(source: &OutsideSource) -> &str {
    if source.title.is_empty() { source.url.as_deref().unwrap_or_default() } else { &source.title }
}
