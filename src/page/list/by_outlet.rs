//! Citing pages where there are many: articles by year and outlet, other pages by kind.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::page::list::citing::{BacklinkGroup, MENTIONS, backlink_group, publisher};
use crate::page::list::parts::BarEntry;
use crate::page::notation::{Here, TextLink};
use crate::site::DocId;
use crate::work;

/// The citing pages of one year, as far as a part has them.
#[derive(Clone, Debug, Serialize)]
pub struct CitingYear {
    pub label: String,
    pub id: String,
    /// «340 Seiten», of all parts.
    pub count: String,
    /// Whether it stands open.
    pub open: bool,
    /// Where its outlets begin, where not all of them stand in this part.
    pub index: Vec<OutletPlace>,
    /// «12 weitere», and where the first of them begins.
    pub more: Option<TextLink>,
    /// Those with citing pages in this part.
    pub outlets: Vec<CitingOutlet>,
    /// Where the year begins, if that is all that this part says of it; empty otherwise.
    pub href: String,
}

/// The citing pages that one outlet has published in a year.
#[derive(Clone, Debug, Serialize)]
pub struct CitingOutlet {
    pub name: String,
    pub id: String,
    /// How many there are in all parts.
    pub count: usize,
    /// Those in this part, newest first.
    pub groups: Vec<BacklinkGroup>,
    /// «12 weitere», and where they are.
    pub more: Option<TextLink>,
}

/// Where the citing pages of an outlet begin in a year.
#[derive(Clone, Debug, Serialize)]
pub struct OutletPlace {
    pub link: TextLink,
    pub count: usize,
}

/// How many outlets of a year a part leads to that has none of them.
const ELSEWHERE: usize = 12;
/// The way to a year with no more citing pages than this is the way to each of its outlets.
const SHORT_YEAR: usize = 100;

/// The order of all citing pages of a document, made once for all parts of its list.
pub struct ByOutlet(Vec<Year>);

struct Year {
    /// None for pages that are no articles.
    year: Option<i16>,
    outlets: Vec<Outlet>,
    /// Of all outlets.
    count: usize,
}

struct Outlet {
    name: String,
    /// Where it begins in the whole order.
    first: usize,
    /// Its places among the backlinks, newest first.
    citing: Vec<usize>,
}

impl Year {
    /// The name and the anchor of a year, or of the pages that are no articles.
    fn name(&self, here: &Here<'_>) -> (String, String) {
        match self.year {
            Some(year) => (year.to_string(), format!("mentions-{year}")),
            None => (here.labels.text("mentions.other_pages").to_owned(), "mentions-pages".to_owned()),
        }
    }
}

impl Outlet {
    /// Where the next one begins.
    fn end(&self) -> usize {
        self.first + self.citing.len()
    }
}

impl ByOutlet {
    /// The order of the citing pages of a document: the newest year first, in it outlets by name.
    pub fn of(here: &Here<'_>, id: DocId) -> Self {
        let alphabet = Alphabet::new(here.labels.tag());
        let mut years: BTreeMap<Reverse<Option<i16>>, HashMap<String, Vec<usize>>> = BTreeMap::new();
        for (at, backlink) in here.graph.backlinks(id).iter().enumerate() {
            let article = here.site.document(backlink.from).article();
            let outlets = years.entry(Reverse(article.map(|article| article.date.earliest.year()))).or_default();
            outlets.entry(publisher(here, backlink.from)).or_default().push(at);
            work::steps(1);
        }
        let mut first = 0;
        let years = years.into_iter().map(|(Reverse(year), outlets)| {
            let mut outlets: Vec<_> = outlets.into_iter().collect();
            outlets.sort_by(|(a, _), (b, _)| alphabet.compare(a, b).then_with(|| a.cmp(b)));
            let before = first;
            let outlets = outlets.into_iter().map(|(name, citing)| {
                let begins = first;
                first += citing.len();
                Outlet { name, first: begins, citing }
            });
            Year { year, outlets: outlets.collect(), count: first - before }
        });
        ByOutlet(years.collect())
    }

