//! Quotations in running text: „…“, »…«, «…», “…”, "…", 「…」, 『…』, ,,…'' and <<…>> as they are typed, and of several words ‘…’, ‹…›,
//! ›…‹ and '…,'.

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

/// Whether a callout, as it is written, is a quotation: `> [!quote] Who`.
pub fn is_quotation(written: &str) -> bool {
    let head = written.trim_start_matches(['>', ' ', '\t']).strip_prefix("[!");
    let word = head.and_then(|head| head.split([']', '|', '\n']).next()).unwrap_or_default();
    is_quotation_word(word)
}

/// Whether a callout of this word is a quotation.
pub fn is_quotation_word(word: &str) -> bool {
    const WORDS: [&str; 2] = ["quote", "cite"];
    WORDS.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The place in the file, marks included.
fn place(block: &TextBlock, text: &str, inner: &Range<usize>) -> Span {
    let (before, behind) = (&text[..inner.start], &text[inner.end..]);
    let typed =
        |is_there: &dyn Fn(&str) -> bool| TYPED.iter().find(|(mark, _)| is_there(mark)).map(|(mark, _)| mark.len());
    let sign = |sign: Option<char>| sign.map_or(0, char::len_utf8);
    let opening = typed(&|mark| before.ends_with(mark)).unwrap_or(sign(before.chars().next_back()));
    let closing = typed(&|mark| behind.starts_with(mark)).unwrap_or(sign(behind.chars().next()));
    let start = block.source_offset(inner.start - opening);
    let last = block.runs.partition_point(|run| run.at as usize <= inner.end).checked_sub(1).map(|at| block.runs[at]);
    let end = last.map_or(start, |run| match run.verbatim {
        true => run.source().start + (inner.end - run.at as usize) + closing,
        false => run.source().end, // a mark in code or written as an entity
    });
    Span { start, end }
}

/// Marks that a keyboard has no sign for, and what they stand for.
const TYPED: [(&str, char); 4] = [(",,", '„'), ("''", '”'), ("<<", '«'), (">>", '»')];

/// A quotation mark in a text, and which side of a quotation it can be on.
struct Mark {
    at: usize,
    length: usize,
    sign: char,
    opens: bool,
    closes: bool,
}

/// Ranges between the marks.
fn marked(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<Mark> = marks(text).collect();
    let mut found = Vec::new();
    // What is not closed from here on is not closed further on either.
    let mut unclosed = Vec::new();
    let mut at = 0;
    while let Some(Mark { at: open, length, sign, opens, .. }) = marks.get(at) {
        at += 1;
        if !opens {
            continue;
        }
        // Another mark closes only where the right one does not.
        for closing in closing_marks(*sign) {
            if unclosed.contains(closing) {
                continue;
            }
            let close = marks[at..].iter().position(|mark| {
                work::steps(1);
                mark.closes && closing.contains(&mark.sign)
            });
            let Some(after) = close else {
                unclosed.push(*closing);
                continue;
            };
            let inner = open + length..marks[at + after].at;
            at += after + 1;
            // Single marks stand around a word too, which is a name or a term.
            if !is_single(*sign) || text[inner.clone()].trim().contains(char::is_whitespace) {
                found.push(inner);
            }
            break;
        }
    }
    found
}

fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let bytes = text.as_bytes().iter().enumerate();
    let first_bytes = bytes
        .filter(|(_, byte)| matches!(byte, b'\xE2' | b'\xE3' | b'\xC2' | b'"' | b'\'' | b',' | b'<' | b'>'))
        .map(|(at, _)| at);
    first_bytes.filter_map(|at| mark(text, at))
}

