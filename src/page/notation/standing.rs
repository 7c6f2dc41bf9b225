//! Where a relation stands: its status, the dates that sources give for it, what is disputed, and who says so.
//!
//! Several sources may speak of one relation. A reader must see at once what the dossier's articles say, what only comes
//! from outside (`†`), what the author concluded (`[ ]`), and where the two cannot both be true (`≠`).

use std::collections::BTreeSet;

use serde::Serialize;

use crate::draw::strip::ComparedDates;
use crate::link::graph::{Assertion, EvidenceSource, Relation, Step, StepDate, agreed_dates};
use crate::model::{Certainty, DisputedPoint};
use crate::page::article::record::foreign;
use crate::page::notation::claim::claim_href;
use crate::page::notation::detail::{self, DetailView};
use crate::page::notation::step::{self, StepView};
use crate::page::notation::{Citation, Here, StatusView};

/// Where a relation stands.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// The status that is shown; none where no source gives one.
    pub status: Option<StatusView>,
    /// What stands in its place where there is none: «kein Status angegeben (bestritten)».
    pub no_status: String,
    pub certainty: String,
    /// Its days: first since when the status holds, as articles give it, then as sources outside do.
    pub dates: Vec<StepView>,
    /// Whether articles give any of them.
    pub dated_by_article: bool,
    /// Whether any comes from outside.
    pub dated_outside: bool,
    /// What an article says of another status, and since when, where none dates the one that is shown.
    pub said_by_article: Option<Account>,
    /// The first date's wording in the article: `am Wochenende`; empty where it was not noted.
    pub wording: String,
    pub wording_lang: String,
    /// The wording of the end.
    pub end_wording: String,
    /// Whether the dates cannot both be true.
    pub conflict: bool,
    /// Whether no article of the dossier supports it.
    pub only_outside: bool,
    /// What else a reader must know: reasons, disputes, remarks.
    pub notes: Vec<Remark>,
    /// How it came to stand so, oldest first; empty where all sources say the same, or contradict each other.
    pub stages: Vec<Stage>,
    /// Where dates cannot all be true, or somebody denies it: what the sources say that are not among `citations`.
    pub others: Vec<Account>,
    /// Share, amount, and how a list has the subject.
    pub details: Vec<DetailView>,
    /// The sources for what is shown.
    pub citations: Vec<Citation>,
}

/// A remark on a relation.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Remark {
    /// `inferred`, `disputed`, `conflict`, `outside` or `note`.
    pub kind: &'static str,
    pub text: String,
    /// Where to read more; empty for nowhere.
    pub href: String,
    /// The source that it was written for, where several speak of the relation.
    pub source: Option<Citation>,
}

/// One status in the history of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct Stage {
    pub status: StatusView,
    /// Its days as these sources give them.
    pub dates: Vec<StepView>,
    /// The first date's wording in the article; empty where it was not noted.
    pub wording: String,
    pub wording_lang: String,
    /// What was noted for it; empty for the status that is shown.
    pub notes: Vec<String>,
    pub citations: Vec<Citation>,
}

/// What some sources agree on, where others say something else.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Account {
    /// The status that they give; none where it is the one that is shown, or they give none.
    pub status: Option<StatusView>,
    /// The days that they give.
    pub dates: Vec<StepView>,
    /// That they only allege or deny it, where no status says so; empty otherwise.
    pub certainty: String,
    /// What was noted for them.
    pub notes: Vec<String>,
    pub citations: Vec<Citation>,
}

impl Standing {
    /// Where columns show what an article foresaw beside what came: leaves the two steps to them, with the article's words.
    pub fn leave_stages_to_columns(&mut self) {
        let ([told, shown], Some(said)) = (&self.stages[..], &self.said_by_article) else { return };
        let is_told = said.status.as_ref().is_some_and(|status| *status == told.status)
            && (&said.dates, &said.citations) == (&told.dates, &told.citations);
        if !is_told || !shown.notes.is_empty() || !shown.citations.is_empty() {
            return;
        }
        let told = self.stages.swap_remove(0);
        self.stages.clear();
        let kind = if told.status.inferred { "inferred" } else { "note" };
        let source = told.citations.first().filter(|_| told.citations.len() == 1);
        let remark = |text| Remark { kind, text, href: String::new(), source: source.cloned() };
        self.notes.extend(told.notes.into_iter().map(remark));
        self.citations
            .extend(told.citations.iter().filter(|cite| !self.citations.contains(cite)).cloned().collect::<Vec<_>>());
        if self.wording.is_empty() {
            (self.wording, self.wording_lang) = (told.wording, told.wording_lang);
        }
    }

