//! One page: its view, its body, its template, its bytes.

use crate::diagnostic::Diagnostic;
use crate::link::graph::LinkGraph;
use crate::page::plan::{Content, Page, Part};
use crate::render::body::{RenderedBody, body_html};
use crate::render::print::endnotes::with_endnotes;
use crate::render::print::moved_pages;
use crate::render::templates::{Templates, Value};
use crate::site::Site;

/// What a page is made from. All of it is read only and complete.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The documents.
    pub site: &'a Site,
    /// What joins them.
    pub graph: &'a LinkGraph,
    /// The compiled templates.
    pub templates: &'a Templates,
}

impl Press<'_> {
    /// The bytes of a page.
    ///
    /// # Errors
    /// `template-render` where a template fails.
    pub fn render(self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let bytes = self.fill(page)?;
        if !page.path.ends_with(".html") {
            return Ok(bytes);
        }
        let label = page.here(self.site, self.graph).labels.text("print.addresses");
        // Templates write UTF-8; were it otherwise, nothing would be numbered.
        Ok(String::from_utf8(bytes)
            .map_or_else(|error| error.into_bytes(), |html| with_endnotes(html, label).into_bytes()))
    }

    /// A page as its template makes it.
    fn fill(self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let here = page.here(self.site, self.graph);
        let (template, view, parts) = match page.content(&here) {
            Content::Text(text) => return Ok(text.into_bytes()),
            Content::Made { template, view, parts } => (template, view, parts),
        };
        let value = |part| {
            Ok(match part {
                Part::View(view) => Value::from_serializable(&view),
                Part::Body(plan) => {
                    Value::from_serializable(&plan.map_or_else(RenderedBody::default, |plan| body_html(&plan)))
                }
                Part::Pages(groups) => {
                    let moved = groups.iter().map(|pages| moved_pages(&here, pages, |page| self.fill(page)));
                    Value::from_serializable(&moved.collect::<Result<Vec<_>, _>>()?)
                }
            })
        };
        let parts = parts.into_iter().map(|(name, part)| Ok((name, value(part)?)));
        let parts: Vec<(&'static str, Value)> = parts.collect::<Result<_, Diagnostic>>()?;
        self.templates.render(template, here.labels, here.permalink.as_str(), &view, parts)
    }
}
