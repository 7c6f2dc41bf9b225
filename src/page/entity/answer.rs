//! What is known of an entity in a few lines at the head of its page: where the measures stand that concern it, who it is to
//! others, what it is accused of and denies, what all that rests on. Each part leads to its evidence.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::link::graph::{Relation, StatedClaim, Step, StepDate, agreed_dates};
use crate::model::{AnswerKind, Certainty, Role, SUPERSEDES, Status};
use crate::page::entity::measures::{by_strength, row_anchor};
use crate::page::entity::own_status::{self, own_status};
use crate::page::entity::places::relation_href;
use crate::page::entity::sources::FactSource;
use crate::page::list::register::mention_counts;
use crate::page::notation::answer::{Answer, By, Detail, Line, Part, and, claim_line, joined, line};
use crate::page::notation::claim::written;
use crate::page::notation::detail::details;
use crate::page::notation::relation::{is_past, known_as_of, relation_words};
use crate::page::notation::step;
use crate::page::notation::{Here, TextLink, standing};
use crate::site::DocId;

/// Characters of a note that fits into such a line.
const LONGEST_NOTE: usize = 40;
/// So many subjects share a line with what is the same for all.
const MANY: usize = 3;
/// What is told of companies; of all others every relation is.
const OF_COMPANIES: [&str; 5] = ["owns", "acquired", "operates", "part_of", "founder_of"];

/// The answer at the head of an entity's page; `sources` are those outside the dossier that the page lists.
pub fn answer(here: &Here<'_>, id: DocId, sources: &[FactSource]) -> Answer {
    let mut measures = measure_lines(here, id);
    // What its subjects say already the regulation does not say again.
    let own = own_line(here, id).filter(|own| measures.iter().all(|line| line.sign != own.sign));
    measures.splice(..0, own);
    let as_of = if measures.is_empty() { String::new() } else { here.as_of() };
    let mut lines = measures;
    lines.extend(silence(here, id));
    lines.extend(relation_lines(here, id));
    lines.extend(claim_lines(here, id));
    if !lines.is_empty() {
        lines.extend(evidence_line(here, id, sources));
    }
    Answer { as_of, lines }
}

/// Where a regulation stands: «in Kraft (USA, seit 9. Juni 2021)».
fn own_line(here: &Here<'_>, id: DocId) -> Option<Line> {
    let status = own_status(here, id)?;
    let detail = own_status::detail(here, id, &status, here.jurisdiction(id));
    let text = if detail.is_empty() { here.site.document(id).short().to_owned() } else { String::new() };
    let part = Part { link: TextLink { text, href: String::new() }, detail };
    Some(Line { sign: status.key, words: status.label, parts: vec![part], ..Line::default() })
}

/// That the dossier has no regulation for an entity, where a reader could take silence for «not listed».
fn silence(here: &Here<'_>, id: DocId) -> Option<Line> {
    let part = Part {
        link: TextLink { text: here.labels.text("answer.no_measure_means").to_owned(), href: String::new() },
        detail: Vec::new(),
    };
    let words = here.labels.text("answer.no_measure").to_owned();
    here.is_without_measures(id).then(|| Line { words, parts: vec![part], ..Line::default() })
}