    /// Leaves the remarks that were written for one source to the table of all sources beside it.
    pub fn leave_notes_to_sources(&mut self) {
        self.notes.retain(|note| note.kind != "note" || note.source.is_none());
    }
}

/// Where a relation stands, seen from this page.
pub fn standing(here: &Here<'_>, relation: &Relation) -> Standing {
    let dates = relation.dates();
    let gives_a_date = |assertion: &&Assertion| {
        dates.iter().filter_map(|date| date.assertion).any(|giving| std::ptr::eq(giving, *assertion))
    };
    let accounts = relation.accounts().into_iter().enumerate();
    let (cited, others): (Vec<_>, Vec<_>) = accounts.partition(|(at, own)| *at == 0 || own.iter().any(gives_a_date));
    let is_cited = |assertion: &&Assertion| {
        cited.iter().any(|(_, account)| account.iter().any(|known| std::ptr::eq(*known, *assertion)))
    };
    let only_outside = relation.is_outside_only();
    let conflict = relation.has_date_conflict();
    // A wording for another status, such as the day it was issued, says nothing about this one.
    let begins = Step::beginning(relation.status());
    let newest_first = || relation.assertions.iter().rev().filter(|assertion| is_cited(assertion));
    let is_of_start = |assertion: &&Assertion| match &assertion.fields.start {
        Some(_) => assertion.dated(begins).is_some(),
        None => Step::of_start(&assertion.fields, assertion.published.as_ref()) == begins,
    };
    let of_start = || newest_first().filter(|assertion| is_of_start(assertion));
    let worded = |assertion: &Assertion| {
        let fields = &assertion.fields;
        let has_words = fields.start_text.is_some() || fields.end_text.is_some();
        has_words.then(|| source_language(here, &assertion.evidence))
    };
    let runs = if conflict { Vec::new() } else { runs(relation) };
    let (stages, told) = (stages(here, relation, &runs), earlier(relation, &runs));
    let is_told_before = |assertion: &Assertion| told.iter().any(|known| std::ptr::eq(*known, assertion));
    let mut dates_shown = step::step_views(here, relation);
    for (view, date) in dates_shown.iter_mut().zip(&dates) {
        view.told_better |= date.assertion.is_some_and(is_told_before) && date.dated.step != begins;
    }
    // An earlier stage has its own notes beside it.
    let is_noted = |assertion: &&Assertion| {
        let status = assertion.fields.status;
        is_cited(assertion) && (stages.is_empty() || status.is_none() || status == relation.status())
    };
    Standing {
        status: relation_status(here, relation),
        no_status: no_status(here, relation).label,
        certainty: here.certainty_label(relation.certainty()),
        dated_by_article: dates.iter().any(|date| !date.is_outside()),
        dated_outside: dates.iter().any(StepDate::is_outside),
        said_by_article: said_by_article(here, relation, &dates),
        dates: dates_shown,
        wording: of_start().find_map(|assertion| assertion.fields.start_text.clone()).unwrap_or_default(),
        wording_lang: newest_first().find_map(worded).unwrap_or_default(),
        end_wording: newest_first().find_map(|assertion| assertion.fields.end_text.clone()).unwrap_or_default(),
        conflict,
        only_outside,
        notes: notes(here, relation, is_noted, conflict, only_outside),
        stages,
        others: {
            // Another status in its turn is a stage; who denies what is shown, alleges that it is over or says another day of it, contradicts.
            let told = others.iter().filter(|(_, own)| conflict || relation.is_against(own[0]));
            told.map(|(_, own)| account(here, relation, own)).collect()
        },
        details: detail::details(here, relation),
        citations: {
            let cited = relation.assertions.iter().filter(|one| is_cited(one) && !is_told_before(one));
            here.citations(cited.map(|assertion| &assertion.evidence))
        },
    }
}

/// What the newest article that gives a day says, where none of them dates what is shown: `expected`, beside a list that names the
/// subject since.
fn said_by_article(here: &Here<'_>, relation: &Relation, dates: &[StepDate<'_>]) -> Option<Account> {
    if dates.iter().any(|date| !date.is_outside()) {
        return None;
    }
    let articles = relation.assertions.iter().rev().filter(|assertion| !assertion.is_outside());
    articles.map(|said| account(here, relation, &[said])).find(|said| !said.dates.is_empty())
}

