//! What a relation is called, where it is found, and by what line it is drawn.

use crate::link::graph::{Assertion, Relation, Step};
use crate::model::{Certainty, Date, RelationWords, Status};
use crate::page::notation::{Here, StatusView, standing};
use crate::site::DocId;

/// Days after which nobody knows any more from a source that something still goes on.
const FRESH: i32 = 183;

/// The words of a relation as seen from one of its ends, which is the subject of their verb: as it is on the day of the dossier.
pub fn relation_words<'s>(here: &Here<'_>, relation: &'s Relation, from: DocId) -> &'s str {
    let past = &relation.kind.past;
    let is_told_so = past.label.contains_key(here.labels.tag()) && is_past(here, relation);
    words_among(here, relation, from, if is_told_so { past } else { &relation.kind.words })
}

/// The same as it is on a day of its own, beside which it stands.
pub fn words_of_day<'s>(here: &Here<'_>, relation: &'s Relation, from: DocId) -> &'s str {
    words_among(here, relation, from, &relation.kind.words)
}

fn words_among<'s>(here: &Here<'_>, relation: &Relation, from: DocId, words: &'s RelationWords) -> &'s str {
    let (tag, kind) = (here.labels.tag(), &relation.kind);
    let (one, many) = match relation.subject == from || kind.symmetric {
        true => (&words.label, &words.plural),
        false => (&words.inverse, &words.inverse_plural),
    };
    let many = Some(many).filter(|_| here.is_plural(from)).and_then(|many| many.get(tag));
    many.map_or_else(|| here.labels.of(one), String::as_str)
}

/// Whether it is told in the past: it is over, or of what can happen again no source of late says that it goes on. What lasts,
/// as to own something, is not over because nobody has spoken of it for a while.
pub fn is_past(here: &Here<'_>, relation: &Relation) -> bool {
    is_over(here, relation) || relation.kind.repeats && last_known(here, relation).is_some()
}

/// «so 8/2020»: up to when a state is known that has no end, where that is long before the day of the dossier; empty otherwise.
pub fn known_as_of(here: &Here<'_>, relation: &Relation) -> String {
    let day = last_known(here, relation).map(|day| here.labels.short_date(day));
    day.map(|day| here.labels.text("relations.as_of").replace("{date}", &day)).unwrap_or_default()
}

/// The day of the newest source of a state that goes on as far as that says, where it lies long before the day of the dossier.
fn last_known<'r>(here: &Here<'_>, relation: &'r Relation) -> Option<&'r Date> {
    let goes_on = relation.kind.is_state() && relation.status().is_none() && relation.date(Step::End).is_none();
    let days = relation.backing().filter(|_| goes_on).filter_map(Assertion::known_on);
    let newest = days.max_by_key(|day| day.latest)?;
    let as_of = here.site.as_of.as_ref()?;
    ((as_of.earliest - newest.latest).get_days() > FRESH).then_some(newest)
}

/// By what line a relation is drawn: `asserted`, `reported` (or alleged, or denied), `inferred`, or `external` where only
/// sources outside the dossier give what is shown, as the sign † says.
pub fn line(relation: &Relation) -> &'static str {
    match relation.certainty() {
        _ if relation.is_external() => "external",
        Certainty::Inferred => "inferred",
        Certainty::Asserted => "asserted",
        Certainty::Reported | Certainty::Alleged | Certainty::Denied => "reported",
    }
}

/// The same in a drawing, where a line stands for the relation as it is now: `over` where that is past, however that is known,
/// unless somebody only alleges or denies it; and what is only expected is not drawn as a fact either.
pub fn drawn_line(here: &Here<'_>, relation: &Relation) -> &'static str {
    match line(relation) {
        _ if is_over(here, relation) => "over",
        "asserted" if is_soft(relation) => "reported",
        line => line,
    }
}

/// Whether the measure binds no longer, or the owner owns no longer, as sources state it.
fn is_over(here: &Here<'_>, relation: &Relation) -> bool {
    // How a measure stands by that day its status says already.
    let has_ended = || {
        let lasts = relation.status().is_none_or(Status::lasts) && !relation.kind.is_measure();
        lasts && relation.ended_before(here.site.as_of.as_ref()).is_some()
    };
    (relation.status().is_some_and(Status::is_over) || has_ended()) && !relation.certainty().is_doubt()
}

/// How a measure stands, where a line alone would be read as «in force»; none for what is.
pub fn stands_otherwise(here: &Here<'_>, relation: &Relation) -> Option<StatusView> {
    standing::relation_status(here, relation).filter(|status| status.key != Status::InForce.word())
}

/// Whether no source states the relation as a fact.
pub fn is_soft(relation: &Relation) -> bool {
    relation.status().is_some_and(Status::is_foreseen) || relation.certainty() != Certainty::Asserted
}
