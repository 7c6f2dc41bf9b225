//! Where a relation stands: its status, the dates that sources give for it, what is disputed, and who says so.
//!
//! Several sources may speak of one relation. A reader must see at once what the dossier's articles say, what only comes
//! from outside (`†`), what the author concluded (`[ ]`), and where the two cannot both be true (`≠`).

use serde::Serialize;

use crate::draw::strip::ComparedDates;
use crate::link::graph::{Assertion, EvidenceSource, Relation, most_precise_start};
use crate::model::{Basis, BasisKind, Certainty, Date, DisputedPoint};
use crate::page::article::record::foreign;
use crate::page::notation::{Citation, DateView, Here, StatusView};

/// Where a relation stands.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// The status that is shown; none where no source gives one.
    pub status: Option<StatusView>,
    /// How it is known, in words; empty for a plain statement, which needs none.
    pub certainty: String,
    /// The date that articles of the dossier give.
    pub by_article: Option<DateView>,
    /// The date's wording in the article: `am Wochenende`; empty where it was not noted.
    pub wording: String,
    /// Language of these wordings where it is not the page's; empty otherwise.
    pub wording_lang: String,
    /// The date that comes from outside.
    pub outside: Option<DateView>,
    /// Until when.
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
    /// In words.
    pub text: String,
    /// Where to read more; empty for nowhere.
    pub href: String,
    /// The source that it was written for, where several speak of the relation.
    pub source: Option<Citation>,
}

/// One step in the history of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The status at that step.
    pub status: StatusView,
    /// Its date.
    pub date: Option<DateView>,
    /// The date's wording in the article; empty where it was not noted.
    pub wording: String,
    /// Language of the wording where it is not the page's; empty otherwise.
    pub wording_lang: String,
    /// What was noted for it; empty for nothing, and for the step that is shown.
    pub note: String,
    /// Who says so.
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
    /// The sources.
    pub citations: Vec<Citation>,
}