/// What each group of agreeing sources says: first those for what is shown, then the others.
pub fn accounts(here: &Here<'_>, relation: &Relation) -> Vec<Account> {
    relation.accounts().iter().map(|assertions| account(here, relation, assertions)).collect()
}

fn account(here: &Here<'_>, relation: &Relation, assertions: &[&Assertion]) -> Account {
    let stated = assertions.iter().rev().find_map(|a| Some((a.fields.status?, a.fields.certainty)));
    let certainty = assertions[assertions.len() - 1].certainty();
    let differs = certainty != relation.certainty() && certainty.is_doubt();
    let other = stated.filter(|(status, _)| Some(*status) != relation.status() || differs);
    Account {
        certainty: match other {
            None if differs => here.certainty_label(certainty),
            _ => String::new(),
        },
        status: other.map(|(status, certainty)| here.status_as_known(status, certainty.unwrap_or_default())),
        dates: account_dates(here, relation, assertions),
        notes: notes_of(here, assertions),
        citations: here.citations(assertions.iter().map(|assertion| &assertion.evidence)),
    }
}

/// The days that agreeing sources give, each step once at the precision of the finest; without the end of a period that is over where
/// that never came.
fn account_dates(here: &Here<'_>, relation: &Relation, assertions: &[&Assertion]) -> Vec<StepView> {
    let status = assertions.iter().rev().find_map(|assertion| assertion.fields.status);
    let dates = agreed_dates(assertions);
    let came = |date: &StepDate<'_>| {
        date.dated.step != Step::End
            || !date.assertion.is_some_and(|one| one.is_of_earlier_period && relation.is_overtaken(one))
    };
    dates.into_iter().filter(came).map(|date| step::step_view(here, date, Step::beginning(status))).collect()
}

/// The language of a source's own words where it is not the page's; empty otherwise.
pub fn source_language(here: &Here<'_>, evidence: &EvidenceSource) -> String {
    let EvidenceSource::Article { article, .. } = evidence else { return String::new() };
    let article = here.site.document(*article).article();
    article.and_then(|article| foreign(here, &article.source)).unwrap_or_default()
}

/// The status of a relation with its marks.
pub fn relation_status(here: &Here<'_>, relation: &Relation) -> Option<StatusView> {
    let mut view = here.status_as_known(relation.status()?, relation.certainty());
    view.inferred = relation.is_inferred();
    view.external = relation.is_external();
    view.disputed = disputed(here, relation);
    view.conflict = relation.has_date_conflict();
    Some(view)
}

/// That no source gives a status of a relation, with the marks of how the relation itself is known: «kein Status angegeben (bestritten)».
pub fn no_status(here: &Here<'_>, relation: &Relation) -> StatusView {
    let unstated = StatusView {
        key: "none",
        label: here.labels.text("standing.no_status").to_owned(),
        inferred: relation.is_inferred(),
        external: relation.is_external(),
        disputed: disputed(here, relation),
        conflict: relation.has_date_conflict(),
        doubted: false,
        says_certainty: false,
    };
    unstated.known(here, relation.certainty())
}

/// What claims dispute of a relation, in words: «Anlass bestritten»; empty for nothing.
pub fn disputed(here: &Here<'_>, relation: &Relation) -> String {
    points(here, relation.assertions.iter())
}

/// What claims dispute of what these sources say, each point once.
fn points<'a>(here: &Here<'_>, assertions: impl Iterator<Item = &'a Assertion>) -> String {
    let points = assertions.map(|assertion| disputed_point(here, assertion));
    let points: BTreeSet<&str> = points.filter(|point| !point.is_empty()).collect();
    points.into_iter().collect::<Vec<_>>().join(", ")
}

/// What claims dispute of what a source says; empty for nothing.
pub fn disputed_point<'h>(here: &Here<'h>, assertion: &Assertion) -> &'h str {
    if assertion.disputed_by.is_empty() {
        return "";
    }
    here.labels.text(&format!("standing.disputed.{}", assertion.disputed_point.map_or("any", DisputedPoint::word)))
}

