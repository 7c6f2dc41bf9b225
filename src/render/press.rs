//! One page: its view, its body, its template, its bytes.

use crate::diagnostic::Diagnostic;
use crate::link::graph::LinkGraph;
use crate::page::plan::{Content, DataFile, Page, Part};
use crate::render::body::{RenderedBody, body_html};
use crate::render::print::printed_pages;
use crate::render::templates::{Templates, Value};
use crate::site::Site;

/// What a page is made from. All of it is read only and complete.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    pub site: &'a Site,
    /// What joins them.
    pub graph: &'a LinkGraph,
    pub templates: &'a Templates,
}

/// A finished file.
pub enum Made {
    Bytes(Vec<u8>),
    /// One that is large in a large dossier, and writes itself.
    Data(DataFile),
}

impl Press<'_> {
    /// The bytes of a page.
    ///
    /// # Errors
    /// `template-render` where a template fails.
    pub fn render(self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        Ok(match self.make(page)? {
            Made::Bytes(bytes) => bytes,
            Made::Data(file) => {
                let mut bytes = Vec::new();
                file.write(self.site, self.graph, &mut bytes).expect("memory takes everything");
                bytes
            }
        })
    }

    /// A page, ready to be handed over.
    ///
    /// # Errors
    /// `template-render` where a template fails.
    pub fn make(self, page: &Page) -> Result<Made, Diagnostic> {
        let here = page.here(self.site, self.graph);
        let (template, view, parts) = match page.content(&here) {
            Content::Text(text) => return Ok(Made::Bytes(text.into_bytes())),
            Content::Data(file) => return Ok(Made::Data(file)),
            Content::Made { template, view, parts } => (template, view, parts),
        };
        let value = |part| {
            Ok(match part {
                Part::View(view) => view,
                Part::Body(plan) => {
                    Value::from_serializable(&plan.map_or_else(RenderedBody::default, |plan| body_html(&plan)))
                }
                Part::Pages(groups) => {
                    Value::from_serializable(&printed_pages(&here, &groups, |page| self.render(page))?)
                }
            })
        };
        let parts = parts.into_iter().map(|(name, part)| Ok((name, value(part)?)));
        let parts: Vec<(&'static str, Value)> = parts.collect::<Result<_, Diagnostic>>()?;
        self.templates.render(template, here.labels, here.permalink.as_str(), view, parts).map(Made::Bytes)
    }
}
