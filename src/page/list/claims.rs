//! The claims of an article, or those by and about an entity.
//!
//! Where one accuses somebody and no reply is recorded, the page says so; claims that wait for none (what a speaker says
//! of itself, what is only passed on) stand in a list below.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::link::graph::{ClaimCounts, LinkGraph, StatedClaim};
use crate::model::Permalink;
use crate::page::list::long::LongList;
use crate::page::list::parts::PageLink;
use crate::page::notation::claim::{AnsweredClaim, ClaimView, answered_claims, claim_view, written};
use crate::page::notation::pair::{ClaimPair, is_unanswered, pair};
use crate::page::notation::{Here, TextLink};
use crate::page::plan::Page;
use crate::site::{DocId, Site, View};

/// The claims by and about an entity. An article, whose claims are its own, has all of them on its page.
const CLAIMS: LongList = LongList {
    name: "claims",
    size: 40,
    template: "entity_claims.html",
    title: "claims.of",
    part: "claims.part",
    has_anchors: true,
};

/// The claims of an article, or those by and about an entity; or a part of them.
#[derive(Clone, Debug, Serialize, Default)]
pub struct ClaimsView {
    /// How many there are in all parts, each counted once wherever it stands in the list, and on the page of an article apart from
    /// them those of others: «10 und 2 aus anderen Artikeln»; empty where there are none.
    pub count: String,
    /// How many, as a number; of an article its own.
    #[serde(skip)]
    pub total: usize,
    /// «2 mit Gegenrede, 1 mit nur gefolgerter oder angeblicher», of all parts; empty where there are none.
    pub answered: String,
    /// What an entity says itself, apart from what stands in the pairs.
    pub own: Option<OwnClaims>,
    /// Claims with what is said to them, or with the remark that nothing is.
    pub pairs: Vec<ClaimPair>,
    /// Claims to which nothing is said, apart from its own.
    pub rest: Vec<ClaimView>,
    pub pages: Vec<PageLink>,
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

/// The claims of an article, or those by and about an entity, as its own page begins with them.
pub fn claims(here: &Here<'_>, id: DocId) -> ClaimsView {
    let heads = here.graph.claim_heads_of(id);
    let is_whole = here.site.document(id).article().is_some();
    let shown = if is_whole { heads } else { CLAIMS.on_page(heads, 1) };
    let pages = if is_whole { Vec::new() } else { CLAIMS.links(here, id, heads.len(), 1) };
    ClaimsView { pages, ..part(here, id, shown) }
}

/// The further pages of the claims by and about an entity.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    if !site.kind(id).is_entity() {
        return Vec::new();
    }
    CLAIMS.pages(site, id, graph.claim_heads_of(id).len(), move |here, number| {
        let heads = here.graph.claim_heads_of(id);
        let pages = CLAIMS.links(here, id, heads.len(), number);
        ClaimsView { pages, ..part(here, id, CLAIMS.on_page(heads, number)) }
    })
}

/// Where a claim stands first on the page of an entity that it concerns, or on the further page that shows it.
pub fn href_of_concerned(here: &Here<'_>, id: DocId, at: usize) -> String {
    let heads = here.graph.claim_heads_of(id);
    let places = [at].into_iter().chain(here.graph.answered_in(at)).filter_map(|head| heads.binary_search(&head).ok());
    CLAIMS.href_at(here, id, places.min().unwrap_or_default(), &anchor(here, id, here.graph.claim(at)))
}

/// The anchors of all claims in the list of an entity, with the page that shows them, for one that stands on several the first
/// of them first; none where there is only one page.
pub fn places(here: &Here<'_>, id: DocId) -> Vec<(Permalink, String)> {
    if !here.site.kind(id).is_entity() {
        return Vec::new();
    }
    let anchors = |head: &usize| here.graph.in_pair_of(*head).map(|at| anchor(here, id, here.graph.claim(at)));
    CLAIMS.places(here.site, id, here.graph.claim_heads_of(id), |head| anchors(head).collect::<Vec<_>>())
}

/// The anchor of a claim on the page of a document. Claims of two articles may have the same id.
fn anchor(here: &Here<'_>, id: DocId, stated: &StatedClaim) -> String {
    let own = &written(here, stated).id;
    match stated.article == id {
        true => own.to_string(),
        false => format!("{own}.{}", here.site.document(stated.article).slug),
    }
}

