//! Atom feeds: the dossier's articles, for each entity the articles that name it or state something of it, with what they state, and for
//! each topic those that carry it.
//!
//! A correction is an update of its article's entry, so that a reader who has seen the article sees it again.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil;
use serde::Serialize;

use crate::link::graph::{Assertion, EvidenceSource, LinkGraph, Relation};
use crate::model::{Document, Permalink, Role};
use crate::page::notation::Here;
use crate::page::notation::claim::claim_view;
use crate::page::notation::relation::relation_words;
use crate::page::notation::speaker::SpeakerView;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// The most entries that the dossier's feed has.
const LONGEST: usize = 100;
/// The same of entities and topics, of which there are many: more than subscribers miss between two looks.
const LONGEST_OF_ONE: usize = 30;

/// A feed, for the template `feed.xml`. All addresses are whole.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// Language of the feed's own words.
    pub lang: String,
    /// What it is known by, which survives a move of the site where `id_base` says so.
    pub id: String,
    /// Its own address.
    pub href: String,
    pub title: String,
    /// What it is about; empty for nothing.
    pub subtitle: String,
    /// The page that it belongs to.
    pub page: String,
    /// The newest update, as RFC 3339.
    pub updated: String,
    /// Who writes it; never empty, for Atom wants an author.
    pub authors: Vec<String>,
    /// Under what licence; empty for none.
    pub rights: String,
    /// The entries, newest update first.
    pub entries: Vec<FeedEntry>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FeedEntry {
    /// What it is known by, see [`FeedView::id`].
    pub id: String,
    /// The article's address.
    pub href: String,
    pub title: String,
    /// Language of headline and summary.
    pub lang: String,
    /// When our page was published, as RFC 3339.
    pub published: String,
    /// When it was last changed or corrected, as RFC 3339.
    pub updated: String,
    /// Who wrote it, where that is not whoever writes the feed.
    pub authors: Vec<String>,
    pub summary: String,
    /// In the feed of an entity what the article states of it: «Acme unterliegt Entity List: in Kraft seit 5. Juni 2020».
    pub statements: Vec<String>,
    /// «Berichtigung vom 3. Mai 2021: …», newest first.
    pub corrections: Vec<String>,
    /// Its topics: slug and label.
    pub categories: Vec<(String, String)>,
}

/// The feeds of a site that has an address: the dossier's, and one for each entity and topic.
pub fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    if site.config.base_url.is_none() {
        return Vec::new();
    }
    let whole = Page::new(site, Permalink::default(), |here| Content::new("feed.xml", dossier_feed(here)));
    let whole = site.has_feed.then(|| whole.as_file("feed.xml"));
    // Who has subscribed to a page that was renamed since reads on at the address that it had.
    let own = |id: DocId| {
        let document = site.document(id);
        let former = document.former_addresses().filter(|old| is_folder_of_pages(site, old));
        [document.permalink.clone()].into_iter().chain(former).map(move |address| {
            let path = format!("{address}feed.xml");
            let content = move |here: &Here<'_>| Content::new("feed.xml", feed_of(here, id));
            Page::new(site, address, content).as_file(path).in_language_of(site, id)
        })
    };
    whole.into_iter().chain(site.ids().filter(|id| has_own(site, graph, *id)).flat_map(own)).collect()
}

/// Whether a page of a dossier could have stood at an address, and a feed below it: not so for those that other programs gave.
fn is_folder_of_pages(site: &Site, address: &Permalink) -> bool {
    let folder = address.as_str().split('/').next().unwrap_or_default();
    address.as_str().matches('/').count() == 2 && site.config.kinds.iter().any(|kind| &*kind.folder == folder)
}

/// Whether an entity or a topic has a feed of its own: where the dossier wants such, and this one has entries.
pub fn has_own(site: &Site, graph: &LinkGraph, id: DocId) -> bool {
    site.has_feed && site.config.entity_feeds && articles_of(site, graph, id).any(|article| site.is_in_feed(article))
}

/// The articles that name an entity or state something of it, or that carry a topic; one may come more than once.
fn articles_of<'a>(site: &'a Site, graph: &'a LinkGraph, id: DocId) -> Box<dyn Iterator<Item = DocId> + 'a> {
    if !site.kind(id).is_entity() {
        return Box::new(site.carriers(id).iter().copied());
    }
    let naming = graph.backlinks(id).iter().map(|backlink| backlink.from);
    let relations = graph.relations_of(id).flat_map(|relation| &relation.assertions);
    let stating = relations.filter_map(|assertion| match assertion.evidence {
        EvidenceSource::Article { article, .. } => Some(article),
        EvidenceSource::Outside(_) => None,
    });
    let claiming = graph.claims_of(id).iter().map(|at| graph.claim(*at).article);
    Box::new(naming.chain(stating).chain(claiming))
}

fn dossier_feed(here: &Here<'_>) -> FeedView {
    let config = &here.site.config;
    let articles = here.graph.articles().iter().copied();
    feed(here, config.title.clone(), config.description.clone().unwrap_or_default(), None, articles)
}

/// The feed of an entity, the articles that name it, or of a topic, those that carry it.
fn feed_of(here: &Here<'_>, id: DocId) -> FeedView {
    let document = here.site.document(id);
    let title = format!("{} – {}", document.title, here.site.config.title);
    let is_topic = here.site.kind(id).role == Role::Topic;
    let articles: BTreeSet<DocId> = articles_of(here.site, here.graph, id).collect();
    let subtitle =
        here.labels.text(if is_topic { "feed.topic" } else { "feed.of" }).replace("{title}", &document.title);
    feed(here, title, subtitle, Some(id), articles.into_iter())
}

