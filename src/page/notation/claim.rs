//! Who says what: a claim at the left, the answers to it at the right, with equal weight.
//!
//! The dossier rates no claim. Where one accuses somebody and no answer is recorded, the page says so; claims that wait
//! for no answer (what a speaker says of itself, what is only passed on) stand in a list below.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::link::graph::StatedClaim;
use crate::model::{AnswerKind, Certainty, Claim, Speaker, SpeakerName};
use crate::page::notation::{Citation, DateView, DocumentLink, Here};
use crate::site::DocId;

/// The claims of an article, or those by and about an entity.
#[derive(Clone, Debug, Serialize, Default)]
pub struct ClaimsView {
    /// «10 Aussagen», each counted once wherever it stands in the list; empty where there are none.
    pub count: String,
    /// The same as a number.
    #[serde(skip)]
    pub total: usize,
    /// «2 mit Gegenrede»; empty where there are none.
    pub answered: String,
    /// Claims with their answers, or with the remark that there is none.
    pub pairs: Vec<ClaimPair>,
    /// Claims that nobody answers.
    pub rest: Vec<ClaimView>,
}

/// A claim and what is said to it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimPair {
    /// Heading; empty where it is that of the pair before.
    pub topic: String,
    pub claim: ClaimView,
    /// The answers: what contradicts first, what supports last.
    pub answers: Vec<ClaimView>,
    /// Whether nobody is recorded to contradict, which is printed.
    pub unanswered: bool,
}

/// One claim as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Its anchor, on the page of its own article; empty elsewhere and where it stands there already.
    pub id: String,
    /// Its number in its article, from 1.
    pub number: u32,
    /// Its own heading, for lists without pairs.
    pub topic: String,
    /// Speakers that are entities.
    pub speakers: Vec<DocumentLink>,
    /// Speakers that are only described, or that nobody is named, in words.
    pub described: String,
    /// `behauptet`, `bestreiten`, `Vorwurf`.
    pub verb: String,
    pub text: String,
    pub lang: String,
    pub note: String,
    /// When it was said, where that differs from the article's date.
    pub date: Option<DateView>,
    /// Where it is reported.
    pub source: Citation,
}

/// The claims of an article, or those by and about an entity.
pub fn claims(here: &Here<'_>, id: DocId) -> ClaimsView {
    let graph = here.graph;
    let (lefts, rest) = listed(here, id);
    if lefts.is_empty() && rest.is_empty() {
        return ClaimsView::default();
    }
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    let mut topic = String::new();
    let mut pairs = Vec::with_capacity(lefts.len());
    for at in lefts {
        let claim = view(here, id, at, None, &mut shown);
        let mut answered_by = graph.claim(at).answered_by.clone();
        answered_by.sort_by_key(|(kind, answer)| (*kind == AnswerKind::Supports, *answer));
        let unanswered = answered_by.iter().all(|(kind, _)| *kind == AnswerKind::Supports);
        let answers =
            answered_by.iter().map(|(kind, answer)| view(here, id, *answer, Some(*kind), &mut shown)).collect();
        let heading = if claim.topic == topic { String::new() } else { claim.topic.clone() };
        topic.clone_from(&claim.topic);
        pairs.push(ClaimPair { topic: heading, claim, answers, unanswered });
    }
    let answered = pairs.iter().filter(|pair| !pair.unanswered).count();
    let rest = rest.into_iter().map(|at| view(here, id, at, None, &mut shown)).collect();
    ClaimsView {
        count: here.labels.count("count.claims", shown.len()),
        total: shown.len(),
        answered: match answered {
            0 => String::new(),
            n => here.labels.text("claims.answered").replace("{n}", &here.labels.number(n)),
        },
        pairs,
        rest,
    }
}

/// The claims of an article, or those by and about an entity: those that stand at the left, and those below.
fn listed(here: &Here<'_>, id: DocId) -> (Vec<usize>, Vec<usize>) {
    let graph = here.graph;
    // Claims are kept by date of their article, so their places are an order.
    let mut lefts: BTreeSet<usize> = BTreeSet::new();
    let mut rest: Vec<usize> = Vec::new();
    for &at in graph.claims_of(id) {
        let claim = graph.claim(at);
        // An answer stands beside the claim that it answers, even where another article reports that claim.
        lefts.extend(claim.answers.iter().map(|(_, answered)| *answered));
        if !claim.answered_by.is_empty() || (claim.answers.is_empty() && awaits_answer(here, claim)) {
            lefts.insert(at);
        } else if claim.answers.is_empty() {
            rest.push(at);
        }
    }
    (by_topic(here, lefts), rest)
}

