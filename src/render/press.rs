//! One page: its view, its body, its template, its bytes.

use crate::diagnostic::Diagnostic;
use crate::link::graph::LinkGraph;
use crate::page::plan::{Content, Page, Part};
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

impl Press<'_> {
    /// The bytes of a page.
    ///
    /// # Errors
    /// `template-render` where a template fails.
    pub fn render(self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let here = page.here(self.site, self.graph);
        let (template, view, parts) = match page.content(&here) {
            Content::Text(text) => return Ok(text.into_bytes()),
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
        self.templates.render(template, here.labels, here.permalink.as_str(), view, parts)
    }
}
