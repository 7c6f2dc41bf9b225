//! What stands in the margin of a paragraph: the relations, events and claims that it supports.

use std::collections::HashMap;

use serde::Serialize;

use super::margin::{self, Letters, letters};
use crate::link::graph::{Assertion, DatedEvent, EvidenceSource, Relation};
use crate::model::{BasisKind, Certainty, Date, Status};
use crate::page::entity::places::relation_href;
use crate::page::list::cited::{CitedView, Citing, cited, citing_documents};
use crate::page::notation::claim::{claim_link, written};
use crate::page::notation::detail::{self, DetailView};
use crate::page::notation::event;
use crate::page::notation::relation::relation_words;
use crate::page::notation::standing;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView, TextLink};
use crate::site::DocId;

/// The statements of one paragraph: claims as written, relations in the order of the dossier's types, events by date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MarginNotes {
    /// The first of them, as many as find room beside the paragraph.
    pub shown: Vec<MarginNote>,
    /// Those that a reader opens.
    pub more: Vec<MarginNote>,
    /// «4 Belege»: the closed line where there is no margin, or no room in it.
    pub count: String,
    /// «3 weitere», or «Näheres» where only what is known of those shown is left; empty where everything is shown.
    pub more_label: String,
    /// «Belegt in Randnummer 3».
    pub label: String,
    /// The pages that show them.
    pub cited: Option<CitedView>,
    /// Whether there is nothing at all; then all the rest is empty, too.
    pub empty: bool,
}

/// One statement. Exactly one of the three kinds is filled.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MarginNote {
    /// Its anchor; empty for a claim, which stands elsewhere on the page.
    pub id: String,
    /// The anchors that it had before an end of its relation was renamed.
    pub former_ids: Vec<String>,
    /// Whether there is no room for more than its first part and how it stands.
    pub brief: bool,
    pub lang: String,
    pub relation: Option<RelationNote>,
    pub event: Option<EventNote>,
    pub claim: Option<ClaimNote>,
}

