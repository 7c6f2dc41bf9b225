//! How many statements find room in the margin of a paragraph. The text must not be torn apart by its apparatus, so heights are
//! estimated from the number of letters, rather too high for a note and too low for a paragraph; the style sheet sees to it that
//! a wrong estimate moves no text.

use crate::model::Body;

/// Letters of a line of text, and of a line in the margin where that is narrowest.
const TEXT: usize = 70;
const MARGIN: usize = 39;
/// Letters of the word that a line in the margin has no room for.
const WORD: usize = 6;
/// Heights in pixels: a line of text, a line in the margin, what lies between two notes.
const TEXT_LINE: usize = 28;
const MARGIN_LINE: usize = 20;
const GAP: usize = 8;
/// A closed line that opens.
const SUMMARY: usize = 24;

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

/// The letters of a note: of its first part, which stands on lines of its own; of how sure and where it stands, without which it
/// is not told; and of what else is known about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    pub head: usize,
    pub standing: usize,
    pub tail: usize,
}

impl Letters {
    fn brief_height(self) -> usize {
        (lines(self.head) + lines(self.standing)) * MARGIN_LINE + GAP
    }

    fn full_height(self) -> usize {
        Letters { standing: self.standing + self.tail, ..self }.brief_height()
    }
}

fn lines(letters: usize) -> usize {
    if letters <= MARGIN { letters.min(1) } else { letters.div_ceil(MARGIN - WORD) }
}

/// How many notes, from the first, fit beside a paragraph of a height, and of each whether it does in full: all of them with the
/// line of the pages that cite the paragraph, or some with the line that opens the others. As many as
/// possible come before what else is known about the first.
pub fn fitting(notes: &[Letters], height: usize, is_cited: bool) -> Vec<bool> {
    let all: usize = notes.iter().map(|note| note.full_height()).sum();
    if all + if is_cited { SUMMARY } else { 0 } <= height {
        return vec![true; notes.len()];
    }
    let mut room = height.saturating_sub(SUMMARY);
    let mut take = |height: usize| room.checked_sub(height).map(|left| room = left).is_some();
    let heads = notes.iter().take_while(|note| take(note.brief_height())).count();
    notes[..heads].iter().map(|note| take(note.full_height() - note.brief_height())).collect()
}

/// Letters of texts in a row, with what joins them.
pub fn letters(texts: &[&str]) -> usize {
    texts.iter().filter(|text| !text.is_empty()).map(|text| text.chars().count() + 3).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(tail: usize) -> Letters {
        Letters { head: 10, standing: 0, tail }
    }

    #[test]
    fn as_many_notes_as_find_room_and_the_line_for_the_others() {
        // One line each: 28 pixels.
        let notes = [note(0); 4];
        let fit = |height, is_cited| fitting(&notes, height, is_cited).len();
        assert_eq!((fit(4 * 28, false), fit(4 * 28 - 1, false)), (4, 3));
        assert_eq!((fit(4 * 28, true), fit(5 * 28, true)), (3, 4));
        assert_eq!((fit(28, false), fit(0, true)), (0, 0));
    }

    #[test]
    fn a_statement_stands_before_what_is_known_about_another() {
        // A line, and one or two lines of what is known.
        let notes = [note(40), note(10), note(0)];
        let fit = |height| fitting(&notes, height, false);
        assert_eq!(fit(4 * 28), [false, false, true]);
        assert_eq!(fit(4 * 28 + 20), [false, true, true]);
        assert_eq!(fit(4 * 28 + 32), [true, true, true]);
        assert_eq!(fit(3 * 28), [false, false]);
    }
}
