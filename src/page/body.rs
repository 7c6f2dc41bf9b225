//! How a body is shown on one page: where its links lead, which mentions carry an anchor, where its files are.
//!
//! The text itself stays in the source file; `render::body` reads it a second time with
//! this plan in hand. So a plan is small, and equal plans over equal texts give equal HTML.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::labels::{Labels, direction};
use crate::link::files::file_place;
use crate::link::reference::shown_instead;
use crate::link::text::outgoing::{LinkTarget, MentionForm, Outgoing};
use crate::model::{Body, Document, Heading, Link, LinkForm, Passage};
use crate::page::notation::Here;
use crate::site::DocId;
use crate::source::{PictureSize, SourceFile, Span};

/// Everything that the HTML of a body depends on.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// The file that the body is in.
    pub source: Arc<SourceFile>,
    /// The body in that file: [`Body::span`].
    pub body: Span,
    /// [`Body::passages`].
    pub passages: Vec<Passage>,
    /// [`Body::headings`].
    pub headings: Vec<Heading>,
    /// One for each of [`Body::links`], in that order. Where the list is too short, links are plain text.
    pub links: Vec<PlannedLink>,
    /// Where links of raw HTML lead, as seen from the page, by their target and what stands behind its `#`.
    pub html_links: BTreeMap<(Box<str>, Option<Box<str>>), String>,
    /// Mentions that get an anchor or a link, sorted and disjoint.
    pub insertions: Vec<Insertion>,
    /// Addresses of local files as seen from the page, by [`Attachment::target`](crate::model::Attachment::target). A
    /// file that is not listed loses its link; an image gives way to the text that stands for it.
    pub files: BTreeMap<String, String>,
    /// How large the pictures among them are, as far as that is known, by the same key.
    pub sizes: BTreeMap<String, PictureSize>,
    /// Whether raw HTML is kept, cleaned; otherwise it is shown as text. Comments are dropped always.
    pub allow_html: bool,
    /// Whether the document's language is written from right to left.
    pub right_to_left: bool,
    /// Words that the body's furniture needs.
    pub labels: BodyLabels,
}

impl BodyPlan {
    /// A plan without links and files for what parsing found.
    pub fn new(source: Arc<SourceFile>, body: &Body, labels: BodyLabels) -> Self {
        BodyPlan {
            source,
            body: body.span,
            passages: body.passages.clone(),
            headings: body.headings.clone(),
            links: Vec::new(),
            html_links: BTreeMap::new(),
            insertions: Vec::new(),
            files: BTreeMap::new(),
            sizes: BTreeMap::new(),
            allow_html: false,
            right_to_left: false,
            labels,
        }
    }
}

/// What becomes of a link that the author wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedLink {
    /// The link; `None` leaves only its text.
    pub tag: Option<LinkTag>,
    /// Shown instead of the text as written: the name, where the author wrote `[[slug]]`.
    pub text: Option<String>,
}

impl From<LinkTag> for PlannedLink {
    fn from(tag: LinkTag) -> Self {
        PlannedLink { tag: Some(tag), text: None }
    }
}

/// The attributes of an `<a>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkTag {
    /// The address as seen from the page. One that is neither relative nor http, https, mailto or tel is not written,
    /// and only the text stays.
    pub href: String,
    /// Classes; may be empty.
    pub class: String,
    /// The id that a backlink leads to.
    pub id: Option<String>,
    /// Whether it leads out of the dossier; such a link also gets the class `external`.
    pub external: bool,
    /// Shown on hovering; the author's own `[text](x "title")` stands in where there is none.
    pub title: Option<String>,
    /// Language of the link's text, where it is not the body's.
    pub lang: Option<String>,
}

/// A mention that the program found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// The name in the file, from [`TextBlock::linkable_span`](crate::model::TextBlock::linkable_span).
    pub span: Span,
    /// The id that a backlink leads to.
    pub id: String,
    /// The link; `None` for an anchor only.
    pub link: Option<InsertedLink>,
}

