//! Where the links and names of one document lead.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::reference::{find_reference, link_to_draft};
use super::text::outgoing::{LinkTarget, Mention, MentionForm, Outgoing};
use crate::config::Autolink;
use crate::diagnostic::{Checked, Code, Diagnostic, GUESSES, Place, nearest};
use crate::model::{Anchors, Document, Link, LinkForm, NameKind, Permalink, Slug};
use crate::names::mentions::{Corrections, Mentions, Uses, mentions};
use crate::names::{Found, Language, Name, NameIndex, Strength, key};
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
    SiteNames { index: NameIndex::new(names), origin }
}

/// The names of an entity as they are searched: those listed, each with its place in the list, the citations of a
/// regulation, and the words in which none of them counts.
pub(super) fn names_of<'a>(
    site: &'a Site,
    id: DocId,
    document: &'a Document,
) -> impl Iterator<Item = (Name, Option<usize>)> + use<'a> {
    let weak = if site.kind(id).is_person() { Strength::Surname } else { Strength::Weak };
    let name = move |text: &str, strength| Name { entity: id.0, text: text.to_owned(), strength };
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
    let Mentions { mut found, mut standing, words } = named;
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
    let present: BTreeSet<u32> = linked.chain([id.0]).collect();
    let language = Language::of(document.language.tag());
    mentions(&names.index, texts, language, &corrections, &present)
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

/// The page that a path from the site's root means: `companies/index.html` is the page at `companies/`.
fn folders(path: &str) -> Permalink {
    Permalink::of(path.split('/').filter(|part| !part.is_empty() && *part != "index.html"))
}

fn before_query(path: &str) -> &str {
    path.split_once('?').map_or(path, |(path, _)| path)
}

/// Where one link of the author leads; `Err(None)` where parsing has already said that it is wrong.
/// `guesses`: whether to look for what may have been meant.
fn link_target(site: &Site, document: &Document, link: &Link, guesses: bool) -> Result<LinkTarget, Option<Diagnostic>> {
    let wrong = |code, message: String| Diagnostic::new(code, &document.source.path, Place::Span(link.span), message);
    let target = match link.form {
        LinkForm::Wikilink if link.target.is_empty() => None,
        LinkForm::Wikilink => Some(wikilink(site, document, link)?),
        LinkForm::Markdown | LinkForm::Html => {
            let target = &*link.target;
            if target.is_empty() {
                None
            } else if is_address(target) {
                return Ok(LinkTarget::Address);
            } else if let Some(path) = target.strip_prefix('/') {
                let address = folders(path);
                match site.by_permalink.get(&address) {
                    Some(id) => Some(*id),
                    // A page of the site itself may read a query: `/search/?q=cable`.
                    None if site.is_listing(&folders(before_query(path))) => return Ok(LinkTarget::Address),
                    None => {
                        let slug = address.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
                        let help = match site.by_slug.get(slug).map(Vec::as_slice) {
                            Some([one]) => format!("did you mean /{}?", site.document(*one).permalink),
                            _ => "link to the document's file (`../companies/tesla.md`) or write [[slug]]".to_owned(),
                        };
                        let message = format!("no page of this dossier has the address /{address}");
                        return Err(Some(wrong(Code::BrokenLink, message).help(help)));
                    }
                }
            } else if before_query(target).ends_with(".md") {
                Some(
                    relative_link(site, document, before_query(target))
                        .map_err(|diagnostic| Diagnostic { place: Place::Span(link.span), ..*diagnostic })?,
                )
            } else {
                return Ok(LinkTarget::Address); // a file beside the document; checked among the attachments
            }
        }
    };
    let Some(fragment) = &link.fragment else {
        return match target {
            Some(target) => Ok(LinkTarget::Document { target, fragment: None, mention: None }),
            None => Err(Some(wrong(Code::BrokenLink, "this link has no target".into()))),
        };
    };
    let page = target.map_or(document, |id| site.document(id));
    let anchor = anchor(page, fragment).ok_or_else(|| {
        let place = if target.is_some() { page.source.path.to_string() } else { "this document".to_owned() };
        let known = || page.body.headings.iter().map(|heading| &*heading.id);
        let help = match guesses.then(|| nearest(fragment, known())).flatten() {
            Some(near) => format!("did you mean #{near}?"),
            None if page.body.headings.is_empty() => "it has no headings; a paragraph is #rn1, #rn2, …".to_owned(),
            None => format!("it has #{}", known().take(8).collect::<Vec<_>>().join(", #")),
        };
        wrong(Code::BrokenAnchor, format!("{place} has no heading #{fragment}")).help(help)
    })?;
    Ok(match target {
        Some(target) => LinkTarget::Document { target, fragment: Some(anchor.into()), mention: None },
        None => LinkTarget::Here { fragment: anchor.into() },
    })
}

