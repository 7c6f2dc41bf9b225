//! What an earlier state of a dossier still knows of its links, so that an edit costs what it concerns.
//!
//! The law is that the graph and the diagnostics are those of a dossier that is linked for the first time.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::graph::LinkGraph;
use super::moves::Moves;
use super::resolve::{SiteNames, names_of, referenced};
use super::targets::link_target;
use crate::diagnostic::{Code, Diagnostic};
use crate::link::text::outgoing::{LinkTarget, Outgoing};
use crate::model::{Detail, Document, PassageAnchor};
use crate::names::mentions::Uses;
use crate::names::{Language, NameIndex, key};
use crate::site::{AT_ONCE, DocId, Site};
use crate::source::SourceFile;
use crate::yaml::front_matter::split;
use crate::yaml::{Yaml, read};

/// What resolving one document gave, apart from its links and mentions.
#[derive(Clone, Default)]
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

/// A document that changed, as it was and as it is, at the place that it has now.
type Change<'a> = (DocId, &'a Document, &'a Document);

/// What has to be found out again.
pub(super) struct Again {
    /// Where the documents have gone.
    pub moves: Moves,
    /// The documents whose links or mentions may differ now: those that changed or came; where a name came or went, those
    /// with that name in their text; where what a link shows or needs has changed, those that link there.
    pub documents: Vec<DocId>,
    /// Whether any entity has other names, came or went.
    pub names: bool,
    /// Whether relations, events or claims may differ.
    pub statements: bool,
}

impl Again {
    /// Compares a dossier with an earlier state. `None` where everything has to be found out again: it has another
    /// configuration, or an address that is no document came or went.
    pub fn new(before: &Before, site: &Site) -> Option<Again> {
        let is_elsewhere = before.site.redirects != site.redirects || before.site.views != site.views;
        if is_elsewhere || before.site.drafts != site.drafts || !Arc::ptr_eq(&before.site.config, &site.config) {
            return None;
        }
        let moves = Moves::between(before.site, site);
        let changes: Vec<Change> = moves
            .kept()
            .map(|(from, to)| (to, before.site.document(from), site.document(to)))
            .filter(|(_, old, new)| !std::ptr::eq(*old, *new))
            .collect();
        let any = |differs: fn(&Document, &Document) -> bool| changes.iter().any(|(_, old, new)| differs(old, new));
        let order = any(|old, new| order_of(old) != order_of(new));
        let quoted = before.points_by_words && any(|old, new| old.texts().ne(new.texts()) || has_other_ids(old, new));
        let is_named = |site, id| names_of(site, id, site.document(id)).next().is_some();
        let has_names = |site, ids: &[DocId]| ids.iter().any(|id| is_named(site, *id));
        Some(Again {
            documents: concerned(before, site, &moves, &changes),
            names: any(is_named_otherwise) || has_names(before.site, &moves.gone) || has_names(site, &moves.come),
            statements: !moves.is_none()
                || order
                || quoted
                || before.site.as_of != site.as_of
                || any(may_change_statements)
                || changes.iter().any(|change| before.may_lose_a_paragraph(change)),
            moves,
        })
    }
}

impl Before<'_> {
    /// Whether statements that name paragraphs of a document by their numbers may now mean another one, or none. Asked where no
    /// document has moved.
    fn may_lose_a_paragraph(&self, (id, old, new): &Change) -> bool {
        let [before, now] = [old, new].map(|document| document.body.passages.len());
        before != now && (self.misses_a_paragraph || before.min(now) < self.graph.last_cited_paragraph(*id) as usize)
    }
}

