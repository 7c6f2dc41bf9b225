//! A day that a relation or a regulation reached, in words: «Entity List: in Kraft für CloudWalk».

use serde::Serialize;

use crate::labels::{capitalised, fitting};
use crate::link::graph::{Assertion, Milestone, MilestoneOf, Reached, Relation, Step};
use crate::model::{BasisKind, Certainty, Date, Document};
use crate::page::entity::facts::of_type;
use crate::page::notation::standing::relation_status;
use crate::page::notation::step::step_date;
use crate::page::notation::{Citation, DateView, DocumentLink, Here, StatusView, relation};
use crate::site::DocId;

/// What reached a day. Around `words` stand the two ends of a relation, or behind them the other end where the page is about one;
/// without them the object stands before its subjects.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneView {
    /// Those that the place does not name already.
    pub subjects: Vec<DocumentLink>,
    /// «3 weitere»; empty for none.
    pub more: String,
    /// «ist Eigentümer von»; empty for a regulation and its subjects.
    pub words: String,
    pub object: DocumentLink,
    /// The status that began.
    pub status: Option<StatusView>,
    /// What happened, where no status says it.
    pub step: String,
}

/// Subjects that are named.
const SUBJECTS: usize = 6;

/// A milestone as it is shown; `own` is the entity on whose page it stands, `all` whether its subjects are named.
pub fn milestone_view(here: &Here<'_>, milestone: &Milestone, own: Option<DocId>, all: bool) -> MilestoneView {
    let (object, subjects) = milestone.about.split_last().expect("a milestone concerns somebody");
    let mut view = MilestoneView {
        subjects: Vec::new(),
        more: String::new(),
        words: String::new(),
        object: here.short_link(*object),
        status: None,
        step: String::new(),
    };
    let main = &milestone.reached[0];
    let (step, relations) = match &main.of {
        MilestoneOf::Regulation(key) => {
            view.step = of_type(here, here.site.document(*object), &format!("history.{key}")).to_owned();
            return view;
        }
        MilestoneOf::Relations { step, relations } => (*step, relations),
    };
    let relation = &here.graph.relations()[relations[0]];
    let date = relation.on_day(step, &main.day);
    let is_shown = relation.date(step).is_some_and(|shown| shown.dated.date == main.day);
    match date.and_then(|date| date.assertion).filter(|_| !is_shown) {
        Some(further) => view.status = said_status(here, further, step),
        None if begins(relation, step) => view.status = relation_status(here, relation),
        None => {}
    }
    let is_said = view.status.is_some() || step == Step::Start && relation.status().is_none();
    if !is_said {
        view.step = step_words(here, step).to_owned();
    }
    if view.status.is_none() && relation.differing_steps().contains(&step) {
        let differs = here.labels.text("mark.conflict");
        view.step = if view.step.is_empty() { differs.to_owned() } else { format!("{} ({differs})", view.step) };
    }
    if !relation.kind.is_measure() {
        // On the page of one of the ends it is told of that end, whose name stands at its head.
        let end = own.filter(|own| [relation.subject, relation.object].contains(own));
        view.words = relation::words_of_day(here, relation, end.unwrap_or(relation.subject)).to_owned();
        match end {
            Some(end) => {
                view.words = capitalised(&view.words);
                view.object = here.short_link(relation.other(end));
            }
            None => view.subjects = vec![here.short_link(relation.subject)],
        }
        return view;
    }
    // On the page of a subject the others are not its matter.
    let is_subject = own.is_some_and(|own| subjects.contains(&own));
    if all && !is_subject {
        let (shown, further) = in_words(subjects);
        view.subjects = shown.iter().map(|id| here.short_link(*id)).collect();
        view.more = here.labels.more(further.len());
    }
    view
}

/// The subjects for which the words of a milestone have room, and those for which they have none.
fn in_words(subjects: &[DocId]) -> (&[DocId], &[DocId]) {
    subjects.split_at(fitting(subjects.len(), SUBJECTS))
}

/// Whom the words of a milestone name.
pub fn named_in_words(here: &Here<'_>, milestone: &Milestone) -> Vec<DocId> {
    let (object, subjects) = milestone.about.split_last().expect("a milestone concerns somebody");
    let named = match &milestone.reached[0].of {
        MilestoneOf::Relations { relations, .. } => {
            let relation = &here.graph.relations()[relations[0]];
            if relation.kind.is_measure() { in_words(subjects).0.to_vec() } else { vec![relation.subject] }
        }
        MilestoneOf::Regulation(_) => Vec::new(),
    };
    named.into_iter().chain([*object]).collect()
}

