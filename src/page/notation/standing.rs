//! Where a relation stands: its status, the dates that sources give for it, what is disputed, and who says so.
//!
//! Several sources may speak of one relation. A reader must see at once what the dossier's articles say, what only comes
//! from outside (`†`), what the author concluded (`[ ]`), and where the two cannot both be true (`≠`).

use serde::Serialize;

use crate::draw::strip::ComparedDates;
use crate::link::graph::{Assertion, EvidenceSource, Relation, most_precise_start};
use crate::model::{BasisKind, Certainty, DisputedPoint};
use crate::page::article::record::foreign;
use crate::page::notation::{Citation, DateView, Here, StatusView};

/// Where a relation stands.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// The status that is shown; none where no source gives one.
    pub status: Option<StatusView>,
    pub certainty: String,
    /// The date that articles of the dossier give.
    pub by_article: Option<DateView>,
    /// The date's wording in the article: `am Wochenende`; empty where it was not noted.
    pub wording: String,
    pub wording_lang: String,
    /// The date that comes from outside.
    pub outside: Option<DateView>,
    pub end: Option<DateView>,
    /// The wording of the end.
    pub end_wording: String,
    /// Whether the dates cannot both be true.
    pub conflict: bool,
    /// Whether no article of the dossier supports it.
    pub only_outside: bool,
    /// Whether the articles that support it do so only by the author's inference.
    pub inferred: bool,
    /// What a reader must know beside it: reasons, disputes, remarks.
    pub notes: Vec<Note>,
    /// How it came to stand so, oldest first; empty where all sources say the same, or contradict each other.
    pub steps: Vec<Step>,
    /// Where dates cannot all be true: what the sources say that are not among `citations`; empty otherwise.
    pub others: Vec<Account>,
    /// The sources for what is shown.
    pub citations: Vec<Citation>,
}

/// A remark on a relation.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Note {
    /// `inferred`, `disputed`, `conflict`, `outside` or `note`.
    pub kind: &'static str,
    pub text: String,
    /// Where to read more; empty for nowhere.
    pub href: String,
    /// The source that it was written for, where several speak of the relation.
    pub source: Option<Citation>,
}

/// One step in the history of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub status: StatusView,
    pub date: Option<DateView>,
    /// The date's wording in the article; empty where it was not noted.
    pub wording: String,
    pub wording_lang: String,
    /// What was noted for it; empty for nothing, and for the step that is shown.
    pub note: String,
    pub citations: Vec<Citation>,
}

/// What some sources agree on, where others say something else.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Account {
    /// The status that they give; none where it is the one that is shown, or they give none.
    pub status: Option<StatusView>,
    /// The most precise start date that they give.
    pub date: Option<DateView>,
    /// What was noted for them; empty for nothing.
    pub note: String,
    pub citations: Vec<Citation>,
}

/// Where a relation stands, seen from this page.
pub fn standing(here: &Here<'_>, relation: &Relation) -> Standing {
    let dated = |outside: bool| best_start(relation, outside);
    let (by_article, outside) = (dated(false), dated(true));
    let shown = |at: usize| at == 0 || [by_article, outside].iter().flatten().any(|(account, _)| *account == at);
    let (cited, others): (Vec<_>, Vec<_>) = relation.accounts().into_iter().enumerate().partition(|(at, _)| shown(*at));
    let is_cited = |assertion: &&Assertion| {
        cited.iter().any(|(_, account)| account.iter().any(|known| std::ptr::eq(*known, *assertion)))
    };
    let only_outside = relation.is_outside_only();
    let inferred = relation.is_inferred_from_articles();
    let conflict = relation.has_date_conflict();
    let end = relation.end();
    // A wording for another status, such as the day it was issued, says nothing about this one.
    let newest_first = || relation.assertions.iter().rev().filter(|assertion| is_cited(assertion));
    let wording = |of: fn(&Assertion) -> &Option<String>| {
        newest_first().find_map(|assertion| of(assertion).clone()).unwrap_or_default()
    };
    let worded = |assertion: &Assertion| {
        let fields = &assertion.fields;
        let has_words = fields.start_text.is_some() || fields.end_text.is_some();
        has_words.then(|| source_language(here, &assertion.evidence))
    };
    Standing {
        status: relation_status(here, relation),
        certainty: here.certainty_label(relation.certainty()),
        by_article: by_article.map(|(_, a)| start_view(here, a, false)),
        wording: wording(|assertion| &assertion.fields.start_text),
        wording_lang: newest_first().find_map(worded).unwrap_or_default(),
        outside: outside.map(|(_, a)| start_view(here, a, true)),
        end: end.and_then(|assertion| {
            let external = assertion.end_basis == Some(BasisKind::External)
                || matches!(assertion.evidence, EvidenceSource::Outside(_));
            let inferred = assertion.end_basis == Some(BasisKind::Inferred);
            assertion.fields.end.as_ref().map(|date| here.marked_date(date, inferred, external))
        }),
        end_wording: wording(|assertion| &assertion.fields.end_text),
        conflict,
        only_outside,
        inferred,
        notes: notes(here, relation, is_cited, conflict, only_outside),
        steps: if conflict { Vec::new() } else { steps(here, relation) },
        others: match conflict {
            true => others.into_iter().map(|(_, assertions)| account(here, relation, &assertions)).collect(),
            false => Vec::new(),
        },
        citations: here.citations(
            relation.assertions.iter().filter(|assertion| is_cited(assertion)).map(|assertion| &assertion.evidence),
        ),
    }
}