fn concerned(before: &Before, site: &Site, moves: &Moves, changes: &[Change]) -> Vec<DocId> {
    let mut concerned: BTreeSet<DocId> = changes.iter().map(|(id, ..)| *id).chain(moves.come.iter().copied()).collect();
    let of = |differs: fn(&Document, &Document) -> bool| -> Vec<&Change> {
        changes.iter().filter(|(_, old, new)| differs(old, new)).collect()
    };
    let (renamed, reanchored) = (of(is_called_otherwise), of(has_other_anchors));
    let may_lead_elsewhere = !renamed.is_empty() || !moves.is_none();
    if !may_lead_elsewhere && reanchored.is_empty() {
        return concerned.into_iter().collect();
    }
    let mut is_target = vec![false; site.documents.len()];
    renamed.iter().chain(&reanchored).for_each(|(id, ..)| is_target[id.index()] = true);
    let leads_there = |link: &LinkTarget| match link {
        LinkTarget::Document { target, .. } => moves.of(*target).is_none_or(|target| is_target[target.index()]),
        _ => false,
    };
    // A name that came or went changes what the others of its entity mean.
    let changed = renamed.iter().flat_map(|(id, old, new)| [(site, *id, *old), (site, *id, *new)]);
    let gone = moves.gone.iter().map(|id| (before.site, *id, before.site.document(*id)));
    let come = moves.come.iter().map(|id| (site, *id, site.document(*id)));
    let named = changed.chain(gone).chain(come);
    let names = NameIndex::new(named.flat_map(|(site, id, version)| names_of(site, id, version)).map(|(name, _)| name));
    let keys: HashSet<String> = renamed.iter().flat_map(|(_, old, new)| link_keys(old).chain(link_keys(new))).collect();
    // Where a document came or went, its slug and its address did too, and every link is looked at.
    let is_led_elsewhere = |from, to| match moves.is_none() {
        true => site.document(to).body.links.iter().any(|link| keys.contains(&key(&link.target))),
        false => leads_elsewhere(before, site, moves, (from, to)),
    };
    let kept: Vec<(DocId, DocId)> = moves.kept().collect();
    concerned.par_extend(kept.par_iter().with_max_len(AT_ONCE).copied().filter_map(|(from, to)| {
        let document = site.document(to);
        let Outgoing { links, mentions, .. } = &*before.graph.outgoing[from.index()];
        // What is wrong elsewhere may be mended by a new name or anchor, or is worded by what is near.
        let may_be_mended = |found: &Diagnostic| may_lead_elsewhere || found.code == Code::BrokenAnchor;
        let is_concerned = before.findings[from.index()].diagnostics.iter().any(may_be_mended)
            || links.iter().any(leads_there)
            || mentions.iter().any(|mention| moves.of(mention.target).is_none())
            || may_lead_elsewhere && is_led_elsewhere(from, to)
            || contains_name(&names, document);
        is_concerned.then_some(to)
    }));
    concerned.into_iter().collect()
}

/// Whether a link or a reference of a document that is there in both states leads to another document than it did.
fn leads_elsewhere(before: &Before, site: &Site, moves: &Moves, (from, to): (DocId, DocId)) -> bool {
    let document = site.document(to);
    let was = before.graph.outgoing[from.index()].links.iter().map(|link| moves.link(link));
    let is = document.body.links.iter().map(|link| link_target(site, document, link, false));
    !was.zip(is).all(|(was, is)| was.leads_where(&is.unwrap_or(LinkTarget::Nowhere)))
        || referenced(document).any(|reference| {
            let was = before.site.find(&reference.0).and_then(|id| moves.of(id));
            was != site.find(&reference.0)
        })
}

/// For each name of a dossier its place after names have changed; `None` for those that are gone.
pub(super) fn moved_names(old: &SiteNames, new: &SiteNames, moves: &Moves) -> Vec<Option<u32>> {
    let places: HashMap<(DocId, &str, usize), u32> = identities(new).zip(0..).collect();
    let place = |(id, text, count)| places.get(&(moves.of(id)?, text, count)).copied();
    identities(old).map(place).collect()
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
    fn words(document: &Document) -> (&String, &Option<String>, &Vec<String>) {
        (&document.title, &document.short_name, &document.aliases)
    }
    is_named_otherwise(before, now) || words(before) != words(now)
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

/// What a wikilink can say to mean a document that stays where it is.
fn link_keys(document: &Document) -> impl Iterator<Item = String> {
    let names = document.names().iter().map(|name| &name.text).chain(&document.aliases);
    names.chain([&document.title]).chain(&document.short_name).map(|name| key(name))
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
    before.front_matter() != now.front_matter() && !is_only_named_otherwise(before, now)
        || claim_ids(now).next().is_some() && before.body.headings != now.body.headings
}

/// Whether the front matter of an entity has changed in nothing but its names. No statement rests on these: statements mean
/// an entity by its address.
fn is_only_named_otherwise(before: &Document, now: &Document) -> bool {
    let is_entity = |document: &Document| matches!(document.detail, Detail::Entity(_));
    is_entity(before) && is_entity(now) && besides_names(before).is_some_and(|keys| Some(keys) == besides_names(now))
}

/// What the front matter says besides names; `None` where it cannot be read.
fn besides_names(document: &Document) -> Option<Vec<(String, Yaml)>> {
    let SourceFile { path, text, .. } = &*document.source;
    let split = split(text).ok()?;
    let Some(Yaml::Map(mut keys)) = read(path, text, split.keys, split.form).value else { return None };
    keys.retain(|(key, _)| !matches!(&**key, "name" | "names"));
    Some(keys)
}
