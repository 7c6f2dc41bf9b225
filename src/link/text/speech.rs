//! Where a text quotes somebody's words, so that a quotation which is shortened keeps its marks.

use std::ops::Range;

/// What stands between quotation marks in a text (bytes, with the marks), in order and none within another. Single marks, which
/// may be apostrophes, and what is never closed do not count.
pub(super) fn speeches(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        match open {
            Some((start, closing)) if closing.contains(&sign) => {
                found.push(start..at + sign.len_utf8());
                open = None;
            }
            None if !before.is_alphanumeric() => open = closing_of(sign).map(|closing| (at, closing)),
            _ => {}
        }
        before = sign;
    }
    found
}

/// What closes a quotation that a sign opens.
fn closing_of(sign: char) -> Option<&'static [char]> {
    Some(match sign {
        '„' => &['“', '”', '"'],
        '“' | '”' => &['”'],
        '"' => &['"'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    })
}

/// The marks that a gap of a text swallows: the one that closes what was begun before it, and the one that opens what goes on
/// behind it.
pub(super) fn swallowed(text: &str, speeches: &[Range<usize>], gap: Range<usize>) -> [Option<char>; 2] {
    let first = speeches.get(speeches.partition_point(|speech| speech.end <= gap.start));
    let closed = first.filter(|speech| speech.start < gap.start && speech.end <= gap.end);
    let last = speeches.partition_point(|speech| speech.start < gap.end).checked_sub(1);
    let opened = last.map(|last| &speeches[last]).filter(|speech| speech.start >= gap.start && speech.end > gap.end);
    [
        closed.and_then(|speech| text[speech.clone()].chars().next_back()),
        opened.and_then(|speech| text[speech.clone()].chars().next()),
    ]
}
