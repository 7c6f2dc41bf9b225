//! What an earlier state of a dossier still knows of its links, so that an edit costs what it concerns.
//!
//! The law is that the graph and the diagnostics are those of a dossier that is linked for the first time.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::graph::LinkGraph;
use super::resolve::{SiteNames, names_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::link::text::outgoing::LinkTarget;
use crate::model::{Document, PassageAnchor};
use crate::names::mentions::Uses;
use crate::names::{Language, NameIndex, key};
use crate::site::{AT_ONCE, DocId, Site};

/// What resolving one document gave, apart from its links and mentions.
#[derive(Clone)]
pub(super) struct Findings {
    /// The names that stand in its text, by their place in [`SiteNames::origin`].
    pub standing: Vec<(u32, Uses)>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// The same after names have changed: `moved` has the new place of each name, or none.
    pub fn renamed(&self, moved: &[Option<u32>]) -> Findings {
        let standing = self.standing.iter().filter_map(|(at, uses)| Some((moved[*at as usize]?, *uses))).collect();
        Findings { standing, diagnostics: self.diagnostics.clone() }
    }
}

/// An earlier state of a dossier.
pub(super) struct Before<'a> {
    pub site: &'a Site,
    pub graph: &'a LinkGraph,
    pub findings: &'a [Arc<Findings>],
    /// Whether a statement names a paragraph that is not there.
    pub misses_a_paragraph: bool,
    /// Whether a statement names its paragraph by words of the text.
    pub points_by_words: bool,
}

/// A document that changed, as it was and as it is.
type Change<'a> = (DocId, &'a Document, &'a Document);

/// What has to be found out again.
pub(super) struct Again {
    /// The documents whose links or mentions may differ now: those that changed; where a name came or went, those with
    /// that name in their text; where what a link shows or needs has changed, those that link there.
    pub documents: Vec<DocId>,
    /// Whether any entity has other names.
    pub names: bool,
    /// Whether relations, events or claims may differ.
    pub statements: bool,
}

impl Again {
    /// Compares a dossier with an earlier state. `None` where everything has to be found out again: a document came, went or
    /// moved, or an address that is no document did.
    pub fn new<'s>(before: &Before<'s>, site: &'s Site) -> Option<Again> {
        let is_here = |(old, new): (&Arc<Document>, &Arc<Document>)| {
            (&old.source.path, &old.kind, &old.slug, &old.permalink)
                == (&new.source.path, &new.kind, &new.slug, &new.permalink)
        };
        let same_ids = before.site.documents.len() == site.documents.len()
            && before.site.documents.iter().zip(&site.documents).all(is_here);
        let addresses = |site: &'s Site| (&site.drafts, &site.redirects, &site.views);
        let same_config = Arc::ptr_eq(&before.site.config, &site.config);
        if !same_config || !same_ids || addresses(before.site) != addresses(site) {
            return None;
        }
        let pairs = before.site.documents.iter().zip(&site.documents);
        let changes: Vec<Change> = site
            .ids()
            .zip(pairs)
            .filter(|(_, (old, new))| !Arc::ptr_eq(old, new))
            .map(|(id, (old, new))| (id, &**old, &**new))
            .collect();
        let any = |differs: fn(&Document, &Document) -> bool| changes.iter().any(|(_, old, new)| differs(old, new));
        let order = any(|old, new| order_of(old) != order_of(new));
        let quoted = before.points_by_words && any(|old, new| old.texts().ne(new.texts()) || has_other_ids(old, new));
        Some(Again {
            documents: concerned(before, site, &changes),
            names: any(is_named_otherwise),
            statements: order
                || quoted
                || before.site.as_of != site.as_of
                || any(may_change_statements)
                || changes.iter().any(|change| before.may_lose_a_paragraph(change)),
        })
    }
}

impl Before<'_> {
    /// Whether statements that name paragraphs of a document by their numbers may now mean another one, or none.
    fn may_lose_a_paragraph(&self, (id, old, new): &Change) -> bool {
        let [before, now] = [old, new].map(|document| document.body.passages.len());
        before != now && (self.misses_a_paragraph || before.min(now) < self.graph.last_cited_paragraph(*id) as usize)
    }
}

