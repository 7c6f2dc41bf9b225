//! The claims of an article, or those by and about an entity.
//!
//! Where one accuses somebody and no reply is recorded, the page says so; claims that wait for none (what a speaker says
//! of itself, what is only passed on) stand in a list below.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Permalink;
use crate::page::notation::claim::{AnsweredClaim, ClaimView, answered_claims, claim_view, written};
use crate::page::notation::pair::{ClaimPair, answered_in, hosts, is_unanswered, pair};
use crate::page::notation::{Here, TextLink};
use crate::site::{DocId, View};

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
    /// What an entity says itself.
    pub own: Option<OwnClaims>,
    /// Claims with what is said to them, or with the remark that nothing is.
    pub pairs: Vec<ClaimPair>,
    /// Claims to which nothing is said, apart from its own.
    pub rest: Vec<ClaimView>,
}

/// What an entity says itself, in the order of the articles.
#[derive(Clone, Debug, Serialize)]
pub struct OwnClaims {
    /// «Was ByteDance selbst sagt».
    pub title: String,
    /// The list of all claims by speaker.
    pub all: TextLink,
    pub shown: Vec<OwnClaim>,
    /// Those that a reader opens.
    pub more: Vec<OwnClaim>,
    /// «3 weitere».
    pub more_label: String,
}

/// A claim of one's own with what it answers.
#[derive(Clone, Debug, Serialize)]
pub struct OwnClaim {
    pub claim: ClaimView,
    pub to: Vec<AnsweredClaim>,
}

/// How many of its own claims stand openly.
const OWN: usize = 8;

/// The address of all claims by speaker.
pub fn claims_by_speaker() -> Permalink {
    Permalink::of([View::Claims.folder(), "speakers"])
}

/// The claims of an article, or those by and about an entity.
pub fn claims(here: &Here<'_>, id: DocId) -> ClaimsView {
    let (lefts, mut rest) = listed(here, id);
    // What it says itself is listed above.
    rest.retain(|at| !here.graph.claim(*at).by.contains(&id));
    let mut own = own_claims(here, id);
    let mut pairs: Vec<ClaimPair> = lefts.into_iter().map(|at| pair(here, at, None)).collect();
    let mut rest: Vec<ClaimView> = rest.into_iter().map(|at| claim_view(here, at, None)).collect();
    let mut topic = String::new();
    for pair in &mut pairs {
        if pair.topic == topic {
            pair.topic.clear();
        } else {
            topic.clone_from(&pair.topic);
        }
    }
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    let mut see = |view: &mut ClaimView| {
        let stated = here.graph.claim(view.at);
        let own = &written(here, stated).id;
        // Where it stands first it has its anchor. Claims of two articles may have the same.
        if shown.insert(view.at) {
            view.id = match stated.article == id {
                true => own.to_string(),
                false => format!("{own}.{}", here.site.document(stated.article).slug),
            };
        }
    };
    if let Some(own) = &mut own {
        own.shown.iter_mut().chain(&mut own.more).for_each(|own| see(&mut own.claim));
    }
    for pair in &mut pairs {
        pair.claim.each(&mut see);
        pair.answers.iter_mut().for_each(|answer| answer.each(&mut see));
    }
    rest.iter_mut().for_each(&mut see);
    let answered = pairs.iter().filter(|pair| !pair.answers.is_empty()).count();
    let words = here.labels;
    ClaimsView {
        count: if shown.is_empty() { String::new() } else { words.count("count.claims", shown.len()) },
        total: shown.len(),
        answered: match answered {
            0 => String::new(),
            n => words.text("claims.answered").replace("{n}", &words.number(n)),
        },
        own,
        pairs,
        rest,
    }
}

fn own_claims(here: &Here<'_>, id: DocId) -> Option<OwnClaims> {
    let words = here.labels;
    let places = here.graph.claims_of(id).iter().filter(|at| here.graph.claim(**at).by.contains(&id));
    let own = |at: &usize| {
        let kind = here.graph.claim(*at).answers.iter().map(|(kind, _)| *kind).min();
        OwnClaim { claim: claim_view(here, *at, kind), to: answered_claims(here, *at) }
    };
    let mut shown: Vec<OwnClaim> = places.map(own).collect();
    // Opening a list for a single line would not be worth it.
    let more = if shown.len() > OWN + 1 { shown.split_off(OWN) } else { Vec::new() };
    (!shown.is_empty()).then(|| OwnClaims {
        title: words
            .text(if here.is_plural(id) { "claims.own.many" } else { "claims.own.one" })
            .replace("{name}", here.site.document(id).short()),
        all: TextLink { text: words.text("claims.all_by_speaker").to_owned(), href: here.href(&claims_by_speaker()) },
        more_label: words.more(more.len()),
        shown,
        more,
    })
}

/// The claims that stand at the left, those of one topic together; and those below.
fn listed(here: &Here<'_>, id: DocId) -> (Vec<usize>, Vec<usize>) {
    let graph = here.graph;
    // Claims are kept by date of their article, so their places are an order.
    let mut lefts: BTreeSet<usize> = BTreeSet::new();
    let mut rest: Vec<usize> = Vec::new();
    for &at in graph.claims_of(id) {
        let stated = graph.claim(at);
        // An answer stands with the claim that it answers, even where another article reports that claim.
        lefts.extend(answered_in(graph, at));
        lefts.extend(hosts(graph, at));
        if is_unanswered(here, stated) {
            lefts.insert(at);
        } else if !stated.is_answer() && stated.answered_by.is_empty() {
            rest.push(at);
        }
    }
    (by_topic(here, lefts), rest)
}

/// The same claims, those of one topic behind the first of them.
fn by_topic(here: &Here<'_>, lefts: BTreeSet<usize>) -> Vec<usize> {
    let mut topics: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for at in lefts {
        let topic = written(here, here.graph.claim(at)).topic.as_deref();
        match topics.iter_mut().find(|(known, _)| known.is_some() && *known == topic) {
            Some((_, claims)) => claims.push(at),
            None => topics.push((topic, vec![at])),
        }
    }
    topics.into_iter().flat_map(|(_, claims)| claims).collect()
}