/// The mark at a place of a text. Straight and single marks are on the side that their neighbours say: an apostrophe, and the
/// sign of inches, stand within or behind a word.
fn mark(text: &str, at: usize) -> Option<Mark> {
    let written = text[at..].chars().next()?;
    let before = text[..at].chars().next_back();
    let typed = TYPED.iter().find(|(mark, _)| text[at..].starts_with(mark)).filter(|_| before != Some(written));
    let length = typed.map_or(written.len_utf8(), |(mark, _)| mark.len());
    let sign = typed.map_or(written, |(_, sign)| *sign);
    let after = text[at + length..].chars().next().filter(|after| typed.is_none() || *after != written);
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let is_open = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let (opens, closes) = match sign {
        // Typed signs stand in tables of numbers and in code too.
        _ if typed.is_some() => (
            !matches!(written, '\'') && !is_word(before) && !is_open(after),
            !matches!(written, ',') && !is_open(before) && !is_word(after),
        ),
        '„' | '“' | '”' | '»' | '«' | '‹' | '›' => (true, true),
        '「' | '『' => (true, false),
        '」' | '』' => (false, true),
        '"' => (!is_word(before) && !is_open(after), !is_open(before) && !is_word(after)),
        '‘' => (!is_word(before) && !is_open(after), false),
        '’' => (false, !is_open(before) && !is_word(after)),
        // Of straight single marks only speech is told from apostrophes: «'We paid,' she said».
        '\'' => {
            let ends = before.is_some_and(|before| matches!(before, '.' | ',' | '!' | '?' | '…'));
            let is_free = is_open(before) || matches!(before, Some('(' | '[' | '–' | '—' | '"' | '“'));
            (is_free && after.is_some_and(char::is_alphabetic), ends && !is_word(after))
        }
        _ => return None,
    };
    Some(Mark { at, length, sign, opens, closes })
}

fn is_single(sign: char) -> bool {
    matches!(sign, '‘' | '\'' | '‹' | '›')
}

/// What closes a quotation that this mark opens, the right marks first. «“» opens in English and closes in German, so „ comes
/// with both.
fn closing_marks(open: char) -> &'static [&'static [char]] {
    match open {
        '„' => &[&['“', '”'], &['"']],
        '“' => &[&['”'], &['"']],
        '»' => &[&['«']],
        '«' => &[&['»']],
        '‹' => &[&['›']],
        '›' => &[&['‹']],
        '「' => &[&['」']],
        '『' => &[&['』']],
        '"' => &[&['"']],
        '‘' => &[&['’']],
        '\'' => &[&['\'']],
        _ => &[],
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
            ("Nutzer’s \"gerade\" Zeichen", &["gerade"]),
            ("She said: \"We paid.\" Then (\"nothing\").", &["We paid.", "nothing"]),
            ("A 5\" pipe and a 6\" one, said \"we never paid\".", &["we never paid"]),
            ("one \" alone", &[]),
            ("Er sagte: „Wir zahlten.\" Dann nichts.", &["Wir zahlten."]),
            ("„außen \"innen\" außen“", &["außen \"innen\" außen"]),
            ("‘We didn’t pay,’ she said of the ‘bribe’.", &["We didn’t pay,"]),
            ("'We didn't pay, yes,' she said of the firms' 'term' and rock 'n' roll.", &["We didn't pay, yes,"]),
            ("The firms’ and the owners’ ships, and the '90s' sound.", &[]),
            ("王说：「华为偷窃技术」。", &["华为偷窃技术"]),
            ("『盗んだ「物」だ。』と記者。", &["盗んだ「物」だ。"]),
            ("Roe: ‹Acme a payé› et ‹rien›; ›Acme zahlte nie‹.", &["Acme a payé", "Acme zahlte nie"]),
            ("« Roe dit ‹Acme a payé› »", &[" Roe dit ‹Acme a payé› "]),
            ("Prezes: ,,jest winna napadu'' i ,,nie\".", &["jest winna napadu", "nie"]),
            ("Il dit <<coupable de viol>> et a << b.", &["coupable de viol"]),
            ("1,,2,,3 and ,,, and it's 5'' long", &[]),
            ("‚Wir zahlten nicht‘, sagte ‚er‘ selbst.", &[]),
        ] {
            let found: Vec<&str> = marked(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, quoted, "{text}");
        }
    }
}
