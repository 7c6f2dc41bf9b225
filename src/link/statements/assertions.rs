//! What each source says of a relation.

use std::collections::HashMap;

use super::claims::find_claim;
use super::desk::Desk;
use super::hindsight::{Piece, take_what_came_later, unforeseeable};
use crate::diagnostic::{Code, Place};
use crate::link::graph::{Assertion, DatedStep, EvidenceSource, Step};
use crate::model::{
    AssertionFields, BasisKind, Certainty, Date, Document, Evidence, RelationStatement, SourceKind, Status,
};
use crate::site::{DocId, Site};

/// What each source says, the article itself or every piece of evidence named, and the field that says so.
pub(super) fn assertions(
    desk: &mut Desk<'_>,
    id: DocId,
    statement: &RelationStatement,
    field: &str,
    claim_ids: &HashMap<(DocId, &str), usize>,
) -> Vec<(Assertion, String)> {
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
        made.push((statement.assertion.clone(), AssertionFields::default(), evidence, field.to_owned()));
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
                made.push((fields, own.clone(), EvidenceSource::Article { article, passage }, place));
            }
            Evidence::Outside(source, own) => {
                let fields = merged(own, &statement.assertion);
                made.push((fields, own.clone(), EvidenceSource::Outside(source.clone()), place));
            }
        }
    }
    let pieces = made.iter_mut().map(|(merged, own, evidence, place)| Piece {
        // What an article states is its own word.
        own: if place == field { &statement.assertion } else { own },
        merged,
        kind: source_kind(desk.site, evidence),
        published: published(desk.site, evidence),
    });
    let kind = desk.site.config.relation_types.iter().find(|kind| *kind.name == *statement.kind);
    let emptied = take_what_came_later(&mut pieces.collect::<Vec<_>>(), kind.is_some_and(|kind| kind.repeats));
    for (at, day) in emptied {
        let message = format!("this source was published before {}, and nothing else is stated of it", day.edtf);
        let help = "write beside it what it says, with its own `status` or day, or remove it";
        desk.report(Code::ContradictingDates, Place::Value(made[at].3.clone()), message, help);
    }
    for (fields, _, evidence, place) in &made {
        report_hindsight(desk, fields, evidence, place);
        if fields.certainty == Some(Certainty::Inferred) && fields.note.is_none() {
            let message = "an inferred relation needs its reason".to_owned();
            let help = "add `note: …` that says what it is inferred from";
            desk.report(Code::InferredWithoutReason, Place::Value(place.clone()), message, help);
        }
    }
    let basis = &desk.document.basis;
    let basis_at = |path: String| basis.get(&path).map(|basis| basis.kind);
    made.into_iter()
        .map(|(mut fields, own, evidence, place)| {
            if is_analysis(desk.site, &evidence) {
                fields.certainty = Some(Certainty::Inferred);
            }
            // A date stands at the evidence itself, or at the relation for all of it.
            let written = |is_own: bool| if is_own { &place } else { field };
            let step = |step, key: &str, date: &Option<Date>, is_own| {
                let basis = basis_at(format!("{}.{key}", written(is_own)));
                Some(DatedStep { step, date: date.clone()?, basis })
            };
            let published = published(desk.site, &evidence);
            let steps = [
                step(Step::Announced, "announced", &fields.announced, own.announced.is_some()),
                step(Step::of_start(&fields, published.as_ref()), "start", &fields.start, own.start.is_some()),
                step(Step::Until, "until", &fields.until, own.until.is_some()),
                step(Step::of_end(&fields), "end", &fields.end, own.end.is_some()),
            ];
            let assertion = Assertion {
                steps: steps.into_iter().flatten().collect(),
                fields,
                source_kind: source_kind(desk.site, &evidence),
                published,
                evidence,
                disputed_by: disputed_by.clone(),
                disputed_point: statement.disputed_point,
                is_of_earlier_period: false,
            };
            (assertion, place)
        })
        .collect()
}

