//! Who names a document: citing pages, newest first, each with its sentences. Long lists go on further pages.

use serde::Serialize;

use crate::labels::isolated;
use crate::link::graph::{Backlink, LinkGraph};
use crate::model::Permalink;
use crate::page::list::cited::{CitedView, cited_whole};
use crate::page::list::facets;
use crate::page::list::parts::{self, PageLink, part_links, part_permalink};
use crate::page::list::register::{self, Sparkline};
use crate::page::notation::{DateView, DocumentLink, Here, QuoteView};
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// How many citing pages one page shows.
pub const GROUPS_PER_PAGE: usize = 50;

/// The mentions of a document, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct MentionsView {
    /// «14 Nennungen auf 2 Seiten», of all parts; empty where there are none.
    pub count: String,
    /// Mentions of an entity by the year of the article; on its own page only.
    pub years: Option<Sparkline>,
    /// Where an article is evidence; on its own page only.
    pub cited: Option<CitedView>,
    /// The citing pages of this part.
    pub groups: Vec<BacklinkGroup>,
    pub pages: Vec<PageLink>,
}

/// One citing page.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkGroup {
    pub from: DocumentLink,
    /// Its outlet, or its kind.
    pub meta: String,
    /// Its date; none for pages without.
    pub date: Option<DateView>,
    /// «2 Stellen»; empty for one.
    pub places: String,
    pub n: usize,
    pub lang: String,
    /// The sentences, in order of the text; one entry for each sentence, with its first mention marked.
    pub quotes: Vec<QuoteView>,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: String,
}

/// How many pages the mentions of a document fill; at least 1, which is the document's own.
pub fn mention_pages(graph: &LinkGraph, id: DocId) -> usize {
    graph.backlinks(id).len().div_ceil(GROUPS_PER_PAGE).max(1)
}

/// The address of a part of the mentions: the document's own page for the first.
pub fn mentions_permalink(site: &Site, id: DocId, number: usize) -> Permalink {
    part_permalink(&site.document(id).permalink, "mentions", number)
}

/// A part of the mentions of a document, by its number from 1.
pub fn mentions(here: &Here<'_>, id: DocId, number: usize) -> MentionsView {
    let all = here.graph.backlinks(id);
    let count = match all.len() {
        0 => String::new(),
        pages => {
            let places = here.graph.tally(id).mentions as usize;
            here.labels
                .text("mentions.count")
                .replace("{places}", &here.labels.count("count.mentions", places))
                .replace("{pages}", &here.labels.count("count.pages", pages))
        }
    };
    let from = (number.max(1) - 1) * GROUPS_PER_PAGE;
    let part = all.iter().skip(from).take(GROUPS_PER_PAGE);
    let parts = mention_pages(here.graph, id);
    let href = |part| here.href_to(mentions_permalink(here.site, id, part).as_str(), "mentions");
    let pages = part_links(parts, number, href);
    let years = if number == 1 && here.site.kind(id).is_entity() { register::sparkline(here, id) } else { None };
    let is_article = number == 1 && here.site.document(id).article().is_some();
    MentionsView {
        count,
        years,
        cited: if is_article { cited_whole(here, id) } else { None },
        groups: part.map(|backlink| group(here, backlink)).collect(),
        pages,
    }
}

/// The further pages of the mentions of a document.
pub fn pages(site: &Site, graph: &LinkGraph, id: DocId) -> Vec<Page> {
    let page = |number| {
        Page::new(site, mentions_permalink(site, id, number), move |here| {
            let list = mentions(here, id, number);
            Content::new("mentions.html", parts::further_page(here, id, number, ("mentions.of", "mentions.part"), list))
        })
    };
    (2..=mention_pages(graph, id)).map(page).collect()
}

fn group(here: &Here<'_>, backlink: &Backlink) -> BacklinkGroup {
    let from = here.site.document(backlink.from);
    let meta = match from.article() {
        Some(article) => match article.source.outlet.value() {
            Some(outlet) => isolated(outlet).into_owned(),
            None => here.labels.text("sources.unknown_outlet").to_owned(),
        },
        None => here.kind_label(backlink.from),
    };
    let n = backlink.count();
    let mut quotes: Vec<QuoteView> = Vec::with_capacity(n);
    let mut last = None;
    for (mention, quote) in here.graph.quotes(backlink) {
        // A sentence with two mentions is quoted once.
        let sentence = Some((mention.block, &quote.excerpt.range));
        if last != sentence {
            quotes.push(here.quote(backlink, mention, quote));
        }
        last = sentence;
    }
    BacklinkGroup {
        from: here.link(backlink.from),
        meta,
        date: from.article().and_then(|_| here.article_date(backlink.from)),
        places: if n > 1 { here.labels.count("count.places", n) } else { String::new() },
        n,
        lang: here.foreign(backlink.from),
        quotes,
        facets: facets::of_article(here, backlink.from),
    }
}
