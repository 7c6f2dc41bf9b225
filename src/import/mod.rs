//! What others have written, with what it says of itself: one file for each format, told by their content.
//!
//! Nothing is guessed: what a file does not state is absent. The text is kept whole, for who retells it.

mod encoding;
mod html;
mod imported;
mod text;

pub use imported::Imported;

/// Reads the bytes of a file.
///
/// # Errors
/// Why there is nothing to import: no text, no article.
pub fn read(bytes: &[u8]) -> Result<Imported, String> {
    let text = encoding::decoded(bytes)?;
    if text.trim().is_empty() {
        return Err("the file is empty".to_owned());
    }
    if html::is_page(&text) { html::read(&text) } else { Ok(text::read(&text)) }
}