/// The measures that an entity is subject to, or the subjects of a regulation, by status: what binds now comes first.
fn measure_lines(here: &Here<'_>, id: DocId) -> Vec<Line> {
    let is_regulation = here.site.kind(id).role == Role::Regulation;
    let all = if is_regulation { "#affected" } else { "#regulations" };
    let found = by_strength(here, id);
    let part = |relation: &&Relation| {
        let other = here.site.document(relation.other(id));
        let place = if is_regulation { None } else { here.jurisdiction(relation.other(id)) };
        // What a source only reports stands with that source: the regulation's own status may be another.
        let told = standing::relation_status(here, relation).filter(|status| status.key == "reported");
        let told = told.and_then(|_| Detail::words(here.short_citation(&relation.deciding().evidence).text));
        let place = place.and_then(Detail::words);
        let facts = joined(place.into_iter().chain(days(here, relation)).chain(told), ", ");
        let is_marked = facts.iter().any(Detail::is_external);
        let detail = and(facts, "; ", Detail::words(doubt(here, relation, is_marked)));
        let href = relation_href(here, relation, id, &row_anchor(here, relation.other(id)));
        Part { link: TextLink { text: other.short().to_owned(), href }, detail }
    };
    // What is only reported to be in force is no line with what is.
    let shown = |relation: &Relation| match standing::relation_status(here, relation) {
        Some(status) => (status.key, status.label),
        None => ("", standing::no_status(here, relation).label),
    };
    let of_status = |relations: &[&Relation]| {
        let (sign, label) = shown(relations[0]);
        let words =
            if is_regulation { here.labels.text("answer.status_for").replace("{status}", &label) } else { label };
        Line { sign, words, ..line(here, relations, all, part) }
    };
    let mut runs: Vec<Vec<&Relation>> = Vec::new();
    for relation in found {
        match runs.iter_mut().find(|run| shown(run[0]) == shown(relation)) {
            Some(run) => run.push(relation),
            None => runs.push(vec![relation]),
        }
    }
    if !is_regulation {
        // Of many measures a line names only the first, and the newest is what a reader asks for.
        let start = |relation: &&Relation| relation.since().map(|since| since.dated.date.earliest);
        runs.iter_mut().for_each(|run| run.sort_by_key(|relation| Reverse(start(relation))));
    }
    if !is_regulation {
        return runs.iter().map(|run| of_status(run)).collect();
    }
    let mut lines = Vec::new();
    for run in runs {
        let (alike, others) = alike(&run, |relation| part(&relation).detail);
        if !alike.is_empty() {
            let mut line = of_status(&alike);
            line.words = format!("{} {}", line.words, counted(here, &alike));
            line.shared = line.parts[0].detail.clone();
            line.parts.iter_mut().for_each(|part| part.detail.clear());
            lines.push(line);
        }
        if !others.is_empty() {
            lines.push(of_status(&others));
        }
    }
    lines
}