impl Here<'_> {
    /// Where a relation stands, seen from this page.
    pub fn standing(&self, relation: &Relation) -> Standing {
        let dated = |outside: bool| self.best_start(relation, outside);
        let (by_article, outside) = (dated(false), dated(true));
        let shown = |at: usize| at == 0 || [by_article, outside].iter().flatten().any(|(account, _)| *account == at);
        let (cited, others): (Vec<_>, Vec<_>) =
            relation.accounts().into_iter().enumerate().partition(|(at, _)| shown(*at));
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
            has_words.then(|| self.source_language(&assertion.evidence))
        };
        Standing {
            status: self.relation_status(relation),
            certainty: self.certainty_label(relation.certainty()),
            by_article: by_article.map(|(_, a)| self.start_view(a, false)),
            wording: wording(|assertion| &assertion.fields.start_text),
            wording_lang: newest_first().find_map(worded).unwrap_or_default(),
            outside: outside.map(|(_, a)| self.start_view(a, true)),
            end: end.and_then(|assertion| {
                let external = assertion.end_basis == Some(BasisKind::External)
                    || matches!(assertion.evidence, EvidenceSource::Outside(_));
                let inferred = assertion.end_basis == Some(BasisKind::Inferred);
                assertion.fields.end.as_ref().map(|date| self.marked_date(date, inferred, external))
            }),
            end_wording: wording(|assertion| &assertion.fields.end_text),
            conflict,
            only_outside,
            inferred,
            notes: self.notes(relation, is_cited, conflict, only_outside),
            steps: if conflict { Vec::new() } else { self.steps(relation) },
            others: match conflict {
                true => others.into_iter().map(|(_, account)| self.account(relation, &account)).collect(),
                false => Vec::new(),
            },
            citations: self.citations(
                relation.assertions.iter().filter(|assertion| is_cited(assertion)).map(|assertion| &assertion.evidence),
            ),
        }
    }

    /// What each group of agreeing sources says: first those for what is shown, then the others.
    pub fn accounts(&self, relation: &Relation) -> Vec<Account> {
        relation.accounts().iter().map(|account| self.account(relation, account)).collect()
    }

    fn account(&self, relation: &Relation, assertions: &[&Assertion]) -> Account {
        let stated = assertions.iter().rev().find_map(|a| Some((a.fields.status?, a.fields.certainty)));
        let other = stated.filter(|(status, _)| Some(*status) != relation.status());
        Account {
            status: other.map(|(status, certainty)| self.status(status, certainty.unwrap_or_default())),
            date: most_precise_start(assertions).map(|(_, assertion)| self.assertion_date(assertion)),
            note: self.notes_of(relation, assertions),
            citations: self.citations(assertions.iter().map(|assertion| &assertion.evidence)),
        }
    }

    /// The language of a source's own words where it is not the page's; empty otherwise.
    pub fn source_language(&self, evidence: &EvidenceSource) -> String {
        let EvidenceSource::Article { article, .. } = evidence else { return String::new() };
        let article = self.site.document(*article).article();
        article.and_then(|article| foreign(self, &article.source)).unwrap_or_default()
    }

    /// The status of a relation with its marks.
    pub fn relation_status(&self, relation: &Relation) -> Option<StatusView> {
        let mut view = self.status(relation.status()?, relation.certainty());
        view.inferred = relation.is_inferred();
        view.external = relation.is_external();
        view.disputed = relation.is_disputed();
        view.conflict = relation.has_date_conflict();
        Some(view)
    }

    /// How a statement is known, in words; empty where a source simply states it.
    pub fn certainty_label(&self, certainty: Certainty) -> String {
        match certainty {
            Certainty::Asserted => String::new(),
            other => self.labels.text(&format!("certainty.{}", other.word())).to_owned(),
        }
    }

    /// The start dates of a relation to compare, without their marks.
    pub fn compared_dates<'r>(&self, relation: &'r Relation) -> ComparedDates<'r> {
        let start =
            |outside| self.best_start(relation, outside).and_then(|(_, assertion)| assertion.fields.start.as_ref());
        ComparedDates { by_article: start(false), outside: start(true) }
    }

    /// Citations without repetition, in order; outside sources in short.
    pub fn citations<'s>(&self, sources: impl Iterator<Item = &'s EvidenceSource>) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for citation in sources.map(|source| self.short_citation(source)) {
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        citations
    }

    /// The assertion with the most precise start among the articles, or among what comes from outside, and the place of
    /// its account: the one that is shown, else one that gives the same status.
    fn best_start<'r>(&self, relation: &'r Relation, outside: bool) -> Option<(usize, &'r Assertion)> {
        let status = relation.status();
        let comparable =
            |a: &&&Assertion| (a.fields.status.is_none() || a.fields.status == status) && a.starts_outside() == outside;
        relation.accounts().iter().enumerate().find_map(|(at, account)| {
            let own: Vec<&Assertion> = account.iter().filter(comparable).copied().collect();
            Some((at, most_precise_start(&own)?.1))
        })
    }

    /// The most precise start date of a relation, with its marks.
    pub fn shown_start(&self, relation: &Relation) -> Option<DateView> {
        let (_, assertion) = relation.start()?;
        Some(self.assertion_date(assertion))
    }

    /// The start date of one assertion with its marks; it must have one.
    pub fn assertion_date(&self, assertion: &Assertion) -> DateView {
        self.start_view(assertion, assertion.starts_outside())
    }

    fn start_view(&self, assertion: &Assertion, outside: bool) -> DateView {
        let inferred = assertion.start_basis == Some(BasisKind::Inferred)
            || assertion.fields.certainty == Some(Certainty::Inferred) && !outside;
        let start = assertion.fields.start.as_ref().expect("only assertions with a start are asked for");
        self.marked_date(start, inferred, outside)
    }

    /// A date with marks that do not come from a field's basis.
    pub fn marked_date(&self, date: &Date, inferred: bool, external: bool) -> DateView {
        let kind = match (inferred, external) {
            (_, true) => BasisKind::External,
            (true, false) => BasisKind::Inferred,
            (false, false) => return self.date(date, None),
        };
        self.date(date, Some(&Basis { kind, source: None, accessed: None, note: None }))
    }

    /// What a reader must know beside the status and dates that are shown. A note stands with its source: where that says
    /// something else, with what it says.
    fn notes(
        &self,
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
            add("outside", self.labels.text("standing.only_outside").to_owned(), String::new(), None);
        }
        if conflict {
            add("conflict", self.labels.text("standing.conflict").to_owned(), String::new(), None);
        }
        for assertion in &relation.assertions {
            for &claim in &assertion.disputed_by {
                let point = assertion.disputed_point.map_or("any", DisputedPoint::word);
                let text = self.labels.text(&format!("standing.disputed.{point}"));
                add("disputed", text.to_owned(), self.claim_href(claim), None);
            }
            if let Some(note) = assertion.fields.note.as_ref().filter(|_| is_cited(&assertion)) {
                let kind = if assertion.fields.certainty == Some(Certainty::Inferred) { "inferred" } else { "note" };
                add(kind, note.clone(), String::new(), self.source_of_note(relation, assertion));
            }
        }
        notes
    }

    /// The source that a note was written for, where several speak of a relation.
    fn source_of_note(&self, relation: &Relation, assertion: &Assertion) -> Option<Citation> {
        (relation.assertions.len() > 1).then(|| self.short_citation(&assertion.evidence))
    }

    /// The notes of some sources, each with the source that it was written for; empty where there are none.
    pub fn notes_of(&self, relation: &Relation, assertions: &[&Assertion]) -> String {
        let note = |assertion: &&Assertion| {
            let note = assertion.fields.note.clone()?;
            Some(match self.source_of_note(relation, assertion) {
                Some(source) => format!("{note} ({})", source.text),
                None => note,
            })
        };
        let mut notes: Vec<String> = assertions.iter().filter_map(note).collect();
        notes.dedup();
        notes.join("; ")
    }

    /// A source in a word or two: how the article is cited, or the outlet.
    pub fn source_name(&self, evidence: &EvidenceSource) -> String {
        match evidence {
            EvidenceSource::Article { article, .. } => self.graph.cite_as(*article).to_string(),
            EvidenceSource::Outside(source) => source.outlet.clone().unwrap_or_else(|| source.title.clone()),
        }
    }

    /// Where a claim stands on the page of its article.
    pub fn claim_href(&self, claim: usize) -> String {
        let stated = self.graph.claim(claim);
        let written = self.site.document(stated.article).article();
        let id = written.and_then(|article| article.claims.get(stated.index as usize)).map_or("", |claim| &claim.id);
        self.href_of(stated.article, id)
    }

    /// The steps of a relation whose sources give different statuses; none where they agree. Sources that say the same
    /// in a row are one step, shown by the one with the most precise date.
    fn steps(&self, relation: &Relation) -> Vec<Step> {
        let stated = relation.assertions.iter().filter(|assertion| assertion.fields.status.is_some());
        let stated: Vec<&Assertion> = stated.collect();
        let runs: Vec<&[&Assertion]> = stated.chunk_by(|a, b| a.fields.status == b.fields.status).collect();
        if runs.len() < 2 {
            return Vec::new();
        }
        let step = |run: &[&Assertion]| {
            let dated = most_precise_start(run).map(|(_, assertion)| assertion);
            let shown = dated.unwrap_or(run[0]);
            let mut view = self.status(shown.fields.status?, shown.fields.certainty.unwrap_or_default());
            view.external = false;
            let worded = run.iter().rev().find(|assertion| assertion.fields.start_text.is_some());
            Some(Step {
                status: view,
                date: dated.map(|assertion| self.assertion_date(assertion)),
                wording: worded.and_then(|assertion| assertion.fields.start_text.clone()).unwrap_or_default(),
                wording_lang: worded.map(|assertion| self.source_language(&assertion.evidence)).unwrap_or_default(),
                note: match run[0].fields.status == relation.status() {
                    true => String::new(),
                    false => self.notes_of(relation, run),
                },
                citations: self.citations(run.iter().map(|assertion| &assertion.evidence)),
            })
        };
        runs.into_iter().filter_map(step).collect()
    }
}