/// The days since which the status of a relation holds, to compare, without their marks.
pub fn compared_dates(relation: &Relation) -> ComparedDates<'_> {
    let since = |outside| {
        let step = Step::beginning(relation.status());
        relation.date_among(step, |date| date.is_outside() == outside).map(|date| &date.dated.date)
    };
    ComparedDates { by_article: since(false), outside: since(true) }
}

/// What a reader must know beside the status and dates that are shown. A note stands with its source: where that says
/// something else, with what it says.
fn notes(
    here: &Here<'_>,
    relation: &Relation,
    is_noted: impl Fn(&&Assertion) -> bool,
    conflict: bool,
    only_outside: bool,
) -> Vec<Remark> {
    let mut notes: Vec<Remark> = Vec::new();
    let mut add = |kind, text: String, href: String, source: Option<Citation>| {
        let note = Remark { kind, text, href, source };
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
            add("disputed", disputed_point(here, assertion).to_owned(), claim_href(here, claim), None);
        }
        if let Some(note) = assertion.fields.note.as_ref().filter(|_| is_noted(&assertion)) {
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

/// The notes of some sources, which stand beside them: each with its own where they are several.
pub fn notes_of(here: &Here<'_>, assertions: &[&Assertion]) -> Vec<String> {
    let note = |assertion: &&Assertion| {
        let note = assertion.fields.note.clone()?;
        Some(match assertions.len() {
            1 => note,
            _ => format!("{note} ({})", here.short_citation(&assertion.evidence).text),
        })
    };
    let mut notes: Vec<String> = assertions.iter().filter_map(note).collect();
    notes.dedup();
    notes
}

/// The sources of a relation that give statuses, those in a row together that say the same; none where all say the same.
fn runs(relation: &Relation) -> Vec<Vec<&Assertion>> {
    let stated: Vec<&Assertion> = relation.assertions.iter().filter(|one| one.fields.status.is_some()).collect();
    let same = |a: &&Assertion, b: &&Assertion| a.fields.status == b.fields.status && !a.contradicts(b);
    let runs: Vec<Vec<&Assertion>> = stated.chunk_by(same).map(<[_]>::to_vec).collect();
    if runs.len() < 2 { Vec::new() } else { runs }
}

/// The sources that speak of another stage than the one that is shown; that one's stand in the row itself.
fn earlier<'a>(relation: &'a Relation, runs: &[Vec<&'a Assertion>]) -> Vec<&'a Assertion> {
    runs.iter().filter(|run| !is_shown(relation, run)).flatten().copied().collect()
}

/// Whether these sources give the stage that is shown.
fn is_shown(relation: &Relation, run: &[&Assertion]) -> bool {
    run.iter().any(|one| std::ptr::eq(*one, relation.deciding()))
}

/// The statuses of a relation whose sources give different ones, one after the other; none where they agree. Each source
/// stands once: those of the stage that is shown in its row.
fn stages(here: &Here<'_>, relation: &Relation, runs: &[Vec<&Assertion>]) -> Vec<Stage> {
    let stage = |run: &Vec<&Assertion>| {
        let begins = Step::beginning(run[0].fields.status);
        let dated = agreed_dates(run).into_iter().find(|date| date.dated.step == begins);
        let shown = dated.and_then(|date| date.assertion).unwrap_or(run[0]);
        let worded = run.iter().rev().find(|assertion| assertion.fields.start_text.is_some());
        // The marks of the stage that is shown stand at the head of the row; an earlier one has its own.
        let of_head = if is_shown(relation, run) { relation_status(here, relation) } else { None };
        let status = here.status_as_known(run[0].fields.status?, shown.certainty());
        Some(Stage {
            status: match of_head.filter(|head| head.key == status.key) {
                Some(head) => head,
                None => StatusView { disputed: points(here, run.iter().copied()), ..status },
            },
            dates: account_dates(here, relation, run),
            wording: worded.and_then(|assertion| assertion.fields.start_text.clone()).unwrap_or_default(),
            wording_lang: worded.map(|assertion| source_language(here, &assertion.evidence)).unwrap_or_default(),
            notes: match run[0].fields.status == relation.status() {
                true => Vec::new(),
                false => notes_of(here, run),
            },
            citations: match is_shown(relation, run) {
                true => Vec::new(),
                false => here.citations(run.iter().map(|assertion| &assertion.evidence)),
            },
        })
    };
    runs.iter().filter_map(stage).collect()
}
