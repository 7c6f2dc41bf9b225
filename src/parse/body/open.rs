//! What has begun in a body and not ended yet.

use crate::source::Span;

/// A link of raw HTML whose end has not come yet.
pub(super) struct OpenHtmlLink {
    /// Its place in `body.links`; none where it leads to a file, or began in another block.
    pub(super) link: Option<usize>,
    /// Where its text begins.
    pub(super) start: usize,
}

pub(super) struct OpenLink {
    /// Its place in `body.links`; none for files and refused addresses.
    pub(super) link: Option<usize>,
    /// Where its text begins.
    pub(super) start: usize,
    /// The file that it leads to, by its place in `body.attachments`.
    pub(super) file: Option<usize>,
    pub(super) place: Span,
    /// Whether it holds an image, and so is to be seen without text.
    pub(super) has_image: bool,
}

pub(super) struct OpenImage {
    pub(super) depth: usize,
    pub(super) place: Span,
    pub(super) alt: String,
    /// Whether a title says what it shows, as the caption of a figure does.
    pub(super) has_title: bool,
    pub(super) attachment: Option<usize>,
}