/// Milestones of one object, day and step as a plain text, for lists that are all links: «Entity List: in Kraft für CloudWalk,
/// NetPosa». Brackets stand around what is inferred: the status, or the names for which it is.
pub fn milestone_words(here: &Here<'_>, milestones: &[&Milestone]) -> String {
    let views: Vec<MilestoneView> = milestones.iter().map(|one| milestone_view(here, one, None, true)).collect();
    let first = &views[0];
    let is = |holds: fn(&StatusView) -> bool| move |view: &MilestoneView| view.status.as_ref().is_some_and(holds);
    let (inferred, conflict) = (is(|status| status.inferred), is(|status| status.conflict));
    // A reservation that does not hold for all stands beside those for whom it does.
    let (all_inferred, all_differ) = (views.iter().all(inferred), views.iter().all(conflict));
    let differs = here.labels.text("mark.conflict");
    let names = |view: &MilestoneView| -> Vec<String> {
        let more = Some(view.more.clone()).filter(|more| !more.is_empty());
        let name = |name: String| match (inferred(view) && !all_inferred, conflict(view) && !all_differ) {
            (false, false) => name,
            (true, false) => format!("[{name}]"),
            (false, true) => format!("{name} ({differs})"),
            (true, true) => format!("[{name}] ({differs})"),
        };
        view.subjects.iter().map(|link| link.text.clone()).chain(more).map(name).collect()
    };
    let subjects = views.iter().flat_map(names).collect::<Vec<_>>().join(", ");
    let reached = first.status.as_ref().map_or(&first.step, |status| &status.label);
    let reached = if all_inferred { format!("[{reached}]") } else { reached.clone() };
    let (head, tail) = match (first.words.is_empty(), subjects.is_empty()) {
        (true, true) => (first.object.text.clone(), reached),
        (true, false) => {
            (first.object.text.clone(), format!("{reached} {} {subjects}", here.labels.text("standing.subjects")))
        }
        (false, _) => (format!("{subjects} {} {}", first.words, first.object.text), reached),
    };
    let words = if tail.is_empty() { head } else { format!("{head}: {tail}") };
    if all_differ { format!("{words} ({differs})") } else { words }
}

/// Its day with the marks of how it is known.
pub fn milestone_date(here: &Here<'_>, milestone: &Milestone) -> DateView {
    let of_day = milestone.reached.iter().filter(|reached| reached.day == milestone.date);
    let known = stated_first(of_day.map(|reached| reached_date(here, reached)));
    known.unwrap_or_else(|| here.date(&milestone.date, None))
}

/// Of views of one day that which is no inference, where there is one: others state the day.
pub fn stated_first(views: impl Iterator<Item = DateView>) -> Option<DateView> {
    views.min_by_key(|view| view.inferred)
}

/// A day that relations or a regulation reached, with the marks of how it is known.
pub fn reached_date(here: &Here<'_>, reached: &Reached) -> DateView {
    match &reached.of {
        MilestoneOf::Regulation(key) => {
            here.date(&reached.day, here.site.document(reached.object).basis.get(&format!("dates.{key}")))
        }
        MilestoneOf::Relations { .. } => {
            let date = here.graph.reaching(reached);
            date.map_or_else(|| here.date(&reached.day, None), |(_, date)| step_date(here, date))
        }
    }
}

/// How it is known, in words: «erwartet, berichtet»; empty where a source simply states it.
pub fn milestone_certainty(here: &Here<'_>, milestone: &Milestone) -> String {
    let is_expected = |reached: &Reached| match &reached.of {
        MilestoneOf::Regulation(key) => {
            own_day_is_expected(here, here.site.document(reached.object), key, &reached.day)
        }
        // A status that is foreseen says so itself.
        MilestoneOf::Relations { step, .. } => {
            !matches!(step, Step::Status(status) if status.is_foreseen()) && here.is_ahead(&reached.day)
        }
    };
    let certainty = |reached: &Reached| {
        let given = here.graph.reaching(reached).and_then(|(_, date)| date.assertion);
        given.map_or(Certainty::Asserted, |assertion| assertion.certainty())
    };
    let expected = is_expected(&milestone.reached[0]).then(|| here.labels.text("status.expected").to_owned());
    // Brackets mark an inference.
    let is_said = || milestone_view(here, milestone, None, false).status.is_some_and(|status| status.says_certainty);
    let certainty = milestone.reached.iter().map(certainty).min();
    let certainty = certainty.filter(|known| *known != Certainty::Inferred && !is_said());
    let certainty = certainty.map(|known| here.certainty_label(known)).filter(|words| !words.is_empty());
    expected.into_iter().chain(certainty).collect::<Vec<_>>().join(", ")
}

