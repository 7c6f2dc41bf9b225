//! A plain page: a title, a text, and who names it.

use serde::Serialize;

use super::article::{CorrectionView, corrections, last_changed};
use super::body::body_plan;
use super::frame::{About, Frame};
use super::notation::{DateView, Here, TextLink};
use crate::page::article::record::{PlaceView, cite_place};
use crate::page::frame;
use crate::page::list::mentions::{MentionsView, mentions};
use crate::page::plan::Content;
use crate::site::DocId;

/// Everything that the template of a plain page shows.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    pub frame: Frame,
    pub title: String,
    pub lede: String,
    pub topics: Vec<TextLink>,
    /// «Von Ada Example»; empty where no author of the page is named.
    pub byline: String,
    pub updated: Option<DateView>,
    pub cite_place: PlaceView,
    pub corrections: Vec<CorrectionView>,
    pub mentions: MentionsView,
    pub extra: serde_json::Value,
}

/// What stands on a plain page.
pub fn content(here: &Here<'_>, id: DocId) -> Content {
    Content::new("page.html", plain(here, id)).with_body(body_plan(here, id))
}

pub fn plain(here: &Here<'_>, id: DocId) -> PageView {
    let document = here.site.document(id);
    let frame = frame::frame(
        here,
        &About {
            title: &document.title,
            description: document.summary.as_deref().unwrap_or_default(),
            document: Some(id),
            language: Some(&document.language),
            authors: &document.authors,
            section: document.permalink.as_str().trim_end_matches('/'),
            class: "plain",
            noindex: here.site.is_noindex(id),
            ..About::default()
        },
    );
    PageView {
        frame,
        title: document.title.clone(),
        lede: document.summary.clone().unwrap_or_default(),
        topics: here.topics(id),
        byline: here.byline(document),
        updated: last_changed(here, document),
        cite_place: cite_place(here, document),
        corrections: corrections(here, document),
        mentions: mentions(here, id),
        extra: document.extra.clone(),
    }
}
