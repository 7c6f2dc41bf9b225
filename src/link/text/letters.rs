//! A text as quotations are looked up in it: its letters, and where its words begin and end.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

/// A text without what copies of one text differ in: white space, quotation marks, dashes, ways to write one letter.
pub(super) struct Letters {
    text: String,
    /// Of each place in the text whether it lies within a word or a number.
    within: Vec<bool>,
    /// All of it, with what the letters are taken from.
    written: Vec<char>,
    /// Of each place in the text the one of its letter in what is written.
    places: Vec<u32>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let written: Vec<char> = text.nfkc().collect();
        let mut letters = Letters {
            text: String::with_capacity(text.len()),
            within: Vec::with_capacity(text.len()),
            written: Vec::new(),
            places: Vec::with_capacity(text.len()),
        };
        let mut glued = Glue::default();
        for (at, letter) in written.iter().enumerate() {
            let goes_on = glued.goes_on(&written, at);
            if is_furniture(*letter) {
                continue;
            }
            letters.within.push(goes_on);
            letters.within.resize(letters.text.len() + letter.len_utf8(), true);
            letters.places.resize(letters.within.len(), u32::try_from(at).unwrap_or(u32::MAX));
            letters.text.push(*letter);
        }
        letters.written = written;
        letters
    }

    /// What is written before and behind each occurrence of a piece, of words that are whole.
    pub(super) fn around(&self, piece: &Piece) -> Vec<(&[char], &[char])> {
        let mut around = Vec::new();
        let mut done = 0;
        while let Some(end) = self.end_of(piece, done) {
            let start = end - piece.letters.len();
            let [from, to] = [self.places.get(start), self.places.get(end)].map(|place| place.copied());
            let from = from.map_or(self.written.len(), |place| place as usize);
            let to = to.map_or(self.written.len(), |place| place as usize);
            // Quotation marks and white space before the next letter are what is written behind.
            let last = self.places.get(end.saturating_sub(1)).map_or(to, |place| *place as usize + 1);
            around.push((&self.written[..from], &self.written[last.min(to)..]));
            done = end;
        }
        around
    }

    /// Where the first occurrence of a piece behind a place ends, of words that are whole.
    pub(super) fn end_of(&self, piece: &Piece, behind: usize) -> Option<usize> {
        beginnings(&piece.letters).iter().find_map(|letters| {
            let starts = memmem::find_iter(&self.text.as_bytes()[behind..], letters).map(|at| behind + at);
            let is_whole = |start: &usize| {
                (piece.begins_within || self.is_edge(*start))
                    && (piece.ends_within || self.is_edge(start + letters.len()))
            };
            Some(starts.filter(|start| self.text.is_char_boundary(*start)).find(is_whole)? + letters.len())
        })
    }

    fn is_edge(&self, place: usize) -> bool {
        !self.within.get(place).copied().unwrap_or_default()
    }
}

/// A stretch of a quotation between what its author left out or put in.
pub(super) struct Piece {
    pub(super) letters: String,
    /// Whether letters of the author's own stand directly before or behind it: «[un]able», «own[s]».
    begins_within: bool,
    ends_within: bool,
}

impl Piece {
    pub(super) fn new(text: &str, begins_within: bool, ends_within: bool) -> Self {
        Piece { letters: letters(text), begins_within, ends_within }
    }

    /// Takes signs off its end that belong to the sentence around the quotation.
    pub(super) fn trim_end(&mut self, signs: &[char]) {
        let length = self.letters.trim_end_matches(signs).len();
        self.letters.truncate(length);
    }
}

/// The letters of a text alone.
pub(super) fn letters(text: &str) -> String {
    text.nfkc().filter(|letter| !is_furniture(*letter)).collect()
}

/// A piece as it is, and with its first letter as in the middle or at the beginning of a sentence.
fn beginnings(piece: &str) -> [String; 2] {
    let mut letters = piece.chars();
    let first = letters.next();
    let other: String = match first {
        Some(first) if first.is_uppercase() => first.to_lowercase().collect(),
        Some(first) => first.to_uppercase().collect(),
        None => String::new(),
    };
    [piece.to_owned(), other + letters.as_str()]
}

/// Whether a word goes on, from letter to letter.
#[derive(Default)]
struct Glue {
    /// Whether what stands before is a letter or digit of a word that is still open.
    open: bool,
    /// The word so far, as far as a prefix can be long.
    word: String,
}

impl Glue {
    /// Prefixes that negate also before a hyphen: «non-binding».
    const NEGATING: [&'static str; 4] = ["anti", "nicht", "non", "un"];

    /// Whether a letter continues the word before it. Signs between two letters or digits of one word leave it open.
    fn goes_on(&mut self, written: &[char], at: usize) -> bool {
        let letter = written[at];
        if is_of_word(letter) {
            let goes_on = self.open;
            if !goes_on {
                self.word.clear();
            }
            if self.word.len() < 8 {
                self.word.extend(letter.to_lowercase());
            }
            self.open = true;
            return goes_on;
        }
        let was_open = self.open;
        self.open &= joins(written, at) || is_dash(letter) && Self::NEGATING.contains(&&*self.word);
        was_open && self.open
    }
}

/// Whether a sign stands within a word or a number: the comma of 1,500, the apostrophe of «can’t», the hyphen at the end of a
/// line, and signs that nobody sees.
fn joins(written: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| written[before]);
    let after = written.get(at + 1).copied();
    let is = |side: Option<char>, of: fn(char) -> bool| side.is_some_and(of);
    let broken = || {
        let mut rest = written[at + 1..].iter().skip_while(|c| matches!(**c, ' ' | '\r')).peekable();
        rest.peek() == Some(&&'\n') && rest.find(|c| !c.is_whitespace()).is_some_and(|c| c.is_lowercase())
    };
    match written[at] {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => true,
        '.' | ',' | '\'' | '’' if is(before, char::is_numeric) && is(after, char::is_numeric) => true,
        '\'' | '’' => after == Some('t'),
        '\n' | '\r' | ' ' => at > 0 && is_line_broken(written, at),
        dash if is_dash(dash) => broken(),
        _ => false,
    }
}

/// Whether white space stands behind the hyphen of a word that is broken at the end of a line.
fn is_line_broken(written: &[char], at: usize) -> bool {
    const LONGEST: usize = 40;
    let first = at.saturating_sub(LONGEST);
    let dash = (first..at).rev().find(|place| !written[*place].is_whitespace());
    dash.is_some_and(|dash| is_dash(written[dash]) && joins(written, dash))
}

/// Whether a letter belongs to a word whose edges are seen. Chinese, Japanese, Thai and their kin put no space between words; in
/// Korean, Arabic and Hebrew small words are written together with others.
fn is_of_word(letter: char) -> bool {
    let is_unspaced = matches!(letter,
        '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{20000}'..='\u{3ffff}');
    let is_mark = matches!(letter, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}');
    letter.is_numeric() && !matches!(letter, '\u{2e80}'..='\u{9fff}')
        || !is_unspaced && (letter.is_alphabetic() || is_mark)
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn is_furniture(letter: char) -> bool {
    const MARKS: [char; 13] = ['"', '\'', '`', '´', '„', '“', '”', '«', '»', '‹', '›', '‘', '’'];
    const DASHES: [char; 3] = ['-', '\u{ad}', '\u{2212}'];
    let is_mark = MARKS.contains(&letter) || matches!(letter, '‚' | '‛' | '‟' | '「' | '」' | '『' | '』');
    letter.is_whitespace()
        || letter.is_control()
        || is_mark
        || DASHES.contains(&letter)
        || matches!(letter, '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