    /// Where each year begins; nothing where there is only one.
    pub fn bar(&self, here: &Here<'_>, id: DocId) -> Vec<BarEntry> {
        let entry = |year: &Year| {
            let (text, anchor) = year.name(here);
            let first = year.outlets.first().map_or(0, |outlet| outlet.first);
            BarEntry { text, href: MENTIONS.href_at(here, id, first, &anchor), count: year.count }
        };
        if self.0.len() > 1 { self.0.iter().map(entry).collect() } else { Vec::new() }
    }

    /// What a part of the list has, by its number from 1. The first, on the document's own page, says of all years and
    /// outlets where they are; its newest year stands open, and who goes on to another part finds all of it open.
    pub fn part(&self, here: &Here<'_>, id: DocId, number: usize) -> Vec<CitingYear> {
        let part = Part { here, id, number };
        let years = self.0.iter().map(|year| part.year(year));
        let mut years: Vec<CitingYear> = years.filter(|year| number == 1 || !year.outlets.is_empty()).collect();
        let open = if number == 1 { 1 } else { years.len() };
        years.iter_mut().take(open).for_each(|year| year.open = true);
        years
    }
}

/// A part of the list of the citing pages of a document.
struct Part<'a> {
    here: &'a Here<'a>,
    id: DocId,
    number: usize,
}

impl Part<'_> {
    fn year(&self, year: &Year) -> CitingYear {
        let (label, id) = year.name(self.here);
        let Range { start: begin, end } = MENTIONS.range(self.number);
        let from = year.outlets.partition_point(|outlet| outlet.end() <= begin);
        let to = year.outlets.partition_point(|outlet| outlet.first < end).max(from);
        let outlets = (from..to).map(|at| self.outlet(format!("{id}-{}", at + 1), &year.outlets[at]));
        let is_whole = year.outlets.iter().all(|outlet| begin <= outlet.first && outlet.end() <= end);
        // The first part is an overview of the others.
        let is_elsewhere = from == to;
        let is_short = is_elsewhere && year.count <= SHORT_YEAR;
        let most = if is_whole || is_short {
            0
        } else if is_elsewhere {
            ELSEWHERE
        } else {
            year.outlets.len()
        };
        let (index, more) = if most > 0 { self.index(&id, &year.outlets, most) } else { (Vec::new(), None) };
        CitingYear {
            label,
            count: self.here.labels.count("count.pages", year.count),
            open: false,
            index,
            more,
            outlets: outlets.collect(),
            href: match year.outlets.first().filter(|_| is_short) {
                Some(first) => self.href_at(first.first, &id),
                None => String::new(),
            },
            id,
        }
    }

    /// An outlet with what this part has of it.
    fn outlet(&self, id: String, outlet: &Outlet) -> CitingOutlet {
        let here = self.here;
        let Range { start: begin, end } = MENTIONS.range(self.number);
        let to = end.saturating_sub(outlet.first).min(outlet.citing.len());
        let citing = &outlet.citing[begin.saturating_sub(outlet.first)..to];
        let backlinks = here.graph.backlinks(self.id);
        let left = outlet.citing.len() - to;
        CitingOutlet {
            name: outlet.name.clone(),
            count: outlet.citing.len(),
            groups: citing.iter().map(|&at| backlink_group(here, &backlinks[at])).collect(),
            more: (left > 0).then(|| TextLink {
                text: here.labels.more(left),
                href: MENTIONS.href(here, self.id, self.number + 1, &id),
            }),
            id,
        }
    }

    /// Where the outlets of a year begin: at most those with most citing pages, and how many more there are.
    fn index(&self, id: &str, outlets: &[Outlet], most: usize) -> (Vec<OutletPlace>, Option<TextLink>) {
        let href = |at: usize| self.href_at(outlets[at].first, &format!("{id}-{}", at + 1));
        let mut shown: Vec<usize> = (0..outlets.len()).collect();
        shown.sort_by_key(|&at| Reverse(outlets[at].citing.len()));
        let left = shown.split_off(shown.len().min(most));
        shown.sort_unstable();
        let places = shown.into_iter().map(|at| OutletPlace {
            link: TextLink { text: outlets[at].name.clone(), href: href(at) },
            count: outlets[at].citing.len(),
        });
        let more = left.iter().min().map(|&at| TextLink { text: self.here.labels.more(left.len()), href: href(at) });
        (places.collect(), more)
    }

    fn href_at(&self, place: usize, fragment: &str) -> String {
        MENTIONS.href_at(self.here, self.id, place, fragment)
    }
}
