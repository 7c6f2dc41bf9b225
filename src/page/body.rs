//! How a body is shown on one page: where its links lead, which mentions carry an anchor, where its files are.
//!
//! The text itself stays in the source file; `render::html` reads it a second time with
//! this plan in hand. So a plan is small, and equal plans over equal texts give equal HTML.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Body, Heading, Passage};
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
    /// Mentions that get an anchor or a link, sorted and disjoint.
    pub insertions: Vec<Insertion>,
    /// Addresses of local files as seen from the page, by [`Attachment::target`](crate::model::Attachment::target). A
    /// file that is not listed loses its link; an image gives way to the text that stands for it.
    pub files: BTreeMap<String, String>,
    /// How large the pictures among them are, as far as that is known, by the same key.
    pub sizes: BTreeMap<String, PictureSize>,
    /// Whether raw HTML is kept, cleaned; otherwise it is shown as text. Comments are dropped always.
    pub allow_html: bool,
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
            insertions: Vec::new(),
            files: BTreeMap::new(),
            sizes: BTreeMap::new(),
            allow_html: false,
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
    /// Whether it leads out of the dossier; such a link also gets the class `ext`.
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
