//! What each source says of a relation, one beside the other: who, published when, which status, which days, in which sentence.

use std::collections::BTreeMap;

use jiff::civil;
use serde::Serialize;

use crate::link::graph::{Assertion, DatedStep, EvidenceSource, Relation, Step, StepDate};
use crate::page::notation::detail::own_details;
use crate::page::notation::step::{self, StepView};
use crate::page::notation::{Citation, DateView, Here, QuoteView, StatusView, standing};

/// What one source says of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct SourceSays {
    pub source: Citation,
    /// When it was published; none where that is not known.
    pub published: Option<DateView>,
    pub status: Option<StatusView>,
    /// How it knows it, in words; empty where it simply states it.
    pub certainty: String,
    /// The days that it gives.
    pub dates: Vec<StepView>,
    /// Its own words for the beginning and the end.
    pub wordings: Vec<String>,
    pub wording_lang: String,
    /// The sentence of our text that says it, where that is certain; none for a source outside, whose text is not here.
    pub sentence: Option<QuoteView>,
    pub lang: String,
    /// Share, amount and the like, and what was noted for it.
    pub notes: Vec<String>,
}

/// All sources of a relation, the oldest first; empty where none contradicts another or tells of another status.
pub fn side_by_side(here: &Here<'_>, relation: &Relation) -> Vec<SourceSays> {
    if statuses_differ(relation) || days_differ(relation) { all_sources(here, relation) } else { Vec::new() }
}

/// What each source says of a relation, the oldest first.
pub fn all_sources(here: &Here<'_>, relation: &Relation) -> Vec<SourceSays> {
    relation.assertions.iter().map(|assertion| source_says(here, relation, assertion)).collect()
}

fn statuses_differ(relation: &Relation) -> bool {
    let mut stated = relation.assertions.iter().filter_map(|assertion| assertion.fields.status);
    let first = stated.next();
    stated.any(|status| Some(status) != first)
}

/// Whether the days of one step cannot all be one day. A month that contains the day agrees with it; a deadline that was extended
/// is another one.
fn days_differ(relation: &Relation) -> bool {
    let mut common: BTreeMap<Step, (civil::Date, civil::Date)> = BTreeMap::new();
    relation.assertions.iter().flat_map(|assertion| &assertion.steps).any(|DatedStep { step, date, .. }| {
        let (from, to) = common.entry(*step).or_insert((date.earliest, date.latest));
        (*from, *to) = ((*from).max(date.earliest), (*to).min(date.latest));
        from > to
    })
}

fn source_says(here: &Here<'_>, relation: &Relation, assertion: &Assertion) -> SourceSays {
    let fields = &assertion.fields;
    let certainty = assertion.certainty();
    let main = Step::beginning(fields.status);
    let days = assertion.steps.iter().map(|dated| StepDate { dated, assertion: Some(assertion) });
    let sentence = match assertion.evidence {
        EvidenceSource::Article { article, passage } => {
            here.sentence(article, passage, [relation.subject, relation.object])
        }
        EvidenceSource::Outside(_) => None,
    };
    SourceSays {
        source: here.short_citation(&assertion.evidence),
        published: assertion.published.as_ref().map(|date| here.date(date, None)),
        status: fields.status.map(|status| here.status(status, certainty)),
        certainty: here.certainty_label(certainty),
        dates: days.map(|date| step::step_view(here, date, main)).collect(),
        wordings: [&fields.start_text, &fields.end_text].into_iter().flatten().cloned().collect(),
        wording_lang: standing::source_language(here, &assertion.evidence),
        lang: match assertion.evidence {
            EvidenceSource::Article { article, .. } => here.foreign(article),
            EvidenceSource::Outside(_) => String::new(),
        },
        sentence,
        notes: {
            let details = own_details(here, fields).into_iter().map(|detail| detail.plain());
            details.chain(fields.note.clone()).collect()
        },
    }
}