/// The largest group of relations with one and the same detail, where it would only be said again at each name, and the others.
fn alike<'r>(
    run: &[&'r Relation],
    detail: impl Fn(&'r Relation) -> Vec<Detail>,
) -> (Vec<&'r Relation>, Vec<&'r Relation>) {
    let details: Vec<Vec<Detail>> = run.iter().map(|relation| detail(relation)).collect();
    let mut counts: HashMap<&Vec<Detail>, usize> = HashMap::new();
    details.iter().filter(|detail| !detail.is_empty()).for_each(|detail| *counts.entry(detail).or_default() += 1);
    // Of several groups of one size the first.
    let most = details.iter().filter(|detail| counts.contains_key(detail)).rev().max_by_key(|detail| counts[detail]);
    let Some(shared) = most.filter(|detail| counts[detail] >= MANY) else { return (Vec::new(), run.to_vec()) };
    let (alike, others): (Vec<_>, Vec<_>) = run.iter().zip(&details).partition(|(_, detail)| *detail == shared);
    let relations = |found: Vec<(&&'r Relation, _)>| found.into_iter().map(|(relation, _)| *relation).collect();
    (relations(alike), relations(others))
}

/// «8 Unternehmen»: how many subjects there are, with their kind where all have one.
fn counted(here: &Here<'_>, relations: &[&Relation]) -> String {
    let kinds = || relations.iter().map(|relation| here.site.kind(relation.subject));
    let kind = kinds().next().filter(|first| kinds().all(|kind| kind.name == first.name));
    let kind = kind.map(|kind| here.labels.within_sentence(here.labels.of(&kind.plural)).into_owned());
    let kind = kind.unwrap_or_else(|| here.labels.text("answer.subjects").to_owned());
    format!("{} {kind}", here.labels.number(relations.len()))
}

/// «seit 14. August 2020, bis 1. Mai 2023»; only the day where something ended or is foreseen. The regulation's own day says
/// that it is.
fn days(here: &Here<'_>, relation: &Relation) -> Vec<Detail> {
    let lasts = relation.status().is_none_or(Status::lasts);
    // What was issued once does not go on by that.
    let goes_on = lasts && relation.status() != Some(Status::Issued);
    let since = relation.since().map(|since| match goes_on {
        true => dated(here, Some("date.since"), since),
        false => dated(here, None, since),
    });
    let from = relation.date(Step::Start).filter(|start| here.is_ahead(&start.dated.date) && lasts);
    let is_shown = |day: &StepDate<'_>| day.dated.step == Step::beginning(relation.status());
    let from = from.filter(|start| !is_shown(start)).map(|start| dated(here, Some("date.from"), start));
    let end = relation.date(Step::End).filter(|_| lasts);
    // Of what was issued nobody sees otherwise that its time is up.
    let until = relation.date(Step::Until).filter(|_| lasts && !goes_on);
    let until = until.map(|until| dated(here, Some("answer.until"), until));
    since.into_iter().chain(from).chain(until).chain(end.map(|end| dated(here, Some("date.until"), end))).collect()
}

/// A day with its marks, in a wording or bare.
fn dated(here: &Here<'_>, wording: Option<&str>, day: StepDate<'_>) -> Detail {
    let date = step::step_date(here, day);
    let mut detail = match wording {
        Some(wording @ ("date.until" | "answer.until")) => Detail::date(here.labels.text(wording), "{end}", date),
        Some(wording) => Detail::date(here.labels.text(wording), "{start}", date),
        None => Detail::bare_date(date),
    };
    if day.assertion.is_none() {
        detail.after.push_str(", ");
        detail.after.push_str(here.labels.text("mark.of_regulation"));
    }
    detail
}

/// What weakens a line: disputed, differing, inferred, known from outside where no date says so; empty for nothing.
fn doubt(here: &Here<'_>, relation: &Relation, is_marked: bool) -> String {
    let disputed = standing::disputed(here, relation);
    let mut words: Vec<&str> = Some(disputed.as_str()).filter(|words| !words.is_empty()).into_iter().collect();
    words.extend(relation.has_date_conflict().then(|| here.labels.text("mark.conflict")));
    words.extend(relation.is_inferred().then(|| here.labels.text("mark.inferred")));
    words.extend((relation.is_external() && !is_marked).then(|| here.labels.text("mark.external")));
    words.join(", ")
}

/// Who an entity is to others.
fn relation_lines(here: &Here<'_>, id: DocId) -> Vec<Line> {
    let role = here.site.kind(id).role;
    let is_told = |relation: &Relation| match role {
        Role::Company => OF_COMPANIES.contains(&&*relation.kind.name),
        // What has taken its place decides whether it still holds.
        Role::Regulation => relation.subject == id || *relation.kind.name == *SUPERSEDES,
        _ => relation.subject == id,
    };
    let types = &here.site.config.relation_types;
    let place = |relation: &Relation| types.iter().position(|kind| kind.name == relation.kind.name);
    let all: Vec<&Relation> = here.graph.relations_of(id).filter(|relation| !relation.kind.is_measure()).collect();
    let mut found: Vec<&Relation> = all.iter().copied().filter(|relation| is_told(relation)).collect();
    if found.is_empty() {
        // What is only acted upon, as a case that courts hear, or a firm of which nothing else is told.
        found = all;
    }
    // What is over stands behind what goes on, and has words of its own.
    found.sort_by_cached_key(|relation| (place(relation), relation.subject != id, is_past(here, relation)));
    let same = |a: &&Relation, b: &&Relation| {
        a.kind.name == b.kind.name && relation_words(here, a, id) == relation_words(here, b, id)
    };
    let part = |relation: &&Relation| Part {
        link: TextLink {
            text: here.site.document(relation.other(id)).short().to_owned(),
            href: relation_href(here, relation, id, &relation.anchor(here.site)),
        },
        detail: relation_detail(here, relation),
    };
    let of_type = |relations: &[&Relation]| Line {
        words: relation_words(here, relations[0], id).to_owned(),
        ..line(here, relations, "#relations", part)
    };
    found.chunk_by(same).map(of_type).collect()
}

/// «2017, 800.000.000 USD, berichtet»; of what is no more, or not yet, «aufgehoben 1. Dezember 2020».
fn relation_detail(here: &Here<'_>, relation: &Relation) -> Vec<Detail> {
    // Dates that contradict each other stand side by side; the table says who gives which.
    let accounts = relation.accounts();
    let begins = Step::beginning(relation.status());
    let since = |own: &Vec<_>| agreed_dates(own).into_iter().find(|date| date.dated.step == begins);
    let now = accounts.iter().filter(|own| !own[0].is_of_earlier_period);
    let dates: Vec<StepDate<'_>> = match relation.has_date_conflict() {
        true => now.filter_map(since).collect(),
        false => relation.since().into_iter().collect(),
    };
    let dates = dates.into_iter().map(|date| Detail::bare_date(step::step_date(here, date)));
    // The sign ≠ marks what is disputed or differs; between two days it would say a third thing.
    let dates = joined(dates, here.labels.text("date.or"));
    let end = relation.date(Step::End).filter(|_| begins != Step::End);
    let end = end.map(|end| dated(here, Some("date.until"), end));
    let status = relation.status().filter(|status| *status != Status::InForce).map(|status| here.status_word(status));
    // Beside its end stands when it began.
    let start = relation.date(Step::Start).filter(|_| begins == Step::End).map(|start| dated(here, None, start));
    let mut dates = said_of(status, dates);
    if let Some(start) = start {
        dates[0].before.insert_str(0, ", ");
        dates.insert(0, start);
    }
    let is_marked = dates.iter().chain(&end).any(Detail::is_external);
    // What a source only alleges of it stands in the table.
    let values = details(here, relation);
    let value = |key: &str| {
        let value = values.iter().find(|value| value.key == key && value.is_known())?;
        Some(match value.external {
            true => format!("{} ({})", value.text, here.labels.text("mark.external")),
            false => value.text.clone(),
        })
    };
    let is_marked = is_marked || values.iter().any(|value| value.external);
    let parts = [
        relation.has_date_conflict().then(|| here.labels.text("mark.conflict").to_owned()),
        value("share"),
        value("amount"),
        (relation.is_external() && !is_marked).then(|| here.labels.text("mark.external").to_owned()),
        // A word or two, as «Mutterkonzern»; what is longer stands in the table.
        match &standing::notes_of(here, &accounts[0])[..] {
            // Within brackets no sentence ends.
            [note] if note.chars().count() <= LONGEST_NOTE => Some(note.trim_end_matches('.').to_owned()),
            _ => None,
        },
        Some(told(here, relation)),
    ];
    and(dates, ", ", end.into_iter().chain(parts.into_iter().flatten().filter_map(Detail::words)))
}

/// How a relation is known that no source states, or up to when: «berichtet, Golem 8/2020, Rn. 8», «so 8/2020».
fn told(here: &Here<'_>, relation: &Relation) -> String {
    let certainty = here.certainty_label(relation.certainty());
    match relation.certainty() {
        // What a source only reports stands with that source, which says when.
        Certainty::Reported => format!("{certainty}, {}", here.short_citation(&relation.deciding().evidence).text),
        _ => {
            let parts = [known_as_of(here, relation), certainty];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Days with the status that began on the first of them; the status alone where no day is known.
fn said_of(status: Option<&str>, mut dates: Vec<Detail>) -> Vec<Detail> {
    let Some(status) = status else { return dates };
    match dates.first_mut() {
        Some(first) => first.before.insert_str(0, &format!("{status} ")),
        None => dates.extend(Detail::words(status)),
    }
    dates
}

/// What an entity is accused of, what others are with it, and what it denies, by topic. Of several whom a claim names nobody
/// knows which it accuses: who is told of a theft is no thief.
fn claim_lines(here: &Here<'_>, id: DocId) -> Vec<Line> {
    let is_regulation = |other: &&DocId| here.site.kind(**other).role == Role::Regulation;
    let is_alleged = |claim: &StatedClaim| written(here, claim).certainty == Certainty::Alleged;
    // What the author only understood so, nobody says.
    let says = |claim: &StatedClaim| claim.by.contains(&id) && written(here, claim).certainty.is_given();
    let accuses = |claim: &StatedClaim| claim.about.contains(&id) && !claim.by.contains(&id) && is_alleged(claim);
    let names_alone =
        |claim: &StatedClaim| claim.about.iter().filter(|other| !is_regulation(other)).all(|other| *other == id);
    // What stands beside the accusation already is not said twice.
    let is_beside = |denied: &StatedClaim| {
        accuses(denied) && written(here, denied).topic.as_deref().is_some_and(|topic| !topic.is_empty())
    };
    let denies = |claim: &StatedClaim, wanted: AnswerKind| {
        let mut denied = claim.answers.iter().filter(|(kind, _)| *kind == wanted).map(|(_, at)| here.graph.claim(*at));
        says(claim) && denied.any(|denied| !is_beside(denied))
    };
    let line = |words: &str, wanted: &dyn Fn(&StatedClaim) -> bool, by: By| {
        let claims = here.graph.claims_of(id).iter().copied().filter(|at| wanted(here.graph.claim(*at)));
        claim_line(here, here.labels.text(words), claims, by, "#claims")
    };
    let number = if here.is_plural(id) { "many" } else { "one" };
    let denial =
        |kind: AnswerKind| line(&format!("answer.{}.{number}", kind.word()), &|claim| denies(claim, kind), By::Known);
    let in_words = By::InWords { inferred: here.graph.is_only_described(here.site, id) };
    let lines = [
        line("answer.accused", &|claim| accuses(claim) && names_alone(claim), in_words),
        line("answer.accused_among_others", &|claim| accuses(claim) && !names_alone(claim), in_words),
        denial(AnswerKind::Denies),
        denial(AnswerKind::PartlyDenies),
        line(&format!("answer.alleges.{number}"), &|claim| claim.by.contains(&id) && is_alleged(claim), By::Known),
    ];
    let mut lines: Vec<Line> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        lines.extend(line(&format!("answer.says.{number}"), &says, By::Known));
    }
    lines
}

/// The section that has what articles say of an entity without its name.
fn section_of_described(here: &Here<'_>, id: DocId) -> &'static str {
    let mut described = here.graph.relations_of(id).filter(|relation| relation.is_inferred_from_articles());
    match described.any(|relation| !relation.kind.is_measure()) {
        true => "relations",
        false if here.site.kind(id).role == Role::Regulation => "affected",
        false => "regulations",
    }
}

/// What it rests on: «2 Artikel, 4 amtliche Quellen, eine weitere».
fn evidence_line(here: &Here<'_>, id: DocId, sources: &[FactSource]) -> Option<Line> {
    let (official, others): (Vec<_>, Vec<_>) =
        sources.iter().filter(|source| source.citation.is_some()).partition(|source| source.is_official);
    // Articles that name it, else those that describe it.
    let counts = mention_counts(here, id);
    let (articles, section) = if counts.articles > 0 {
        (counts.articles, "mentions")
    } else {
        (counts.inferred, section_of_described(here, id))
    };
    let part = |n: usize, key: &str, section: &str| {
        let link = TextLink { text: here.labels.count(key, n), href: format!("#{section}") };
        (n > 0).then(|| Part { link, detail: Vec::new() })
    };
    let found = [
        part(articles, "count.articles", section),
        part(official.len(), "answer.official", "sources"),
        part(others.len(), if official.is_empty() { "answer.outside" } else { "answer.further" }, "sources"),
    ];
    let parts: Vec<Part> = found.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Line {
        words: here.labels.text("answer.rests_on").to_owned(),
        parts,
        ..Line::default()
    })
}
