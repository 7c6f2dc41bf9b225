//! All claims by article: one long list, the newest article first, which is cut into pages.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::view::{CLAIMS_A_PAGE, ClaimGroup, ClaimRow, Order, Start, list, row};
use crate::link::graph::LinkGraph;
use crate::page::list::parts::parts_of_view;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

pub(super) fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let count = graph.claims().len();
    let last = count.div_ceil(CLAIMS_A_PAGE);
    let starts: Arc<OnceLock<Vec<Start>>> = Arc::default();
    parts_of_view(site, View::Claims, last, move |here, number| {
        let groups = groups(here, shown_claims(count, number));
        let starts = starts.get_or_init(|| years(here));
        Content::new("claims_list.html", list(here, Order::Articles, (number, last), groups, starts))
    })
}

/// Where each year begins, the newest first.
fn years(here: &Here<'_>) -> Vec<Start> {
    let graph = here.graph;
    let count = graph.claims().len();
    let year = |article: DocId| here.site.document(article).date().map_or(0, |date| date.earliest.year());
    let mut starts = Vec::new();
    let mut end = count;
    for claims in graph.claims().chunk_by(|a, b| year(a.article) == year(b.article)).rev() {
        let own = end - claims.len()..end;
        end = own.start;
        let page = |at: usize| (count - 1 - at) / CLAIMS_A_PAGE + 1;
        // The newest may stand with what they answer, on a page before.
        let Some(first) = own.clone().rev().find(|&at| has_row(graph, at, &shown_claims(count, page(at)))) else {
            continue;
        };
        let article = graph.claim(first).article;
        starts.push(Start {
            text: year(article).to_string(),
            page: page(first),
            anchor: group_id(here, article),
            count: own.len(),
        });
    }
    starts
}

/// The anchor of an article's claims.
fn group_id(here: &Here<'_>, article: DocId) -> String {
    format!("a-{}", here.site.document(article).slug)
}

/// The claims on a page, as places among all of them, which are kept from the oldest to the newest.
fn shown_claims(count: usize, number: usize) -> Range<usize> {
    let end = count.saturating_sub((number - 1) * CLAIMS_A_PAGE);
    end.saturating_sub(CLAIMS_A_PAGE)..end
}

fn groups(here: &Here<'_>, shown: Range<usize>) -> Vec<ClaimGroup> {
    let mut groups: Vec<ClaimGroup> = Vec::new();
    let mut at = shown.start;
    for claims in here.graph.claims()[shown.clone()].chunk_by(|a, b| a.article == b.article) {
        let places = at..at + claims.len();
        at = places.end;
        let mut own: Vec<usize> = places.clone().filter(|&at| has_row(here.graph, at, &shown)).collect();
        own.sort_by_key(|at| place_in_group(here.graph, *at, &places));
        let rows: Vec<ClaimRow> =
            own.into_iter().map(|at| row(here, at, !stands_with_what_it_answers(here.graph, at, &shown))).collect();
        let article = claims[0].article;
        // All claims of an article may be answers that stand with what they answer.
        if !rows.is_empty() {
            groups.push(ClaimGroup {
                id: group_id(here, article),
                article: Some(here.link(article)),
                speaker: None,
                date: here.article_date(article),
                note: here.graph.cite_as(article).to_string(),
                rows,
            });
        }
    }
    groups.reverse();
    groups
}

/// Where a claim stands among those of its article: a reply that has a row, because it is answered itself, comes after what it
/// replies to, whichever the author wrote first.
fn place_in_group(graph: &LinkGraph, at: usize, group: &Range<usize>) -> (usize, usize) {
    /// Replies to replies beyond this keep the author's order; two that reply to each other have no better one.
    const DEPTH: usize = 8;
    let (mut last, mut depth, mut above) = (at, 0, at);
    while let Some(host) = graph.answered_in(above).filter(|host| group.contains(host)).max()
        && depth < DEPTH
    {
        last = last.max(host);
        (above, depth) = (host, depth + 1);
    }
    // In its own place it needs no other.
    if last == at { (at, 0) } else { (last, depth) }
}

/// An answer stands with the claim that it answers. It has a row of its own where that claim is on another page, or where
/// it is answered itself.
fn has_row(graph: &LinkGraph, at: usize, shown: &Range<usize>) -> bool {
    graph.has_own_pair(at) || !stands_with_what_it_answers(graph, at, shown)
}

fn stands_with_what_it_answers(graph: &LinkGraph, at: usize, shown: &Range<usize>) -> bool {
    graph.answered_in(at).any(|host| shown.contains(&host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::graph::StatedClaim;
    use crate::model::AnswerKind::Denies;

    /// Claims by what each of them denies.
    fn graph<const N: usize>(denies: [&[usize]; N]) -> LinkGraph {
        let claim = |(at, own): (usize, &&[usize])| StatedClaim {
            article: DocId(0),
            index: at as u32,
            by: Vec::new(),
            about: Vec::new(),
            passage: 1,
            answers: own.iter().map(|to| (Denies, *to)).collect(),
            answered_by: (0..N).filter(|from| denies[*from].contains(&at)).map(|from| (Denies, from)).collect(),
        };
        LinkGraph { claims: denies.iter().enumerate().map(claim).collect(), ..LinkGraph::default() }
    }

    #[test]
    fn pages_begin_with_the_newest_claims_and_leave_none_out() {
        let pages: Vec<Range<usize>> = (1..=3).map(|number| shown_claims(250, number)).collect();
        assert_eq!(pages, [130..250, 10..130, 0..10]);
    }

    #[test]
    fn a_reply_that_is_answered_itself_comes_after_what_it_replies_to() {
        // 0 replies to 3, 1 to 0; 4 is on its own, 5 and 6 reply to each other.
        let graph = graph([&[3], &[0], &[], &[], &[], &[6], &[5]]);
        let mut rows: Vec<usize> = (0..7).collect();
        rows.sort_by_key(|at| place_in_group(&graph, *at, &(0..7)));
        assert_eq!(rows[..5], [2, 3, 0, 1, 4]);
        assert_eq!(rows.len(), 7);
    }

    #[test]
    fn an_answer_has_a_row_of_its_own_only_where_it_stands_with_no_claim_of_the_page() {
        let graph = graph([&[], &[0], &[1], &[]]);
        let rows = |shown: Range<usize>| shown.clone().filter(|at| has_row(&graph, *at, &shown)).collect::<Vec<_>>();
        assert_eq!(rows(0..4), [0, 1, 3], "what is answered itself has a row too");
        assert_eq!(rows(2..4), [2, 3], "its claim is on another page");
    }
}