/// The anchor that a fragment names: an id, a heading's text, a paragraph's number or text anchor, a claim.
fn anchor(page: &Document, fragment: &str) -> Option<String> {
    let fragment = &*percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
    let anchors = page.body.anchors.get_or_init(|| anchors(page));
    work::steps(1);
    // Of nested headings, `Business#Markets#China`, the last is meant.
    let last = fragment.rsplit('#').next().unwrap_or(fragment);
    let heading = |id: &str| anchors.headings.get(id).or_else(|| anchors.headings_by_text.get(&key(id)));
    // Other programs leave out the signs of a heading, or write its markup: «`move`», «How large».
    let spelled = || heading(&last.to_lowercase()).or_else(|| anchors.headings_by_text.get(&bare(last)));
    if let Some(id) = heading(fragment).or_else(|| heading(last)).or_else(spelled) {
        return Some(id.to_string());
    }
    if let Some(id) = fragment.strip_prefix('^') {
        return anchors.blocks.contains(id).then(|| id.to_owned());
    }
    let number = fragment.strip_prefix("rn").and_then(|n| n.parse::<usize>().ok());
    let is_number = number.is_some_and(|n| (1..=page.body.passages.len()).contains(&n));
    (is_number || anchors.others.contains(fragment)).then(|| fragment.to_owned())
}

fn anchors(page: &Document) -> Anchors {
    let headings = || page.body.headings.iter();
    let mut headings_by_text = HashMap::new();
    for spelling in [key, bare] {
        for heading in headings() {
            headings_by_text.entry(spelling(&heading.text)).or_insert_with(|| heading.id.clone());
        }
    }
    let passages = page.body.passages.iter().map(|passage| passage.anchor.to_string());
    let claims = page.article().into_iter().flat_map(|article| &article.claims).map(|claim| claim.id.to_string());
    work::steps(page.body.headings.len() + page.body.passages.len());
    Anchors {
        headings: headings().map(|heading| heading.id.clone()).collect(),
        headings_by_text,
        blocks: page.body.block_ids.iter().map(|own| (*own.id).into()).collect(),
        others: passages.chain(claims).collect(),
    }
}

