//! One page: its view, its body, its template, its file.

use super::html::{RenderedBody, body_html};
use super::templates::{Templates, Value};
use crate::diagnostic::Diagnostic;
use crate::export::{feed, sitemap};
use crate::labels::labels;
use crate::link::graph::LinkGraph;
use crate::model::{Permalink, Role, Site};
use crate::page::notation::Here;
use crate::page::plan::PageKey;
use crate::page::{article, entity, home, index, mentions, plain, sources};

/// What rendering needs, all of it read only.
#[derive(Clone, Copy)]
pub struct Rendering<'a> {
    /// The documents.
    pub site: &'a Site,
    /// What joins them.
    pub graph: &'a LinkGraph,
    /// The compiled templates.
    pub templates: &'a Templates,
}
