//! Whom the names of one document mean, and where its links lead.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::moves::Moves;
use super::reference::find_reference;
use super::targets::{link_target, some};
use super::text::outgoing::{LinkTarget, Mention, MentionForm, Outgoing};
use crate::config::Autolink;
use crate::diagnostic::{Checked, Code, Diagnostic, GUESSES, Place};
use crate::model::{Document, LinkForm, NameKind, Reference, Role};
use crate::names::evidence::LeftOut;
use crate::names::mentions::{Corrections, Mentions, Uses, mentions};
use crate::names::{Bearer, Found, Language, Name, NameIndex, Strength, key};
use crate::site::{DocId, Site};
use crate::source::Span;
use crate::work;

/// All names of the dossier's entities, with what is needed to say which of them were found.
pub struct SiteNames {
    /// The automaton; its entities are document ids.
    pub index: NameIndex,
    /// For each name: the document, and the place in `Document::names`; none for a citation, or words that are not meant.
    pub origin: Vec<(DocId, Option<usize>)>,
}

/// Gathers the names of all entities.
pub fn site_names(site: &Site) -> SiteNames {
    let mut origin = Vec::new();
    let mut names = Vec::new();
    for id in site.ids() {
        for (name, place) in names_of(site, id, site.document(id)) {
            origin.push((id, place));
            names.push(name);
        }
    }
    SiteNames { index: NameIndex::new(names).with_countries(countries(site)), origin }
}

impl SiteNames {
    /// The same names after documents have moved. Those who have them must all be there.
    pub(super) fn moved(&self, moves: &Moves) -> SiteNames {
        SiteNames {
            index: self.index.with_entities(|entity| moves.present(DocId(entity)).0),
            origin: self.origin.iter().map(|(id, at)| (moves.present(*id), *at)).collect(),
        }
    }
}

/// The countries of agencies, courts and the like: what is called so elsewhere is another.
fn countries(site: &Site) -> impl Iterator<Item = (u32, String)> {
    let institutions = site.ids().filter(|id| site.kind(*id).role == Role::Entity && !site.kind(*id).is_person());
    institutions.filter_map(|id| Some((id.0, site.document(id).entity()?.country.value()?.clone())))
}

/// The names of an entity as they are searched: those listed, each with its place in the list, the citations of a
/// regulation, and the words in which none of them counts.
pub(super) fn names_of<'a>(
    site: &'a Site,
    id: DocId,
    document: &'a Document,
) -> impl Iterator<Item = (Name, Option<usize>)> + use<'a> {
    let kind = site.kind(id);
    let bearer = match kind.role {
        _ if kind.is_person() => Bearer::Person,
        Role::Company => Bearer::Firm,
        _ => Bearer::Other,
    };
    let weak = if bearer == Bearer::Person { Strength::Surname } else { Strength::Weak };
    let name = move |text: &str, strength| Name { entity: id.0, text: text.to_owned(), strength, bearer };
    let listed = document.names().iter().enumerate().map(move |(at, listed)| {
        let strength = if listed.kind == NameKind::Weak { weak } else { Strength::Strong };
        (name(&listed.text, strength), Some(at))
    });
    let cited = document.citations().iter().map(move |text| (name(text, Strength::Strong), None));
    let not = document.not_named().iter().map(move |text| (name(text, Strength::Not), None));
    listed.chain(cited).chain(not)
}

/// What was found in one document.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Its links and mentions, without their sentences.
    pub outgoing: Outgoing,
    /// The names that stand in its text, by their place in [`SiteNames::origin`].
    pub standing: BTreeMap<u32, Uses>,
}

