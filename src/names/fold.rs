//! The copy of a text in which names are searched, and the way back to the text itself.
//!
//! Writers, editors and page exports spell one name in many ways that no reader can see: with soft
//! hyphens, with a no-break space, decomposed (`u` + `¨`), with a typographic hyphen or apostrophe.
//! [`fold`] makes all of them one spelling in lower case. A place found in the copy is carried back
//! by [`Folded::start`] and [`Folded::end`].
//!
//! Names are searched in a second copy of the same length ([`Folded::searched`]), in which the signs
//! that a name may have either way are one: a hyphen or dash within words is a space, and all
//! quotation marks are one. What stands around a name is judged by the first copy, which knows them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// What stands for every dash in a folded text: no other sign, and one byte, as its space is.
pub const DASH: char = '\u{1F}';

/// A text folded for the search: full case folding (`ß` is `ss`), NFC, one space for each run of white
/// space, without characters of no width, with one sign each for all hyphens, dashes, apostrophes and
/// quotation marks.
///
/// A blank line stays a line break, which no name contains: a name never reaches over a paragraph.
pub struct Folded<'t> {
    original: &'t str,
    text: String,
    /// The text as names are searched in it, where that is another.
    searched: Option<String>,
    steps: Vec<Step>,
}

/// Folds `text` for the search.
pub fn fold(text: &str) -> Folded<'_> {
    convert(text, true)
}

/// `text` as [`Folded::searched`] has it, with its case kept: what names of exact case are compared by.
pub fn normalise(text: &str) -> String {
    convert(text, false).into_searched()
}

/// What all spellings of one name have in common. Two names are the same where their keys are.
pub fn key(name: &str) -> String {
    fold(name.trim()).into_searched().trim().to_owned()
}

impl Folded<'_> {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded text as names are searched in it. A place in it is the same place in [`text`](Self::text).
    pub fn searched(&self) -> &str {
        self.searched.as_deref().unwrap_or(&self.text)
    }

    /// The same, kept.
    pub fn into_searched(self) -> String {
        self.searched.unwrap_or(self.text)
    }

    /// The original text.
    pub fn original(&self) -> &str {
        self.original
    }

    /// The place in the original of a place in the folded text; `None` where it begins or ends within a letter, as `s`
    /// within `ß`.
    pub fn range(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let range = self.start(start)..self.end(end);
        self.original.get(range.clone()).map(|_| range)
    }

    /// The letter of the original that begins at a place of the folded text; `None` within a letter and at the end.
    pub fn letter(&self, at: usize) -> Option<char> {
        self.original.get(self.start(at)..)?.chars().next()
    }

    /// Where, in the original, that begins which begins at `at` in the folded text (bytes).
    pub fn start(&self, at: usize) -> usize {
        match self.step_before(at) {
            Some(step) => step.start + (at - step.folded),
            None => at,
        }
    }

    /// Where, in the original, that ends which ends at `at` in the folded text (bytes). Soft hyphens
    /// that follow lie outside.
    pub fn end(&self, at: usize) -> usize {
        match self.step_before(at) {
            Some(step) if step.folded == at => step.end,
            Some(step) => step.start + (at - step.folded),
            None => at,
        }
    }

    fn step_before(&self, at: usize) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.folded <= at);
        after.checked_sub(1).map(|i| &self.steps[i])
    }
}

/// A place from which on the two texts run in parallel again. Most texts have none.
struct Step {
    folded: usize,
    /// Where the original text ends that stands before this place.
    end: usize,
    /// Where the original text begins that stands after it.
    start: usize,
}

