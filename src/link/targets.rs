//! Where a link of an author leads.

use std::collections::HashMap;

use super::reference::link_to_draft;
use super::text::outgoing::LinkTarget;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::model::{Anchors, Document, Link, LinkForm, Permalink, Slug};
use crate::names::key;
use crate::site::{DocId, Site, composed};
use crate::source::relative_path;
use crate::work;

/// The page that a path from the site's root means: `companies/index.html` is the page at `companies/`.
fn folders(path: &str) -> Permalink {
    Permalink::of(path.split('/').filter(|part| !part.is_empty() && *part != "index.html"))
}

fn before_query(path: &str) -> &str {
    path.split_once('?').map_or(path, |(path, _)| path)
}

/// Where one link of the author leads; `Err(None)` where parsing has already said that it is wrong.
/// `guesses`: whether to look for what may have been meant.
pub(super) fn link_target(
    site: &Site,
    document: &Document,
    link: &Link,
    guesses: bool,
) -> Result<LinkTarget, Option<Diagnostic>> {
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
            } else if before_query(target).ends_with('/') {
                let help = "write the folder from this file, or the page's address from the site's root: /companies/";
                return Err(Some(
                    wrong(Code::BrokenLink, format!("{target} leads to no page of this dossier")).help(help),
                ));
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
    let by_file = || Slug::of_name(file).and_then(|slug| site.by_slug.get(slug.as_str()));
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
pub(super) fn some(all: impl ExactSizeIterator<Item = String>, joint: &str) -> String {
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
    let of_path = |path: &str| site.by_path.get(path).or_else(|| site.by_path.get(composed(path).as_str()));
    if let Some(id) = path.as_deref().and_then(of_path) {
        return Ok(*id);
    }
    // The name that the file had before it became an address.
    let (folder, name) = path.as_deref().and_then(|path| path.rsplit_once('/')).unwrap_or_default();
    let former = Slug::of_name(name.trim_end_matches(".md")).map(|slug| format!("{folder}/{slug}.md"));
    if let Some(id) = former.and_then(|path| site.by_path.get(path.as_str())) {
        return Ok(*id);
    }
    let draft = |path: &str| site.drafts.get(path).or_else(|| site.drafts.get(&composed(path)));
    if let Some(path) = path.as_deref().and_then(draft) {
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