/// Resolves the author's links of a document and finds the names in its text by the rules of the names.
///
/// A document does not mention itself. Reports links without a target or with two, anchors that do not exist, links to
/// drafts, and ambiguous names.
pub fn resolve(site: &Site, names: &SiteNames, id: DocId) -> Checked<Resolved> {
    let document = site.document(id);
    let mut diagnostics = Vec::new();
    let links: Vec<LinkTarget> = document
        .body
        .links
        .iter()
        .map(|link| {
            let guesses = diagnostics.len() < GUESSES;
            link_target(site, document, link, guesses).unwrap_or_else(|diagnostic| {
                diagnostics.extend(diagnostic);
                LinkTarget::Nowhere
            })
        })
        .collect();

    let texts: Vec<Cow<'_, str>> = document.texts().collect();
    // A name in the text of a link is no mention of its own, but it stands there.
    let named = find_names(site, names, id, &texts, &links, &mut diagnostics);
    let Mentions { mut found, mut standing, words, .. } = named;
    for (block, (found, words)) in document.body.texts.iter().zip(found.iter_mut().zip(words)) {
        found.retain(|found| block.is_linkable(&found.range));
        for word in words.into_iter().filter(|word| block.is_linkable(&word.range)) {
            standing.entry(word.name).or_default().as_word += 1;
        }
    }
    let mut mentions = authored_mentions(document, id, &links);
    for (block, found) in found.iter().enumerate() {
        for found in found {
            if let Some(mention) = named_mention(site, id, (block, &texts[block]), found, &mut diagnostics) {
                mentions.push(mention);
            }
        }
    }
    mentions.sort_by_key(|mention| (mention.block, mention.range.start));
    choose_links(site.config.autolink, document, &mut mentions);
    number_mentions(site, &mut mentions);
    let links = with_mention_numbers(document, links, &mentions);
    Checked { value: Resolved { outgoing: Outgoing { links, mentions, ..Outgoing::default() }, standing }, diagnostics }
}

/// The names in each text of a document that do not count, in order of the text. `links` is where its links lead.
pub(super) fn left_out(site: &Site, names: &SiteNames, id: DocId, links: &[LinkTarget]) -> Vec<Vec<LeftOut>> {
    let texts: Vec<Cow<'_, str>> = site.document(id).texts().collect();
    let mut left_out = find_names(site, names, id, &texts, links, &mut Vec::new()).left_out;
    left_out.iter_mut().for_each(|names| names.sort_by_key(|name| name.range.start));
    left_out
}