fn convert(text: &str, lower: bool) -> Folded<'_> {
    let mut folded =
        Folded { original: text, text: String::with_capacity(text.len()), searched: None, steps: Vec::new() };
    if is_composed(text) {
        fold_pieces(&mut folded, runs(text), lower, |piece, out| {
            write_chars(piece.chars(), lower, out);
        });
    } else {
        // A grapheme holds all that can be composed, so each can be normalised alone, in its place.
        fold_pieces(&mut folded, text.grapheme_indices(true), lower, |piece, out| {
            write_chars(piece.chars().filter(|c| !is_ignorable(*c)).nfc(), lower, out);
        });
    }
    if let Cow::Owned(searched) = with_signs_joined(&folded.text) {
        folded.searched = Some(searched);
    }
    folded
}

/// `text` with a space for every hyphen or dash between two words, and one sign for all quotation marks.
fn with_signs_joined(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let mut joined = String::new();
    let mut done = 0;
    for at in memchr::memchr3_iter(b'-', DASH as u8, b'"', bytes) {
        let sign = match bytes[at] {
            b'"' => "'",
            _ if at > 0 && is_word(at - 1) && is_word(at + 1) => " ",
            _ => continue,
        };
        joined.push_str(&text[done..at]);
        joined.push_str(sign);
        done = at + 1;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(&text[done..]);
    Cow::Owned(joined)
}

/// Whether a text is surely in NFC.
fn is_composed(text: &str) -> bool {
    // No character below U+0300 can be composed further or combines; their first bytes are below 0xCC.
    text.bytes().fold(0, u8::max) < 0xCC || is_nfc_quick(text.chars().filter(|c| *c >= '\u{300}')) == IsNormalized::Yes
}

/// The text in pieces, each with its place: words of ASCII with single spaces between them, which only change their case,
/// and everything else character by character.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at += match words_of_ascii(&text.as_bytes()[start..]) {
            0 => text[start..].chars().next()?.len_utf8(),
            length => length,
        };
        Some((start, &text[start..at]))
    })
}

/// How many bytes of words of ASCII with single spaces between them stand first.
fn words_of_ascii(bytes: &[u8]) -> usize {
    let mut end = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'!'..=b'~' => end = at + 1,
            b' ' if at > 0 && end == at => {}
            _ => break,
        }
    }
    end
}

fn fold_pieces<'t>(
    folded: &mut Folded<'t>,
    pieces: impl Iterator<Item = (usize, &'t str)>,
    lower: bool,
    write: impl Fn(&str, &mut String),
) {
    let mut pieces = pieces.peekable();
    while let Some((start, piece)) = pieces.next() {
        let written = folded.text.len();
        if piece.is_ascii() && piece.starts_with(|c: char| c.is_ascii_graphic()) {
            folded.text.push_str(piece);
            if lower {
                folded.text[written..].make_ascii_lowercase();
            }
            continue;
        }
        let mut end = start + piece.len();
        if is_space(piece) {
            let mut line_breaks = usize::from(piece.contains('\n'));
            while let Some((i, next)) = pieces.next_if(|(_, p)| is_space(p) || is_empty(p)) {
                line_breaks += usize::from(next.contains('\n'));
                end = i + next.len();
            }
            folded.text.push(if line_breaks > 1 { '\n' } else { ' ' });
        } else if !is_empty(piece) {
            write(piece, &mut folded.text);
        }
        let position = folded.text.len();
        if position == written {
            match folded.steps.last_mut() {
                Some(step) if step.folded == position => step.start = end,
                _ => {
                    let before = folded.end(position);
                    folded.steps.push(Step { folded: position, end: before, start: end });
                }
            }
        } else if position - written != end - start {
            folded.steps.push(Step { folded: position, end, start: end });
        }
    }
}

fn write_chars(chars: impl Iterator<Item = char>, lower: bool, out: &mut String) {
    for c in chars {
        match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => out.push('-'),
            '\u{2012}'..='\u{2015}' => out.push(DASH),
            '\u{2018}'..='\u{201B}' | '\u{02BC}' | '‹' | '›' => out.push('\''),
            '«' | '»' | '\u{201C}'..='\u{201F}' => out.push('"'),
            c if lower => fold_case(c, out),
            c => out.push(c),
        }
    }
}