/// A relation in words.
#[derive(Clone, Debug, Serialize)]
pub struct RelationNote {
    pub subject: DocumentLink,
    /// `unterliegt`.
    pub words: String,
    pub object: DocumentLink,
    /// Where a measure stands.
    pub status: Option<StatusView>,
    /// «seither: aufgehoben, 31. August 2025», with the way to what says so, where the dossier knows what came after.
    pub since_then: Option<TextLink>,
    pub certainty: String,
    /// When it was announced, as this article says.
    pub announced: Option<DateView>,
    /// Since when, as this article says.
    pub start: Option<DateView>,
    /// The article's wording of it; empty where it was not noted.
    pub start_text: String,
    pub wording_lang: String,
    /// The last day to comply, as this article says.
    pub until: Option<DateView>,
    /// When it ended, as this article says.
    pub end: Option<DateView>,
    /// The article's wording of it; empty where it was not noted.
    pub end_text: String,
    /// Share, amount, and how a list has the subject, as this article says.
    pub details: Vec<DetailView>,
    /// A remark, or the reason of an inference; empty for none.
    pub note: String,
    /// Whether the author concluded it.
    pub inferred: bool,
    /// Claims that dispute it.
    pub disputed_by: Vec<TextLink>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventNote {
    pub date: DateView,
    pub title: String,
    pub certainty: String,
    pub note: String,
    /// An outside source for it.
    pub source: Option<Citation>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimNote {
    /// «Aussage 2», «Gegenrede zu 1», with the way there.
    pub link: TextLink,
    /// Its heading; empty for none.
    pub topic: String,
}

/// The apparatus of an article: one entry for each paragraph, preceded by that for statements without a paragraph.
pub fn apparatus(here: &Here<'_>, article: DocId) -> Vec<MarginNotes> {
    let passages = here.site.body(article).passages.len();
    let mut all: Vec<Vec<MarginNote>> = vec![Vec::new(); passages + 1];
    let graph = here.graph;
    let lang = here.foreign(article);
    for &at in graph.claims_of(article) {
        let claim = graph.claim(at);
        if claim.article == article {
            let note = claim_note(here, at);
            all[claim.passage as usize].push(MarginNote {
                lang: lang.clone(),
                claim: Some(note),
                ..MarginNote::default()
            });
        }
    }
    let mut repeats: HashMap<String, usize> = HashMap::new();
    for relation in graph.relations_of(article) {
        for assertion in &relation.assertions {
            if let EvidenceSource::Article { article: by, passage } = assertion.evidence
                && by == article
            {
                let note = relation_note(here, relation, assertion);
                // An article may support a relation in more than one place.
                let id = relation.anchor(here.site);
                let count = repeats.entry(id.clone()).or_default();
                *count += 1;
                let of_place = |id: String| if *count > 1 { format!("{id}-{count}") } else { id };
                all[passage as usize].push(MarginNote {
                    former_ids: relation.former_anchors(here.site).into_iter().map(&of_place).collect(),
                    id: of_place(id),
                    lang: lang.clone(),
                    relation: Some(note),
                    ..MarginNote::default()
                });
            }
        }
    }
    for event in graph.events_of(article) {
        if event.article == article {
            let note = event_note(here, event);
            let id = event.anchor.to_string();
            all[event.passage as usize].push(MarginNote {
                id,
                lang: lang.clone(),
                event: Some(note),
                ..MarginNote::default()
            });
        }
    }
    let citing = citing_documents(here, article);
    let heights = margin::heights(here.site.body(article));
    let notes = all.into_iter().zip(&citing).enumerate();
    notes.map(|(number, (notes, citing))| notes_of(here, (number, heights[number]), notes, citing)).collect()
}

/// The statements of one paragraph with its height, or with number 0 of none in particular: those are all shown.
fn notes_of(
    here: &Here<'_>,
    (number, height): (usize, usize),
    mut shown: Vec<MarginNote>,
    citing: &Citing<'_>,
) -> MarginNotes {
    if shown.is_empty() && citing.is_empty() {
        return MarginNotes { empty: true, ..MarginNotes::default() };
    }
    let total = shown.len();
    // One reason for several relations is read once.
    let mut last = String::new();
    for relation in shown.iter_mut().filter_map(|note| note.relation.as_mut()) {
        if relation.note == last {
            relation.note.clear();
        } else {
            last.clone_from(&relation.note);
        }
    }
    let cited = cited(here, citing);
    let mut more = Vec::new();
    if number > 0 {
        let in_full = margin::fitting(&shown.iter().map(letters_of).collect::<Vec<_>>(), height, cited.is_some());
        more = shown.split_off(in_full.len());
        for (note, in_full) in shown.iter_mut().zip(in_full) {
            note.brief = !in_full;
        }
    }
    let more_label = match more.len() {
        0 if shown.iter().any(|note| note.brief) => here.labels.text("article.evidence_details").to_owned(),
        0 => String::new(),
        left => here.labels.more(left),
    };
    MarginNotes {
        more_label,
        count: here.labels.count("count.evidence", total),
        label: here.labels.text("article.evidence_of").replace("{n}", &number.to_string()),
        cited,
        shown,
        more,
        empty: total == 0,
    }
}

fn relation_note(here: &Here<'_>, relation: &Relation, assertion: &Assertion) -> RelationNote {
    let fields = &assertion.fields;
    let certainty = fields.certainty.unwrap_or_default();
    let inferred = certainty == Certainty::Inferred;
    let claims = assertion.disputed_by.iter().map(|&at| claim_link(here, at));
    let basis = |date: &Date| assertion.steps.iter().find(|dated| dated.date == *date).and_then(|dated| dated.basis);
    let marked = |date: &Date| {
        let basis = basis(date);
        here.marked_date(date, inferred || basis == Some(BasisKind::Inferred), basis == Some(BasisKind::External))
    };
    let dated = |date: &Option<Date>| date.as_ref().map(marked);
    // Both ends lead to where the relation stands on their pages.
    let anchor = relation.anchor(here.site);
    let there = |id: DocId| DocumentLink { href: relation_href(here, relation, id, &anchor), ..here.short_link(id) };
    RelationNote {
        since_then: since_then(here, relation, assertion)
            .map(|text| TextLink { text, href: there(relation.object).href }),
        subject: there(relation.subject),
        words: relation_words(here, relation, relation.subject).to_owned(),
        object: there(relation.object),
        status: fields.status.map(|status| {
            let mut view = here.status(status, certainty);
            view.disputed = standing::disputed_point(here, assertion).to_owned();
            view
        }),
        // «berichtet» stands in the status already where a measure is only reported to be in force.
        certainty: match (fields.status, certainty) {
            (Some(Status::InForce), Certainty::Reported) => String::new(),
            _ => here.certainty_label(certainty),
        },
        announced: dated(&fields.announced),
        start: dated(&fields.start),
        start_text: fields.start_text.clone().unwrap_or_default(),
        wording_lang: standing::source_language(here, &assertion.evidence),
        until: dated(&fields.until),
        end: dated(&fields.end),
        end_text: fields.end_text.clone().unwrap_or_default(),
        details: detail::own_details(here, fields),
        note: fields.note.clone().unwrap_or_default(),
        inferred,
        disputed_by: claims.collect(),
    }
}

/// What has become of a relation since an article reported on it; `None` where it stands so still, or nobody states what came after.
fn since_then(here: &Here<'_>, relation: &Relation, said: &Assertion) -> Option<String> {
    if !relation.is_stated() || said.certainty() == Certainty::Denied {
        return None;
    }
    let told = said.fields.status.or(said.says_over().then_some(Status::Ended));
    let ended = || relation.ended_before(here.site.as_of.as_ref()).map(|end| (Status::Ended, Some(end)));
    let now = match relation.status() {
        Some(status) if status.is_over() || !relation.kind.is_measure() => Some((status, relation.since())),
        status => ended().or(status.map(|status| (status, relation.since()))),
    };
    let (status, since) = now?;
    let stage = |status: Option<Status>| status.unwrap_or(Status::InForce).stage();
    if stage(Some(status)) <= stage(told) && !said.is_of_earlier_period {
        return None;
    }
    let day = since.map(|since| here.date(&since.dated.date, None).words);
    let words = std::iter::once(here.status_word(status).to_owned()).chain(day).collect::<Vec<_>>().join(", ");
    // What was so already when the article appeared, others say.
    let was_before = since.zip(said.published.as_ref()).is_some_and(|(since, day)| day.is_after(&since.dated.date));
    Some(match was_before {
        true => format!("{} {words}", here.labels.text("standing.otherwise")),
        false => here.labels.text("article.since_then").replace("{status}", &words),
    })
}

fn event_note(here: &Here<'_>, event: &DatedEvent) -> EventNote {
    let told = &event.event;
    EventNote {
        date: event::event_date(here, event),
        title: told.title.clone(),
        certainty: event::certainty_words(here, told),
        note: told.note.clone().unwrap_or_default(),
        source: told.source.as_ref().map(|source| {
            // The margin is narrow; the bibliography has the source in full.
            let full = here.outside_citation(source);
            Citation { text: source.outlet.clone().unwrap_or_else(|| full.text.clone()), ..full.with_card() }
        }),
    }
}

fn claim_note(here: &Here<'_>, at: usize) -> ClaimNote {
    let topic = written(here, here.graph.claim(at)).topic.clone().unwrap_or_default();
    ClaimNote { link: claim_link(here, at), topic }
}

/// The letters of a note, by which its room in the margin is estimated.
fn letters_of(note: &MarginNote) -> Letters {
    match (&note.relation, &note.event, &note.claim) {
        (Some(relation), ..) => relation_letters(relation),
        (_, Some(event), _) => Letters {
            head: letters(&[&event.date.words, &event.title]),
            standing: letters(&[&event.certainty]),
            tail: letters(&[&event.note, event.source.as_ref().map_or("", |source| &source.text)]),
        },
        (.., Some(claim)) => Letters { head: letters(&[&claim.link.text, &claim.topic]), ..Letters::default() },
        _ => Letters::default(),
    }
}

fn relation_letters(note: &RelationNote) -> Letters {
    let status = note.status.as_ref().map_or(0, |status| letters(&[&status.label]) + 2);
    let dates = [&note.announced, &note.start, &note.until, &note.end].into_iter().flatten();
    // A date has its step before it.
    let dates: usize = dates.map(|date| letters(&[&date.words]) + 13).sum();
    let since_then = note.since_then.as_ref().map_or(0, |link| letters(&[&link.text]));
    let words = letters(&[&note.start_text, &note.end_text, &note.note]);
    let details: usize = note.details.iter().map(|detail| letters(&[&detail.label, &detail.text])).sum();
    Letters {
        // The signs of two kinds take less room than what joins three texts otherwise.
        head: letters(&[&note.subject.text, &note.words, &note.object.text]),
        standing: status + since_then + letters(&[&note.certainty]) + note.disputed_by.len() * 14,
        tail: dates + words + details,
    }
}