fn feed(
    here: &Here<'_>,
    title: String,
    subtitle: String,
    of: Option<DocId>,
    articles: impl Iterator<Item = DocId>,
) -> FeedView {
    let config = &here.site.config;
    let absolute = |path: &str| config.absolute(path).unwrap_or_default();
    let folder = of.map_or("", |id| here.site.document(id).permalink.as_str());
    let known = of.map(|id| here.site.document(id).first_address()).unwrap_or_default();
    let mut newest: Vec<_> = articles
        .filter_map(|id| {
            let document = here.site.document(id);
            let updated = document.last_change().filter(|_| here.site.is_in_feed(id))?.earliest;
            Some((Reverse(updated), Reverse(published(document, updated)), &document.permalink, id))
        })
        .collect();
    newest.sort_unstable();
    newest.truncate(if of.is_some() { LONGEST_OF_ONE } else { LONGEST });
    let mut authors = config.authors.clone();
    if authors.is_empty() {
        authors.push(config.publisher.clone().unwrap_or_else(|| config.title.clone()));
    }
    FeedView {
        lang: here.language_of_the_whole().to_owned(),
        id: config.lasting_id(&format!("{known}feed.xml")),
        href: absolute(&format!("{folder}feed.xml")),
        title,
        subtitle,
        page: absolute(folder),
        updated: instant(newest.first().map_or(civil::Date::constant(1970, 1, 1), |(Reverse(day), ..)| *day)),
        authors,
        rights: config.licence.clone().unwrap_or_default(),
        entries: newest.iter().map(|(Reverse(updated), .., id)| entry(here, of, *id, *updated)).collect(),
    }
}

fn entry(here: &Here<'_>, of: Option<DocId>, id: DocId, updated: civil::Date) -> FeedEntry {
    let document = here.site.document(id);
    let words = here.labels;
    let mut corrections: Vec<_> = document.corrections.iter().collect();
    corrections.sort_by(|a, b| b.date.order(&a.date));
    let correction = |correction: &crate::model::Correction| {
        let day = words.text("feed.correction").replace("{date}", &words.date(&correction.date));
        format!("{day}: {}", correction.text)
    };
    let category =
        |topic: &DocId| (here.site.document(*topic).slug.to_string(), here.site.topic_label(*topic, words).to_owned());
    FeedEntry {
        id: here.site.config.lasting_id(document.first_address().as_str()),
        href: here.site.config.absolute(document.permalink.as_str()).unwrap_or_default(),
        title: document.title.clone(),
        lang: document.language.tag().to_owned(),
        published: instant(published(document, updated)),
        updated: instant(updated),
        authors: document.authors.clone(),
        summary: document.summary.clone().unwrap_or_default(),
        statements: of.map(|of| statements(here, of, id)).unwrap_or_default(),
        corrections: corrections.into_iter().map(correction).collect(),
        categories: here.site.topics_of(id).iter().map(category).collect(),
    }
}

/// What an article states of an entity: how it stands to others, and what is said by it and about it.
fn statements(here: &Here<'_>, of: DocId, article: DocId) -> Vec<String> {
    let words = here.labels;
    let title = |id: DocId| here.site.document(id).title.as_str();
    let relation = |relation: &Relation| {
        let is_own =
            |one: &&Assertion| matches!(one.evidence, EvidenceSource::Article { article: own, .. } if own == article);
        let said = relation.assertions.iter().find(is_own)?;
        let verb = relation_words(here, relation, relation.subject);
        let mut text = format!("{} {verb} {}", title(relation.subject), title(relation.object));
        let status = said.fields.status.map(|status| here.status_as_known(status, said.certainty()).label);
        let since = said.began().map(|date| words.text("feed.since").replace("{date}", &words.cited_date(date)));
        let certainty = Some(here.certainty_label(said.certainty())).filter(|label| !label.is_empty());
        let detail: Vec<String> = [status, since, certainty].into_iter().flatten().collect();
        if !detail.is_empty() {
            text.push_str(&format!(": {}", detail.join(", ")));
        }
        Some(text)
    };
    let claims = here.graph.claims_of(of).iter().filter(|at| here.graph.claim(**at).article == article);
    let claim = |at: &usize| {
        let said = claim_view(here, *at, None);
        let name = |name: &SpeakerView| name.link.as_ref().map_or_else(|| name.text.clone(), |link| link.text.clone());
        let names: Vec<String> = said.by.names.iter().map(name).collect();
        let pause = if said.by.pause { "," } else { "" };
        // Where nobody is named the verb is a sentence.
        let by = if names.is_empty() { said.by.verb } else { format!("{}{pause} {}", names.join(", "), said.by.verb) };
        format!("{by}: {}", said.text)
    };
    here.graph.relations_of(of).filter_map(relation).chain(claims.map(claim)).collect()
}

/// The day on which a page was published; that of its last change where nobody says.
fn published(document: &Document, updated: civil::Date) -> civil::Date {
    document.published.as_ref().map_or(updated, |date| date.earliest)
}

/// The beginning of a day as RFC 3339.
fn instant(day: civil::Date) -> String {
    format!("{day}T00:00:00Z")
}
