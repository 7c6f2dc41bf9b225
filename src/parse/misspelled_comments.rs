//! Comments that are none any more: a word processor made one dash of two, or what opened them is gone. Readers would see them,
//! and so would they see a box that its author calls private.

use super::hidden::{EMPTY_COMMENT, code_spans, is_container_mark, is_escaped};
use super::kept_back::is_keeping_tag;
use crate::diagnostic::{Code, Place};
use crate::source::Span;
use crate::yaml::Log;

/// What is left of a comment, or was meant as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// `<!—`, `<! --`, `<!-`.
    Opening,
    /// `-->` at the end of a line. Within a line it is an arrow.
    Closing,
    /// `> [!private]`.
    Box,
    /// `<!--`, where it is in doubt what closes it.
    Comment,
}

/// Reports each of them in a body. Its comments have gone.
pub(super) fn report(text: &str, body: Span, log: &Log) {
    for (sign, place) in signs(text, body) {
        let written = &text[place.range()];
        let (code, message, help) = match sign {
            Sign::Opening => (
                Code::HiddenText,
                format!("`{written}` opens no comment, and readers would see it"),
                "write <!-- … --> with two hyphens and no space before them, or put it between code marks where it is to be read",
            ),
            Sign::Closing => (
                Code::OpenComment,
                "no comment is open that this could close".to_owned(),
                "write <!-- where it begins; where this is an arrow write \\-->",
            ),
            Sign::Box => (
                Code::HiddenText,
                format!("`{written}` keeps nothing back: readers see a box of that name"),
                "make a comment of it, or give the box another word",
            ),
            Sign::Comment => continue,
        };
        log.report(code, Place::Span(place), message, help);
    }
}

/// These signs from left to right, outside of code.
fn signs(text: &str, body: Span) -> Vec<(Sign, Span)> {
    let whole = &text[body.range()];
    let is_there = |sign: &str| whole.contains(sign);
    if !is_there("!") && !is_there("！") && !is_there("-->") {
        return Vec::new();
    }
    let signs = memchr::memchr3_iter(b'<', b'-', b'[', whole.as_bytes());
    let mut found: Vec<(Sign, Span)> = signs
        .filter_map(|at| sign_at(text, body.start + at, body.end))
        .filter(|(_, place)| !is_escaped(text, place.start))
        .collect();
    if !found.is_empty() {
        let code = code_spans(text, body);
        let mut code = code.iter().peekable();
        found.retain(|(_, place)| {
            while code.next_if(|code| code.end <= place.start).is_some() {}
            code.peek().is_none_or(|code| place.start < code.start)
        });
    }
    // A comment that is still there has been reported, and what follows may be its end.
    let left = found.iter().find(|(sign, _)| *sign == Sign::Comment).map_or(body.end, |(_, place)| place.start);
    found.retain(|(sign, place)| *sign != Sign::Comment && (*sign != Sign::Closing || place.start < left));
    found
}

fn sign_at(text: &str, at: usize, end: usize) -> Option<(Sign, Span)> {
    let rest = &text[at..end];
    let place = |length: usize| Span { start: at, end: at + length };
    match rest.as_bytes()[0] {
        b'<' if rest.starts_with("<!--") => {
            (!rest.starts_with(EMPTY_COMMENT)).then(|| (Sign::Comment, place("<!--".len())))
        }
        b'<' => {
            let after = rest[1..].trim_start_matches(SPACE).strip_prefix(['!', '！'])?.trim_start_matches(SPACE);
            let length = after.chars().take_while(|c| DASHES.contains(c)).map(char::len_utf8).sum::<usize>();
            (length > 0).then(|| (Sign::Opening, place(rest.len() - after.len() + length)))
        }
        b'-' => {
            let after = rest.strip_prefix("-->")?.trim_start_matches(SPACE);
            let is_last = after.is_empty() || after.starts_with(['\n', '\r']);
            let is_part = text[..at].ends_with("--") || text[..at].ends_with("<!");
            (is_last && !is_part).then(|| (Sign::Closing, place("-->".len())))
        }
        b'[' => {
            let word = rest.strip_prefix("[!")?.split(['[', ']', '|', '\n']).next()?;
            let before = text[..at].trim_end_matches(is_container_mark);
            let is_box = (before.is_empty() || before.ends_with(['\n', '\r'])) && text[before.len()..at].contains('>');
            let is_whole = rest["[!".len() + word.len()..].starts_with([']', '|']);
            let is_hiding = || matches!(&*word.to_lowercase(), "hidden" | "hide") || is_keeping_tag(word);
            (is_box && is_whole && is_hiding()).then(|| (Sign::Box, place("[!]".len() + word.len())))
        }
        _ => None,
    }
}

const SPACE: [char; 3] = [' ', '\t', '\u{a0}'];

/// What stands for one hyphen or two.
const DASHES: [char; 8] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '―', '\u{2212}'];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Sign, &str)> {
        let all = signs(text, Span { start: 0, end: text.len() });
        all.into_iter().map(|(sign, place)| (sign, &text[place.range()])).collect()
    }

    #[test]
    fn comments_with_other_dashes_without_their_opening_and_private_boxes_are_found() {
        for (text, sign, written) in [
            ("a <!— b —> c", Sign::Opening, "<!—"),
            ("<!–- b -–>", Sign::Opening, "<!–-"),
            ("a <! -- b --> c", Sign::Opening, "<! --"),
            ("a < !-- b --> c", Sign::Opening, "< !--"),
            ("<!- b ->", Sign::Opening, "<!-"),
            ("<！-- b c", Sign::Opening, "<！--"),
            ("a\nb -->\nc", Sign::Closing, "-->"),
            ("a -->  ", Sign::Closing, "-->"),
            ("> [!private] a", Sign::Box, "[!private]"),
            ("- > [!Do-not-publish]- a", Sign::Box, "[!Do-not-publish]"),
            ("> a\n> > [!hidden|x] a", Sign::Box, "[!hidden]"),
        ] {
            let found = found(text);
            assert!(found.len() == 1 && found[0].0 == sign, "{text}: {found:?}");
            assert_eq!(found[0].1.len(), written.len(), "{text}");
        }
    }

    #[test]
    fn arrows_code_escapes_and_other_boxes_are_none() {
        for text in [
            "A --> B",
            "A ----->\nB",
            "`a -->`",
            "```\nA -->\n<!— b\n> [!private]\n```",
            "a \\-->",
            "\\<!— b",
            "<!-->\na",
            "a <!-- b <!-- c -->\nd -->",
            "x <!DOCTYPE html>",
            "> [!note] private",
            "[!private] a",
            "> [!private equity] a",
            "a < b! - c",
            "a > [!private] b",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
