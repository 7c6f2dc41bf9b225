//! All relations of an entity in words, with date, certainty and evidence.

use serde::Serialize;

use crate::link::graph::{EvidenceSource, Relation};
use crate::model::{Certainty, Role, SUBJECT_TO};
use crate::page::entity::ego::Ego;
use crate::page::notation::standing::Account;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView};
use crate::site::DocId;

/// The relations of an entity.
#[derive(Clone, Debug, Serialize)]
pub struct RelationTable {
    /// «11, davon 4 nur berichtet oder möglich».
    pub summary: String,
    /// The entity and its neighbours as a drawing; none where there are few.
    pub ego: Option<Ego>,
    /// Grouped by their words, in the order of the configuration.
    pub rows: Vec<RelationRow>,
}

/// One relation, seen from the entity.
#[derive(Clone, Debug, Serialize)]
pub struct RelationRow {
    /// Its anchor.
    pub id: String,
    /// «erwarb», «gehört zu».
    pub words: String,
    /// Whether the row above has the same words.
    pub repeated: bool,
    /// The other end.
    pub other: DocumentLink,
    /// Since when, as the most precise source says.
    pub date: Option<DateView>,
    /// Until when.
    pub end: Option<DateView>,
    /// Where a measure stands; for relations to regulations.
    pub status: Option<StatusView>,
    /// How it is known, in words; empty for a plain statement.
    pub certainty: String,
    /// `a` stated, `r` reported or alleged, `i` inferred, `x` only from outside: the class of its line.
    pub line: &'static str,
    /// A remark, or the reason of an inference.
    pub note: String,
    /// Whether a claim disputes it or its dates conflict.
    pub disputed: bool,
    /// Whether sources give different days for it.
    pub conflict: bool,
    /// The sources for what is shown.
    pub citations: Vec<Citation>,
    /// What other sources say of its date or status, with these sources.
    pub others: Vec<Account>,
}

/// A regulation's own subjects are a table of their own; beyond this many the table of relations points there.
const REPEATED_SUBJECTS: usize = 30;

impl Here<'_> {
    /// All relations of an entity; `None` where there are none.
    pub fn relation_table(&self, id: DocId) -> Option<RelationTable> {
        let regulation = self.site.kind(id).role == Role::Regulation;
        let own_subject = |relation: &&Relation| *relation.kind.name == *SUBJECT_TO && relation.object == id;
        let many = regulation && self.relations_of(id).filter(own_subject).count() > REPEATED_SUBJECTS;
        let mut found: Vec<&Relation> =
            self.relations_of(id).filter(|relation| !(many && own_subject(relation))).collect();
        if found.is_empty() {
            return None;
        }
        let types = &self.site.config.relation_types;
        let place = |relation: &Relation| types.iter().position(|kind| kind.name == relation.kind.name);
        found.sort_by_key(|relation| {
            let inverse = relation.subject != id && !relation.kind.symmetric;
            let start = relation.start().map(|(date, _)| date.earliest);
            (place(relation), inverse, start, relation.other(id))
        });
        let soft = found.iter().filter(|relation| self.is_soft(relation)).count();
        let mut rows: Vec<RelationRow> = found.iter().map(|relation| self.relation_row(relation, id)).collect();
        for at in 1..rows.len() {
            rows[at].repeated = rows[at].words == rows[at - 1].words;
        }
        let all = self.labels.number(rows.len());
        let summary = match soft {
            0 => all,
            n => self.labels.text("relations.summary").replace("{n}", &all).replace("{m}", &self.labels.number(n)),
        };
        Some(RelationTable { summary, ego: self.ego(id, &found), rows })
    }

    /// The words of a relation as seen from one of its ends.
    pub fn relation_words<'s>(&'s self, relation: &'s Relation, from: DocId) -> &'s str {
        let forward = relation.subject == from || relation.kind.symmetric;
        self.labels.of(if forward { &relation.kind.label } else { &relation.kind.inverse })
    }

    /// The id that a deep link to a relation uses on the pages of its two ends and of the articles that support it. It
    /// follows from who, what and whom, and where it can happen again from when, so it stays when other relations are added.
    pub fn relation_anchor(&self, relation: &Relation) -> String {
        let address = |id: DocId| &self.site.document(id).permalink;
        let mut text = format!("{}\n{}\n{}", address(relation.subject), relation.kind.name, address(relation.object));
        if let Some((start, _)) = relation.start().filter(|_| relation.kind.repeats) {
            text.push_str(&format!("\n{}", start.edtf));
        }
        format!("rel-{}", &blake3::hash(text.as_bytes()).to_hex()[..10])
    }

    fn relation_row(&self, relation: &Relation, id: DocId) -> RelationRow {
        let end = relation.end();
        let mut accounts = self.accounts(relation);
        RelationRow {
            id: self.relation_anchor(relation),
            words: self.relation_words(relation, id).to_owned(),
            repeated: false,
            other: self.short_link(relation.other(id)),
            date: self.shown_start(relation),
            end: end.and_then(|assertion| {
                let external = matches!(assertion.evidence, EvidenceSource::Outside(_));
                assertion.fields.end.as_ref().map(|date| self.marked_date(date, false, external))
            }),
            status: self.relation_status(relation),
            certainty: self.certainty_label(relation.certainty()),
            line: self.line(relation),
            note: accounts[0].note.clone(),
            disputed: relation.is_disputed(),
            conflict: relation.has_date_conflict(),
            citations: accounts.remove(0).citations,
            others: accounts,
        }
    }

    /// The class of a relation's line: see [`RelationRow::line`].
    pub fn line(&self, relation: &Relation) -> &'static str {
        match relation.certainty() {
            _ if relation.is_outside_only() => "external",
            Certainty::Inferred => "inferred",
            Certainty::Asserted => "asserted",
            Certainty::Reported | Certainty::Alleged | Certainty::Denied => "reported",
        }
    }

    /// The same in a drawing, which has no room for the status: what is only expected is not drawn as a fact either.
    pub fn drawn_line(&self, relation: &Relation) -> &'static str {
        match self.line(relation) {
            "asserted" if self.is_soft(relation) => "reported",
            line => line,
        }
    }

    /// Whether no source states the relation as a fact.
    fn is_soft(&self, relation: &Relation) -> bool {
        use crate::model::Status::{Considered, Draft, Expected, Possible, Proposed};
        let pending = matches!(relation.status(), Some(Considered | Draft | Expected | Possible | Proposed));
        pending || relation.certainty() != Certainty::Asserted
    }
}