/// The claims that stand at the left, those of one topic together, without those that a pair before shows entirely: who
/// supports a claim and meets the same answer needs no pair of its own.
fn by_topic(here: &Here<'_>, lefts: BTreeSet<usize>) -> Vec<usize> {
    let graph = here.graph;
    let topic = |at: usize| written(here, graph.claim(at)).topic.as_deref();
    let mut topics: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    let mut whole: Vec<BTreeSet<usize>> = Vec::new();
    for at in lefts {
        let mut group: BTreeSet<usize> = graph.claim(at).answered_by.iter().map(|(_, answer)| *answer).collect();
        group.insert(at);
        if whole.iter().any(|before| group.is_subset(before)) {
            continue;
        }
        whole.push(group);
        match topics.iter_mut().find(|(known, _)| known.is_some() && *known == topic(at)) {
            Some((_, claims)) => claims.push(at),
            None => topics.push((topic(at), vec![at])),
        }
    }
    topics.into_iter().flat_map(|(_, claims)| claims).collect()
}

/// A claim in an article that a paragraph carries: «Aussage 2», «Gegenrede zu 1».
pub fn claim_label(here: &Here<'_>, claim: &StatedClaim) -> String {
    let words = here.labels;
    match claim.answers.iter().find(|(kind, _)| *kind != AnswerKind::Supports) {
        Some((_, answered)) => {
            let target = here.graph.claim(*answered);
            let name = match target.article == claim.article {
                true => words.number(target.index as usize + 1),
                false => here.graph.cite_as(target.article).to_string(),
            };
            words.text("claims.reply").replace("{n}", &name)
        }
        None => words.text("claims.claim").replace("{n}", &words.number(claim.index as usize + 1)),
    }
}

/// Whether a reader would ask what those concerned say to it: an accusation, or a statement of one about another.
pub(crate) fn awaits_answer(here: &Here<'_>, stated: &StatedClaim) -> bool {
    let claim = written(here, stated);
    let about_others = stated.about.iter().any(|id| !stated.by.contains(id));
    match claim.certainty {
        Certainty::Alleged => claim.topic.is_some() || about_others,
        Certainty::Asserted => claim.topic.is_some() && about_others && !stated.by.is_empty(),
        Certainty::Reported | Certainty::Denied | Certainty::Inferred => false,
    }
}

/// A claim as it stands in its article.
pub fn written<'a>(here: &Here<'a>, stated: &StatedClaim) -> &'a Claim {
    let article = here.site.document(stated.article).article().expect("claims stand in articles");
    &article.claims[stated.index as usize]
}

/// A claim on the page of a document. `shown` collects what has its anchor already.
fn view(here: &Here<'_>, page: DocId, at: usize, answer: Option<AnswerKind>, shown: &mut BTreeSet<usize>) -> ClaimView {
    let mut view = claim_view(here, at, answer);
    let stated = here.graph.claim(at);
    if shown.insert(at) && stated.article == page {
        view.id = written(here, stated).id.to_string();
    }
    view
}

/// A claim without an anchor, as an answer of some kind or on its own.
pub(crate) fn claim_view(here: &Here<'_>, at: usize, answer: Option<AnswerKind>) -> ClaimView {
    let stated = here.graph.claim(at);
    let claim = written(here, stated);
    let document = here.site.document(stated.article);
    let described = described(here, &claim.by);
    let external = document.basis.get(&format!("claims[{}].date", claim.index));
    ClaimView {
        id: String::new(),
        number: stated.index + 1,
        topic: claim.topic.clone().unwrap_or_default(),
        speakers: stated.by.iter().map(|speaker| here.short_link(*speaker)).collect(),
        verb: verb(here, stated.by.len(), !described.is_empty(), claim.certainty, answer),
        described,
        text: claim.text.clone(),
        lang: here.foreign(stated.article),
        note: claim.note.clone().unwrap_or_default(),
        date: claim.date.as_ref().map(|date| here.date(date, external)),
        source: here.article_citation(stated.article, stated.passage),
    }
}

/// Speakers in words: descriptions, the source itself, or that nobody is named. Empty where all are entities.
fn described(here: &Here<'_>, by: &Speaker) -> String {
    match by {
        Speaker::Source => here.labels.text("claims.source").to_owned(),
        Speaker::Nobody => here.labels.text("claims.nobody").to_owned(),
        Speaker::Named(names) => {
            let words = names.iter().filter_map(|name| match name {
                SpeakerName::Words(words) => Some(words.as_str()),
                SpeakerName::Entity(_) => None,
            });
            words.collect::<Vec<_>>().join(", ")
        }
    }
}

/// What the speakers do. Those who are only described may be one or many, so they get a noun and no verb.
fn verb(here: &Here<'_>, entities: usize, described: bool, certainty: Certainty, answer: Option<AnswerKind>) -> String {
    let number = match (described, entities) {
        (true, _) => "noun",
        (false, 1) => "one",
        (false, _) => "many",
    };
    let key = answer.map_or(certainty.word(), AnswerKind::word);
    let group = if answer.is_some() { "answer" } else { "said" };
    here.labels.text(&format!("claims.{group}.{number}.{key}")).to_owned()
}
