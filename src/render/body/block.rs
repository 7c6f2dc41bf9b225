//! What a body becomes, for templates.

use std::sync::Arc;

use serde::Serialize;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RenderedBody {
    pub blocks: Vec<Block>,
    /// The section of footnotes; empty where there are none.
    pub footnotes: String,
    /// Its headings, for a table of contents.
    pub toc: Vec<TocEntry>,
    /// Whether it shows code, so that the page needs the sheet `code.css`.
    pub has_code: bool,
}

/// A block at the top level of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The passage's number, for `id="rn3"` on what the template puts around the block; `None` for headings, code, ….
    pub passage: Option<u32>,
    /// The passage's anchor from its text (`p-3f9a01bc`), for a second id around the block.
    pub anchor: Option<String>,
    /// Further passages that raw HTML holds together with the first; their ids are in the HTML already.
    pub inner: Vec<InnerPassage>,
    /// Balanced HTML.
    pub html: String,
}

/// A passage inside of another one's block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InnerPassage {
    pub passage: u32,
    pub anchor: String,
}

/// A heading at the top level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// 2 to 6, as shown.
    pub level: u8,
    pub id: Arc<str>,
    /// Its text, not escaped.
    pub text: String,
}