/// Reports that a source tells of an end long before that came: whoever adds the end of a measure has to add who says so. A page
/// that was read since may have been brought up to date.
fn report_hindsight(desk: &mut Desk<'_>, fields: &AssertionFields, evidence: &EvidenceSource, place: &str) {
    let Some((published, as_of)) = published(desk.site, evidence).zip(desk.site.as_of.as_ref()) else { return };
    let Some(day) = unforeseeable(fields, &published, source_kind(desk.site, evidence), as_of) else { return };
    let read = if let EvidenceSource::Outside(source) = evidence { source.accessed.as_ref() } else { None };
    let status = fields.status.map_or("", Status::word);
    if read.is_none_or(|read| day.is_after(read)) {
        let message =
            format!("`{status}` since {}, as a source of {} says: it cannot have known", day.edtf, published.edtf);
        let help = "add the evidence of what happened, with its own `status` and day; where the source itself foretells the end, \
                    it is `status: in_force` with that `end`";
        desk.report(Code::ContradictingDates, Place::Value(place.to_owned()), message, help);
    }
}

/// Whether the evidence is a text of our own: what that says is our inference, whose reason is the text.
fn is_analysis(site: &Site, evidence: &EvidenceSource) -> bool {
    let EvidenceSource::Article { article, .. } = evidence else { return false };
    site.document(*article).article().is_some_and(|article| article.is_analysis())
}

fn source_kind(site: &Site, evidence: &EvidenceSource) -> SourceKind {
    match evidence {
        EvidenceSource::Article { article, .. } => {
            site.document(*article).article().map_or(SourceKind::Press, |article| article.source.kind())
        }
        EvidenceSource::Outside(source) => source.kind(),
    }
}

/// When a source was published; when it was read says nothing of that.
fn published(site: &Site, evidence: &EvidenceSource) -> Option<Date> {
    match evidence {
        EvidenceSource::Article { article, .. } => {
            site.document(*article).article().map(|article| article.date.clone())
        }
        EvidenceSource::Outside(source) => source.date.clone(),
    }
}

/// An article that gives a regulation's own date, which that one's page has from outside, may have it from there too.
pub(super) fn take_basis_of_regulation(assertion: &mut Assertion, object: &Document) {
    let Some(regulation) = object.regulation().filter(|_| !assertion.is_outside()) else { return };
    let dates = &regulation.dates;
    let own = [
        ("dates.adopted", &dates.adopted),
        ("dates.published", &dates.published),
        ("dates.effective", &dates.effective),
        ("dates.ended", &dates.ended),
    ];
    let is_external = |path: &str| object.basis.get(path).is_some_and(|basis| basis.kind == BasisKind::External);
    for dated in assertion.steps.iter_mut().filter(|dated| dated.basis.is_none()) {
        if own.iter().any(|(path, date)| date.value() == Some(&dated.date) && is_external(path)) {
            dated.basis = Some(BasisKind::External);
        }
    }
}

/// The evidence's own fields, and the relation's where the evidence says nothing. A start belongs to the status beside which
/// it stands: another status did not begin then, and nothing ends when it starts.
fn merged(own: &AssertionFields, relation: &AssertionFields) -> AssertionFields {
    let same_status = match (own.status, relation.status) {
        (None, _) => true,
        (Some(_), None) => Step::beginning(own.status) != Step::End,
        (own, relation) => own == relation,
    };
    AssertionFields {
        announced: own.announced.clone().or_else(|| relation.announced.clone()),
        start: own.start.clone().or_else(|| relation.start.clone().filter(|_| same_status)),
        until: own.until.clone().or_else(|| relation.until.clone()),
        end: own.end.clone().or_else(|| relation.end.clone()),
        start_text: own.start_text.clone().or_else(|| relation.start_text.clone().filter(|_| same_status)),
        end_text: own.end_text.clone().or_else(|| relation.end_text.clone()),
        status: own.status.or(relation.status),
        certainty: own.certainty.or(relation.certainty),
        share: own.share.clone().or_else(|| relation.share.clone()),
        amount: own.amount.clone().or_else(|| relation.amount.clone()),
        listed_as: own.listed_as.clone().or_else(|| relation.listed_as.clone()),
        entry: own.entry.clone().or_else(|| relation.entry.clone()),
        reason: own.reason.clone().or_else(|| relation.reason.clone()),
        note: own.note.clone().or_else(|| relation.note.clone()),
        par: own.par.clone().or_else(|| relation.par.clone()),
    }
}
