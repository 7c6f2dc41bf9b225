//! What joins entities: sanctions, ownership, offices and other relations; who is named in which article.
//!
//! A program that reads these takes each for a fact. What a source only alleges, denies or foresees, and what an author concludes, is
//! therefore written as a link without a meaning of its own, which says in words what it is.

use super::entity::FtmEntity;
use super::schema::{EDGES, EdgeSchema, LINK, Range, fits};
use super::things::{known, schema_of};
use crate::export::csv::said::otherwise;
use crate::export::facts::{Facts, Naming};
use crate::labels::labels;
use crate::link::graph::{Assertion, EvidenceSource, Relation, Step, StepDate};
use crate::model::{AssertionFields, Certainty, Date, Status};

/// A relation as an edge, or as a sanction: how it stands now.
pub(super) fn relation(facts: Facts<'_>, own: &Relation) -> FtmEntity {
    let shown: Vec<Step> = own.steps().collect();
    let is_fact = is_stated(own.certainty());
    // The regulation's own day was given by nobody for its subject, and what somebody concluded or only alleges is no day of a fact.
    let is_known = |date: &StepDate<'_>| {
        let is_stated = |said: &Assertion| is_stated(said.certainty());
        date.assertion.is_some_and(|said| !is_fact || !date.is_inferred() && is_stated(said))
    };
    let day = |step| own.date(step).filter(|date| shown.contains(&step) && is_known(date));
    let day = |step| day(step).map(|date| &date.dated.date as &Date);
    let issued = own.date(Step::Status(Status::Issued)).or_else(|| own.date(Step::Announced));
    let is_denied = own.is_denied();
    let period = Period {
        id: own.anchor(facts.site),
        // Neither what was before nor what somebody denies is a value of it.
        by_rank: own.by_rank().filter(|one| is_said_now(one) && (is_denied || is_no_denial(one))).collect(),
        sources: own.backing().filter(|one| is_said_now(one)).collect(),
        status: own.status(),
        certainty: own.certainty(),
        listed: issued.filter(is_known).map(|date| &date.dated.date as &Date),
        days: [day(Step::Start), day(Step::End)],
    };
    let others = own.accounts().into_iter().skip(1).filter(|account| account.iter().all(|one| is_said_now(one)));
    let others = others.flat_map(|account| otherwise(facts, own, &account));
    let others: Vec<String> = others.map(|said| format!("otherwise: {said}")).collect();
    let edge = edge(facts, own, &period).with("summary", others);
    edge.with("summary", own.is_disputed().then_some("disputed"))
}

/// The periods of a relation that were over before the one began that is shown, each by itself, as far as sources state them with the end that
/// they had: without one they would look as if they went on.
pub(super) fn earlier(facts: Facts<'_>, own: &Relation) -> Vec<FtmEntity> {
    let mut periods: Vec<Period<'_>> = Vec::new();
    let mut begun: Vec<&Assertion> = Vec::new();
    for said in own.assertions.iter().filter(|one| !is_said_now(one) && is_stated(one.certainty())) {
        let Some(end) = said.day(Step::End).filter(|_| !own.is_overtaken(said)) else {
            begun.push(said);
            continue;
        };
        if let Some(last) = periods.last_mut().filter(|last| last.days[1] == Some(end)) {
            last.by_rank.push(said);
            last.sources.push(said);
            continue;
        }
        let mut sources = std::mem::take(&mut begun);
        sources.push(said);
        let starts = sources.iter().filter_map(|one| Some(&one.dated(Step::Start)?.date));
        let start =
            starts.filter(|start| start.earliest <= end.earliest).min_by_key(|start| (start.earliest, start.latest));
        periods.push(Period {
            id: format!("{}.{}", own.anchor(facts.site), periods.len() + 1),
            by_rank: sources.clone(),
            status: said.fields.status.map(|status| if status == Status::Revoked { status } else { Status::Ended }),
            certainty: said.certainty(),
            listed: None,
            days: [start, Some(end)],
            sources,
        });
    }
    periods.iter().map(|period| edge(facts, own, period)).collect()
}

fn is_stated(certainty: Certainty) -> bool {
    matches!(certainty, Certainty::Asserted | Certainty::Reported)
}

fn is_said_now(said: &Assertion) -> bool {
    !said.is_of_earlier_period
}

fn is_no_denial(said: &Assertion) -> bool {
    said.certainty() != Certainty::Denied
}

/// A time in which a relation holds or held, with what sources say of it.
struct Period<'a> {
    id: String,
    /// What gives the values, the strongest first.
    by_rank: Vec<&'a Assertion>,
    /// What is named as proof, the oldest first.
    sources: Vec<&'a Assertion>,
    status: Option<Status>,
    certainty: Certainty,
    listed: Option<&'a Date>,
    days: [Option<&'a Date>; 2],
}

impl Period<'_> {
    fn strongest<T>(&self, of: impl Fn(&AssertionFields) -> Option<T>) -> Option<T> {
        self.by_rank.iter().find_map(|said| of(&said.fields))
    }

    /// Whether sources state it as something that holds or held.
    fn is_fact(&self, own: &Relation) -> bool {
        let begun = |one: &&Assertion| one.fields.status.is_some_and(Status::lasts);
        let is_reached = match self.status {
            // A deal, unlike a measure, is none before it is made.
            Some(Status::Announced) => own.kind.is_measure(),
            // A deal that was called off without having begun never was.
            Some(Status::Revoked) if !own.kind.is_measure() => self.days[0].is_some() || self.sources.iter().any(begun),
            status => !status.is_some_and(Status::is_foreseen),
        };
        is_stated(self.certainty) && is_reached
    }

    /// The relation in English words, with what keeps it from being a fact: «owns», «is subject to: expected, alleged».
    fn words(&self, own: &Relation) -> String {
        let label = labels("en").of(&own.kind.words.label);
        let certainty = Some(self.certainty).filter(|certainty| *certainty != Certainty::Asserted);
        let certainty = certainty.map(|certainty| certainty.word().to_owned());
        let said: Vec<String> = self.status.map(status).into_iter().chain(certainty).collect();
        if said.is_empty() { label.to_owned() } else { format!("{label}: {}", said.join(", ")) }
    }
}