fn concerned(before: &Before, site: &Site, changes: &[Change]) -> Vec<DocId> {
    let mut concerned: BTreeSet<DocId> = changes.iter().map(|(id, ..)| *id).collect();
    let of = |differs: fn(&Document, &Document) -> bool| -> Vec<&Change> {
        changes.iter().filter(|(_, old, new)| differs(old, new)).collect()
    };
    let (renamed, reanchored) = (of(is_called_otherwise), of(has_other_anchors));
    if renamed.is_empty() && reanchored.is_empty() {
        return concerned.into_iter().collect();
    }
    let mut is_target = vec![false; site.documents.len()];
    renamed.iter().chain(&reanchored).for_each(|(id, ..)| is_target[id.index()] = true);
    let keys: HashSet<String> = renamed.iter().flat_map(|(_, old, new)| link_keys(old).chain(link_keys(new))).collect();
    // A name that came or went changes what the others of its entity mean.
    let names = NameIndex::new(renamed.iter().flat_map(|(id, old, new)| {
        [*old, *new].into_iter().flat_map(|version| names_of(site, *id, version)).map(|(name, _)| name)
    }));
    let ids: Vec<DocId> = site.ids().collect();
    concerned.par_extend(ids.par_iter().with_max_len(AT_ONCE).copied().filter(|id| {
        let document = site.document(*id);
        let targets = || before.graph.outgoing[id.index()].links.iter();
        // What is wrong elsewhere may be mended by a new name or anchor, or is worded by what is near.
        let may_be_mended = |found: &Diagnostic| !renamed.is_empty() || found.code == Code::BrokenAnchor;
        before.findings[id.index()].diagnostics.iter().any(may_be_mended)
            || targets().any(|link| matches!(link, LinkTarget::Document { target, .. } if is_target[target.index()]))
            || !keys.is_empty() && document.body.links.iter().any(|link| keys.contains(&key(&link.target)))
            || contains_name(&names, document)
    }));
    concerned.into_iter().collect()
}

/// For each name of a dossier its place after names have changed; `None` for those that are gone.
pub(super) fn moved_names(old: &SiteNames, new: &SiteNames) -> Vec<Option<u32>> {
    let places: HashMap<(DocId, &str, usize), u32> = identities(new).zip(0..).collect();
    identities(old).map(|identity| places.get(&identity).copied()).collect()
}

/// What each name is in every version of a site: whose it is, its words, and which name with these words, counted from 0.
fn identities(names: &SiteNames) -> impl Iterator<Item = (DocId, &str, usize)> {
    let mut alike: HashMap<(DocId, &str), usize> = HashMap::new();
    names.origin.iter().zip(names.index.names()).map(move |((id, _), name)| {
        let count = alike.entry((*id, &name.text)).or_default();
        *count += 1;
        (*id, &*name.text, *count - 1)
    })
}

/// Whether an entity is found by other words in texts.
fn is_named_otherwise(before: &Document, now: &Document) -> bool {
    before.names() != now.names() || before.citations() != now.citations() || before.not_named() != now.not_named()
}

/// Whether a link to the document may now show other words, or other words may now lead to it.
fn is_called_otherwise(before: &Document, now: &Document) -> bool {
    is_named_otherwise(before, now) || (&before.title, &before.short_name) != (&now.title, &now.short_name)
}

/// Whether the anchors that links may lead to have changed.
fn has_other_anchors(before: &Document, now: &Document) -> bool {
    fn passages(document: &Document) -> impl Iterator<Item = PassageAnchor> {
        document.body.passages.iter().map(|passage| passage.anchor)
    }
    before.body.headings != now.body.headings
        || has_other_ids(before, now)
        || passages(before).ne(passages(now))
        || claim_ids(before).ne(claim_ids(now))
}

/// Whether the ids that an author has given to paragraphs have changed, or stand at others.
fn has_other_ids(before: &Document, now: &Document) -> bool {
    fn ids(document: &Document) -> impl Iterator<Item = (&str, u32)> {
        document.body.block_ids.iter().map(|own| (&*own.id, own.passage))
    }
    ids(before).ne(ids(now))
}

fn claim_ids(document: &Document) -> impl Iterator<Item = &Arc<str>> {
    document.article().into_iter().flat_map(|article| &article.claims).map(|claim| &claim.id)
}

/// What a wikilink can say to mean a document.
fn link_keys(document: &Document) -> impl Iterator<Item = String> {
    let names = document.names().iter().map(|name| name.text.as_str());
    names.chain([document.title.as_str()]).chain(document.short_name.as_deref()).map(key)
}

fn contains_name(names: &NameIndex, document: &Document) -> bool {
    let language = Language::of(document.language.tag());
    !names.names().is_empty() && document.texts().any(|text| names.may_stand_in(&text, language))
}

/// What decides about an article's place among the others, and how it is cited.
fn order_of(document: &Document) -> Option<impl PartialEq> {
    let article = document.article()?;
    Some((article.date.clone(), article.source.outlet.value().cloned(), article.cite_as.clone()))
}

/// Relations, events and claims come from front matter, and claims may not share their ids with headings.
fn may_change_statements(before: &Document, now: &Document) -> bool {
    before.front_matter() != now.front_matter()
        || claim_ids(now).next().is_some() && before.body.headings != now.body.headings
}
