//! How often each document is named: what lists and drawings of many names need, without the sentences.

use crate::link::graph::backlinks::Backlink;
use crate::model::Role;
use crate::site::Site;

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

pub(crate) fn tallies(site: &Site, backlinks: &[Vec<Backlink>]) -> Tallies {
    let of: Vec<Tally> = backlinks.iter().map(|backlinks| tally(site, backlinks)).collect();
    Tallies { most_in_a_year: most_in_a_year(site, &of), of }
}

fn tally(site: &Site, backlinks: &[Backlink]) -> Tally {
    let mut tally = Tally::default();
    // Backlinks begin with the newest page.
    for backlink in backlinks.iter().rev() {
        let count = backlink.count() as u32;
        tally.mentions += count;
        if site.kind(backlink.from).role == Role::Article {
            tally.articles += 1;
        }
        let Some(article) = site.document(backlink.from).article() else { continue };
        let year = article.date.earliest.year();
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
