//! Which way a block runs: a paragraph in Arabic within an English article begins at the right, and one in English within an
//! Arabic article at the left.

use pulldown_cmark::Event;

use crate::labels::is_right_to_left;
use crate::render::body::writer::Writer;

impl Writer<'_> {
    /// Writes `dir` for the block that has just been opened, where its first letter is written from right to left, or from
    /// left to right in a document that runs the other way. A text of the usual direction gets none. Not `auto`: for a list or a quotation a browser looks past the blocks within, since
    /// these have a direction of their own.
    pub(super) fn direction(&mut self) {
        let mut depth = 0usize;
        for (event, _) in &self.nodes[self.at..] {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return,
                Event::End(_) => depth -= 1,
                Event::Text(piece) | Event::Code(piece) => {
                    if let Some(letter) = piece.chars().find(|letter| letter.is_alphabetic()) {
                        match (is_right_to_left(letter), self.plan.right_to_left) {
                            (true, _) => self.attribute("dir", "rtl"),
                            (false, true) => self.attribute("dir", "ltr"),
                            (false, false) => {}
                        }
                        return;
                    }
                }
                _ => {}
            }
        }
    }
}
