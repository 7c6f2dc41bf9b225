//! Who carries a topic: articles, regulations and all others, by kind.

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::model::{Kind, Role};
use crate::page::entity::measures::{Signs, signs_among};
use crate::page::list::articles::{ArticleRow, article_row, counted_kind};
use crate::page::list::facets::{self, Facets};
use crate::page::list::long::LongList;
use crate::page::list::register::SIGNS_IN_ROW;
use crate::page::list::regulations::{RegulationIndex, by_jurisdiction, regulation_table};
use crate::page::notation::{DocumentLink, Here};
use crate::site::DocId;
use crate::work;

/// Those who carry a topic. Its own page, which has other sections too, shows a quarter of what its further pages do.
pub const CARRIERS: LongList = LongList {
    name: "page",
    size: 50,
    template: "topic.html",
    title: "index.part",
    part: "index.part",
    has_anchors: false,
};

/// Carriers of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct CarrierGroup {
    pub id: String,
    /// The kind, in the plural.
    pub label: String,
    /// How many there are, on all pages.
    pub count: usize,
    /// «Stand 16. Dezember 2021»; empty where none of them has a status.
    pub as_of: String,
    /// Articles, newest first; empty for other kinds.
    pub articles: Vec<ArticleRow>,
    /// Regulations by jurisdiction; none for other kinds.
    pub regulations: Option<RegulationIndex>,
    /// All others, by name.
    pub names: Vec<Carrier>,
}

/// An entity that carries a topic, with where the topic's regulations stand for it.
#[derive(Clone, Debug, Serialize)]
pub struct Carrier {
    pub link: DocumentLink,
    pub signs: Signs,
    /// Where those are listed.
    pub signs_href: String,
    /// What it is narrowed by in a browser.
    pub facets: Facets,
}

impl CarrierGroup {
    /// What its rows are narrowed by.
    pub fn facets(&self) -> impl Iterator<Item = &Facets> {
        let regulations = self.regulations.iter().flat_map(|list| &list.groups).flat_map(|of| &of.rows);
        let articles = self.articles.iter().map(|row| &row.facets);
        articles.chain(regulations.map(|row| &row.facets)).chain(self.names.iter().map(|name| &name.facets))
    }
}

/// The carriers of a topic as they are listed: by kind, articles by date, regulations by jurisdiction, others by name.
pub struct Carriers {
    topic: DocId,
    ids: Vec<DocId>,
    /// Each kind with how many are of it, in order.
    kinds: Vec<(usize, usize)>,
}

/// The carriers of one kind, as the contents name them.
pub struct Section {
    /// The kind, by its place among the dossier's.
    pub kind: usize,
    pub count: usize,
    /// The page on which they begin, from 1.
    pub page: usize,
}

impl Carriers {
    pub fn of(here: &Here<'_>, topic: DocId) -> Carriers {
        let alphabet = Alphabet::new(here.labels.tag());
        work::steps(here.site.carriers(topic).len());
        let mut carriers = Carriers { topic, ids: Vec::new(), kinds: Vec::new() };
        for (kind, of_kind) in runs(here, here.site.carriers(topic)) {
            let mut ids = of_kind.to_vec();
            match here.site.config.kinds[kind].role {
                Role::Article => {
                    let date = |id: &DocId| here.site.document(*id).date();
                    ids.sort_by(|a, b| match (date(b), date(a)) {
                        (Some(later), Some(earlier)) => later.order(earlier),
                        _ => std::cmp::Ordering::Equal,
                    });
                }
                Role::Regulation => ids = by_jurisdiction(here, &ids).into_iter().map(|(_, id)| id).collect(),
                _ => {
                    let name = |id: &DocId| here.site.document(*id).short();
                    ids.sort_by(|a, b| alphabet.compare(name(a), name(b)).then(a.cmp(b)));
                }
            }
            carriers.kinds.push((kind, ids.len()));
            carriers.ids.extend(ids);
        }
        carriers
    }

    /// How many pages they fill.
    pub fn parts(&self) -> usize {
        CARRIERS.parts(self.ids.len())
    }

    /// The sections, one for each kind.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        let mut before = 0;
        self.kinds.iter().map(move |&(kind, count)| {
            let page = CARRIERS.part_of(before);
            before += count;
            Section { kind, count, page }
        })
    }

    /// The part that stands on a page, by its number from 1.
    pub fn on_page(&self, here: &Here<'_>, number: usize) -> Vec<CarrierGroup> {
        let shown = CARRIERS.on_page(&self.ids, number);
        runs(here, shown).map(|(kind, ids)| self.group(here, kind, ids)).collect()
    }

    fn group(&self, here: &Here<'_>, kind: usize, ids: &[DocId]) -> CarrierGroup {
        let meta = &here.site.config.kinds[kind];
        let mut group = CarrierGroup {
            id: section_id(meta),
            label: here.labels.of(&meta.plural).to_owned(),
            count: self.kinds.iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| *count),
            as_of: String::new(),
            articles: Vec::new(),
            regulations: None,
            names: Vec::new(),
        };
        match meta.role {
            Role::Article => group.articles = ids.iter().map(|id| article_row(here, *id)).collect(),
            Role::Regulation => group.regulations = Some(regulation_table(here, kind, ids)),
            _ => group.names = ids.iter().map(|id| self.carrier(here, *id)).collect(),
        }
        let has_statuses = group.regulations.as_ref().is_some_and(|table| table.has_statuses || table.has_affected)
            || group.names.iter().any(|name| name.signs.has_some());
        if has_statuses {
            group.as_of = here.as_of();
        }
        group
    }

    fn carrier(&self, here: &Here<'_>, id: DocId) -> Carrier {
        let is_of_topic = |regulation: DocId| here.site.topics_of(regulation).contains(&self.topic);
        Carrier {
            link: here.short_link(id),
            signs: signs_among(here, id, SIGNS_IN_ROW, is_of_topic),
            signs_href: here.href_of(id, "regulations"),
            facets: match here.site.kind(id).is_entity() {
                true => facets::of_entity_among(here, id, is_of_topic),
                false => facets::of_page(here, id),
            },
        }
    }
}

/// The anchor of a kind's carriers.
pub fn section_id(kind: &Kind) -> String {
    format!("in-topic-{}", kind.name)
}

/// How many of each kind carry a topic: «3 Artikel», «9 Unternehmen».
pub fn counts(here: &Here<'_>, topic: DocId) -> Vec<String> {
    runs(here, here.site.carriers(topic)).map(|(kind, ids)| counted_kind(here, kind, ids.len())).collect()
}

/// Documents in order of their kinds, those of one kind together.
fn runs<'a>(here: &'a Here<'_>, ids: &'a [DocId]) -> impl Iterator<Item = (usize, &'a [DocId])> {
    let kind = |id: &DocId| here.site.kind_of[id.index()];
    ids.chunk_by(move |a, b| kind(a) == kind(b)).map(move |ids| (kind(&ids[0]), ids))
}
