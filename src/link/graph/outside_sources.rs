//! The sources outside the dossier: each once, with the pages that use it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::labels::alphabet::Alphabet;
use crate::link::graph::assertion::EvidenceSource;
use crate::link::graph::event::DatedEvent;
use crate::link::graph::relation::Relation;
use crate::model::{OutsideSource, SourceRecord};
use crate::site::{DocId, Site};

/// A source outside the dossier, and who uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideUse {
    /// The source, as it is written out most fully.
    pub source: OutsideSource,
    /// The documents that use it, in order.
    pub users: Vec<DocId>,
}

/// All outside sources by outlet, those without one last, then by title and address, in the order of the
/// dossier's language; case ignored. One with the address of an article's source is that source: where only a fact rests on it,
/// it is not listed again, and else it has the article's title.
pub(crate) fn outside_sources(site: &Site, relations: &[Relation], events: &[DatedEvent]) -> Vec<OutsideUse> {
    let mut mentions: Vec<(&OutsideSource, Vec<DocId>)> = Vec::new();
    let mut add = |source, users: &[DocId]| mentions.push((source, users.to_vec()));
    for relation in relations {
        for assertion in &relation.assertions {
            if let EvidenceSource::Outside(source) = &assertion.evidence {
                add(source, &[relation.subject, relation.object]);
            }
        }
    }
    for event in events {
        if let Some(source) = &event.event.source {
            add(source, &[event.article]);
        }
    }
    let of_articles = article_sources(site);
    let is_listed = |source: &OutsideSource| source.url.as_deref().is_some_and(|url| of_articles.contains_key(url));
    let addresses: Vec<(DocId, OutsideSource)> =
        site.ids().flat_map(|id| basis_sources(site, id)).filter(|(_, source)| !is_listed(source)).collect();
    let mut addresses = addresses.iter().peekable();
    for id in site.ids() {
        for source in &site.document(id).sources {
            add(source, &[id]);
        }
        while let Some((_, source)) = addresses.next_if(|(of, _)| *of == id) {
            add(source, &[id]);
        }
    }
    // The same source is often written out only once: the fullest entry is shown, and shorter ones are mentions of it.
    mentions.sort_by_key(|(source, _)| Reverse(filled(source)));
    let mut found: Vec<(&OutsideSource, BTreeSet<DocId>)> = Vec::new();
    let mut shelf = Shelf::default();
    for (source, users) in mentions {
        let at = shelf.find(source).unwrap_or_else(|| {
            found.push((source, BTreeSet::new()));
            shelf.put(source)
        });
        found[at].1.extend(users);
    }
    let uses = found
        .into_iter()
        .map(|(source, users)| OutsideUse { source: titled(source, &of_articles), users: users.into_iter().collect() });
    let mut uses: Vec<OutsideUse> = uses.collect();
    let alphabet = Alphabet::new(site.config.language.tag());
    let place = |a: &str, b: &str| alphabet.compare(&a.to_lowercase(), &b.to_lowercase());
    uses.sort_by(|OutsideUse { source: a, .. }, OutsideUse { source: b, .. }| {
        let outlet = |source: &OutsideSource| source.outlet.clone().unwrap_or_default();
        let edtf = |source: &OutsideSource| source.date.as_ref().map(|date| date.edtf.clone());
        (outlet(a).is_empty().cmp(&outlet(b).is_empty()))
            .then_with(|| place(&outlet(a), &outlet(b)))
            .then_with(|| place(a.shown_title(), b.shown_title()))
            .then_with(|| a.url.cmp(&b.url))
            .then_with(|| edtf(a).cmp(&edtf(b)))
    });
    uses
}

/// Sources one after the other, and where a mention of one stands.
#[derive(Debug, Default)]
pub struct Shelf {
    sources: Vec<OutsideSource>,
    /// Their places, by address and title.
    titled: HashMap<(String, String), Vec<usize>>,
    /// And by address alone.
    at_address: HashMap<String, Vec<usize>>,
}

impl Shelf {
    /// Puts a source behind the others; its place.
    pub fn put(&mut self, source: &OutsideSource) -> usize {
        let (address, title) = (source.url.clone().unwrap_or_default(), source.plain_title());
        let place = self.sources.len();
        self.titled.entry((address.clone(), title)).or_default().push(place);
        self.at_address.entry(address).or_default().push(place);
        self.sources.push(source.clone());
        place
    }

    /// The place of the source that a mention is of. One that can be of several is of none of them: it would stand under a title
    /// that nobody gave it.
    pub fn find(&self, mention: &OutsideSource) -> Option<usize> {
        let alike = self.alike(mention);
        let is_exact =
            |known: &OutsideSource| known.plain_title() == mention.plain_title() && known.date == mention.date;
        match alike[..] {
            [place] => Some(place),
            _ => alike.into_iter().find(|place| is_exact(&self.sources[*place])),
        }
    }

    /// The places of all that a mention can be of.
    pub fn alike(&self, mention: &OutsideSource) -> Vec<usize> {
        let (address, title) = (mention.url.clone().unwrap_or_default(), mention.plain_title());
        let places = if title.is_empty() { self.at_address.get(&address) } else { self.titled.get(&(address, title)) };
        places.into_iter().flatten().copied().filter(|place| self.sources[*place].is_same(mention)).collect()
    }
}

/// The sources of articles by their addresses.
fn article_sources(site: &Site) -> HashMap<&str, &SourceRecord> {
    let sources = site.ids().filter_map(|id| site.document(id).article()).map(|article| &article.source);
    sources.filter_map(|source| Some((source.url.value()?.as_str(), source))).collect()
}

/// A source with what the article says of it that has the same address, where it says nothing itself.
fn titled(source: &OutsideSource, of_articles: &HashMap<&str, &SourceRecord>) -> OutsideSource {
    let mut source = source.clone();
    let Some(article) = source.url.as_deref().and_then(|url| of_articles.get(url)) else { return source };
    if let (true, Some(headline)) = (source.title.is_empty(), article.headline.value()) {
        source.title = headline.clone();
    }
    source.outlet = source.outlet.or_else(|| article.outlet.value().cloned());
    source
}

/// The addresses behind the facts of a document; nothing else is known of these sources.
fn basis_sources(site: &Site, id: DocId) -> impl Iterator<Item = (DocId, OutsideSource)> {
    let stated = site.document(id).basis.values().filter(|basis| basis.source.is_some());
    stated.map(move |basis| {
        let (url, accessed) = (basis.source.clone(), basis.accessed.clone());
        (id, OutsideSource { url, accessed, ..OutsideSource::default() })
    })
}

/// How fully a source is written out: its title and its day first, which are what tells it from others of its address.
fn filled(source: &OutsideSource) -> usize {
    8 * usize::from(!source.title.is_empty())
        + 4 * usize::from(source.date.is_some())
        + usize::from(source.outlet.is_some())
        + usize::from(source.accessed.is_some())
}