/// What each group of agreeing sources says: first those for what is shown, then the others.
pub fn accounts(here: &Here<'_>, relation: &Relation) -> Vec<Account> {
    relation.accounts().iter().map(|assertions| account(here, relation, assertions)).collect()
}

fn account(here: &Here<'_>, relation: &Relation, assertions: &[&Assertion]) -> Account {
    let stated = assertions.iter().rev().find_map(|a| Some((a.fields.status?, a.fields.certainty)));
    let other = stated.filter(|(status, _)| Some(*status) != relation.status());
    Account {
        status: other.map(|(status, certainty)| here.status(status, certainty.unwrap_or_default())),
        date: most_precise_start(assertions).map(|(_, assertion)| assertion_date(here, assertion)),
        note: notes_of(here, relation, assertions),
        citations: here.citations(assertions.iter().map(|assertion| &assertion.evidence)),
    }
}

/// The language of a source's own words where it is not the page's; empty otherwise.
pub fn source_language(here: &Here<'_>, evidence: &EvidenceSource) -> String {
    let EvidenceSource::Article { article, .. } = evidence else { return String::new() };
    let article = here.site.document(*article).article();
    article.and_then(|article| foreign(here, &article.source)).unwrap_or_default()
}

/// The status of a relation with its marks.
pub fn relation_status(here: &Here<'_>, relation: &Relation) -> Option<StatusView> {
    let mut view = here.status(relation.status()?, relation.certainty());
    view.inferred = relation.is_inferred();
    view.external = relation.is_external();
    view.disputed = relation.is_disputed();
    view.conflict = relation.has_date_conflict();
    Some(view)
}

/// The start dates of a relation to compare, without their marks.
pub fn compared_dates(relation: &Relation) -> ComparedDates<'_> {
    let start = |outside| best_start(relation, outside).and_then(|(_, assertion)| assertion.fields.start.as_ref());
    ComparedDates { by_article: start(false), outside: start(true) }
}

/// The assertion with the most precise start among the articles, or among what comes from outside, and the place of
/// its account: the one that is shown, else one that gives the same status.
fn best_start(relation: &Relation, outside: bool) -> Option<(usize, &Assertion)> {
    let status = relation.status();
    let comparable =
        |a: &&&Assertion| (a.fields.status.is_none() || a.fields.status == status) && a.starts_outside() == outside;
    relation.accounts().iter().enumerate().find_map(|(at, account)| {
        let own: Vec<&Assertion> = account.iter().filter(comparable).copied().collect();
        Some((at, most_precise_start(&own)?.1))
    })
}

/// The most precise start date of a relation, with its marks.
pub fn shown_start(here: &Here<'_>, relation: &Relation) -> Option<DateView> {
    let (_, assertion) = relation.start()?;
    Some(assertion_date(here, assertion))
}

/// The start date of one assertion with its marks; it must have one.
pub fn assertion_date(here: &Here<'_>, assertion: &Assertion) -> DateView {
    start_view(here, assertion, assertion.starts_outside())
}