/// The link of an automatic mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsertedLink {
    /// The address as seen from the page.
    pub href: String,
    /// Classes; may be empty.
    pub class: String,
}

/// Words of the body's furniture, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyLabels {
    /// Title of `> [!NOTE]`.
    pub note: String,
    /// Title of `> [!TIP]`.
    pub tip: String,
    /// Title of `> [!IMPORTANT]`.
    pub important: String,
    /// Title of `> [!WARNING]`.
    pub warning: String,
    /// Title of `> [!CAUTION]`.
    pub caution: String,
    /// One footnote; its number follows: «Fußnote».
    pub footnote: String,
    /// All footnotes: «Fußnoten».
    pub footnotes: String,
    /// What the arrow back to the text says: «Zurück zum Text».
    pub back: String,
    /// A table; its number follows: «Tabelle».
    pub table: String,
}

/// The plan of a document's body, with every link, every anchor of a mention and every file put in.
pub fn body_plan(here: &Here<'_>, id: DocId) -> BodyPlan {
    let document = here.site.document(id);
    let body = here.site.body(id);
    let outgoing = here.graph.outgoing(id);
    let mut plan = BodyPlan::new(document.source.clone(), body, body_labels(here.labels));
    plan.allow_html = here.site.config.allow_html;
    plan.right_to_left = direction(document.language.tag()) == "rtl";
    (plan.files, plan.sizes) = files(here, document, body);
    plan.links = body
        .links
        .iter()
        .zip(&outgoing.links)
        .map(|(link, target)| planned_link(here, outgoing, link, target))
        .collect();
    let planned = body.links.iter().zip(&plan.links).filter(|(link, _)| link.form == LinkForm::Html);
    let address = |(link, planned): (&Link, &PlannedLink)| {
        Some(((link.target.clone(), link.fragment.clone()), planned.tag.as_ref()?.href.clone()))
    };
    plan.html_links = planned.filter_map(address).collect();
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

fn planned_link(here: &Here<'_>, outgoing: &Outgoing, link: &Link, target: &LinkTarget) -> PlannedLink {
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
        LinkTarget::Here { fragment } => {
            let tag = LinkTag { href: format!("#{fragment}"), ..LinkTag::default() };
            let shown = link.fragment.as_deref().filter(|_| link.is_bare());
            let text = shown.map(|fragment| fragment.trim_start_matches('^').to_owned());
            PlannedLink { tag: Some(tag), text }
        }
        LinkTarget::Address => address_link(here, link).into(),
        LinkTarget::Nowhere => PlannedLink::default(),
    }
}

/// A link out of the dossier, or to a page that the program makes itself.
fn address_link(here: &Here<'_>, link: &Link) -> LinkTag {
    let fragment = link.fragment.as_deref().unwrap_or_default();
    let hash = if fragment.is_empty() { "" } else { "#" };
    let external = link.target.starts_with("//") || link.target.contains(':');
    if external {
        // Telephones write «Https://».
        let href = match link.target.split_once(':') {
            Some((scheme, rest)) => format!("{}:{rest}{hash}{fragment}", scheme.to_ascii_lowercase()),
            None => format!("{}{hash}{fragment}", link.target),
        };
        return LinkTag { href, external: true, ..LinkTag::default() };
    }
    let (path, query) = link.target.split_at(link.target.find('?').unwrap_or(link.target.len()));
    let href = match query {
        "" => here.href_to(&folder(path), fragment),
        query => format!("{}{query}{hash}{fragment}", here.href_to(&folder(path), "")),
    };
    LinkTag { href, ..LinkTag::default() }
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
        let Some(place) = file_place(here.site, document, &attachment.target) else { continue };
        files.insert(attachment.target.clone(), format!("{}{}", here.root, place.address()));
        if let Some(size) = here.site.pictures.get(&place.source()) {
            sizes.insert(attachment.target.clone(), *size);
        }
    }
    (files, sizes)
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