/// A heading's words without their signs.
fn bare(text: &str) -> String {
    let letters = key(text).replace(|c: char| !c.is_alphanumeric() && !c.is_whitespace(), "");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_address(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
        || target.starts_with("//")
}

/// `[[slug]]`, `[[folder/slug]]`, `[[Name]]`.
fn wikilink(site: &Site, document: &Document, link: &Link) -> Result<DocId, Option<Diagnostic>> {
    let target = link.target.trim();
    let wrong = |code, message: String| Diagnostic::new(code, &document.source.path, Place::Span(link.span), message);
    let address = Permalink::of(target.split('/').filter(|part| !part.is_empty()));
    if target.contains('/')
        && let Some(id) = site.by_permalink.get(&address)
    {
        return Ok(*id);
    }
    let by_slug = site.by_slug.get(target).or_else(|| site.by_slug.get(&*target.to_lowercase()));
    let by_name = by_slug.or_else(|| site.by_name.get(&key(target)));
    // `[[Folder/File Name]]` as in other programs: the name of the file before it became an address.
    let file = target.rsplit('/').next().unwrap_or(target).trim_end_matches(".md");
    let by_file = || Slug::meant_by(file).and_then(|slug| site.by_slug.get(slug.as_str()));
    let found = by_name.or_else(by_file).map(Vec::as_slice);
    let folder = target.rsplit_once('/').map(|(folder, _)| folder);
    let candidates: Vec<DocId> =
        found.into_iter().flatten().copied().filter(|id| lies_in(site.document(*id), folder)).collect();
    match found.map(|_| candidates.as_slice()).filter(|candidates| !candidates.is_empty()) {
        Some([one]) => Ok(*one),
        Some(several) => {
            let paths =
                several.iter().map(|id| format!("[[{}]]", site.document(*id).permalink.as_str().trim_end_matches('/')));
            let message = format!("\"{target}\" names {} documents", several.len());
            Err(Some(wrong(Code::AmbiguousLink, message).help(format!("write {}", some(paths, " or ")))))
        }
        None => {
            let draft = site.drafts.get(target).or_else(|| site.drafts.get(&key(target)));
            Err(Some(match draft {
                Some(path) => {
                    link_to_draft(document, Place::Span(link.span), format!("\"{target}\" is a draft: {path}"))
                }
                None => {
                    let message = format!("no document is named \"{target}\"");
                    let bare = target.rsplit('/').next().unwrap_or(target);
                    wrong(Code::BrokenLink, message).unknown(bare).help(NO_DOCUMENT)
                }
            }))
        }
    }
}

/// Whether a document's file lies in a folder, as far as a link names it.
fn lies_in(document: &Document, folder: Option<&str>) -> bool {
    let Some(folder) = folder else { return true };
    let (folder, path) = (key(folder.trim_matches('/')), key(&document.source.path));
    // A document may lie in a folder of its own, `acme-works/index.md`.
    let path = path.strip_suffix("/index.md").unwrap_or(&path);
    let path = path.rsplit_once('/').map_or("", |(path, _)| path);
    path == folder || path.ends_with(&format!("/{folder}"))
}

/// The first of many, with how many there are beside them.
fn some(all: impl ExactSizeIterator<Item = String>, joint: &str) -> String {
    const SHOWN: usize = 8;
    let more = all.len().saturating_sub(SHOWN);
    let mut text = all.take(SHOWN).collect::<Vec<_>>().join(joint);
    if more > 0 {
        text.push_str(&format!("{joint}{more} more"));
    }
    text
}

const NO_DOCUMENT: &str = "create the document, or write the text without brackets";

/// `../companies/tesla.md`, relative to the document's own folder.
fn relative_link(site: &Site, document: &Document, target: &str) -> Result<DocId, Box<Diagnostic>> {
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
    let path = relative_path(&document.source.path, &decoded);
    let wrong = |code, message: String| Box::new(Diagnostic::new(code, &document.source.path, Place::File, message));
    if let Some(id) = path.as_deref().and_then(|path| site.by_path.get(path)) {
        return Ok(*id);
    }
    // The name that the file had before it became an address.
    let (folder, name) = path.as_deref().and_then(|path| path.rsplit_once('/')).unwrap_or_default();
    let former = Slug::meant_by(name.trim_end_matches(".md")).map(|slug| format!("{folder}/{slug}.md"));
    if let Some(id) = former.and_then(|path| site.by_path.get(path.as_str())) {
        return Ok(*id);
    }
    if let Some(path) = path.as_deref().and_then(|path| site.drafts.get(path)) {
        return Err(Box::new(link_to_draft(document, Place::File, format!("{path} is a draft"))));
    }
    let stem = decoded.rsplit('/').next().unwrap_or(&decoded).trim_end_matches(".md");
    let unknown = wrong(Code::BrokenLink, format!("there is no document {decoded}"));
    Err(Box::new(match decoded.starts_with("@/") {
        true => unknown
            .help("`@/` has no meaning here: write the path from this file (`../companies/tesla.md`) or [[slug]]"),
        false => unknown.unknown(stem).help(NO_DOCUMENT),
    }))
}

/// A path relative to a file's folder, as a path from the root; `None` where it leads out of it.
pub fn relative_path(file: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}