/// Full case folding: what two letters have in common that become the same in capitals.
fn fold_case(c: char, out: &mut String) {
    match c {
        '\0'..'\u{DF}' => out.extend(c.to_lowercase()),
        'ß' | 'ẞ' => out.push_str("ss"),
        // Small letters and a sign, which stay themselves.
        'à'..='ÿ' => out.push(c),
        _ => out.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}

fn is_space(piece: &str) -> bool {
    piece.chars().all(char::is_whitespace)
}

fn is_empty(piece: &str) -> bool {
    piece.chars().all(is_ignorable)
}

/// Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark, variation selectors.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(text: &str, needle: &str) -> String {
        let folded = fold(text);
        let at = folded.text().find(needle).expect("the folded text has the needle");
        text[folded.start(at)..folded.end(at + needle.len())].to_owned()
    }

    #[test]
    fn ordinary_text_needs_no_steps() {
        let folded = fold("Übernahme durch ByteDance\nin Peking");
        assert_eq!(folded.text(), "übernahme durch bytedance in peking");
        assert!(folded.steps.is_empty());
    }

    #[test]
    fn invisible_characters_are_dropped_and_found_again() {
        assert_eq!(back("\u{FEFF}die Byte\u{AD}Dance\u{AD}, so", "bytedance"), "Byte\u{AD}Dance");
        assert_eq!(back("\u{AD}\u{200B}Nio\u{200B}\u{AD}s", "nio"), "Nio");
    }

    #[test]
    fn runs_of_white_space_are_one_space() {
        assert_eq!(back("bei Li \u{A0} \n Auto heute", "li auto"), "Li \u{A0} \n Auto");
        assert_eq!(fold("Li\n\nAuto").text(), "li\nauto");
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(back("das Bu\u{308}ro, ja", "büro"), "Bu\u{308}ro");
        assert_eq!(back("die Bu\u{308}ros da", "büros"), "Bu\u{308}ros");
    }

    #[test]
    fn letters_that_grow_in_lower_case_keep_their_place() {
        assert_eq!(back("İstanbul und Tesla hier", "tesla"), "Tesla");
    }

    #[test]
    fn capitals_of_every_letter_are_the_letter() {
        assert_eq!(fold("WEISSE WERKE").text(), fold("Weiße Werke").text());
        assert_eq!(fold("ẞ ﬁ ΣΑΣ").text(), fold("SS FI σας").text());
        assert_eq!(back("die Weißen Werke", "weissen werke"), "Weißen Werke");
    }

    #[test]
    fn no_place_lies_within_a_letter() {
        let folded = fold("Groß");
        assert_eq!((folded.range(0, 4), folded.range(0, 5)), (None, Some(0..5)));
        assert_eq!((folded.letter(3), folded.letter(4), folded.letter(5)), (Some('ß'), None, None));
    }

    #[test]
    fn within_a_name_hyphen_dash_and_space_are_one() {
        assert_eq!(fold("Entity-List – 7").searched(), "entity list \u{1F} 7");
        assert_eq!(fold("Entity–List -x").searched(), "entity list -x");
        assert_eq!(fold("Entity-List").text(), "entity-list");
    }

    #[test]
    fn quotation_marks_are_one() {
        for marked in ["«A»", "„A“", "“A”", "\"A\"", "‚A‘", "‹A›", "'A'"] {
            assert_eq!(fold(marked).searched(), "'a'", "{marked}");
        }
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key(" Bu\u{308}ro\u{A0}für\nChina "), key("Büro für China"));
        assert_eq!(key("Entity-List"), key("Entity List"));
        assert_ne!(key("Musical.ly"), key("Musically"));
    }

    #[test]
    fn hyphens_and_apostrophes_have_one_form() {
        assert_eq!(normalise("US\u{2011}Regierung, Xerox’"), "US Regierung, Xerox'");
        assert_eq!(back("die US\u{2011}Regierung heute", "us-regierung"), "US\u{2011}Regierung");
    }
}
