//! Quotations in running text: „…“, »…«, «…», “…”.

use std::ops::Range;

use crate::model::{Quotation, TextBlock};
use crate::source::Span;
use crate::work;

/// The quotations of a block of text, in order. A mark that nothing closes within the block opens none; single marks
/// inside a quotation belong to it.
pub fn quotations(block: &TextBlock, text: &str) -> impl Iterator<Item = Quotation> {
    marked(text)
        .into_iter()
        .map(|inner| Quotation { text: text[inner.clone()].to_owned(), span: place(block, text, &inner) })
}

/// Words with which a note says where something comes from.
const NOTES: [&str; 8] = ["source", "sources", "quelle", "quellen", "reference", "references", "via", "note"];

/// Whether a block quote is such a note, `> Source: …`, and quotes nobody.
pub fn is_note(text: &str) -> bool {
    let head = text.split_once(':').map_or("", |(head, _)| head.trim());
    NOTES.iter().any(|note| note.eq_ignore_ascii_case(head))
}

/// The place in the file, marks included.
fn place(block: &TextBlock, text: &str, inner: &Range<usize>) -> Span {
    let opening = text[..inner.start].chars().next_back().map_or(0, char::len_utf8);
    let closing = text[inner.end..].chars().next().map_or(0, char::len_utf8);
    let start = block.source_offset(inner.start - opening);
    let last = block.runs.partition_point(|run| run.at as usize <= inner.end).checked_sub(1).map(|at| block.runs[at]);
    let end = last.map_or(start, |run| match run.verbatim {
        true => run.source().start + (inner.end - run.at as usize) + closing,
        false => run.source().end, // a mark in code or written as an entity
    });
    Span { start, end }
}

/// Ranges between the marks.
fn marked(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<(usize, char)> = marks(text).collect();
    let mut found = Vec::new();
    // What is not closed from here on is not closed further on either.
    let mut unclosed = Vec::new();
    let mut at = 0;
    while let Some(&(open, mark)) = marks.get(at) {
        at += 1;
        let Some(closing) = closing_marks(mark).filter(|_| !unclosed.contains(&mark)) else { continue };
        let close = marks[at..].iter().position(|(_, mark)| {
            work::steps(1);
            closing.contains(mark)
        });
        match close {
            Some(after) => {
                found.push(open + mark.len_utf8()..marks[at + after].0);
                at += after + 1;
            }
            None => unclosed.push(mark),
        }
    }
    found
}

fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let first_bytes = memchr::memchr2_iter(b'\xE2', b'\xC2', text.as_bytes());
    let marks = first_bytes.filter_map(|at| Some((at, text[at..].chars().next()?)));
    marks.filter(|(_, mark)| matches!(mark, '„' | '“' | '”' | '»' | '«'))
}

/// What closes a quotation that this mark opens. «“» opens in English and closes in German, so „ comes with both.
fn closing_marks(open: char) -> Option<&'static [char]> {
    match open {
        '„' => Some(&['“', '”']),
        '“' => Some(&['”']),
        '»' => Some(&['«']),
        '«' => Some(&['»']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_of_marks_is_known() {
        for (text, quoted) in [
            ("Er sagte: „Wir klagen.“ Dann „nichts“.", &["Wir klagen.", "nichts"][..]),
            ("»glaubwürdige Hinweise«, so der Text", &["glaubwürdige Hinweise"]),
            ("Er sprach von «Druck» und «Zwang».", &["Druck", "Zwang"]),
            ("He said “credible evidence” twice.", &["credible evidence"]),
            ("„außen ‚innen‘ außen“", &["außen ‚innen‘ außen"]),
            ("offen „ohne Ende", &[]),
            ("Nutzer’s \"gerade\" Zeichen", &[]),
        ] {
            let found: Vec<&str> = marked(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, quoted, "{text}");
        }
    }
}
