//! Where the links and mentions of a document's text lead, as seen from its page.

use std::collections::BTreeMap;

use super::body::{BodyLabels, BodyPlan, InsertedLink, Insertion, LinkTag, PlannedLink};
use super::notation::Here;
use crate::labels::Labels;
use crate::link::files::file_place;
use crate::link::reference::shown_instead;
use crate::link::text::outgoing::{LinkTarget, MentionForm, Outgoing};
use crate::model::{Body, Document, Link};
use crate::site::DocId;
use crate::source::PictureSize;

/// The plan of a document's body, with every link, every anchor of a mention and every file put in.
pub fn body_plan(here: &Here<'_>, id: DocId) -> BodyPlan {
    let document = here.site.document(id);
    let body = here.site.body(id);
    let outgoing = here.graph.outgoing(id);
    let mut plan = BodyPlan::new(document.source.clone(), body, body_labels(here.labels));
    plan.allow_html = here.site.config.allow_html;
    (plan.files, plan.sizes) = files(here, document, body);
    plan.links = body
        .links
        .iter()
        .zip(&outgoing.links)
        .map(|(link, target)| planned_link(here, document, body, outgoing, link, target))
        .collect();
    plan.insertions = outgoing
        .mentions
        .iter()
        .filter_map(|mention| {
            let (span, linked) = match mention.form {
                MentionForm::Linked(span) => (span, true),
                MentionForm::Plain(span) | MentionForm::Begun(span) => (span, false),
                MentionForm::Authored | MentionForm::Unplaced => return None,
            };
            let link = linked
                .then(|| InsertedLink { href: here.href_of(mention.target, ""), class: class(here, mention.target) });
            Some(Insertion { span, id: mention.anchor(here.site), link })
        })
        .collect();
    plan.insertions.sort_by_key(|insertion| insertion.span);
    plan
}

/// The classes of a link to a document in running text.
fn class(here: &Here<'_>, id: DocId) -> String {
    format!("mention kind-{}", here.class(id))
}

fn planned_link(
    here: &Here<'_>,
    document: &Document,
    body: &Body,
    outgoing: &Outgoing,
    link: &Link,
    target: &LinkTarget,
) -> PlannedLink {
    match target {
        LinkTarget::Document { target, fragment, mention } => {
            let goal = here.site.document(*target);
            let id = mention.map(|at| outgoing.mentions[at as usize].anchor(here.site));
            let tag = LinkTag {
                href: here.href_of(*target, fragment.as_deref().unwrap_or_default()),
                class: class(here, *target),
                id,
                ..LinkTag::default()
            };
            PlannedLink { tag: Some(tag), text: shown_instead(link, goal).map(str::to_owned) }
        }
        LinkTarget::Here { fragment } => LinkTag { href: format!("#{fragment}"), ..LinkTag::default() }.into(),
        LinkTarget::Elsewhere => elsewhere(here, document, body, link).into(),
        LinkTarget::Nowhere => PlannedLink::default(),
    }
}

/// A link out of the dossier, to a page that the program makes itself, or to a file.
fn elsewhere(here: &Here<'_>, document: &Document, body: &Body, link: &Link) -> LinkTag {
    let fragment = link.fragment.as_deref().unwrap_or_default();
    let hash = if fragment.is_empty() { "" } else { "#" };
    let external = link.target.starts_with("//") || link.target.contains(':');
    if external {
        return LinkTag { href: format!("{}{hash}{fragment}", link.target), external: true, ..LinkTag::default() };
    }
    let is_attachment = body.attachments.iter().any(|attachment| *attachment.target == *link.target);
    match file_place(document, &link.target) {
        Some(place) if is_attachment => LinkTag {
            href: format!("{}{}{hash}{fragment}", here.root, escaped(place.published())),
            class: "file".into(),
            ..LinkTag::default()
        },
        _ => {
            let (path, query) = link.target.split_at(link.target.find('?').unwrap_or(link.target.len()));
            let href = match query {
                "" => here.href_to(&folder(path), fragment),
                query => format!("{}{query}{hash}{fragment}", here.href_to(&folder(path), "")),
            };
            LinkTag { href, ..LinkTag::default() }
        }
    }
}

/// `/companies`, `/companies/index.html` → `companies/`.
fn folder(target: &str) -> String {
    let path = target.trim_start_matches('/').trim_end_matches("index.html").trim_end_matches('/');
    if path.is_empty() { String::new() } else { format!("{path}/") }
}

/// The addresses of the files that a document shows, as seen from the page, and how large its pictures are.
fn files(
    here: &Here<'_>,
    document: &Document,
    body: &Body,
) -> (BTreeMap<String, String>, BTreeMap<String, PictureSize>) {
    let (mut files, mut sizes) = (BTreeMap::new(), BTreeMap::new());
    for attachment in &body.attachments {
        let Some(place) = file_place(document, &attachment.target) else { continue };
        files.insert(attachment.target.clone(), format!("{}{}", here.root, escaped(place.published())));
        if let Some(size) = here.site.pictures.get(&place.source()) {
            sizes.insert(attachment.target.clone(), *size);
        }
    }
    (files, sizes)
}

/// A path of the site as an address: everything that is no plain character of a path is percent-encoded.
fn escaped(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(path, PATH).to_string()
}

fn body_labels(words: &Labels) -> BodyLabels {
    let word = |key: &str| words.text(key).to_owned();
    BodyLabels {
        note: word("body.note"),
        tip: word("body.tip"),
        important: word("body.important"),
        warning: word("body.warning"),
        caution: word("body.caution"),
        footnote: word("body.footnote"),
        footnotes: word("body.footnotes"),
        back: word("body.back"),
        table: word("body.table"),
    }
}