/// Reports corrections of an article that correct nothing: their words stand nowhere in its text, and are no name.
fn report_idle_corrections(
    document: &Document,
    names: &SiteNames,
    texts: &[Cow<'_, str>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(links) = document.article().map(|article| &article.links) else { return };
    let skip = links.skip.iter().enumerate().map(|(at, words)| (format!("links.skip[{at}]"), words, true));
    let map = links.map.keys().map(|words| (format!("links.map.{words}"), words, false));
    // Most articles have none, and need no text folded.
    let folded = LazyCell::new(|| texts.iter().map(|text| key(text)).collect::<Vec<_>>());
    for (place, words, may_be_name) in skip.chain(map) {
        let wanted = key(words);
        let stands = folded.iter().any(|text| text.contains(&wanted));
        let is_name = || may_be_name && names.index.names().iter().any(|name| key(&name.text) == wanted);
        if !stands && !is_name() {
            let message = format!("\"{words}\" stands nowhere in this text, so nothing is corrected");
            let place = if may_be_name { Place::Value(place) } else { Place::Key(place) };
            let help = "write the words as the text has them; `dossier mentions` lists what was found";
            diagnostics.push(Diagnostic::new(Code::UnusedName, &document.source.path, place, message).help(help));
        }
    }
}

/// Names in the text blocks, also in places that may not carry a link of their own.
fn find_names(
    site: &Site,
    names: &SiteNames,
    id: DocId,
    texts: &[Cow<'_, str>],
    links: &[LinkTarget],
    diagnostics: &mut Vec<Diagnostic>,
) -> Mentions {
    let document = site.document(id);
    let (skip, map) = match document.article() {
        Some(article) => {
            let mut map: Vec<(&str, u32)> = Vec::new();
            for (text, reference) in &article.links.map {
                match find_reference(site, document, reference, Place::Value(format!("links.map.{text}"))) {
                    Ok(target) => map.push((text, target.0)),
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
            }
            report_idle_corrections(document, names, texts, diagnostics);
            (article.links.skip.as_slice(), map)
        }
        None => (&[][..], Vec::new()),
    };
    let corrections = Corrections::new(skip.iter().map(String::as_str), map);
    let linked = links.iter().filter_map(|link| match link {
        LinkTarget::Document { target, .. } => Some(target.0),
        _ => None,
    });
    // The page of an entity is about it: its weak names count there too, and are no mention of another entity.
    let stated = stated(document).filter_map(|reference| site.find(&reference.0)).map(|id| id.0);
    let present: BTreeSet<u32> = linked.chain(stated).chain([id.0]).collect();
    let language = Language::of(document.language.tag());
    mentions(&names.index, texts, language, &corrections, &present)
}

/// All documents that the front matter of a document names for what its text says.
pub(super) fn referenced(document: &Document) -> impl Iterator<Item = &Reference> {
    let mapped = document.article().into_iter().flat_map(|article| article.links.map.values());
    stated(document).chain(mapped)
}

/// Whom the front matter of a document is about: its subjects, and those whom its relations, events and claims concern.
fn stated(document: &Document) -> impl Iterator<Item = &Reference> {
    let relations = document.relations.iter().flat_map(|relation| relation.subject.iter().chain([&relation.object]));
    let told = document.article().into_iter().flat_map(|article| {
        let events = article.events.iter().flat_map(|event| &event.about);
        let claims = article.claims.iter().flat_map(|claim| claim.by.entities().chain(&claim.about));
        article.about.iter().chain(events).chain(claims)
    });
    relations.chain(told)
}

/// The mentions that the author made by a link. A link to the page itself is not a mention.
fn authored_mentions(document: &Document, id: DocId, links: &[LinkTarget]) -> Vec<Mention> {
    let made = document.body.links.iter().zip(links).filter_map(|(link, target)| {
        let (LinkTarget::Document { target, .. }, Some(block)) = (target, link.block) else { return None };
        let visible = *target != id && !link.text.is_empty();
        visible.then(|| Mention {
            target: *target,
            block,
            range: link.text.clone(),
            passage: document.body.texts[block as usize].passage,
            number: 0,
            // No id can be put into an author's own tag.
            form: if link.form == LinkForm::Html { MentionForm::Unplaced } else { MentionForm::Authored },
            rule: None,
            evidence: None,
        })
    });
    made.collect()
}

fn named_mention(
    site: &Site,
    id: DocId,
    (block, words): (usize, &str),
    found: &Found,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Mention> {
    let document = site.document(id);
    let text = &document.body.texts[block];
    let [entity] = found.entities[..] else {
        let start = text.source_offset(found.range.start);
        let span = Span { start, end: start + found.range.len() };
        let owners = found.entities.iter().map(|entity| site.document(DocId(*entity)).permalink.to_string());
        let message = format!("\"{}\" names more than one entity: {}", &words[found.range.clone()], some(owners, ", "));
        diagnostics.push(
            Diagnostic::new(Code::AmbiguousName, &document.source.path, Place::Span(span), message).help(
                "write [[slug|text]], or decide it for this article under `links: {map: …}` or `links: {skip: …}`",
            ),
        );
        return None;
    };
    let target = DocId(entity);
    let range = &found.range;
    let whole = text.linkable_span(range).map(MentionForm::Plain);
    let form = whole.or_else(|| text.first_stretch(range).map(MentionForm::Begun)).unwrap_or(MentionForm::Unplaced);
    (target != id).then_some(Mention {
        target,
        block: block as u32,
        range: found.range.start as u32..found.range.end as u32,
        passage: text.passage,
        number: 0,
        form,
        rule: Some(found.rule),
        evidence: found.evidence,
    })
}

/// Rule 10: by default the first mention of an entity in each section becomes a link, unless the author linked it there.
fn choose_links(autolink: Autolink, document: &Document, mentions: &mut [Mention]) {
    if autolink == Autolink::Off {
        return;
    }
    let section = |mention: &Mention| match autolink {
        Autolink::Section => document.body.texts[mention.block as usize].section,
        _ => 0,
    };
    let mut linked: HashSet<(u32, DocId)> = mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Authored)
        .map(|mention| (section(mention), mention.target))
        .collect();
    for mention in mentions {
        if let MentionForm::Plain(span) = mention.form
            && (autolink == Autolink::All || linked.insert((section(mention), mention.target)))
        {
            mention.form = MentionForm::Linked(span);
        }
    }
}

/// Numbers the mentions, for the ids that deep links use. Counted by slug, which two kinds may share.
fn number_mentions(site: &Site, mentions: &mut [Mention]) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for mention in mentions {
        let slug = site.document(mention.target).slug.as_str();
        let count = counts.entry(slug).or_default();
        *count += 1;
        mention.number = *count;
    }
}

/// Tells each link which mention it makes. The mentions are in order of the text.
fn with_mention_numbers(document: &Document, mut links: Vec<LinkTarget>, mentions: &[Mention]) -> Vec<LinkTarget> {
    for (link, target) in document.body.links.iter().zip(&mut links) {
        let (LinkTarget::Document { mention, .. }, Some(block)) = (target, link.block) else { continue };
        let place = (block, link.text.start);
        let first = mentions.partition_point(|mention| (mention.block, mention.range.start) < place);
        let mut here = mentions[first..].iter().take_while(|mention| (mention.block, mention.range.start) == place);
        let made = here.position(|mention| {
            work::steps(1);
            mention.form == MentionForm::Authored
        });
        *mention = made.map(|at| (first + at) as u32);
    }
    links
}