fn start_view(here: &Here<'_>, assertion: &Assertion, outside: bool) -> DateView {
    let inferred = assertion.start_basis == Some(BasisKind::Inferred)
        || assertion.fields.certainty == Some(Certainty::Inferred) && !outside;
    let start = assertion.fields.start.as_ref().expect("only assertions with a start are asked for");
    here.marked_date(start, inferred, outside)
}

/// What a reader must know beside the status and dates that are shown. A note stands with its source: where that says
/// something else, with what it says.
fn notes(
    here: &Here<'_>,
    relation: &Relation,
    is_cited: impl Fn(&&Assertion) -> bool,
    conflict: bool,
    only_outside: bool,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut add = |kind, text: String, href: String, source: Option<Citation>| {
        let note = Note { kind, text, href, source };
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    if only_outside {
        add("outside", here.labels.text("standing.only_outside").to_owned(), String::new(), None);
    }
    if conflict {
        add("conflict", here.labels.text("standing.conflict").to_owned(), String::new(), None);
    }
    for assertion in &relation.assertions {
        for &claim in &assertion.disputed_by {
            let point = assertion.disputed_point.map_or("any", DisputedPoint::word);
            let text = here.labels.text(&format!("standing.disputed.{point}"));
            add("disputed", text.to_owned(), claim_href(here, claim), None);
        }
        if let Some(note) = assertion.fields.note.as_ref().filter(|_| is_cited(&assertion)) {
            let kind = if assertion.fields.certainty == Some(Certainty::Inferred) { "inferred" } else { "note" };
            add(kind, note.clone(), String::new(), source_of_note(here, relation, assertion));
        }
    }
    notes
}

/// The source that a note was written for, where several speak of a relation.
fn source_of_note(here: &Here<'_>, relation: &Relation, assertion: &Assertion) -> Option<Citation> {
    (relation.assertions.len() > 1).then(|| here.short_citation(&assertion.evidence))
}

/// The notes of some sources, each with the source that it was written for; empty where there are none.
pub fn notes_of(here: &Here<'_>, relation: &Relation, assertions: &[&Assertion]) -> String {
    let note = |assertion: &&Assertion| {
        let note = assertion.fields.note.clone()?;
        Some(match source_of_note(here, relation, assertion) {
            Some(source) => format!("{note} ({})", source.text),
            None => note,
        })
    };
    let mut notes: Vec<String> = assertions.iter().filter_map(note).collect();
    notes.dedup();
    notes.join("; ")
}

/// Where a claim stands on the page of its article.
pub fn claim_href(here: &Here<'_>, claim: usize) -> String {
    let stated = here.graph.claim(claim);
    let written = here.site.document(stated.article).article();
    let id = written.and_then(|article| article.claims.get(stated.index as usize)).map_or("", |claim| &claim.id);
    here.href_of(stated.article, id)
}

/// The steps of a relation whose sources give different statuses; none where they agree. Sources that say the same
/// in a row are one step, shown by the one with the most precise date.
fn steps(here: &Here<'_>, relation: &Relation) -> Vec<Step> {
    let stated = relation.assertions.iter().filter(|assertion| assertion.fields.status.is_some());
    let stated: Vec<&Assertion> = stated.collect();
    let runs: Vec<&[&Assertion]> = stated.chunk_by(|a, b| a.fields.status == b.fields.status).collect();
    if runs.len() < 2 {
        return Vec::new();
    }
    let step = |run: &[&Assertion]| {
        let dated = most_precise_start(run).map(|(_, assertion)| assertion);
        let shown = dated.unwrap_or(run[0]);
        let mut view = here.status(shown.fields.status?, shown.fields.certainty.unwrap_or_default());
        view.external = false;
        let worded = run.iter().rev().find(|assertion| assertion.fields.start_text.is_some());
        Some(Step {
            status: view,
            date: dated.map(|assertion| assertion_date(here, assertion)),
            wording: worded.and_then(|assertion| assertion.fields.start_text.clone()).unwrap_or_default(),
            wording_lang: worded.map(|assertion| source_language(here, &assertion.evidence)).unwrap_or_default(),
            note: match run[0].fields.status == relation.status() {
                true => String::new(),
                false => notes_of(here, relation, run),
            },
            citations: here.citations(run.iter().map(|assertion| &assertion.evidence)),
        })
    };
    runs.into_iter().filter_map(step).collect()
}
