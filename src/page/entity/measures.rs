//! Who is subject to which regulation: the table on the subject's page, and that of the regulation with a strip that
//! compares what articles and outside sources say about the dates.

use jiff::civil;
use serde::Serialize;

use crate::draw::strip::ComparedDates;
use crate::draw::strip::{Strip, StripAxis};
use crate::link::graph::Relation;
use crate::model::{SUBJECT_TO, Status};
use crate::page::notation::side_by_side::{SourceSays, side_by_side};
use crate::page::notation::standing::{self, Standing};
use crate::page::notation::{DocumentLink, Here, StatusView};
use crate::site::DocId;

/// A remark that this many subjects share is printed once, below the table.
const SHARED_BY: usize = 3;

/// The regulations that an entity is subject to.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «2 erlassen, 1 möglich».
    pub summary: String,
    /// One row for each, the newest first.
    pub rows: Vec<MeasureRow>,
}

/// One regulation and where it stands for the subject.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureRow {
    /// Its anchor in the page.
    pub id: String,
    /// That of the relation, which is the same on all pages that show it.
    pub relation_id: String,
    pub regulation: DocumentLink,
    /// «USA, US-Präsident».
    pub origin: String,
    pub standing: Standing,
    /// What each source says, where they say different things.
    pub sources: Vec<SourceSays>,
}

/// The subjects of a regulation.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedTable {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// «9 Unternehmen, davon 2 gefolgert, 1 nur extern».
    pub summary: String,
    /// The heading of the first column: the subjects' kind, or «wer» where they are of several.
    pub column: String,
    /// The years of the strip's axis and where they begin, in percent; empty where nothing is dated.
    pub years: Vec<(String, String)>,
    /// One row for each subject, conflicts first, outside sources last.
    pub rows: Vec<AffectedRow>,
    /// Remarks that hold for several subjects: their names, and the remark.
    pub shared_notes: Vec<(String, String)>,
}

/// One subject of a regulation.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedRow {
    /// Its anchor in the page.
    pub id: String,
    /// That of the relation, which is the same on all pages that show it.
    pub relation_id: String,
    pub subject: DocumentLink,
    pub standing: Standing,
    /// What each source says, where they say different things.
    pub sources: Vec<SourceSays>,
    /// The drawing; none where nothing is dated.
    pub strip: Option<Strip>,
}

/// The statuses of an entity's regulations, or of a regulation's subjects, one sign each.
#[derive(Clone, Debug, Serialize)]
pub struct Signs {
    /// The first of them, the strongest first.
    pub shown: Vec<Sign>,
    /// How many are not shown.
    pub more: usize,
    pub total: usize,
    /// «8 in Kraft, 1 erwartet», for those who do not see the signs.
    pub summary: String,
}

/// One sign and what it says.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    pub status: StatusView,
    /// «Entity List: in Kraft».
    pub text: String,
}

/// The regulations that an entity is subject to; `None` where there are none.
pub fn measures(here: &Here<'_>, subject: DocId) -> Option<MeasureTable> {
    let mut found: Vec<&Relation> =
        here.graph.relations_of(subject).filter(|r| r.subject == subject && *r.kind.name == *SUBJECT_TO).collect();
    if found.is_empty() {
        return None;
    }
    found.sort_by(|a, b| order_of_start(b).cmp(&order_of_start(a)).then(a.object.cmp(&b.object)));
    let statuses = found.iter().filter_map(|relation| standing::relation_status(here, relation));
    let row = |relation: &&Relation| MeasureRow {
        id: format!("r-{}", here.site.document(relation.object).slug),
        relation_id: relation.anchor(here.site),
        regulation: here.short_link(relation.object),
        origin: origin(here, relation.object),
        standing: standing::standing(here, relation),
        sources: side_by_side(here, relation),
    };
    Some(MeasureTable {
        as_of: here.as_of(),
        summary: tally(here, statuses.map(|status| status.label)),
        rows: found.iter().map(row).collect(),
    })
}

/// The subjects of a regulation; `None` where there are none.
pub fn affected(here: &Here<'_>, regulation: DocId) -> Option<AffectedTable> {
    let mut found: Vec<(&Relation, Standing)> = here
        .graph
        .relations_of(regulation)
        .filter(|r| r.object == regulation && *r.kind.name == *SUBJECT_TO)
        .map(|relation| (relation, standing::standing(here, relation)))
        .collect();
    if found.is_empty() {
        return None;
    }
    found.sort_by(|(a, sa), (b, sb)| {
        let rank = |s: &Standing| (s.only_outside, !s.conflict);
        let start = |r: &Relation| r.since().map_or(civil::Date::MAX, |since| since.dated.date.earliest);
        (rank(sa), start(a), a.subject).cmp(&(rank(sb), start(b), b.subject))
    });
    let compared: Vec<ComparedDates> = found.iter().map(|(relation, _)| standing::compared_dates(relation)).collect();
    let axis = StripAxis::of(compared.iter().flat_map(|dates| dates.by_article.into_iter().chain(dates.outside)));
    let summary = affected_summary(here, &found);
    let shared_notes = shared_notes(here, &mut found);
    let column = column_of(here, found.iter().map(|(relation, _)| relation.subject));
    let rows = found.into_iter().zip(&compared).map(|((relation, standing), dates)| AffectedRow {
        id: format!("r-{}", here.site.document(relation.subject).slug),
        relation_id: relation.anchor(here.site),
        subject: here.link(relation.subject),
        strip: axis.as_ref().map(|axis| axis.strip(dates, standing.conflict)),
        sources: side_by_side(here, relation),
        standing,
    });
    let rows = rows.collect();
    Some(AffectedTable {
        as_of: here.as_of(),
        summary,
        column,
        years: axis.map(|axis| axis.labels()).unwrap_or_default(),
        rows,
        shared_notes,
    })
}

