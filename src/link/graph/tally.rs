//! How often each document is named: what lists and drawings of many names need, without the sentences.

use std::sync::Arc;

use crate::link::graph::backlinks::Backlink;
use crate::model::Role;
use crate::site::{DocId, Site};

/// How often a document is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub articles: u32,
    /// Mentions on all published pages.
    pub mentions: u32,
    /// Mentions in articles by the year of the article, in order; years without any are left out.
    pub by_year: Vec<(i16, u32)>,
}

/// The tallies of all documents, and for each kind the most mentions of one of its documents in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tallies {
    pub(crate) of: Vec<Tally>,
    pub(crate) most_in_a_year: Vec<u32>,
}

/// The tallies of all documents.
pub(crate) fn tallies(site: &Site, backlinks: &[Arc<[Backlink]>]) -> Tallies {
    // Looked up for each backlink, so not in the documents, which lie all over memory.
    let from: Vec<Citing> = site.ids().map(|id| Citing::of(site, id)).collect();
    let of: Vec<Tally> = backlinks.iter().map(|backlinks| tally(|id| from[id.index()], backlinks)).collect();
    Tallies { most_in_a_year: most_in_a_year(site, &of), of }
}

/// Makes the tallies of some documents anew, whose backlinks have changed.
pub(crate) fn renew_tallies(
    tallies: &mut Tallies,
    site: &Site,
    backlinks: &[Arc<[Backlink]>],
    changed: impl IntoIterator<Item = DocId>,
) {
    for id in changed {
        tallies.of[id.index()] = tally(|from| Citing::of(site, from), &backlinks[id.index()]);
    }
    tallies.most_in_a_year = most_in_a_year(site, &tallies.of);
}

/// What a tally asks of a page that names others.
#[derive(Clone, Copy)]
struct Citing {
    is_article: bool,
    /// The year of an article that has a date.
    year: Option<i16>,
}

impl Citing {
    fn of(site: &Site, id: DocId) -> Citing {
        let article = site.document(id).article();
        let year = article.map(|article| article.date.earliest.year());
        Citing { is_article: site.kind(id).role == Role::Article, year }
    }
}

fn tally(from: impl Fn(DocId) -> Citing, backlinks: &[Backlink]) -> Tally {
    let mut tally = Tally::default();
    // Backlinks begin with the newest page.
    for backlink in backlinks.iter().rev() {
        let Citing { is_article, year } = from(backlink.from);
        let count = backlink.count() as u32;
        tally.mentions += count;
        tally.articles += u32::from(is_article);
        let Some(year) = year else { continue };
        match tally.by_year.last_mut() {
            Some((last, n)) if *last == year => *n += count,
            _ => tally.by_year.push((year, count)),
        }
    }
    tally
}

fn most_in_a_year(site: &Site, tallies: &[Tally]) -> Vec<u32> {
    let mut most = vec![0; site.config.kinds.len()];
    for (kind, tally) in site.kind_of.iter().zip(tallies) {
        let own = tally.by_year.iter().map(|(_, n)| *n).max().unwrap_or(0);
        most[*kind] = most[*kind].max(own);
    }
    most
}
