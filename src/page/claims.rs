//! All claims of the dossier, by article: who says what about whom, who answers, and where it stands.
//!
//! The claims are one long list, the newest article first, which is cut into pages.

use std::ops::Range;

use serde::Serialize;

use crate::link::graph::{LinkGraph, StatedClaim};
use crate::model::AnswerKind;
use crate::page::frame::{self, About, Frame};
use crate::page::list::parts::{PageLink, part_links, parts_of_view, view_part};
use crate::page::notation::claim::{ClaimView, awaits_answer, claim_label, claim_view};
use crate::page::notation::standing;
use crate::page::notation::{DateView, DocumentLink, Here};
use crate::page::plan::{Content, Page};
use crate::site::{Site, View};

/// Claims on one page.
const CLAIMS_A_PAGE: usize = 120;

/// Everything that the template of the list shows.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimsListView {
    pub frame: Frame,
    pub title: String,
    /// What is listed, and how many there are.
    pub lede: String,
    /// The claims of this page by article, newest first.
    pub groups: Vec<ClaimGroup>,
    pub pages: Vec<PageLink>,
}

/// The claims that one article reports.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimGroup {
    /// Anchor of its heading.
    pub id: String,
    pub article: DocumentLink,
    pub date: Option<DateView>,
    pub cite_as: String,
    /// Its claims, as written.
    pub rows: Vec<ClaimRow>,
}

/// A claim with what is said to it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow {
    pub claim: ClaimView,
    /// «Aussage 2», «Gegenrede zu 1».
    pub label: String,
    /// Where it stands on the article's page.
    pub href: String,
    /// Whether it answers another claim.
    pub is_answer: bool,
    /// Whom it concerns, apart from its speakers.
    pub about: Vec<DocumentLink>,
    /// The answers: what contradicts first, what supports last.
    pub answers: Vec<ClaimView>,
    /// Whether a reader would ask for an answer and none is recorded, which is printed.
    pub unanswered: bool,
}

/// How many pages the list has; none in a dossier without claims.
pub fn claim_pages(graph: &LinkGraph) -> usize {
    graph.claims().len().div_ceil(CLAIMS_A_PAGE)
}

/// The list of all claims.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    parts_of_view(site, View::Claims, claim_pages(graph), |here, number| {
        Content::new("claims_list.html", claims_list(here, number))
    })
}

/// A page of the list, by its number from 1.
pub fn claims_list(here: &Here<'_>, number: usize) -> ClaimsListView {
    let words = here.labels;
    let all = here.graph.claims();
    let title = words.text("claims.title").to_owned();
    let lede = words.text("claims.lede").replace("{count}", &words.count("count.claims", all.len()));
    ClaimsListView {
        frame: frame::of_part(
            here,
            number,
            &title,
            View::Claims.folder(),
            About { description: &lede, class: "claims-list", ..About::default() },
        ),
        title,
        lede,
        groups: groups(here, shown_claims(all.len(), number)),
        pages: part_links(claim_pages(here.graph), number, |other| here.href(&view_part(View::Claims, other))),
    }
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
        let rows: Vec<ClaimRow> =
            places.filter(|&at| has_row(here.graph.claim(at), &shown)).map(|at| row(here, at)).collect();
        let article = claims[0].article;
        // All claims of an article may be answers that stand beside what they answer.
        if !rows.is_empty() {
            groups.push(ClaimGroup {
                id: format!("a-{}", here.site.document(article).slug),
                article: here.link(article),
                date: here.article_date(article),
                cite_as: here.graph.cite_as(article).to_string(),
                rows,
            });
        }
    }
    groups.reverse();
    groups
}

/// An answer stands beside the claim that it answers. It has a row of its own where that claim is on another page, or
/// where it is answered itself.
fn has_row(claim: &StatedClaim, shown: &Range<usize>) -> bool {
    !claim.answered_by.is_empty() || !claim.answers.iter().any(|(_, answered)| shown.contains(answered))
}

fn row(here: &Here<'_>, at: usize) -> ClaimRow {
    let stated = here.graph.claim(at);
    let mut answered_by = stated.answered_by.clone();
    answered_by.sort_by_key(|(kind, answer)| (*kind == AnswerKind::Supports, *answer));
    let contradicted = answered_by.iter().any(|(kind, _)| *kind != AnswerKind::Supports);
    ClaimRow {
        claim: claim_view(here, at, None),
        label: claim_label(here, stated),
        href: standing::claim_href(here, at),
        is_answer: !stated.answers.is_empty(),
        about: stated.about.iter().filter(|id| !stated.by.contains(id)).map(|id| here.short_link(*id)).collect(),
        answers: answered_by.into_iter().map(|(kind, answer)| claim_view(here, answer, Some(kind))).collect(),
        unanswered: !contradicted && stated.answers.is_empty() && awaits_answer(here, stated),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::DocId;

    fn claim(answers: &[usize], answered_by: &[usize]) -> StatedClaim {
        let kind = |at: &usize| (AnswerKind::Denies, *at);
        StatedClaim {
            article: DocId(0),
            index: 0,
            by: Vec::new(),
            about: Vec::new(),
            passage: 1,
            answers: answers.iter().map(kind).collect(),
            answered_by: answered_by.iter().map(kind).collect(),
        }
    }

    #[test]
    fn pages_begin_with_the_newest_claims_and_leave_none_out() {
        let pages: Vec<Range<usize>> = (1..=3).map(|number| shown_claims(250, number)).collect();
        assert_eq!(pages, [130..250, 10..130, 0..10]);
    }

    #[test]
    fn an_answer_has_a_row_of_its_own_only_where_it_stands_beside_no_claim_of_the_page() {
        assert!(has_row(&claim(&[], &[]), &(0..10)));
        assert!(!has_row(&claim(&[3], &[]), &(0..10)));
        assert!(has_row(&claim(&[30], &[]), &(0..10)), "its claim is on another page");
        assert!(has_row(&claim(&[3], &[5]), &(0..10)), "it is answered");
    }
}