/// «USA, US-Präsident»: jurisdiction and issuers of a regulation.
pub fn origin(here: &Here<'_>, regulation: DocId) -> String {
    let mut parts: Vec<String> = here.jurisdiction(regulation).into_iter().collect();
    parts.extend(here.graph.issuers(regulation).iter().map(|id| here.site.document(*id).short().to_owned()));
    parts.join(", ")
}

/// «2 erlassen, 1 möglich»: how often each word occurs, in the order of their first appearance.
pub fn tally(here: &Here<'_>, words: impl Iterator<Item = String>) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for word in words {
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, n)) => *n += 1,
            None => counts.push((word, 1)),
        }
    }
    let parts: Vec<String> = counts.iter().map(|(word, n)| format!("{} {word}", here.labels.number(*n))).collect();
    parts.join(", ")
}

/// Takes out of the rows the remarks that several of them share.
fn shared_notes(here: &Here<'_>, found: &mut [(&Relation, Standing)]) -> Vec<(String, String)> {
    let mut texts: Vec<(String, Vec<DocId>)> = Vec::new();
    for (relation, standing) in found.iter() {
        for note in standing.notes.iter().filter(|note| note.kind == "note") {
            match texts.iter_mut().find(|(text, _)| *text == note.text) {
                Some((_, ids)) => ids.push(relation.subject),
                None => texts.push((note.text.clone(), vec![relation.subject])),
            }
        }
    }
    texts.retain(|(_, ids)| ids.len() >= SHARED_BY);
    for (_, standing) in found.iter_mut() {
        standing.notes.retain(|note| note.kind != "note" || !texts.iter().any(|(text, _)| *text == note.text));
    }
    let names = |ids: Vec<DocId>| ids.iter().map(|&id| here.site.document(id).short()).collect::<Vec<_>>().join(", ");
    texts.into_iter().map(|(text, ids)| (names(ids), text)).collect()
}

fn affected_summary(here: &Here<'_>, found: &[(&Relation, Standing)]) -> String {
    let inside = found.iter().filter(|(_, standing)| !standing.only_outside).count();
    let inferred = found.iter().filter(|(_, standing)| standing.inferred && !standing.only_outside).count();
    let outside = found.len() - inside;
    let conflicts = found.iter().filter(|(_, standing)| standing.conflict).count();
    let text = |key: &str, n: usize| here.labels.text(key).replace("{n}", &here.labels.number(n));
    let mut supported = (inside > 0).then(|| text("affected.supported", inside));
    if let (Some(supported), true) = (&mut supported, inferred > 0) {
        supported.push_str(&text("affected.inferred", inferred));
    }
    let parts = [
        supported,
        (outside > 0).then(|| text("affected.outside", outside)),
        (conflicts > 0).then(|| text("affected.conflicts", conflicts)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The label of a column of documents: their kind where all share it.
fn column_of(here: &Here<'_>, mut ids: impl Iterator<Item = DocId>) -> String {
    let Some(first) = ids.next() else { return String::new() };
    let kind = here.site.kind_of[first.index()];
    let same = ids.all(|id| here.site.kind_of[id.index()] == kind);
    if same { here.labels.of(&here.site.config.kinds[kind].singular) } else { here.labels.text("affected.who") }
        .to_owned()
}

/// Where an entity is subject or a regulation object of measures, what binds now first.
pub fn by_strength<'h>(here: &Here<'h>, id: DocId) -> Vec<&'h Relation> {
    let mut found: Vec<&Relation> = here.graph.relations_of(id).filter(|r| *r.kind.name == *SUBJECT_TO).collect();
    found.sort_by_key(|relation| (strength(relation.status()), relation.other(id)));
    found
}

/// One sign for each regulation of an entity, or for each subject of a regulation; at most `limit` of them.
pub fn signs(here: &Here<'_>, id: DocId, limit: usize) -> Signs {
    let found = by_strength(here, id);
    let sign = |relation: &&Relation| {
        let status = standing::relation_status(here, relation)?;
        let text = format!("{}: {}", here.site.document(relation.other(id)).short(), status.label);
        Some(Sign { status, text })
    };
    let all: Vec<Sign> = found.iter().filter_map(sign).collect();
    Signs {
        summary: tally(here, all.iter().map(|sign| sign.status.label.clone())),
        more: all.len().saturating_sub(limit),
        shown: all.into_iter().take(limit).collect(),
        total: found.len(),
    }
}

fn order_of_start(relation: &Relation) -> civil::Date {
    relation.since().map_or(civil::Date::MIN, |since| since.dated.date.earliest)
}

/// What binds now comes first, what ended last.
fn strength(status: Option<Status>) -> u8 {
    match status {
        Some(Status::InForce) => 0,
        Some(Status::Issued) => 1,
        Some(Status::Announced) => 2,
        Some(Status::Expected) => 3,
        Some(Status::Draft) => 4,
        Some(Status::Proposed) => 5,
        Some(Status::Considered) => 6,
        Some(Status::Possible) => 7,
        Some(Status::Suspended) => 8,
        Some(Status::Ended | Status::Revoked) => 9,
        None => 10,
    }
}