/// Whether an own day of a regulation, by its key among the dates, has not come. What is only proposed has an end or an effect in
/// prospect, and was published all the same.
pub fn own_day_is_expected(here: &Here<'_>, document: &Document, key: &str, date: &Date) -> bool {
    let status = document.regulation().and_then(|regulation| regulation.status.value());
    let is_foreseen = status.is_some_and(|status| status.is_foreseen()) && matches!(key, "effective" | "ended");
    is_foreseen || here.is_ahead(date)
}

/// The sources of all that says so; on the page of one of its subjects, `own`, without those that speak only of others.
pub fn milestone_citations(here: &Here<'_>, milestone: &Milestone, own: Option<DocId>) -> Vec<Citation> {
    let subjects = |reached: &Reached| match &reached.of {
        MilestoneOf::Relations { relations, .. } => {
            let measures = relations.iter().map(|at| &here.graph.relations()[*at]).filter(|one| one.kind.is_measure());
            measures.map(|one| one.subject).collect()
        }
        MilestoneOf::Regulation(_) => Vec::new(),
    };
    let is_own = |reached: &Reached| own.is_some_and(|own| subjects(reached).contains(&own));
    let has_own = milestone.reached.iter().any(is_own);
    let is_meant = |reached: &&Reached| !has_own || is_own(reached) || subjects(reached).is_empty();
    let mut citations = Vec::new();
    milestone.reached.iter().filter(is_meant).for_each(|reached| add_citations(here, reached, &mut citations));
    citations
}

/// Adds the sources that give a day, each once.
pub fn add_citations(here: &Here<'_>, reached: &Reached, citations: &mut Vec<Citation>) {
    let sources = match &reached.of {
        MilestoneOf::Regulation(key) => {
            let document = here.site.document(reached.object);
            let basis = document.basis.get(&format!("dates.{key}"));
            let source = basis.and_then(|basis| document.basis_source(basis));
            source.map(|source| here.short_outside_citation(&source)).into_iter().collect()
        }
        MilestoneOf::Relations { .. } => here
            .graph
            .reaching(reached)
            .map_or_else(Vec::new, |(relation, date)| here.citations(relation.dating(&date).map(|one| &one.evidence))),
    };
    for source in sources {
        if !citations.iter().any(|known| known.text == source.text) {
            citations.push(source);
        }
    }
}

/// Why a day is inferred that no source gives: the remark of whoever inferred it; empty for what has a source.
pub fn milestone_note(here: &Here<'_>, milestone: &Milestone) -> String {
    let [Reached { of: MilestoneOf::Regulation(key), object, .. }] = &milestone.reached[..] else {
        return String::new();
    };
    let basis = here.site.document(*object).basis.get(&format!("dates.{key}"));
    let inferred = basis.filter(|basis| basis.kind == BasisKind::Inferred);
    inferred.and_then(|basis| basis.note.clone()).unwrap_or_default()
}

/// What happened on the day of a step: «Ende der Frist».
fn step_words<'h>(here: &Here<'h>, step: Step) -> &'h str {
    here.labels.text(&match step {
        Step::Announced => "milestone.announced".to_owned(),
        Step::Start => "milestone.start".to_owned(),
        Step::Until => "milestone.until".to_owned(),
        Step::End => "milestone.end".to_owned(),
        Step::Resumed => "step.resumed".to_owned(),
        Step::Status(status) => format!("status.{}", status.word()),
    })
}

/// The status that began on a day beside the one that is shown, as its source has it.
fn said_status(here: &Here<'_>, source: &Assertion, step: Step) -> Option<StatusView> {
    let status = source.fields.status.filter(|status| Step::beginning(Some(*status)) == step)?;
    let mut view = here.status_as_known(status, source.certainty());
    view.external = source.is_outside();
    view.conflict = !source.is_of_earlier_period;
    Some(view)
}

/// Whether the status that is shown of a relation began with a step.
fn begins(relation: &Relation, step: Step) -> bool {
    relation.status().is_some() && Step::beginning(relation.status()) == step
}
