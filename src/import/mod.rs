//! What others have written, with what it says of itself: one file or folder for each format, told by their content. All give
//! [`Findings`]: documents that are to be written, and what is to be said of them.
//!
//! Nothing is guessed: what a file does not state is absent. The text of a source is kept whole, for who retells it.

mod archive;
pub mod bibliography;
mod csv_lines;
mod encoding;
pub mod folder;
mod found;
mod front_matter;
pub mod ftm;
mod html;
mod html_blocks;
mod html_signs;
mod imported;
pub mod table;
mod taken;
mod text;
pub mod wording;

pub use found::{Beside, Content, Findings, Found, Remark};
pub use imported::Imported;
pub use taken::Taken;

/// The text of a file.
///
/// # Errors
/// That it is none, or empty.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    let text = encoding::decoded(bytes)?;
    if text.trim().is_empty() { Err("the file is empty".to_owned()) } else { Ok(text) }
}

/// A text or a saved page.
///
/// # Errors
/// Why there is nothing to import: a page without an article.
pub fn imported(text: &str) -> Result<Imported, String> {
    match () {
        () if archive::is_archive(text) => archive::read(text),
        () if html::is_page(text) => html::read(text),
        () => Ok(text::read(text)),
    }
}