fn edge(facts: Facts<'_>, own: &Relation, period: &Period<'_>) -> FtmEntity {
    let (subject, object) = (schema_of(facts, own.subject), schema_of(facts, own.object));
    let ends = |schema: &EdgeSchema| fits(subject, schema.subject.1) && fits(object, schema.object.1);
    let is_fact = period.is_fact(own);
    if is_fact && own.kind.ftm == "Sanction" && is_list(facts, own) {
        return sanction(facts, own, period);
    }
    let [subject_id, object_id] = [facts.id(own.subject), facts.id(own.object)];
    let edge = if fits(object, Range::Document) || fits(subject, Range::Document) {
        let (document, entity) =
            if fits(object, Range::Document) { (object_id, subject_id) } else { (subject_id, object_id) };
        let edge = FtmEntity::new(period.id.clone(), "Documentation");
        edge.with("document", [document]).with("entity", [entity]).with("role", [period.words(own)])
    } else {
        let schema =
            EDGES.iter().find(|schema| is_fact && schema.name == own.kind.ftm && ends(schema)).unwrap_or(&LINK);
        let edge = FtmEntity::new(period.id.clone(), schema.name)
            .with(schema.subject.0, [subject_id])
            .with(schema.object.0, [object_id])
            .with(schema.how, [period.words(own)]);
        let share = || period.strongest(|fields| fields.share.as_ref().map(|share| share.percent.clone()));
        if schema.name == "Ownership" { edge.with("percentage", share()) } else { edge }
    };
    let amount = period.strongest(|fields| fields.amount.as_ref().map(ToString::to_string));
    interval(facts, period, edge.with("summary", amount))
}

/// An entry on a list.
fn sanction(facts: Facts<'_>, own: &Relation, period: &Period<'_>) -> FtmEntity {
    let list = facts.site.document(own.object);
    let regulation = list.regulation();
    let measures = regulation.and_then(|regulation| regulation.measures.value()).into_iter().flatten();
    let listed_as = period.strongest(|fields| fields.listed_as.clone());
    let edge = FtmEntity::new(period.id.clone(), "Sanction")
        .with("entity", [facts.id(own.subject)])
        .with("program", [&list.title])
        .with("programUrl", regulation.and_then(|own| known(&own.official_url)))
        .with("authority", facts.titles(facts.graph.issuers(own.object)))
        .with("country", regulation.and_then(|own| known(&own.jurisdiction)))
        .with("provisions", measures)
        .with("status", period.status.map(status))
        .with("authorityId", period.strongest(|fields| fields.entry.clone()))
        .with("reason", period.strongest(|fields| fields.reason.clone()))
        .with("summary", listed_as.map(|name| format!("listed as {name}")))
        .dated("listingDate", period.listed);
    interval(facts, period, edge)
}

/// What every edge has: its days and its sources.
fn interval(facts: Facts<'_>, period: &Period<'_>, edge: FtmEntity) -> FtmEntity {
    let said = || period.sources.iter().copied();
    let urls = said().filter_map(|said| match &said.evidence {
        EvidenceSource::Article { article, passage } => {
            facts.whole_address(*article, &facts.passage_id(*article, *passage))
        }
        EvidenceSource::Outside(source) => source.url.clone(),
    });
    let notes = said().filter_map(|said| said.fields.note.as_deref());
    let edge = edge.with("proof", facts.sources(said())).with("sourceUrl", urls).with("description", notes);
    let [start, end] = period.days;
    // Nothing began on the day that is denied.
    if period.certainty == Certainty::Denied {
        return edge.dated_in_words("startDate", start).dated_in_words("endDate", end);
    }
    edge.dated("startDate", start).dated("endDate", end)
}

/// Who is named where. What is no party stands in a document's documentation, since a mention cannot name it.
pub(super) fn naming(facts: Facts<'_>, own: &Naming) -> FtmEntity {
    let (article, entity) = (facts.id(own.article), facts.id(own.entity));
    let id = format!("{article}.{entity}");
    // A mention would be one of its name.
    let role = if own.is_inferred { "describes without naming it: inferred" } else { "mentions" };
    if own.is_inferred || !fits(schema_of(facts, own.entity), Range::LegalEntity) {
        return FtmEntity::new(id, "Documentation")
            .with("document", [article])
            .with("entity", [entity])
            .with("role", [role]);
    }
    let name = &facts.site.document(own.entity).title;
    FtmEntity::new(id, "Mention").with("document", [article]).with("resolved", [entity]).with("name", [name])
}

/// Whether a measure takes up its subjects one by one.
fn is_list(facts: Facts<'_>, own: &Relation) -> bool {
    let regulation = facts.site.document(own.object).regulation();
    regulation.is_some_and(|regulation| facts.site.config.terms.is_list(regulation))
}

/// A status in the words that readers of the model know.
fn status(status: Status) -> String {
    match status {
        Status::InForce => "active".to_owned(),
        other => other.word().replace('_', " "),
    }
}