/// The entries of a part of the list, by the claims that head them. The counts are those of the whole list.
fn part(here: &Here<'_>, id: DocId, heads: &[usize]) -> ClaimsView {
    let is_own = |at: &usize| here.graph.claim(*at).by.contains(&id);
    let is_pair = |at: &usize| here.graph.has_own_pair(*at) || is_unanswered(here, here.graph.claim(*at));
    let lefts = heads.iter().copied().filter(is_pair);
    let mut pairs: Vec<ClaimPair> = by_topic(here, lefts).into_iter().map(|at| pair(here, at, None)).collect();
    let mut topic = String::new();
    for pair in &mut pairs {
        if pair.topic == topic {
            pair.topic.clear();
        } else {
            topic.clone_from(&pair.topic);
        }
    }
    // What it says itself stands together, but for what stands in the pairs already.
    let mut in_pairs: BTreeSet<usize> = BTreeSet::new();
    for pair in &mut pairs {
        pair.each(&mut |view| {
            in_pairs.insert(view.at);
        });
    }
    let own = heads.iter().copied().filter(|at| is_own(at) && !in_pairs.contains(at));
    let mut own = own_claims(here, id, own, heads.iter().any(|at| is_own(at) && in_pairs.contains(at)));
    let rest = heads.iter().filter(|at| !is_own(at) && !is_pair(at));
    let mut rest: Vec<ClaimView> = rest.map(|at| claim_view(here, *at, None)).collect();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut see = |view: &mut ClaimView| {
        // Where it stands first on the page it has its anchor.
        if seen.insert(view.at) {
            view.id = anchor(here, id, here.graph.claim(view.at));
        }
    };
    pairs.iter_mut().for_each(|pair| pair.each(&mut see));
    if let Some(own) = &mut own {
        own.shown.iter_mut().chain(&mut own.more).for_each(|own| see(&mut own.claim));
    }
    rest.iter_mut().for_each(&mut see);
    let words = here.labels;
    let ClaimCounts { all: total, answered, unsure } = here.graph.claim_counts_of(id);
    let counted = |n: usize, key: &str| (n > 0).then(|| words.text(key).replace("{n}", &words.number(n)));
    // An article counts its own; a reply that another reports stands beside what it answers.
    let is_article = here.site.document(id).article().is_some();
    let total_own = here.graph.claims_of(id).iter().filter(|at| here.graph.claim(**at).article == id).count();
    let elsewhere = if is_article { total - total_own } else { 0 };
    let total = total - elsewhere;
    let mut count = if total == 0 { String::new() } else { words.number(total) };
    if elsewhere > 0 {
        count = format!("{count} {}", words.count("claims.elsewhere", elsewhere));
    }
    ClaimsView {
        count,
        total,
        answered: [counted(answered, "claims.answered"), counted(unsure, "claims.unsure")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        own,
        pairs,
        rest,
        pages: Vec::new(),
    }
}

/// What an entity says itself; `others` where more of it stands above.
fn own_claims(here: &Here<'_>, id: DocId, claims: impl Iterator<Item = usize>, others: bool) -> Option<OwnClaims> {
    let words = here.labels;
    let own = |at: usize| {
        let kind = here.graph.claim(at).answers.iter().map(|(kind, _)| *kind).min();
        OwnClaim { claim: claim_view(here, at, kind), to: answered_claims(here, at) }
    };
    let mut shown: Vec<OwnClaim> = claims.map(own).collect();
    // Opening a list for a single line would not be worth it.
    let more = if shown.len() > OWN + 1 { shown.split_off(OWN) } else { Vec::new() };
    (!shown.is_empty()).then(|| OwnClaims {
        title: words
            .text(match (others, here.is_plural(id)) {
                (false, false) => "claims.own.one",
                (false, true) => "claims.own.many",
                (true, false) => "claims.own_more.one",
                (true, true) => "claims.own_more.many",
            })
            .replace("{name}", here.site.document(id).short()),
        all: TextLink { text: words.text("claims.all_by_speaker").to_owned(), href: here.href(&claims_by_speaker()) },
        more_label: words.more(more.len()),
        shown,
        more,
    })
}

/// The same claims, those of one topic behind the first of them.
fn by_topic(here: &Here<'_>, lefts: impl Iterator<Item = usize>) -> Vec<usize> {
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
