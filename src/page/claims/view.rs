//! What a page of claims shows, whatever their order.

use std::iter;

use serde::Serialize;

use crate::export::Format;
use crate::model::{AnswerKind, Permalink};
use crate::page::article::record::{CiteView, PlaceView, cite_entry, cite_list};
use crate::page::frame::{self, About, Frame};
use crate::page::list::claims::claims_by_speaker;
use crate::page::list::facets::{self, Facets};
use crate::page::list::parts::{BarEntry, PageLink, part_links, part_permalink};
use crate::page::notation::claim::{AnsweredClaim, answered_claims, claim_href, claim_label};
use crate::page::notation::pair::{ClaimPair, pair};
use crate::page::notation::speaker::SpeakerView;
use crate::page::notation::{DateView, DocumentLink, Here, TextLink};
use crate::site::View;

/// Claims on one page.
pub(super) const CLAIMS_A_PAGE: usize = 120;

/// Everything that the template of the list shows.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimsListView {
    pub frame: Frame,
    pub title: String,
    /// What is listed, and how many there are.
    pub lede: String,
    /// The two orders; the one that is shown has no address.
    pub orders: [TextLink; 2],
    /// The address of all claims as a file.
    pub csv: String,
    /// Where years begin, or the letters of speakers, if the list has more than one page.
    pub bar: Vec<BarEntry>,
    /// What the bar is, for those who do not see it.
    pub bar_label: String,
    /// Whether the list is by speaker.
    pub is_by_speaker: bool,
    /// The claims of this page: by article, newest first, or by speaker.
    pub groups: Vec<ClaimGroup>,
    pub pages: Vec<PageLink>,
    /// Whether readers can narrow the list.
    pub narrows: bool,
    /// By what: that of which its claims have more than one value.
    pub choices: Vec<&'static str>,
    pub cite: CiteView,
    pub cite_place: PlaceView,
}

/// The claims that one article reports, or that one speaker makes.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimGroup {
    /// Anchor of its heading.
    pub id: String,
    pub article: Option<DocumentLink>,
    pub speaker: Option<SpeakerView>,
    /// When the article was published.
    pub date: Option<DateView>,
    /// How the article is cited, or how many claims the speaker makes.
    pub note: String,
    pub rows: Vec<ClaimRow>,
}

/// A claim with what is said to it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow {
    pub pair: ClaimPair,
    /// «Aussage 2», «Gegenrede zu 1».
    pub label: String,
    /// Where it stands on the article's page.
    pub href: String,
    /// Whether it is a reply to another claim.
    pub is_answer: bool,
    /// What it answers, where that does not stand beside it.
    pub to: Vec<AnsweredClaim>,
    /// Whom it concerns, apart from its speakers.
    pub about: Vec<DocumentLink>,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
    /// What the claims beside it are narrowed by.
    #[serde(skip)]
    pub beside: Vec<Facets>,
}

/// Where a year or a letter begins in a list.
pub(super) struct Start {
    pub text: String,
    /// The page, by its number from 1, and the anchor on it.
    pub page: usize,
    pub anchor: String,
    /// How many claims; 0 where that is not said.
    pub count: usize,
}

/// The orders in which claims are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Articles,
    Speakers,
}

impl Order {
    const ALL: [Order; 2] = [Order::Articles, Order::Speakers];

    fn permalink(self) -> Permalink {
        match self {
            Order::Articles => View::Claims.permalink(),
            Order::Speakers => claims_by_speaker(),
        }
    }

    pub(super) fn part(self, number: usize) -> Permalink {
        part_permalink(&self.permalink(), "page", number)
    }

    fn label(self) -> &'static str {
        match self {
            Order::Articles => "claims.by_article",
            Order::Speakers => "claims.by_speaker",
        }
    }
}

/// A page of a list: `last` is how many it has, `number` its own from 1; `starts` are the same for all of them.
pub(super) fn list(
    here: &Here<'_>,
    order: Order,
    (number, last): (usize, usize),
    groups: Vec<ClaimGroup>,
    starts: &[Start],
) -> ClaimsListView {
    let words = here.labels;
    let title = words.text("claims.title").to_owned();
    let count = words.count("count.claims", here.graph.claims().len());
    let (lede, above) = match order {
        Order::Articles => ("claims.lede", Vec::new()),
        Order::Speakers => ("claims.lede_by_speaker", vec![(title.clone(), format!("{}/", View::Claims.folder()))]),
    };
    let lede = words.text(lede).replace("{count}", &count);
    let about =
        About { description: &lede, class: "claims-list", above: &above, shows_standing: true, ..About::default() };
    let link = |other: Order| TextLink {
        text: words.text(other.label()).to_owned(),
        href: if other == order { String::new() } else { here.href(&other.permalink()) },
    };
    let entry = |start: &Start| BarEntry {
        text: start.text.clone(),
        href: here.href_to(order.part(start.page).as_str(), &start.anchor),
        count: start.count,
    };
    let is_by_speaker = order == Order::Speakers;
    let name = if order == Order::Articles { title.clone() } else { words.text("claims.speakers_title").to_owned() };
    let frame = match order {
        Order::Articles => frame::of_part(here, number, &name, View::Claims.folder(), about),
        Order::Speakers => frame::frame(here, &About { title: &name, section: View::Claims.folder(), ..about }),
    };
    ClaimsListView {
        cite: cite_list(here, &frame.title, &frame.canonical),
        cite_place: cite_entry(here, &frame.title),
        frame,
        title: name,
        lede,
        orders: Order::ALL.map(link),
        csv: format!("{}{}", here.root, Format::Claims.path()),
        bar: if last > 1 && starts.len() > 1 { starts.iter().map(entry).collect() } else { Vec::new() },
        bar_label: words.text(if is_by_speaker { "index.bar.names" } else { "index.bar.articles" }).to_owned(),
        is_by_speaker,
        narrows: facets::narrows(groups.iter().map(|group| group.rows.len()).sum()),
        choices: facets::choices(
            groups.iter().flat_map(|group| &group.rows).flat_map(|row| iter::once(&row.facets).chain(&row.beside)),
        ),
        groups,
        pages: part_links(last, number, |other| here.href(&order.part(other))),
    }
}

/// A row; `stands_alone`: what it answers does not stand beside it.
pub(super) fn row(here: &Here<'_>, at: usize, stands_alone: bool) -> ClaimRow {
    let stated = here.graph.claim(at);
    let answer: Option<AnswerKind> = stated.answers.iter().map(|(kind, _)| *kind).min().filter(|_| stands_alone);
    let mut pair = pair(here, at, answer);
    let mut beside = Vec::new();
    pair.each(&mut |claim| {
        if claim.at != at {
            let own = facets::of_claim(here, here.graph.claim(claim.at));
            claim.facets = own.to_json();
            beside.push(own);
        }
    });
    ClaimRow {
        pair,
        label: claim_label(here, stated),
        href: claim_href(here, at),
        is_answer: stated.replies_to().next().is_some(),
        facets: facets::of_claim(here, stated),
        beside,
        to: if stands_alone { answered_claims(here, at) } else { Vec::new() },
        about: stated.about.iter().filter(|id| !stated.by.contains(id)).map(|id| here.short_link(*id)).collect(),
    }
}
