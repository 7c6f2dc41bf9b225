//! How many statements find room in the margin of a paragraph. The text must not be torn apart by its apparatus, so heights are
//! estimated from the number of letters, rather too high for a note and too low for a paragraph; the style sheet sees to it that
//! a wrong estimate moves no text.

use crate::model::Body;

/// Letters of a line of text, and of a line in the margin where that is narrowest.
const TEXT: usize = 70;
const MARGIN: usize = 31;
/// Heights in pixels: a line of text, a line in the margin, what lies between two notes.
const TEXT_LINE: usize = 28;
const MARGIN_LINE: usize = 20;
const GAP: usize = 8;
/// A closed line that opens.
const SUMMARY: usize = 28;

/// The height of each paragraph of a body, preceded by 0 for none.
pub fn heights(body: &Body) -> Vec<usize> {
    let mut heights = vec![0; body.passages.len() + 1];
    for text in &body.texts {
        if let Some(height) = heights.get_mut(text.passage as usize) {
            *height += text.len().div_ceil(TEXT) * TEXT_LINE;
        }
    }
    heights
}

/// The letters of a note: of its first part, which stands on lines of its own, and of what is known about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    pub head: usize,
    pub tail: usize,
}

impl Letters {
    fn height(self) -> usize {
        (self.head.div_ceil(MARGIN) + self.tail.div_ceil(MARGIN)) * MARGIN_LINE + GAP
    }
}

/// How many notes, from the first, fit beside a paragraph of a height: all of them with the line of the pages that cite the
/// paragraph, or some with the line that opens the others.
pub fn fitting(notes: &[Letters], height: usize, is_cited: bool) -> usize {
    let heights = || notes.iter().map(|note| note.height());
    if heights().sum::<usize>() + if is_cited { SUMMARY } else { 0 } <= height {
        return notes.len();
    }
    let room = height.saturating_sub(SUMMARY);
    let ends = heights().scan(0, |end, height| {
        *end += height;
        Some(*end)
    });
    ends.take_while(|end| *end <= room).count()
}

/// Letters of texts in a row, with what joins them.
pub fn letters(texts: &[&str]) -> usize {
    texts.iter().filter(|text| !text.is_empty()).map(|text| text.chars().count() + 3).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_notes_as_find_room_and_the_line_for_the_others() {
        // One line each: 28 pixels.
        let notes = [Letters { head: 10, tail: 0 }; 4];
        let fit = |height, is_cited| fitting(&notes, height, is_cited);
        assert_eq!((fit(4 * 28, false), fit(4 * 28 - 1, false)), (4, 2));
        assert_eq!((fit(4 * 28, true), fit(5 * 28, true)), (3, 4));
        assert_eq!((fit(28, false), fit(0, true)), (0, 0));
    }
}
